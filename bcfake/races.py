"""Races on demand: what happens between two pages, and who waits for whom."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bcfake.amounts import is_number, refuse_unless, refuse_unless_whole
from bcfake.faults.aims import Arrival, Ids, Target, Wanted
from bcfake.journal import CheckAim

PATIENCE = 5.0  # seconds of real time a held request waits, unless told otherwise
FIRST = ("", "0", "1")  # pages before which there is none
CURSORS = ("after", "before", "min_id", "id:min")


class NeverReleased(AssertionError):
    """A request was held and nothing let it go on in time."""


@dataclass(eq=False)
class Drift:
    """What `between_pages` planned: `callback` runs before each next page; `calls` counts."""

    target: Target
    callback: Callable[[], object]
    times: int | None = None
    calls: int = 0
    _last: str | None = field(default=None, repr=False)
    _busy: bool = field(default=False, repr=False)
    _failed: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"between pages of {self.target}"

    def before(self, arrival: Arrival) -> None:
        """Run the callback if a page was answered and this request asks for the next one."""
        query, last = arrival.request.query_string, self._last
        if self._busy or self.times == self.calls:
            return
        self._last = query
        if last is None or query == last or _is_first(arrival):
            return
        self.calls, self._busy = self.calls + 1, True
        try:
            self.callback()
        except Exception as error:  # over a port nobody else would see it
            self._failed = f"the callback raised {error!r}: {self}"
            raise
        finally:
            self._busy = False

    def problem(self) -> str:
        """What to say when it never came to it, or went wrong."""
        if self._failed:
            return self._failed
        return "" if self.calls else f"never called, for nobody went on to a next page: {self}"


def _is_first(arrival: Arrival) -> bool:
    query = arrival.request.query
    return query.get("page", "1") in FIRST and not any(name in query for name in CURSORS)


@dataclass(eq=False)
class Gate:
    """What `hold` planned: the first request that fits waits before its operation, with nothing
    locked, until a request that fits `until` was carried out, or `release` is called.

    As a context manager it is released at the end of the block. `held` is the request that came.
    """

    target: Target
    until: Target | None
    timeout: float
    held: str = ""
    _came: threading.Event = field(default_factory=threading.Event, repr=False)
    _open: threading.Event = field(default_factory=threading.Event, repr=False)
    _failed: str = field(default="", repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __str__(self) -> str:
        return f"hold {self.target}"

    def __enter__(self) -> Gate:
        return self

    def __exit__(self, *failure: object) -> None:
        self.release()

    def release(self) -> None:
        """Let the held request go on, and nobody be held any more."""
        self._open.set()

    def wait_until_held(self, timeout: float = PATIENCE) -> str:
        """Wait, `timeout` seconds of real time at most, until a request is held; says which.

        Raises AssertionError when none comes.
        """
        __tracebackhide__ = True
        if not self.came(timeout):
            raise AssertionError(f"no request came in {timeout:g} s: {self}")
        return self.held

    def came(self, timeout: float = 0) -> bool:
        """Whether a request is or was held; waits for one, `timeout` seconds of real time."""
        return self._came.wait(timeout)

    def takes(self, arrival: Arrival) -> bool:
        """Whether this request is the one to be held."""
        if self._open.is_set() or not self.target.fits(arrival):
            return False
        with self._lock:
            if self.held:
                return False
            self.held = f"{arrival.request.method} {arrival.path}"
            return True

    def wait(self) -> None:
        """Hold the calling thread; raises NeverReleased."""
        self._came.set()
        if not self._open.wait(self.timeout):
            other = f"another {self.until.aim}" if self.until else "release()"
            self._failed = (
                f"{self.held} was held for {self.timeout:g} s and nothing let it go on: "
                f"{other} has to come from another thread"
            )
            self.release()
            raise NeverReleased(self._failed)

    def after(self, arrival: Arrival) -> None:
        """A request was carried out: it may be the one that is waited for."""
        if self.held and self.until is not None and self.until.fits(arrival):
            self.release()

    def problem(self) -> str:
        """What to say when it never came to it, or went on too long."""
        return self._failed or ("" if self.held else f"never held a request: {self}")


class Races:
    """The scripts of one store. `check_aim` raises ValueError for an aim that nothing fits."""

    def __init__(self, check_aim: CheckAim = lambda aim, **predicates: None) -> None:
        self._check_aim = check_aim
        self._drifts: list[Drift] = []
        self._gates: list[Gate] = []

    def __len__(self) -> int:
        return len(self._drifts) + len(self._gates)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """What `hold` planned, oldest first."""
        return tuple(self._gates)

    @property
    def drifts(self) -> tuple[Drift, ...]:
        """What `between_pages` planned, oldest first."""
        return tuple(self._drifts)

    def between_pages(
        self,
        aim: str,
        callback: Callable[[], object],
        *,
        times: int | None = None,
        query: Wanted | None = None,
        token: str = "",
    ) -> Drift:
        """Call `callback` whenever one page of a list was answered and the next is asked for,
        `times` at most: `between_pages("GET /products", lambda: bcfake.products.delete(1))`.

        It runs in the thread that serves the request, before it, and may do anything. `query` and
        `token` narrow the requests as with faults. Raises ValueError for what makes no sense.
        """
        if not callable(callback):
            raise ValueError(f"callback {callback!r}: a function without arguments")
        refuse_unless_whole("times", times, 1, "always")
        drift = Drift(self._target(aim, query=query, token=token), callback, times)
        if drift.target.aim.method not in ("GET", "*"):
            raise ValueError(f"pages are read with GET; the aim is {drift.target.aim}")
        self._drifts.append(drift)
        return drift

    def hold(
        self,
        aim: str,
        *,
        until: str | None = "",
        timeout: float = PATIENCE,
        ids: Ids | None = None,
        query: Wanted | None = None,
        sent: Wanted | None = None,
        token: str = "",
    ) -> Gate:
        """Hold the first request that fits, before its operation, until another that fits `until`
        (the same unless given; None: nobody) was carried out, or the gate is released.

        Whoever waits longer than `timeout` seconds of real time gets NeverReleased, and the test
        fails. `ids`, `query`, `sent` and `token` narrow the requests as with faults. Raises
        ValueError for what makes no sense.
        """
        good = is_number(timeout) and 0 < timeout <= threading.TIMEOUT_MAX
        refuse_unless(good, "timeout", timeout, "seconds, more than 0")
        target = self._target(aim, ids, query, sent, token)
        other = None if until is None else self._target(until) if until else target
        gate = Gate(target, other, timeout)
        self._gates.append(gate)
        return gate

    def remove(self, script: Drift | Gate) -> None:
        """Take one back; raises ValueError when it is not planned. A gate is released."""
        planned: list[Any] = self._gates if isinstance(script, Gate) else self._drifts
        planned.remove(script)
        if isinstance(script, Gate):
            script.release()

    def clear(self) -> None:
        """Take all back; who is held goes on."""
        gates, self._gates, self._drifts = self._gates, [], []
        for gate in gates:
            gate.release()

    def release(self) -> None:
        """Let everybody who is held go on."""
        for gate in self.gates:
            gate.release()

    def problems(self) -> list[str]:
        """What a test should not pass with: scripts that never came to it, waits without end."""
        told = [each.problem() for each in self._drifts] + [each.problem() for each in self._gates]
        return [problem for problem in told if problem]

    @contextmanager
    def meeting(self, arrival: Arrival) -> Iterator[None]:
        """Around the operation of a request."""
        for drift in tuple(self._drifts):
            if drift.target.fits(arrival):
                drift.before(arrival)
        gates = self.gates
        for gate in gates:
            if gate.takes(arrival):
                gate.wait()
        try:
            yield
        finally:
            for gate in gates:
                gate.after(arrival)

    def _target(self, aim: str, *how: Any, **more: Any) -> Target:
        target = Target.of(aim, *how, **more)
        target.check(self._check_aim)
        return target
