"""Metafields of the store itself, which V3 and GraphQL know."""

from __future__ import annotations

from bcfake.fields import Int
from bcfake.resources.metafields import metafields_apart
from bcfake.resources.store_information import STORE_INFORMATION

STORE_ID = STORE_INFORMATION.by_name["store_id"].default

STORE_METAFIELDS = metafields_apart(  # there is one store
    STORE_INFORMATION,
    "store",
    "store/metafields",
    Int(name="resource_id", read_only=True, default=STORE_ID),
    "store-metafields.mdx, specs/v3/store_information.v3.yml",
)
RESOURCES = (STORE_METAFIELDS,)
