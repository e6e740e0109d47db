"""Orders in V3: their transactions, refunds, captures, voids and metafields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Unprocessable
from bcfake.fields import (
    Field,
    Flag,
    Int,
    ListOf,
    Money,
    Object,
    Text,
)
from bcfake.resources import refund_sums as sums
from bcfake.resources.order_metafields import ORDER_METAFIELDS
from bcfake.resources.order_refunds import ITEM, ORDER_REFUNDS, PAYMENT
from bcfake.resources.order_transactions import ORDER_TRANSACTIONS
from bcfake.resources.orders import ORDERS as ROWS
from bcfake.schema import CREATE, GET, LIST, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Pair, Search, Shown, View
from bcfake.views.forms import moment
from bcfake.views.metafields import metafields

SPEC = "orders.v3.yml"
ORDERS = View(  # the orders themselves are V2's
    path="orders",
    source=ROWS,
    spec=SPEC,
    verbs=frozenset(),
    fields=(Int(name="id", read_only=True),),
)


def amount(name: str, **more: Any) -> Money:
    """An amount as V3 writes it, in cents."""
    return Money(name=name, places=2, number=True, **more)


# ---- transactions


def _nothing(name: str) -> Shown:
    """What only a gateway could tell."""
    return Shown(Text(name=name, nullable=True, read_only=True), lambda sight: None)


TRANSACTIONS = View(
    path="transactions",
    noun="transaction",
    source=ORDER_TRANSACTIONS,
    parent=ORDERS,
    spec=SPEC,
    verbs=frozenset({LIST}),
    fields=(
        Int(name="id"),
        Int(name="order_id", text=True),
        *(Text(name=name) for name in ("event", "method")),
        amount("amount"),
        *(Text(name=name) for name in ("currency", "gateway", "gateway_transaction_id")),
        Flag(name="test"),
        Text(name="status"),
        Flag(name="fraud_review"),
        Pair(Int(name="reference_transaction_id"), out=lambda id: id or 0),
        Pair(Text(name="payment_method_id"), out=lambda text: text or ""),
        moment("date_created"),
        *(_nothing(name) for name in ("payment_instrument_token", "offline", "custom")),
        *(_nothing(name) for name in ("gift_certificate", "store_credit")),
    ),
)

# ---- refunds

OVERRIDE = Object(
    name="merchant_calculated_override",
    hidden=True,
    fields=(
        Money(name="total_amount", places=2, required=True),
        Money(name="total_tax", places=2, signed=True, required=True),
    ),
)


def _take_override(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**sent, "uses_merchant_override_values": True}


TAX_ADJUSTMENT = amount("tax_adjustment_amount", hidden=True)
REFUND: tuple[Field | Pair | Shown, ...] = (
    *(Int(name=name, read_only=True) for name in ("id", "order_id", "user_id")),
    moment("created", read_only=True),
    Text(name="reason", max=1000),
    amount("total_amount", read_only=True),
    amount("total_tax", read_only=True),
    Flag(name="uses_merchant_override_values", read_only=True),
)


def _reason(draft: Draft) -> None:
    """A refund's reason is its first item's, where it has none of its own (assumed)."""
    reasons = [each.get("reason") for each in draft.values.get("items", ())]
    if not draft.values.get("reason"):
        draft.values["reason"] = next((each for each in reasons if each), "")


def _by_transaction(store: Store, wanted: str) -> Callable[[Row], bool]:
    return lambda row: any(each.get("transaction_id") == wanted for each in row["payments"])


BY_TRANSACTION = Search("transaction_id", Text(name="transaction_id"), _by_transaction)
REFUNDS = View(
    path="payment_actions/refunds",
    noun="refund",
    source=ORDER_REFUNDS,
    parent=ORDERS,
    spec=SPEC,
    verbs=frozenset({LIST, CREATE}),
    paging="none",
    created=201,
    fields=(
        *REFUND,
        ListOf(name="items", item=ITEM, required=True, unless=TAX_ADJUSTMENT.name),
        ListOf(name="payments", item=PAYMENT, required=True, unless=TAX_ADJUSTMENT.name),
        TAX_ADJUSTMENT,
        Shown(OVERRIDE, lambda sight: None, _take_override),
    ),
    filters=(BY_TRANSACTION,),
    before=_reason,
)
ALL_REFUNDS = View(
    path="orders/payment_actions/refunds",
    noun="refund",
    source=ORDER_REFUNDS,
    spec=SPEC,
    verbs=frozenset({LIST, GET}),
    fields=(
        *REFUND,
        ListOf(name="items", item=ITEM),
        ListOf(name="payments", item=PAYMENT),
    ),
    filters=("order_id:in", "id:in", "created:min", "created:max", BY_TRANSACTION),
    known_gaps=("requested_amount is a number in one refund too, where V3 documents a text.",),
)
QUOTE = (ListOf(name="items", item=ITEM, required=True, unless=TAX_ADJUSTMENT.name), TAX_ADJUSTMENT)


def _order(call: Call) -> Row:
    return viewing.find(ORDERS, call.store, call.ids[:1])


def quote(call: Call) -> Mapping[str, Any]:
    """POST …/refund_quotes: what items would come to, and how that can be paid back."""
    order = _order(call)
    sent = viewing.parse_loosely(QUOTE, call.body)
    found = sums.worth(call.store, order, sent.get("items", ()))
    more = sent.get("tax_adjustment_amount", sums.ZERO)
    asked = found.amount + more
    total = min(asked, sums.left(order))
    number = amount("amount").render
    return {
        "order_id": order["id"],
        "total_refund_amount": number(total),
        "total_refund_tax_amount": number(found.tax + more),
        "order_level_refund_amount": number(found.of_order),
        "rounding": 0,
        "adjustment": number(total - asked),
        "tax_inclusive": order["is_tax_inclusive_pricing"],
        "refund_methods": [[_method(name, number(total))] for name in sums.providers(order)],
    }


def _method(name: str, total: Any) -> Mapping[str, Any]:
    offline = name in sums.OFFLINE
    return {
        "provider_id": name,
        "provider_description": sums.WORDS.get(name, name.capitalize()),
        "amount": total,
        "offline": offline,
        "offline_provider": offline,
        "offline_reason": "This is an offline payment provider." if offline else "",
    }


# ---- captures and voids


def _action(word: str, pending: str) -> Endpoint:
    """POST …/capture or …/void: an authorized payment is asked to be captured or voided."""

    def act(call: Call) -> Mapping[str, Any]:
        order = _order(call)
        if order["payment_status"] != "authorized":
            status = order["payment_status"] or "none"
            raise Unprocessable(f"The payment cannot be {word}: its status is {status}.")
        call.store.amend(ROWS, order["id"], payment_status=pending)
        return {}

    path = f"orders/{{order_id}}/payment_actions/{pending.split()[0]}"
    return Endpoint("POST", path, act, status=201, spec=SPEC)


VIEWS = (
    ORDERS,
    TRANSACTIONS,
    REFUNDS,
    ALL_REFUNDS,
    *metafields(ORDERS, ORDER_METAFIELDS, "order", "orders/metafields", SPEC),
)
ENDPOINTS = (
    Endpoint(
        "POST", "orders/{order_id}/payment_actions/refund_quotes", quote, status=201, spec=SPEC
    ),
    _action("captured", "capture pending"),
    _action("voided", "void pending"),
)
