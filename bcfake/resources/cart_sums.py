"""What a cart costs: sums in exact decimals over its items, discounts and coupons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bcfake.resources.cart_coupons import Coupon, coupons_of
from bcfake.resources.carts import items_of
from bcfake.resources.order_totals import ZERO, shares, total
from bcfake.store import Store
from bcfake.tables import Row


@dataclass
class Line:
    """An item of a cart with what comes off it, by hand and by each coupon."""

    item: Row
    manual: Decimal  # a discount on the item
    of_cart: Decimal = ZERO  # its part of the discount on the cart
    coupons: dict[str, Decimal] = field(default_factory=dict)

    @property
    def extended(self) -> Decimal:
        """The list price times the quantity."""
        price: Decimal = self.item["list_price"] * self.item["quantity"]
        return price

    @property
    def coupon_amount(self) -> Decimal:
        """What all coupons take off."""
        return total(self.coupons.values())

    @property
    def left(self) -> Decimal:
        """What is still to pay for it."""
        return self.extended - self.manual - self.of_cart - self.coupon_amount


@dataclass
class CartSums:
    """The amounts of one cart."""

    lines: Sequence[Line]
    manual: Decimal  # the discount on the cart as a whole
    coupons: Mapping[str, Coupon]

    @property
    def base(self) -> Decimal:
        """All items before the discounts on the cart and coupons, after those on items."""
        return total(line.extended - line.manual for line in self.lines)

    @property
    def extended(self) -> Decimal:
        """All items at their list prices."""
        return total(line.extended for line in self.lines)

    @property
    def amount(self) -> Decimal:
        """All items, less all discounts and coupons."""
        return total(line.left for line in self.lines)

    def by_coupon(self, code: str) -> Decimal:
        """What a coupon takes off the items."""
        return total(line.coupons.get(code, ZERO) for line in self.lines)


def sums_of(store: Store, cart: Row) -> CartSums:
    """The amounts of a cart; discounts never take off more than there is to pay (assumed)."""
    lines = [_line(item) for item in items_of(store, cart)]
    manual = min(cart["manual_discount"], total(line.left for line in lines))
    parted = shares(manual, [line.left for line in lines])
    for line, part in zip(lines, parted, strict=True):
        line.of_cart = part
    coupons = {coupon.code: coupon for coupon in coupons_of(store, cart)}
    for code, coupon in coupons.items():
        fitting = [line for line in lines if coupon.fits(store, line.item)]
        taken = coupon.off([(line.item["quantity"], line.left) for line in fitting])
        for line, amount in zip(fitting, taken, strict=True):
            line.coupons[code] = amount
    return CartSums(lines, manual, coupons)


def _line(item: Row) -> Line:
    line = Line(item, ZERO)
    line.manual = min(item["manual_discount"], line.extended)
    return line
