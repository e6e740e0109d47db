"""What a checkout is offered to be shipped by: the zone of the address, and its methods."""

from __future__ import annotations

from typing import Any

import pytest

AUSTIN = {"email": "ada@example.com", "country_code": "US", "state_or_province_code": "TX"}
BY_RANGE = {
    "range": [
        {"lower_limit": 0, "upper_limit": 25, "shipping_cost": 4},
        {"lower_limit": 25, "upper_limit": 50, "shipping_cost": 6},
    ],
    "default_cost": 10,
    "default_cost_type": "percentage_of_total",
}


@pytest.fixture
def offered(bcfake: Any, v3: Any) -> Any:
    """`offered(quantity)` is what it costs by each way to ship mugs of 10.00 and 3 ounces."""
    mug = bcfake.products.add(price="10", weight="3")["id"]

    def offered(quantity: int, **address: str) -> dict[str, float]:
        items = [{"product_id": mug, "quantity": quantity}]
        cart = v3("POST", "/carts", json={"line_items": items}).json()["data"]
        line = cart["line_items"]["physical_items"][0]["id"]
        body = [
            {
                "address": AUSTIN | address,
                "line_items": [{"item_id": line, "quantity": quantity}],
            }
        ]
        query = {"include": "consignments.available_shipping_options"}
        path = f"/checkouts/{cart['id']}/consignments"
        [made] = v3("POST", path, json=body, params=query).json()["data"]["consignments"]
        return {way["description"]: way["cost"] for way in made["available_shipping_options"]}

    return offered


@pytest.fixture
def zone(bcfake: Any) -> int:
    return int(bcfake.shipping_zones.add(type="global")["id"])


@pytest.mark.parametrize(
    ("kind", "set_up", "costs"),
    [
        ("perorder", {"rate": 5}, [5, 5, 5]),
        ("peritem", {"rate": "1.50"}, [1.5, 4.5, 9]),
        ("weight", BY_RANGE, [4, 4, 4]),  # 3, 9 and 18 ounces
        ("total", BY_RANGE, [4, 6, 6]),  # of 10, 30 and 60: the last by its percentage
        ("freeshipping", {}, [0, 0, 0]),
    ],
)
def test_a_method_has_its_own_way_to_count(
    kind: str, set_up: Any, costs: Any, zone: int, offered: Any, bcfake: Any
) -> None:
    bcfake.shipping_zone_methods.add(zone_id=zone, name="Way", type=kind, settings=set_up)

    assert [offered(quantity)["Way"] for quantity in (1, 3, 6)] == costs


def test_beyond_all_ranges_a_fixed_cost_is_charged_or_nothing_offered(
    zone: int, offered: Any, bcfake: Any
) -> None:
    fixed = {"range": [], "default_cost": 7, "default_cost_type": "fixed_amount"}
    for name, set_up in (("Fixed", fixed), ("None", {"range": []})):
        bcfake.shipping_zone_methods.add(zone_id=zone, name=name, type="total", settings=set_up)
    bcfake.shipping_zone_methods.add(zone_id=zone, name="Carrier", type="usps")
    bcfake.shipping_zone_methods.add(zone_id=zone, name="Off", type="perorder", enabled=False)

    assert offered(1) == {"Fixed": 7}


def test_the_zone_that_says_most_of_the_address_has_it(offered: Any, bcfake: Any) -> None:
    places = {
        "global": (),
        "country": ({"id": 1, "country_iso2": "US"},),
        "state": ({"id": 2, "country_iso2": "US", "state_iso2": "TX"},),
        "zip": ({"id": 3, "country_iso2": "US", "zip": "78701"},),
    }
    for kind, locations in places.items():
        zone = bcfake.shipping_zones.add(type=kind, locations=locations)["id"]
        bcfake.shipping_zone_methods.add(zone_id=zone, name=kind, type="freeshipping")

    assert [*offered(1, postal_code="78701")] == ["zip"]
    assert [*offered(1)] == ["state"]
    assert [*offered(1, state_or_province_code="CA")] == ["country"]
    assert [*offered(1, country_code="CA", state_or_province_code="ON")] == ["global"]


def test_a_zone_ships_for_nothing_from_some_worth_on(offered: Any, bcfake: Any) -> None:
    terms = {"enabled": True, "minimum_sub_total": "30"}
    bcfake.shipping_zones.add(type="global", free_shipping=terms)

    assert (offered(2), offered(3)) == ({}, {"Free Shipping": 0})
