"""Orders over HTTP: how they are found, counted and archived, and how a seed has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.errors import Invalid
from bcfake.resources.order_fields import BILLING

Send = Callable[..., requests.Response]
Place = Callable[..., dict[str, Any]]
Till = Any  # of the conftest
MUG = {"name": "Mug", "quantity": 2, "price_ex_tax": 45, "price_inc_tax": 50}


@pytest.fixture
def place(till: Till) -> Place:
    """A function: an order of two mugs, or of the lines given."""

    def place(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
        made: dict[str, Any] = till.order_of(*(lines or (MUG,)), **more).json()
        return made

    return place


# ---- found and counted


def test_an_order_tells_when_it_was_modified_and_only_sends_what_is_newer(
    send: Send, bcfake: FakeStore, place: Place
) -> None:
    order = place()
    answer = send("GET", f"/orders/{order['id']}")
    assert answer.headers["Last-Modified"] == order["date_modified"]
    headers = {**bcfake.headers, "If-Modified-Since": order["date_modified"]}
    for path in ("/orders", f"/orders/{order['id']}"):
        again = requests.get(bcfake.url + path, headers=headers)
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [100, 101, 102]),
        ("?customer_id=1", [101]),
        ("?customer_id=0", [100, 102]),
        ("?status_id=11", [102]),
        ("?min_id=101&max_id=101", [101]),
        ("?min_total=100&max_total=150", [100]),
        ("?email=EVE@example.com", [102]),
        ("?payment_method=cash", [101]),
        ("?external_order_id=X-7", [101]),
        ("?channel_id=2", [102]),
        ("?sort=id:desc", [102, 101, 100]),
        ("?sort=status_id", [100, 101, 102]),
        ("?include=consignments&consignment_structure=object", [100, 101, 102]),
    ],
)
def test_orders_are_found_by_the_documented_filters(
    send: Send, bcfake: FakeStore, query: str, found: list[int], place: Place
) -> None:
    customer = bcfake.customers.add()
    place()
    place(
        {**MUG, "quantity": 1},
        customer_id=customer["id"],
        payment_method="cash",
        external_order_id="X-7",
    )
    eve = {**BILLING.sample, "email": "eve@example.com"}
    place({**MUG, "quantity": 4}, status_id=11, billing_address=eve, channel_id=2)
    assert [order["id"] for order in send("GET", f"/orders{query}").json()] == found


def test_an_unknown_filter_is_refused_as_seen_in_an_issue(send: Send, till: Till) -> None:
    error = till.error_of(send("GET", "/orders?id=100"), 400)
    assert error["message"] == "The field 'id' is not supported by this resource."


def test_the_count_tells_how_many_orders_each_status_has(send: Send, place: Place) -> None:
    for status in (1, 11, 11):
        place(status_id=status)
    counted = send("GET", "/orders/count").json()
    assert counted["count"] == 3
    assert len(counted["statuses"]) == 15
    names = [(each["name"], each["sort_order"]) for each in counted["statuses"][:4]]
    assert names == [
        ("Incomplete", 0),
        ("Pending", 1),
        ("Awaiting Payment", 2),
        ("Awaiting Fulfillment", 3),
    ]
    assert {each["id"]: each["count"] for each in counted["statuses"] if each["count"]} == {
        1: 1,
        11: 2,
    }
    assert send("GET", "/orders/count?status_id=11").json()["count"] == 2
    assert send("GET", "/orders/count?colour=red").status_code == 400


def test_the_parts_of_orders_are_counted_in_each_order_and_in_the_store(
    send: Send, place: Place
) -> None:
    first = place(MUG, MUG)
    place()
    for name, mine, everyones in (("products", 2, 3), ("shipping_addresses", 1, 2)):
        assert send("GET", f"/orders/{first['id']}/{name}/count").json() == {"count": mine}
        assert send("GET", f"/orders/{name}/count").json() == {"count": everyones}
    assert send("GET", "/orders/shipments/count").json() == {"count": 0}


def test_there_are_the_fifteen_statuses_of_every_store(send: Send) -> None:
    statuses = send("GET", "/order_statuses").json()
    assert [status["id"] for status in statuses] == list(range(15))
    assert send("GET", "/order_statuses/0").json() == {
        "id": 0,
        "name": "Incomplete",
        "system_label": "Incomplete",
        "custom_label": "Incomplete",
        "system_description": "An incomplete order happens when a shopper reached the payment "
        "page, but did not complete the transaction.",
        "order": 0,
    }


# ---- archived


def test_a_deleted_order_is_archived_and_listed_only_when_asked_for(
    send: Send, place: Place, till: Till
) -> None:
    kept, gone = place(), place()
    assert send("DELETE", f"/orders/{gone['id']}").status_code == 204
    assert [order["id"] for order in send("GET", "/orders").json()] == [kept["id"]]
    assert [each["id"] for each in send("GET", "/orders?is_deleted=true").json()] == [gone["id"]]
    assert send("GET", "/orders/count").json()["count"] == 1
    assert send("GET", f"/orders/{gone['id']}").json()["is_deleted"] is True
    assert till.lines_of(gone["id"]) != []


def test_an_update_archives_an_order_and_brings_it_back(send: Send, place: Place) -> None:
    path = f"/orders/{place()['id']}"
    send("PUT", path, {"is_deleted": True})
    assert send("GET", "/orders").status_code == 204
    send("PUT", path, {"is_deleted": False})
    assert len(send("GET", "/orders").json()) == 1


def test_deleting_all_orders_archives_them_or_as_many_as_limit_says(
    send: Send, bcfake: FakeStore, place: Place
) -> None:
    for _ in range(3):
        place()
    assert send("DELETE", "/orders?limit=1").status_code == 204
    assert [order["id"] for order in send("GET", "/orders").json()] == [101, 102]
    assert send("DELETE", "/orders").status_code == 204
    assert send("GET", "/orders").status_code == 204
    assert len(bcfake.orders) == 3
    assert send("DELETE", "/orders?limit=251").status_code == 413


def test_deleting_an_order_that_is_not_there_is_404(send: Send, till: Till) -> None:
    assert till.error_of(send("DELETE", "/orders/100"), 404)["status"] == 404


# ---- seeded


def test_a_seed_may_carry_what_an_answer_shows(bcfake: FakeStore) -> None:
    order = bcfake.orders.add(custom_status="Pending", cart_id="a8458391", id=500)
    assert (order["id"], order["cart_id"]) == (500, "a8458391")


def test_a_line_cannot_be_seeded_to_an_address_of_another_order(bcfake: FakeStore) -> None:
    first, second = bcfake.orders.add(), bcfake.orders.add()
    [address] = bcfake.order_shipping_addresses.all(order_id=first["id"])
    with pytest.raises(Invalid, match="no shipping address"):
        bcfake.order_products.add(order_id=second["id"], order_address_id=address["id"])


def test_a_seeded_order_has_a_line_and_an_address_of_its_own(bcfake: FakeStore) -> None:
    order = bcfake.orders.add(status_id=11)
    assert (order["status"], order["items_total"]) == ("Awaiting Fulfillment", 1)
    assert len(bcfake.order_products) == len(bcfake.order_shipping_addresses) == 1


@pytest.mark.parametrize(
    "name",
    [
        *("order_products", "order_shipping_addresses", "order_shipments", "order_coupons"),
        *("order_messages", "order_taxes", "order_fees", "order_pickups"),
        "order_shipping_quotes",
    ],
)
def test_a_part_can_be_seeded_without_saying_of_which_order(bcfake: FakeStore, name: str) -> None:
    assert getattr(bcfake, name).add()["id"] > 0
    assert len(bcfake.orders) == 1
