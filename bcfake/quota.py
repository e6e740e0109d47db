"""The request budget of a store: pure arithmetic on its clock."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from math import ceil

from bcfake.clock import Clock

STANDARD = 150  # requests in a window on the Standard and Plus plans (documented)
WINDOW = 30.0  # seconds


@dataclass(frozen=True)
class Allowance:
    """What one request was told of the budget; times in milliseconds."""

    granted: bool
    left: int
    quota: int
    window_ms: int
    reset_ms: int

    @property
    def headers(self) -> dict[str, str]:
        """The four headers every answer carries (recorded)."""
        return {
            "X-Rate-Limit-Requests-Left": str(self.left),
            "X-Rate-Limit-Requests-Quota": str(self.quota),
            "X-Rate-Limit-Time-Reset-Ms": str(self.reset_ms),
            "X-Rate-Limit-Time-Window-Ms": str(self.window_ms),
        }


class Quota:
    """`requests` a window of `seconds`, shared by a store's apps; its first call opens a window."""

    def __init__(self, clock: Clock, requests: int = STANDARD, seconds: float = WINDOW) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self.set(requests, seconds)

    def set(self, requests: int, seconds: float = WINDOW) -> None:
        """Another budget, from a fresh window on; raises ValueError for a nonsensical one."""
        if requests < 1 or seconds <= 0:
            raise ValueError(f"a quota needs requests >= 1 and seconds > 0: {requests}, {seconds}")
        with self._lock:
            self.requests, self.seconds = requests, seconds
            self._used, self._opened = 0, float("-inf")

    def exhaust(self) -> None:
        """Use up what is left of the window, as another app of the store would."""
        with self._lock:
            self._roll(self._clock.time())
            self._used = self.requests

    @property
    def left(self) -> int:
        """How many requests the present window still grants."""
        with self._lock:
            return self.requests - (self._used if self._open_for(self._clock.time()) > 0 else 0)

    def take(self) -> Allowance:
        """Account for one request."""
        with self._lock:
            now = self._clock.time()
            self._roll(now)
            granted = self._used < self.requests
            self._used += granted
            return Allowance(
                granted,
                self.requests - self._used,
                self.requests,
                int(self.seconds * 1000),
                max(self._open_for(now), 0),
            )

    def _open_for(self, now: float) -> int:
        """Milliseconds the window still lasts, rounded up: who waits that long is granted.

        The first call of a window of 30 s is told 29999 (recorded), so that is all it lasts.
        """
        left = (self._opened + self.seconds - now) * 1000 - 1
        return ceil(left - 0.01) if left > float("-inf") else 0

    def _roll(self, now: float) -> None:
        if self._open_for(now) <= 0:
            self._opened, self._used = now, 0
