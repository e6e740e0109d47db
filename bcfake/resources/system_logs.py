"""What the store noted down about itself; V3 alone shows it."""

from __future__ import annotations

from bcfake.fields import Int, Text, Timestamp
from bcfake.schema import ID, Resource

SYSTEM_LOGS = Resource(
    name="system_logs",
    path="store/systemlogs",
    source="specs/v3/store_logs.v3.yml",
    scope="logs",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="type", required=True, sample="general"),
        Text(name="module"),
        Int(name="severity", min=1, max=4, default=1, text=True),
        Text(name="summary"),
        Text(name="message"),
        Timestamp(name="date_created", auto="create"),
    ),
    known_gaps=("Nothing is noted down by itself: entries come by seeding.",),
)

RESOURCES = (SYSTEM_LOGS,)
