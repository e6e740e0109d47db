"""Who may use the control API, and what a mistake is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from bcfake import FakeStore, Platform
from bcfake.wire.app import create_app
from bcfake.wire.control_access import HEADER

APP = create_app(Platform())
APP.test_client().get("/_bcfake")  # the pages come with the first request to one
TOKEN = {HEADER: APP.control.token}
ELSEWHERE = "192.0.2.7"


@pytest.fixture
def store() -> Iterator[FakeStore]:
    """A store on that app's platform."""
    store = FakeStore(platform=APP.platform).open()
    yield store
    store.close()


def get(headers: dict[str, str] | None = None, caller: str = "127.0.0.1") -> TestResponse:
    """The list of stores, asked for from an address."""
    environ: dict[str, Any] = {"REMOTE_ADDR": caller}
    return APP.test_client().get("/_bcfake/stores", headers=headers, environ_base=environ)


@pytest.mark.parametrize("caller", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_needs_no_token(caller: str) -> None:
    assert get(caller=caller).status_code == 200


def test_another_machine_needs_the_token() -> None:
    answer = get(caller=ELSEWHERE)
    assert answer.status_code == 403
    assert (
        answer.json["error"]
        == f"from {ELSEWHERE}, the control API takes requests with its token only"
    )
    assert answer.json["field"] == HEADER
    assert get(TOKEN, ELSEWHERE).status_code == 200
    assert get({HEADER: "guessed"}, ELSEWHERE).status_code == 403


def test_a_wrong_token_is_refused_even_from_here() -> None:
    assert get({HEADER: "guessed"}).status_code == 403


def test_every_operation_is_closed_to_others() -> None:
    """The unknown ones too: nothing is to be learnt."""
    client = APP.test_client()
    paths = [rule.rule.replace("<", "").replace(">", "") for rule in APP.url_map.iter_rules()]
    for path in [*paths, "/_bcfake/nothing"]:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            answer = client.open(path, method=method, environ_base={"REMOTE_ADDR": ELSEWHERE})
            assert answer.status_code == 403, (method, path)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"X-Forwarded-For": "192.0.2.7"},
        {"Forwarded": "for=192.0.2.7"},
    ],
)
def test_a_web_page_or_proxy_on_this_machine_does_not_speak_for_it(headers: dict[str, str]) -> None:
    assert get(headers).status_code == 403
    assert get(headers | TOKEN).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:8710"},
        {"Host": "[::1]:8710"},
        {"Host": "api.bigcommerce.com"},
        {"Origin": "http://localhost:3000"},
    ],
)
def test_names_of_this_machine_and_those_the_fake_plays_are_fine(headers: dict[str, str]) -> None:
    assert get(headers).status_code == 200


def test_each_server_has_a_token_of_its_own() -> None:
    other = create_app(Platform()).control.token
    assert other != APP.control.token
    assert len(other) >= 32


# ---- mistakes


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ("{", "application/json", (400, "the body is no JSON: Expecting property name")),
        (b"\xff\xfe{}", "application/json", (400, "the body is no JSON: ")),
        ('{"seconds": NaN}', "application/json", (400, "the body is no JSON: NaN")),
        ("[" * 100_000, "application/json", (400, "the body is nested too deep")),
        ("[1]", "application/json", (400, "the body is no JSON object")),
        ("seconds=3", "application/x-www-form-urlencoded", (415, "a body is JSON, sent with")),
    ],
)
def test_a_body_that_is_no_json_is_told_as_that(
    store: FakeStore, body: Any, kind: str, said: tuple[int, str]
) -> None:
    url = f"/_bcfake/stores/{store.store_hash}/clock/advance"
    answer = APP.test_client().post(url, data=body, content_type=kind)
    assert (answer.status_code, answer.json["error"][: len(said[1])]) == said


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (("POST", "/faults", {"aim": "GET /brands", "effect": "boom"}), (400, "effect")),
        (("POST", "/faults", {"aim": "GET /brandz", "effect": 503}), (400, "aim")),
        (("POST", "/faults", {"aim": "GET /brands", "effect": 503, "times": 0}), (400, "times")),
        (("PUT", "/quota", {"requests": 0}), (400, "requests")),
        (("POST", "/clock/advance", {"seconds": -1}), (400, "seconds")),
        (("POST", "/clock/advance", {"seconds": True}), (400, "seconds")),
        (("POST", "/clock/freeze", {"at": "yesterday"}), (400, "at")),
        (("POST", "/clock/freeze", {"at": "2026-01-31T12:00:00"}), (400, "at")),
        (("POST", "/seed", {"source": {"version": 1, "rows": {"shoes": []}}}), (400, "source")),
        (("POST", "/load", {"source": {"version": 1, "rows": {}}}), (400, "source")),
        (("POST", "/rows/shoes", {"values": {}}), (404, "resource")),
        (("POST", "/rows/brands", {"values": {"colour": "red"}}), (400, "colour")),
        (("POST", "/rows/brands", {"values": {"name": "Acme"}}), (409, "name")),
        (("POST", "/rows/brands", {"values": {}, "count": 0}), (400, "count")),
        (("PATCH", "/rows/brands/7", {"values": {"name": "Bolt"}}), (404, None)),
        (("POST", "/snapshots/7/restore", {}), (404, "number")),
        (("POST", "/webhooks/emit", {"scope": "store/nothing"}), (400, "scope")),
        (("POST", "/webhooks/duplicate", {"times": 1}), (400, "times")),
        (("POST", "/tokens", {"scopes": "everything"}), (400, "scopes")),
    ],
    ids=lambda value: " ".join(map(str, value)) if len(value) == 3 else "",
)
def test_a_mistake_is_named_and_changes_nothing(
    call: tuple[str, str, Any], expected: tuple[int, str | None], store: FakeStore
) -> None:
    store.brands.add(name="Acme")
    before, now = store.dump(), store.clock.now()
    store.clock.freeze(now)
    method, path, body = call
    url = f"/_bcfake/stores/{store.store_hash}{path}"
    answer = APP.test_client().open(url, method=method, json=body)
    assert (answer.status_code, answer.json["field"]) == expected, answer.json
    assert len(answer.json["error"]) > 5
    assert (store.dump(), len(store.faults), len(store.tokens)) == (before, 0, 1)
    assert (store.clock.now(), store.quota.requests) == (now, 150)


@pytest.mark.parametrize("settings", [{"quota": 0}, {"store_hash": "a/b"}, {"seed": "nothing"}])
def test_a_store_that_cannot_be_is_not_opened(settings: dict[str, Any]) -> None:
    answer = APP.test_client().post("/_bcfake/stores", json=settings)
    assert answer.status_code == 400
    assert not APP.platform.has_stores


def test_a_hash_that_is_taken_is_refused(store: FakeStore) -> None:
    taken = store.store_hash
    answer = APP.test_client().post("/_bcfake/stores", json={"store_hash": taken})
    assert (answer.status_code, answer.json["field"]) == (400, "store_hash")
    assert answer.json["error"] == f"a store with the hash {taken!r} is open already"
    assert APP.platform.by_hash(taken) is store


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ('{"quota": 5}', "text/plain", 415),
    ],
)
def test_a_body_that_is_no_json_object_is_refused(body: str, kind: str, status: int) -> None:
    answer = APP.test_client().post("/_bcfake/stores", data=body, content_type=kind)
    assert answer.status_code == status
    assert set(answer.json) == {"error", "field", "accepted"}
    assert not APP.platform.has_stores


def test_an_operation_that_is_not_there_is_told_as_json() -> None:
    client = APP.test_client()
    missing, other = client.get("/_bcfake/nothing"), client.put("/_bcfake/stores")
    assert (missing.status_code, other.status_code) == (404, 405)
    assert "openapi.json" in missing.json["accepted"]
    assert set(other.json["accepted"]) >= {"GET", "POST"}
