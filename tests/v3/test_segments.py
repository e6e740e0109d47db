"""Segments: shopper profiles come in and leave, and promotions look at them."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def segment(v3: Any) -> str:
    made = v3("POST", "/segments", json=[{"name": "Regulars", "description": "Buy often"}])
    assert made.status_code == 201, made.text
    return str(made.json()["data"][0]["id"])


@pytest.fixture
def customer(bcfake: Any) -> int:
    return int(bcfake.customers.add()["id"])


@pytest.fixture
def profile(customer: int, v3: Any) -> str:
    made = v3("POST", "/shopper-profiles", json=[{"customer_id": customer}])
    assert made.status_code == 201, made.text
    return str(made.json()["data"][0]["id"])


def ids(answer: Any) -> list[str]:
    return [each["id"] for each in answer.json()["data"]]


def test_profiles_come_into_a_segment_and_leave_it(segment: str, profile: str, v3: Any) -> None:
    path = f"/segments/{segment}/shopper-profiles"

    added = v3("POST", path, json=[profile])

    assert (added.status_code, ids(added)) == (201, [profile])
    assert ids(v3("GET", path)) == [profile]
    assert ids(v3("GET", f"/shopper-profiles/{profile}/segments")) == [segment]
    assert v3("DELETE", path, params={"id:in": profile}).status_code == 204
    assert ids(v3("GET", path)) == []
    assert ids(v3("GET", "/shopper-profiles")) == [profile]


def test_a_customer_tells_of_profile_and_segments_where_asked(
    segment: str, profile: str, v3: Any, bcfake: Any
) -> None:
    bcfake.customers.add()
    v3("POST", f"/segments/{segment}/shopper-profiles", json=[profile])

    shown = v3("GET", "/customers?include=shopper_profile_id,segment_ids").json()["data"]

    told = [(each["shopper_profile_id"], each["segment_ids"]) for each in shown]
    assert told == [(profile, [segment]), (None, [])]


def test_who_cannot_come_in_is_told_of_in_a_409(segment: str, profile: str, v3: Any) -> None:
    path = f"/segments/{segment}/shopper-profiles"
    v3("POST", path, json=[profile])

    answer = v3("POST", path, json=[profile, "nobody"])

    assert answer.status_code == 409
    assert [*answer.json()["errors"][0]["errors"]] == ["0", "1"]
    assert answer.json()["meta"] == {"total": 2, "success": 0, "failed": 2}


def test_segments_are_renamed_and_deleted_by_their_ids(segment: str, profile: str, v3: Any) -> None:
    v3("POST", f"/segments/{segment}/shopper-profiles", json=[profile])

    changed = v3("PUT", "/segments", json=[{"id": segment, "name": "Friends"}])
    unnamed = v3("DELETE", "/segments")
    gone = v3("DELETE", "/segments", params={"id:in": segment})

    assert (changed.status_code, changed.json()["data"][0]["name"]) == (201, "Friends")
    assert (unnamed.status_code, gone.status_code) == (422, 204)
    assert ids(v3("GET", "/segments")) == []
    assert ids(v3("GET", f"/shopper-profiles/{profile}/segments")) == []


def test_a_name_and_a_customer_are_taken_once(
    segment: str, profile: str, customer: int, v3: Any
) -> None:
    named = v3("POST", "/segments", json=[{"name": "Others"}, {"name": "Regulars"}])
    known = v3("POST", "/shopper-profiles", json=[{"customer_id": customer}])
    nobody = v3("POST", "/shopper-profiles", json=[{"customer_id": 999}])

    assert [each.status_code for each in (named, known, nobody)] == [409, 409, 422]
    assert ids(v3("GET", "/segments")) == [segment]


@pytest.mark.parametrize(
    ("asked", "amount"),
    [
        (lambda id: {"id": [id]}, 9),
        (lambda id: {"not": {"id": [id]}}, 10),
        (lambda id: {"and": [{"id": [id]}, {"id": ["other"]}]}, 10),
        (lambda id: {"or": [{"id": [id]}, {"id": ["other"]}]}, 9),
    ],
    ids=["in", "not in", "in both", "in either"],
)
def test_a_promotion_may_be_for_a_segment(
    asked: Any, amount: float, segment: str, profile: str, customer: int, bcfake: Any, v3: Any
) -> None:
    v3("POST", f"/segments/{segment}/shopper-profiles", json=[profile])
    rule = {"action": {"cart_value": {"discount": {"fixed_amount": "1"}}}}
    terms = {"customer": {"segments": asked(segment)}, "rules": [rule]}
    v3("POST", "/promotions", json={"redemption_type": "AUTOMATIC", "name": "P", **terms})
    item = {"product_id": bcfake.products.add(price="10")["id"], "quantity": 1}

    body = {"customer_id": customer, "line_items": [item]}
    cart = v3("POST", "/carts", json=body).json()["data"]

    assert cart["cart_amount"] == amount
