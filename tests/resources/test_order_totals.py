"""What orders cost: exact sums of lines, costs, fees and discounts, and overrides of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from bcfake.resources import CATALOGUE
from bcfake.resources.order_fields import BILLING
from bcfake.resources.order_totals import shares, taxed, total
from bcfake.resources.orders import ORDERS
from bcfake.store import Store

Send = Callable[..., requests.Response]
MUG = {"name": "Mug", "quantity": 2, "price_ex_tax": 45, "price_inc_tax": 50}
TOTALS = ("total_ex_tax", "total_inc_tax", "total_tax")


def placed(send: Send, **values: Any) -> dict[str, Any]:
    """The order of two mugs at 45 (50 with tax), with `values` in the body."""
    body = {"billing_address": BILLING.sample, "products": [MUG], **values}
    answer = send("POST", "/orders", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def amounts(order: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(order[name] for name in names or TOTALS)


# ---- laws

CENTS = st.decimals(0, 5000, places=2)


@st.composite
def prices(draw: st.DrawFn) -> dict[str, Decimal]:
    """A price without tax, and with at most a third of it on top."""
    ex = draw(CENTS)
    return {"ex_tax": ex, "inc_tax": ex + draw(st.decimals(0, max(ex / 3, Decimal(0)), places=2))}


@st.composite
def lines(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to five custom lines."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        price = {f"price_{kind}": amount for kind, amount in draw(prices()).items()}
        made.append({"name": f"Line {number}", "quantity": draw(st.integers(1, 9)), **price})
    return made


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """An order of custom lines, with costs, fees and a discount that fits."""
    body: dict[str, Any] = {"billing_address": BILLING.sample, "products": draw(lines())}
    for cost in ("shipping_cost", "handling_cost", "wrapping_cost"):
        body |= {f"{cost}_{kind}": amount for kind, amount in draw(prices()).items()}
    fees = draw(st.lists(prices(), max_size=2))
    body["fees"] = [
        {"display_name_customer": "Fee", **{f"cost_{kind}": fee[kind] for kind in fee}}
        for fee in fees
    ]
    most = total(line["price_inc_tax"] * line["quantity"] for line in body["products"])
    body["discount_amount"] = draw(st.decimals(0, most, places=2))
    return body


@settings(max_examples=60, deadline=None)
@given(body=bodies())
def test_totals_add_up_to_the_last_decimal(body: dict[str, Any]) -> None:
    """total = subtotal + costs + fees - discount, with tax; the tax is what tells the two apart."""
    store = Store(CATALOGUE)
    order = store.create(ORDERS, ORDERS.parse(body, "create"))
    rows = store.list(CATALOGUE["order_products"], parent=order["id"])
    fees = store.list(CATALOGUE["order_fees"], parent=order["id"])
    costs = ("shipping_cost", "handling_cost", "wrapping_cost")

    assert order["subtotal_inc_tax"] == sum(
        line["quantity"] * line["price_inc_tax"] for line in body["products"]
    )
    assert order["total_inc_tax"] == (
        order["subtotal_inc_tax"]
        - order["discount_amount"]
        + sum(order[f"{cost}_inc_tax"] for cost in costs)
        + sum(fee["cost_inc_tax"] for fee in fees)
    )
    assert order["total_tax"] == order["subtotal_tax"] + sum(
        order[f"{cost}_tax"] for cost in costs
    ) + sum(fee["cost_tax"] for fee in fees)
    assert order["total_ex_tax"] + order["total_tax"] == order["total_inc_tax"]
    assert order["items_total"] == sum(line["quantity"] for line in body["products"])
    spread = sum(each["amount"] for line in rows for each in line["applied_discounts"])
    assert spread == (order["discount_amount"] if order["subtotal_ex_tax"] else 0)


@settings(max_examples=40, deadline=None)
@given(first=lines(), second=lines())
def test_an_edited_order_costs_what_a_new_one_would(
    first: list[dict[str, Any]], second: list[dict[str, Any]]
) -> None:
    """Removing all lines and adding others leaves nothing of the first behind."""
    body = {
        "billing_address": BILLING.sample,
        "shipping_cost_ex_tax": 4,
        "shipping_cost_inc_tax": 5,
    }
    store = Store(CATALOGUE)
    fresh = store.create(ORDERS, ORDERS.parse({**body, "products": second}, "create"))
    order = store.create(ORDERS, ORDERS.parse({**body, "products": first}, "create"))
    rows = store.list(CATALOGUE["order_products"], parent=order["id"])
    removed = [{"id": row["id"], "quantity": 0} for row in rows]
    edit = ORDERS.parse({"products": removed + second}, "update")
    edited = store.update(ORDERS, order["id"], edit)
    same = ("items_total", "subtotal_ex_tax", "subtotal_inc_tax", "subtotal_tax", *TOTALS)
    assert {name: edited[name] for name in same} == {name: fresh[name] for name in same}


@given(amount=CENTS, weights=st.lists(CENTS, min_size=1, max_size=8))
def test_shares_add_up_to_the_whole(amount: Decimal, weights: list[Decimal]) -> None:
    parts = shares(amount, weights)
    assert sum(parts) == (amount if any(weights) else 0)
    assert all(part >= 0 for part in parts)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)


@pytest.mark.parametrize(
    ("tax", "price", "paid", "left"),
    [
        ("5.1607", "67.8400", "57.8400", "4.4000"),  # the documentation's order 218
        ("130.3333", "2500.0000", "2400.0000", "125.1200"),  # an order recorded in 2026
        ("5.0000", "50.0000", "50.0000", "5.0000"),
        ("0.0000", "0.0000", "0.0000", "0.0000"),
    ],
)
def test_a_discount_lowers_the_tax_as_in_the_published_orders(
    tax: str, price: str, paid: str, left: str
) -> None:
    assert taxed(Decimal(tax), Decimal(price), Decimal(paid)) == Decimal(left)


# ---- what moves them


def test_costs_and_fees_are_in_the_total_and_not_in_the_subtotal(send: Send) -> None:
    order = placed(
        send,
        shipping_cost_ex_tax=10,
        shipping_cost_inc_tax=12,
        handling_cost_ex_tax=1,
        handling_cost_inc_tax=1,
        fees=[{"display_name_customer": "Rush", "cost_ex_tax": 5, "cost_inc_tax": 6}],
    )
    assert amounts(order, "subtotal_ex_tax", "subtotal_inc_tax") == ("90.0000", "100.0000")
    assert order["shipping_cost_tax"] == "2.0000"
    assert amounts(order) == ("106.0000", "119.0000", "13.0000")


def test_a_handling_cost_sent_once_counts_with_and_without_tax(send: Send) -> None:
    order = placed(send, handling_cost_inc_tax=3)
    assert amounts(order, "handling_cost_ex_tax", "handling_cost_tax") == ("3.0000", "0.0000")


def test_changing_a_cost_changes_the_total(send: Send) -> None:
    order = placed(send, shipping_cost_ex_tax=10, shipping_cost_inc_tax=12)
    costs = {"shipping_cost_ex_tax": 0, "shipping_cost_inc_tax": 0}
    order = send("PUT", f"/orders/{order['id']}", costs).json()
    assert amounts(order) == ("90.0000", "100.0000", "10.0000")


def test_a_discount_comes_off_the_price_with_tax_and_shrinks_the_tax(send: Send) -> None:
    order = placed(send, discount_amount=20)
    assert amounts(order, "subtotal_ex_tax", "subtotal_inc_tax") == ("90.0000", "100.0000")
    assert amounts(order) == ("72.0000", "80.0000", "8.0000")


def test_a_discount_is_spread_over_the_lines_by_what_they_cost(send: Send) -> None:
    """Entries as recorded in 2026."""
    cheap = {"name": "Card", "quantity": 1, "price_ex_tax": 10, "price_inc_tax": 11}
    order = placed(send, products=[MUG, cheap], discount_amount=20)
    mug, card = send("GET", f"/orders/{order['id']}/products").json()
    entry = {"id": "manual-discount", "name": "Manual Discount", "code": None, "target": "order"}
    assert mug["applied_discounts"] == [{**entry, "amount": "18.0000"}]
    assert card["applied_discounts"] == [{**entry, "amount": "2.0000"}]
    assert amounts(mug, "total_inc_tax", "discounted_total_inc_tax") == ("100.0000", "82.0000")


def test_a_new_discount_takes_the_place_of_the_old_one(send: Send) -> None:
    order = placed(send, discount_amount=20)
    order = send("PUT", f"/orders/{order['id']}", {"discount_amount": 5}).json()
    assert order["total_inc_tax"] == "95.0000"
    [line] = send("GET", f"/orders/{order['id']}/products").json()
    assert [each["amount"] for each in line["applied_discounts"]] == ["5.0000"]
    order = send("PUT", f"/orders/{order['id']}", {"discount_amount": 0}).json()
    [line] = send("GET", f"/orders/{order['id']}/products").json()
    assert (line["applied_discounts"], order["total_inc_tax"]) == ([], "100.0000")


def test_an_order_cannot_be_discounted_below_nothing(send: Send) -> None:
    order = placed(send)
    answer = send("PUT", f"/orders/{order['id']}", {"discount_amount": 100.01})
    assert answer.status_code == 400
    assert answer.json()[0]["message"] == "The field 'discount_amount' is invalid."
    assert send("GET", f"/orders/{order['id']}").json()["discount_amount"] == "0.0000"


# ---- overrides


def test_subtotal_and_total_are_believed_as_documented_in_2013(send: Send) -> None:
    """The documentation's sample: a discount does not touch a total that is sent."""
    order = placed(
        send,
        subtotal_ex_tax=1705,
        subtotal_inc_tax=1915,
        total_ex_tax=1705,
        total_inc_tax=1915,
    )
    assert amounts(order, "subtotal_ex_tax", "subtotal_inc_tax", "subtotal_tax") == (
        "1705.0000",
        "1915.0000",
        "210.0000",
    )
    assert amounts(order) == ("1705.0000", "1915.0000", "210.0000")


def test_overriding_one_of_them_does_not_recalculate_the_other(send: Send) -> None:
    order = placed(send, subtotal_ex_tax=1, subtotal_inc_tax=2)
    assert order["total_inc_tax"] == "100.0000"
    order = send("PUT", f"/orders/{order['id']}", {"total_ex_tax": 7, "total_inc_tax": 8}).json()
    assert amounts(order, "subtotal_inc_tax", "total_inc_tax") == ("2.0000", "8.0000")
    assert order["total_tax"] == "1.0000"


def test_an_overridden_subtotal_counts_when_a_cost_changes(send: Send) -> None:
    order = placed(send, subtotal_ex_tax=60, subtotal_inc_tax=70)
    costs = {"shipping_cost_ex_tax": 5, "shipping_cost_inc_tax": 5}
    order = send("PUT", f"/orders/{order['id']}", costs).json()
    assert amounts(order, "subtotal_inc_tax", "total_inc_tax") == ("70.0000", "75.0000")


def test_an_override_holds_until_something_is_calculated_again(send: Send) -> None:
    order = placed(send, total_ex_tax=7, total_inc_tax=8)
    order = send("PUT", f"/orders/{order['id']}", {"staff_notes": "Keep"}).json()
    assert order["total_inc_tax"] == "8.0000"
    order = send("PUT", f"/orders/{order['id']}", {"products": [MUG]}).json()
    assert order["total_inc_tax"] == "200.0000"


# ---- fees


def test_fees_are_answered_below_the_order_and_in_it(send: Send) -> None:
    sent = {"type": "custom_fee", "display_name_customer": "A Fee", "source": "AA"}
    order = placed(send, fees=[{**sent, "cost_ex_tax": "4", "cost_tax": 8, "tax_class_id": 2}])
    fee = {
        "id": 1,
        **sent,
        "display_name_merchant": "A Fee",
        "base_cost": "4.0000",
        "cost_ex_tax": "4.0000",
        "cost_inc_tax": "12.0000",
        "cost_tax": "8.0000",
        "tax_class_id": 2,
    }
    assert send("GET", f"/orders/{order['id']}/fees").json() == {"fees": [fee]}
    assert send("GET", f"/orders/{order['id']}?include=fees").json()["fees"] == [fee]
    assert order["total_inc_tax"] == "112.0000"


@pytest.mark.parametrize(
    "costs",
    [
        {"cost_ex_tax": 4, "cost_inc_tax": 5},
        {"cost_ex_tax": 4, "cost_tax": 1},
        {"cost_inc_tax": 5, "cost_tax": 1},
    ],
)
def test_any_two_costs_of_a_fee_give_the_third(send: Send, costs: dict[str, int]) -> None:
    order = placed(send, fees=[{"display_name_merchant": "F", **costs}])
    [fee] = send("GET", f"/orders/{order['id']}/fees").json()["fees"]
    shown = amounts(fee, "cost_ex_tax", "cost_inc_tax", "cost_tax")
    assert shown == ("4.0000", "5.0000", "1.0000")


@pytest.mark.parametrize(
    ("fee", "field"),
    [
        ({"cost_ex_tax": 1, "cost_inc_tax": 1}, "fees.display_name_customer"),
        ({"display_name_merchant": "F", "cost_ex_tax": 1}, "cost_inc_tax"),
        ({"display_name_merchant": "F", "cost_tax": 1}, "fees.cost_ex_tax"),
    ],
)
def test_a_fee_needs_a_name_and_two_of_its_costs(
    send: Send, fee: dict[str, Any], field: str
) -> None:
    body = {"billing_address": BILLING.sample, "products": [MUG], "fees": [fee]}
    answer = send("POST", "/orders", body)
    assert answer.status_code == 400
    assert answer.json()[0]["message"] == f"The required field '{field}' was not supplied."


def test_fees_that_are_sent_replace_all_there_were(send: Send) -> None:
    def fee(name: str, **more: int) -> dict[str, Any]:
        return {"display_name_customer": name, "cost_ex_tax": 1, "cost_inc_tax": 2, **more}

    order = placed(send, fees=[fee("A"), fee("B")])
    where = f"/orders/{order['id']}"
    changed = send("PUT", where, {"fees": [fee("B2", id=2), fee("C")]}).json()
    fees = send("GET", f"{where}/fees").json()["fees"]
    assert [(each["id"], each["display_name_customer"]) for each in fees] == [(2, "B2"), (3, "C")]
    assert changed["total_inc_tax"] == "104.0000"
    assert send("PUT", where, {"fees": [fee("X", id=99)]}).status_code == 400
    assert send("PUT", where, {"fees": []}).json()["total_inc_tax"] == "100.0000"


# ---- taxes


def test_tax_of_an_order_is_told_line_by_line_as_an_override(send: Send) -> None:
    order = placed(send, shipping_cost_ex_tax=10, shipping_cost_inc_tax=12)
    rows = send("GET", f"/orders/{order['id']}/taxes?details=true").json()
    assert [(row["class"], row["line_item_type"], row["line_amount"]) for row in rows] == [
        ("API Tax Override", "item", "10.0000"),
        ("API Tax Override", "shipping", "2.0000"),
    ]
    assert (rows[0]["order_product_id"], rows[0]["rate"]) == ("1", "11.1111")
    free = {**MUG, "id": 1, "price_ex_tax": 50}
    costs = {"shipping_cost_ex_tax": 12, "shipping_cost_inc_tax": 12}
    send("PUT", f"/orders/{order['id']}", {"products": [free], **costs})
    assert send("GET", f"/orders/{order['id']}/taxes").status_code == 204
