"""Callbacks of BigCommerce to an app: how they reach it, and what it answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from bcfake.accounts import Token
from bcfake.grants import Grant
from bcfake.message import LOGIN_ORIGIN, Reply, Request
from bcfake.webhooks.deliveries import Headers
from bcfake.webhooks.targets import answering, loopback, placed

Fetch = Callable[[str, Mapping[str, str]], Reply]  # makes a real GET request
Way = Callable[[Mapping[str, str]], Reply]
HOST = "https://app.example"  # of an app in this process whose URL is not given
BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Referer": f"{LOGIN_ORIGIN}/",
}
SERVER = {"Accept": "application/json"}


@dataclass
class Callback:
    """One callback and the app's answer; `headers` are looked up in any case.

    `query` is what the app was sent. Its repr gives nothing of it away.
    """

    name: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    query: Mapping[str, str] = field(repr=False)
    _grant: Grant | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The body, decoded as UTF-8."""
        return self.body.decode("utf-8", "replace")

    @property
    def json(self) -> Any:
        """The body as JSON, or None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def token(self) -> Token | None:
        """The token the app has fetched for the code by now; None if it has not."""
        return self._grant.token if self._grant else None

    @property
    def refusal(self) -> str:
        """Why the app was refused a token for the code; "" if it was not."""
        return self._grant.refusal if self._grant else ""


def way_to(name: str, target: Any, url: str, fetch: Fetch, allow_network: bool) -> Way:
    """How to call an app's callback with a query.

    `target` is a WSGI app, an ASGI app or a function, called with the path of `url`, or the URL to
    call for real, on this machine unless `allow_network`. Raises ValueError for any other target.
    """
    headers = BROWSER if name in ("auth", "load") else SERVER
    if isinstance(target, str):
        here = target if allow_network else loopback(target)
        join = "&" if urlsplit(here).query else "?"
        return lambda query: fetch(f"{here}{join}{urlencode(query)}", headers)
    answer = answering(target)
    return lambda query: answer(_request(url, urlencode(query), headers))


def called(name: str, way: Way, query: Mapping[str, str], grant: Grant | None = None) -> Callback:
    """Call, and wait for the answer; raises what the app itself raises."""
    reply = way(query)
    return Callback(name, reply.status, Headers(reply.headers), reply.body, query, grant)


def registered(name: str, target: Any, url: str, path: str) -> str:
    """The URL of a callback in the app's profile: `url`, else the target's or a made-up one.

    Raises ValueError for what is no http(s) URL.
    """
    url = url or (target if isinstance(target, str) else HOST + (path or f"/{name}"))
    placed(url)
    return url


def _request(url: str, query: str, headers: Mapping[str, str]) -> Request:
    parts = urlsplit(url)
    sent = {name.lower(): value for name, value in headers.items()}
    both = "&".join(filter(None, [urlencode(parse_qsl(parts.query)), query]))
    origin = f"{parts.scheme}://{parts.netloc}"
    return Request("GET", origin, parts.path or "/", both, sent)
