"""For code that uses httpx, sync or async: its requests answered by a platform, no socket.

The only user of httpx, which is imported with this module and is nobody's dependency.
"""

from __future__ import annotations

import errno
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any
from urllib.parse import unquote_to_bytes

import anyio.to_thread
import httpx

from bcfake.fake import FakeStore
from bcfake.guard import is_bigcommerce
from bcfake.message import Broken, Reply, Request
from bcfake.platform import Platform
from bcfake.wire.pipeline import serve_public

FAILURES: dict[str, Callable[[], httpx.TransportError]] = {
    "refused": lambda: httpx.ConnectError(f"[Errno {errno.ECONNREFUSED}] Connection refused"),
    "reset": lambda: httpx.ReadError(f"[Errno {errno.ECONNRESET}] Connection reset by peer"),
    "closed": lambda: httpx.RemoteProtocolError("Server disconnected without sending a response."),
    "timeout": lambda: httpx.ReadTimeout("The read operation timed out"),
}
_Async = httpx.AsyncHTTPTransport
_PLATFORMS: list[Platform] = []  # of those intercepting, the latest last
UNSENT = ("content-length", "accept-encoding")  # nothing is compressed where there is no wire


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for httpx that asks a platform instead of the network, whatever the host."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request; raises what httpx raises over a real connection."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The same, in a thread, so that the event loop goes on."""
        await request.aread()
        return await anyio.to_thread.run_sync(self._answer, request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        try:
            return _response(request, serve_public(self.platform, read(request)))
        except Broken as broken:
            if broken.reply is None:
                raise FAILURES[broken.kind]() from None
            return _response(request, broken.reply, broken.kind)


def httpx_transport(store: FakeStore) -> Transport:
    """The transport of a store: `httpx.Client(transport=...)`, or `httpx.AsyncClient`'s."""
    return Transport(store.platform)


@contextmanager
def intercepting_httpx(store: FakeStore) -> Iterator[None]:
    """Inside, whatever uses httpx in this process reaches the store at BigCommerce's hosts.

    Clients made before count too. Nests: a request goes to the store's platform that made its
    token, else to the latest. Every other host is left to what was there before.
    """
    platform = store.platform
    ours = Transport(platform)
    send, send_async = httpx.HTTPTransport.handle_request, _Async.handle_async_request

    def handle_request(self: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        return ours.handle_request(request) if _is_for(platform, request) else send(self, request)

    async def handle_async_request(
        self: httpx.AsyncHTTPTransport, request: httpx.Request
    ) -> httpx.Response:
        if _is_for(platform, request):
            return await ours.handle_async_request(request)
        return await send_async(self, request)

    httpx.HTTPTransport.handle_request = handle_request  # type: ignore[method-assign]
    _Async.handle_async_request = handle_async_request  # type: ignore[method-assign]
    _PLATFORMS.append(platform)
    try:
        yield
    finally:
        _PLATFORMS.remove(platform)
        httpx.HTTPTransport.handle_request = send  # type: ignore[method-assign]
        _Async.handle_async_request = send_async  # type: ignore[method-assign]


def _is_for(platform: Platform, request: httpx.Request) -> bool:
    if not is_bigcommerce(request.url.host):
        return False
    inside = tuple(reversed(_PLATFORMS))
    token = request.headers.get("X-Auth-Token", "")
    makers = [each for each in inside if each.made(token)]
    return platform in (makers or [each for each in inside if each.has_stores])[:1]


def read(request: httpx.Request) -> Request:
    """A request of httpx, already read, as the platform takes it."""
    url = request.url
    headers = {name: text for name, text in request.headers.items() if name not in UNSENT}
    path, _, query = url.raw_path.partition(b"?")
    return Request(
        method=request.method,
        origin=f"{url.scheme}://{headers.get('host') or url.netloc.decode('ascii')}",
        path=unquote_to_bytes(path or b"/").decode("latin-1"),
        query_string=query.decode("ascii"),
        headers=headers,
        body=request.content,
        timeout=_patience(request),
    )


def _patience(request: httpx.Request) -> float:
    """How many seconds the caller waits for an answer."""
    seconds = request.extensions.get("timeout", {}).get("read")
    return inf if seconds is None else float(seconds)


def _response(request: httpx.Request, reply: Reply, broken: str = "") -> httpx.Response:
    body = b"" if request.method == "HEAD" else reply.body
    stream: Any = _Half(reply, broken) if broken else httpx.ByteStream(body)
    headers = list(reply.headers.items())
    return httpx.Response(reply.status, headers=headers, stream=stream, request=request)


class _Half(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Half a body, then the failure of the connection."""

    def __init__(self, reply: Reply, broken: str) -> None:
        self._half, self._broken = reply.half, broken
        self._counted = f"received {len(reply.half)} bytes, expected {len(reply.body)}"

    def _failure(self) -> httpx.TransportError:
        if self._broken != "closed":
            return FAILURES[self._broken]()
        text = f"peer closed connection without sending complete message body ({self._counted})"
        return httpx.RemoteProtocolError(text)

    def __iter__(self) -> Iterator[bytes]:
        yield self._half
        raise self._failure()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._half
        raise self._failure()
