"""What an object has in one locale of a channel, or in a channel, instead of its own values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
    GraphQLUnionType,
)

from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.payloads import input_type
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import ID, TEXT
from bcfake.graph.session import Session
from bcfake.resources.channels import CHANNELS
from bcfake.resources.overrides import OVERRIDES
from bcfake.schema import Resource

LOCALE_CONTEXT = input_type("ProductOverridesLocaleContextInput", {"channelId": ID, "locale": TEXT})
CONTEXT = input_type("ChannelLocaleContextInput", {"channelId": ID, "locale": TEXT})
IN_LOCALE = {"localeContext": GraphQLArgument(GraphQLNonNull(LOCALE_CONTEXT))}


class Place(NamedTuple):
    """Where an override holds: a channel's locale, or the whole channel where there is none."""

    channel_id: int
    locale: str = ""


CONTEXT_SHOWN = GraphQLObjectType(
    "ChannelLocaleContext",
    {
        "channelId": GraphQLField(
            ID,
            resolve=lambda place, info: global_id("channel", place.channel_id),
        ),
        "locale": GraphQLField(TEXT),
    },
)


def place(session: Session, context: Mapping[str, Any]) -> Place:
    """The place a context names; raises Absent for a channel that is not there."""
    id = local_id("channel", context["channelId"], "channelId")
    if not session.store.exists(CHANNELS, id):
        raise Absent(global_id("channel", id))
    return Place(id, context.get("locale") or "")


def values(session: Session, source: Resource, id: int, at: Place) -> Mapping[str, Any]:
    """The overrides of a row in a place, by the names of their fields."""
    rows = session.store.find(OVERRIDES[source.name], owner_id=id, **at._asdict())
    return {row["field"]: row["value"] for row in rows}


def places(session: Session, source: Resource, id: int) -> Iterator[Place]:
    """Where a row has overrides: the locales of channels, in order."""
    rows = session.store.find(OVERRIDES[source.name], owner_id=id)
    found = {Place(row["channel_id"], row["locale"]) for row in rows if row["locale"]}
    yield from sorted(found)


def keep(session: Session, source: Resource, id: int, at: Place, sent: Mapping[str, Any]) -> None:
    """Let a row have these values in a place."""
    store, overrides = session.store, OVERRIDES[source.name]
    for field, value in sent.items():
        rows = store.find(overrides, owner_id=id, field=field, **at._asdict())
        if rows:
            store.update(overrides, rows[0]["id"], {"value": value})
        else:
            store.create(overrides, {**at._asdict(), "field": field, "value": value}, parent=id)


def drop(
    session: Session, source: Resource, id: int, at: Place, fields: Collection[str] | None = None
) -> None:
    """Take the overrides of these fields, or all, off a row in a place."""
    overrides = OVERRIDES[source.name]
    for row in session.store.find(overrides, owner_id=id, **at._asdict()):
        if fields is None or row["field"] in fields:
            session.store.delete(overrides, row["id"])


# ---- as fields


Found = Callable[[Session, Any], Iterable[tuple[Place, Any]]]


def of_rows(source: Resource) -> Found:
    """What finds the overrides of a node's row in each place, the place itself under `context`."""

    def found(session: Session, node: Any) -> Iterator[tuple[Place, Any]]:
        id = node.row["id"]
        for at in places(session, source, id):
            yield at, {**values(session, source, id, at), "context": at}

    return found


def overrides_field(
    name: str, input: str, fields: Mapping[str, GraphQLField], found: Found
) -> GraphQLField:
    """The field `overrides(context: …)` of an object: a connection of the union called `name`.

    `input` is the name of its argument, whose parts may be left out; `fields` are what it shows.
    """
    type = GraphQLObjectType(
        f"{name}ForChannelLocale",
        {**fields, "context": GraphQLField(GraphQLNonNull(CONTEXT_SHOWN))},
    )
    union = GraphQLUnionType(name, [type], resolve_type=lambda each, info, kind: type.name)
    arguments = {"context": GraphQLArgument(_context(input))}
    return connection_field(name, lambda: union, partial(_elsewhere, found), arguments)


@cache
def _context(name: str) -> GraphQLInputObjectType:
    return input_type(name, {"channelId": GraphQLID, "locale": GraphQLString})


def _elsewhere(
    found: Found, node: Any, info: GraphQLResolveInfo, context: Any = None, **paging: Any
) -> Any:
    asked = context or {}
    channel = asked.get("channelId")
    wanted = None if channel is None else local_id("channel", channel, "channelId")
    fitting = [
        known
        for at, known in found(info.context, node)
        if wanted in (None, at.channel_id) and asked.get("locale") in (None, at.locale)
    ]
    return sliced(fitting, **paging)


def part(type: Any, name: str) -> GraphQLField:
    """A field of overrides, by the name it is kept under."""
    return GraphQLField(type, resolve=lambda known, info: known.get(name))
