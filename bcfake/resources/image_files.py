"""Image files: what a request may send or name, the path and bytes the store keeps, its URLs."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote
from zlib import crc32

from bcfake.errors import Invalid
from bcfake.fields import Field, Text
from bcfake.message import Upload
from bcfake.paths import url_parts
from bcfake.schema import ASSUMED, DOCUMENTED, ID, Moment, Resource, Rule
from bcfake.store import Change

MOMENTS: tuple[Moment, ...] = ("before_create", "before_update", "after_create", "after_update")
SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp")
LARGEST = 8 * 1024 * 1024  # bytes (documented for brands)
SIZES: Mapping[str, str] = {
    "zoom_url": "1280.1280",
    "thumbnail_url": "386.513",
    "standard_url": "220.290",
    "tiny_url": "44.58",
}
# A product's primary_image has thumbnail and standard the other way round (documented so).
PRIMARY_SIZES = {**SIZES, "thumbnail_url": "220.290", "standard_url": "386.513"}
SIGNATURES: Mapping[str, re.Pattern[bytes]] = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/bmp": re.compile(rb"BM"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
# One grey or empty pixel in each format, for images that are only named.
_JPEG = " ".join(
    [
        "ffd8 ffe000104a46494600010100000100010000",
        "ffdb004300" + "01" * 64,  # quantization
        "ffc0000b080001000101011100",  # one by one, grey
        "ffc40014000100000000000000000000000000000000",  # Huffman tables of one code each
        "ffc40014100100000000000000000000000000000000",
        "ffda0008010100003f003f ffd9",
    ]
)
PLACEHOLDERS: Mapping[str, bytes] = {
    ".jpg": bytes.fromhex(_JPEG),
    ".png": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
    ".gif": base64.b64decode("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="),
    ".bmp": bytes.fromhex(
        "424d3a0000000000000036000000280000000100000001000000010018000000000004000000"
        "130b0000130b0000000000000000000080808000"
    ),
    ".webp": base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),
}


class Image(str):
    """The path under which the store keeps an image; `content` is the file."""

    content: bytes

    def __new__(cls, path: str, content: bytes = b"") -> Image:
        image = super().__new__(cls, path)
        image.content = content
        return image

    @property
    def content_type(self) -> str:
        """Its MIME type, by the first bytes; "" when it is no image."""
        kinds = (kind for kind, begin in SIGNATURES.items() if begin.match(self.content))
        return next(kinds, "")


@dataclass(frozen=True, kw_only=True)
class ImageFile(Text):
    """The URL or import path of an image; an `Upload` brings the file itself. Kept as `Image`."""

    file = True

    def accept(self, value: Any, trusted: bool) -> Any:
        if not isinstance(value, Upload):
            return super().accept(value, trusted)
        checked(self.name, value.name or "The file", value.content)
        return value


@dataclass(frozen=True, kw_only=True)
class Content(Field):
    """The bytes of a file; base64 in JSON."""

    def accept(self, value: Any, trusted: bool) -> Any:
        try:
            return value if isinstance(value, bytes) else base64.b64decode(value, validate=True)
        except (TypeError, ValueError, binascii.Error):
            raise self.wrong(value, "bytes, or base64 text") from None

    def render(self, value: Any) -> Any:
        return base64.b64encode(value).decode()


# What is found at a URL or import path instead of asking the network; without a row, any name of
# an image leads to a placeholder.
IMAGE_SOURCES = Resource(
    name="image_sources",
    path="image_sources",
    source="the fake's own",
    evidence=ASSUMED,
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="url", required=True, unique=True, sample="https://example.com/image-{n}.png"),
        Content(name="content", required=True, sample=PLACEHOLDERS[".png"]),
    ),
)


def checked(field: str, name: str, content: bytes) -> Image:
    """An image of that name; raises Invalid naming `field` when the content is none."""
    image = Image(name, content)
    if not image.content_type:
        raise Invalid(field, f"{name} is not an image (JPEG, GIF or PNG).")
    if len(content) > LARGEST:
        raise Invalid(field, f"It has {len(content)} bytes; at most 8 MB fit.")
    return image


def file_name(source: str) -> str:
    """The file name in a URL or import path; raises Invalid when it cannot be an image."""
    parts = url_parts(source)
    is_url = parts.scheme or "://" in source
    if is_url and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise Invalid("image_file", f"{source!r} is not an http or https URL.")
    return _image_name(unquote(parts.path))


def _image_name(path: str) -> str:
    name = PurePosixPath(path)
    if name.suffix and name.suffix.lower() not in SUFFIXES:
        raise Invalid("image_file", f"{name.name!r} is not an image (JPEG, GIF or PNG).")
    return name.name if name.suffix else f"{name.name or 'image'}.jpg"


def fetched(change: Change, source: str | Upload) -> Image:
    """The file a caller means, under its own name; raises Invalid when it cannot be an image."""
    if isinstance(source, Upload):
        return Image(_image_name(source.name), source.content)
    name = file_name(source)
    known = change.store.find(IMAGE_SOURCES, url=source)
    if known:
        return checked("image_file", name, known[0]["content"])
    return Image(name, PLACEHOLDERS[_suffix(name).replace(".jpeg", ".jpg")])


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def stored(image: Image, source: str, id: int) -> Image:
    """As the store keeps an image: `t/name__43675.jpg`, the number standing for its id and file."""
    name = PurePosixPath(image)
    stem = re.sub(r"[^A-Za-z0-9_.-]+", "_", name.stem)[:200]
    number = crc32(image.content, crc32(f"{id} {source}".encode())) % 100_000
    return Image(f"{stem[:1].lower()}/{stem}__{number:05d}{name.suffix}", image.content)


def keep_image(change: Change) -> None:
    """An image is sent, or named by URL or import path, and answered as the path it is kept at."""
    source = change.sent.get("image_file")
    if not source:
        return
    if change.old is not None and change.old["image_file"] == source:
        change.values["image_file"] = change.old["image_file"]  # with the file
        return
    image = fetched(change, source)
    if change.row is None:
        change.values["image_file"] = image
    else:
        named = source.name if isinstance(source, Upload) else source
        path = stored(image, named, change.row["id"])
        change.store.amend(change.resource, change.row["id"], image_file=path)


def stores_image(*, source: str = "") -> Rule:
    """The rule that a sent `image_file` is kept under a path of the store's own."""
    return Rule(MOMENTS, keep_image, DOCUMENTED, source)


def product_image_urls(
    base: str, product_id: int, image: Mapping[str, Any], sizes: Mapping[str, str] = SIZES
) -> dict[str, str]:
    """The addresses of an image (its `id` and `image_file`) in each size, by field name."""
    name = PurePosixPath(image["image_file"])
    folder = f"{image_root(base)}/products/{product_id}/images/{image['id']}"
    return {field: f"{folder}/{name.stem}.{size}{name.suffix}?c=1" for field, size in sizes.items()}


def image_root(base: str) -> str:
    """Where images are served, given the root of the API: beside the stores, one folder each."""
    root, _, rest = base.partition("/stores/")
    folder = f"/s-{rest.split('/')[0]}" if rest else ""
    return root.removesuffix("/api/v2") + "/product_images" + folder


RESOURCES = (IMAGE_SOURCES,)
