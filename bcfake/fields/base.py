"""A field whatever its type: who may send it, what it is unless sent, what it compares by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bcfake.errors import Invalid

UNSET: Any = type("Unset", (), {"__repr__": lambda self: "UNSET", "__bool__": lambda self: False})()


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
    `apart` numbers are saved by a service of their own: one below zero is left out, the rest is
    saved and the answer a 207.
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
    apart: bool = False

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
