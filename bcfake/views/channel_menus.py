"""The menus that a channel's app has in the control panel."""

from __future__ import annotations

from typing import Any

from bcfake import viewing
from bcfake.resources.channels import CHANNELS as ROWS
from bcfake.resources.channels import MENUS
from bcfake.schema import Call
from bcfake.tables import Row
from bcfake.view import Endpoint
from bcfake.views.channels import CHANNELS, SPEC


def _channel(call: Call) -> Row:
    return viewing.find(CHANNELS, call.store, call.ids[:1])


def show_menus(call: Call) -> Any:
    """GET …/channel-menus: the sections shown; none before they were set (assumed)."""
    return MENUS.render(_channel(call)["menus"] or MENUS.parse({}))


def set_menus(call: Call) -> Any:
    """POST …/channel-menus: the sections to show, in place of those before."""
    menus = MENUS.parse(call.body)
    call.store.amend(ROWS, _channel(call)["id"], menus=menus)
    return MENUS.render(menus)


def drop_menus(call: Call) -> Any:
    """DELETE …/channel-menus: no sections; the answer is the channel's id."""
    id = _channel(call)["id"]
    call.store.amend(ROWS, id, menus=None)
    return id


PATH = "channels/{channel_id}/channel-menus"
ENDPOINTS = (
    Endpoint("GET", PATH, show_menus, spec=SPEC),
    Endpoint("POST", PATH, set_menus, spec=SPEC),
    Endpoint("DELETE", PATH, drop_menus, spec=SPEC),
)
