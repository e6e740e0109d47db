"""The lines of orders over HTTP: custom ones, lines from the catalogue, edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.resources.order_fields import BILLING

Send = Callable[..., requests.Response]
Till = Any  # of the conftest
MUG = {"name": "Mug", "quantity": 2, "price_ex_tax": 45, "price_inc_tax": 50}


# ---- custom lines


def test_a_custom_line_is_what_it_says(till: Till) -> None:
    [line] = till.lines_of(till.placed({**MUG, "sku": "MUG-1", "upc": "123"}))
    assert (line["product_id"], line["variant_id"], line["type"]) == (0, 0, "physical")
    assert (line["sku"], line["upc"], line["base_price"]) == ("MUG-1", "123", "45.0000")
    assert (line["price_ex_tax"], line["price_inc_tax"]) == ("45.0000", "50.0000")
    assert (line["price_tax"], line["total_tax"]) == ("5.0000", "10.0000")
    assert (line["total_ex_tax"], line["total_inc_tax"]) == ("90.0000", "100.0000")
    assert line["base_total"] == "90.0000"
    assert line["discounted_total_inc_tax"] == "100.0000"


@pytest.mark.parametrize("missing", sorted(MUG))
def test_a_custom_line_needs_name_quantity_and_both_prices(
    till: Till, bcfake: FakeStore, missing: str
) -> None:
    line = {name: value for name, value in MUG.items() if name != missing}
    error = till.error_of(till.order_of(line), 400)
    assert error["message"] == f"The required field 'products.{missing}' was not supplied."
    assert len(bcfake.orders) == 0


def test_a_custom_line_without_any_price_is_refused(till: Till) -> None:
    error = till.error_of(till.order_of({"name": "Mug", "quantity": 1}), 400)
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
    till: Till, sent: dict[str, str], customer: str, merchant: str
) -> None:
    prices = {name: MUG[name] for name in MUG if name != "name"}
    [line] = till.lines_of(till.placed({**prices, **sent}))
    assert line["name"] == line["name_customer"] == customer
    assert line["name_merchant"] == merchant


def test_the_two_names_for_the_customer_must_agree(till: Till) -> None:
    error = till.error_of(till.order_of({**MUG, "name_customer": "Tasse"}), 400)
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
    till: Till, bcfake: FakeStore, line: dict[str, Any], field: str
) -> None:
    error = till.error_of(till.order_of(line), 400)
    assert error["message"] == f"The field '{field}' is invalid."
    assert len(bcfake.orders) == 0


# ---- lines from the catalogue


def test_a_line_takes_what_it_leaves_out_from_the_product(till: Till, bcfake: FakeStore) -> None:
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
    [line] = till.lines_of(till.placed({"product_id": 1, "quantity": 2}))
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
    till: Till, bcfake: FakeStore
) -> None:
    bcfake.products.add(price=30)
    override = {"product_id": 1, "quantity": 1, "price_ex_tax": 20, "price_inc_tax": 22}
    [line] = till.lines_of(till.placed(override))
    assert (line["price_inc_tax"], line["base_price"]) == ("22.0000", "20.0000")
    half = {name: value for name, value in override.items() if name != "price_inc_tax"}
    error = till.error_of(till.order_of(half), 400)
    assert error["message"] == "The required field 'products.price_inc_tax' was not supplied."


def test_prices_of_a_store_that_enters_them_with_tax_are_based_on_those(
    send: Send, till: Till, bcfake: FakeStore
) -> None:
    bcfake.store_information.update(is_price_entered_with_tax=True)
    order = till.placed(MUG)
    assert send("GET", f"/orders/{order}").json()["is_tax_inclusive_pricing"] is True
    assert till.lines_of(order)[0]["base_price"] == "50.0000"


def test_a_digital_order_goes_to_no_address(send: Send, till: Till, bcfake: FakeStore) -> None:
    bcfake.products.add(type="digital")
    order = till.placed({"product_id": 1, "quantity": 1})
    shown = send("GET", f"/orders/{order}").json()
    assert (shown["order_is_digital"], shown["shipping_address_count"]) == (True, 0)
    assert till.lines_of(order)[0]["order_address_id"] == 0
    [download] = send("GET", f"/orders/{order}/consignments").json()["downloads"]
    assert download["recipient_email"] == BILLING.sample["email"]


def test_only_the_physical_lines_of_a_mixed_order_go_to_its_address(
    send: Send, till: Till, bcfake: FakeStore
) -> None:
    bcfake.products.add(type="digital")
    till.placed(MUG)
    order = till.placed({"product_id": 1, "quantity": 1}, MUG)
    [address] = send("GET", f"/orders/{order}/shipping_addresses").json()
    goes_to = [line["order_address_id"] for line in till.lines_of(order)]
    assert goes_to == [0, address["id"]]
    assert send("GET", f"/orders/{order}").json()["order_is_digital"] is False


# ---- edited


def test_lines_are_edited_by_id_added_without_and_removed_by_quantity_0(till: Till) -> None:
    order = till.placed(MUG, {**MUG, "name": "Cup"})
    mug, cup = till.lines_of(order)
    poster = {"name": "Poster", "quantity": 1, "price_ex_tax": 10, "price_inc_tax": 11}
    answer = till.edit(
        order, {"id": mug["id"], "quantity": 0}, {"id": cup["id"], "quantity": 3}, poster
    )
    assert (answer.json()["items_total"], answer.json()["total_inc_tax"]) == (4, "161.0000")
    assert [(line["name"], line["quantity"]) for line in till.lines_of(order)] == [
        ("Cup", 3),
        ("Poster", 1),
    ]


def test_an_edit_leaves_alone_what_it_does_not_name(till: Till, bcfake: FakeStore) -> None:
    bcfake.products.add(price=30)
    bought = {"product_id": 1, "quantity": 1, "price_ex_tax": 20, "price_inc_tax": 22}
    order = till.placed({**bought, "name_merchant": "L-1"})
    [line] = till.lines_of(order)
    till.edit(order, {"id": line["id"], "quantity": 2})
    [changed] = till.lines_of(order)
    assert changed["price_inc_tax"] == "22.0000"
    assert (changed["name"], changed["name_merchant"]) == (line["name"], "L-1")
    till.edit(order, {"id": line["id"], "name": "Lamp"})
    [renamed] = till.lines_of(order)
    assert (renamed["name"], renamed["name_customer"]) == ("Lamp", "Lamp")
    assert (renamed["name_merchant"], renamed["quantity"]) == ("L-1", 2)


def test_a_line_of_another_order_cannot_be_edited(till: Till) -> None:
    till.placed(MUG)
    order = till.placed(MUG)
    error = till.error_of(till.edit(order, {"id": 1, "quantity": 5}), 400)
    assert error["message"] == "The field 'products.id' is invalid."


def test_a_changed_line_loses_its_share_of_the_discount(till: Till) -> None:
    """Documented: the update clears all discounts applied to the changed lines."""
    order = till.placed(MUG, MUG, discount_amount=20)
    first, second = till.lines_of(order)
    assert first["applied_discounts"] == second["applied_discounts"] != []
    answer = till.edit(order, {"id": first["id"], "quantity": 1}).json()
    assert (answer["discount_amount"], answer["total_inc_tax"]) == ("10.0000", "140.0000")
    assert [len(line["applied_discounts"]) for line in till.lines_of(order)] == [0, 1]


def test_gift_wrapping_needs_its_costs_and_comes_off_with_id_0(send: Send, till: Till) -> None:
    wrapped = {**MUG, "wrapping_id": 3, "wrapping_name": "Gold"}
    costs = {"wrapping_cost_ex_tax": 4, "wrapping_cost_inc_tax": 5}
    assert till.order_of(wrapped).status_code == 400
    order = till.placed({**wrapped, **costs})
    shown = send("GET", f"/orders/{order}").json()
    assert (shown["wrapping_cost_inc_tax"], shown["wrapping_cost_tax"]) == ("5.0000", "1.0000")
    assert shown["total_inc_tax"] == "105.0000"
    [line] = till.lines_of(order)
    shown = till.edit(order, {"id": line["id"], "wrapping_id": 0}).json()
    assert (shown["wrapping_cost_inc_tax"], shown["total_inc_tax"]) == ("0.0000", "100.0000")
    assert till.lines_of(order)[0]["wrapping_name"] == ""
