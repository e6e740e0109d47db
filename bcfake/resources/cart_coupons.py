"""How the store's coupons work in a cart: which may be redeemed, and what they take off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bcfake.errors import Unprocessable
from bcfake.resources.carts import CERTIFICATE, CUSTOM, items_of
from bcfake.resources.marketing import COUPONS
from bcfake.resources.order_coupons import ORDER_COUPONS, TYPES
from bcfake.resources.order_totals import ZERO, rounded, shares, total
from bcfake.resources.orders import ORDERS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.promotion_uses import holds
from bcfake.resources.promotions import PROMOTIONS
from bcfake.store import Store
from bcfake.tables import Row


@dataclass(frozen=True)
class Coupon:
    """A coupon as a cart applies it."""

    row: Row

    @property
    def code(self) -> str:
        """The code that a shopper enters."""
        return str(self.row["code"])

    @property
    def kind(self) -> str:
        """One of the types a coupon has."""
        return str(self.row["type"])

    @property
    def number(self) -> int:
        """The number that stands for its type."""
        return TYPES.index(self.kind)

    @property
    def is_for_shipping(self) -> bool:
        """Whether it takes off what shipping costs, rather than items."""
        return self.kind in ("free_shipping", "shipping_discount")

    def fits(self, store: Store, item: Row) -> bool:
        """Whether it takes something off an item: products and categories may be named."""
        targets = self.row["applies_to"]
        if item["kind"] == CERTIFICATE:
            return False
        if targets["entity"] == "categories" and (0 in targets["ids"] or not targets["ids"]):
            return True
        if item["kind"] == CUSTOM or not store.exists(PRODUCTS, item["product_id"]):
            return False
        if targets["entity"] == "products":
            return item["product_id"] in targets["ids"]
        product = store.get(PRODUCTS, item["product_id"])
        return not set(product["categories"]).isdisjoint(targets["ids"])

    def off(self, lines: Sequence[tuple[int, Decimal]]) -> list[Decimal]:
        """What it takes off items, each a quantity and what is to pay for it."""
        amount: Decimal = self.row["amount"]
        if self.kind == "per_item_discount":
            return [min(left, amount * quantity) for quantity, left in lines]
        if self.kind == "percentage_discount":
            return [rounded(left * min(amount, Decimal(100)) / 100) for _, left in lines]
        if self.kind == "per_total_discount":
            weights = [left for _, left in lines]
            return shares(min(amount, total(weights)), weights)
        return [ZERO for _ in lines]

    def off_shipping(self, cost: Decimal) -> Decimal:
        """What it takes off the cost of shipping."""
        if self.kind == "free_shipping":
            return cost
        return min(cost, self.row["amount"]) if self.kind == "shipping_discount" else ZERO


def coupons_of(store: Store, cart: Row) -> Iterator[Coupon]:
    """The coupons in a cart that still take effect (one that was deleted does not)."""
    for id in cart["coupon_ids"]:
        for row in store.find(COUPONS, id=id):
            if why_not(store, cart, row) is None:
                yield Coupon(row)


def redeemable(store: Store, cart: Row, code: str) -> Coupon:
    """The coupon with a code; raises Unprocessable where the cart may not have it."""
    found = store.find(COUPONS, code=code)
    reason = why_not(store, cart, found[0]) if found else "There is no coupon with this code."
    if reason is not None:
        raise Unprocessable(f"The coupon code {code} cannot be applied. {reason}", field="code")
    return Coupon(found[0])


def why_not(store: Store, cart: Row, coupon: Row) -> str | None:
    """Why a cart may not have a coupon; None where it may."""
    now, uses = store.clock.now(), coupon["max_uses_per_customer"]
    if not coupon["enabled"]:
        return "It is not enabled."
    if coupon["expires"] is not None and coupon["expires"] <= now:
        return "It has expired."
    if coupon["max_uses"] and coupon["num_uses"] >= coupon["max_uses"]:
        return "It has been used as often as it may be."
    if uses and cart["customer_id"] and _used(store, cart["customer_id"], coupon) >= uses:
        return "The customer has used it as often as they may."
    if coupon["promotion_id"] and not _is_on(store, coupon["promotion_id"], cart):
        return "Its promotion does not hold for this cart."
    worth = total(item["list_price"] * item["quantity"] for item in items_of(store, cart))
    if worth < coupon["min_purchase"]:
        return f"It needs a purchase of at least {coupon['min_purchase']:.2f}."
    return None


def _is_on(store: Store, promotion_id: int, cart: Row) -> bool:
    promotions = store.find(PROMOTIONS, id=promotion_id)
    return bool(promotions) and holds(store, promotions[0], cart)


def _used(store: Store, customer_id: int, coupon: Row) -> int:
    orders = store.find(ORDERS, customer_id=customer_id)
    used = (store.list(ORDER_COUPONS, parent=order["id"]) for order in orders)
    return sum(row["coupon_id"] == coupon["id"] for rows in used for row in rows)
