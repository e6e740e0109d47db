"""Pickup methods and pickups of orders as V3 has them, and where items could be picked up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import (
    Choice,
    Int,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
)
from bcfake.resources.locations import LOCATIONS
from bcfake.resources.pickups import PICKUP_METHODS
from bcfake.resources.pickups import PICKUPS as PICKUP_ROWS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call, Filter
from bcfake.store import Store
from bcfake.tables import Row, frozen
from bcfake.view import Endpoint, Raw, Shown, Sight, View
from bcfake.views.forms import DATES
from bcfake.views.inventory import stock_at

MOST = 100
MOST_UPDATED = 10

# ---- methods

METHODS = View(
    path="pickup/methods",
    noun="pickup method",
    source=PICKUP_METHODS,
    spec="pickup_methods.v3.yml",
    verbs=frozenset({LIST, CLEAR}),
    batch={CREATE: MOST, UPDATE: MOST_UPDATED},
    clear_needs=("id:in",),
    fields=(
        Int(name="id", read_only=True),
        Int(name="location_id", min=1),
        *(
            Text(name=name, max=250)
            for name in ("display_name", "collection_instructions", "collection_time_description")
        ),
        Shown(
            Int(name="location_identity", read_only=True), lambda sight: sight.row["location_id"]
        ),
        *(
            Timestamp(name=name, wire="iso", read_only=True)
            for name in ("date_created", "date_modified")
        ),
    ),
    filters=("id:in", *DATES),
    sortable=("date_modified",),
    known_gaps=("Methods are not sorted by name; location_identity is the location's id.",),
)

# ---- pickups

ITEM = Object(
    name="item",
    fields=(
        Int(name="order_product_id", min=1, required=True),
        Int(name="quantity", min=1, required=True),
        Int(name="id", read_only=True),
        Choice(name="status", values=("AWAITING_COLLECTION", "COLLECTED"), read_only=True),
        Timestamp(name="collected_at", wire="iso", nullable=True, read_only=True),
    ),
)


def show_items(sight: Sight) -> list[Mapping[str, Any]]:
    """What is picked up, and whether it was."""
    row = sight.row
    status = "COLLECTED" if row["collected_at"] else "AWAITING_COLLECTION"
    state = {"status": status, "collected_at": row["collected_at"]}
    return [
        {**item, "id": row["id"] * 100 + place, **state}
        for place, item in enumerate(row["pickup_items"], 1)
    ]


def take_items(sent: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What is kept of them: which products, and how many."""
    kept = [{name: item[name] for name in ("order_product_id", "quantity")} for item in sent]
    return {"pickup_items": frozen(kept)}


PICKUPS = View(
    path="orders/pickups",
    noun="pickup",
    source=PICKUP_ROWS,
    spec="pickup.v3.yml",
    verbs=frozenset({LIST, CLEAR}),
    paging="none",
    batch={CREATE: MOST, UPDATE: MOST},
    clear_needs=("id:in",),
    fields=(
        Int(name="id", read_only=True),
        Int(name="pickup_method_id", min=1, read_only="update"),
        Int(name="order_id", min=1, required=True, read_only="update"),
        Timestamp(name="ready_at", wire="iso", required=True),
        Timestamp(name="collected_at", wire="iso", hidden=True),
        Shown(
            ListOf(name="pickup_items", item=ITEM, min=1, required=True, read_only="update"),
            show_items,
            take_items,
        ),
        *(
            Timestamp(name=name, wire="iso", read_only=True)
            for name in ("created_at", "updated_at")
        ),
    ),
    filters=(
        *("id:in", "order_id:in"),
        Filter("pickup_id:in", "id", "in", Int(name="id")),
    ),
    known_gaps=("An update names a pickup by id; pickup_id in its body is passed over.",),
)

# ---- where items could be picked up

COORDINATES = Object(
    name="coordinates",
    fields=tuple(
        Money(name=name, places=None, signed=True, required=True)
        for name in ("latitude", "longitude")
    ),
)
RADIUS = Object(
    name="radius",
    required=True,
    fields=(
        Int(name="value", min=1, required=True),
        Choice(name="unit", values=("KM", "MI"), required=True),
    ),
)
WANTED = Object(
    name="item",
    fields=(
        Int(name="variant_id", min=1, required=True),
        Int(name="quantity", min=1, required=True),
    ),
)
SEARCH = (
    Object(name="search_area", required=True, fields=(COORDINATES, RADIUS)),
    ListOf(name="items", item=WANTED, min=1, required=True),
)
SHOWN = (
    *("id", "location_id", "display_name", "collection_instructions"),
    "collection_time_description",
)
MOST_OPTIONS = 10
EARTH = 6371.0  # its radius in kilometres
MILE = 1.609344


def find_options(call: Call) -> Raw:
    """POST /pickup/options: the methods of the nearest locations that have all of the items."""
    sent = viewing.parse_loosely(SEARCH, call.body)
    for number, item in enumerate(sent["items"]):
        if not call.store.exists(PRODUCT_SKUS, item["variant_id"]):
            reason = f"There is no variant with the id {item['variant_id']}."
            raise Invalid(f"items.{number}.variant_id", reason)
    found = sorted(_options(call.store, sent), key=lambda each: each[0])
    options = [option for _, option in found[:MOST_OPTIONS]]
    return Raw({"results": [{"pickup_options": options}]})


def _options(store: Store, sent: Mapping[str, Any]) -> Iterator[tuple[float, dict[str, Any]]]:
    area = sent["search_area"]
    reach = area["radius"]["value"] * (MILE if area["radius"]["unit"] == "MI" else 1)
    available = [dict(item) for item in sent["items"]]
    for method in store.list(PICKUP_METHODS):
        location = store.get(LOCATIONS, method["location_id"])
        away = _distance(location, area["coordinates"])
        near = location["enabled"] and away is not None and away <= reach
        if near and all(_has(store, location, item) for item in available):
            assert away is not None
            shown = {name: method[name] for name in SHOWN}
            yield away, {"pickup_method": shown, "available_items": available}


def _distance(location: Row, there: Mapping[str, Any] | None) -> float | None:
    """Kilometres to a place, 0 where none is named; None for a location that is nowhere."""
    if there is None:
        return 0.0
    here = (location["address"] or {}).get("geo_coordinates") or {}
    if "latitude" not in here or "longitude" not in here:
        return None
    north, south = (math.radians(float(each["latitude"])) for each in (here, there))
    turn = math.radians(float(here["longitude"]) - float(there["longitude"]))
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(turn / 2) ** 2
    )
    return 2 * EARTH * math.asin(math.sqrt(half))


def _has(store: Store, location: Row, item: Mapping[str, Any]) -> bool:
    variant = store.get(PRODUCT_SKUS, item["variant_id"])
    product = store.get(PRODUCTS, variant["product_id"])
    if product["inventory_tracking"] == "none":
        return True
    there = stock_at(store, location["id"], variant)["available_to_sell"]
    return bool(there >= item["quantity"])


VIEWS = (METHODS, PICKUPS)
ENDPOINTS = (
    Endpoint(
        "POST",
        "pickup/options",
        find_options,
        spec="pickup_options.v3.yml",
        scope="fulfillment_methods",
    ),
)
