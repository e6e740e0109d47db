"""HTTPS with an authority of the server's own: trusted where it is named, gone at the end."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator

import pytest
import requests

from bcfake import FakeStore, Platform, Server
from bcfake.tls import NAMES


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(Platform(), tls=True) as server:
        yield server


@pytest.fixture
def store(server: Server) -> Iterator[FakeStore]:
    store = FakeStore(platform=server.platform).open()
    store.origin = server.url
    yield store
    store.close()


def bundle(server: Server) -> str:
    """The file clients are to trust."""
    assert server.authority is not None
    return str(server.authority.bundle)


def environment(server: Server, **more: str) -> dict[str, str]:
    """That of a program of another language or process: nothing of this one's but the path."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | more


def ran(command: list[str], env: dict[str, str]) -> str:
    """What a command printed; it must end well."""
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_who_trusts_the_authority_is_served(server: Server, store: FakeStore) -> None:
    assert server.url.startswith("https://127.0.0.1:")
    answer = requests.get(store.url + "/store", headers=store.headers, verify=bundle(server))
    assert answer.json()["id"]


def test_who_does_not_is_not(server: Server, store: FakeStore) -> None:
    with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
        requests.get(store.url + "/store", headers=store.headers, timeout=5)


@pytest.mark.parametrize("name", [*NAMES, "store-abc.mybigcommerce.com"])
def test_the_certificate_is_for_every_name_of_bigcommerce_and_this_machine(
    server: Server, name: str
) -> None:
    assert server.authority is not None
    port = int(server.url.rpartition(":")[2])
    name = name.replace("*", "any")
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        server.authority.client_context().wrap_socket(plain, server_hostname=name) as secured,
    ):
        assert secured.version() in ("TLSv1.2", "TLSv1.3")


def test_the_certificate_is_for_no_other_name(server: Server) -> None:
    assert server.authority is not None
    port = int(server.url.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        server.authority.client_context().wrap_socket(plain, server_hostname="example.com")


def test_the_key_is_this_users_alone_and_nothing_stays() -> None:
    with Server(Platform(), tls=True) as server:
        assert server.authority is not None
        files = [server.authority.directory, server.authority.key, server.authority.bundle]
        assert stat.S_IMODE(files[0].stat().st_mode) == 0o700
        assert stat.S_IMODE(files[1].stat().st_mode) == 0o600
    assert [file for file in files if file.exists()] == []


def test_every_server_has_an_authority_of_its_own(server: Server, store: FakeStore) -> None:
    with Server(Platform(), tls=True) as other, pytest.raises(requests.exceptions.SSLError):
        requests.get(store.url, verify=bundle(other), timeout=5)


def test_a_store_that_the_control_api_makes_is_on_https(server: Server) -> None:
    made = requests.post(server.control_url + "/stores", verify=bundle(server)).json()
    assert made["url"] == f"{server.url}/stores/{made['store_hash']}/v2"
    url = f"{server.control_url}/stores/{made['store_hash']}"
    assert requests.delete(url, verify=bundle(server)).status_code == 204


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("reset", requests.ConnectionError),
        ("closed", requests.ConnectionError),
        ("truncated", requests.exceptions.ChunkedEncodingError),
        ("timeout", requests.ReadTimeout),
    ],
)
def test_connections_break_over_https_as_over_http(
    server: Server, store: FakeStore, kind: str, expected: type[Exception]
) -> None:
    store.brands.add()
    store.faults.add("GET /brands", kind)
    url = store.url + "/brands"
    patience = 0.2 if kind == "timeout" else 10
    with pytest.raises(expected):
        requests.get(url, headers=store.headers, verify=bundle(server), timeout=(10, patience))
    assert requests.get(url, headers=store.headers, verify=bundle(server)).status_code == 200


def test_a_missing_package_is_named() -> None:
    code = "import sys; sys.modules['trustme'] = None; import bcfake.tls; bcfake.tls.Authority()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip().endswith(
        'ImportError: HTTPS needs the package trustme: pip install "bigcommerce[testing]"'
    )


# ---- programs that have BigCommerce's hosts fixed


FIXED = "https://api.bigcommerce.com/stores/{0.store_hash}/v2/brands"
PROGRAMS = {
    "requests": "import requests; print(requests.get({url!r}, headers={headers}).text)",
    "urllib": """
import urllib.request
asked = urllib.request.Request({url!r}, headers={headers})
print(urllib.request.urlopen(asked).read().decode())""",
    "httpx": "import httpx; print(httpx.get({url!r}, headers={headers}).text)",
    "httpx, async": """
import asyncio, httpx
async def look():
    async with httpx.AsyncClient() as client:
        return await client.get({url!r}, headers={headers})
print(asyncio.run(look()).text)""",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_python_program_comes_here_unchanged(
    server: Server, store: FakeStore, program: str
) -> None:
    store.brands.add(name="Acme")
    code = PROGRAMS[program].format(url=FIXED.format(store), headers=store.headers)
    env = environment(server, **server.environment(store, {}))
    assert '"name":"Acme"' in ran([sys.executable, "-c", code], env)
    assert store.requests.one().url == FIXED.format(store)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
@pytest.mark.parametrize(
    "program",
    [
        "fetch({url!r}, {{headers: {headers}}}).then((r) => r.text()).then(console.log)",
        "require('https').get({url!r}, {{headers: {headers}}}, (r) => r.pipe(process.stdout))",
    ],
    ids=["fetch", "https"],
)
def test_a_node_program_comes_here_unchanged(
    server: Server, store: FakeStore, program: str
) -> None:
    store.brands.add(name="Acme")
    code = program.format(url=FIXED.format(store), headers=store.headers)
    env = environment(server, **server.environment(store, {}))
    assert '"name":"Acme"' in ran(["node", "-e", code], env)
    assert store.requests.one().url == FIXED.format(store)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_comes_here(server: Server, store: FakeStore) -> None:
    store.brands.add(name="Acme")
    place = server.url.removeprefix("https://")
    token = f"X-Auth-Token: {store.access_token}"
    where = ["--cacert", bundle(server), "--noproxy", "*", "--connect-to", f"::{place}"]
    told = ran(["curl", "-sS", *where, "-H", token, FIXED.format(store)], environment(server))
    assert '"name":"Acme"' in told
