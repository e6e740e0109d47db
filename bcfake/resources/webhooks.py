"""Webhooks: which events a store tells to which address."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from bcfake.errors import Conflict, Forbidden, Invalid
from bcfake.fields import Choice, Computed, Flag, Json, Text, Timestamp
from bcfake.resources.store_information import store_hash
from bcfake.schema import (
    ALL,
    CLEAR,
    COUNT,
    DOCUMENTED,
    ID,
    RECORDED,
    Resource,
    equals,
    rule,
)
from bcfake.store import Change

SPEC = "specs/v3/webhooks.v3.yml"
DOCS = "BigCommerce's webhook documentation"
MAX_PER_SCOPE = 10
EXCEPTION = "store/hook/deliveryException"

WRITES = "created updated deleted"
HAVE_METAFIELDS = (
    *("brand", "cart", "category", "channel", "customer"),
    *("location", "order", "product", "variant"),
)
EVENTS = {
    "app": "uninstalled",
    "cart": f"{WRITES} couponApplied abandoned converted",
    "cart/lineItem": WRITES,
    "category": WRITES,
    "channel": "created updated",
    "customer": f"{WRITES} payment/instrument/default/updated channel/login/access/updated",
    "customer/address": WRITES,
    "hook": "deliveryException",
    "information": "updated",
    "inventory/location/metafield": WRITES,
    "metafield": WRITES,
    "modifier": "updated",
    "option": "updated",
    "order": "created updated archived statusUpdated message/created refund/created "
    "transaction/created transaction/updated",
    "priceList": f"{WRITES} activated deactivated",
    "priceList/assignment": "updated deleted",
    "priceList/record": WRITES,
    "priceList/records": WRITES,
    "priceLists": "deleted",
    "product": f"{WRITES} inventory/updated inventory/order/updated",
    "product/variant/metafield": WRITES,
    "shipment": WRITES,
    "sku": f"{WRITES} inventory/updated inventory/order/updated",
    "subscriber": WRITES,
} | {f"{kind}/metafield": WRITES for kind in HAVE_METAFIELDS}
SCOPES = frozenset(f"store/{kind}/{event}" for kind, all in EVENTS.items() for event in all.split())
WILDCARDS = frozenset(
    "/".join([*parts[:end], "*"])
    for parts in (scope.split("/") for scope in SCOPES)
    for end in range(2, len(parts))
)
OF_A_CHANNEL = r"store/channel/\d+(/\w+)+(/\*)?"


def unknown_scope(scope: str) -> str:
    """What to say of a scope that is no event and no family of events; nothing of one that is."""
    if scope in SCOPES or scope in WILDCARDS or re.fullmatch(OF_A_CHANNEL, scope):
        return ""
    near = difflib.get_close_matches(scope, sorted(SCOPES | WILDCARDS), 3, 0.4)
    hint = f"; perhaps: {', '.join(near)}" if near else ", such as store/order/created"
    return f"{scope!r} is not a known event{hint}."


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def the_scope_is_known(change: Change) -> None:
    """A hook's scope is one of the documented events, or a family of them: store/order/*."""
    reason = unknown_scope(change.values["scope"])
    if reason:
        raise Invalid("scope", reason)


@rule("before_create", evidence=DOCUMENTED, source=SPEC)
def a_hook_belongs_to_the_app(change: Change) -> None:
    """A hook belongs to the app, the client id, whose token registered it."""
    change.values["client_id"] = (
        change.sent.get("client_id") or change.store.asker or change.store.client_id
    )


@rule("before_create", "before_update", evidence=DOCUMENTED, source=DOCS)
def the_destination_fits(change: Change) -> None:
    """A hook's destination is an https URL on port 443, or (GraphQL) a topic or an event source."""
    destination, kind = change.values["destination"], change.values["destination_type"]
    if not DESTINATIONS[kind](destination):
        raise Invalid("destination", f"{destination!r} is not {FORMS[kind]}.")


def _is_https(destination: str) -> bool:
    try:
        url = urlsplit(destination)
        return url.scheme == "https" and bool(url.hostname) and url.port in (None, 443)
    except ValueError:
        return False


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda destination: re.fullmatch(pattern, destination) is not None


DESTINATIONS: Mapping[str, Callable[[str], bool]] = {
    "https": _is_https,
    "pubsub": _matches(r"projects/[^/\s]+/topics/[^/\s]+"),
    "eventbridge": _matches(r"arn:aws:events:[\w-]+::event-source/aws\.partner/\S+"),
}
FORMS = {
    "https": "an https:// URL on port 443",
    "pubsub": "a topic such as projects/shop/topics/orders",
    "eventbridge": "an event source such as arn:aws:events:us-east-1::event-source/aws.partner/…",
}


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def headers_are_texts(change: Change) -> None:
    """A hook's headers are names with strings as values, or null."""
    for name, value in (change.values["headers"] or {}).items():
        if not isinstance(value, str):
            raise Invalid(f"headers.{name}", f"{value!r} is not a string.")


@rule("before_update", evidence=DOCUMENTED, source=SPEC)
def an_update_says_something(change: Change) -> None:
    """Updating a hook takes at least one field."""
    if not change.sent:
        raise Invalid("body", "At least one field is needed.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=DOCS)
def hooks_are_limited(change: Change) -> None:
    """An app has one hook per scope and destination, 10 per scope; more are 409, 403 (assumed)."""
    same = {name: change.values[name] for name in ("client_id", "scope")}
    hooks = change.store.find(WEBHOOKS, **same)
    others = [hook for hook in hooks if hook is not change.old]
    if any(hook["destination"] == change.values["destination"] for hook in others):
        reason = "This scope has a hook with this destination."
        raise Conflict(field="destination", details={"invalid_reason": reason})
    if len(others) >= MAX_PER_SCOPE:
        raise Forbidden(f"The maximum of {MAX_PER_SCOPE} hooks for a scope has been reached.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=DOCS)
def exceptions_go_elsewhere(change: Change) -> None:
    """An app has one hook for delivery exceptions, at a destination none of its others has."""
    scope, destination = change.values["scope"], change.values["destination"]
    hooks = change.store.find(WEBHOOKS, client_id=change.values["client_id"])
    others = [hook for hook in hooks if hook is not change.old]
    if scope == EXCEPTION and any(hook["scope"] == EXCEPTION for hook in others):
        reason = "There is a hook for delivery exceptions."
        raise Conflict(field="scope", details={"invalid_reason": reason})
    shared = [hook for hook in others if hook["destination"] == destination]
    if any((hook["scope"] == EXCEPTION) != (scope == EXCEPTION) for hook in shared):
        raise Invalid("destination", "Delivery exceptions need a destination of their own.")


def hash_in(row: Any, base: str) -> str:
    """The hash of the store a hook belongs to."""
    return store_hash(base)


WEBHOOKS = Resource(
    name="webhooks",
    path="hooks",
    source=SPEC,
    evidence=RECORDED,
    scope="default",
    owner="client_id",
    verbs=ALL - {COUNT, CLEAR},
    fields=(
        ID,
        Text(name="client_id", read_only=True, indexed=True),
        Computed(name="store_hash", compute=hash_in),
        Text(name="scope", required=True, indexed=True, sample="store/order/*"),
        Text(name="destination", required=True, sample="https://example.com/hooks/{n}"),
        Json(name="headers", shape=dict, nullable=True),
        Flag(name="is_active", default=True),
        Choice(name="destination_type", values=tuple(DESTINATIONS), default="https", v2=False),
        Json(name="event_filters", shape=list, default=(), v2=False),
        Timestamp(name="created_at", auto="create", read_only=True, wire="unix"),
        Timestamp(name="updated_at", auto="change", read_only=True, wire="unix"),
    ),
    filters=equals("is_active", "scope", "destination"),
    rules=(
        a_hook_belongs_to_the_app,
        the_scope_is_known,
        the_destination_fits,
        headers_are_texts,
        an_update_says_something,
        hooks_are_limited,
        exceptions_go_elsewhere,
    ),
    known_gaps=("Scopes of a channel are taken whatever event they name.",),
)

RESOURCES = (WEBHOOKS,)
