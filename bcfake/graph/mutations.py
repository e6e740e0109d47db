"""The mutations: each a verb of the store, answered with what it made or why it did not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLField,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake import viewing
from bcfake.errors import Invalid, NotFound, Refusal
from bcfake.graph.ids import ROOT, global_id, local_id
from bcfake.graph.kinds import METAFIELDS, PRODUCT, WEBHOOK, Kind, Node
from bcfake.graph.objects import object_type
from bcfake.graph.refusals import ERROR, Refused
from bcfake.graph.session import OutOfScope, Session
from bcfake.graph.values import enum, type_of
from bcfake.resources.metafields import PERMISSIONS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.view import View

Input = Mapping[str, Any]
Run = Callable[[Session, Input], Node]


def mutation(
    name: str,
    kind: Kind,
    result: str,
    inputs: Mapping[str, GraphQLInputField],
    run: Run,
    *,
    scope: str | None = None,
) -> GraphQLField:
    """`name(input: NameInput!)`, whose payload has the object under `result`, or errors.

    `scope` is what the token must be able to write, that of the kind unless given.
    """
    title = name[0].upper() + name[1:]
    payload = GraphQLObjectType(
        f"{title}Result",
        {
            result: GraphQLField(object_type(kind), resolve=lambda done, info: done[0]),
            "errors": GraphQLField(
                GraphQLNonNull(GraphQLList(GraphQLNonNull(ERROR))),
                resolve=lambda done, info: done[1],
            ),
        },
    )
    taken = GraphQLInputObjectType(f"{title}Input", dict(inputs))
    arguments = {"input": GraphQLArgument(GraphQLNonNull(taken))}
    return GraphQLField(
        payload, arguments, partial(_run, kind.scope if scope is None else scope, run)
    )


def _run(
    scope: str, run: Run, root: Any, info: GraphQLResolveInfo, input: Input
) -> tuple[Node | None, list[Refused]]:
    session: Session = info.context
    session.require(scope, "POST")
    try:
        with session.store.transaction():
            return run(session, input), []
    except OutOfScope:
        raise
    except Refusal as refusal:
        return None, [Refused(refusal)]


def _required(type: Any) -> GraphQLInputField:
    return GraphQLInputField(GraphQLNonNull(type))


# ---- products


def set_product(name: str, parts: Mapping[str, str]) -> GraphQLField:
    """The mutation that sets some of a product's fields, by their names in the view."""
    data = GraphQLInputObjectType(
        f"{name[0].upper()}{name[1:]}DataInput",
        {
            shown: GraphQLInputField(type_of(PRODUCT.field_named(own), "Product"))
            for shown, own in parts.items()
        },
    )
    inputs = {"productId": _required(GraphQLID), "data": _required(data)}
    return mutation(name, PRODUCT, "product", inputs, partial(_set_product, parts))


def _set_product(parts: Mapping[str, str], session: Session, input: Input) -> Node:
    id = local_id("product", input["productId"], "productId")
    if not session.store.exists(PRODUCT.source, id):
        raise NotFound(f"There is no product {global_id('product', id)}.")
    body: dict[str, Any] = {}
    for name, value in input["data"].items():
        head, _, inner = parts[name].partition(".")
        body[head] = {inner: value} if inner else value
    assert isinstance(PRODUCT.shows, View)
    return Node(PRODUCT, viewing.update(PRODUCT.shows, session.store, (id,), body))


SETS: Mapping[str, Mapping[str, str]] = {
    **{f"setProduct{name[0].upper()}{name[1:]}": own for name, own in PRODUCT.groups.items()},
    "setProductIsFeatured": {"isFeatured": "is_featured"},
}


# ---- metafields


def create_metafield() -> GraphQLField:
    """`createMetafield`, for the store itself and each kind of object that has metafields."""
    inputs = {
        "resourceId": GraphQLInputField(GraphQLID),
        **{name: _required(GraphQLString) for name in ("namespace", "key", "value")},
        "description": GraphQLInputField(GraphQLString),
        "permissionSet": _required(enum("MetafieldPermissionSet", PERMISSIONS)),
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
        "scope": _required(GraphQLString),
        "destination": _required(GraphQLString),
        "isActive": GraphQLInputField(GraphQLBoolean),
        "headers": GraphQLInputField(GraphQLList(GraphQLNonNull(HEADER))),
    }
    return mutation("createHttpsWebhook", WEBHOOK, "webhook", inputs, _webhook)


HEADER = GraphQLInputObjectType(
    "WebhookHeaderInput", {name: _required(GraphQLString) for name in ("name", "value")}
)


def _webhook(session: Session, input: Input) -> Node:
    body = {SNAKE.get(name, name): value for name, value in input.items()}
    if body.get("headers") is not None:
        body["headers"] = {each["name"]: each["value"] for each in body["headers"]}
    sent = WEBHOOK.source.parse(body, "create")
    return Node(WEBHOOK, session.store.create(WEBHOOK.source, sent))


ROOTS: Mapping[str, Mapping[str, GraphQLField]] = {
    "product": {name: set_product(name, parts) for name, parts in SETS.items()},
    "metafield": {"createMetafield": create_metafield()},
    "webhook": {"createHttpsWebhook": create_https_webhook()},
}
