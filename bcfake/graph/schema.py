"""The schema: which roots there are, and what they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLString,
)

from bcfake.graph import (
    apps,
    custom_fields,
    hooks,
    images,
    kinds,
    locales,
    metafields,
    option_changes,
    option_types,
    products,
    translations,
)
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import ROOT, global_id
from bcfake.graph.kinds import Kind, Node
from bcfake.graph.nodes import NODE
from bcfake.graph.objects import all_field, object_type, one, one_field
from bcfake.graph.scalars import ID, LONG, TEXT
from bcfake.graph.session import Session
from bcfake.resources.store_information import STORE_INFORMATION, store_hash

PRODUCTS = {"products": all_field(kinds.PRODUCT), "product": one_field(kinds.PRODUCT)}


def _time(root: Any, info: GraphQLResolveInfo) -> int:
    session: Session = info.context
    return int(session.store.clock.time())


def _profile(root: Any, info: GraphQLResolveInfo) -> Node:
    session: Session = info.context
    session.require(kinds.PROFILE.scope)
    return Node(kinds.PROFILE, session.store.get(kinds.PROFILE.source))


# ---- the store, and who asks


def _store_id(root: Any, info: GraphQLResolveInfo) -> str:
    session: Session = info.context
    return global_id("store", session.store.get(STORE_INFORMATION)["store_id"])


def _reference(root: Any, info: GraphQLResolveInfo) -> str:
    return _store_id(root, info).rpartition("/")[2]


def _hash(root: Any, info: GraphQLResolveInfo) -> str:
    session: Session = info.context
    return store_hash(session.base)


def _client_id(root: Any, info: GraphQLResolveInfo) -> str | None:
    session: Session = info.context
    return session.client_id or None


def _scopes(root: Any, info: GraphQLResolveInfo, **paging: Any) -> Mapping[str, Any]:
    session: Session = info.context
    return sliced(sorted(session.token.scopes) if session.token else [], **paging)


SETTINGS = GraphQLObjectType(
    "StoreSettings",
    {
        "storeName": GraphQLField(
            TEXT, resolve=lambda root, info: info.context.store.get(STORE_INFORMATION)["name"]
        )
    },
)
CLIENT = GraphQLObjectType(
    "Client",
    {
        "clientId": GraphQLField(GraphQLString, resolve=_client_id),
        "scopes": connection_field("Scope", lambda: GraphQLString, _scopes, null=True),
    },
)


# ---- what a global id stands for


def _node(root: Any, info: GraphQLResolveInfo, id: str) -> Any:
    session: Session = info.context
    word, _, digits = id.removeprefix(ROOT).partition("/")
    if not digits.isdecimal():
        return None
    if word == hooks.WORD:
        return hooks.find(session, int(digits))
    return one(kinds.CHANNEL, int(digits), info) if word == kinds.CHANNEL.word else None


def _nodes(root: Any, info: GraphQLResolveInfo, ids: list[str]) -> list[Any]:
    return [_node(root, info, id) for id in ids]


def _type_of(found: Any, info: GraphQLResolveInfo, type: Any) -> str:
    if isinstance(found, Node):
        return found.kind.name
    return hooks.TYPES[hooks.way_of(found)].name


NODE.resolve_type = _type_of


# ---- the roots

ROOTS: Mapping[str, tuple[str, Mapping[str, GraphQLField]]] = {
    "system": ("System", {"time": GraphQLField(GraphQLNonNull(LONG), resolve=_time)}),
    "i18n": ("I18n", locales.supported()),
    "store": (
        "Store",
        {
            "id": GraphQLField(ID, resolve=_store_id),
            "storeHash": GraphQLField(TEXT, resolve=_hash),
            "storeReferenceId": GraphQLField(TEXT, resolve=_reference),
            "settings": GraphQLField(SETTINGS, resolve=lambda root, info: {}),
            "profile": GraphQLField(object_type(kinds.PROFILE), resolve=_profile),
            "channel": one_field(kinds.CHANNEL),
            "channels": all_field(kinds.CHANNEL),
            **PRODUCTS,
            **apps.roots(),
            **locales.roots(),
            **metafields.roots(),
            **option_types.shared_fields(),
            **translations.roots(),
            **hooks.roots(),
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
LISTS: Mapping[str, Kind] = {"order": kinds.ORDER, "customer": kinds.CUSTOMER}
MUTATIONS: Mapping[str, tuple[str, Mapping[str, GraphQLField]]] = {
    "product": (
        "ProductMutations",
        {
            **products.MUTATIONS,
            **option_changes.MUTATIONS,
            **custom_fields.MUTATIONS,
            **images.MUTATIONS,
        },
    ),
    **{
        name: (f"{kinds.title_of(name)}Mutations", fields)
        for name, fields in option_changes.SHARED.items()
    },
    "appExtension": ("AppExtensionMutations", apps.EXTENSIONS),
    "channel": ("ChannelMutations", apps.CHANNELS),
    "metafield": ("MetafieldMutations", metafields.MUTATIONS),
    "webhook": ("WebhookMutations", hooks.MUTATIONS),
    "locale": ("LocaleMutations", locales.MUTATIONS),
    "translation": ("Translation", translations.MUTATIONS),
}


def group(name: str, fields: Mapping[str, GraphQLField]) -> GraphQLField:
    """A root that has no value of its own, only fields."""
    type = GraphQLObjectType(name, dict(fields))
    return GraphQLField(GraphQLNonNull(type), resolve=lambda root, info: {})


def built() -> GraphQLSchema:
    """The schema of all roots."""
    queries = {root: group(name, fields) for root, (name, fields) in ROOTS.items()}
    queries |= {
        "client": GraphQLField(CLIENT, resolve=lambda root, info: {}),
        "node": GraphQLField(NODE, {"id": GraphQLArgument(ID)}, _node),
        "nodes": GraphQLField(
            GraphQLNonNull(GraphQLList(NODE)),
            {"ids": GraphQLArgument(GraphQLNonNull(GraphQLList(ID)))},
            _nodes,
        ),
    }
    for word, kind in LISTS.items():
        queries |= {word: one_field(kind), f"{word}s": all_field(kind)}
    changes = {word: group(name, fields) for word, (name, fields) in MUTATIONS.items()}
    return GraphQLSchema(
        query=GraphQLObjectType("Query", queries),
        mutation=GraphQLObjectType("Mutation", changes),
        types=[*option_types.TYPES, *hooks.TYPES.values(), hooks.DATA_FILTER],
    )


SCHEMA = built()  # once a process, under the lock that importing takes
