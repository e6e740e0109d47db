"""Product options: the options of a product's option set, under ids of the product's own."""

from __future__ import annotations

from bcfake.fields import Flag, Int, Text
from bcfake.resources.options import OPTIONS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import ID, READ, Resource, rule
from bcfake.store import Change

VARIANT_TYPES = ("RB", "RT", "S", "P", "PI", "CS")


@rule("after_delete")
def drop_what_depends(change: Change) -> None:
    """SKUs and rules that use a product option go when it does."""
    store, option = change.store, change.values
    for name, choices in (("product_skus", "options"), ("product_rules", "conditions")):
        for row in store.find(store.catalogue[name], product_id=option["product_id"]):
            if any(each["product_option_id"] == option["id"] for each in row[choices]):
                store.delete(store.catalogue[name], row["id"])


@rule("before_create", source="specs/v3/product-modifiers_catalog.v3.yml")
def tell_modifiers(change: Change) -> None:
    """Options that no variant is picked by (texts, dates, files, ...) are V3's modifiers."""
    for option in change.store.find(OPTIONS, id=change.values["option_id"]):
        if option["type"] not in VARIANT_TYPES:
            change.values["is_modifier"] = True


@rule("after_delete")
def drop_own_option(change: Change) -> None:
    """An option that belonged to this product alone goes with its product option."""
    for option in change.store.find(OPTIONS, product_id=change.values["product_id"]):
        if option["id"] == change.values["option_id"]:
            change.store.delete(OPTIONS, option["id"])


# The id is the product_option_id that SKUs and rules refer to; option_id is one in /options.
PRODUCT_OPTIONS = Resource(
    name="product_options",
    path="options",
    parent=PRODUCTS,
    parent_key="product_id",
    source="docs/v2-catalog-products/v2-product-options.mdx",
    scope="products",
    verbs=READ,
    fields=(
        ID,
        Int(name="option_id", read_only=True, indexed=True, sample=1),
        Int(name="product_id", read_only=True, hidden=True),
        Text(name="display_name", read_only=True),
        Int(name="sort_order", read_only=True),
        Flag(name="is_required", read_only=True),
        # An option that makes no variants of the product; V3 has those as modifiers.
        Flag(name="is_modifier", v2=False),
    ),
    rules=(tell_modifiers, drop_what_depends, drop_own_option),
)

RESOURCES = (PRODUCT_OPTIONS,)
