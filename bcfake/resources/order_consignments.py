"""Order consignments: how the parts of an order reach its buyer; pickups have rows of their own."""

from __future__ import annotations

from typing import Any

from bcfake.errors import Invalid
from bcfake.fields import Int, Object
from bcfake.resources.order_fields import LOCATION, PICKUP_TEXTS
from bcfake.resources.order_views import consignments, with_lines
from bcfake.resources.orders import ORDERS
from bcfake.schema import DOCUMENTED, ID, Action, Call, Resource, rule
from bcfake.store import Change

SPEC = "specs/v2/orders.v2.oas2.yml"
WHOLE = "consignments.line_items"


@rule("before_create", "before_update", evidence=DOCUMENTED, source="docs: pickup user journey")
def complete_location(change: Change) -> None:
    """A pickup's location keeps what an update leaves out."""
    old = {} if change.old is None else change.old["location"]
    blank = {f.name: f.initial() for f in (Int(name="id", default=1), *LOCATION)}
    change.values["location"] = {**blank, **old, **(change.sent.get("location") or {})}


# Made and edited with the order; read back as part of its consignments.
ORDER_PICKUPS = Resource(
    name="order_pickups",
    path="consignments/pickups",
    parent=ORDERS,
    parent_key="order_id",
    source=SPEC,
    scope="orders",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="pickup_method_id", required=True, sample=1),
        *PICKUP_TEXTS,
        Object(name="location", partial=True, fields=(Int(name="id", read_only=True), *LOCATION)),
    ),
    rules=(complete_location,),
    known_gaps=("A pickup's method and location are not looked up: ids are taken as they come.",),
)


def get_consignments(call: Call) -> Any:
    """The order's consignments, with links to their lines or, if asked for, the lines."""
    order = call.store.get(ORDERS, call.ids[0])
    asked = call.query.get("include", "")
    if asked not in ("", WHOLE):
        raise Invalid("include", f"{asked!r} is not {WHOLE}.")
    return (with_lines if asked else consignments)(call.store, order, call.base)


RESOURCES = (ORDER_PICKUPS,)
ACTIONS = (
    Action(
        "GET", "orders/{order_id}/consignments", get_consignments, query=("include",), source=SPEC
    ),
)
