"""Both ways GraphQL refuses: errors beside null data, and typed errors in a mutation's payload."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
)

from bcfake.errors import Conflict, Invalid, NotFound, Refusal
from bcfake.graph.scalars import ID, TEXT
from bcfake.graph.session import OutOfScope

PARSE, VALIDATE = "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"  # assumed
TOO_COMPLEX = "QUERY_TOO_COMPLEX"  # assumed
SCOPE, INPUT, MISSING = "INSUFFICIENT_ACCESS_SCOPE", "BAD_USER_INPUT", "NOT_FOUND"


class Typed(Refusal):
    """A refusal that says which type it is in a payload; `details` are that type's fields."""

    def __init__(self, typename: str, message: str, **details: Any) -> None:
        super().__init__(message, details=details)
        self.typename = typename


class Absent(NotFound):
    """There is no object with a global id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"Entity {id} not found.")
        self.details = {"id": id}


class Refused(NamedTuple):
    """A refusal on its way into a payload, where a bare exception would be taken for an error."""

    refusal: Refusal


# ---- typed errors


def _text(refused: Refused, info: Any) -> str:
    return said(refused.refusal)


MESSAGE = GraphQLField(TEXT, resolve=_text)
TEXTS = GraphQLNonNull(GraphQLList(TEXT))
ERROR = GraphQLInterfaceType("Error", {"message": MESSAGE})
ENTITY_ERROR = GraphQLInterfaceType(
    "EntityError", {"id": GraphQLField(ID), "message": MESSAGE}, [ERROR]
)
FIELDS: Mapping[str, Mapping[str, Any]] = {  # of each type, besides its message
    "AlreadyExistsError": {},
    "DestinationNotAllowedError": {},
    "EntityAlreadyExistsError": {"id": ID},
    "EntityNotFoundError": {"id": ID},
    "EventBridgeSourceNotFoundError": {"source": TEXT},
    "InvalidTranslationEntityFieldsError": {"id": ID, "fields": TEXTS},
    "MetafieldLimitExceededError": {"limit": GraphQLNonNull(GraphQLInt)},
    "NotAuthorizedFieldToUpdateMetafieldFieldError": {},
    "NotAuthorizedToDeleteMetafieldError": {},
    "NotAuthorizedToUpdateMetafieldError": {},
    "PubSubNoPermissionToPublishError": {"topic": TEXT},
    "PubSubTopicNotFoundError": {"topic": TEXT},
    "ScopeChangeNotAllowedError": {},
    "ValidationError": {},
}


@cache
def error_type(name: str) -> GraphQLObjectType:
    """The type of an error by its name."""
    shown = {
        field: GraphQLField(type, resolve=_detail(field)) for field, type in FIELDS[name].items()
    }
    above = [ENTITY_ERROR, ERROR] if "id" in shown else [ERROR]
    return GraphQLObjectType(name, {**shown, "message": MESSAGE}, above)


def _detail(field: str) -> Any:
    return lambda refused, info: refused.refusal.details.get(field) or ""


@cache
def errors_field(union: str, names: tuple[str, ...]) -> GraphQLField:
    """`errors` of a payload: a list of the union of some types of errors."""
    kinds = GraphQLUnionType(
        union,
        [error_type(name) for name in names],
        resolve_type=lambda refused, info, type: typename(refused.refusal),
    )
    return GraphQLField(GraphQLNonNull(GraphQLList(GraphQLNonNull(kinds))))


def said(refusal: Refusal) -> str:
    """A refusal as one sentence or two."""
    return str(refusal) if isinstance(refusal, Invalid) else refusal.message


def typename(refusal: Refusal) -> str:
    """The type that a refusal is in a payload."""
    if isinstance(refusal, Typed):
        return refusal.typename
    if isinstance(refusal, NotFound):
        return "EntityNotFoundError"
    return "AlreadyExistsError" if isinstance(refusal, Conflict) else "ValidationError"


# ---- errors beside the data


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
