"""What all mutations have in common: one input, and a payload with the object or typed errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
)

from bcfake.errors import Refusal
from bcfake.graph.kinds import Kind, Node
from bcfake.graph.objects import object_type
from bcfake.graph.refusals import ERROR, Refused
from bcfake.graph.session import OutOfScope, Session

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


def required(type: Any) -> GraphQLInputField:
    """A field of an input that must be given."""
    return GraphQLInputField(GraphQLNonNull(type))
