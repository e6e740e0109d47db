"""Tokens for the storefront's GraphQL API that were given out; V3 alone makes them."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, ListOf, Text, Timestamp
from bcfake.schema import ID, Resource

STOREFRONT_TOKENS = Resource(
    name="storefront_tokens",
    path="storefront/api-token",
    source="specs/v3/storefront_tokens.v3.yml",
    scope="storefront_api",
    verbs=frozenset(),
    fields=(
        ID,
        Choice(name="kind", values=("storefront", "private", "customer_impersonation")),
        Text(name="token", required=True, indexed=True, sample="token-{n}"),
        Timestamp(name="expires_at", wire="unix"),
        ListOf(name="channel_ids", item=Int(name="id")),
        ListOf(name="allowed_cors_origins", item=Text(name="origin")),
        ListOf(name="scopes", item=Text(name="scope")),
        Flag(name="revoked"),
        Timestamp(name="created_at", auto="create"),
    ),
    known_gaps=(
        "A token opens nothing: the storefront's API is not served. Its claims are made up.",
        "A token whose time is over by the store's clock is refused (assumed).",
    ),
)

RESOURCES = (STOREFRONT_TOKENS,)
