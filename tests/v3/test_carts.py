"""Carts: what is put in, what it costs, and when it is too late to change it."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def cart(mug: Any, v3: Any) -> dict[str, Any]:
    """A cart with two mugs."""
    made = v3("POST", "/carts", json={"line_items": [{"product_id": mug["id"], "quantity": 2}]})
    assert made.status_code == 201, made.text
    shown: dict[str, Any] = made.json()["data"]
    return shown


def gift(amount: float) -> dict[str, Any]:
    person = {"name": "Jane", "email": "jane@example.com"}
    sent = {"name": "For Jane", "theme": "Birthday", "amount": amount, "quantity": 1}
    return {**sent, "sender": person, "recipient": person}


def test_a_cart_takes_names_and_prices_from_the_catalogue(cart: Any, mug: Any, v3: Any) -> None:
    [item] = cart["line_items"]["physical_items"]

    assert (item["name"], item["list_price"], item["extended_list_price"]) == ("Mug", 12.5, 25)
    assert (cart["base_amount"], cart["cart_amount"], cart["currency"]) == (25, 25, {"code": "USD"})
    assert len(cart["id"]) == len(item["id"]) == 36
    assert v3("GET", f"/carts/{cart['id']}").json()["data"] == cart


def test_items_of_every_kind_add_up(bcfake: Any, v3: Any) -> None:
    digital = bcfake.products.add(name="Song", type="digital", price="0.99")
    body = {
        "line_items": [{"product_id": digital["id"], "quantity": 3, "list_price": 0.8}],
        "custom_items": [{"name": "Engraving", "quantity": 2, "list_price": 4.1}],
        "gift_certificates": [gift(25)],
    }

    cart = v3("POST", "/carts", json=body).json()["data"]

    items = cart["line_items"]
    assert [len(items[kind]) for kind in items] == [0, 1, 1, 1]
    assert items["digital_items"][0]["original_price"] == 0.99
    assert items["custom_items"][0]["extended_list_price"] == 8.2
    assert cart["cart_amount"] == 35.6  # exactly: 2.40 + 8.20 + 25


def test_more_of_the_same_makes_the_quantity_grow(cart: Any, mug: Any, v3: Any) -> None:
    path = f"/carts/{cart['id']}/items"

    answer = v3("POST", path, json={"line_items": [{"product_id": mug["id"], "quantity": 3}]})
    other = v3(
        "POST", path, json={"line_items": [{"product_id": mug["id"], "quantity": 1, "name": "Cup"}]}
    )

    assert answer.status_code == 201
    [item] = answer.json()["data"]["line_items"]["physical_items"]
    assert item["quantity"] == 5
    quantities = [each["quantity"] for each in other.json()["data"]["line_items"]["physical_items"]]
    assert quantities == [5, 1]


def test_a_cart_takes_no_more_than_there_is(cart: Any, mug: Any, v3: Any) -> None:
    path = f"/carts/{cart['id']}/items"
    body = {"line_items": [{"product_id": mug["id"], "quantity": 9}]}

    answer = v3("POST", path, json=body)

    assert answer.status_code == 422
    assert "out of stock" in answer.json()["title"]
    assert v3("GET", f"/carts/{cart['id']}").json()["data"] == cart


def test_an_item_changes_its_quantity_and_price_and_the_last_one_takes_the_cart_along(
    cart: Any, v3: Any
) -> None:
    [item] = cart["line_items"]["physical_items"]
    path = f"/carts/{cart['id']}/items/{item['id']}"

    changed = v3("PUT", path, json={"line_item": {"quantity": 3, "list_price": 10}})
    gone = v3("DELETE", path)

    assert changed.json()["data"]["cart_amount"] == 30
    assert (gone.status_code, gone.content) == (204, b"")
    assert v3("GET", f"/carts/{cart['id']}").status_code == 404


def test_a_change_meant_for_another_version_is_refused(cart: Any, bcfake: Any, v3: Any) -> None:
    path, customer = f"/carts/{cart['id']}", bcfake.customers.add()

    taken = v3("PUT", path, json={"customer_id": customer["id"], "version": cart["version"]})
    stale = v3("PUT", path, json={"customer_id": 0, "version": cart["version"]})

    assert taken.json()["data"]["email"] == customer["email"]
    assert taken.json()["data"]["version"] == cart["version"] + 1
    assert (stale.status_code, stale.json()["status"]) == (409, 409)
    assert "possible conflict" in stale.json()["title"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "line_items"),
        ({"line_items": []}, "line_items"),
        ({"line_items": [{"product_id": 999, "quantity": 1}]}, "line_items.0.product_id"),
        ({"custom_items": [{"name": "X", "list_price": 1}]}, "custom_items.quantity"),
        ({"gift_certificates": [gift(1001)]}, "gift_certificates.0.amount"),
        ({"currency": {"code": "XXX"}, "custom_items": []}, "currency.code"),
    ],
)
def test_a_body_that_makes_no_cart_names_the_field(
    body: Any, field: str, bcfake: Any, v3: Any
) -> None:
    answer = v3("POST", "/carts", json=body)

    assert answer.status_code == 422
    assert [*answer.json()["errors"]] == [field]
    assert len(bcfake.carts) == len(bcfake.cart_items) == 0


def test_a_shopper_takes_the_cart_over_by_its_redirect_urls(cart: Any, v3: Any) -> None:
    path = f"/carts/{cart['id']}"

    included = v3("GET", path, params={"include": "redirect_urls"}).json()["data"]
    made = v3("POST", f"{path}/redirect_urls", json={"query_params": {"from": "mail"}})

    assert made.status_code == 201
    assert set(included["redirect_urls"]) == set(made.json()["data"])
    assert f"id={cart['id']}&" in made.json()["data"]["checkout_url"]
    assert made.json()["data"]["cart_url"].endswith("&from=mail")


def test_options_are_shown_where_asked_for(bcfake: Any, v3: Any) -> None:
    option = bcfake.options.add(name="Colour", type="RB")
    value = bcfake.option_values.add(option_id=option["id"], label="Red", value="red")
    product = bcfake.products.add()
    of_product = bcfake.product_options.add(
        product_id=product["id"], option_id=option["id"], display_name="Colour"
    )
    selection = {"option_id": of_product["id"], "option_value": value["id"]}
    item = {"product_id": product["id"], "quantity": 1, "option_selections": [selection]}
    cart = v3("POST", "/carts", json={"line_items": [item]}).json()["data"]

    query = {"include": "line_items.physical_items.options"}
    shown = v3("GET", f"/carts/{cart['id']}", params=query).json()["data"]

    [one] = shown["line_items"]["physical_items"]
    assert one["options"] == [
        {
            "name": "Colour",
            "nameId": of_product["id"],
            "value": "Red",
            "valueId": value["id"],
        }
    ]
    assert "options" not in cart["line_items"]["physical_items"][0]


def test_metafields_outlive_their_cart(cart: Any, v3: Any) -> None:
    sent = {"namespace": "app", "key": "k", "value": "v", "permission_set": "read"}
    made = v3("POST", f"/carts/{cart['id']}/metafields", json=sent).json()["data"]
    v3("DELETE", f"/carts/{cart['id']}")

    [kept] = v3("GET", "/carts/metafields").json()["data"]
    doomed = v3("DELETE", "/carts/metafields", json=[made["id"]])

    assert (kept["id"], kept["resource_id"]) == (made["id"], cart["id"])
    assert doomed.json()["meta"]["success"] == 1


def test_a_channel_may_stop_purchasing_or_leave_it_to_the_store(v3: Any) -> None:
    channel = "/carts/settings/channels/1"

    inherited = v3("GET", channel).json()["data"]
    v3("PUT", "/carts/settings", json={"allow_purchasing": False})
    own = v3("PUT", channel, json={"allow_purchasing": True}).json()["data"]

    assert inherited == {"allow_purchasing": None}
    assert own == {"allow_purchasing": True}
    assert v3("GET", "/carts/settings").json()["data"] == {"allow_purchasing": False}


def test_carts_and_their_items_tell_their_events(mug: Any, bcfake: Any, v3: Any) -> None:
    told: list[Any] = []
    bcfake.webhooks.route("https://app.example/hook", told.append)
    bcfake.webhooks.add(scope="store/cart/*", destination="https://app.example/hook")

    body = {"line_items": [{"product_id": mug["id"], "quantity": 1}]}
    cart = v3("POST", "/carts", json=body).json()["data"]
    made = [each.json["scope"] for each in told]
    told.clear()
    item = cart["line_items"]["physical_items"][0]["id"]
    v3("DELETE", f"/carts/{cart['id']}/items/{item}")

    assert made == ["store/cart/created", "store/cart/updated", "store/cart/lineItem/created"]
    whole = {"type": "cart", "id": cart["id"]}
    assert ("store/cart/deleted", whole) in [(e.json["scope"], e.json["data"]) for e in told]


def test_the_hooks_of_a_channel_hear_of_its_carts_only(mug: Any, bcfake: Any, v3: Any) -> None:
    other = bcfake.channels.add()["id"]
    told: list[Any] = []
    bcfake.webhooks.route("https://app.example/hook", told.append)
    for scope in ("cart/created", "cart/lineItem/created"):
        hook = {"scope": f"store/channel/{other}/{scope}"}
        bcfake.webhooks.add(destination="https://app.example/hook", **hook)
    body = {"line_items": [{"product_id": mug["id"], "quantity": 1}]}

    v3("POST", "/carts", json=body)
    cart = v3("POST", "/carts", json={**body, "channel_id": other}).json()["data"]

    item = cart["line_items"]["physical_items"][0]["id"]
    assert [event.json["data"] for event in told] == [
        {"cart_id": cart["id"]},
        {"cart_id": cart["id"], "cart_item_id": item},
    ]


def test_an_item_shows_the_thumbnail_and_address_of_its_product(bcfake: Any, v3: Any) -> None:
    product = bcfake.products.add(custom_url="/mug/")
    bcfake.product_images.add(product_id=product["id"])
    body = {"line_items": [{"product_id": product["id"], "quantity": 1}]}

    [item] = v3("POST", "/carts", json=body).json()["data"]["line_items"]["physical_items"]

    assert f"/products/{product['id']}/images/" in item["image_url"]
    assert item["url"].endswith(".mybigcommerce.com/mug/")


def test_what_is_not_for_sale_comes_into_no_cart(bcfake: Any, v3: Any) -> None:
    product = bcfake.products.add(availability="disabled")
    body = {"line_items": [{"product_id": product["id"], "quantity": 1}]}

    answer = v3("POST", "/carts", json=body)

    assert answer.status_code == 422
    assert [*answer.json()["errors"]] == ["line_items.0.product_id"]


def test_only_items_of_products_are_changed_and_stay_of_their_product(cart: Any, v3: Any) -> None:
    custom = {"custom_items": [{"name": "Engraving", "quantity": 1, "list_price": 4}]}
    path = f"/carts/{cart['id']}/items"
    items = v3("POST", path, json=custom).json()["data"]["line_items"]
    other = {"line_item": {"product_id": 99, "quantity": 1}}

    of_custom = v3("PUT", f"{path}/{items['custom_items'][0]['id']}", json=other)
    of_mug = v3("PUT", f"{path}/{items['physical_items'][0]['id']}", json=other)

    assert [*of_custom.json()["errors"]] == ["line_item"]
    assert [*of_mug.json()["errors"]] == ["line_item.product_id"]
    assert v3("PUT", f"{path}/none", json=other).status_code == 404


def test_metafields_need_a_cart_that_is_there(v3: Any) -> None:
    sent = {"namespace": "app", "key": "k", "value": "v", "permission_set": "read"}

    answer = v3("POST", "/carts/metafields", json=[{**sent, "resource_id": "none"}])

    assert (answer.status_code, len(answer.json()["errors"])) == (422, 1)
