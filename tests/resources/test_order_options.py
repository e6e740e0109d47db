"""The options of order lines: which SKU they choose, and what that does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore

Send = Callable[..., requests.Response]
Till = Any  # of the conftest


@pytest.fixture
def shirt(bcfake: FakeStore) -> int:
    """A product at 20.00, tracked by SKU; Size (S, L) is required, Print is any text."""
    option_set = bcfake.option_sets.add()
    size = bcfake.options.add(name="Size", type="RT")
    printed = bcfake.options.add(name="Print", type="T")
    for label in ("S", "L"):
        bcfake.option_values.add(option_id=size["id"], label=label)
    for option, required in ((size, True), (printed, False)):
        bcfake.option_set_options.add(
            option_set_id=option_set["id"], option_id=option["id"], is_required=required
        )
    product = bcfake.products.add(
        name="Shirt", price=20, inventory_tracking="sku", option_set_id=option_set["id"]
    )
    for code, value, stock in (("TS-S", 1, 3), ("TS-L", 2, 0)):
        options = [{"product_option_id": 1, "option_value_id": value}]
        bcfake.product_skus.add(
            product_id=product["id"], sku=code, inventory_level=stock, options=options, price=24
        )
    return int(product["id"])


SMALL, LARGE = {"id": 1, "value": "1"}, {"id": 1, "value": 2}


def test_options_choose_the_sku_that_gives_price_code_and_stock(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    line = {"product_id": shirt, "quantity": 2, "product_options": [SMALL]}
    [shown] = till.lines_of(till.placed(line))
    assert (shown["sku"], shown["variant_id"]) == ("TS-S", 1)
    assert shown["price_inc_tax"] == "24.0000"
    [option] = shown["product_options"]
    assert option["order_product_id"] == shown["id"]
    chosen = {
        "option_id": 1,
        "product_option_id": 1,
        "display_name": "Size",
        "display_value": "S",
        "value": "1",
        "type": "Multiple choice",
        "name": "Size",
        "display_style": "Rectangle",
    }
    assert {name: option[name] for name in chosen} == chosen
    assert bcfake.product_skus.get(1)["inventory_level"] == 1


def test_a_sku_that_costs_nothing_to_buy_in_costs_what_the_product_does(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.products.update(shirt, cost_price=9)
    bcfake.product_skus.update(2, cost_price=11, inventory_level=5)
    bought = [{"product_id": shirt, "quantity": 1, "variant_id": sku} for sku in (1, 2)]
    lines = till.lines_of(till.placed(*bought))
    assert [line["base_cost_price"] for line in lines] == ["9.0000", "11.0000"]


def test_a_variant_id_stands_for_the_options_of_its_sku(till: Till, shirt: int) -> None:
    [line] = till.lines_of(till.placed({"product_id": shirt, "quantity": 1, "variant_id": 1}))
    assert line["sku"] == "TS-S"
    assert [each["display_value"] for each in line["product_options"]] == ["S"]
    unknown = {"product_id": shirt, "quantity": 1, "variant_id": 99}
    assert till.order_of(unknown).status_code == 400


def test_an_option_of_free_text_takes_any_and_shows_it(till: Till, shirt: int) -> None:
    text = {"id": 2, "value": "Hello", "display_name": "Druck"}
    line = {"product_id": shirt, "quantity": 1, "product_options": [SMALL, text]}
    [shown] = till.lines_of(till.placed(line))
    printed = shown["product_options"][1]
    assert (printed["display_value"], printed["type"]) == ("Hello", "Text field")
    assert (printed["display_name"], printed["display_name_merchant"]) == ("Druck", "Print")


def test_a_sku_out_of_stock_is_named_in_the_refusal(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    line = {"product_id": shirt, "quantity": 1, "product_options": [LARGE]}
    [error] = till.error_of(till.order_of(line), 409)["details"]["errors"]
    path = f"/products/{shirt}/skus/2"
    assert error["product"]["sku"] == {
        "id": 2,
        "sku": "TS-L",
        "url": bcfake.url + path,
        "resource": path,
        "inventory_level": 0,
    }


def test_missing_and_unknown_options_are_refused_together(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    """Message and details as documented in 2013."""
    line = {"product_id": shirt, "quantity": 1}
    wrong = [{"id": 1, "value": 9}, {"id": 222, "value": "x"}]
    answer = till.order_of(line, {**line, "product_options": wrong})
    error = till.error_of(answer, 400)
    assert error["message"] == "The options of one or more products are invalid."
    missing, value, unknown = error["details"]["errors"]
    size = {"id": 1, "option_id": 1, "display_name": "Size"}
    path = f"/products/{shirt}/options/1"
    links = {"url": bcfake.url + path, "resource": path}
    assert missing["type"] == "MandatoryProductOptions"
    assert missing["product"]["required_product_options"] == [{**size, **links}]
    assert value["type"] == "InvalidProductOptionValue"
    assert value["product"]["product_option"] == {**size, "value": 9, **links}
    assert (unknown["type"], unknown["product"]["value"]) == ("InvalidProductOption", 222)
    assert len(bcfake.orders) == 0


def test_changing_the_options_of_a_line_moves_stock_from_sku_to_sku(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.product_skus.update(2, inventory_level=4)
    order = till.placed({"product_id": shirt, "quantity": 2, "product_options": [SMALL]})
    [line] = till.lines_of(order)
    till.edit(order, {"id": line["id"], "product_options": [LARGE]})
    assert till.lines_of(order)[0]["sku"] == "TS-L"
    assert [sku["inventory_level"] for sku in bcfake.product_skus] == [3, 2]


def test_an_edit_can_name_another_variant_or_another_product(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.product_skus.update(2, inventory_level=4)
    hat = bcfake.products.add(name="Hat", price=7)
    order = till.placed({"product_id": shirt, "quantity": 2, "variant_id": 1})
    [line] = till.lines_of(order)
    till.edit(order, {"id": line["id"], "variant_id": 2})
    [line] = till.lines_of(order)
    assert (line["sku"], line["product_options"][0]["display_value"]) == ("TS-L", "L")
    till.edit(order, {"id": line["id"], "product_id": hat["id"]})
    [line] = till.lines_of(order)
    assert (line["name"], line["price_inc_tax"], line["product_options"]) == ("Hat", "7.0000", [])
    assert [sku["inventory_level"] for sku in bcfake.product_skus] == [3, 4]
    assert hat["id"] == line["product_id"]


def test_lines_outlive_their_product(till: Till, bcfake: FakeStore, shirt: int) -> None:
    order = till.placed({"product_id": shirt, "quantity": 2, "variant_id": 1})
    bcfake.products.delete(shirt)
    [line] = till.lines_of(order)
    assert till.edit(order, {"id": line["id"], "quantity": 1}).status_code == 200
    assert till.lines_of(order)[0]["total_inc_tax"] == "24.0000"


def test_an_edit_to_a_sku_out_of_stock_is_refused(till: Till, shirt: int) -> None:
    order = till.placed({"product_id": shirt, "quantity": 2, "product_options": [SMALL]})
    [line] = till.lines_of(order)
    answer = till.edit(order, {"id": line["id"], "product_options": [LARGE]})
    [error] = till.error_of(answer, 409)["details"]["errors"]
    assert error["product"]["sku"]["sku"] == "TS-L"
    wrong = till.edit(order, {"id": line["id"], "product_options": [{"id": 1, "value": 9}]})
    assert till.error_of(wrong, 400)["details"]["errors"][0]["type"] == "InvalidProductOptionValue"


def test_a_product_tracked_by_sku_that_has_none_counts_no_stock(
    till: Till, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(inventory_tracking="sku", inventory_level=1)
    [line] = till.lines_of(till.placed({"product_id": product["id"], "quantity": 2}))
    assert (line["variant_id"], till.level(product)) == (0, 1)


def test_the_options_of_lines_have_ids_of_their_own(till: Till, shirt: int) -> None:
    text = {"id": 2, "value": "Hello"}
    line = {"product_id": shirt, "quantity": 1, "product_options": [SMALL, text]}
    shown = till.lines_of(till.placed(line, line))
    assert len({option["id"] for each in shown for option in each["product_options"]}) == 4


def test_product_rules_adjust_the_price_of_a_line(
    till: Till, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.product_rules.add(
        product_id=shirt,
        price_adjuster={"adjuster": "relative", "adjuster_value": 5},
        conditions=[{"product_option_id": 1, "option_value_id": 1, "sku_id": None}],
    )
    line = {"product_id": shirt, "quantity": 1, "product_options": [SMALL]}
    assert till.lines_of(till.placed(line))[0]["price_inc_tax"] == "29.0000"
