"""Order taxes: which tax was charged on which part of an order."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, Money, Text
from bcfake.resources.orders import ORDERS
from bcfake.schema import ASSUMED, GET, ID, LIST, Filter, Resource

SPEC = "specs/v2/orders.v2.oas2.yml"

ORDER_TAXES = Resource(
    name="order_taxes",
    path="taxes",
    parent=ORDERS,
    parent_key="order_id",
    source=SPEC,
    scope="orders",
    verbs=frozenset({LIST, GET}),
    fields=(
        ID,
        Int(name="order_id", read_only=True),
        Int(name="order_address_id"),
        Int(name="tax_rate_id"),
        Text(name="sales_tax_id"),
        Int(name="tax_class_id", nullable=True, default=0),
        Text(name="name", default="Tax"),
        Text(name="class", default="Default Tax Class"),
        Money(name="rate"),
        Int(name="priority"),
        Money(name="priority_amount"),
        Money(name="line_amount"),
        Int(name="order_pickup_method_id"),
        Text(name="order_product_id", nullable=True),
        Choice(name="line_item_type", values=("item", "shipping", "handling", "gift-wrapping")),
    ),
    filters=(
        Filter(
            "details",
            compare=lambda row, wanted: True,
            type=Flag(name="details"),
            on=frozenset({LIST}),
            evidence=ASSUMED,
        ),
    ),
    known_gaps=(
        "order_product_id and line_item_type are always shown, with details=true or without.",
        "Orders made through the API have one row for each taxed line and one for shipping, of "
        "the documented class API Tax Override; how many the service makes is not documented.",
    ),
)

RESOURCES = (ORDER_TAXES,)
