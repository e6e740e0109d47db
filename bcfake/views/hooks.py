"""Webhooks as V3 shows them, and what the shop's owner is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.fields import Email, Flag, Int, Json, ListOf, Object, Text, Timestamp
from bcfake.resources.store_information import store_hash
from bcfake.resources.webhook_notices import WEBHOOK_NOTICES
from bcfake.resources.webhooks import WEBHOOKS as ROWS
from bcfake.schema import Call
from bcfake.view import Endpoint, Pair, Shown, Sight, View, Wording
from bcfake.viewing import show

SPEC = "webhooks.v3.yml"
NOT_VALID = "JSON data is missing or invalid"

HOOKS = View(
    path="hooks",
    source=ROWS,
    spec=SPEC,
    fields=(
        Int(name="id", read_only=True),
        Text(name="client_id", read_only=True),
        Shown(Text(name="store_hash", read_only=True), lambda sight: store_hash(sight.base)),
        Text(name="scope", min=1, required=True),
        Text(name="destination", min=1, required=True),
        Pair(Json(name="headers", shape=dict, nullable=True), out=lambda value: value or {}),
        Flag(name="is_active"),
        Timestamp(name="created_at", wire="unix", read_only=True),
        Timestamp(name="updated_at", wire="unix", read_only=True),
    ),
    filters=("is_active", "scope", "destination"),
    shows_deleted=True,
    missing="Webhook with id [{id}] not found",
    wording=Wording(NOT_VALID, NOT_VALID, "error.path.missing."),
    known_gaps=(
        "What is wrong with a field is said in words, where this service has error.expected.….",
        "hooks/admin tells of no blocked domain, and no e-mail is sent.",
    ),
)

EMAILS = Object(
    name="notices",
    fields=(ListOf(name="emails", required=True, item=Email(name="email")),),
)


def _told(call: Call, hook: Any) -> Mapping[str, Any]:
    status = "active" if hook["is_active"] else "inactive"
    return {**show(HOOKS, Sight(call.store, hook, call.base)), "status": status}


def show_notices(call: Call) -> Mapping[str, Any]:
    """GET /hooks/admin: who is written to, and the hooks; no domain is ever blocked."""
    wanted = {name: Flag(name=name).read(text) for name, text in call.query.items()}
    where = {name: value for name, value in wanted.items() if name == "is_active"}
    if call.store.asker:
        where["client_id"] = call.store.asker
    return {
        "emails": list(call.store.get(WEBHOOK_NOTICES)["emails"]),
        "hooks_list": [_told(call, hook) for hook in call.store.find(ROWS, **where)],
        "blocked_domains": [],
    }


def set_notices(call: Call) -> None:
    """PUT /hooks/admin: who is written to when a hook is deactivated."""
    call.store.amend(WEBHOOK_NOTICES, None, emails=EMAILS.parse(call.body)["emails"])


VIEWS = (HOOKS,)
ENDPOINTS = (
    Endpoint("GET", "hooks/admin", show_notices, query=("is_active",), spec=SPEC),
    Endpoint("PUT", "hooks/admin", set_notices, spec=SPEC),
)
