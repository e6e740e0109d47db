"""Promotions: what a cart must have for which discount. Their codes are coupons, which V2 shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid, Unprocessable
from bcfake.fields import Choice, Field, Flag, Int, Json, ListOf, Money, Object, Text, Timestamp
from bcfake.resources.marketing import COUPONS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change
from bcfake.tables import frozen

SOURCE = "specs/v3/promotions.v3.yml"
STATUSES = ("ENABLED", "DISABLED", "INVALID")
AUTOMATIC, COUPON = KINDS = ("AUTOMATIC", "COUPON")
SINGLE, BULK = COUPON_TYPES = ("SINGLE", "BULK")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STRATEGIES = (
    *("LEAST_EXPENSIVE", "LEAST_EXPENSIVE_ONLY"),
    *("MOST_EXPENSIVE", "MOST_EXPENSIVE_ONLY"),
)
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"

# ---- the parts of a rule


@dataclass(frozen=True, kw_only=True)
class Matcher(Json):
    """One of `leaves`, or one of `words` with a matcher or, but for `not`, a list of them."""

    leaves: tuple[Field, ...] = ()
    words: tuple[str, ...] = ("not", "and", "or")

    def accept(self, value: Any, trusted: bool) -> Any:
        known = {leaf.name: leaf for leaf in self.leaves}
        if not isinstance(value, Mapping) or len(value) != 1:
            raise self.wrong(value, f"an object with one of: {', '.join((*known, *self.words))}")
        [(name, part)] = value.items()
        if name in known:
            return frozen({name: known[name].parse(part, trusted)})
        if name == "not" and name in self.words:
            return frozen({name: self.accept(part, trusted)})
        if name in self.words and isinstance(part, list | tuple):
            return frozen({name: tuple(self.accept(each, trusted) for each in part)})
        raise self.wrong(name, f"one of: {', '.join((*known, *self.words))}")


@dataclass(frozen=True, kw_only=True)
class OneOf(Object):
    """An object with exactly one of its fields."""

    partial: bool = True

    def accept(self, value: Any, trusted: bool) -> Any:
        kept = super().accept(value, trusted)
        if len(kept) != 1:
            names = ", ".join(each.name for each in self.fields)
            raise Invalid(self.name, f"It has exactly one of: {names}.")
        return kept


def _ids(name: str) -> ListOf:
    return ListOf(name=name, item=Int(name="id", min=1))


def _money(name: str, **more: Any) -> Money:
    return Money(name=name, places=None, **more)


def _named(name: str, *more: Field) -> Object:
    texts = ListOf(name="values", item=Text(name="value"), min=1, required=True)
    return Object(name=name, fields=(*more, Text(name="name", required=True), texts))


ITEMS = Matcher(
    name="items",
    leaves=(
        *(_ids(name) for name in ("brands", "categories", "products", "variants")),
        _named("product_option", Text(name="type", required=True)),
        _named("product_custom_field"),
    ),
)
SEGMENTS = Matcher(
    name="segments", leaves=(ListOf(name="id", min=1, item=Text(name="id", max=36)),)
)
COUNTRY = Object(
    name="country", fields=(Text(name="iso2_country_code", min=2, max=2, required=True),)
)
ADDRESS = Matcher(
    name="shipping_address",
    nullable=True,
    words=("not",),
    leaves=(ListOf(name="countries", item=COUNTRY),),
)
DISCOUNT = OneOf(
    name="discount",
    required=True,
    fields=(_money("fixed_amount"), _money("percentage_amount")),
)
MOST_OFF = _money("maximum_allowed_discount_amount", nullable=True)
WHICH = (
    ITEMS,
    Choice(name="strategy", values=STRATEGIES),
    Flag(name="exclude_items_on_sale"),
    Flag(name="include_items_considered_by_condition"),
)
ACTION = OneOf(
    name="action",
    required=True,
    fields=(
        Object(name="cart_value", partial=True, fields=(DISCOUNT, MOST_OFF)),
        Object(
            name="cart_items",
            partial=True,
            fields=(
                *(DISCOUNT, MOST_OFF, *WHICH),
                Flag(name="as_total"),
                Int(name="quantity", min=1),
                Flag(name="add_free_item"),
            ),
        ),
        Object(
            name="gift_item",
            partial=True,
            fields=(
                Int(name="quantity", min=1, required=True),
                *(Int(name=name, min=1) for name in ("product_id", "variant_id")),
            ),
        ),
        Object(
            name="fixed_price_set",
            partial=True,
            fields=(
                Int(name="quantity", min=1, required=True),
                _money("fixed_price", required=True),
                *WHICH,
            ),
        ),
        Object(
            name="shipping",
            partial=True,
            fields=(Flag(name="free_shipping"), Json(name="zone_ids", required=True)),
        ),
    ),
)
CART = Object(
    name="cart",
    partial=True,
    fields=(ITEMS, _money("minimum_spend"), Int(name="minimum_quantity")),
)
CONDITION = OneOf(
    name="condition",
    fields=(
        CART,
        ListOf(name="and", item=Object(name="condition", partial=True, fields=(CART,))),
    ),
)
RULE = Object(
    name="rule",
    partial=True,
    fields=(ACTION, Flag(name="apply_once"), Flag(name="stop"), CONDITION),
)
CUSTOMER = Object(
    name="customer",
    partial=True,
    fields=(
        ListOf(name="group_ids", item=Int(name="id")),
        Int(name="minimum_order_count"),
        ListOf(name="excluded_group_ids", item=Int(name="id")),
        SEGMENTS,
    ),
)
ANYBODY = {"group_ids": (), "minimum_order_count": 0, "excluded_group_ids": ()}
NOTIFICATION = Object(
    name="notification",
    fields=(
        Text(name="content", required=True),
        Choice(name="type", values=("UPSELL", "ELIGIBLE", "APPLIED"), required=True),
        ListOf(name="locations", item=Text(name="location"), required=True),
    ),
)
SCHEDULE = Object(
    name="schedule",
    nullable=True,
    fields=(
        Int(name="week_frequency", min=1, required=True),
        ListOf(name="week_days", item=Choice(name="day", values=DAYS), required=True),
        *(
            Text(name=f"daily_{end}_time", pattern=TIME, form="a time like 01:20:00", required=True)
            for end in ("start", "end")
        ),
    ),
)
EXAMPLE = {"action": {"cart_value": {"discount": {"percentage_amount": "10"}}}}

# ---- the resource


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def say_the_rest(change: Change) -> None:
    """What is left out: any customer, rules that run once, from now on, the store's currency."""
    values, store = change.values, change.store
    values["customer"] = {**ANYBODY, **(values["customer"] or {})}
    values["rules"] = tuple({"apply_once": True, "stop": False, **each} for each in values["rules"])
    if values["start_date"] is None:
        values["start_date"] = store.clock.now().replace(microsecond=0)
    if not values["currency_code"]:
        values["currency_code"] = store.get(STORE_INFORMATION)["currency"]


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def only_a_lone_coupon_overrides(change: Change) -> None:
    """Only a promotion that is not used with others can override the others."""
    values, name = change.values, "coupon_overrides_other_promotions"
    if values[name] and values["can_be_used_with_other_promotions"]:
        raise Invalid(name, "can_be_used_with_other_promotions is true.")


@rule("before_delete", evidence=DOCUMENTED, source=SOURCE)
def no_codes_are_attached(change: Change) -> None:
    """A promotion with coupon codes cannot be deleted."""
    if change.store.find(COUPONS, promotion_id=change.values["id"]):
        raise Unprocessable("Promotion cannot be deleted: it has coupon codes.", field="id")


PROMOTIONS = Resource(
    name="promotions",
    path="promotions",
    source=SOURCE,
    scope="marketing",
    verbs=frozenset(),
    fields=(
        ID,
        Choice(name="redemption_type", values=KINDS, required=True, sample=AUTOMATIC),
        Text(name="name", required=True, sample="Promotion {n}"),
        Text(name="display_name"),
        ListOf(name="channels", item=Object(name="channel", fields=(Int(name="id", min=1),))),
        Object(name="customer", partial=True, fields=CUSTOMER.fields),
        ListOf(name="rules", item=RULE, required=True, sample=(EXAMPLE,)),
        Int(name="current_uses"),
        Int(name="max_uses", nullable=True),
        Choice(name="status", values=STATUSES),
        Timestamp(name="start_date", nullable=True),
        Timestamp(name="end_date", nullable=True),
        Flag(name="stop"),
        Flag(name="can_be_used_with_other_promotions", default=True),
        Text(name="currency_code"),
        ListOf(name="notifications", item=NOTIFICATION),
        ADDRESS,
        SCHEDULE,
        Choice(name="coupon_type", values=COUPON_TYPES),
        Flag(name="coupon_overrides_other_promotions"),
        Flag(name="coupon_overrides_automatic_when_offering_higher_discounts"),
    ),
    rules=(say_the_rest, only_a_lone_coupon_overrides, no_codes_are_attached),
    known_gaps=(
        "Gift items, fixed price sets and free items that are added are kept, but give nothing.",
        "Items that meet a condition are taken the dearest first (assumed); categories do not "
        "stand for those below them.",
        "The overriding of automatic promotions by coupons that offer more is not worked out.",
        "A cart of more than 10,000 pieces has no promotions. A schedule is by the hours of UTC.",
        "Notifications are shown to nobody.",
    ),
)

RESOURCES = (PROMOTIONS,)
