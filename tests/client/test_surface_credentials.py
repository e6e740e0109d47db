"""Credentials go to the API's own host: to no other host, no log, no pickle."""

from __future__ import annotations

import copy
import logging
import pickle
from typing import Any

import pytest
import requests

from bigcommerce.connection import Connection, GraphQLConnection, OAuthConnection
from bigcommerce.exception import (
    RedirectionException,
)


class TestCredentials:
    def sent(self, wire: Any) -> set[str]:
        return {"X-Auth-Token", "X-Auth-Client", "Authorization"} & set(wire.last.headers)

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_a_read_is_redirected_without_them_to_another_host(
        self, wire: Any, status: int
    ) -> None:
        """0.23.4 sent the token along."""
        for connection in (wire.oauth(), wire.basic()):
            wire.answers(status, Location="https://evil.example/x").answers(200, {"ok": 1})
            assert connection.get("x") == {"ok": 1}
            assert wire.last.url == "https://evil.example/x"
            assert self.sent(wire) == set()

    def test_they_are_gone_for_good_after_a_foreign_redirect(self, wire: Any) -> None:
        back = "https://api.bigcommerce.com/stores/hash/v2/x"
        wire.answers(302, Location="https://evil.example/x").answers(302, Location=back)
        wire.oauth().get("x")
        assert wire.last.url == back
        assert self.sent(wire) == set()

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "http://api.bigcommerce.com/x",
            "https://api.bigcommerce.com:8443/x",
            "https://bigcommerce.com/x",
            "//evil.example/x",
            "https://evil.example:443/x",
        ],
    )
    def test_another_scheme_or_port_is_another_host(self, wire: Any, elsewhere: str) -> None:
        wire.answers(302, Location=elsewhere)
        wire.oauth().get("x")
        assert self.sent(wire) == set()

    @pytest.mark.parametrize("nowhere", ["https://evil.example:port/x", "https://[x"])
    def test_a_redirect_to_nowhere_sends_them_nowhere(self, wire: Any, nowhere: str) -> None:
        wire.answers(302, Location=nowhere)
        with pytest.raises(RedirectionException):
            wire.oauth().get("x")
        assert len(wire.requests) == 1

    def test_a_redirect_within_the_host_keeps_them(self, wire: Any) -> None:
        wire.answers(301, Location="/stores/hash/v2/y").answers(200, {"ok": 1})
        assert wire.oauth().get("x") == {"ok": 1}
        assert wire.last.headers["X-Auth-Token"] == "token"

    def test_http_may_be_redirected_to_its_https(self, wire: Any) -> None:
        wire.answers(301, Location="https://api.example/stores/hash/v2/x")
        wire.oauth(host="http://api.example").get("x")
        assert wire.last.headers["X-Auth-Token"] == "token"

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
    def test_a_write_is_never_redirected(self, wire: Any, status: int, method: str) -> None:
        """In 0.23.4 a redirected POST became a GET: the write was lost and looked well."""
        wire.answers(status, Location="/stores/hash/v2/y")
        with pytest.raises(RedirectionException) as caught:
            wire.oauth().make_request(method, "x", {"a": 1})
        assert caught.value.status_code == status
        assert caught.value.headers["Location"] == "/stores/hash/v2/y"
        assert len(wire.requests) == 1

    def test_a_session_of_one_s_own_is_guarded_too(self, wire: Any) -> None:
        session = requests.Session()
        session.mount("https://", wire)
        wire.answers(302, Location="https://evil.example/x")
        OAuthConnection("id", "hash", "token", session=session).get("x")
        assert self.sent(wire) == set()

    def test_an_absolute_url_of_another_host_gets_none(self, wire: Any) -> None:
        for connection in (wire.oauth(), wire.basic()):
            connection.get("https://other.example/x")
            assert self.sent(wire) == set()

    def test_an_absolute_url_of_the_api_gets_them(self, wire: Any) -> None:
        wire.oauth().get("https://api.bigcommerce.com/stores/hash/v2/orders/1/products")
        assert wire.last.headers["X-Auth-Token"] == "token"
        wire.basic().get("https://store.example/api/v2/orders/1")
        assert "Authorization" in wire.last.headers

    def test_fetching_another_token_does_not_show_the_old_one_to_the_login_host(
        self, wire: Any
    ) -> None:
        wire.answers(200, {"access_token": "new"})
        connection = wire.oauth()
        connection.fetch_token("secret", "code", "stores/hash", "scope", "https://x")
        assert wire.last.url == "https://login.bigcommerce.com/oauth2/token"
        assert "grant_type=authorization_code" in wire.last.body
        assert self.sent(wire) == set()
        connection.get("x")
        assert wire.last.headers["X-Auth-Token"] == "new"

    def test_nothing_secret_or_personal_is_logged(
        self, wire: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        """0.23.4 logged whole bodies and queries."""
        caplog.set_level(logging.DEBUG)
        wire.answers(200, [{"email": "ann@x.example"}]).answers(200, {"access_token": "hush"})
        connection = wire.under(OAuthConnection("id", "hash", "s3cr3t"))
        connection.get("customers?email=ann@x.example", phone="5550100")
        connection.fetch_token("private", "code", "stores/hash", "scope", "https://x")
        assert "GET /stores/hash/v2/customers: 200" in caplog.text
        for private in ("ann@", "5550100", "s3cr3t", "private", "hush"):
            assert private not in caplog.text

    @pytest.mark.parametrize(
        "connection",
        [
            Connection("store.example", ("user", "pass")),
            OAuthConnection("id", "hash", "token"),
            GraphQLConnection("id", "hash", "token"),
        ],
    )
    def test_a_connection_is_copied_but_not_pickled(self, connection: Any) -> None:
        for twin in (copy.copy(connection), copy.deepcopy(connection)):
            assert type(twin) is type(connection)
            twin.api_path = "/v3/{}"
            assert twin._session is connection._session
            assert connection.api_path != "/v3/{}"
        with pytest.raises(TypeError, match="credentials"):
            pickle.dumps(connection)
