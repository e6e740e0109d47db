"""Where deliveries really go: an app or a function in this process, a loopback URL, or nowhere."""

from __future__ import annotations

import inspect
import io
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit

from bcfake.message import Reply, Request

if TYPE_CHECKING:
    import asyncio

Call = Callable[[Request], int]  # makes one call, returns the status it was answered
Answering = Callable[[Request], Reply]
Post = Callable[[str, Mapping[str, str], bytes], int]
Place = tuple[str, str, int, str]  # scheme, host, port, path

BUSES = ("projects/", "arn:aws:events:")  # topics of Pub/Sub, event sources of EventBridge
NOT_A_TARGET = (
    "is none of: a WSGI app (environ, start_response), an ASGI app (scope, receive, send), "
    "a function of the request, a loopback URL such as http://127.0.0.1:8000/hook"
)


class Targets:
    """Which destination is reached how; `post` makes a real HTTP request and returns its status."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._routes: dict[Place, Call | str] = {}
        self._allowed: set[Place] = set()

    def route(self, destination: str, target: Any) -> None:
        """Let `target` stand for a destination and all below it; raises ValueError for what
        cannot."""
        place = placed(destination)
        self._routes[place] = loopback(target) if isinstance(target, str) else called(target)

    def allow(self, destination: str) -> None:
        """Let a destination and all below it be called over the network."""
        self._allowed.add(placed(destination))

    def find(self, destination: str) -> Call | None:
        """How to call a destination; None when nothing stands for it and it is not allowed."""
        place = placed(destination)
        near = [each for each in (*self._routes, *self._allowed) if below(place, each)]
        if not near:
            return None
        nearest = max(near, key=lambda each: len(each[3]))
        target = self._routes.get(nearest, destination)
        if not isinstance(target, str):
            return target
        rest = destination_rest(destination, nearest) if nearest in self._routes else ""
        return lambda request: self._post(target + rest, request.headers, request.body)


def placed(url: str) -> Place:
    """The parts of an http(s) URL that say where it is, or a topic or event source as it is.

    Raises ValueError for anything else.
    """
    if not isinstance(url, str):
        raise ValueError(f"{url!r} is no http:// or https:// URL")
    if url.startswith(BUSES):
        return "bus", url, 0, ""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{url!r} is no http:// or https:// URL")
    return parts.scheme, parts.hostname, port, parts.path.rstrip("/")


def below(place: Place, above: Place) -> bool:
    """Whether a place is another one, or in a path below it."""
    return place[:3] == above[:3] and (place[3] + "/").startswith(above[3] + "/")


def destination_rest(destination: str, route: Place) -> str:
    """What a destination has beyond the path of its route: the rest of the path, and the query."""
    parts = urlsplit(destination)
    rest = parts.path[len(route[3]) :] if parts.path.rstrip("/") != route[3] else ""
    return rest + (f"?{parts.query}" if parts.query else "")


def loopback(url: str) -> str:
    """The URL, if it is this machine's; raises ValueError otherwise."""
    host = placed(url)[1]
    try:
        local = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise ValueError(
            f"{url!r} is not on this machine (http://127.0.0.1:PORT/...); what may be called over "
            "the network is named with allow_network"
        )
    return url


def called(target: Any) -> Call:
    """How to call an app or a function where its status is all that matters."""
    answer = answering(target)
    return lambda request: answer(request).status


def answering(target: Any) -> Answering:
    """How an app or a function answers; told apart by the number of their arguments."""
    if not callable(target):
        raise ValueError(f"{target!r} {NOT_A_TARGET}")
    kinds: dict[int, Callable[[Any], Answering]] = {1: _function, 2: _wsgi, 3: _asgi}
    count = _arguments(target)
    if count not in kinds or (count < 3 and _is_async(target)):
        raise ValueError(f"{target!r} {NOT_A_TARGET}")
    return kinds[count](target)


def _arguments(target: Any) -> int:
    """How many arguments must be given; 1 where any number may be, as with a mock."""
    parameters = inspect.signature(target).parameters.values()
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    needed = [each for each in parameters if each.kind in kinds and each.default is each.empty]
    open_ended = any(each.kind is each.VAR_POSITIONAL for each in parameters)
    return len(needed) or int(open_ended or any(each.kind in kinds for each in parameters))


def _is_async(target: Any) -> bool:
    return inspect.iscoroutinefunction(target) or inspect.iscoroutinefunction(
        getattr(target, "__call__", None)  # noqa: B004
    )


# ---- a function


def _function(function: Callable[[Request], Any]) -> Answering:
    def call(request: Request) -> Reply:
        status = function(request)
        if status is None:
            return Reply(200)
        if isinstance(status, bool) or not isinstance(status, int):
            raise TypeError(f"it returned {status!r}, which is neither a status nor None")
        return Reply(status)

    return call


# ---- WSGI


def _wsgi(app: Callable[[dict[str, Any], Any], Iterable[bytes]]) -> Answering:
    def call(request: Request) -> Reply:
        reply = Reply(0)
        written = bytearray()

        def start(line: str, headers: Any, exc_info: Any = None) -> Callable[[bytes], None]:
            reply.status, reply.headers = int(line.split(" ", 1)[0]), _joined(headers)
            return written.extend

        body = app(_environ(request), start)
        try:
            for part in body:  # an app may be a generator, which begins only now
                written.extend(part)
        finally:
            close = getattr(body, "close", None)
            if close is not None:
                close()
        reply.body = bytes(written)
        return _begun(reply)

    return call


def _begun(reply: Reply) -> Reply:
    if not reply.status:
        raise RuntimeError("the app never began to answer")
    return reply


def _joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers as a dictionary; of those that are repeated, all the values."""
    found: dict[str, str] = {}
    for name, value in headers:
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _host(origin: str) -> str:
    """The Host header of a request: with the port where it is not the scheme's own."""
    scheme, host, port, _ = placed(origin)
    shown = f"[{host}]" if ":" in host else host
    return shown if port == {"http": 80, "https": 443}[scheme] else f"{shown}:{port}"


def _environ(request: Request) -> dict[str, Any]:
    scheme, host, port, _ = placed(request.origin)
    headers = {"HTTP_" + n.upper().replace("-", "_"): v for n, v in request.headers.items()}
    headers.pop("HTTP_CONTENT_LENGTH", None)
    return {
        "CONTENT_TYPE": headers.pop("HTTP_CONTENT_TYPE", ""),
        **headers,
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(request.path).decode("latin-1"),
        "QUERY_STRING": request.query_string,
        "CONTENT_LENGTH": str(len(request.body)),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": _host(request.origin),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


# ---- ASGI


def _asgi(app: Callable[..., Any]) -> Answering:
    """Runs the app in a loop and thread of its own: the caller's may have a loop running."""
    import asyncio  # a tenth of the fake's start, and few have an ASGI app

    def call(request: Request) -> Reply:
        outcome: list[Reply | BaseException] = []

        def run() -> None:
            try:
                outcome.append(asyncio.run(_ask(app, request, asyncio.Event())))
            except BaseException as error:
                outcome.append(error)

        thread = threading.Thread(target=run, name="bcfake webhook")
        thread.start()
        thread.join()
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        return outcome[0]

    return call


async def _ask(app: Callable[..., Any], request: Request, answered: asyncio.Event) -> Reply:
    reply = Reply(0)
    messages = [{"type": "http.request", "body": request.body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if messages:
            return messages.pop()
        await answered.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            pairs = message.get("headers", ())
            names = [(name.decode("latin-1"), text.decode("latin-1")) for name, text in pairs]
            reply.status, reply.headers = message["status"], _joined(names)
            return
        reply.body += message.get("body", b"")
        if not message.get("more_body"):
            answered.set()

    await app(_scope(request), receive, send)
    return _begun(reply)


def _scope(request: Request) -> dict[str, Any]:
    scheme, host, port, _ = placed(request.origin)
    headers = [
        (n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in request.headers.items()
    ]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": scheme,
        "path": unquote_to_bytes(request.path).decode("utf-8", "replace"),
        "raw_path": request.path.encode("ascii", "replace"),
        "query_string": request.query_string.encode("ascii", "replace"),
        "root_path": "",
        "headers": [(b"host", _host(request.origin).encode("ascii", "replace")), *headers],
        "server": (host, port),
        "client": ("127.0.0.1", 0),
    }
