"""The tax rows of an order made through the API, which say that its tax is an override."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from bcfake.resources.order_sums import part, parts
from bcfake.resources.order_totals import rounded
from bcfake.store import Store

OVERRIDE = "API Tax Override"
Values = Mapping[str, Any]


def note_taxes(store: Store, order_id: int) -> None:
    """Keep one row for each taxed line, and one for the tax in the shipping cost."""
    taxes = part(store, "taxes")
    kept = {
        (row["order_product_id"], row["line_item_type"]): row
        for row in store.list(taxes, parent=order_id)
        if row["class"] == OVERRIDE
    }
    for values in _rows(store, order_id):
        row = kept.pop((values["order_product_id"], values["line_item_type"]), None)
        if row is None:
            store.create(taxes, values, parent=order_id)
        else:
            store.amend(taxes, row["id"], **values)
    for row in kept.values():
        store.delete(taxes, row["id"], parent=order_id)


def _rows(store: Store, order_id: int) -> Iterator[dict[str, Any]]:
    order = store.get(store.catalogue["orders"], order_id)
    for line in parts(store, "products", order_id):
        if line["total_tax"]:
            places = ("order_address_id", "order_pickup_method_id")
            yield {
                **_row(line["total_tax"], line["price_tax"], line["price_ex_tax"]),
                **{name: line[name] for name in places},
                "order_product_id": str(line["id"]),
                "line_item_type": "item",
            }
    tax = "shipping_cost_tax"
    if order[tax]:
        addresses = parts(store, "shipping_addresses", order_id)
        yield {
            **_row(order[tax], order[tax], order["shipping_cost_ex_tax"]),
            "order_address_id": addresses[0]["id"] if addresses else 0,
            "order_product_id": None,
            "line_item_type": "shipping",
        }


def _row(amount: Decimal, tax: Decimal, price: Decimal) -> dict[str, Any]:
    """A row over `amount`, the rate being that of `tax` on `price`."""
    return {
        "name": OVERRIDE,
        "class": OVERRIDE,
        "rate": rounded(tax * 100 / price) if price else Decimal(0),
        "priority_amount": amount,
        "line_amount": amount,
    }
