"""Tax classes that V2 shows, zones and who is in them, properties, settings and providers."""

from __future__ import annotations

from typing import Any

import pytest


def test_v2_shows_the_tax_classes_that_v3_makes(v3: Any, v2: Any) -> None:
    made = v3("POST", "/tax/classes", json=[{"name": "Books"}, {"name": "Food"}]).json()["data"]
    assert [each["name"] for each in made] == ["Books", "Food"]

    renamed = [{"id": made[0]["id"], "name": "Paper"}]
    assert v3("PUT", "/tax/classes", json=renamed).json()["data"][0]["name"] == "Paper"

    names = {row["id"]: row["name"] for row in v2("GET", "/tax_classes").json()}
    assert names[made[0]["id"]] == "Paper"
    ids = ",".join(str(each["id"]) for each in made)
    assert v3("DELETE", f"/tax/classes?id:in={ids}").status_code == 204
    assert v2("GET", f"/tax_classes/{made[0]['id']}").status_code == 404


@pytest.mark.parametrize(
    ("method", "body", "status"),
    [
        ("POST", [], 422),
        ("POST", {}, 422),
        ("POST", [{"name": "shipping"}], 409),  # there is a class Shipping
        ("POST", [{"name": "New"}, {"name": "new"}], 422),
        ("POST", [{"name": "<b>"}], 422),
        ("POST", ["New"], 422),
        ("POST", [{"name": "New"}] * 51, 413),
        ("PUT", [{"id": 99, "name": "New"}], 400),
        ("PUT", [{"id": 1}], 422),
        ("PUT", [{"name": "New"}], 422),
        ("PUT", [{"id": 1, "name": "A"}, {"id": 1, "name": "B"}], 422),
        ("DELETE", None, 404),
    ],
)
def test_a_refused_batch_of_tax_classes_is_a_list_of_problems(
    method: str, body: Any, status: int, v3: Any, v2: Any
) -> None:
    before = v2("GET", "/tax_classes").json()

    answer = v3(method, "/tax/classes", json=body)

    assert answer.status_code == status, answer.text
    assert [each["status"] for each in answer.json()["errors"]] == [status]
    assert v2("GET", "/tax_classes").json() == before


def test_too_many_tax_classes_are_not_deleted(v3: Any) -> None:
    ids = ",".join(map(str, range(1, 52)))

    assert v3("DELETE", f"/tax/classes?id:in={ids}").status_code == 413
    assert v3("DELETE", "/tax/classes?id:in=77").status_code == 400


def test_products_of_a_deleted_tax_class_are_in_the_default_one(v3: Any, bcfake: Any) -> None:
    bcfake.products.add(tax_class_id=2)

    v3("DELETE", "/tax/classes?id:in=2")

    assert v3("GET", "/catalog/products/1").json()["data"]["tax_class_id"] == 0


def zone(name: str, *locations: Any, **more: Any) -> dict[str, Any]:
    places = [dict(zip(PLACE, (*each, [], []), strict=False)) for each in locations]
    return {"name": name, "shopper_target_settings": {"locations": places}, **more}


PLACE = ("country_code", "subdivision_codes", "postal_codes")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ({"country_code": "AU"}, "Australia"),
        ({"country_code": "AU", "subdivision_codes": "VIC"}, "Victoria"),
        ({"country_code": "AU", "postal_code": "2238"}, "Sydney"),
        ({"country_code": "NZ"}, "Default Tax Zone"),
        ({"country_code": "DE"}, "Default Tax Zone"),  # Germany is not enabled
        ({"country_code": "AU", "subdivision_codes": "VIC", "customer_group_id": 7}, "Wholesale"),
    ],
)
def test_somebody_is_in_the_zone_that_names_the_place_most_closely(
    address: Any, name: str, v3: Any
) -> None:
    wholesale = zone("Wholesale", ("AU",))
    wholesale["shopper_target_settings"]["customer_groups"] = [7]
    made = v3(
        "POST",
        "/tax/zones",
        json=[
            zone("Australia", ("AU",)),
            zone("Victoria", ("AU", ["VIC"])),
            zone("Sydney", ("AU", [], ["2238"])),
            zone("Germany", ("DE",), enabled=False),
            wholesale,
        ],
    )
    assert made.ok, made.text

    [found] = v3("POST", "/tax/zonecheck", json=[address]).json()["data"]

    assert found["name"] == name


def test_an_update_of_a_zone_keeps_what_it_does_not_name(v3: Any) -> None:
    shown = {"show_inclusive": True}
    [made] = v3("POST", "/tax/zones", json=[{"name": "A", "price_display_settings": shown}]).json()[
        "data"
    ]
    other = {"show_both_on_list_view": True}
    change = {"id": made["id"], "price_display_settings": other}

    [changed] = v3("PUT", "/tax/zones", json=[change]).json()["data"]

    assert changed["name"] == "A"
    assert changed["price_display_settings"] == {
        "show_inclusive": True,
        "show_both_on_detail_view": False,
        "show_both_on_list_view": True,
    }
    lacking = v3("POST", "/tax/zones", json=[{"name": "B", "price_display_settings": other}])
    assert "price_display_settings.show_inclusive" in lacking.json()["errors"]


def test_the_rates_of_a_deleted_zone_are_gone(v3: Any) -> None:
    [made] = v3("POST", "/tax/zones", json=[{"name": "A"}]).json()["data"]
    rate = {
        "name": "GST",
        "tax_zone_id": made["id"],
        "class_rates": [{"rate": 12.5, "tax_class_id": 0}],
    }
    [kept] = v3("POST", "/tax/rates", json=[rate]).json()["data"]
    assert rate.items() <= kept.items()
    nobodys = {**rate, "class_rates": [{"rate": 5, "tax_class_id": 99}]}
    assert v3("POST", "/tax/rates", json=[nobodys]).status_code == 422
    assert v3("POST", "/tax/rates", json=[{**rate, "tax_zone_id": 99}]).status_code == 422

    assert v3("DELETE", f"/tax/zones?id:in={made['id']}").status_code == 204
    assert v3("GET", "/tax/rates").json()["data"] == []
    assert v3("DELETE", "/tax/zones?id:in=1").status_code == 422  # the default one
    assert v3("DELETE", "/tax/zones").status_code == 422


@pytest.mark.parametrize(
    ("kind", "path", "id"),
    [
        ("PRODUCT", "/tax/products/properties", "product_id"),
        ("CUSTOMER", "/tax/customers", "customer_id"),
    ],
)
def test_values_of_tax_properties_add_up(
    kind: str, path: str, id: str, v3: Any, bcfake: Any
) -> None:
    bcfake.products.add()
    bcfake.customers.add()
    new = [{"code": code, "display_name": code, "type": kind} for code in ("A", "B")]
    first, _ = v3("POST", "/tax/properties", json=new).json()["data"]

    v3("PUT", path, json=[{id: 1, "tax_properties": {"A": "26"}}])
    both = v3("PUT", path, json=[{id: 1, "tax_properties": {"B": "200"}}]).json()["data"]

    assert both == [{id: 1, "tax_properties": {"A": "26", "B": "200"}}]
    v3("PUT", "/tax/properties", json=[{"id": first["id"], "code": "C"}])
    shown = v3("GET", path, params={f"{id}:in": "1"}).json()["data"]
    assert shown == [{id: 1, "tax_properties": {"C": "26", "B": "200"}}]
    unknown = v3("PUT", path, json=[{id: 1, "tax_properties": {"X": "1"}}])
    nobody = v3("PUT", path, json=[{id: 99, "tax_properties": {}}])
    assert (unknown.status_code, nobody.status_code) == (422, 422)

    used = v3("DELETE", f"/tax/properties?id:in={first['id']}").status_code
    assert used == (409 if kind == "PRODUCT" else 204)
    assert v3("DELETE", path).status_code == 400
    assert v3("DELETE", path, params={f"{id}:in": "1"}).status_code == 204
    assert v3("GET", path, params={f"{id}:in": "1"}).json()["data"] == []


def test_only_products_must_be_named(v3: Any) -> None:
    assert v3("GET", "/tax/products/properties").status_code == 400
    assert v3("GET", "/tax/customers").json()["data"] == []
    assert v3("PUT", "/tax/customers", json={}).status_code == 422
    assert v3("POST", "/tax/zonecheck", json={}).status_code == 422


def test_prices_with_tax_are_one_setting_to_both_versions(v3: Any, v2: Any) -> None:
    assert v3("PUT", "/tax/settings", json={"tax_entered_with_prices": True}).ok

    assert v2("GET", "/store").json()["is_price_entered_with_tax"] is True
    settings = v3("GET", "/tax/settings").json()["data"]
    assert settings["rounding_strategy"] == "RATE_ROUNDING"


def test_the_password_for_a_provider_is_never_shown(v3: Any) -> None:
    path = "/tax/providers/SampleTaxProvider/connection"
    assert v3("GET", path).json()["data"]["configured"] is False
    assert v3("DELETE", path).status_code == 404

    account = {"username": "me", "password": "secret"}
    connected = v3("PUT", path, json=account)
    assert connected.json()["data"]["configured"] is True
    assert "secret" not in connected.text
    gone = v3("DELETE", path).json()["data"]
    assert (gone["username"], gone["configured"]) == ("me", False)
    assert v3("PUT", "/tax/providers/Other/connection", json=account).status_code == 404
