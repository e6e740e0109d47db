"""The three ways in: `entrance` sends the same request in-process, to Flask's test client, live."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pytest
import requests
from requests.structures import CaseInsensitiveDict

from bcfake.fake import API_ORIGIN, FakeStore, Platform
from bcfake.interception import intercepting
from bcfake.server import Server
from bcfake.wire.app import create_app

UNSENT: Any = object()


class Answer(NamedTuple):
    """What came back; header names in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed; None when there is none."""
        return json.loads(self.body) if self.body else None


Carry = Callable[[str, str, dict[str, str], bytes, float], Answer]


class Entrance:
    """One way into a store. `send("POST", "/brands", json={...})` is answered the same by each.

    A path that starts with /stores, /api or /product_images is taken as it is, any other is below
    the store's V2 root. The token and the content type are sent unless `headers` has them; None
    leaves one out.
    """

    def __init__(self, store: FakeStore, carry: Carry) -> None:
        self.store = store
        self._carry = carry

    def send(
        self,
        method: str,
        path: str,
        *,
        json: Any = UNSENT,
        data: bytes = b"",
        headers: Mapping[str, str | None] | None = None,
        timeout: float = 10,
    ) -> Answer:
        """The answer to one request; raises what `requests` raises when the exchange breaks."""
        if not path.startswith(("/stores", "/api", "/product_images")):
            path = f"/stores/{self.store.store_hash}/v2{path}"
        all_headers: dict[str, str | None] = {**self.store.headers}
        if json is not UNSENT:
            data = dump(json)
        if data:
            all_headers["Content-Type"] = "application/json"
        all_headers |= headers or {}
        kept = {name: value for name, value in all_headers.items() if value is not None}
        return self._carry(method, path, kept, data, timeout)


def dump(value: Any) -> bytes:
    """JSON as a client writes it."""
    return json.dumps(value).encode()


def through_requests(session: requests.Session, origin: str) -> Carry:
    """What sends with `requests`, without its defaults and without following redirects."""

    def carry(
        method: str, path: str, headers: dict[str, str], data: bytes, timeout: float
    ) -> Answer:
        reply = session.request(
            method,
            origin + path,
            headers=headers,
            data=data,
            allow_redirects=False,
            timeout=timeout,
        )
        return Answer(reply.status_code, reply.headers, reply.content)

    return carry


def through_flask(platform: Platform) -> Carry:
    """What sends with Flask's test client."""
    client = create_app(platform).test_client()

    def carry(
        method: str, path: str, headers: dict[str, str], data: bytes, timeout: float
    ) -> Answer:
        with client.open(
            path, method=method, base_url=API_ORIGIN, headers=headers, data=data
        ) as reply:
            return Answer(reply.status_code, CaseInsensitiveDict(reply.headers), reply.data)

    return carry


@pytest.fixture(scope="session")
def port() -> Iterator[Server]:
    """All stores of this process on a port of this machine."""
    with Server(Platform.shared()) as server:
        yield server


@pytest.fixture(scope="session")
def session() -> Iterator[requests.Session]:
    """Connections that are kept from test to test."""
    with requests.Session() as session:
        session.trust_env = False
        session.headers.clear()
        yield session


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Iterator[FakeStore]:
    """An open store; unlike `bcfake` it lets a test ask for operations there are not."""
    store = FakeStore(label=request.node.nodeid).open()
    yield store
    store.close()


@pytest.fixture
def in_process(store: FakeStore, session: requests.Session) -> Iterator[Entrance]:
    """The store at BigCommerce's own host, by interception."""
    with intercepting(store.platform):
        yield Entrance(store, through_requests(session, API_ORIGIN))


@pytest.fixture
def live(store: FakeStore, session: requests.Session, port: Server) -> Entrance:
    """The store on a real port."""
    return Entrance(store, through_requests(session, port.url))


@pytest.fixture
def flask(store: FakeStore) -> Entrance:
    """The store in Flask's test client."""
    return Entrance(store, through_flask(store.platform))


@pytest.fixture(params=["in_process", "flask", "live"])
def entrance(request: pytest.FixtureRequest) -> Entrance:
    """The store through each of its entrances."""
    return request.getfixturevalue(request.param)
