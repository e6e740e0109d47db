"""What customs want to know, shipping's settings, and picking up instead."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore

CUSTOMS = "/shipping/products/customs-information"
CAPS = {
    "product_id": 1,
    "country_of_origin": "US",
    "commodity_description": "Baseball caps",
    "international_shipping": True,
    "hs_codes": {"CA": "508313", "ALL": "501000"},
}


def test_customs_information_is_one_for_each_product(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add()
    v3("PUT", CUSTOMS, json=[CAPS])

    [changed] = v3("PUT", CUSTOMS, json=[{**CAPS, "commodity_description": "Hats"}]).json()["data"]

    assert changed["commodity_description"] == "Hats"
    assert len(v3("GET", CUSTOMS).json()["data"]) == 1
    assert v3("DELETE", CUSTOMS).status_code == 422
    assert v3("DELETE", f"{CUSTOMS}?product_id:in=1").status_code == 204
    assert v3("GET", CUSTOMS).json()["data"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hs_codes": {"CA": "12"}}, "hs_codes.CA"),
        ({"hs_codes": {"Canada": "508313"}}, "hs_codes.Canada"),
        ({"country_of_origin": "USA"}, "country_of_origin"),
        ({"product_id": 99}, "product_id"),
    ],
)
def test_customs_information_that_is_refused(
    change: Any, field: str, v3: Any, bcfake: FakeStore
) -> None:
    bcfake.products.add()

    answer = v3("PUT", CUSTOMS, json=[{**CAPS, **change}])

    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    assert v3("PUT", CUSTOMS, json={}).status_code == 422
    assert v3("PUT", CUSTOMS, json=[CAPS] * 51).status_code == 413


def test_a_channel_may_have_its_own_message(v3: Any) -> None:
    path = "/shipping/settings"
    of_store = {"country_list_strategy": "DISPLAY_ALL_COUNTRIES", **message("Not there")}
    v3("PUT", path, json={"checkout": of_store})
    assert v3("GET", path).json()["data"] == {"checkout": of_store}

    own = v3("PUT", f"{path}/channels/1", json={"checkout": message("Nor there")}).json()["data"]
    assert own == {"checkout": message("Nor there")}
    dropped = v3("PUT", f"{path}/channels/1", json={"checkout": message(None)}).json()["data"]
    assert dropped == {"checkout": message("Not there")}
    assert v3("GET", f"{path}/channels/9").status_code == 404


def message(text: str | None) -> dict[str, Any]:
    return {"out_of_delivery_zone_message": text}


# ---- picking up


def test_an_order_is_picked_up(v3: Any, bcfake: FakeStore) -> None:
    order = bcfake.orders.add()["id"]
    line = bcfake.order_products.all(order_id=order)[0]
    item = {"order_product_id": line["id"], "quantity": line["quantity"]}
    pickup = {"order_id": order, "ready_at": "2026-01-02T03:04:05Z", "pickup_items": [item]}

    [made] = v3("POST", "/orders/pickups", json=[pickup]).json()["data"]
    assert made["ready_at"] == "2026-01-02T03:04:05Z"
    assert [each["status"] for each in made["pickup_items"]] == ["AWAITING_COLLECTION"]

    done = [{"id": made["id"], "collected_at": "1767323045"}]
    [collected] = v3("PUT", "/orders/pickups", json=done).json()["data"]
    assert collected["pickup_items"][0]["status"] == "COLLECTED"
    assert collected["pickup_items"][0]["collected_at"] == "2026-01-02T03:04:05Z"
    assert v3("GET", f"/orders/pickups?order_id:in={order}").json()["data"] == [collected]
    assert v3("GET", "/orders/pickups?pickup_id:in=99").json()["data"] == []

    for wrong in ({**item, "quantity": 99}, {**item, "order_product_id": 99}):
        refused = v3("POST", "/orders/pickups", json=[{**pickup, "pickup_items": [wrong]}])
        assert refused.status_code == 422
    nobodys = v3("POST", "/orders/pickups", json=[{**pickup, "order_id": 9}])
    assert nobodys.status_code == 422


def test_items_can_be_picked_up_where_all_of_them_are_and_near(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add(inventory_tracking="simple")
    location = bcfake.locations.add()
    here = location["address"]["geo_coordinates"]
    stock = {"location_id": location["id"], "variant_id": 1, "quantity": 3}
    v3("PUT", "/inventory/adjustments/absolute", json={"items": [stock]})
    nowhere, method = ({"location_id": id} for id in (1, location["id"]))
    _, made = v3("POST", "/pickup/methods", json=[nowhere, method]).json()["data"]

    def found(quantity: int = 3, north: float = 0, unit: str = "KM", **more: Any) -> list[int]:
        there = {**here, "latitude": here["latitude"] + north}  # a degree is some 111 km
        area = {"coordinates": there, "radius": {"value": 100, "unit": unit}}
        items = [{"variant_id": 1, "quantity": quantity, **more}]
        body = {"search_area": area, "items": items}
        answer = v3("POST", "/pickup/options", json=body)
        assert answer.ok, answer.text
        [result] = answer.json()["results"]
        return [each["pickup_method"]["id"] for each in result["pickup_options"]]

    assert found() == [made["id"]]
    assert found(quantity=4) == []
    assert found(north=1) == []
    assert found(north=1, unit="MI") == [made["id"]]
    bcfake.products.update(1, inventory_tracking="none")
    assert found(quantity=4) == [made["id"]]
    area = {"radius": {"value": 1, "unit": "KM"}}
    unknown = {"search_area": area, "items": [{"variant_id": 99, "quantity": 1}]}
    refused = v3("POST", "/pickup/options", json=unknown)
    assert "items.0.variant_id" in refused.json()["errors"]
    everywhere = {"search_area": area, "items": [{"variant_id": 1, "quantity": 1}]}
    assert v3("POST", "/pickup/options", json=everywhere).json()["results"][0]["pickup_options"]
