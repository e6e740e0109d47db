"""The types of fields: what each accepts, how it is kept in a row and how V2 writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from decimal import ROUND_HALF_UP, Decimal
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, Literal

from bcfake.errors import Invalid, Missing, ReadOnly, Unknown
from bcfake.tables import Frozen, frozen

UNSET: Any = type("Unset", (), {"__repr__": lambda self: "UNSET", "__bool__": lambda self: False})()
INT_MAX = 2_147_483_647
MOST = Decimal(10) ** 16  # decimals are below it
NUMBER = re.compile(r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][+-]?[0-9]{1,2})?")
TRUE = frozenset({"true", "1", "yes", "on"})
FALSE = frozenset({"false", "0", "no", "off"})


@dataclass(frozen=True)
class NewRow:
    """A sample that is the id of a new row of another resource."""

    resource: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a resource, whatever its type.

    `read_only` is True (never writable), "create" or "update" (not writable by that verb).
    `unique` is True (in the store) or the name of the field within which it must be unique.
    `default` is the value after a create that omits the field; UNSET asks the type for its own.
    `sample` is used when a seed leaves out a required field: a value, text with {n} in it, or a
    `NewRow`.
    `auto` sets the field to the clock's time on "create", or on every "change".
    `hidden` fields are kept and may be written, but no V2 answer shows them.
    `v2` False: V2 does not know the field at all (it neither shows nor takes it), V3 does.
    `unless` names a field that may be sent instead of this required one.
    `indexed` makes equality filters on the field independent of the number of rows.
    """

    name: str
    required: bool = False
    unless: str = ""
    required_on_update: bool = False
    read_only: bool | Literal["create", "update"] = False
    nullable: bool = False
    default: Any = UNSET
    unique: bool | str = False
    indexed: bool = False
    sample: Any = UNSET
    auto: Literal["", "create", "change"] = ""
    hidden: bool = False
    v2: bool = True

    kind = "string"  # the word OPTIONS uses
    stored = True  # False: computed when written out
    file = False  # True: the file itself may be sent, as a part of multipart/form-data

    def __post_init__(self) -> None:
        if not self.v2:
            object.__setattr__(self, "hidden", True)

    def empty(self) -> Any:
        """The value of the type when nothing was ever set."""
        return None

    def initial(self) -> Any:
        """The value after a create that omits the field."""
        if self.default is not UNSET:
            return self.default
        return None if self.nullable else self.empty()

    def example(self, n: int) -> Any:
        """A plausible value for the n-th seeded row."""
        value = self.initial() if self.sample is UNSET else self.sample
        return value.format(n=n) if isinstance(value, str) else value

    def parse(self, value: Any, trusted: bool = False) -> Any:
        """The row's value for what a caller sent; raises Invalid."""
        if value is None:
            return self.null()
        return self.accept(value, trusted)

    def null(self) -> Any:
        """What an explicit null means; raises Invalid where the field may not be null."""
        if self.nullable:
            return None
        raise Invalid(self.name, "It may not be null.")

    def accept(self, value: Any, trusted: bool) -> Any:
        """The row's value for a sent value other than null."""
        return value

    def read(self, text: str) -> Any:
        """The value that a filter in the query string asks for."""
        return self.parse(text)

    def render(self, value: Any) -> Any:
        """The JSON value V2 shows."""
        return value

    def key(self, value: Any) -> Any:
        """What equality compares: MySQL's way, without regard to case (assumed)."""
        return value

    def wrong(self, value: Any, expected: str) -> Invalid:
        """The refusal of `value`, saying what would have been accepted."""
        shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "..."
        return Invalid(self.name, f"{shown} is not {expected}.")

    def writable(self, verb: str) -> bool:
        """Whether `verb` ("create" or "update") may send the field."""
        return self.read_only is False or (self.read_only is not True and self.read_only != verb)


@dataclass(frozen=True, kw_only=True)
class Int(Field):
    """A whole number; `text` writes it as a JSON string (discount rule ids)."""

    min: int = 0
    max: int = INT_MAX
    text: bool = False
    kind = "int"

    def empty(self) -> Any:
        return 0

    def accept(self, value: Any, trusted: bool) -> Any:
        if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,20}", value.strip()):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(value, "a whole number")
        if not self.min <= value <= self.max:
            raise self.wrong(value, f"a whole number from {self.min} to {self.max}")
        return value

    def render(self, value: Any) -> Any:
        return str(value) if self.text and value is not None else value


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """A decimal number, kept as Decimal; V2 writes a string with `places` decimals.

    `places` None keeps what was sent, unpadded; `number` writes a JSON number.
    """

    places: int | None = 4
    signed: bool = False
    number: bool = False
    kind = "decimal"

    def empty(self) -> Any:
        return self.quantize(Decimal(0))

    def initial(self) -> Any:
        value = super().initial()
        return self.quantize(Decimal(value)) if isinstance(value, str) and value else value

    def quantize(self, value: Decimal) -> Decimal:
        if self.places is None:
            return value + 0  # no negative zero
        return value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP) + 0

    def accept(self, value: Any, trusted: bool) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
            raise self.wrong(value, "a number")
        text = str(value).strip()
        if not NUMBER.fullmatch(text):
            raise self.wrong(value, "a number")
        number = Decimal(text)
        if abs(number) < MOST:
            number = self.quantize(number)
        if abs(number) >= MOST:
            raise self.wrong(value, "a number below 10 to the power of 16")
        if number < 0 and not (self.signed or trusted):
            raise self.wrong(value, "a number that is zero or more")
        return number

    def render(self, value: Any) -> Any:
        if value is None:
            return None
        if self.number:
            return int(value) if value == value.to_integral_value() else float(value)
        return format(value, "f")


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """A string of `min` to `max` characters; a number sent instead is taken as its text.

    One that is not empty matches the whole `pattern`; `form` says in words what that asks.
    """

    min: int = 0
    max: int | None = None
    pattern: str = ""
    form: str = "well-formed"

    def empty(self) -> Any:
        return ""

    def accept(self, value: Any, trusted: bool) -> Any:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise self.wrong(value, "a string")
        if len(value) < self.min or (self.required and not value.strip()):
            raise self.wrong(value, f"a string of at least {max(self.min, 1)} character(s)")
        if self.max is not None and len(value) > self.max:
            raise Invalid(self.name, f"It has {len(value)} characters; at most {self.max} fit.")
        if self.pattern and value and not re.fullmatch(self.pattern, value):
            raise self.wrong(value, self.form)
        return value

    def read(self, text: str) -> Any:
        return text

    def key(self, value: Any) -> Any:
        return value.casefold() if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Email(Text):
    """An e-mail address."""

    max: int | None = 255
    pattern: str = r"[^@\s]+@[^@\s]+"
    form: str = "an e-mail address"


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """True or false; `digits` writes "1" and "0" (banners)."""

    digits: bool = False
    kind = "bool"

    def empty(self) -> Any:
        return False

    def accept(self, value: Any, trusted: bool) -> Any:
        word = str(value).lower() if isinstance(value, bool | int | str) else ""
        if word in TRUE:
            return True
        if word in FALSE:
            return False
        raise self.wrong(value, "true or false")

    def render(self, value: Any) -> Any:
        return ("1" if value else "0") if self.digits else value


@dataclass(frozen=True, kw_only=True)
class Choice(Text):
    """One of `values`."""

    values: tuple[str, ...] = ()
    kind = "enum"

    def initial(self) -> Any:
        if self.default is UNSET and not self.nullable:
            return self.values[0]
        return super().initial()

    def accept(self, value: Any, trusted: bool) -> Any:
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if text not in self.values:
            raise self.wrong(value, "one of: " + ", ".join(self.values))
        return text


@dataclass(frozen=True, kw_only=True)
class Timestamp(Field):
    """A moment, kept as an aware datetime in UTC, or None while unset.

    `wire` says how it is written: "rfc2822", "iso" (with Z), "iso_offset" (with +00:00), "unix"
    (number) or "unix_text" (string).
    An unset one is written as `unset`, "" unless the field is nullable. A filter may give any of
    the forms, also a date alone or a year and month (documented data types).
    """

    wire: Literal["rfc2822", "iso", "iso_offset", "unix", "unix_text"] = "rfc2822"
    unset: Any = ""
    kind = "date"

    def null(self) -> Any:
        return None

    def accept(self, value: Any, trusted: bool) -> Any:
        if value == "" or (value in (0, "0") and self.wire.startswith("unix")):
            return None
        moment = self._seconds(value) or parse_moment(value)
        if moment is None:
            raise self.wrong(value, "a date in RFC 2822 or ISO 8601")
        if self.wire.startswith("unix") and int(moment.timestamp()) == 0:
            return None
        return moment.replace(microsecond=0)

    def _seconds(self, value: Any) -> datetime | None:
        """Unix seconds, also few of them, where that is how the field is written."""
        if self.wire.startswith("unix") and re.fullmatch(r"-?[0-9]{1,11}", str(value)):
            return datetime.fromtimestamp(int(value), timezone.utc)
        return None

    def read(self, text: str) -> Any:
        moment = parse_moment(text)
        if moment is None:
            raise self.wrong(text, "a date in RFC 2822 or ISO 8601")
        return moment

    def render(self, value: Any) -> Any:
        if value is None:
            return None if self.nullable and self.unset == "" else self.unset
        if self.wire == "rfc2822":
            return rfc2822(value)
        if self.wire == "iso":
            return value.replace(tzinfo=None).isoformat("T", "seconds") + "Z"
        if self.wire == "iso_offset":
            return value.isoformat("T", "seconds")
        seconds = int(value.timestamp())
        return seconds if self.wire == "unix" else str(seconds)


@dataclass(frozen=True, kw_only=True)
class ListOf(Field):
    """A list whose items are all of one type; kept as a tuple."""

    item: Field
    max: int | None = None
    min: int = 0
    kind = "array"

    def empty(self) -> Any:
        return ()

    def accept(self, value: Any, trusted: bool) -> Any:
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.wrong(value, "a list")
        if len(value) < self.min:
            raise Invalid(self.name, f"It needs at least {self.min} item(s).")
        if self.max is not None and len(value) > self.max:
            raise Invalid(self.name, f"It has {len(value)} items; at most {self.max} fit.")
        try:
            return tuple(self.item.parse(part, trusted) for part in value)
        except Invalid as refusal:
            inner = str(refusal.field).partition(".")[2]  # the item's own name is nobody's
            name = f"{self.name}.{inner}" if inner else self.name
            raise type(refusal)(name, refusal.reason) from None

    def read(self, text: str) -> Any:
        return self.item.read(text)

    def render(self, value: Any) -> Any:
        return None if value is None else [self.item.render(part) for part in value]


@dataclass(frozen=True, kw_only=True)
class Object(Field):
    """An object with declared fields of its own; kept as a plain mapping.

    `open` ones take any other key too; `partial` ones keep only the keys that were sent, for
    rules that must tell those from defaults.
    """

    fields: tuple[Field, ...] = ()
    open: bool = False
    partial: bool = False
    kind = "object"

    def accept(self, value: Any, trusted: bool) -> Any:
        if not isinstance(value, Mapping):
            raise self.wrong(value, "an object")
        try:
            sent = parse_fields(self.fields, value, "create", trusted=trusted, loose=self.open)
            refuse_missing(self.fields, sent)
        except Invalid as refusal:
            raise refusal.inside(self.name) from None
        if self.partial:
            return Frozen(sent)
        known = {f.name: sent.get(f.name, f.initial()) for f in self.fields if f.stored}
        if self.open:
            known |= {key: frozen(part) for key, part in value.items() if key not in known}
        return Frozen(known)

    def render(self, value: Any) -> Any:
        if value is None:
            return None
        shown = {
            f.name: f.render(value[f.name]) for f in self.fields if not f.hidden and f.name in value
        }
        if self.open:
            shown |= {key: part for key, part in value.items() if key not in shown}
        return shown


@dataclass(frozen=True, kw_only=True)
class Json(Field):
    """Any JSON value, its lists kept as tuples; `shape` may restrict it to one Python type."""

    shape: type | None = None
    kind = "object"

    def accept(self, value: Any, trusted: bool) -> Any:
        if self.shape is not None and not isinstance(value, self.shape):
            raise self.wrong(value, "a list" if self.shape is list else "an object")
        return frozen(value)


@dataclass(frozen=True, kw_only=True)
class Computed(Field):
    """Worked out of the row whenever it is written out, never stored nor writable.

    `compute` is given the row and the absolute URL of the version root and returns a JSON value.
    """

    compute: Callable[[Mapping[str, Any], str], Any]
    read_only: bool | Literal["create", "update"] = True
    stored = False

    def show(self, row: Mapping[str, Any], base: str) -> Any:
        """The JSON value V2 shows in `row`."""
        return self.compute(row, base)


@dataclass(frozen=True, kw_only=True)
class Link(Field):
    """A `{url, resource}` pointer to `to`, a path below the version root with {field} places.

    Written out, never stored. `accepts` makes the name writable: what is sent is parsed by that
    field and handed to the resource's rules (an order's products). `null_when` names a field
    whose empty value makes the link null.
    """

    to: str
    accepts: Field | None = None
    null_when: str = ""
    kind = "link"
    stored = False

    def writable(self, verb: str) -> bool:
        return self.accepts is not None and super().writable(verb)

    def accept(self, value: Any, trusted: bool) -> Any:
        if self.accepts is None:
            raise ReadOnly(self.name)
        return self.accepts.parse(value, trusted)

    def show(self, row: Mapping[str, Any], base: str) -> Any:
        """The link as V2 shows it in `row`, `base` being the absolute URL of the version root."""
        if self.null_when and not row.get(self.null_when):
            return None
        path = self.to.format_map(row)
        return {"url": base + path, "resource": path}


@dataclass(frozen=True, kw_only=True)
class WriteOnly(Field):
    """Taken from a body and handed to the rules, never stored nor shown (passwords)."""

    accepts: Field
    stored = False
    hidden: bool = True

    def accept(self, value: Any, trusted: bool) -> Any:
        return self.accepts.parse(value, trusted)


def parse_fields(
    fields: Sequence[Field],
    body: Any,
    verb: str,
    *,
    trusted: bool = False,
    loose: bool = False,
) -> dict[str, Any]:
    """The row values for a sent object: known, writable and well-formed, or Invalid is raised.

    `trusted` (seeds) may also set what only the server sets; `loose` ignores unknown names.
    """
    if not isinstance(body, Mapping):
        raise Invalid("body", "The request body is not an object.")
    known = {field.name: field for field in fields if field.v2 or trusted}
    for name in body:
        if name not in known:
            if loose:
                continue
            raise Unknown(str(name), "Known fields: " + ", ".join(known) + ".")
        if not trusted and not known[name].writable(verb):
            raise ReadOnly(name)
    return {name: known[name].parse(body[name], trusted) for name in body if name in known}


def refuse_missing(fields: Sequence[Field], sent: Mapping[str, Any], verb: str = "create") -> None:
    """Raise Missing for the first field that `verb` requires and `sent` lacks."""
    for field in lacking(fields, sent, verb):
        raise Missing(field.name)


def lacking(
    fields: Sequence[Field], sent: Mapping[str, Any], verb: str = "create"
) -> Iterator[Field]:
    """The fields that `verb` requires and `sent` lacks."""
    for field in fields:
        needed = field.required if verb == "create" else field.required_on_update
        if needed and field.name not in sent and field.unless not in sent:
            yield field


def whole(text: str) -> int | None:
    """The number that a text of digits is (of very many, the first ones); None if it is not."""
    if not (text.isascii() and text.isdecimal()):
        return None
    return int(text.lstrip("0")[:20] or "0")


FIRST_YEAR = 1000  # RFC 2822 reads a year of two digits as one of our times


def parse_moment(value: Any) -> datetime | None:
    """A datetime in UTC for RFC 2822, ISO 8601 (also partial) or unix seconds; None if neither."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=timezone.utc)).astimezone(
            timezone.utc
        )
    if isinstance(value, date):
        return datetime.combine(value, time(), timezone.utc)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    for read in (_iso, _rfc2822, _unix):
        try:
            moment = read(text).astimezone(timezone.utc)
        except (ValueError, TypeError, OverflowError):
            continue
        return moment if moment.year >= FIRST_YEAR else None
    return None


ISO = re.compile(r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d{6})?)?([+-]\d\d:\d\d)?)?", re.ASCII)


def _iso(text: str) -> datetime:
    """ISO 8601; a space for the + of an offset is what an unescaped query string leaves."""
    partial = re.fullmatch(r"(\d{4})(?:-(\d\d))?", text)
    if partial:
        return datetime(int(partial[1]), int(partial[2] or 1), 1, tzinfo=timezone.utc)
    text = re.sub(r" (\d\d:?\d\d)$", r"+\1", text)
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"[zZ]$", "+00:00", text))
    text = re.sub(r"\.(\d+)", lambda m: "." + m[1][:6].ljust(6, "0"), text)
    if not ISO.fullmatch(text):  # what else fromisoformat takes depends on Python's version
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _rfc2822(text: str) -> datetime:
    moment = parsedate_to_datetime(re.sub(r" (\d{4})$", r" +\1", text) if ":" in text else text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _unix(text: str) -> datetime:
    if not re.fullmatch(r"\d{9,11}", text):
        raise ValueError(text)
    return datetime.fromtimestamp(int(text), timezone.utc)


def rfc2822(moment: datetime) -> str:
    """`Thu, 18 Jun 2026 14:23:09 +0000`, as every recorded V2 answer writes dates."""
    return format_datetime(moment.astimezone(timezone.utc).replace(microsecond=0))
