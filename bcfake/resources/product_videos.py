"""Product videos: known by the ids they have on YouTube."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from bcfake.errors import Invalid
from bcfake.fields import Int, Text, WriteOnly
from bcfake.paths import url_parts
from bcfake.resources.product_parts import PRODUCT_ID, touch_product
from bcfake.resources.products import PRODUCTS
from bcfake.schema import COUNT, DOCUMENTED, Resource, rule
from bcfake.store import Change

SOURCE = "docs/v2-catalog-products/v2-product-videos.mdx"


def video_id(url: str) -> str:
    """The video's id in a YouTube URL (youtube.com/watch?v=, /embed/ or youtu.be/), or ""."""
    parts = url_parts(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme not in ("http", "https") or host not in ("youtube.com", "youtu.be"):
        return ""
    named = parse_qs(parts.query).get("v", [""])[0]
    found = named or re.sub(r"^/(embed/|v/|shorts/)?", "", parts.path)
    return found if re.fullmatch(r"[\w-]+", found) else ""


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def take_id_from_url(change: Change) -> None:
    """A video's id is the one in its YouTube URL, and changes when another URL is sent."""
    if "url" in change.sent:
        found = video_id(change.sent["url"])
        if not found:
            example = "https://www.youtube.com/watch?v=4wZ3ZG_Wams"
            raise Invalid("url", f"It is not the address of a YouTube video, as {example} is.")
        change.values["id"] = found


@rule("before_create")
def name_after_video(change: Change) -> None:
    """A video without a name is named after its id (the service asks YouTube for the title)."""
    change.values["name"] = change.values["name"] or f"YouTube video {change.values['id']}"


@rule("before_create", source="specs/v3/products_catalog.v3.yml")
def number_for_v3(change: Change) -> None:
    """V3 knows a video by a number, the next after those there are."""
    highest = max((row["number"] for row in change.store.list(PRODUCT_VIDEOS)), default=0)
    change.values["number"] = change.values["number"] or highest + 1


PRODUCT_VIDEOS = Resource(
    name="product_videos",
    path="videos",
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    flat=frozenset({COUNT}),
    default_order=("sort_order", False),
    fields=(
        # That one video cannot be on a product twice is assumed.
        Text(name="id", read_only=True, unique="product_id"),
        PRODUCT_ID,
        Int(name="sort_order"),
        Text(name="name", max=255),
        WriteOnly(
            name="url",
            accepts=Text(name="url", min=1),
            required=True,
            sample="https://www.youtube.com/watch?v=video{n:06d}",
        ),
        Text(name="description", hidden=True),
        Int(name="number", indexed=True, v2=False),  # V3's id
    ),
    rules=(take_id_from_url, name_after_video, number_for_v3, touch_product),
    known_gaps=("YouTube is not asked for a video's title.",),
)

RESOURCES = (PRODUCT_VIDEOS,)
