"""Templates of e-mails, the store's or a channel's, as V3 shows and changes them."""

from __future__ import annotations

from typing import Any

from bcfake import viewing
from bcfake.errors import Missing, NotFound
from bcfake.fields import Choice, Text
from bcfake.resources.email_templates import EMAIL_TEMPLATES, TRANSLATIONS, TYPES
from bcfake.schema import Call
from bcfake.store import Rows
from bcfake.tables import Row
from bcfake.view import Endpoint, Raw, View
from bcfake.views.overridable import channel_named

SPEC = "email_templates.v3.yml"
PATH = "marketing/email-templates"

TEMPLATES = View(
    path=PATH,
    source=EMAIL_TEMPLATES,
    spec=SPEC,
    verbs=frozenset(),
    fields=(
        Choice(name="type_id", values=TYPES, read_only=True),
        Text(name="body"),
        TRANSLATIONS,
        Text(name="subject"),
    ),
)


def _own(call: Call, channel: int) -> Rows:
    """What the store (channel 0) or a channel has of its own of the template in the path."""
    kind = str(call.ids[0])
    if kind not in TYPES:
        raise NotFound(f"There is no email template {kind}.")
    return call.store.find(EMAIL_TEMPLATES, type_id=kind, channel_id=channel)


def _shown(call: Call, row: Row) -> dict[str, Any]:
    return viewing.shown(TEMPLATES, call, row)


def list_templates(call: Call) -> list[Any]:
    """GET: every template, each the channel's own where it has one."""
    channel = channel_named(call)
    rows = call.store.find(EMAIL_TEMPLATES, channel_id=0)
    own = {row["type_id"]: row for row in call.store.find(EMAIL_TEMPLATES, channel_id=channel)}
    return [_shown(call, own.get(row["type_id"], row)) for row in rows]


def show(call: Call) -> dict[str, Any]:
    """GET …/{template-name}: the channel's own, else the store's."""
    return _shown(call, (_own(call, channel_named(call)) or _own(call, 0))[0])


def put(call: Call) -> dict[str, Any]:
    """PUT …/{template-name}: change the store's, or what the channel has instead."""
    channel = channel_named(call)
    own = _own(call, channel)
    if not own:
        kept = {n: v for n, v in _own(call, 0)[0].items() if n != "id"}
        own = [call.store.insert(EMAIL_TEMPLATES, **{**kept, "channel_id": channel})]
    return _shown(call, viewing.update(TEMPLATES, call.store, (own[0]["id"],), call.body))


def delete(call: Call) -> Raw:
    """DELETE …/{template-name}: the channel has the store's again."""
    channel = channel_named(call)
    if not channel:
        raise Missing("channel_id", "Only what a channel has of its own is deleted.")
    for row in _own(call, channel):
        call.store.remove(EMAIL_TEMPLATES, row["id"])
    return Raw({})


QUERY = ("channel_id",)
ONE = f"{PATH}/{{template_name}}"
SCOPE = EMAIL_TEMPLATES.scope
ENDPOINTS = (
    Endpoint("GET", PATH, list_templates, QUERY, spec=SPEC, scope=SCOPE),
    Endpoint("GET", ONE, show, QUERY, spec=SPEC, scope=SCOPE),
    Endpoint("PUT", ONE, put, QUERY, spec=SPEC, scope=SCOPE),
    Endpoint("DELETE", ONE, delete, QUERY, spec=SPEC, scope=SCOPE),
)
