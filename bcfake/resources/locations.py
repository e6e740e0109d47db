"""Locations that keep stock, and what they have of each variant; V3 alone knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.errors import Missing, Unprocessable
from bcfake.fields import Choice, Flag, Int, Json, ListOf, NewRow, Object, Text, Timestamp
from bcfake.resources.metafields import metafields_of
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.references import refers_to
from bcfake.resources.settings import OPENED
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/locations.v3.yml"
INVENTORY_SOURCE = "specs/v3/inventory.v3.yml"
DEFAULT_LOCATION = 1
DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
NEEDED = ("address1", "city", "state", "zip", "email", "geo_coordinates")

ADDRESS = Object(
    name="address",
    partial=True,
    required=True,
    sample={
        "address1": "5th Ave",
        "city": "New York",
        "state": "NY",
        "zip": "10021",
        "email": "contact@example.com",
        "geo_coordinates": {"latitude": 40.77, "longitude": -73.96},
        "country_code": "US",
    },
    fields=(
        *(Text(name=name) for name in ("address1", "address2", "city", "state", "zip")),
        *(Text(name=name) for name in ("email", "phone")),
        Json(name="geo_coordinates", shape=dict),
        Text(name="country_code", required=True),
    ),
)
SPECIAL_HOURS = ListOf(
    name="special_hours",
    item=Object(
        name="special_hours",
        fields=(
            Text(name="label", required=True),
            Text(name="date", required=True),
            Flag(name="open", required=True),
            Text(name="opening", default="00:00"),
            Text(name="closing", default="00:00"),
            Flag(name="all_day"),
            Flag(name="annual"),
        ),
    ),
)


def _closed() -> dict[str, Any]:
    return {day: {"open": False, "opening": "00:00", "closing": "00:00"} for day in DAYS}


def _default_location() -> Iterable[Mapping[str, Any]]:
    made = {"created_at": OPENED, "updated_at": OPENED}
    names = {"code": "BC-LOCATION-1", "label": "Default location"}
    return [{"id": DEFAULT_LOCATION, **names, "address": {"country_code": "US"}, **made}]


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def complete_address(change: Change) -> None:
    """A physical location has a whole address; an update lays what it sends over the old one."""
    values = change.values
    if "address" not in change.sent:
        return
    old = {} if change.old is None else change.old["address"]
    values["address"] = {**old, **change.sent["address"]}
    for name in NEEDED if change.old is None and values["type_id"] == "PHYSICAL" else ():
        if not values["address"].get(name):
            raise Missing(f"address.{name}")


@rule("before_delete")
def default_stays(change: Change) -> None:
    """The default location cannot be deleted."""
    if change.values["id"] == DEFAULT_LOCATION:
        raise Unprocessable("The default location cannot be deleted.")


LOCATIONS = Resource(
    name="locations",
    path="inventory/locations",
    source=SOURCE,
    scope="locations",
    verbs=frozenset(),
    base_rows=_default_location,
    fields=(
        ID,
        Text(name="code", unique=True),
        Text(name="label", required=True, sample="Location {n}"),
        Text(name="description"),
        Flag(name="managed_by_external_source"),
        Choice(name="type_id", values=("PHYSICAL", "VIRTUAL")),
        Flag(name="enabled", default=True),
        Json(name="operating_hours", shape=dict, default=_closed()),
        Text(name="time_zone", default="Etc/UTC"),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
        ADDRESS,
        Flag(name="storefront_visibility", default=True),
        SPECIAL_HOURS,
    ),
    rules=(complete_address, default_stays),
    known_gaps=("Any number of locations may be active.",),
)

# What a location has of a variant; in the default one quantity, warning level and bin are the
# product's or SKU's own.
INVENTORY_LEVELS = Resource(
    name="inventory_levels",
    path="items",
    parent=LOCATIONS,
    parent_key="location_id",
    source=INVENTORY_SOURCE,
    scope="inventory",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="location_id", read_only=True, indexed=True),
        Int(name="variant_id", required=True, indexed=True, sample=NewRow("product_skus")),
        Int(name="quantity"),
        Int(name="safety_stock"),
        Flag(name="is_in_stock", default=True),
        Int(name="warning_level"),
        Text(name="bin_picking_number"),
    ),
    rules=(refers_to("variant_id", PRODUCT_SKUS),),
    known_gaps=(
        "The catalog's stock, which orders take from, is the default location's alone.",
        "Safety stock, and whether an item is in stock, do not keep it from being ordered.",
    ),
)
LOCATION_METAFIELDS = metafields_of(LOCATIONS, "location")

RESOURCES = (LOCATIONS, INVENTORY_LEVELS, LOCATION_METAFIELDS)
