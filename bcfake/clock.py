"""The only reader of the system time: a clock each store owns."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

LAST = datetime(9999, 1, 1, tzinfo=timezone.utc).timestamp()


class Clock:
    """Tells the time of one store; it ticks with the machine until frozen, and jumps when told.

    `clock.sleep` has the signature of `time.sleep` and advances the clock instead of waiting:
    hand it to any code that waits.
    """

    def __init__(self) -> None:
        self.wait: Callable[[float], object] = threading.Event().wait  # for an event that never is
        self._offset = 0.0
        self._frozen: float | None = None
        self._lock = threading.Lock()

    def time(self) -> float:
        """Seconds since the epoch, as this store sees them."""
        base = time.time() if self._frozen is None else self._frozen
        return base + self._offset

    def now(self) -> datetime:
        """The store's time, aware, in UTC."""
        return datetime.fromtimestamp(self.time(), timezone.utc)

    @property
    def frozen(self) -> bool:
        """Whether it stands still."""
        return self._frozen is not None

    def freeze(self, at: datetime | None = None) -> None:
        """Stop ticking, at `at` or at the present moment; raises ValueError for a naive `at`."""
        if at is not None and (not isinstance(at, datetime) or at.tzinfo is None):
            raise ValueError(f"freeze({at!r}): an aware datetime is needed, with its tzinfo")
        with self._lock:
            moment = self.time() if at is None else at.timestamp()
            self._frozen, self._offset = moment, 0.0

    def tick(self) -> None:
        """Go on from the present moment at the machine's pace."""
        with self._lock:
            self._offset, self._frozen = self.time() - time.time(), None

    @contextmanager
    def standing_at(self, moment: datetime) -> Iterator[None]:
        """Inside, the clock stands still at `moment` (aware); afterwards it is as it was."""
        before = self._offset, self._frozen
        self.freeze(moment)
        try:
            yield
        finally:
            self._offset, self._frozen = before

    def advance(self, seconds: float | timedelta) -> None:
        """Jump ahead by `seconds`; raises ValueError for a negative or endless number, and for
        one that leads past the last date there is."""
        if isinstance(seconds, timedelta):
            seconds = seconds.total_seconds()
        if not isinstance(seconds, int | float):
            raise ValueError(f"advance({seconds!r}): seconds, a number or a timedelta")
        if seconds < 0:
            raise ValueError(f"a clock cannot go back: advance({seconds!r})")
        if not seconds < LAST - self.time():  # true of nan, too
            raise ValueError(f"no clock goes so far ahead: advance({seconds!r})")
        with self._lock:
            self._offset += seconds

    sleep = advance

    def let_pass(self, seconds: float) -> None:
        """Wait in earnest, by `wait`, and be `seconds` later afterwards, standing still or not."""
        if seconds:
            then = self.time() + seconds
            self.wait(seconds)
            self.advance(max(0.0, then - self.time()))

    @contextmanager
    def patch_sleep(self) -> Iterator[None]:
        """Inside, `time.sleep` advances this clock, in every thread: for code that cannot be handed
        a sleep. What took the function by `from time import sleep` before keeps the real one."""
        before, ours = time.sleep, self.sleep
        time.sleep = ours  # type: ignore[assignment]
        try:
            yield
        finally:
            time.sleep = before
