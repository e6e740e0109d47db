"""What V3 does with orders that V2 keeps: refunds, captures, settings."""

from __future__ import annotations

from typing import Any

import pytest

LINE = {"name": "Mug", "quantity": 2, "price_inc_tax": 11, "price_ex_tax": 10}


@pytest.fixture
def order(bcfake: Any) -> Any:
    """Two mugs at 11.00, shipped for 5.50: 27.50 in all."""
    costs = {"shipping_cost_inc_tax": 5.5, "shipping_cost_ex_tax": 5}
    return bcfake.orders.add(products=[LINE], customer_id=bcfake.customers.add()["id"], **costs)


@pytest.fixture
def mug(order: Any, bcfake: Any) -> dict[str, Any]:
    """One of the mugs, as a refund's item."""
    [line] = bcfake.order_products.all(order_id=order["id"])
    return {"item_type": "PRODUCT", "item_id": line["id"], "quantity": 1}


def by_hand(amount: float, *items: Any, **more: Any) -> dict[str, Any]:
    """A body that refunds items outside of BigCommerce."""
    return {"items": items, "payments": [{"provider_id": "custom", "amount": amount}], **more}


def test_a_quote_tells_what_items_come_to_and_changes_nothing(
    order: Any, mug: Any, v3: Any, bcfake: Any
) -> None:
    path = f"/orders/{order['id']}/payment_actions"

    answer = v3("POST", f"{path}/refund_quotes", json={"items": [mug]})

    assert answer.status_code == 201, answer.text
    quote = answer.json()["data"]
    assert (quote["total_refund_amount"], quote["total_refund_tax_amount"]) == (11, 1)
    offered = {each["provider_id"] for [each] in quote["refund_methods"]}
    assert offered == {"storecredit", "custom"}
    assert bcfake.orders.get(order["id"]) == order


def test_a_quote_beyond_what_is_left_is_adjusted(order: Any, v3: Any) -> None:
    item = {"item_type": "ORDER", "item_id": order["id"], "amount": 30}
    path = f"/orders/{order['id']}/payment_actions/refund_quotes"

    quote = v3("POST", path, json={"items": [item]}).json()["data"]

    assert (quote["total_refund_amount"], quote["adjustment"]) == (27.5, -2.5)


def test_an_order_is_partially_refunded_and_then_refunded(
    order: Any, mug: Any, v3: Any, v2: Any
) -> None:
    path = f"/orders/{order['id']}/payment_actions/refunds"
    rest = {"item_type": "ORDER", "item_id": order["id"], "amount": 16.5}

    first = v3("POST", path, json=by_hand(11, {**mug, "reason": "Broken"}))
    between = v2("GET", f"/orders/{order['id']}").json()
    second = v3("POST", path, json=by_hand(16.5, rest))
    after = v2("GET", f"/orders/{order['id']}").json()

    assert (first.status_code, second.status_code) == (201, 201), first.text + second.text
    assert (first.json()["data"]["total_tax"], first.json()["data"]["reason"]) == (1, "Broken")
    assert (between["status"], between["refunded_amount"]) == ("Partially Refunded", "11.0000")
    assert (after["status"], after["refunded_amount"]) == ("Refunded", "27.5000")
    assert after["payment_status"] == "refunded"
    [line] = v2("GET", f"/orders/{order['id']}/products").json()
    assert (line["quantity_refunded"], line["refund_amount"]) == (1, "11.0000")


def test_what_is_refunded_goes_back_to_stock(v3: Any, bcfake: Any) -> None:
    """Of a line as many as are refunded; of an order that is refunded whole, the rest."""
    product = bcfake.products.add(price=5, inventory_tracking="simple", inventory_level=9)
    order = bcfake.orders.add(products=[{"product_id": product["id"], "quantity": 4}])
    [line] = bcfake.order_products.all(order_id=order["id"])
    path = f"/orders/{order['id']}/payment_actions/refunds"
    items = {"item_type": "PRODUCT", "item_id": line["id"], "quantity": 1}
    rest = {"item_type": "ORDER", "item_id": order["id"], "amount": 15}

    found = []
    for body in (by_hand(5, items), by_hand(15, rest)):
        assert v3("POST", path, json=body).status_code == 201
        found.append(bcfake.products.get(product["id"])["inventory_level"])

    assert found == [6, 9]


def test_a_refund_is_found_below_its_order_among_all_and_by_its_id(
    order: Any, mug: Any, v3: Any
) -> None:
    path = f"/orders/{order['id']}/payment_actions/refunds"
    made = v3("POST", path, json=by_hand(11, mug)).json()["data"]
    top = "/orders/payment_actions/refunds"

    assert v3("GET", path).json()["data"] == [made]
    assert v3("GET", top, params={"order_id:in": order["id"]}).json()["data"] == [made]
    assert v3("GET", top, params={"order_id:in": 1}).json()["data"] == []
    assert v3("GET", f"{top}/{made['id']}").json()["data"] == made
    [paid] = v3("GET", f"/orders/{order['id']}/transactions").json()["data"]
    assert (paid["event"], paid["amount"], paid["method"]) == ("refund", 11, "custom")
    assert made["payments"][0]["transaction_id"] == str(paid["id"])


def test_no_more_is_refunded_than_is_left(order: Any, v3: Any, bcfake: Any) -> None:
    item = {"item_type": "ORDER", "item_id": order["id"], "amount": 27.51}

    answer = v3("POST", f"/orders/{order['id']}/payment_actions/refunds", json=by_hand(27.51, item))

    assert answer.status_code == 422
    assert answer.json()["title"] == "The requested refund amount was too large."
    assert bcfake.orders.get(order["id"]) == order


def test_a_line_is_refunded_as_often_as_it_was_bought(order: Any, mug: Any, v3: Any) -> None:
    path = f"/orders/{order['id']}/payment_actions/refunds"
    v3("POST", path, json=by_hand(11, mug))

    answer = v3("POST", path, json=by_hand(22, {**mug, "quantity": 2}))

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"items.0.quantity"}


def test_the_payments_add_up_to_the_refund(order: Any, mug: Any, v3: Any) -> None:
    answer = v3("POST", f"/orders/{order['id']}/payment_actions/refunds", json=by_hand(10, mug))

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"payments"}


def test_a_refund_of_an_unknown_order_is_a_404(v3: Any) -> None:
    answer = v3("POST", "/orders/1/payment_actions/refunds", json=by_hand(1))

    assert answer.status_code == 404
    assert answer.json()["title"] == "Order with 1 does not exist."


def test_store_credit_goes_to_the_customer_and_not_to_a_guest(
    order: Any, mug: Any, v3: Any, bcfake: Any
) -> None:
    guest = bcfake.orders.add(products=[LINE])
    item = {"item_type": "ORDER", "item_id": 1, "amount": 11}
    body = {**by_hand(11, item), "payments": [{"provider_id": "storecredit", "amount": 11}]}

    made = v3("POST", f"/orders/{order['id']}/payment_actions/refunds", json=body)
    refused = v3("POST", f"/orders/{guest['id']}/payment_actions/refunds", json=body)

    assert made.status_code == 201, made.text
    assert bcfake.customers.get(order["customer_id"])["store_credit"] == 11
    assert refused.status_code == 422
    assert refused.json()["title"] == "Unable to provide store credit for a guest customer."


def test_the_merchant_may_say_what_a_refund_comes_to(order: Any, mug: Any, v3: Any) -> None:
    override = {"merchant_calculated_override": {"total_amount": 4, "total_tax": 0.5}}

    answer = v3(
        "POST", f"/orders/{order['id']}/payment_actions/refunds", json=by_hand(4, mug, **override)
    )

    made = answer.json()["data"]
    assert (made["total_amount"], made["total_tax"]) == (4, 0.5)
    assert made["uses_merchant_override_values"] is True


def test_a_refund_tells_hooks_of_itself_and_of_the_orders_status(
    order: Any, mug: Any, v3: Any, bcfake: Any
) -> None:
    told: list[Any] = []
    bcfake.webhooks.route("https://app.test/hook", lambda request: told.append(request.json))
    bcfake.webhooks.add(scope="store/order/*", destination="https://app.test/hook")

    v3("POST", f"/orders/{order['id']}/payment_actions/refunds", json=by_hand(11, mug))

    data = {each["scope"]: each["data"] for each in told}
    moved = {"previous_status_id": order["status_id"], "new_status_id": 14}
    assert data["store/order/statusUpdated"]["status"] == moved
    assert data["store/order/refund/created"]["refund"] == {"refund_id": 1}


@pytest.mark.parametrize("action", ["capture", "void"])
def test_only_an_authorized_payment_is_captured_or_voided(
    action: str, v3: Any, bcfake: Any
) -> None:
    authorized = bcfake.orders.add(payment_status="authorized")["id"]

    made = v3("POST", f"/orders/{authorized}/payment_actions/{action}", json={})
    again = v3("POST", f"/orders/{authorized}/payment_actions/{action}", json={})

    assert (made.status_code, again.status_code) == (201, 422)
    assert bcfake.orders.get(authorized)["payment_status"] == f"{action} pending"


def test_a_channel_has_the_stores_addresses_until_it_has_its_own(v3: Any) -> None:
    def body(addresses: Any) -> dict[str, Any]:
        return {"notifications": {"order_placed": {"email_addresses": addresses}}}

    v3("PUT", "/orders/settings", json=body(["all@example.com"]))
    own = v3("PUT", "/orders/settings/channels/1", json=body(["one@example.com"])).json()
    reset = v3("PUT", "/orders/settings/channels/1", json=body(None)).json()
    store = v3("GET", "/orders/settings").json()["notifications"]

    assert own["notifications"]["order_placed"] == {"email_addresses": ["one@example.com"]}
    assert own["notifications"]["forward_invoice"] == {"email_addresses": None}
    assert reset["notifications"]["order_placed"] == {"email_addresses": None}
    assert store["order_placed"] == {"email_addresses": ["all@example.com"]}
    assert v3("PUT", "/orders/settings", json=body(None)).status_code == 422
