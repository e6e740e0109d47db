"""What V3 does with stock: adjusted by location, seen in V2, and the locations themselves."""

from __future__ import annotations

from typing import Any

import pytest

ADDRESS = {
    "address1": "5th Ave",
    "city": "New York",
    "state": "NY",
    "zip": "10021",
    "email": "contact@example.com",
    "geo_coordinates": {"latitude": 40.7, "longitude": -73.9},
    "country_code": "US",
}
SHOP = {
    "label": "Shop",
    "code": "SHOP",
    "managed_by_external_source": False,
    "type_id": "PHYSICAL",
    "time_zone": "Etc/UTC",
    "address": ADDRESS,
}
ABSOLUTE, RELATIVE = ("PUT", "absolute"), ("POST", "relative")


@pytest.fixture
def mug(bcfake: Any) -> Any:
    """A product that counts its own stock, of which there are ten."""
    return bcfake.products.add(sku="MUG", inventory_tracking="simple", inventory_level=10)


@pytest.fixture
def shop(v3: Any) -> int:
    """The id of a second location."""
    v3("POST", "/inventory/locations", json=[SHOP])
    found = v3("GET", "/inventory/locations?location_code:in=SHOP").json()["data"]
    return int(found[0]["id"])


@pytest.fixture
def adjust(v3: Any) -> Any:
    """`adjust(ABSOLUTE, {...}, ...)`: one request that adjusts these items."""

    def send(kind: tuple[str, str], *items: dict[str, Any]) -> Any:
        body = {"reason": "Counted", "items": [{"location_id": 1, **each} for each in items]}
        return v3(kind[0], f"/inventory/adjustments/{kind[1]}", json=body)

    return send


def test_what_v3_adjusts_v2_shows(mug: Any, adjust: Any, v2: Any) -> None:
    def level() -> int:
        return int(v2("GET", f"/products/{mug['id']}").json()["inventory_level"])

    answer = adjust(ABSOLUTE, {"product_id": mug["id"], "quantity": 30})
    assert answer.status_code == 200, answer.text
    assert list(answer.json()) == ["transaction_id"]
    assert level() == 30

    adjust(RELATIVE, {"sku": "MUG", "quantity": -4})
    assert level() == 26


def test_a_skus_stock_is_adjusted_by_its_variant(bcfake: Any, adjust: Any, v2: Any) -> None:
    product = bcfake.products.add(inventory_tracking="sku")["id"]
    sku = bcfake.product_skus.add(product_id=product)["id"]

    made = adjust(ABSOLUTE, {"variant_id": sku, "quantity": 3})
    refused = adjust(ABSOLUTE, {"product_id": product, "quantity": 5})

    assert made.status_code == 200
    assert v2("GET", f"/products/{product}/skus/{sku}").json()["inventory_level"] == 3
    assert refused.status_code == 422
    assert "is tracked by variant" in refused.json()["title"]


def test_a_variant_whose_product_counts_is_refused(mug: Any, bcfake: Any, adjust: Any) -> None:
    sku = bcfake.product_skus.add(product_id=mug["id"])["id"]

    answer = adjust(ABSOLUTE, {"variant_id": sku, "quantity": 3})

    said = f"[Item with variant_id {sku} is tracked by product, please update stock by product id]"
    assert (answer.status_code, answer.json()["title"]) == (422, said)


def test_what_was_never_counted_needs_an_absolute_adjustment_first(
    mug: Any, shop: int, adjust: Any
) -> None:
    item = {"location_id": shop, "product_id": mug["id"], "quantity": 2}

    refused = adjust(RELATIVE, item)
    adjust(ABSOLUTE, item)
    again = adjust(RELATIVE, item)

    assert refused.status_code == 422
    said = f"Items with identity: [product_id {mug['id']}] requires absolute adjustment"
    assert refused.json()["title"].startswith(said)
    assert again.status_code == 200


def test_one_bad_item_keeps_all_from_being_adjusted(mug: Any, adjust: Any, bcfake: Any) -> None:
    answer = adjust(RELATIVE, {"sku": "MUG", "quantity": 1}, {"sku": "MUG", "quantity": -100})

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"items.1.quantity"}
    assert bcfake.products.get(mug["id"])["inventory_level"] == 10


def test_each_location_has_its_own_stock(mug: Any, shop: int, adjust: Any, v3: Any) -> None:
    adjust(ABSOLUTE, {"location_id": shop, "sku": "MUG", "quantity": 4})

    [item] = v3("GET", "/inventory/items?sku:in=MUG").json()["data"]

    levels = {e["location_code"]: e["total_inventory_onhand"] for e in item["locations"]}
    assert levels == {"BC-LOCATION-1": 10, "SHOP": 4}
    assert item["identity"]["product_id"] == mug["id"]
    [there] = v3("GET", f"/inventory/locations/{shop}/items").json()["data"]
    assert there["total_inventory_onhand"] == 4
    assert v3("GET", "/inventory/items?product_id:in=999").json()["data"] == []
    assert v3("GET", "/inventory/items?product_id:in=mug").status_code == 422


def test_safety_stock_is_not_to_be_sold(mug: Any, v3: Any, v2: Any) -> None:
    setting = {"identity": {"sku": "MUG"}, "safety_stock": 3, "warning_level": 5}
    path = "/inventory/locations/1/items"

    v3("PUT", path, json={"settings": [setting]})
    empty = v3("PUT", path, json={"settings": [{"identity": {"sku": "MUG"}}]})

    [item] = v3("GET", path).json()["data"]
    assert (item["available_to_sell"], item["total_inventory_onhand"]) == (7, 10)
    assert item["settings"]["safety_stock"] == 3
    assert v2("GET", f"/products/{mug['id']}").json()["inventory_warning_level"] == 5
    assert empty.status_code == 422
    assert set(empty.json()["errors"]) == {"setting.0.settings"}


def test_a_store_has_a_default_location_that_stays(v3: Any) -> None:
    [default] = v3("GET", "/inventory/locations?is_default=true").json()["data"]
    refused = v3("DELETE", "/inventory/locations?location_id:in=1")

    assert (default["id"], default["code"]) == (1, "BC-LOCATION-1")
    assert refused.status_code == 422


def test_locations_are_written_in_batches(shop: int, v3: Any) -> None:
    path = "/inventory/locations"

    twin = v3("POST", path, json=[SHOP])
    bare = v3("POST", path, json=[{**SHOP, "code": "B", "address": {"country_code": "US"}}])
    moved = v3("PUT", path, json=[{"id": shop, "address": {"city": "Ohio", "country_code": "US"}}])

    assert (twin.status_code, bare.status_code, moved.status_code) == (409, 422, 200)
    assert set(bare.json()["errors"]) == {"address.address1"}
    [shown] = v3("GET", f"{path}?location_id:in={shop}").json()["data"]
    assert shown["address"] == {**ADDRESS, "city": "Ohio"}
    assert v3("DELETE", f"{path}?location_id:in={shop}").status_code == 200
    assert v3("DELETE", f"{path}?location_id:in={shop}").status_code == 404
