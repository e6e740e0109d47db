"""The fields of a product, in the order V2 answers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.fields import (
    INT_MAX,
    Choice,
    Computed,
    Field,
    Flag,
    Int,
    Json,
    Link,
    ListOf,
    Money,
    Text,
    Timestamp,
    WriteOnly,
)
from bcfake.resources.image_files import PRIMARY_SIZES, product_image_urls
from bcfake.schema import ID

GRAPH_TYPES = ("product", "album", "book", "drink", "food", "game", "movie", "song", "tv_show")


def primary_image(row: Mapping[str, Any], base: str) -> dict[str, Any]:
    """The thumbnail image's id and addresses; 0 and nulls while there is no image."""
    image = row["thumbnail"]
    if image is None:
        return {"id": 0, **dict.fromkeys(PRIMARY_SIZES)}
    return {"id": image["id"], **product_image_urls(base, row["id"], image, PRIMARY_SIZES)}


PRODUCT_FIELDS: tuple[Field, ...] = (
    ID,
    Text(name="keyword_filter", nullable=True, read_only=True),
    Text(name="name", max=250, required=True, unique=True, sample="Product {n}"),
    Choice(name="type", values=("physical", "digital"), required=True),
    Text(name="sku", max=255, unique=True),
    Text(name="description", nullable=True),
    Text(name="search_keywords", max=65535, nullable=True),
    Text(name="availability_description", max=255),
    Money(name="price", required=True, sample="10.00"),
    Money(name="cost_price"),
    Money(name="retail_price"),
    Money(name="sale_price"),
    Money(name="calculated_price", read_only=True),
    Int(name="sort_order", min=-INT_MAX - 1),
    Flag(name="is_visible"),
    Flag(name="is_featured"),
    Text(name="related_products", default="-1", pattern=r"-1|\d+(\s*,\s*\d+)*"),
    Int(name="inventory_level", apart=True),
    Int(name="inventory_warning_level", apart=True),
    Text(name="warranty", max=65535, nullable=True),
    Money(name="weight", required=True, sample="1.0"),
    Money(name="width"),
    Money(name="height"),
    Money(name="depth"),
    Money(name="fixed_cost_shipping_price"),
    Flag(name="is_free_shipping"),
    # What is counted: nothing, the product itself ("simple"), or each of its SKUs.
    Choice(name="inventory_tracking", values=("none", "simple", "sku")),
    Int(name="rating_total", read_only="update"),
    Int(name="rating_count", read_only="update"),
    Int(name="total_sold", read_only=True),
    # Listed as read-only under this name, although answers call it total_sold.
    WriteOnly(name="number_sold", accepts=Int(name="number_sold"), read_only=True),
    Timestamp(name="date_created", read_only="update", auto="create"),
    Int(name="brand_id", indexed=True),
    Int(name="view_count", max=1_000_000_000),
    Text(name="page_title", max=255),
    Text(name="meta_keywords", max=65535, nullable=True),
    Text(name="meta_description", max=65535, nullable=True),
    Text(name="layout_file", max=500, default="product.html"),
    Flag(name="is_price_hidden"),
    Text(name="price_hidden_label", max=200),
    ListOf(name="categories", item=Int(name="id"), required=True, sample=()),
    Timestamp(name="date_modified", read_only="update", auto="change"),
    Text(name="event_date_field_name"),
    Choice(name="event_date_type", values=("none", "after", "before", "range")),
    Timestamp(name="event_date_start", nullable=True),
    Timestamp(name="event_date_end", nullable=True),
    Text(name="myob_asset_account", max=20),
    Text(name="myob_income_account", max=20),
    Text(name="myob_expense_account", max=20),
    Text(name="peachtree_gl_account", max=20),
    Choice(name="condition", values=("New", "Used", "Refurbished")),
    Flag(name="is_condition_shown"),
    Timestamp(name="preorder_release_date"),
    Flag(name="is_preorder_only"),
    Text(name="preorder_message", max=255),
    Int(name="order_quantity_minimum", max=1_000_000_000),
    Int(name="order_quantity_maximum", max=1_000_000_000),
    Choice(name="open_graph_type", values=GRAPH_TYPES),
    Text(name="open_graph_title"),
    Text(name="open_graph_description", nullable=True, default=""),
    Flag(name="is_open_graph_thumbnail", default=True),
    Text(name="upc", max=32, nullable=True),
    Text(name="avalara_product_tax_code", max=255),
    Timestamp(name="date_last_imported", read_only="update"),
    Int(name="option_set_id", nullable=True, indexed=True),
    Int(name="tax_class_id", max=255),
    Choice(name="option_set_display", values=("right", "below")),
    Text(name="bin_picking_number", max=255),
    Text(name="custom_url", unique=True),
    Json(name="thumbnail", nullable=True, read_only=True, hidden=True),  # {id, image_file}
    Computed(name="primary_image", compute=primary_image),
    Choice(name="availability", values=("available", "disabled", "preorder"), required=True),
    Link(name="brand", to="/brands/{brand_id}"),
    Link(name="downloads", to="/products/{id}/downloads"),
    Link(name="images", to="/products/{id}/images"),
    Link(name="discount_rules", to="/products/{id}/discountrules"),
    Link(name="configurable_fields", to="/products/{id}/configurablefields"),
    Link(name="custom_fields", to="/products/{id}/customfields"),
    Link(name="videos", to="/products/{id}/videos"),
    Link(name="skus", to="/products/{id}/skus"),
    Link(name="rules", to="/products/{id}/rules"),
    Link(name="option_set", to="/optionsets/{option_set_id}", null_when="option_set_id"),
    Link(name="options", to="/products/{id}/options"),
    Link(name="tax_class", to="/taxclasses/{tax_class_id}"),
    Link(name="reviews", to="/products/{id}/reviews"),
    ListOf(name="metadata", item=Json(name="metadata"), read_only=True),
    Money(name="map_price", v2=False),
    Text(name="mpn", v2=False),
    Text(name="gtin", max=14, v2=False),
    Choice(name="gift_wrapping_options_type", values=("any", "none", "list"), v2=False),
    ListOf(name="gift_wrapping_options_list", item=Int(name="id"), v2=False),
    Flag(name="is_url_customized", v2=False),
    Flag(name="open_graph_use_meta_description", default=True, v2=False),
    Flag(name="open_graph_use_product_name", default=True, v2=False),
    # That a new product is sold in the default channel is assumed.
    ListOf(name="channel_ids", item=Int(name="id"), default=(1,), v2=False),
)
