"""What orders take from stock and give back, and the quantities that products may be bought in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bcfake.errors import Conflict
from bcfake.resources.order_options import about
from bcfake.resources.order_statuses import CANCELLED, COMPLETED, REFUNDED, SHIPPED
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.store_settings import kept
from bcfake.schema import Resource
from bcfake.store import Store
from bcfake.tables import Row

REFUSED = (
    "Quantities of one or more products are out of stock or did not meet quantity requirements."
)
# What V3's /settings/inventory says of orders, until it is set; that it does is documented.
SETTINGS: Mapping[str, Any] = {
    "update_stock_behavior": "order_placed",
    "edit_order_stock_adjustment": True,
    "refund_order_stock_adjustment": True,
}
Line = Mapping[str, Any]  # with product_id, variant_id (a SKU's id) and quantity
Lines = Iterable[Line]
Error = dict[str, Any]


def settings_of(store: Store, order: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings that hold for an order: its channel's, else the store's."""
    group = "settings/inventory"
    return {**SETTINGS, **kept(store, group), **kept(store, group, order["channel_id"])}


def keeps_stock(store: Store, order: Mapping[str, Any], *, has: bool) -> bool:
    """Whether an order in its present status has stock taken for it; `has` is whether it had."""
    settings, status = settings_of(store, order), order["status_id"]
    if status in (CANCELLED, REFUNDED):
        return has and not settings["refund_order_stock_adjustment"]
    placed = bool(settings["update_stock_behavior"] == "order_placed")
    return has or placed or status in (SHIPPED, COMPLETED)


def taken(line: Line) -> int:
    """How many of a line were taken from stock, or would have been if anybody counted them."""
    number = line.get("stock_taken")
    return int(line["quantity"] if number is None else number)


def refuse_quantities(store: Store, before: Lines, after: Lines, *, stock: bool = True) -> None:
    """Raise Conflict (409), with every product and SKU of which `after` asks too much or little.

    `stock` False looks at the products' own limits only.
    """
    before, after = list(before), list(after)
    errors = [*_limits(store, before, after)]
    if stock:
        errors += _shortages(store, before, after)
    if errors:
        raise Conflict(REFUSED, details={"errors": errors})


def move_stock(store: Store, before: Lines, after: Lines) -> None:
    """Take from stock what `after` has more than was taken for `before`, and give back what it has
    less."""
    after = list(after)
    for resource, row, more in _moves(store, before, after):
        store.amend(resource, row["id"], inventory_level=row["inventory_level"] - more)
    for line in after:
        store.amend(store.catalogue["order_products"], line["id"], stock_taken=line["quantity"])


def take_stock(store: Store, lines: Lines) -> None:
    """Take what lines have that is not refunded; raises Conflict where there is too little."""
    lines = list(lines)
    wanted = [{**each, "quantity": each["quantity"] - each["quantity_refunded"]} for each in lines]
    # The products' own limits were met when it was placed.
    short = list(_shortages(store, lines, wanted))
    if short:
        raise Conflict(REFUSED, details={"errors": short})
    move_stock(store, lines, wanted)


def give_back(store: Store, lines: Lines) -> None:
    """Give back all that was taken for these lines."""
    lines = list(lines)
    move_stock(store, lines, [{**line, "quantity": 0} for line in lines])


def count_sold(store: Store, before: Lines, after: Lines) -> None:
    """Let products' total_sold grow by what `after` has more than `before`."""
    for id, more in _bought(before, after).items():
        if more and store.exists(PRODUCTS, id):
            sold = store.get(PRODUCTS, id)["total_sold"] + more
            store.amend(PRODUCTS, id, total_sold=max(0, sold))


def _bought(before: Lines, after: Lines) -> Counter[int]:
    """How many more of each product `after` has; fewer are negative."""
    bought: Counter[int] = Counter()
    for lines, sign in ((before, -1), (after, 1)):
        for line in lines:
            if line["product_id"]:
                bought[line["product_id"]] += sign * line["quantity"]
    return bought


def _limits(store: Store, before: Lines, after: Lines) -> Iterator[Error]:
    wanted = _bought((), after)
    for id, more in _bought(before, after).items():
        if not more or not wanted[id] or not store.exists(PRODUCTS, id):
            continue
        product = store.get(PRODUCTS, id)
        most, least = product["order_quantity_maximum"], product["order_quantity_minimum"]
        if most and wanted[id] > most:
            yield _error("ExceedsMaxQuantity", product, maximum_quantity=most)
        if wanted[id] < least:
            yield _error("InsufficientQuantity", product, minimum_quantity=least)


def _shortages(store: Store, before: Lines, after: Lines) -> Iterator[Error]:
    for resource, row, more in _moves(store, before, after):
        if more <= 0 or more <= row["inventory_level"]:
            continue
        if resource is PRODUCTS:
            yield _error("OutOfStock", row)
        else:
            product = store.get(PRODUCTS, row["product_id"])
            yield _error("OutOfStock", product, sku=_sku(row))


def _error(kind: str, product: Row, **more: Any) -> Error:
    return {"type": kind, "product": about(product, **more)}


def _sku(row: Row) -> dict[str, Any]:
    resource = f"/products/{row['product_id']}/skus/{row['id']}"
    shown = {"id": row["id"], "sku": row["sku"], "resource": resource}
    return {**shown, "inventory_level": row["inventory_level"]}


def _moves(store: Store, before: Lines, after: Lines) -> Iterator[tuple[Resource, Row, int]]:
    """(resource, row, how many more are taken) for each product or SKU that counts its stock."""
    moves: Counter[tuple[int, int]] = Counter()  # (product_id, SKU id or 0)
    numbers = [(line, -taken(line)) for line in before]
    numbers += [(line, line["quantity"]) for line in after]
    for line, number in numbers:
        key = _keeper(store, line["product_id"], line["variant_id"])
        if key is not None:
            moves[key] += number
    for (product_id, sku_id), more in moves.items():
        resource, id = (PRODUCT_SKUS, sku_id) if sku_id else (PRODUCTS, product_id)
        if more:
            yield resource, store.get(resource, id), more


def _keeper(store: Store, product_id: int, sku_id: int) -> tuple[int, int] | None:
    """Who counts the stock a line takes: (product_id, 0), (product_id, SKU id) or nobody."""
    if not product_id or not store.exists(PRODUCTS, product_id):
        return None
    tracking = store.get(PRODUCTS, product_id)["inventory_tracking"]
    if tracking == "simple":
        return product_id, 0
    if tracking == "sku" and sku_id and store.exists(PRODUCT_SKUS, sku_id):
        return product_id, sku_id
    return None
