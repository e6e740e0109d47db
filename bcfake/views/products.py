"""Products as V3 shows them; what hangs on them has files of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bcfake.fields import INT_MAX, Choice, Field, Flag, Int, ListOf, Money, Text
from bcfake.resources.brands import BRANDS
from bcfake.resources.image_files import product_image_urls
from bcfake.resources.product_fields import GRAPH_TYPES
from bcfake.resources.product_images import PRODUCT_IMAGES
from bcfake.resources.product_search import mentions
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS as ROWS
from bcfake.schema import CLEAR, UPDATE
from bcfake.store import Store
from bcfake.view import CRUD, Draft, Pair, Search, Shown, Sight, View
from bcfake.views.forms import KEYWORDS, moment, storefront_path, text

SPEC = "products_catalog.v3.yml"
TRACKING = {"none": "none", "simple": "product", "sku": "variant"}
TRACKED = {v3: v2 for v2, v3 in TRACKING.items()}


def price(name: str, row: str = "", **more: Any) -> Pair:
    """An amount or measure, which V3 writes as a number."""
    return Pair(Money(name=name, number=True, **more), row)


def _related(text: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in (text or "").split(",") if part.strip())


def _listed(ids: Sequence[int]) -> str:
    return ",".join(map(str, ids))


def base_variant_id(sight: Sight) -> int | None:
    """The id of a product's base variant; null once it has others."""
    rows = sight.store.find(PRODUCT_SKUS, product_id=sight.row["id"])
    return next((row["id"] for row in rows if row["is_base"]), None)


def primary_image(sight: Sight) -> Any:
    """The thumbnail of a product, or null."""
    for row in sight.store.find(PRODUCT_IMAGES, product_id=sight.row["id"]):
        if row["is_thumbnail"]:
            urls = product_image_urls(sight.base, row["product_id"], row)
            names = ("id", "product_id", "is_thumbnail", "sort_order", "description", "image_file")
            changed = PRODUCT_IMAGES.by_name["date_modified"]
            return {
                **{name: row[name] for name in names},
                "description": row["description"] or "",
                **{f"url_{name.removesuffix('_url')}": url for name, url in urls.items()},
                "date_modified": moment("date_modified").field.render(row[changed.name]),
            }
    return None


# ---- filters


def _keyword(store: Store, words: str) -> Any:
    """Name, SKU, description and keywords are searched, and the brand's name (documented)."""
    brands = {b["id"] for b in store.list(BRANDS) if words.casefold() in b["name"].casefold()}
    return lambda row: mentions(row, words) or row["brand_id"] in brands


def _is_low(store: Store, wanted: bool) -> Any:
    return lambda row: (
        _counts_stock(row) is wanted
        and (not wanted or row["inventory_level"] <= row["inventory_warning_level"])
    )


def _is_out(store: Store, wanted: bool) -> Any:
    return lambda row: (_counts_stock(row) and row["inventory_level"] == 0) is wanted


def _counts_stock(row: Any) -> bool:
    return bool(row["inventory_tracking"] != "none")


def _in_channels(store: Store, ids: Sequence[int]) -> Any:
    return lambda row: not set(ids).isdisjoint(row["channel_ids"])


NUMBERS = ("id", "inventory_level")
EXACT = (
    *("name", "sku", "sku:in", "upc", "mpn", "price", "weight", "condition", "brand_id", "type"),
    *("is_visible", "is_featured", "is_free_shipping", "total_sold", "availability", "categories"),
    *("categories:in", "date_modified", "date_last_imported", "date_last_imported:not"),
    *("date_modified:min", "date_modified:max"),
    *("date_last_imported:min", "date_last_imported:max"),
)
RANGES = tuple(
    name + operator
    for name in NUMBERS
    for operator in ("", ":in", ":not_in", ":min", ":max", ":greater", ":less")
)
SEARCHES = (
    Search("keyword", Text(name="keyword"), _keyword),
    Search("keyword_context", Text(name="context"), lambda store, wanted: lambda row: True),
    Search("inventory_low", Flag(name="low"), _is_low),
    Search("out_of_stock", Flag(name="out"), _is_out),
    Search("channel_id:in", Int(name="id"), _in_channels, many=True),
)


# ---- writing


def find_brand(draft: Draft) -> None:
    """A brand may be given by its name; one that is not there is made."""
    name = draft.sent.get("brand_name")
    if name:
        known = draft.store.find(BRANDS, name=name)
        brand = known[0] if known else draft.store.create(BRANDS, {"name": name})
        draft.values["brand_id"] = brand["id"]


def hidden(field: Field) -> Shown:
    """A field that is taken and not shown."""
    return Shown(field, lambda sight: None)


PRODUCTS = View(
    path="catalog/products",
    source=ROWS,
    spec=SPEC,
    verbs=CRUD | {CLEAR},
    fields=(
        Int(name="id", read_only=True),
        Text(name="name", min=1, max=250, required=True),
        Choice(name="type", values=("physical", "digital"), required=True),
        Text(name="sku", max=255),
        text("description"),
        price("weight", required=True),
        price("width"),
        price("depth"),
        price("height"),
        price("price", required=True),
        price("cost_price"),
        price("retail_price"),
        price("sale_price"),
        price("map_price"),
        Int(name="tax_class_id", max=255),
        Pair(Text(name="product_tax_code", max=255), "avalara_product_tax_code"),
        price("calculated_price", read_only=True),
        ListOf(name="categories", item=Int(name="id"), default=(), max=1000),
        Int(name="brand_id", max=1_000_000_000),
        hidden(Text(name="brand_name", max=255, hidden=True)),
        Int(name="option_set_id", nullable=True, read_only=True),
        Text(name="option_set_display", read_only=True),
        Int(name="inventory_level", apart=True),
        Int(name="inventory_warning_level", apart=True),
        Pair(
            Choice(name="inventory_tracking", values=tuple(TRACKED)),
            out=TRACKING.__getitem__,
            into=TRACKED.__getitem__,
        ),
        Pair(Int(name="reviews_rating_sum"), "rating_total"),
        Pair(Int(name="reviews_count"), "rating_count"),
        Int(name="total_sold"),
        price("fixed_cost_shipping_price"),
        Flag(name="is_free_shipping"),
        Flag(name="is_visible", default=True),
        Flag(name="is_featured"),
        Pair(
            ListOf(name="related_products", item=Int(name="id", min=-1)), out=_related, into=_listed
        ),
        text("warranty", max=65535),
        Text(name="bin_picking_number", max=255),
        Text(name="layout_file", max=500, default=""),
        text("upc", max=14),
        Text(name="mpn"),
        Text(name="gtin", max=14),
        moment("date_last_imported"),
        text("search_keywords", max=65535),
        Choice(
            name="availability", values=("available", "disabled", "preorder"), default="available"
        ),
        Text(name="availability_description", max=255),
        Choice(name="gift_wrapping_options_type", values=("any", "none", "list")),
        ListOf(name="gift_wrapping_options_list", item=Int(name="id")),
        Int(name="sort_order", min=-INT_MAX - 1),
        Choice(name="condition", values=("New", "Used", "Refurbished")),
        Flag(name="is_condition_shown"),
        Int(name="order_quantity_minimum", max=1_000_000_000),
        Int(name="order_quantity_maximum", max=1_000_000_000),
        Text(name="page_title", max=255),
        KEYWORDS,
        text("meta_description", max=65535),
        moment("date_created", read_only=True),
        moment("date_modified", read_only=True),
        Int(name="view_count", max=1_000_000_000),
        moment("preorder_release_date"),
        Text(name="preorder_message", max=255),
        Flag(name="is_preorder_only"),
        Flag(name="is_price_hidden"),
        Text(name="price_hidden_label", max=200),
        storefront_path("custom_url"),
        Shown(Int(name="base_variant_id", nullable=True, read_only=True), base_variant_id),
        Choice(name="open_graph_type", values=GRAPH_TYPES),
        Text(name="open_graph_title"),
        text("open_graph_description"),
        Flag(name="open_graph_use_meta_description"),
        Flag(name="open_graph_use_product_name"),
        Pair(Flag(name="open_graph_use_image"), "is_open_graph_thumbnail"),
    ),
    filters=(*RANGES, *EXACT, *SEARCHES),
    sortable=(
        *("id", "name", "sku", "price", "date_modified", "date_last_imported"),
        *("inventory_level", "is_visible", "total_sold", "calculated_price"),
    ),
    includes={
        "primary_image": primary_image,
        "parent_relations": lambda sight: [],
        "channels": lambda sight: [*sight.row["channel_ids"]],
    },
    include_limits={"options": 10, "modifiers": 10},
    on_create=(
        *("variants", "images", "primary_image", "videos", "custom_fields", "bulk_pricing_rules"),
        *("options", "modifiers", "parent_relations"),
    ),
    batch={UPDATE: 10},
    clear_needs=(*RANGES, *EXACT, "keyword", "channel_id:in"),
    before=find_brand,
    known_gaps=(
        "parent_relations is always empty: products offered as options are not traced.",
        "keyword_context is taken and has no effect.",
    ),
)

VIEWS = (PRODUCTS,)
