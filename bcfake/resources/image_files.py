"""Image files: what a request may name, the path the store keeps, the URLs it is shown at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from zlib import crc32

from bcfake.errors import Invalid
from bcfake.schema import DOCUMENTED, Moment, Rule
from bcfake.store import Change

MOMENTS: tuple[Moment, ...] = ("before_create", "before_update", "after_create", "after_update")
SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp")
SIZES: Mapping[str, str] = {
    "zoom_url": "1280.1280",
    "thumbnail_url": "386.513",
    "standard_url": "220.290",
    "tiny_url": "44.58",
}
# A product's primary_image has thumbnail and standard the other way round (documented so).
PRIMARY_SIZES = {**SIZES, "thumbnail_url": "220.290", "standard_url": "386.513"}


def file_name(source: str) -> str:
    """The file name in a URL or import path; raises Invalid when it cannot be an image."""
    parts = urlsplit(source)
    if parts.scheme and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise Invalid("image_file", f"{source!r} is not an http or https URL.")
    path = PurePosixPath(unquote(parts.path))
    if path.suffix and path.suffix.lower() not in SUFFIXES:
        raise Invalid("image_file", f"{path.name!r} is not an image (JPEG, GIF or PNG).")
    return path.name if path.suffix else f"{path.name or 'image'}.jpg"


def stored_path(source: str, id: int) -> str:
    """Where the store keeps an image: `t/name__43675.jpg`, the number standing for its id."""
    name = PurePosixPath(file_name(source))
    number = crc32(f"{id} {source}".encode()) % 100_000
    return f"{name.stem[:1].lower()}/{name.stem}__{number:05d}{name.suffix}"


def keep_stored_path(change: Change) -> None:
    """An image given as URL or import path is answered as the path where the store keeps it."""
    source = change.sent.get("image_file")
    if not source or (change.old is not None and change.old["image_file"] == source):
        return
    if change.row is None:
        file_name(source)
    else:
        path = stored_path(source, change.row["id"])
        change.store.amend(change.resource, change.row["id"], image_file=path)


def stores_image(*, source: str = "") -> Rule:
    """The rule that a sent `image_file` is kept under a path of the store's own."""
    return Rule(MOMENTS, keep_stored_path, DOCUMENTED, source)


def product_image_urls(
    base: str, product_id: int, image: Mapping[str, Any], sizes: Mapping[str, str] = SIZES
) -> dict[str, str]:
    """The addresses of an image (its `id` and `image_file`) in each size, by field name."""
    name = PurePosixPath(image["image_file"])
    folder = f"{_host(base)}/products/{product_id}/images/{image['id']}"
    return {field: f"{folder}/{name.stem}.{size}{name.suffix}?c=1" for field, size in sizes.items()}


def _host(base: str) -> str:
    """Where images are served, given the root of the API: beside the stores, one folder each."""
    root, _, rest = base.partition("/stores/")
    folder = f"/s-{rest.split('/')[0]}" if rest else ""
    return root.removesuffix("/api/v2") + "/product_images" + folder
