"""Metafields: values that apps keep with the objects of a store; V3 and GraphQL know them."""

from __future__ import annotations

from dataclasses import replace

from bcfake.errors import Conflict, Forbidden
from bcfake.fields import Choice, Field, Int, Text, Timestamp
from bcfake.resources.brands import BRANDS
from bcfake.resources.categories import CATEGORIES
from bcfake.resources.channels import CHANNELS
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change
from bcfake.tables import Row

SOURCE = "specs/v3: metafields of brands, categories, products and variants"
PERMISSIONS = ("app_only", "read", "write", "read_and_sf_access", "write_and_sf_access")


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def belongs_to_app(change: Change) -> None:
    """A metafield belongs to the app that made it."""
    change.values["owner_client_id"] = change.store.asker or change.store.client_id


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_same_key(change: Change) -> None:
    """An object has each key of a namespace once; a second is refused with 409."""
    same = {name: change.values[name] for name in ("resource_id", "namespace", "key")}
    for row in change.store.find(change.resource, **same):
        if change.old is None or row["id"] != change.old["id"]:
            raise Conflict(field="key", details={"conflict": {"id": row["id"]}})


@rule("before_update", "before_delete", evidence=DOCUMENTED, source=SOURCE)
def refuse_other_apps(change: Change) -> None:
    """Other apps write what its permission set lets them: value and description; else it is 403."""
    assert change.old is not None
    if change.store.asker in ("", change.old["owner_client_id"]):
        return
    own = [name for name in ("namespace", "key", "permission_set") if change.changes(name)]
    if own or not change.old["permission_set"].startswith("write"):
        raise Forbidden("Only the app that owns the metafield may do this.")


def is_open(row: Row) -> bool:
    """Whether other apps see a metafield."""
    return bool(row["permission_set"] != "app_only")


def metafields_of(owner: Resource, kind: str) -> Resource:
    """The metafields of a resource's rows; `kind` is their `resource_type`."""
    return Resource(
        name=f"{kind}_metafields",
        path="metafields",
        source=SOURCE,
        parent=owner,
        parent_key="resource_id",
        verbs=frozenset(),
        sequence="metafields",
        fields=(
            ID,
            Int(name="resource_id", read_only=True),
            Choice(name="permission_set", values=PERMISSIONS, required=True, sample="read"),
            Text(name="namespace", max=64, required=True, sample="Namespace"),
            Text(name="key", max=64, required=True, indexed=True, sample="key-{n}"),
            Text(name="value", max=65535, required=True, sample="value {n}"),
            Text(name="description", max=255),
            Timestamp(name="date_created", auto="create"),
            Timestamp(name="date_modified", auto="change"),
            Text(name="owner_client_id", read_only=True),
        ),
        owner="owner_client_id",
        open=is_open,
        rules=(belongs_to_app, refuse_other_apps, refuse_same_key),
    )


def metafields_apart(
    owner: Resource, kind: str, path: str, resource_id: Field, source: str, *gaps: str
) -> Resource:
    """The same, kept below nothing: `resource_id` is the field that says whose they are."""
    below = metafields_of(owner, kind)
    return replace(
        below,
        path=path,
        parent=None,
        parent_key="",
        scope=owner.scope,
        source=source,
        fields=tuple(resource_id if f.name == resource_id.name else f for f in below.fields),
        known_gaps=(*below.known_gaps, *gaps),
    )


PRODUCT_METAFIELDS = metafields_of(PRODUCTS, "product")
VARIANT_METAFIELDS = metafields_of(PRODUCT_SKUS, "variant")
BRAND_METAFIELDS = metafields_of(BRANDS, "brand")
CATEGORY_METAFIELDS = metafields_of(CATEGORIES, "category")
CUSTOMER_METAFIELDS = metafields_of(CUSTOMERS, "customer")
CHANNEL_METAFIELDS = metafields_of(CHANNELS, "channel")

RESOURCES = (
    PRODUCT_METAFIELDS,
    VARIANT_METAFIELDS,
    BRAND_METAFIELDS,
    CATEGORY_METAFIELDS,
    CUSTOMER_METAFIELDS,
    CHANNEL_METAFIELDS,
)
