"""Settings of the store and of its channels, and what V2 shows of them."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.views.store_settings import GROUPS

PNG = b"\x89PNG\r\n\x1a\n"
OVERRIDABLE = pytest.mark.parametrize("path", [f"/{group.path}" for group in GROUPS])


@OVERRIDABLE
def test_a_channel_inherits_what_it_has_not_of_its_own(path: str, v3: Any) -> None:
    of_store = v3("GET", path).json()["data"]
    inherited = v3("GET", path, params={"channel_id": 1}).json()["data"]
    assert set(inherited) == set(of_store)
    assert set(inherited.values()) == {None}

    own = v3("PUT", path, params={"channel_id": 1}, json=of_store).json()["data"]
    assert {name: value for name, value in own.items() if value is not None}.items() <= (
        of_store.items()
    )
    assert own != inherited

    nothing = dict.fromkeys(of_store)
    assert v3("PUT", path, params={"channel_id": 1}, json=nothing).json()["data"] == inherited
    assert v3("GET", path).json()["data"] == of_store


@OVERRIDABLE
def test_the_store_itself_inherits_nothing(path: str, v3: Any) -> None:
    nothing = dict.fromkeys(v3("GET", path).json()["data"])

    answer = v3("PUT", path, json=nothing)

    assert answer.status_code == 422
    assert "may not be null" in str(answer.json()["errors"])


def test_settings_that_an_update_leaves_out_stay(v3: Any) -> None:
    path = "/settings/storefront/category"
    v3("PUT", path, json={"category_tree_depth": 5})
    v3("PUT", path, json={"listing_mode": "child_categories"})

    kept = v3("GET", path).json()["data"]

    assert (kept["category_tree_depth"], kept["listing_mode"]) == (5, "child_categories")


def test_the_search_wants_all_of_its_settings(v3: Any) -> None:
    answer = v3("PUT", "/settings/storefront/search", json={"search_suggest": True})

    assert answer.json()["title"] == "Missing Required Fields"


def test_settings_are_refused_with_the_values_there_are(v3: Any) -> None:
    answer = v3("PUT", "/settings/storefront/seo", json={"www_redirect": "sometimes"})
    list_ = v3("PUT", "/settings/storefront/seo", json=[])
    channel = v3("GET", "/settings/storefront/seo?channel_id=9")

    assert (answer.status_code, list_.status_code, channel.status_code) == (422, 422, 404)
    assert "www, no-www, none" in answer.json()["errors"]["www_redirect"]


def test_v2_shows_the_stores_own_https_and_logo(v3: Any, v2: Any) -> None:
    security = v3("GET", "/settings/storefront/security").json()["data"]
    v3("PUT", "/settings/storefront/security", json={**security, "sitewide_https_enabled": False})

    uploaded = v3("POST", "/settings/logo/image", files={"LogoFile": ("cat.png", PNG)})

    store = v2("GET", "/store").json()
    assert uploaded.status_code == 204
    assert store["features"]["sitewidehttps_enabled"] is False
    logo = v3("GET", "/settings/logo").json()["data"]["logo_image_url"]
    assert store["logo"] == {"url": logo}
    assert "/cat__" in logo


def test_a_channel_may_have_a_favicon_of_its_own(v3: Any) -> None:
    path = "/settings/favicon/image?channel_id=1"
    assert v3("POST", path, files={"FaviconFile": ("cat.png", PNG)}).status_code == 204

    own = v3("GET", "/settings/logo?channel_id=1").json()["data"]
    assert "/cat__" in own["favicon_url"]
    assert v3("GET", "/settings/logo").json()["data"]["favicon_url"] == ""


def test_a_logo_is_an_image(v3: Any) -> None:
    path = "/settings/logo/image"
    assert v3("POST", path, files={"LogoFile": ("a.png", b"text")}).status_code == 422
    assert v3("POST", path, files={"File": ("a.png", PNG)}).status_code == 422
    assert v3("POST", path, json=["cat.png"]).status_code == 422


def test_the_enabled_filters_are_those_sent_in_that_order(v3: Any) -> None:
    path = "/settings/search/filters"
    first, second, *_ = v3("GET", path).json()["data"]

    swapped = v3("PUT", path, json=[{**second, "items_to_show": 15}, first]).json()["data"]

    assert [each["id"] for each in swapped] == [second["id"], first["id"]]
    assert swapped[0]["items_to_show"] == 15
    assert v3("GET", path).json()["data"] == swapped
    wrong = v3("PUT", path, json=[{**first, "items_to_show": 7}])
    assert "5, 10, 15" in wrong.json()["errors"]["items_to_show"]


def test_a_context_has_filters_of_its_own(v3: Any, bcfake: Any) -> None:
    path, category = "/settings/search/filters/contexts", bcfake.categories.add()["id"]
    [first, *_] = v3("GET", "/settings/search/filters").json()["data"]
    context = {"context": {"category_id": category}, "data": [first]}

    assert v3("PUT", path, json=[context]).json()["data"] == [context]
    assert v3("PUT", path, json=[{**context, "data": []}]).ok
    assert v3("GET", path, params={"category_id": category}).json()["data"] == [
        {**context, "data": []}
    ]
    nowhere = {**context, "context": {"channel_id": 9}}
    assert v3("PUT", path, json=[nowhere]).status_code == 422


def test_what_can_be_filtered_by_follows_from_the_catalog(v3: Any, bcfake: Any) -> None:
    category = bcfake.categories.add()["id"]
    bcfake.products.add(price="9.50", categories=[category])
    bcfake.products.add(price="3.25")
    bcfake.product_custom_fields.add(product_id=1, name="Wood", text="oak")

    found = v3("GET", "/settings/search/filters/available").json()["data"]
    by_name = {each["name"]: each for each in found}
    assert (by_name["Price"]["price_range_min"], by_name["Price"]["price_range_max"]) == (3.25, 9.5)
    assert by_name["Category"]["product_count"] == by_name["Wood"]["product_count"] == 1
    nothing = v3("GET", "/settings/search/filters/available?category_id=99").json()["data"]
    assert "Wood" not in {each["name"] for each in nothing}


def test_metafields_of_the_store_have_ids_in_text(v3: Any) -> None:
    body = {"namespace": "n", "key": "k", "value": "v", "permission_set": "read"}

    [made] = v3("POST", "/store/metafields", json=[body]).json()["data"]

    assert (made["id"], made["resource_type"]) == ("1", "store")
    assert v3("GET", f"/store/metafields/{made['id']}").json()["data"] == made
    changed = v3("PUT", f"/store/metafields/{made['id']}", json={**body, "value": "w"})
    assert changed.json()["data"]["value"] == "w"
    assert v3("DELETE", "/store/metafields", json=[1]).json()["data"] == [1]


def test_one_analytics_provider_is_shown_without_data_and_meta(v3: Any) -> None:
    [first, *_] = v3("GET", "/settings/analytics").json()["data"]
    path = f"/settings/analytics/{first['id']}"

    changed = v3("PUT", path, json={"code": "G-1", "enabled": True}).json()

    assert changed == {**first, "code": "G-1", "enabled": True} == v3("GET", path).json()
    assert v3("GET", "/settings/analytics?channel_id=2").json()["data"] == []
    assert v3("PUT", "/settings/analytics/9", json={}).status_code == 404


@pytest.mark.parametrize("sent", [[1], [{"id": "a"}], [{"type": "brand"}], [{"type": "x"}], {}])
def test_a_filter_has_an_id_and_a_type(sent: Any, v3: Any) -> None:
    assert v3("PUT", "/settings/search/filters", json=sent).status_code == 422
    context = [{"context": {"channel_id": 1}, "data": sent}]
    assert v3("PUT", "/settings/search/filters/contexts", json=context).status_code == 422
