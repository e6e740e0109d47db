"""Categories and their trees, metafields, assignments, images and the summary by V3."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore

PEM = {"certificate": "a", "private_key": "b"}
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00"


def test_an_image_comes_as_a_file_or_by_url(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add()
    path = "/catalog/products/1/images"

    by_url = v3("POST", path, json={"image_url": "https://example.com/one.png"})
    by_file = v3("POST", path, files={"image_file": ("two.png", PNG)})
    neither = v3("POST", path, json={"description": "x"})

    assert by_url.json()["data"]["image_url"] == "https://example.com/one.png"
    assert by_file.json()["data"]["image_file"].startswith("t/two__")
    assert neither.status_code == 422
    assert neither.json()["title"] == "image_url must be present if uploading by url"


@pytest.mark.parametrize("kind", ["brands", "categories"])
def test_brands_and_categories_have_one_image(v3: Any, bcfake: FakeStore, kind: str) -> None:
    getattr(bcfake, kind).add()
    path = f"/catalog/{kind}/1"

    put = v3("POST", f"{path}/image", files={"image_file": ("logo.png", PNG)}).json()["data"]
    shown = v3("GET", path).json()["data"]["image_url"]
    v3("DELETE", f"{path}/image")

    assert put == {"image_url": shown}
    assert v3("GET", path).json()["data"]["image_url"] == ""


def test_a_category_with_products_is_kept(v3: Any, bcfake: FakeStore) -> None:
    bcfake.categories.add()
    bcfake.products.add(categories=[1])

    assert v3("DELETE", "/catalog/categories/1").status_code == 422


def test_a_tree_shows_its_categories_below_one_another(v3: Any, bcfake: FakeStore) -> None:
    bcfake.categories.add(name="Clothes")
    bcfake.categories.add(name="Shirts", parent_id=1)

    tree = v3("GET", "/catalog/trees/1/categories").json()["data"]

    assert [each["name"] for each in tree] == ["Clothes"]
    assert tree[0]["children"][0]["path"] == [1]


def test_categories_are_made_in_a_tree_and_those_refused_are_told(
    v3: Any, bcfake: FakeStore
) -> None:
    items = [
        {"name": "Hats", "tree_id": 1, "parent_id": 0},
        {"name": "Caps", "tree_id": 9, "parent_id": 0},
    ]

    answer = v3("POST", "/catalog/trees/categories", json=items)

    assert answer.status_code == 207
    assert [each["name"] for each in answer.json()["data"]] == ["Hats"]
    assert set(answer.json()["errors"][0]["errors"]) == {"tree_id"}
    assert answer.json()["meta"] == {"total": 2, "success": 1, "failed": 1}
    assert [each["name"] for each in bcfake.categories] == ["Hats"]


def test_a_new_tree_needs_a_channel_and_takes_its_categories_along(
    v3: Any, bcfake: FakeStore
) -> None:
    refused = v3("PUT", "/catalog/trees", json=[{"name": "Outlet"}])
    made = v3("PUT", "/catalog/trees", json=[{"name": "Outlet", "channels": [2]}]).json()["data"][0]
    body = [{"name": "Hats", "tree_id": made["id"], "parent_id": 0}]
    v3("POST", "/catalog/trees/categories", json=body)

    found = v3("GET", "/catalog/trees?channel_id:in=2").json()["data"]
    gone = v3("DELETE", f"/catalog/trees?id:in={made['id']}")

    assert set(refused.json()["errors"]) == {"channels"}
    assert [each["name"] for each in found] == ["Outlet"]
    assert gone.status_code == 204
    assert len(bcfake.categories) == 0


def test_categories_of_trees_are_found_by_uuid_and_deleted(v3: Any, bcfake: FakeStore) -> None:
    bcfake.categories.add_many(2)
    first = v3("GET", "/catalog/trees/categories?category_id:in=1").json()["data"][0]

    same = v3("GET", f"/catalog/trees/categories?category_uuid:in={first['category_uuid']}")
    gone = v3("DELETE", "/catalog/trees/categories?category_id:in=1")

    assert same.json()["data"] == [first]
    assert gone.status_code == 202
    assert gone.json()["meta"] == {"total": 1, "success": 1, "failed": 0}
    assert [each["id"] for each in bcfake.categories] == [2]


def test_products_are_placed_within_a_category(v3: Any, bcfake: FakeStore) -> None:
    bcfake.categories.add()
    bcfake.products.add_many(3, categories=[1])
    bcfake.products.add()
    path = "/catalog/categories/1/products/sort-order"

    first, third = {"product_id": 3, "sort_order": 1}, {"product_id": 1, "sort_order": 4}
    placed = v3("PUT", path, json=[third, first])
    refused = v3("PUT", path, json=[{"product_id": 4, "sort_order": 4}])

    assert placed.json() == [third, first]
    unplaced = {"product_id": 2, "sort_order": None}
    assert v3("GET", path).json()["data"] == [first, third, unplaced]
    assert refused.status_code == 422


@pytest.mark.parametrize("owner", ["products/1", "brands/1", "categories/1"])
def test_a_key_is_kept_once_with_an_object(v3: Any, bcfake: FakeStore, owner: str) -> None:
    getattr(bcfake, owner.split("/")[0]).add()
    field = {"permission_set": "read", "namespace": "n", "key": "k", "value": "v"}

    made = v3("POST", f"/catalog/{owner}/metafields", json=field)
    again = v3("POST", f"/catalog/{owner}/metafields", json=field)

    assert made.json()["data"]["owner_client_id"] == bcfake.client_id
    assert made.json()["data"]["resource_type"] in owner.replace("categories", "category")
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("permission", "seen", "value", "key", "deleted"),
    [
        ("app_only", 404, 404, 404, 404),
        ("read", 200, 403, 403, 403),
        ("write", 200, 200, 403, 204),
        ("write_and_sf_access", 200, 200, 403, 204),
    ],
)
def test_what_other_apps_may_do_with_a_metafield(
    v3: Any, bcfake: FakeStore, permission: str, seen: int, value: int, key: int, deleted: int
) -> None:
    bcfake.brands.add()
    field = {"permission_set": permission, "namespace": "n", "key": "k", "value": "v"}
    v3("POST", "/catalog/brands/1/metafields", json=field)
    bcfake.brand_metafields.update(1, owner_client_id="another app")
    path = "/catalog/brands/1/metafields/1"

    assert v3("GET", path).status_code == seen
    assert len(v3("GET", "/catalog/brands/metafields").json()["data"]) == (seen == 200)
    assert v3("PUT", path, json={"value": "w"}).status_code == value
    assert v3("PUT", path, json={"key": "l"}).status_code == key
    assert v3("DELETE", path).status_code == deleted


def test_a_metafield_goes_with_its_owner_whoever_sees_it(v3: Any, bcfake: FakeStore) -> None:
    bcfake.brands.add()
    bcfake.brand_metafields.add(resource_id=1, permission_set="app_only")
    bcfake.brand_metafields.update(1, owner_client_id="another app")

    assert v3("DELETE", "/catalog/brands/1").status_code == 204
    assert len(bcfake.brand_metafields.all()) == 0


def test_metafields_of_variants_go_with_the_product(v3: Any, bcfake: FakeStore) -> None:
    bcfake.products.add()
    field = {"permission_set": "read", "namespace": "n", "key": "k", "value": "v"}
    path = "/catalog/products/1/variants/1/metafields"
    v3("POST", path, json=field)

    before = v3("GET", "/catalog/variants/metafields").json()["data"]
    v3("DELETE", "/catalog/products/1")

    assert [each["resource_id"] for each in before] == [1]
    assert v3("GET", "/catalog/variants/metafields").json()["data"] == []


def test_metafields_are_made_and_deleted_in_batches(v3: Any, bcfake: FakeStore) -> None:
    bcfake.brands.add()
    field = {"permission_set": "read", "namespace": "n", "value": "v", "resource_id": 1}
    path = "/catalog/brands/metafields"

    made = v3("POST", path, json=[{**field, "key": "a"}, {**field, "key": "b"}]).json()
    changed = v3("PUT", path, json=[{"id": 1, "value": "w"}, {"id": 9, "value": "w"}])
    gone = v3("DELETE", path, json=[1, 2]).json()

    assert made["meta"] == {"total": 2, "success": 2, "failed": 0}
    assert changed.status_code == 207
    assert [each["value"] for each in changed.json()["data"]] == ["w"]
    assert gone["data"] == [1, 2]
    assert v3("GET", path).json()["data"] == []


def test_products_are_assigned_to_categories_and_channels(v3: Any, v2: Any, bcfake: Any) -> None:
    bcfake.categories.add_many(2)
    bcfake.products.add(categories=[1])
    pairs = [{"product_id": 1, "category_id": 2}]

    v3("PUT", "/catalog/products/category-assignments", json=pairs)
    v3("DELETE", "/catalog/products/category-assignments?category_id:in=1")
    channel = bcfake.channels.add(id=3)["id"]
    sold = [{"product_id": 1, "channel_id": channel}]
    v3("PUT", "/catalog/products/channel-assignments", json=sold)
    nowhere = [{"product_id": 1, "channel_id": 4}]
    assert v3("PUT", "/catalog/products/channel-assignments", json=nowhere).status_code == 422

    assert v2("GET", "/products/1").json()["categories"] == [2]
    assert v3("GET", "/catalog/products/category-assignments").json()["data"] == pairs
    channels = v3("GET", "/catalog/products/channel-assignments").json()["data"]
    assert [each["channel_id"] for each in channels] == [1, 3]


def test_the_summary_counts_stock_and_prices_of_variants(v3: Any, bcfake: FakeStore) -> None:
    bcfake.categories.add(name="All")
    bcfake.products.add(price=10, inventory_level=3, categories=[1])
    bcfake.products.add(price=20, inventory_level=1, categories=[1])

    shown = v3("GET", "/catalog/summary").json()["data"]

    assert shown["inventory_count"] == 4
    assert shown["inventory_value"] == 50
    assert shown["variant_count"] == 2
    assert shown["highest_variant_price"] == 20
    assert shown["primary_category_name"] == "All"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/sites/1000", {"url": "https://[a"}),
        ("PUT", "/sites/1000/certificate", {"url": "https://[a", "certificate": PEM}),
        ("POST", "/catalog/products/1/images", {"image_url": "https://[a"}),
        ("POST", "/catalog/products/1/videos", {"video_id": "https://[a"}),
    ],
)
def test_a_url_that_is_none_is_refused(
    v3: Any, bcfake: FakeStore, method: str, path: str, body: Any
) -> None:
    """It used to break the fake itself, as Python's own reading of URLs refuses some."""
    bcfake.products.add()

    assert v3(method, path, json=body).status_code == 422
    assert v3("GET", "/sites/certificates", params={"urls:in": "https://[a"}).json()["data"] == []


def test_a_path_v3_does_not_serve_is_unknown_in_the_journal(v3: Any, bcfake: FakeStore) -> None:
    bcfake.requests.allow_unknown("*")

    answer = v3("GET", "/catalog/nothing")

    assert answer.status_code == 404
    assert bcfake.requests[-1].unknown


def test_faults_are_aimed_at_v3_too(v3: Any, bcfake: FakeStore) -> None:
    bcfake.faults.add("GET /v3/catalog/products", 503)

    assert v3("GET", "/catalog/products").status_code == 503
    assert v3("GET", "/catalog/products").status_code == 200
