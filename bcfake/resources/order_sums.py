"""Keeping an order's counts and amounts true to its lines, fees, coupons and shipments."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bcfake.errors import Invalid
from bcfake.resources.order_totals import (
    ZERO,
    cost_taxes,
    discounts,
    line_totals,
    order_totals,
    shares,
    subtotal_tax,
    subtotals,
    total,
)
from bcfake.schema import Resource
from bcfake.store import Rows, Store

MANUAL = "manual-discount"
Values = Mapping[str, Any]


def part(store: Store, name: str) -> Resource:
    """One of the resources below an order, which are defined after it."""
    return store.catalogue[f"order_{name}"]


def parts(store: Store, name: str, order_id: int) -> Rows:
    """An order's rows of the part called `name`, by id."""
    return store.list(part(store, name), parent=order_id)


def count_items(store: Store, order_id: int) -> None:
    """Bring the numbers of items and of shipped items up to date, in all and by address."""
    lines, addresses = parts(store, "products", order_id), part(store, "shipping_addresses")
    for address in store.list(addresses, parent=order_id):
        there = [line for line in lines if line["order_address_id"] == address["id"]]
        store.amend(addresses, address["id"], **_items(there))
    store.amend(store.catalogue["orders"], order_id, **_items(lines))


def _items(lines: Rows) -> dict[str, int]:
    return {
        "items_total": sum(line["quantity"] for line in lines),
        "items_shipped": sum(line["quantity_shipped"] for line in lines),
    }


def retotal(store: Store, order_id: int, *, lines: bool = False) -> None:
    """Add up an order again, its subtotals too where `lines` have changed."""
    orders = store.catalogue["orders"]
    order: Values = store.get(orders, order_id)
    new = cost_taxes(order)
    if lines:
        new |= subtotals(parts(store, "products", order_id))
    new["subtotal_tax"] = subtotal_tax({**order, **new})
    new |= order_totals({**order, **new}, parts(store, "fees", order_id))
    store.amend(orders, order_id, **new)


def add_amounts(store: Store, order_id: int, **more: Decimal) -> None:
    """Let amounts of an order grow, or shrink down to zero."""
    orders = store.catalogue["orders"]
    order = store.get(orders, order_id)
    store.amend(orders, order_id, **{n: max(ZERO, order[n] + more[n]) for n in more})


def spread_discount(store: Store, order_id: int, amount: Decimal, **discount: Any) -> None:
    """Split a discount on an order among its lines, by what they cost before tax (documented)."""
    lines = parts(store, "products", order_id)
    parted = shares(amount, [line["total_ex_tax"] for line in lines])
    for line, part_of_it in zip(lines, parted, strict=True):
        applied = [each for each in line["applied_discounts"] if each["id"] != discount["id"]]
        if part_of_it:
            applied.append({**discount, "amount": part_of_it, "target": "order"})
        new: dict[str, Any] = {"applied_discounts": tuple(applied)}
        new |= line_totals({**line, **new})
        store.amend(part(store, "products"), line["id"], **new)


def refuse_excess_discount(order: Values) -> None:
    """Raise Invalid when more comes off an order than its lines cost."""
    if discounts(order) > order["subtotal_inc_tax"]:
        raise Invalid("discount_amount", f"The subtotal is only {order['subtotal_inc_tax']}.")


def cost_by_address(store: Store, order_id: int) -> None:
    """Show an order's shipping and handling costs at its first shipping address (assumed)."""
    order = store.get(store.catalogue["orders"], order_id)
    for address in parts(store, "shipping_addresses", order_id)[:1]:
        costs = {
            here + kind: order[f"{there}{kind}"]
            for here, there in (("cost", "shipping_cost"), ("handling_cost", "handling_cost"))
            for kind in ("_ex_tax", "_inc_tax", "_tax")
        }
        costs["base_cost"] = order["base_shipping_cost"]
        costs["base_handling_cost"] = order["base_handling_cost"]
        store.amend(part(store, "shipping_addresses"), address["id"], **costs)


def wrapping(line: Values | None) -> dict[str, Decimal]:
    """What a line's gift wrapping costs."""
    names = ("wrapping_cost_ex_tax", "wrapping_cost_inc_tax")
    return {name: ZERO if line is None else line[name] for name in names}


def discounted(line: Values | None) -> dict[str, Decimal]:
    """What discounts on the order a line carries a part of: by hand, and by coupon."""
    applied = () if line is None else line["applied_discounts"]
    of_order = [each for each in applied if each["target"] == "order"]
    manual = total(each["amount"] for each in of_order if each["id"] == MANUAL)
    return {
        "discount_amount": manual,
        "coupon_discount": total(each["amount"] for each in of_order) - manual,
    }
