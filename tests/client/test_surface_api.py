"""The client object: which connection it makes, and what its resources are."""

from __future__ import annotations

import copy
import inspect
from typing import Any
from unittest.mock import MagicMock, patch

import pytest
import requests

import bigcommerce
from bigcommerce.api import ApiResource, ApiResourceWrapper, BigcommerceApi
from bigcommerce.connection import Connection, OAuthConnection
from bigcommerce.resources import Orders, Products

OAUTH: dict[str, Any] = {"client_id": "id", "store_hash": "hash", "access_token": "token"}
BASIC: dict[str, Any] = {"host": "store.example", "basic_auth": ("user", "pass")}


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BC_API_ENDPOINT", "BC_AUTH_SERVICE"):
        monkeypatch.delenv(name, raising=False)


class TestCredentials:
    def test_make_an_oauth_connection(self) -> None:
        connection: Any = BigcommerceApi(**OAUTH).connection
        assert type(connection) is OAuthConnection
        assert (connection.client_id, connection.store_hash) == ("id", "hash")
        assert connection._session.headers["X-Auth-Token"] == "token"

    def test_may_lack_the_token(self) -> None:
        connection = BigcommerceApi(client_id="id", store_hash="hash").connection
        assert "X-Auth-Token" not in connection._session.headers

    def test_of_a_legacy_account_win(self) -> None:
        connection = BigcommerceApi(**OAUTH, **BASIC).connection
        assert type(connection) is Connection
        assert connection.host == "store.example"
        assert connection._session.auth == ("user", "pass")

    def test_may_be_given_by_position(self) -> None:
        rules = {"min_requests_remaining": 1}
        connection: Any = BigcommerceApi(None, None, "id", "hash", "token", rules).connection
        assert connection.rate_limiting_management is rules
        assert connection._session.headers["X-Auth-Token"] == "token"

    @pytest.mark.parametrize("some", [{}, {"host": "x"}, {"client_id": "id"}, {"store_hash": "h"}])
    def test_must_be_complete(self, some: dict[str, Any]) -> None:
        with pytest.raises(Exception, match=r"client_id and store_hash.*host and basic_auth"):
            BigcommerceApi(**some)

    def test_come_with_options(self) -> None:
        session = requests.Session()
        for credentials in (OAUTH, BASIC):
            api = BigcommerceApi(**credentials, timeout=(2, 20), session=session, sleep=print)
            assert api.connection.timeout == (2, 20)
            assert api.connection._session is session


class TestEnvironment:
    def test_defaults(self) -> None:
        api: Any = BigcommerceApi(**OAUTH)
        assert api.api_service == api.connection.host == "api.bigcommerce.com"
        assert api.auth_service == "login.bigcommerce.com"

    def test_is_read_at_each_construction(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BC_API_ENDPOINT", "api.example")
        monkeypatch.setenv("BC_AUTH_SERVICE", "login.example")
        api: Any = BigcommerceApi(**OAUTH)
        assert api.api_service == api.connection.host == "api.example"
        assert api.connection.full_path("x") == "https://api.example/stores/hash/v2/x"
        assert api.auth_service == "login.example"

    def test_set_but_empty_is_not_set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BC_API_ENDPOINT", "")
        monkeypatch.setenv("BC_AUTH_SERVICE", "")
        api = BigcommerceApi(**OAUTH)
        assert api.api_service == "api.bigcommerce.com"
        assert api.auth_service == "login.bigcommerce.com"

    def test_may_name_local_http_servers(self, wire: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BC_API_ENDPOINT", "http://127.0.0.1:8080")
        monkeypatch.setenv("BC_AUTH_SERVICE", "http://127.0.0.1:8081")
        api = wire.answers(200, {}).answers(200, {"access_token": "t"}).api()
        api.Time.all()
        assert wire.last.url == "http://127.0.0.1:8080/stores/hash/v2/time"
        api.oauth_fetch_token("secret", "code", "stores/hash", "scope", "https://x")
        assert wire.last.url == "http://127.0.0.1:8081/oauth2/token"


class TestOAuth:
    def test_fetching_a_token_logs_the_client_in(self, wire: Any) -> None:
        answer = {"access_token": "new", "scope": "store_v2_orders", "context": "stores/hash"}
        api = wire.under(BigcommerceApi(client_id="id", store_hash="hash"))
        wire.answers(200, answer)
        fetched = api.oauth_fetch_token("secret", "code", "stores/hash", "scope", "https://x/cb")
        assert fetched == answer
        assert wire.last.url == "https://login.bigcommerce.com/oauth2/token"
        assert wire.last.headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert api.connection._session.headers["X-Auth-Token"] == "new"

    def test_basic_authentication_says_that_it_has_no_tokens(self) -> None:
        """0.23.4 returned None."""
        with pytest.raises(NotImplementedError, match="client_id"):
            BigcommerceApi(**BASIC).oauth_fetch_token("s", "c", "stores/x", "scope", "https://x")


class TestResources:
    def test_are_wrappers_made_anew_each_time(self) -> None:
        api: Any = BigcommerceApi(**OAUTH)
        first, second = api.Products, api.Products
        assert type(first) is ApiResourceWrapper
        assert first is not second
        assert first.resource_class is Products
        assert first.connection is api.connection
        assert "Products" in repr(first)

    @pytest.mark.parametrize("name", ["Foo", "os", "sys", "Any", "BigcommerceApi", "__wrapped__"])
    def test_other_names_are_no_attributes(self, name: str) -> None:
        """In 0.23.4 `api.os` worked."""
        api = BigcommerceApi(**OAUTH)
        assert not hasattr(api, name)

    @pytest.mark.parametrize(("wrong", "right"), [("orders", "Orders"), ("Ordrs", "Orders")])
    def test_a_slip_is_told_what_was_meant(self, wrong: str, right: str) -> None:
        with pytest.raises(AttributeError, match=f"did you mean '{right}'"):
            getattr(BigcommerceApi(**OAUTH), wrong)

    def test_are_listed_for_completion(self) -> None:
        api = BigcommerceApi(**OAUTH)
        assert {"Orders", "Products", "connection", "oauth_fetch_token"} <= set(dir(api))
        assert {"all", "iterall", "resource_name"} <= set(dir(api.Orders))

    def test_hand_over_the_connection_by_keyword(self) -> None:
        api = MagicMock()
        wrapper = ApiResourceWrapper("ApiResource", api)
        assert wrapper.resource_class is ApiResource
        with patch.object(ApiResource, "get") as get:
            wrapper.get(1)
            get.assert_called_once_with(1, connection=api.connection)
        with patch.object(ApiResource, "get") as get:
            wrapper.get(1, include="x")
            get.assert_called_once_with(1, connection=api.connection, include="x")

    def test_can_be_classes_of_one_s_own(self, recorder: Any) -> None:
        class ArchivedOrders(Orders):
            resource_name = "archive"

        api = MagicMock(connection=recorder([{"id": 1}]))
        assert [type(each) for each in ApiResourceWrapper(ArchivedOrders, api).all()] == [
            ArchivedOrders
        ]

    def test_keep_their_documentation_and_plain_attributes(self) -> None:
        orders: Any = BigcommerceApi(**OAUTH).Orders
        assert orders.resource_name == "orders"
        assert inspect.getdoc(orders.all) == inspect.getdoc(Orders.all)
        assert "max_items" in inspect.signature(orders.iterall).parameters

    def test_miss_what_the_class_has_not(self) -> None:
        with pytest.raises(AttributeError, match="delete_all"):
            _ = BigcommerceApi(**OAUTH).OrderStatuses.delete_all  # type: ignore[attr-defined]

    def test_can_be_copied(self) -> None:
        api: Any = BigcommerceApi(**OAUTH)
        assert copy.copy(api.Orders).resource_class is Orders
        assert copy.copy(api).connection is api.connection

    def test_read_and_write_through_the_client(self, wire: Any) -> None:
        wire.answers(200, [{"id": 1}]).answers(201, {"id": 2}).answers(204).answers(204)
        api = wire.api()
        (row,) = api.Products.all(limit=1)
        created = api.Products.create({"name": "Mug"})
        assert (row.id, created.id) == (1, 2)
        assert created.delete() == {}
        assert api.Products.all(page=9) == []
        assert [(sent.method, sent.path_url.rpartition("v2/")[2]) for sent in wire.requests] == [
            ("GET", "products?limit=1"),
            ("POST", "products"),
            ("DELETE", "products/2"),
            ("GET", "products?page=9"),
        ]


def test_the_client_is_shown_without_its_secrets() -> None:
    shown = repr(BigcommerceApi(**OAUTH))
    assert shown == f"<BigcommerceApi of {OAUTH['store_hash']} at api.bigcommerce.com>"
    legacy = BigcommerceApi(host="store.example", basic_auth=("user", "SECRET"))
    assert repr(legacy) == "<BigcommerceApi at store.example>"


def test_with_closes_the_client(wire: Any) -> None:
    with wire.api() as api:
        api.Time.all()
    assert wire.closed


def test_the_version_is_the_distribution_s() -> None:
    metadata = pytest.importorskip("importlib.metadata")
    try:
        installed = metadata.version("bigcommerce")
    except metadata.PackageNotFoundError:
        pytest.skip("the distribution is not installed")
    assert bigcommerce.__version__ == installed
