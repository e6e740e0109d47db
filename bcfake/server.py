"""The app on a real port: keep-alive, threaded, one server a process. The only user of cheroot."""

from __future__ import annotations

import contextlib
import io
import select
import socket
import struct
import threading
from types import TracebackType
from typing import Any

from cheroot import wsgi
from cheroot.server import HTTPConnection
from cheroot.ssl.builtin import BuiltinSSLAdapter

from bcfake.fake import FakeStore
from bcfake.message import Broken
from bcfake.platform import Platform
from bcfake.tls import Authority
from bcfake.wire.app import create_app, status_line
from bcfake.wire.control import PREFIX

LINGER = 0.002  # seconds a worker waits for a connection's next request
LARGE = 65_536  # bytes of a write that leaves by itself
TICK = 0.02  # seconds until a stop is noticed
HANG = 60.0  # seconds a connection that is to time out is held, at most


class _Connection(HTTPConnection):
    """Looks for the peer's next request for a moment before it goes back to the selector.

    Going through the selector's thread costs more than most answers; a connection stays with its
    worker only while no other one waits for it.
    """

    def communicate(self) -> bool:
        while super().communicate():  # type: ignore[no-untyped-call]
            if self.server.requests.qsize or not self._next_is_here():
                return True
        return False

    def _next_is_here(self) -> bool:
        return bool(self.rfile.has_data() or select.select([self.socket], [], [], LINGER)[0])


class _Server(wsgi.Server):
    ConnectionClass = _Connection

    @staticmethod
    def bind_socket(socket_: Any, bind_addr: Any) -> Any:
        try:
            socket_.bind(bind_addr)
            return socket_
        except OSError:
            socket_.close()  # cheroot forgets it open
            raise


class _Packet(io.BytesIO):
    """Keeps small writes, so that head and body leave together; copying a large one costs more."""

    def __init__(self, direct: Any) -> None:
        super().__init__()
        self._direct = direct

    def write(self, data: Any) -> int:
        if len(data) < LARGE:
            return super().write(data)
        self.send()
        self._direct.write(data)
        return len(data)

    def send(self) -> None:
        """Write what was kept."""
        if self.tell():
            self._direct.write(self.getvalue())
            self.seek(0)
            self.truncate()


class _Gateway(wsgi.Gateway_10):
    """Hands requests to the app and breaks connections the way a fault asks."""

    def respond(self) -> None:
        connection = self.req.conn
        direct = connection.wfile
        connection.wfile = packet = _Packet(direct)
        try:
            self._answer()
        finally:
            connection.wfile = direct
        packet.send()

    def _answer(self) -> None:
        try:
            super().respond()
        except Broken as broken:
            self.req.close_connection = True
            self.req.sent_headers = True  # nothing more is to be written by the server
            connection = self.req.conn
            _break(connection.socket, broken)
            # The server goes on to close what it takes for its peer.
            connection.socket, other_end = socket.socketpair()
            other_end.close()


def _break(connection: Any, broken: Broken) -> None:
    """Make the failure visible to the peer."""
    with contextlib.suppress(OSError):
        if broken.reply is not None:
            reply = broken.reply
            lines = [f"HTTP/1.1 {status_line(reply)}", *map(": ".join, reply.headers.items())]
            head = "\r\n".join([*lines, "", ""]).encode("latin-1")
            connection.sendall(head + reply.half)
        if broken.kind == "timeout":
            select.select([connection], [], [], HANG)  # until the peer gives up
        elif broken.kind in ("reset", "refused"):
            linger = struct.pack("ii", 1, 0)  # close with RST
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        if broken.kind not in ("reset", "refused"):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()


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

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
