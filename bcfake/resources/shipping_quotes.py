"""What it costs to ship some goods to an address, by the store's zones and their methods."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bcfake.fields import parse_fields
from bcfake.resources.order_totals import ZERO, rounded
from bcfake.resources.shipping import (
    CARRIERS,
    SETTINGS,
    SHIPPING_ZONE_METHODS,
    SHIPPING_ZONES,
)
from bcfake.resources.uuids import uuid_of
from bcfake.store import Store
from bcfake.tables import Row

Values = Mapping[str, Any]
NEAREST = ("zip", "state", "country", "global")  # the zone that says most of a place has it


@dataclass(frozen=True)
class Goods:
    """What is to be shipped, in a channel."""

    quantity: int
    weight: Decimal
    worth: Decimal
    channel_id: int


@dataclass(frozen=True)
class Quote:
    """One way to ship, and what it costs."""

    id: str
    kind: str
    description: str
    cost: Decimal


def quotes(
    store: Store, address: Values, goods: Goods, free_zones: Collection[int | str] = ()
) -> Iterator[Quote]:
    """The ways to ship goods to an address with the keys country_code, state_or_province_code and
    postal_code; carriers' prices are nobody's guess, so those quote none.

    `free_zones` are the ids of zones where a promotion ships for nothing, or "*" for all.
    """
    zone = _zone_of(store, address)
    if zone is None:
        return
    free = zone["free_shipping"]
    if free["enabled"] and goods.worth >= free["minimum_sub_total"]:
        yield _quote("zone", zone["id"], "freeshipping", "Free Shipping", ZERO)
    if "*" in free_zones or zone["id"] in free_zones:
        yield _quote("promotion", zone["id"], "freeshipping", "Free Shipping", ZERO)
    for method in store.list(SHIPPING_ZONE_METHODS, parent=zone["id"]):
        if method["enabled"] and goods.channel_id in method["channel_ids"]:
            cost = _cost(method, goods)
            if cost is not None:
                yield _quote("method", method["id"], method["type"], method["name"], cost)


def _quote(of: str, id: int, kind: str, name: str, cost: Decimal) -> Quote:
    return Quote(uuid_of(of, id).replace("-", ""), f"shipping_{kind}", name, cost)


def _zone_of(store: Store, address: Values) -> Row | None:
    for kind in NEAREST:
        for zone in store.find(SHIPPING_ZONES, type=kind):
            if zone["enabled"] and (kind == "global" or _holds(zone, address)):
                return zone
    return None


def _holds(zone: Row, address: Values) -> bool:
    said = {
        "country_iso2": address.get("country_code"),
        "state_iso2": address.get("state_or_province_code"),
        "zip": address.get("postal_code"),
    }
    return any(
        all(
            str(location[name]).casefold() == str(said[name]).casefold()
            for name in said
            if location.get(name)
        )
        for location in zone["locations"]
    )


def _cost(method: Row, goods: Goods) -> Decimal | None:
    kind = method["type"]
    if kind == "freeshipping":
        return ZERO
    if kind in CARRIERS:
        return None
    settings: Any = parse_fields(SETTINGS[kind], method["settings"], "create", loose=True)
    if kind in ("perorder", "peritem"):
        rate: Decimal = settings.get("rate", ZERO)
        return rate * goods.quantity if kind == "peritem" else rate
    measure = goods.weight if kind == "weight" else goods.worth
    for each in settings.get("range", ()):
        if each["lower_limit"] <= measure < each["upper_limit"]:
            cost: Decimal = each["shipping_cost"]
            return cost
    default: Decimal | None = settings.get("default_cost")
    if default is not None and settings.get("default_cost_type") == "percentage_of_total":
        return rounded(goods.worth * default / 100)
    return default
