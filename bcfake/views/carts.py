"""Carts as V3 shows them, and what is done with them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from bcfake import viewing
from bcfake.errors import Invalid, Missing, NotFound
from bcfake.fields import Flag, Int, Json, Money, Object, Text, Timestamp
from bcfake.resources.cart_metafields import CART_METAFIELDS
from bcfake.resources.cart_sums import CartSums, sums_of
from bcfake.resources.carts import (
    CART_ITEMS,
    CERTIFICATE,
    CUSTOM,
    changed,
    email_of,
    items_of,
    refuse_stale,
)
from bcfake.resources.carts import CARTS as ROWS
from bcfake.resources.order_fields import LOCALE
from bcfake.resources.store_information import STORE_INFORMATION, storefront
from bcfake.schema import CREATE, DELETE, GET, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Pair, Shown, Sight, View
from bcfake.views.cart_items import (
    CERTIFICATES,
    CUSTOM_ITEMS,
    ITEM,
    PRICE,
    QUANTITY,
    SENT,
    Grouped,
    add_items,
    grouped,
    number,
    product_values,
)
from bcfake.views.metafields import metafields

SPEC = "carts.v3.yml"
VERSION = Int(name="version", min=1)
VERSIONED = (VERSION,)
CURRENCY = Object(name="currency", read_only="update", fields=(Text(name="code", required=True),))


# ---- amounts


def sums(sight: Sight) -> CartSums:
    """The amounts of the cart that is looked at."""
    return sums_of(sight.store, sight.row)


def coupons(found: CartSums, *, as_type: bool = False) -> list[dict[str, Any]]:
    """The coupons of a cart; `as_type` names their type instead of numbering it."""
    return [
        {
            "id": coupon.row["id"] if as_type else str(coupon.row["id"]),
            "code": code,
            "coupon_type": coupon.kind if as_type else str(coupon.number),
            "display_name": coupon.row["name"],
            "discounted_amount": number(found.by_coupon(code)),
        }
        for code, coupon in found.coupons.items()
    ]


def discounts(found: CartSums) -> list[dict[str, Any]]:
    """What comes off each item, by the item's id (as the examples have it)."""
    return [
        {
            "id": line.item["uuid"],
            "discounted_amount": number(line.discount + line.coupon_amount),
        }
        for line in found.lines
        if line.item["kind"] not in (CERTIFICATE, CUSTOM)
    ]


def redirect_urls(sight: Sight, more: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Where a shopper takes the cart over: as a cart, and in the checkout."""
    id, now = sight.row["uuid"], sight.store.clock.now().isoformat()
    token = hashlib.sha256(f"{id}/{sight.row['version']}/{now}".encode()).hexdigest()
    named: dict[str, dict[str, Any]] = {
        "cart_url": {"action": "load"},
        "checkout_url": {"action": "loadInCheckout"},
        "embedded_checkout_url": {"embedded": 1, "action": "loadInCheckout"},
    }
    root, ids = f"{storefront(sight.base)}/cart.php?", {"id": id, "token": token}
    return {name: root + urlencode({**q, **ids, **(more or {})}) for name, q in named.items()}


def _money(name: str, value: Any) -> Shown:
    return Shown(
        Money(name=name, number=True, signed=True, read_only=True),
        lambda sight: value(sums(sight)),
    )


def tax_included(store: Store) -> bool:
    """Whether prices are shown with tax."""
    return bool(store.get(STORE_INFORMATION)["is_price_entered_with_tax"])


# ---- the view


def _before(draft: Draft) -> None:
    if draft.old is None:
        return
    expected = draft.sent.get("version")
    if "customer_id" not in draft.sent and expected is None:
        raise Missing("customer_id")
    refuse_stale(draft.old, expected)
    draft.values["version"] = draft.old["version"] + 1


def _fill(draft: Draft) -> None:
    assert draft.row is not None
    if draft.old is None:
        add_items(draft.store, draft.row, draft.sent)


def _with_options(sight: Sight) -> dict[str, Any]:
    return grouped(sight, sums(sight), options=True)


CARTS = View(
    path="carts",
    noun="cart",
    source=ROWS,
    spec=SPEC,
    key="uuid",
    verbs=frozenset({GET, CREATE, UPDATE, DELETE}),
    created=201,
    updated=201,
    missing="Cart with {id} does not exist.",
    fields=(
        Pair(Text(name="id", read_only=True), "uuid"),
        Int(name="customer_id"),
        Int(name="channel_id", min=1, read_only="update"),
        Shown(Text(name="email", read_only=True), lambda sight: email_of(sight.store, sight.row)),
        Shown(
            CURRENCY,
            lambda sight: {"code": sight.row["currency_code"]},
            lambda value: {"currency_code": value["code"]},
        ),
        Shown(
            Flag(name="tax_included", read_only=True),
            lambda sight: tax_included(sight.store),
        ),
        _money("base_amount", lambda found: found.base),
        _money("discount_amount", lambda found: found.discount),
        _money("manual_discount_amount", lambda found: found.manual),
        _money("cart_amount", lambda found: found.amount),
        Shown(Json(name="coupons", read_only=True), lambda sight: coupons(sums(sight))),
        Shown(Json(name="discounts", read_only=True), lambda sight: discounts(sums(sight))),
        Shown(
            Grouped(name="line_items", item=ITEM, read_only="update"),
            lambda sight: grouped(sight, sums(sight)),
        ),
        Shown(CUSTOM_ITEMS, lambda sight: None),
        Shown(CERTIFICATES, lambda sight: None),
        Timestamp(name="created_time", wire="iso_offset", read_only=True),
        Timestamp(name="updated_time", wire="iso_offset", read_only=True),
        Text(name="locale", pattern=LOCALE, read_only="update"),
        Pair(VERSION),
    ),
    includes={
        "redirect_urls": redirect_urls,
        "line_items.physical_items.options": _with_options,
        "line_items.digital_items.options": _with_options,
        "promotions.banners": lambda sight: {"banners": []},
    },
    shown_as={
        "line_items.physical_items.options": "line_items",
        "line_items.digital_items.options": "line_items",
        "promotions.banners": "promotions",
    },
    before=_before,
    after=_fill,
    known_gaps=(
        "Either include of options shows those of physical and digital items alike.",
        "There are no promotion banners: the include shows none.",
    ),
)

# ---- what is no verb


def cart_of(call: Call) -> Row:
    """The cart that the path names; raises NotFound."""
    return viewing.find(CARTS, call.store, call.ids[:1])


def item_of(store: Store, cart: Row, uuid: Any) -> Row:
    """The item of a cart with this UUID; raises NotFound."""
    for row in items_of(store, cart):
        if row["uuid"] == uuid:
            return row
    raise NotFound(f"Cart item with {uuid} does not exist.")


def expected(call: Call) -> int | None:
    """The version of the cart that the body says it knows, if it says one."""
    sent = viewing.parse_loosely(VERSIONED, call.body or {})
    return sent.get("version")


def _shown(call: Call) -> Any:
    return viewing.show_asked(CARTS, call, cart_of(call))


def post_items(call: Call) -> Any:
    """POST /carts/{cart_id}/items: put more in; the answer is the cart."""
    cart = cart_of(call)
    sent = viewing.parse_loosely(SENT, call.body)
    changed(call.store, cart, expected(call))
    add_items(call.store, cart, sent)
    return _shown(call)


PRODUCT_ITEM = replace(
    ITEM,
    name="line_item",
    required=True,
    fields=(replace(QUANTITY, required=False), Int(name="product_id", min=1), PRICE),
)


def put_item(call: Call) -> Any:
    """PUT …/items/{item_id}: its quantity or list price; nothing else changes (documented)."""
    cart = cart_of(call)
    item = item_of(call.store, cart, call.ids[1])
    sent = viewing.parse_loosely((PRODUCT_ITEM,), call.body).get("line_item", {})
    if item["kind"] in (CUSTOM, CERTIFICATE):
        raise Invalid("line_item", "Only items of products can be updated.")
    if sent.get("product_id", item["product_id"]) != item["product_id"]:
        raise Invalid("line_item.product_id", "The item is of another product.")
    changed(call.store, cart, expected(call))
    values = {n: v for n, v in product_values(sent).items() if n in ("quantity", "own_price")}
    call.store.update(CART_ITEMS, item["id"], values, parent=cart["id"])
    return _shown(call)


def delete_item(call: Call) -> Any:
    """DELETE …/items/{item_id}: take it out; with the last one the cart goes (204)."""
    cart = cart_of(call)
    item = item_of(call.store, cart, call.ids[1])
    changed(call.store, cart, expected(call))
    call.store.delete(CART_ITEMS, item["id"], parent=cart["id"])
    if not items_of(call.store, cart):
        call.store.delete(ROWS, cart["id"])
        return None
    return _shown(call)


PARAMETERS = Json(name="query_params", shape=dict)


def post_redirect_urls(call: Call) -> Mapping[str, str]:
    """POST …/redirect_urls: addresses where a shopper takes the cart over."""
    sight = Sight(call.store, cart_of(call), call.base)
    sent = viewing.parse_loosely((PARAMETERS,), call.body or {})
    return redirect_urls(sight, sent.get("query_params"))


# ---- metafields


def _with_cart(draft: Draft) -> None:
    """A metafield is kept with a cart there is."""
    id = draft.sent.get("resource_id")
    if id is not None and not draft.store.find(ROWS, uuid=id):
        raise Invalid("resource_id", f"There is no cart with the id {id}.")


METAFIELDS = metafields(
    CARTS,
    CART_METAFIELDS,
    "cart",
    "carts/metafields",
    SPEC,
    ids=(Int(name="id", text=True, read_only=True), Text(name="resource_id", required=True)),
    within=lambda store, cart: {"resource_id": cart["uuid"]},
    before=_with_cart,
)
OF_CART = "carts/{cart_id}"
VIEWS = (CARTS, *METAFIELDS)
ENDPOINTS = (
    Endpoint("POST", f"{OF_CART}/items", post_items, query=("include",), status=201, spec=SPEC),
    Endpoint("PUT", f"{OF_CART}/items/{{item_id}}", put_item, query=("include",), spec=SPEC),
    Endpoint("DELETE", f"{OF_CART}/items/{{item_id}}", delete_item, query=("include",), spec=SPEC),
    Endpoint("POST", f"{OF_CART}/redirect_urls", post_redirect_urls, status=201, spec=SPEC),
)
