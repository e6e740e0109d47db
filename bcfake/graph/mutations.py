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
from bcfake.view import View

Input = Mapping[str, Any]
Run = Callable[[Session, Input], Node]


def mutation(
    name: str, kind: Kind, result: str, inputs: Mapping[str, GraphQLInputField], run: Run
) -> GraphQLField:
    """`name(input: NameInput!)`, whose payload has the object under `result`, or errors."""
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
    return GraphQLField(payload, arguments, partial(_run, kind, run))


def _run(
    kind: Kind, run: Run, root: Any, info: GraphQLResolveInfo, input: Input
) -> tuple[Node | None, list[Refused]]:
    session: Session = info.context
    session.require(kind.scope, "POST")
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
    """`createMetafield`, for each kind of object that has metafields."""
    inputs = {
        "resourceId": _required(GraphQLID),
        **{name: _required(GraphQLString) for name in ("namespace", "key", "value")},
        "description": GraphQLInputField(GraphQLString),
        "permissionSet": _required(enum("MetafieldPermissionSet", PERMISSIONS)),
    }
    return mutation("createMetafield", METAFIELDS["product"], "metafield", inputs, _metafield)


def _metafield(session: Session, input: Input) -> Node:
    word, _, _ = input["resourceId"].removeprefix(ROOT).partition("/")
    if word not in METAFIELDS:
        owners = ", ".join(global_id(word, 1) for word in METAFIELDS)
        raise Invalid("resourceId", f"{input['resourceId']!r} is none of such as {owners}.")
    kind = METAFIELDS[word]
    session.require(kind.scope, "POST")
    view = kind.shows
    assert isinstance(view, View)
    body = {SNAKE.get(name, name): value for name, value in input.items() if name != "resourceId"}
    owner = local_id(word, input["resourceId"], "resourceId")
    assert view.source.parent is not None
    if not session.store.exists(view.source.parent, owner):
        raise NotFound(f"There is no {global_id(word, owner)}.")
    row = session.store.create(view.source, viewing.parse(view, body, "create"), parent=owner)
    return Node(kind, row)


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
