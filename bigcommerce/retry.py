"""When a failed request is sent again and after what wait. Pure: nothing here sends or sleeps."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from urllib3.util.retry import Retry

from bigcommerce.exception import NetworkException, SSLFailedException
from bigcommerce.rate_limit import asked_wait, refusal_wait

IDEMPOTENT = frozenset(Retry.DEFAULT_ALLOWED_METHODS)  # DELETE GET HEAD OPTIONS PUT TRACE
TRANSIENT = frozenset({500, 502, 503, 504})


@dataclass(frozen=True)
class RetryPolicy:
    """Which requests are sent again, how often and after what wait.

    A 429 was refused before anything happened, so it is repeated whatever the method, after the
    longer of the waits its headers ask for. The `statuses`, and connections that fail if
    `network`, are repeated where the method is one of `methods`, the idempotent ones; with
    `writes` whatever it is, POST and PATCH too, which may then take place twice.

    `attempts` bounds the requests sent for one call, the first included; `max_time` the seconds it
    takes, waits included (None: no bound; a wait that would pass it is not begun). A wait that no
    header asks for is `backoff` seconds, doubled with each attempt up to `max_backoff`, of which
    `random` (0 to 1) takes away up to a half.

    Raises ValueError for numbers that make no sense.
    """

    attempts: int = 10
    max_time: float | None = 300.0
    backoff: float = 1.0
    max_backoff: float = 60.0
    statuses: Collection[int] = TRANSIENT
    network: bool = True
    methods: Collection[str] = IDEMPOTENT
    writes: bool = False
    random: Callable[[], float] = random.random

    def __post_init__(self) -> None:
        if self.attempts < 1 or self.backoff < 0 or self.max_backoff < 0:
            raise ValueError(f"attempts start at 1, backoff and max_backoff at 0: {self!r}")
        if self.max_time is not None and self.max_time < 0:
            raise ValueError(f"max_time is seconds from 0 on, or None: {self!r}")

    def repeats(self, method: str) -> bool:
        """Whether this method may take place twice."""
        return self.writes or method.upper() in self.methods

    def wait(self, outcome: Any, attempt: int, repeatable: bool) -> float | None:
        """Seconds until the next attempt, or None when `outcome` stands.

        `outcome` is the answer to attempt number `attempt` (from 1), or the NetworkException.
        """
        if attempt >= self.attempts:
            return None
        if isinstance(outcome, NetworkException):
            lasting = isinstance(outcome, SSLFailedException)
            return self._pause(attempt) if self.network and repeatable and not lasting else None
        if outcome.status_code == 429:
            return self._after_refusal(outcome.headers, attempt)
        if repeatable and outcome.status_code in self.statuses:
            return max(self._pause(attempt), asked_wait(outcome.headers) or 0)
        return None

    def _after_refusal(self, headers: Any, attempt: int) -> float:
        asked = refusal_wait(headers)
        if asked is None:
            return self._pause(attempt)
        # Refused again after the wait: not the quota but, say, too many requests at a time.
        return asked if attempt == 1 else max(asked, self._pause(attempt - 1))

    def _pause(self, attempt: int) -> float:
        full = min(self.backoff * 2.0 ** min(attempt - 1, 60), self.max_backoff)
        return full * (1 - self.random() / 2)


REFUSALS_ONLY = RetryPolicy(statuses=(), network=False)


def policy_of(retry: Any, management: Mapping[str, Any] | None) -> RetryPolicy | None:
    """The policy that the options of a client amount to; None sends every request once.

    `retry` is a RetryPolicy, True (the default policy), False, an `urllib3.util.Retry`, or None:
    then a `rate_limiting_management` with `wait` waits out refusals and nothing else.
    """
    if retry is None:
        return REFUSALS_ONLY if management and management.get("wait") else None
    if isinstance(retry, bool):
        return RetryPolicy() if retry else None
    if isinstance(retry, RetryPolicy):
        return retry
    if isinstance(retry, Retry):
        return _translated(retry)
    raise TypeError(f"retry is {retry!r}: True, False, a RetryPolicy or an urllib3 Retry is needed")


def _translated(retry: Retry) -> RetryPolicy:
    methods = retry.allowed_methods
    total = 10 if retry.total is None else int(retry.total)
    return RetryPolicy(
        attempts=total + 1,
        backoff=retry.backoff_factor,
        max_backoff=getattr(retry, "backoff_max", 120),  # an attribute since urllib3 2
        statuses=frozenset(retry.status_forcelist) or TRANSIENT,
        network=all(retries is None or retries for retries in (retry.connect, retry.read)),
        methods=frozenset(methods or ()),
        writes=not methods,  # none named: any
    )
