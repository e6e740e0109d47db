"""Customer segments, shopper profiles and who is in which; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Int, NewRow, Text, Timestamp
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.references import holds_at_most, refers_to
from bcfake.resources.uuids import UUID, known_by_uuid
from bcfake.schema import ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/segments.v3.yml"
MOST_SEGMENTS = 1000


@rule("before_delete")
def leave_no_members(change: Change) -> None:
    """With a segment or a profile, who is in which goes, and nothing else (documented)."""
    name = "segment_uuid" if change.resource is SEGMENTS else "profile_uuid"
    for row in change.store.find(SEGMENT_MEMBERS, **{name: change.values["uuid"]}):
        change.store.remove(SEGMENT_MEMBERS, row["id"])


SEGMENTS = Resource(
    name="segments",
    path="segments",
    source=SOURCE,
    scope="customers",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Text(name="name", required=True, unique=True, sample="Segment {n}"),
        Text(name="description"),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
    ),
    rules=(holds_at_most(MOST_SEGMENTS, source=SOURCE), known_by_uuid, leave_no_members),
    known_gaps=(
        "A batch with a name that is taken is refused with 409 as a whole; the documented answer "
        "lists what was saved.",
        "A delete without id:in is refused with 422 (assumed; nothing says what it would delete).",
        "A read-only scope may read a segment's profiles, too.",
    ),
)

SHOPPER_PROFILES = Resource(
    name="shopper_profiles",
    path="shopper-profiles",
    source=SOURCE,
    scope="customers",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Int(name="customer_id", required=True, unique=True, sample=NewRow("customers")),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
    ),
    rules=(
        refers_to("customer_id", CUSTOMERS, zero_is_none=False),
        known_by_uuid,
        leave_no_members,
    ),
    known_gaps=("A profile stays when its customer is deleted.",),
)

SEGMENT_MEMBERS = Resource(
    name="segment_members",
    path="segments/members",
    source=SOURCE,
    scope="customers",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="segment_uuid", indexed=True),
        Text(name="profile_uuid", indexed=True),
    ),
)

RESOURCES = (SEGMENTS, SHOPPER_PROFILES, SEGMENT_MEMBERS)
