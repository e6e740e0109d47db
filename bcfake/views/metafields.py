"""Metafields as V3 shows them: below the object they are kept with, and in batches across them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bcfake.fields import Choice, Field, Int, Text
from bcfake.resources import metafields as rows
from bcfake.resources.metafields import PERMISSIONS
from bcfake.resources.store_metafields import STORE_METAFIELDS
from bcfake.schema import CREATE, DELETE, LIST, UPDATE, Resource
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import CRUD, Draft, Pair, Shown, View
from bcfake.views.brands import BRANDS
from bcfake.views.categories import CATEGORIES
from bcfake.views.channels import CHANNELS
from bcfake.views.customers import CUSTOMERS
from bcfake.views.forms import moment
from bcfake.views.products import PRODUCTS
from bcfake.views.variants import VARIANTS

MOST = 50  # items in a batch; assumed
FILTERS = (
    *("key", "key:in", "namespace", "namespace:in"),
    *("date_modified:min", "date_modified:max", "date_created:min", "date_created:max"),
)
IDS = ("id", "id:in", "id:not_in", "id:min", "id:max", "id:greater", "id:less")


def _fields(kind: str) -> tuple[Field | Shown | Pair, ...]:
    return (
        Text(name="key", min=1, max=64, required=True),
        Text(name="value", min=1, max=65535, required=True),
        Text(name="namespace", min=1, max=64, required=True),
        Choice(name="permission_set", values=PERMISSIONS, required=True),
        Shown(Text(name="resource_type", read_only=True), lambda sight: kind),
        Text(name="description", max=255),
        moment("date_created", read_only=True),
        moment("date_modified", read_only=True),
        Text(name="owner_client_id", read_only=True),
    )


ID = Int(name="id", read_only=True)
RESOURCE_ID = Int(name="resource_id", required=True)


def metafields(
    owner: View,
    source: Resource,
    kind: str,
    path: str,
    spec: str,
    *,
    ids: tuple[Field, Field] = (ID, RESOURCE_ID),
    within: Callable[[Store, Row], Mapping[str, Any]] | None = None,
    before: Callable[[Draft], None] | None = None,
) -> tuple[View, View]:
    """The views of an object's metafields, and of all that are kept with its kind, at `path`.

    `owner` is the view of the object, `kind` the word V3 has for it in `resource_type`, `ids` how
    V3 writes the metafield's id and the object's. `within` and `before` are the views'.
    """
    id, resource_id = ids
    fields = (id, *_fields(kind))
    below = View(
        path="metafields",
        noun="metafield",
        source=source,
        parent=owner,
        spec=spec,
        within=within,
        fields=(*fields, replace(resource_id, required=False, read_only=True)),
        filters=(*IDS, *FILTERS),
    )
    across = View(
        path=path,
        noun="metafield",
        source=source,
        spec=spec,
        verbs=frozenset({LIST}),
        before=before,
        fields=(*fields, replace(resource_id, read_only="update")),
        filters=(*FILTERS, "resource_id:in"),
        paging="both",
        batch={CREATE: MOST, UPDATE: MOST, DELETE: MOST},
        partial=True,
    )
    return below, across


OF_STORE = View(  # below nothing: there is one store
    path="store/metafields",
    noun="metafield",
    source=STORE_METAFIELDS,
    spec="store_information.v3.yml",
    verbs=CRUD - {CREATE},
    fields=(
        Int(name="id", text=True, read_only=True),
        *_fields("store"),
        Int(name="resource_id", text=True, read_only=True),
    ),
    filters=FILTERS,
    paging="both",
    batch={CREATE: MOST, UPDATE: MOST, DELETE: MOST},
    partial=True,
)
OWNERS = (
    (PRODUCTS, rows.PRODUCT_METAFIELDS, "product"),
    (VARIANTS, rows.VARIANT_METAFIELDS, "variant"),
    (BRANDS, rows.BRAND_METAFIELDS, "brand"),
    (CATEGORIES, rows.CATEGORY_METAFIELDS, "category"),
    (CUSTOMERS, rows.CUSTOMER_METAFIELDS, "customer"),
    (CHANNELS, rows.CHANNEL_METAFIELDS, "channel"),
)
ACROSS = {VARIANTS: "catalog/variants"}  # where that is not the owner's own path
OF_ROWS = tuple(
    view
    for owner, source, kind in OWNERS
    for view in metafields(
        owner, source, kind, f"{ACROSS.get(owner, owner.path)}/metafields", owner.spec
    )
)
VIEWS = (OF_STORE, *OF_ROWS)
