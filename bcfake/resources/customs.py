"""What customs want to know of products; V3 alone knows it."""

from __future__ import annotations

from bcfake.fields import Flag, Int, Json, NewRow, Text, Timestamp
from bcfake.resources.products import PRODUCTS
from bcfake.schema import ID, Resource

CUSTOMS_INFORMATION = Resource(
    name="customs_information",
    path="customs-information",
    source="specs/v3/shipping.v3.yml",
    scope="products",
    verbs=frozenset(),
    parent=PRODUCTS,
    parent_key="product_id",
    fields=(
        ID,
        Int(name="product_id", unique=True, sample=NewRow("products")),
        Text(name="country_of_origin", default="US"),
        Text(name="commodity_description", max=100),
        Flag(name="international_shipping"),
        Json(name="hs_codes", shape=dict, default={}),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
    ),
)

RESOURCES = (CUSTOMS_INFORMATION,)
