"""One exchange: what programs look into, where it goes, what leaves."""

from __future__ import annotations

import threading
from typing import Any
from unittest.mock import MagicMock

import pytest
import requests

from bigcommerce.connection import Connection, OAuthConnection
from bigcommerce.exception import (
    BigcommerceException,
)


class TestWhatProgramsLookInto:
    """Test suites of programs compare these; see what `_session.request` is called with."""

    def test_basic_authentication_is_on_the_session(self) -> None:
        connection = Connection("store.example", ("user", "pass"))
        assert connection._session.auth == ("user", "pass")
        assert type(connection._session.headers) is dict
        assert connection._session.headers == {"Accept": "application/json"}

    def test_oauth_headers_are_on_the_session(self) -> None:
        connection = OAuthConnection("id", "hash", "token")
        assert type(connection._session.headers) is dict
        assert connection._session.headers == {
            "X-Auth-Client": "id",
            "X-Auth-Token": "token",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }

    @pytest.mark.parametrize("missing", [("id", "hash", None), ("id", None, "token")])
    def test_no_oauth_headers_without_a_token_or_store(self, missing: Any) -> None:
        headers = OAuthConnection(*missing)._session.headers
        assert headers == {"Accept": "application/json", "Accept-Encoding": "gzip"}

    def test_attributes_of_a_connection(self) -> None:
        connection = Connection("store.example", ("user", "pass"))
        assert (connection.host, connection.api_path) == ("store.example", "/api/v2/{}")
        assert connection.timeout == 7.0
        assert connection._last_response is None
        assert connection.last_response is None
        assert repr(connection) == "Connection store.example/api/v2/{}"

    def test_attributes_of_an_oauth_connection(self) -> None:
        connection = OAuthConnection("id", "hash", "token")
        assert (connection.client_id, connection.store_hash) == ("id", "hash")
        assert connection.host == "api.bigcommerce.com"
        assert (connection.rate_limiting_management, connection.rate_limit) == (None, {})
        assert repr(connection) == "OAuthConnection api.bigcommerce.com/stores/{}/v2/{}"

    @pytest.mark.parametrize(
        ("call", "method", "path", "sent"),
        [
            (("GET", ""), "GET", "", {"data": None, "headers": {}}),
            (("GET", "time"), "GET", "time", {"data": None, "headers": {}}),
            (("GET", "/time"), "GET", "time", {"data": None, "headers": {}}),
            (
                ("POST", "time", {"a": 1, "b": [2]}),
                "POST",
                "time",
                {
                    "data": '{"a": 1, "b": [2]}',
                    "headers": {"Content-Type": "application/json"},
                },
            ),
            (
                ("GET", "time", None, {"limit": 50, "q": "a b"}),
                "GET",
                "time?limit=50&q=a+b",
                {"data": None, "headers": {}},
            ),
        ],
    )
    def test_the_session_is_called_with_exactly_this(
        self, call: Any, method: str, path: str, sent: dict[str, Any]
    ) -> None:
        connection = Connection("store.example", ("user", "pass"))
        connection._session.request = MagicMock()  # type: ignore[method-assign]
        connection._run_method(*call)
        connection._session.request.assert_called_once_with(
            method, f"https://store.example/api/v2/{path}", timeout=7.0, **sent
        )

    def test_fetch_token_posts_a_form_and_keeps_the_token(self) -> None:
        connection = OAuthConnection("id", "hash")
        answer = {"access_token": "12345", "scope": "store_v2_default", "context": "stores/hash"}
        connection.post = MagicMock(return_value=answer)  # type: ignore[method-assign]
        assert (
            connection.fetch_token("secret", "code", "stores/hash", "scope", "https://x") is answer
        )
        connection.post.assert_called_once_with(
            "https://login.bigcommerce.com/oauth2/token",
            {
                "client_id": "id",
                "client_secret": "secret",
                "code": "code",
                "context": "stores/hash",
                "scope": "scope",
                "grant_type": "authorization_code",
                "redirect_uri": "https://x",
            },
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert connection._session.headers == {
            "X-Auth-Client": "id",
            "X-Auth-Token": "12345",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }


class TestPaths:
    def test_full_path(self) -> None:
        assert Connection("h.example", None).full_path("a/1") == "https://h.example/api/v2/a/1"
        oauth = OAuthConnection("id", "hash")
        assert oauth.full_path("a/1") == "https://api.bigcommerce.com/stores/hash/v2/a/1"
        v3 = OAuthConnection("id", "hash", api_path="/stores/{}/v3/{}")
        assert v3.full_path("a") == "https://api.bigcommerce.com/stores/hash/v3/a"

    @pytest.mark.parametrize("host", ["http://localhost:8080", "http://localhost:8080/"])
    def test_a_host_may_bring_its_scheme_and_port(self, wire: Any, host: str) -> None:
        """0.23.4 spoke https only, so a local mock needed a patched full_path."""
        wire.oauth(host=host).get("time")
        assert wire.last.url == "http://localhost:8080/stores/hash/v2/time"
        assert wire.last.headers["X-Auth-Token"] == "token"

    @pytest.mark.parametrize(
        ("call", "method", "path"),
        [
            (lambda c: c.get(), "GET", ""),
            (lambda c: c.get("orders"), "GET", "orders"),
            (lambda c: c.get("/orders"), "GET", "orders"),
            (lambda c: c.get("orders", 5), "GET", "orders/5"),
            (lambda c: c.get("orders/", 5), "GET", "orders/5"),
            (lambda c: c.get("orders", limit=2, page=1), "GET", "orders?limit=2&page=1"),
            (lambda c: c.get("orders", params={"id:in": 1}), "GET", "orders?id%3Ain=1"),
            (lambda c: c.create("orders", {}), "POST", "orders"),
            (lambda c: c.update("orders", 5, {}), "PUT", "orders/5"),
            (lambda c: c.delete("orders", 5), "DELETE", "orders/5"),
            (lambda c: c.delete("orders"), "DELETE", "orders"),
            (lambda c: c.put("orders/5", {}), "PUT", "orders/5"),
            (lambda c: c.make_request("PATCH", "orders/5", {}), "PATCH", "orders/5"),
        ],
    )
    def test_calls_and_their_requests(self, wire: Any, call: Any, method: str, path: str) -> None:
        call(wire.oauth())
        url = f"https://api.bigcommerce.com/stores/hash/v2/{path}"
        assert (wire.last.method, wire.last.url) == (method, url)

    @pytest.mark.parametrize("nobody", [None, ""])
    def test_a_missing_id_never_deletes_a_whole_collection(self, wire: Any, nobody: Any) -> None:
        """In 0.23.4 `delete("orders", None)` deleted all orders."""
        connection = wire.oauth()
        with pytest.raises(ValueError, match="orders"):
            connection.delete("orders", nobody)
        with pytest.raises(ValueError, match="orders"):
            connection.update("orders", nobody, {"a": 1})
        assert wire.requests == []

    def test_the_id_zero_is_an_id(self, wire: Any) -> None:
        connection = wire.oauth()
        connection.get("order_statuses", 0)
        connection.delete("orders", 0)
        assert [sent.path_url for sent in wire.requests] == [
            "/stores/hash/v2/order_statuses/0",
            "/stores/hash/v2/orders/0",
        ]


class TestOnTheWire:
    def test_requests_name_the_client_and_accept_gzip(self, wire: Any) -> None:
        for connection in (wire.basic(), wire.oauth()):
            connection.get("time")
            assert wire.last.headers["User-Agent"].startswith("bigcommerce-python/")
            assert wire.last.headers["Accept-Encoding"] == "gzip"
            assert wire.last.headers["Accept"] == "application/json"

    def test_a_timeout_is_set_for_all_requests_or_for_one(self, wire: Any) -> None:
        connection = wire.oauth(timeout=(3, 30))
        connection.get("time")
        connection.timeout = 9
        connection.get("time")
        connection.make_request("GET", "time", timeout=60)
        connection.make_request("GET", "time", timeout=None)
        assert wire.timeouts == [(3, 30), 9, 60, None]

    def test_a_session_of_one_s_own_is_used_and_left_open(self, wire: Any) -> None:
        session = requests.Session()
        session.mount("https://", wire)
        session.headers["X-Proxy"] = "on"
        with OAuthConnection("id", "hash", "token", session=session) as connection:
            connection.get("time")
        assert wire.last.headers["X-Auth-Token"] == "token"
        assert wire.last.headers["X-Proxy"] == "on"
        assert not wire.closed

    def test_with_closes_the_sockets(self, wire: Any) -> None:
        with wire.oauth() as connection:
            connection.get("time")
        assert wire.closed

    def test_the_last_answer_is_kept_also_of_errors(self, wire: Any) -> None:
        connection = wire.oauth()
        wire.answers(207, {"data": []})
        assert connection.get("x") == {"data": []}
        assert connection.last_response.status_code == 207
        wire.answers(404, [])
        with pytest.raises(BigcommerceException):
            connection.get("x")
        assert connection._last_response.status_code == 404

    def test_each_thread_has_its_own_last_answer(self, wire: Any) -> None:
        connection = wire.answers(207, {}).oauth()
        connection.get("x")
        seen = []
        thread = threading.Thread(target=lambda: seen.append(connection.last_response))
        thread.start()
        thread.join()
        assert seen == [None]
        assert connection.last_response.status_code == 207
