"""Scripts as V3 shows them."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, ListOf, Text
from bcfake.resources.scripts import CONSENTS, KINDS, LOADS, LOCATIONS, PAGES
from bcfake.resources.scripts import SCRIPTS as ROWS
from bcfake.view import View
from bcfake.views.forms import moment

SCRIPTS = View(
    path="content/scripts",
    source=ROWS,
    spec="scripts.v3.yml",
    key="uuid",
    fields=(
        Text(name="uuid", read_only=True),
        Text(name="name", min=1, max=255, required=True),
        Text(name="description"),
        Text(name="html", max=65536),
        Text(name="src"),
        Flag(name="auto_uninstall"),
        Choice(name="load_method", values=LOADS),
        Choice(name="location", values=LOCATIONS),
        Choice(name="visibility", values=PAGES),
        Choice(name="kind", values=KINDS, nullable=True),
        Text(name="api_client_id", read_only=True),
        Choice(name="consent_category", values=CONSENTS),
        Flag(name="enabled"),
        Int(name="channel_id", min=1),
        ListOf(name="integrity_hashes", item=Text(name="hash")),
        moment("date_created", read_only=True),
        moment("date_modified", read_only=True),
    ),
    filters=("channel_id:in",),
    sortable=("name", "description", "date_created", "date_modified"),
)

VIEWS = (SCRIPTS,)
