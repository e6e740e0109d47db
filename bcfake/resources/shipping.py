"""Shipping: zones, their methods and the older flat list of methods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Forbidden, Invalid, Missing
from bcfake.fields import (
    Choice,
    Field,
    Flag,
    Int,
    Json,
    ListOf,
    Money,
    Object,
    Text,
    parse_fields,
)
from bcfake.resources.geography import COUNTRIES
from bcfake.schema import (
    ALL,
    ASSUMED,
    CLEAR,
    COUNT,
    DOCUMENTED,
    GET,
    ID,
    LIST,
    Resource,
    between,
    equals,
    rule,
)
from bcfake.store import Change

SPEC = "specs/v2/shipping.v2.yml"
MAX_ZIPS = 40_000
SURCHARGES = ("fixed_surcharge", "percentage_surcharge")


@dataclass(frozen=True, kw_only=True)
class HandlingFees(Object):
    """A fixed surcharge or a percentage, never both; a fixed one of 0 when neither was sent."""

    partial: bool = True

    def initial(self) -> Any:
        return self.accept({}, trusted=True)

    def accept(self, value: Any, trusted: bool) -> Any:
        fees = super().accept(value, trusted)
        given = [name for name in SURCHARGES if name in fees]
        if len(given) > 1:
            raise Invalid(self.name, f"It takes one of {' and '.join(SURCHARGES)}.")
        unused = set(SURCHARGES) - set(given or SURCHARGES[:1])
        return {f.name: fees.get(f.name, f.initial()) for f in self.fields if f.name not in unused}


def handling_fees(*more: Field) -> HandlingFees:
    """The field, with the surcharges and what else it holds."""
    surcharges = tuple(Money(name=name, places=None) for name in SURCHARGES)
    return HandlingFees(name="handling_fees", fields=(*surcharges, *more))


# ---- zones

LOCATED_BY = {  # what each location of a zone of this type must say
    "zip": ("zip", "country_iso2"),
    "country": ("country_iso2",),
    "state": ("country_iso2", "state_iso2"),
    "global": (),
}
LOCATION = Object(
    name="locations",
    partial=True,
    fields=(
        Int(name="id"),
        Text(name="zip"),
        Text(name="country_iso2", pattern="[A-Za-z]{2}"),
        Text(name="state_iso2"),
    ),
)
FREE_SHIPPING = Object(
    name="free_shipping",
    fields=(
        Flag(name="enabled"),
        Money(name="minimum_sub_total"),
        Flag(name="exclude_fixed_shipping_products"),
    ),
)
NO_FREE_SHIPPING = FREE_SHIPPING.accept({}, trusted=True)


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def locations_fit_the_type(change: Change) -> None:
    """A zone's locations say what its type needs: zip and country, country, country and state."""
    kind, locations = change.values["type"], change.values["locations"]
    needed: Sequence[str] = LOCATED_BY[kind]
    if needed and not locations:
        raise Missing("locations", f"A zone of type {kind} needs at least one.")
    for location in locations:
        for name in needed:
            if not location.get(name):
                raise Missing(f"locations.{name}", f"A {kind} zone needs {' and '.join(needed)}.")


@rule("before_create", "before_update", evidence=ASSUMED)
def locations_are_in_known_countries(change: Change) -> None:
    """A zone's locations lie in countries that exist."""
    for location in change.values["locations"]:
        code = location.get("country_iso2")
        if code and not change.store.find(COUNTRIES, country_iso2=code):
            raise Invalid("locations.country_iso2", f"{code!r} is not the code of a country.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def zips_are_limited(change: Change) -> None:
    """A store has at most 40,000 locations of type zip."""
    if change.values["type"] != "zip":
        return
    zones = change.store.find(SHIPPING_ZONES, type="zip")
    taken = sum(len(zone["locations"]) for zone in zones if zone is not change.old)
    if taken + len(change.values["locations"]) > MAX_ZIPS:
        raise Forbidden(f"The maximum of {MAX_ZIPS} zip locations has been reached.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def locations_are_numbered(change: Change) -> None:
    """Locations are numbered across all zones; one sent back with its number keeps it."""
    if not change.changes("locations"):
        return
    zones = change.store.list(SHIPPING_ZONES)
    last = max((place["id"] for zone in zones for place in zone["locations"]), default=0)
    mine = {place["id"] for place in change.old["locations"]} if change.old else set()
    numbered = []
    for place in change.values["locations"]:
        number = place.get("id")
        if number not in mine:
            number = last = last + 1
        numbered.append({"id": number} | {k: v for k, v in place.items() if k != "id"})
    change.values["locations"] = tuple(numbered)


@rule("before_delete", evidence=ASSUMED)
def methods_leave_with_their_zone(change: Change) -> None:
    """Deleting a zone deletes its methods, from the older list too."""
    for method in change.store.list(SHIPPING_ZONE_METHODS, parent=change.values["id"]):
        change.store.delete(SHIPPING_ZONE_METHODS, method["id"])


SHIPPING_ZONES = Resource(
    name="shipping_zones",
    path="shipping/zones",
    source=SPEC,
    scope="information",
    verbs=ALL - {COUNT, CLEAR},
    fields=(
        ID,
        Text(name="name", required=True, required_on_update=True, sample="Zone {n}"),
        Choice(name="type", values=tuple(LOCATED_BY), required=True, sample="global"),
        ListOf(name="locations", item=LOCATION),
        Object(name="free_shipping", fields=FREE_SHIPPING.fields, default=NO_FREE_SHIPPING),
        handling_fees(Flag(name="display_separately")),
        Flag(name="enabled", default=True),
    ),
    rules=(
        locations_fit_the_type,
        locations_are_in_known_countries,
        zips_are_limited,
        locations_are_numbered,
        methods_leave_with_their_zone,
    ),
    known_gaps=("Whether two zones may hold the same location: here they may.",),
)

# ---- methods of a zone, and the older list of all enabled methods

SHIPPING_METHODS = Resource(
    name="shipping_methods",
    path="shipping/methods",
    source="BigCommerce's V2 documentation of 2015",
    scope="information",
    verbs=frozenset({LIST, GET}),
    fields=(
        ID,
        Text(name="name", required=True, sample="Method {n}"),
        Text(name="method_name", required=True, sample="shipping_perorder"),
    ),
    filters=(*equals("id"), *between("id")),
    known_gaps=("The module names in method_name, beyond the documented shipping_auspost.",),
)

CARRIERS = ("auspost", "canadapost", "endicia", "usps", "fedex", "royalmail", "upsready", "zoom2u")
TYPES = ("perorder", "peritem", "weight", "total", *CARRIERS, "freeshipping")
RATE = (Money(name="rate"),)
RANGE = Object(
    name="range",
    fields=tuple(
        Money(name=name, required=True) for name in ("lower_limit", "upper_limit", "shipping_cost")
    ),
)
BY_RANGE = (
    Money(name="default_cost", nullable=True),
    Choice(name="default_cost_type", values=("percentage_of_total", "fixed_amount")),
    ListOf(name="range", item=RANGE),
)
SETTINGS = {"perorder": RATE, "peritem": RATE, "weight": BY_RANGE, "total": BY_RANGE} | {
    carrier: (Json(name="carrier_options", shape=dict),) for carrier in CARRIERS
}


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def settings_fit_the_type(change: Change) -> None:
    """A method's settings are those of its type: a rate, ranges, or a carrier's options."""
    fields: Sequence[Field] = SETTINGS.get(change.values["type"], ())
    try:
        parse_fields(fields, change.values["settings"], "create", loose=True)
    except Invalid as refusal:
        raise refusal.inside("settings") from None


@rule("after_create", "after_update", "after_delete", evidence=ASSUMED)
def the_older_list_follows(change: Change) -> None:
    """The older list of methods holds the enabled methods of every zone, under the same ids."""
    store, row = change.store, change.row
    id = change.values["id"]
    listed = store.exists(SHIPPING_METHODS, id)
    if row is None or not row["enabled"]:
        if listed:
            store.delete(SHIPPING_METHODS, id)
        return
    shown = {"name": row["name"], "method_name": f"shipping_{row['type']}"}
    if listed:
        store.amend(SHIPPING_METHODS, id, **shown)
    else:
        store.create(SHIPPING_METHODS, {"id": id, **shown})


SHIPPING_ZONE_METHODS = Resource(
    name="shipping_zone_methods",
    path="methods",
    parent=SHIPPING_ZONES,
    parent_key="zone_id",
    source=SPEC,
    scope="information",
    verbs=ALL - {COUNT, CLEAR},
    fields=(
        ID,
        Text(name="name", required=True, sample="Method {n}"),
        Choice(name="type", values=TYPES, required=True, sample="perorder"),
        Json(name="settings", shape=dict, default={}),
        Flag(name="enabled", default=True),
        handling_fees(),
        Flag(name="is_fallback"),
        ListOf(name="channel_ids", item=Int(name="channel_id", min=1), default=(1,)),
    ),
    rules=(settings_fit_the_type, the_older_list_follows),
    known_gaps=(
        "Channels: a method without channel_ids is given the default channel, the only one here.",
    ),
)

RESOURCES = (SHIPPING_METHODS, SHIPPING_ZONES, SHIPPING_ZONE_METHODS)
