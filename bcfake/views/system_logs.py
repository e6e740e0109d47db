"""The store's log as V3 shows it."""

from __future__ import annotations

from bcfake.fields import Int, Text
from bcfake.resources.system_logs import SYSTEM_LOGS as ROWS
from bcfake.schema import LIST
from bcfake.view import View
from bcfake.views.forms import moment

SYSTEM_LOGS = View(
    path="store/systemlogs",
    source=ROWS,
    spec="store_logs.v3.yml",
    verbs=frozenset({LIST}),
    fields=(
        Int(name="id", read_only=True),
        Text(name="type"),
        Text(name="module"),
        Int(name="severity", text=True),
        Text(name="summary"),
        Text(name="message"),
        moment("date_created"),
    ),
    filters=(
        *("type", "type:not", "module", "module:not", "severity", "severity:min", "severity:max"),
        "id:in",
    ),
    sortable=("date_created", "type"),
)

VIEWS = (SYSTEM_LOGS,)
