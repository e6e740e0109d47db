"""Mutations of products: each sets what a group of fields shows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
)

from bcfake import viewing
from bcfake.errors import NotFound
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import PRODUCT, Node
from bcfake.graph.payloads import Input, mutation, required
from bcfake.graph.session import Session
from bcfake.graph.values import type_of
from bcfake.view import View


def set_product(name: str, parts: Mapping[str, str]) -> GraphQLField:
    """The mutation that sets some of a product's fields, by their names in the view."""
    data = GraphQLInputObjectType(
        f"{name[0].upper()}{name[1:]}DataInput",
        {
            shown: GraphQLInputField(type_of(PRODUCT.field_named(own), "Product"))
            for shown, own in parts.items()
        },
    )
    inputs = {"productId": required(GraphQLID), "data": required(data)}
    return mutation(name, PRODUCT, "product", inputs, partial(_set_product, parts))


def _set_product(parts: Mapping[str, str], session: Session, input: Input) -> Node:
    id = _product_id(session, input)
    body: dict[str, Any] = {}
    for name, value in input["data"].items():
        head, _, inner = parts[name].partition(".")
        body[head] = {inner: value} if inner else value
    assert isinstance(PRODUCT.shows, View)
    return Node(PRODUCT, viewing.update(PRODUCT.shows, session.store, (id,), body))


def _product_id(session: Session, input: Input) -> int:
    id = local_id("product", input["productId"], "productId")
    if not session.store.exists(PRODUCT.source, id):
        raise NotFound(f"There is no product {global_id('product', id)}.")
    return id


def set_custom_fields() -> GraphQLField:
    """The mutation that sets names and values of custom fields that a product has."""
    texts = {name: GraphQLInputField(GraphQLString) for name in ("name", "value")}
    item = GraphQLInputObjectType(
        "SetProductCustomFieldsInformationDataInput",
        {"customFieldId": required(GraphQLID), **texts},
    )
    several = GraphQLList(GraphQLNonNull(item))
    inputs = {"productId": required(GraphQLID), "data": required(several)}
    name = "setProductCustomFieldsInformation"
    return mutation(name, PRODUCT, "product", inputs, _set_custom_fields)


def _set_custom_fields(session: Session, input: Input) -> Node:
    product, kind = _product_id(session, input), PRODUCT.lists["customFields"]
    assert isinstance(kind.shows, View)
    for sent in input["data"]:
        id = local_id(kind.word, sent["customFieldId"], "customFieldId")
        body = {name: value for name, value in sent.items() if name != "customFieldId"}
        viewing.update(kind.shows, session.store, (product, id), body)
    return Node(PRODUCT, session.store.get(PRODUCT.source, product))


SETS: Mapping[str, Mapping[str, str]] = {
    **{f"setProduct{name[0].upper()}{name[1:]}": own for name, own in PRODUCT.groups.items()},
    "setProductIsFeatured": {"isFeatured": "is_featured"},
}
MUTATIONS: Mapping[str, GraphQLField] = {
    **{name: set_product(name, parts) for name, parts in SETS.items()},
    "setProductCustomFieldsInformation": set_custom_fields(),
}
