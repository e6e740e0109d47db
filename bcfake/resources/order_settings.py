"""Who is told of orders by e-mail, in the store and in each channel; V3 alone knows it."""

from __future__ import annotations

from bcfake.fields import Email, Int, ListOf
from bcfake.schema import ID, Resource

ORDER_SETTINGS = Resource(
    name="order_settings",
    path="orders/settings",
    source="specs/v3/orders.v3.yml",
    scope="orders",
    verbs=frozenset(),
    base_rows=lambda: [{"id": 1, "channel_id": 0, "order_placed": (), "forward_invoice": ()}],
    fields=(
        ID,
        Int(name="channel_id", indexed=True),  # 0: the store's own
        ListOf(name="order_placed", item=Email(name="address"), nullable=True),
        ListOf(name="forward_invoice", item=Email(name="address"), nullable=True),
    ),
    known_gaps=("No e-mail is sent to anybody.",),
)

RESOURCES = (ORDER_SETTINGS,)
