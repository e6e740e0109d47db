"""Every resource of the client against a store: seeded there, read, changed and deleted here."""

from __future__ import annotations

from typing import Any

import pytest

# client's name, store's name, capabilities (count n, delete d, delete all x), a change
FLAT = [
    ("Banners", "banners", "ndx", {"name": "New"}),
    ("BlogPosts", "blog_posts", "ndx", {"title": "New"}),
    ("Brands", "brands", "ndx", {"name": "New"}),
    ("Categories", "categories", "ndx", {"name": "New"}),
    ("Countries", "countries", "n", {}),
    ("Coupons", "coupons", "ndx", {"name": "New"}),
    ("Currencies", "currencies", "dx", {"name": "New"}),
    ("CustomerGroups", "customer_groups", "ndx", {"name": "New"}),
    ("Customers", "customers", "ndx", {"first_name": "New"}),
    ("GiftCertificates", "gift_certificates", "dx", {"to_name": "New"}),
    ("OptionSets", "option_sets", "ndx", {"name": "New"}),
    ("Options", "options", "ndx", {"name": "New"}),
    ("Orders", "orders", "ndx", {"staff_notes": "New"}),
    ("Pages", "pages", "ndx", {"name": "New"}),
    ("Products", "products", "ndx", {"name": "New"}),
    ("Redirects", "redirects", "ndx", {"path": "/new", "forward": {"type": "manual", "ref": "/x"}}),
    ("ShippingZones", "shipping_zones", "d", {"name": "New"}),
    ("TaxClasses", "tax_classes", "", {}),
]

NESTED = [
    ("CountryStates", "country_states", "n", {}),
    ("CustomerAddresses", "customer_addresses", "ndx", {"first_name": "New"}),
    ("OptionSetOptions", "option_set_options", "dx", {"display_name": "New"}),
    ("OptionValues", "option_values", "dx", {"label": "New"}),
    ("OrderProducts", "order_products", "n", {}),
    ("OrderShipments", "order_shipments", "ndx", {"tracking_number": "New"}),
    ("OrderShippingAddresses", "order_shipping_addresses", "n", {"first_name": "New"}),
    ("ProductCustomFields", "product_custom_fields", "ndx", {"name": "Colour", "text": "New"}),
    ("ProductDiscountRules", "product_discount_rules", "ndx", {"type": "price", "type_value": 3}),
    ("ProductImages", "product_images", "ndx", {"description": "New"}),
    ("ProductReviews", "product_reviews", "ndx", {"author": "New"}),
    ("ProductRules", "product_rules", "ndx", {"sort_order": 3}),
    ("ProductSkus", "product_skus", "ndx", {"sku": "New"}),
    ("ProductVideos", "product_videos", "ndx", {"sort_order": 3}),
    ("ShippingZoneMethods", "shipping_zone_methods", "d", {"name": "New"}),
]


def ids(rows: Any) -> list[str]:
    """As text: bulk prices have theirs as text, all others as numbers."""
    return [str(row["id"]) for row in rows]


@pytest.mark.parametrize(("name", "table", "can", "change"), FLAT)
def test_a_row_of_the_store_is_read_changed_and_deleted(
    bcfake: Any, name: str, table: str, can: str, change: dict[str, Any]
) -> None:
    resource, rows = getattr(bcfake.client(), name), getattr(bcfake, table)
    seeded = rows.add()
    row = resource.get(seeded["id"])
    assert ids([row]) == ids([seeded])
    assert ids(resource.iterall()) == ids(rows)
    if "n" in can:
        assert resource.count() == len(rows)
    if change:
        assert change.items() <= row.update(change).items()
        assert change.items() <= resource.get(row.id).items()
    if "d" in can:
        row.delete()
        assert ids([row])[0] not in ids(resource.iterall())
    if "x" in can:
        another = rows.add()
        resource.delete_all()
        assert ids([another])[0] not in ids(resource.iterall())


@pytest.mark.parametrize(("name", "table", "can", "change"), NESTED)
def test_a_row_below_another_is_read_changed_and_deleted(
    bcfake: Any, name: str, table: str, can: str, change: dict[str, Any]
) -> None:
    resource, rows = getattr(bcfake.client(), name), getattr(bcfake, table)
    seeded = rows.add()
    parent = seeded[resource.parent_key]
    row = resource.get(parent, seeded["id"])
    assert ids([row]) == ids([seeded])
    assert row.parent_id() == parent
    assert ids([row])[0] in ids(resource.iterall(parent))
    assert ids(resource.all(parent)) == ids(resource.get(parent))
    if "n" in can:
        assert resource.count(parent) == len(resource.all(parent))
    if change:
        assert change.items() <= row.update(change).items()
        assert change.items() <= resource.get(parent, row.id).items()
    if "d" in can:
        row.delete()
        assert ids([row])[0] not in ids(resource.iterall(parent))
    if "x" in can:
        rows.add(**{resource.parent_key: parent})
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
