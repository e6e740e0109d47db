"""The login host's token endpoint: what it takes, what it answers, what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.apps import App
from bcfake.fake import FakeStore
from bcfake.grants import LIFETIME
from bigcommerce.api import BigcommerceApi

REDIRECT = "https://app.example/auth"
SCOPES = "store_v2_information_read_only store_v2_orders"


def consent(store: FakeStore, app: App | None = None, **how: Any) -> dict[str, str]:
    """The fields of a good exchange, for a code that the merchant's consent gave just now."""
    app = app or store.app
    query = app.install(lambda request: None, scopes=SCOPES, **how).query
    return {
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "code": query["code"],
        "context": query["context"],
        "scope": query["scope"],
        "grant_type": "authorization_code",
        "redirect_uri": REDIRECT,
    }


@pytest.fixture
def exchange(hosts: Any) -> Any:
    """A function: `exchange(fields)` is the answer of the token endpoint."""

    def exchange(fields: Any, **how: Any) -> requests.Response:
        return requests.post(f"{hosts.login}/oauth2/token", data=fields, **how)

    return exchange


def test_a_code_is_exchanged_for_a_token_that_works(
    bcfake: FakeStore, exchange: Any, ask: Any
) -> None:
    user = {"id": 24654, "email": "merchant@example.com"}
    answer = exchange(consent(bcfake, user=user))
    token = answer.json()["access_token"]
    assert answer.status_code == 200
    assert answer.json() == {
        "access_token": token,
        "scope": SCOPES,
        "user": {**user, "username": "merchant@example.com"},
        "owner": {"id": 1, "username": "jane.doe@example.com", "email": "jane.doe@example.com"},
        "context": f"stores/{bcfake.store_hash}",
        "account_uuid": bcfake.app.account_uuid,
    }
    assert ask(token, "GET", "/v2/time").status_code == 200
    assert ask(token, "GET", "/v2/products").status_code == 403


def test_json_is_taken_like_a_form(bcfake: FakeStore, exchange: Any) -> None:
    assert exchange(None, json=consent(bcfake)).json()["scope"] == SCOPES


def test_the_client_fetches_a_token_with_it(bcfake: FakeStore) -> None:
    fields = consent(bcfake)
    api = BigcommerceApi(client_id=bcfake.client_id, store_hash=bcfake.store_hash)
    api.oauth_fetch_token(
        bcfake.client_secret, fields["code"], fields["context"], fields["scope"], REDIRECT
    )
    assert api.Time.all()["time"]


# ---- refusals


def test_a_secret_of_half_a_character_is_a_wrong_secret(bcfake: FakeStore, exchange: Any) -> None:
    fields = consent(bcfake) | {"client_secret": "\ud800"}
    assert refused(exchange(None, json=fields), 401, "invalid_client")
    assert bcfake.requests[-1].hint == "the client secret is not the app's"


def refused(answer: requests.Response, status: int, error: str) -> bool:
    """Whether this is that refusal."""
    return (answer.status_code, answer.json()) == (status, {"error": error})


@pytest.mark.parametrize("kind", ["text/plain", "application/xml"])
def test_another_format_is_406(bcfake: FakeStore, exchange: Any, kind: str) -> None:
    answer = exchange("code=1", headers={"Content-Type": kind})
    assert refused(answer, 406, "Invalid format.")
    answer = exchange(consent(bcfake), headers={"Accept": "text/html"})
    assert refused(answer, 406, "Invalid format.")


@pytest.mark.parametrize("body", ["{", "[]", '"a"', '{"code": 1}', "[" * 100_000])
def test_json_that_is_no_object_of_texts_is_406(
    exchange: Any, bcfake: FakeStore, body: str
) -> None:
    headers = {"Content-Type": "application/json"}
    assert refused(exchange(body, headers=headers), 406, "Invalid format.")


CHANGES = [
    ({"client_id": "nobody"}, 400, "Invalid client id.", "no open store has an app"),
    ({"client_secret": "wrong"}, 401, "invalid_client", "not the app's"),
    ({"code": "unknown"}, 400, "invalid_grant", "none that this app was given"),
    ({"grant_type": "password"}, 400, "unsupported_grant_type", "authorization_code"),
    ({"scope": "store_v2_products"}, 400, "invalid_scope", "was not granted"),
    (
        {"redirect_uri": "https://app.example/other"},
        400,
        "Parameter redirect_uri does not match registered URI",
        "is not the registered 'https://app.example/auth'",
    ),
    *(
        ({name: ""}, 400, "invalid_request", f"{name} is missing")
        for name in ("client_secret", "code", "redirect_uri")
    ),
]


@pytest.mark.parametrize(("change", "status", "error", "hint"), CHANGES)
def test_what_does_not_fit_is_refused_and_the_journal_says_why(
    bcfake: FakeStore, exchange: Any, change: dict[str, str], status: int, error: str, hint: str
) -> None:
    good = consent(bcfake)
    assert refused(exchange(good | change), status, error)
    journal = bcfake.platform.stray if "client_id" in change else bcfake.requests
    assert hint in journal[-1].hint
    assert exchange(good).status_code == 200, "a refused exchange does not use the code up"


def test_a_code_is_good_for_one_token(bcfake: FakeStore, exchange: Any) -> None:
    fields = consent(bcfake)
    exchange(fields)
    assert refused(exchange(fields), 400, "invalid_grant")
    assert bcfake.requests[-1].hint == "the code was used already"


def test_a_code_is_good_for_its_lifetime(bcfake: FakeStore, exchange: Any) -> None:
    bcfake.clock.freeze()
    early, late = consent(bcfake), consent(bcfake)
    bcfake.clock.advance(LIFETIME - 1)
    assert exchange(early).status_code == 200
    bcfake.clock.advance(1)
    assert refused(exchange(late), 400, "invalid_grant")
    assert bcfake.requests[-1].hint == "the code has expired"


def test_a_code_of_another_app_is_foreign(bcfake: FakeStore, exchange: Any) -> None:
    mine, theirs = consent(bcfake), consent(bcfake, bcfake.apps.add())
    assert refused(exchange(mine | {"code": theirs["code"]}), 400, "invalid_grant")


def test_a_code_is_for_its_own_store(bcfake: FakeStore, bcfake_factory: Any, exchange: Any) -> None:
    other = bcfake_factory()
    fields = consent(bcfake) | {"context": f"stores/{other.store_hash}"}
    assert refused(exchange(fields), 400, "invalid_grant")


@pytest.mark.parametrize("context", ["", "${store}", "stores/unknown"])
def test_a_context_that_is_no_store_gives_a_token_for_nothing(
    bcfake: FakeStore, exchange: Any, ask: Any, context: str
) -> None:
    """Users of an integration platform saw this: a scope of null, and 403 from every endpoint."""
    answer = exchange(consent(bcfake) | {"context": context})
    assert (answer.status_code, answer.json()["scope"]) == (200, None)
    assert ask(answer.json()["access_token"], "GET", "/v2/time").status_code == 403


def test_get_leads_to_the_login_page(bcfake: FakeStore, hosts: Any) -> None:
    answer = requests.get(f"{hosts.login}/oauth2/token", allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{hosts.login}/login")


def test_no_other_host_of_bigcommerce_gives_tokens(bcfake: FakeStore) -> None:
    answer = requests.post("https://api.bigcommerce.com/oauth2/token", data=consent(bcfake))
    assert answer.status_code == 404


# ---- further installations


def test_a_new_token_ends_the_one_of_the_installation_before(
    bcfake: FakeStore, exchange: Any, ask: Any
) -> None:
    first, second = (exchange(consent(bcfake)).json()["access_token"] for _ in range(2))
    assert ask(first, "GET", "/v2/time").status_code == 401
    assert "newer installation" in bcfake.requests[-1].hint
    assert ask(second, "GET", "/v2/time").status_code == 200
    assert ask(bcfake.access_token, "GET", "/v2/time").status_code == 200


def test_one_app_on_two_stores_has_a_token_for_each(
    bcfake: FakeStore, bcfake_factory: Any, exchange: Any
) -> None:
    other = bcfake_factory()
    app = other.apps.add(client_id=bcfake.client_id, client_secret=bcfake.client_secret)
    mine, theirs = exchange(consent(bcfake)).json(), exchange(consent(other, app)).json()
    assert mine["context"] == f"stores/{bcfake.store_hash}"
    assert theirs["context"] == f"stores/{other.store_hash}"
    assert mine["access_token"] in bcfake.tokens
    assert theirs["access_token"] in other.tokens


def test_the_journal_has_the_exchange_without_its_secrets(bcfake: FakeStore, exchange: Any) -> None:
    fields = consent(bcfake)
    token = exchange(fields).json()["access_token"]
    entry = bcfake.requests.where("POST /oauth2/token", body={"redirect_uri": REDIRECT}).one()
    assert entry.note == f"gave a token to client {bcfake.client_id}"
    assert entry.response_json["scope"] == SCOPES
    told = f"{entry}{entry.request_body!r}{entry.response_body!r}"
    assert [s for s in (token, fields["code"], fields["client_secret"]) if s in told] == []
