"""Requests to one store, within its rate limit. Besides `interception` the only user of requests
in the fake."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from bcfake.interception import PlatformAdapter
from bcfake.message import API_ORIGIN
from bcfake.platform import Platform

Wait = Callable[[float], object]
WAIT = threading.Event().wait  # for an event that never comes
RESERVE = 2  # requests of a window that are left to others
TRIES = 8
NOTHING: Any = type("Nothing", (), {"__repr__": lambda self: "nothing"})()


@dataclass
class Answer:
    """What came back: `body` is the JSON, the text of what is none, or NOTHING."""

    status: int
    body: Any = NOTHING
    headers: Mapping[str, str] = field(default_factory=dict)


class Carrier:
    """Sends requests to the V2 API of a store; `label` names it in messages.

    Waits by `wait` when the store's quota is used up. Raises ConnectionError when it does not
    answer.
    """

    def __init__(
        self,
        store_hash: str,
        token: str,
        *,
        origin: str = API_ORIGIN,
        platform: Platform | None = None,
        wait: Wait = WAIT,
    ) -> None:
        self.root = f"{origin}/stores/{store_hash}/v2"
        self._wait = wait
        self._session = requests.Session()
        self._session.headers.update({"X-Auth-Token": token, "Accept": "application/json"})
        if platform is not None:
            self._session.mount("https://", PlatformAdapter(platform))

    def send(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to one request; `path` is below the V2 root."""
        for attempt in range(TRIES):
            reply = self._try(method, path, body, headers)
            if reply.status_code == 429:
                self._wait(max(_reset(reply), 2.0**attempt))
                continue
            if _number(reply, "X-Rate-Limit-Requests-Left", RESERVE + 1) <= RESERVE:
                self._wait(_reset(reply))
            return Answer(reply.status_code, _content(reply), reply.headers)
        raise ConnectionError(f"{method} {path}: still 429 after {TRIES} attempts")

    def _try(
        self, method: str, path: str, body: Any, headers: Mapping[str, str] | None
    ) -> requests.Response:
        try:
            return self._session.request(
                method,
                self.root + path,
                json=body,
                headers=dict(headers or {}),
                timeout=60,
                allow_redirects=False,
            )
        except requests.RequestException as problem:
            raise ConnectionError(f"{method} {path}: {problem}") from None

    def close(self) -> None:
        """Let the connections go."""
        self._session.close()


def _content(reply: requests.Response) -> Any:
    if not reply.content:
        return NOTHING
    try:
        return json.loads(reply.content)
    except ValueError:
        return reply.text


def _number(reply: requests.Response, name: str, default: float) -> float:
    text = reply.headers.get(name, "")
    return float(text) if text.isdecimal() else default


def _reset(reply: requests.Response) -> float:
    """Seconds until there is quota again."""
    seconds = _number(reply, "X-Retry-After", 1)
    return _number(reply, "X-Rate-Limit-Time-Reset-Ms", seconds * 1000) / 1000
