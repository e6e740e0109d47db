"""Customer groups: what their members may see and what discounts they get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid, Missing, Unknown
from bcfake.fields import Choice, Flag, Int, ListOf, Money, Object, Text, Timestamp
from bcfake.resources.flags import only_one
from bcfake.schema import DOCUMENTED, ID, Filter, Resource, equals, rule
from bcfake.store import Change

SPEC = "specs/v2/customers.v2.yml"

RULE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "price_list": ("price_list_id",),
    "all": ("method", "amount"),
    "category": ("method", "amount", "category_id"),
    "product": ("method", "amount", "product_id"),
}


@dataclass(frozen=True, kw_only=True)
class DiscountRule(Object):
    """A group's discount; which fields it has depends on its type (`RULE_FIELDS`)."""

    def accept(self, value: Any, trusted: bool) -> Any:
        known = super().accept(value, trusted)
        names = ("type", *RULE_FIELDS[known["type"]])
        for name in value:
            if name not in names:
                reason = f"A rule of type {known['type']} has: {', '.join(names)}."
                raise Unknown(f"{self.name}.{name}", reason)
        for name in names:
            if name not in value:
                raise Missing(f"{self.name}.{name}")
        return {name: known[name] for name in names}


@dataclass(frozen=True, kw_only=True)
class GroupDate(Timestamp):
    """A date in the form only customer groups use, `2023-07-17 06:30:41`."""

    def render(self, value: Any) -> Any:
        return "" if value is None else value.strftime("%Y-%m-%d %H:%M:%S")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def check_discount_rules(change: Change) -> None:
    """A price list rule stands alone, and there is at most one rule of type all."""
    types = [each["type"] for each in change.new("discount_rules")]
    if "price_list" in types and len(types) > 1:
        raise Invalid("discount_rules", "A price_list rule must be the only rule.")
    if types.count("all") > 1:
        raise Invalid("discount_rules", "Only one rule may be of type all.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def keep_only_specific_categories(change: Change) -> None:
    """Category access lists categories only when its type is specific."""
    access = change.new("category_access")
    if access["type"] != "specific":
        change.values["category_access"] = {"type": access["type"]}


@rule("after_delete", evidence=DOCUMENTED, source=SPEC)
def unassign_members(change: Change) -> None:
    """Deleting a customer group leaves its customers without a group."""
    customers = change.store.catalogue["customers"]
    for member in change.store.find(customers, customer_group_id=change.values["id"]):
        change.store.amend(customers, member["id"], customer_group_id=0)


CUSTOMER_GROUPS = Resource(
    name="customer_groups",
    path="customer_groups",
    source=SPEC,
    scope="customers",
    fields=(
        ID,
        Text(name="name", required=True, sample="Group {n}"),
        Flag(name="is_default"),
        Object(
            name="category_access",
            fields=(
                Choice(name="type", required=True, values=("all", "specific", "none")),
                ListOf(name="categories", item=Int(name="categories", min=1)),
            ),
            default={"type": "all"},
        ),
        ListOf(
            name="discount_rules",
            item=DiscountRule(
                name="discount_rules",
                fields=(
                    Choice(name="type", required=True, values=tuple(RULE_FIELDS)),
                    Choice(name="method", values=("percent", "fixed", "price")),
                    Money(name="amount"),
                    Int(name="price_list_id", min=1, default=0),
                    Int(name="category_id", min=1, default=0),
                    Int(name="product_id", min=1, default=0),
                ),
            ),
        ),
        GroupDate(name="date_created", read_only=True, auto="create"),
        GroupDate(name="date_modified", read_only=True, auto="change"),
        Flag(name="is_group_for_guests"),
    ),
    filters=(
        *equals("name", "is_default", "is_group_for_guests", "date_created", "date_modified"),
        Filter("name:like", "name", "like"),
        Filter("date_created:min", "date_created", "ge"),
        Filter("date_created:max", "date_created", "le"),
        Filter("date_modified:min", "date_modified", "ge"),
        Filter("date_modified:max", "date_modified", "le"),
    ),
    rules=(
        check_discount_rules,
        keep_only_specific_categories,
        only_one("is_default", source="the name of the field; no other statement"),
        only_one("is_group_for_guests", DOCUMENTED, SPEC),
        unassign_members,
    ),
    known_gaps=(
        "Categories, products and price lists named in a group are not checked to exist.",
        "207, the answer when a sitewide discount could not be saved, is never given.",
    ),
)

RESOURCES = (CUSTOMER_GROUPS,)
