"""The calls that the client's documentation shows, made against a store."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import jwt
import pytest

import bigcommerce
from bigcommerce.api import BigcommerceApi
from bigcommerce.exception import (
    BadRequestException,
    ClientRequestException,
    NotFoundException,
)

BILLING = {
    "first_name": "Ann",
    "last_name": "Lee",
    "street_1": "1 Main St",
    "city": "Austin",
    "state": "Texas",
    "zip": "78701",
    "country": "United States",
    "email": "ann@shop.example",
}


def test_a_product_s_life(bcfake: Any) -> None:
    api = bcfake.client()
    created = api.Products.create(
        name="Mug",
        type="physical",
        price="9.50",
        weight="0.3",
        categories=[bcfake.categories.add()["id"]],
        availability="available",
    )
    assert bcfake.products.get(created.id)["price"] == Decimal("9.50")

    fetched = api.Products.get(created.id)
    updated = fetched.update(price="8.00")
    assert (fetched.price, updated.price) == ("9.5000", "8.0000")

    assert [product.id for product in api.Products.all(name="Mug")] == [created.id]
    assert updated.delete() == {}
    assert len(bcfake.products) == 0


def test_an_order_is_placed_and_shipped(bcfake: Any) -> None:
    api = bcfake.client()
    mug = bcfake.products.add(name="Mug", price="9.50")
    order = api.Orders.create(
        billing_address=BILLING, products=[{"product_id": mug["id"], "quantity": 2}]
    )
    (line,) = order.products()
    (address,) = order.shipping_addresses()
    shipment = api.OrderShipments.create(
        order.id,
        tracking_number="T1",
        order_address_id=address.id,
        items=[{"order_product_id": line.id, "quantity": 2}],
    )
    assert shipment["items"][0]["quantity"] == 2
    assert api.Orders.get(order.id).shipments(shipment.id).tracking_number == "T1"
    assert api.OrderShipments.count(order.id) == 1
    assert shipment.delete() == {}
    assert order.shipments() == []


def test_links_in_a_body_can_be_read_and_followed(bcfake: Any) -> None:
    """0.23.4 dropped them, being named like methods."""
    api = bcfake.client()
    order = api.Orders.get(bcfake.orders.add()["id"])
    link = order["products"]
    assert link["resource"] == f"/orders/{order.id}/products"
    followed = api.connection.get(link["url"])
    assert followed == [dict(line) for line in order.products()]


def test_product_options_of_one_id_are_listed(bcfake: Any) -> None:
    product = bcfake.products.add()
    assert bcfake.client().ProductOptions.get(product["id"]) == []


def test_skus_are_found_across_products(bcfake: Any) -> None:
    bcfake.product_skus.add(sku="MUG-RED")
    bcfake.product_skus.add(sku="MUG-BLUE")
    (found,) = bcfake.client().ProductSkus.all(sku="MUG-BLUE")
    assert found.sku == "MUG-BLUE"


def test_the_low_level_connection(bcfake: Any) -> None:
    connection = bcfake.client().connection
    brand = connection.create("brands", {"name": "Acme"})
    assert connection.get("brands", brand["id"])["name"] == "Acme"
    assert connection.update("brands", brand["id"], {"name": "Apex"})["name"] == "Apex"
    assert connection.get("brands", name="Apex")[0]["id"] == brand["id"]
    assert connection.delete("brands", brand["id"]) == {}
    assert connection.get("brands") == {}


def test_a_legacy_account_uses_the_store_s_own_host(bcfake: Any) -> None:
    bcfake.brands.add(name="Acme")
    api = BigcommerceApi(host=bcfake.host, basic_auth=bcfake.basic_auth)
    assert [brand.name for brand in api.Brands.all()] == ["Acme"]


def test_a_customer_s_password_is_checked(bcfake: Any) -> None:
    api = bcfake.client()
    customer = api.Customers.create(
        first_name="Ann",
        last_name="Lee",
        email="ann@shop.example",
        _authentication={"password": "hunter2hunter2"},
    )
    assert api.Customers.validate(customer.id, "hunter2hunter2") is True
    assert api.Customers.validate(customer.id, "wrong") is False


def test_a_customer_is_logged_in_by_the_store_s_clock(bcfake: Any) -> None:
    api = bcfake.client()
    url = bigcommerce.customer_login_token.create_url(
        api, 5, use_bc_time=True, client_secret=bcfake.client_secret
    )
    base, _, token = url.rpartition("/login/token/")
    assert base == api.Store.all().secure_url
    claims = jwt.decode(
        token, bcfake.client_secret, algorithms=["HS256"], options={"verify_iat": False}
    )
    assert (claims["customer_id"], claims["store_hash"]) == (5, bcfake.store_hash)
    assert abs(claims["iat"] - bcfake.clock.time()) < 5


def test_what_is_missing_is_named(bcfake: Any) -> None:
    with pytest.raises(NotFoundException) as caught:
        bcfake.client().Products.get(5)
    error = caught.value
    assert isinstance(error, ClientRequestException)
    assert error.status_code == 404
    assert error.message == "The requested resource was not found."
    assert (error.method, error.url) == ("GET", f"{bcfake.url}/products/5")
    assert error.request_id


def test_a_wrong_field_is_named(bcfake: Any) -> None:
    api = bcfake.client()
    bcfake.customers.add(email="ann@shop.example")
    with pytest.raises(BadRequestException) as caught:
        api.Customers.create(first_name="A", last_name="B", email="ann@shop.example")
    assert list(caught.value.field_errors) == ["email"]
    assert "in use" in caught.value.field_errors["email"]
