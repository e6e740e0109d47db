"""Order shipping addresses, and the shipping quotes that orders made through the API never have."""

from __future__ import annotations

from typing import Any

from bcfake.fields import Int, Json, Link, Money, Text, Timestamp
from bcfake.resources.order_fields import COUNTRY, FORM_FIELDS, NAME, STREET
from bcfake.resources.order_rules import with_country
from bcfake.resources.order_views import shown
from bcfake.resources.orders import ORDERS
from bcfake.schema import (
    COUNT,
    DOCUMENTED,
    GET,
    ID,
    LIST,
    RECORDED,
    UPDATE,
    Action,
    Call,
    Resource,
    rule,
)
from bcfake.store import Change

SPEC = "specs/v2/orders.v2.oas2.yml"


@rule("before_create", "before_update", evidence=DOCUMENTED, source="docs, 2013: orders")
def complete_country(change: Change) -> None:
    """An address's country and country_iso2 complete each other; the code wins."""
    found = with_country(change.store, change.values, change.sent, "shipping_addresses")
    change.values |= {name: found[name] for name in ("country", "country_iso2")}


@rule("after_create")
def count_with_order(change: Change) -> None:
    """An order's shipping_address_count counts its addresses."""
    order_id = change.values["order_id"]
    number = change.store.count(ORDER_SHIPPING_ADDRESSES, parent=order_id)
    change.store.amend(ORDERS, order_id, shipping_address_count=number)


ORDER_SHIPPING_ADDRESSES = Resource(
    name="order_shipping_addresses",
    path="shipping_addresses",
    parent=ORDERS,
    parent_key="order_id",
    source=f"{SPEC}; get-order-shipping-addresses recorded in 2026",
    evidence=RECORDED,
    scope="orders",
    verbs=frozenset({LIST, GET, UPDATE, COUNT}),
    flat=frozenset({COUNT}),
    fields=(
        ID,
        Int(name="order_id", read_only=True),
        *NAME,
        *STREET,
        Text(name="zip"),
        *COUNTRY,
        Text(name="state"),
        Text(name="email"),
        Text(name="phone"),
        Int(name="items_total", read_only=True),
        Int(name="items_shipped", read_only=True),
        Text(name="shipping_method", default="None"),
        Money(name="base_cost", read_only=True),
        Money(name="cost_ex_tax", read_only=True),
        Money(name="cost_inc_tax", read_only=True),
        Money(name="cost_tax", read_only=True),
        Int(name="cost_tax_class_id", read_only=True),
        Money(name="base_handling_cost", read_only=True),
        Money(name="handling_cost_ex_tax", read_only=True),
        Money(name="handling_cost_inc_tax", read_only=True),
        Money(name="handling_cost_tax", read_only=True),
        Int(name="handling_cost_tax_class_id", read_only=True),
        Int(name="shipping_zone_id", read_only=True),
        Text(name="shipping_zone_name", read_only=True),
        Link(
            name="shipping_quotes",
            to="/orders/{order_id}/shipping_addresses/{id}/shipping_quotes",
        ),
        FORM_FIELDS,
    ),
    rules=(complete_country, count_with_order),
    known_gaps=("An address is not looked up in the shipping zones: shipping_zone_id stays 0.",),
)


ORDER_SHIPPING_QUOTES = Resource(
    name="order_shipping_quotes",
    path="shipping_quotes",
    parent=ORDER_SHIPPING_ADDRESSES,
    parent_key="order_address_id",
    source=SPEC,
    scope="orders",
    verbs=frozenset(),
    fields=(
        Int(name="id", read_only=True, text=True),
        Text(name="uuid", default="7c65e0a0-cf46-4438-934e-c7b4edb31e18"),
        Timestamp(name="timestamp", auto="create"),
        Text(name="shipping_provider_id", default="bcstatic"),
        Json(name="shipping_provider_quote", shape=list, default=()),
        Text(name="provider_code", default="peritem"),
        Text(name="carrier_code"),
        Text(name="rate_code"),
        Text(name="rate_id"),
        Int(name="method_id"),
    ),
)


def get_quote(call: Call) -> Any:
    """The address's quote: one made on the storefront (a seed); an order of the API has none."""
    order = call.store.get(ORDERS, call.ids[0])
    address = call.store.get(ORDER_SHIPPING_ADDRESSES, call.ids[1], parent=order["id"])
    for row in call.store.list(ORDER_SHIPPING_QUOTES, parent=address["id"]):
        return shown(ORDER_SHIPPING_QUOTES, row, call.base)
    return None


RESOURCES = (ORDER_SHIPPING_ADDRESSES, ORDER_SHIPPING_QUOTES)
ACTIONS = tuple(
    Action("GET", f"orders/{{order_id}}/{place}/{{id}}/shipping_quotes", get_quote, source=SPEC)
    for place in ("shipping_addresses", "consignments/shipping")
)
