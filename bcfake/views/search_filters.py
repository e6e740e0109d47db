"""Which filters shoppers have in product lists: the store's, and those of channels and categories.

They are only kept: what could be filtered by is worked out of the catalog.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from bcfake.errors import Invalid, Missing
from bcfake.fields import Choice, Field, Flag, Int, Object, Text
from bcfake.resources.categories import CATEGORIES
from bcfake.resources.channels import CHANNELS
from bcfake.resources.product_custom_fields import PRODUCT_CUSTOM_FIELDS
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.resources.product_reviews import PRODUCT_REVIEWS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.store_settings import SEARCH_CONTEXTS, STORE_SETTINGS, keep, kept
from bcfake.schema import Call
from bcfake.store import Rows, Store
from bcfake.tables import Row, frozen
from bcfake.view import Endpoint, Page
from bcfake.viewing import items, parse_loosely, trimmed

SPEC = "settings.v3.yml"
PATH = "settings/search/filters"
ITEMS = ("5", "10", "15")
COMMON = (
    Text(name="id", min=1, required=True),
    Text(name="display_name"),
    Flag(name="collapsed_by_default"),
    Flag(name="is_enabled", default=True),
)
COUNTED = Flag(name="display_product_count", default=True)


class _Items(Choice):
    """How many values are shown: one of the numbers that may be chosen."""

    def accept(self, value: Any, trusted: bool) -> Any:
        return int(super().accept(value, trusted))

    def initial(self) -> Any:
        return 10


SHOWN = _Items(name="items_to_show", values=ITEMS)


def _sorted_by(*values: str) -> Choice:
    return Choice(name="sort_by", values=values)


FIELDS: Mapping[str, tuple[Field, ...]] = {  # of a filter, by its type
    "product": (COUNTED, SHOWN, _sorted_by("alpha", "option_values", "item_count")),
    "price": (),
    "category": (COUNTED, SHOWN),
    "brand": (COUNTED, SHOWN, _sorted_by("alpha", "item_count")),
    "rating": (),
    "other": (
        COUNTED,
        Flag(name="show_free_shipping_filter", default=True),
        Flag(name="show_in_stock_filter", default=True),
        Flag(name="show_is_featured_filter", default=True),
        Flag(name="show_product_count", default=True),
    ),
}
TYPE = Choice(name="type", values=tuple(FIELDS), required=True)
CONTEXT = Object(name="context", fields=(Int(name="channel_id"), Int(name="category_id")))


def filter_id(kind: str, name: str = "") -> str:
    """The id of a filter, made of what it filters by (its form is a guess)."""
    return base64.b64encode(f"{kind}:{name}".rstrip(":").encode()).decode()


def parsed(sent: Any) -> tuple[Any, ...]:
    """Filters as they were sent, complete; raises Invalid."""
    if not isinstance(sent, list):
        raise Invalid("data", f"{sent!r} is not a list.")
    return tuple(_parsed(item) for item in sent)


def _parsed(item: Any) -> Any:
    if not isinstance(item, Mapping):
        raise Invalid("data", f"{item!r} is not an object.")
    if "type" not in item:
        raise Missing("type")
    kind = TYPE.parse(item["type"])
    fields = (*COMMON, *FIELDS[kind])
    sent = parse_loosely(fields, item)
    whole = {each.name: sent.get(each.name, each.initial()) for each in fields}
    return frozen({**whole, "type": kind})


# ---- the store's


def show(call: Call) -> list[Any]:
    """GET /settings/search/filters: those that hold where no context has its own."""
    own = kept(call.store, PATH)
    if own:
        return list(own["filters"])
    kinds = ("category", "brand", "rating", "price", "other")
    return [
        _parsed({"id": filter_id(kind), "display_name": kind.capitalize(), "type": kind})
        for kind in kinds
    ]


def put(call: Call) -> list[Any]:
    """PUT /settings/search/filters: these and no others, in this order."""
    keep(call.store, PATH, {"filters": parsed(items(call.body))})
    return show(call)


# ---- of channels and categories


def _shown_context(row: Row) -> dict[str, Any]:
    context = {name: row[name] for name in ("channel_id", "category_id") if row[name]}
    return {"context": context, "data": list(row["filters"])}


def contexts(call: Call) -> Page:
    """GET …/contexts: what channels and categories have of their own."""
    wanted = {name: Int(name=name).read(call.query[name]) for name in QUERY if name in call.query}
    return Page(tuple(map(_shown_context, call.store.find(SEARCH_CONTEXTS, **wanted))))


def put_contexts(call: Call) -> list[Any]:
    """PUT …/contexts: each replaces what its channel and category had."""
    return [_shown_context(_put_context(call.store, item)) for item in items(call.body)]


def _put_context(store: Store, item: Any) -> Row:
    if not isinstance(item, Mapping):
        raise Invalid("body", f"{item!r} is not an object.")
    place = dict(CONTEXT.parse(trimmed(CONTEXT, item.get("context", {}))))
    for name, resource in (("channel_id", CHANNELS), ("category_id", CATEGORIES)):
        if place[name] and not store.exists(resource, place[name]):
            reason = f"There is no {resource.singular} with the id {place[name]}."
            raise Invalid(f"context.{name}", reason)
    filters = parsed(item.get("data", []))
    return store.keep(SEARCH_CONTEXTS, place, filters=filters)


# ---- what could be filtered by


def available(call: Call) -> list[Any]:
    """GET …/available: by what the products, those of a category where one is named, differ."""
    products = call.store.list(PRODUCTS)
    if "category_id" in call.query:
        wanted = Int(name="category_id").read(call.query["category_id"])
        products = [row for row in products if wanted in row["categories"]]
    return list(_available(call.store, products))


def _available(store: Store, products: Rows) -> Iterator[dict[str, Any]]:
    ids = {row["id"] for row in products}
    rated = {row["product_id"] for row in store.list(PRODUCT_REVIEWS)} & ids
    counts = {
        "category": sum(bool(row["categories"]) for row in products),
        "brand": sum(bool(row["brand_id"]) for row in products),
        "rating": len(rated),
    }
    for kind, count in counts.items():
        name = kind.capitalize()
        yield {"id": filter_id(kind), "name": name, "product_count": count, "type": kind}
    prices = [float(row["price"]) for row in products] or [0]
    bounds = {"price_range_max": max(prices), "price_range_min": min(prices)}
    yield {"id": filter_id("price"), "name": "Price", **bounds, "type": "price"}
    having: dict[str, set[int]] = {}
    for resource, field in ((PRODUCT_OPTIONS, "display_name"), (PRODUCT_CUSTOM_FIELDS, "name")):
        for row in store.list(resource):
            having.setdefault(row[field], set()).add(row["product_id"])
    for name, owners in sorted(having.items()):
        count = len(owners & ids)
        if count:
            id = filter_id("product", name)
            yield {"id": id, "name": name, "product_count": count, "type": "product"}
    yield {"id": filter_id("other"), "name": "Other", "type": "other"}


QUERY = ("channel_id", "category_id")
SCOPE = STORE_SETTINGS.scope
ENDPOINTS = (
    Endpoint("GET", PATH, show, spec=SPEC, scope=SCOPE),
    Endpoint("PUT", PATH, put, spec=SPEC, scope=SCOPE),
    Endpoint("GET", f"{PATH}/available", available, QUERY, spec=SPEC, scope=SCOPE),
    Endpoint("GET", f"{PATH}/contexts", contexts, QUERY, spec=SPEC, scope=SCOPE),
    Endpoint("PUT", f"{PATH}/contexts", put_contexts, spec=SPEC, scope=SCOPE),
)
