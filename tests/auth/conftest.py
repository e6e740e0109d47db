"""Where BigCommerce is, in this process and on a port, and an app that is under test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
import requests
from flask import Flask, request

from bcfake.fake import FakeStore
from bigcommerce.connection import ClientRequestException, OAuthConnection

REDIRECT = "https://app.example/auth"


class Hosts(NamedTuple):
    """BigCommerce's hosts, as URLs without a path."""

    api: str
    login: str
    storefront: str


@pytest.fixture(params=["in_process", "live"])
def hosts(request: pytest.FixtureRequest, bcfake: FakeStore) -> Hosts:
    """The hosts that stand for the test's store: BigCommerce's own, or one port of this machine."""
    if request.param == "in_process":
        own = f"https://store-{bcfake.store_hash}.mybigcommerce.com"
        return Hosts("https://api.bigcommerce.com", "https://login.bigcommerce.com", own)
    origin = request.getfixturevalue("bcfake_server").origin
    return Hosts(origin, origin, origin)


Ask = Callable[..., requests.Response]


@pytest.fixture
def ask(hosts: Hosts, bcfake: FakeStore) -> Ask:
    """A function: `ask(token, "POST", "/v2/brands", {"name": "Acme"})` is the API's answer."""

    def ask(token: str | None, method: str, path: str, body: Any = None) -> requests.Response:
        headers = {} if token is None else {"X-Auth-Token": str(token)}
        url = f"{hosts.api}/stores/{bcfake.store_hash}{path}"
        return requests.request(method, url, json=body, headers=headers)

    return ask


class AppUnderTest:
    """An app with all callbacks, which fetches its token by the client; `seen` has the queries."""

    def __init__(self, store: FakeStore, login: str, redirect_uri: str = REDIRECT) -> None:
        self.store, self.login, self.redirect_uri = store, login, redirect_uri
        self.seen: list[tuple[str, Mapping[str, str]]] = []
        self.token: dict[str, Any] = {}
        self.wsgi = Flask("app_under_test")
        self.wsgi.add_url_rule("/auth", "auth", self.auth)
        for name in ("load", "uninstall", "remove_user"):
            self.wsgi.add_url_rule(f"/{name}", name, self.note)

    def auth(self) -> Any:
        self.note()
        query = request.args
        connection = OAuthConnection(self.store.client_id, query["context"].partition("/")[2])
        try:
            self.token = connection.fetch_token(
                self.store.client_secret,
                query["code"],
                query["context"],
                query["scope"],
                self.redirect_uri,
                token_url=f"{self.login}/oauth2/token",
            )
        except ClientRequestException as error:
            return str(error), 502
        return "<h1>Welcome</h1>", 200, {"X-App": "yes"}

    def note(self) -> Any:
        self.seen.append((request.path, request.args.to_dict()))
        return {"seen": request.path}


@pytest.fixture
def app(bcfake: FakeStore, hosts: Hosts) -> AppUnderTest:
    """An app that the store's merchant may install."""
    return AppUnderTest(bcfake, hosts.login)
