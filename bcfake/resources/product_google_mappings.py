"""What V2 only lets one read of a product: its Google Shopping mapping and its downloads."""

from __future__ import annotations

from typing import Any

from bcfake.fields import Flag, Int, Text
from bcfake.resources.product_parts import PRODUCT_ID
from bcfake.resources.products import PRODUCTS
from bcfake.schema import ASSUMED, DOCUMENTED, ID, LIST, Action, Call, Resource

SOURCE = "docs, 2015 and 2017: googleproductsearch"

PRODUCT_GOOGLE_MAPPINGS = Resource(
    name="product_google_mappings",
    path="googleproductsearch",
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    verbs=frozenset(),
    fields=(
        Flag(name="enabled", read_only=True),
        PRODUCT_ID,
        Int(name="category_id", read_only=True),
        Flag(name="custom_item", read_only=True),
        Text(name="global_trade_item_number", read_only=True),
        Text(name="manufacturer_part_number", read_only=True),
        Text(name="gender", read_only=True),
        Text(name="age_group", read_only=True),
        Text(name="color", read_only=True),
        Text(name="size", read_only=True),
        Text(name="material", read_only=True),
        Text(name="pattern", read_only=True),
        Text(name="google_shopping_product_category_path", read_only=True),
    ),
    known_gaps=("Mappings are made in the control panel, so here only by seeding.",),
)

PRODUCT_DOWNLOADS = Resource(
    name="product_downloads",
    path="downloads",
    parent=PRODUCTS,
    parent_key="product_id",
    source="the link of that name in a product",
    evidence=ASSUMED,
    scope="products",
    verbs=frozenset({LIST}),
    fields=(ID, PRODUCT_ID),
    known_gaps=("Nothing but the link is documented: the list is always empty.",),
)


def show_google_mapping(call: Call) -> dict[str, Any] | None:
    """The one mapping of a product, as a bare object; nothing (assumed) where it has none."""
    product = call.store.get(PRODUCTS, call.ids[0])
    for row in call.store.find(PRODUCT_GOOGLE_MAPPINGS, product_id=product["id"]):
        return {f.name: f.render(row[f.name]) for f in PRODUCT_GOOGLE_MAPPINGS.fields}
    return None


RESOURCES = (PRODUCT_GOOGLE_MAPPINGS, PRODUCT_DOWNLOADS)
ACTIONS = (
    Action(
        "GET",
        "products/{product_id}/googleproductsearch",
        show_google_mapping,
        query=("page", "limit"),
        evidence=DOCUMENTED,
        source=SOURCE,
    ),
)
