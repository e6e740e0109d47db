"""A Hypothesis state machine that drives somebody's sync against a store that changes under it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, ClassVar

try:
    from hypothesis import strategies as st
    from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
except ImportError:
    raise ImportError("bcfake.machine needs Hypothesis: pip install hypothesis") from None

from bcfake import strategies, viewing
from bcfake.collection import Collection
from bcfake.errors import Refusal
from bcfake.fake import FakeStore
from bcfake.faults.effects import parsed
from bcfake.fields import NewRow
from bcfake.resources import CATALOGUE
from bcfake.strategies.makers import NAMES, OF_V3, body_fields
from bcfake.tables import Row
from bcfake.view import View

if TYPE_CHECKING:
    from bigcommerce.api import BigcommerceApi

START = datetime(2025, 1, 1, tzinfo=timezone.utc)
HOUR = 3600
ENDLESS = 1_000_000  # requests: a quota is only in the way unless it is asked for


class SyncMachine(RuleBasedStateMachine):
    """Rows come, change and go, time passes, requests fail; in between, `sync` is called.

    A subclass says in `sync` what its code does and in `check` what must hold afterwards:

        class Mirror(SyncMachine):
            def sync(self): mirror.pull(self.client)
            def check(self): assert mirror.names() == {row["name"] for row in self.store.products}

        TestMirror = Mirror.TestCase

    `sync` may raise when one of its requests was made to fail, and only then. Whenever it does
    not raise, `check` is called at once; at the end of a run `sync` is called once more, nothing
    failing. `resource` is the kind of row that changes, one that V2 has or V3 alone, `options` are
    settings of the store, `failures` what may happen to a request (effects of `Faults.add`, or
    none); a class that names anything else is refused with ValueError when it is defined. The
    store's clock stands still but for the rule `wait`. Further `@rule` methods are welcome.
    """

    resource: ClassVar[str] = "products"
    options: ClassVar[Mapping[str, Any]] = {}
    failures: ClassVar[tuple[int | str, ...]] = (429, 500, 503, "timeout", "reset", "truncated")

    def __init_subclass__(cls, **how: Any) -> None:
        super().__init_subclass__(**how)
        if cls.resource not in NAMES:
            known = ", ".join(NAMES)
            raise ValueError(f"{cls.__name__}.resource {cls.resource!r}: one of {known}")
        if isinstance(cls.failures, str):
            raise ValueError(f"{cls.__name__}.failures {cls.failures!r}: effects, in a tuple")
        for effect in cls.failures:
            parsed(effect)

    def __init__(self) -> None:
        super().__init__()
        self._bodies: st.SearchStrategy[dict[str, Any]] | None = None
        self.store = FakeStore(**{"quota": ENDLESS, **self.options})
        self.store.clock.freeze(START)
        self.store.__enter__()
        self.client: BigcommerceApi = self.store.client()

    # ---- what a subclass says

    def sync(self) -> None:
        """Do what is to be tested, with `client` or any code that uses `requests`."""
        raise NotImplementedError

    def check(self) -> None:
        """Raise AssertionError unless the outcome of `sync` fits the rows of `store`."""
        raise NotImplementedError

    def bodies(self) -> st.SearchStrategy[dict[str, Any]]:
        """What rows are made of and changed to. Rows that a body has to name are made once; for
        what else it needs, redefine this: `return strategies.of(self.resource, items=...)`."""
        if self._bodies is None:
            fields = CATALOGUE[self.resource].by_name
            named = [n for n in strategies.references(self.resource) if n in fields]
            samples = {name: fields[name].sample for name in named}
            ids = {
                name: getattr(self.store, sample.resource).add()["id"]
                for name, sample in samples.items()
                if isinstance(sample, NewRow)
            }
            self._bodies = strategies.of(self.resource, **ids)
        return self._bodies

    # ---- what happens

    @property
    def rows(self) -> Collection:
        """The rows that change."""
        rows: Collection = getattr(self.store, self.resource)
        return rows

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """A few rows, and the first sync."""
        for _ in range(data.draw(st.integers(0, 3), label="rows to begin with")):
            self._create(data)
        self.synchronize()

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        """A row comes, changes or goes."""
        verbs = [self._create, self._update, self._delete] if len(self.rows) else [self._create]
        data.draw(st.sampled_from(verbs), label="change")(data)

    @rule(seconds=st.integers(1, HOUR))
    def wait(self, seconds: int) -> None:
        """Time passes."""
        self.store.clock.advance(seconds)

    @precondition(lambda self: self.failures and not self.store.faults.unfired())
    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        """The next request will fail, or a later one."""
        effect = data.draw(st.sampled_from(self.failures), label="effect")
        self.store.faults.add("*", effect, after=data.draw(st.integers(0, 3), label="after"))

    @rule()
    def synchronize(self) -> None:
        """`sync`, and `check` unless it raised for a request that failed."""
        before = self.store.requests.count
        try:
            self.sync()
        except Exception:
            if not self._struck_since(before):
                raise
        else:
            self.check()

    def teardown(self) -> None:
        """The last sync, if nothing is wrong so far, and the end of the store."""
        try:
            self.store.faults.clear()
            self.store.clock.advance(HOUR)  # a 429 leaves no quota behind
            if sys.exc_info()[0] is None:
                self.synchronize()
        finally:
            self.store.__exit__(*sys.exc_info())

    # ---- inside

    def _create(self, data: st.DataObject) -> None:
        body = data.draw(self.bodies(), label="values")
        if self.resource not in OF_V3:
            self._do(self.rows.add, **body)
            return
        view = OF_V3[self.resource].view
        self._do(viewing.create, view, self.store.data, self._above(view), body)

    def _update(self, data: st.DataObject) -> None:
        """One row gets other values in some of its fields."""
        fields = body_fields(self.resource)
        body = data.draw(self.bodies(), label="values")
        names = [name for name in body if fields[name].writable("update")]
        if not names:
            return
        needed = {name for name, field in fields.items() if field.required_on_update}
        some = data.draw(st.sets(st.sampled_from(names), min_size=1), label="of which")
        values = {name: body[name] for name in names if name in some | needed}
        row = self._some_row(data)
        if self.resource not in OF_V3:
            self._do(self.rows.update, row["id"], **values)
            return
        view = OF_V3[self.resource].view
        ids = (*self._ids_above(view, row), row[view.key])
        self._do(viewing.update, view, self.store.data, ids, values)

    def _delete(self, data: st.DataObject) -> None:
        self._do(self.rows.delete, self._some_row(data)["id"])

    def _some_row(self, data: st.DataObject) -> Row:
        ids = [row["id"] for row in self.rows]
        return self.rows.get(data.draw(st.sampled_from(ids), label="id"))

    def _above(self, view: View) -> tuple[Any, ...]:
        """The ids in the path of a view's collection: the first rows there are, made if need be."""
        if view.parent is None:
            return ()
        rows: Collection = getattr(self.store, view.parent.source.name)
        row = next(iter(rows), None) or rows.add()
        return (*self._ids_above(view.parent, row), row[view.parent.key])

    def _ids_above(self, view: View, row: Row) -> tuple[Any, ...]:
        """The ids of the parents in the path of a row."""
        if view.parent is None:
            return ()
        for above in self.store.data.list(view.parent.source):
            where = viewing.placed_below(view, self.store.data, above)
            if all(row.get(name) == value for name, value in where.items()):
                return (*self._ids_above(view.parent, above), above[view.parent.key])
        raise LookupError(f"{view.path}: nothing is above {row}")

    def _do(self, verb: Callable[..., object], *args: Any, **values: Any) -> None:
        """What the store's rules refuse, such as a name used twice, does not happen."""
        with suppress(Refusal):
            verb(*args, **values)

    def _struck_since(self, number: int) -> bool:
        """Whether a fault, or the quota that one used up, met a request after the n-th."""
        return any(entry.note for entry in self.store.requests if entry.number > number)
