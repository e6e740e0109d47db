"""The control API as a caller of any language has it: HTTP, JSON, and nothing of Python's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
import requests

from bcfake import FakeStore, Platform, Server


class Told(NamedTuple):
    """What was answered; `json` is None without a body."""

    status: int
    json: Any


class Remote:
    """Calls of one server's control API: `remote("POST", "/stores", seed="demo")`."""

    def __init__(self, server: Server, session: requests.Session) -> None:
        self.server = server
        self.session = session

    def __call__(
        self,
        method: str,
        path: str,
        query: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        /,
        **body: Any,
    ) -> Told:
        answer = self.session.request(
            method,
            self.server.control_url + path,
            params=query,
            json=body or None,
            headers=headers,
            timeout=10,
        )
        return Told(answer.status_code, answer.json() if answer.content else None)

    def refused(self, *call: Any, **body: Any) -> tuple[int, str, str | None, Any]:
        """(status, sentence, field, accepted) of a call that is to be refused."""
        status, told = self(*call, **body)
        assert status >= 400, told
        assert set(told) == {"error", "field", "accepted"}
        return status, told["error"], told["field"], told["accepted"]


@pytest.fixture(scope="session")
def control_server() -> Iterator[Server]:
    """A server of a platform of its own."""
    with Server(Platform()) as server:
        yield server


@pytest.fixture
def remote(control_server: Server, session: requests.Session) -> Remote:
    """What calls the control API."""
    return Remote(control_server, session)


@pytest.fixture
def shop(remote: Remote) -> Iterator[FakeStore]:
    """A store that was made by the control API, as Python sees it."""
    made = remote("POST", "/stores").json["store_hash"]
    store = remote.server.platform.by_hash(made)
    assert store is not None
    yield store
    store.close()


@pytest.fixture
def at(shop: FakeStore) -> str:
    """Where the control API has that store: /stores/<hash>."""
    return f"/stores/{shop.store_hash}"


@pytest.fixture
def ask(shop: FakeStore) -> Callable[..., requests.Response]:
    """A request to that store's API itself, as the app under test makes it."""

    def asked(method: str, path: str, **how: Any) -> requests.Response:
        url, headers = shop.url + path, shop.headers
        return requests.request(method, url, headers=headers, timeout=10, **how)

    return asked
