"""Order messages: what merchant and shopper wrote each other; the API only reads them."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, Link, Text, Timestamp
from bcfake.resources.orders import ORDERS
from bcfake.schema import GET, ID, LIST, Resource, between, equals, rule
from bcfake.store import Change


@rule("before_create")
def from_the_buyer(change: Change) -> None:
    """A message belongs to its order's customer unless told otherwise."""
    if "customer_id" not in change.sent:
        order = change.store.get(ORDERS, change.values["order_id"])
        change.values["customer_id"] = order["customer_id"]


ORDER_MESSAGES = Resource(
    name="order_messages",
    path="messages",
    parent=ORDERS,
    parent_key="order_id",
    source="specs/v2/orders.v2.oas2.yml",
    scope="orders",
    verbs=frozenset({LIST, GET}),
    fields=(
        ID,
        Int(name="order_id", read_only=True),
        Int(name="staff_id"),
        Int(name="customer_id"),
        Choice(name="type", values=("customer", "admin")),
        Text(name="subject", required=True, sample="Message {n}"),
        Text(name="message", required=True, sample="Where is my order?"),
        Choice(name="status", values=("unread", "read")),
        Flag(name="is_flagged"),
        Timestamp(name="date_created", auto="create"),
        Link(name="customer", to="/customers/{customer_id}"),
    ),
    filters=(
        *between("id"),
        *equals("customer_id"),
        *between("date_created"),
        *equals("is_flagged", "status"),
    ),
    rules=(from_the_buyer,),
    known_gaps=("Messages cannot be sent through this API: only seeds have them.",),
)

RESOURCES = (ORDER_MESSAGES,)
