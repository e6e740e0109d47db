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
from bcfake.graph.kinds import title_of
from bcfake.graph.refusals import Refused, errors_field, typename
from bcfake.graph.session import OutOfScope, Session

Input = Mapping[str, Any]
Run = Callable[[Session, Input], Mapping[str, Any]]


def mutation(
    name: str,
    scope: str,
    inputs: Mapping[str, Any],
    results: Mapping[str, Any],
    run: Run,
    *,
    errors: tuple[str, ...] = (),
    union: str = "",
) -> GraphQLField:
    """`name(input: NameInput!)`, whose payload has the `results`, types or fields by name.

    `run` gives their values. `scope` is what the token must be able to write. `errors` are the
    types of error that the payload's own list may have, a union called `union` (NameError where
    none is said); a refusal of any other type is an error beside the data.
    """
    title = title_of(name)
    fields = {key: _field(value) for key, value in results.items()}
    if errors:
        fields["errors"] = errors_field(union or f"{title}Error", errors)
    taken = input_type(f"{title}Input", inputs)
    return GraphQLField(
        GraphQLObjectType(f"{title}Result", fields),
        {"input": GraphQLArgument(GraphQLNonNull(taken))},
        partial(_run, scope, run, errors),
    )


def _field(value: Any) -> GraphQLField:
    return value if isinstance(value, GraphQLField) else GraphQLField(value)


def _run(
    scope: str,
    run: Run,
    errors: tuple[str, ...],
    root: Any,
    info: GraphQLResolveInfo,
    input: Input,
) -> Mapping[str, Any]:
    session: Session = info.context
    session.require(scope, "POST")
    try:
        with session.store.transaction():
            return {"errors": [], **run(session, input)}
    except OutOfScope:
        raise
    except Refusal as refusal:
        if typename(refusal) not in errors:
            raise
        return {"errors": [Refused(refusal)]}


def input_type(name: str, fields: Mapping[str, Any]) -> GraphQLInputObjectType:
    """An input object of types by their fields' names."""
    return GraphQLInputObjectType(
        name, {field: GraphQLInputField(type) for field, type in fields.items()}
    )


def required_list(type: Any) -> Any:
    """A list that must be given, without nulls."""
    return GraphQLNonNull(several(type))


def several(type: Any) -> Any:
    """A list without nulls."""
    return GraphQLList(GraphQLNonNull(type))
