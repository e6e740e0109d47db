"""How V3 writes what V2 writes otherwise: keywords, storefront paths, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bcfake.errors import Missing
from bcfake.fields import Flag, ListOf, Object, Text, Timestamp, separated
from bcfake.message import Upload
from bcfake.resources.image_files import image_root
from bcfake.schema import Call
from bcfake.view import Pair, Shown, Sight


def words(text: str | None) -> tuple[str, ...]:
    """V3's list of what V2 keeps as one text with commas."""
    return tuple(separated(text))


def joined(parts: tuple[str, ...]) -> str:
    """V2's text of V3's list."""
    return ", ".join(part for part in parts if part)


def filled(text: str | None) -> str:
    """V3 has an empty text where V2 has null."""
    return text or ""


KEYWORDS = Pair(ListOf(name="meta_keywords", item=Text(name="keyword")), out=words, into=joined)


def text(name: str, row: str = "", **more: Any) -> Pair:
    """A text that is null in V2 until it is set, and empty in V3."""
    return Pair(Text(name=name, **more), row, out=filled)


def moment(name: str, row: str = "", **more: Any) -> Pair:
    """A date as the catalog writes it; null while unset."""
    return Pair(Timestamp(name=name, wire="iso_offset", nullable=True, **more), row)


def utc_moment(name: str) -> Timestamp:
    """A date as most families write it, with Z; the server sets it."""
    return Timestamp(name=name, wire="iso", nullable=True, read_only=True)


DATES = tuple(  # what lists of these families are filtered by
    name + operator
    for name in ("date_created", "date_modified")
    for operator in ("", ":min", ":max")
)


def storefront_path(
    row: str, *, name: str = "custom_url", path: str = "url", max: int = 255
) -> Shown:
    """The object that holds a path on the storefront, kept in `row`, and whether it was chosen."""

    def show(sight: Sight) -> Mapping[str, Any]:
        return {path: sight.row[row], "is_customized": sight.row["is_url_customized"]}

    def take(value: Mapping[str, Any]) -> Mapping[str, Any]:
        if not value.get(path):
            return {}
        return {row: value[path], "is_url_customized": value["is_customized"]}

    fields = (
        Text(name=path, min=1, max=max, default=""),
        Flag(name="is_customized", default=True),
    )
    return Shown(Object(name=name, fields=fields), show, take)


def image(name: str = "image_url", row: str = "image_file") -> Shown:
    """The address of an image that the row keeps by its path; what is sent is a URL."""
    return Shown(
        Text(name=name),
        lambda sight: image_address(sight.base, sight.row[row]),
        lambda value: {row: stored_path(value)},
    )


def stored_path(url: str) -> str:
    """The path of an image of the store, of its address; any other URL as it is."""
    return re.sub(r"^.*/product_images/s-[^/]+/", "", url)


def image_address(base: str, path: str | None) -> str:
    """Where an image at a path of the store is served; empty without one."""
    return f"{image_root(base)}/{path}" if path else ""


def upload_in(call: Call, part: str) -> Upload:
    """The file in a part of the form that was sent; raises Missing."""
    sent = call.body.get(part) if isinstance(call.body, Mapping) else None
    if not isinstance(sent, Upload):
        raise Missing(part, "It is sent as a file, in multipart/form-data.")
    return sent
