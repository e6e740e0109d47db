"""Picking up: the ways a store offers it, and the orders that are; V3 alone knows them."""

from __future__ import annotations

from bcfake.errors import Invalid
from bcfake.fields import Int, Json, NewRow, Text, Timestamp
from bcfake.resources.locations import DEFAULT_LOCATION, LOCATIONS
from bcfake.resources.order_products import ORDER_PRODUCTS
from bcfake.resources.orders import ORDERS
from bcfake.resources.references import refers_to
from bcfake.schema import ASSUMED, ID, Resource, rule
from bcfake.store import Change

PICKUP_METHODS = Resource(
    name="pickup_methods",
    path="pickup/methods",
    source="specs/v3/pickup_methods.v3.yml",
    scope="fulfillment_methods",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="location_id", min=1, default=DEFAULT_LOCATION),
        Text(name="display_name", max=250),
        Text(name="collection_instructions", max=250),
        Text(name="collection_time_description", max=250),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(refers_to("location_id", LOCATIONS),),
)


@rule("before_create", evidence=ASSUMED)
def are_of_the_order(change: Change) -> None:
    """What is picked up are products of the order, no more of each than were ordered."""
    lines = change.store.find(ORDER_PRODUCTS, order_id=change.new("order_id"))
    ordered = {line["id"]: line["quantity"] for line in lines}
    for number, item in enumerate(change.new("pickup_items")):
        name = f"pickup_items.{number}"
        if item["order_product_id"] not in ordered:
            reason = f"The order has no product {item['order_product_id']}."
            raise Invalid(f"{name}.order_product_id", reason)
        if item["quantity"] > ordered[item["order_product_id"]]:
            raise Invalid(f"{name}.quantity", "That many were not ordered.")


PICKUPS = Resource(
    name="pickups",
    path="orders/pickups",
    source="specs/v3/pickup.v3.yml",
    scope="order_fulfillment",
    verbs=frozenset(),
    parent=ORDERS,
    parent_key="order_id",
    fields=(
        ID,
        Int(name="order_id", sample=NewRow("orders")),
        Int(name="pickup_method_id", min=1, nullable=True),
        Timestamp(name="ready_at"),
        Timestamp(name="collected_at", nullable=True),  # by that, its items are collected
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
        Json(name="pickup_items", shape=list, default=()),
    ),
    rules=(refers_to("pickup_method_id", PICKUP_METHODS), are_of_the_order),
    known_gaps=(
        "A pickup changes neither the order's status nor any stock.",
        "Whether the same products are in two pickups of an order is not checked.",
        "The ids of a pickup's items are made of its own and their places.",
    ),
)

RESOURCES = (PICKUP_METHODS, PICKUPS)
