"""Product rules: what choosing options or SKUs does to price, weight, image and purchase."""

from __future__ import annotations

from bcfake.errors import Invalid
from bcfake.fields import Choice, Field, Flag, Int, ListOf, Money, Object, Text
from bcfake.resources.image_files import file_name
from bcfake.resources.product_adjustments import adjust_skus
from bcfake.resources.product_parts import (
    PRODUCT_ID,
    check_choice,
    make_room,
    place_last,
    touch_product,
)
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import COUNT, DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "docs/v2-catalog-products/v2-product-rules.mdx"


def _adjuster(name: str, *kinds: str) -> Field:
    return Object(
        name=name,
        nullable=True,
        fields=(
            Choice(name="adjuster", values=kinds, required=True),
            Money(name="adjuster_value", signed=True, required=True),
        ),
    )


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_negative_absolute(change: Change) -> None:
    """An absolute price or weight is not negative; relative and percentage ones may be."""
    for field in ("price_adjuster", "weight_adjuster"):
        adjuster = change.values[field]
        if adjuster and adjuster["adjuster"] == "absolute" and adjuster["adjuster_value"] < 0:
            raise Invalid(f"{field}.adjuster_value", "An absolute value is zero or more.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def check_conditions(change: Change) -> None:
    """A condition is either on a SKU of the product or on one of its options and a value."""
    store, product_id = change.store, change.values["product_id"]
    for each in change.sent.get("conditions", ()):
        pair = each["product_option_id"], each["option_value_id"]
        if (each["sku_id"] is None) == (pair == (None, None)):
            raise Invalid("conditions", "Each has a sku_id or an option pair, and not both.")
        if each["sku_id"] is None:
            if None in pair:
                raise Invalid("conditions", "An option pair needs both its ids.")
            check_choice(store, product_id, each)
        elif not store.find(PRODUCT_SKUS, product_id=product_id, id=each["sku_id"]):
            raise Invalid("sku_id", f"The product has no SKU with the id {each['sku_id']}.")


@rule("before_update", evidence=DOCUMENTED, source=SOURCE)
def append_conditions(change: Change) -> None:
    """Conditions sent in an update are added to those there are; none is replaced."""
    assert change.old is not None
    if "conditions" in change.sent:
        change.values["conditions"] = (*change.old["conditions"], *change.sent["conditions"])


@rule("before_create")
def run_last(change: Change) -> None:
    """A new rule runs after the product's other rules unless its `sort_order` is sent."""
    if "sort_order" not in change.sent:
        place = place_last(change.store, PRODUCT_RULES, change.values["product_id"])
        change.values["sort_order"] = place


@rule(
    "before_create",
    "before_update",
    "after_create",
    "after_update",
    evidence=DOCUMENTED,
    source=SOURCE,
)
def keep_image(change: Change) -> None:
    """A rule's image is answered as `attribute_rule_images/<rule id>_source.<extension>`."""
    source = change.sent.get("image_file")
    if not source:
        return
    suffix = file_name(source).rpartition(".")[2]
    if change.row is not None:
        path = f"attribute_rule_images/{change.row['id']}_source.{suffix}"
        change.store.amend(PRODUCT_RULES, change.row["id"], image_file=path)


@rule("after_create", "after_update", "after_delete", evidence=DOCUMENTED, source=SOURCE)
def readjust_skus(change: Change) -> None:
    """The product's SKUs show their prices and weights as its rules adjust them."""
    adjust_skus(change.store, change.values["product_id"])


PRODUCT_RULES = Resource(
    name="product_rules",
    path="rules",
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    flat=frozenset({COUNT}),
    fields=(
        ID,
        PRODUCT_ID,
        Int(name="sort_order"),
        Flag(name="is_enabled", default=True),
        Flag(name="is_stop"),
        _adjuster("price_adjuster", "relative", "percentage", "absolute"),
        _adjuster("weight_adjuster", "relative", "absolute"),
        Flag(name="is_purchasing_disabled"),
        Text(name="purchasing_disabled_message", max=255),
        Flag(name="is_purchasing_hidden"),
        Text(name="image_file"),
        # What choosing one value of a modifier does: V3 shows it with the value.
        Flag(name="is_adjuster", v2=False),
        ListOf(
            name="conditions",
            required=True,
            sample=(),
            item=Object(
                name="condition",
                fields=(
                    Int(name="product_option_id", nullable=True),
                    Int(name="option_value_id", nullable=True),
                    Int(name="sku_id", nullable=True),
                ),
            ),
        ),
    ),
    rules=(
        refuse_negative_absolute,
        check_conditions,
        append_conditions,
        run_last,
        keep_image,
        make_room,
        readjust_skus,
        touch_product,
    ),
    known_gaps=(
        "The adjuster's old spelling percent (2013) is refused; percentage is the documented one.",
        "Rules of option sets, which the control panel knows, are not modelled.",
    ),
)

RESOURCES = (PRODUCT_RULES,)
