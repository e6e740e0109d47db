"""Taxes: zones, rates, properties and providers; V3 alone knows them. Tax classes are in settings.

What tax an order bears is not worked out of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.errors import Conflict, Invalid, Unprocessable
from bcfake.fields import Choice, Flag, Int, Json, ListOf, Money, NewRow, Object, Text, Timestamp
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.settings import TAX_CLASSES
from bcfake.schema import ASSUMED, DOCUMENTED, ID, Resource, rule
from bcfake.store import Change, Store
from bcfake.tables import Frozen

DEFAULT_ZONE = 1

# ---- zones and rates

ZONES_SPEC = "specs/v3/tax_rates_zones.v3.yml"
DISPLAY = tuple(
    Flag(name=name)
    for name in ("show_inclusive", "show_both_on_detail_view", "show_both_on_list_view")
)
LOCATION = Object(
    name="location",
    fields=(
        Text(name="country_code"),
        ListOf(name="subdivision_codes", item=Text(name="code")),
        ListOf(name="postal_codes", item=Text(name="code")),
    ),
)
TARGETS = (
    ListOf(name="locations", item=LOCATION),
    ListOf(name="customer_groups", item=Int(name="id")),
)


@rule("before_delete", evidence=ASSUMED)
def the_default_zone_stays(change: Change) -> None:
    """The default tax zone cannot be deleted."""
    if change.old and change.old["id"] == DEFAULT_ZONE:
        raise Unprocessable("The default tax zone cannot be deleted.")


TAX_ZONES = Resource(
    name="tax_zones",
    path="tax/zones",
    source=ZONES_SPEC,
    scope="information",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="name", required=True, sample="Tax zone {n}"),
        Flag(name="enabled", default=True),
        Object(name="price_display_settings", fields=DISPLAY, sample={}),
        Object(name="shopper_target_settings", fields=TARGETS, sample={}),
    ),
    rules=(the_default_zone_stays,),
    base_rows=lambda: [
        {
            "id": DEFAULT_ZONE,
            "name": "Default Tax Zone",
            "price_display_settings": {},
            "shopper_target_settings": {},
        }
    ],
    known_gaps=("Orders and carts are not taxed by zones and rates.",),
)


@rule("before_create", "before_update", evidence=ASSUMED)
def classes_exist(change: Change) -> None:
    """The classes that have rates are tax classes; 0 is the default one."""
    for each in change.new("class_rates") or ():
        id = each["tax_class_id"]
        if id and not change.store.exists(TAX_CLASSES, id):
            raise Invalid("class_rates.tax_class_id", f"There is no tax class with the id {id}.")


TAX_RATES = Resource(
    name="tax_rates",
    path="tax/rates",
    source=ZONES_SPEC,
    scope="information",
    verbs=frozenset(),
    parent=TAX_ZONES,
    parent_key="tax_zone_id",
    fields=(
        ID,
        Int(name="tax_zone_id"),
        Text(name="name", required=True, sample="Tax rate {n}"),
        Flag(name="enabled", default=True),
        Int(name="priority", default=1),
        ListOf(
            name="class_rates",
            item=Object(
                name="class_rate",
                fields=(
                    Money(name="rate", number=True, places=None, required=True),
                    Int(name="tax_class_id", required=True),
                ),
            ),
        ),
    ),
    rules=(classes_exist,),
    known_gaps=("A rate need not have a value for every tax class.",),
)

# ---- properties

PROPERTIES_SPEC = "specs/v3/tax_properties.v3.yml"


@rule("before_delete", evidence=DOCUMENTED, source=PROPERTIES_SPEC)
def unused_by_products(change: Change) -> None:
    """A tax property that a product has a value for cannot be deleted (409)."""
    id = str(change.values["id"])
    if any(id in row["tax_properties"] for row in change.store.list(PRODUCT_TAX_PROPERTIES)):
        raise Conflict("Tax Property is in use and cannot be deleted.", field="id")


@rule("after_delete", evidence=ASSUMED)
def forgotten_by_customers(change: Change) -> None:
    """What customers had for a deleted tax property is gone."""
    id = str(change.values["id"])
    for row in change.store.list(CUSTOMER_TAX_PROPERTIES):
        kept = {key: value for key, value in row["tax_properties"].items() if key != id}
        change.store.amend(CUSTOMER_TAX_PROPERTIES, row["id"], tax_properties=Frozen(kept))


TAX_PROPERTIES = Resource(
    name="tax_properties",
    path="tax/properties",
    source=PROPERTIES_SPEC,
    scope="information",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="code", required=True, unique="type", sample="A-{n}"),
        Text(name="display_name", required=True, sample="Tax property {n}"),
        Text(name="description"),
        Choice(name="type", values=("PRODUCT", "CUSTOMER")),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
    ),
    rules=(unused_by_products, forgotten_by_customers),
)


def _values_of(owner: Resource, kind: str, source: str) -> Resource:
    """The values that an object has for tax properties: one row each, by the properties' ids."""
    return Resource(
        name=f"{kind}_tax_properties",
        path="tax_properties",
        source=source,
        scope="information",
        verbs=frozenset(),
        parent=owner,
        parent_key=f"{kind}_id",
        fields=(
            ID,
            Int(name=f"{kind}_id", sample=NewRow(owner.name)),
            Json(name="tax_properties", shape=dict, default={}),
        ),
    )


PRODUCT_TAX_PROPERTIES = _values_of(PRODUCTS, "product", PROPERTIES_SPEC)
CUSTOMER_TAX_PROPERTIES = _values_of(CUSTOMERS, "customer", "specs/v3/tax_customers.v3.yml")


def property_ids(store: Store, kind: str) -> Mapping[str, str]:
    """The ids, as text, of the tax properties of a type, by code."""
    return {row["code"]: str(row["id"]) for row in store.find(TAX_PROPERTIES, type=kind)}


# ---- providers

TAX_PROVIDERS = Resource(
    name="tax_providers",
    path="tax/providers",
    source="specs/v3/tax.v3.yml",
    scope="information",
    verbs=frozenset(),
    fields=(
        Text(name="id", required=True, unique=True, sample="TaxProvider{n}"),
        Text(name="username"),
        Text(name="password"),
        Text(name="profile"),
    ),
    base_rows=lambda: [{"id": "SampleTaxProvider"}],
    known_gaps=(
        "Providers are registered with BigCommerce, so here by seeding; one is there (assumed).",
        "A provider is never asked for a tax, and no connection is active anywhere.",
    ),
)

RESOURCES: tuple[Any, ...] = (
    TAX_ZONES,
    TAX_RATES,
    TAX_PROPERTIES,
    PRODUCT_TAX_PROPERTIES,
    CUSTOMER_TAX_PROPERTIES,
    TAX_PROVIDERS,
)
