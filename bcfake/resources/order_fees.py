"""Order fees: what an order costs beyond its lines, shipping, handling and wrapping."""

from __future__ import annotations

from typing import Any

from bcfake.errors import Missing
from bcfake.fields import Choice, Int, Money, Text
from bcfake.resources.order_sums import retotal
from bcfake.resources.order_views import fees
from bcfake.resources.orders import ORDERS
from bcfake.schema import ASSUMED, DOCUMENTED, ID, Action, Call, Resource, rule
from bcfake.store import Change

SPEC = "specs/v2/orders.v2.oas2.yml"
COSTS = ("cost_ex_tax", "cost_inc_tax", "cost_tax")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def complete_fee(change: Change) -> None:
    """A fee needs two of its three costs and one of its two names; the missing one follows."""
    values, sent = change.values, [name for name in COSTS if name in change.sent]
    if len(sent) < 2 and (sent or change.old is None):
        absent = next(name for name in COSTS if name not in sent)
        raise Missing(f"fees.{absent}", f"A fee needs two of: {', '.join(COSTS)}.")
    if "cost_ex_tax" not in sent and sent:
        values["cost_ex_tax"] = values["cost_inc_tax"] - values["cost_tax"]
    elif "cost_inc_tax" not in sent and sent:
        values["cost_inc_tax"] = values["cost_ex_tax"] + values["cost_tax"]
    values["cost_tax"] = values["cost_inc_tax"] - values["cost_ex_tax"]
    values["base_cost"] = values["cost_ex_tax"]
    names = ("display_name_customer", "display_name_merchant")
    for name, other in (names, names[::-1]):
        values[name] = values[name] or values[other]


@rule("after_create", "after_update", "after_delete", evidence=ASSUMED)
def add_to_order(change: Change) -> None:
    """An order's total holds its fees."""
    retotal(change.store, change.values["order_id"])


ORDER_FEES = Resource(
    name="order_fees",
    path="fees",
    parent=ORDERS,
    parent_key="order_id",
    source=SPEC,
    scope="orders",
    verbs=frozenset(),
    fields=(
        ID,
        Choice(name="type", values=("custom_fee",)),
        Text(
            name="display_name_customer",
            required=True,
            unless="display_name_merchant",
            sample="Fee {n}",
        ),
        Text(name="display_name_merchant"),
        Text(name="source"),
        Money(name="base_cost", read_only=True),
        Money(name="cost_ex_tax", required=True, unless="cost_tax", sample="1"),
        Money(name="cost_inc_tax", required=True, unless="cost_tax", sample="1"),
        Money(name="cost_tax"),
        Int(name="tax_class_id", nullable=True),
    ),
    rules=(complete_fee, add_to_order),
)


def list_fees(call: Call) -> Any:
    """The order's fees, under that name (as the documentation's example has them)."""
    return {"fees": fees(call.store, call.store.get(ORDERS, call.ids[0]), call.base)}


RESOURCES = (ORDER_FEES,)
ACTIONS = (Action("GET", "orders/{order_id}/fees", list_fees, source=SPEC),)
