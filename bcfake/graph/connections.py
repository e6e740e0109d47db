"""Lists as Relay has them: edges with cursors, nodes, and what the page is one of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLField,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
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
from bcfake.graph.session import Session
from bcfake.schema import Condition, Filter
from bcfake.store import Rows
from bcfake.view import View

USUAL, MOST = 10, 250  # rows in a page that asks for none, and that may be asked for; assumed
PAGE_INFO = GraphQLObjectType(
    "PageInfo",
    {
        "hasNextPage": GraphQLField(GraphQLNonNull(GraphQLBoolean)),
        "hasPreviousPage": GraphQLField(GraphQLNonNull(GraphQLBoolean)),
        "startCursor": GraphQLField(GraphQLString),
        "endCursor": GraphQLField(GraphQLString),
    },
)
PAGING = {
    **{name: GraphQLArgument(GraphQLInt) for name in ("first", "last")},
    **{name: GraphQLArgument(GraphQLString) for name in ("after", "before")},
}


# ---- types


def connection_field(
    name: str, node: Callable[[], GraphQLObjectType], resolve: Any, *, filtered: bool = False
) -> GraphQLField:
    """A field that gives a connection of the type called `name`."""
    arguments = dict(PAGING)
    if filtered:
        arguments["filters"] = GraphQLArgument(_filters(name))
    return GraphQLField(GraphQLNonNull(_connection(name, node)), arguments, resolve)


_TYPES: dict[str, GraphQLObjectType] = {}


def _connection(name: str, node: Callable[[], GraphQLObjectType]) -> GraphQLObjectType:
    if name not in _TYPES:
        _TYPES[name] = GraphQLObjectType(f"{name}Connection", lambda: _parts(name, node()))
    return _TYPES[name]


def _parts(name: str, node: GraphQLObjectType) -> dict[str, GraphQLField]:
    edge = GraphQLObjectType(
        f"{name}Edge",
        {
            "cursor": GraphQLField(GraphQLNonNull(GraphQLString), resolve=_cursor),
            "node": GraphQLField(GraphQLNonNull(node), resolve=lambda each, info: each),
        },
    )
    return {
        "edges": GraphQLField(GraphQLList(edge), resolve=lambda page, info: page["nodes"]),
        "nodes": GraphQLField(GraphQLList(node), resolve=lambda page, info: page["nodes"]),
        "pageInfo": GraphQLField(GraphQLNonNull(PAGE_INFO), resolve=lambda page, info: page),
    }


@cache
def _filters(name: str) -> GraphQLInputObjectType:
    ids = GraphQLInputField(GraphQLList(GraphQLNonNull(GraphQLID)))
    return GraphQLInputObjectType(f"{name}FiltersInput", {"ids": ids})


def _cursor(node: Node, info: GraphQLResolveInfo) -> str:
    return cursor(node.row["id"])


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
) -> dict[str, Any]:
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
    page, more = [Node(kind, row) for row in rows[:number]], len(rows) > number
    return _page(page[::-1] if backwards else page, more, backwards, after, before)


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
    nodes: list[Node], more: bool, backwards: bool, after: str | None, before: str | None
) -> dict[str, Any]:
    return {
        "nodes": nodes,
        "hasNextPage": before is not None if backwards else more,
        "hasPreviousPage": more if backwards else after is not None,
        "startCursor": cursor(nodes[0].row["id"]) if nodes else None,
        "endCursor": cursor(nodes[-1].row["id"]) if nodes else None,
    }
