"""The values of rows as JSON and back, exactly: no digit, time zone or type is lost.

A decimal or date in a field of its own kind is plain text; anywhere else, and for what JSON has no
form of, a value is an object with one name: `{"$decimal": "1.50"}`.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from bcfake.errors import Invalid
from bcfake.fields import Field, Flag, Int, ListOf, Money, Object, Text, Timestamp
from bcfake.resources.image_files import PLACEHOLDERS, Image
from bcfake.tables import Frozen


class Form(NamedTuple):
    """How values of one Python type are written: the name, the way out and the way in."""

    name: str
    out: Callable[[Any], Any]
    into: Callable[[Any], Any]


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _bytes(text: Any) -> bytes:
    return base64.b64decode(text, validate=True)


def _image(value: Image) -> Any:
    """The path alone where the file is the placeholder that its name leads to."""
    if value.content == PLACEHOLDERS.get(PurePosixPath(value).suffix):
        return str(value)
    return [str(value), base64.b64encode(value.content).decode()]


def _image_of(written: Any) -> Image:
    if isinstance(written, str):
        return Image(written, PLACEHOLDERS[PurePosixPath(written).suffix])
    path, content = written
    return Image(path, _bytes(content))


def _decimal(text: Any) -> Decimal:
    if not isinstance(text, str):
        raise ValueError(text)
    return Decimal(text)


FORMS: Mapping[type, Form] = {
    Decimal: Form("$decimal", str, _decimal),
    datetime: Form("$date", datetime.isoformat, _moment),
    bytes: Form("$bytes", lambda value: base64.b64encode(value).decode(), _bytes),
    Image: Form("$image", _image, _image_of),
}
INTO = {form.name: form.into for form in FORMS.values()}
PLAIN = "$plain"  # a value that would be taken for something else
# Fields whose texts stand for values of a type, and what to call those.
TEXTS: tuple[tuple[type[Field], type, str], ...] = (
    (Money, Decimal, 'a decimal in quotes, such as "9.5000"'),
    (Timestamp, datetime, "an ISO date with an offset"),
)
KINDS: tuple[tuple[type[Field], type, str], ...] = (
    (Int, int, "a whole number"),
    (Flag, bool, "true or false"),
    (Text, str, "a string"),
)
WRONG = (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, binascii.Error)


def to_json(field: Field | None, value: Any) -> Any:
    """The JSON value of a row's value; raises Invalid for one that has none."""
    kind = type(value)
    expected = _expected(field)
    if kind in FORMS:
        form = FORMS[kind]
        written = form.out(value)
        return written if kind is expected else {form.name: written}
    if isinstance(value, Mapping):
        inner = _inner(field)
        written = {str(name): to_json(inner.get(name), part) for name, part in value.items()}
        return {PLAIN: written} if _tagged(written) else written
    if isinstance(value, tuple | list):
        item = field.item if isinstance(field, ListOf) else None
        return [to_json(item, part) for part in value]
    if value is not None and kind not in (bool, int, float, str):
        raise Invalid(field.name if field else "value", f"JSON has no form for {kind.__name__}.")
    misread = expected is not None and value is not None
    return {PLAIN: value} if misread or _odd(field, value) else value


def from_json(field: Field | None, value: Any) -> Any:
    """The row's value that `to_json` wrote; raises Invalid naming what would be accepted."""
    if _tagged(value):
        return _untagged(field, *next(iter(value.items())))
    if isinstance(value, Mapping):
        inner = _inner(field)
        return Frozen({name: from_json(inner.get(name), part) for name, part in value.items()})
    if isinstance(value, list):
        item = field.item if isinstance(field, ListOf) else None
        return tuple(from_json(item, part) for part in value)
    for kind, type_, words in TEXTS:
        if isinstance(field, kind) and value is not None:
            return _read(field, FORMS[type_].into, value, words)
    if field is not None and _odd(field, value):
        raise field.wrong(value, next(words for kind, _, words in KINDS if isinstance(field, kind)))
    return value


def _expected(field: Field | None) -> type | None:
    """What a text in this field stands for, where that is not the text."""
    return next((type_ for kind, type_, _ in TEXTS if isinstance(field, kind)), None)


def _odd(field: Field | None, value: Any) -> bool:
    """Whether a plain value is not of its field's kind."""
    type_ = next((type_ for kind, type_, _ in KINDS if isinstance(field, kind)), None)
    return type_ is not None and value is not None and type(value) is not type_


def _inner(field: Field | None) -> Mapping[str, Field]:
    if isinstance(field, ListOf):
        field = field.item
    return {each.name: each for each in field.fields} if isinstance(field, Object) else {}


def _tagged(value: Any) -> bool:
    return isinstance(value, Mapping) and len(value) == 1 and next(iter(value)).startswith("$")


def _untagged(field: Field | None, name: str, value: Any) -> Any:
    if name == PLAIN:
        if isinstance(value, Mapping):
            inner = _inner(field)
            return Frozen({n: from_json(inner.get(n), part) for n, part in value.items()})
        return value
    if name not in INTO:
        known = ", ".join([*INTO, PLAIN])
        raise Invalid(field.name if field else name, f"{name} is none of: {known}.")
    return _read(field, INTO[name], value, f"what {name} holds")


def _read(field: Field | None, into: Callable[[Any], Any], value: Any, words: str) -> Any:
    try:
        return into(value)
    except WRONG:
        raise (field or Field(name="value")).wrong(value, words) from None
