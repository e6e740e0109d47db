"""Product images: one of them is the thumbnail, shown as the product's primary image."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from bcfake.fields import INT_MAX, Computed, Flag, Int, Text, Timestamp
from bcfake.resources.image_files import Image, ImageFile, product_image_urls, stores_image
from bcfake.resources.product_parts import PRODUCT_ID, make_room, touch_product
from bcfake.resources.products import PRODUCTS
from bcfake.schema import COUNT, ID, LIST, Resource, rule
from bcfake.store import Change, Store
from bcfake.tables import Row

SOURCE = "docs/v2-catalog-products/v2-product-images.mdx"


def _url(field: str) -> Callable[[Mapping[str, Any], str], str]:
    return lambda row, base: product_image_urls(base, row["product_id"], row)[field]


@rule("after_create", "after_update", "after_delete")
def keep_one_thumbnail(change: Change) -> None:
    """Exactly one image of a product is its thumbnail: the last one marked, else the first."""
    store, product_id = change.store, change.values["product_id"]
    images = store.find(PRODUCT_IMAGES, product_id=product_id)
    added = [row for row in images if row["is_added"]]
    marked = [row for row in added if row["is_thumbnail"]]
    changed = [row for row in marked if change.row is not None and row["id"] == change.row["id"]]
    chosen = next(iter(changed or marked or sorted(added, key=_place)), None)
    for row in images:
        store.amend(PRODUCT_IMAGES, row["id"], is_thumbnail=row is chosen)
    shown = chosen and {"id": chosen["id"], "image_file": chosen["image_file"]}
    store.amend(PRODUCTS, product_id, thumbnail=shown)


def _place(image: Row) -> tuple[int, int]:
    return image["sort_order"], image["id"]


PRODUCT_IMAGES = Resource(
    name="product_images",
    path="images",
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    flat=frozenset({LIST, COUNT}),
    fields=(
        ID,
        PRODUCT_ID,
        ImageFile(
            name="image_file",
            max=255,
            required=True,
            sample="https://images.example.com/image-{n}.jpg",
        ),
        Computed(name="zoom_url", compute=_url("zoom_url")),
        Computed(name="thumbnail_url", compute=_url("thumbnail_url")),
        Computed(name="standard_url", compute=_url("standard_url")),
        Computed(name="tiny_url", compute=_url("tiny_url")),
        Flag(name="is_thumbnail"),
        Int(name="sort_order", min=-INT_MAX - 1),
        Text(name="description", nullable=True, default=""),
        Timestamp(name="date_created", read_only=True, auto="create"),
        Flag(name="is_sample", read_only=True, hidden=True),
        Timestamp(name="date_modified", auto="change", v2=False),
        Text(name="image_url", v2=False),  # where it was taken from
        Flag(name="is_added", default=True, v2=False),  # GraphQL may take it off the product
    ),
    v2_rows=lambda row: bool(row["is_added"]),
    rules=(stores_image(source=SOURCE), make_room, keep_one_thumbnail, touch_product),
    known_gaps=(
        "Images named by URL are not fetched: without a row in image_sources, each is one pixel.",
        "The four sizes of an image are all the file that was sent.",
    ),
)


def image_at(store: Store, path: str) -> Image | None:
    """The image at a path below /product_images/ that some `..._url` names, or None."""
    found = re.fullmatch(r"products/([0-9]{1,10})/images/([0-9]{1,10})/[^/]+", path)
    if not found:
        return None
    for row in store.find(PRODUCT_IMAGES, product_id=int(found[1]), id=int(found[2])):
        urls = product_image_urls("", row["product_id"], row).values()
        if f"/product_images/{path}" in [urlsplit(url).path for url in urls]:
            image: Image = row["image_file"]
            return image
    return None


RESOURCES = (PRODUCT_IMAGES,)
