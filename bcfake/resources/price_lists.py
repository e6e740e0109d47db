"""Price lists: other prices for variants, and the customers that have them; V3 alone knows them."""

from __future__ import annotations

from bcfake.errors import Conflict, Invalid
from bcfake.fields import Choice, Flag, Int, ListOf, Money, NewRow, Object, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.customer_groups import CUSTOMER_GROUPS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.references import refers_to
from bcfake.resources.settings import CURRENCIES
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/price_lists.v3.yml"
PRICES = ("price", "sale_price", "retail_price", "map_price")
TIER = Object(
    name="bulk_pricing_tier",
    fields=(
        Int(name="quantity_min", required=True),
        Int(name="quantity_max"),
        Choice(name="type", values=("fixed", "price", "percent"), required=True),
        Money(name="amount", number=True, required=True),
    ),
)

PRICE_LISTS = Resource(
    name="price_lists",
    path="pricelists",
    source=SOURCE,
    scope="products",
    events="store/priceList",
    verbs=frozenset(),
    fields=(
        ID,
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
        Text(name="name", required=True, unique=True, sample="Price list {n}"),
        Flag(name="active", default=True),
    ),
    known_gaps=("No price list changes what a product or an order costs.",),
)


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def one_record_each(change: Change) -> None:
    """A list has one record of a variant in a currency."""
    same = {name: change.values[name] for name in ("price_list_id", "variant_id", "currency")}
    for row in change.store.find(PRICE_RECORDS, **same):
        if change.old is None or row["id"] != change.old["id"]:
            raise Conflict(field="variant_id", details={"conflict": {"id": row["id"]}})


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def currency_exists(change: Change) -> None:
    """A record is in one of the store's currencies, which is written in small letters (assumed)."""
    code = change.values["currency"]
    if not change.store.find(CURRENCIES, currency_code=code):
        known = (row["currency_code"].lower() for row in change.store.list(CURRENCIES))
        raise Invalid("currency", f"{code!r} is not one of: {', '.join(known)}.")
    change.values["currency"] = code.lower()


PRICE_RECORDS = Resource(
    name="price_records",
    path="records",
    parent=PRICE_LISTS,
    parent_key="price_list_id",
    source=SOURCE,
    scope="products",
    verbs=frozenset(),
    default_order=("variant_id", False),
    fields=(
        ID,
        Int(name="price_list_id", read_only=True, indexed=True),
        Int(name="variant_id", required=True, indexed=True, sample=NewRow("product_skus")),
        Text(name="currency", default="usd"),
        *(Money(name=name, nullable=True) for name in PRICES),
        ListOf(name="bulk_pricing_tiers", item=TIER),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(refers_to("variant_id", PRODUCT_SKUS), one_record_each, currency_exists),
)


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def one_list_each(change: Change) -> None:
    """A customer group has one price list in a channel."""
    same = {name: change.values[name] for name in ("customer_group_id", "channel_id")}
    for row in change.store.find(PRICE_LIST_ASSIGNMENTS, **same):
        if change.old is None or row["id"] != change.old["id"]:
            raise Conflict(field="customer_group_id", details={"conflict": {"id": row["id"]}})


PRICE_LIST_ASSIGNMENTS = Resource(
    name="price_list_assignments",
    path="assignments",
    parent=PRICE_LISTS,
    parent_key="price_list_id",
    source=SOURCE,
    scope="products",
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="price_list_id", read_only=True, indexed=True),
        Int(name="customer_group_id", sample=NewRow("customer_groups"), required=True),
        Int(name="channel_id", default=1),
    ),
    rules=(
        refers_to("customer_group_id", CUSTOMER_GROUPS),
        refers_to("channel_id", CHANNELS),
        one_list_each,
    ),
)

RESOURCES = (PRICE_LISTS, PRICE_RECORDS, PRICE_LIST_ASSIGNMENTS)
