"""Products: what the shop sells; their images, SKUs and other parts have files of their own."""

from __future__ import annotations

from bcfake.errors import Conflict, Forbidden, Invalid
from bcfake.fields import Flag, Text
from bcfake.resources.brands import BRANDS
from bcfake.resources.categories import CATEGORIES
from bcfake.resources.options import OPTION_SET_OPTIONS, OPTION_SETS, OPTIONS, give_option
from bcfake.resources.product_adjustments import adjust_skus
from bcfake.resources.product_fields import PRODUCT_FIELDS
from bcfake.resources.product_search import mentions, with_skus
from bcfake.resources.references import plan_allows, refers_to
from bcfake.resources.settings import TAX_CLASSES
from bcfake.resources.slugs import free_path
from bcfake.schema import ASSUMED, DOCUMENTED, Filter, Resource, between, equals, rule
from bcfake.store import Change

SOURCE = "docs/v2-catalog-products/v2-products.mdx"
V3_CATALOG = "specs/v3 products_catalog.v3.yml, and 409s seen on V2 product writes"
MOST_CATEGORIES = 1000


@rule("before_create", "before_update", source=V3_CATALOG)
def refuse_code_of_sku(change: Change) -> None:
    """A product's sku is not that of another product's SKU: one more is refused with 409."""
    code = change.new("sku")
    if code and change.changes("sku"):
        for row in change.store.find(change.store.catalogue["product_skus"], sku=code):
            if row["product_id"] != change.new("id"):
                raise Conflict(field="sku", details={"conflict": {"sku": code}})


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def limit_categories(change: Change) -> None:
    """A product is in at most 1000 categories; more are refused with 403."""
    if len(change.values["categories"]) > MOST_CATEGORIES:
        raise Forbidden(f"A product can be in at most {MOST_CATEGORIES} categories.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_hiding_price_on_sale(change: Change) -> None:
    """A price can be hidden, or its label set, only while availability is disabled."""
    if change.values["availability"] == "disabled":
        return
    for field in ("is_price_hidden", "price_hidden_label"):
        if change.values[field]:
            raise Invalid(field, "It can only be set while availability is disabled.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def calculate_price(change: Change) -> None:
    """The calculated price is the sale price where there is one, else the price."""
    values = change.values
    values["calculated_price"] = values["sale_price"] or values["price"]


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def make_url(change: Change) -> None:
    """A product's storefront path is made from its name unless sent; renaming keeps it."""
    if not change.values["custom_url"]:
        name = change.values["name"]
        change.values["custom_url"] = free_path(change.store, PRODUCTS, "custom_url", name)


@rule("after_create", source="base_variant_id in V3's products")
def give_base_variant(change: Change) -> None:
    """A new product has one variant, its base variant; V2 does not know it."""
    skus = change.store.catalogue["product_skus"]
    change.store.insert(skus, product_id=change.values["id"], is_base=True)


@rule("after_delete")
def delete_own_options(change: Change) -> None:
    """Options that belong to one product only go with it."""
    for option in change.store.find(OPTIONS, product_id=change.values["id"]):
        change.store.delete(OPTIONS, option["id"])


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SOURCE)
def take_options_of_set(change: Change) -> None:
    """A product gets a product option for each option of its set; another set replaces them."""
    assert change.row is not None
    if not change.changes("option_set_id"):
        return
    store, id = change.store, change.row["id"]
    if change.old is not None and change.old["option_set_id"]:
        # What becomes of them is not documented: rules and SKUs cannot outlive their options.
        for name in ("product_rules", "product_skus", "product_options"):
            for row in store.find(store.catalogue[name], product_id=id):
                if not row.get("is_base") and store.exists(store.catalogue[name], row["id"]):
                    store.delete(store.catalogue[name], row["id"])
    if change.row["option_set_id"]:
        for member in store.list(OPTION_SET_OPTIONS, parent=change.row["option_set_id"]):
            give_option(store, id, member)


@rule("after_update", evidence=DOCUMENTED, source="docs/v2-catalog-products/v2-product-sku.mdx")
def readjust_skus(change: Change) -> None:
    """SKUs without a price or weight of their own follow the product's."""
    if change.changes("calculated_price") or change.changes("weight"):
        adjust_skus(change.store, change.values["id"])


PRODUCTS = Resource(
    name="products",
    path="products",
    source=SOURCE,
    scope="products",
    events="store/product",
    fields=PRODUCT_FIELDS,
    projects=True,
    refine=with_skus,
    always=("id", "name", "date_modified", "primary_image", "metadata"),
    summary=(
        "availability",
        "calculated_price",
        "inventory_tracking",
        "sku",
        "inventory_level",
        "inventory_warning_level",
        "is_visible",
        "is_featured",
    ),
    filters=(
        *between("id"),
        *equals("name", "description", "sku", "condition", "availability", "brand_id"),
        Filter("keyword_filter", compare=mentions, type=Text(name="q"), evidence=ASSUMED),
        *between("date_created", "date_modified", "date_last_imported", "price"),
        Filter("min_number_sold", "total_sold", "ge"),
        Filter("max_number_sold", "total_sold", "le"),
        *equals("is_visible", "is_featured"),
        *between("inventory_level"),
        Filter(
            "include_sku", compare=lambda row, wanted: True, type=Flag(name="q"), evidence=ASSUMED
        ),
        Filter("category", "categories", "has"),
        Filter("product_tax_code", "avalara_product_tax_code"),
    ),
    rules=(
        plan_allows("max_products", source="docs/start/about/status-codes.mdx"),
        limit_categories,
        refuse_code_of_sku,
        refers_to("categories", CATEGORIES, error=Conflict, source=V3_CATALOG),
        refers_to("brand_id", BRANDS, error=Conflict, source=V3_CATALOG),
        refers_to("tax_class_id", TAX_CLASSES, error=Conflict, source=V3_CATALOG),
        refers_to("option_set_id", OPTION_SETS),
        refuse_hiding_price_on_sale,
        calculate_price,
        make_url,
        give_base_variant,
        delete_own_options,
        take_options_of_set,
        readjust_skus,
    ),
    known_gaps=(
        "What the filter include_sku does is not documented: here the codes of a product's SKUs "
        "are searched too by sku and keyword_filter.",
        "With inventory_tracking sku, the product's inventory_level is not summed from its SKUs.",
        "A product's sku and those of its own SKUs are not compared with each other.",
        "In the category filter, membership of categories below the one asked for does not count.",
    ),
)

RESOURCES = (PRODUCTS,)
