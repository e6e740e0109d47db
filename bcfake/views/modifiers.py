"""A product's modifiers, which its variants do not differ by, and what choosing a value does.

What a value adds to price or weight is a product rule with one condition, as V2 has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.fields import Choice, Flag, Int, Money, Object, Text
from bcfake.resources.options import OPTION_VALUES
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.resources.product_rules import PRODUCT_RULES
from bcfake.schema import Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Pair, Shown, Sight, View
from bcfake.viewing import find
from bcfake.views.forms import image_address
from bcfake.views.options import (
    CODES,
    VALUE_FIELDS,
    keep_text,
    make_option,
    option_fields,
    save_values,
    values_below,
)
from bcfake.views.products import PRODUCTS

SPEC = "product-modifiers_catalog.v3.yml"


def adjuster(name: str, *kinds: str) -> Object:
    """What is added to an amount: by how much, or by how many percent."""
    return Object(
        name=name,
        nullable=True,
        fields=(
            Choice(name="adjuster", values=kinds or ("relative", "percentage"), nullable=True),
            Money(name="adjuster_value", number=True, signed=True),
        ),
    )


NOTHING: Mapping[str, Any] = {}  # as in the documented example
ADJUSTERS = Object(
    name="adjusters",
    nullable=True,
    fields=(
        adjuster("price"),
        adjuster("weight"),
        Text(name="image_url", nullable=True),
        Object(
            name="purchasing_disabled",
            nullable=True,
            fields=(Flag(name="status"), Text(name="message", max=255)),
        ),
    ),
)


def place_of(store: Store, value: Row) -> Row | None:
    """The product option that a value belongs to; None where several products share it."""
    options = store.find(PRODUCT_OPTIONS, option_id=value["option_id"])
    return options[0] if len(options) == 1 else None


def rule_of(store: Store, value: Row) -> Row | None:
    """The product rule that says what choosing a value does."""
    option = place_of(store, value)
    if option is None:
        return None
    pair = (option["id"], value["id"])
    for rule in store.find(PRODUCT_RULES, product_id=option["product_id"]):
        chosen = [(c["product_option_id"], c["option_value_id"]) for c in rule["conditions"]]
        if rule["is_adjuster"] and chosen == [pair]:
            return rule
    return None


def show_adjusters(sight: Sight) -> Mapping[str, Any]:
    """What choosing a value does, nulls where nothing."""
    rule = rule_of(sight.store, sight.row)
    return {
        "price": (rule and rule["price_adjuster"]) or NOTHING,
        "weight": (rule and rule["weight_adjuster"]) or NOTHING,
        "image_url": image_address(sight.base, rule["image_file"]) if rule else "",
        "purchasing_disabled": {
            "status": bool(rule and rule["is_purchasing_disabled"]),
            "message": rule["purchasing_disabled_message"] if rule else "",
        },
    }


def save_adjusters(draft: Draft) -> None:
    """Keep what choosing the value does as a rule of the product; none where nothing."""
    sent, value, store = draft.sent.get("adjusters"), draft.row, draft.store
    if sent is None or value is None:
        return
    rule, option = rule_of(store, value), place_of(store, value)
    values = rule_values(sent)
    if rule is not None and not any(values.values()):
        store.delete(PRODUCT_RULES, rule["id"])
    elif rule is not None:
        store.update(PRODUCT_RULES, rule["id"], values)
    elif option is not None and any(values.values()):
        pair = {"product_option_id": option["id"], "option_value_id": value["id"], "sku_id": None}
        whole = {**values, "is_adjuster": True, "conditions": (pair,)}
        store.create(PRODUCT_RULES, whole, parent=option["product_id"])


def rule_values(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The rule's values for what a value is to do."""
    disabled = sent["purchasing_disabled"] or {"status": False, "message": ""}
    values = {
        "price_adjuster": set_adjuster(sent["price"]),
        "weight_adjuster": set_adjuster(sent["weight"]),
        "is_purchasing_disabled": disabled["status"],
        "purchasing_disabled_message": disabled["message"],
    }
    return {**values, "image_file": sent["image_url"]} if sent["image_url"] else values


def set_adjuster(sent: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """V2's adjuster, which is null where nothing is added."""
    return dict(sent) if sent and sent["adjuster"] else None


MODIFIERS: View = View(
    path="modifiers",
    noun="modifier",
    source=PRODUCT_OPTIONS,
    parent=PRODUCTS,
    include="modifiers",
    spec=SPEC,
    only=lambda row: bool(row["is_modifier"]),
    fields=(
        *option_fields(Choice(name="type", values=tuple(CODES), required=True), lambda: MODIFIERS),
        Pair(Flag(name="required", required=True), "is_required"),
    ),
    before=make_option,
    after=save_values,
)

MODIFIER_VALUES = View(
    path="values",
    noun="value",
    source=OPTION_VALUES,
    parent=MODIFIERS,
    within=values_below,
    include="option_values",
    spec=SPEC,
    fields=(
        *VALUE_FIELDS,
        Shown(
            Int(name="option_id", read_only=True),
            lambda sight: (place_of(sight.store, sight.row) or {"id": 0})["id"],
        ),
        Shown(ADJUSTERS, show_adjusters),
    ),
    before=keep_text,
    after=save_adjusters,
    known_gaps=("Values of an option that products share have no adjusters of their own.",),
)


def drop_image(call: Call) -> None:
    """DELETE …/image: choosing the value shows no image any more."""
    rule = rule_of(call.store, find(MODIFIER_VALUES, call.store, call.ids))
    if rule is not None:
        call.store.amend(PRODUCT_RULES, rule["id"], image_file="")


VALUE = "catalog/products/{product_id}/modifiers/{modifier_id}/values/{value_id}"
VIEWS = (MODIFIERS, MODIFIER_VALUES)
ENDPOINTS = (Endpoint("DELETE", f"{VALUE}/image", drop_image, spec=SPEC),)
