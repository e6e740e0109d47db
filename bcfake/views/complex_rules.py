"""Complex rules: what a combination of modifiers and variants does to a product's price.

They are V2's product rules, but for those that one value of a modifier makes by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bcfake.fields import INT_MAX, Flag, Int, ListOf, Object, Text
from bcfake.resources.product_rules import PRODUCT_RULES
from bcfake.tables import Frozen
from bcfake.view import Draft, Pair, Shown, Sight, View
from bcfake.views.forms import image
from bcfake.views.modifiers import NOTHING, adjuster, set_adjuster
from bcfake.views.products import PRODUCTS, SPEC

NAMES = {
    "modifier_id": "product_option_id",
    "modifier_value_id": "option_value_id",
    "variant_id": "sku_id",
}
CONDITION = Object(
    name="condition",
    fields=(
        Int(name="id", nullable=True, read_only=True),
        Int(name="rule_id", nullable=True, read_only=True),
        *(Int(name=name, nullable=True) for name in NAMES),
        Int(name="combination_id", read_only=True),
    ),
)


def shown_adjuster(kept: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """V3's adjuster, which is an object also where nothing is added."""
    return kept or NOTHING


def show_conditions(sight: Sight) -> Sequence[Mapping[str, Any]]:
    """A rule's conditions, numbered within their rule (the numbers are made up)."""
    rule_id = sight.row["id"]
    return [
        {
            "id": rule_id * 100 + place,
            "rule_id": rule_id,
            **{v3: condition[v2] for v3, v2 in NAMES.items()},
            "combination_id": 0,
        }
        for place, condition in enumerate(sight.row["conditions"], 1)
    ]


def take_conditions(sent: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """V2's conditions for V3's."""
    found = tuple(Frozen({v2: each[v3] for v3, v2 in NAMES.items()}) for each in sent)
    return {"conditions": found}


def replace_conditions(draft: Draft) -> None:
    """V2 adds the conditions of an update to those there are; V3 replaces them (assumed)."""
    if draft.old is not None and "conditions" in draft.values:
        draft.store.amend(PRODUCT_RULES, draft.old["id"], conditions=())


COMPLEX_RULES = View(
    path="complex-rules",
    noun="complex rule",
    source=PRODUCT_RULES,
    parent=PRODUCTS,
    spec=SPEC,
    only=lambda row: not row["is_adjuster"],
    fields=(
        Int(name="id", read_only=True),
        Int(name="product_id", read_only=True),
        Int(name="sort_order", min=-INT_MAX - 1),
        Pair(Flag(name="enabled"), "is_enabled"),
        Pair(Flag(name="stop"), "is_stop"),
        Pair(Flag(name="purchasing_disabled"), "is_purchasing_disabled"),
        Text(name="purchasing_disabled_message", max=255),
        Pair(Flag(name="purchasing_hidden"), "is_purchasing_hidden"),
        image(),
        Pair(adjuster("price_adjuster"), out=shown_adjuster, into=set_adjuster),
        Pair(adjuster("weight_adjuster"), out=shown_adjuster, into=set_adjuster),
        Shown(
            ListOf(name="conditions", item=CONDITION, default=()), show_conditions, take_conditions
        ),
    ),
    before=replace_conditions,
    known_gaps=("The ids of conditions are made of their rule's and place.",),
)

VIEWS = (COMPLEX_RULES,)
