"""Object types built from the kinds, and the resolvers of their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLID,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake.fields import Choice
from bcfake.graph.connections import connection, connection_field
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import Group, Kind, Node, camel
from bcfake.graph.nodes import NODE
from bcfake.graph.payloads import input_type, several
from bcfake.graph.scalars import ID
from bcfake.graph.session import Session
from bcfake.graph.values import enum, type_of
from bcfake.schema import Condition, Filter

Fields = Mapping[str, GraphQLField]
_TYPES: dict[str, GraphQLObjectType] = {}
_MORE: dict[str, list[Callable[[], Fields]]] = {}


def object_type(kind: Kind) -> GraphQLObjectType:
    """The type of a kind."""
    if kind.name not in _TYPES:
        above = [NODE] if kind.is_node else []
        _TYPES[kind.name] = GraphQLObjectType(kind.name, lambda: fields_of(kind), above)
    return _TYPES[kind.name]


def adds(name: str) -> Callable[[Callable[[], Fields]], Callable[[], Fields]]:
    """Make a function give further fields of the object type called `name`."""

    def register(function: Callable[[], Fields]) -> Callable[[], Fields]:
        _MORE.setdefault(name, []).append(function)
        return function

    return register


def fields_of(kind: Kind) -> dict[str, GraphQLField]:
    """The fields that a kind shows, and those that others add to its type."""
    fields = {"id": GraphQLField(ID, resolve=_id)}
    fields |= {camel(name): _plain(kind, name) for name in kind.fields}
    fields |= {shown: _plain(kind, name) for shown, name in kind.also.items()}
    for name, part in kind.groups.items():
        type = _group(kind, part)
        fields[name] = GraphQLField(GraphQLNonNull(type), resolve=lambda node, info: node)
    for name, (other, row_name) in kind.refs.items():
        fields[name] = GraphQLField(object_type(other), resolve=partial(_ref, other, row_name))
    for name, (other, row_name) in kind.many.items():
        fields[name] = listed(other, partial(_many, other, row_name))
    for name in kind.lists:
        fields[name] = listed(kind.lists[name], partial(_below, name))
    if kind.owner:
        fields["resourceId"] = GraphQLField(ID, resolve=_owner)
    for more in _MORE.get(kind.name, ()):
        fields |= more()
    return fields


def _group(kind: Kind, part: Group) -> GraphQLObjectType:
    """The type of an object inside an object, which has no row of its own."""
    return GraphQLObjectType(
        part.type, {shown: _plain(kind, own) for shown, own in part.fields.items()}
    )


def _plain(kind: Kind, name: str) -> GraphQLField:
    return GraphQLField(field_type(kind, name), resolve=partial(_value, name))


def field_type(kind: Kind, name: str) -> Any:
    """The type of a field by its name in the definition."""
    field, named = kind.field_named(name), kind.enums.get(name)
    if named is None or not isinstance(field, Choice):
        return type_of(field, kind.name)
    return enum(named, field.values) if named else GraphQLString


def listed(
    kind: Kind, resolve: Any, arguments: Mapping[str, GraphQLArgument] | None = None
) -> GraphQLField:
    """A field that gives a connection of a kind."""
    name = kind.connection or kind.name
    return connection_field(name, lambda: object_type(kind), resolve, arguments)


# ---- resolvers


def _id(node: Node, info: GraphQLResolveInfo) -> str:
    single = node.kind.source.single
    return global_id(node.kind.word, node.row["store_id" if single else "id"])


def _value(name: str, node: Node, info: GraphQLResolveInfo) -> Any:
    session: Session = info.context
    value = node.kind.value(name, session.sight(node.row))
    return None if value == "" and isinstance(node.kind.field_named(name), Choice) else value


def _ref(kind: Kind, row_name: str, node: Node, info: GraphQLResolveInfo) -> Node | None:
    return one(kind, node.row.get(row_name) or 0, info)


def _many(kind: Kind, row_name: str, node: Node, info: GraphQLResolveInfo, **args: Any) -> Any:
    ids = tuple(node.row.get(row_name) or ())
    return connection(kind, info, [Condition(Filter("ids", "id", "in"), ids)], **args)


def _below(name: str, node: Node, info: GraphQLResolveInfo, **args: Any) -> Any:
    return connection(node.kind.lists[name], info, [], parent=node.row["id"], **args)


def _owner(node: Node, info: GraphQLResolveInfo) -> str:
    return global_id(node.kind.owner, node.row["resource_id"])


# ---- the fields of a root


def one(kind: Kind, id: int, info: GraphQLResolveInfo) -> Node | None:
    """The object of a kind, or None."""
    session: Session = info.context
    session.require(kind.scope)
    if not session.store.exists(kind.source, id):
        return None
    return Node(kind, session.store.get(kind.source, id))


def one_field(kind: Kind) -> GraphQLField:
    """`product(id: ID!): Product`; null where there is none (assumed)."""

    def resolve(root: Any, info: GraphQLResolveInfo, id: str) -> Node | None:
        return one(kind, local_id(kind.word, id), info)

    arguments = {"id": GraphQLArgument(ID)}
    return GraphQLField(object_type(kind), arguments, resolve)


def ids_filter(name: str) -> GraphQLArgument:
    """The argument `filters: {ids: […]}`."""
    return GraphQLArgument(input_type(f"{name}FiltersInput", {"ids": several(GraphQLID)}))


def all_field(kind: Kind) -> GraphQLField:
    """`products(filters: {ids: […]}, first: 10, after: …): ProductConnection`."""

    def resolve(
        root: Any, info: GraphQLResolveInfo, filters: Mapping[str, Any] | None = None, **args: Any
    ) -> Any:
        asked = (filters or {}).get("ids")
        ids = None if asked is None else tuple(local_id(kind.word, id, "ids") for id in asked)
        where = [] if ids is None else [Condition(Filter("ids", "id", "in"), ids)]
        return connection(kind, info, where, **args)

    return listed(kind, resolve, {"filters": ids_filter(kind.plural or f"{kind.name}s")})
