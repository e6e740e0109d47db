"""Order coupons: those a shopper redeemed; the API only reads them."""

from __future__ import annotations

from bcfake.fields import Int, Money, Text
from bcfake.resources.marketing import COUPONS
from bcfake.resources.order_sums import add_amounts, parts, retotal, spread_discount
from bcfake.resources.order_totals import total
from bcfake.resources.orders import ORDERS
from bcfake.schema import ASSUMED, GET, ID, LIST, Resource, rule
from bcfake.store import Change

SPEC = "specs/v2/orders.v2.oas2.yml"
TYPES = (  # in the order of their numbers
    "per_item_discount",
    "percentage_discount",
    "per_total_discount",
    "shipping_discount",
    "free_shipping",
    "promotion",
)


@rule("before_create", evidence=ASSUMED)
def describe_coupon(change: Change) -> None:
    """An order's coupon takes code, amount and type from the coupon it names."""
    values, sent = change.values, change.sent
    if values["coupon_id"] and change.store.exists(COUPONS, values["coupon_id"]):
        coupon = change.store.get(COUPONS, values["coupon_id"])
        taken = {"code": coupon["code"], "amount": coupon["amount"]}
        taken["type"] = TYPES.index(coupon["type"])
        values |= {name: value for name, value in taken.items() if name not in sent}


@rule("after_create", evidence=ASSUMED)
def take_discount_off(change: Change) -> None:
    """A coupon's discount comes off its order's total, spread over the lines."""
    assert change.row is not None
    store, row = change.store, change.row
    add_amounts(store, row["order_id"], coupon_discount=row["discount"])
    retotal(store, row["order_id"])
    whole = total(each["discount"] for each in parts(store, "coupons", row["order_id"]))
    names = {"name": row["code"] or "", "code": row["code"]}
    spread_discount(store, row["order_id"], whole, id="coupon", **names)


ORDER_COUPONS = Resource(
    name="order_coupons",
    path="coupons",
    parent=ORDERS,
    parent_key="order_id",
    source=SPEC,
    scope="orders",
    verbs=frozenset({LIST, GET}),
    fields=(
        ID,
        Int(name="coupon_id"),
        Int(name="order_id", read_only=True),
        Text(name="code", nullable=True, default="COUPON"),
        Money(name="amount", places=None, number=True),
        Int(name="type", max=5, default=2),
        Money(name="discount", places=None, number=True),
    ),
    rules=(describe_coupon, take_discount_off),
    known_gaps=("Coupons cannot be redeemed through this API (documented): only seeds have them.",),
)

RESOURCES = (ORDER_COUPONS,)
