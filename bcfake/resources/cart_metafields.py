"""Metafields of carts; V3 alone knows them."""

from __future__ import annotations

from dataclasses import replace

from bcfake.fields import Text
from bcfake.resources.carts import CARTS
from bcfake.resources.metafields import metafields_of

OF_A_ROW = metafields_of(CARTS, "cart")
# Kept by the cart's UUID, below nothing: they outlive the cart (documented).
CART_METAFIELDS = replace(
    OF_A_ROW,
    path="carts/metafields",
    parent=None,
    parent_key="",
    scope=CARTS.scope,
    source="specs/v3/carts.v3.yml",
    fields=tuple(
        Text(name="resource_id", read_only=True, indexed=True) if f.name == "resource_id" else f
        for f in OF_A_ROW.fields
    ),
    known_gaps=(
        *OF_A_ROW.known_gaps,
        "Those of a cart that is gone are listed by /carts/metafields alone.",
    ),
)
RESOURCES = (CART_METAFIELDS,)
