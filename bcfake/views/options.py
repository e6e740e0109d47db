"""A product's options, by which its variants differ, and their values, as V3 shows them.

They are the rows of product_options that are no modifiers, each with an option in options that
has the type and the values. Options made here belong to the product alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import INT_MAX, Choice, Field, Flag, Int, Json, ListOf, Text
from bcfake.resources.options import OPTION_VALUES, OPTIONS
from bcfake.resources.product_options import PRODUCT_OPTIONS, VARIANT_TYPES
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Pair, Shown, Sight, View
from bcfake.views.products import PRODUCTS

SPEC = "product-variant-options_catalog.v3.yml"
TYPES: Mapping[str, str] = {
    "RB": "radio_buttons",
    "RT": "rectangles",
    "S": "dropdown",
    "P": "product_list",
    "PI": "product_list_with_images",
    "CS": "swatch",
    "D": "date",
    "C": "checkbox",
    "F": "file",
    "T": "text",
    "MT": "multi_line_text",
    "N": "numbers_only_text",
}
CODES = {name: code for code, name in TYPES.items()}
VARIANT_NAMES = tuple(TYPES[code] for code in VARIANT_TYPES)


def option_of(store: Store, row: Mapping[str, Any]) -> Row:
    """The option that a product option or a value belongs to."""
    return store.get(OPTIONS, row["option_id"])


# ---- values: what a value stands for is kept as V2's text


def value_text(kind: str, label: str, data: Mapping[str, Any] | None) -> str:
    """V2's text of a value: a swatch's colours, a product's id, else the label."""
    data = data or {}
    if kind == "CS" and data.get("colors"):
        return "|".join(map(str, data["colors"]))
    if kind == "CS" and data.get("image_url"):
        return str(data["image_url"])
    if kind in ("P", "PI") and data.get("product_id"):
        return str(data["product_id"])
    return label


def value_data(sight: Sight) -> Mapping[str, Any]:
    """V3's object for V2's text of a value; empty where the label says it all."""
    kind, value = option_of(sight.store, sight.row)["type"], sight.row["value"]
    if kind == "CS":
        return {"image_url": value} if "://" in value else {"colors": value.split("|")}
    if kind in ("P", "PI") and value.isdecimal():
        return {"product_id": int(value)}
    if kind == "C":
        return {"checked_value": sight.row["label"] == "Yes"}
    return {}


def keep_text(draft: Draft) -> None:
    """The text that V2 wants beside the label."""
    if "value_data" not in draft.sent and "label" not in draft.sent:
        return
    row = {**(draft.old or {}), **draft.values}
    data = draft.sent.get("value_data")
    if data is not None or draft.old is None or draft.old["value"] == draft.old["label"]:
        kind = option_of(draft.store, row)["type"]
        draft.values["value"] = value_text(kind, row["label"], data)


VALUE_FIELDS: tuple[Field | Pair | Shown, ...] = (
    Int(name="id", read_only=True),
    Text(name="label", min=1, max=255, required=True),
    Int(name="sort_order", min=-INT_MAX - 1, required=True),
    Shown(Json(name="value_data", nullable=True), value_data),
    Flag(name="is_default"),
)


def values_below(store: Store, row: Row) -> Mapping[str, Any]:
    """Values hang below the option, which products may share."""
    return {"option_id": row["option_id"]}


# ---- options


def show_option(field: str) -> Any:
    """Shows a field that the option has and the product option has not."""
    return lambda sight: option_of(sight.store, sight.row)[field]


def type_name(sight: Sight) -> str:
    """V3's word for the type."""
    return TYPES[option_of(sight.store, sight.row)["type"]]


def make_option(draft: Draft) -> None:
    """A new option of a product has an option of its own."""
    if draft.old is not None:
        _change_option(draft)
        return
    product_id, shown = draft.values["product_id"], draft.sent["display_name"]
    option = draft.store.create(
        OPTIONS,
        {
            "name": _free_name(draft.store, shown, product_id),
            "display_name": shown,
            "type": CODES[draft.sent.get("type", "radio_buttons")],
            "product_id": product_id,
            "config": draft.sent.get("config"),
        },
    )
    draft.values |= {"option_id": option["id"], "is_modifier": draft.view.include == "modifiers"}
    draft.values.setdefault("is_required", True)


def _change_option(draft: Draft) -> None:
    assert draft.old is not None
    changed = {name: draft.sent[name] for name in ("config",) if name in draft.sent}
    if "type" in draft.sent:
        changed["type"] = CODES[draft.sent["type"]]
    draft.store.amend(OPTIONS, draft.old["option_id"], **changed)


def _free_name(store: Store, shown: str, product_id: int) -> str:
    """An option's name, used once in the store: `Color1535042499-187`."""
    stem = f"{shown}{int(store.clock.time())}-{product_id}"
    for number in count():
        name = f"{stem}-{number}" if number else stem
        if not store.find(OPTIONS, name=name):
            return name
    raise AssertionError("unreachable")


def save_values(draft: Draft) -> None:
    """The values in an option's body: those with an id are changed, the others are added."""
    assert draft.row is not None
    values = viewing_of(draft.view)
    ids = (draft.row["product_id"], draft.row["id"])
    sent = draft.sent.get("option_values")
    if sent is None and draft.old is None and draft.sent.get("type") == "checkbox":
        sent = [{"label": "Yes", "sort_order": 0}, {"label": "No", "sort_order": 1}]
    for place, value in enumerate(sent or ()):
        try:
            if value.get("id"):
                viewing.update(values, draft.store, (*ids, value["id"]), value)
            else:
                viewing.create(values, draft.store, ids, {"sort_order": place, **value}, part=True)
        except Invalid as refusal:
            raise refusal.inside(f"option_values.{place}") from None


def viewing_of(view: View) -> View:
    """The view of the values below a view of options."""
    values = view.included["option_values"]
    assert isinstance(values, View)
    return values


def show_values(sight: Sight, view: View) -> list[Any]:
    """The values of an option as the option shows them."""
    values = viewing_of(view)
    rows = viewing.below(values, sight)
    found = [viewing.shown(values, sight, row) for row in rows]
    return sorted(found, key=lambda value: (value["sort_order"], value["id"]))


def option_fields(kind: Field, view: Any) -> tuple[Field | Pair | Shown, ...]:
    """The fields that options and modifiers have in common; `view` gives the view itself."""
    values = ListOf(name="option_values", item=Json(name="value", shape=dict))
    return (
        Int(name="id", read_only=True),
        Int(name="product_id", read_only=True),
        Shown(Text(name="name", read_only=True), show_option("name")),
        Text(name="display_name", min=1, max=255, required=True),
        Shown(kind, type_name),
        Shown(
            Json(name="config", shape=dict, nullable=True),
            lambda sight: show_option("config")(sight) or {},
        ),
        Int(name="sort_order", min=-INT_MAX - 1),
        Shown(values, lambda sight: show_values(sight, view())),
    )


TYPE = Choice(name="type", values=VARIANT_NAMES, default="radio_buttons")
PRODUCT_OPTIONS_VIEW: View = View(
    path="options",
    noun="option",
    source=PRODUCT_OPTIONS,
    parent=PRODUCTS,
    include="options",
    spec=SPEC,
    only=lambda row: not row["is_modifier"],
    fields=(
        *option_fields(TYPE, lambda: PRODUCT_OPTIONS_VIEW),
        Shown(Text(name="image_url"), lambda sight: ""),
    ),
    before=make_option,
    after=save_values,
    known_gaps=(
        "A change to an option that came from an option set changes it in the set too.",
        "An option sent without a type has radio buttons: the schema requires none, the text does.",
    ),
)

OPTION_VALUES_VIEW = View(
    path="values",
    noun="value",
    source=OPTION_VALUES,
    parent=PRODUCT_OPTIONS_VIEW,
    within=values_below,
    include="option_values",
    spec=SPEC,
    fields=VALUE_FIELDS,
    before=keep_text,
)

VIEWS = (PRODUCT_OPTIONS_VIEW, OPTION_VALUES_VIEW)
