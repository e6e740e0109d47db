"""Products, variants, options and modifiers by V3, and what V2 sees of them."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore

BODY = {"name": "Mug", "type": "physical", "price": 9.99, "weight": 1}
RED = {"option_display_name": "Color", "label": "Red"}
BLUE = {"option_display_name": "Color", "label": "Blue"}


@pytest.fixture
def mug(v3: Any) -> dict[str, Any]:
    """A product without options."""
    found: dict[str, Any] = v3("POST", "/catalog/products", json=BODY).json()["data"]
    return found


@pytest.fixture
def shirt(v3: Any) -> dict[str, Any]:
    """A product in two colours."""
    variants = [
        {"sku": "S-R", "option_values": [RED]},
        {"sku": "S-B", "option_values": [BLUE], "price": 12},
    ]
    body = {**BODY, "name": "Shirt", "variants": variants}
    answer = v3("POST", "/catalog/products", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["data"]
    return found


# ---- products


def test_a_new_product_is_answered_as_recorded(mug: dict[str, Any]) -> None:
    recorded = {
        "price": 9.99,
        "cost_price": 0,
        "calculated_price": 9.99,
        "related_products": [-1],
        "option_set_id": None,
        "option_set_display": "right",
        "inventory_tracking": "none",
        "is_visible": True,
        "date_last_imported": None,
        "preorder_release_date": None,
        "meta_keywords": [],
        "custom_url": {"url": "/mug/", "is_customized": False},
        "gift_wrapping_options_type": "any",
        "layout_file": "",
        "images": [],
        "primary_image": None,
        "videos": [],
        "custom_fields": [],
        "bulk_pricing_rules": [],
        "options": [],
        "modifiers": [],
        "parent_relations": [],
    }
    assert {name: mug[name] for name in recorded} == recorded
    assert mug["date_created"].endswith("+00:00")


def test_sub_resources_are_shown_only_when_included(v3: Any, mug: dict[str, Any]) -> None:
    plain = v3("GET", "/catalog/products/1").json()["data"]
    included = v3("GET", "/catalog/products/1?include=variants,images").json()["data"]

    assert "variants" not in plain
    assert set(included) - set(plain) == {"variants", "images"}
    assert included["images"] == []


def test_an_include_that_is_none_is_refused(v3: Any, mug: dict[str, Any]) -> None:
    answer = v3("GET", "/catalog/products?include=pictures")

    assert answer.status_code == 422
    assert "pictures" in answer.json()["title"]


def test_with_options_included_a_page_has_ten_products(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add_many(12)

    answer = v3("GET", "/catalog/products?include=options&limit=50").json()

    assert len(answer["data"]) == 10
    assert answer["meta"]["pagination"]["per_page"] == 10


def test_a_products_parts_come_in_its_body_and_change_by_their_ids(v3: Any) -> None:
    body = {
        **BODY,
        "custom_fields": [{"name": "ISBN", "value": "1"}],
        "images": [{"image_url": "https://example.com/mug.png", "is_thumbnail": True}],
        "bulk_pricing_rules": [
            {"quantity_min": 2, "quantity_max": 9, "type": "price", "amount": 1}
        ],
    }
    made = v3("POST", "/catalog/products", json=body).json()["data"]
    change = {"custom_fields": [{"id": 1, "value": "2"}, {"name": "Pages", "value": "9"}]}
    v3("PUT", "/catalog/products/1", json=change)

    fields = v3("GET", "/catalog/products/1/custom-fields").json()["data"]
    assert [(each["name"], each["value"]) for each in fields] == [("ISBN", "2"), ("Pages", "9")]
    assert made["primary_image"]["id"] == made["images"][0]["id"]
    assert made["bulk_pricing_rules"][0]["amount"] == 1


def test_a_refused_part_names_its_place_and_undoes_the_product(v3: Any, bcfake: FakeStore) -> None:
    answer = v3("POST", "/catalog/products", json={**BODY, "custom_fields": [{"name": "ISBN"}]})

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"custom_fields.0.value"}
    assert len(bcfake.products) == 0


def test_a_second_product_of_a_name_is_a_conflict(v3: Any, mug: dict[str, Any]) -> None:
    answer = v3("POST", "/catalog/products", json=BODY)

    assert answer.status_code == 409
    assert set(answer.json()["errors"]) == {"name"}


def test_a_brand_may_be_given_by_name(v3: Any, bcfake: FakeStore) -> None:
    made = v3("POST", "/catalog/products", json={**BODY, "brand_name": "Acme"}).json()["data"]

    assert bcfake.brands.get(made["brand_id"])["name"] == "Acme"


def test_what_v3_passes_over_is_told_in_the_journal(v3: Any, bcfake: FakeStore) -> None:
    answer = v3("POST", "/catalog/products", json={**BODY, "colour": "red", "id": 7})

    assert answer.json()["data"]["id"] == 1
    assert "not written: colour, id" in bcfake.requests[-1].hint


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("id:in=1,3", [1, 3]),
        ("id:not_in=1,3", [2]),
        ("id:min=2", [2, 3]),
        ("id:greater=2", [3]),
        ("id:less=2", [1]),
        ("name=two", [2]),
        ("price=20", [2]),
        ("categories=1", [1, 2]),
        ("categories:in=1,2", [1, 2, 3]),
        ("keyword=acme", [3]),
        ("is_visible=1&id:max=2", [1, 2]),
        ("sku:in=S1,S3", [1, 3]),
        ("inventory_low=1", [3]),
        ("out_of_stock=1", [3]),
        ("sort=price&direction=desc", [3, 2, 1]),
        ("channel_id:in=1", [1, 2, 3]),
        ("channel_id:in=2", []),
    ],
)
def test_products_are_found(v3: Any, bcfake: FakeStore, query: str, found: list[int]) -> None:
    bcfake.categories.add_many(2)
    bcfake.brands.add(name="Acme")
    bcfake.products.add(name="One", sku="S1", price=10, categories=[1], is_visible=True)
    bcfake.products.add(name="Two", sku="S2", price=20, categories=[1, 2], is_visible=True)
    bcfake.products.add(
        name="Three", sku="S3", price=30, categories=[2], brand_id=1, inventory_tracking="simple"
    )

    answer = v3("GET", f"/catalog/products?{query}")

    assert [each["id"] for each in answer.json()["data"]] == found


def test_products_are_deleted_by_filter_only(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add_many(3)

    refused = v3("DELETE", "/catalog/products")
    done = v3("DELETE", "/catalog/products?id:in=1,2")

    assert refused.status_code == 422
    assert done.status_code == 204
    assert [each["id"] for each in bcfake.products] == [3]


def test_a_batch_is_saved_whole_or_not_at_all(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add(name="One")

    answer = v3("PUT", "/catalog/products", json=[{"id": 1, "name": "Uno"}, {"id": 9}])

    assert answer.status_code == 404
    assert bcfake.products.get(1)["name"] == "One"


# ---- variants


def test_a_product_without_options_has_a_base_variant_that_is_itself(
    v3: Any, v2: Any, mug: dict[str, Any]
) -> None:
    base = v3("GET", "/catalog/products/1/variants").json()["data"][0]
    v3("PUT", f"/catalog/products/1/variants/{base['id']}", json={"price": 7, "sku": "MUG"})

    assert base["id"] == mug["base_variant_id"]
    assert base["sku_id"] is None
    assert base["price"] == 9.99
    product = v2("GET", "/products/1").json()
    assert (product["price"], product["sku"]) == ("7.0000", "MUG")
    assert v2("GET", "/products/1/skus").status_code == 204
    assert v2("GET", "/products/skus/count").json() == {"count": 0}
    assert v2("GET", f"/products/1/skus/{base['id']}").status_code == 404


def test_a_base_variant_cannot_be_deleted(v3: Any, mug: dict[str, Any]) -> None:
    assert v3("DELETE", f"/catalog/products/1/variants/{mug['base_variant_id']}").status_code == 422


def test_variants_make_the_options_they_name(v3: Any, v2: Any, shirt: dict[str, Any]) -> None:
    skus = v2("GET", "/products/1/skus").json()

    assert shirt["base_variant_id"] is None
    option = shirt["options"][0]
    assert [value["label"] for value in option["option_values"]] == ["Red", "Blue"]
    assert [each["sku"] for each in skus] == ["S-R", "S-B"]
    assert [each["option_values"][0]["label"] for each in shirt["variants"]] == ["Red", "Blue"]
    assert [each["price"] for each in shirt["variants"]] == [None, 12]
    assert [each["calculated_price"] for each in shirt["variants"]] == [9.99, 12]


def test_a_product_gets_its_base_variant_back_with_the_last_sku(
    v3: Any, v2: Any, shirt: dict[str, Any]
) -> None:
    v3("DELETE", f"/catalog/products/1/variants/{shirt['variants'][0]['id']}")
    v2("DELETE", f"/products/1/skus/{shirt['variants'][1]['id']}")

    variants = v3("GET", "/catalog/products/1/variants").json()["data"]
    assert [each["sku_id"] for each in variants] == [None]


def test_an_unknown_option_value_is_refused_with_those_there_are(
    v3: Any, shirt: dict[str, Any]
) -> None:
    body = {"sku": "S-G", "option_values": [{"option_id": 1, "label": "Green"}]}

    answer = v3("POST", "/catalog/products/1/variants", json=body)

    assert answer.status_code == 422
    assert "Red" in answer.json()["errors"]["option_values"]


@pytest.mark.parametrize("chosen", [{}, {"option_values": []}])
def test_a_variant_of_a_product_with_options_needs_option_values(
    v3: Any, shirt: dict[str, Any], chosen: dict[str, Any]
) -> None:
    answer = v3("POST", "/catalog/products/1/variants", json={"sku": "S-G", **chosen})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["option_values"]
    assert len(v3("GET", "/catalog/products/1/variants").json()["data"]) == len(shirt["variants"])


def test_a_variant_needs_a_value_for_each_option(v3: Any, shirt: dict[str, Any]) -> None:
    values = [{"label": "L"}]
    size = {"display_name": "Size", "type": "dropdown", "option_values": values}
    v3("POST", "/catalog/products/1/options", json=size)
    colour = shirt["variants"][0]["option_values"]

    answer = v3("POST", "/catalog/products/1/variants", json={"sku": "S", "option_values": colour})

    assert answer.json()["errors"] == {"option_values": "Options without a value: Size."}


def test_every_bad_field_is_named(v3: Any) -> None:
    body = {"name": "", "type": "physical", "weight": "x", "brand_id": "x"}

    answer = v3("POST", "/catalog/products", json=body)

    assert answer.status_code == 422
    assert answer.json()["title"] == "The field 'brand_id' is invalid."
    assert set(answer.json()["errors"]) == {"brand_id", "name", "weight"}


def test_variants_of_all_products_are_found_by_sku(
    v3: Any, shirt: dict[str, Any], mug: dict[str, Any]
) -> None:
    v3("PUT", f"/catalog/products/{mug['id']}", json={"sku": "MUG"})

    found = v3("GET", "/catalog/variants?sku=MUG").json()["data"]

    assert [each["product_id"] for each in found] == [mug["id"]]


def test_variants_are_changed_in_a_batch(v3: Any, v2: Any, shirt: dict[str, Any]) -> None:
    ids = [each["id"] for each in shirt["variants"]]

    answer = v3("PUT", "/catalog/variants", json=[{"id": id, "inventory_level": 4} for id in ids])

    assert answer.status_code == 200
    assert [each["inventory_level"] for each in v2("GET", "/products/1/skus").json()] == [4, 4]


# ---- options and modifiers


def test_options_of_a_set_given_by_v2_are_options_and_modifiers_of_v3(
    v3: Any, bcfake: FakeStore
) -> None:
    option_set = bcfake.option_sets.add()["id"]
    for kind in ("S", "T"):
        option = bcfake.options.add(type=kind, display_name=kind)["id"]
        bcfake.option_set_options.add(option_set_id=option_set, option_id=option)
    bcfake.products.add(option_set_id=option_set)

    product = v3("GET", "/catalog/products/1?include=options,modifiers").json()["data"]

    assert [each["type"] for each in product["options"]] == ["dropdown"]
    assert [each["type"] for each in product["modifiers"]] == ["text"]


def test_a_modifier_values_price_is_a_product_rule_of_v2(
    v3: Any, v2: Any, mug: dict[str, Any]
) -> None:
    price = {"price": {"adjuster": "relative", "adjuster_value": 5}}
    value = {"label": "Gift wrap", "sort_order": 0, "adjusters": price}
    body = {"type": "dropdown", "required": False, "display_name": "Wrap", "option_values": [value]}
    made = v3("POST", "/catalog/products/1/modifiers", json=body).json()["data"]

    rule = v2("GET", "/products/1/rules").json()[0]
    assert rule["price_adjuster"] == {"adjuster": "relative", "adjuster_value": "5.0000"}
    assert rule["conditions"][0]["option_value_id"] == made["option_values"][0]["id"]
    assert v3("GET", "/catalog/products/1/complex-rules").json()["data"] == []


def test_without_its_adjusters_a_value_has_no_rule(v3: Any, v2: Any, mug: dict[str, Any]) -> None:
    price = {"price": {"adjuster": "relative", "adjuster_value": 5}}
    value = {"label": "Wrap", "sort_order": 0, "adjusters": price}
    body = {"type": "dropdown", "required": False, "display_name": "Wrap", "option_values": [value]}
    v3("POST", "/catalog/products/1/modifiers", json=body)

    v3("PUT", "/catalog/products/1/modifiers/1/values/1", json={**value, "adjusters": {}})

    assert v2("GET", "/products/1/rules").status_code == 204


def test_a_deleted_option_takes_its_variants_along(v3: Any, v2: Any, shirt: dict[str, Any]) -> None:
    v3("DELETE", "/catalog/products/1/options/1")

    assert v2("GET", "/products/1/skus").status_code == 204
    assert v2("GET", "/options").status_code == 204
    assert v3("GET", "/catalog/products/1").json()["data"]["base_variant_id"] is not None


@pytest.mark.parametrize(
    ("kind", "data"),
    [("swatch", {"colors": ["#fff", "#000"]}), ("product_list", {"product_id": 1})],
)
def test_what_a_value_stands_for_is_kept(
    v3: Any, mug: dict[str, Any], kind: str, data: dict[str, Any]
) -> None:
    value = {"label": "One", "sort_order": 0, "value_data": data}
    body = {"display_name": "Kind", "type": kind, "option_values": [value]}

    made = v3("POST", "/catalog/products/1/options", json=body).json()["data"]

    assert made["option_values"][0]["value_data"] == data
