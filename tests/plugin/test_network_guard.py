"""Nothing addressed to BigCommerce leaves the machine; in strict mode, nothing at all."""

from __future__ import annotations

import asyncio
import http.client
import os
import socket
import urllib.request
from collections.abc import Callable

import pytest
import requests

from bcfake.guard import BlockedConnection, guarding, is_bigcommerce, is_local

pytest_plugins = ("pytester",)
Run = Callable[..., pytest.RunResult]

HOST = "api.bigcommerce.com"
WAYS: dict[str, Callable[[], object]] = {
    "requests": lambda: requests.get(f"https://{HOST}/stores/x/v2/orders"),
    "requests by a proxy": lambda: requests.get(
        f"https://{HOST}/", proxies={"https": f"http://127.0.0.1:{_listening()}"}, timeout=5
    ),
    "requests by a plain proxy": lambda: requests.get(
        f"http://{HOST}/", proxies={"http": f"http://127.0.0.1:{_listening()}"}, timeout=5
    ),
    "urllib": lambda: urllib.request.urlopen("https://store-x.mybigcommerce.com/api/v2/time"),
    "http.client": lambda: http.client.HTTPSConnection(HOST).request("GET", "/"),
    "create_connection": lambda: socket.create_connection((HOST, 443)),
    "a raw socket": lambda: _with(socket.socket(), lambda each: each.connect((HOST, 443))),
    "connect_ex": lambda: _with(socket.socket(), lambda each: each.connect_ex((HOST, 443))),
    "a datagram": lambda: _with(
        socket.socket(type=socket.SOCK_DGRAM), lambda each: each.sendto(b"x", (HOST, 53))
    ),
    "a look-up": lambda: socket.gethostbyname("LOGIN.BigCommerce.com."),
    "asyncio": lambda: asyncio.run(asyncio.wait_for(asyncio.open_connection(HOST, 443), 5)),
}


def _with(each: socket.socket, do: Callable[[socket.socket], object]) -> None:
    with each:
        do(each)


def _listening() -> int:
    """The port of a proxy that answers nothing, for as long as the test process lives."""
    proxy = socket.create_server(("127.0.0.1", 0))
    PROXIES.append(proxy)
    return int(proxy.getsockname()[1])


PROXIES: list[socket.socket] = []


@pytest.fixture(autouse=True)
def _close_proxies() -> object:
    yield
    while PROXIES:
        PROXIES.pop().close()


@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_leads_to_bigcommerce(way: str) -> None:
    with guarding("guard") as blocked, pytest.raises(BlockedConnection) as caught:
        WAYS[way]()
    assert "bigcommerce.com" in str(caught.value).lower()
    assert "ask for the bcfake fixture, or for bcfake_server" in str(caught.value)
    assert blocked == [str(caught.value)]


def test_the_line_that_tried_is_named() -> None:
    with guarding("guard") as blocked, pytest.raises(BlockedConnection):
        requests.get(f"https://{HOST}/")
    line = test_the_line_that_tried_is_named.__code__.co_firstlineno + 2
    assert f"tried at {__file__}:{line};" in blocked[0]


def test_other_hosts_are_left_alone_unless_asked() -> None:
    """192.0.2.1 is set aside for documentation: nobody answers, and here nobody is asked."""
    address = ("192.0.2.1", 9)
    told = "network is strict: bcfake_network = guard"
    with guarding("strict") as blocked, socket.socket() as each:  # noqa: SIM117
        with pytest.raises(BlockedConnection, match=told):
            each.connect(address)
    assert len(blocked) == 1
    with guarding("guard") as blocked, socket.socket(type=socket.SOCK_DGRAM) as each:
        each.connect_ex(address)  # of a datagram: nothing is sent
    assert blocked == []


@pytest.mark.parametrize("mode", ["guard", "strict", "off"])
def test_this_machine_may_always_be_reached(mode: str) -> None:
    with guarding(mode) as blocked, socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    assert blocked == []


def test_what_was_before_is_there_again() -> None:
    """Methods of sockets and the proxy settings; guards may nest."""
    names = ("connect", "connect_ex", "sendto")
    before = {name: getattr(socket.socket, name) for name in names}
    proxies = {name: os.environ.get(name) for name in ("no_proxy", "NO_PROXY")}
    with guarding("strict"), guarding("guard"):
        assert ".mybigcommerce.com" in os.environ["no_proxy"]
    assert {name: getattr(socket.socket, name) for name in names} == before
    assert {name: os.environ.get(name) for name in proxies} == proxies


@pytest.mark.parametrize(
    ("host", "theirs"),
    [
        ("api.bigcommerce.com", True),
        ("bigcommerce.com", True),
        ("STORE-x.MyBigCommerce.com.", True),
        ("notbigcommerce.com", False),
        ("bigcommerce.com.example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_which_hosts_are_bigcommerces(host: str | None, theirs: bool) -> None:
    assert is_bigcommerce(host) is theirs


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", ""])
def test_which_hosts_are_this_machine(host: str) -> None:
    assert is_local(host)
    assert not is_local("example.org")
    assert not is_local("192.0.2.1")


def test_a_test_without_the_fixture_fails_with_the_line_that_tried(run: Run) -> None:
    """Also when it swallowed the error, and when its set-up tried."""
    result = run(
        """
        import pytest, requests, urllib.request

        def fetch():
            return requests.get("https://api.bigcommerce.com/stores/x/v2/orders")

        def test_raises():
            fetch()

        def test_swallows():
            try:
                fetch()
            except Exception:
                pass

        @pytest.fixture
        def prepared():
            try:
                fetch()
            except Exception:
                pass

        def test_set_up_swallows(prepared):
            pass

        def test_urllib_beside_the_fixture(bcfake):
            try:
                urllib.request.urlopen(bcfake.url)
            except Exception:
                pass

        def test_innocent():
            pass
        """
    )
    result.assert_outcomes(passed=1, failed=4)
    text = result.stdout.str()
    assert text.count("connection to api.bigcommerce.com refused, tried at ") >= 4
    assert "test_inner.py:4; ask for the bcfake fixture" in text
    assert "test_inner.py:27; ask for the bcfake fixture" in text


def test_a_connection_tried_outside_of_all_tests_fails_the_run(run: Run) -> None:
    """As a module is imported, say, by a guarded try."""
    result = run(
        """
        import requests

        try:
            requests.get("https://api.bigcommerce.com/")
        except Exception:
            pass

        def test_passes():
            pass
        """
    )
    result.assert_outcomes(passed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        [
            "*bcfake: requests outside of a running test*",
            "connection to api.bigcommerce.com refused, tried at *test_inner.py:4; *",
        ]
    )


def test_strict_network_refuses_all_but_this_machine(run: Run) -> None:
    source = """
        import socket

        def test_elsewhere():
            with socket.socket() as each:
                each.settimeout(0.001)
                each.connect_ex(("192.0.2.1", 9))

        def test_here(bcfake_server):
            assert bcfake_server.client().Store.all().status
    """
    result = run(source, ini="bcfake_network = strict")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*connection to 192.0.2.1 refused, tried at *test_inner.py:6; *"])
