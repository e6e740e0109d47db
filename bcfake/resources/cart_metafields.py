"""Metafields of carts; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Text
from bcfake.resources.carts import CARTS
from bcfake.resources.metafields import metafields_apart

CART_METAFIELDS = metafields_apart(  # by the cart's UUID, for they outlive the cart (documented)
    CARTS,
    "cart",
    "carts/metafields",
    Text(name="resource_id", read_only=True, indexed=True),
    "specs/v3/carts.v3.yml",
    "Those of a cart that is gone are listed by /carts/metafields alone.",
)
RESOURCES = (CART_METAFIELDS,)
