"""Customers' wishlists and what is on them; V3 alone knows them."""

from __future__ import annotations

from bcfake.errors import Invalid
from bcfake.fields import Flag, Int, NewRow, Text
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.references import refers_to
from bcfake.schema import ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/wishlists.v3.yml"


@rule("before_create", "before_update")
def variant_is_of_the_product(change: Change) -> None:
    """An item's variant is one of its product's; that of a product without options is found."""
    values = change.values
    if not (change.changes("variant_id") or change.changes("product_id")):
        return
    variants = change.store.find(PRODUCT_SKUS, product_id=values["product_id"])
    if "variant_id" not in change.sent or not values["variant_id"]:
        values["variant_id"] = next((row["id"] for row in variants if row["is_base"]), None)
    elif all(row["id"] != values["variant_id"] for row in variants):
        reason = f"The product has no variant with the id {values['variant_id']}."
        raise Invalid("variant_id", reason)


WISHLISTS = Resource(
    name="wishlists",
    path="wishlists",
    source=SOURCE,
    scope="customers",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="customer_id", required=True, indexed=True, sample=NewRow("customers")),
        Text(name="name", sample="Wishlist {n}"),
        Flag(name="is_public"),
    ),
    rules=(refers_to("customer_id", CUSTOMERS, zero_is_none=False),),
    known_gaps=("A wishlist stays when its customer is deleted.",),
)

WISHLIST_ITEMS = Resource(
    name="wishlist_items",
    path="items",
    source=SOURCE,
    verbs=frozenset(),
    parent=WISHLISTS,
    parent_key="wishlist_id",
    fields=(
        ID,
        Int(name="wishlist_id", read_only=True),
        Int(name="product_id", required=True, sample=NewRow("products")),
        Int(name="variant_id", nullable=True),
    ),
    rules=(refers_to("product_id", PRODUCTS, zero_is_none=False), variant_is_of_the_product),
    known_gaps=("An item stays when its product is deleted.",),
)

RESOURCES = (WISHLISTS, WISHLIST_ITEMS)
