"""Inventory as V3 shows and adjusts it: by location, over the stock of products and SKUs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, Unprocessable
from bcfake.fields import (
    INT_MAX,
    Field,
    Flag,
    Int,
    ListOf,
    Object,
    Text,
    separated,
)
from bcfake.resources.locations import DEFAULT_LOCATION, INVENTORY_LEVELS
from bcfake.resources.locations import LOCATIONS as LOCATION_ROWS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import Call, Resource
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint, Page, Raw
from bcfake.views.locations import LOCATIONS, done
from bcfake.views.variants import source_of

SPEC = "inventory.v3.yml"
MOST = 2000  # items of a body
Shown = dict[str, Any]
IDENTITY: tuple[Field, ...] = (
    Text(name="sku"),
    Int(name="variant_id"),
    Int(name="product_id"),
)
SETTINGS: tuple[Field, ...] = (
    Int(name="safety_stock"),
    Flag(name="is_in_stock"),
    Int(name="warning_level"),
    Text(name="bin_picking_number", max=255),
)
QUANTITY = Int(name="quantity", min=-INT_MAX, required=True)
ADJUSTED = Object(
    name="item",
    partial=True,
    fields=(Int(name="location_id", required=True), *IDENTITY, QUANTITY),
)
ADJUSTMENT = (
    Text(name="reason"),
    ListOf(name="items", item=ADJUSTED, max=MOST, required=True),
)
SETTING = Object(
    name="setting",
    partial=True,
    fields=(Object(name="identity", partial=True, required=True, fields=IDENTITY), *SETTINGS),
)
CHANGED = (ListOf(name="settings", item=SETTING, max=MOST, required=True),)

# ---- what an item is


def _by_product(store: Store, variant: Row) -> bool:
    """Whether the product counts a variant's stock."""
    product = store.get(PRODUCTS, variant["product_id"])
    return bool(variant["is_base"] or product["inventory_tracking"] == "simple")


def _keeper(store: Store, variant: Row) -> tuple[Resource, Row]:
    """The product or SKU whose stock a variant's is."""
    if _by_product(store, variant):
        return PRODUCTS, store.get(PRODUCTS, variant["product_id"])
    return PRODUCT_SKUS, variant


def _variants(store: Store) -> Iterator[Row]:
    """One variant for each thing that is counted."""
    seen = set()
    for variant in store.list(PRODUCT_SKUS):
        resource, row = _keeper(store, variant)
        if (resource.name, row["id"]) not in seen:
            seen.add((resource.name, row["id"]))
            yield variant


def _find(store: Store, sent: Mapping[str, Any], place: str) -> Row:
    """The variant that an item names by sku, variant_id or product_id."""
    named = [(f.name, sent[f.name]) for f in IDENTITY if f.name in sent]
    if not named:
        raise Missing(f"{place}.sku", "One of sku, variant_id or product_id is needed.")
    name, value = named[0]
    for variant in store.list(PRODUCT_SKUS):
        found = {**variant, "variant_id": variant["id"], "sku": source_of(store, variant)["sku"]}
        if found[name] == value:
            _refuse_other_tracking(store, variant, name, value)
            return variant
    raise Invalid(f"{place}.{name}", f"There is no item with the {name} {value!r}.")


def _refuse_other_tracking(store: Store, variant: Row, name: str, value: Any) -> None:
    """Stock is adjusted where it is counted: by product or by variant (documented)."""
    said = f"[Item with {name} {value} is tracked by"
    if variant["is_base"]:
        return
    if _by_product(store, variant):
        if name != "product_id":
            raise Unprocessable(f"{said} product, please update stock by product id]")
    elif name == "product_id":
        raise Unprocessable(f"{said} variant, please update stock by variant id]")


def _level(store: Store, location: int, variant: int) -> Row | None:
    rows = store.find(INVENTORY_LEVELS, variant_id=variant)
    return next((row for row in rows if row["location_id"] == location), None)


# ---- showing


def _identity(store: Store, variant: Row) -> Shown:
    _, row = _keeper(store, variant)
    ids = {"variant_id": variant["id"], "product_id": variant["product_id"]}
    return {"sku": row["sku"], **ids}


def stock_at(store: Store, location: int, variant: Row) -> Shown:
    """What a location has of a variant, and its settings there."""
    kept = _level(store, location, variant["id"])
    level: Mapping[str, Any] = kept or INVENTORY_LEVELS.initial
    _, row = _keeper(store, variant)
    here = location == DEFAULT_LOCATION
    quantity = row["inventory_level"] if here else level["quantity"]
    bin_number = row["bin_picking_number"] if here else level["bin_picking_number"]
    return {
        "available_to_sell": max(0, quantity - level["safety_stock"]),
        "total_inventory_onhand": quantity,
        "settings": {
            "safety_stock": level["safety_stock"],
            "is_in_stock": level["is_in_stock"],
            "warning_level": row["inventory_warning_level"] if here else level["warning_level"],
            "bin_picking_number": bin_number,
        },
    }


def _in_locations(store: Store, variant: Row, locations: list[Row]) -> Shown:
    sku_id = None if variant["is_base"] else variant["id"]
    return {
        "identity": {**_identity(store, variant), "sku_id": sku_id},
        "locations": [
            {
                "location_id": row["id"],
                "location_code": row["code"],
                "location_name": row["label"],
                **stock_at(store, row["id"], variant),
                "location_enabled": row["enabled"],
            }
            for row in locations
        ],
    }


def _asked(call: Call, name: str, of: Field) -> set[Any] | None:
    """The values of a filter with commas; None where it was not sent."""
    text = call.query.get(name)
    if text is None:
        return None
    try:
        return {of.read(part) for part in separated(text)}
    except Invalid:
        message = f'Query parameter "{name}" value may contain only integer values.'
        raise Unprocessable(f'{message} For input string: "{text}".') from None


def _wanted(call: Call) -> list[Row]:
    """The items that the filters find."""
    asked = {f.name: _asked(call, f"{f.name}:in", f) for f in IDENTITY}
    found = []
    for variant in _variants(call.store):
        names = _identity(call.store, variant)
        if all(values is None or names[name] in values for name, values in asked.items()):
            found.append(variant)
    return found


def everywhere(call: Call) -> Page:
    """GET /inventory/items: each item with its stock in each location."""
    ids = _asked(call, "location_id:in", Int(name="id"))
    codes = _asked(call, "location_code:in", Text(name="code"))
    locations = [
        row
        for row in call.store.list(LOCATION_ROWS)
        if (ids is None or row["id"] in ids) and (codes is None or row["code"] in codes)
    ]
    return Page(tuple(_in_locations(call.store, each, locations) for each in _wanted(call)))


def in_location(call: Call) -> Page:
    """GET /inventory/locations/{location_id}/items: each item with its stock there."""
    id = viewing.find(LOCATIONS, call.store, call.ids)["id"]
    shown = [
        {"identity": _identity(call.store, each), **stock_at(call.store, id, each)}
        for each in _wanted(call)
    ]
    return Page(tuple(shown))


# ---- writing


def _write(store: Store, location: int, variant: Row, values: Mapping[str, Any]) -> None:
    """Set what a location has of a variant: in the default one on the product or SKU itself."""
    own = {"quantity": "inventory_level", "warning_level": "inventory_warning_level"}
    own |= {"bin_picking_number": "bin_picking_number"}
    rest = dict(values)
    if location == DEFAULT_LOCATION:
        rest = {name: value for name, value in values.items() if name not in own}
        resource, row = _keeper(store, variant)
        parent = None if resource is PRODUCTS else variant["product_id"]
        sent = {own[name]: value for name, value in values.items() if name in own}
        if sent:
            store.update(resource, row["id"], sent, parent=parent)
    if not rest:
        return
    place = {"variant_id": variant["id"], "location_id": location}  # few have the variant
    store.keep(INVENTORY_LEVELS, place, **rest)


def _quantity(store: Store, location: int, variant: Row) -> int | None:
    """What is there; None where it was never counted."""
    if location == DEFAULT_LOCATION:
        product = store.get(PRODUCTS, variant["product_id"])
        level: int = _keeper(store, variant)[1]["inventory_level"]
        return None if product["inventory_tracking"] == "none" and not level else level
    row = _level(store, location, variant["id"])
    return None if row is None else row["quantity"]


def _adjust(relative: bool) -> Callable[[Call], Raw]:
    """Set quantities, or move them by so many: all of them or none (assumed)."""

    def run(call: Call) -> Raw:
        for number, item in enumerate(viewing.parse_loosely(ADJUSTMENT, call.body)["items"]):
            _adjust_one(call.store, item, f"items.{number}", relative)
        return done()

    return run


def _adjust_one(store: Store, item: Mapping[str, Any], place: str, relative: bool) -> None:
    location, quantity = item["location_id"], item["quantity"]
    if not store.exists(LOCATION_ROWS, location):
        raise Invalid(f"{place}.location_id", f"There is no location with the id {location}.")
    variant = _find(store, item, place)
    if relative:
        present = _quantity(store, location, variant)
        if present is None:
            name = next(f"{f.name} {item[f.name]}" for f in IDENTITY if f.name in item)
            identity = f"Items with identity: [{name}]"
            raise Unprocessable(f"{identity} requires absolute adjustment before relative")
        quantity += present
    if not 0 <= quantity <= INT_MAX:
        reason = f"It would leave {quantity}; from 0 to {INT_MAX} can be there."
        raise Invalid(f"{place}.quantity", reason)
    _write(store, location, variant, {"quantity": quantity})


def change_settings(call: Call) -> Raw:
    """PUT /inventory/locations/{location_id}/items: settings of items there, all or none."""
    id = viewing.find(LOCATIONS, call.store, call.ids)["id"]
    for number, sent in enumerate(viewing.parse_loosely(CHANGED, call.body)["settings"]):
        values = {name: value for name, value in sent.items() if name != "identity"}
        if not values:
            known = "warning_level, is_in_stock or safety_stock"
            reason = f"At least one setting must be specified: {known}"
            raise Invalid(f"setting.{number}.settings", reason)
        variant = _find(call.store, sent["identity"], f"setting.{number}.identity")
        _write(call.store, id, variant, values)
    return done()


IN_LOCATION = "inventory/locations/{location_id}/items"
FILTERS = tuple(f"{each.name}:in" for each in IDENTITY)
PLACES = ("location_id:in", "location_code:in")
ENDPOINTS = (
    Endpoint("PUT", "inventory/adjustments/absolute", _adjust(False), spec=SPEC, scope="inventory"),
    Endpoint("POST", "inventory/adjustments/relative", _adjust(True), spec=SPEC, scope="inventory"),
    Endpoint(
        "GET",
        "inventory/items",
        everywhere,
        query=(*FILTERS, *PLACES),
        spec=SPEC,
        scope="inventory",
    ),
    Endpoint("GET", IN_LOCATION, in_location, query=FILTERS, spec=SPEC, scope="inventory"),
    Endpoint("PUT", IN_LOCATION, change_settings, spec=SPEC, scope="inventory"),
)
