"""Locations as V3 shows them; what writes them answers with the id of a transaction."""

from __future__ import annotations

from uuid import uuid4

from bcfake import viewing
from bcfake.errors import Invalid, Missing, NotFound, Unprocessable
from bcfake.fields import Choice, Flag, Int, Json, Text
from bcfake.resources.locations import (
    ADDRESS,
    DEFAULT_LOCATION,
    LOCATION_METAFIELDS,
    SPECIAL_HOURS,
)
from bcfake.resources.locations import LOCATIONS as ROWS
from bcfake.schema import LIST, Call, Filter
from bcfake.view import Endpoint, Raw, Search, View
from bcfake.views.forms import utc_moment
from bcfake.views.metafields import metafields

SPEC = "locations.v3.yml"
MOST = 1000  # items of a body; that many are listed, too
PATH = "inventory/locations"


LOCATIONS = View(
    path=PATH,
    source=ROWS,
    spec=SPEC,
    verbs=frozenset({LIST}),
    max_limit=MOST,
    fields=(
        Int(name="id", read_only=True),
        Text(name="code"),
        Text(name="label", min=1, required=True),
        Text(name="description"),
        Flag(name="managed_by_external_source", required=True),
        Choice(name="type_id", values=("PHYSICAL", "VIRTUAL"), required=True),
        Flag(name="enabled"),
        Json(name="operating_hours", shape=dict),
        Text(name="time_zone", required=True),
        utc_moment("created_at"),
        utc_moment("updated_at"),
        ADDRESS,
        Flag(name="storefront_visibility"),
        SPECIAL_HOURS,
    ),
    filters=(
        Filter("location_id:in", "id", "in", Int(name="id")),
        Filter("location_code:in", "code", "in", Text(name="code")),
        Search(
            "is_default",
            Flag(name="is_default"),
            lambda store, wanted: lambda row: (row["id"] == DEFAULT_LOCATION) is wanted,
        ),
        *("type_id:in", "managed_by_external_source", "storefront_visibility"),
        Filter("is_active", "enabled", type=Flag(name="is_active")),
    ),
)


def done() -> Raw:
    """The answer to a write."""
    return Raw({"transaction_id": str(uuid4())})


def create(call: Call) -> Raw:
    """POST /inventory/locations: all of them or none."""
    for item in viewing.items(call.body, MOST):
        viewing.create(LOCATIONS, call.store, (), item)
    return done()


def update(call: Call) -> Raw:
    """PUT /inventory/locations: all of them or none."""
    for item in viewing.items(call.body, MOST):
        if not isinstance(item, dict):
            raise Invalid("body", f"{item!r} is not an object.")
        if "id" not in item:
            raise Missing("id")
        id = Int(name="id").parse(item["id"])
        if not call.store.exists(ROWS, id):
            raise Invalid("id", f"There is no location with the id {id}.")
        viewing.update(LOCATIONS, call.store, (id,), item)
    return done()


def delete(call: Call) -> Raw:
    """DELETE /inventory/locations: those in location_id:in, all of them or none."""
    text = call.query.get("location_id:in", "")
    if not text:
        raise Unprocessable("Say which to delete, by location_id:in.")
    where = [LOCATIONS.condition("location_id:in", text, call.store)]
    for id in where[0].wanted:
        if not call.store.exists(ROWS, id):
            raise NotFound(viewing.missing(LOCATIONS, id))
        viewing.delete(LOCATIONS, call.store, (id,))
    return done()


VIEWS = (
    LOCATIONS,
    *metafields(LOCATIONS, LOCATION_METAFIELDS, "location", f"{PATH}/metafields", SPEC),
)
ENDPOINTS = (
    Endpoint("POST", PATH, create, spec=SPEC),
    Endpoint("PUT", PATH, update, spec=SPEC),
    Endpoint("DELETE", PATH, delete, query=("location_id:in",), spec=SPEC),
)
