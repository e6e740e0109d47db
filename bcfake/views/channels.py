"""Channels as V3 shows them, with their currencies and the settings for their customers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import Choice, Flag, Int, ListOf, Object, Text
from bcfake.resources.channels import CHANNELS as ROWS
from bcfake.resources.channels import STATUSES, TYPES
from bcfake.resources.settings import CURRENCIES
from bcfake.schema import CREATE, GET, LIST, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint, Search, Shown, View
from bcfake.views.forms import DATES, utc_moment

SPEC = "channels.v3.yml"

# ---- currencies


def currencies(store: Store, channel: Row) -> Mapping[str, Any]:
    """A channel's currencies: its own, or the store's where none are assigned."""
    enabled, default = list(channel["enabled_currencies"]), channel["default_currency"]
    if not enabled:
        rows = store.find(CURRENCIES, enabled=True)
        enabled = [row["currency_code"] for row in rows]
        default = next((row["currency_code"] for row in rows if row["is_default"]), "")
    return {
        "channel_id": channel["id"],
        "enabled_currencies": enabled,
        "default_currency": default,
    }


AVAILABLE = Search(
    "available",
    Flag(name="available"),
    lambda store, wanted: (
        lambda row: (row["status"] in ("prelaunch", "active", "inactive", "connected")) is wanted
    ),
)
CHANNELS = View(
    path="channels",
    source=ROWS,
    spec=SPEC,
    verbs=frozenset({LIST, GET, CREATE, UPDATE}),
    fields=(
        Int(name="id", read_only=True),
        Text(name="external_id"),
        Flag(name="is_listable_from_ui"),
        Shown(
            Flag(name="is_enabled", read_only=True),
            lambda sight: sight.row["status"] in ("active", "prelaunch", "connected"),
        ),
        Flag(name="is_visible"),
        Choice(name="status", values=STATUSES),
        Text(name="name", min=1, required=True),
        Choice(name="type", values=TYPES, required=True, read_only="update"),
        Text(name="platform", required=True, read_only="update"),
        utc_moment("date_created"),
        utc_moment("date_modified"),
        Text(name="icon_url", read_only=True),
    ),
    filters=("status:in", "type:in", "platform:in", *DATES, AVAILABLE),
    includes={"currencies": lambda sight: currencies(sight.store, sight.row)},
)

ASSIGNMENT = (
    ListOf(name="enabled_currencies", min=1, item=Text(name="code", required=True), required=True),
    Text(name="default_currency", required=True),
)
CHANNEL_ID = Int(name="channel_id", min=1, required=True)


def _channel(call: Call) -> Row:
    return viewing.find(CHANNELS, call.store, call.ids[:1])


def _assign(store: Store, id: int, body: Any) -> Mapping[str, Any]:
    sent = viewing.parse_loosely(ASSIGNMENT, body)
    return currencies(store, store.update(ROWS, id, sent))


def show_currencies(call: Call) -> Mapping[str, Any]:
    """GET …/currency-assignments: a channel's currencies."""
    return currencies(call.store, _channel(call))


def set_currencies(call: Call) -> Mapping[str, Any]:
    """POST or PUT …/currency-assignments: assign currencies to a channel."""
    return _assign(call.store, _channel(call)["id"], call.body)


def drop_currencies(call: Call) -> Any:
    """DELETE …/currency-assignments: the channel has the store's currencies again."""
    id = _channel(call)["id"]
    call.store.amend(ROWS, id, enabled_currencies=(), default_currency="")
    return id


def list_currencies(call: Call) -> list[Any]:
    """GET /channels/currency-assignments: the currencies of every channel."""
    return [currencies(call.store, row) for row in call.store.list(ROWS)]


def set_many_currencies(call: Call) -> list[Any]:
    """POST or PUT /channels/currency-assignments: assign currencies to several channels."""
    return [_assign_one(call.store, item) for item in viewing.items(call.body)]


def _assign_one(store: Store, item: Any) -> Mapping[str, Any]:
    sent = viewing.parse_loosely([CHANNEL_ID], item)
    if not store.exists(ROWS, sent["channel_id"]):
        reason = f"There is no channel with the id {sent['channel_id']}."
        raise Invalid("channel_id", reason)
    return _assign(store, sent["channel_id"], item)


# ---- settings for the channel's customers

SETTINGS = (
    Object(
        name="privacy_settings",
        partial=True,
        fields=(
            Flag(name="ask_shopper_for_tracking_consent", nullable=True),
            Text(name="policy_url", nullable=True),
        ),
    ),
    Object(
        name="customer_group_settings",
        partial=True,
        fields=(
            Int(name="guest_customer_group_id", nullable=True),
            Int(name="default_customer_group_id", nullable=True),
        ),
    ),
    Flag(name="allow_global_logins"),
)


def show_settings(call: Call) -> Mapping[str, Any]:
    """GET /customers/settings/channels/{id}: what a channel has of its own; null is inherited."""
    kept = _channel(call)["customer_settings"]
    shown: dict[str, Any] = {"allow_global_logins": kept.get("allow_global_logins", True)}
    for each in SETTINGS:
        if isinstance(each, Object):
            own = kept.get(each.name, {})
            shown[each.name] = {field.name: own.get(field.name) for field in each.fields}
    return shown


def set_settings(call: Call) -> Mapping[str, Any]:
    """PUT /customers/settings/channels/{id}: lay settings over those of a channel."""
    channel = _channel(call)
    kept = dict(channel["customer_settings"])
    for name, value in viewing.parse_loosely(SETTINGS, call.body, "update").items():
        kept[name] = {**kept.get(name, {}), **value} if isinstance(value, Mapping) else value
    call.store.amend(ROWS, channel["id"], customer_settings=kept)
    return show_settings(call)


ALL = "channels/currency-assignments"
ONE = "channels/{channel_id}/currency-assignments"
CUSTOMERS = "customers/settings/channels/{channel_id}"
VIEWS = (CHANNELS,)
ENDPOINTS = (
    Endpoint("GET", ALL, list_currencies, spec=SPEC),
    Endpoint("POST", ALL, set_many_currencies, spec=SPEC),
    Endpoint("PUT", ALL, set_many_currencies, spec=SPEC),
    Endpoint("GET", ONE, show_currencies, spec=SPEC),
    Endpoint("POST", ONE, set_currencies, spec=SPEC),
    Endpoint("PUT", ONE, set_currencies, spec=SPEC),
    Endpoint("DELETE", ONE, drop_currencies, spec=SPEC),
    Endpoint("GET", CUSTOMERS, show_settings, spec="customers.v3.yml"),
    Endpoint("PUT", CUSTOMERS, set_settings, spec="customers.v3.yml"),
)
