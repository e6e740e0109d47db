"""The request budget of a store: pure arithmetic on its clock, and how many requests at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor, inf

from bcfake.amounts import is_number, refuse_unless, refuse_unless_whole
from bcfake.clock import Clock
from bcfake.paths import Aim
from bcfake.plans import STANDARD, WINDOW, of_plan

# Requests at once that some operations take (documented).
CAPS = {
    "GET /v2/customer_groups": 40,
    "POST /v2/customer_groups": 40,
    "DELETE /v2/customer_groups/{id}": 40,
}
CLOSE = 1.01e-3  # seconds before its length is over that a window ends; see `_ends`


@dataclass(frozen=True)
class Allowance:
    """What one request was told of the budget; times in milliseconds, `at` in seconds since the
    epoch."""

    granted: bool
    left: int
    quota: int
    window_ms: int
    reset_ms: int
    at: float = 0.0

    @property
    def headers(self) -> dict[str, str]:
        """The four headers every answer carries (recorded)."""
        return {
            "X-Rate-Limit-Requests-Left": str(self.left),
            "X-Rate-Limit-Requests-Quota": str(self.quota),
            "X-Rate-Limit-Time-Reset-Ms": str(self.reset_ms),
            "X-Rate-Limit-Time-Window-Ms": str(self.window_ms),
        }


@dataclass(eq=False)
class Cap:
    """How many requests that fit `aim` may be under way at once."""

    aim: Aim
    most: int
    under_way: int = 0

    def __str__(self) -> str:
        return f"{self.most} requests to {self.aim}"


class Quota:
    """`requests` a window of `seconds`, shared by a store's apps; its first call opens a window.

    `check_aim` raises ValueError for an aim that fits no request the store can be sent.
    """

    def __init__(
        self,
        clock: Clock,
        requests: int = STANDARD,
        seconds: float = WINDOW,
        check_aim: Callable[[Aim], None] = lambda aim: None,
    ) -> None:
        self._clock = clock
        self._check_aim = check_aim
        self._lock = threading.Lock()
        self._first = requests, seconds
        self.reset()

    def reset(self) -> None:
        """As new: the first budget, no neighbour, the documented caps."""
        self._rate = 0.0  # requests of the neighbour a second
        self._caps = [Cap(Aim.parse(aim), most) for aim, most in CAPS.items()]
        self._caps_of: dict[tuple[str, str], tuple[Cap, ...]] = {}
        self.set(*self._first)

    # ---- windows

    def set(self, requests: int, seconds: float = WINDOW) -> None:
        """Another budget, from a fresh window on; raises ValueError for a nonsensical one."""
        refuse_unless_whole("requests", requests, 1)
        long = is_number(seconds) and 0 < seconds < inf
        refuse_unless(long, "seconds", seconds, "a number, more than 0")
        with self._lock:
            self.requests, self.seconds = requests, seconds
            self._used, self._opened = 0, -inf
            self._since, self._counted = self._clock.time(), 0

    def plan(self, name: str, requests: int | None = None) -> None:
        """The budget of a plan, "standard", "plus", "pro" or "enterprise", from a fresh window on.

        What Enterprise grants is a matter of contract: `requests` says. Raises ValueError.
        """
        self.set(of_plan(name, requests))

    def exhaust(self) -> None:
        """Use up what is left of the window, as another app of the store would."""
        with self._lock:
            self._roll(self._clock.time())
            self._used = self.requests

    def noisy_neighbour(self, rate: float) -> None:
        """Let other apps of the store make `rate` requests a second of its clock, from now on,
        which use the same windows; 0 stops them. Raises ValueError for less."""
        good = is_number(rate) and 0 <= rate < inf
        refuse_unless(good, "rate", rate, "requests a second, from 0")
        with self._lock:
            now = self._clock.time()
            self._hear(now)
            self._rate, self._since, self._counted = float(rate), now, 0

    @property
    def left(self) -> int:
        """How many requests the present window still grants."""
        with self._lock:
            now = self._clock.time()
            self._hear(now)
            return self.requests - (self._used if now < self._ends() else 0)

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
                max(ceil((self._ends() - now) * 1000), 0),
                now,
            )

    def _ends(self) -> float:
        """When the window ends. Its first call is told 29999 of 30000 ms (recorded), so that is
        all it lasts; a little less, so that who waits as long as told is granted."""
        return self._opened + self.seconds - CLOSE

    def _roll(self, now: float) -> None:
        self._hear(now)
        if now >= self._ends():
            self._opened, self._used = now, 0

    def _hear(self, now: float) -> None:
        """Count what the neighbour asked meanwhile, in however many windows that was."""
        if not self._rate:
            return
        asked = floor((now - self._since) * self._rate + 1e-9)
        in_this = ceil((self._ends() - self._since) * self._rate) - 1 if self._opened > -inf else 0
        self._count(max(min(asked, in_this) - self._counted, 0))
        if asked <= self._counted:
            return
        a_window = max(ceil((self.seconds - CLOSE) * self._rate), 1)  # its requests in one
        self._counted += (asked - self._counted - 1) // a_window * a_window
        self._opened, self._used = self._since + (self._counted + 1) / self._rate, 0
        self._count(asked - self._counted)

    def _count(self, more: int) -> None:
        self._used = min(self.requests, self._used + more)
        self._counted += more

    # ---- at once

    def concurrency(self, most: int | None, aim: str = "*") -> None:
        """Let at most `most` requests that fit `aim` be under way at once (None: any number); one
        more is answered 429. Raises ValueError for less than 1 and an aim nothing fits.

        Customer groups have their documented caps of 40 from the start.
        """
        refuse_unless_whole("most", most, 1, "any number")
        where = Aim.parse(aim)
        self._check_aim(where)
        with self._lock:
            self._caps = [cap for cap in self._caps if cap.aim != where]
            self._caps += [] if most is None else [Cap(where, most)]
            self._caps_of.clear()

    def caps(self, method: str, template: str) -> tuple[Cap, ...]:
        """The caps on an operation."""
        found = self._caps_of.get((method, template))
        if found is None:
            fitting = (cap for cap in self._caps if cap.aim.matches(method, template, template))
            found = self._caps_of[method, template] = tuple(fitting)
        return found

    @contextmanager
    def room(self, method: str, template: str) -> Iterator[str]:
        """Around one operation; gives what cap leaves no room for it, "" when there is room."""
        caps = self.caps(method, template)
        with self._lock:
            full = next((str(cap) for cap in caps if cap.under_way >= cap.most), "")
            entered = () if full else caps
            for cap in entered:
                cap.under_way += 1
        try:
            yield full
        finally:
            with self._lock:
                for cap in entered:
                    cap.under_way -= 1
