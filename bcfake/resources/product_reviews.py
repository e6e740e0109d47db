"""Product reviews: what shoppers think, and the product's rating made of it."""

from __future__ import annotations

from bcfake.fields import Int, Text, Timestamp
from bcfake.resources.product_parts import PRODUCT_ID
from bcfake.resources.products import PRODUCTS
from bcfake.schema import COUNT, ID, Resource, rule
from bcfake.store import Change

SOURCE = "docs/v2-catalog-products/v2-product-reviews.mdx"
PENDING, APPROVED, DISAPPROVED = range(3)


@rule("after_create", "after_update", "after_delete", source=SOURCE)
def rate_product(change: Change) -> None:
    """A product's `rating_total` and `rating_count` are made of its approved reviews."""
    product_id = change.values["product_id"]
    reviews = change.store.find(PRODUCT_REVIEWS, product_id=product_id, status=APPROVED)
    total = sum(row["rating"] for row in reviews)
    change.store.amend(PRODUCTS, product_id, rating_total=total, rating_count=len(reviews))


PRODUCT_REVIEWS = Resource(
    name="product_reviews",
    path="reviews",
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    flat=frozenset({COUNT}),
    fields=(
        ID,
        PRODUCT_ID,
        Text(name="author", required=True, sample="Shopper {n}"),
        Timestamp(name="date_created", auto="create"),
        Text(name="title", required=True, sample="Good"),
        Text(name="review", required=True, sample="It works."),
        Int(name="rating", min=1, max=5, required=True, sample=4),
        Int(name="status", min=PENDING, max=DISAPPROVED),
        Text(name="email", max=255, v2=False),
        Timestamp(name="date_reviewed", v2=False),
        Timestamp(name="date_modified", auto="change", v2=False),
    ),
    rules=(rate_product,),
)

RESOURCES = (PRODUCT_REVIEWS,)
