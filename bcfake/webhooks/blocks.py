"""Which domains are blocked for failing too often: a sliding window for each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

WINDOW = 120.0  # seconds a call counts (documented, as all four)
ENOUGH = 100  # calls in a window before a rate is worked out
LEAST = 0.9  # the share of them that must succeed
BLOCKED_FOR = 180.0  # seconds

Domain = tuple[str, str]  # client id, host name: blocking one app spares the others (documented)


def domain(client_id: str, destination: str) -> Domain:
    """What a destination is blocked under."""
    return client_id, urlsplit(destination).hostname or ""


class Blocks:
    """The success rate of each domain, and those that are blocked for it."""

    def __init__(self) -> None:
        self._calls: dict[Domain, deque[tuple[float, bool]]] = {}
        self._until: dict[Domain, float] = {}

    def note(self, domain: Domain, at: float, succeeded: bool) -> bool:
        """Count a call; whether the domain is blocked for it."""
        calls = self._calls.setdefault(domain, deque())
        calls.append((at, succeeded))
        while calls[0][0] <= at - WINDOW:
            calls.popleft()
        if len(calls) < ENOUGH or sum(ok for _, ok in calls) >= LEAST * len(calls):
            return False
        self._until[domain] = at + BLOCKED_FOR
        calls.clear()
        return True

    def until(self, domain: Domain) -> float:
        """When the last block of a domain ends, or ended."""
        return self._until.get(domain, 0.0)

    def blocks(self, domain: Domain, at: float) -> bool:
        """Whether the domain may not be called at this time."""
        return at < self.until(domain)

    def left(self, now: float) -> Iterator[tuple[Domain, float]]:
        """The domains blocked at `now`, each with the seconds left."""
        for domain, until in self._until.items():
            if until > now:
                yield domain, until - now
