"""The server, spoken to in bytes: what clients other than `requests` send, and how they leave."""

from __future__ import annotations

import os
import resource
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
import requests

from bcfake import FakeStore, Platform, Server

Dial = Callable[[], socket.socket]
WORKERS = 3


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(Platform(), threads=WORKERS) as server:
        yield server


@pytest.fixture
def store(server: Server) -> Iterator[FakeStore]:
    store = FakeStore(platform=server.platform).open()
    store.origin = server.url
    yield store
    store.close()


@pytest.fixture
def dial(server: Server) -> Iterator[Dial]:
    """What opens another connection to the server."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(connected(server)))


def connected(server: Server) -> socket.socket:
    host, port = server.url.rpartition("/")[2].rsplit(":", 1)
    return socket.create_connection((host.strip("[]"), int(port)), timeout=5)


def head(store: FakeStore, line: str, *headers: str, version: str = "1.1") -> bytes:
    """A request up to the empty line that ends its head."""
    method, path = line.split(" ")
    token = f"X-Auth-Token: {store.access_token}"
    lines = [f"{method} /stores/{store.store_hash}/v2{path} HTTP/{version}", "Host: x", token]
    return "\r\n".join([*lines, "Accept: application/json", *headers, "", ""]).encode()


def posted(store: FakeStore, body: bytes, *headers: str) -> bytes:
    return head(store, "POST /brands", "Content-Type: application/json", *headers) + body


def answers(connection: socket.socket) -> list[int]:
    """The statuses of all answers until the server closes the connection."""
    received = b""
    while piece := connection.recv(65_536):
        received += piece
    return [int(part[:3]) for part in received.split(b"HTTP/1.1 ")[1:]]


def asked(dial: Dial, *requests: bytes, leave: bool = False) -> list[int]:
    connection = dial()
    connection.sendall(b"".join(requests))
    if leave:
        connection.shutdown(socket.SHUT_WR)
    return answers(connection)


def test_requests_sent_ahead_are_answered_in_turn(store: FakeStore, dial: Dial) -> None:
    body = b'{"name": "Acme"}'
    post = posted(store, body, f"Content-Length: {len(body)}")
    last = head(store, "HEAD /time", "Connection: close")
    assert asked(dial, head(store, "GET /time"), post, post, last) == [200, 201, 409, 200]


def test_a_write_whose_client_died_in_the_middle_is_not_made(store: FakeStore, dial: Dial) -> None:
    """What came was a whole object, only not all that was announced."""
    cut = posted(store, b'{"name": "Acme"}', "Content-Length: 99")
    assert asked(dial, cut, leave=True) == []
    assert (store.brands.all(), store.requests.count) == ([], 0)


def test_chunks_whose_client_died_in_the_middle_are_not_written(
    store: FakeStore, dial: Dial
) -> None:
    cut = posted(store, b'10\r\n{"name": "Acme"}\r\n', "Transfer-Encoding: chunked")
    assert asked(dial, cut, leave=True) == [400]
    assert store.brands.all() == []


def test_the_request_after_a_trailer_is_answered(store: FakeStore, dial: Dial) -> None:
    chunks = b'10;part=1\r\n{"name": "Acme"}\r\n0\r\nX-Checksum: 1\r\n\r\n'
    post = posted(store, chunks, "Transfer-Encoding: chunked")
    assert asked(dial, post, head(store, "GET /time", "Connection: close")) == [201, 200]


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("Content-Length: -1", b'{"name": "Acme"}'),
        ("Content-Length: -5", b'{"name": "Acme"}'),
        ("Content-Length: ten", b'{"name": "Acme"}'),
        ("Transfer-Encoding: chunked", b'zz\r\n{"name": "Acme"}\r\n0\r\n\r\n'),
        ("Transfer-Encoding: chunked", b'5\r\n{"name": "Acme"}\r\n0\r\n\r\n'),
    ],
)
def test_a_malformed_length_is_the_clients_fault(
    store: FakeStore, dial: Dial, capfd: pytest.CaptureFixture[str], header: str, body: bytes
) -> None:
    assert asked(dial, posted(store, body, header)) == [400]
    assert (store.brands.all(), capfd.readouterr().err) == ([], "")


def test_after_an_answer_that_failed_the_next_is_given(
    store: FakeStore, capfd: pytest.CaptureFixture[str]
) -> None:
    """A client that keeps its connections is told that this one is over."""

    def fail(entry: object) -> None:
        raise RuntimeError("the listener is broken")

    with requests.Session() as session:
        session.headers.update(store.headers)
        for _ in range(3):
            store.requests.listeners.append(fail)
            failed = session.get(store.url + "/time", timeout=5)
            assert (failed.status_code, failed.headers["Connection"]) == (500, "close")
            store.requests.listeners.clear()
            assert session.get(store.url + "/time", timeout=5).status_code == 200
    assert "the listener is broken" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("version", "header"),
    [("1.1", "close"), ("1.1", "Close"), ("1.1", "close, TE"), ("1.0", "close"), ("1.0", "TE")],
)
def test_a_client_that_says_close_is_closed(
    store: FakeStore, dial: Dial, version: str, header: str
) -> None:
    request = head(store, "GET /time", f"Connection: {header}", version=version)
    assert asked(dial, request) == [200]


@pytest.mark.parametrize("header", ["Keep-Alive", "keep-alive"])
def test_an_old_client_keeps_its_connection(store: FakeStore, dial: Dial, header: str) -> None:
    kept = head(store, "GET /time", f"Connection: {header}", version="1.0")
    assert asked(dial, kept, kept, head(store, "GET /time", version="1.0")) == [200, 200, 200]


def test_connections_that_say_nothing_hold_up_nobody(store: FakeStore, dial: Dial) -> None:
    """Pools connect ahead, and so do browsers."""
    silent = [dial() for _ in range(4 * WORKERS)]
    assert requests.get(store.url + "/time", headers=store.headers, timeout=5).status_code == 200
    silent[0].sendall(head(store, "GET /time", "Connection: close"))
    assert answers(silent[0]) == [200]


def test_a_process_with_many_open_files_is_served(store: FakeStore, dial: Dial) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 1200:
        pytest.skip("this system allows too few open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 1200), hard))
    opened = [os.dup(0) for _ in range(1024)]
    try:
        connection = dial()
        for _ in range(2):
            connection.sendall(head(store, "GET /time"))
            assert connection.recv(65_536).startswith(b"HTTP/1.1 200")
    finally:
        for each in opened:
            os.close(each)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_the_next_server_has_the_port_at_once() -> None:
    """Also while connections to the last one, which the system gave it, are being forgotten."""
    platform = Platform()
    with ExitStack() as opened:
        with Server(platform) as first:
            client = opened.enter_context(closing(connected(first)))
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert client.recv(1000).startswith(b"HTTP/1.1 404")
            port = client.getpeername()[1]
        with Server(platform, port=port) as second:
            assert requests.get(second.url, timeout=5).status_code == 404


def test_open_connections_do_not_outlive_the_server() -> None:
    before = set(threading.enumerate())
    with ExitStack() as opened:
        with Server(Platform(), threads=WORKERS) as server:
            clients = [opened.enter_context(closing(connected(server))) for _ in range(9)]
            clients[0].sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert clients[0].recv(1000).startswith(b"HTTP/1.1 404")
        assert clients[0].recv(1) == b""
    assert set(threading.enumerate()) <= before


# ---- the same with TLS in between


@pytest.fixture(scope="module")
def https(server: Server) -> Iterator[Server]:
    """The same stores on another port."""
    with Server(server.platform, threads=WORKERS, tls=True) as https:
        yield https


@pytest.fixture
def dial_https(https: Server) -> Iterator[Dial]:
    """What opens another connection to the port, before any handshake."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(connected(https)))


@pytest.fixture
def secure(https: Server, dial_https: Dial) -> Iterator[Dial]:
    """What opens another connection, with the handshake."""
    assert https.authority is not None
    trusting = ssl.create_default_context(cafile=str(https.authority.bundle))
    with ExitStack() as opened:
        yield lambda: opened.enter_context(
            trusting.wrap_socket(dial_https(), server_hostname="127.0.0.1")
        )


def test_connections_that_never_shake_hands_hold_up_nobody(
    store: FakeStore, dial_https: Dial, secure: Dial
) -> None:
    silent = [dial_https() for _ in range(4 * WORKERS)]
    assert asked(secure, head(store, "GET /time", "Connection: close")) == [200]
    assert silent


def test_requests_sent_ahead_are_answered_however_many(store: FakeStore, secure: Dial) -> None:
    """More than the server reads at once, and no more than TLS takes at once."""
    ahead = [head(store, "GET /time")] * 90
    assert 8192 < sum(map(len, ahead)) < 16_384
    last = head(store, "GET /time", "Connection: close")
    assert asked(secure, *ahead, last) == [200] * 91


def test_who_speaks_plain_http_is_told(dial_https: Dial) -> None:
    connection = dial_https()
    connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    told = connection.recv(1000)
    assert told.startswith(b"HTTP/1.1 400")
    assert b"https" in told


def test_a_broken_handshake_breaks_that_connection_alone(
    store: FakeStore, dial_https: Dial, secure: Dial
) -> None:
    for _ in range(WORKERS + 1):
        connection = dial_https()
        connection.sendall(b"\x16\x03\x01\x00\x05hello")
        while connection.recv(1000):
            pass
    assert asked(secure, head(store, "GET /time", "Connection: close")) == [200]
