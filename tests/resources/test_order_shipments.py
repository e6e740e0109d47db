"""Shipments of orders over HTTP: in part and in full, too much, tracked, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.resources.order_fields import BILLING

Send = Callable[..., requests.Response]


@pytest.fixture
def order(bcfake: FakeStore) -> int:
    """The id of an order of three mugs (line 1) and one poster (line 2), to address 1."""
    prices = {"price_ex_tax": 10, "price_inc_tax": 10}
    mugs = {"name": "Mug", "quantity": 3, **prices}
    poster = {"name": "Poster", "quantity": 1, **prices}
    return int(bcfake.orders.add(products=[mugs, poster])["id"])


def ship(send: Send, order: int, *items: tuple[int, int], **more: Any) -> requests.Response:
    """Ship (line, quantity) pairs to the order's address."""
    listed = [{"order_product_id": line, "quantity": quantity} for line, quantity in items]
    body = {"order_address_id": 1, "items": listed, **more}
    return send("POST", f"/orders/{order}/shipments", body)


def state(send: Send, order: int) -> tuple[str, int]:
    shown = send("GET", f"/orders/{order}").json()
    return shown["status"], shown["items_shipped"]


def test_a_shipment_is_answered_as_the_service_was_recorded_to(
    send: Send, bcfake: FakeStore, order: int
) -> None:
    more = {"tracking_number": "731519400000", "shipping_provider": "fedex"}
    answer = ship(send, order, (1, 2), **more)
    assert answer.status_code == 201
    shown = answer.json()
    assert shown.pop("date_created") == bcfake_date(bcfake, order)
    names = (
        *("first_name", "last_name", "company", "street_1", "street_2", "city", "state", "zip"),
        *("country", "country_iso2", "phone", "email"),
    )
    address = {name: BILLING.sample.get(name, "") for name in names}
    assert list(shown.items()) == [
        ("id", 1),
        ("order_id", order),
        ("customer_id", 0),
        ("order_address_id", 1),
        ("tracking_number", "731519400000"),
        ("merchant_shipping_cost", "0.0000"),
        ("shipping_method", "None"),
        ("comments", ""),
        ("shipping_provider", "fedex"),
        ("tracking_carrier", ""),
        ("tracking_link", ""),
        ("billing_address", address),
        ("shipping_address", address),
        ("items", [{"order_product_id": 1, "product_id": 0, "quantity": 2}]),
        ("generated_tracking_link", "https://www.fedex.com/fedextrack/?trknbr=731519400000"),
        ("shipping_provider_display_name", "FedEx"),
    ]


def bcfake_date(bcfake: FakeStore, order: int) -> str:
    """When the order's newest shipment was made, as answers write it."""
    moment = bcfake.order_shipments.all(order_id=order)[-1]["date_created"]
    return str(moment.strftime("%a, %d %b %Y %H:%M:%S +0000"))


def test_shipping_some_makes_an_order_partially_shipped_and_the_rest_shipped(
    send: Send, order: int
) -> None:
    ship(send, order, (1, 2))
    assert state(send, order) == ("Partially Shipped", 2)
    assert send("GET", f"/orders/{order}").json()["date_shipped"] != ""
    mugs, poster = send("GET", f"/orders/{order}/products").json()
    assert (mugs["quantity_shipped"], poster["quantity_shipped"]) == (2, 0)
    [address] = send("GET", f"/orders/{order}/shipping_addresses").json()
    assert (address["items_total"], address["items_shipped"]) == (4, 2)
    ship(send, order, (1, 1), (2, 1))
    assert state(send, order) == ("Shipped", 4)


@pytest.mark.parametrize(("items", "left"), [([(2, 2)], 1), ([(2, 1), (2, 1)], 0)])
def test_more_than_is_left_is_refused_with_what_is_left(
    send: Send, bcfake: FakeStore, order: int, items: list[tuple[int, int]], left: int
) -> None:
    """The body documented in 2013."""
    answer = ship(send, order, *items)
    assert answer.status_code == 400
    [error] = answer.json()
    assert error["message"] == "The field 'quantity' is invalid."
    assert error["details"] == {
        "invalid_reason": "The quantity specified is greater than the quantity of the product "
        "that is available to ship.",
        "available_quantity": left,
        "order_product_id": 2,
    }
    assert len(bcfake.order_shipments) == 0
    assert state(send, order) == ("Pending", 0)


@pytest.mark.parametrize(
    "field",
    [
        *("id", "order_id", "customer_id", "date_created", "billing_address", "shipping_address"),
        *("generated_tracking_link", "shipping_provider_display_name"),
    ],
)
def test_what_the_server_sets_cannot_be_sent(send: Send, order: int, field: str) -> None:
    answer = ship(send, order, (1, 1), **{field: "1"})
    assert answer.status_code == 400
    assert answer.json()[0]["message"].startswith(f"The field '{field}' cannot be written to.")


@pytest.mark.parametrize("missing", ["order_address_id", "items"])
def test_a_shipment_needs_an_address_and_items(send: Send, order: int, missing: str) -> None:
    body = {"order_address_id": 1, "items": [{"order_product_id": 1, "quantity": 1}]}
    del body[missing]
    answer = send("POST", f"/orders/{order}/shipments", body)
    assert answer.status_code == 400
    assert missing in answer.json()[0]["message"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"order_address_id": 9}, "order_address_id"),
        ({"items": []}, "items"),
        ({"items": "all that is left"}, "items"),
        ({"items": [{"order_product_id": 9, "quantity": 1}]}, "order_product_id"),
        ({"items": [{"order_product_id": 1, "quantity": 0}]}, "items.quantity"),
        ({"shipping_provider": "pigeon"}, "shipping_provider"),
    ],
)
def test_a_shipment_that_makes_no_sense_is_refused(
    send: Send, order: int, values: dict[str, Any], field: str
) -> None:
    answer = ship(send, order, (1, 1), **values)
    assert answer.status_code == 400
    assert answer.json()[0]["message"] == f"The field '{field}' is invalid."


@pytest.mark.parametrize(
    ("sent", "link", "name"),
    [
        (
            {"shipping_provider": "upsready", "tracking_number": "1Z"},
            "http://wwwapps.ups.com/WebTracking/processRequest?&tracknum=1Z",
            "UPS®",
        ),
        ({"shipping_provider": "usps"}, "", "USPS"),
        ({"tracking_number": "1Z"}, "", "Other"),
        (
            {"tracking_carrier": "dhl", "tracking_number": "1Z"},
            "https://www.aftership.com/track/dhl/1Z",
            "Other",
        ),
        (
            {
                "shipping_provider": "usps",
                "tracking_number": "1Z",
                "tracking_link": "https://example.com/1Z",
            },
            "",
            "USPS",
        ),
        ({"shipping_provider": "carrier_77"}, "", "Other"),
    ],
)
def test_a_tracking_link_is_made_unless_one_is_sent(
    send: Send, order: int, sent: dict[str, str], link: str, name: str
) -> None:
    shown = ship(send, order, (1, 1), **sent).json()
    assert shown["generated_tracking_link"] == link
    assert shown["shipping_provider_display_name"] == name


def test_a_shipment_is_updated_and_its_items_stay(send: Send, order: int) -> None:
    ship(send, order, (1, 1))
    where = f"/orders/{order}/shipments/1"
    update = {"tracking_number": "9", "shipping_provider": "fedex", "comments": "On its way"}
    shown = send("PUT", where, update).json()
    assert shown["generated_tracking_link"].endswith("trknbr=9")
    assert shown["comments"] == "On its way"
    assert send("PUT", where, {"items": []}).status_code == 400
    assert state(send, order) == ("Partially Shipped", 1)


def test_deleting_a_shipment_frees_its_items_and_leaves_the_status(send: Send, order: int) -> None:
    ship(send, order, (1, 3), (2, 1))
    assert send("DELETE", f"/orders/{order}/shipments/1").status_code == 204
    assert state(send, order) == ("Shipped", 0)
    assert ship(send, order, (1, 3)).status_code == 201


def test_all_shipments_of_an_order_are_listed_counted_and_deleted(send: Send, order: int) -> None:
    where = f"/orders/{order}/shipments"
    assert send("GET", where).status_code == 204
    ship(send, order, (1, 1))
    ship(send, order, (1, 1))
    assert [each["id"] for each in send("GET", where).json()] == [1, 2]
    assert send("GET", f"{where}/count").json() == {"count": 2}
    assert send("GET", "/orders/shipments/count").json() == {"count": 2}
    assert send("DELETE", where).status_code == 204
    assert send("GET", where).status_code == 204
    assert state(send, order) == ("Partially Shipped", 0)


def test_a_shipped_line_can_neither_be_removed_nor_shrink_below_what_left(
    send: Send, order: int
) -> None:
    ship(send, order, (1, 2))
    for quantity, status in ((0, 400), (1, 400), (2, 200)):
        edit = {"products": [{"id": 1, "quantity": quantity}]}
        assert send("PUT", f"/orders/{order}", edit).status_code == status


def test_digital_lines_are_never_left_to_ship(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add(type="digital")
    poster = {"name": "Poster", "quantity": 1, "price_ex_tax": 1, "price_inc_tax": 1}
    order = bcfake.orders.add(products=[{"product_id": 1, "quantity": 1}, poster])["id"]
    refused = ship(send, order, (1, 1)).json()[0]["details"]
    assert refused["available_quantity"] == 0
    ship(send, order, (2, 1))
    assert state(send, order) == ("Shipped", 1)


def test_a_shipment_of_another_order_is_not_found(
    send: Send, bcfake: FakeStore, order: int
) -> None:
    ship(send, order, (1, 1))
    other = bcfake.orders.add()["id"]
    assert send("GET", f"/orders/{other}/shipments/1").status_code == 404


def test_a_seeded_shipment_ships_all_that_is_left(bcfake: FakeStore, order: int) -> None:
    bcfake.order_shipments.add(
        order_id=order, order_address_id=1, items=[{"order_product_id": 1, "quantity": 1}]
    )
    rest = bcfake.order_shipments.add(order_id=order)
    assert [item["quantity"] for item in rest["items"]] == [2, 1]
    assert bcfake.orders.get(order)["status"] == "Shipped"
