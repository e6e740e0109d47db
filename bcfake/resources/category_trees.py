"""Category trees: the roots of the categories that a channel sells from; V3 alone knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.fields import Int, ListOf, Text
from bcfake.resources.categories import CATEGORIES
from bcfake.schema import ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/category-trees_catalog.v3.yml"


def _default_tree() -> Iterable[Mapping[str, Any]]:
    return [{"id": 1, "name": "Default catalog tree", "channels": (1,)}]


@rule("after_delete")
def delete_categories(change: Change) -> None:
    """A deleted tree takes its categories along."""
    for category in change.store.find(CATEGORIES, tree_id=change.values["id"]):
        if change.store.exists(CATEGORIES, category["id"]):
            change.store.delete(CATEGORIES, category["id"])


CATEGORY_TREES = Resource(
    name="category_trees",
    path="category_trees",
    source=SOURCE,
    scope="products",
    verbs=frozenset(),
    base_rows=_default_tree,
    fields=(
        ID,
        Text(name="name", min=1, max=255, required=True, sample="Tree {n}"),
        ListOf(name="channels", item=Int(name="id")),
    ),
    rules=(delete_categories,),
)

RESOURCES = (CATEGORY_TREES,)
