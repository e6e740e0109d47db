"""Order statuses: the fifteen every store has, with the labels its owner gave them."""

from __future__ import annotations

from bcfake.fields import Int, Text
from bcfake.schema import GET, ID, LIST, RECORDED, Resource, rule
from bcfake.store import Change

PENDING, SHIPPED, PARTIALLY_SHIPPED, REFUNDED, CANCELLED = 1, 2, 3, 4, 5
COMPLETED, AWAITING_FULFILLMENT, PARTIALLY_REFUNDED = 10, 11, 14
# By id: position among the statuses, name, description.
STATUSES = (
    (
        0,
        "Incomplete",
        "An incomplete order happens when a shopper reached the payment page, "
        "but did not complete the transaction.",
    ),
    (1, "Pending", "Customer started the checkout process, but did not complete it."),
    (
        8,
        "Shipped",
        "Order has been shipped, but receipt has not been confirmed; "
        "seller has used the Ship Items action.",
    ),
    (
        6,
        "Partially Shipped",
        "Only some items in the order have been shipped, "
        "due to some products being pre-order only or other reasons.",
    ),
    (11, "Refunded", "Seller has used the Refund action."),
    (
        9,
        "Cancelled",
        "Seller has cancelled an order, due to a stock inconsistency or other reasons.",
    ),
    (
        10,
        "Declined",
        "Seller has marked the order as declined for lack of manual payment, or other reasons.",
    ),
    (
        2,
        "Awaiting Payment",
        "Customer has completed checkout process, but payment has yet to be confirmed.",
    ),
    (
        5,
        "Awaiting Pickup",
        "Order has been pulled, and is awaiting customer pickup from a seller-specified location.",
    ),
    (
        4,
        "Awaiting Shipment",
        "Order has been pulled and packaged, and is awaiting collection from a shipping provider.",
    ),
    (
        7,
        "Completed",
        "Client has paid for their digital product and their file(s) are available for download.",
    ),
    (
        3,
        "Awaiting Fulfillment",
        "Customer has completed the checkout process and payment has been confirmed.",
    ),
    (
        13,
        "Manual Verification Required",
        "Order on hold while some aspect needs to be manually confirmed.",
    ),
    (
        12,
        "Disputed",
        "Customer has initiated a dispute resolution process for the PayPal transaction "
        "that paid for the order.",
    ),
    (14, "Partially Refunded", "Seller has partially refunded the order."),
)


@rule("after_update")
def relabel_orders(change: Change) -> None:
    """Orders show the label their status has now."""
    assert change.row is not None
    orders = change.store.catalogue["orders"]
    for order in change.store.find(orders, status_id=change.row["id"]):
        label = change.row["custom_label"]
        change.store.amend(orders, order["id"], custom_status=label)


ORDER_STATUSES = Resource(
    name="order_statuses",
    path="order_statuses",
    source="recorded replies; specs/v2/orders.v2.oas2.yml",
    evidence=RECORDED,
    scope="orders",
    verbs=frozenset({LIST, GET}),
    paged=False,
    fields=(
        ID,
        Text(name="name", required=True, sample="Status {n}"),
        Text(name="system_label"),
        Text(name="custom_label"),
        Text(name="system_description"),
        Int(name="order"),
    ),
    rules=(relabel_orders,),
    base_rows=lambda: [
        {
            "id": number,
            "name": name,
            "system_label": name,
            "custom_label": name,
            "system_description": description,
            "order": position,
        }
        for number, (position, name, description) in enumerate(STATUSES)
    ],
)

RESOURCES = (ORDER_STATUSES,)
