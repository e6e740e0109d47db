"""How something may be paid, the tokens for it, and what customers paid with before."""

from __future__ import annotations

from typing import Any

import jwt


def test_what_a_customer_paid_with_is_a_bare_list(v3: Any, bcfake: Any) -> None:
    bcfake.customers.add()
    bcfake.stored_instruments.add(customer_id=1)
    bcfake.stored_instruments.add(
        customer_id=1, type="stored_paypal_account", email="a@example.com"
    )

    card, account = v3("GET", "/customers/1/stored-instruments").json()

    assert (card["type"], card["last_4"], len(card["token"])) == ("stored_card", "1111", 64)
    assert set(account) == {"type", "token", "is_default", "email"}
    assert v3("GET", "/customers/9/stored-instruments").status_code == 404


def test_an_order_may_be_paid_by_the_methods_that_v2_lists(v3: Any, bcfake: Any) -> None:
    bcfake.customers.add()
    bcfake.stored_instruments.add(customer_id=1)
    order = bcfake.orders.add(customer_id=1)["id"]

    found = v3("GET", f"/payments/methods?order_id={order}").json()["data"]

    ids = [each["id"] for each in found]
    assert ids == ["bigcommerce.gift_certificate", "bigcommerce.store_credit", "testgateway.card"]
    assert [card["brand"] for card in found[-1]["stored_instruments"]] == ["VISA"]
    assert v3("GET", "/payments/methods?order_id=9").status_code == 404
    assert v3("GET", "/payments/methods?checkout_id=none").status_code == 404
    assert v3("GET", "/payments/methods").status_code == 422


def test_the_checkout_of_a_cart_may_be_paid_too(v3: Any, bcfake: Any) -> None:
    cart = bcfake.carts.add()["uuid"]

    found = v3("GET", f"/payments/methods?checkout_id={cart}").json()["data"]

    assert [each["stored_instruments"] for each in found] == [[], [], []]


def test_a_token_to_pay_an_order_with(v3: Any, bcfake: Any) -> None:
    order = bcfake.orders.add()["id"]

    made = v3("POST", "/payments/access_tokens", json={"order": {"id": order}})

    assert made.status_code == 201
    claims = jwt.decode(made.json()["data"]["id"], options={"verify_signature": False})
    assert claims["data"]["order_id"] == str(order)
    assert v3("POST", "/payments/access_tokens", json={"order": {"id": 9}}).status_code == 404
    assert v3("POST", "/payments/access_tokens", json={}).status_code == 422
