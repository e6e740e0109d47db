"""What the rules of a promotion take off the items of a cart: worked out item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bcfake.resources.carts import CERTIFICATE, CUSTOM
from bcfake.resources.order_options import choices, shown_options
from bcfake.resources.order_totals import ZERO, rounded, shares, total
from bcfake.resources.product_custom_fields import PRODUCT_CUSTOM_FIELDS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.store import Store
from bcfake.tables import Row

Values = Mapping[str, Any]
MOST_ROUNDS = 1000


@dataclass(frozen=True, eq=False)
class Unit:
    """One piece of an item; two of the same are two."""

    item: Row
    price: Decimal


@dataclass
class Off:
    """What a promotion takes off: items by their ids, the cart as a whole, shipping in zones."""

    items: dict[int, Decimal] = field(default_factory=dict)
    cart: dict[int, Decimal] = field(default_factory=dict)  # its part of each item
    zones: Any = None  # "*", or the ids of shipping zones where shipping is free

    def __bool__(self) -> bool:
        return bool(self.items or self.cart or self.zones)


def off_of(store: Store, promotion: Row, units: Sequence[Unit]) -> Off:
    """What a promotion's first rule that takes something off does; later ones are skipped."""
    for each in promotion["rules"]:
        found = _run(store, each, units)
        if found:
            return found
    return Off()


def _run(store: Store, rule: Values, units: Sequence[Unit]) -> Off:
    off, left = Off(), list(units)
    [(kind, action)] = rule["action"].items()
    for _ in range(1 if rule["apply_once"] else MOST_ROUNDS):
        used = _condition(store, rule.get("condition"), left)
        if used is None:
            break
        if kind == "shipping":
            off.zones = action["zone_ids"]
            break
        pool = left
        if kind == "cart_items" and not action.get("include_items_considered_by_condition"):
            pool = _without(left, used)
        taken = EFFECTS.get(kind, _nothing)(store, action, pool)
        if not taken:
            break
        _add(off.cart if kind == "cart_value" else off.items, taken)
        if kind == "cart_value":
            break
        left = _without(left, [*used, *taken])
    return off


def _without(units: Sequence[Unit], some: Sequence[Unit]) -> list[Unit]:
    gone = {*some}
    return [unit for unit in units if unit not in gone]


def _add(kept: dict[int, Decimal], taken: Mapping[Unit, Decimal]) -> None:
    for unit, amount in taken.items():
        kept[unit.item["id"]] = kept.get(unit.item["id"], ZERO) + amount


# ---- conditions


def _condition(store: Store, condition: Values | None, units: Sequence[Unit]) -> list[Unit] | None:
    """The units that meet a condition; None where they do not, none where any cart does."""
    used: list[Unit] = []
    for each in _all_of(condition or {}):
        found = _of_cart(store, each, _without(units, used))
        if found is None:
            return None
        used += found
    return used


def _all_of(condition: Values) -> Iterator[Values]:
    for each in condition.get("and", (condition,)):
        if "cart" in each:
            yield each["cart"]


def _of_cart(store: Store, asked: Values, units: Sequence[Unit]) -> list[Unit] | None:
    matcher = asked.get("items")
    quantity, spend = asked.get("minimum_quantity", 0), asked.get("minimum_spend", ZERO)
    found = [unit for unit in units if matcher is None or matches(store, matcher, unit.item)]
    found.sort(key=lambda unit: -unit.price)
    if matcher is None:
        return [] if total(unit.price for unit in found) >= spend else None
    used: list[Unit] = []
    worth = ZERO
    for unit in found:
        if len(used) >= max(quantity, 1) and worth >= spend:
            break
        used.append(unit)
        worth += unit.price
    return used if len(used) >= max(quantity, 1) and worth >= spend else None


def matches(store: Store, matcher: Values, item: Row) -> bool:
    """Whether an item is one of those that a matcher describes."""
    [(kind, wanted)] = matcher.items()
    if kind == "not":
        return not matches(store, wanted, item)
    if kind in ("and", "or"):
        return (all if kind == "and" else any)(matches(store, each, item) for each in wanted)
    known = store.find(PRODUCTS, id=item["product_id"])
    return bool(known) and LEAVES[kind](store, wanted, item, known[0])


def _has_variant(store: Store, wanted: Any, item: Row, product: Row) -> bool:
    bases = store.find(PRODUCT_SKUS, product_id=product["id"])
    base = next((row["id"] for row in bases if row["is_base"]), None)
    return (item["variant_id"] or base) in wanted


def _has_option(store: Store, wanted: Any, item: Row, product: Row) -> bool:
    shown = shown_options(store, choices(store, product, item))
    return any(
        each["display_name"] == wanted["name"] and each["display_value"] in wanted["values"]
        for each in shown
    )


def _has_field(store: Store, wanted: Any, item: Row, product: Row) -> bool:
    rows = store.find(PRODUCT_CUSTOM_FIELDS, product_id=product["id"])
    return any(r["name"] == wanted["name"] and r["text"] in wanted["values"] for r in rows)


LEAVES: Mapping[str, Callable[[Store, Any, Row, Row], bool]] = {
    "brands": lambda store, wanted, item, product: product["brand_id"] in wanted,
    "categories": lambda store, wanted, item, product: (
        not set(product["categories"]).isdisjoint(wanted)
    ),
    "products": lambda store, wanted, item, product: product["id"] in wanted,
    "variants": _has_variant,
    "product_option": _has_option,
    "product_custom_field": _has_field,
}

# ---- actions


def _cart_value(store: Store, action: Values, units: Sequence[Unit]) -> dict[Unit, Decimal]:
    """A discount on the cart, in parts by what its items cost."""
    whole = total(unit.price for unit in units)
    [(kind, amount)] = action["discount"].items()
    off = amount if kind == "fixed_amount" else rounded(whole * amount / 100)
    off = min(off, whole, action.get("maximum_allowed_discount_amount") or whole)
    parts = shares(off, [unit.price for unit in units]) if off else []
    return dict(zip(units, parts, strict=False))


def _cart_items(store: Store, action: Values, units: Sequence[Unit]) -> dict[Unit, Decimal]:
    """A discount on items that fit, as many as may have it."""
    matcher = action.get("items")
    fitting = [
        unit
        for unit in units
        if unit.item["kind"] not in (CERTIFICATE, CUSTOM)
        and (matcher is None or matches(store, matcher, unit.item))
        and not (action.get("exclude_items_on_sale") and _on_sale(unit.item))
    ]
    chosen = _chosen(fitting, action.get("strategy", ""))[: action.get("quantity")]
    [(kind, amount)] = action["discount"].items()
    prices = [unit.price for unit in chosen]
    if kind == "percentage_amount":
        off = [rounded(price * min(amount, Decimal(100)) / 100) for price in prices]
    elif action.get("as_total"):
        off = shares(min(amount, total(prices)), prices)
    else:
        off = [min(amount, price) for price in prices]
    return dict(zip(chosen, _capped(off, action), strict=True)) if any(off) else {}


def _chosen(units: Sequence[Unit], strategy: str) -> list[Unit]:
    if not strategy:
        return list(units)
    ordered = sorted(units, key=lambda unit: unit.price, reverse=strategy.startswith("MOST"))
    if strategy.endswith("ONLY") and ordered:
        return [unit for unit in ordered if unit.price == ordered[0].price]
    return ordered


def _capped(amounts: Sequence[Decimal], action: Values) -> Iterator[Decimal]:
    left = action.get("maximum_allowed_discount_amount")
    for amount in amounts:
        off = amount if left is None else min(amount, left)
        left = None if left is None else left - off
        yield off


def _on_sale(item: Row) -> bool:
    return bool(item["list_price"] < item["original_price"])


def _nothing(store: Store, action: Values, units: Sequence[Unit]) -> dict[Unit, Decimal]:
    return {}


EFFECTS = {"cart_value": _cart_value, "cart_items": _cart_items}
