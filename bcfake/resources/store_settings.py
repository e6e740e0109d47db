"""Settings that V3 alone knows: the store's, and what channels have of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.fields import Flag, Int, Json, Text
from bcfake.schema import ID, Resource
from bcfake.store import Store
from bcfake.tables import frozen

SOURCE = "specs/v3/settings.v3.yml"

STORE_SETTINGS = Resource(
    name="store_settings",
    path="settings",
    source=SOURCE,
    scope="information",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="group", required=True, indexed=True, sample="settings/group-{n}"),  # its path
        Int(name="channel_id"),  # 0: the store's own
        Json(name="settings", shape=dict, default={}),  # those that were ever set
    ),
    known_gaps=(
        "What the settings are about (robots.txt, e-mails, the storefront) does not follow them.",
        "What settings are before they are ever set is assumed.",
        "An update in part, documented as not supported, leaves the rest as it was (assumed).",
        "A channel that is not there is refused with 404 (assumed).",
        "An uploaded logo or favicon is not served at its address.",
    ),
)

ANALYTICS_PROVIDERS = Resource(
    name="analytics_providers",
    path="settings/analytics",
    source=SOURCE,
    scope="information",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="channel_id", min=1, default=1),
        Text(name="name", required=True, sample="Provider {n}"),
        Text(name="code"),
        Flag(name="enabled"),
        Flag(name="data_tag_enabled"),
        Int(name="version", default=1),
        Text(name="api_secret"),
    ),
    base_rows=lambda: [
        {"id": number, "name": name}
        for number, name in enumerate(("Google Analytics", "Visual Website Optimizer"), 1)
    ],
    known_gaps=(
        "Which providers a store has is assumed; there is no operation that makes one.",
        "api_secret is always empty, and is_oauth_connected is passed over.",
    ),
)

SEARCH_CONTEXTS = Resource(
    name="search_contexts",
    path="settings/search/filters/contexts",
    source=SOURCE,
    scope="information",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="channel_id"),  # 0: in every channel
        Int(name="category_id"),  # 0: in every category
        Json(name="filters", shape=list, default=()),
    ),
    known_gaps=("The storefront's product filtering is not imitated.",),
)


def kept(store: Store, group: str, channel: int = 0) -> Mapping[str, Any]:
    """The settings of a group that the store (channel 0), or a channel, was ever given."""
    rows = store.find(STORE_SETTINGS, group=group, channel_id=channel)
    return rows[0]["settings"] if rows else {}


def keep(store: Store, group: str, settings: Mapping[str, Any], channel: int = 0) -> None:
    """Let these, and no others, be what the store or a channel was given of a group."""
    place = {"group": group, "channel_id": channel}
    store.keep(STORE_SETTINGS, place, settings=frozen(settings))


RESOURCES = (STORE_SETTINGS, ANALYTICS_PROVIDERS, SEARCH_CONTEXTS)
