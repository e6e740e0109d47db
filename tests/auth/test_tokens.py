"""Several tokens and apps on one store: which work, what they see, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore, Platform
from bcfake.wire.app import create_app

HOOK = {"scope": "store/order/*", "destination": "https://app.example/hooks"}


def test_a_token_is_a_text_for_the_header(bcfake: FakeStore, ask: Any) -> None:
    token = bcfake.tokens.add()
    assert token.headers["X-Auth-Token"] == token
    assert ask(token, "GET", "/v2/time").status_code == 200
    assert bcfake.client(access_token=token).Time.all()["time"]


def test_a_token_may_be_one_that_the_code_has_fixed(bcfake: FakeStore, ask: Any) -> None:
    bcfake.tokens.add(value="abc123")
    assert ask("abc123", "GET", "/v2/time").status_code == 200
    with pytest.raises(ValueError, match="already"):
        bcfake.tokens.add(value="abc123")


def test_a_token_of_an_app_the_store_does_not_have_is_refused(bcfake: FakeStore) -> None:
    app = bcfake.apps.add()
    says = rf"client_id: the store has no app 'nobody'; known: {bcfake.client_id}, {app.client_id}"
    with pytest.raises(ValueError, match=says):
        bcfake.tokens.add(client_id="nobody")
    assert len(bcfake.tokens) == 1


@pytest.mark.parametrize("value", ["a\nb", "a b", "é", "\ud800", 5])
def test_a_credential_that_no_header_can_carry_is_refused(bcfake: FakeStore, value: Any) -> None:
    with pytest.raises(ValueError, match="value: only visible ASCII characters"):
        bcfake.tokens.add(value=value)
    for name in ("client_id", "client_secret"):
        with pytest.raises(ValueError, match=f"{name}: only visible ASCII characters"):
            bcfake.apps.add(**{name: value})
    assert (len(bcfake.tokens), len(bcfake.apps)) == (1, 1)


def test_a_revoked_token_is_401_and_others_go_on(bcfake: FakeStore, ask: Any) -> None:
    token = bcfake.tokens.add()
    bcfake.tokens.revoke(token)
    reply = ask(token, "GET", "/v2/time")
    assert (reply.status_code, reply.json()["title"]) == (401, "Unauthorized")
    assert bcfake.requests[-1].hint == "the X-Auth-Token was revoked"
    assert ask(bcfake.access_token, "GET", "/v2/time").status_code == 200


def test_the_stores_own_token_can_end_too(bcfake: FakeStore, ask: Any) -> None:
    bcfake.tokens.revoke(reason="has expired")
    assert ask(bcfake.access_token, "GET", "/v2/time").status_code == 401
    assert bcfake.requests[-1].hint == "the X-Auth-Token has expired"
    bcfake.reset()
    assert ask(bcfake.access_token, "GET", "/v2/time").status_code == 200


@pytest.mark.parametrize(
    ("token", "hint"), [(None, "is missing"), ("wrong", "is not this store's")]
)
def test_a_token_that_is_none_is_401(
    bcfake: FakeStore, ask: Any, token: str | None, hint: str
) -> None:
    assert ask(token, "GET", "/v2/time").status_code == 401
    assert bcfake.requests[-1].hint == f"the X-Auth-Token {hint}"


def test_a_token_of_a_reset_store_is_forgotten(bcfake: FakeStore, ask: Any) -> None:
    token = bcfake.tokens.add()
    bcfake.reset()
    assert ask(token, "GET", "/v2/time").status_code == 401
    assert bcfake.requests[-1].hint == "the X-Auth-Token is not this store's"


def test_two_stores_cannot_share_a_token(bcfake: FakeStore, bcfake_factory: Any) -> None:
    other = bcfake_factory()
    with pytest.raises(ValueError, match="another open store"):
        bcfake.tokens.add(value=other.access_token)
    assert other.access_token not in bcfake.tokens


def test_a_further_token_of_a_finished_store_is_charged_to_it() -> None:
    store = FakeStore(label="test_of_mine", platform=Platform()).open()
    token = store.tokens.add()
    store.close()
    client = create_app(store.platform).test_client()
    path = f"/stores/{store.store_hash}/v2/orders"
    assert client.get(path, headers=token.headers).status_code == 401
    assert store.platform.late == [("test_of_mine", "GET /v2/orders")]


def test_credentials_that_are_replaced_keep_their_scopes(bcfake: FakeStore, ask: Any) -> None:
    bcfake.tokens.limit(["store_v2_orders"])
    before = bcfake.access_token
    bcfake.use_credentials(access_token="fixed-in-the-settings")
    assert ask("fixed-in-the-settings", "GET", "/v2/orders").status_code == 204
    assert ask("fixed-in-the-settings", "GET", "/v2/products").status_code == 403
    assert ask(before, "GET", "/v2/orders").status_code == 401


# ---- basic auth


def test_legacy_accounts_have_users_of_their_own(bcfake: FakeStore, hosts: Any) -> None:
    sync = bcfake.tokens.add(user="sync")
    url = f"{hosts.storefront}/api/v2/time"
    assert requests.get(url, auth=sync.basic_auth).status_code == 200
    assert requests.get(url, auth=bcfake.basic_auth).status_code == 200
    assert requests.get(url, auth=("admin", sync)).status_code == 401
    bcfake.tokens.revoke(sync)
    assert requests.get(url, auth=sync.basic_auth).status_code == 401


def test_a_legacy_token_is_none_for_oauth_nor_the_other_way_round(
    bcfake: FakeStore, hosts: Any, ask: Any
) -> None:
    assert ask(bcfake.tokens.add(user="sync"), "GET", "/v2/time").status_code == 401
    assert "legacy account" in bcfake.requests[-1].hint
    token = bcfake.tokens.add()
    url = f"{hosts.storefront}/api/v2/time"
    assert requests.get(url, auth=("admin", token)).status_code == 401


# ---- apps


def test_hooks_are_seen_by_the_app_that_registered_them_only(bcfake: FakeStore, ask: Any) -> None:
    mine, theirs = bcfake.access_token, bcfake.tokens.add(client_id=bcfake.apps.add().client_id)
    hook = ask(mine, "POST", "/v2/hooks", HOOK).json()
    assert hook["client_id"] == bcfake.client_id
    assert ask(theirs, "GET", "/v2/hooks").status_code == 204
    path = f"/v2/hooks/{hook['id']}"
    for method in ("GET", "PUT", "DELETE"):
        assert ask(theirs, method, path, {"is_active": False}).status_code == 404
    assert ask(mine, "GET", path).json()["is_active"]


def test_two_apps_may_have_the_same_hook(bcfake: FakeStore, ask: Any) -> None:
    other = bcfake.apps.add(client_id="theirs")
    for token in (bcfake.access_token, bcfake.tokens.add(client_id=other.client_id)):
        assert ask(token, "POST", "/v2/hooks", HOOK).status_code == 201
    assert [hook["client_id"] for hook in bcfake.webhooks.all()] == [bcfake.client_id, "theirs"]


def test_webhooks_are_signed_with_the_secret_of_their_app(bcfake: FakeStore, ask: Any) -> None:
    app = bcfake.apps.add()
    token = bcfake.tokens.add(client_id=app.client_id)
    signatures = []
    bcfake.webhooks.route("https://app.example", lambda request: signatures.append(request.headers))
    hook = HOOK | {"scope": "store/category/*"}
    ask(bcfake.access_token, "POST", "/v2/hooks", hook)
    ask(token, "POST", "/v2/hooks", hook)
    ask(bcfake.access_token, "POST", "/v2/categories", {"name": "Cups"})
    mine, theirs = (headers["webhook-signature"] for headers in signatures)
    assert mine != theirs


def test_an_app_is_there_once(bcfake: FakeStore) -> None:
    with pytest.raises(ValueError, match="already"):
        bcfake.apps.add(client_id=bcfake.client_id)
    app = bcfake.apps.add()
    assert list(bcfake.apps) == [bcfake.app, app]


# ---- nothing tells a token


def test_neither_reprs_nor_the_journal_tell_a_token(bcfake: FakeStore, ask: Any) -> None:
    token, app = bcfake.tokens.add(scopes=["store_v2_orders"]), bcfake.apps.add()
    ask(token, "GET", f"/v2/orders?email={token}&x={app.client_secret}")
    told = repr((token, bcfake.tokens, app, list(bcfake.apps), bcfake, bcfake.requests[-1]))
    told += str(bcfake.requests[-1].request_headers)
    assert "[redacted]" in told
    assert [secret for secret in bcfake.secrets if str(secret) in told] == []
    assert repr(token) == f"<Token of client {bcfake.client_id}: store_v2_orders>"


def test_a_token_in_what_was_sent_is_not_told_with_the_refusal(bcfake: FakeStore, ask: Any) -> None:
    bcfake.brands.add(name=bcfake.access_token)
    reply = ask(bcfake.access_token, "POST", "/v2/brands", {"name": bcfake.access_token})
    assert reply.status_code == 409
    assert bcfake.access_token not in str(bcfake.requests[-1])
    assert bcfake.requests[-1].hint.endswith("{'name': '[redacted]'}")


def test_a_secret_as_short_as_a_word_leaves_the_words_of_queries_alone(bcfake_factory: Any) -> None:
    store = bcfake_factory(access_token="test", client_secret="mug")
    url = f"{store.url}/products?keyword_filter=test+mug"
    assert requests.get(url, headers=store.headers).status_code == 204
    store.requests.assert_sent("GET /products", query={"keyword_filter": "test mug"})
