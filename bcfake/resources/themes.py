"""Themes of the storefront, what they are set to, where they are active; V3 alone knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.fields import Choice, Flag, Int, Json, ListOf, Object, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.references import refers_to
from bcfake.resources.settings import OPENED
from bcfake.resources.uuids import UUID, known_by_uuid, uuid_of
from bcfake.schema import ID, Resource

SOURCE = "specs/v3/themes.v3.yml"
ENTITIES = ("product", "category", "brand", "page")
STYLES = {
    "Light": "Ideal for a wide range of businesses and brands.",
    "Bold": "Built to stand out.",
    "Warm": "Made to be friendly.",
}


def _theme() -> Iterable[Mapping[str, Any]]:
    yield {
        "id": 1,
        "uuid": uuid_of("themes", 1),
        "name": "Cornerstone",
        "updated_at": OPENED,
        "version_uuid": uuid_of("theme_versions", 1),
        "variations": [
            {"uuid": uuid_of("theme_variations", n), "name": name, "description": text}
            for n, (name, text) in enumerate(STYLES.items(), 1)
        ],
        "custom_templates": {name: () for name in ENTITIES},
    }


def _configurations() -> Iterable[Mapping[str, Any]]:
    for theme in _theme():
        for number, variation in enumerate(theme["variations"], 1):
            yield {
                "id": number,
                "uuid": uuid_of("theme_configurations", number),
                "theme_uuid": theme["uuid"],
                "variation_id": variation["uuid"],
                "date_created": OPENED,
                "settings": {"body-bg": "#ffffff"},
            }


def _active() -> Iterable[Mapping[str, Any]]:
    configured = uuid_of("theme_configurations", 1)
    yield {
        "id": 1,
        "channel_id": 1,
        "active_theme_uuid": uuid_of("themes", 1),
        "active_theme_configuration_uuid": configured,
        "active_theme_version_uuid": uuid_of("theme_versions", 1),
        "saved_theme_configuration_uuid": configured,
    }


THEMES = Resource(
    name="themes",
    path="themes",
    source=SOURCE,
    scope="themes",
    verbs=frozenset(),
    base_rows=_theme,
    fields=(
        ID,
        UUID,
        Text(name="name", required=True, sample="Theme {n}"),
        Flag(name="is_private"),
        ListOf(
            name="variations",
            item=Object(
                name="variation",
                fields=tuple(
                    Text(name=name) for name in ("uuid", "name", "description", "external_id")
                ),
            ),
        ),
        Text(name="version_uuid"),
        Json(
            name="custom_templates", shape=dict, default={name: () for name in ENTITIES}
        ),  # files by entity
        Timestamp(name="updated_at", auto="change"),
    ),
    rules=(known_by_uuid,),
    known_gaps=(
        "What an uploaded theme holds is not read: it has one variation and no custom templates.",
        "The theme that a store begins with, its variations and settings are assumed.",
    ),
)

THEME_CONFIGURATIONS = Resource(
    name="theme_configurations",
    path="configurations",
    source=SOURCE,
    scope="themes",
    verbs=frozenset(),
    base_rows=_configurations,
    fields=(
        ID,
        UUID,
        Text(name="theme_uuid", indexed=True),
        Text(name="variation_id"),
        Json(name="settings", shape=dict, default={}),
        Timestamp(name="date_created", auto="create"),
        Int(name="site_id"),  # 0: as the theme came
    ),
    rules=(known_by_uuid,),
    known_gaps=(
        "A theme is configured in the control panel, so here by seeding; no settings are invalid.",
    ),
)

ACTIVE_THEMES = Resource(
    name="active_themes",
    path="active-theme",
    source="specs/v3/channels.v3.yml",
    scope="channels",
    verbs=frozenset(),
    base_rows=_active,
    fields=(
        ID,
        Int(name="channel_id", min=1, unique=True),
        *(
            Text(name=name)
            for name in (
                "active_theme_uuid",
                "active_theme_configuration_uuid",
                "active_theme_version_uuid",
                "saved_theme_configuration_uuid",
            )
        ),
    ),
)

THEME_JOBS = Resource(
    name="theme_jobs",
    path="themes/jobs",
    source=SOURCE,
    scope="themes",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Choice(name="status", values=("COMPLETED", "QUEUED", "WORKING", "FAILED")),
        Json(name="result", shape=dict, default={}),
        Json(name="errors", shape=list, default=()),
        Timestamp(name="time", auto="create"),
    ),
    rules=(known_by_uuid,),
    known_gaps=(
        "A job is done at once. The link to a downloaded theme leads nowhere.",
        "A job's id is a UUID without hyphens, what fails is said in words of the fake's.",
    ),
)

TEMPLATE_ASSOCIATIONS = Resource(
    name="template_associations",
    path="storefront/custom-template-associations",
    source="specs/v3/custom-template-associations.v3.yml",
    scope="themes",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="channel_id", min=1, default=1),
        Choice(name="entity_type", values=ENTITIES),
        Int(name="entity_id", required=True, sample=1),
        Text(name="file_name", required=True, sample="custom-{n}.html"),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(refers_to("channel_id", CHANNELS),),
    known_gaps=("The product, category, brand or page need not be there.",),
)

RESOURCES = (THEMES, THEME_CONFIGURATIONS, ACTIVE_THEMES, THEME_JOBS, TEMPLATE_ASSOCIATIONS)
