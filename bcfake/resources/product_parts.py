"""What the parts of a product (images, SKUs, rules, ...) have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.errors import Invalid
from bcfake.fields import Int
from bcfake.resources.options import OPTION_VALUES
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import DOCUMENTED, Resource, rule
from bcfake.store import Change, Store

PRODUCT_ID = Int(name="product_id", read_only=True)


@rule("after_create", "after_update", "after_delete")
def touch_product(change: Change) -> None:
    """A change to a part of a product moves the product's `date_modified`."""
    now = change.store.clock.now().replace(microsecond=0)
    change.store.amend(PRODUCTS, change.values["product_id"], date_modified=now)


@rule("after_update", evidence=DOCUMENTED, source="docs/v2-catalog-products/v2-product-images.mdx")
def make_room(change: Change) -> None:
    """A part moved to a taken `sort_order` shifts the parts from there on by one."""
    assert change.row is not None
    place = change.row["sort_order"]
    if not change.changes("sort_order"):
        return
    rows = change.store.find(change.resource, product_id=change.row["product_id"])
    others = [row for row in rows if row["id"] != change.row["id"]]
    if any(row["sort_order"] == place for row in others):
        for row in others:
            if row["sort_order"] >= place:
                change.store.amend(change.resource, row["id"], sort_order=row["sort_order"] + 1)


def place_last(store: Store, resource: Resource, product_id: int) -> int:
    """A `sort_order` one above the highest of the product's rows, 1 for the first."""
    rows = store.find(resource, product_id=product_id)
    return max((row["sort_order"] for row in rows), default=0) + 1


def check_choice(store: Store, product_id: int, choice: Mapping[str, Any]) -> None:
    """Raise Invalid unless `choice` is one of the product's options with one of its values.

    `choice` has a `product_option_id` (an id in /products/{id}/options) and an
    `option_value_id` (an id in /options/{id}/values).
    """
    options = store.find(PRODUCT_OPTIONS, product_id=product_id)
    known = {row["id"]: row["option_id"] for row in options}
    option_id = known.get(choice["product_option_id"])
    if option_id is None:
        accepted = ", ".join(map(str, known)) or "none, it has no options"
        raise Invalid("product_option_id", f"Those of the product are: {accepted}.")
    values = [row["id"] for row in store.find(OPTION_VALUES, option_id=option_id)]
    if choice["option_value_id"] not in values:
        accepted = ", ".join(map(str, values)) or "none"
        raise Invalid("option_value_id", f"Those of the option are: {accepted}.")
