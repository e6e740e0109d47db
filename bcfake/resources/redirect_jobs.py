"""Jobs that brought redirects in or out as CSV; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Choice, Int, Json, Text, Timestamp
from bcfake.resources.uuids import UUID, known_by_uuid
from bcfake.schema import ID, Resource

STATUSES = ("new", "working", "complete", "aborted", "failed")

REDIRECT_JOBS = Resource(
    name="redirect_jobs",
    path="storefront/redirects/imex/jobs",
    source="specs/v3/redirects.v3.yml",
    scope="content",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Choice(name="type", values=("import", "export")),
        Choice(name="status", values=STATUSES, default="complete"),
        Int(name="completed_items"),
        Int(name="failed_items"),
        Int(name="total_items"),
        Json(name="errors", shape=list, default=()),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="completed_at", auto="create"),
        Text(name="content"),
    ),
    rules=(known_by_uuid,),
    known_gaps=(
        "A job is done at once: none is ever new, working, aborted or failed, and no 429 is given.",
        "The lines of a CSV file are counted from 1, the header's (assumed).",
    ),
)

RESOURCES = (REDIRECT_JOBS,)
