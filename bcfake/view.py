"""The vocabulary of V3: how it shows and takes the rows that the definitions hold, as data.

A `View` is a path, a source resource and its fields: a plain `Field` where V3 has the row's field
under its own name, a `Pair` where a name or a form differs, a `Shown` where V3 makes its value of
more than one field. What is no verb on a collection is an `Endpoint`. There are no rows but the
resource's; what V3 knows and V2 does not is a field of the resource with `v2=False`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from bcfake.errors import Invalid
from bcfake.fields import Field, ListOf
from bcfake.schema import (
    CREATE,
    DELETE,
    DOCUMENTED,
    GET,
    LIST,
    UPDATE,
    Call,
    Condition,
    Evidence,
    Filter,
    Resource,
    Verb,
)

if TYPE_CHECKING:
    from bcfake.store import Store
    from bcfake.tables import Row

CRUD = frozenset({LIST, GET, CREATE, UPDATE, DELETE})
MAX_LIMIT = 250
TYPE = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes"
OPERATORS: Mapping[str, str] = {
    "": "eq",
    "not": "ne",
    "in": "in",
    "not_in": "not_in",
    "like": "like",
    "min": "ge",
    "max": "le",
    "greater": "gt",
    "less": "lt",
}


def same(value: Any) -> Any:
    """The value as it is."""
    return value


@dataclass(frozen=True)
class Sight:
    """A row as a view looks at it, with its store and the absolute URL of the version root."""

    store: Store
    row: Row
    base: str


@dataclass(frozen=True)
class Pair:
    """A field of V3, and `row`, the name of the row's field it stands for (its own if empty).

    `out` makes V3's value of the row's, `into` the row's of V3's: Python values, both.
    """

    field: Field
    row: str = ""
    out: Callable[[Any], Any] = same
    into: Callable[[Any], Any] = same


@dataclass(frozen=True)
class Search:
    """A filter that looks beyond the row: `test` gives, for a store and a value, the predicate.

    `type` reads the value; a `many` one takes several with commas, as a tuple.
    """

    name: str
    type: Field
    test: Callable[[Store, Any], Callable[[Row], bool]]
    many: bool = False


@dataclass(frozen=True)
class Shown:
    """A field of V3 whose Python value `show` works out of a row.

    `take` gives the row's values that a sent one stands for. Without it a writable field is only
    found in `Draft.sent`, by the view's `before` and `after`.
    """

    field: Field
    show: Callable[[Sight], Any]
    take: Callable[[Any], Mapping[str, Any]] | None = None


Part: TypeAlias = "Pair | Shown"
Look: TypeAlias = Callable[[Sight], Any]


def _look(part: Part) -> Look:
    """What gives the JSON value that a field has in a row."""
    render = part.field.render
    if isinstance(part, Shown):
        show = part.show
        return lambda sight: render(show(sight))
    name, out = part.row or part.field.name, part.out
    if out is not same:
        return lambda sight: render(out(sight.row.get(name)))
    if type(part.field).render is Field.render:
        return lambda sight: sight.row.get(name)
    return lambda sight: render(sight.row.get(name))


@dataclass
class Draft:
    """One create or update through a view, as its hooks see it.

    `sent` holds V3's parsed values by V3's names, `values` the row's by the row's, which `before`
    may change; `old` is the row before (None on create), `row` the row after (None in `before`).
    `part` is true for what came in a body of its parent.
    """

    store: Store
    view: View
    sent: Mapping[str, Any]
    values: dict[str, Any]
    old: Row | None = None
    row: Row | None = None
    part: bool = False


@dataclass(frozen=True)
class Wording:
    """How a service words the refusal of a body: its title where a field is absent, its title where
    one is wrong, and what it says of an absent one."""

    lacking: str = "Missing Required Fields"
    invalid: str = "The field '{field}' is invalid."
    absent: str = "Please provide a {field}."


@dataclass(frozen=True, eq=False, kw_only=True)
class View:
    """One collection of V3.

    `noun` is the word for one of them in messages, the source's unless given.
    `path` is below /v3, or below the parent's item when there is a `parent`. `within` gives, for
    the parent's row, the values of the row's fields that place a row below it; without it, that is
    the parent's id in the source's `parent_key`. `only` tells which of the source's rows it shows.
    `key` is the row's field that the id in the path is compared with.
    `filters` are V3's spellings ("id:in", "name:like"), `Filter`s or `Search`es; `sortable` are
    V3's names.
    `paging` is "page", "cursor", "both" (cursors beside pages) or "none"; `include_limits` lowers
    the rows a page may have where an include is asked for. Without `links`, pages name no others.
    `include` is the name under which the parent's include= adds this view's rows, `part` whether
    a body of the parent may hold them too. `includes` are further ones, each a function of a
    `Sight`; `shown_as` are names they have in answers, where those differ. `on_create`: an answer
    to a create has these includes, one to a batch those of them that were sent.
    `batch` maps the verbs whose body is a list to the most items it may have: CREATE makes POST
    take a list, UPDATE adds PUT on the collection, DELETE adds DELETE with a list of ids.
    With `one_or_many`, the body may also be one object, and the answer to a create is one then.
    With `upsert`, items of that PUT without an id are created; with `partial`, items that are
    refused do not keep the others from being saved (207), and the meta counts them.
    CLEAR among the verbs is DELETE on the collection, by filters, of which it needs one of
    `clear_needs`, where there are any. `created` is the status of a create, `updated` that of an
    update, `batch_updated` that of a batch of them; `shows_deleted`: a delete answers with the
    object (200). `missing` is the title of a 404, with {id} in it, `wording` that of a 422.
    `shows` tells which of the fields a row has, where not every row has all.
    `before` and `after` run in the transaction of a create or update, `deleting` before a delete
    (with `old`). `spec` says where it is known from. `scope` is what a token needs, where that is
    not the source's.
    """

    path: str
    source: Resource
    fields: tuple[Field | Pair | Shown, ...]
    spec: str
    noun: str = ""
    verbs: frozenset[Verb] = CRUD
    parent: View | None = None
    within: Callable[[Store, Row], Mapping[str, Any]] | None = None
    only: Callable[[Row], bool] | None = None
    key: str = "id"
    filters: tuple[str | Filter | Search, ...] = ()
    sortable: tuple[str, ...] = ()
    order: tuple[str, bool] | None = None
    paging: Literal["page", "cursor", "both", "none"] = "page"
    max_limit: int = MAX_LIMIT
    include: str = ""
    part: bool = False
    includes: Mapping[str, Callable[[Sight], Any]] = field(default_factory=dict)
    include_limits: Mapping[str, int] = field(default_factory=dict)
    shown_as: Mapping[str, str] = field(default_factory=dict)
    on_create: tuple[str, ...] = ()
    batch: Mapping[Verb, int] = field(default_factory=dict)
    one_or_many: bool = False
    upsert: bool = False
    partial: bool = False
    clear_needs: tuple[str, ...] = ()
    created: int = 200
    updated: int = 200
    batch_updated: int = 200
    links: bool = True
    shows_deleted: bool = False
    missing: str = ""
    wording: Wording = Wording()
    shows: Callable[[Row], Collection[str]] | None = None
    before: Callable[[Draft], None] | None = None
    after: Callable[[Draft], None] | None = None
    deleting: Callable[[Draft], None] | None = None
    scope: str = ""
    evidence: Evidence = DOCUMENTED
    known_gaps: tuple[str, ...] = ()
    included: dict[str, View | Callable[[Sight], Any]] = field(
        init=False, repr=False, default_factory=dict
    )
    parts: dict[str, View] = field(init=False, repr=False, default_factory=dict)
    by_name: dict[str, Part] = field(init=False, repr=False, default_factory=dict)
    shown: dict[str, Look] = field(init=False, repr=False, default_factory=dict)
    filter_by_name: dict[str, Filter | Search] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.fields:
            part = Pair(each) if isinstance(each, Field) else each
            self.by_name[part.field.name] = part
            row = part.row or part.field.name if isinstance(part, Pair) else ""
            assert not row or row in self.source.by_name, f"{self.path}: no field {row} in rows"
            if not part.field.hidden:
                self.shown[part.field.name] = _look(part)
        for spelling in self.filters:
            found = self._filter(spelling) if isinstance(spelling, str) else spelling
            self.filter_by_name[found.name] = found
        self.included.update(self.includes)
        if self.parent is not None and self.include:
            self.parent.included[self.include] = self
            if self.part:
                self.parent.parts[self.include] = self

    def _filter(self, spelling: str) -> Filter:
        """The filter that V3 spells `name` or `name:operator`, on one of the fields."""
        name, _, operator = spelling.partition(":")
        part = self.by_name[name]
        assert isinstance(part, Pair), f"{self.path}: {name} is not a row's field"
        compare = OPERATORS[operator]
        if isinstance(part.field, ListOf):
            return Filter(spelling, compare=_AnyOf(self.row_name(name)), type=part.field.item)
        return Filter(spelling, self.row_name(name), compare, part.field)

    def row_name(self, name: str) -> str:
        """The row's name of a field of V3 that one field of the row stands for."""
        part = self.by_name[name]
        assert isinstance(part, Pair), f"{self.path}: {name} is not a row's field"
        return part.row or name

    def v3_name(self, row_name: str) -> str:
        """V3's name of a row's field; the row's own where V3 has none."""
        head, dot, rest = row_name.partition(".")
        for name, part in self.by_name.items():
            if isinstance(part, Pair) and part.row == head:
                return name + dot + rest
        return row_name

    @property
    def singular(self) -> str:
        """One of them, for messages."""
        return self.noun or self.source.singular

    @property
    def takes_files(self) -> bool:
        """Whether a body may be a form, one of the fields being a file."""
        return any(part.field.file for part in self.by_name.values())

    @property
    def key_name(self) -> str:
        """V3's name of the field that the id in the path is."""
        return self.v3_name(self.key)

    def condition(self, name: str, text: str, store: Store) -> Condition:
        """The filter `name` with the value `text` from a query string; raises Invalid."""
        found = self.filter_by_name[name]
        reader = found.type
        if reader is None:
            assert isinstance(found, Filter)
            return Condition(found, text)
        into = self._into(name)
        texts = [each for each in text.split(",") if each]
        try:
            if isinstance(found, Search):
                return _searched(found, texts if found.many else text, store)
            if found.compare in ("in", "not_in") or isinstance(found.compare, _AnyOf):
                return Condition(found, tuple(into(reader.read(each)) for each in texts))
            if found.compare == "like":
                return Condition(found, text.casefold())
            return Condition(found, into(reader.read(text)))
        except Invalid as refusal:
            raise Invalid(name, refusal.reason, kind=reader.kind, text=text) from None

    def _into(self, name: str) -> Callable[[Any], Any]:
        part = self.by_name.get(name.partition(":")[0])
        if not isinstance(part, Pair) or isinstance(part.field, ListOf):
            return same
        return lambda value: part.into(part.field.accept(value, True))  # of valid values only


def _searched(search: Search, asked: str | list[str], store: Store) -> Condition:
    read = search.type.read
    wanted = read(asked) if isinstance(asked, str) else tuple(map(read, asked))
    passes = search.test(store, wanted)
    return Condition(Filter(search.name, compare=lambda row, _: passes(row)), wanted)


@dataclass(frozen=True)
class _AnyOf:
    """Whether the list in a row's field holds any of the values wanted."""

    field: str

    def __call__(self, row: Any, wanted: Any) -> bool:
        return not set(wanted).isdisjoint(row.get(self.field) or ())


@dataclass(frozen=True)
class Page:
    """What an endpoint returns for a list that the wire is to page."""

    items: tuple[Any, ...]


@dataclass(frozen=True)
class Raw:
    """What an endpoint returns for a body that is not wrapped in data and meta as usual."""

    body: Any
    status: int = 200


@dataclass(frozen=True)
class Document:
    """What an endpoint returns for a body that is no JSON but of the type it `gives`."""

    text: str


EVENTS = "text/event-stream"


def told(event: Mapping[str, Any]) -> Document:
    """A stream that tells of one event, for an endpoint that gives EVENTS."""
    return Document(f"event: message\ndata: {json.dumps(event, separators=(',', ':'))}\n\n")


def problem(status: int, title: str, **more: Any) -> Raw:
    """V3's error object, for a status that no refusal has."""
    return Raw({"status": status, "title": title, "type": TYPE, "errors": {}, **more}, status)


@dataclass(frozen=True)
class Endpoint:
    """An operation of V3 that is no verb on a view's collection, at `path` below /v3.

    `run` returns the JSON value for `data`, a `Page`, a `Raw`, a `Document` of the media type that
    `gives` names, or None for 204. `query` names the parameters it takes besides page and limit;
    another is refused like an unknown filter. `takes_files`: the body may be a form. `scope` is
    what a token needs where that is not the scope of the path's family.
    """

    method: str
    path: str
    run: Callable[[Call], Any]
    query: tuple[str, ...] = ()
    status: int = 200
    takes_files: bool = False
    evidence: Evidence = DOCUMENTED
    spec: str = ""
    scope: str = ""
    gives: str = "application/json"
