"""How V3 writes what V2 writes otherwise: keywords, storefront paths, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bcfake.fields import Flag, ListOf, Object, Text, Timestamp
from bcfake.view import Pair, Shown, Sight


def words(text: str | None) -> tuple[str, ...]:
    """V3's list of what V2 keeps as one text with commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


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
    root, _, rest = base.partition("/stores/")
    return f"{root}/product_images/s-{rest.split('/')[0]}/{path}" if path else ""
