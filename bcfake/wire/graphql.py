"""GraphQL's dialect: one path that takes documents, and answers 200 to all that is well-formed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from bcfake.message import Reply
from bcfake.schema import Catalogue
from bcfake.wire.answers import JSON, gateway_error
from bcfake.wire.exchange import Exchange
from bcfake.wire.routes import Handler, Routes


@cache
def routes(catalogue: Catalogue) -> Routes:
    """The one operation: POST on the root."""
    table = Routes()
    table.add("POST", "", answer)
    return table


def serve(handler: Handler, exchange: Exchange) -> Reply:
    """Run the operation."""
    return handler(exchange)


def answer(exchange: Exchange) -> Reply:
    """The answer to a document: `data`, and `errors` where there are any; 400 for no document."""
    from bcfake.graph.execution import run  # graphql-core loads with the first document
    from bcfake.graph.session import Session

    try:
        sent = exchange.request.json
    except ValueError:
        return malformed("The request body is not well-formed JSON.")
    problem = _problem(sent)
    if problem:
        return malformed(problem)
    text, variables = sent["query"], sent.get("variables", {})
    session = Session(exchange.store, exchange.base, exchange.token, exchange.hints)
    outcome = run(text, variables, sent.get("operationName"), session)
    exchange.hints += [each["message"] for each in outcome.answer.get("errors", ())]
    headers = {
        "X-BC-GraphQL-Query-Hash": _hash(text),
        "X-BC-GraphQL-Variables-Hash": _hash(json.dumps(variables, sort_keys=True)),
        "X-BC-GraphQL-Operation-Type": outcome.type,
        "X-BC-GraphQL-Operation-Name": outcome.name,
        "X-BC-GraphQL-Complexity": "" if outcome.complexity is None else str(outcome.complexity),
    }
    told = {name: value for name, value in headers.items() if value}
    return Reply(200, _json(outcome.answer), {**JSON, **told})


def malformed(detail: str) -> Reply:
    """400 for a body that holds no document; the body is assumed."""
    return gateway_error(400, detail=detail)


def _problem(sent: Any) -> str:
    """What is wrong with a body, in a sentence; nothing when it is right."""
    if not isinstance(sent, Mapping):
        return "The request body is not an object."
    if not isinstance(sent.get("query"), str) or not sent["query"].strip():
        return "The field 'query' is not a GraphQL document."
    if not isinstance(sent.get("variables", {}), Mapping):
        return "The field 'variables' is not an object."
    if not isinstance(sent.get("operationName"), str | None):
        return "The field 'operationName' is not a string."
    return ""


def _hash(text: str) -> str:
    return sha256(text.encode(errors="replace")).hexdigest()


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
