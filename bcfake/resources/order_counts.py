"""The count of orders, which also tells how many there are of each status."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bcfake.resources.order_statuses import ORDER_STATUSES
from bcfake.resources.orders import ORDERS
from bcfake.schema import COUNT, RECORDED, Action, Call

LABELS = ("id", "name", "system_label", "custom_label", "system_description")


def count_orders(call: Call) -> Any:
    """How many orders the filters leave, in all and by status, statuses in their own order."""
    where = ORDERS.conditions(call.query, COUNT)
    orders = call.store.list(ORDERS, where=where)
    counts = Counter(order["status_id"] for order in orders)
    statuses = call.store.list(ORDER_STATUSES, order=("order", False))
    return {
        "statuses": [
            {
                **{name: status[name] for name in LABELS},
                "count": counts[status["id"]],
                "sort_order": status["order"],
            }
            for status in statuses
        ],
        "count": len(orders),
    }


ACTIONS = (
    Action(
        "GET",
        "orders/count",
        count_orders,
        query=tuple(each.name for each in ORDERS.filters if COUNT in each.on),
        evidence=RECORDED,
        source="aligent/bigcommerce-v3-api-php-client: get order count",
    ),
)
