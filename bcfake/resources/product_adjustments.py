"""What product rules make of prices and weights, and the adjusted ones that SKUs show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bcfake.store import Store

Choices = Mapping[int, int]  # product_option_id -> option_value_id
PLACES = Decimal("0.0001")


def adjusted(
    amount: Decimal,
    adjuster: str,
    rules: Iterable[Mapping[str, Any]],
    choices: Choices,
    sku_id: int | None = None,
) -> Decimal:
    """`amount` after the enabled rules that match, in their order, down to zero.

    `adjuster` is the rules' field to apply: "price_adjuster" or "weight_adjuster"; `choices` and
    `sku_id` say what is bought. A matching rule with `is_stop` is the last one applied.
    """
    for rule in sorted(rules, key=lambda each: (each["sort_order"], each["id"])):
        if not rule["is_enabled"] or not matches(rule["conditions"], choices, sku_id):
            continue
        if rule[adjuster] is not None:
            amount = _apply(amount, **rule[adjuster])
        if rule["is_stop"]:
            break
    return max(amount, Decimal(0)).quantize(PLACES, ROUND_HALF_UP)


def matches(conditions: Sequence[Mapping[str, Any]], choices: Choices, sku_id: int | None) -> bool:
    """Whether a choice of options and SKU meets a rule's conditions.

    Conditions on one product option are alternatives, and so are those on SKUs; the options
    among each other and with the SKUs must all be met (documented).
    """
    wanted: dict[Any, set[Any]] = {}
    for each in conditions:
        if each["sku_id"] is not None:
            wanted.setdefault("sku", set()).add(each["sku_id"])
        else:
            wanted.setdefault(each["product_option_id"], set()).add(each["option_value_id"])
    chosen: dict[Any, Any] = {**choices, "sku": sku_id}
    return bool(wanted) and all(chosen.get(name) in values for name, values in wanted.items())


def _apply(amount: Decimal, adjuster: str, adjuster_value: Decimal) -> Decimal:
    if adjuster == "relative":
        return amount + adjuster_value
    if adjuster == "percentage":
        return amount * (1 + adjuster_value / 100)
    return adjuster_value


def adjust_skus(store: Store, product_id: int) -> None:
    """Bring `adjusted_price` and `adjusted_weight` of a product's SKUs up to date.

    A SKU without a price or weight of its own has the product's.
    """
    skus, rules = store.catalogue["product_skus"], store.catalogue["product_rules"]
    rows = [row for row in store.find(skus, product_id=product_id) if not row["is_base"]]
    if not rows:
        return
    product = store.get(store.catalogue["products"], product_id)
    applied = store.find(rules, product_id=product_id)
    for row in rows:
        choices = {each["product_option_id"]: each["option_value_id"] for each in row["options"]}
        own = row["price"] if not row["sale_price"] else row["sale_price"]
        price = product["calculated_price"] if own is None else own
        weight = product["weight"] if row["weight"] is None else row["weight"]
        store.amend(
            skus,
            row["id"],
            adjusted_price=adjusted(price, "price_adjuster", applied, choices, row["id"]),
            adjusted_weight=adjusted(weight, "weight_adjuster", applied, choices, row["id"]),
        )
