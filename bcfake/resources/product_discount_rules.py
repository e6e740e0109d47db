"""Discount rules: cheaper prices for buying a product in bulk."""

from __future__ import annotations

from bcfake.errors import Conflict, Invalid
from bcfake.fields import INT_MAX, Choice, Int, Money
from bcfake.resources.product_parts import PRODUCT_ID, touch_product
from bcfake.resources.products import PRODUCTS
from bcfake.schema import COUNT, DOCUMENTED, Resource, rule
from bcfake.store import Change

SOURCE = "docs/v2-catalog-products/v2-bulk-pricing.mdx"


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def check_range(change: Change) -> None:
    """The highest quantity is above the lowest, or 0 for no bound."""
    lowest, highest = change.values["min"], change.values["max"]
    if highest and highest <= lowest:
        raise Invalid("max", f"It is greater than min ({lowest}), or 0 for no bound.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_overlap(change: Change) -> None:
    """The quantity ranges of a product's discount rules do not overlap."""
    lowest, highest = change.values["min"], change.values["max"] or INT_MAX
    product_id = change.values["product_id"]
    for row in change.store.find(PRODUCT_DISCOUNT_RULES, product_id=product_id):
        itself = change.old is not None and row["id"] == change.old["id"]
        if not itself and row["min"] <= highest and lowest <= (row["max"] or INT_MAX):
            raise Conflict(field="min", details={"conflict": {"id": str(row["id"])}})


PRODUCT_DISCOUNT_RULES = Resource(
    name="product_discount_rules",
    path="discount_rules",
    aliases=("discountrules",),
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    flat=frozenset({COUNT}),
    fields=(
        Int(name="id", read_only=True, text=True),  # "1": unlike every other id, a string
        PRODUCT_ID,
        Int(name="min"),
        Int(name="max"),
        # An amount off each item, a percentage off, or the price of each item.
        Choice(
            name="type",
            values=("price", "percent", "fixed"),
            required=True,
            required_on_update=True,
        ),
        Money(name="type_value", number=True, required=True, required_on_update=True, sample="1"),
    ),
    rules=(check_range, refuse_overlap, touch_product),
)

RESOURCES = (PRODUCT_DISCOUNT_RULES,)
