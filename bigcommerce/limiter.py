"""What the threads and connections of one process know together of a store's request quota."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Mapping

_MINE = 0.5  # seconds by which two tellings of the same reset may differ


class Limiter:
    """Grants requests while the quota lasts, as far as the latest answers tell.

    Its clock is the machine's, moved on by what a replaced `sleep` skips, so that waits in
    virtual time end.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._skipped = 0.0
        self._quota: int | None = None
        self._window = 0.0
        self._left: int | None = None
        self._untold = 0  # requests on their way, claimed before any answer told the quota
        self._resets = 0.0
        self._told = False  # whether an answer told `_resets`, or it is a guess

    def now(self) -> float:
        """Seconds on this limiter's clock."""
        return time.monotonic() + self._skipped

    def sleep(self, seconds: float, sleep: Callable[[float], object]) -> None:
        """Let `seconds` pass with `sleep`; waits of several threads pass at the same time."""
        ends = self.now() + seconds
        sleep(seconds)
        with self._lock:
            self._skipped += max(ends - self.now(), 0.0)

    def claim(self) -> float:
        """Claim one request: 0 when it may be sent now, else the seconds until the quota resets."""
        with self._lock:
            now = self.now()
            if now >= self._resets:
                self._left, self._resets, self._told = self._quota, now + self._window, False
            if self._left is None:
                self._untold += 1
                return 0.0
            if self._left <= 0:
                return self._resets - now
            self._left -= 1
            return 0.0

    def learn(self, figures: Mapping[str, int]) -> None:
        """Take over what the answer to a claimed request told, `read_rate_limit`'s figures.

        Without any, when it told nothing or there was none, the request is over all the same.
        """
        left, reset = figures.get("requests_remaining"), figures.get("ms_until_reset")
        with self._lock:
            self._untold = max(self._untold - 1, 0)
            if left is None or reset is None:
                return
            resets = self.now() + reset / 1000
            if self._told and resets < self._resets - _MINE:
                return  # overtaken by an answer of a later window
            if self._left is None:
                self._left, self._untold = left - self._untold, 0
            else:
                same = abs(resets - self._resets) <= _MINE
                self._left = min(left, self._left) if same else left
            self._resets, self._told = resets, True
            self._quota = figures.get("requests_quota", self._quota)
            self._window = figures.get("window_size_ms", 0) / 1000


_limiters: weakref.WeakValueDictionary[tuple[str, str], Limiter] = weakref.WeakValueDictionary()
_lock = threading.Lock()


def limiter_of(host: str, store: str) -> Limiter:
    """The one limiter of a store, for as long as any connection holds it."""
    with _lock:
        found = _limiters.get((host, store))
        if found is None:
            found = _limiters[(host, store)] = Limiter()
        return found
