"""Whole pages of widgets, as V3 publishes and shows them."""

from __future__ import annotations

from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import Choice, Int, Json, ListOf, Object, Text
from bcfake.resources.channels import CHANNELS
from bcfake.resources.widgets import EVERYWHERE, PAGE_CONTENTS, REGIONS
from bcfake.schema import Call
from bcfake.tables import frozen
from bcfake.view import Endpoint

SPEC = "page-widgets.v3.yml"
PATH = "content/page-widgets"
CHILD = Object(
    name="child",
    open=True,
    fields=(
        Choice(name="type", values=("layout", "widget"), required=True),
        Json(name="configuration", shape=dict, default={}),
        Text(name="name"),
    ),
)
PLACE = (
    Int(name="channel_id", min=1, default=1),
    Text(name="template_file"),
    Text(name="entity_id"),
)
REGION = Object(
    name="region",
    fields=(Text(name="name", min=1, required=True), ListOf(name="children", item=CHILD)),
)
BODY = (ListOf(name="regions", item=REGION, required=True), *PLACE)


def _place(sent: Any) -> dict[str, Any]:
    return {each.name: sent.get(each.name, each.initial()) for each in PLACE}


def show(call: Call) -> dict[str, Any]:
    """GET: what was published on a page, else its regions without anything in them."""
    asked = {
        each.name: each.read(call.query[each.name]) for each in PLACE if each.name in call.query
    }
    place = _place(asked)
    for row in call.store.find(PAGE_CONTENTS, **place):
        return {"regions": list(row["regions"])}
    names = (EVERYWHERE, *REGIONS.get(place["template_file"], ()))
    return {"regions": [{"name": name, "children": []} for name in names]}


def publish(call: Call) -> None:
    """POST: this, and nothing else, is on the page."""
    sent = viewing.parse_loosely(BODY, call.body)
    place = _place(sent)
    if not call.store.exists(CHANNELS, place["channel_id"]):
        raise Invalid("channel_id", f"There is no channel with the id {place['channel_id']}.")
    call.store.keep(PAGE_CONTENTS, place, regions=frozen(sent["regions"]))


QUERY = tuple(each.name for each in PLACE)
ENDPOINTS = (
    Endpoint("GET", PATH, show, QUERY, spec=SPEC, scope="content"),
    Endpoint("POST", PATH, publish, spec=SPEC, scope="content"),
)
