"""What hangs on a product and has no view of its own shape: fields, prices, pictures, reviews."""

from __future__ import annotations

from typing import Any

from bcfake.errors import Unprocessable
from bcfake.fields import INT_MAX, Choice, Field, Flag, Int, Money, Text, Timestamp
from bcfake.resources import (
    product_custom_fields,
    product_discount_rules,
    product_images,
    product_reviews,
    product_videos,
)
from bcfake.resources.image_files import ImageFile, product_image_urls
from bcfake.view import Draft, Pair, Shown, Sight, View
from bcfake.views.forms import image_address, moment, stored_path, text
from bcfake.views.products import PRODUCTS, SPEC

ID = Int(name="id", read_only=True)
PRODUCT_ID = Int(name="product_id", read_only=True)


CUSTOM_FIELDS = View(
    path="custom-fields",
    noun="custom field",
    source=product_custom_fields.PRODUCT_CUSTOM_FIELDS,
    parent=PRODUCTS,
    include="custom_fields",
    part=True,
    spec=SPEC,
    fields=(
        ID,
        Text(name="name", min=1, max=250, required=True),
        Pair(Text(name="value", min=1, max=250, required=True), "text"),
    ),
)

BULK_PRICING_RULES = View(
    path="bulk-pricing-rules",
    noun="bulk pricing rule",
    source=product_discount_rules.PRODUCT_DISCOUNT_RULES,
    parent=PRODUCTS,
    include="bulk_pricing_rules",
    part=True,
    spec=SPEC,
    fields=(
        ID,
        Pair(Int(name="quantity_min", required=True), "min"),
        Pair(Int(name="quantity_max", required=True), "max"),
        Choice(name="type", values=("price", "percent", "fixed"), required=True),
        Pair(Money(name="amount", number=True, required=True), "type_value"),
    ),
)


# ---- images


def _image_url(name: str, size: str) -> Shown:
    def show(sight: Sight) -> str:
        row = sight.row
        return product_image_urls(sight.base, row["product_id"], row)[size]

    return Shown(Text(name=name, read_only=True), show)


def take_image(draft: Draft) -> None:
    """A new image comes by file or by URL; one that is sent back as it was shown stays."""
    old, sent, values = draft.old, draft.sent, draft.values
    if old is None:
        if not values.get("image_file"):
            raise Unprocessable("image_url must be present if uploading by url")
        return
    if "image_url" in sent and stored_path(sent["image_url"]) in (
        old["image_url"],
        old["image_file"],
    ):
        del values["image_file"], values["image_url"]
    if sent.get("image_file", old["image_file"]) != old["image_file"]:
        values["image_file"] = sent["image_file"]


IMAGES = View(
    path="images",
    noun="image",
    source=product_images.PRODUCT_IMAGES,
    parent=PRODUCTS,
    only=lambda row: bool(row["is_added"]),
    include="images",
    part=True,
    spec=SPEC,
    fields=(
        ID,
        PRODUCT_ID,
        Flag(name="is_thumbnail"),
        Int(name="sort_order", min=-INT_MAX - 1),
        text("description"),
        ImageFile(name="image_file", max=255),
        _image_url("url_zoom", "zoom_url"),
        _image_url("url_standard", "standard_url"),
        _image_url("url_thumbnail", "thumbnail_url"),
        _image_url("url_tiny", "tiny_url"),
        Shown(
            Text(name="image_url", max=255),
            lambda sight: (
                sight.row["image_url"] or image_address(sight.base, sight.row["image_file"])
            ),
            lambda value: {"image_file": stored_path(value), "image_url": value},
        ),
        moment("date_modified", read_only=True),
    ),
    before=take_image,
)


# ---- videos


def _url_of(video_id: str) -> dict[str, str]:
    return {"url": f"https://www.youtube.com/watch?v={video_id}"}


VIDEOS = View(
    path="videos",
    noun="video",
    source=product_videos.PRODUCT_VIDEOS,
    parent=PRODUCTS,
    include="videos",
    part=True,
    spec=SPEC,
    key="number",
    fields=(
        Pair(Text(name="title", max=255), "name"),
        Text(name="description"),
        Int(name="sort_order", min=-INT_MAX - 1),
        Shown(Choice(name="type", values=("youtube",)), lambda sight: "youtube"),
        Pair(Int(name="id", read_only=True), "number"),
        Shown(
            Text(name="video_id", min=1, max=25, required=True),
            lambda sight: sight.row["id"],
            _url_of,
        ),
        PRODUCT_ID,
        Shown(Text(name="length", read_only=True), lambda sight: "00:00"),
    ),
    known_gaps=("A video's length is always 00:00: YouTube is not asked.",),
)


# ---- reviews

STATUSES = ("pending", "approved", "disapproved")


def _date_reviewed(sight: Sight) -> Any:
    return sight.row["date_reviewed"] or sight.row["date_created"]


DATE_REVIEWED: Field = Timestamp(name="date_reviewed", wire="iso", required=True)
REVIEWS = View(
    path="reviews",
    noun="review",
    source=product_reviews.PRODUCT_REVIEWS,
    parent=PRODUCTS,
    include="reviews",
    spec=SPEC,
    fields=(
        Text(name="title", max=255, required=True),
        Pair(Text(name="text", default=""), "review"),
        Pair(
            Choice(name="status", values=STATUSES),
            out=lambda number: STATUSES[number],
            into=STATUSES.index,
        ),
        Int(name="rating", max=5, default=0),
        Text(name="email", max=255),
        Pair(Text(name="name", max=255, default=""), "author"),
        Shown(DATE_REVIEWED, _date_reviewed, lambda value: {"date_reviewed": value}),
        ID,
        Timestamp(name="date_created", wire="iso", read_only=True),
        Timestamp(name="date_modified", wire="iso", read_only=True),
    ),
    filters=("status",),
)

VIEWS = (CUSTOM_FIELDS, BULK_PRICING_RULES, IMAGES, VIDEOS, REVIEWS)
