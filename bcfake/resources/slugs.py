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


def free_path(store: Store, resource: Resource, field: str, name: str, under: str = "") -> str:
    """`/<slug of name>/` below the path `under`; numbered (assumed) when `field` of another row
    holds it."""
    stem = slug(name) or resource.singular.replace(" ", "-")
    paths = (f"{under}/{stem}{f'-{n}' if n else ''}/" for n in count())
    return next(path for path in paths if not store.find(resource, **{field: path}))
