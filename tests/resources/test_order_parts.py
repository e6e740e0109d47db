"""What else is below an order: consignments and pickups, quotes, coupons, messages, fees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.resources.order_fields import BILLING

Send = Callable[..., requests.Response]
MUG = {"name": "Mug", "quantity": 2, "price_ex_tax": 45, "price_inc_tax": 50}
LOCATION = {"name": "Location 1", "code": "LOCATION-1", "city": "Austin", "country_alpha2": "US"}
PICKUP = {
    "pickup_method_id": 1,
    "pickup_method_display_name": "Pick Up",
    "collection_instructions": "Bring your ID",
    "collection_time_description": "9am - 6pm",
    "location": LOCATION,
    "line_items": [MUG],
}


def with_pickups(*pickups: dict[str, Any], **more: Any) -> dict[str, Any]:
    consignments = {"pickups": list(pickups)}
    return {"billing_address": BILLING.sample, "consignments": consignments, **more}


# ---- consignments


def test_an_order_can_be_picked_up_instead_of_shipped(send: Send, bcfake: FakeStore) -> None:
    answer = send("POST", "/orders", with_pickups(PICKUP))
    assert answer.status_code == 201, answer.text
    order = answer.json()
    assert (order["total_inc_tax"], order["shipping_address_count"]) == ("100.0000", 0)
    [line] = send("GET", f"/orders/{order['id']}/products").json()
    assert (line["order_pickup_method_id"], line["order_address_id"]) == (1, 0)
    path = f"/orders/{order['id']}/products/{line['id']}"
    blank = dict.fromkeys(("address_line_1", "address_line_2", "state", "email", "phone"), "")
    assert send("GET", f"/orders/{order['id']}/consignments").json() == {
        "pickups": [
            {
                "id": 1,
                **PICKUP,
                "location": {"id": 1, "postal_code": "", **blank, **LOCATION},
                "line_items": [{"url": bcfake.url + path, "resource": path}],
            }
        ],
        "shipping": [],
        "downloads": [],
        "email": {"gift_certificates": []},
    }


@pytest.mark.parametrize(
    "more", [{"products": [MUG]}, {"shipping_addresses": [{"city": "Austin"}]}]
)
def test_consignments_exclude_products_and_shipping_addresses(
    send: Send, more: dict[str, Any]
) -> None:
    answer = send("POST", "/orders", with_pickups(PICKUP, **more))
    assert answer.status_code == 400
    assert answer.json()[0]["message"] == "The field 'consignments' is invalid."


def test_an_order_has_one_pickup_at_most(send: Send) -> None:
    assert send("POST", "/orders", with_pickups(PICKUP, PICKUP)).status_code == 400


@pytest.mark.parametrize("missing", ["pickup_method_id", "line_items"])
def test_a_pickup_needs_its_method_and_lines(send: Send, missing: str) -> None:
    pickup = {name: value for name, value in PICKUP.items() if name != missing}
    answer = send("POST", "/orders", with_pickups(pickup))
    assert answer.status_code == 400
    assert missing in answer.json()[0]["message"]


def test_an_update_edits_a_pickup_and_keeps_what_it_leaves_out(send: Send) -> None:
    order = send("POST", "/orders", with_pickups(PICKUP)).json()
    where = f"/orders/{order['id']}"
    edit = {"id": 1, "collection_instructions": "Ring", "location": {"city": "Houston"}}
    assert send("PUT", where, {"consignments": {"pickups": [edit]}}).status_code == 200
    [pickup] = send("GET", f"{where}/consignments").json()["pickups"]
    assert (pickup["collection_instructions"], pickup["pickup_method_id"]) == ("Ring", 1)
    assert (pickup["location"]["city"], pickup["location"]["name"]) == ("Houston", "Location 1")
    for wrong in ({"id": 99}, {"collection_instructions": "Ring"}):
        body = {"consignments": {"pickups": [wrong]}}
        assert send("PUT", where, body).status_code == 400


def test_consignments_are_shown_in_the_order_when_asked_for(send: Send, bcfake: FakeStore) -> None:
    order = bcfake.orders.add(shipping_cost_ex_tax=5, shipping_cost_inc_tax=6)["id"]
    where = f"/orders/{order}"
    asked = "consignment_structure=object"
    linked = send("GET", f"{where}?include=consignments&{asked}").json()["consignments"]
    assert linked == send("GET", f"{where}/consignments").json()
    [shipping] = linked["shipping"]
    assert (shipping["cost_ex_tax"], shipping["cost_inc_tax"]) == (5, 6)
    assert "order_id" not in shipping

    whole = send("GET", f"{where}?include=consignments.line_items&{asked}").json()
    assert "consignments.line_items" not in whole
    lines = whole["consignments"]["shipping"][0]["line_items"]
    assert lines == send("GET", f"{where}/products").json()
    same = send("GET", f"{where}/consignments?include=consignments.line_items").json()
    assert same == whole["consignments"]
    assert send("GET", f"{where}/consignments?include=everything").status_code == 400


# ---- shipping quotes


@pytest.mark.parametrize("place", ["shipping_addresses", "consignments/shipping"])
def test_an_order_made_through_the_api_has_no_quotes(
    send: Send, bcfake: FakeStore, place: str
) -> None:
    order = bcfake.orders.add()["id"]
    assert send("GET", f"/orders/{order}/{place}/1/shipping_quotes").status_code == 204
    assert send("GET", f"/orders/{order}/{place}/9/shipping_quotes").status_code == 404
    assert send("GET", f"/orders/99/{place}/1/shipping_quotes").status_code == 404


def test_the_links_to_quotes_lead_to_them(send: Send, bcfake: FakeStore) -> None:
    order = bcfake.orders.add()["id"]
    quote = bcfake.order_shipping_quotes.add(order_address_id=1, method_id=2)
    [address] = send("GET", f"/orders/{order}/shipping_addresses").json()
    [shipping] = send("GET", f"/orders/{order}/consignments").json()["shipping"]
    for link in (address["shipping_quotes"], shipping["shipping_quotes"]):
        assert link["url"] == bcfake.url + link["resource"]
        shown = send("GET", link["resource"]).json()
        assert (shown["id"], shown["method_id"]) == ("1", 2)
        assert shown["uuid"] == quote["uuid"]


# ---- coupons and messages


def test_a_seeded_coupon_lowers_the_total_and_shows_at_the_lines(
    send: Send, bcfake: FakeStore
) -> None:
    coupon = bcfake.coupons.add(code="SAVE5", type="per_total_discount", amount=5)
    order = bcfake.orders.add(products=[MUG])["id"]
    bcfake.order_coupons.add(order_id=order, coupon_id=coupon["id"], discount=5)
    assert send("GET", f"/orders/{order}/coupons").json() == [
        {
            "id": 1,
            "coupon_id": coupon["id"],
            "order_id": order,
            "code": "SAVE5",
            "amount": 5,
            "type": 2,
            "discount": 5,
        }
    ]
    shown = send("GET", f"/orders/{order}").json()
    assert (shown["coupon_discount"], shown["total_inc_tax"]) == ("5.0000", "95.0000")
    [line] = send("GET", f"/orders/{order}/products").json()
    [entry] = line["applied_discounts"]
    assert (entry["id"], entry["code"], entry["name"]) == ("coupon", "SAVE5", "SAVE5")
    assert line["discounted_total_inc_tax"] == "95.0000"


def test_a_seeded_coupon_need_not_be_one_of_the_store(send: Send, bcfake: FakeStore) -> None:
    order = bcfake.orders.add()["id"]
    bcfake.order_coupons.add(order_id=order, code=None, type=5)
    [shown] = send("GET", f"/orders/{order}/coupons").json()
    assert (shown["coupon_id"], shown["code"], shown["type"]) == (0, None, 5)


def test_messages_are_read_and_filtered_but_not_sent(send: Send, bcfake: FakeStore) -> None:
    customer = bcfake.customers.add()
    order = bcfake.orders.add(customer_id=customer["id"])["id"]
    where = f"/orders/{order}/messages"
    assert send("GET", where).status_code == 204
    bcfake.order_messages.add(order_id=order, subject="Where is it?", is_flagged=True)
    bcfake.order_messages.add(order_id=order, type="admin", status="read", staff_id=1)
    first, second = send("GET", where).json()
    assert (first["subject"], first["type"]) == ("Where is it?", "customer")
    assert first["customer_id"] == second["customer_id"] == customer["id"]
    assert first["customer"]["resource"] == f"/customers/{customer['id']}"
    for query, found in (("is_flagged=true", [1]), ("status=read", [2]), ("min_id=2", [2])):
        assert [each["id"] for each in send("GET", f"{where}?{query}").json()] == found


@pytest.mark.bcfake(allow_unknown=["POST /orders/*/messages"])
def test_a_message_cannot_be_created(send: Send, bcfake: FakeStore) -> None:
    order = bcfake.orders.add()["id"]
    answer = send("POST", f"/orders/{order}/messages", {"subject": "Hi", "message": "Hi"})
    assert answer.status_code == 405


@pytest.mark.parametrize("place", ["shippingaddresses", "shipping_addresses"])
def test_both_spellings_of_shipping_addresses_lead_there(
    send: Send, bcfake: FakeStore, place: str
) -> None:
    order = bcfake.orders.add()["id"]
    assert len(send("GET", f"/orders/{order}/{place}").json()) == 1
