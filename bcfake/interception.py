"""In-process: `requests` traffic to BigCommerce's hosts answered by a platform, no socket."""

from __future__ import annotations

import errno
import io
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPMessage, RemoteDisconnected
from math import inf
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from urllib3.connectionpool import HTTPConnectionPool, connection_from_url
from urllib3.exceptions import (
    HTTPError,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    ResponseError,
)
from urllib3.util import Retry, Timeout

from bcfake.guard import is_bigcommerce
from bcfake.message import Broken, Reply, Request
from bcfake.platform import Platform
from bcfake.wire.answers import PHRASES
from bcfake.wire.pipeline import basic_credentials, serve_public

Send = Callable[..., requests.Response]
TIMEOUT = 10.0  # seconds a receiver of webhooks has to answer


class PlatformAdapter(HTTPAdapter):
    """A transport adapter for `requests` that asks a platform instead of the network.

    Mount it on a session of one's own, or let `intercepting` do the like for all sessions. Takes
    the keywords of `HTTPAdapter` too; `max_retries` work, waiting on the store's clock.
    """

    def __init__(self, platform: Platform, **settings: Any) -> None:
        super().__init__(**settings)
        self.platform = platform

    def send(  # type: ignore[override]
        self, request: requests.PreparedRequest, stream: bool = False, **kwargs: Any
    ) -> requests.Response:
        """Answer a prepared request; raises what requests raises over a real connection."""
        return answer(self.platform, self, request, kwargs.get("timeout"))


@contextmanager
def intercepting(platform: Platform) -> Iterator[None]:
    """Inside, whatever uses `requests` in this process finds BigCommerce's hosts in `platform`.

    Nests, and threads may overlap: a request goes to the platform that made its token, else to
    the latest one that has stores. Without any, it goes to the network.
    """
    _INTERCEPTION.enter(platform)
    try:
        yield
    finally:
        _INTERCEPTION.leave(platform)


def post(url: str, headers: Mapping[str, str], body: bytes) -> int:
    """POST to a URL for real, heeding no proxy and following no redirect; returns the status."""
    with requests.Session() as session:
        session.trust_env = False
        answer = session.post(
            url, data=body, headers=dict(headers), timeout=TIMEOUT, allow_redirects=False
        )
        return answer.status_code


def fetch(url: str, headers: Mapping[str, str]) -> Reply:
    """GET a URL for real, heeding no proxy and following no redirect.

    Raises ConnectionError naming the URL without its query, which may hold a code or a payload.
    """
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.get(url, headers=dict(headers), timeout=TIMEOUT, allow_redirects=False)
        except requests.RequestException as problem:
            why = f"{url.partition('?')[0]} does not answer: {type(problem).__name__}"
            raise ConnectionError(why) from None
        return Reply(answer.status_code, answer.content, dict(answer.headers))


class _Interception:
    """The one patch of this project: `HTTPAdapter.send`, for as long as anyone needs it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._platforms: tuple[Platform, ...] = ()
        self._original: Send = HTTPAdapter.send
        self._ours: Send | None = None

    def enter(self, platform: Platform) -> None:
        with self._lock:
            self._platforms = (platform, *self._platforms)
            if self._ours is None:
                self._original = HTTPAdapter.send
                self._ours = self._sender()
                HTTPAdapter.send = self._ours  # type: ignore[method-assign]

    def leave(self, platform: Platform) -> None:
        with self._lock:
            left = list(self._platforms)
            left.remove(platform)
            self._platforms = tuple(left)
            # Somebody may have patched over us: then ours stays below theirs and lets all pass.
            if not left and HTTPAdapter.send is self._ours:
                HTTPAdapter.send = self._original  # type: ignore[method-assign]
                self._ours = None

    def _sender(self) -> Send:
        def send(
            adapter: HTTPAdapter, request: requests.PreparedRequest, *args: Any, **kwargs: Any
        ) -> requests.Response:
            platform = self._platform_for(request)
            if platform is None:
                return self._original(adapter, request, *args, **kwargs)
            timeout = kwargs.get("timeout", args[1] if len(args) > 1 else None)
            return answer(platform, adapter, request, timeout)

        return send

    def _platform_for(self, request: requests.PreparedRequest) -> Platform | None:
        platforms = self._platforms
        if not platforms or not is_bigcommerce(urlsplit(str(request.url)).hostname):
            return None
        token = token_of(request)
        makers = [platform for platform in platforms if platform.made(token)]
        return next(iter(makers or [each for each in platforms if each.has_stores]), None)


_INTERCEPTION = _Interception()


def token_of(request: requests.PreparedRequest) -> str:
    """The access token a request carries, "" for none."""
    token = request.headers.get("X-Auth-Token") or ""
    return _text(token) or basic_credentials(_text(request.headers.get("Authorization", "")))[1]


# ---- one exchange, as urllib3 and requests would carry it out


def answer(
    platform: Platform,
    adapter: HTTPAdapter,
    request: requests.PreparedRequest,
    timeout: Any = None,
) -> requests.Response:
    """The response to a request sent through `adapter`, whose retries are made; `timeout` as
    requests takes it.

    Raises what requests raises over a real connection.
    """
    try:
        raw = _persist(platform, request, adapter.max_retries, patience(timeout))
    except HTTPError as error:
        raise _as_requests_raises(error)(error, request=request) from error
    return adapter.build_response(request, raw)


def _as_requests_raises(error: HTTPError) -> type[requests.RequestException]:
    if isinstance(error, MaxRetryError) and isinstance(error.reason, ResponseError):
        return requests.exceptions.RetryError
    return requests.ReadTimeout if isinstance(error, ReadTimeoutError) else requests.ConnectionError


def _persist(
    platform: Platform, prepared: requests.PreparedRequest, retries: Retry, timeout: float
) -> HTTPResponse:
    """The answer after the retries that `retries` asks for, waited out on the store's clock."""
    request = read(prepared)
    request.timeout = timeout
    method, url = request.method, prepared.path_url
    while True:
        raw = None
        try:
            raw = _exchange(platform, request, retries)
        except HTTPError as error:
            trace, pool = sys.exc_info()[2], _pool(request)
            retries = retries.increment(method, url, error=error, _pool=pool, _stacktrace=trace)
        else:
            if not retries.is_retry(method, raw.status, "Retry-After" in raw.headers):
                return raw
            try:
                retries = retries.increment(method, url, response=raw, _pool=_pool(request))
            except MaxRetryError:
                if retries.raise_on_status:
                    raise
                return raw
        _wait(platform, prepared, retries, raw)


def _wait(
    platform: Platform,
    request: requests.PreparedRequest,
    retries: Retry,
    raw: HTTPResponse | None,
) -> None:
    asked = retries.get_retry_after(raw) if raw and retries.respect_retry_after_header else None
    store = platform.by_token(token_of(request))
    if store is not None:
        store.clock.sleep(max(asked or retries.get_backoff_time(), 0))


def _exchange(platform: Platform, request: Request, retries: Retry) -> HTTPResponse:
    try:
        return _response(request, serve_public(platform, request), retries)
    except Broken as broken:
        if broken.reply is None:
            raise _failure(broken.kind, request) from None
        return _response(request, broken.reply, retries, _Half(broken))


def patience(timeout: Any) -> float:
    """How many seconds a timeout, as requests takes it, lets an answer take."""
    if isinstance(timeout, tuple):
        timeout = timeout[1]
    if isinstance(timeout, Timeout):
        timeout = timeout.clone()
        timeout.start_connect()
        timeout = timeout.read_timeout
    return float(timeout) if isinstance(timeout, int | float) else inf


class _Half(io.BytesIO):
    """Half of a body, and then what a broken connection does."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(b"" if broken.reply is None else broken.reply.half)
        self._kind = broken.kind

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        if not data and self._kind == "reset":
            raise ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")
        if not data and self._kind == "timeout":
            raise TimeoutError("timed out")
        return data


def _failure(kind: str, request: Request) -> HTTPError:
    """What urllib3 raises when a connection fails this way."""
    pool = _pool(request)
    if kind == "timeout":
        return ReadTimeoutError(pool, request.path, "Read timed out.")
    if kind == "refused":
        reason = ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
        text = f"Failed to establish a new connection: {reason}"
        return NewConnectionError(pool, text)  # type: ignore[arg-type]
    causes: dict[str, Exception] = {
        "reset": ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"),
        "closed": RemoteDisconnected("Remote end closed connection without response"),
    }
    return ProtocolError("Connection aborted.", causes[kind])


def _pool(request: Request) -> HTTPConnectionPool:
    """A pool, never used, whose name stands in the messages of exceptions."""
    return connection_from_url(request.origin)


class _Original:
    """Where requests looks for cookies: the response of `http.client` below that of urllib3."""

    def __init__(self, cookie: str) -> None:
        self.msg = HTTPMessage()
        self.msg["Set-Cookie"] = cookie

    def isclosed(self) -> bool:
        return True

    def close(self) -> None:
        pass


def _response(
    request: Request, reply: Reply, retries: Retry, half: io.BytesIO | None = None
) -> HTTPResponse:
    cookie = reply.headers.get("Set-Cookie", "")
    return HTTPResponse(
        body=half or io.BytesIO(b"" if request.method == "HEAD" else reply.body),
        headers=reply.headers,
        status=reply.status,
        reason=PHRASES.get(reply.status, "Unknown"),
        preload_content=False,
        enforce_content_length=True,
        request_method=request.method,
        original_response=_Original(cookie) if cookie else None,  # type: ignore[arg-type]
        retries=retries,
    )


def read(prepared: requests.PreparedRequest) -> Request:
    """A prepared request as the platform takes it."""
    parts = urlsplit(str(prepared.url))
    body = prepared.body or b""
    if hasattr(body, "read"):
        body = body.read()
    if not isinstance(body, str | bytes):
        body = b"".join(body)
    headers = {
        _text(name).lower(): _text(value)
        for name, value in prepared.headers.items()
        # Nothing is compressed where there is no wire, nor is its length in doubt.
        if name.lower() not in ("content-length", "accept-encoding")
    }
    return Request(
        method=str(prepared.method),
        origin=f"{parts.scheme}://{headers.get('host') or parts.netloc.rpartition('@')[2]}",
        path=unquote_to_bytes(parts.path or "/").decode("latin-1"),
        query_string=parts.query,
        headers=headers,
        body=body.encode() if isinstance(body, str) else body,
    )


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
