"""How tokens for the storefront's GraphQL API are given out and taken back.

They are JSON Web Tokens that nobody can use: signed with a word known to all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, Unprocessable
from bcfake.fields import Choice, Field, Int, ListOf, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.storefront_tokens import STOREFRONT_TOKENS
from bcfake.schema import Call
from bcfake.signatures import unusable_jwt
from bcfake.view import Endpoint, Raw

SPEC = "storefront_tokens.v3.yml"
PATH = "storefront/api-token"
HEADER = "sf-api-token"
CHANNEL = Int(name="channel_id", min=1)
COMMON: tuple[Field, ...] = (
    Timestamp(name="expires_at", wire="unix", required=True),
    CHANNEL,
    ListOf(name="channel_ids", item=CHANNEL, min=1),
)
ORIGINS = ListOf(name="allowed_cors_origins", item=Text(name="origin", min=1), min=1, max=2)
SCOPES = ListOf(
    name="scopes",
    item=Choice(name="scope", values=("Unauthenticated", "Customer", "B2B")),
    min=1,
    required=True,
)


def create(kind: str, fields: tuple[Field, ...], call: Call) -> Mapping[str, Any]:
    """POST: a token of a kind, for one channel or several."""
    sent = viewing.parse_loosely(fields, call.body)
    now = call.store.clock.now()
    if sent["expires_at"] is None or sent["expires_at"] <= now:
        raise Invalid("expires_at", "It is not a moment to come, in unix seconds.")
    values: dict[str, Any] = {
        "kind": kind,
        "channel_ids": _channels(call, sent),
        "expires_at": sent["expires_at"],
        "allowed_cors_origins": sent.get("allowed_cors_origins", ()),
        "scopes": sent.get("scopes", ()),
        "created_at": now.replace(microsecond=0),
    }
    row = call.store.insert(STOREFRONT_TOKENS, **values, token="")
    claims = {
        "cid": list(values["channel_ids"]),
        "corsOrigins": list(values["allowed_cors_origins"]),
        "eat": int(sent["expires_at"].timestamp()),
        "iat": int(now.timestamp()),
        "iss": "BC",
        "jti": row["id"],
        "sid": call.store.get(STORE_INFORMATION)["store_id"],
        "sub": call.store.asker or call.store.client_id,
        "token_type": kind,
    }
    token = unusable_jwt(claims)
    call.store.amend(STOREFRONT_TOKENS, row["id"], token=token)
    return {"token": token}


def _channels(call: Call, sent: Mapping[str, Any]) -> tuple[int, ...]:
    if "channel_id" in sent and "channel_ids" in sent:
        raise Invalid("channel_ids", "Either channel_id or channel_ids is given, not both.")
    if "channel_id" not in sent and "channel_ids" not in sent:
        raise Missing("channel_id", "Either channel_id or channel_ids is needed.")
    ids: tuple[int, ...] = sent.get("channel_ids") or (sent["channel_id"],)
    for id in ids:
        if not call.store.exists(CHANNELS, id):
            raise Invalid("channel_id", f"There is no channel with the id {id}.")
    return ids


def revoke(call: Call) -> Raw:
    """DELETE: the token in the header Sf-Api-Token is good for nothing any more."""
    token = call.headers.get(HEADER, "")
    for row in call.store.find(STOREFRONT_TOKENS, token=token):
        if row["kind"] != "customer_impersonation":
            call.store.amend(STOREFRONT_TOKENS, row["id"], revoked=True)
            return Raw({})
    raise Unprocessable("The header Sf-Api-Token holds no token of this store.")


ENDPOINTS = (
    Endpoint(
        "POST",
        PATH,
        partial(create, "storefront", (*COMMON, ORIGINS)),
        spec=SPEC,
        scope="storefront_api",
    ),
    Endpoint("DELETE", PATH, revoke, spec=SPEC, scope="storefront_api"),
    Endpoint(
        "POST",
        f"{PATH}-private",
        partial(create, "private", (*COMMON, SCOPES)),
        spec=SPEC,
        scope="storefront_api",
    ),
    Endpoint(
        "POST",
        f"{PATH}-customer-impersonation",
        partial(create, "customer_impersonation", COMMON),
        spec=SPEC,
        scope="customer_impersonation",
    ),
)
