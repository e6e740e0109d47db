"""What a field of each type may hold, as JSON."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bcfake.errors import Invalid
from bcfake.fields import (
    Choice,
    Email,
    Field,
    Flag,
    Int,
    Json,
    Link,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
    WriteOnly,
    rfc2822,
)
from bcfake.resources.customers import State
from bcfake.resources.image_files import ImageFile
from bcfake.resources.promotions import Matcher, OneOf
from bcfake.resources.settings import CurrencyCode, Separator

if TYPE_CHECKING:
    Values = st.SearchStrategy[Any]

LONGEST = 40  # characters of a text; longer ones find no more bugs and are slow
# Some of each kind of character: all of Unicode takes Hypothesis long to set up, and us to read.
PLAIN = string.ascii_letters + string.digits
LETTERS = PLAIN + string.punctuation + " äéîøüßłÇĞ日本語🛒"
ASCII_ONLY = st.characters(min_codepoint=32, max_codepoint=126)
WORDS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
MOMENTS = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2037, 12, 31),  # noqa: DTZ001
    timezones=st.just(timezone.utc),
)
PATHS = WORDS.map("/{}/".format)
IMAGES = WORDS.map("https://example.com/{}.png".format)
EMAILS = st.builds("{}@{}.example".format, WORDS, WORDS)


def values(field: Field) -> Values:
    """JSON values that the field accepts; null among them where it may be null."""
    kind = next(kind for kind in type(field).__mro__ if kind in OF)
    found = OF[kind](field).filter(lambda value: accepts(field, value))
    return st.none() | found if field.nullable else found


def accepts(field: Field, value: Any) -> bool:
    """Whether the field takes the value of a create."""
    try:
        field.parse(value)
    except Invalid:
        return False
    return True


def is_reference(field: Field) -> bool:
    """Whether the values of a field are ids of other rows, or what V3 knows them by."""
    of_row = isinstance(field, Int) and field.name.endswith("_id")
    return of_row or (isinstance(field, Text) and field.name.endswith("_uuid"))


def _texts(field: Any) -> Values:
    if field.pattern:
        return st.from_regex(field.pattern, fullmatch=True, alphabet=ASCII_ONLY)
    least = max(field.min, 1 if field.required else 0)
    return st.text(LETTERS, min_size=least, max_size=min(field.max or LONGEST, LONGEST))


def _decimals(field: Any) -> Values:
    places = 4 if field.places is None else field.places
    least = -100_000 if field.signed else 0
    return st.decimals(least, 100_000, places=min(places, 4)).map(lambda d: format(d, "f"))


def _objects(field: Any) -> Values:
    writable = [f for f in field.fields if f.writable("create") and f.name != "id"]
    required = {f.name: values(f) for f in writable if f.required}
    optional = {f.name: values(f) for f in writable if not f.required}
    return st.fixed_dictionaries(required, optional=optional)


def _one_of(fields: Iterable[Field]) -> Values:
    """Objects with just one of the fields."""
    return st.one_of([st.fixed_dictionaries({f.name: values(f)}) for f in fields])


def _lists(field: Any) -> Values:
    most = min(field.max or 3, max(3, field.min))
    return st.lists(values(field.item), min_size=field.min, max_size=most)


def _json(field: Any) -> Values:
    if field.shape is list:
        return st.lists(st.text(LETTERS, max_size=5), max_size=3)
    return st.dictionaries(WORDS, st.text(LETTERS, max_size=5), max_size=3)


OF: Mapping[type[Field], Callable[[Any], Values]] = {
    OneOf: lambda field: _one_of(field.fields),
    Matcher: lambda field: _one_of(field.leaves),
    Link: lambda field: values(field.accepts),
    WriteOnly: lambda field: values(field.accepts),
    ImageFile: lambda field: IMAGES,
    State: _texts,
    CurrencyCode: lambda field: st.from_regex(r"X[A-Z]{2}", fullmatch=True),
    Separator: lambda field: st.sampled_from([".", ",", " ", "'"]),
    Email: lambda field: EMAILS,
    Choice: lambda field: st.sampled_from(field.values),
    Text: _texts,
    Int: lambda field: st.integers(field.min, field.max),
    Money: _decimals,
    Flag: lambda field: st.booleans(),
    Timestamp: lambda field: MOMENTS.map(rfc2822),
    ListOf: _lists,
    Object: _objects,
    Json: _json,
}
