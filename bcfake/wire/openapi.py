"""The control API in OpenAPI 3.1, written from its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bcfake.wire.control_answers import SCHEMAS, named
from bcfake.wire.control_table import Operation

PLACES: Mapping[str, str] = {
    "hash": 'the hash of a store, or "default"',
    "resource": "the name of a resource",
    "id": "the id of a row",
    "number": "the number of a snapshot, fault, hold or script",
}


def describe(operations: Sequence[Operation], prefix: str, header: str) -> dict[str, Any]:
    """The whole description; `header` is what callers from other machines must send."""
    paths: dict[str, Any] = {}
    for each in operations:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "bcfake control API",
            "version": "1",
            "description": "Arranges, breaks and inspects fake BigCommerce stores.",
        },
        "servers": [{"url": prefix}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": dict(SCHEMAS),
            "securitySchemes": {"token": {"type": "apiKey", "in": "header", "name": header}},
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [_tag(operation.path)],
        "parameters": [_place(name) for name in operation.places],
        "responses": _responses(operation),
    }
    if operation.in_query:
        described["parameters"] += [
            {
                "name": each.name,
                "in": "query",
                "required": each.required,
                "schema": each.schema,
                **({"style": "form", "explode": True} if each.spread else {}),
            }
            for each in operation.arguments
        ]
    elif operation.arguments:
        described["requestBody"] = _body(operation)
    return described


def _tag(path: str) -> str:
    parts = [part for part in re.split(r"[/.]", path) if part and not part.startswith("{")]
    return parts[1] if len(parts) > 1 and parts[0] == "stores" else parts[0]


def _place(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": PLACES[name],
        "schema": {"type": "string"},
    }


def _body(operation: Operation) -> dict[str, Any]:
    needed = [each.name for each in operation.arguments if each.required]
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {each.name: each.schema for each in operation.arguments},
        "additionalProperties": False,
    }
    if needed:
        schema["required"] = needed
    return {"required": bool(needed), "content": {"application/json": {"schema": schema}}}


def _responses(operation: Operation) -> dict[str, Any]:
    error = {"application/json": {"schema": named("Error")}}
    if operation.answer is None:
        good: dict[str, Any] = {"204": {"description": "Done."}}
    else:
        content = {"application/json": {"schema": operation.answer}}
        good = {str(operation.status): {"description": operation.summary, "content": content}}
    return good | {"4XX": {"description": "Refused; nothing was done.", "content": error}}
