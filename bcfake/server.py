"""The app on a real port: keep-alive, threaded, one server a process. The only user of cheroot."""

from __future__ import annotations

import contextlib
import io
import os
import select
import socket
import struct
import threading
from collections.abc import Mapping
from typing import Any

from cheroot import wsgi
from cheroot.makefile import MakeFile
from cheroot.server import Gateway, HTTPConnection
from cheroot.ssl.builtin import BuiltinSSLAdapter

from bcfake import by_name
from bcfake.fake import FakeStore
from bcfake.message import API_ORIGIN, LOGIN_ORIGIN, Broken, Reply, Request
from bcfake.platform import Platform
from bcfake.tls import Authority
from bcfake.wire.app import App, create_app, status_line
from bcfake.wire.control import PREFIX

LINGER = 0.002  # seconds a worker waits for a connection's next request
LARGE = 65_536  # bytes of a write that leaves by itself
TICK = 0.02  # seconds until a stop is noticed
PATIENCE = 75  # seconds a connection may be idle; a client that pauses for less is not cut off
WAITING = 1024  # clients that may ask for a connection at once; one too many is cut off
HANG = 60.0  # seconds a connection that is to time out is held, at most


class _Incoming(socket.SocketIO):
    """What a peer sends; while `patient` is false, nothing is waited for."""

    patient = True

    def readinto(self, buffer: Any) -> int | None:
        return super().readinto(buffer) if self.patient else None


class _Reader(io.BufferedReader):
    """What cheroot reads requests from: its own reader, but not written in Python."""

    def __init__(self, incoming: _Incoming) -> None:
        super().__init__(incoming)
        self._incoming = incoming
        self.bytes_read = 0  # cheroot's statistics, which are off

    def has_data(self) -> bool:
        """Whether something was read that nobody has taken yet."""
        self._incoming.patient = False
        try:
            return bool(self.peek())
        finally:
            self._incoming.patient = True


def _stream(sock: Any, mode: str, size: int) -> Any:
    """What cheroot reads from a plain connection, or writes to it."""
    return _Reader(_Incoming(sock, "rb")) if "r" in mode else MakeFile(sock, mode, size)


class _Connection(HTTPConnection):
    """Looks for the peer's next request for a moment before it goes back to the selector.

    Going through the selector's thread costs more than most answers; a connection stays with its
    worker only while no other one waits for it.
    """

    def __init__(self, server: Any, sock: Any, makefile: Any = None) -> None:
        super().__init__(server, sock, makefile if server.ssl_adapter else _stream)

    def communicate(self) -> bool:
        while super().communicate():  # type: ignore[no-untyped-call]
            if self.server.requests.qsize or not self._next_is_here():
                return True
        return False

    def _next_is_here(self) -> bool:
        return bool(self.rfile.has_data() or select.select([self.socket], [], [], LINGER)[0])


class _Server(wsgi.Server):
    ConnectionClass = _Connection
    keep_alive_conn_limit = None  # type: ignore[assignment]  # as many as there are clients

    @staticmethod
    def bind_socket(socket_: Any, bind_addr: Any) -> Any:
        try:
            socket_.bind(bind_addr)
            return socket_
        except OSError:
            socket_.close()  # cheroot forgets it open
            raise


class _Gateway(Gateway):
    """Hands requests to the app and breaks connections the way a fault asks.

    The API's traffic does without WSGI's environment, which costs more than most answers; the
    fake's own pages are Flask's.
    """

    def respond(self) -> None:
        sent, connection = self.req, self.req.conn
        if sent.path.startswith(PREFIX.encode()):
            return wsgi.Gateway_10(sent).respond()
        app: App = sent.server.wsgi_app
        request = read(sent)
        try:
            reply = app.answer(request)
        except Broken as broken:
            sent.close_connection = True
            _break(connection.socket, broken)
            # The server goes on to close what it takes for its peer.
            connection.socket, other_end = socket.socketpair()
            other_end.close()
        else:
            start = head(reply, "close" if sent.close_connection else "keep-alive")
            body = b"" if request.method == "HEAD" else reply.body
            if len(body) < LARGE:
                connection.socket.sendall(start + body)
            else:  # copying it would cost more than a second packet
                connection.socket.sendall(start)
                connection.socket.sendall(body)
        sent.sent_headers = True  # nothing more is to be written by the server


def read(sent: Any) -> Request:
    """The request whose head cheroot has read."""
    headers = {
        name.decode("latin-1").lower(): text.decode("latin-1")
        for name, text in sent.inheaders.items()
    }
    return Request(
        method=sent.method.decode("latin-1"),
        origin=f"{sent.scheme.decode()}://{headers.get('host') or sent.server.server_name}",
        path=sent.path.decode("latin-1"),
        query_string=sent.qs.decode("latin-1"),
        headers=headers,
        body=sent.rfile.read(),
        address=sent.conn.remote_addr or "127.0.0.1",
    )


def head(reply: Reply, connection: str) -> bytes:
    """The head of an answer, with the empty line that ends it."""
    headers = {**reply.headers, "Connection": connection}
    if reply.status not in (204, 304):  # where none may be told
        headers.setdefault("Content-Length", str(len(reply.body)))
    lines = [f"HTTP/1.1 {status_line(reply)}", *map(": ".join, headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _break(connection: Any, broken: Broken) -> None:
    """Make the failure visible to the peer."""
    with contextlib.suppress(OSError):
        if broken.reply is not None:
            connection.sendall(head(broken.reply, "close") + broken.reply.half)
        if broken.kind == "timeout":
            select.select([connection], [], [], HANG)  # until the peer gives up
        elif broken.kind in ("reset", "refused"):
            linger = struct.pack("ii", 1, 0)  # close with RST
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        if broken.kind not in ("reset", "refused"):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()


def _reached(host: str) -> str:
    """Where this machine reaches what is bound to an address."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


class Server:
    """A platform's stores on `http://host:port`; a context manager, or `start` and `stop`.

    Port 0 lets the system choose; the socket is bound by `start` and held until `stop`. Raises
    OSError when the port is taken. `tls` serves https instead: clients are to trust
    `authority.bundle`, a file that is there until `stop`. `default` is the store that the control
    API calls "default"; without one, the only open store.
    """

    def __init__(
        self,
        platform: Platform | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        threads: int = 10,
        tls: bool = False,
        default: FakeStore | None = None,
    ) -> None:
        app = create_app(platform)
        app.control.default = default
        self._server = _Server((host, port), app, numthreads=threads, server_name="bcfake")
        self._server.gateway = _Gateway
        self._server.shutdown_timeout = 1
        self._server.timeout = PATIENCE
        self._server.request_queue_size = WAITING
        self._server.expiration_interval = TICK
        self._thread: threading.Thread | None = None
        self.platform = app.platform
        self.control_token = app.control.token
        self.authority = Authority(host) if tls else None
        if self.authority is not None:
            files = str(self.authority.certificate), str(self.authority.key)
            self._server.ssl_adapter = BuiltinSSLAdapter(*files)

    @property
    def url(self) -> str:
        """`http://127.0.0.1:5000`."""
        host, port = self._server.bind_addr[:2]
        scheme = "https" if self.authority else "http"
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"

    @property
    def control_url(self) -> str:
        """Where the control API is: `http://127.0.0.1:5000/_bcfake`."""
        return self.url + PREFIX

    def environment(
        self, store: FakeStore, environ: Mapping[str, str] = os.environ
    ) -> dict[str, str]:
        """What a child process needs in its environment to find `store` here: to be laid over
        `environ`, the parent's.

        The credentials, where API and token endpoint are, and BCFAKE_CONTROL_URL, the control API
        of this store. Over https also what leads programs here, unchanged, that have
        https://api.bigcommerce.com fixed (Python's and Node's): there the hosts keep their names.
        """
        origin = login = self.url
        led: dict[str, str] = {}
        if self.authority is not None:
            origin, login = API_ORIGIN, LOGIN_ORIGIN
            host, port = self._server.bind_addr[:2]
            directory, bundle = self.authority.directory, self.authority.bundle
            led = by_name.environment(directory, bundle, _reached(host), port, environ)
        return led | {
            "BC_API_ENDPOINT": origin,
            "BC_AUTH_SERVICE": login,
            "BC_STORE_HASH": store.store_hash,
            "BC_ACCESS_TOKEN": store.access_token,
            "BC_CLIENT_ID": store.client_id,
            "APP_CLIENT_SECRET": store.client_secret,
            "BCFAKE_CONTROL_URL": f"{self.control_url}/stores/{store.store_hash}",
        }

    def start(self) -> Server:
        """Bind, listen and serve in a thread of its own."""
        self._server.prepare()
        self._thread = threading.Thread(target=self._server.serve, name="bcfake", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and free the port; returns when no thread is left."""
        self._server.stop()
        if self._thread is not None:
            self._thread.join(5)
        if self.authority is not None:
            self.authority.close()

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *failure: object) -> None:
        self.stop()
