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
from urllib.parse import unquote_to_bytes

from cheroot import wsgi
from cheroot.errors import FatalSSLAlert, NoSSLError
from cheroot.makefile import MakeFile
from cheroot.server import Gateway, HTTPConnection, HTTPRequest
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
PIECE = 1 << 20  # bytes of a body that are read at once: what is announced may never come
TICK = 0.02  # seconds until a stop is noticed
PATIENCE = 75  # seconds a connection may be idle; a client that pauses for less is not cut off
WAITING = 1024  # clients that may ask for a connection at once; one too many is cut off
HANDSHAKE = b"\x16"  # what TLS begins with
HANG = 60.0  # seconds a connection that is to time out is held, at most


def _comes(sock: Any, seconds: float) -> bool:
    """Whether something comes from a peer in time, its end included."""
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([sock], [], [], seconds)[0])
    poll = select.poll()  # takes files beyond the 1024th, as select does on Windows alone
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


class _Incoming(socket.SocketIO):
    """What a peer sends; while `patient` is false, nothing is waited for."""

    patient = True

    def readinto(self, buffer: Any) -> int | None:
        return super().readinto(buffer) if self.patient else None


class _Reader(io.BufferedReader):
    """What cheroot reads requests from: its own reader, but not written in Python."""

    def __init__(self, sock: Any) -> None:
        self._incoming = _Incoming(sock, "rb")
        super().__init__(self._incoming)
        self._deciphered = getattr(sock, "pending", int)  # bytes that TLS holds back
        self.bytes_read = 0  # cheroot's statistics, which are off

    def has_data(self) -> bool:
        """Whether something was read that nobody has taken yet."""
        self._incoming.patient = False
        try:
            return bool(self.peek() or self._deciphered())
        finally:
            self._incoming.patient = True


def _stream(sock: Any, mode: str, size: int) -> Any:
    """What cheroot reads from a connection, or writes to it."""
    return _Reader(sock) if "r" in mode else MakeFile(sock, mode, size)


class _Request(HTTPRequest):
    """Says that the connection ends with what the server itself refuses, or cannot answer."""

    def simple_response(self, status: str, msg: str = "") -> None:
        reply = Reply(int(status[:3]), msg.encode("latin-1"), {"Content-Type": "text/plain"})
        with contextlib.suppress(OSError):
            self.conn.socket.sendall(head(reply, "close") + reply.body)


class _Connection(HTTPConnection):
    """Looks for the peer's next request for a moment before it goes back to the selector.

    Going through the selector's thread costs more than most answers; a connection stays with its
    worker only while no other one waits for it.
    """

    RequestHandlerClass = _Request

    def __init__(self, server: Any, sock: Any, makefile: Any = None) -> None:
        super().__init__(server, sock, _stream)
        self._plain = server.ssl_adapter is not None  # until the handshake

    def communicate(self) -> bool:
        if not self._next_is_here():  # who connects and says nothing keeps no worker
            return True
        if self._plain and not self._secured():
            return False
        while super().communicate():  # type: ignore[no-untyped-call]
            if self.server.requests.qsize or not self._next_is_here():
                return True
        return False

    def _secured(self) -> bool:
        if self.socket.recv(1, socket.MSG_PEEK) not in (b"", HANDSHAKE):
            self.socket.recv(LARGE)  # what is unread when a connection is closed resets it
            request = self.RequestHandlerClass(self.server, self)
            request.simple_response("400 Bad Request", "This port speaks https only.")
            return False
        try:
            self.socket = self.server.ssl_adapter.secured(self.socket)
        except (FatalSSLAlert, NoSSLError, OSError):
            self.linger = True  # the handshake has closed the socket
            return False
        self.rfile = _stream(self.socket, "rb", self.rbufsize)
        self.wfile = _stream(self.socket, "wb", self.wbufsize)
        self._plain = False
        return True

    def _next_is_here(self) -> bool:
        return self.rfile.has_data() or _comes(self.socket, LINGER)


class _Adapter(BuiltinSSLAdapter):
    """Leaves the handshake to a worker: a client that is slow at it holds up nobody else."""

    def wrap(self, sock: Any) -> tuple[Any, dict[str, Any]]:
        return sock, {}

    def secured(self, sock: Any) -> Any:
        return super().wrap(sock)[0]  # type: ignore[no-untyped-call]


class _Server(wsgi.Server):
    ConnectionClass = _Connection
    keep_alive_conn_limit = None  # type: ignore[assignment]  # as many as there are clients

    @staticmethod
    def bind_socket(socket_: Any, bind_addr: Any) -> Any:
        try:
            socket_.bind(bind_addr)
            # Whoever starts a server here next need not wait for the last connections to be
            # forgotten: also when the system chose the port, for which cheroot leaves it out.
            if os.name == "posix":
                socket_.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
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
        sent.close_connection = is_last(sent)
        try:
            body = read_body(sent)
        except EOFError:  # as a server that never saw the end of it: nothing is done
            sent.close_connection = sent.sent_headers = True
            return None
        except (ValueError, OverflowError, MemoryError) as problem:
            sent.close_connection = sent.sent_headers = True
            sent.simple_response("400 Bad Request", str(problem))
            return None
        if sent.path.startswith(PREFIX.encode()):
            sent.rfile = io.BytesIO(body)
            return wsgi.Gateway_10(sent).respond()
        app: App = sent.server.wsgi_app
        request = read(sent, body)
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
            sent.sent_headers = True  # also when it breaks off: nothing more is to be written
            if len(body) < LARGE:
                connection.socket.sendall(start + body)
            else:  # copying it would cost more than a second packet
                connection.socket.sendall(start)
                connection.socket.sendall(body)
        sent.sent_headers = True


def is_last(sent: Any) -> bool:
    """Whether the peer wants the connection closed after this request; words in any case."""
    wanted = sent.inheaders.get(b"Connection", b"").lower()
    if sent.response_protocol == "HTTP/1.1":
        return b"close" in wanted
    return b"keep-alive" not in wanted


def read_body(sent: Any) -> bytes:
    """All of the body, and what stands after it.

    Raises ValueError for one that is no HTTP, EOFError where the peer leaves in the middle.
    """
    if sent.chunked_read:
        body: bytes = sent.rfile.read()
        for _ in sent.rfile.read_trailer_lines():
            pass
        return body
    if not sent.rfile.remaining:
        return b""
    if sent.rfile.remaining < 0:
        raise ValueError("Malformed Content-Length Header.")
    pieces = []
    while sent.rfile.remaining:
        pieces.append(sent.rfile.read(PIECE))
        if not pieces[-1]:
            raise EOFError
    return b"".join(pieces)


def read(sent: Any, body: bytes) -> Request:
    """The request whose head cheroot has read."""
    path = sent.path
    if b"%2F" in path:  # cheroot leaves it; the other entrances do not
        path = unquote_to_bytes(sent.uri.partition(b"?")[0])
    headers = {
        name.decode("latin-1").lower(): text.decode("latin-1")
        for name, text in sent.inheaders.items()
    }
    return Request(
        method=sent.method.decode("latin-1"),
        origin=f"{sent.scheme.decode()}://{headers.get('host') or sent.server.server_name}",
        path=path.decode("latin-1"),
        query_string=sent.qs.decode("latin-1"),
        headers=headers,
        body=body,
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
            _comes(connection, HANG)  # until the peer gives up
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
            self._server.ssl_adapter = _Adapter(*files)

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
