"""A product or SKU that is saved while its stock is not: 207, as documented in 2023."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake import FakeStore

FAULT = "stock_not_saved"
NEW = {"name": "Mug", "type": "physical", "price": 9, "weight": 1, "categories": []}


@pytest.fixture
def product(bcfake: FakeStore) -> dict[str, Any]:
    """A product with five in stock, and a SKU with two."""
    made = bcfake.products.add(name="Pan", inventory_tracking="simple", inventory_level=5)
    bcfake.product_skus.add(product_id=made["id"], sku="PAN-S", inventory_level=2)
    return dict(made)


def send(bcfake: FakeStore, method: str, path: str, body: Any) -> requests.Response:
    root = bcfake.url.removesuffix("/v2")
    return requests.request(method, root + path, json=body, headers=bcfake.headers)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v2/products", {**NEW, "availability": "available"}),
        ("PUT", "/v2/products/1", {"name": "Pot"}),
        ("POST", "/v2/products/1/skus", {"sku": "PAN-L", "options": []}),
        ("PUT", "/v2/products/1/skus/1", {"sku": "PAN-M"}),
    ],
)
def test_the_rest_is_saved_and_answered_as_ever_with_207(
    bcfake: FakeStore, product: dict[str, Any], method: str, path: str, body: dict[str, Any]
) -> None:
    bcfake.faults.add("* /v2/products*", FAULT)
    stock = {"inventory_level": 77, "inventory_warning_level": 7}
    answer = send(bcfake, method, path, {**body, **stock})
    assert answer.status_code == 207
    shown = answer.json()
    assert {name: shown[name] for name in ("name", "sku") if name in body} == {
        name: body[name] for name in ("name", "sku") if name in body
    }
    levels = {row["inventory_level"] for row in (*bcfake.products, *bcfake.product_skus)}
    assert shown["inventory_level"] in levels <= {0, 2, 5}
    bcfake.requests.assert_sent(f"{method} {path}", body=stock)


@pytest.mark.parametrize("many", [False, True])
def test_v3_says_what_was_not_saved(bcfake: FakeStore, product: dict[str, Any], many: bool) -> None:
    bcfake.faults.add("PUT /v3/catalog/products*", FAULT)
    body = {"id": 1, "name": "Pot", "inventory_level": 77}
    path = "/v3/catalog/products" + ("" if many else "/1")
    answer = send(bcfake, "PUT", path, [body] if many else body)
    assert answer.status_code == 207
    told = answer.json()
    [shown] = told["data"] if many else [told["data"]]
    assert (shown["name"], shown["inventory_level"]) == ("Pot", 5)
    assert told["errors"]["status"] == 207
    assert "inventory_level" in told["errors"]["errors"]


def test_it_waits_for_a_request_that_sets_stock(bcfake: FakeStore, product: dict[str, Any]) -> None:
    bcfake.faults.add("PUT /products/{id}", FAULT)
    assert send(bcfake, "PUT", "/v2/products/1", {"name": "Pot"}).status_code == 200
    assert send(bcfake, "PUT", "/v2/products/1", {"inventory_level": 1}).status_code == 207
    assert send(bcfake, "PUT", "/v2/products/1", {"inventory_level": 1}).status_code == 200
    assert bcfake.products.get(1)["inventory_level"] == 1


def test_what_is_refused_is_refused_all_the_same(
    bcfake: FakeStore, product: dict[str, Any]
) -> None:
    bcfake.faults.add("PUT /products/{id}", FAULT)
    answer = send(bcfake, "PUT", "/v2/products/1", {"price": "cheap", "inventory_level": 1})
    assert answer.status_code == 400
    assert bcfake.products.get(1) == product


@pytest.mark.parametrize("level", [-1, "-1"])
def test_stock_below_zero_is_not_saved_and_the_rest_is(
    bcfake: FakeStore, product: dict[str, Any], level: int | str
) -> None:
    """Documented in 2023 of V2's products and SKUs; there is no fault."""
    sent = {"name": "Pot", "inventory_level": level}
    answer = send(bcfake, "PUT", "/v2/products/1", sent)
    assert (answer.status_code, answer.json()["inventory_level"]) == (207, 5)
    assert bcfake.products.get(1)["name"] == "Pot"
    assert bcfake.requests[-1].hint == "not saved: inventory_level"
    body = {"sku": "PAN-L", "options": [], "inventory_warning_level": level}
    assert send(bcfake, "POST", "/v2/products/1/skus", body).status_code == 207
    assert send(bcfake, "POST", "/v2/products/1/skus", body).status_code == 409


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v3/catalog/products/1", {"name": "Pot"}),
        ("/v3/catalog/products", [{"id": 1, "name": "Pot"}]),
        ("/v3/catalog/products/1/variants/1", {"upc": "123456789012"}),
    ],
)
def test_v3_says_so_of_stock_below_zero(
    bcfake: FakeStore, product: dict[str, Any], path: str, body: Any
) -> None:
    """Documented in its specification, with what was not saved as `errors`."""
    stock = {"inventory_level": -3}
    sent = [{**body[0], **stock}] if isinstance(body, list) else {**body, **stock}
    answer = send(bcfake, "PUT", path, sent)
    assert answer.status_code == 207, answer.text
    data = answer.json()["data"]
    shown = data[0] if isinstance(data, list) else data
    assert shown["inventory_level"] in (5, 2)
    wanted = body[0] if isinstance(body, list) else body
    assert {name: shown[name] for name in wanted} == wanted
    assert list(answer.json()["errors"]["errors"]) == ["inventory_level"]


def test_it_is_a_way_to_write(bcfake: FakeStore) -> None:
    with pytest.raises(ValueError, match="stock_not_saved is a way to write; the aim is GET"):
        bcfake.faults.add("GET /products", FAULT)
