"""In-process: `requests` traffic to BigCommerce's hosts answered by the app, without a socket."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from urllib3.exceptions import ProtocolError

from bcfake.fake import Platform
from bcfake.guard import is_bigcommerce
from bcfake.message import Broken
from bcfake.wire.app import App, create_app

Send = Callable[..., requests.Response]


class AppAdapter(HTTPAdapter):
    """A transport adapter for `requests` that asks a WSGI app instead of the network.

    Mount it on a session of one's own, or let `intercepting` use it for all sessions.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app

    def send(  # type: ignore[override]
        self, request: requests.PreparedRequest, stream: bool = False, **kwargs: Any
    ) -> requests.Response:
        """Answer a prepared request; raises what requests raises over a real connection."""
        answer = _Answer()
        try:
            chunks = self.app.wsgi_app(environ(request), answer.start)
            body = b"".join(chunks)
        except Broken as broken:
            body = _broken(broken, request, answer)
        raw = HTTPResponse(
            body=io.BytesIO(body),
            headers=answer.headers,
            status=answer.status,
            reason=answer.reason,
            preload_content=False,
            enforce_content_length=True,
            request_method=request.method,
        )
        return self.build_response(request, raw)


class _Answer:
    """What a WSGI app says through start_response."""

    status, reason = 0, ""

    def __init__(self) -> None:
        self.headers: Mapping[str, str] = {}

    def start(self, line: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        code, _, self.reason = line.partition(" ")
        self.status, self.headers = int(code), dict(headers)


def environ(request: requests.PreparedRequest) -> dict[str, Any]:
    """The WSGI environment of a prepared request."""
    parts = urlsplit(str(request.url))
    body = request.body or b""
    if hasattr(body, "read"):
        body = body.read()
    if not isinstance(body, str | bytes):
        body = b"".join(body)
    data = body.encode() if isinstance(body, str) else body
    headers = {
        "HTTP_" + name.upper().replace("-", "_"): value
        for name, value in request.headers.items()
        # Nothing is compressed where there is no wire.
        if name.lower() not in ("content-type", "content-length", "accept-encoding")
    }
    return {
        **headers,
        "REQUEST_METHOD": request.method,
        "PATH_INFO": unquote_to_bytes(parts.path or "/").decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.hostname,
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": parts.netloc.rpartition("@")[2],
        "CONTENT_TYPE": request.headers.get("Content-Type", ""),
        "CONTENT_LENGTH": str(len(data)),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(data),
    }


def _broken(broken: Broken, request: requests.PreparedRequest, answer: _Answer) -> bytes:
    """Half a body, or the exception that `requests` raises when a connection fails this way."""
    if broken.kind == "truncated" and broken.reply is not None:
        reply = broken.reply
        answer.status, answer.reason, answer.headers = reply.status, "", reply.headers
        return reply.body[: len(reply.body) // 2]
    if broken.kind == "timeout":
        raise requests.ReadTimeout("Read timed out. (fault)", request=request)
    reasons: dict[str, Exception] = {
        "refused": ConnectionRefusedError(111, "Connection refused"),
        "reset": ProtocolError("Connection aborted.", ConnectionResetError(104, "reset by peer")),
    }
    closed = ProtocolError("Connection aborted.", ConnectionError("closed without response"))
    raise requests.ConnectionError(reasons.get(broken.kind, closed), request=request)


class _Interception:
    """The one patch of this project: `HTTPAdapter.send`, for as long as anyone needs it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.depth = 0
        self.original: Send = HTTPAdapter.send
        self.adapter: AppAdapter | None = None

    def enter(self, platform: Platform) -> None:
        with self.lock:
            self.depth += 1
            if self.depth == 1:
                self.original = HTTPAdapter.send
                self.adapter = AppAdapter(create_app(platform))
                HTTPAdapter.send = _sender(self.original, self.adapter)  # type: ignore[method-assign]

    def leave(self) -> None:
        with self.lock:
            self.depth -= 1
            if self.depth == 0:
                HTTPAdapter.send = self.original  # type: ignore[method-assign]


_INTERCEPTION = _Interception()


def _sender(original: Send, adapter: AppAdapter) -> Send:
    platform = adapter.app.platform

    def send(
        self: HTTPAdapter, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        token = request.headers.get("X-Auth-Token", "")
        if is_bigcommerce(urlsplit(str(request.url)).hostname) and platform.knows(token):
            return adapter.send(request)
        return original(self, request, *args, **kwargs)

    return send


@contextmanager
def intercepting(platform: Platform) -> Iterator[None]:
    """Inside, whatever uses `requests` in this process finds BigCommerce's hosts in `platform`."""
    _INTERCEPTION.enter(platform)
    try:
        yield
    finally:
        _INTERCEPTION.leave()
