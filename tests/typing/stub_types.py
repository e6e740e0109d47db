"""How the fields of the fake's definitions are written as types."""

from __future__ import annotations

import keyword

from bcfake.fields import Choice, Field, Flag, Int, Link, ListOf, Money, Object, Text, Timestamp
from bcfake.schema import Filter, Resource

HEAD = """# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off
"""


def read_type(field: Field) -> str:
    """What a caller finds in a row."""
    kind = _read(field)
    return f"{kind} | None" if field.nullable and kind != "Any" else kind


def _read(field: Field) -> str:
    match field:
        case Int():
            return "str" if field.text else "int"
        case Money():
            return "float" if field.number else "str"
        case Flag():
            return "str" if field.digits else "bool"
        case Timestamp():
            return "int" if field.wire == "unix" else "str"
        case ListOf():
            return f"list[{read_type(field.item)}]"
        case Object():
            return "dict[str, Any]"
        case Link():
            return "dict[str, Any] | None"
        case Text():
            return "str"
    return "Any"


def write_type(field: Field) -> str:
    """What a caller may send."""
    kind = _write(field)
    return f"{kind} | None" if field.nullable and kind != "Any" else kind


def _write(field: Field) -> str:
    match field:
        case Int():
            return "int"
        case Money():
            return "float | str"
        case Flag():
            return "bool"
        case Timestamp():
            return "str | int"
        case ListOf():
            return f"Sequence[{write_type(field.item)}]"
        case Object():
            return "AnyMapping[str, Any]"
        case Choice():
            return f"Literal[{', '.join(repr(value) for value in field.values)}]"
        case Text():
            return "str"
    return "Any"


def asked_type(resource: Resource, found: Filter) -> str:
    """What a filter may be given."""
    field = found.type or resource.by_name.get(found.field)
    if found.compare in ("in", "not_in"):
        return "str | Sequence[Any]"
    match field:
        case Int():
            return "int"
        case Flag():
            return "bool"
        case Money():
            return "float | str"
        case Timestamp():
            return "date | str"
        case Text():
            return "str"
    return "Any"


def named(names: dict[str, str]) -> dict[str, str]:
    """Those that can be written as Python names."""
    return {
        name: kind
        for name, kind in names.items()
        if name.isidentifier() and not keyword.iskeyword(name)
    }


def typed_dict(name: str, bases: str, fields: dict[str, str]) -> str:
    body = "".join(f"    {field}: {kind}\n" for field, kind in named(fields).items())
    return f"\nclass {name}({bases}, total=False):\n{body or '    ...' + chr(10)}"
