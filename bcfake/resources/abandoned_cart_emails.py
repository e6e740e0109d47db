"""The e-mails that tell shoppers of the carts they left; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Flag, Int, Json, ListOf, Object, Text
from bcfake.schema import ID, Resource

SUBJECT = "Your cart at {{ store.name }} is waiting"
BODY = (
    "{{lang 'hello_phrase'}} pick up where you left off: "
    '<a href="{{ notification.checkout_link }}">{{ notification.checkout_link }}</a>'
)
TRANSLATION = Object(
    name="translation",
    fields=(Text(name="locale", required=True), Json(name="keys", shape=dict, required=True)),
)
TEMPLATE = Object(
    name="template",
    fields=(
        Text(name="subject", max=255, required=True),
        Text(name="body", required=True),
        ListOf(name="translations", item=TRANSLATION, required=True),
    ),
)
ENGLISH = {"locale": "en", "keys": {"hello_phrase": "Welcome back,"}}
DEFAULT = {"subject": SUBJECT, "body": BODY, "translations": (ENGLISH,)}

ABANDONED_CART_EMAILS = Resource(
    name="abandoned_cart_emails",
    path="marketing/abandoned-cart-emails",
    source="specs/v3/abandoned_cart_emails.v3.yaml",
    scope="information",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="channel_id", indexed=True),  # 0: the store's own
        Int(name="notify_at_minutes", default=60),
        Text(name="coupon_code"),
        Object(name="template", fields=TEMPLATE.fields, default=DEFAULT),
        Flag(name="is_active"),
        Int(name="sent_num"),
    ),
    known_gaps=(
        "No e-mail is ever sent: sent_num stays 0. A coupon_code is not looked up.",
        "A store begins without any; the words of the default template are the fake's own.",
        "A list without channel_id holds those of the store itself (assumed).",
    ),
)

RESOURCES = (ABANDONED_CART_EMAILS,)
