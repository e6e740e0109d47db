"""Categories: the tree that products are shelved in."""

from __future__ import annotations

from collections.abc import Iterator

from bcfake.errors import Conflict, Forbidden, Invalid
from bcfake.fields import INT_MAX, Choice, Flag, Int, Json, ListOf, Text
from bcfake.resources.image_files import stores_image
from bcfake.resources.references import holds_at_most, refers_to
from bcfake.resources.slugs import free_path
from bcfake.schema import DOCUMENTED, ID, Resource, between, equals, rule
from bcfake.store import Change, Rows, Store

SOURCE = "docs/v2-catalog-products/v2-categories.mdx"
MOST_ANCESTORS = 7
PRODUCT_SORTS = (
    *("use_store_settings", "featured", "newest", "best_selling", "alpha_asc", "alpha_desc"),
    *("avg_customer_review", "price_asc", "price_desc"),
)


def _ancestors(store: Store, id: int) -> list[int]:
    """The ids from the root of the tree down to, and with, the category `id`."""
    line: list[int] = []
    while id and id not in line:
        line.insert(0, id)
        id = store.get(CATEGORIES, id)["parent_id"]
    return line


def _below(store: Store, id: int) -> Iterator[int]:
    """The ids of every category below `id`."""
    for child in store.find(CATEGORIES, parent_id=id):
        yield child["id"]
        yield from _below(store, child["id"])


def _height(store: Store, id: int) -> int:
    """How many levels of categories there are below `id`."""
    children = store.find(CATEGORIES, parent_id=id)
    return max((1 + _height(store, child["id"]) for child in children), default=0)


def _products(store: Store) -> Rows:
    return store.list(store.catalogue["products"])


@rule("before_update")
def refuse_cycle(change: Change) -> None:
    """A category cannot be moved below itself."""
    parent = change.values["parent_id"]
    if parent and change.values["id"] in _ancestors(change.store, parent):
        raise Invalid("parent_id", "It names the category itself or one below it.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def limit_depth(change: Change) -> None:
    """A category has at most seven ancestors; when one moves, those below it count too."""
    if not change.changes("parent_id") or not change.values["parent_id"]:
        return
    above = len(_ancestors(change.store, change.values["parent_id"]))
    below = 0 if change.old is None else _height(change.store, change.old["id"])
    if above + below > MOST_ANCESTORS:
        raise Forbidden(f"A category can have at most {MOST_ANCESTORS} ancestors.")


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def make_url(change: Change) -> None:
    """A category's storefront path is made from its name unless one is sent."""
    if not change.values["url"]:
        change.values["url"] = free_path(change.store, CATEGORIES, "url", change.values["name"])


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SOURCE)
def keep_ancestors(change: Change) -> None:
    """`parent_category_list` holds the ids from the top category down to the category itself."""
    assert change.row is not None
    if change.changes("parent_id"):
        for id in (change.row["id"], *_below(change.store, change.row["id"])):
            line = tuple(_ancestors(change.store, id))
            change.store.amend(CATEGORIES, id, parent_category_list=line)


@rule("before_delete", evidence=DOCUMENTED, source="docs/start/about/status-codes.mdx")
def refuse_orphaned_products(change: Change) -> None:
    """A category is not deleted while some product has no other (below it does not count)."""
    doomed = {change.values["id"], *_below(change.store, change.values["id"])}
    for product in _products(change.store):
        if product["categories"] and doomed.issuperset(product["categories"]):
            raise Conflict(details={"conflict": {"product_id": product["id"]}})


@rule("before_clear", evidence=DOCUMENTED, source=SOURCE)
def refuse_clearing_used_categories(change: Change) -> None:
    """All categories can be deleted only when no product is in any."""
    for product in _products(change.store):
        if product["categories"]:
            raise Conflict(details={"conflict": {"product_id": product["id"]}})


@rule("after_delete")
def delete_below(change: Change) -> None:
    """A deleted category leaves its products and takes the categories below it along."""
    id = change.values["id"]
    for product in _products(change.store):
        if id in product["categories"]:
            left = tuple(each for each in product["categories"] if each != id)
            change.store.amend(change.store.catalogue["products"], product["id"], categories=left)
    for child in change.store.find(CATEGORIES, parent_id=id):
        change.store.delete(CATEGORIES, child["id"])


CATEGORIES = Resource(
    name="categories",
    path="categories",
    source=SOURCE,
    scope="products",
    events="store/category",
    fields=(
        ID,
        Int(name="parent_id", indexed=True),
        # Unique among the children of one parent: V2's documents name no scope, V3's do.
        Text(
            name="name",
            max=50,
            required=True,
            unique="parent_id",
            indexed=True,
            sample="Category {n}",
        ),
        Text(name="description"),
        Int(name="sort_order", min=-INT_MAX - 1),
        Text(name="page_title", max=255),
        Text(name="meta_keywords", nullable=True),
        Text(name="meta_description", max=65535, nullable=True),
        Text(name="layout_file", max=500, default="category.html"),
        ListOf(name="parent_category_list", item=Int(name="id"), read_only=True),
        Text(name="image_file"),
        Flag(name="is_visible", default=True),
        Text(name="search_keywords", max=255),
        Text(name="url", indexed=True),
        Flag(name="is_url_customized", v2=False),
        Int(name="views", v2=False),
        Choice(name="default_product_sort", values=PRODUCT_SORTS, v2=False),
        Int(name="tree_id", default=1, indexed=True, v2=False),
        # Where products stand in the category: {product_id, sort_order}, those that were placed.
        ListOf(name="product_order", item=Json(name="place"), v2=False),
    ),
    filters=(*equals("parent_id", "name", "is_visible"), *between("id")),
    rules=(
        holds_at_most(16_000, source=SOURCE),
        refers_to("parent_id", "categories"),
        refers_to("tree_id", "category_trees", zero_is_none=False),
        refuse_cycle,
        limit_depth,
        make_url,
        stores_image(source=SOURCE),
        keep_ancestors,
        refuse_orphaned_products,
        refuse_clearing_used_categories,
        delete_below,
    ),
    known_gaps=(
        "Images are not fetched.",
        "V2 shows the categories of all trees; names are unique below one parent, across trees.",
    ),
)

RESOURCES = (CATEGORIES,)
