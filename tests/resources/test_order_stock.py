"""What orders take from stock and give back, and the quantities they are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.resources.order_stock import SETTINGS

Send = Callable[..., requests.Response]
Till = Any  # of the conftest
ODD = "Quantities of one or more products are out of stock or did not meet quantity requirements."


def test_an_order_takes_its_stock_and_counts_as_sold(till: Till, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    till.placed({"product_id": product["id"], "quantity": 2})
    assert till.level(product) == 3
    assert bcfake.products.get(product["id"])["total_sold"] == 2


def test_stock_that_is_not_tracked_is_not_counted(till: Till, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="none", inventory_level=1)
    till.placed({"product_id": product["id"], "quantity": 2})
    assert till.level(product) == 1


def test_too_little_stock_and_odd_quantities_are_refused_together_and_nothing_is_saved(
    till: Till, bcfake: FakeStore
) -> None:
    """Status, message and details as documented in 2013."""
    few = bcfake.products.add(inventory_tracking="simple", inventory_level=1)
    most = bcfake.products.add(order_quantity_maximum=5)
    least = bcfake.products.add(order_quantity_minimum=2)
    answer = till.order_of(
        {"product_id": few["id"], "quantity": 2},
        {"product_id": most["id"], "quantity": 6},
        {"product_id": least["id"], "quantity": 1},
    )
    error = till.error_of(answer, 409)
    assert error["message"] == ODD

    def about(product: dict[str, Any], **more: int) -> dict[str, Any]:
        path = f"/products/{product['id']}"
        links = {"url": bcfake.url + path, "resource": path}
        return {"id": product["id"], "name": product["name"], **links, **more}

    assert sorted(error["details"]["errors"], key=lambda each: each["product"]["id"]) == [
        {"type": "OutOfStock", "product": about(few)},
        {"type": "ExceedsMaxQuantity", "product": about(most, maximum_quantity=5)},
        {"type": "InsufficientQuantity", "product": about(least, minimum_quantity=2)},
    ]
    assert len(bcfake.orders) == len(bcfake.order_products) == 0
    assert till.level(few) == 1


def test_exactly_the_stock_there_is_and_exactly_the_limits_will_do(
    till: Till, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(
        inventory_tracking="simple",
        inventory_level=4,
        order_quantity_minimum=4,
        order_quantity_maximum=4,
    )
    till.placed({"product_id": product["id"], "quantity": 4})
    assert till.level(product) == 0


def test_two_lines_of_a_product_share_its_stock_and_its_limits(
    till: Till, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(
        inventory_tracking="simple", inventory_level=3, order_quantity_minimum=2
    )
    two = {"product_id": product["id"], "quantity": 2}
    assert till.order_of(two, two).status_code == 409
    one = {"product_id": product["id"], "quantity": 1}
    assert till.order_of(one, one).status_code == 201
    assert till.level(product) == 1


def test_edits_move_stock_by_the_difference(till: Till, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    order = till.placed({"product_id": product["id"], "quantity": 2})
    [line] = till.lines_of(order)
    till.edit(order, {"id": line["id"], "quantity": 4})
    assert till.level(product) == 1
    error = till.error_of(till.edit(order, {"id": line["id"], "quantity": 6}), 409)
    assert error["details"]["errors"][0]["type"] == "OutOfStock"
    assert till.level(product) == 1
    till.edit(order, {"id": line["id"], "quantity": 0})
    assert till.level(product) == 5
    assert bcfake.products.get(product["id"])["total_sold"] == 0


def test_edits_of_an_order_awaiting_fulfillment_leave_stock_alone(
    till: Till, bcfake: FakeStore
) -> None:
    """Documented: such an order's inventory does not reflect the change."""
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    order = till.placed({"product_id": product["id"], "quantity": 2}, status_id=11)
    assert till.level(product) == 3
    [line] = till.lines_of(order)
    assert till.edit(order, {"id": line["id"], "quantity": 9}).status_code == 200
    assert till.level(product) == 3


@pytest.mark.parametrize("status", [4, 5])
def test_a_cancelled_or_refunded_order_gives_its_stock_back_and_takes_it_again_reopened(
    till: Till, bcfake: FakeStore, status: int
) -> None:
    """That it does is a setting of the store; a fresh one has it (assumed)."""
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    order = till.placed({"product_id": product["id"], "quantity": 4})
    for said, left in ((status, 5), (9 - status, 5), (1, 1), (11, 1), (status, 5)):
        till.move(order, said)
        assert till.level(product) == left


def test_an_order_cannot_be_reopened_when_its_stock_was_sold_meanwhile(
    send: Send, till: Till, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    line = {"product_id": product["id"], "quantity": 4}
    order = till.placed(line)
    till.move(order, 5)
    till.placed(line)
    error = till.error_of(send("PUT", f"/orders/{order}", {"status_id": 1}), 409)
    assert error["details"]["errors"][0]["type"] == "OutOfStock"
    assert bcfake.orders.get(order)["status_id"] == 5
    assert till.level(product) == 1


def test_reopening_takes_what_is_not_refunded_whatever_the_least_one_may_buy(
    bcfake: FakeStore, till: Till
) -> None:
    product = bcfake.products.add(
        inventory_tracking="simple", inventory_level=5, order_quantity_minimum=2
    )
    order = till.placed({"product_id": product["id"], "quantity": 2})
    [line] = till.lines_of(order)
    item = {"item_type": "PRODUCT", "item_id": line["id"], "quantity": 1}
    url = bcfake.url.replace("/v2", "/v3") + f"/orders/{order}/payment_actions/refunds"
    body = {"items": [item], "payments": [{"provider_id": "custom", "amount": 10}]}
    assert requests.post(url, json=body, headers=bcfake.headers).status_code == 201
    for status, left in ((5, 5), (1, 4)):
        till.move(order, status)
        assert till.level(product) == left


def test_an_order_gives_back_what_it_took_and_edits_it_not_while_it_is_cancelled(
    till: Till, bcfake: FakeStore
) -> None:
    """An edit of an order awaiting fulfillment takes nothing, so there is nothing to give back."""
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=9)
    order = till.placed({"product_id": product["id"], "quantity": 2}, status_id=11)
    [line] = till.lines_of(order)
    till.edit(
        order, {"id": line["id"], "quantity": 6}, {"product_id": product["id"], "quantity": 1}
    )
    assert till.level(product) == 7
    till.move(order, 5)
    assert till.level(product) == 9
    till.edit(order, {"id": line["id"], "quantity": 3})
    assert till.level(product) == 9
    till.move(order, 1)
    assert till.level(product) == 5


@pytest.mark.parametrize(
    ("settings", "levels"),
    [
        ({}, (3, 2, 2, 5)),
        ({"refund_order_stock_adjustment": False}, (3, 2, 2, 2)),
        ({"edit_order_stock_adjustment": False}, (3, 3, 3, 5)),
        ({"update_stock_behavior": "order_completed_or_shipped"}, (5, 5, 2, 5)),
    ],
)
def test_when_orders_move_stock_is_a_setting(
    till: Till, bcfake: FakeStore, settings: dict[str, Any], levels: tuple[int, ...]
) -> None:
    """The levels after an order was placed, edited, shipped and cancelled."""
    url = bcfake.url.replace("/v2", "/v3") + "/settings/inventory"
    kept = requests.put(url, json=settings, headers=bcfake.headers).json()["data"]
    assert kept == {**kept, **SETTINGS, **settings}
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    order = till.placed({"product_id": product["id"], "quantity": 2})
    found = [till.level(product)]
    till.edit(order, {"id": till.lines_of(order)[0]["id"], "quantity": 3})
    found.append(till.level(product))
    for status in (2, 5):
        till.move(order, status)
        found.append(till.level(product))
    assert tuple(found) == levels


def test_a_cancelled_order_that_is_imported_takes_no_stock(till: Till, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    till.placed({"product_id": product["id"], "quantity": 2}, status_id=5)
    assert till.level(product) == 5


def test_migrated_orders_take_stock_and_do_not_count_as_sold(till: Till, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    till.placed({"product_id": product["id"], "quantity": 2}, external_source="M-MIG")
    assert till.level(product) == 3
    assert bcfake.products.get(product["id"])["total_sold"] == 0
