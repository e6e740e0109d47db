"""Who may ask: the token, the store's hash, basic auth, and tokens of stores that are no more."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from bcfake.fake import FakeStore, Platform
from bcfake.wire.app import create_app

UNAUTHORIZED = {
    "status": 401,
    "title": "Unauthorized",
    "type": "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes",
    "errors": {},
}
RATE = "X-Rate-Limit-Requests-Left"


def basic(user: str, token: str) -> str:
    """An Authorization header."""
    return "Basic " + base64.b64encode(f"{user}:{token}".encode()).decode()


@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_a_request_without_the_stores_token_is_401(entrance: Any, token: str | None) -> None:
    reply = entrance.send("GET", "/time", headers={"X-Auth-Token": token})
    assert (reply.status, reply.json) == (401, UNAUTHORIZED)
    assert RATE not in reply.headers
    assert entrance.store.quota.left == entrance.store.quota.requests
    assert "X-Auth-Token" in entrance.store.requests[-1].hint


def test_the_token_of_another_store_is_401(entrance: Any) -> None:
    other = FakeStore().open()
    reply = entrance.send("GET", "/time", headers={"X-Auth-Token": other.access_token})
    other.platform.close(other)
    assert (reply.status, reply.json) == (401, UNAUTHORIZED)


def test_the_client_id_is_not_checked(entrance: Any) -> None:
    assert entrance.send("GET", "/time", headers={"X-Auth-Client": "bogus"}).status == 200


def test_a_hash_that_no_store_has_is_404_without_rate_headers(entrance: Any) -> None:
    reply = entrance.send("GET", "/stores/nosuchhash/v2/time")
    assert (reply.status, reply.json["title"]) == (404, "Not Found")
    assert RATE not in reply.headers


def test_a_path_that_names_no_store_is_404(entrance: Any) -> None:
    for path in ("/stores", "/stores/", f"/stores/{entrance.store.store_hash}", "/api"):
        assert entrance.send("GET", path).status == 404


def test_basic_auth_opens_the_legacy_paths(entrance: Any) -> None:
    headers = {"Authorization": basic(*entrance.store.basic_auth), "X-Auth-Token": None}
    entrance.store.brands.add(name="Acme")
    reply = entrance.send("GET", "/api/v2/brands.json", headers=headers)
    assert (reply.status, [each["name"] for each in reply.json]) == (200, ["Acme"])
    assert reply.headers["X-BC-ApiLimit-Remaining"] == "149"
    assert RATE not in reply.headers


def test_links_on_the_legacy_paths_stay_there(entrance: Any) -> None:
    headers = {"Authorization": basic(*entrance.store.basic_auth), "X-Auth-Token": None}
    entrance.store.customers.add()
    link = entrance.send("GET", "/api/v2/customers/1", headers=headers).json["addresses"]
    assert link["url"].endswith("/api/v2/customers/1/addresses")


@pytest.mark.parametrize(
    "header", [None, "Basic", "Basic !", basic("admin", "x"), basic("x", "{token}"), "Bearer x"]
)
def test_basic_auth_is_refused_with_401_and_asks_for_credentials(
    entrance: Any, header: str | None
) -> None:
    if header == basic("x", "{token}"):
        header = basic("x", entrance.store.access_token)
    reply = entrance.send(
        "GET", "/api/v2/time", headers={"Authorization": header, "X-Auth-Token": None}
    )
    assert (reply.status, reply.json) == (
        401,
        [{"status": 401, "message": "No credentials were supplied in the request."}],
    )
    assert reply.headers["WWW-Authenticate"].startswith("Basic ")


@pytest.mark.parametrize("way", ["token", "basic"])
def test_a_request_after_the_store_was_closed_is_charged_to_it(way: str) -> None:
    platform = Platform()
    store = FakeStore(label="test_of_mine", platform=platform).open()
    store.close()
    client = create_app(platform).test_client()
    if way == "token":
        reply = client.get(f"/stores/{store.store_hash}/v2/orders", headers=store.headers)
    else:
        reply = client.get("/api/v2/orders", headers={"Authorization": store.basic_header()})
    assert reply.status_code == 401
    assert platform.late == [("test_of_mine", "GET /v2/orders")]


def test_a_store_can_answer_to_other_credentials(entrance: Any) -> None:
    store = entrance.store
    old = store.store_hash, store.access_token
    store.use_credentials(store_hash=f"fixed{old[0]}", access_token=f"fixed{old[1]}")
    assert entrance.send("GET", "/time").status == 200
    assert entrance.send("GET", f"/stores/{old[0]}/v2/time").status == 404


def test_a_hash_or_token_belongs_to_one_open_store(store: FakeStore) -> None:
    with pytest.raises(ValueError, match="hash"):
        FakeStore(store_hash=store.store_hash).open()
    with pytest.raises(ValueError, match="token"):
        FakeStore(access_token=store.access_token).open()
    other = FakeStore().open()
    with pytest.raises(ValueError, match="hash"):
        other.use_credentials(store_hash=store.store_hash)
    assert other.store_hash != store.store_hash
    other.close()


def test_two_stores_do_not_see_each_other(entrance: Any) -> None:
    other = FakeStore().open()
    other.brands.add(name="Theirs")
    entrance.store.brands.add(name="Mine")
    mine = entrance.send("GET", "/brands").json
    theirs = entrance.send(
        "GET",
        f"/stores/{other.store_hash}/v2/brands",
        headers={"X-Auth-Token": other.access_token},
    ).json
    other.close()
    assert ([each["name"] for each in mine], [each["name"] for each in theirs]) == (
        ["Mine"],
        ["Theirs"],
    )
    assert len(entrance.store.requests) == len(other.requests) == 1
