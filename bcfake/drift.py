"""Answers as a later version of the API might give them: BigCommerce adds fields unannounced.

Which parsers bear it? Every object gets fields nobody knows, its keys in another order, and null
in some fields that are not required. The same row is always disturbed in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from bcfake.fields import Field, ListOf, Object
from bcfake.message import Reply, to_json

Fields = Mapping[str, Field]
UNKNOWN: Mapping[str, Any] = {
    "new_text": "added since",
    "new_number": 1.5,
    "new_flag": True,
    "new_list": [{"id": 1}],
    "new_object": {"id": 1, "values": []},
    "new_null": None,
}
NULLED = 0.5  # of the fields that may be null


def drifted(reply: Reply, definition: Any) -> Reply:
    """The reply with its JSON changed; `definition`, a resource or a view, tells its fields."""
    content = reply.json
    if not 200 <= reply.status < 300 or not isinstance(content, dict | list):
        return reply
    fields = fields_of(getattr(definition, "fields", ()))
    path = getattr(definition, "path", "")
    headers = {name: text for name, text in reply.headers.items() if name != "Content-Length"}
    return Reply(reply.status, to_json(changed(content, fields, path)), headers)


def fields_of(fields: Iterable[Any]) -> Fields:
    """The fields by name; those of a view may be wrapped."""
    found = (getattr(each, "field", each) for each in fields)
    return {each.name: each for each in found}


def changed(value: Any, fields: Fields, seed: str) -> Any:
    """A JSON value whose objects are disturbed, at the top and below."""
    if isinstance(value, list):
        return [changed(each, fields, seed) for each in value]
    if not isinstance(value, dict):
        return value
    if {"data", "meta"} <= value.keys():
        inside = {"data": changed(value["data"], fields, seed), "meta": value["meta"]}
        return _disturbed({**value, **inside}, {}, seed)
    inside = {name: changed(part, _inner(fields.get(name)), seed) for name, part in value.items()}
    return _disturbed(inside, fields, f"{seed} {value.get('id')}")


def _disturbed(row: dict[str, Any], fields: Fields, seed: str) -> dict[str, Any]:
    random = Random(seed)
    disturbed = {
        name: None if may_be_null(fields.get(name)) and random.random() < NULLED else part
        for name, part in row.items()
    }
    unknown = random.sample([*UNKNOWN], 2)
    disturbed |= {name: UNKNOWN[name] for name in unknown if name not in row}
    names = [*disturbed]
    random.shuffle(names)
    return {name: disturbed[name] for name in names}


def may_be_null(field: Field | None) -> bool:
    """Whether a field is optional: it may be null, or a caller need not send it."""
    if field is None or not field.stored or field.auto:
        return False
    return field.nullable or (field.writable("create") and not field.required)


def _inner(field: Field | None) -> Fields:
    if isinstance(field, ListOf):
        field = field.item
    return fields_of(field.fields) if isinstance(field, Object) else {}
