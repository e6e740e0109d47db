"""What a cart costs: sums in exact decimals over its items, discounts, promotions and coupons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bcfake.resources.cart_coupons import Coupon, coupons_of
from bcfake.resources.carts import CERTIFICATE, items_of
from bcfake.resources.order_sums import MANUAL
from bcfake.resources.order_totals import ZERO, shares, total
from bcfake.resources.promotion_rules import Off, Unit, off_of
from bcfake.resources.promotion_uses import automatic, setting
from bcfake.resources.promotions import PROMOTIONS
from bcfake.store import Store
from bcfake.tables import Row

MOST_PIECES = 10_000  # beyond, no promotion is worked out


@dataclass
class Line:
    """An item of a cart with what comes off it: discounts on the item, its parts of those on the
    cart, and coupons, each by the id or code of what gives it."""

    item: Row
    own: dict[str, Decimal] = field(default_factory=dict)
    of_cart: dict[str, Decimal] = field(default_factory=dict)
    coupons: dict[str, Decimal] = field(default_factory=dict)

    @property
    def extended(self) -> Decimal:
        """The list price times the quantity."""
        price: Decimal = self.item["list_price"] * self.item["quantity"]
        return price

    @property
    def sale(self) -> Decimal:
        """What it costs after the discounts on the item."""
        return self.extended - total(self.own.values())

    @property
    def discount(self) -> Decimal:
        """All discounts but coupons."""
        return total(self.own.values()) + total(self.of_cart.values())

    @property
    def coupon_amount(self) -> Decimal:
        """What all coupons take off."""
        return total(self.coupons.values())

    @property
    def left(self) -> Decimal:
        """What is still to pay for it."""
        return self.extended - self.discount - self.coupon_amount


@dataclass
class CartSums:
    """The amounts of one cart, the coupons that hold and the ids of promotions that apply."""

    lines: Sequence[Line]
    manual: Decimal = ZERO  # the discount by hand on the cart as a whole
    coupons: dict[str, Coupon] = field(default_factory=dict)
    promotions: list[int] = field(default_factory=list)
    free_zones: set[int | str] = field(default_factory=set)  # where promotions ship for nothing
    closed: bool = False  # a promotion that is to be alone applies

    @property
    def base(self) -> Decimal:
        """All items before the discounts on the cart and coupons, after those on items."""
        return total(line.sale for line in self.lines)

    @property
    def extended(self) -> Decimal:
        """All items at their list prices."""
        return total(line.extended for line in self.lines)

    @property
    def discount(self) -> Decimal:
        """The discounts on the cart as a whole, by hand and by promotions."""
        return total(total(line.of_cart.values()) for line in self.lines)

    @property
    def amount(self) -> Decimal:
        """All items, less all discounts and coupons."""
        return total(line.left for line in self.lines)

    def serves(self, coupon: Coupon) -> bool:
        """Whether a coupon takes anything off, or is one for shipping."""
        if coupon.row["promotion_id"]:
            return coupon.row["promotion_id"] in self.promotions
        return coupon.is_for_shipping or bool(self.by_coupon(coupon.code))

    def by_coupon(self, code: str) -> Decimal:
        """What a coupon takes off the items."""
        return total(line.coupons.get(code, ZERO) for line in self.lines)


def sums_of(store: Store, cart: Row) -> CartSums:
    """The amounts of a cart; discounts never take off more than there is to pay (assumed)."""
    sums = CartSums([Line(item) for item in items_of(store, cart)])
    if not _discount_by_hand(sums, cart):  # which leaves no other but coupons (documented)
        _apply_automatic(store, sums, cart)
    _apply_coupons(store, sums, cart)
    return sums


def _discount_by_hand(sums: CartSums, cart: Row) -> bool:
    for line in sums.lines:
        amount = min(line.item["manual_discount"], line.extended)
        if amount:
            line.own[MANUAL] = amount
    left = [line.left for line in sums.lines]
    sums.manual = min(cart["manual_discount"], total(left))
    for line, part in zip(sums.lines, shares(sums.manual, left), strict=True):
        if part:
            line.of_cart[MANUAL] = part
    return bool(sums.manual) or any(line.own for line in sums.lines)


# ---- promotions


def _apply_automatic(store: Store, sums: CartSums, cart: Row) -> None:
    for promotion in automatic(store, cart):
        alone = not promotion["can_be_used_with_other_promotions"]
        if alone and sums.promotions:
            continue
        if _apply(store, sums, promotion) and (alone or promotion["stop"]):
            sums.closed = alone
            break


def _apply(store: Store, sums: CartSums, promotion: Row, code: str = "") -> bool:
    """Let a promotion take off what it does, as the coupon `code` where there is one."""
    off = off_of(store, promotion, _units(store, sums))
    if not off:
        return False
    sums.promotions.append(promotion["id"])
    if off.zones:
        sums.free_zones |= {"*"} if off.zones == "*" else {*off.zones}
    for line in sums.lines:
        _take(line, off, code, str(promotion["id"]))
    return True


def _take(line: Line, off: Off, code: str, id: str) -> None:
    for amounts, kept in ((off.items, line.own), (off.cart, line.of_cart)):
        amount = min(amounts.get(line.item["id"], ZERO), line.left)
        if amount and code:
            line.coupons[code] = line.coupons.get(code, ZERO) + amount
        elif amount:
            kept[id] = amount


def _units(store: Store, sums: CartSums) -> list[Unit]:
    """The pieces that promotions look at: those at a price of their own only where that is set."""
    priced = setting(store, "promotions_apply_on_products_with_custom_product_price")
    whole = setting(store, "promotions_applied_on_original_product_price")
    free = setting(store, "promotions_triggered_by_products_with_zero_product_price")
    lines = [
        line
        for line in sums.lines
        if line.item["kind"] != CERTIFICATE
        and (priced or not line.item["product_id"] or line.item["own_price"] is None)
        and (free or line.extended)
    ]
    if sum(line.item["quantity"] for line in lines) > MOST_PIECES:
        return []
    return [
        Unit(line.item, (line.extended if whole else line.left) / line.item["quantity"])
        for line in lines
        for _ in range(line.item["quantity"])
    ]


# ---- coupons


def _apply_coupons(store: Store, sums: CartSums, cart: Row) -> None:
    for coupon in coupons_of(store, cart):
        if coupon.row["promotion_id"]:
            _apply_promotion(store, sums, coupon)
            continue
        sums.coupons[coupon.code] = coupon
        fitting = [line for line in sums.lines if coupon.fits(store, line.item)]
        taken = coupon.off([(line.item["quantity"], line.left) for line in fitting])
        for line, amount in zip(fitting, taken, strict=True):
            line.coupons[coupon.code] = amount


def _apply_promotion(store: Store, sums: CartSums, coupon: Coupon) -> None:
    """Let the promotion of a coupon take off what it does; one that is to be alone waits for no
    other, or overrides those there are."""
    promotion = store.get(PROMOTIONS, coupon.row["promotion_id"])
    alone = not promotion["can_be_used_with_other_promotions"]
    if sums.closed or (alone and sums.promotions):
        if not (alone and promotion["coupon_overrides_other_promotions"]):
            return
        for line in sums.lines:
            line.own, line.of_cart = _by_hand(line.own), _by_hand(line.of_cart)
            line.coupons = {}
        sums.promotions, sums.coupons, sums.free_zones = [], {}, set()
    sums.coupons[coupon.code] = coupon
    if _apply(store, sums, promotion, coupon.code):
        sums.closed = alone


def _by_hand(off: dict[str, Decimal]) -> dict[str, Decimal]:
    return {id: amount for id, amount in off.items() if id == MANUAL}
