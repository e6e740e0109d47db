"""A Hypothesis state machine that drives somebody's sync against a store that changes under it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, ClassVar

try:
    from hypothesis import strategies as st
    from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
except ImportError:
    raise ImportError("bcfake.machine needs Hypothesis: pip install hypothesis") from None

from bcfake import strategies
from bcfake.collection import Collection
from bcfake.errors import Refusal
from bcfake.fake import FakeStore
from bcfake.resources import CATALOGUE

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
    failing. `resource` is the kind of row that changes, `options` are settings of the store,
    `failures` what may happen to a request (effects of `Faults.add`). The store's clock stands
    still but for the rule `wait`. Further `@rule` methods are welcome.
    """

    resource: ClassVar[str] = "products"
    options: ClassVar[Mapping[str, Any]] = {}
    failures: ClassVar[tuple[int | str, ...]] = (429, 500, 503, "timeout", "reset", "truncated")

    def __init__(self) -> None:
        super().__init__()
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

    @precondition(lambda self: not self.store.faults.unfired())
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
        self._do("add", **data.draw(strategies.of(self.resource), label="values"))

    def _update(self, data: st.DataObject) -> None:
        """One row gets other values in some of its fields."""
        resource = CATALOGUE[self.resource]
        body = data.draw(strategies.of(self.resource), label="values")
        names = [name for name in body if resource.by_name[name].writable("update")]
        needed = {f.name for f in resource.fields if f.required_on_update}
        some = data.draw(st.sets(st.sampled_from(names), min_size=1), label="of which")
        values = {name: body[name] for name in names if name in some | needed}
        self._do("update", self._some_id(data), **values)

    def _delete(self, data: st.DataObject) -> None:
        self._do("delete", self._some_id(data))

    def _some_id(self, data: st.DataObject) -> Any:
        return data.draw(st.sampled_from([row["id"] for row in self.rows]), label="id")

    def _do(self, verb: str, *args: Any, **values: Any) -> None:
        """What the store's rules refuse, such as a name used twice, does not happen."""
        with suppress(Refusal):
            getattr(self.rows, verb)(*args, **values)

    def _struck_since(self, number: int) -> bool:
        """Whether a fault, or the quota that one used up, met a request after the n-th."""
        return any(entry.note for entry in self.store.requests if entry.number > number)
