"""Writes that are saved but for a part of them: which part, and a body without it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

PARTS: Mapping[str, Sequence[str]] = {
    # Stock is kept by a service of its own, which may be down (documented in 2023; 207).
    "stock_not_saved": ("inventory_level", "inventory_warning_level"),
    # Documented of blog posts and pages (url), and of V3's products (custom_url).
    "url_not_saved": ("url", "custom_url"),
}


def has(body: Any, names: Sequence[str]) -> bool:
    """Whether a body, or an item of a batch, sets one of these fields."""
    if isinstance(body, list):
        return any(has(item, names) for item in body)
    return isinstance(body, Mapping) and any(name in body for name in names)


def without(body: Any, names: Sequence[str]) -> Any:
    """A body, or a batch of them, without these fields."""
    if isinstance(body, list):
        return [without(item, names) for item in body]
    if not isinstance(body, Mapping):
        return body
    return {name: value for name, value in body.items() if name not in names}
