"""One call, sent until it is answered for good: quota, events and retries around each attempt."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from bigcommerce.exception import NetworkException
from bigcommerce.rate_limit import header, read_rate_limit

if TYPE_CHECKING:
    import requests

    from bigcommerce.limiter import Limiter
    from bigcommerce.retry import RetryPolicy

log = logging.getLogger("bigcommerce.connection")


class Event(NamedTuple):
    """What a hook is told of one attempt at a call.

    `on_request` gets it before the attempt and may change `headers`, the dict sent besides the
    session's own (no credentials are in it). `on_response` gets it with the `response` and the
    `elapsed` seconds. `on_retry` gets it with the `wait` in seconds that now begins, and what
    failed: `response` or `error`. `on_wait` gets it with the `wait` that begins before an attempt
    because the quota is used up. `attempt` counts from 1.
    """

    method: str
    url: str
    attempt: int
    headers: dict[str, str]
    response: requests.Response | None = None
    error: Exception | None = None
    elapsed: float = 0.0
    wait: float = 0.0


Hook = Callable[[Event], object]
Send = Callable[[str, str, dict[str, Any]], "requests.Response"]


class Hooks(NamedTuple):
    """What is called at each attempt of a connection's calls."""

    request: Hook | None = None
    response: Hook | None = None
    retry: Hook | None = None
    wait: Hook | None = None

    def tell(self, kind: str, event: Event) -> None:
        hook = getattr(self, kind)
        if hook is not None:
            hook(event)


class Call:
    """One request as it is to be sent, perhaps more than once; `send` makes one attempt."""

    def __init__(
        self, method: str, url: str, options: dict[str, Any], send: Send, hooks: Hooks
    ) -> None:
        self.method, self.url, self.options = method, url, options
        self.send, self.hooks = send, hooks

    def attempt(self, number: int) -> Event:
        """Send once; the event has the response, or the error when there was no answer."""
        event = self._event(number)
        self.hooks.tell("request", event)
        started = time.monotonic()
        try:
            response = self.send(self.method, self.url, self.options)
        except NetworkException as error:
            elapsed = time.monotonic() - started
            event = event._replace(error=error, elapsed=elapsed)
        else:
            event = event._replace(response=response, elapsed=time.monotonic() - started)
            self.hooks.tell("response", event)
        _log("answered" if event.error is None else "failed", event)
        return event

    def _event(self, number: int) -> Event:
        return Event(self.method, self.url, number, self.options["headers"])

    def once(self) -> requests.Response:
        """Send once, whatever comes."""
        return _result(self.attempt(1))

    def repeatedly(
        self,
        policy: RetryPolicy,
        repeatable: bool,
        limiter: Limiter,
        sleep: Callable[[float], object],
    ) -> requests.Response:
        """Send until the policy is content; raises the last network error where it gives up."""
        ends = limiter.now() + policy.max_time if policy.max_time is not None else float("inf")
        number = 0
        while True:
            number += 1
            self._await_quota(number, limiter, ends, sleep)
            event = self.attempt(number)
            answer = event.response
            limiter.learn({} if answer is None else read_rate_limit(answer.headers))
            wait = policy.wait(event.error or event.response, number, repeatable)
            if wait is None or limiter.now() + wait > ends:
                return _result(event)
            event = event._replace(wait=wait)
            _log("repeated", event)
            self.hooks.tell("retry", event)
            limiter.sleep(wait, sleep)

    def _await_quota(
        self, number: int, limiter: Limiter, ends: float, sleep: Callable[[float], object]
    ) -> None:
        while (wait := limiter.claim()) > 0:
            if limiter.now() + wait > ends:
                return  # no time for it: the server may say no itself
            event = self._event(number)._replace(wait=wait)
            _log("held", event)
            self.hooks.tell("wait", event)
            limiter.sleep(wait, sleep)


def _result(event: Event) -> requests.Response:
    if event.error is not None:
        raise event.error
    assert event.response is not None
    return event.response


def _log(what: str, event: Event) -> None:
    """One record for machines and people: no headers, bodies or queries, where secrets are."""
    if not log.isEnabledFor(logging.DEBUG):
        return
    response = event.response
    told = {
        "event": what,
        "method": event.method,
        "path": urlsplit(event.url).path,
        "attempt": event.attempt,
        "status": None if response is None else response.status_code,
        "error": type(event.error).__name__ if event.error else None,
        "elapsed": event.elapsed,
        "wait": event.wait,
        "request_id": None if response is None else header(response.headers, "X-Request-Id"),
    }
    outcome = told["error"] or told["status"] or "the quota is used up"
    after = f", again in {event.wait:.3g} s" if event.wait else ""
    log.debug("%s %s: %s%s", event.method, told["path"], outcome, after, extra={"exchange": told})
