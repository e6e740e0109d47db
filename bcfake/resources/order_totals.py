"""What an order and its lines cost: sums in exact decimals, without a store.

The two rules that are not plain sums fit the one published order that has both tax and discounts
(subtotal 67.8400 with 5.1607 tax, 10.0000 off: tax 4.4000) and a recorded one (2500.0000 with
130.3333 tax, 100.0000 off: tax 125.1200): a discount comes off the price that includes tax, and
the tax shrinks in proportion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Values = Mapping[str, Any]
ZERO = Decimal("0.0000")
COSTS = ("shipping_cost", "handling_cost", "wrapping_cost")


def rounded(amount: Decimal) -> Decimal:
    """An amount with V2's four decimals."""
    return amount.quantize(ZERO, ROUND_HALF_UP)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """A sum that is 0.0000 when there is nothing to add."""
    return sum(amounts, ZERO)


def taxed(tax: Decimal, price: Decimal, paid: Decimal) -> Decimal:
    """The tax left when only `paid` is paid of a `price` that includes `tax`."""
    return tax if not price or paid == price else rounded(tax * paid / price)


def line_totals(line: Values) -> dict[str, Decimal]:
    """What follows from a line's prices, quantity and discounts."""
    quantity = line["quantity"]
    ex, inc = line["price_ex_tax"] * quantity, line["price_inc_tax"] * quantity
    paid = max(ZERO, inc - total(each["amount"] for each in line["applied_discounts"]))
    return {
        "price_tax": line["price_inc_tax"] - line["price_ex_tax"],
        "base_total": line["base_price"] * quantity,
        "total_ex_tax": ex,
        "total_inc_tax": inc,
        "total_tax": taxed(inc - ex, inc, paid),
        "cost_price_tax": line["cost_price_inc_tax"] - line["cost_price_ex_tax"],
        "wrapping_cost_tax": line["wrapping_cost_inc_tax"] - line["wrapping_cost_ex_tax"],
        "discounted_total_inc_tax": paid,
    }


def subtotals(lines: Sequence[Values]) -> dict[str, Decimal]:
    """The two subtotals of an order's lines."""
    return {
        f"subtotal_{kind}": total(line[f"total_{kind}"] for line in lines)
        for kind in ("ex_tax", "inc_tax")
    }


def subtotal_tax(order: Values) -> Decimal:
    """The tax on an order's lines, less what its discounts save."""
    ex, inc = order["subtotal_ex_tax"], order["subtotal_inc_tax"]
    return taxed(inc - ex, inc, inc - discounts(order))


def discounts(order: Values) -> Decimal:
    """All that comes off an order's subtotal."""
    amount: Decimal = order["discount_amount"] + order["coupon_discount"]
    return amount


def cost_taxes(order: Values) -> dict[str, Decimal]:
    """The tax in what shipping, handling and wrapping cost."""
    return {f"{cost}_tax": order[f"{cost}_inc_tax"] - order[f"{cost}_ex_tax"] for cost in COSTS}


def order_totals(order: Values, fees: Sequence[Values]) -> dict[str, Decimal]:
    """The total with tax, its tax, and the total without: what is left."""
    costs = total(order[f"{cost}_inc_tax"] for cost in COSTS)
    tax = subtotal_tax(order) + total(cost_taxes(order).values())
    tax += total(fee["cost_inc_tax"] - fee["cost_ex_tax"] for fee in fees)
    inc = order["subtotal_inc_tax"] - discounts(order) + costs
    inc += total(fee["cost_inc_tax"] for fee in fees)
    return {"total_ex_tax": inc - tax, "total_inc_tax": inc, "total_tax": tax}


def shares(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """`amount` in proportion to `weights` (documented); the largest takes what rounding left."""
    whole = total(weights)
    if not whole:
        return [ZERO for _ in weights]
    parts = [rounded(amount * weight / whole) for weight in weights]
    heaviest = max(range(len(parts)), key=lambda at: weights[at])
    parts[heaviest] += amount - total(parts)
    return parts
