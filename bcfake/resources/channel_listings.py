"""What channels list of the products of a store; V3 alone knows it."""

from __future__ import annotations

from bcfake.errors import Conflict
from bcfake.fields import Choice, Int, ListOf, NewRow, Object, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.references import refers_to
from bcfake.schema import ASSUMED, ID, Resource, rule
from bcfake.store import Change

STATES = (
    *("active", "disabled", "error", "pending", "pending_disable", "pending_delete"),
    *("partially_rejected", "queued", "rejected", "submitted", "deleted"),
)
VARIANT_FIELDS = (
    Int(name="product_id", min=1, required=True),
    Int(name="variant_id", min=1, required=True),
    Text(name="external_id"),
    Choice(
        name="state",
        values=tuple(each for each in STATES if each != "partially_rejected"),
        required=True,
    ),
    Text(name="name"),
    Text(name="description"),
)
VARIANTS = ListOf(name="variants", item=Object(name="variant", fields=VARIANT_FIELDS))


@rule("before_create", evidence=ASSUMED)
def list_once(change: Change) -> None:
    """A channel lists a product once; a second listing is refused with 409."""
    same = {name: change.values[name] for name in ("channel_id", "product_id")}
    for row in change.store.find(CHANNEL_LISTINGS, **same):
        raise Conflict(field="product_id", details={"conflict": {"id": row["id"]}})


CHANNEL_LISTINGS = Resource(
    name="channel_listings",
    path="listings",
    source="specs/v3/channels.v3.yml",
    scope="channel_listings",
    verbs=frozenset(),
    parent=CHANNELS,
    parent_key="channel_id",
    fields=(
        ID,
        Int(name="channel_id"),
        Int(name="product_id", min=1, required=True, indexed=True, sample=NewRow("products")),
        Text(name="external_id"),
        Choice(name="state", values=STATES, required=True, sample="active"),
        Text(name="name"),
        Text(name="description"),
        VARIANTS,
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(refers_to("product_id", PRODUCTS), list_once),
    known_gaps=("A listing stays when its product goes.", "Its variants are not checked to exist."),
)

RESOURCES = (CHANNEL_LISTINGS,)
