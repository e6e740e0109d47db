"""Custom fields (facts about a product) and configurable fields (what its buyer fills in)."""

from __future__ import annotations

from bcfake.errors import Unprocessable
from bcfake.fields import Choice, Flag, Int, Text
from bcfake.resources.product_parts import PRODUCT_ID, touch_product
from bcfake.resources.products import PRODUCTS
from bcfake.resources.references import holds_at_most
from bcfake.schema import CLEAR, COUNT, DELETE, DOCUMENTED, ID, READ, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v2/custom-fields.v2.yml"


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_same_pair(change: Change) -> None:
    """A product has each pair of name and text once; a second is refused with 422 (assumed)."""
    name, text = change.values["name"], change.values["text"]
    for row in change.store.find(
        PRODUCT_CUSTOM_FIELDS, product_id=change.values["product_id"], name=name, text=text
    ):
        if change.old is None or row["id"] != change.old["id"]:
            raise Unprocessable(
                "The product already has a custom field with this name and text.",
                field="name",
                details={"conflict": {"id": row["id"]}},
            )


PRODUCT_CUSTOM_FIELDS = Resource(
    name="product_custom_fields",
    path="custom_fields",
    aliases=("customfields",),
    parent=PRODUCTS,
    parent_key="product_id",
    source=SOURCE,
    scope="products",
    flat=frozenset({COUNT}),
    fields=(
        ID,
        PRODUCT_ID,
        Text(
            name="name", min=1, max=250, required=True, required_on_update=True, sample="Field {n}"
        ),
        Text(name="text", min=1, max=250, required=True, required_on_update=True, sample="{n}"),
    ),
    rules=(holds_at_most(200, source=SOURCE), refuse_same_pair, touch_product),
)

PRODUCT_CONFIGURABLE_FIELDS = Resource(
    name="product_configurable_fields",
    path="configurable_fields",
    aliases=("configurablefields",),
    parent=PRODUCTS,
    parent_key="product_id",
    source="docs, 2015 and 2017: configurable_fields",
    scope="products",
    verbs=READ | {DELETE, CLEAR},
    flat=frozenset({COUNT}),
    fields=(
        ID,
        PRODUCT_ID,
        Text(name="name", read_only=True, required=True, sample="Field {n}"),
        # Text, multi-line text, checkbox, file and select.
        Choice(name="type", values=("T", "ML", "C", "F", "S"), read_only=True),
        Text(name="allowed_file_types", read_only=True),
        Int(name="max_size", read_only=True),
        Text(name="select_options", read_only=True),
        Flag(name="is_required", read_only=True),
        Int(name="sort_order", read_only=True),
    ),
    rules=(touch_product,),
    known_gaps=("They are made in the control panel, so here only by seeding.",),
)

RESOURCES = (PRODUCT_CUSTOM_FIELDS, PRODUCT_CONFIGURABLE_FIELDS)
