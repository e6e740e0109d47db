"""Storefront paths made from names: "Red scarf" is sold at /red-scarf/."""

from __future__ import annotations

import re
import unicodedata
from itertools import count

from bcfake.schema import Resource
from bcfake.store import Store


def slug(name: str) -> str:
    """The name in lower case, its words joined by hyphens; "Café au lait" gives "cafe-au-lait"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")


def free_path(store: Store, resource: Resource, field: str, name: str) -> str:
    """`/<slug of name>/`, numbered (assumed) when another row has that path in `field`."""
    stem = slug(name) or resource.singular.replace(" ", "-")
    for number in count():
        path = f"/{stem}-{number}/" if number else f"/{stem}/"
        if not store.find(resource, **{field: path}):
            return path
    raise AssertionError("unreachable")
