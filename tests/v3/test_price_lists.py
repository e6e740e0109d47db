"""What price lists do beyond what holds for every view."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def path(v3: Any) -> str:
    """The path of a new price list."""
    made = v3("POST", "/pricelists", json={"name": "Wholesale"}).json()["data"]
    return f"/pricelists/{made['id']}"


@pytest.fixture
def variant(bcfake: Any) -> dict[str, Any]:
    """A SKU, called MUG-RED."""
    row: dict[str, Any] = bcfake.product_skus.add(sku="MUG-RED")
    return row


def test_records_are_put_by_variant_or_by_sku(path: str, variant: Any, v3: Any) -> None:
    first = {"variant_id": variant["id"], "currency": "usd", "price": 9.99}
    made = v3("PUT", f"{path}/records", json=[first])
    again = v3("PUT", f"{path}/records", json=[{"sku": "MUG-RED", "currency": "USD", "price": 8}])

    assert (made.json(), again.json()) == ({"data": {}, "meta": {}},) * 2
    [record] = v3("GET", f"{path}/records", params={"include": "sku"}).json()["data"]
    assert (record["price"], record["sku"], record["currency"]) == (8, "MUG-RED", "usd")
    assert record["product_id"] == variant["product_id"]


def test_a_post_refuses_the_records_that_there_are_and_saves_the_others(
    path: str, variant: Any, v3: Any, bcfake: Any
) -> None:
    old = {"variant_id": variant["id"], "currency": "usd", "price": 9}
    new = {**old, "variant_id": bcfake.product_skus.add()["id"]}
    v3("POST", f"{path}/records", json=[old])

    answer = v3("POST", f"{path}/records", json=[old, new])

    assert answer.status_code == 422
    [failed] = answer.json()["batch_errors"]
    assert failed["data"] == {"variant_id": variant["id"], "currency": "usd"}
    shown = v3("GET", f"{path}/records").json()["data"]
    assert [each["variant_id"] for each in shown] == [variant["id"], new["variant_id"]]


def test_a_record_has_an_address_of_its_own(path: str, variant: Any, v3: Any) -> None:
    one = f"{path}/records/{variant['id']}/usd"

    made = v3("PUT", one, json={"price": 10, "sale_price": 7})
    changed = v3("PUT", one, json={"sale_price": None})
    of_variant = v3("GET", f"{path}/records/{variant['id']}").json()["data"]

    assert made.json()["data"]["calculated_price"] == 7
    assert changed.json()["data"]["calculated_price"] == 10
    assert of_variant == [v3("GET", one).json()["data"]]
    assert v3("DELETE", one).status_code == 204
    assert v3("GET", one).status_code == 404


def test_records_are_deleted_by_what_the_query_names(
    path: str, variant: Any, v3: Any, bcfake: Any
) -> None:
    other = bcfake.product_skus.add()["id"]
    bodies = [{"variant_id": id, "currency": "usd", "price": 1} for id in (variant["id"], other)]
    v3("PUT", f"{path}/records", json=bodies)

    assert v3("DELETE", f"{path}/records").status_code == 422
    assert v3("DELETE", f"{path}/records?sku:in=MUG-RED").status_code == 204
    [left] = v3("GET", f"{path}/records").json()["data"]
    assert left["variant_id"] == other


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("price:min=5", True),
        ("price:max=4", False),
        ("calculated_price=4", True),
        ("calculated_price:min=5", False),
        ("sku=MUG-RED", True),
        ("product_id:in=999", False),
        ("currency=eur", False),
    ],
)
def test_records_are_filtered(path: str, variant: Any, query: str, found: bool, v3: Any) -> None:
    v3("PUT", f"{path}/records/{variant['id']}/usd", json={"price": 5, "sale_price": 4})

    shown = v3("GET", f"{path}/records?{query}").json()["data"]

    assert bool(shown) is found


def test_a_cursor_into_records_needs_its_record(path: str, v3: Any, bcfake: Any) -> None:
    ids = [bcfake.product_skus.add()["id"] for _ in range(3)]
    bodies = [{"variant_id": id, "currency": "usd", "price": 1} for id in ids]
    v3("PUT", f"{path}/records", json=bodies)
    first = v3("GET", f"{path}/records?limit=1").json()["meta"]["cursor_pagination"]
    after = f"{path}/records{first['links']['next']}"

    next = v3("GET", after).json()["data"]
    v3("DELETE", f"{path}/records/{ids[0]}/usd")

    assert [each["variant_id"] for each in next] == ids[1:2]
    assert v3("GET", after).status_code == 422


def test_a_record_of_an_unknown_variant_or_currency_is_not_found(
    path: str, variant: Any, v3: Any
) -> None:
    assert v3("PUT", f"{path}/records/999/usd", json={"price": 1}).status_code == 404
    assert v3("PUT", f"{path}/records/{variant['id']}/xyz", json={"price": 1}).status_code == 404


def test_a_group_has_one_list_in_a_channel(path: str, v3: Any, bcfake: Any) -> None:
    group = bcfake.customer_groups.add()["id"]
    other = v3("POST", "/pricelists", json={"name": "Retail"}).json()["data"]["id"]
    place = {"customer_group_id": group, "channel_id": 1}

    v3("POST", "/pricelists/assignments", json=[{**place, "price_list_id": other}])
    twice = v3("POST", "/pricelists/assignments", json=[{**place, "price_list_id": other}])
    moved = v3("PUT", f"{path}/assignments", json=place)

    assert twice.status_code == 409
    shown = v3("GET", f"/pricelists/assignments?customer_group_id={group}").json()["data"]
    assert shown == [moved.json()["data"]]
    assert f"/pricelists/{shown[0]['price_list_id']}" == path
    assert v3("DELETE", f"/pricelists/assignments?customer_group_id={group}").status_code == 204
    assert v3("GET", "/pricelists/assignments").json()["data"] == []


def test_a_list_takes_its_records_and_assignments_with_it(
    path: str, variant: Any, v3: Any, bcfake: Any
) -> None:
    v3("PUT", f"{path}/records/{variant['id']}/usd", json={"price": 5})
    v3("PUT", f"{path}/assignments", json={"customer_group_id": 1, "channel_id": 1})

    assert v3("DELETE", path).status_code == 204
    assert v3("GET", f"{path}/records").status_code == 404
    assert len(bcfake.price_records) == len(bcfake.price_list_assignments) == 0
