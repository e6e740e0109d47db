"""Every name that programs import, and what each resource can do."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from typing import Any

import pytest

import bigcommerce
import bigcommerce.api
from bigcommerce import resources
from bigcommerce.resource_names import ResourceNames

MODULES = [
    "banners",
    "base",
    "blog_posts",
    "brands",
    "categories",
    "countries",
    "coupons",
    "currencies",
    "customer_groups",
    "customers",
    "gift_certificates",
    "option_sets",
    "options",
    "order_statuses",
    "orders",
    "pages",
    "payments",
    "products",
    "redirects",
    "shipping",
    "store",
    "tax_classes",
    "time",
    "webhooks",
]

MIXINS = [
    "Mapping",
    "ApiResource",
    "ApiSubResource",
    "ListableApiResource",
    "ListableApiSubResource",
    "CreateableApiResource",
    "CreateableApiSubResource",
    "UpdateableApiResource",
    "UpdateableApiSubResource",
    "DeleteableApiResource",
    "DeleteableApiSubResource",
    "CollectionDeleteableApiResource",
    "CollectionDeleteableApiSubResource",
    "CountableApiResource",
    "CountableApiSubResource",
]

EXCEPTIONS = [
    "HttpException",
    "EmptyResponseWarning",
    "ClientRequestException",
    "RateLimitingException",
    "ServerException",
    "RedirectionException",
    "NotLoggedInException",
]

# letters: all, create, update, delete, delete all (x), count (n); get and iterall go with all
FLAT = """
Banners           banners            acudxn
BlogPosts         blog/posts         acudxn
BlogTags          blog/tags          a
Brands            brands             acudxn
Categories        categories         acudxn
Countries         countries          an
Coupons           coupons            acudxn
Currencies        currencies         acudx
CustomerGroups    customer_groups    acudxn
Customers         customers          acudxn
GiftCertificates  gift_certificates  acudx
OptionSets        option_sets        acudxn
Options           options            acudxn
OrderStatuses     order_statuses     a
Orders            orders             acudxn
Pages             pages              acudxn
PaymentMethods    payments/methods   a
Products          products           acudxn
Redirects         redirects          acudxn
ShippingMethods   shipping/methods   a
ShippingZones     shipping/zones     acud
Store             store              a
TaxClasses        tax_classes        a
Time              time               a
Webhooks          hooks              acud
"""

# N: counts over all parents too
NESTED = """
CountryStates               countries    states               country_id     anN
CustomerAddresses           customers    addresses            customer_id    acudxn
GoogleProductSearchMappings products     googleproductsearch  product_id     a
OptionSetOptions            option_sets  options              option_set_id  acudx
OptionValues                options      values               option_id      acudx
OrderCoupons                orders       coupons              order_id       a
OrderFees                   orders       fees                 order_id       a
OrderMessages               orders       messages             order_id       a
OrderProducts               orders       products             order_id       anN
OrderShipments              orders       shipments            order_id       acudxnN
OrderShippingAddresses      orders       shipping_addresses   order_id       aunN
OrderTaxes                  orders       taxes                order_id       a
ProductConfigurableFields   products     configurable_fields  product_id     adxnN
ProductCustomFields         products     custom_fields        product_id     acudxnN
ProductDiscountRules        products     discount_rules       product_id     acudxnN
ProductImages               products     images               product_id     acudxnN
ProductOptions              products     options              product_id     a
ProductReviews              products     reviews              product_id     acudxnN
ProductRules                products     rules                product_id     acudxnN
ProductSkus                 products     skus                 product_id     acudxnN
ProductVideos               products     videos               product_id     acudxnN
ShippingZoneMethods         shipping/zones methods            zone_id        acud
"""

RELATED = {
    "Countries": {"states": "CountryStates"},
    "Customers": {"addresses": "CustomerAddresses"},
    "Options": {"values": "OptionValues"},
    "OptionSets": {"options": "OptionSetOptions"},
    "Orders": {
        "coupons": "OrderCoupons",
        "fees": "OrderFees",
        "messages": "OrderMessages",
        "products": "OrderProducts",
        "shipments": "OrderShipments",
        "shipping_addresses": "OrderShippingAddresses",
        "taxes": "OrderTaxes",
    },
    "Products": {
        "configurable_fields": "ProductConfigurableFields",
        "custom_fields": "ProductCustomFields",
        "discount_rules": "ProductDiscountRules",
        "google_mappings": "GoogleProductSearchMappings",
        "images": "ProductImages",
        "options": "ProductOptions",
        "reviews": "ProductReviews",
        "rules": "ProductRules",
        "skus": "ProductSkus",
        "videos": "ProductVideos",
    },
    "ShippingZones": {"methods": "ShippingZoneMethods"},
}

VERBS = {"c": "create", "u": "update", "d": "delete", "x": "delete_all", "n": "count"}


def table(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


def test_importing_the_package_is_enough_to_reach_everything() -> None:
    program = """
import bigcommerce, types
assert isinstance(bigcommerce.api, types.ModuleType)
assert isinstance(bigcommerce.connection, types.ModuleType)
assert isinstance(bigcommerce.exception, types.ModuleType)
assert isinstance(bigcommerce.resources, types.ModuleType)
import bigcommerce.customer_login_token
assert isinstance(bigcommerce.customer_login_token, type)
from bigcommerce.customer_login_token import CustomerLoginTokens
assert bigcommerce.customer_login_token is CustomerLoginTokens
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_importing_the_package_loads_nothing_but_its_two_dependencies() -> None:
    program = """
import sys, requests, jwt
before = {name.partition(".")[0] for name in sys.modules}
import bigcommerce
after = {name.partition(".")[0] for name in sys.modules}
print(sorted(after - before - set(sys.stdlib_module_names)))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert run.stdout.strip() == "['bigcommerce']"


@pytest.mark.parametrize("name", MODULES)
def test_each_family_of_resources_has_its_module(name: str) -> None:
    module = importlib.import_module(f"bigcommerce.resources.{name}")
    assert getattr(resources, name) is module


@pytest.mark.parametrize("name", [*MIXINS, *(row[0] for row in table(FLAT) + table(NESTED))])
def test_classes_are_found_in_resources_and_in_api(name: str) -> None:
    assert getattr(bigcommerce.api, name) is getattr(resources, name)


@pytest.mark.parametrize("name", MIXINS)
def test_mixins_are_found_in_base(name: str) -> None:
    assert getattr(resources.base, name) is getattr(resources, name)


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_exceptions_are_found_in_connection_too(name: str) -> None:
    assert getattr(bigcommerce.connection, name) is getattr(bigcommerce.exception, name)


def test_a_star_import_of_resources_does_not_shadow_the_time_module() -> None:
    names: dict[str, Any] = {}
    exec("from bigcommerce.resources import *", names)
    assert "Orders" in names
    assert "ListableApiResource" in names
    assert not [name for name, value in names.items() if inspect.ismodule(value)]


@pytest.mark.parametrize(("name", "path", "letters"), table(FLAT))
def test_a_flat_resource_has_its_path_and_capabilities(name: str, path: str, letters: str) -> None:
    resource = getattr(resources, name)
    assert resource.resource_name == path
    assert resource._get_path(5) == f"{path}/5"
    assert resource._get_all_path() == path
    assert callable(resource.iterall)
    assert capabilities(resource, "") == letters


@pytest.mark.parametrize(("name", "parent", "own", "key", "letters"), table(NESTED))
def test_a_nested_resource_has_its_path_and_capabilities(
    name: str, parent: str, own: str, key: str, letters: str
) -> None:
    resource = getattr(resources, name)
    assert (resource.parent_resource, resource.resource_name) == (parent, own)
    assert resource.parent_key == key
    assert resource._get_path(5, 7) == f"{parent}/7/{own}/5"
    assert resource._get_all_path(7) == f"{parent}/7/{own}"
    assert resource._get_all_path() == f"{parent}/{own}"
    assert callable(resource.iterall)
    everywhere = getattr(resource, "count_resource", None)
    assert everywhere in (None, f"{parent}/{own}")
    assert capabilities(resource, "N" if everywhere else "") == letters


def capabilities(resource: Any, more: str) -> str:
    """The letters of what the class can do; every resource has an `update`, if only to refuse."""
    can = {
        letter: hasattr(resource, verb) and getattr(resource, verb) is not refused
        for letter, verb in VERBS.items()
    }
    return "a" + "".join(letter for letter in can if can[letter]) + more


refused = resources.ApiResource.update


@pytest.mark.parametrize(
    ("parent", "method", "resource"),
    [
        (parent, method, resource)
        for parent, methods in RELATED.items()
        for method, resource in methods.items()
    ],
)
def test_a_parent_reads_what_belongs_to_it(
    recorder: Any, parent: str, method: str, resource: str
) -> None:
    connection = recorder([{"id": 3}], {"id": 3})
    child = getattr(resources, resource)
    row = getattr(resources, parent)({"id": 7, "_connection": connection})
    related = getattr(row, method)
    assert [type(found) for found in related()] == [child]
    assert type(related(3)) is child
    collection = f"{child.parent_resource}/7/{child.resource_name}"
    assert [call[1] for call in connection.calls] == [collection, f"{collection}/3"]


def test_type_checkers_know_every_resource_of_a_client() -> None:
    own = {
        name
        for name in resources.__all__
        if name not in resources.base.__all__ and hasattr(resources, name)
    }
    assert set(ResourceNames.__annotations__) == own
    assert {row[0] for row in table(FLAT) + table(NESTED)} <= own
