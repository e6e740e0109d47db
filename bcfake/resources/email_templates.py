"""Templates of the e-mails a store sends, and what channels have instead; V3 alone knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.fields import Choice, Int, Json, ListOf, Object, Text
from bcfake.schema import ID, Resource

TYPES = (
    "abandoned_cart_email",
    "account_details_changed_email",
    "combined_order_status_email",
    "createaccount_email",
    "createguestaccount_email",
    "giftcertificate_email",
    "invoice_email",
    "ordermessage_notification",
    "return_confirmation_email",
    "return_statuschange_email",
    "product_review_email",
    "account_reset_password_email",
)
TRANSLATIONS = ListOf(
    name="translations",
    item=Object(
        name="translation",
        fields=(
            Text(name="locale", required=True, sample="en"),
            Json(name="keys", shape=dict, default={}),
        ),
    ),
)


def _templates() -> Iterable[Mapping[str, Any]]:
    for number, kind in enumerate(TYPES, 1):
        words = kind.replace("_email", "").replace("_", " ")
        yield {
            "id": number,
            "type_id": kind,
            "subject": f"{{{{store.name}}}}: {words}",
            "body": f'<!DOCTYPE html><html><body><p>{{{{lang "{kind}"}}}}</p></body></html>',
            "translations": [{"locale": "en", "keys": {kind: words.capitalize()}}],
        }


EMAIL_TEMPLATES = Resource(
    name="email_templates",
    path="marketing/email-templates",
    source="specs/v3/email_templates.v3.yml",
    scope="information",
    verbs=frozenset(),
    base_rows=_templates,
    fields=(
        ID,
        Choice(name="type_id", values=TYPES, required=True, unique="channel_id", sample=TYPES[0]),
        Int(name="channel_id"),  # 0: the store's own
        Text(name="body"),
        TRANSLATIONS,
        Text(name="subject"),
    ),
    known_gaps=(
        "No e-mail is sent, and no template is rendered; those a store begins with are made up.",
        "A channel without a template of its own is shown the store's (assumed).",
    ),
)

RESOURCES = (EMAIL_TEMPLATES,)
