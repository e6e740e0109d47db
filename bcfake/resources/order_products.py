"""Order products: the lines of an order as they are read back."""

from __future__ import annotations

from bcfake.errors import Invalid
from bcfake.fields import (
    Choice,
    Flag,
    Int,
    Json,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
)
from bcfake.resources.order_lines import LINE_RULES
from bcfake.resources.order_sums import add_amounts, count_items, discounted, retotal, wrapping
from bcfake.resources.orders import ORDERS
from bcfake.schema import COUNT, DOCUMENTED, ID, READ, RECORDED, Resource, rule
from bcfake.store import Change

SPEC = "specs/v2/orders.v2.oas2.yml"
DISCOUNT = Object(
    name="applied_discounts",
    fields=(
        Text(name="id"),
        Money(name="amount"),
        Text(name="name"),
        Text(name="code", nullable=True),
        Choice(name="target", values=("order", "product")),
    ),
)
OPTION = Object(
    name="product_options",
    fields=(
        Int(name="id"),
        Int(name="option_id"),
        Int(name="order_product_id"),
        Int(name="product_option_id"),
        Text(name="display_name"),
        Text(name="display_name_customer"),
        Text(name="display_name_merchant"),
        Text(name="display_value"),
        Text(name="display_value_customer"),
        Text(name="display_value_merchant"),
        Text(name="value"),
        Text(name="type"),
        Text(name="name"),
        Text(name="display_style"),
    ),
)
OPTIONS_A_LINE = 100


@rule("after_create", "after_update")
def number_options(change: Change) -> None:
    """The options of a line have ids of their own."""
    assert change.row is not None
    id = change.row["id"]
    numbered = tuple(
        {**option, "id": id * OPTIONS_A_LINE + number, "order_product_id": id}
        for number, option in enumerate(change.row["product_options"])
    )
    change.store.amend(ORDER_PRODUCTS, id, product_options=numbered)


@rule("after_create", "after_update", "after_delete", evidence=DOCUMENTED, source=SPEC)
def keep_order_true(change: Change) -> None:
    """An order's items, wrapping and sums are its lines'; a changed line loses its discounts."""
    order_id = change.values["order_id"]
    count_items(change.store, order_id)
    for amounts_of in (wrapping, discounted):
        old, new = amounts_of(change.old), amounts_of(change.row)
        moved = {name: new[name] - old[name] for name in new if new[name] != old[name]}
        add_amounts(change.store, order_id, **moved)
    retotal(change.store, order_id, lines=True)


@rule("before_create", "before_update")
def refuse_other_address(change: Change) -> None:
    """A line goes to an address of its own order."""
    id = change.new("order_address_id")
    addresses = change.store.catalogue["order_shipping_addresses"]
    there = change.store.list(addresses, parent=change.values["order_id"])
    if id and not any(row["id"] == id for row in there):
        raise Invalid("order_address_id", f"The order has no shipping address with the id {id}.")


ORDER_PRODUCTS = Resource(
    name="order_products",
    path="products",
    parent=ORDERS,
    parent_key="order_id",
    source=f"{SPEC}; get-order-products recorded in 2026",
    evidence=RECORDED,
    scope="orders",
    verbs=READ,
    flat=frozenset({COUNT}),
    fields=(
        ID,
        Int(name="order_id", read_only=True),
        Int(name="product_id", indexed=True),
        Int(name="variant_id"),
        Int(name="order_pickup_method_id"),
        Int(name="order_address_id"),
        Text(name="name", default="Custom product"),
        Text(name="name_customer"),
        Text(name="name_merchant"),
        Text(name="sku"),
        Text(name="upc"),
        Choice(name="type", values=("physical", "digital", "giftcertificate")),
        Money(name="base_price"),
        Money(name="price_ex_tax"),
        Money(name="price_inc_tax"),
        Money(name="price_tax"),
        Money(name="base_total"),
        Money(name="total_ex_tax"),
        Money(name="total_inc_tax"),
        Money(name="total_tax"),
        Money(name="weight"),
        Money(name="width"),
        Money(name="height"),
        Money(name="depth"),
        Int(name="quantity", default=1),
        Money(name="base_cost_price"),
        Money(name="cost_price_inc_tax"),
        Money(name="cost_price_ex_tax"),
        Money(name="cost_price_tax"),
        Flag(name="is_refunded"),
        Int(name="quantity_refunded"),
        # How many were taken from stock; unknown: all of them.
        Int(name="stock_taken", nullable=True, v2=False),
        Money(name="refund_amount"),
        Int(name="return_id"),
        Int(name="wrapping_id"),
        Text(name="wrapping_name"),
        Money(name="base_wrapping_cost"),
        Money(name="wrapping_cost_ex_tax"),
        Money(name="wrapping_cost_inc_tax"),
        Money(name="wrapping_cost_tax"),
        Text(name="wrapping_message"),
        Int(name="quantity_shipped"),
        Text(name="event_name", nullable=True),
        Timestamp(name="event_date", nullable=True),
        Money(name="fixed_shipping_cost"),
        Text(name="ebay_item_id"),
        Text(name="ebay_transaction_id"),
        Int(name="option_set_id", nullable=True),
        Int(name="parent_order_product_id", nullable=True),
        Flag(name="is_bundled_product"),
        Text(name="bin_picking_number"),
        Text(name="external_id", nullable=True, default=""),
        Text(name="brand"),
        Int(name="gift_certificate_id", nullable=True),
        ListOf(name="applied_discounts", item=DISCOUNT),
        ListOf(name="product_options", item=OPTION),
        Json(name="configurable_fields", shape=list, default=()),
        Money(name="discounted_total_inc_tax"),
    ),
    rules=(refuse_other_address, *LINE_RULES, number_options, keep_order_true),
    known_gaps=(
        "fulfillment_source, recorded in 2026, is left out: the published schema allows no field "
        "it does not name.",
        "variant_id is the id of the line's SKU, and 0 for a product without SKUs.",
        "File uploads and product pick lists make no lines and files of their own.",
    ),
)

RESOURCES = (ORDER_PRODUCTS,)
