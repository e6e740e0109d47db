"""What each type of field accepts, keeps and shows, and what it says of what it refuses."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

import pytest

from bcfake.errors import Invalid, Missing, ReadOnly, Unknown
from bcfake.fields import (
    Choice,
    Computed,
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
    parse_fields,
    parse_moment,
)
from bcfake.schema import Filter, Resource

NOON = datetime(2026, 6, 18, 12, tzinfo=timezone.utc)
POINT = Object(name="f", fields=(Int(name="x", required=True), Text(name="label")))


@pytest.mark.parametrize(
    ("field", "sent", "shown"),
    [
        (Int(name="f"), 5, 5),
        (Int(name="f"), " 5 ", 5),
        (Int(name="f", text=True), 5, "5"),
        (Money(name="f"), 5, "5.0000"),
        (Money(name="f"), "109.99995", "110.0000"),
        (Money(name="f"), 1e-5, "0.0000"),
        (Money(name="f", places=10), "1", "1.0000000000"),
        (Money(name="f", places=None), "25.50", "25.50"),
        (Money(name="f", number=True), "5", 5),
        (Money(name="f", number=True), "5.5", 5.5),
        (Text(name="f"), 12, "12"),
        (Text(name="f"), "", ""),
        (Email(name="f"), "a@b.c", "a@b.c"),
        (Flag(name="f"), "yes", True),
        (Flag(name="f"), 0, False),
        (Flag(name="f", digits=True), True, "1"),
        (Choice(name="f", values=("a", "1")), 1, "1"),
        (Timestamp(name="f"), "2026-06-18T14:00:00+02:00", "Thu, 18 Jun 2026 12:00:00 +0000"),
        (Timestamp(name="f"), "", ""),
        (Timestamp(name="f"), None, ""),
        (Timestamp(name="f", nullable=True), "", None),
        (Timestamp(name="f", wire="iso"), "2026-06-18", "2026-06-18T00:00:00Z"),
        (Timestamp(name="f", wire="iso_offset"), "2026-06-18", "2026-06-18T00:00:00+00:00"),
        (Timestamp(name="f", wire="unix"), "2026-06-18T12:00:00Z", 1781784000),
        (Timestamp(name="f", wire="unix_text", unset="0"), 0, "0"),
        (Timestamp(name="f", wire="unix_text", unset="0"), "1970-01-01", "0"),
        (Timestamp(name="f", wire="unix_text"), 86400, "86400"),
        (ListOf(name="f", item=Int(name="f")), ["1", 2], [1, 2]),
        (POINT, {"x": "1"}, {"x": 1, "label": ""}),
        (Json(name="f"), {"a": [1]}, {"a": (1,)}),
        (Int(name="f", nullable=True), None, None),
    ],
)
def test_a_value_is_taken_and_shown(field: Field, sent: Any, shown: Any) -> None:
    assert field.render(field.parse(sent)) == shown


@pytest.mark.parametrize(
    ("field", "sent", "says"),
    [
        (Int(name="f"), 1.5, "1.5 is not a whole number."),
        (Int(name="f"), True, "True is not a whole number."),
        (Int(name="f"), None, "It may not be null."),
        (Int(name="f", max=9), 10, "10 is not a whole number from 0 to 9."),
        (Money(name="f"), "x", "'x' is not a number."),
        (Money(name="f"), "-1", "'-1' is not a number that is zero or more."),
        (Money(name="f"), 10**16, "is not a number below 10 to the power of 16."),
        (Money(name="f"), "NaN", "'NaN' is not a number."),
        (Text(name="f", max=3), "four", "It has 4 characters; at most 3 fit."),
        (Text(name="f", min=2), "x", "'x' is not a string of at least 2 character(s)."),
        (Text(name="f", required=True), "  ", "'  ' is not a string of at least 1 character(s)."),
        (Text(name="f", pattern="[a-z]+", form="small letters"), "A", "'A' is not small letters."),
        (Text(name="f"), ["x"], "['x'] is not a string."),
        (Email(name="f"), "a b@c", "'a b@c' is not an e-mail address."),
        (Flag(name="f"), "maybe", "'maybe' is not true or false."),
        (Flag(name="f"), 1.0, "1.0 is not true or false."),
        (Choice(name="f", values=("a", "b")), "c", "'c' is not one of: a, b."),
        (Timestamp(name="f"), "soon", "'soon' is not a date in RFC 2822 or ISO 8601."),
        (Timestamp(name="f"), "2026-13-01", "is not a date in RFC 2822 or ISO 8601."),
        (Timestamp(name="f"), True, "True is not a date in RFC 2822 or ISO 8601."),
        (ListOf(name="f", item=Int(name="g")), "12", "'12' is not a list."),
        (ListOf(name="f", item=Int(name="g"), min=1), [], "It needs at least 1 item(s)."),
        (ListOf(name="f", item=Int(name="g"), max=1), [1, 2], "It has 2 items; at most 1 fit."),
        (ListOf(name="f", item=Int(name="g")), ["x"], "'x' is not a whole number."),
        (POINT, "x", "'x' is not an object."),
        (Json(name="f", shape=list), {}, "{} is not a list."),
        (Json(name="f", shape=dict), [], "[] is not an object."),
    ],
)
def test_a_refusal_says_what_came_and_what_would_be_taken(
    field: Field, sent: Any, says: str
) -> None:
    with pytest.raises(Invalid) as caught:
        field.parse(sent)
    assert caught.value.field == "f"
    assert caught.value.reason.endswith(says)
    assert str(caught.value).startswith("The field 'f' is invalid. ")


def test_a_long_value_is_cut_in_the_refusal() -> None:
    with pytest.raises(Invalid, match=r"'x{56}\.\.\. is not a whole number"):
        Int(name="f").parse("x" * 999)


@pytest.mark.parametrize(
    ("sent", "error", "field"),
    [
        ({"x": "?"}, Invalid, "f.x"),
        ({"x": 1, "y": 2}, Unknown, "f.y"),
        ({}, Missing, "f.x"),
    ],
)
def test_a_part_of_an_object_is_named_with_a_dot(sent: Any, error: type, field: str) -> None:
    with pytest.raises(error) as caught:
        POINT.parse(sent)
    assert caught.value.field == field
    with pytest.raises(error) as caught:
        ListOf(name="lines", item=POINT).parse([{"x": 1}, sent])
    assert caught.value.field == field.replace("f", "lines", 1)


def test_an_open_object_keeps_what_it_does_not_know() -> None:
    field = Object(name="f", fields=(Int(name="x"),), open=True)
    assert field.render(field.parse({"y": {"z": []}})) == {"x": 0, "y": {"z": ()}}


def test_a_partial_object_keeps_only_what_was_sent() -> None:
    field = Object(name="f", fields=(Int(name="x"), Int(name="y")), partial=True)
    assert field.parse({"y": 1}) == {"y": 1}


def test_a_kept_object_cannot_be_changed() -> None:
    value = Json(name="f").parse({"a": {"b": [1]}})
    with pytest.raises(TypeError):
        value["a"]["b"] = 2
    assert isinstance(value["a"]["b"], tuple)


@pytest.mark.parametrize(
    ("read_only", "writable"),
    [
        (False, [True, True]),
        (True, [False, False]),
        ("create", [False, True]),
        ("update", [True, False]),
    ],
)
def test_a_field_may_be_read_only_for_one_verb(read_only: Any, writable: list[bool]) -> None:
    field = Text(name="f", read_only=read_only)
    assert [field.writable(verb) for verb in ("create", "update")] == writable
    for verb, may in zip(("create", "update"), writable, strict=True):
        if not may:
            with pytest.raises(ReadOnly, match="'f' cannot be written to"):
                parse_fields([field], {"f": "x"}, verb)
        assert parse_fields([field], {"f": "x"}, verb, trusted=True) == {"f": "x"}


def test_unknown_names_are_refused_unless_loose() -> None:
    with pytest.raises(Unknown, match="Known fields: f"):
        parse_fields([Text(name="f")], {"g": 1}, "create")
    assert parse_fields([Text(name="f")], {"g": 1}, "create", loose=True) == {}


def test_a_computed_field_is_never_sent() -> None:
    field = Computed(name="f", compute=lambda row, base: f"{base}/{row['id']}")
    assert field.show({"id": 1}, "http://x") == "http://x/1"
    assert not field.writable("create")


def test_a_link_is_read_only_unless_it_says_what_it_accepts() -> None:
    plain = Link(name="f", to="/a/{id}/b", null_when="count")
    assert not plain.writable("create")
    with pytest.raises(ReadOnly):
        plain.parse("x", trusted=True)
    assert plain.show({"id": 1, "count": 0}, "http://x") is None
    assert plain.show({"id": 1, "count": 2}, "http://x") == {
        "url": "http://x/a/1/b",
        "resource": "/a/1/b",
    }
    writable = Link(name="f", to="/a", accepts=ListOf(name="f", item=Int(name="f")))
    assert writable.writable("create")
    assert writable.parse([1]) == (1,)


def test_a_write_only_field_is_parsed_and_never_stored() -> None:
    field = WriteOnly(name="f", accepts=Text(name="f", min=3))
    assert field.parse("abc") == "abc"
    assert (field.stored, field.hidden) == (False, True)
    with pytest.raises(Invalid):
        field.parse("a")


@pytest.mark.parametrize(
    "written",
    [
        "Thu, 18 Jun 2026 12:00:00 +0000",
        "Thu, 18 Jun 2026 14:00:00 +0200",
        "Thu, 18 Jun 2026 14:00:00 0200",  # an unescaped + in a query string
        "18 Jun 2026 12:00:00 GMT",
        "2026-06-18T12:00:00Z",
        "2026-06-18T12:00:00",
        "2026-06-18 12:00:00",
        "2026-06-18T14:00:00+0200",
        "2026-06-18T14:00:00 02:00",
        "2026-06-18T12:00:00.000Z",
        "1781784000",
        1781784000,
        NOON,
        NOON.replace(tzinfo=None),
    ],
)
def test_one_moment_can_be_written_in_many_ways(written: Any) -> None:
    assert parse_moment(written) == NOON


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026", datetime(2026, 1, 1, tzinfo=timezone.utc)),
        ("2026-06", datetime(2026, 6, 1, tzinfo=timezone.utc)),
        ("2026-06-18", datetime(2026, 6, 18, tzinfo=timezone.utc)),
        (date(2026, 6, 18), datetime(2026, 6, 18, tzinfo=timezone.utc)),
        ("0999-12-31", None),
        ("12345678", None),
        ("20260618", None),
        ("2026-W25-4", None),
        ("2026-06-18T12:00", NOON),
        (12.5, None),
    ],
)
def test_part_of_a_date_is_its_beginning(written: Any, moment: datetime | None) -> None:
    assert parse_moment(written) == moment


def test_samples_are_numbered() -> None:
    assert Text(name="f", sample="Mug {n}").example(3) == "Mug 3"
    assert Money(name="f", sample=Decimal(2)).example(3) == 2
    assert Choice(name="f", values=("a", "b")).example(3) == "a"


@pytest.mark.parametrize(
    ("name", "singular"),
    [
        ("brands", "brand"),
        ("categories", "category"),
        ("tax_classes", "tax class"),
        ("order_statuses", "order status"),
        ("store_information", "store information"),
    ],
)
def test_messages_speak_of_one_of_them(name: str, singular: str) -> None:
    assert Resource(name=name, path=name, source="", fields=()).singular == singular


def test_a_filter_without_a_field_gets_the_text_itself() -> None:
    asked = Filter("odd", compare=lambda row, wanted: bool(row["id"] % 2) == (wanted == "yes"))
    resource = Resource(name="a", path="a", source="", fields=(Int(name="id"),), filters=(asked,))
    condition = resource.condition("odd", "yes", next(iter(asked.on)))
    assert condition.wanted == "yes"


def test_a_bad_date_in_a_filter_names_the_filter() -> None:
    resource = Resource(
        name="a",
        path="a",
        source="",
        fields=(Timestamp(name="made"),),
        filters=(Filter("min_made", "made", "ge"),),
    )
    with pytest.raises(Invalid, match="'min_made' is invalid"):
        resource.condition("min_made", "soon", next(iter(resource.filters[0].on)))
