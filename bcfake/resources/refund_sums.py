"""What the items of a refund are worth, and who may pay it back: sums over an order's rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bcfake.errors import Invalid, Missing
from bcfake.store import Store
from bcfake.tables import Row

Item = Mapping[str, Any]
QUANTITIES = ("PRODUCT", "GIFT_WRAPPING")  # refunded by number
AMOUNTS = ("SHIPPING", "HANDLING", "ORDER", "FEE", "TAX")  # refunded by amount
WHOLE = {  # (amount, tax in it): of a line, of a fee, of an order
    "PRODUCT": ("discounted_total_inc_tax", "total_tax"),
    "GIFT_WRAPPING": ("wrapping_cost_inc_tax", "wrapping_cost_tax"),
    "FEE": ("cost_inc_tax", "cost_tax"),
    "SHIPPING": ("shipping_cost_inc_tax", "shipping_cost_tax"),
    "HANDLING": ("handling_cost_inc_tax", "handling_cost_tax"),
    "TAX": ("total_tax", "total_tax"),
}
PLACES = {  # the table an item's id is of
    "PRODUCT": "order_products",
    "GIFT_WRAPPING": "order_products",
    "FEE": "order_fees",
    "SHIPPING": "order_shipping_addresses",
    "HANDLING": "order_shipping_addresses",
}
ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Worth:
    """What items come to: the amount, the tax in it, and how much of it is of the whole order."""

    amount: Decimal = ZERO
    tax: Decimal = ZERO
    of_order: Decimal = ZERO

    def __add__(self, other: Worth) -> Worth:
        of_order = self.of_order + other.of_order
        return Worth(self.amount + other.amount, self.tax + other.tax, of_order)


def cents(amount: Decimal) -> Decimal:
    """An amount that can be paid."""
    return amount.quantize(ZERO, ROUND_HALF_UP)


def left(order: Row) -> Decimal:
    """How much of an order can still be refunded."""
    return max(ZERO, cents(order["total_inc_tax"]) - cents(order["refunded_amount"]))


def worth(store: Store, order: Row, items: Sequence[Item]) -> Worth:
    """What the items come to; raises Invalid for one that the order has not, or not so often."""
    done = [
        item
        for refund in store.find(store.catalogue["order_refunds"], order_id=order["id"])
        for item in refund["items"]
    ]
    found = Worth()
    for number, item in enumerate(items):
        try:
            found += _item(store, order, item, [*done, *items[:number]])
        except Invalid as refusal:
            raise refusal.inside(f"items.{number}") from None
    return found


def _item(store: Store, order: Row, item: Item, done: Sequence[Item]) -> Worth:
    kind = item["item_type"]
    place = _place(store, order, item)
    if kind in QUANTITIES:
        return _by_number(item, place, done)
    amount = item.get("amount")
    if amount is None:
        raise Missing("amount")
    if kind == "ORDER":
        return Worth(amount, ZERO, amount)
    whole, tax = (cents(place[name]) for name in WHOLE[kind])
    return Worth(amount, cents(tax * amount / whole) if whole else ZERO)


def _place(store: Store, order: Row, item: Item) -> Row:
    """The row that an item is of: a line, a fee, or the order itself."""
    table = PLACES.get(item["item_type"])
    if table is None:
        return order
    for row in store.find(store.catalogue[table], order_id=order["id"]):
        if row["id"] == item["item_id"]:
            return order if table == "order_shipping_addresses" else row
    kind = store.catalogue[table].singular
    raise Invalid("item_id", f"The order has no {kind} with the id {item['item_id']}.")


def _by_number(item: Item, line: Row, done: Sequence[Item]) -> Worth:
    wanted = item.get("quantity")
    if wanted is None:
        raise Missing("quantity")
    same = ("item_type", "item_id")
    before = sum(e.get("quantity") or 0 for e in done if all(e[n] == item[n] for n in same))
    if wanted > line["quantity"] - before:
        most = line["quantity"] - before
        raise Invalid("quantity", f"{wanted} are more than the {most} that can be refunded.")
    whole, tax = (line[name] for name in WHOLE[item["item_type"]])
    less = sum((each["amount"] for each in item.get("adjustments", ())), ZERO)
    part = Decimal(wanted) / line["quantity"]
    return Worth(max(ZERO, cents(whole * part) + less), cents(tax * part))


# ---- who pays it back

PROVIDERS = {  # by an order's payment_method; assumed, for the methods the API names
    "": "custom",
    "manual": "custom",
    "bank deposit": "bankdeposit",
    "cash": "custom",
    "cash on delivery": "cod",
    "check": "cheque",
    "money order": "moneyorder",
    "pay in store": "instore",
    "test payment gateway": "testgateway",
    "store credit": "storecredit",
    "gift certificate": "giftcertificate",
}
OFFLINE = frozenset({"custom", "bankdeposit", "cod", "cheque", "moneyorder", "instore"})
WORDS = {"storecredit": "Store Credit", "custom": "Custom"}


def provider(order: Row) -> str:
    """The payment provider of an order, by what V2 calls its payment method."""
    method = order["payment_method"].casefold()
    return PROVIDERS.get(method) or re.sub(r"[^a-z0-9_]", "", method) or "custom"


def providers(order: Row) -> tuple[str, ...]:
    """Who may pay an order back: store credit (of a customer), by hand, and who was paid."""
    credit = ("storecredit",) if order["customer_id"] else ()
    return tuple(dict.fromkeys((*credit, "custom", provider(order))))
