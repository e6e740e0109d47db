"""SKUs and product rules over HTTP: stock codes, and prices and weights as rules adjust them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from bcfake import FakeStore
from bcfake.resources.product_adjustments import adjusted, matches

Send = Callable[..., requests.Response]
SMALL = {"product_option_id": 1, "option_value_id": 1}
LARGE = {"product_option_id": 1, "option_value_id": 2}
RED = {"product_option_id": 2, "option_value_id": 3}
FIVE_MORE = {"adjuster": "relative", "adjuster_value": "5"}


@pytest.fixture
def shirt(send: Send, bcfake: FakeStore) -> int:
    """The id of a product at 20.00 that comes in two sizes and in red."""
    option_set = bcfake.option_sets.add()
    for name, labels in (("Size", ("S", "L")), ("Color", ("Red",))):
        option = send("POST", "/options", {"name": name, "type": "RT"}).json()
        for label in labels:
            bcfake.option_values.add(option_id=option["id"], label=label)
        bcfake.option_set_options.add(option_set_id=option_set["id"], option_id=option["id"])
    product = bcfake.products.add(price=20, weight=2, option_set_id=option_set["id"])
    return int(product["id"])


def add_sku(send: Send, product: int, code: str, *options: object, **more: Any) -> dict[str, Any]:
    body = {"sku": code, "options": options, **more}
    reply = send("POST", f"/products/{product}/skus", body)
    assert reply.status_code == 201, reply.text
    made: dict[str, Any] = reply.json()
    return made


# ---- SKUs


def test_a_sku_without_price_and_weight_has_the_products(send: Send, shirt: int) -> None:
    assert add_sku(send, shirt, "TS-S", SMALL) == {
        "id": 1,
        "product_id": shirt,
        "sku": "TS-S",
        "price": None,
        "adjusted_price": "20.0000",
        "cost_price": "0.0000",
        "upc": "",
        "inventory_level": 0,
        "inventory_warning_level": 0,
        "bin_picking_number": "",
        "weight": None,
        "adjusted_weight": "2.0000",
        "is_purchasing_disabled": False,
        "purchasing_disabled_message": "",
        "image_file": "",
        "options": [SMALL],
    }


def test_a_change_of_the_products_price_reaches_its_skus(send: Send, shirt: int) -> None:
    add_sku(send, shirt, "TS-S", SMALL)
    add_sku(send, shirt, "TS-L", LARGE, price="25", weight="3")
    send("PUT", f"/products/{shirt}", {"sale_price": 15, "weight": 1})
    skus = send("GET", f"/products/{shirt}/skus").json()
    assert [each["adjusted_price"] for each in skus] == ["15.0000", "25.0000"]
    assert [each["adjusted_weight"] for each in skus] == ["1.0000", "3.0000"]


def test_a_sku_code_is_used_once_in_the_store(send: Send, bcfake: FakeStore, shirt: int) -> None:
    bcfake.product_skus.add(sku="TS-S")
    body = {"sku": "ts-s", "options": [SMALL]}
    assert send("POST", f"/products/{shirt}/skus", body).status_code == 409


def test_a_code_is_one_products_or_one_skus(send: Send, bcfake: FakeStore, shirt: int) -> None:
    """Whether a product may share the code of a SKU of its own is not known: here it may."""
    add_sku(send, shirt, "SHIRT-S", SMALL)
    mug = bcfake.products.add(sku="MUG")["id"]
    taken = send("POST", f"/products/{shirt}/skus", {"sku": "mug", "options": [LARGE]})
    assert (taken.status_code, taken.json()[0]["details"]) == (409, {"conflict": {"sku": "mug"}})
    assert send("PUT", f"/products/{mug}", {"sku": "shirt-s"}).status_code == 409
    assert send("PUT", f"/products/{mug}", {"sku": "MUG"}).status_code == 200
    assert send("PUT", f"/products/{shirt}", {"sku": "SHIRT-S"}).status_code == 200
    assert bcfake.products.get(mug)["sku"] == "MUG"


def test_a_combination_of_options_has_one_sku(send: Send, shirt: int) -> None:
    add_sku(send, shirt, "TS-S-RED", SMALL, RED)
    twin = {"sku": "OTHER", "options": [RED, SMALL]}
    assert send("POST", f"/products/{shirt}/skus", twin).status_code == 409
    add_sku(send, shirt, "TS-S", SMALL)
    assert send("PUT", f"/products/{shirt}/skus/2", {"options": [SMALL, RED]}).status_code == 409
    assert send("PUT", f"/products/{shirt}/skus/2", {"options": [SMALL]}).status_code == 200


def test_an_option_that_leaves_the_set_takes_only_its_own_skus_along(
    send: Send, shirt: int
) -> None:
    add_sku(send, shirt, "TS-S", SMALL)
    add_sku(send, shirt, "TS-S-RED", SMALL, RED)
    assert send("DELETE", "/option_sets/1/options/2").status_code == 204
    assert [each["sku"] for each in send("GET", f"/products/{shirt}/skus").json()] == ["TS-S"]


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ({"product_option_id": 9, "option_value_id": 1}, "product_option_id"),
        ({"product_option_id": 1, "option_value_id": 3}, "option_value_id"),
    ],
)
def test_the_options_of_a_sku_are_those_of_its_product(
    send: Send, shirt: int, choice: dict[str, int], field: str
) -> None:
    reply = send("POST", f"/products/{shirt}/skus", {"sku": "X", "options": [choice]})
    assert reply.status_code == 400
    assert reply.json()[0]["message"] == f"The field '{field}' is invalid."


@pytest.mark.parametrize("missing", ["sku", "options"])
def test_a_sku_needs_a_code_and_options(send: Send, shirt: int, missing: str) -> None:
    body = {"sku": "TS-S", "options": [SMALL]}
    del body[missing]
    assert send("POST", f"/products/{shirt}/skus", body).status_code == 400


def test_a_product_has_at_most_500_skus(send: Send, bcfake: FakeStore, shirt: int) -> None:
    bcfake.product_skus.add_many(500, product_id=shirt)
    body = {"sku": "One more", "options": [SMALL]}
    assert send("POST", f"/products/{shirt}/skus", body).status_code == 403


def test_skus_are_found_across_products(send: Send, bcfake: FakeStore) -> None:
    for level in (1, 5, 9):
        bcfake.product_skus.add(sku=f"S{level}", inventory_level=level, inventory_warning_level=5)

    def codes(query: str) -> list[str]:
        return [each["sku"] for each in send("GET", f"/products/skus?{query}").json()]

    assert codes("sku=s9") == ["S9"]
    assert codes("is_low_inventory=true") == ["S1", "S5"]
    assert codes("is_low_inventory=false") == ["S9"]
    assert codes("min_inventory_level=5&max_inventory_level=5") == ["S5"]
    assert codes("product_hash=1") == ["S1", "S5", "S9"]
    assert send("GET", "/products/skus/count").json() == {"count": 3}
    assert send("GET", "/products/1/skus/count").json() == {"count": 1}


def test_deleting_skus_takes_only_those_the_filters_match(
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    for level in (0, 4):
        bcfake.product_skus.add(product_id=shirt, inventory_level=level)
    assert send("DELETE", f"/products/{shirt}/skus?inventory_level=0").status_code == 204
    assert [row["inventory_level"] for row in bcfake.product_skus] == [4]


# ---- rules


def add_rule(send: Send, product: int, *conditions: object, **more: Any) -> dict[str, Any]:
    body = {"conditions": conditions, **more}
    reply = send("POST", f"/products/{product}/rules", body)
    assert reply.status_code == 201, reply.text
    made: dict[str, Any] = reply.json()
    return made


def test_a_rule_is_enabled_and_runs_last(send: Send, shirt: int) -> None:
    first = add_rule(send, shirt, LARGE, price_adjuster=FIVE_MORE)
    assert first == {
        "id": 1,
        "product_id": shirt,
        "sort_order": 1,
        "is_enabled": True,
        "is_stop": False,
        "price_adjuster": {"adjuster": "relative", "adjuster_value": "5.0000"},
        "weight_adjuster": None,
        "is_purchasing_disabled": False,
        "purchasing_disabled_message": "",
        "is_purchasing_hidden": False,
        "image_file": "",
        "conditions": [{**LARGE, "sku_id": None}],
    }
    assert add_rule(send, shirt, LARGE)["sort_order"] == 2


def test_rules_adjust_the_skus_they_match_while_they_exist(send: Send, shirt: int) -> None:
    add_sku(send, shirt, "TS-S", SMALL)
    add_sku(send, shirt, "TS-L", LARGE)

    def prices() -> list[str]:
        return [each["adjusted_price"] for each in send("GET", f"/products/{shirt}/skus").json()]

    add_rule(send, shirt, LARGE, price_adjuster=FIVE_MORE)
    assert prices() == ["20.0000", "25.0000"]
    half = {"adjuster": "percentage", "adjuster_value": -50}
    add_rule(send, shirt, {"sku_id": 2}, price_adjuster=half)
    assert prices() == ["20.0000", "12.5000"]
    send("PUT", f"/products/{shirt}/rules/1", {"is_stop": True})
    assert prices() == ["20.0000", "25.0000"]
    send("PUT", f"/products/{shirt}/rules/1", {"is_enabled": False})
    assert prices() == ["20.0000", "10.0000"]
    send("DELETE", f"/products/{shirt}/rules")
    assert prices() == ["20.0000", "20.0000"]


def test_conditions_sent_in_an_update_are_added(send: Send, shirt: int) -> None:
    add_rule(send, shirt, SMALL)
    reply = send("PUT", f"/products/{shirt}/rules/1", {"conditions": [RED]})
    assert reply.json()["conditions"] == [{**SMALL, "sku_id": None}, {**RED, "sku_id": None}]


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"product_option_id": 1},
        {**SMALL, "sku_id": 1},
        {"sku_id": 77},
        {"product_option_id": 1, "option_value_id": 77},
    ],
)
def test_a_condition_is_on_a_sku_or_on_an_option_and_its_value(
    send: Send, shirt: int, condition: dict[str, int]
) -> None:
    add_sku(send, shirt, "TS-S", SMALL)
    reply = send("POST", f"/products/{shirt}/rules", {"conditions": [condition]})
    assert reply.status_code == 400


@pytest.mark.parametrize(
    ("field", "adjuster", "status"),
    [
        ("price_adjuster", {"adjuster": "relative", "adjuster_value": -1}, 201),
        ("price_adjuster", {"adjuster": "absolute", "adjuster_value": -1}, 400),
        ("price_adjuster", {"adjuster": "percent", "adjuster_value": 1}, 400),
        ("price_adjuster", {"adjuster": "relative"}, 400),
        ("weight_adjuster", {"adjuster": "percentage", "adjuster_value": 1}, 400),
    ],
)
def test_an_adjuster_is_of_a_known_kind_with_a_value_that_fits(
    send: Send, shirt: int, field: str, adjuster: dict[str, Any], status: int
) -> None:
    body = {"conditions": [SMALL], field: adjuster}
    assert send("POST", f"/products/{shirt}/rules", body).status_code == status


def test_a_rule_moved_to_a_taken_place_shifts_those_from_there_on(send: Send, shirt: int) -> None:
    for _ in range(3):
        add_rule(send, shirt, SMALL)
    send("PUT", f"/products/{shirt}/rules/3", {"sort_order": 1})
    orders = [each["sort_order"] for each in send("GET", f"/products/{shirt}/rules").json()]
    assert orders == [2, 3, 1]
    send("PUT", f"/products/{shirt}/rules/3", {"sort_order": 9})
    orders = [each["sort_order"] for each in send("GET", f"/products/{shirt}/rules").json()]
    assert orders == [2, 3, 9]


def test_the_image_of_a_rule_is_named_after_it(send: Send, shirt: int) -> None:
    made = add_rule(send, shirt, SMALL, image_file="https://x.example/shirt.png")
    assert made["image_file"] == "attribute_rule_images/1_source.png"


def test_a_rule_keeps_the_place_it_is_given(send: Send, shirt: int) -> None:
    assert add_rule(send, shirt, SMALL, sort_order=7)["sort_order"] == 7
    assert add_rule(send, shirt, SMALL)["sort_order"] == 8


def test_rules_on_a_deleted_sku_go_with_it(send: Send, shirt: int) -> None:
    add_sku(send, shirt, "TS-S", SMALL)
    add_rule(send, shirt, {"sku_id": 1})
    add_rule(send, shirt, SMALL)
    send("DELETE", f"/products/{shirt}/skus/1")
    assert [each["id"] for each in send("GET", f"/products/{shirt}/rules").json()] == [2]


# ---- the arithmetic


def condition(option: int | None = None, value: int | None = None, sku: int | None = None) -> Any:
    return {"product_option_id": option, "option_value_id": value, "sku_id": sku}


@pytest.mark.parametrize(
    ("conditions", "met"),
    [
        ([], False),
        ([condition(1, 10)], True),
        ([condition(1, 11), condition(1, 10)], True),
        ([condition(1, 10), condition(2, 21)], False),
        ([condition(sku=7), condition(sku=8)], True),
        ([condition(sku=7), condition(1, 11)], False),
    ],
)
def test_one_option_means_or_and_different_ones_mean_and(conditions: list[Any], met: bool) -> None:
    assert matches(conditions, {1: 10, 2: 20}, sku_id=7) is met


ADJUSTERS = st.fixed_dictionaries(
    {
        "adjuster": st.sampled_from(["relative", "percentage", "absolute"]),
        "adjuster_value": st.decimals(-200, 200, places=4),
    }
)
RULES = st.fixed_dictionaries(
    {
        "id": st.integers(1, 99),
        "sort_order": st.integers(0, 5),
        "is_enabled": st.booleans(),
        "is_stop": st.booleans(),
        "price_adjuster": st.none() | ADJUSTERS,
        "conditions": st.just([condition(1, 10)]),
    }
)
PRICES = st.decimals(0, 10_000, places=4)


@given(PRICES, st.lists(RULES, max_size=5))
def test_an_adjusted_price_has_four_decimals_and_is_not_negative(
    price: Decimal, rules: list[Any]
) -> None:
    result = adjusted(price, "price_adjuster", rules, {1: 10})
    assert result >= 0
    assert result.as_tuple().exponent == -4


@given(PRICES, st.lists(RULES, max_size=5))
def test_rules_that_are_not_met_leave_a_price_alone(price: Decimal, rules: list[Any]) -> None:
    assert adjusted(price, "price_adjuster", rules, {1: 11}) == price


@given(PRICES, RULES, st.lists(RULES, max_size=3))
def test_nothing_runs_after_a_rule_that_stops(price: Decimal, stop: Any, later: list[Any]) -> None:
    stop = {**stop, "is_enabled": True, "is_stop": True, "sort_order": -1}
    alone = adjusted(price, "price_adjuster", [stop], {1: 10})
    assert adjusted(price, "price_adjuster", [*later, stop], {1: 10}) == alone
