"""Lists as Relay has them: edges with cursors, and what the page is one of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake.errors import Invalid
from bcfake.graph.ids import cursor, cursor_id
from bcfake.graph.kinds import Kind, Node
from bcfake.graph.scalars import FLAG, LONG, TEXT
from bcfake.graph.session import Session
from bcfake.schema import Condition, Filter
from bcfake.store import Rows
from bcfake.view import View

USUAL, MOST = 10, 250  # rows in a page that asks for none, and that may be asked for; assumed
PAGE_INFO = GraphQLObjectType(
    "PageInfo",
    {
        "hasNextPage": GraphQLField(FLAG),
        "hasPreviousPage": GraphQLField(FLAG),
        "startCursor": GraphQLField(GraphQLString),
        "endCursor": GraphQLField(GraphQLString),
    },
)
COLLECTION_INFO = GraphQLObjectType("CollectionInfo", {"totalItems": GraphQLField(LONG)})
PAGING = {
    **{name: GraphQLArgument(GraphQLInt) for name in ("first", "last")},
    **{name: GraphQLArgument(GraphQLString) for name in ("after", "before")},
}


class Edge(NamedTuple):
    """An item of a page, and what stands for it."""

    cursor: str
    node: Any


# ---- types


def connection_field(
    name: str,
    node: Callable[[], Any],
    resolve: Any,
    arguments: Mapping[str, GraphQLArgument] | None = None,
    *,
    counts: bool = False,
    null: bool = False,
) -> GraphQLField:
    """A field that gives a connection of the type called `name`, with `collectionInfo` where it
    counts; it may be null where `null`."""
    type = connection_type(name, node, counts)
    return GraphQLField(
        type if null else GraphQLNonNull(type), {**PAGING, **(arguments or {})}, resolve
    )


_TYPES: dict[str, GraphQLObjectType] = {}


def connection_type(name: str, node: Callable[[], Any], counts: bool = False) -> GraphQLObjectType:
    """The type of a connection: `name` begins its own name and that of its edges."""
    if name not in _TYPES:
        _TYPES[name] = GraphQLObjectType(
            f"{name}Connection", lambda: _parts(name, node(), counts=counts)
        )
    return _TYPES[name]


def _parts(name: str, node: Any, *, counts: bool) -> dict[str, GraphQLField]:
    edge = GraphQLObjectType(
        f"{name}Edge",
        {
            "cursor": GraphQLField(TEXT),
            "node": GraphQLField(GraphQLNonNull(node)),
        },
    )
    parts = {
        "edges": GraphQLField(GraphQLList(edge)),
        "pageInfo": GraphQLField(GraphQLNonNull(PAGE_INFO), resolve=lambda page, info: page),
    }
    if counts:
        parts["collectionInfo"] = GraphQLField(COLLECTION_INFO, resolve=lambda page, info: page)
    return parts


# ---- rows


def connection(
    kind: Kind,
    info: GraphQLResolveInfo,
    where: Sequence[Condition],
    *,
    parent: Any = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Mapping[str, Any]:
    """One page of a kind's rows, by id: the first ones after a cursor, or the last before one.

    Raises Invalid for a cursor or a number that cannot be.
    """
    session: Session = info.context
    session.require(kind.scope)
    number = page_size(first, last)
    backwards = last is not None
    beyond = [*where, *_shown(kind)]
    if after is not None:
        beyond.append(_bound("ge", cursor_id(after, "after") + 1))
    if before is not None:
        beyond.append(_bound("le", cursor_id(before, "before") - 1))
    rows: Rows = session.store.list(
        kind.source, parent=parent, where=beyond, order=("id", backwards), limit=number + 1
    )
    edges = [Edge(cursor(row["id"]), Node(kind, row)) for row in rows[:number]]
    more = len(rows) > number
    return _page(edges[::-1] if backwards else edges, more, backwards, after, before)


def sliced(
    nodes: Sequence[Any],
    *,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Mapping[str, Any]:
    """One page of a sequence, whose cursors are the places in it; raises Invalid."""
    number, backwards = page_size(first, last), last is not None
    start = 0 if after is None else cursor_id(after, "after")
    end = len(nodes) if before is None else min(cursor_id(before, "before") - 1, len(nodes))
    low = max(start, end - number) if backwards else start
    high = end if backwards else min(end, start + number)
    edges = [Edge(cursor(at + 1), nodes[at]) for at in range(low, high)]
    page = _page(edges, low > start if backwards else high < end, backwards, after, before)
    return {**page, "totalItems": len(nodes)}


def page_size(first: int | None, last: int | None) -> int:
    """How many rows a page has; raises Invalid."""
    if first is not None and last is not None:
        raise Invalid("first", "Give first or last, not both.")
    name, number = ("first", first) if last is None else ("last", last)
    if number is not None and not 0 <= number <= MOST:
        raise Invalid(name, f"{number} is not a number from 0 to {MOST}.")
    return USUAL if number is None else number


def _bound(compare: str, id: int) -> Condition:
    return Condition(Filter(compare, "id", compare), id)


def _shown(kind: Kind) -> list[Condition]:
    only = kind.shows.only if isinstance(kind.shows, View) else kind.source.v2_rows
    if only is None:
        return []
    return [Condition(Filter("only", compare=lambda row, _: only(row)), True)]


def _page(
    edges: list[Edge], more: bool, backwards: bool, after: str | None, before: str | None
) -> dict[str, Any]:
    return {
        "edges": edges,
        "hasNextPage": before is not None if backwards else more,
        "hasPreviousPage": more if backwards else after is not None,
        "startCursor": edges[0].cursor if edges else None,
        "endCursor": edges[-1].cursor if edges else None,
    }
