"""SKUs: stock codes for combinations of a product's options, with stock and price of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.errors import Conflict
from bcfake.fields import Flag, Int, ListOf, Money, Object, Text
from bcfake.resources.image_files import stores_image
from bcfake.resources.product_adjustments import adjust_skus
from bcfake.resources.product_parts import PRODUCT_ID, check_choice, touch_product
from bcfake.resources.products import PRODUCTS
from bcfake.resources.references import holds_at_most
from bcfake.schema import (
    ALL,
    ASSUMED,
    CLEAR,
    COUNT,
    DOCUMENTED,
    ID,
    LIST,
    UPDATE,
    Filter,
    Resource,
    rule,
)
from bcfake.store import Change
from bcfake.tables import Row

SOURCE = "docs/v2-catalog-products/v2-product-sku.mdx"
ON = frozenset({LIST, COUNT, CLEAR})


def is_low(sku: Row, wanted: bool) -> bool:
    """Whether the stock is (not) at or below the warning level; the meaning is assumed."""
    return bool(sku["inventory_level"] <= sku["inventory_warning_level"]) is wanted


def _pairs(choices: Iterable[Mapping[str, Any]]) -> frozenset[tuple[int, int]]:
    return frozenset((each["product_option_id"], each["option_value_id"]) for each in choices)


@rule("before_create", "before_update", source="bigcommerce-api-php issue threads")
def check_options(change: Change) -> None:
    """Every option of a SKU is one of its product's, with a value of that option."""
    if change.changes("options"):
        for choice in change.values["options"]:
            check_choice(change.store, change.values["product_id"], choice)


@rule("before_create", "before_update", source="specs/v3/products_catalog.v3.yml")
def refuse_code_of_product(change: Change) -> None:
    """A SKU's code is not that of another product: one more is refused with 409."""
    code = change.new("sku")
    if code and change.changes("sku"):
        for row in change.store.find(PRODUCTS, sku=code):
            if row["id"] != change.values["product_id"]:
                raise Conflict(field="sku", details={"conflict": {"sku": code}})


@rule("before_create", "before_update")
def refuse_same_combination(change: Change) -> None:
    """No two SKUs of a product stand for the same combination of options."""
    wanted = _pairs(change.values["options"])
    if not wanted or not change.changes("options"):
        return
    for row in change.store.find(PRODUCT_SKUS, product_id=change.values["product_id"]):
        itself = change.old is not None and row["id"] == change.old["id"]
        if not itself and _pairs(row["options"]) == wanted:
            raise Conflict(field="options", details={"conflict": {"sku_id": row["id"]}})


@rule("before_create", source="base_variant_id in V3's products")
def replace_base_variant(change: Change) -> None:
    """The first SKU of a product replaces its base variant, which V2 does not know, at its id."""
    for row in change.store.find(PRODUCT_SKUS, product_id=change.values["product_id"]):
        if row["is_base"]:
            change.store.remove(PRODUCT_SKUS, row["id"])
            change.values["id"] = change.values["id"] or row["id"]


@rule("after_delete", source="base_variant_id in V3's products")
def restore_base_variant(change: Change) -> None:
    """A product without SKUs has a base variant again."""
    product_id = change.values["product_id"]
    if not change.store.find(PRODUCT_SKUS, product_id=product_id):
        change.store.insert(PRODUCT_SKUS, product_id=product_id, is_base=True)


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SOURCE)
def adjust(change: Change) -> None:
    """The adjusted price and weight are the SKU's, or else the product's, after product rules."""
    adjust_skus(change.store, change.values["product_id"])


@rule("after_delete")
def drop_rules_of_sku(change: Change) -> None:
    """Product rules with a condition on a deleted SKU go with it."""
    store = change.store
    rules = store.catalogue["product_rules"]
    for row in store.find(rules, product_id=change.values["product_id"]):
        if any(each["sku_id"] == change.values["id"] for each in row["conditions"]):
            store.delete(rules, row["id"])


PRODUCT_SKUS = Resource(
    name="product_skus",
    path="skus",
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    events="store/sku",
    verbs=ALL,
    flat=frozenset({LIST, COUNT, UPDATE}),
    v2_rows=lambda row: not row["is_base"],
    fields=(
        ID,
        PRODUCT_ID,
        Text(name="sku", max=255, required=True, unique=True, sample="SKU-{n}"),
        Money(name="price", nullable=True),
        Money(name="adjusted_price", read_only=True),
        Money(name="cost_price"),
        Text(name="upc", max=14),
        Int(name="inventory_level", apart=True),
        Int(name="inventory_warning_level", apart=True),
        Text(name="bin_picking_number", max=255),
        Money(name="weight", nullable=True),
        Money(name="adjusted_weight", read_only=True),
        Flag(name="is_purchasing_disabled"),
        Text(name="purchasing_disabled_message", max=255),
        Text(name="image_file"),
        Money(name="sale_price", nullable=True, v2=False),
        Money(name="retail_price", nullable=True, v2=False),
        Money(name="map_price", nullable=True, v2=False),
        Money(name="width", nullable=True, v2=False),
        Money(name="height", nullable=True, v2=False),
        Money(name="depth", nullable=True, v2=False),
        Money(name="fixed_cost_shipping_price", nullable=True, v2=False),
        Flag(name="is_free_shipping", v2=False),
        Text(name="mpn", v2=False),
        Text(name="gtin", max=14, v2=False),
        # The variant of a product without SKUs: it shows the product's own price, stock and code.
        Flag(name="is_base", v2=False),
        ListOf(
            name="options",
            required=True,
            sample=(),
            item=Object(
                name="option",
                fields=(
                    Int(name="product_option_id", required=True),
                    Int(name="option_value_id", required=True),
                ),
            ),
        ),
    ),
    filters=(
        Filter("min_id", "id", "ge", on=ON),
        Filter("max_id", "id", "le", on=ON),
        Filter("sku", "sku", on=ON),
        Filter("upc", "upc", on=ON),
        Filter("inventory_level", "inventory_level", on=ON),
        Filter("inventory_warning_level", "inventory_warning_level", on=ON),
        Filter("bin_picking_number", "bin_picking_number", on=ON),
        Filter("min_inventory_level", "inventory_level", "ge", on=ON),
        Filter("max_inventory_level", "inventory_level", "le", on=ON),
        Filter("is_low_inventory", compare=is_low, type=Flag(name="q"), on=ON, evidence=ASSUMED),
        Filter(
            "product_hash",
            compare=lambda row, wanted: True,
            type=Int(name="q"),
            on=ON,
            evidence=ASSUMED,
        ),
    ),
    rules=(
        holds_at_most(500, source=SOURCE),
        check_options,
        refuse_code_of_product,
        refuse_same_combination,
        stores_image(source=SOURCE),
        replace_base_variant,
        restore_base_variant,
        adjust,
        drop_rules_of_sku,
        touch_product,
    ),
    known_gaps=(
        "The filter product_hash is taken and has no effect: what it does is not documented.",
        "A SKU may have no options at all, so that stock can be counted without an option set.",
    ),
)

RESOURCES = (PRODUCT_SKUS,)
