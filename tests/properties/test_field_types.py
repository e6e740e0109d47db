"""Field types: what is accepted round-trips, what is refused is named."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bcfake.errors import Invalid
from bcfake.fields import (
    INT_MAX,
    Choice,
    Email,
    Field,
    Flag,
    Int,
    Json,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
    parse_moment,
)
from bcfake.message import to_json
from bcfake.resources import CATALOGUE

TYPES: dict[str, Field] = {
    "int": Int(name="f"),
    "signed int": Int(name="f", min=-5),
    "int as text": Int(name="f", text=True),
    "money": Money(name="f"),
    "signed money": Money(name="f", signed=True),
    "rate": Money(name="f", places=10),
    "unpadded money": Money(name="f", places=None),
    "text": Text(name="f"),
    "short text": Text(name="f", min=2, max=5),
    "email": Email(name="f"),
    "flag": Flag(name="f"),
    "digit flag": Flag(name="f", digits=True),
    "choice": Choice(name="f", values=("a", "b", "1")),
    "date": Timestamp(name="f"),
    "iso date": Timestamp(name="f", wire="iso"),
    "unix date": Timestamp(name="f", wire="unix"),
    "unix text date": Timestamp(name="f", wire="unix_text", unset="0"),
    "ints": ListOf(name="f", item=Int(name="f"), max=3),
    "object": Object(name="f", fields=(Int(name="a"), Text(name="b"), Money(name="c"))),
    "open object": Object(name="f", fields=(Int(name="a"),), open=True),
    "objects": ListOf(name="f", item=Object(name="f", fields=(Text(name="a", required=True),))),
    "json": Json(name="f"),
    "nullable": Int(name="f", nullable=True),
}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["0", "1", "-1", "1.50", "1e3", "true", "a@b.c", "a", "2026-06-18", " 5 "])
    | st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29)).map(str)  # noqa: DTZ001
    | st.integers(0, 10**11).map(str),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.sampled_from("abc"), part),
    max_leaves=6,
)


def parsed(field: Field, sent: Any) -> tuple[Any, Invalid | None]:
    """(the row's value, None), or (None, the refusal)."""
    try:
        return field.parse(sent), None
    except Invalid as refusal:
        return None, refusal


@pytest.mark.parametrize("kind", TYPES)
@given(sent=JSON)
@example(sent=-0.0)
@example(sent="-0")
@example(sent="9" * 5000)
@example(sent="9999999999999999.99999")
@example(sent=9999999999999999)
@example(sent="1_000")
@example(sent="٣")
@example(sent="NaN")
@example(sent="1e999999999")
@example(sent=86400)
@example(sent="0001-01-03T00:00:00Z")
@example(sent={})
@example(sent=[{"a": "x"}])
@example(sent={"a": 1, "b": 2.5, "c": "-0.00001"})
def test_an_accepted_value_round_trips_and_a_refused_one_is_named(kind: str, sent: Any) -> None:
    field = TYPES[kind]
    value, refusal = parsed(field, sent)
    if refusal is not None:
        assert str(refusal.field).split(".")[0] == "f"
        assert "'f" in str(refusal)
        return
    shown = json.loads(to_json(field.render(value)))
    if shown is None:
        assert value is None
        return
    again = field.parse(shown)
    assert again == value
    assert json.loads(to_json(field.render(again))) == shown


@given(
    number=st.decimals(min_value=0, max_value=10**9, places=6, allow_nan=False),
    spaced=st.booleans(),
)
def test_money_is_rounded_half_up_to_four_decimals(number: Decimal, spaced: bool) -> None:
    shown = Money(name="f").render(Money(name="f").parse(f" {number} " if spaced else str(number)))
    whole, _, decimals = shown.partition(".")
    assert (whole.isdecimal(), len(decimals)) == (True, 4)
    assert abs(Decimal(shown) - number) <= Decimal("0.00005")
    assert Money(name="f").parse(number) == Decimal(shown)


@pytest.mark.parametrize("sent", [-0.0, "-0", "-0.00001", "-0.00004"])
def test_zero_has_no_sign(sent: Any) -> None:
    field = Money(name="f", signed=True)
    assert field.render(field.parse(sent)) == "0.0000"


@given(moment=st.datetimes(min_value=datetime(1902, 1, 1)), hours=st.integers(-12, 14))  # noqa: DTZ001
def test_a_date_may_be_written_in_any_zone_and_form(moment: datetime, hours: int) -> None:
    assume(moment.year < 9990)
    zone = timezone(timedelta(hours=hours))
    aware = moment.replace(microsecond=0, tzinfo=zone)
    written = {
        aware.isoformat(),
        aware.isoformat(" "),
        aware.strftime("%a, %d %b %Y %H:%M:%S %z"),
        aware.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        aware.isoformat().replace("+", " "),  # an unescaped + in a query string
        aware.isoformat("T", "milliseconds"),
    }
    assert {parse_moment(text) for text in written} == {aware}


@given(number=st.integers())
def test_an_int_is_taken_within_its_bounds_only(number: int) -> None:
    field = Int(name="f")
    if 0 <= number <= INT_MAX:
        assert field.parse(number) == field.parse(str(number)) == number
    else:
        with pytest.raises(Invalid, match="from 0 to 2147483647"):
            field.parse(number)


FIELDS = [
    (each.name, field.name)
    for each in CATALOGUE.resources
    for field in each.stored
    if not (field.required or field.hidden or isinstance(field, Object))
    if field.initial() is not None
]


@pytest.mark.parametrize(("resource_name", "field_name"), FIELDS)
def test_the_first_value_of_every_optional_field_can_be_shown_and_taken_back(
    resource_name: str, field_name: str
) -> None:
    field = CATALOGUE[resource_name].by_name[field_name]
    shown = json.loads(to_json(field.render(field.initial())))
    taken, refusal = parsed(field, shown)
    assert refusal is None or not shown
    if refusal is None:
        assert json.loads(to_json(field.render(taken))) == shown
