"""A customer login token at the storefront: in with a session, or away to the login page."""

from __future__ import annotations

from typing import Any

import jwt
import pytest
import requests

import bigcommerce
from bcfake.fake import FakeStore
from bcfake.scopes import ALL, LOGIN


@pytest.fixture
def enter(hosts: Any) -> Any:
    """A function: `enter(token)` is the storefront's answer to the token's URL."""

    def enter(token: str, **how: Any) -> requests.Response:
        url = f"{hosts.storefront}/login/token/{token}"
        return requests.get(url, **({"allow_redirects": False} | how))

    return enter


@pytest.fixture
def made(bcfake: FakeStore) -> Any:
    """A function: a token for the store's one customer, some claims changed (None: left out)."""
    bcfake.customers.add()

    def made(secret: str = "", algorithm: str = "HS256", **changes: Any) -> str:
        claims = {
            "iss": bcfake.client_id,
            "iat": int(bcfake.clock.time()),
            "jti": "c5f0bcf5-a504-4ae6-8dcc-0e40eaa5a070",
            "operation": "customer_login",
            "store_hash": bcfake.store_hash,
            "customer_id": 1,
        }
        sent = {name: value for name, value in (claims | changes).items() if value is not None}
        return jwt.encode(sent, secret or bcfake.client_secret, algorithm)

    return made


def landed(answer: requests.Response, hosts: Any) -> str:
    """The path that an answer redirects to."""
    assert answer.status_code == 302
    origin, path = answer.headers["Location"][: len(hosts.storefront)], answer.headers["Location"]
    assert origin == hosts.storefront
    return path[len(origin) :]


def test_the_clients_token_logs_the_customer_in(
    bcfake: FakeStore, bcfake_client: Any, enter: Any, hosts: Any
) -> None:
    customer = bcfake.customers.add()
    token = bigcommerce.customer_login_token.create(
        bcfake_client, customer["id"], client_secret=bcfake.client_secret
    )
    answer = enter(token)
    assert landed(answer, hosts) == "/account.php"
    assert answer.cookies["SHOP_SESSION_TOKEN"]
    assert bcfake.requests[-1].note == f"customer {customer['id']} logged in"
    assert [login.customer_id for login in bcfake.logins.sessions.values()] == [customer["id"]]


def test_the_clients_url_leads_to_the_account(bcfake: FakeStore, bcfake_client: Any) -> None:
    customer = bcfake.customers.add()
    url = bigcommerce.customer_login_token.create_url(
        bcfake_client, customer["id"], client_secret=bcfake.client_secret
    )
    answer = requests.get(url)
    assert (answer.status_code, answer.url) == (
        200,
        f"https://store-{bcfake.store_hash}.mybigcommerce.com/account.php",
    )
    assert f"Customer {customer['id']} is logged in" in answer.text


def test_the_session_is_followed_to_the_account_and_a_bad_token_to_the_login_page(
    enter: Any, made: Any
) -> None:
    assert "is logged in" in enter(made(), allow_redirects=True).text
    away = enter("no.good.token", allow_redirects=True)
    assert (away.status_code, "not logged in" in away.text) == (200, True)


def test_the_account_page_is_for_who_has_a_session(bcfake: FakeStore, hosts: Any) -> None:
    answer = requests.get(f"{hosts.storefront}/account.php", allow_redirects=False)
    assert landed(answer, hosts) == "/login.php"


def test_redirect_to_says_where_to_go(made: Any, enter: Any, hosts: Any) -> None:
    assert landed(enter(made(redirect_to="/cart.php?a=1")), hosts) == "/cart.php?a=1"


REFUSED = [
    ({"iat": float("nan")}, "it is no JWT"),
    ({"operation": "login"}, "operation 'login' is not 'customer_login'"),
    ({"store_hash": "other"}, "store_hash 'other' is not this store's"),
    ({"customer_id": 2}, "there is no customer 2"),
    ({"customer_id": "1"}, "there is no customer '1'"),
    ({"customer_id": True}, "there is no customer True"),
    ({"iss": "nobody"}, "iss 'nobody' is the client id of no app of the store"),
    ({"iss": None}, "it lacks iss"),
    ({"iat": None, "jti": None}, "it lacks iat, jti"),
    ({"jti": 7}, "jti 7 is no string"),
    ({"request_ip": "203.0.113.9"}, "request_ip '203.0.113.9' is not 127.0.0.1"),
    ({"redirect_to": "//evil.example"}, "redirect_to '//evil.example' is no path"),
    ({"redirect_to": "https://evil.example/"}, "is no path of the storefront"),
    ({"redirect_to": "/a\r\nSet-Cookie: a=b"}, "is no path of the storefront"),
    ({"secret": "0" * 64}, "it is not signed with the app's client secret"),
    ({"algorithm": "HS512"}, "it is signed with 'HS512', not with HS256"),
]


@pytest.mark.parametrize(("changes", "hint"), REFUSED, ids=lambda part: str(part)[:40])
def test_what_is_wrong_leads_to_the_login_page_and_the_journal_says_why(
    bcfake: FakeStore, made: Any, enter: Any, hosts: Any, changes: dict[str, Any], hint: str
) -> None:
    answer = enter(made(**changes))
    assert landed(answer, hosts) == "/login.php"
    assert "Set-Cookie" not in answer.headers
    assert bcfake.requests[-1].hint.startswith("not logged in: ")
    assert hint in bcfake.requests[-1].hint
    assert not bcfake.logins.sessions


@pytest.mark.parametrize("token", ["", "a", "a.b", "a.b.c", "é.è.à", "W10.W10.W10", "%00.%ff.x"])
def test_what_is_no_token_leads_to_the_login_page(
    bcfake: FakeStore, enter: Any, hosts: Any, token: str
) -> None:
    assert landed(enter(token), hosts) == "/login.php"


def test_a_token_is_good_for_one_visit(
    bcfake: FakeStore, made: Any, enter: Any, hosts: Any
) -> None:
    token = made()
    assert landed(enter(token), hosts) == "/account.php"
    assert landed(enter(token), hosts) == "/login.php"
    assert bcfake.requests[-1].hint == "not logged in: the token (its jti) was used already"


@pytest.mark.parametrize(("seconds", "path"), [(30, "/account.php"), (31, "/login.php")])
def test_a_token_is_good_for_30_seconds_of_the_stores_clock(
    bcfake: FakeStore, made: Any, enter: Any, hosts: Any, seconds: int, path: str
) -> None:
    bcfake.clock.freeze(bcfake.clock.now().replace(microsecond=0))
    token = made()
    bcfake.clock.advance(seconds)
    assert landed(enter(token), hosts) == path


def test_a_token_from_a_clock_ahead_of_the_stores_is_refused(
    bcfake: FakeStore, made: Any, enter: Any, hosts: Any
) -> None:
    assert landed(enter(made(iat=int(bcfake.clock.time()) + 60)), hosts) == "/login.php"


def test_the_address_of_the_browser_may_be_named(made: Any, enter: Any, hosts: Any) -> None:
    assert landed(enter(made(request_ip="127.0.0.1")), hosts) == "/account.php"


def test_the_app_needs_the_scope_for_it(
    bcfake: FakeStore, made: Any, enter: Any, hosts: Any
) -> None:
    bcfake.tokens.limit(ALL - {LOGIN})
    assert landed(enter(made()), hosts) == "/login.php"
    assert LOGIN in bcfake.requests[-1].hint
    bcfake.tokens.add(scopes=[LOGIN])
    assert landed(enter(made(jti="another")), hosts) == "/account.php"


def test_an_uninstalled_app_logs_nobody_in(
    bcfake: FakeStore, made: Any, enter: Any, hosts: Any
) -> None:
    bcfake.app.uninstall()
    assert landed(enter(made()), hosts) == "/login.php"


def test_the_journal_has_no_token(bcfake: FakeStore, made: Any, enter: Any) -> None:
    token = made()
    enter(token)
    entry = bcfake.requests.where("GET /login/token/{token}").one()
    assert token not in f"{entry}{entry.query}{entry.path}{entry.request_headers}"


def test_the_storefront_is_at_the_stores_own_host(bcfake: FakeStore, made: Any) -> None:
    for path in (f"/login/token/{made()}", "/account.php", "/login.php"):
        assert requests.get(f"https://api.bigcommerce.com{path}").status_code == 404
    assert not bcfake.logins.sessions
