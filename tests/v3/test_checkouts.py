"""Checkouts: from a cart to the order that V2 shows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

ADDRESS = {
    "first_name": "Jane",
    "last_name": "Doe",
    "email": "jane@example.com",
    "address1": "123 Main Street",
    "city": "Austin",
    "state_or_province": "Texas",
    "postal_code": "78701",
    "country_code": "US",
}


class Checkout:
    """One checkout: `send` takes a step below its path and gives what the checkout is then."""

    def __init__(self, v3: Any, id: str) -> None:
        self.v3, self.id, self.path = v3, id, f"/checkouts/{id}"

    def send(self, method: str, step: str = "", body: Any = None, **more: Any) -> Any:
        answer = self.v3(method, self.path + step, json=body, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def refused(self, method: str, step: str, body: Any = None) -> tuple[int, str]:
        answer = self.v3(method, self.path + step, json=body).json()
        return answer["status"], answer["title"]

    @property
    def items(self) -> list[Any]:
        items: list[Any] = self.send("GET")["cart"]["line_items"]["physical_items"]
        return items

    def ship(self) -> Any:
        """Send the bill and everything in the cart to one address."""
        self.send("POST", "/billing-address", ADDRESS)
        lines = [{"item_id": item["id"], "quantity": item["quantity"]} for item in self.items]
        return self.send("POST", "/consignments", [{"address": ADDRESS, "line_items": lines}])


@pytest.fixture
def checkout(mug: Any, v3: Any) -> Checkout:
    """The checkout of two mugs at 12.50."""
    body = {"line_items": [{"product_id": mug["id"], "quantity": 2}]}
    return Checkout(v3, v3("POST", "/carts", json=body).json()["data"]["id"])


@pytest.fixture
def flat_rate(bcfake: Any) -> None:
    """A zone that ships to the United States for 5.00 an order."""
    places = ({"id": 1, "country_iso2": "US"},)
    zone = bcfake.shipping_zones.add(type="country", locations=places)
    bcfake.shipping_zone_methods.add(
        zone_id=zone["id"], name="Flat", type="perorder", settings={"rate": 5}
    )


def choose(checkout: Checkout, consignment: Any, option: str) -> Any:
    step = f"/consignments/{consignment['id']}"
    return checkout.send("PUT", step, {"shipping_option_id": option})


@pytest.mark.usefixtures("flat_rate")
def test_an_order_has_what_the_checkout_had_and_takes_its_stock(
    checkout: Checkout, mug: Any, bcfake: Any, v2: Any
) -> None:
    checkout.ship()
    query = {"include": "consignments.available_shipping_options"}
    [consignment] = checkout.send("GET", params=query)["consignments"]
    [option] = consignment["available_shipping_options"]
    shown = choose(checkout, consignment, option["id"])

    id = checkout.send("POST", "/orders", {})["id"]

    order = v2("GET", f"/orders/{id}").json()
    assert shown["grand_total"] == 30
    assert (order["total_inc_tax"], order["shipping_cost_ex_tax"]) == ("30.0000", "5.0000")
    assert (order["status"], order["cart_id"]) == ("Incomplete", checkout.id)
    assert order["billing_address"]["street_1"] == "123 Main Street"
    [line] = v2("GET", f"/orders/{id}/products").json()
    [address] = v2("GET", f"/orders/{id}/shipping_addresses").json()
    assert (line["product_id"], line["quantity"]) == (mug["id"], 2)
    assert line["order_address_id"] == address["id"]
    assert (address["shipping_method"], address["zip"]) == ("Flat", "78701")
    assert bcfake.products.get(mug["id"])["inventory_level"] == 8
    assert checkout.send("GET")["order_id"] == str(id)  # the cart is still there


def test_an_order_needs_addresses_and_a_way_to_ship(checkout: Checkout, bcfake: Any) -> None:
    without_bill = checkout.refused("POST", "/orders", {})
    checkout.send("POST", "/billing-address", ADDRESS)
    without_consignment = checkout.refused("POST", "/orders", {})
    checkout.ship()
    without_option = checkout.refused("POST", "/orders", {})

    refusals = (without_bill, without_consignment, without_option)
    assert [status for status, _ in refusals] == [422] * 3
    assert "address" in without_bill[1]
    assert "consignment" in without_consignment[1]
    assert "shipping option" in without_option[1]
    assert len(bcfake.orders) == 0


def test_shipping_may_be_given_a_price_of_its_own(checkout: Checkout) -> None:
    [consignment] = checkout.ship()["consignments"]
    step = f"/consignments/{consignment['id']}"

    shown = checkout.send("PUT", step, {"custom_shipping": {"price": 3.2, "description": "Bike"}})
    gone = checkout.send("DELETE", step)

    [changed] = shown["consignments"]
    assert changed["selected_shipping_option"]["description"] == "Bike"
    assert (shown["shipping_cost_total_ex_tax"], shown["grand_total"]) == (3.2, 28.2)
    assert (gone["consignments"], gone["grand_total"]) == ([], 25)


@pytest.mark.usefixtures("flat_rate")
def test_only_an_option_on_offer_may_be_chosen(checkout: Checkout) -> None:
    [consignment] = checkout.ship()["consignments"]
    step = f"/consignments/{consignment['id']}"

    status, title = checkout.refused("PUT", step, {"shipping_option_id": "nothing"})

    assert (status, title) == (422, "The field 'shipping_option_id' is invalid.")
    assert "selected_shipping_option" not in checkout.send("GET")["consignments"][0]


@pytest.mark.parametrize(
    ("coupon", "off"),
    [
        ({"type": "percentage_discount", "amount": "10"}, "2.50"),
        ({"type": "per_item_discount", "amount": "4"}, "8.00"),
        ({"type": "per_total_discount", "amount": "7"}, "7.00"),
        ({"type": "per_total_discount", "amount": "70"}, "25.00"),
        ({"type": "free_shipping", "amount": "0"}, "3.00"),
        ({"type": "shipping_discount", "amount": "2"}, "2.00"),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else value,
)
def test_a_coupon_of_v2_is_redeemed_and_counted(
    coupon: Any, off: str, checkout: Checkout, bcfake: Any, v2: Any
) -> None:
    row = bcfake.coupons.add(code="SAVE", enabled=True, **coupon)
    [consignment] = checkout.ship()["consignments"]
    custom = {"custom_shipping": {"price": 3, "description": "Bike"}}
    checkout.send("PUT", f"/consignments/{consignment['id']}", custom)

    shown = checkout.send("POST", "/coupons", {"coupon_code": "SAVE"})
    id = checkout.send("POST", "/orders", {})["id"]

    total = Decimal("28.00") - Decimal(off)
    assert [each["discounted_amount"] for each in shown["coupons"]] == [float(off)]
    assert shown["grand_total"] == float(total)
    order = v2("GET", f"/orders/{id}").json()
    assert Decimal(order["total_inc_tax"]) == total
    assert v2("GET", f"/orders/{id}/coupons").json()[0]["code"] == "SAVE"
    assert bcfake.coupons.get(row["id"])["num_uses"] == 1


@pytest.mark.parametrize(
    ("coupon", "reason"),
    [
        ({"enabled": False}, "not enabled"),
        ({"min_purchase": "25.01"}, "at least 25.01"),
        ({"max_uses": 1, "num_uses": 1}, "as often as it may be"),
        ({"expires": "Fri, 01 Jan 2010 00:00:00 +0000"}, "expired"),
        ({"code": "OTHER"}, "no coupon"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_coupon_that_does_not_hold_is_refused(
    coupon: Any, reason: str, checkout: Checkout, bcfake: Any
) -> None:
    bcfake.coupons.add(**{"code": "SAVE", "type": "per_total_discount", "enabled": True, **coupon})

    status, title = checkout.refused("POST", "/coupons", {"coupon_code": "SAVE"})

    assert status == 422
    assert reason in title
    assert checkout.send("GET")["coupons"] == []


def test_a_coupon_that_takes_nothing_off_is_refused(checkout: Checkout, bcfake: Any) -> None:
    other = {"entity": "products", "ids": [bcfake.products.add()["id"]]}
    bcfake.coupons.add(code="SAVE", type="per_item_discount", enabled=True, applies_to=other)

    status, title = checkout.refused("POST", "/coupons", {"coupon_code": "SAVE"})

    assert (status, checkout.send("GET")["coupons"]) == (422, [])
    assert "cannot be applied to this cart" in title


def test_another_customer_has_no_coupons_and_no_shipping_chosen(
    checkout: Checkout, bcfake: Any, v3: Any
) -> None:
    bcfake.coupons.add(code="SAVE", type="per_total_discount", amount="1", enabled=True)
    checkout.send("POST", "/coupons", {"coupon_code": "SAVE"})
    [consignment] = checkout.ship()["consignments"]
    custom = {"custom_shipping": {"price": 3, "description": "Bike"}}
    before = checkout.send("PUT", f"/consignments/{consignment['id']}", custom)

    v3("PUT", f"/carts/{checkout.id}", json={"customer_id": bcfake.customers.add()["id"]})

    after = checkout.send("GET")
    assert (before["grand_total"], after["grand_total"], after["coupons"]) == (27, 25, [])


def test_a_coupon_tells_the_hooks_and_can_be_taken_back(checkout: Checkout, bcfake: Any) -> None:
    told: list[Any] = []
    bcfake.webhooks.route("https://app.example/hook", told.append)
    scope = "store/cart/couponApplied"
    bcfake.webhooks.add(scope=scope, destination="https://app.example/hook")
    row = bcfake.coupons.add(code="SAVE", type="per_total_discount", amount="1", enabled=True)

    checkout.send("POST", "/coupons", {"coupon_code": "SAVE"})
    again = checkout.refused("POST", "/coupons", {"coupon_code": "SAVE"})
    left = checkout.send("DELETE", "/coupons/SAVE")

    assert [event.json["data"]["couponId"] for event in told] == [row["id"]]
    assert again[0] == 422
    assert (left["coupons"], left["grand_total"]) == ([], 25)
    assert checkout.refused("DELETE", "/coupons/SAVE")[0] == 404


def test_a_discount_by_hand_replaces_the_one_before(checkout: Checkout) -> None:
    item = checkout.items[0]["id"]
    on_cart = {"cart": {"discounts": [{"discounted_amount": 5}]}}
    on_item = {"cart": {"line_items": [{"id": item, "discounted_amount": 3}]}}

    first = checkout.send("POST", "/discounts", on_cart)["cart"]
    second = checkout.send("POST", "/discounts", on_item)["cart"]

    assert (first["discount_amount"], first["cart_amount_inc_tax"]) == (5, 20)
    assert (second["discount_amount"], second["cart_amount_inc_tax"]) == (0, 22)
    assert second["discounts"] == [{"id": item, "discounted_amount": 3}]


def test_fees_are_charged_changed_and_dropped(checkout: Checkout, v2: Any) -> None:
    fee = {"type": "custom_fee", "name": "Wrap", "display_name": "Wrap", "cost": 2, "source": "app"}
    [made] = checkout.send("POST", "/fees", {"fees": [fee]})["fees"]

    changed = checkout.send("PUT", "/fees", {"fees": [{**fee, "id": made["id"], "cost": 2.5}]})
    too_many = checkout.refused("POST", "/fees", {"fees": [fee] * 5})
    dropped = checkout.send("DELETE", "/fees", {"ids": [made["id"]]})

    assert (made["cost_inc_tax"], changed["grand_total"]) == (2, 27.5)
    assert too_many[0] == 422
    assert (dropped["fees"], dropped["grand_total"]) == ([], 25)


def test_an_address_completes_its_country_and_state(checkout: Checkout) -> None:
    shown = checkout.send("POST", "/billing-address", ADDRESS)["billing_address"]
    step = f"/billing-address/{shown['id']}"

    moved = checkout.send("PUT", step, {**ADDRESS, "city": "Dallas"})["billing_address"]
    nowhere = checkout.refused("POST", "/billing-address", {**ADDRESS, "country_code": "XX"})

    assert (shown["country"], shown["state_or_province_code"]) == ("United States", "TX")
    assert (moved["id"], moved["city"]) == (shown["id"], "Dallas")
    assert nowhere == (422, "The field 'country_code' is invalid.")
    assert checkout.refused("PUT", "/billing-address/other", ADDRESS)[0] == 404


def test_a_guest_gets_a_token_and_the_shop_a_message(checkout: Checkout) -> None:
    token = checkout.send("POST", "/token", {"maxUses": 1, "ttl": 60})["checkoutToken"]
    shown = checkout.send("PUT", "", {"customer_message": "Ring twice", "version": 1})

    assert len(token) == 64
    assert (shown["customer_message"], shown["version"]) == ("Ring twice", 2)
    late = {"customer_message": "Once", "version": 1}
    assert checkout.refused("PUT", "", late)[0] == 409


def test_a_channel_shows_the_checkout_settings_that_hold_for_it(v3: Any) -> None:
    url = {"custom_checkout_script_url": "https://example.com/checkout.js"}
    v3("PUT", "/checkouts/settings", json=url)

    shown = v3("GET", "/checkouts/settings/channels/1").json()["data"]
    own = v3("PUT", "/checkouts/settings/channels/1", json={"checkout_type": "custom"}).json()

    assert shown["custom_checkout_script_url"] == url["custom_checkout_script_url"]
    assert own["data"] == {**shown, "checkout_type": "custom"}
    assert "checkout_type" not in v3("GET", "/checkouts/settings").json()["data"]


def test_downloads_gift_certificates_and_custom_items_are_lines_too(
    bcfake: Any, v2: Any, v3: Any
) -> None:
    song = bcfake.products.add(name="Song", type="digital", price="1")
    person = {"name": "Jane", "email": "jane@example.com"}
    gift = {"name": "For Jane", "theme": "Birthday", "amount": 25, "quantity": 1}
    body = {
        "line_items": [{"product_id": song["id"], "quantity": 1, "name": "Hymn"}],
        "custom_items": [{"name": "Engraving", "sku": "E-1", "quantity": 2, "list_price": 4}],
        "gift_certificates": [{**gift, "sender": person, "recipient": person}],
    }
    checkout = Checkout(v3, v3("POST", "/carts", json=body).json()["data"]["id"])
    checkout.send("POST", "/billing-address", ADDRESS)

    id = checkout.send("POST", "/orders", {})["id"]

    lines = v2("GET", f"/orders/{id}/products").json()
    assert [(line["name"], line["type"], line["total_inc_tax"]) for line in lines] == [
        ("Hymn", "digital", "1.0000"),
        ("Engraving", "physical", "8.0000"),
        ("For Jane", "giftcertificate", "25.0000"),
    ]


def test_what_is_chosen_of_a_product_is_ordered_and_picked_up(
    checkout: Checkout, bcfake: Any, v2: Any, v3: Any
) -> None:
    sku = bcfake.product_skus.add(sku="MUG-RED", price="9", inventory_level=5)
    item = {"product_id": sku["product_id"], "variant_id": sku["id"], "quantity": 1}
    checkout.send("POST", "/billing-address", ADDRESS)
    v3("POST", f"/carts/{checkout.id}/items", json={"line_items": [item]})
    lines = [{"item_id": each["id"], "quantity": each["quantity"]} for each in checkout.items]
    pickup = {"pickup_option": {"pickup_method_id": 3}, "line_items": lines}

    shown = checkout.send("POST", "/consignments", [pickup])
    id = checkout.send("POST", "/orders", {})["id"]

    assert shown["consignments"][0]["selected_pickup_option"] == {"pickup_method_id": 3}
    assert v2("GET", f"/orders/{id}/products").json()[1]["sku"] == "MUG-RED"


@pytest.mark.parametrize(
    ("step", "body", "field"),
    [
        ("/consignments", {"line_items": []}, "body"),
        ("/consignments", [{"address": ADDRESS, "line_items": []}], "line_items"),
        (
            "/consignments",
            [{"address": ADDRESS, "line_items": [{"item_id": "none", "quantity": 1}]}],
            "line_items.item_id",
        ),
        ("/discounts", {"cart": {}}, "cart.discounts"),
        (
            "/discounts",
            {"cart": {"line_items": [{"id": "none", "discounted_amount": 1}]}},
            "cart.line_items.id",
        ),
        ("/fees", {"fees": []}, "fees"),
        ("/token", {"ttl": 0}, "ttl"),
        ("/coupons", {}, "coupon_code"),
    ],
)
def test_a_step_that_makes_no_sense_names_the_field(
    step: str, body: Any, field: str, checkout: Checkout, v3: Any
) -> None:
    before = checkout.send("GET")

    answer = v3("POST", checkout.path + step, json=body)

    assert (answer.status_code, [*answer.json()["errors"]]) == (422, [field])
    assert checkout.send("GET") == before


def test_no_more_is_shipped_than_the_cart_holds(checkout: Checkout) -> None:
    lines = [{"item_id": checkout.items[0]["id"], "quantity": 3}]

    status, title = checkout.refused(
        "POST", "/consignments", [{"address": ADDRESS, "line_items": lines}]
    )

    assert (status, title) == (422, "The field 'line_items.quantity' is invalid.")
    assert checkout.refused("DELETE", "/consignments/none")[0] == 404
    assert checkout.refused("DELETE", "/fees", {"ids": ["none"]})[0] == 404


def test_a_coupon_may_be_for_some_categories_and_for_each_customer_once(
    bcfake: Any, v3: Any
) -> None:
    category = bcfake.categories.add()["id"]
    song = bcfake.products.add(type="digital", price="10", categories=[category])["id"]
    customer = bcfake.customers.add()["id"]
    targets = {"entity": "categories", "ids": [category]}
    more = {"applies_to": targets, "max_uses_per_customer": 1, "enabled": True}
    bcfake.coupons.add(code="SAVE", type="per_item_discount", amount="2", **more)
    body = {
        "customer_id": customer,
        "line_items": [{"product_id": song, "quantity": 1}],
        "custom_items": [{"name": "Engraving", "quantity": 1, "list_price": 4}],
    }
    first, second = (
        Checkout(v3, v3("POST", "/carts", json=body).json()["data"]["id"]) for _ in range(2)
    )
    first.send("POST", "/billing-address", ADDRESS)

    saved = first.send("POST", "/coupons", {"coupon_code": "SAVE"})
    first.send("POST", "/orders", {})
    again = second.refused("POST", "/coupons", {"coupon_code": "SAVE"})

    assert saved["grand_total"] == 12
    assert (again[0], "as often as they may" in again[1]) == (422, True)


def test_an_item_with_a_coupon_takes_no_discount_by_hand(checkout: Checkout, bcfake: Any) -> None:
    bcfake.coupons.add(code="SAVE", type="per_total_discount", amount="1", enabled=True)
    checkout.send("POST", "/coupons", {"coupon_code": "SAVE"})
    line = {"id": checkout.items[0]["id"], "discounted_amount": 1}

    refused = checkout.refused("POST", "/discounts", {"cart": {"line_items": [line]}})

    assert refused == (422, "An item that a coupon is applied to takes no manual discount.")
