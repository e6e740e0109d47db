"""Whom an order's notifications go to, as V3 shows and sets it: settings without data and meta."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake import viewing
from bcfake.fields import Email, Field, ListOf, Object
from bcfake.resources.order_settings import ORDER_SETTINGS
from bcfake.schema import Call
from bcfake.view import Endpoint, Raw
from bcfake.views.channels import CHANNELS

SPEC = "orders.v3.yml"
KINDS = ("order_placed", "forward_invoice")


def _fields(of_channel: bool) -> tuple[Field, ...]:
    """The body; a channel's null stands for what the store has."""
    addresses = ListOf(
        name="email_addresses",
        item=Email(name="address"),
        nullable=of_channel,
        required=True,
    )
    kinds = tuple(Object(name=kind, partial=True, fields=(addresses,)) for kind in KINDS)
    return (Object(name="notifications", partial=True, fields=kinds),)


def _place(call: Call) -> Mapping[str, int]:
    """Whose settings are asked for: the store's, or those of the channel in the path; raises
    NotFound."""
    id = viewing.find(CHANNELS, call.store, call.ids)["id"] if call.ids else 0
    return {"channel_id": id}


def show(call: Call) -> Raw:
    """GET /orders/settings, or of a channel: the addresses; null is inherited."""
    rows = call.store.find(ORDER_SETTINGS, **_place(call))
    row: Mapping[str, Any] = rows[0] if rows else dict.fromkeys(KINDS)
    told = {
        kind: {"email_addresses": None if row[kind] is None else [*row[kind]]} for kind in KINDS
    }
    return Raw({"notifications": told, "meta": {}})


def put(call: Call) -> Raw:
    """PUT /orders/settings, or of a channel: lay addresses over those there are."""
    place = _place(call)
    sent: Any = viewing.parse_loosely(_fields(bool(call.ids)), call.body, "update")
    kinds = sent.get("notifications", {}).items()
    values = {kind: value["email_addresses"] for kind, value in kinds}
    call.store.keep(ORDER_SETTINGS, place, **values)
    return show(call)


ENDPOINTS = tuple(
    Endpoint(method, path, run, spec=SPEC)
    for path in ("orders/settings", "orders/settings/channels/{channel_id}")
    for method, run in (("GET", show), ("PUT", put))
)
