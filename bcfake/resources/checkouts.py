"""What a checkout adds to a cart: consignments and fees; and what it all comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bcfake.errors import Unprocessable
from bcfake.fields import Choice, Int, Json, Money, Text
from bcfake.resources.cart_sums import CartSums, sums_of
from bcfake.resources.carts import CARTS, PHYSICAL
from bcfake.resources.geography import COUNTRIES, COUNTRY_STATES
from bcfake.resources.order_totals import ZERO, total
from bcfake.resources.products import PRODUCTS
from bcfake.resources.shipping_quotes import Goods, Quote, quotes
from bcfake.resources.uuids import UUID, known_by_uuid, uuid_of
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change, Store
from bcfake.tables import Row

SOURCE = "specs/v3/checkouts.v3.yml"
MOST_FEES = 5
CUSTOM_SHIPPING = "custom"
Values = Mapping[str, Any]

CONSIGNMENTS = Resource(
    name="checkout_consignments",
    path="consignments",
    source=SOURCE,
    scope="checkouts",
    verbs=frozenset(),
    parent=CARTS,
    parent_key="cart_id",
    fields=(
        ID,
        Int(name="cart_id", read_only=True),
        Json(name="address", shape=dict, default={}),
        Json(name="line_items", shape=list, default=()),  # {item_id, quantity}
        Text(name="shipping_option_id"),
        Json(name="custom_shipping", shape=dict, nullable=True),
        Int(name="pickup_method_id", nullable=True),
    ),
    known_gaps=(
        "Carriers quote no prices; handling fees are not charged.",
        "A pickup method is not looked up, and the order has a shipping address all the same.",
        "The incomplete order takes from stock at once, as every order here does; discounts on "
        "items become part of its discount_amount, a gift certificate only a line.",
        "An item in two consignments ships to the first once it is ordered.",
    ),
)


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def at_most_five(change: Change) -> None:
    """A checkout has at most five fees."""
    if change.store.count(CHECKOUT_FEES, parent=change.values["cart_id"]) >= MOST_FEES:
        raise Unprocessable(f"A checkout has at most {MOST_FEES} fees.")


CHECKOUT_FEES = Resource(
    name="checkout_fees",
    path="fees",
    source=SOURCE,
    scope="checkouts",
    verbs=frozenset(),
    parent=CARTS,
    parent_key="cart_id",
    fields=(
        ID,
        UUID,
        Int(name="cart_id", read_only=True),
        Choice(name="type", values=("custom_fee",)),
        Text(name="name", required=True, max=50, sample="Fee {n}"),
        Text(name="display_name", required=True, max=200, sample="Fee {n}"),
        Money(name="cost", required=True, sample="1"),
        Text(name="source", required=True, max=50, sample="app"),
        Int(name="tax_class_id", nullable=True),
    ),
    rules=(at_most_five, known_by_uuid),
)


def short_id(kind: str, id: int) -> str:
    """The id of an address or a consignment, as short as the service's."""
    return uuid_of(kind, id).replace("-", "")[:13]


def completed(store: Store, address: Values) -> dict[str, Any]:
    """An address with the names and codes of country and state that complete each other."""
    found = store.find(COUNTRIES, country_iso2=address["country_code"])
    if not found:
        return dict(address)
    whole = {**address, "country": found[0]["country"]}
    named, code = address.get("state_or_province"), address.get("state_or_province_code")
    for state in store.find(COUNTRY_STATES, country_id=found[0]["id"]):
        if state["state"] == named or (not named and state["state_abbreviation"] == code):
            whole["state_or_province"] = state["state"]
            whole["state_or_province_code"] = state["state_abbreviation"]
    return whole


@dataclass
class Consignment:
    """Some items of a cart with where they go, how, and for how much."""

    row: Row
    items: Sequence[Row]
    quotes: Sequence[Quote]

    @property
    def selected(self) -> Quote | None:
        """The way to ship that was chosen, if it is still offered."""
        custom = self.row["custom_shipping"]
        if custom is not None:
            cost, words = Decimal(str(custom["price"])), custom.get("description", "")
            return Quote(CUSTOM_SHIPPING, "custom", words, cost)
        chosen = self.row["shipping_option_id"]
        return next((each for each in self.quotes if each.id == chosen), None)

    @property
    def cost(self) -> Decimal:
        """What shipping costs before coupons; nothing until a way is chosen."""
        return ZERO if self.selected is None else self.selected.cost


@dataclass
class Checkout:
    """A cart on its way to being an order."""

    cart: Row
    sums: CartSums
    consignments: Sequence[Consignment]
    fees: Sequence[Row]

    @property
    def shipping(self) -> Decimal:
        """What shipping costs before coupons."""
        return total(each.cost for each in self.consignments)

    def off_shipping(self, consignment: Consignment) -> dict[str, Decimal]:
        """What coupons take off the shipping of a consignment, by code."""
        left, taken = consignment.cost, {}
        for code, coupon in self.sums.coupons.items():
            amount = coupon.off_shipping(left)
            if amount:
                taken[code], left = amount, left - amount
        return taken

    def by_coupon(self, code: str) -> Decimal:
        """What a coupon takes off, of items and shipping."""
        off = (self.off_shipping(each).get(code, ZERO) for each in self.consignments)
        return self.sums.by_coupon(code) + total(off)

    @property
    def grand_total(self) -> Decimal:
        """All there is to pay."""
        off = (total(self.off_shipping(each).values()) for each in self.consignments)
        fees = total(fee["cost"] for fee in self.fees)
        return self.sums.amount + self.shipping - total(off) + fees


def checkout_of(store: Store, cart: Row) -> Checkout:
    """What a cart comes to with its consignments, coupons and fees."""
    sums = sums_of(store, cart)
    rows = store.list(CONSIGNMENTS, parent=cart["id"])
    consignments = [_consignment(store, cart, sums, row) for row in rows]
    return Checkout(cart, sums, consignments, store.list(CHECKOUT_FEES, parent=cart["id"]))


def _consignment(store: Store, cart: Row, sums: CartSums, row: Row) -> Consignment:
    lines = {line.item["uuid"]: line for line in sums.lines if line.item["kind"] == PHYSICAL}
    here = [
        (lines[each["item_id"]], each) for each in row["line_items"] if each["item_id"] in lines
    ]
    counts = [min(each["quantity"], line.item["quantity"]) for line, each in here]
    pairs = [(line, n) for (line, _), n in zip(here, counts, strict=True)]
    goods = Goods(
        quantity=sum(counts),
        weight=total(_weight(store, line.item) * n for line, n in pairs),
        worth=total(line.item["list_price"] * n for line, n in pairs),
        channel_id=cart["channel_id"],
    )
    offered = (
        ()
        if row["pickup_method_id"]
        else tuple(quotes(store, row["address"], goods, sums.free_zones))
    )
    return Consignment(row, [line.item for line, _ in pairs], offered)


def _weight(store: Store, item: Row) -> Decimal:
    known = store.find(PRODUCTS, id=item["product_id"])
    return known[0]["weight"] if known else ZERO


RESOURCES = (CONSIGNMENTS, CHECKOUT_FEES)
