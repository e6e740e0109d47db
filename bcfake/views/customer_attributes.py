"""Customers' attributes, the values of their form fields and the settings for them all, in V3."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing
from bcfake.fields import Choice, Flag, Int, Object, Text
from bcfake.resources.customer_attributes import (
    ATTRIBUTE_VALUES as VALUES,
)
from bcfake.resources.customer_attributes import (
    ATTRIBUTES as ATTRIBUTE_ROWS,
)
from bcfake.resources.customer_attributes import (
    CUSTOMER_SETTINGS,
    TYPES,
)
from bcfake.resources.customer_groups import CUSTOMER_GROUPS
from bcfake.resources.customers import CUSTOMER_ADDRESSES
from bcfake.resources.customers import CUSTOMERS as CUSTOMER_ROWS
from bcfake.schema import GET, UPDATE, Call, Resource
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Page, Pair, Search, Shown, Sight, View
from bcfake.views.customers import (
    BATCH,
    CUSTOMERS,
    FLAT,
    FORM_FIELDS,
    ID,
    MOST,
    SPEC,
    Blankable,
    form_fields,
)
from bcfake.views.forms import DATES, utc_moment

ATTRIBUTES = View(
    path="customers/attributes",
    noun="attribute",
    source=ATTRIBUTE_ROWS,
    spec=SPEC,
    verbs=FLAT,
    batch=BATCH,
    fields=(
        ID,
        Text(name="name", min=1, max=255, required=True),
        Choice(name="type", values=TYPES, required=True, read_only="update"),
        utc_moment("date_modified"),
        utc_moment("date_created"),
    ),
    filters=("id:in", "name", "name:like", "type", *DATES),
    clear_needs=("id:in",),
)

# ---- values


def _of_attribute(store: Store, name: str) -> Callable[[Row], bool]:
    ids = {row["id"] for row in store.find(ATTRIBUTE_ROWS, name=name)}
    return lambda row: row["attribute_id"] in ids


ATTRIBUTE_ID = Int(name="attribute_id", min=1, required=True)
VALUE = Shown(
    Blankable(name="value", max=255, required=True, hidden=True),
    lambda sight: None,
    lambda value: {"attribute_value": value},
)
ATTRIBUTE_VALUES = View(
    path="customers/attribute-values",
    noun="attribute value",
    source=VALUES,
    spec=SPEC,
    verbs=FLAT,
    fields=(
        ID,
        ATTRIBUTE_ID,
        Text(name="attribute_value", read_only=True),
        VALUE,
        Int(name="customer_id", min=1, required=True),
        utc_moment("date_modified"),
        utc_moment("date_created"),
    ),
    filters=(
        *("id:in", "customer_id:in", "attribute_id:in", *DATES),
        Search("name", Text(name="name"), _of_attribute),
    ),
    clear_needs=("id:in",),
)
OF_A_CUSTOMER = View(  # served as parts of the customer's own body
    path="attributes",
    noun="attribute value",
    source=VALUES,
    spec=SPEC,
    verbs=frozenset(),
    parent=CUSTOMERS,
    include="attributes",
    part=True,
    fields=(
        ID,
        ATTRIBUTE_ID,
        Pair(Blankable(name="attribute_value", max=255, required=True)),
        Int(name="customer_id", read_only=True),
        utc_moment("date_modified"),
        utc_moment("date_created"),
    ),
)


def set_values(call: Call) -> list[Any]:
    """PUT /customers/attribute-values: each is created, or replaces the one that is there."""
    saved = [_set_value(call.store, item) for item in viewing.items(call.body, MOST)]
    return [viewing.shown(ATTRIBUTE_VALUES, call, row) for row in saved]


def _set_value(store: Store, item: Any) -> Row:
    sent = viewing.parse(ATTRIBUTE_VALUES, item, "create")
    known = store.find(VALUES, customer_id=sent["customer_id"], attribute_id=sent["attribute_id"])
    if known:
        return viewing.update(ATTRIBUTE_VALUES, store, (known[0]["id"],), {"value": sent["value"]})
    return viewing.create(ATTRIBUTE_VALUES, store, (), item)


# ---- form fields

OWNERS: Mapping[str, Resource] = {"customer_id": CUSTOMER_ROWS, "address_id": CUSTOMER_ADDRESSES}


def list_form_fields(call: Call) -> Page:
    """GET /customers/form-field-values: the values with customers and with addresses."""
    found = [
        shown
        for owner, source in OWNERS.items()
        for row in call.store.list(source)
        for shown in form_fields(Sight(call.store, row, call.base), owner)
    ]
    wanted = {name: text for name, text in call.query.items() if name in (*OWNERS, "field_name")}
    if "field_name" in wanted:
        wanted["name"] = wanted.pop("field_name")
    return Page(tuple(e for e in found if all(str(e.get(n)) == text for n, text in wanted.items())))


def set_form_fields(call: Call) -> list[Any]:
    """PUT /customers/form-field-values: set values; any name is a field (assumed)."""
    return [_set_form_field(call.store, item) for item in viewing.items(call.body, MOST)]


def _set_form_field(store: Store, item: Any) -> Any:
    item = item if isinstance(item, Mapping) else {}
    owner = next((name for name in OWNERS if name in item), "")
    if not owner:
        raise Missing("customer_id")
    sent = FORM_FIELDS.item.parse({n: item[n] for n in ("name", "value") if n in item})
    id = Int(name=owner, min=1).parse(item[owner])
    if not store.exists(OWNERS[owner], id):
        raise Invalid(owner, f"There is none with the id {id}.")
    kept = store.get(OWNERS[owner], id)["form_fields"] or ()
    others = tuple(each for each in kept if each["name"] != sent["name"])
    store.amend(OWNERS[owner], id, form_fields=(*others, sent))
    return {**sent, owner: id}


# ---- settings

GROUPS = {
    "guest_customer_group_id": "is_group_for_guests",
    "default_customer_group_id": "is_default",
}


def _groups(sight: Sight) -> Mapping[str, int]:
    """The groups that have each mark; 0 where none has."""
    marked = {n: sight.store.find(CUSTOMER_GROUPS, **{flag: True}) for n, flag in GROUPS.items()}
    return {name: rows[0]["id"] if rows else 0 for name, rows in marked.items()}


def mark_groups(draft: Draft) -> None:
    """The groups that the settings name are the ones that have the marks."""
    for name, id in draft.sent.get("customer_group_settings", {}).items():
        if id and not draft.store.exists(CUSTOMER_GROUPS, id):
            reason = f"There is no customer group with the id {id}."
            raise Invalid(f"customer_group_settings.{name}", reason)
        for group in draft.store.find(CUSTOMER_GROUPS, **{GROUPS[name]: True}):
            draft.store.update(CUSTOMER_GROUPS, group["id"], {GROUPS[name]: False})
        if id:
            draft.store.update(CUSTOMER_GROUPS, id, {GROUPS[name]: True})


SETTINGS = View(
    path="customers/settings",
    source=CUSTOMER_SETTINGS,
    spec=SPEC,
    verbs=frozenset({GET, UPDATE}),
    fields=(
        Object(
            name="privacy_settings",
            fields=(Flag(name="ask_shopper_for_tracking_consent"), Text(name="policy_url")),
        ),
        Shown(
            Object(
                name="customer_group_settings",
                partial=True,
                fields=tuple(Int(name=name) for name in GROUPS),
            ),
            _groups,
        ),
    ),
    after=mark_groups,
)

FORM_VALUES = "customers/form-field-values"
VIEWS = (ATTRIBUTES, ATTRIBUTE_VALUES, SETTINGS)
ENDPOINTS = (
    Endpoint("PUT", ATTRIBUTE_VALUES.path, set_values, spec=SPEC),
    Endpoint(
        "GET",
        FORM_VALUES,
        list_form_fields,
        query=("customer_id", "address_id", "field_name"),
        spec=SPEC,
    ),
    Endpoint("PUT", FORM_VALUES, set_form_fields, spec=SPEC),
)
