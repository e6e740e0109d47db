"""Themes as V3 shows, takes, activates and gives them out, and the templates pages have of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any
from zipfile import is_zipfile

from bcfake import viewing
from bcfake.errors import Conflict, Invalid, NotFound, Unprocessable
from bcfake.fields import Choice, Flag, Int, Json, Text, Timestamp, separated
from bcfake.resources import themes as rows
from bcfake.resources.store_information import beside
from bcfake.resources.themes import ENTITIES
from bcfake.resources.themes import THEMES as THEME_ROWS
from bcfake.resources.uuids import uuid_of
from bcfake.schema import CLEAR, DELETE, GET, LIST, Call, Filter
from bcfake.store import Store
from bcfake.tables import Row, frozen
from bcfake.view import Draft, Endpoint, Page, Raw, Search, Shown, Sight, View
from bcfake.views.channels import CHANNELS
from bcfake.views.forms import moment, upload_in
from bcfake.views.overridable import channel_named

SPEC = "themes.v3.yml"
MOST = 100  # associations in a batch
WHICH = Choice(name="which", values=("original", "last_activated", "last_created"))


def _is_active(sight: Sight) -> bool:
    return bool(sight.store.find(rows.ACTIVE_THEMES, active_theme_uuid=sight.row["uuid"]))


def refuse_active(draft: Draft) -> None:
    """A theme that is active in a channel cannot be deleted (409, assumed)."""
    assert draft.old is not None
    if draft.store.find(rows.ACTIVE_THEMES, active_theme_uuid=draft.old["uuid"]):
        raise Conflict("The theme is active and cannot be deleted.")
    for row in draft.store.find(rows.THEME_CONFIGURATIONS, theme_uuid=draft.old["uuid"]):
        draft.store.remove(rows.THEME_CONFIGURATIONS, row["id"])


THEMES = View(
    path="themes",
    source=THEME_ROWS,
    spec=SPEC,
    key="uuid",
    verbs=frozenset({LIST, GET, DELETE}),
    paging="none",
    fields=(
        Text(name="uuid"),
        Json(name="variations"),
        Text(name="name"),
        Flag(name="is_private"),
        Shown(Flag(name="is_active"), _is_active),
        Timestamp(name="updated_at", wire="iso"),
    ),
    deleting=refuse_active,
)

# ---- jobs


def _job(call: Call, **values: Any) -> Mapping[str, Any]:
    row = call.store.create(rows.THEME_JOBS, values)
    return {"job_id": row["uuid"].replace("-", "")}


def upload(call: Call) -> Raw:
    """POST /themes: the theme in a zip file; the job fails where it is none."""
    sent = upload_in(call, "file")
    if not is_zipfile(io.BytesIO(sent.content)):
        told = frozen([{"error": "file", "message": f"{sent.name} is not a zip file."}])
        return Raw(_job(call, status="FAILED", errors=told), 201)
    name = PurePosixPath(sent.name).stem
    theme = call.store.create(THEME_ROWS, {"name": name, "is_private": True})
    id = theme["id"]
    variation = {"uuid": uuid_of("themes/variations", id), "name": name}
    call.store.amend(
        THEME_ROWS,
        id,
        version_uuid=uuid_of("themes/versions", id),
        variations=frozen([{**variation, "description": "", "external_id": ""}]),
    )
    call.store.create(
        rows.THEME_CONFIGURATIONS,
        {"theme_uuid": theme["uuid"], "variation_id": variation["uuid"]},
    )
    return Raw(_job(call, result=frozen({"theme_id": theme["uuid"]})), 201)


def download(call: Call) -> Raw:
    """POST /themes/{uuid}/actions/download: a job whose result is a link."""
    theme = viewing.find(THEMES, call.store, call.ids)
    viewing.parse_loosely([WHICH], call.body or {})
    link = frozen({"download_url": f"{beside(call.base)}/themes/{theme['uuid']}.zip"})
    return Raw(_job(call, result=link))


def show_job(call: Call) -> Mapping[str, Any]:
    """GET /themes/jobs/{job_id}: what became of a job."""
    wanted = str(call.ids[0])
    for row in call.store.list(rows.THEME_JOBS):
        if row["uuid"].replace("-", "") == wanted:
            return {
                "id": wanted,
                "time": Timestamp(name="time", wire="iso").render(row["time"]),
                "status": row["status"],
                "percent_complete": 100,
                "result": dict(row["result"]),
                "warnings": [],
                "errors": list(row["errors"]),
            }
    raise NotFound(f"There is no job {wanted}.")


# ---- what is active


def _variation(store: Store, id: str) -> Row:
    """The theme that has a variation; raises NotFound."""
    for theme in store.list(THEME_ROWS):
        if any(each["uuid"] == id for each in theme["variations"]):
            return theme
    raise NotFound(f"There is no theme variation {id}.")


def _configuration(store: Store, variation: str, which: str) -> Row:
    """The original or the newest configuration of a variation."""
    found = store.find(rows.THEME_CONFIGURATIONS, variation_id=variation)
    return found[0 if which == "original" else -1]


def activate(call: Call) -> None:
    """POST /themes/actions/activate: a variation is what a channel shows."""
    fields = (Text(name="variation_id", min=1, required=True), WHICH)
    sent = viewing.parse_loosely(fields, call.body)
    channel = channel_named(call) or 1
    theme = _variation(call.store, sent["variation_id"])
    which = sent.get("which", "original")
    configured = _configuration(call.store, sent["variation_id"], which)["uuid"]
    values = {
        "active_theme_uuid": theme["uuid"],
        "active_theme_configuration_uuid": configured,
        "active_theme_version_uuid": theme["version_uuid"],
        "saved_theme_configuration_uuid": configured,
    }
    call.store.keep(rows.ACTIVE_THEMES, {"channel_id": channel}, **values)


def show_active(call: Call) -> Mapping[str, Any]:
    """GET /channels/{id}/active-theme."""
    id = viewing.find(CHANNELS, call.store, call.ids)["id"]
    for row in call.store.find(rows.ACTIVE_THEMES, channel_id=id):
        return {name: value for name, value in row.items() if name not in ("id", "channel_id")}
    raise NotFound(f"No active theme found with channel_id: {id}")


# ---- configurations


def show_configurations(call: Call) -> Page:
    """GET /themes/{uuid}/configurations: those that the filters, of which one is needed, find."""
    theme = viewing.find(THEMES, call.store, call.ids)
    asked = {name: text for name, text in call.query.items() if name in CONFIGURED_BY}
    if not asked:
        raise Unprocessable("At least one filter is needed: " + ", ".join(CONFIGURED_BY) + ".")
    found = call.store.find(rows.THEME_CONFIGURATIONS, theme_uuid=theme["uuid"])
    for name, text in asked.items():
        wanted = CONFIGURED_BY[name](call.store, text)
        found = [row for row in found if wanted(row)]
    return Page(tuple(_shown_configuration(row) for row in found))


def _shown_configuration(row: Row) -> dict[str, Any]:
    shown = {name: value for name, value in row.items() if name != "id"}
    return {**shown, "date_created": Timestamp(name="d", wire="iso").render(row["date_created"])}


def _active_in(store: Store, text: str) -> Callable[[Row], bool]:
    wanted = {Int(name="channel_id:in").read(each) for each in separated(text)}
    found = [row for row in store.list(rows.ACTIVE_THEMES) if row["channel_id"] in wanted]
    uuids = {row["active_theme_configuration_uuid"] for row in found}
    return lambda row: row["uuid"] in uuids


CONFIGURED_BY: Mapping[str, Callable[[Store, str], Callable[[Row], bool]]] = {
    "uuid:in": lambda store, text: lambda row: row["uuid"] in separated(text),
    "variation_uuid": lambda store, text: lambda row: row["variation_id"] == text,
    "channel_id:in": _active_in,
}


def validate(call: Call) -> Raw:
    """POST /themes/{uuid}/configurations/validate: whether it could be one of the theme's."""
    theme = viewing.find(THEMES, call.store, call.ids)
    fields = (Text(name="variation_id"), Json(name="settings", shape=dict))
    sent = viewing.parse_loosely(fields, call.body)
    known = [each["uuid"] for each in theme["variations"]]
    if "variation_id" in sent and sent["variation_id"] not in known:
        raise Invalid("variation_id", "The theme has no such variation.")
    return Raw({})


# ---- custom templates


def custom_templates(call: Call) -> Mapping[str, Any]:
    """GET /themes/custom-templates/{version_uuid}: the files of a theme's version, by entity."""
    for theme in call.store.find(THEME_ROWS, version_uuid=str(call.ids[0])):
        return {name: list(theme["custom_templates"].get(name, ())) for name in ENTITIES}
    raise NotFound(f"There is no theme version {call.ids[0]}.")


def is_valid(store: Store, row: Row) -> bool:
    """Whether the theme that is active in the channel has the template."""
    for active in store.find(rows.ACTIVE_THEMES, channel_id=row["channel_id"]):
        for theme in store.find(THEME_ROWS, uuid=active["active_theme_uuid"]):
            return row["file_name"] in theme["custom_templates"].get(row["entity_type"], ())
    return False


ASSOCIATIONS = View(
    path="storefront/custom-template-associations",
    noun="custom template association",
    source=rows.TEMPLATE_ASSOCIATIONS,
    spec="custom-template-associations.v3.yml",
    verbs=frozenset({LIST, CLEAR}),
    fields=(
        Int(name="id", read_only=True),
        Int(name="channel_id", min=1, required=True),
        Choice(name="entity_type", values=ENTITIES, required=True),
        Int(name="entity_id", min=1, required=True),
        Text(name="file_name", min=1, required=True),
        Shown(
            Flag(name="is_valid", read_only=True), lambda sight: is_valid(sight.store, sight.row)
        ),
        moment("date_created", read_only=True),
        moment("date_modified", read_only=True),
    ),
    filters=(
        *("id:in", "channel_id", "entity_id:in"),
        Filter("type", "entity_type", type=Choice(name="type", values=ENTITIES)),
        Search(
            "is_valid",
            Flag(name="is_valid"),
            lambda store, wanted: lambda row: is_valid(store, row) is wanted,
        ),
    ),
    clear_needs=("id:in", "channel_id", "entity_id:in", "type"),
)
PLACE = ("channel_id", "entity_type", "entity_id")


def associate(call: Call) -> Raw:
    """PUT …/custom-template-associations: all of them or none; each replaces the one there is."""
    for number, item in enumerate(viewing.items(call.body, MOST, least=1)):
        try:
            _associate(call.store, item)
        except Invalid as refusal:
            raise refusal.inside(str(number)) from None
    return Raw({})


def _associate(store: Store, item: Any) -> Row:
    sent = viewing.parse(ASSOCIATIONS, item, "create")
    for row in store.find(rows.TEMPLATE_ASSOCIATIONS, **{name: sent[name] for name in PLACE}):
        return viewing.update(ASSOCIATIONS, store, (row["id"],), item)
    return viewing.create(ASSOCIATIONS, store, (), item)


VIEWS = (THEMES, ASSOCIATIONS)
ENDPOINTS = (
    Endpoint("POST", "themes", upload, takes_files=True, spec=SPEC),
    Endpoint("POST", "themes/actions/activate", activate, ("channel_id",), spec=SPEC),
    Endpoint("POST", "themes/{uuid}/actions/download", download, spec=SPEC),
    Endpoint("GET", "themes/jobs/{job_id}", show_job, spec=SPEC),
    Endpoint(
        "GET", "themes/{uuid}/configurations", show_configurations, tuple(CONFIGURED_BY), spec=SPEC
    ),
    Endpoint("POST", "themes/{uuid}/configurations/validate", validate, spec=SPEC),
    Endpoint("GET", "themes/custom-templates/{version_uuid}", custom_templates, spec=SPEC),
    Endpoint("GET", "channels/{channel_id}/active-theme", show_active, spec="channels.v3.yml"),
    Endpoint("PUT", ASSOCIATIONS.path, associate, spec=ASSOCIATIONS.spec, scope="themes"),
)
