"""Every resource of the client against a store: seeded there, read, changed and deleted here."""

from __future__ import annotations

from typing import Any

import pytest

from bigcommerce.exception import NotFoundException

# client's name, store's name, capabilities: counted (n), changed by a field, deleted (d), all (x)
FLAT = [
    ("Banners", "banners", "n", "name", "dx"),
    ("BlogPosts", "blog_posts", "n", "title", "dx"),
    ("Brands", "brands", "n", "name", "dx"),
    ("Categories", "categories", "n", "name", "dx"),
    ("Countries", "countries", "n", None, ""),
    ("Coupons", "coupons", "n", "name", "dx"),
    ("Currencies", "currencies", "", "name", "dx"),
    ("CustomerGroups", "customer_groups", "n", "name", "dx"),
    ("Customers", "customers", "n", "first_name", "dx"),
    ("GiftCertificates", "gift_certificates", "", "to_name", "dx"),
    ("OptionSets", "option_sets", "n", "name", "dx"),
    ("Options", "options", "n", "name", "dx"),
    ("Orders", "orders", "n", "staff_notes", "dx"),
    ("Pages", "pages", "n", "name", "dx"),
    ("Products", "products", "n", "name", "dx"),
    ("Redirects", "redirects", "n", "path", "dx"),
    ("ShippingZones", "shipping_zones", "", "name", "d"),
    ("TaxClasses", "tax_classes", "", None, ""),
]

NESTED = [
    ("CountryStates", "country_states", "n", None, ""),
    ("CustomerAddresses", "customer_addresses", "n", "first_name", "dx"),
    ("OptionSetOptions", "option_set_options", "", "display_name", "dx"),
    ("OptionValues", "option_values", "", "label", "dx"),
    ("OrderProducts", "order_products", "n", None, ""),
    ("OrderShipments", "order_shipments", "n", "tracking_number", "dx"),
    ("OrderShippingAddresses", "order_shipping_addresses", "n", "first_name", ""),
    ("ProductCustomFields", "product_custom_fields", "n", "text", "dx"),
    ("ProductDiscountRules", "product_discount_rules", "n", None, "dx"),
    ("ProductImages", "product_images", "n", "description", "dx"),
    ("ProductReviews", "product_reviews", "n", "author", "dx"),
    ("ProductRules", "product_rules", "n", "sort_order", "dx"),
    ("ProductSkus", "product_skus", "n", "sku", "dx"),
    ("ProductVideos", "product_videos", "n", None, "dx"),
    ("ShippingZoneMethods", "shipping_zone_methods", "", "name", "d"),
]


@pytest.mark.parametrize(("name", "table", "counted", "field", "deleted"), FLAT)
def test_a_row_of_the_store_is_read_changed_and_deleted(
    bcfake: Any, name: str, table: str, counted: str, field: str | None, deleted: str
) -> None:
    resource, rows = getattr(bcfake.client(), name), getattr(bcfake, table)
    seeded = rows.add()
    row = resource.get(seeded["id"])
    assert row.id == seeded["id"]
    assert seeded["id"] in [each.id for each in resource.iterall()]
    if counted:
        assert resource.count() == len(rows)
    if field:
        value = {"path": "/new/", "sort_order": 3}.get(field, "New")
        assert row.update({field: value})[field] == value
        assert resource.get(row.id)[field] == value
    if "d" in deleted:
        row.delete()
        with pytest.raises(NotFoundException):
            resource.get(row.id)
    if "x" in deleted:
        rows.add()
        resource.delete_all()
        assert resource.all() == []


@pytest.mark.parametrize(("name", "table", "counted", "field", "deleted"), NESTED)
def test_a_row_below_another_is_read_changed_and_deleted(
    bcfake: Any, name: str, table: str, counted: str, field: str | None, deleted: str
) -> None:
    resource, rows = getattr(bcfake.client(), name), getattr(bcfake, table)
    seeded = rows.add()
    parent = seeded[rows._resource.parent_key]
    row = resource.get(parent, seeded["id"])
    assert row.id == seeded["id"]
    assert row.parent_id() == parent
    assert seeded["id"] in [each.id for each in resource.iterall(parent)]
    assert [each.id for each in resource.all(parent)] == [each.id for each in resource.get(parent)]
    if counted:
        assert resource.count(parent) == len(resource.all(parent))
    if field:
        value = {"sort_order": 3}.get(field, "New")
        assert row.update({field: value})[field] == value
        assert resource.get(parent, row.id)[field] == value
    if "d" in deleted:
        row.delete()
        with pytest.raises(NotFoundException):
            resource.get(parent, row.id)
    if "x" in deleted:
        resource.delete_all(parent)
        assert resource.all(parent) == []


def test_read_only_resources_are_listed(bcfake: Any) -> None:
    api = bcfake.client()
    assert {status.name for status in api.OrderStatuses.iterall()} >= {"Incomplete", "Shipped"}
    assert api.OrderStatuses.get(0).name == "Incomplete"
    assert api.Store.all().secure_url
    assert abs(api.Time.all().time - bcfake.clock.time()) < 5
    assert isinstance(api.PaymentMethods.all(), list)
    assert isinstance(api.ShippingMethods.all(), list)
    assert isinstance(api.BlogTags.all(), list)
