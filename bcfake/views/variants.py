"""Variants as V3 shows them: a product's SKUs, or while it has none its base variant.

A base variant is a row of product_skus that V2 does not have. It keeps nothing but its id: price,
stock and code are the product's own, and what is written to it is written to the product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, Unprocessable
from bcfake.fields import Field, Flag, Int, ListOf, Money, Object, Text
from bcfake.resources.options import OPTION_VALUES
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS as PRODUCT_ROWS
from bcfake.schema import LIST, UPDATE
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Pair, Search, Shown, Sight, View
from bcfake.views.forms import image
from bcfake.views.options import OPTION_VALUES_VIEW, PRODUCT_OPTIONS_VIEW
from bcfake.views.products import PRODUCTS

SPEC = "product-variants_catalog.v3.yml"
Choices = Sequence[Mapping[str, Any]]


def source_of(store: Store, row: Row) -> Row:
    """The row that has a variant's own values: itself, or of a base variant the product."""
    return store.get(PRODUCT_ROWS, row["product_id"]) if row["is_base"] else row


def own(field: Field) -> Shown:
    """A field that a base variant shares with its product, under the same name; V3 shows no null
    where V2 has one."""
    name = field.name

    def filled(value: Any) -> Any:
        return field.initial() if value is None else value

    return Shown(
        field,
        lambda sight: filled(source_of(sight.store, sight.row)[name]),
        lambda value: {name: filled(value)},
    )


def amount(name: str) -> Shown:
    """An amount or measure; null where a variant has the product's."""
    field = Money(name=name, number=True, nullable=True)
    return Shown(
        field,
        lambda sight: source_of(sight.store, sight.row)[name],
        lambda value: {name: value},
    )


def _text(name: str, **more: Any) -> Shown:
    return own(Text(name=name, nullable=True, default="", **more))


def _calculated(price: str, adjusted: str) -> Any:
    def show(sight: Sight) -> Any:
        row = sight.row
        return source_of(sight.store, row)[price] if row["is_base"] else row[adjusted]

    return show


def _option_values(sight: Sight) -> list[Mapping[str, Any]]:
    """The choices a variant stands for, with their words."""
    store = sight.store
    return [
        {
            "id": each["option_value_id"],
            "label": store.get(OPTION_VALUES, each["option_value_id"])["label"],
            "option_id": each["product_option_id"],
            "option_display_name": store.get(PRODUCT_OPTIONS, each["product_option_id"])[
                "display_name"
            ],
        }
        for each in sight.row["options"]
    ]


OPTION_VALUE = Object(
    name="option_value",
    fields=(
        Int(name="id", nullable=True),
        Text(name="label", max=255),
        Int(name="option_id", nullable=True),
        Text(name="option_display_name", max=255),
    ),
)


# ---- writing


def _zero_for_null(values: Mapping[str, Any]) -> dict[str, Any]:
    """Null is the empty value to a product, which has no null there."""
    fields = PRODUCT_ROWS.by_name
    return {n: fields[n].initial() if value is None else value for n, value in values.items()}


def write_through(draft: Draft) -> None:
    """What a base variant shares with its product is written to the product."""
    if draft.old is not None and draft.old["is_base"]:
        shared = {name: v for name, v in draft.values.items() if name in PRODUCT_ROWS.by_name}
        draft.values = {n: v for n, v in draft.values.items() if n not in shared}
        if shared:
            sent = _zero_for_null(shared)
            draft.store.update(PRODUCT_ROWS, draft.old["product_id"], sent)
    elif draft.values.get("cost_price", 0) is None:
        draft.values["cost_price"] = Decimal(0)  # V2 has no null there


def choose(draft: Draft) -> None:
    """Turn `option_values` into V2's choices, then write what is the product's to it."""
    if draft.old is None:
        draft.values.setdefault("options", ())
    if "option_values" in draft.sent:
        product_id = {**(draft.old or {}), **draft.values}["product_id"]
        chosen = [_choice(draft, product_id, each) for each in draft.sent["option_values"]]
        draft.values["options"] = tuple(chosen)
    if draft.old is None and not draft.part:
        _refuse_half_chosen(draft)
    write_through(draft)


def _refuse_half_chosen(draft: Draft) -> None:
    """A variant on its own stands for a value of each of its product's options."""
    options = draft.store.find(PRODUCT_OPTIONS, product_id=draft.values["product_id"])
    chosen = {each["product_option_id"] for each in draft.values["options"]}
    if options and not chosen:
        raise Missing("option_values")
    left = ", ".join(each["display_name"] for each in options if each["id"] not in chosen)
    if left:
        raise Invalid("option_values", f"Options without a value: {left}.")


def _choice(draft: Draft, product_id: int, asked: Mapping[str, Any]) -> Mapping[str, int]:
    """V2's choice of one option value, given by ids or by words; in a product's body, made."""
    store = draft.store
    options = store.find(PRODUCT_OPTIONS, product_id=product_id)
    option = _named(options, asked["option_id"], "display_name", asked["option_display_name"])
    if option is None and draft.part and asked["option_display_name"]:
        body = {"display_name": asked["option_display_name"], "type": "radio_buttons"}
        option = viewing.create(PRODUCT_OPTIONS_VIEW, store, (product_id,), body, part=True)
    if option is None:
        raise Invalid("option_values", _known("options", options, "display_name"))
    values = store.find(OPTION_VALUES, option_id=option["option_id"])
    value = _named(values, asked["id"], "label", asked["label"])
    if value is None and draft.part and asked["label"]:
        body = {"label": asked["label"], "sort_order": len(values)}
        value = viewing.create(OPTION_VALUES_VIEW, store, (product_id, option["id"]), body)
    if value is None:
        raise Invalid("option_values", _known("values", values, "label"))
    return {"product_option_id": option["id"], "option_value_id": value["id"]}


def _named(rows: Sequence[Row], id: int | None, field: str, word: str) -> Row | None:
    for row in rows:
        if row["id"] == id if id else row[field] == word:
            return row
    return None


def _known(kind: str, rows: Sequence[Row], field: str) -> str:
    known = ", ".join(f"{row['id']} ({row[field]})" for row in rows) or "none"
    return f"Those {kind} are: {known}."


def refuse_base(draft: Draft) -> None:
    """A base variant stays as long as its product has no other."""
    assert draft.old is not None
    if draft.old["is_base"]:
        raise Unprocessable("The base variant of a product cannot be deleted.")


FIELDS: tuple[Field | Pair | Shown, ...] = (
    Int(name="id", read_only=True),
    Int(name="product_id", read_only=True),
    own(Text(name="sku", min=1, max=255, required=True)),
    Shown(
        Int(name="sku_id", nullable=True, read_only=True),
        lambda sight: None if sight.row["is_base"] else sight.row["id"],
    ),
    amount("price"),
    Shown(
        Money(name="calculated_price", number=True, read_only=True),
        _calculated("calculated_price", "adjusted_price"),
    ),
    amount("sale_price"),
    amount("retail_price"),
    amount("map_price"),
    amount("weight"),
    amount("width"),
    amount("height"),
    amount("depth"),
    own(Flag(name="is_free_shipping")),
    amount("fixed_cost_shipping_price"),
    Shown(
        Money(name="calculated_weight", number=True, read_only=True),
        _calculated("weight", "adjusted_weight"),
    ),
    Pair(Flag(name="purchasing_disabled"), "is_purchasing_disabled"),
    Text(name="purchasing_disabled_message", max=255),
    image(),
    amount("cost_price"),
    _text("upc", max=14),
    _text("mpn"),
    _text("gtin", max=14),
    own(Int(name="inventory_level", nullable=True, default=0, apart=True)),
    own(Int(name="inventory_warning_level", nullable=True, default=0, apart=True)),
    _text("bin_picking_number", max=255),
    Shown(ListOf(name="option_values", item=OPTION_VALUE), _option_values),
)


def _search(name: str) -> Any:
    """Compares a field with the value, a base variant's through its product."""
    key = PRODUCT_SKUS.by_name[name].key
    return lambda store, wanted: lambda row: key(source_of(store, row)[name]) == key(wanted)


VARIANTS = View(
    path="variants",
    source=PRODUCT_SKUS,
    noun="variant",
    parent=PRODUCTS,
    include="variants",
    part=True,
    spec=SPEC,
    fields=FIELDS,
    before=choose,
    deleting=refuse_base,
    known_gaps=(
        "A variant's id and its SKU's are one number.",
        "The first SKU of a product takes over its base variant's id.",
        "A variant needs a value for each option its product has; in a product's body, or where "
        "the product has no options, none is asked for, though documented as required.",
    ),
)

ALL_VARIANTS = View(
    path="catalog/variants",
    source=PRODUCT_SKUS,
    noun="variant",
    spec=SPEC,
    verbs=frozenset({LIST}),
    fields=FIELDS,
    filters=(
        "id",
        "product_id:in",
        Search("sku", Text(name="sku"), _search("sku")),
        Search("upc", Text(name="upc"), _search("upc")),
    ),
    batch={UPDATE: 50},
    before=choose,
)

VIEWS = (VARIANTS, ALL_VARIANTS)
