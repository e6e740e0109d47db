"""Metafields of orders; V3 alone knows them."""

from __future__ import annotations

from bcfake.resources.metafields import metafields_of
from bcfake.resources.orders import ORDERS

ORDER_METAFIELDS = metafields_of(ORDERS, "order")
RESOURCES = (ORDER_METAFIELDS,)
