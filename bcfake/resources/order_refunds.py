"""Refunds: what is paid back of an order, and what that makes of it; V3 alone knows them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from bcfake.errors import Invalid, Unprocessable
from bcfake.fields import Choice, Flag, Int, ListOf, Money, Object, Text, Timestamp
from bcfake.resources import refund_sums as sums
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.order_products import ORDER_PRODUCTS
from bcfake.resources.order_statuses import PARTIALLY_REFUNDED, REFUNDED
from bcfake.resources.order_stock import move_stock, settings_of, taken
from bcfake.resources.order_transactions import ORDER_TRANSACTIONS
from bcfake.resources.orders import ORDERS
from bcfake.schema import DOCUMENTED, ID, RECORDED, Resource, rule
from bcfake.store import Change
from bcfake.tables import Row

SOURCE = "specs/v3/orders.v3.yml"
RECORDING = "refund-order recorded by NangoHQ/integration-templates"
TOO_LARGE = "The requested refund amount was too large."

ADJUSTMENT = Object(
    name="adjustment",
    fields=(
        Money(name="amount", places=2, number=True, signed=True, required=True),
        Text(name="description", max=255),
    ),
)
ITEM = Object(
    name="item",
    partial=True,
    fields=(
        Choice(name="item_type", values=(*sums.QUANTITIES, *sums.AMOUNTS), required=True),
        Int(name="item_id", required=True),
        Int(name="quantity", min=1),
        Money(name="amount", places=2, number=True, hidden=True),
        Money(name="requested_amount", places=2, number=True, read_only=True),
        ListOf(name="adjustments", item=ADJUSTMENT),
        Text(name="reason", max=1000),
    ),
)
PAYMENT = Object(
    name="payment",
    partial=True,
    fields=(
        Int(name="id", read_only=True),
        Text(name="provider_id", required=True),
        Money(name="amount", places=2, number=True, required=True),
        Flag(name="offline"),
        Flag(name="is_declined", read_only=True),
        Text(name="declined_message", read_only=True),
        Text(name="transaction_id", read_only=True),
    ),
)


def _order(change: Change) -> Row:
    return change.store.get(ORDERS, change.values["order_id"])


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def add_up(change: Change) -> None:
    """A refund comes to what its items do, or to the tax it corrects, or to what the merchant
    says."""
    values = change.values
    items = sums.worth(change.store, _order(change), values["items"])
    values["items"] = tuple(
        {**each, "requested_amount": each["amount"]} if "amount" in each else each
        for each in values["items"]
    )
    if values["uses_merchant_override_values"]:
        return
    if values["items"]:
        values["total_amount"], values["total_tax"] = items.amount, items.tax
    elif values["tax_adjustment_amount"] is not None:
        values["total_amount"] = values["total_tax"] = values["tax_adjustment_amount"]


@rule("before_create", evidence=RECORDED, source=RECORDING)
def refuse_too_much(change: Change) -> None:
    """No more can be refunded than is left of the order's total."""
    paid = sum((each["amount"] for each in change.values["payments"]), Decimal(0))
    if max(paid, change.values["total_amount"]) > sums.left(_order(change)):
        raise Unprocessable(TOO_LARGE)


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def payments_pay_it(change: Change) -> None:
    """The payments add up to the refund and are of providers that a quote offers; store credit is
    for customers alone."""
    values, order = change.values, _order(change)
    first = sums.provider(order)
    sent = values["payments"] or ({"provider_id": first, "amount": values["total_amount"]},)
    for number, each in enumerate(sent):
        _refuse_provider(order, each["provider_id"], f"payments.{number}.provider_id")
    paid = sum((each["amount"] for each in sent), Decimal(0))
    if paid != values["total_amount"]:
        message = f"The payments add up to {paid}, the refund to {values['total_amount']}."
        raise Unprocessable(message, field="payments")
    filled = [{"offline": each["provider_id"] in sums.OFFLINE, **each} for each in sent]
    values["payments"] = tuple(filled)


def _refuse_provider(order: Row, name: str, field: str) -> None:
    known = sums.providers(order)
    if name == "storecredit" and name not in known:
        raise Unprocessable("Unable to provide store credit for a guest customer.")
    if name not in known:
        raise Invalid(field, f"{name!r} is not one of: {', '.join(known)}.")


@rule("after_create", evidence=DOCUMENTED, source=SOURCE)
def record_payments(change: Change) -> None:
    """Each payment is a transaction of the order, one to store credit goes to the customer."""
    assert change.row is not None
    order, kept = _order(change), []
    for each in change.row["payments"]:
        id = _transaction(change, order, each)
        done = {"id": id, "is_declined": False, "declined_message": "", "transaction_id": str(id)}
        kept.append({**each, **done})
        if each["provider_id"] == "storecredit":
            credit = change.store.get(CUSTOMERS, order["customer_id"])["store_credit"]
            sent = {"store_credit": credit + each["amount"]}
            change.store.update(CUSTOMERS, order["customer_id"], sent)
    change.store.amend(ORDER_REFUNDS, change.row["id"], payments=tuple(kept))


def _transaction(change: Change, order: Row, payment: Any) -> Any:
    name = payment["provider_id"]
    methods = {"storecredit": "store_credit", "giftcertificate": "gift_certificate"}
    usual = "custom" if name == "custom" else "offline" if payment["offline"] else "credit_card"
    row = change.store.insert(
        ORDER_TRANSACTIONS,
        order_id=order["id"],
        event="refund",
        method=methods.get(name, usual),
        amount=payment["amount"],
        currency=order["currency_code"],
        gateway=name,
        date_created=change.values["created"],
    )
    return row["id"]


@rule("after_create", evidence=DOCUMENTED, source=SOURCE)
def move_order(change: Change) -> None:
    """The order counts what was refunded of it and of its lines, whose stock goes back (unless
    /settings/inventory says no), and is (partially) refunded."""
    assert change.row is not None
    order, store = _order(change), change.store
    amount = change.row["total_amount"]
    if not amount:
        return
    _count_lines(change)
    whole = amount >= sums.left(order)
    paid = "refunded" if whole else "partially refunded"
    done = order["refunded_amount"] + amount
    store.amend(ORDERS, order["id"], refunded_amount=done, payment_status=paid)
    status = REFUNDED if whole else PARTIALLY_REFUNDED
    store.update(ORDERS, order["id"], {"status_id": status})


def _count_lines(change: Change) -> None:
    numbers: Counter[int] = Counter()
    for item in change.values["items"]:
        if item["item_type"] == "PRODUCT":
            numbers[item["item_id"]] += item["quantity"]
    restocks = settings_of(change.store, _order(change))["refund_order_stock_adjustment"]
    for id, number in numbers.items():
        line = change.store.get(ORDER_PRODUCTS, id)
        if restocks:
            left = {**line, "quantity": max(0, taken(line) - number)}
            move_stock(change.store, [line], [left])
        count = line["quantity_refunded"] + number
        amount = sums.cents(line["discounted_total_inc_tax"] * number / line["quantity"])
        change.store.amend(
            ORDER_PRODUCTS,
            id,
            quantity_refunded=count,
            refund_amount=line["refund_amount"] + amount,
            is_refunded=count >= line["quantity"],
        )


ORDER_REFUNDS = Resource(
    name="order_refunds",
    path="payment_actions/refunds",
    parent=ORDERS,
    parent_key="order_id",
    source=f"{SOURCE}; {RECORDING}",
    scope="orders",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="order_id", read_only=True, indexed=True),
        Int(name="user_id", read_only=True),
        Timestamp(name="created", auto="create"),
        Text(name="reason", max=1000),
        Money(name="total_amount", places=2),
        Money(name="total_tax", places=2, signed=True),
        Money(name="tax_adjustment_amount", places=2, nullable=True),
        Flag(name="uses_merchant_override_values"),
        ListOf(name="items", item=ITEM),
        ListOf(name="payments", item=PAYMENT),
    ),
    rules=(add_up, refuse_too_much, payments_pay_it, record_payments, move_order),
    known_gaps=(
        "A payment is made at once and never declined.",
        "An order without transactions is taken to be paid.",
    ),
)

RESOURCES = (ORDER_REFUNDS,)
