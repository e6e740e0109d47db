"""Orders over HTTP: how one is made, read, changed, counted and archived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore

Send = Callable[..., requests.Response]
ADDRESS = {
    "first_name": "Test",
    "last_name": "User",
    "street_1": "123 Main St",
    "city": "Austin",
    "state": "TX",
    "zip": "78701",
    "country": "United States",
    "country_iso2": "US",
    "email": "test@example.com",
}
MUG = {"name": "Mug", "quantity": 2, "price_ex_tax": 45, "price_inc_tax": 50}
ORDER = {"billing_address": ADDRESS, "products": [MUG]}


def place(send: Send, **more: Any) -> dict[str, Any]:
    """The order made of two mugs, with `more` in the body."""
    answer = send("POST", "/orders", {**ORDER, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def put(send: Send, order: dict[str, Any], **values: Any) -> dict[str, Any]:
    """The order after an update."""
    answer = send("PUT", f"/orders/{order['id']}", values)
    assert answer.status_code == 200, answer.text
    changed: dict[str, Any] = answer.json()
    return changed


def part(send: Send, order: dict[str, Any], name: str) -> Any:
    """What is below an order: its products, its shipments, ..."""
    answer = send("GET", f"/orders/{order['id']}/{name}")
    return [] if answer.status_code == 204 else answer.json()


def refusal(answer: requests.Response, status: int = 400) -> dict[str, Any]:
    """The one error of a refused request."""
    assert answer.status_code == status, answer.text
    [error] = answer.json()
    refused: dict[str, Any] = error
    return refused


# ---- the life of an order


def test_an_order_lives_from_its_creation_to_its_refund(send: Send, bcfake: FakeStore) -> None:
    """Made of catalogue and custom lines, edited, shipped in two parts, refunded, archived."""
    poster = bcfake.products.add(
        name="Poster", price=10, inventory_tracking="simple", inventory_level=8
    )

    order = place(send, products=[MUG, {"product_id": poster["id"], "quantity": 3}])
    assert (order["status"], order["items_total"]) == ("Pending", 5)
    assert (order["total_ex_tax"], order["total_inc_tax"]) == ("120.0000", "130.0000")
    assert bcfake.products.get(poster["id"])["inventory_level"] == 5

    mugs, posters = part(send, order, "products")
    order = put(
        send,
        order,
        products=[{"id": posters["id"], "quantity": 5}, {"id": mugs["id"], "quantity": 1}],
    )
    assert (order["items_total"], order["total_inc_tax"]) == (6, "100.0000")
    assert bcfake.products.get(poster["id"])["inventory_level"] == 3

    order = put(send, order, status_id=11)
    assert (order["status"], order["custom_status"]) == ("Awaiting Fulfillment",) * 2
    assert order["date_shipped"] == ""

    [address] = part(send, order, "shipping_addresses")
    where = f"/orders/{order['id']}/shipments"
    first = {"order_product_id": posters["id"], "quantity": 5}
    shipment = {"order_address_id": address["id"], "items": [first]}
    assert send("POST", where, shipment).status_code == 201
    order = send("GET", f"/orders/{order['id']}").json()
    assert (order["status"], order["items_shipped"]) == ("Partially Shipped", 5)
    assert order["date_shipped"] != ""

    second = {"order_product_id": mugs["id"], "quantity": 1}
    send("POST", where, {"order_address_id": address["id"], "items": [second]})
    order = send("GET", f"/orders/{order['id']}").json()
    assert (order["status"], order["items_shipped"]) == ("Shipped", 6)

    assert put(send, order, status_id=4)["status"] == "Refunded"
    assert bcfake.products.get(poster["id"])["inventory_level"] == 8
    assert send("DELETE", f"/orders/{order['id']}").status_code == 204
    assert send("GET", "/orders").status_code == 204
    assert send("GET", f"/orders/{order['id']}").json()["is_deleted"] is True


# ---- made


def test_a_minimal_order_is_answered_as_the_service_was_recorded_to(
    send: Send, bcfake: FakeStore
) -> None:
    """Body and answer of the recorded exchange, but for currency, hash and date."""
    product = bcfake.products.add(price="109")
    bcfake.clock.freeze()
    products = [{"product_id": product["id"], "quantity": 1}]
    shown = place(send, products=products)
    assert shown.pop("date_created") == shown.pop("date_modified")

    def link(name: str) -> dict[str, str]:
        path = f"/orders/100/{name}"
        return {"url": bcfake.url + path, "resource": path}

    def free(name: str) -> list[tuple[str, Any]]:
        names = (f"base_{name}", f"{name}_ex_tax", f"{name}_inc_tax", f"{name}_tax")
        return [*((each, "0.0000") for each in names), (f"{name}_tax_class_id", 0)]

    def price(name: str) -> list[tuple[str, Any]]:
        names = (f"{name}_ex_tax", f"{name}_inc_tax")
        return [*((each, "109.0000") for each in names), (f"{name}_tax", "0.0000")]

    assert list(shown.items()) == [
        ("id", 100),
        ("customer_id", 0),
        ("is_tax_inclusive_pricing", False),
        ("date_shipped", ""),
        ("status_id", 1),
        ("status", "Pending"),
        *price("subtotal"),
        *free("shipping_cost"),
        *free("handling_cost"),
        *free("wrapping_cost"),
        *price("total"),
        ("items_total", 1),
        ("items_shipped", 0),
        ("payment_method", "Manual"),
        ("payment_provider_id", None),
        ("payment_status", ""),
        ("refunded_amount", "0.0000"),
        ("order_is_digital", False),
        ("store_credit_amount", "0.0000"),
        ("gift_certificate_amount", "0.0000"),
        ("ip_address", ""),
        ("ip_address_v6", ""),
        ("geoip_country", ""),
        ("geoip_country_iso2", ""),
        ("currency_id", 1),
        ("currency_code", "USD"),
        ("currency_exchange_rate", "1.0000000000"),
        ("default_currency_id", 1),
        ("default_currency_code", "USD"),
        ("staff_notes", None),
        ("customer_message", None),
        ("discount_amount", "0.0000"),
        ("coupon_discount", "0.0000"),
        ("shipping_address_count", 1),
        ("is_deleted", False),
        ("ebay_order_id", "0"),
        ("cart_id", None),
        (
            "billing_address",
            {
                **{name: ADDRESS[name] for name in ("first_name", "last_name")},
                "company": "",
                "street_1": "123 Main St",
                "street_2": "",
                "city": "Austin",
                "state": "TX",
                "zip": "78701",
                "country": "United States",
                "country_iso2": "US",
                "phone": "",
                "email": "test@example.com",
                "form_fields": [],
            },
        ),
        ("fees", link("fees")),
        ("is_email_opt_in", False),
        ("credit_card_type", None),
        ("order_source", "external"),
        ("channel_id", 1),
        ("external_source", None),
        ("consignments", link("consignments")),
        ("products", link("products")),
        ("shipping_addresses", link("shipping_addresses")),
        ("coupons", link("coupons")),
        ("external_id", None),
        ("external_merchant_id", None),
        ("tax_provider_id", ""),
        ("customer_locale", "en"),
        ("external_order_id", ""),
        ("store_default_currency_code", "USD"),
        ("store_default_to_transactional_exchange_rate", "1.0000000000"),
        ("custom_status", "Pending"),
    ]


def test_order_ids_start_at_100_and_a_refused_order_is_not_kept(
    send: Send, bcfake: FakeStore
) -> None:
    assert place(send)["id"] == 100
    assert send("POST", "/orders", {**ORDER, "status_id": 99}).status_code == 400
    assert [order["id"] for order in bcfake.orders] == [100]
    assert place(send)["id"] == 101


@pytest.mark.parametrize("missing", ["billing_address", "products"])
def test_an_order_needs_a_billing_address_and_products(
    send: Send, bcfake: FakeStore, missing: str
) -> None:
    body = {name: value for name, value in ORDER.items() if name != missing}
    assert missing in refusal(send("POST", "/orders", body))["message"]
    assert len(bcfake.orders) == 0


def test_an_order_without_any_line_is_refused(send: Send) -> None:
    error = refusal(send("POST", "/orders", {**ORDER, "products": []}))
    assert error["message"] == "The required field 'products' was not supplied."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"status_id": 15}, "status_id"),
        ({"customer_id": 7}, "customer_id"),
        ({"default_currency_code": "EUR"}, "default_currency_code"),
        ({"customer_locale": "English"}, "customer_locale"),
        ({"billing_address": {**ADDRESS, "zip": "7"}}, "billing_address.zip"),
        ({"billing_address": {**ADDRESS, "country_iso2": "XX"}}, "billing_address.country_iso2"),
        ({"ip_address": "192.0.2.1", "ip_address_v6": "2001:db8::1"}, "ip_address_v6"),
        ({"discount_amount": 101}, "discount_amount"),
        ({"discount_amount": -1}, "discount_amount"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_its_name(
    send: Send, bcfake: FakeStore, values: dict[str, Any], field: str
) -> None:
    error = refusal(send("POST", "/orders", {**ORDER, **values}))
    assert error["message"] == f"The field '{field}' is invalid."
    assert len(bcfake.orders) == 0


@pytest.mark.parametrize(
    "field",
    ["id", "status", "date_modified", "items_total", "coupon_discount", "cart_id", "order_source"],
)
def test_what_only_the_server_sets_cannot_be_sent(send: Send, field: str) -> None:
    error = refusal(send("POST", "/orders", {**ORDER, field: "1"}))
    assert error["message"] == (
        f"The field '{field}' cannot be written to. "
        "Please remove it from your request before trying again."
    )


@pytest.mark.parametrize("pair", ["subtotal", "total", "shipping_cost"])
def test_an_override_needs_both_the_price_with_tax_and_without(send: Send, pair: str) -> None:
    error = refusal(send("POST", "/orders", {**ORDER, f"{pair}_inc_tax": 5}))
    assert error["message"] == f"The required field '{pair}_ex_tax' was not supplied."


def test_country_and_its_code_complete_each_other_and_the_code_wins(send: Send) -> None:
    def billed(**country: str) -> tuple[str, str]:
        address = {"zip": "98006", **country}
        shown = place(send, billing_address=address)["billing_address"]
        return shown["country"], shown["country_iso2"]

    assert billed(country="United States") == ("United States", "US")
    assert billed(country_iso2="au") == ("Australia", "AU")
    assert billed(country="Austria", country_iso2="AU") == ("Australia", "AU")


def test_an_order_ships_to_the_billing_address_unless_told_where(send: Send) -> None:
    [copied] = part(send, place(send), "shipping_addresses")
    assert (copied["street_1"], copied["shipping_method"]) == ("123 Main St", "None")
    assert copied["items_total"] == 2

    there = {**ADDRESS, "street_1": "1 Other St", "shipping_method": "Flat Rate"}
    order = place(send, shipping_addresses=[there, ADDRESS])
    assert order["shipping_address_count"] == 2
    first, second = part(send, order, "shipping_addresses")
    assert (first["street_1"], first["shipping_method"]) == ("1 Other St", "Flat Rate")
    assert (first["items_total"], second["items_total"]) == (2, 0)


def test_an_order_can_be_in_another_currency_of_the_store(send: Send, bcfake: FakeStore) -> None:
    euro = bcfake.currencies.add(currency_code="EUR", currency_exchange_rate="0.9")
    order = place(send, default_currency_code="EUR")
    assert (order["currency_code"], order["currency_id"]) == ("EUR", euro["id"])
    assert order["store_default_currency_code"] == "USD"
    assert order["store_default_to_transactional_exchange_rate"] == "0.9000000000"


# ---- changed


def test_an_update_changes_what_is_sent_and_nothing_else(send: Send, bcfake: FakeStore) -> None:
    bcfake.clock.freeze()
    order = place(send)
    bcfake.clock.advance(60)
    changed = put(send, order, staff_notes="Call first", billing_address={"zip": "10001"})
    assert changed["date_modified"] != order["date_modified"]
    differing = {name for name in order if order[name] != changed[name]}
    assert differing == {"staff_notes", "billing_address", "date_modified"}
    assert changed["billing_address"] == {**order["billing_address"], "zip": "10001"}


def test_custom_status_is_called_unknown_as_seen_in_an_issue(send: Send) -> None:
    order = place(send)
    error = refusal(send("PUT", f"/orders/{order['id']}", {"custom_status": "Packed"}))
    assert error["message"] == "The field 'custom_status' is not supported by this resource."


def test_an_external_merchant_id_is_set_once(send: Send) -> None:
    order = place(send, external_merchant_id="fb-1", external_order_id="A-1")
    assert (order["external_merchant_id"], order["external_order_id"]) == ("fb-1", "A-1")
    body = {"external_merchant_id": "fb-2"}
    assert send("PUT", f"/orders/{order['id']}", body).status_code == 400
    assert put(send, order, external_order_id="A-2")["external_order_id"] == "A-2"


def test_setting_one_kind_of_ip_address_empties_the_other(send: Send) -> None:
    order = place(send, ip_address="192.0.2.1")
    order = put(send, order, ip_address_v6="2001:db8::1")
    assert (order["ip_address"], order["ip_address_v6"]) == ("", "2001:db8::1")


def test_shipping_an_order_by_its_status_dates_it_and_ships_no_items(send: Send) -> None:
    """As recorded in 2026."""
    order = put(send, place(send), status_id=2)
    assert (order["status"], order["items_shipped"]) == ("Shipped", 0)
    assert order["date_shipped"] == order["date_modified"]


def test_refunded_amount_may_be_sent_and_stays_0(send: Send) -> None:
    """Documented: it always returns 0."""
    order = place(send, refunded_amount=5)
    assert order["refunded_amount"] == "0.0000"
    assert put(send, order, refunded_amount=5)["refunded_amount"] == "0.0000"


def test_orders_show_the_label_that_the_owner_gives_a_status(send: Send, bcfake: FakeStore) -> None:
    order = place(send)
    bcfake.order_statuses.update(1, custom_label="In the box")
    order = send("GET", f"/orders/{order['id']}").json()
    assert (order["status"], order["custom_status"]) == ("Pending", "In the box")


def test_shipping_addresses_are_edited_by_id_and_added_without(send: Send) -> None:
    order = place(send)
    [address] = part(send, order, "shipping_addresses")
    edit = {"id": address["id"], "city": "Houston"}
    order = put(send, order, shipping_addresses=[edit, {**ADDRESS, "city": "Dallas"}])
    assert order["shipping_address_count"] == 2
    cities = [each["city"] for each in part(send, order, "shipping_addresses")]
    assert cities == ["Houston", "Dallas"]
    wrong = {"shipping_addresses": [{"id": 999, "city": "Waco"}]}
    error = refusal(send("PUT", f"/orders/{order['id']}", wrong))
    assert error["message"] == "The field 'shipping_addresses.id' is invalid."


def test_a_shipping_address_is_edited_on_its_own_too_and_totals_stay(send: Send) -> None:
    order = place(send)
    [address] = part(send, order, "shipping_addresses")
    where = f"/orders/{order['id']}/shipping_addresses/{address['id']}"
    answer = send("PUT", where, {"first_name": "Trish", "country_iso2": "AU"})
    assert (answer.json()["first_name"], answer.json()["country"]) == ("Trish", "Australia")
    assert send("PUT", where, {"items_total": 3}).status_code == 400
    assert send("GET", f"/orders/{order['id']}").json()["total_inc_tax"] == "100.0000"


@pytest.mark.parametrize(
    "field",
    [
        *("id", "order_id", "items_total", "items_shipped", "base_cost", "cost_ex_tax"),
        *("cost_inc_tax", "cost_tax", "cost_tax_class_id", "base_handling_cost"),
        *("handling_cost_ex_tax", "handling_cost_inc_tax", "handling_cost_tax"),
        *("handling_cost_tax_class_id", "shipping_zone_id", "shipping_zone_name"),
        "shipping_quotes",
    ],
)
def test_what_the_server_sets_of_a_shipping_address_cannot_be_sent(send: Send, field: str) -> None:
    order = place(send)
    error = refusal(send("PUT", f"/orders/{order['id']}/shipping_addresses/1", {field: "1"}))
    assert error["message"].startswith(f"The field '{field}' cannot be written to.")
