"""Customers' attributes and their values, and what shoppers agree to; V3 alone knows them."""

from __future__ import annotations

from bcfake.errors import Conflict
from bcfake.fields import Choice, Flag, Int, NewRow, Object, Text, Timestamp
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.references import refers_to
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/customers.v3.yml"
TYPES = ("string", "number", "date")


@rule("after_delete")
def delete_values(change: Change) -> None:
    """A deleted attribute takes its values along."""
    for value in change.store.find(ATTRIBUTE_VALUES, attribute_id=change.values["id"]):
        change.store.delete(ATTRIBUTE_VALUES, value["id"])


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_second_value(change: Change) -> None:
    """A customer has one value of an attribute."""
    same = {name: change.values[name] for name in ("customer_id", "attribute_id")}
    for row in change.store.find(ATTRIBUTE_VALUES, **same):
        if change.old is None or row["id"] != change.old["id"]:
            raise Conflict(field="attribute_id", details={"conflict": {"id": row["id"]}})


ATTRIBUTES = Resource(
    name="customer_attributes",
    path="customer_attributes",
    source=SOURCE,
    scope="customers",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="name", required=True, unique=True, max=255, sample="Attribute {n}"),
        Choice(name="type", values=TYPES, required=True, sample="string"),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(delete_values,),
)

ATTRIBUTE_VALUES = Resource(
    name="customer_attribute_values",
    path="attribute_values",
    source=SOURCE,
    scope="customers",
    verbs=frozenset(),
    parent=CUSTOMERS,
    parent_key="customer_id",
    fields=(
        ID,
        Int(name="customer_id"),
        Int(
            name="attribute_id",
            min=1,
            required=True,
            indexed=True,
            sample=NewRow("customer_attributes"),
        ),
        Text(name="attribute_value", max=255, required=True, sample="value {n}"),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(refers_to("attribute_id", ATTRIBUTES), refuse_second_value),
)

CUSTOMER_SETTINGS = Resource(
    name="customer_settings",
    path="customer_settings",
    source=SOURCE,
    scope="customers",
    single=True,
    verbs=frozenset(),
    base_rows=lambda: [{"privacy_settings": {}}],
    fields=(
        Object(
            name="privacy_settings",
            fields=(Flag(name="ask_shopper_for_tracking_consent"), Text(name="policy_url")),
        ),
    ),
)

RESOURCES = (ATTRIBUTES, ATTRIBUTE_VALUES, CUSTOMER_SETTINGS)
