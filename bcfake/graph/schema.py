"""The schema: which roots there are, and what they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
)

from bcfake.graph import kinds, mutations
from bcfake.graph.kinds import Kind, Node
from bcfake.graph.objects import all_field, object_type, one_field
from bcfake.graph.refusals import NOT_FOUND_ERROR, VALIDATION_ERROR
from bcfake.graph.session import Session
from bcfake.graph.values import MOMENT

PRODUCTS = {"products": all_field(kinds.PRODUCT), "product": one_field(kinds.PRODUCT)}


def _time(root: Any, info: GraphQLResolveInfo) -> Any:
    session: Session = info.context
    return session.store.clock.now()


def _profile(root: Any, info: GraphQLResolveInfo) -> Node:
    session: Session = info.context
    session.require(kinds.PROFILE.scope)
    return Node(kinds.PROFILE, session.store.get(kinds.PROFILE.source))


ROOTS: Mapping[str, tuple[str, Mapping[str, GraphQLField]]] = {
    "system": ("System", {"time": GraphQLField(GraphQLNonNull(MOMENT), resolve=_time)}),
    "store": (
        "Store",
        {
            "profile": GraphQLField(object_type(kinds.PROFILE), resolve=_profile),
            "metafields": all_field(kinds.METAFIELDS["store"]),
            **PRODUCTS,
        },
    ),
    "catalog": (
        "Catalog",
        {
            **PRODUCTS,
            "brands": all_field(kinds.BRAND),
            "brand": one_field(kinds.BRAND),
            "categories": all_field(kinds.CATEGORY),
            "category": one_field(kinds.CATEGORY),
        },
    ),
}
LISTS: Mapping[str, Kind] = {
    "order": kinds.ORDER,
    "customer": kinds.CUSTOMER,
    "webhook": kinds.WEBHOOK,
}


def group(name: str, fields: Mapping[str, GraphQLField]) -> GraphQLField:
    """A root that has no value of its own, only fields."""
    type = GraphQLObjectType(name, dict(fields))
    return GraphQLField(GraphQLNonNull(type), resolve=lambda root, info: {})


def built() -> GraphQLSchema:
    """The schema of all roots."""
    queries = {root: group(name, fields) for root, (name, fields) in ROOTS.items()}
    for word, kind in LISTS.items():
        queries |= {word: one_field(kind), f"{word}s": all_field(kind)}
    changes = {
        word: group(f"{word.capitalize()}Mutations", fields)
        for word, fields in mutations.ROOTS.items()
    }
    return GraphQLSchema(
        query=GraphQLObjectType("Query", queries),
        mutation=GraphQLObjectType("Mutation", changes),
        types=[NOT_FOUND_ERROR, VALIDATION_ERROR],
    )


SCHEMA = built()  # once a process, under the lock that importing takes
