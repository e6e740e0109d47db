"""The vocabulary of definitions: what a resource is, as data.

A resource is one `Resource`: fields, verbs, filters, links; what cannot be said as data is a
`Rule`, a function named in the definition. An endpoint that is none of the seven verbs is an
`Action`. Generic code reads these and never mentions a resource by name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal

from bcfake.errors import Invalid, Unknown
from bcfake.fields import Field, Int, Timestamp, parse_fields

if TYPE_CHECKING:
    from bcfake.store import Change, Store
    from bcfake.tables import Row


class Verb(str, Enum):
    """What the API does with a collection."""

    LIST = "list"
    GET = "get"
    COUNT = "count"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    CLEAR = "clear"  # delete the whole collection


class Evidence(str, Enum):
    """How sure a behaviour is."""

    RECORDED = "recorded"  # seen in a captured exchange with the real service
    DOCUMENTED = "documented"  # stated by BigCommerce
    ASSUMED = "assumed"  # the most plausible choice where nothing public shows it


LIST, GET, COUNT, CREATE, UPDATE, DELETE, CLEAR = Verb
RECORDED, DOCUMENTED, ASSUMED = Evidence
READ = frozenset({LIST, GET, COUNT})
ALL = frozenset(Verb)

Moment = Literal[
    "before_create",
    "before_update",
    "before_delete",
    "before_clear",
    "after_create",
    "after_update",
    "after_delete",
]
Compare = Callable[[Any, Any], bool]  # (row's value, wanted value) -> matches


@dataclass(frozen=True)
class Rule:
    """What the store does or refuses beyond the fields; `text` is the sentence for the ledger."""

    moments: tuple[Moment, ...]
    apply: Callable[[Change], None]
    evidence: Evidence
    source: str

    @property
    def text(self) -> str:
        return (self.apply.__doc__ or self.apply.__name__).strip().splitlines()[0]


def rule(
    *moments: Moment, evidence: Evidence = ASSUMED, source: str = ""
) -> Callable[[Callable[[Change], None]], Rule]:
    """Make a function a rule: `@rule("before_create", evidence=DOCUMENTED, source="...")`.

    A `before_…` rule may change `change.values` (the proposed row) or raise a Refusal; an
    `after_…` rule may call verbs of `change.store`. The docstring's first line is its ledger text.
    """
    return lambda function: Rule(moments, function, evidence, source)


@dataclass(frozen=True)
class Filter:
    """A query parameter of list and count: `name` compares `field` with the value asked for.

    `compare` is "eq", "ne", "ge", "le", "gt", "lt", "in" and "not_in" (comma-separated), "like"
    (substring), "has" (the field is a list that holds the value) or a function (row, wanted) ->
    bool for filters that look at more than one field. `type` reads the value; without it, the
    field itself does. `on` limits the verbs that take it. `default` is what holds when the query
    leaves the filter out.
    """

    name: str
    field: str = ""
    compare: str | Compare = "eq"
    type: Field | None = None
    on: frozenset[Verb] = frozenset({LIST, COUNT})
    evidence: Evidence = DOCUMENTED
    default: str = ""


def equals(*names: str) -> tuple[Filter, ...]:
    """Filters of the fields' own names that ask for equality."""
    return tuple(Filter(name, name) for name in names)


def between(*names: str) -> tuple[Filter, ...]:
    """`min_<name>` and `max_<name>`, both inclusive."""
    return tuple(
        Filter(f"{bound}_{name}", name, compare)
        for name in names
        for bound, compare in (("min", "ge"), ("max", "le"))
    )


@dataclass(frozen=True)
class Call:
    """What an action is given: the store, path ids in order, query, parsed body, link base URL,
    and headers by their names in lower case."""

    store: Store
    ids: tuple[Any, ...]
    query: Mapping[str, str]
    body: Any
    base: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Action:
    """An endpoint that is none of the seven verbs, at `path` below the version root.

    `run` returns the JSON value of the answer, or None for 204. `query` names the parameters it
    takes; any other is refused like an unknown filter.
    """

    method: str
    path: str
    run: Callable[[Call], Any]
    query: tuple[str, ...] = ()
    status: int = 200
    evidence: Evidence = DOCUMENTED
    source: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Resource:
    """One kind of object the API offers.

    `name` is the table's and the Python handle's name; `path` the segment(s) below the version
    root, or below the parent's item when there is a `parent`, whose id is kept in `parent_key`.
    `aliases` are other spellings of `path`. `flat` are the verbs that also work on
    `{parent.path}/{path}`, across parents; `flat_path` overrides that path.
    `single` resources have one row and no ids. `default_order` is (field, descending).
    `sortable` fields are accepted by `sort=`. `paged` False: every row comes in one answer.
    `base_rows` gives what every fresh store holds. `events` is the webhook scope family.
    `expands` are the names `include=` swaps for what a function (store, row, base URL) returns.
    `projects` allows include/exclude of fields, `always` naming those that stay, `summary` those
    of `include=@summary`. `rows_per_clear` caps a delete-all. `source` says where it is known from.
    `owner` names the field with the client id of the app that alone sees a row over the API;
    `open` tells which rows the other apps see as well.
    `v2_rows` tells which rows V2 has; all where it is None (a base variant is V3's alone).
    `refine` gives the conditions that filters of one request, looked at together, come to.
    `sequence` names the numbers its ids are of, where other resources take theirs from the same.
    """

    name: str
    path: str
    fields: tuple[Field, ...]
    source: str
    evidence: Evidence = DOCUMENTED
    verbs: frozenset[Verb] = ALL
    parent: Resource | None = None
    parent_key: str = ""
    aliases: tuple[str, ...] = ()
    flat: frozenset[Verb] = frozenset()
    flat_path: str = ""
    filters: tuple[Filter, ...] = ()
    rules: tuple[Rule, ...] = ()
    single: bool = False
    paged: bool = True
    first_id: int = 1
    sequence: str = ""
    default_order: tuple[str, bool] = ("id", False)
    sortable: tuple[str, ...] = ()
    scope: str = ""
    owner: str = ""
    open: Callable[[Row], bool] | None = None
    events: str = ""
    base_rows: Callable[[], Iterable[Mapping[str, Any]]] | None = None
    expands: Mapping[str, Callable[[Store, Row, str], Any]] = field(default_factory=dict)
    projects: bool = False
    always: tuple[str, ...] = ("id",)
    summary: tuple[str, ...] = ()
    rows_per_clear: int | None = None
    last_modified: bool = False
    v2_rows: Callable[[Row], bool] | None = None
    refine: Callable[[Store, Sequence[Condition]], list[Condition]] | None = None
    known_gaps: tuple[str, ...] = ()
    by_name: dict[str, Field] = field(init=False, repr=False, default_factory=dict)
    stored: tuple[Field, ...] = field(init=False, repr=False, default=())
    unique: tuple[Field, ...] = field(init=False, repr=False, default=())
    timed: tuple[Timestamp, ...] = field(init=False, repr=False, default=())
    apart: tuple[str, ...] = field(init=False, repr=False, default=())
    initial: Mapping[str, Any] = field(init=False, repr=False, default_factory=dict)
    rules_at: Mapping[str, tuple[Rule, ...]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_name.update({f.name: f for f in self.fields})
        stored = tuple(f for f in self.fields if f.stored)
        timed = tuple(f for f in stored if isinstance(f, Timestamp) and f.auto)
        object.__setattr__(self, "stored", stored)
        object.__setattr__(self, "unique", tuple(f for f in stored if f.unique))
        object.__setattr__(self, "timed", timed)
        object.__setattr__(self, "apart", tuple(f.name for f in stored if f.apart))
        object.__setattr__(self, "initial", {f.name: f.initial() for f in stored})
        moments = {moment for each in self.rules for moment in each.moments}
        at = {m: tuple(r for r in self.rules if m in r.moments) for m in moments}
        object.__setattr__(self, "rules_at", at)
        assert len(self.by_name) == len(self.fields), f"{self.name}: a field is declared twice"
        for each in self.filters:
            named = each.field and each.field not in self.by_name
            assert not named, f"{self.name}: filter {each.name} on unknown field {each.field}"

    @property
    def takes_files(self) -> bool:
        """Whether some field may be sent as a file."""
        return any(f.file for f in self.fields)

    @property
    def singular(self) -> str:
        """One of them, for messages: "order product" for order_products."""
        words = self.name.replace("_", " ")
        for plural, single in (("ies", "y"), ("sses", "ss"), ("statuses", "status"), ("s", "")):
            if words.endswith(plural):
                return words[: -len(plural)] + single
        return words

    def parse(
        self, body: Any, verb: str, *, trusted: bool = False, loose: bool = False
    ) -> dict[str, Any]:
        """The values a caller may send with `verb`, parsed; raises Invalid naming the field."""
        return parse_fields(self.fields, body, verb, trusted=trusted, loose=loose)

    def automatic(self, moment: Any, creating: bool) -> dict[str, Any]:
        """The fields the clock sets on a create, or on any change."""
        return {f.name: moment for f in self.timed if creating or f.auto == "change"}

    def filter_named(self, name: str, verb: Verb) -> Filter:
        """The filter called `name`; raises Unknown naming the ones there are."""
        for each in self.filters:
            if each.name == name and verb in each.on:
                return each
        known = sorted(f.name for f in self.filters if verb in f.on)
        raise Unknown(name, "Known filters: " + (", ".join(known) or "none") + ".")

    def condition(self, name: str, text: str, verb: Verb) -> Condition:
        """The filter `name` with the value `text` from a query string; raises Invalid."""
        found = self.filter_named(name, verb)
        reader = found.type or self.by_name.get(found.field)
        try:
            if reader is None:
                return Condition(found, text)
            if found.compare in ("in", "not_in"):
                wanted: Any = tuple(reader.read(part) for part in text.split(",") if part)
            else:
                wanted = text.casefold() if found.compare == "like" else reader.read(text)
        except Invalid as refusal:
            raise Invalid(name, refusal.reason) from None
        return Condition(found, wanted)

    def conditions(
        self,
        query: Mapping[str, str],
        verb: Verb,
        *,
        ignoring: Collection[str] = (),
        loose: bool = False,
    ) -> list[Condition]:
        """The filters a query string asks for, and those that hold by default; raises Invalid.

        Names in `ignoring` are no filters; `loose` passes over unknown ones.
        """
        known = {each.name: each.default for each in self.filters if verb in each.on}
        asked = {name: text for name, text in query.items() if name not in ignoring}
        if loose:
            asked = {name: text for name, text in asked.items() if name in known}
        held = {name: text for name, text in known.items() if text and name not in asked}
        return [self.condition(name, text, verb) for name, text in {**asked, **held}.items()]


@dataclass(frozen=True)
class Condition:
    """A filter with the value it asks for."""

    filter: Filter
    wanted: Any


class Catalogue:
    """The resources and actions one store offers, by name and by parent."""

    def __init__(self, resources: Sequence[Resource], actions: Sequence[Action] = ()) -> None:
        self.resources = tuple(resources)
        self.actions = tuple(actions)
        self.by_name = {resource.name: resource for resource in self.resources}
        assert len(self.by_name) == len(self.resources), "two resources share a name"
        self._children: dict[str, list[Resource]] = {}
        for resource in self.resources:
            if resource.parent is not None:
                self._children.setdefault(resource.parent.name, []).append(resource)
        self._sequences: dict[str, list[Resource]] = {}
        for resource in self.resources:
            self._sequences.setdefault(resource.sequence or resource.name, []).append(resource)

    def __getitem__(self, name: str) -> Resource:
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def children(self, resource: Resource) -> Sequence[Resource]:
        """The resources whose rows live and die with a row of `resource`."""
        return self._children.get(resource.name, ())

    def counted_with(self, resource: Resource) -> Sequence[Resource]:
        """The resources whose ids no two of their rows share, itself among them."""
        return self._sequences[resource.sequence or resource.name]


ID = Int(name="id", read_only=True, min=0)
