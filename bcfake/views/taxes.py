"""Tax zones, rates and settings, and the connection to a tax provider, as V3 has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, NotFound
from bcfake.fields import (
    Choice,
    Field,
    Flag,
    Int,
    ListOf,
    Object,
    Text,
)
from bcfake.resources import taxes as rows
from bcfake.resources.taxes import DEFAULT_ZONE, DISPLAY, TARGETS
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Frozen, Row
from bcfake.view import Draft, Endpoint, View
from bcfake.views.overridable import Settings, endpoints

SPEC = "tax_rates_zones.v3.yml"
MOST = 50  # items in a batch; assumed

# ---- zones and rates


PARTS: Mapping[str, tuple[tuple[Field, ...], str]] = {  # an object of a zone: fields, needed one
    "price_display_settings": (DISPLAY, "show_inclusive"),
    "shopper_target_settings": (TARGETS, "locations"),
}


def fill(draft: Draft) -> None:
    """A new zone has all settings; an update lays those it holds over what there is."""
    for name, (fields, needed) in PARTS.items():
        sent = draft.sent.get(name)
        if sent is not None and draft.old is None and needed not in sent:
            raise Invalid(f"{name}.{needed}", "It is needed.")
        kept = draft.old[name] if draft.old else {each.name: each.initial() for each in fields}
        draft.values[name] = Frozen({**kept, **(sent or {})})


ZONES = View(
    path="tax/zones",
    noun="tax zone",
    source=rows.TAX_ZONES,
    spec=SPEC,
    verbs=frozenset({LIST, CLEAR}),
    paging="none",
    batch={CREATE: MOST, UPDATE: MOST},
    clear_needs=("id:in",),
    fields=(
        Int(name="id", read_only=True),
        Text(name="name", min=1, required=True),
        Flag(name="enabled"),
        *(Object(name=name, partial=True, fields=fields) for name, (fields, _) in PARTS.items()),
    ),
    filters=("id:in",),
    before=fill,
)
CLASS_RATES = rows.TAX_RATES.by_name["class_rates"]
RATES = View(
    path="tax/rates",
    noun="tax rate",
    source=rows.TAX_RATES,
    spec=SPEC,
    verbs=frozenset({LIST, CLEAR}),
    paging="none",
    batch={CREATE: MOST, UPDATE: MOST},
    clear_needs=("id:in",),
    fields=(
        Int(name="id", read_only=True),
        Int(name="tax_zone_id", min=1, required=True),
        Text(name="name", min=1, required=True),
        Flag(name="enabled"),
        Int(name="priority"),
        ListOf(name="class_rates", item=CLASS_RATES.item, required=True),  # type: ignore[attr-defined]
    ),
    filters=("id:in", "tax_zone_id:in"),
    known_gaps=("All rates come in one answer, without the meta's pagination.",),
)

# ---- which zone is somebody in

ADDRESS = (
    Text(name="country_code", min=2, max=2, required=True),
    Text(name="subdivision_codes", max=3),
    Text(name="postal_code"),
    Int(name="customer_group_id"),
)


def check_zones(call: Call) -> list[Any]:
    """POST /tax/zonecheck: for each address the zone that fits it best."""
    found = [zone_of(call.store, _address(item)) for item in viewing.items(call.body)]
    return [viewing.shown(ZONES, call, zone) for zone in found]


def _address(item: Any) -> Mapping[str, Any]:
    sent = viewing.parse_loosely(ADDRESS, item)
    return {each.name: sent.get(each.name, each.initial()) for each in ADDRESS}


def zone_of(store: Store, address: Mapping[str, Any]) -> Row:
    """The enabled zone that names a place most closely, one for a customer group before one for
    all; the default zone where none fits."""
    fits: list[tuple[tuple[bool, int], Row]] = []
    for zone in store.find(rows.TAX_ZONES, enabled=True):
        targets = zone["shopper_target_settings"]
        groups = targets["customer_groups"]
        close = max([0, *(_closeness(place, address) for place in targets["locations"])])
        if close and (not groups or address["customer_group_id"] in groups):
            fits.append(((bool(groups), close), zone))
    best = max(fits, key=lambda each: each[0], default=None)
    return best[1] if best else store.get(rows.TAX_ZONES, DEFAULT_ZONE)


def _closeness(place: Mapping[str, Any], address: Mapping[str, Any]) -> int:
    """0 where the address is not in a place, more the more of it the place names."""
    if place["country_code"].casefold() != address["country_code"].casefold():
        return 0
    close = 1
    for names, name, weight in (
        ("subdivision_codes", "subdivision_codes", 1),
        ("postal_codes", "postal_code", 2),
    ):
        if place[names]:
            if address[name] not in place[names]:
                return 0
            close += weight
    return close


# ---- settings

STRATEGIES = ("ZONE", "INCLUSIVE", "EXCLUSIVE")
DISPLAYS = Object(
    name="price_display_settings",
    fields=(
        Choice(name="control_panel_price_display_strategy", values=STRATEGIES),
        Choice(name="invoice_price_display_strategy", values=STRATEGIES),
    ),
)
SETTINGS = Settings(
    path="tax/settings",
    spec="tax_settings.v3.yml",
    channels="",
    shared={"tax_entered_with_prices": "is_price_entered_with_tax"},
    fields=(
        Flag(name="tax_entered_with_prices"),
        Object(name=DISPLAYS.name, fields=DISPLAYS.fields, default=DISPLAYS.parse({})),
        Choice(name="fallback_strategy", values=("FIXED", "BASIC", "DISABLE")),
        Flag(name="should_subtract_store_tax", default=True),
        Flag(name="should_use_geolocation_to_determine_guest_shopper_tax_zone"),
        Int(name="guest_shopper_tax_zone_id", min=1, default=DEFAULT_ZONE),
        Int(name="store_tax_zone_id", min=1, default=DEFAULT_ZONE),
        Choice(
            name="document_submission_strategy",
            values=("ON_PAYMENT_CAPTURE", "ON_ORDER_CREATION"),
        ),
        Choice(name="rounding_strategy", values=("RATE_ROUNDING", "NO_ROUNDING")),
    ),
)

# ---- providers

CREDENTIALS = (
    Text(name="username", min=1, required=True),
    Text(name="password", min=1, required=True),
    Text(name="profile"),
)


def _provider(call: Call) -> Row:
    id = str(call.ids[0])
    for row in call.store.find(rows.TAX_PROVIDERS, id=id):
        return row
    raise NotFound(f"The tax provider {id} does not exist.")


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "username": row["username"],
        "configured": bool(row["password"]),
        "profile": row["profile"],
        "target": {"country_codes": [], "subdivision_codes": []},
    }


def show_connection(call: Call) -> dict[str, Any]:
    """GET …/connection: whether the provider has credentials, which are never shown."""
    return _shown(_provider(call))


def connect(call: Call) -> dict[str, Any]:
    """PUT …/connection: the credentials BigCommerce is to use."""
    row = _provider(call)
    sent = viewing.parse_loosely(CREDENTIALS, call.body)
    return _shown(call.store.amend(rows.TAX_PROVIDERS, row["id"], **{"profile": "", **sent}))


def disconnect(call: Call) -> dict[str, Any]:
    """DELETE …/connection: forget the credentials; the name of the account stays in the answer."""
    row = _provider(call)
    if not row["password"]:
        raise NotFound(f"The tax provider {row['id']} is not connected.")
    gone = dict.fromkeys(("username", "password", "profile"), "")
    call.store.amend(rows.TAX_PROVIDERS, row["id"], **gone)
    return _shown({**row, "password": "", "profile": ""})


def _connections() -> Iterator[Endpoint]:
    path = "tax/providers/{provider_id}/connection"
    runs = {"GET": show_connection, "PUT": connect, "DELETE": disconnect}
    for method, run in runs.items():
        yield Endpoint(method, path, run, spec="tax.v3.yml")


VIEWS = (ZONES, RATES)
ENDPOINTS = (
    Endpoint("POST", "tax/zonecheck", check_zones, spec="tax_zone_check.v3.yml"),
    *endpoints(SETTINGS),
    *_connections(),
)
