"""The roots of the mutations, and those of metafields and webhooks."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import (
    GraphQLBoolean,
    GraphQLField,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
)

from bcfake import viewing
from bcfake.errors import Invalid, NotFound
from bcfake.graph import products
from bcfake.graph.ids import ROOT, global_id, local_id
from bcfake.graph.kinds import METAFIELDS, WEBHOOK, Kind, Node
from bcfake.graph.payloads import Input, mutation, required
from bcfake.graph.session import Session
from bcfake.graph.values import enum
from bcfake.resources.metafields import PERMISSIONS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.view import View

# ---- metafields


def create_metafield() -> GraphQLField:
    """`createMetafield`, for the store itself and each kind of object that has metafields."""
    inputs = {
        "resourceId": GraphQLInputField(GraphQLID),
        **{name: required(GraphQLString) for name in ("namespace", "key", "value")},
        "description": GraphQLInputField(GraphQLString),
        "permissionSet": required(enum("MetafieldPermissionSet", PERMISSIONS)),
    }
    any_kind = METAFIELDS["store"]  # the scope is that of the owner's kind, which the input names
    return mutation("createMetafield", any_kind, "metafield", inputs, _metafield, scope="")


def _metafield(session: Session, input: Input) -> Node:
    given = input.get("resourceId") or _store(session)
    kind = METAFIELDS.get(given.removeprefix(ROOT).partition("/")[0])
    if kind is None:
        owners = ", ".join(global_id(word, 1) for word in METAFIELDS)
        raise Invalid("resourceId", f"{given!r} is none of such as {owners}.")
    session.require(kind.scope, "POST")
    body = {SNAKE.get(name, name): value for name, value in input.items() if name != "resourceId"}
    if isinstance(kind.shows, View):
        sent, parent = viewing.parse(kind.shows, body, "create"), _owner(session, kind, given)
    elif given == _store(session):
        sent, parent = kind.source.parse(body, "create"), None
    else:
        raise NotFound(f"There is no {given}.")
    return Node(kind, session.store.create(kind.source, sent, parent=parent))


def _store(session: Session) -> str:
    """The global id of the store itself, which is meant where no other is given."""
    return global_id("store", session.store.get(STORE_INFORMATION)["store_id"])


def _owner(session: Session, kind: Kind, given: str) -> int:
    id = local_id(kind.owner, given, "resourceId")
    assert kind.source.parent is not None
    if not session.store.exists(kind.source.parent, id):
        raise NotFound(f"There is no {global_id(kind.owner, id)}.")
    return id


SNAKE = {"permissionSet": "permission_set", "isActive": "is_active"}


# ---- webhooks


def create_https_webhook() -> GraphQLField:
    """`createHttpsWebhook`: a hook of the app whose token asks."""
    inputs = {
        "scope": required(GraphQLString),
        "destination": required(GraphQLString),
        "isActive": GraphQLInputField(GraphQLBoolean),
        "headers": GraphQLInputField(GraphQLList(GraphQLNonNull(HEADER))),
    }
    return mutation("createHttpsWebhook", WEBHOOK, "webhook", inputs, _webhook)


HEADER = GraphQLInputObjectType(
    "WebhookHeaderInput", {name: required(GraphQLString) for name in ("name", "value")}
)


def _webhook(session: Session, input: Input) -> Node:
    body = {SNAKE.get(name, name): value for name, value in input.items()}
    if body.get("headers") is not None:
        body["headers"] = {each["name"]: each["value"] for each in body["headers"]}
    sent = WEBHOOK.source.parse(body, "create")
    return Node(WEBHOOK, session.store.create(WEBHOOK.source, sent))


ROOTS: Mapping[str, Mapping[str, GraphQLField]] = {
    "product": products.MUTATIONS,
    "metafield": {"createMetafield": create_metafield()},
    "webhook": {"createHttpsWebhook": create_https_webhook()},
}
