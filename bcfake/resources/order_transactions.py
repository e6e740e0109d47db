"""Order transactions: what was paid, captured, voided and refunded; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, Money, Text, Timestamp
from bcfake.resources.orders import ORDERS
from bcfake.schema import ID, Resource

SOURCE = "specs/v3/orders.v3.yml"
EVENTS = ("purchase", "authorization", "capture", "refund", "void", "pending", "settled")
METHODS = (
    *("custom", "credit_card", "electronic_wallet", "gift_certificate", "store_credit"),
    *("apple_pay_card", "bigpay_token", "apple_pay_token", "token", "offsite", "offline", "nonce"),
)

ORDER_TRANSACTIONS = Resource(
    name="order_transactions",
    path="transactions",
    parent=ORDERS,
    parent_key="order_id",
    source=SOURCE,
    scope="transactions",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="order_id", read_only=True, indexed=True),
        Choice(name="event", values=EVENTS),
        Choice(name="method", values=METHODS),
        Money(name="amount", places=2),
        Text(name="currency", default="USD"),
        Text(name="gateway", default="custom"),
        Text(name="gateway_transaction_id"),
        Flag(name="test"),
        Choice(name="status", values=("ok", "error")),
        Flag(name="fraud_review"),
        Int(name="reference_transaction_id", nullable=True),
        Text(name="payment_method_id", nullable=True),
        Timestamp(name="date_created", auto="create"),
    ),
    known_gaps=(
        "An order that is created has no transaction: nothing was paid through the API.",
        "What a gateway answers (address and security code checks, cards) is not kept.",
    ),
)

RESOURCES = (ORDER_TRANSACTIONS,)
