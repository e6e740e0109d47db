"""Who is written to about the webhooks of a store; V3 alone knows it."""

from __future__ import annotations

from bcfake.fields import Email, ListOf
from bcfake.schema import Resource

WEBHOOK_NOTICES = Resource(
    name="webhook_notices",
    path="webhook_notices",
    source="specs/v3/webhooks.v3.yml",
    scope="default",
    single=True,
    verbs=frozenset(),
    base_rows=lambda: [{"emails": ()}],
    fields=(ListOf(name="emails", item=Email(name="email")),),
    known_gaps=("No e-mail is sent.",),
)

RESOURCES = (WEBHOOK_NOTICES,)
