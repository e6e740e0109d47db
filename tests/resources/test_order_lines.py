"""The lines of orders over HTTP: from the catalogue or custom, their options, stock and limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.resources.order_fields import BILLING

Send = Callable[..., requests.Response]
MUG = {"name": "Mug", "quantity": 2, "price_ex_tax": 45, "price_inc_tax": 50}
ODD = "Quantities of one or more products are out of stock or did not meet quantity requirements."


def order_of(send: Send, *lines: dict[str, Any], **more: Any) -> requests.Response:
    body = {"billing_address": BILLING.sample, "products": lines, **more}
    return send("POST", "/orders", body)


def placed(send: Send, *lines: dict[str, Any], **more: Any) -> int:
    """The id of an order with these lines."""
    answer = order_of(send, *lines, **more)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def lines_of(send: Send, order: int) -> list[dict[str, Any]]:
    answer = send("GET", f"/orders/{order}/products")
    return answer.json() if answer.status_code == 200 else []


def edit(send: Send, order: int, *lines: dict[str, Any], **more: Any) -> requests.Response:
    return send("PUT", f"/orders/{order}", {"products": lines, **more})


def error_of(answer: requests.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    error: dict[str, Any] = answer.json()[0]
    return error


def level(bcfake: FakeStore, product: dict[str, Any]) -> int:
    return int(bcfake.products.get(product["id"])["inventory_level"])


# ---- custom lines


def test_a_custom_line_is_what_it_says(send: Send) -> None:
    [line] = lines_of(send, placed(send, {**MUG, "sku": "MUG-1", "upc": "123"}))
    assert (line["product_id"], line["variant_id"], line["type"]) == (0, 0, "physical")
    assert (line["sku"], line["upc"], line["base_price"]) == ("MUG-1", "123", "45.0000")
    assert (line["price_ex_tax"], line["price_inc_tax"]) == ("45.0000", "50.0000")
    assert (line["price_tax"], line["total_tax"]) == ("5.0000", "10.0000")
    assert (line["total_ex_tax"], line["total_inc_tax"]) == ("90.0000", "100.0000")
    assert line["base_total"] == "90.0000"
    assert line["discounted_total_inc_tax"] == "100.0000"


@pytest.mark.parametrize("missing", sorted(MUG))
def test_a_custom_line_needs_name_quantity_and_both_prices(
    send: Send, bcfake: FakeStore, missing: str
) -> None:
    line = {name: value for name, value in MUG.items() if name != missing}
    error = error_of(order_of(send, line), 400)
    assert error["message"] == f"The required field 'products.{missing}' was not supplied."
    assert len(bcfake.orders) == 0


def test_a_custom_line_without_any_price_is_refused(send: Send) -> None:
    error = error_of(order_of(send, {"name": "Mug", "quantity": 1}), 400)
    assert error["message"] == "The required field 'products.price_inc_tax' was not supplied."


@pytest.mark.parametrize(
    ("sent", "customer", "merchant"),
    [
        ({"name": "Mug"}, "Mug", "Mug"),
        ({"name_customer": "Tasse"}, "Tasse", "Tasse"),
        ({"name_merchant": "M1"}, "M1", "M1"),
        ({"name": "Mug", "name_merchant": "M1"}, "Mug", "M1"),
    ],
)
def test_names_of_a_line_stand_in_for_each_other(
    send: Send, sent: dict[str, str], customer: str, merchant: str
) -> None:
    prices = {name: MUG[name] for name in MUG if name != "name"}
    [line] = lines_of(send, placed(send, {**prices, **sent}))
    assert line["name"] == line["name_customer"] == customer
    assert line["name_merchant"] == merchant


def test_the_two_names_for_the_customer_must_agree(send: Send) -> None:
    error = error_of(order_of(send, {**MUG, "name_customer": "Tasse"}), 400)
    assert error["message"] == "The field 'name_customer' is invalid."


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({**MUG, "quantity": 0}, "products.quantity"),
        ({**MUG, "name": ""}, "products.name"),
        ({**MUG, "variant_id": 5}, "products.variant_id"),
        ({**MUG, "price_ex_tax": -1}, "products.price_ex_tax"),
        ({**MUG, "quantity": "many"}, "products.quantity"),
        ({**MUG, "id": 1}, "products.id"),
        ({"product_id": 99, "quantity": 1}, "product_id"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(
    send: Send, bcfake: FakeStore, line: dict[str, Any], field: str
) -> None:
    error = error_of(order_of(send, line), 400)
    assert error["message"] == f"The field '{field}' is invalid."
    assert len(bcfake.orders) == 0


# ---- lines from the catalogue


def test_a_line_takes_what_it_leaves_out_from_the_product(send: Send, bcfake: FakeStore) -> None:
    brand = bcfake.brands.add(name="Acme")
    bcfake.products.add(
        name="Lamp",
        price=30,
        sale_price=25,
        sku="LAMP",
        cost_price=12,
        weight=3,
        brand_id=brand["id"],
        fixed_cost_shipping_price=4,
        bin_picking_number="B-7",
    )
    [line] = lines_of(send, placed(send, {"product_id": 1, "quantity": 2}))
    taken = {
        "name": "Lamp",
        "sku": "LAMP",
        "price_inc_tax": "25.0000",
        "base_cost_price": "12.0000",
        "weight": "3.0000",
        "brand": "Acme",
        "fixed_shipping_cost": "4.0000",
        "bin_picking_number": "B-7",
        "total_inc_tax": "50.0000",
    }
    assert {name: line[name] for name in taken} == taken


def test_a_price_is_overridden_with_and_without_tax_or_not_at_all(
    send: Send, bcfake: FakeStore
) -> None:
    bcfake.products.add(price=30)
    override = {"product_id": 1, "quantity": 1, "price_ex_tax": 20, "price_inc_tax": 22}
    [line] = lines_of(send, placed(send, override))
    assert (line["price_inc_tax"], line["base_price"]) == ("22.0000", "20.0000")
    half = {name: value for name, value in override.items() if name != "price_inc_tax"}
    error = error_of(order_of(send, half), 400)
    assert error["message"] == "The required field 'products.price_inc_tax' was not supplied."


def test_prices_of_a_store_that_enters_them_with_tax_are_based_on_those(
    send: Send, bcfake: FakeStore
) -> None:
    bcfake.store_information.update(is_price_entered_with_tax=True)
    order = placed(send, MUG)
    assert send("GET", f"/orders/{order}").json()["is_tax_inclusive_pricing"] is True
    assert lines_of(send, order)[0]["base_price"] == "50.0000"


def test_a_digital_order_goes_to_no_address(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add(type="digital")
    order = placed(send, {"product_id": 1, "quantity": 1})
    shown = send("GET", f"/orders/{order}").json()
    assert (shown["order_is_digital"], shown["shipping_address_count"]) == (True, 0)
    assert lines_of(send, order)[0]["order_address_id"] == 0
    [download] = send("GET", f"/orders/{order}/consignments").json()["downloads"]
    assert download["recipient_email"] == BILLING.sample["email"]


def test_only_the_physical_lines_of_a_mixed_order_go_to_its_address(
    send: Send, bcfake: FakeStore
) -> None:
    bcfake.products.add(type="digital")
    placed(send, MUG)
    order = placed(send, {"product_id": 1, "quantity": 1}, MUG)
    [address] = send("GET", f"/orders/{order}/shipping_addresses").json()
    goes_to = [line["order_address_id"] for line in lines_of(send, order)]
    assert goes_to == [0, address["id"]]
    assert send("GET", f"/orders/{order}").json()["order_is_digital"] is False


# ---- edited


def test_lines_are_edited_by_id_added_without_and_removed_by_quantity_0(send: Send) -> None:
    order = placed(send, MUG, {**MUG, "name": "Cup"})
    mug, cup = lines_of(send, order)
    poster = {"name": "Poster", "quantity": 1, "price_ex_tax": 10, "price_inc_tax": 11}
    answer = edit(
        send, order, {"id": mug["id"], "quantity": 0}, {"id": cup["id"], "quantity": 3}, poster
    )
    assert (answer.json()["items_total"], answer.json()["total_inc_tax"]) == (4, "161.0000")
    assert [(line["name"], line["quantity"]) for line in lines_of(send, order)] == [
        ("Cup", 3),
        ("Poster", 1),
    ]


def test_an_edit_leaves_alone_what_it_does_not_name(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add(price=30)
    bought = {"product_id": 1, "quantity": 1, "price_ex_tax": 20, "price_inc_tax": 22}
    order = placed(send, {**bought, "name_merchant": "L-1"})
    [line] = lines_of(send, order)
    edit(send, order, {"id": line["id"], "quantity": 2})
    [changed] = lines_of(send, order)
    assert changed["price_inc_tax"] == "22.0000"
    assert (changed["name"], changed["name_merchant"]) == (line["name"], "L-1")
    edit(send, order, {"id": line["id"], "name": "Lamp"})
    [renamed] = lines_of(send, order)
    assert (renamed["name"], renamed["name_customer"]) == ("Lamp", "Lamp")
    assert (renamed["name_merchant"], renamed["quantity"]) == ("L-1", 2)


def test_a_line_of_another_order_cannot_be_edited(send: Send) -> None:
    placed(send, MUG)
    order = placed(send, MUG)
    error = error_of(edit(send, order, {"id": 1, "quantity": 5}), 400)
    assert error["message"] == "The field 'products.id' is invalid."


def test_a_changed_line_loses_its_share_of_the_discount(send: Send) -> None:
    """Documented: the update clears all discounts applied to the changed lines."""
    order = placed(send, MUG, MUG, discount_amount=20)
    first, second = lines_of(send, order)
    assert first["applied_discounts"] == second["applied_discounts"] != []
    answer = edit(send, order, {"id": first["id"], "quantity": 1}).json()
    assert (answer["discount_amount"], answer["total_inc_tax"]) == ("10.0000", "140.0000")
    assert [len(line["applied_discounts"]) for line in lines_of(send, order)] == [0, 1]


def test_gift_wrapping_needs_its_costs_and_comes_off_with_id_0(send: Send) -> None:
    wrapped = {**MUG, "wrapping_id": 3, "wrapping_name": "Gold"}
    costs = {"wrapping_cost_ex_tax": 4, "wrapping_cost_inc_tax": 5}
    assert order_of(send, wrapped).status_code == 400
    order = placed(send, {**wrapped, **costs})
    shown = send("GET", f"/orders/{order}").json()
    assert (shown["wrapping_cost_inc_tax"], shown["wrapping_cost_tax"]) == ("5.0000", "1.0000")
    assert shown["total_inc_tax"] == "105.0000"
    [line] = lines_of(send, order)
    shown = edit(send, order, {"id": line["id"], "wrapping_id": 0}).json()
    assert (shown["wrapping_cost_inc_tax"], shown["total_inc_tax"]) == ("0.0000", "100.0000")
    assert lines_of(send, order)[0]["wrapping_name"] == ""


# ---- stock and limits


def test_an_order_takes_its_stock_and_counts_as_sold(send: Send, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    placed(send, {"product_id": product["id"], "quantity": 2})
    assert level(bcfake, product) == 3
    assert bcfake.products.get(product["id"])["total_sold"] == 2


def test_stock_that_is_not_tracked_is_not_counted(send: Send, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="none", inventory_level=1)
    placed(send, {"product_id": product["id"], "quantity": 2})
    assert level(bcfake, product) == 1


def test_too_little_stock_and_odd_quantities_are_refused_together_and_nothing_is_saved(
    send: Send, bcfake: FakeStore
) -> None:
    """Status, message and details as documented in 2013."""
    few = bcfake.products.add(inventory_tracking="simple", inventory_level=1)
    most = bcfake.products.add(order_quantity_maximum=5)
    least = bcfake.products.add(order_quantity_minimum=2)
    answer = order_of(
        send,
        {"product_id": few["id"], "quantity": 2},
        {"product_id": most["id"], "quantity": 6},
        {"product_id": least["id"], "quantity": 1},
    )
    error = error_of(answer, 409)
    assert error["message"] == ODD

    def about(product: dict[str, Any], **more: int) -> dict[str, Any]:
        path = f"/products/{product['id']}"
        links = {"url": bcfake.url + path, "resource": path}
        return {"id": product["id"], "name": product["name"], **links, **more}

    assert sorted(error["details"]["errors"], key=lambda each: each["product"]["id"]) == [
        {"type": "OutOfStock", "product": about(few)},
        {"type": "ExceedsMaxQuantity", "product": about(most, maximum_quantity=5)},
        {"type": "InsufficientQuantity", "product": about(least, minimum_quantity=2)},
    ]
    assert len(bcfake.orders) == len(bcfake.order_products) == 0
    assert level(bcfake, few) == 1


def test_exactly_the_stock_there_is_and_exactly_the_limits_will_do(
    send: Send, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(
        inventory_tracking="simple",
        inventory_level=4,
        order_quantity_minimum=4,
        order_quantity_maximum=4,
    )
    placed(send, {"product_id": product["id"], "quantity": 4})
    assert level(bcfake, product) == 0


def test_two_lines_of_a_product_share_its_stock_and_its_limits(
    send: Send, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(
        inventory_tracking="simple", inventory_level=3, order_quantity_minimum=2
    )
    two = {"product_id": product["id"], "quantity": 2}
    assert order_of(send, two, two).status_code == 409
    one = {"product_id": product["id"], "quantity": 1}
    assert order_of(send, one, one).status_code == 201
    assert level(bcfake, product) == 1


def test_edits_move_stock_by_the_difference(send: Send, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    order = placed(send, {"product_id": product["id"], "quantity": 2})
    [line] = lines_of(send, order)
    edit(send, order, {"id": line["id"], "quantity": 4})
    assert level(bcfake, product) == 1
    error = error_of(edit(send, order, {"id": line["id"], "quantity": 6}), 409)
    assert error["details"]["errors"][0]["type"] == "OutOfStock"
    assert level(bcfake, product) == 1
    edit(send, order, {"id": line["id"], "quantity": 0})
    assert level(bcfake, product) == 5
    assert bcfake.products.get(product["id"])["total_sold"] == 0


def test_edits_of_an_order_awaiting_fulfillment_leave_stock_alone(
    send: Send, bcfake: FakeStore
) -> None:
    """Documented: such an order's inventory does not reflect the change."""
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    order = placed(send, {"product_id": product["id"], "quantity": 2}, status_id=11)
    assert level(bcfake, product) == 3
    [line] = lines_of(send, order)
    assert edit(send, order, {"id": line["id"], "quantity": 9}).status_code == 200
    assert level(bcfake, product) == 3


def test_migrated_orders_take_stock_and_do_not_count_as_sold(send: Send, bcfake: FakeStore) -> None:
    product = bcfake.products.add(inventory_tracking="simple", inventory_level=5)
    placed(send, {"product_id": product["id"], "quantity": 2}, external_source="M-MIG")
    assert level(bcfake, product) == 3
    assert bcfake.products.get(product["id"])["total_sold"] == 0


# ---- options and SKUs


@pytest.fixture
def shirt(send: Send, bcfake: FakeStore) -> int:
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
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    line = {"product_id": shirt, "quantity": 2, "product_options": [SMALL]}
    [shown] = lines_of(send, placed(send, line))
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
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.products.update(shirt, cost_price=9)
    bcfake.product_skus.update(2, cost_price=11, inventory_level=5)
    bought = [{"product_id": shirt, "quantity": 1, "variant_id": sku} for sku in (1, 2)]
    lines = lines_of(send, placed(send, *bought))
    assert [line["base_cost_price"] for line in lines] == ["9.0000", "11.0000"]


def test_a_variant_id_stands_for_the_options_of_its_sku(send: Send, shirt: int) -> None:
    [line] = lines_of(send, placed(send, {"product_id": shirt, "quantity": 1, "variant_id": 1}))
    assert line["sku"] == "TS-S"
    assert [each["display_value"] for each in line["product_options"]] == ["S"]
    unknown = {"product_id": shirt, "quantity": 1, "variant_id": 99}
    assert order_of(send, unknown).status_code == 400


def test_an_option_of_free_text_takes_any_and_shows_it(send: Send, shirt: int) -> None:
    text = {"id": 2, "value": "Hello", "display_name": "Druck"}
    line = {"product_id": shirt, "quantity": 1, "product_options": [SMALL, text]}
    [shown] = lines_of(send, placed(send, line))
    printed = shown["product_options"][1]
    assert (printed["display_value"], printed["type"]) == ("Hello", "Text field")
    assert (printed["display_name"], printed["display_name_merchant"]) == ("Druck", "Print")


def test_a_sku_out_of_stock_is_named_in_the_refusal(
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    line = {"product_id": shirt, "quantity": 1, "product_options": [LARGE]}
    [error] = error_of(order_of(send, line), 409)["details"]["errors"]
    path = f"/products/{shirt}/skus/2"
    assert error["product"]["sku"] == {
        "id": 2,
        "sku": "TS-L",
        "url": bcfake.url + path,
        "resource": path,
        "inventory_level": 0,
    }


def test_missing_and_unknown_options_are_refused_together(
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    """Message and details as documented in 2013."""
    line = {"product_id": shirt, "quantity": 1}
    wrong = [{"id": 1, "value": 9}, {"id": 222, "value": "x"}]
    answer = order_of(send, line, {**line, "product_options": wrong})
    error = error_of(answer, 400)
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
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.product_skus.update(2, inventory_level=4)
    order = placed(send, {"product_id": shirt, "quantity": 2, "product_options": [SMALL]})
    [line] = lines_of(send, order)
    edit(send, order, {"id": line["id"], "product_options": [LARGE]})
    assert lines_of(send, order)[0]["sku"] == "TS-L"
    assert [sku["inventory_level"] for sku in bcfake.product_skus] == [3, 2]


def test_an_edit_can_name_another_variant_or_another_product(
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.product_skus.update(2, inventory_level=4)
    hat = bcfake.products.add(name="Hat", price=7)
    order = placed(send, {"product_id": shirt, "quantity": 2, "variant_id": 1})
    [line] = lines_of(send, order)
    edit(send, order, {"id": line["id"], "variant_id": 2})
    [line] = lines_of(send, order)
    assert (line["sku"], line["product_options"][0]["display_value"]) == ("TS-L", "L")
    edit(send, order, {"id": line["id"], "product_id": hat["id"]})
    [line] = lines_of(send, order)
    assert (line["name"], line["price_inc_tax"], line["product_options"]) == ("Hat", "7.0000", [])
    assert [sku["inventory_level"] for sku in bcfake.product_skus] == [3, 4]
    assert hat["id"] == line["product_id"]


def test_lines_outlive_their_product(send: Send, bcfake: FakeStore, shirt: int) -> None:
    order = placed(send, {"product_id": shirt, "quantity": 2, "variant_id": 1})
    bcfake.products.delete(shirt)
    [line] = lines_of(send, order)
    assert edit(send, order, {"id": line["id"], "quantity": 1}).status_code == 200
    assert lines_of(send, order)[0]["total_inc_tax"] == "24.0000"


def test_an_edit_to_a_sku_out_of_stock_is_refused(send: Send, shirt: int) -> None:
    order = placed(send, {"product_id": shirt, "quantity": 2, "product_options": [SMALL]})
    [line] = lines_of(send, order)
    answer = edit(send, order, {"id": line["id"], "product_options": [LARGE]})
    [error] = error_of(answer, 409)["details"]["errors"]
    assert error["product"]["sku"]["sku"] == "TS-L"
    wrong = edit(send, order, {"id": line["id"], "product_options": [{"id": 1, "value": 9}]})
    assert error_of(wrong, 400)["details"]["errors"][0]["type"] == "InvalidProductOptionValue"


def test_a_product_tracked_by_sku_that_has_none_counts_no_stock(
    send: Send, bcfake: FakeStore
) -> None:
    product = bcfake.products.add(inventory_tracking="sku", inventory_level=1)
    [line] = lines_of(send, placed(send, {"product_id": product["id"], "quantity": 2}))
    assert (line["variant_id"], level(bcfake, product)) == (0, 1)


def test_the_options_of_lines_have_ids_of_their_own(send: Send, shirt: int) -> None:
    text = {"id": 2, "value": "Hello"}
    line = {"product_id": shirt, "quantity": 1, "product_options": [SMALL, text]}
    shown = lines_of(send, placed(send, line, line))
    assert len({option["id"] for each in shown for option in each["product_options"]}) == 4


def test_product_rules_adjust_the_price_of_a_line(
    send: Send, bcfake: FakeStore, shirt: int
) -> None:
    bcfake.product_rules.add(
        product_id=shirt,
        price_adjuster={"adjuster": "relative", "adjuster_value": 5},
        conditions=[{"product_option_id": 1, "option_value_id": 1, "sku_id": None}],
    )
    line = {"product_id": shirt, "quantity": 1, "product_options": [SMALL]}
    assert lines_of(send, placed(send, line))[0]["price_inc_tax"] == "29.0000"
