"""Subscribers to the store's newsletter; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Choice, Email, Int, ListOf, Text, Timestamp
from bcfake.schema import ID, Resource

CONSENTS = ("marketing_newsletter", "abandoned_cart")

SUBSCRIBERS = Resource(
    name="subscribers",
    path="subscribers",
    source="specs/v3/subscribers.v3.yml",
    scope="customers",
    events="store/subscriber",
    verbs=frozenset(),
    fields=(
        ID,
        Email(name="email", required=True, unique=True, sample="subscriber{n}@example.com"),
        Text(name="first_name", max=255),
        Text(name="last_name", max=255),
        Text(name="source", max=255),
        Int(name="order_id", min=1, nullable=True),
        Int(name="channel_id", min=1, default=1),
        ListOf(name="consents", item=Choice(name="consent", values=CONSENTS)),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    known_gaps=("A customer's accepts_marketing does not follow the subscription.",),
)

RESOURCES = (SUBSCRIBERS,)
