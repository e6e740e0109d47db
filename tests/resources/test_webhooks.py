"""Registering webhooks: scopes, destinations and limits."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

ORDERS = {"scope": "store/order/*", "destination": "https://example.com/orders"}


def refusal(answer):
    """(status, message, reason) of a refused request."""
    error = answer.json()[0]
    return answer.status_code, error["message"], error.get("details", {}).get("invalid_reason", "")


def test_a_new_hook_is_answered_flat_with_unix_times(send, bcfake):
    bcfake.clock.freeze(datetime(2026, 6, 18, 14, 23, 9, tzinfo=timezone.utc))
    answer = send("POST", "/hooks", {**ORDERS, "headers": {"X-Secret": "1"}})
    shown = answer.json()
    assert isinstance(shown.pop("client_id"), str)
    assert (answer.status_code, shown) == (
        201,
        {
            "id": 1,
            "store_hash": bcfake.store_hash,
            "scope": "store/order/*",
            "destination": "https://example.com/orders",
            "headers": {"X-Secret": "1"},
            "is_active": True,
            "created_at": 1781792589,
            "updated_at": 1781792589,
        },
    )


@pytest.mark.parametrize("field", ["scope", "destination"])
def test_a_hook_needs_a_scope_and_a_destination(send, field):
    answer = send("POST", "/hooks", {name: ORDERS[name] for name in ORDERS if name != field})
    assert refusal(answer)[:2] == (400, f"The required field '{field}' was not supplied.")


@pytest.mark.parametrize(
    "scope",
    [
        "store/order/created",
        "store/order/message/created",
        "store/cart/lineItem/*",
        "store/customer/address/*",
        "store/product/inventory/order/updated",
        "store/app/uninstalled",
        "store/channel/1/order/created",
        "store/channel/1/order/*",
    ],
)
def test_events_and_families_of_events_are_scopes(send, scope):
    answer = send("POST", "/hooks", {**ORDERS, "scope": scope})
    assert (answer.status_code, answer.json()["scope"]) == (201, scope)


@pytest.mark.parametrize("scope", ["store/*", "store/order", "order/created", "store/ordr/created"])
def test_what_is_no_event_is_no_scope(send, scope):
    status, message, _ = refusal(send("POST", "/hooks", {**ORDERS, "scope": scope}))
    assert (status, message) == (400, "The field 'scope' is invalid.")


def test_a_misspelt_scope_is_told_what_was_probably_meant(send):
    answer = send("POST", "/hooks", {**ORDERS, "scope": "store/order/create"})
    assert "store/order/created" in refusal(answer)[2]


@pytest.mark.parametrize(
    "destination",
    ["http://example.com/", "https://example.com:8443/", "https:///x", "example.com", "https://[x"],
)
def test_a_destination_is_https_on_port_443(send, destination):
    answer = send("POST", "/hooks", {**ORDERS, "destination": destination})
    assert refusal(answer)[:2] == (400, "The field 'destination' is invalid.")
    assert send("GET", "/hooks").status_code == 204


def test_a_destination_may_name_port_443(send):
    hook = {**ORDERS, "destination": "https://example.com:443/orders?shop=1"}
    assert send("POST", "/hooks", hook).status_code == 201


def test_a_headers_value_is_a_string(send):
    answer = send("POST", "/hooks", {**ORDERS, "headers": {"X-Number": 1}})
    assert refusal(answer)[:2] == (400, "The field 'headers.X-Number' is invalid.")


def test_a_scope_has_one_hook_per_destination(send):
    send("POST", "/hooks", ORDERS)
    assert send("POST", "/hooks", ORDERS).status_code == 409
    elsewhere = {**ORDERS, "destination": "https://example.com/other"}
    assert send("POST", "/hooks", elsewhere).status_code == 201
    assert send("PUT", "/hooks/2", {"destination": ORDERS["destination"]}).status_code == 409
    other_scope = {**ORDERS, "scope": "store/order/created"}
    assert send("POST", "/hooks", other_scope).status_code == 201


def test_a_scope_has_at_most_ten_hooks(send, bcfake):
    bcfake.webhooks.add_many(10, scope="store/order/*")
    assert send("POST", "/hooks", ORDERS).status_code == 403
    assert send("POST", "/hooks", {**ORDERS, "scope": "store/product/*"}).status_code == 201
    assert send("PUT", "/hooks/1", {"is_active": False}).status_code == 200


def test_delivery_exceptions_have_one_hook_and_a_destination_of_their_own(send):
    watch = {"scope": "store/hook/deliveryException", "destination": "https://example.com/watch"}
    send("POST", "/hooks", ORDERS)
    elsewhere = {**watch, "destination": ORDERS["destination"]}
    assert send("POST", "/hooks", elsewhere).status_code == 400
    assert send("POST", "/hooks", watch).status_code == 201
    twice = {**watch, "destination": "https://example.com/again"}
    assert send("POST", "/hooks", twice).status_code == 409
    assert send("PUT", "/hooks/1", {"destination": watch["destination"]}).status_code == 400


def test_an_update_changes_only_what_it_sends_and_the_time(send, bcfake):
    before = send("POST", "/hooks", ORDERS).json()
    bcfake.clock.sleep(60)
    after = send("PUT", "/hooks/1", {"is_active": False}).json()
    moved = after["updated_at"] - before["updated_at"]
    assert 60 <= moved < 120
    assert after == {**before, "is_active": False, "updated_at": after["updated_at"]}


def test_an_update_sends_at_least_one_field(send):
    send("POST", "/hooks", ORDERS)
    assert send("PUT", "/hooks/1", {}).status_code == 400


def test_hooks_are_found_by_scope_destination_and_activity(send, bcfake):
    bcfake.webhooks.add(**ORDERS)
    bcfake.webhooks.add(scope="store/product/*", is_active=False)
    for asked, ids in (
        ("scope=store/order/*", [1]),
        ("destination=https://example.com/orders", [1]),
        ("is_active=false", [2]),
    ):
        assert [hook["id"] for hook in send("GET", f"/hooks?{asked}").json()] == ids


def test_a_deleted_hook_is_gone(send):
    send("POST", "/hooks", ORDERS)
    assert send("DELETE", "/hooks/1").status_code == 204
    assert send("GET", "/hooks/1").status_code == 404
    assert send("POST", "/hooks", ORDERS).status_code == 201
