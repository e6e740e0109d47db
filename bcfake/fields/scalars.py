"""Fields of one value: numbers, text, flags, choices, moments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from bcfake.errors import Invalid
from bcfake.fields.base import UNSET, Field
from bcfake.fields.moments import parse_moment, rfc2822

INT_MAX = 2_147_483_647
MOST = Decimal(10) ** 16  # decimals are below it
NUMBER = re.compile(r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][+-]?[0-9]{1,2})?")
TRUE = frozenset({"true", "1", "yes", "on"})
FALSE = frozenset({"false", "0", "no", "off"})


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


def separated(text: str | None) -> list[str]:
    """The parts of a text with commas between them."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def whole(text: str) -> int | None:
    """The number that a text of digits is (of very many, the first ones); None if it is not."""
    if not (text.isascii() and text.isdecimal()):
        return None
    return int(text.lstrip("0")[:20] or "0")
