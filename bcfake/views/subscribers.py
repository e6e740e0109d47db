"""Subscribers to the newsletter as V3 shows them."""

from __future__ import annotations

from bcfake.fields import Choice, Email, Int, ListOf, Text, Timestamp
from bcfake.resources.subscribers import CONSENTS
from bcfake.resources.subscribers import SUBSCRIBERS as ROWS
from bcfake.schema import CLEAR
from bcfake.view import CRUD, View

EXACT = ("email", "first_name", "last_name", "source", "order_id", "date_created", "date_modified")

SUBSCRIBERS = View(
    path="customers/subscribers",
    source=ROWS,
    spec="subscribers.v3.yml",
    verbs=CRUD | {CLEAR},
    fields=(
        Int(name="id", read_only=True),
        Email(name="email", required=True),
        Text(name="first_name", max=255),
        Text(name="last_name", max=255),
        Text(name="source", max=255),
        Int(name="order_id", min=1, nullable=True),
        Int(name="channel_id", min=1),
        ListOf(name="consents", item=Choice(name="consent", values=CONSENTS)),
        Timestamp(name="date_modified", wire="iso_offset", read_only=True),
        Timestamp(name="date_created", wire="iso_offset", read_only=True),
    ),
    filters=(
        *EXACT,
        *("id", "id:in", "date_created:min", "date_created:max"),
        *("date_modified:min", "date_modified:max"),
    ),
)

VIEWS = (SUBSCRIBERS,)
