"""Both ways GraphQL refuses: errors beside null data, and typed errors in a mutation's payload."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString,
)

from bcfake.errors import Invalid, NotFound, Refusal
from bcfake.graph.session import OutOfScope

PARSE, VALIDATE = "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"  # assumed
TOO_COMPLEX = "QUERY_TOO_COMPLEX"  # assumed
SCOPE, INPUT, MISSING = "INSUFFICIENT_ACCESS_SCOPE", "BAD_USER_INPUT", "NOT_FOUND"

MESSAGE = GraphQLField(
    GraphQLNonNull(GraphQLString), resolve=lambda refused, info: said(refused.refusal)
)
PATH = GraphQLField(
    GraphQLList(GraphQLNonNull(GraphQLString)),
    resolve=lambda refused, info: (refused.refusal.field or "").split("."),
)
ERROR = GraphQLInterfaceType(
    "Error",
    {"message": MESSAGE},
    resolve_type=lambda refused, info, type: typename(refused.refusal),
)
NOT_FOUND_ERROR = GraphQLObjectType("EntityNotFoundError", {"message": MESSAGE}, [ERROR])
VALIDATION_ERROR = GraphQLObjectType("ValidationError", {"message": MESSAGE, "path": PATH}, [ERROR])


class Refused(NamedTuple):
    """A refusal on its way into a payload, where a bare exception would be taken for an error."""

    refusal: Refusal


def said(refusal: Refusal) -> str:
    """A refusal as one sentence or two."""
    return str(refusal) if isinstance(refusal, Invalid) else refusal.message


def typename(refusal: Refusal) -> str:
    """The type that a refusal is in a payload."""
    return "EntityNotFoundError" if isinstance(refusal, NotFound) else "ValidationError"


def told(error: GraphQLError) -> dict[str, Any]:
    """An error as the answer has it; raises what no refusal is, a defect of the fake."""
    cause = error.original_error
    if isinstance(cause, Refusal):
        error = GraphQLError(
            said(cause), error.nodes, path=error.path, extensions=dict(_extensions(cause))
        )
    elif cause is not None and not isinstance(cause, GraphQLError):
        raise cause
    elif not error.extensions:
        error.extensions = {"code": INPUT}
    return dict(error.formatted)


def _extensions(refusal: Refusal) -> Mapping[str, Any]:
    if isinstance(refusal, OutOfScope):
        return {"code": SCOPE, "requiredScopes": list(refusal.needed)}
    if isinstance(refusal, NotFound):
        return {"code": MISSING}
    if isinstance(refusal, Invalid):
        return {"code": INPUT, "field": refusal.field}
    return {"code": INPUT}


def coded(error: GraphQLError, code: str) -> dict[str, Any]:
    """An error of the document itself, with a code."""
    error.extensions = {"code": code}
    return dict(error.formatted)
