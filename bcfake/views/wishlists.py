"""Wishlists as V3 shows them, always with their items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, NotFound
from bcfake.fields import Flag, Int, ListOf, Object, Text
from bcfake.resources.uuids import uuid_of
from bcfake.resources.wishlists import WISHLIST_ITEMS
from bcfake.resources.wishlists import WISHLISTS as ROWS
from bcfake.schema import Call
from bcfake.store import Store
from bcfake.view import Draft, Endpoint, Shown, Sight, View

SPEC = "wishlists.v3.yml"
ITEM = Object(
    name="item",
    partial=True,
    fields=(Int(name="id"), Int(name="product_id", min=1), Int(name="variant_id")),
)
ITEMS = ListOf(name="items", item=ITEM, required_on_update=True)
NEW_ITEMS = ListOf(
    name="items",
    item=replace(ITEM, fields=(replace(ITEM.fields[1], required=True), ITEM.fields[2])),
)


def _items(sight: Sight) -> Any:
    rows = sight.store.list(WISHLIST_ITEMS, parent=sight.row["id"])
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def _save(store: Store, wishlist_id: int, items: Iterable[Mapping[str, Any]]) -> None:
    """Change the items that have an id, add the others."""
    for place, item in enumerate(items):
        values = {name: value for name, value in item.items() if name != "id"}
        try:
            if not item.get("id"):
                store.create(WISHLIST_ITEMS, values, parent=wishlist_id)
                continue
            if not store.find(WISHLIST_ITEMS, id=item["id"], wishlist_id=wishlist_id):
                raise Invalid("id", f"The wishlist has no item with the id {item['id']}.")
            store.update(WISHLIST_ITEMS, item["id"], values, parent=wishlist_id)
        except Invalid as refusal:
            raise refusal.inside(f"items.{place}") from None


def _save_sent(draft: Draft) -> None:
    assert draft.row is not None
    _save(draft.store, draft.row["id"], draft.sent.get("items", ()))


WISHLISTS = View(
    path="wishlists",
    source=ROWS,
    spec=SPEC,
    created=201,
    updated=201,
    links=False,
    fields=(
        Int(name="id", read_only=True),
        Int(name="customer_id", min=1, required=True, read_only="update"),
        Text(name="name"),
        Flag(name="is_public"),
        Shown(
            Text(name="token", read_only=True),
            lambda sight: uuid_of("wishlist", sight.row["id"]),
        ),
        Shown(ITEMS, _items),
    ),
    filters=("customer_id",),
    after=_save_sent,
)


def _whole(call: Call) -> dict[str, Any]:
    row = viewing.find(WISHLISTS, call.store, call.ids[:1])
    return viewing.shown(WISHLISTS, call, row)


def add_items(call: Call) -> Mapping[str, Any]:
    """POST /wishlists/{wishlist_id}/items: put more on the list; the answer is all of it."""
    id = viewing.find(WISHLISTS, call.store, call.ids)["id"]
    sent = viewing.parse_loosely((NEW_ITEMS,), call.body)
    _save(call.store, id, sent.get("items", ()))
    return _whole(call)


def delete_item(call: Call) -> Mapping[str, Any]:
    """DELETE …/items/{item_id}: take one off the list; the answer is what is left."""
    id = viewing.find(WISHLISTS, call.store, call.ids[:1])["id"]
    found = call.store.find(WISHLIST_ITEMS, wishlist_id=id)
    for row in found:
        if str(row["id"]) == str(call.ids[1]):
            call.store.delete(WISHLIST_ITEMS, row["id"], parent=id)
            return _whole(call)
    raise NotFound(f"Wishlist item with {call.ids[1]} does not exist.")


VIEWS = (WISHLISTS,)
ENDPOINTS = (
    Endpoint("POST", "wishlists/{wishlist_id}/items", add_items, status=201, spec=SPEC),
    Endpoint("DELETE", "wishlists/{wishlist_id}/items/{item_id}", delete_item, spec=SPEC),
)
