"""Metafields of the store itself, which V3 and GraphQL know."""

from __future__ import annotations

from dataclasses import replace

from bcfake.fields import Int
from bcfake.resources.metafields import metafields_of
from bcfake.resources.store_information import STORE_INFORMATION

STORE_ID = STORE_INFORMATION.by_name["store_id"].default
OF_A_ROW = metafields_of(STORE_INFORMATION, "store")

STORE_METAFIELDS = replace(  # below nothing: there is one store
    OF_A_ROW,
    path="store/metafields",
    parent=None,
    parent_key="",
    scope=STORE_INFORMATION.scope,
    source="store-metafields.mdx, specs/v3/store_information.v3.yml",
    fields=tuple(
        Int(name="resource_id", read_only=True, default=STORE_ID) if f.name == "resource_id" else f
        for f in OF_A_ROW.fields
    ),
)
RESOURCES = (STORE_METAFIELDS,)
