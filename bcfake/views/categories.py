"""Categories as V3 shows them, alone and by the trees they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Refusal, Unprocessable
from bcfake.fields import INT_MAX, Choice, Field, Flag, Int, ListOf, Object, Text
from bcfake.resources import uuids
from bcfake.resources.categories import CATEGORIES as ROWS
from bcfake.resources.categories import PRODUCT_SORTS
from bcfake.resources.category_trees import CATEGORY_TREES
from bcfake.resources.products import PRODUCTS
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import (
    CRUD,
    Draft,
    Endpoint,
    Page,
    Pair,
    Raw,
    Search,
    Shown,
    View,
)
from bcfake.views.forms import KEYWORDS, image, storefront_path, text

SPEC = "categories_catalog.v3.yml"
TREES_SPEC = "category-trees_catalog.v3.yml"
ID_FILTERS = ("id", "id:in", "id:not_in", "id:min", "id:max", "id:greater", "id:less")
PARENT_FILTERS = (
    *("parent_id", "parent_id:in", "parent_id:min", "parent_id:max"),
    *("parent_id:greater", "parent_id:less"),
)


def _mentions(store: Store, words: str) -> Any:
    """Whether a category's name, description or keywords hold the words (assumed)."""
    wanted = words.casefold()
    names = ("name", "description", "search_keywords")
    return lambda row: any(wanted in (row[name] or "").casefold() for name in names)


TEXT_FILTERS = (
    *("name", "name:like", "page_title", "page_title:like", "is_visible"),
    Search("keyword", Text(name="keyword"), _mentions),
)


def take_tree_of_parent(draft: Draft) -> None:
    """A category stands in the tree of its parent."""
    parent = draft.values.get("parent_id")
    if parent and draft.store.exists(ROWS, parent):
        draft.values["tree_id"] = draft.store.get(ROWS, parent)["tree_id"]


def refuse_with_products(draft: Draft) -> None:
    """A category that products are in is not deleted (422, where V2 has 409 for orphans)."""
    assert draft.old is not None
    id = draft.old["id"]
    if any(id in product["categories"] for product in draft.store.list(PRODUCTS)):
        raise Unprocessable("The category has products.")


NAME = Text(name="name", min=1, max=50, required=True)
COMMON = (
    text("description"),
    Int(name="views"),
    Int(name="sort_order", min=-INT_MAX - 1),
    Text(name="page_title", max=255),
    Text(name="search_keywords", max=255),
    KEYWORDS,
    text("meta_description", max=65535),
    Text(name="layout_file", max=500, default=""),
    Flag(name="is_visible"),
    Choice(name="default_product_sort", values=PRODUCT_SORTS),
    image(),
)

CATEGORIES = View(
    path="catalog/categories",
    source=ROWS,
    spec=SPEC,
    verbs=CRUD | {CLEAR},
    fields=(
        Int(name="id", read_only=True),
        Int(name="parent_id", required=True),
        NAME,
        *COMMON,
        storefront_path("url"),
    ),
    filters=(*ID_FILTERS, *PARENT_FILTERS, *TEXT_FILTERS),
    sortable=("id", "name", "parent_id", "sort_order"),
    clear_needs=(*ID_FILTERS, *PARENT_FILTERS, "name", "page_title", "keyword", "is_visible"),
    before=take_tree_of_parent,
    deleting=refuse_with_products,
)


# ---- by tree


def uuid_of(category_id: int) -> str:
    """The UUID that stands for a category, made of its id (the real ones are random)."""
    return uuids.uuid_of("category", category_id)


def _has_uuid(store: Store, wanted: Sequence[str]) -> Any:
    return lambda row: uuid_of(row["id"]) in wanted


def _has_no_uuid(store: Store, wanted: Sequence[str]) -> Any:
    return lambda row: uuid_of(row["id"]) not in wanted


UUID = Text(name="category_uuid", read_only=True)
TREE_CATEGORIES = View(
    path="catalog/trees/categories",
    source=ROWS,
    spec=TREES_SPEC,
    verbs=frozenset({LIST}),
    fields=(
        Pair(Int(name="category_id", read_only=True), "id"),
        Shown(UUID, lambda sight: uuid_of(sight.row["id"])),
        Int(name="tree_id", required=True),
        Int(name="parent_id", required=True),
        NAME,
        *COMMON,
        storefront_path("url", name="url", path="path"),
    ),
    filters=(
        *("category_id:in", "category_id:not_in", "tree_id:in", "tree_id:not_in"),
        *("parent_id:in", "parent_id:not_in"),
        *TEXT_FILTERS,
        Search("category_uuid:in", UUID, _has_uuid, many=True),
        Search("category_uuid:not_in", UUID, _has_no_uuid, many=True),
    ),
    batch={CREATE: 50, UPDATE: 50},
    created=201,
    partial=True,
    before=take_tree_of_parent,
)


def delete_tree_categories(call: Call) -> Raw:
    """DELETE /catalog/trees/categories: those the filters find, and a count of them."""
    if not call.query:
        raise Unprocessable("Say which to delete, by a filter.")
    where = [TREE_CATEGORIES.condition(n, value, call.store) for n, value in call.query.items()]
    rows = viewing.select(TREE_CATEGORIES, call.store, (), where)
    failed = 0
    for row in rows:
        try:
            if call.store.exists(ROWS, row["id"]):  # not gone with one above it
                call.store.delete(ROWS, row["id"])
        except Refusal:
            failed += 1
    done = len(rows) - failed
    return Raw({"meta": {"total": len(rows), "success": done, "failed": failed}}, 202)


# ---- the trees


def require_channel(draft: Draft) -> None:
    """A new tree belongs to one channel; a tree that is there cannot change its channel."""
    if draft.old is None and len(draft.sent.get("channels", ())) != 1:
        raise Invalid("channels", "A new tree is for exactly one channel.")
    if draft.old is not None and "channels" in draft.sent:
        raise Invalid("channels", "It cannot be changed.")


TREES = View(
    path="catalog/trees",
    source=CATEGORY_TREES,
    spec=TREES_SPEC,
    verbs=frozenset({LIST, CLEAR}),
    fields=(
        Int(name="id", read_only=True),
        Text(name="name", min=1, max=255, required=True),
        ListOf(name="channels", item=Int(name="channel")),
    ),
    filters=("id:in", Search("channel_id:in", Int(name="id"), lambda s, ids: _sells_in(ids), True)),
    batch={UPDATE: 50},
    upsert=True,
    clear_needs=("id:in",),
    missing="The category tree with the id {id} does not exist.",
    before=require_channel,
)


def _sells_in(channels: Sequence[int]) -> Any:
    return lambda row: not set(channels).isdisjoint(row["channels"])


def show_tree(call: Call) -> list[Any]:
    """GET /catalog/trees/{id}/categories: the categories of a tree, those below within."""
    tree = viewing.find(TREES, call.store, call.ids)
    rows = call.store.find(ROWS, tree_id=tree["id"])
    depth = call.query.get("depth", "")
    return list(_branch(rows, 0, (), int(depth) if depth.isdecimal() else 99))


def _branch(
    rows: Sequence[Row], parent: int, path: tuple[int, ...], left: int
) -> Iterator[Mapping[str, Any]]:
    for row in sorted(rows, key=lambda row: (row["sort_order"], row["id"])):
        if row["parent_id"] == parent and left >= 0:
            yield {
                **{name: row[name] for name in ("id", "parent_id", "name", "is_visible", "url")},
                "depth": len(path),
                "path": list(path),
                "children": list(_branch(rows, row["id"], (*path, row["id"]), left - 1)),
            }


# ---- where products stand in a category

PLACE: Field = Object(
    name="place",
    fields=(
        Int(name="product_id", min=1, required=True),
        Int(name="sort_order", nullable=True, required=True),
    ),
)
PLACES = ListOf(name="places", item=PLACE)


def list_places(call: Call) -> Page:
    """GET …/products/sort-order: where products stand, those without a place last."""
    category = viewing.find(CATEGORIES, call.store, call.ids)
    placed = {each["product_id"]: each["sort_order"] for each in category["product_order"]}
    ids = [row["id"] for row in call.store.list(PRODUCTS) if category["id"] in row["categories"]]
    found = [{"product_id": id, "sort_order": placed.get(id)} for id in ids]
    return Page(tuple(sorted(found, key=lambda each: _rank(each["sort_order"]))))


def _rank(place: int | None) -> tuple[bool, int]:
    return place is None, place or 0


def set_places(call: Call) -> Raw:
    """PUT …/products/sort-order: place products of the category; others keep their places."""
    category = viewing.find(CATEGORIES, call.store, call.ids)
    sent = PLACES.parse(call.body)
    for place in sent:
        id = place["product_id"]
        known = call.store.exists(PRODUCTS, id)
        if not known or category["id"] not in call.store.get(PRODUCTS, id)["categories"]:
            raise Invalid("product_id", f"The product {id} is not in the category.")
    kept = {place["product_id"]: place for place in (*category["product_order"], *sent)}
    call.store.amend(ROWS, category["id"], product_order=tuple(kept.values()))
    return Raw([dict(place) for place in sent])


def drop_image(call: Call) -> None:
    """DELETE …/image: the category has no image any more."""
    category = viewing.find(CATEGORIES, call.store, call.ids)
    call.store.amend(ROWS, category["id"], image_file="")


SORT_ORDER = "catalog/categories/{category_id}/products/sort-order"
VIEWS = (CATEGORIES, TREE_CATEGORIES, TREES)
ENDPOINTS = (
    Endpoint(
        "DELETE",
        "catalog/trees/categories",
        delete_tree_categories,
        query=("category_uuid:in", "category_id:in", "tree_id:in", "parent_id:in"),
        spec=TREES_SPEC,
    ),
    Endpoint(
        "GET", "catalog/trees/{tree_id}/categories", show_tree, query=("depth",), spec=TREES_SPEC
    ),
    Endpoint("GET", SORT_ORDER, list_places, spec=SPEC),
    Endpoint("PUT", SORT_ORDER, set_places, spec=SPEC),
    Endpoint("DELETE", "catalog/categories/{category_id}/image", drop_image, spec=SPEC),
)
