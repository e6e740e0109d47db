"""Options, their values, and the sets of options that products are sold with."""

from __future__ import annotations

from bcfake.errors import Conflict
from bcfake.fields import Choice, Flag, Int, Json, Link, ListOf, NewRow, Object, Text
from bcfake.resources.references import holds_at_most, refers_to
from bcfake.schema import (
    ALL,
    CLEAR,
    COUNT,
    DELETE,
    DOCUMENTED,
    GET,
    ID,
    LIST,
    UPDATE,
    Resource,
    equals,
    rule,
)
from bcfake.store import Change, Store
from bcfake.tables import Row

DOCS = "docs/v2-catalog-products"
OPTION_TYPES = ("N", "D", "MT", "C", "F", "T", "RB", "RT", "S", "P", "PI", "CS")
COPIED = ("display_name", "sort_order", "is_required")  # from a set's option to a product's


# ---- options


@rule("before_create", evidence=DOCUMENTED, source="docs, 2015: options")
def name_displayed(change: Change) -> None:
    """An option is displayed under its name unless a display name is sent."""
    change.values["display_name"] = change.values["display_name"] or change.values["name"]


@rule("after_delete")
def leave_sets(change: Change) -> None:
    """A deleted option leaves the option sets it was in."""
    for member in change.store.find(OPTION_SET_OPTIONS, option_id=change.values["id"]):
        change.store.delete(OPTION_SET_OPTIONS, member["id"])


OPTIONS = Resource(
    name="options",
    path="options",
    source="docs, 2015 and 2017: options",
    scope="products",
    fields=(
        ID,
        Int(name="product_id", nullable=True, read_only=True, indexed=True),
        Text(name="name", required=True, unique=True, sample="Option {n}"),
        Text(name="display_name", max=255),
        # No default: which kind of input the shopper sees has to be said.
        Choice(name="type", values=OPTION_TYPES, required=True, sample="RT"),
        Link(name="values", to="/options/{id}/values"),
        Json(name="config", nullable=True, v2=False),
    ),
    filters=equals("name", "display_name", "type"),
    rules=(name_displayed, leave_sets),
    known_gaps=("V2 lists the options that V3 made for one product like any others.",),
)


# ---- option values


@rule("after_create", "after_update", evidence=DOCUMENTED, source=f"{DOCS}/v2-option-values.mdx")
def keep_one_default(change: Change) -> None:
    """When a value becomes the default, the option's other values no longer are."""
    assert change.row is not None
    if change.row["is_default"]:
        for other in change.store.list(OPTION_VALUES, parent=change.row["option_id"]):
            if other["is_default"] and other["id"] != change.row["id"]:
                change.store.amend(OPTION_VALUES, other["id"], is_default=False)


@rule("after_create", "after_update", "after_delete", evidence=DOCUMENTED, source=DOCS)
def show_values_in_sets(change: Change) -> None:
    """An option set's options embed the values of the option."""
    option_id = change.values["option_id"]
    shown = embedded_values(change.store, option_id)
    for member in change.store.find(OPTION_SET_OPTIONS, option_id=option_id):
        change.store.amend(OPTION_SET_OPTIONS, member["id"], values=shown)


def embedded_values(store: Store, option_id: int) -> tuple[dict[str, object], ...]:
    """The values of an option as its option set options hold them."""
    return tuple(
        {
            **{name: row[name] for name in ("label", "sort_order", "value", "is_default")},
            "option_value_id": row["id"],
        }
        for row in store.list(OPTION_VALUES, parent=option_id)
    )


OPTION_VALUES = Resource(
    name="option_values",
    path="values",
    parent=OPTIONS,
    parent_key="option_id",
    source=f"{DOCS}/v2-option-values.mdx",
    scope="products",
    flat=frozenset({LIST, GET, UPDATE, DELETE, CLEAR}),
    fields=(
        ID,
        Int(name="option_id", read_only=True),
        Text(name="label", max=255, required=True, unique="option_id", sample="Value {n}"),
        Int(name="sort_order"),
        Text(name="value", required=True, sample="Value {n}"),
        Flag(name="is_default"),
    ),
    rules=(
        holds_at_most(250, source=f"{DOCS}/v2-option-values.mdx"),
        keep_one_default,
        show_values_in_sets,
    ),
    known_gaps=(
        "What a value must look like for its option's type (colour, product id) is not checked.",
        "Options whose type has no values (text, date, file) take values all the same.",
    ),
)


# ---- option sets


@rule("after_delete")
def detach_from_products(change: Change) -> None:
    """Products that had a deleted option set have none any more."""
    products = change.store.catalogue["products"]
    for product in change.store.find(products, option_set_id=change.values["id"]):
        change.store.update(products, product["id"], {"option_set_id": None})


OPTION_SETS = Resource(
    name="option_sets",
    path="option_sets",
    aliases=("optionsets",),
    source=f"{DOCS}/v2-option-sets.mdx",
    scope="products",
    fields=(
        ID,
        Int(name="product_id", nullable=True, read_only=True),
        Text(
            name="name",
            max=255,
            required=True,
            required_on_update=True,
            unique=True,
            sample="Option set {n}",
        ),
        Link(name="options", to="/optionsets/{id}/options"),
    ),
    filters=equals("name"),
    rules=(detach_from_products,),
)


# ---- the options of a set


@rule("before_create")
def refuse_second_membership(change: Change) -> None:
    """An option is in a set once."""
    for member in change.store.list(OPTION_SET_OPTIONS, parent=change.values["option_set_id"]):
        if member["option_id"] == change.values["option_id"]:
            raise Conflict(field="option_id", details={"conflict": {"id": member["id"]}})


@rule("before_create", evidence=DOCUMENTED, source=f"{DOCS}/v2-option-set-options.mdx")
def take_from_option(change: Change) -> None:
    """An option in a set shows the option's own display name, unless one is sent, and values."""
    option = change.store.get(OPTIONS, change.values["option_id"])
    change.values["display_name"] = change.values["display_name"] or option["display_name"]
    change.values["values"] = embedded_values(change.store, option["id"])


@rule("after_create", "after_update", "after_delete")
def follow_in_products(change: Change) -> None:
    """Products that have the option set follow its changes."""
    store, set_id = change.store, change.values["option_set_id"]
    for product in store.find(store.catalogue["products"], option_set_id=set_id):
        if change.row is None:
            _drop(store, product, change.values["option_id"])
        else:
            give_option(store, product["id"], change.row)


def give_option(store: Store, product_id: int, member: Row) -> None:
    """Give a product the product option that stands for an option of its set, or bring it up
    to date."""
    options = store.catalogue["product_options"]
    values = {name: member[name] for name in COPIED}
    for row in store.find(options, product_id=product_id):
        if row["option_id"] == member["option_id"]:
            store.amend(options, row["id"], **values)
            return
    store.create(options, {"option_id": member["option_id"], **values}, parent=product_id)


def _drop(store: Store, product: Row, option_id: int) -> None:
    options = store.catalogue["product_options"]
    for row in store.find(options, product_id=product["id"]):
        if row["option_id"] == option_id:
            store.delete(options, row["id"])


OPTION_SET_OPTIONS = Resource(
    name="option_set_options",
    path="options",
    parent=OPTION_SETS,
    parent_key="option_set_id",
    source=f"{DOCS}/v2-option-set-options.mdx",
    scope="products",
    verbs=ALL - {COUNT},
    flat=frozenset({LIST}),
    fields=(
        ID,
        Int(
            name="option_id",
            required=True,
            read_only="update",
            indexed=True,
            sample=NewRow("options"),
        ),
        Int(name="option_set_id", read_only=True),
        Text(name="display_name"),
        Int(name="sort_order"),
        Flag(name="is_required"),
        Link(name="option", to="/options/{option_id}"),
        ListOf(
            name="values",
            read_only=True,
            item=Object(
                name="value",
                fields=(
                    Text(name="label"),
                    Int(name="sort_order"),
                    Text(name="value"),
                    Flag(name="is_default"),
                    Int(name="option_value_id"),
                ),
            ),
        ),
    ),
    rules=(
        refers_to("option_id", OPTIONS, zero_is_none=False),
        refuse_second_membership,
        take_from_option,
        follow_in_products,
    ),
)

RESOURCES = (OPTIONS, OPTION_VALUES, OPTION_SETS, OPTION_SET_OPTIONS)
