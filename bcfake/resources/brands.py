"""Brands: who made a product."""

from __future__ import annotations

from bcfake.fields import Flag, Text
from bcfake.resources.image_files import stores_image
from bcfake.resources.references import holds_at_most
from bcfake.resources.slugs import free_path
from bcfake.schema import ID, Resource, between, equals, rule
from bcfake.store import Change

SOURCE = "specs/v2/brands.v2.yaml"


@rule("before_create", source="specs/v3/brands_catalog.v3.yml")
def make_url(change: Change) -> None:
    """A brand's storefront path is made from its name unless one is sent."""
    if not change.values["custom_url"]:
        name = change.values["name"]
        change.values["custom_url"] = free_path(change.store, BRANDS, "custom_url", name)


@rule("after_delete")
def release_products(change: Change) -> None:
    """Products of a deleted brand have no brand any more."""
    products = change.store.catalogue["products"]
    for product in change.store.find(products, brand_id=change.values["id"]):
        change.store.amend(products, product["id"], brand_id=0)


BRANDS = Resource(
    name="brands",
    path="brands",
    source=SOURCE,
    scope="products",
    fields=(
        ID,
        Text(name="name", min=1, max=255, required=True, unique=True, sample="Brand {n}"),
        Text(name="page_title", max=250),
        Text(name="meta_keywords", max=65535),
        Text(name="meta_description", max=65535),
        Text(name="image_file"),
        Text(name="search_keywords", max=65535),
        Text(name="custom_url", indexed=True, v2=False),
        Flag(name="is_url_customized", v2=False),
    ),
    filters=(*equals("name"), *between("id")),
    rules=(
        holds_at_most(30_000, source=SOURCE),
        make_url,
        stores_image(source=SOURCE),
        release_products,
    ),
    known_gaps=("Image files are not fetched: their size and content are never looked at.",),
)

RESOURCES = (BRANDS,)
