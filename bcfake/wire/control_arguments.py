"""What an operation of the control API takes: read off the signature of the function it calls."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]
TYPES: Mapping[type, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    types.NoneType: "null",
    list: "array",
    Sequence: "array",
    Iterable: "array",
    dict: "object",
    Mapping: "object",
}
KINDS: Mapping[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
    "null": (types.NoneType,),
    "array": (list,),
    "object": (dict,),
}


class Wrong(ValueError):
    """An argument that cannot be taken; `accepted` says what could."""

    def __init__(self, message: str, field: str | None = None, accepted: Any = None) -> None:
        super().__init__(message)
        self.field = field
        self.accepted = accepted


class Missing(Wrong):
    """Something named in the path that is not there."""


@dataclass(frozen=True)
class Argument:
    """One argument; `spread` is "*" or "**" for one that takes all that is left."""

    name: str
    schema: Schema
    required: bool
    spread: str = ""

    @property
    def accepted(self) -> list[Any]:
        """What it takes, for an error: types, or the values themselves."""
        return list(self.schema.get("enum") or words(self.schema))

    def check(self, value: Any) -> Any:
        """The value as the function takes it; raises Wrong."""
        if "enum" in self.schema:
            fits = value in self.schema["enum"]
        else:
            fits = not self.schema or any(is_a(word, value) for word in words(self.schema))
        if not fits:
            raise Wrong(f"{self.name}: {value!r:.80} cannot be", self.name, self.accepted)
        if self.schema.get("format") == "date-time" and value is not None:
            return self._moment(value)
        item = self.schema.get("items")
        if item and isinstance(value, list):
            inner = Argument(self.name, item, True)
            return [inner.check(each) for each in value]
        return self._parts(value) if "properties" in self.schema else value

    def _parts(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """An object whose properties are those it may and must have; raises Wrong."""
        known = self.schema["properties"]
        for name in value:
            if name not in known:
                raise Wrong(f"{self.name}: unknown part {name!r:.80}", self.name, [*known])
        for name in self.schema["required"]:
            if name not in value:
                raise Wrong(f"{self.name}: {name} is needed", self.name, [*known])
        return {n: Argument(f"{self.name}.{n}", known[n], True).check(p) for n, p in value.items()}

    def _moment(self, text: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            accepted = "an ISO date with an offset, 2026-01-31T12:00:00+00:00"
            raise Wrong(f"{self.name}: {text!r:.80} is no moment", self.name, accepted)
        return moment

    def read(self, text: str) -> Any:
        """The value a query parameter gives; raises Wrong."""
        kinds = words(self.schema)
        if "integer" in kinds and text.lstrip("-").isdecimal():
            return int(text)
        if "boolean" in kinds and text in ("true", "false"):
            return text == "true"
        return self.check(text)


def words(schema: Schema) -> list[str]:
    """The types a schema names."""
    kind = schema.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def is_a(word: str, value: Any) -> bool:
    """Whether a JSON value is of a type, by JSON's own name for it."""
    if isinstance(value, bool):
        return word == "boolean"
    return isinstance(value, KINDS[word])


def arguments(function: Callable[..., Any], given: Sequence[str] = ()) -> tuple[Argument, ...]:
    """The arguments a function takes from afar: all but its first, those `given` elsewhere, and
    those that JSON has no form for (functions, paths)."""
    hints = get_type_hints(function)
    found = []
    for each in list(inspect.signature(function).parameters.values())[1:]:
        spread = {each.VAR_POSITIONAL: "*", each.VAR_KEYWORD: "**"}.get(each.kind, "")  # type: ignore[call-overload]
        schema = schema_of(hints.get(each.name, Any))
        if schema is None or each.name in given:
            continue
        if spread:
            schema = {"type": "array", "items": schema} if spread == "*" else {"type": "object"}
        required = each.default is each.empty and not spread
        found.append(Argument(each.name, schema, required, spread))
    return tuple(found)


def schema_of(hint: Any) -> Schema | None:
    """The JSON schema of a type; None for one that JSON has no form for."""
    if hint is Any:
        return {}
    if hint is datetime:
        return {"type": "string", "format": "date-time"}
    if is_typeddict(hint):
        return _object_of(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin in (Union, types.UnionType):
        return _any_of([schema for schema in map(schema_of, get_args(hint)) if schema is not None])
    kind = TYPES.get(origin or hint)
    if kind == "array":
        items = next(map(schema_of, get_args(hint)), None)
        return {"type": kind, **({"items": items} if items else {})}
    return None if kind is None else {"type": kind}


def _object_of(hint: Any) -> Schema:
    """The schema of a TypedDict."""
    parts = {name: schema_of(part) for name, part in get_type_hints(hint).items()}
    return {
        "type": "object",
        "properties": parts,
        "required": [name for name in parts if name in hint.__required_keys__],
        "additionalProperties": False,
    }


def _any_of(schemas: list[Schema]) -> Schema | None:
    if all(each == {"type": "null"} for each in schemas):
        return None
    if not all(schemas):
        return {}
    merged: Schema = {key: value for each in schemas for key, value in each.items()}
    enums = [value for each in schemas for value in each.get("enum", [])]
    if enums and all("enum" in each or each == {"type": "null"} for each in schemas):
        return {"enum": [*enums, *([None] if {"type": "null"} in schemas else [])]}
    merged.pop("enum", None)
    kinds = list(dict.fromkeys(word for each in schemas for word in words(each)))
    if enums and "string" not in kinds:
        kinds.append("string")
    return merged | {"type": kinds[0] if len(kinds) == 1 else kinds}
