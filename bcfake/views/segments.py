"""Segments and shopper profiles as V3 shows them, and who is in which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Unprocessable
from bcfake.fields import Int, Text, Timestamp, separated
from bcfake.resources.segments import SEGMENT_MEMBERS, SHOPPER_PROFILES
from bcfake.resources.segments import SEGMENTS as ROWS
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call, Resource
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint, Page, Pair, Raw, View, problem

SPEC = "segments.v3.yml"
MOST = 50  # in a body; documented for the profiles of a segment, assumed for the others
FLAT = frozenset({LIST, CLEAR})
UUID = Pair(Text(name="id", max=36, read_only=True), "uuid")


def _moments() -> tuple[Timestamp, Timestamp]:
    created, updated = (
        Timestamp(name=name, wire="iso_offset", read_only=True)
        for name in ("created_at", "updated_at")
    )
    return created, updated


SEGMENTS = View(
    path="segments",
    source=ROWS,
    spec=SPEC,
    key="uuid",
    verbs=FLAT,
    batch={CREATE: MOST, UPDATE: MOST},
    created=201,
    batch_updated=201,
    fields=(UUID, Text(name="name", min=1, required=True), Text(name="description"), *_moments()),
    filters=("id:in",),
    clear_needs=("id:in",),
)
PROFILES = View(
    path="shopper-profiles",
    source=SHOPPER_PROFILES,
    spec=SPEC,
    key="uuid",
    verbs=FLAT,
    batch={CREATE: MOST},
    created=201,
    fields=(UUID, Int(name="customer_id", min=1, required=True), *_moments()),
    filters=("id:in",),
    clear_needs=("id:in",),
)


# ---- who is in which


def _found(store: Store, resource: Resource, uuids: Sequence[str]) -> list[Row]:
    return [row for uuid in uuids for row in store.find(resource, uuid=uuid)]


def _shown(call: Call, view: View, rows: Sequence[Row]) -> list[Any]:
    return [viewing.shown(view, call, row) for row in rows]


def _segment(call: Call) -> str:
    return str(viewing.find(SEGMENTS, call.store, call.ids[:1])["uuid"])


def profiles_of(call: Call) -> Page:
    """GET /segments/{id}/shopper-profiles."""
    members = call.store.find(SEGMENT_MEMBERS, segment_uuid=_segment(call))
    rows = _found(call.store, SHOPPER_PROFILES, [each["profile_uuid"] for each in members])
    return Page(tuple(_shown(call, PROFILES, rows)))


def segments_of(call: Call) -> Page:
    """GET /shopper-profiles/{id}/segments."""
    uuid = viewing.find(PROFILES, call.store, call.ids)["uuid"]
    members = call.store.find(SEGMENT_MEMBERS, profile_uuid=uuid)
    rows = _found(call.store, ROWS, [each["segment_uuid"] for each in members])
    return Page(tuple(_shown(call, SEGMENTS, rows)))


def add_profiles(call: Call) -> Any:
    """POST /segments/{id}/shopper-profiles: the ids of those that come in; 409 tells of others."""
    segment, added, failed = _segment(call), [], {}
    for place, uuid in enumerate(_uuids(call.body)):
        rows = _found(call.store, SHOPPER_PROFILES, [uuid])
        place_of = {"segment_uuid": segment, "profile_uuid": uuid}
        if not rows:
            failed[str(place)] = f"There is no shopper profile with the id {uuid}."
        elif call.store.find(SEGMENT_MEMBERS, **place_of):
            failed[str(place)] = f"The shopper profile {uuid} is in the segment already."
        else:
            call.store.insert(SEGMENT_MEMBERS, **place_of)
            added += rows
    data = _shown(call, PROFILES, added)
    if not failed:
        return data
    counts = {"total": len(added) + len(failed), "success": len(added), "failed": len(failed)}
    error = problem(409, "Conflict", errors=failed).body
    return Raw({"data": data, "errors": [error], "meta": counts}, 409)


def _uuids(body: Any) -> list[str]:
    found = viewing.items(body, MOST)
    if not all(isinstance(each, str) for each in found):
        raise Invalid("body", "The request body is not a list of ids.")
    return list(dict.fromkeys(found))


def remove_profiles(call: Call) -> None:
    """DELETE /segments/{id}/shopper-profiles: those the query names leave; they stay themselves."""
    segment = _segment(call)
    uuids = separated(call.query.get("id:in"))
    if not uuids:
        raise Unprocessable('Query parameter "id:in" is required.')
    for uuid in uuids:
        for row in call.store.find(SEGMENT_MEMBERS, segment_uuid=segment, profile_uuid=uuid):
            call.store.remove(SEGMENT_MEMBERS, row["id"])


def _endpoint(method: str, path: str, run: Callable[[Call], Any], **more: Any) -> Endpoint:
    return Endpoint(method, path, run, spec=SPEC, **more)


OF_SEGMENT = "segments/{segment_id}/shopper-profiles"
VIEWS = (SEGMENTS, PROFILES)
ENDPOINTS = (
    _endpoint("GET", OF_SEGMENT, profiles_of),
    _endpoint("POST", OF_SEGMENT, add_profiles, status=201),
    _endpoint("DELETE", OF_SEGMENT, remove_profiles, query=("id:in",)),
    _endpoint("GET", "shopper-profiles/{shopper_profile_id}/segments", segments_of),
)
