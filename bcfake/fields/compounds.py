"""Fields of many values, or of none of their own: lists, objects, links; and whole bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bcfake.errors import Invalid, Missing, ReadOnly, Unknown
from bcfake.fields.base import Field
from bcfake.tables import Frozen, frozen


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
