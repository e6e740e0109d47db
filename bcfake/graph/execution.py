"""One document from its text to the answer: parsed, validated, weighed, executed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    execute_sync,
    get_operation_ast,
    parse,
    validate,
)

from bcfake.graph.complexity import LIMIT, Complexity
from bcfake.graph.refusals import PARSE, TOO_COMPLEX, VALIDATE, coded, told
from bcfake.graph.schema import SCHEMA
from bcfake.graph.session import Session

TOO_DEEP = "The document is nested too deeply."
NO_OPERATION = "There is no such operation in the document, or several and none is named."


@dataclass
class Outcome:
    """What goes back, and what the headers tell of the document."""

    answer: dict[str, Any]
    type: str = ""
    name: str = ""
    complexity: int | None = None


def run(text: str, variables: Mapping[str, Any], name: str | None, session: Session) -> Outcome:
    """The answer to a document. What its mutations wrote stays, whatever fails beside them."""
    try:
        return _run(text, variables, name, session)
    except RecursionError:
        return refused(coded(GraphQLError(TOO_DEEP), PARSE))


def _run(text: str, variables: Mapping[str, Any], name: str | None, session: Session) -> Outcome:
    try:
        document = parse(text)
    except GraphQLError as problem:
        return refused(coded(problem, PARSE))
    problems = validate(SCHEMA, document, max_errors=20)
    if problems:
        return refused(*(coded(problem, VALIDATE) for problem in problems))
    operation = get_operation_ast(document, name)
    if operation is None:
        return refused(coded(GraphQLError(NO_OPERATION), VALIDATE))
    return _weighed(document, operation, variables, session)


def refused(*errors: Mapping[str, Any]) -> Outcome:
    """The outcome of a document that was not executed."""
    return Outcome({"data": None, "errors": list(errors)})


def _weighed(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    session: Session,
) -> Outcome:
    cost = Complexity(document, variables).of(operation)
    if cost > LIMIT:
        said = f"The document has a complexity score of {cost}; the limit is {LIMIT}."
        outcome = refused(coded(GraphQLError(said), TOO_COMPLEX))
    else:
        outcome = Outcome(_executed(document, operation, variables, session))
    outcome.complexity, outcome.type = cost, operation.operation.value
    outcome.name = operation.name.value if operation.name else ""
    return outcome


def _executed(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    session: Session,
) -> dict[str, Any]:
    result = execute_sync(
        SCHEMA,
        document,
        context_value=session,
        variable_values=dict(variables),
        operation_name=operation.name.value if operation.name else None,
    )
    if not result.errors:
        return {"data": result.data}
    return {"data": result.data, "errors": [told(error) for error in result.errors]}
