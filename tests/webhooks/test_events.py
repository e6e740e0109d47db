"""Which change is told as which event, and what the event tells."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import pytest
import requests

from bcfake.commit import Write
from bcfake.resources.webhooks import SCOPES, unknown_scope
from bcfake.schema import ID, Catalogue, Resource
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.webhooks.payloads import TELLINGS, happenings

from .conftest import ADDRESS, HOOK

EVERYTHING = ("order", "product", "sku", "category", "customer", "shipment")


@pytest.fixture
def told(bcfake, listen):
    """A function: the (scope, data) of what was sent since it was last asked."""
    received = listen(*(f"store/{family}/*" for family in EVERYTHING))

    def told():
        events = [(each.json["scope"], each.json["data"]) for each in received]
        received.clear()
        return events

    return told


def test_a_payload_has_the_recorded_keys_in_the_recorded_order(bcfake, send, listen):
    """So a body is, key by key, what a live store sent in 2024."""
    bcfake.clock.freeze(datetime(2024, 5, 6, 7, 27, 5, tzinfo=timezone.utc))
    received = listen("store/category/created")
    send("POST", "/categories", {"name": "Cups"})
    body = received[0].body.decode()
    assert re.fullmatch(
        rf'\{{"producer":"stores\\/{bcfake.store_hash}","hash":"[0-9a-f]{{40}}",'
        r'"created_at":1714980425,"store_id":"\d+","scope":"store\\/category\\/created",'
        r'"data":\{"type":"category","id":1\}\}',
        body,
    )


def test_the_store_id_is_that_of_the_store_information(bcfake, send, listen):
    received = listen("store/category/created")
    send("POST", "/categories", {"name": "Cups"})
    assert received[0].json["store_id"] == str(send("GET", "/store").json()["store_id"])


# ---- orders


def test_an_order_is_created_once_however_many_rows_that_took(bcfake, send, told):
    product = bcfake.products.add(inventory_tracking="none")
    body = {"billing_address": ADDRESS, "products": [{"product_id": product["id"], "quantity": 1}]}
    id = send("POST", "/orders", body).json()["id"]
    orders = [event for event in told() if event[0].startswith("store/order/")]
    assert orders == [("store/order/created", {"type": "order", "id": id})]


def test_a_new_status_is_told_with_the_old_one(send, order, told):
    send("PUT", f"/orders/{order['id']}", {"status_id": 11})
    plain = {"type": "order", "id": order["id"]}
    moved = {"previous_status_id": 1, "new_status_id": 11}
    assert told() == [
        ("store/order/updated", plain),
        ("store/order/statusUpdated", {**plain, "status": moved}),
    ]


def test_an_order_that_is_edited_is_updated(send, order, told):
    send("PUT", f"/orders/{order['id']}", {"staff_notes": "Fragile"})
    assert told() == [("store/order/updated", {"type": "order", "id": order["id"]})]


def test_an_update_that_changes_nothing_is_no_event(send, order, told):
    send("PUT", f"/orders/{order['id']}", {"status_id": order["status_id"]})
    assert told() == []


def test_another_shipping_address_is_an_update_of_the_order(bcfake, send, order, told):
    address = bcfake.order_shipping_addresses.all(order_id=order["id"])[0]
    send("PUT", f"/orders/{order['id']}/shipping_addresses/{address['id']}", {"city": "Waco"})
    assert told() == [("store/order/updated", {"type": "order", "id": order["id"]})]


@pytest.mark.parametrize("path", ["/orders/{id}", "/orders"])
def test_a_deleted_order_is_archived(send, order, told, path):
    send("DELETE", path.format(id=order["id"]))
    assert told() == [("store/order/archived", {"type": "order", "id": order["id"]})]


def test_a_shipment_is_told_with_its_order_and_moves_the_status_of_it(bcfake, send, order, told):
    line = bcfake.order_products.all(order_id=order["id"])[0]
    address = bcfake.order_shipping_addresses.all(order_id=order["id"])[0]
    items = [{"order_product_id": line["id"], "quantity": 2}]
    path = f"/orders/{order['id']}/shipments"
    shipped = {"order_address_id": address["id"], "items": items}
    id = send("POST", path, shipped).json()["id"]
    events = dict(told())
    shipment = {"type": "shipment", "id": id, "orderId": order["id"]}
    assert events["store/shipment/created"] == shipment
    moved = {"previous_status_id": 1, "new_status_id": 2}
    assert events["store/order/statusUpdated"]["status"] == moved
    send("PUT", f"{path}/{id}", {"tracking_number": "1Z"})
    assert told() == [("store/shipment/updated", shipment)]
    send("DELETE", f"{path}/{id}")
    assert ("store/shipment/deleted", shipment) in told()


def test_a_message_from_the_shopper_is_told(bcfake, order, told):
    with bcfake.webhooks.telling():
        message = bcfake.order_messages.add(order_id=order["id"], message="Where is it?")
    data = {"type": "order", "id": order["id"], "message": {"order_message_id": message["id"]}}
    assert told() == [("store/order/message/created", data)]


# ---- the catalog


def test_products_are_created_updated_and_deleted(bcfake, send, told):
    category = bcfake.categories.add()["id"]
    body = {
        **{"name": "Mug", "type": "physical", "price": "9.50", "weight": 1},
        **{"categories": [category], "availability": "available"},
    }
    id = send("POST", "/products", body).json()["id"]
    send("PUT", f"/products/{id}", {"price": "10"})
    send("DELETE", f"/products/{id}")
    plain = {"type": "product", "id": id}
    words = ["created", "updated", "deleted"]
    assert told() == [(f"store/product/{word}", plain) for word in words]


def test_stock_set_by_the_api_is_an_absolute_change(bcfake, send, told):
    id = bcfake.products.add(inventory_tracking="simple", inventory_level=10)["id"]
    send("PUT", f"/products/{id}", {"inventory_level": 7})
    plain = {"type": "product", "id": id}
    stock = {"product_id": id, "method": "absolute", "value": -3}
    assert told() == [
        ("store/product/updated", plain),
        ("store/product/inventory/updated", {**plain, "inventory": stock}),
    ]


def test_stock_taken_by_an_order_is_a_relative_change(bcfake, send, told):
    """The rule that moves stock is no request of its own; it is told all the same."""
    id = bcfake.products.add(inventory_tracking="simple", inventory_level=10)["id"]
    lines = [{"product_id": id, "quantity": 4}]
    send("POST", "/orders", {"billing_address": ADDRESS, "products": lines})
    events = dict(told())
    stock = {"product_id": id, "method": "relative", "value": -4}
    data = {"type": "product", "id": id, "inventory": stock}
    assert events["store/product/inventory/order/updated"] == data
    assert "store/product/inventory/updated" not in events


def test_stock_that_is_not_tracked_does_not_update_a_product(bcfake, send, told):
    id = bcfake.products.add(inventory_tracking="none", inventory_level=0)["id"]
    send("PUT", f"/products/{id}", {"inventory_level": 5})
    assert [scope for scope, _ in told()] == ["store/product/inventory/updated"]


def test_a_sku_is_told_with_its_product_and_its_stock_apart(bcfake, send, told):
    product = bcfake.products.add(inventory_tracking="sku")["id"]
    sku = bcfake.product_skus.add(product_id=product, inventory_level=3)["id"]
    send("PUT", f"/products/{product}/skus/{sku}", {"inventory_level": 5})
    events = dict(told())
    owner = {"product_id": product, "variant_id": sku}
    assert events["store/sku/updated"] == {"type": "sku", "id": sku, "sku": owner}
    stock = {"product_id": product, "method": "absolute", "value": 2, "variant_id": sku}
    assert events["store/sku/inventory/updated"] == {"type": "sku", "id": sku, "inventory": stock}
    assert "store/product/inventory/updated" not in events


def test_the_first_sku_of_a_product_is_created_and_the_last_is_deleted(bcfake, send, told):
    """Though a base variant stood where it stands, and another stands there afterwards."""
    product = bcfake.products.add()["id"]
    other = bcfake.product_skus.add(product_id=product)["id"]
    bcfake.product_skus.delete(other)
    with bcfake.webhooks.telling():
        sku = bcfake.product_skus.add(product_id=product)["id"]
    data = {"type": "sku", "id": sku, "sku": {"product_id": product, "variant_id": sku}}
    assert ("store/sku/created", data) in told()
    send("DELETE", f"/products/{product}/skus/{sku}")
    skus = [event for event in told() if event[0].startswith("store/sku/")]
    assert skus == [("store/sku/deleted", data)]


def test_categories_are_created_updated_and_deleted(send, told):
    id = send("POST", "/categories", {"name": "Cups"}).json()["id"]
    send("PUT", f"/categories/{id}", {"name": "Mugs"})
    send("DELETE", f"/categories/{id}")
    plain = {"type": "category", "id": id}
    words = ["created", "updated", "deleted"]
    assert told() == [(f"store/category/{word}", plain) for word in words]


def test_deleting_a_collection_is_an_event_for_each_row(bcfake, send, told):
    ids = [row["id"] for row in bcfake.categories.add_many(3)]
    send("DELETE", "/categories")
    expected = [("store/category/deleted", {"type": "category", "id": id}) for id in ids]
    assert told() == expected


# ---- customers


def test_a_customer_is_told_with_channels(send, told):
    """As recorded in 2024: `{"type":"customer","id":5,"origin_channel_id":1,"channel_ids":[1]}`."""
    body = {"first_name": "Ada", "last_name": "King", "email": "ada@example.com"}
    id = send("POST", "/customers", body).json()["id"]
    data = {"type": "customer", "id": id, "origin_channel_id": 1, "channel_ids": [1]}
    assert told() == [("store/customer/created", data)]


def test_an_address_is_an_event_of_its_own_and_none_of_the_customer(bcfake, send, told):
    customer = bcfake.customers.add()["id"]
    path = f"/customers/{customer}/addresses"
    address = {name: ADDRESS[name] for name in ADDRESS if name != "email"} | {"phone": "555"}
    id = send("POST", path, address).json()["id"]
    send("PUT", f"{path}/{id}", {"city": "Waco"})
    send("DELETE", f"{path}/{id}")
    data = {"type": "customer", "id": id, "address": {"customer_id": customer}}
    words = ["created", "updated", "deleted"]
    assert told() == [(f"store/customer/address/{word}", data) for word in words]


def test_what_goes_with_a_customer_is_not_told_apart(bcfake, send, told):
    customer = bcfake.customers.add()["id"]
    bcfake.customer_addresses.add(customer_id=customer)
    send("DELETE", f"/customers/{customer}")
    assert [scope for scope, _ in told()] == ["store/customer/deleted"]


# ---- channels and the store


def test_a_channels_events_tell_ids_by_name(bcfake, send, order, listen):
    received = listen("store/channel/1/order/*", "store/channel/2/order/*")
    send("PUT", f"/orders/{order['id']}", {"status_id": 11})
    assert [(each.json["scope"], each.json["data"]) for each in received] == [
        ("store/channel/1/order/updated", {"order_id": order["id"]}),
        ("store/channel/1/order/statusUpdated", {"order_id": order["id"]}),
    ]


def test_another_store_name_is_an_event_of_the_store(bcfake, listen):
    received = listen("store/information/updated")
    with bcfake.webhooks.telling():
        bcfake.store_information.update(name="Mugs & more")
    assert [each.json["data"] for each in received] == [{"type": "store"}]


# ---- what is silent, what is told by hand


def test_rows_added_from_python_are_silent(bcfake, told):
    bcfake.categories.add()
    bcfake.products.add()
    assert told() == []


def test_what_the_merchant_does_is_told_inside_telling(bcfake, told):
    with bcfake.webhooks.telling():
        id = bcfake.categories.add()["id"]
        assert told() == []
    assert told() == [("store/category/created", {"type": "category", "id": id})]


def test_a_request_inside_telling_is_told_once(bcfake, send, told):
    with bcfake.webhooks.telling():
        send("POST", "/categories", {"name": "Cups"})
    assert [scope for scope, _ in told()] == ["store/category/created"]


def test_a_refused_request_tells_nothing(bcfake, told):
    answer = requests.post(f"{bcfake.url}/categories", json={}, headers=bcfake.headers)
    assert answer.status_code == 400
    assert told() == []


def test_a_write_that_a_fault_undoes_tells_nothing(bcfake, bcfake_client, told):
    bcfake.faults.add("POST /categories", 503)
    with pytest.raises(Exception, match="503"):
        bcfake_client.Categories.create(name="Cups")
    assert told() == []


def test_a_write_whose_answer_is_lost_is_told(bcfake, bcfake_client, told):
    """The write is there, so is its event: this is how an app learns of a lost answer."""
    bcfake.faults.add("POST /categories", "closed", after_commit=True)
    with pytest.raises(requests.ConnectionError):
        requests.post(f"{bcfake.url}/categories", json={"name": "Cups"}, headers=bcfake.headers)
    assert [scope for scope, _ in told()] == ["store/category/created"]


def test_an_event_the_fake_has_no_rows_for_is_told_by_hand(bcfake, listen):
    received = listen("store/cart/*")
    bcfake.webhooks.emit("store/cart/converted", type="cart", id="0934", orderId=100)
    assert received[0].json["scope"] == "store/cart/converted"
    assert received[0].json["data"] == {"type": "cart", "id": "0934", "orderId": 100}


@pytest.mark.parametrize(
    ("scope", "reason"),
    [("store/cart/*", "family of events"), ("store/order/create", "store/order/created")],
)
def test_what_is_no_event_cannot_be_told(bcfake, scope, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        bcfake.webhooks.emit(scope, type="cart")


def test_a_resource_outside_the_table_tells_the_plain_events_of_its_family():
    subscribers = Resource(
        name="subscribers", path="subscribers", fields=(ID,), source="", events="store/subscriber"
    )
    store, row = Store(Catalogue([subscribers])), Row({"id": 5}, 5)
    (told,) = happenings(store, [Write(subscribers, None, row)])
    assert (told.scope, told.data) == ("store/subscriber/created", {"type": "subscriber", "id": 5})


def test_every_scope_in_the_table_is_a_documented_one():
    for telling in TELLINGS:
        scope = telling.scope.format(channel_id=1)
        assert not unknown_scope(scope)
        assert scope in SCOPES or scope.startswith("store/channel/1/")


def test_a_hook_shows_the_app_that_registered_it(bcfake, send):
    hook = send("POST", "/hooks", {"scope": "store/order/*", "destination": HOOK}).json()
    assert hook["client_id"] == bcfake.client_id


def test_apps_are_limited_each_by_itself(bcfake, send):
    bcfake.webhooks.add(scope="store/order/*", destination=HOOK, client_id="another")
    assert send("POST", "/hooks", {"scope": "store/order/*", "destination": HOOK}).json()["id"] == 2
