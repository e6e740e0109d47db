"""Coupons and banners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid, Unknown
from bcfake.fields import Choice, Flag, Int, Json, ListOf, Money, Object, Text, Timestamp
from bcfake.schema import (
    ASSUMED,
    CLEAR,
    DOCUMENTED,
    ID,
    RECORDED,
    Filter,
    Resource,
    between,
    equals,
    rule,
)
from bcfake.store import Change

SPEC = "specs/v2/marketing.v2.yml"

# ---- coupons

TYPES = (
    "per_item_discount",
    "per_total_discount",
    "shipping_discount",
    "free_shipping",
    "percentage_discount",
    "promotion",
)


@dataclass(frozen=True, kw_only=True)
class Places(Json):
    """Where a coupon may be used: an object of countries, states or zips, `[]` while anywhere."""

    def null(self) -> Any:
        return ()

    def accept(self, value: Any, trusted: bool) -> Any:
        if isinstance(value, list | tuple) and not value:
            return ()
        if not isinstance(value, Mapping):
            raise self.wrong(value, "an object of countries, states or zips")
        for name in value:
            if name not in ("countries", "states", "zips"):
                raise Unknown(f"{self.name}.{name}", "Known fields: countries, states, zips.")
        return value


@rule("before_update", evidence=DOCUMENTED, source=SPEC)
def clear_targets_not_sent(change: Change) -> None:
    """An update that leaves out applies_to empties it (its ids; the entity stays, assumed)."""
    if "applies_to" not in change.sent:
        change.values["applies_to"] = {**change.new("applies_to"), "ids": ()}


@rule("before_create", "before_update", evidence=ASSUMED)
def targets_exist(change: Change) -> None:
    """A coupon applies to categories or products that exist; 0 stands for all."""
    targets = change.new("applies_to")
    resource = change.store.catalogue[targets["entity"]]
    for id in targets["ids"] if change.changes("applies_to") else ():
        if id and not change.store.exists(resource, id):
            raise Invalid("applies_to.ids", f"There is no {resource.singular} with the id {id}.")


COUPONS = Resource(
    name="coupons",
    path="coupons",
    source=SPEC + "; defaults and GET by id recorded by NangoHQ/integration-templates, 2026",
    evidence=RECORDED,
    scope="marketing",
    fields=(
        ID,
        # a name used twice is refused with 409: bigcommerce/api-specs#1537
        Text(name="name", required=True, unique=True, max=100, sample="Coupon {n}"),
        Choice(name="type", required=True, values=TYPES),
        Money(name="amount", required=True, sample="5"),
        Money(name="min_purchase"),
        Timestamp(name="expires"),
        Flag(name="enabled"),
        Text(
            name="code",
            required=True,
            unique=True,
            max=50,
            pattern=r"[a-zA-Z0-9_\s-]+",
            form="made of letters, digits, white space, underscores and hyphens only",
            sample="COUPON{n}",
        ),
        Object(
            name="applies_to",
            required=True,
            fields=(
                Choice(name="entity", required=True, values=("categories", "products")),
                ListOf(name="ids", required=True, item=Int(name="ids")),
            ),
            sample={"entity": "categories", "ids": [0]},
        ),
        Int(name="num_uses", read_only=True),
        Int(name="max_uses"),
        Int(name="max_uses_per_customer"),
        Places(name="restricted_to", default=()),
        ListOf(name="shipping_methods", nullable=True, item=Text(name="shipping_methods")),
        Timestamp(name="date_created", read_only=True, auto="create"),
        Int(name="promotion_id", indexed=True, v2=False),  # 0: it discounts by itself
    ),
    filters=(
        *equals("id", "code", "name", "type"),
        Filter("exclude_type", "type", lambda row, wanted: bool(row["type"] != wanted)),
        *between("id"),
        Filter("id:in", "id", "in", on=frozenset({CLEAR})),
    ),
    rules=(clear_targets_not_sent, targets_exist),
    known_gaps=(
        "A coupon of type promotion that V2 makes belongs to no promotion and discounts nothing.",
        "Shipping methods and countries of a coupon are not checked to exist.",
    ),
)

# ---- banners

PAGES = {"home_page": "", "category_page": "categories", "brand_page": "brands", "search_page": ""}


@rule("before_create", "before_update", evidence=ASSUMED)
def page_of_banner_exists(change: Change) -> None:
    """The item_id of a banner on a category's or a brand's page names one that exists."""
    resource, id = PAGES[change.new("page")], change.new("item_id")
    if resource and id and (change.changes("page") or change.changes("item_id")):
        target = change.store.catalogue[resource]
        if not change.store.exists(target, id):
            raise Invalid("item_id", f"There is no {target.singular} with the id {id}.")


@rule("before_create", "before_update", evidence=ASSUMED)
def banner_ends_after_it_starts(change: Change) -> None:
    """A banner's date_to is not before its date_from."""
    start, end = change.new("date_from"), change.new("date_to")
    if start is not None and end is not None and end < start:
        raise Invalid("date_to", "It is before date_from.")


def unix(name: str, **options: Any) -> Timestamp:
    """A date written as a string of unix seconds, "0" while unset, as this family does."""
    return Timestamp(name=name, wire="unix_text", unset="0", **options)


BANNERS = Resource(
    name="banners",
    path="banners",
    source=SPEC,
    scope="marketing",
    fields=(
        ID,
        Text(name="name", required=True, sample="Banner {n}"),
        Text(name="content", required=True, sample="<p>Banner {n}</p>"),
        Choice(name="page", required=True, values=tuple(PAGES)),
        Int(name="item_id", text=True),
        Choice(name="location", required=True, values=("top", "bottom")),
        unix("date_created", read_only=True, auto="create"),
        Choice(name="date_type", required=True, values=("always", "custom")),
        unix("date_from"),
        unix("date_to"),
        Flag(name="visible", digits=True),
    ),
    filters=between("id"),
    rules=(page_of_banner_exists, banner_ends_after_it_starts),
)

RESOURCES = (COUPONS, BANNERS)
