"""Widget templates, widgets, their placements and the regions they may be placed in, as V3 has
them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, NotFound
from bcfake.fields import Choice, Field, Flag, Int, Json, Text
from bcfake.resources.channels import SITES
from bcfake.resources.widgets import (
    EVERYWHERE,
    REGIONS,
    WIDGET_TEMPLATES,
)
from bcfake.resources.widgets import (
    PLACEMENTS as PLACEMENT_ROWS,
)
from bcfake.resources.widgets import (
    WIDGETS as WIDGET_ROWS,
)
from bcfake.schema import Call, Resource
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Search, Shown, Sight, View
from bcfake.views.forms import moment

SPEC = "widgets.v3.yml"
UUID = Text(name="uuid", read_only=True)
DATES = tuple(moment(name, read_only=True) for name in ("date_created", "date_modified"))


def _taken(field: Field) -> Shown:
    """A field of bodies alone, which the hooks read."""
    return Shown(field, lambda sight: None)


def _by_uuid(draft: Draft, name: str, resource: Resource) -> Row | None:
    """The row of a resource that a body names by its UUID; raises Invalid."""
    uuid = draft.sent.get(name)
    if uuid is None:
        return None
    for row in draft.store.find(resource, uuid=uuid):
        return row
    raise Invalid(name, f"There is no {resource.singular} {uuid}.")


def _of_sites(store: Store, wanted: tuple[int, ...]) -> Callable[[Row], bool]:
    channels = {row["channel_id"] for row in store.list(SITES) if row["id"] in wanted}
    return lambda row: row["channel_id"] in channels


IN_SITES = Search("site_id:in", Int(name="site_id"), _of_sites, many=True)


def _above(field: str, resource: Resource, path: tuple[tuple[str, Resource], ...]) -> Search:
    """A filter on a field of what a row is, by some steps, made of."""

    def test(store: Store, wanted: Any) -> Callable[[Row], bool]:
        def passes(row: Row) -> bool:
            for key, above in path:
                row = store.get(above, row[key])
            return bool(row[field] == wanted)

        return passes

    return Search(f"{resource.name[:-1]}_{field}", Text(name=field), test)


# ---- templates


def make_version(draft: Draft) -> None:
    """create_new_version makes the template another version."""
    if draft.old is not None and draft.sent.get("create_new_version"):
        draft.values["version"] = draft.old["version"] + 1


TEMPLATES = View(
    path="content/widget-templates",
    source=WIDGET_TEMPLATES,
    spec=SPEC,
    key="uuid",
    fields=(
        UUID,
        Int(name="channel_id", min=1),
        Text(name="name", min=1, required=True),
        Json(name="schema", shape=list),
        Text(name="template", min=1, required=True),
        Text(name="storefront_api_query"),
        *(
            Text(name=name, read_only=True)
            for name in ("kind", "icon_name", "template_engine", "current_version_uuid")
        ),
        Flag(name="client_rerender", read_only=True),
        _taken(Flag(name="create_new_version", read_only="create", hidden=True)),
        *DATES,
    ),
    filters=(
        *("channel_id:in",),
        Search(
            "widget_template_kind",
            Text(name="kind"),
            lambda store, wanted: lambda row: row["kind"] == wanted,
        ),
    ),
    before=make_version,
)

# ---- widgets


def find_template(draft: Draft) -> None:
    """A widget is of the current version of its template; `upgrade` makes it so again."""
    found = _by_uuid(draft, "widget_template_uuid", WIDGET_TEMPLATES)
    if found is None and draft.sent.get("upgrade") and draft.old is not None:
        found = draft.store.get(WIDGET_TEMPLATES, draft.old["widget_template_id"])
    if found is not None:
        draft.values["widget_template_id"] = found["id"]
        draft.values["version_uuid"] = found["current_version_uuid"]


def _template(sight: Sight) -> Mapping[str, Any]:
    row = sight.store.get(WIDGET_TEMPLATES, sight.row["widget_template_id"])
    return viewing.shown(TEMPLATES, sight, row)


def _configuration(sight: Sight) -> Mapping[str, Any]:
    """A widget's values, with its own UUID among them."""
    return {**sight.row["widget_configuration"], "_": {"id": sight.row["uuid"]}}


TO_TEMPLATE = (("widget_template_id", WIDGET_TEMPLATES),)
WIDGETS = View(
    path="content/widgets",
    source=WIDGET_ROWS,
    spec=SPEC,
    key="uuid",
    fields=(
        UUID,
        Int(name="channel_id", min=1),
        Text(name="name", min=1, required=True),
        Text(name="description"),
        Shown(
            Json(name="widget_configuration", shape=dict),
            _configuration,
            lambda sent: {"widget_configuration": sent},
        ),
        Json(name="storefront_api_query_params", shape=dict),
        Text(name="version_uuid", read_only=True),
        Shown(Json(name="widget_template", read_only=True), _template),
        _taken(Text(name="widget_template_uuid", min=1, required=True, hidden=True)),
        _taken(Flag(name="upgrade", read_only="create", hidden=True)),
        *DATES,
    ),
    filters=(
        *("name", "name:in", "channel_id:in"),
        IN_SITES,
        _above("kind", WIDGET_TEMPLATES, TO_TEMPLATE),
        _above("uuid", WIDGET_TEMPLATES, TO_TEMPLATE),
    ),
    before=find_template,
)

# ---- placements


def find_widget(draft: Draft) -> None:
    """A placement is of the widget that the body names."""
    found = _by_uuid(draft, "widget_uuid", WIDGET_ROWS)
    if found is not None:
        draft.values["widget_id"] = found["id"]


def _widget(sight: Sight) -> Mapping[str, Any]:
    row = sight.store.get(WIDGET_ROWS, sight.row["widget_id"])
    return viewing.shown(WIDGETS, sight, row)


TO_WIDGET = (("widget_id", WIDGET_ROWS),)
PLACEMENTS = View(
    path="content/placements",
    source=PLACEMENT_ROWS,
    spec=SPEC,
    key="uuid",
    fields=(
        UUID,
        Int(name="channel_id", min=1),
        Text(name="template_file", min=1, required=True),
        Text(name="entity_id"),
        Int(name="sort_order"),
        Text(name="region"),
        Choice(name="status", values=("inactive", "active")),
        Shown(Json(name="widget", read_only=True), _widget),
        _taken(Text(name="widget_uuid", min=1, required=True, hidden=True)),
        *DATES,
    ),
    filters=(
        *("template_file", "channel_id:in"),
        IN_SITES,
        _above("uuid", WIDGET_ROWS, TO_WIDGET),
        _above("kind", WIDGET_TEMPLATES, (*TO_WIDGET, *TO_TEMPLATE)),
        _above("uuid", WIDGET_TEMPLATES, (*TO_WIDGET, *TO_TEMPLATE)),
    ),
    before=find_widget,
)


def regions_of(file: str) -> tuple[str, ...]:
    """The regions that a template file has; raises NotFound."""
    if file not in REGIONS:
        raise NotFound(f"There is no template file {file}.")
    return (EVERYWHERE, *REGIONS[file])


def show_regions(call: Call) -> list[Any]:
    """GET /content/regions: those of a template file."""
    if not call.query.get("template_file"):
        raise Missing("template_file")
    return [{"name": name} for name in regions_of(call.query["template_file"])]


VIEWS = (TEMPLATES, WIDGETS, PLACEMENTS)
ENDPOINTS = (
    Endpoint("GET", "content/regions", show_regions, ("template_file", "channel_id"), spec=SPEC),
)
