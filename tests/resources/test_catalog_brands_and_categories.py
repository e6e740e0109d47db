"""Brands and categories over HTTP: unique names, the tree, and what deleting them does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from bcfake import FakeStore

Send = Callable[..., requests.Response]
DUPLICATE = "A resource conflict prevented the request from being fulfilled."


# ---- brands


def test_a_brand_needs_only_a_name(send: Send) -> None:
    reply = send("POST", "/brands", {"name": "Apple"})
    assert (reply.status_code, reply.json()) == (
        201,
        {
            "id": 1,
            "name": "Apple",
            "page_title": "",
            "meta_keywords": "",
            "meta_description": "",
            "image_file": "",
            "search_keywords": "",
        },
    )


@pytest.mark.parametrize("name", ["Apple", "apple", "APPLE"])
def test_a_brand_name_is_used_once_whatever_its_case(send: Send, name: str) -> None:
    send("POST", "/brands", {"name": "Apple"})
    reply = send("POST", "/brands", {"name": name})
    assert (reply.status_code, reply.json()[0]["message"]) == (409, DUPLICATE)
    assert send("GET", "/brands/count").json() == {"count": 1}


def test_a_brand_may_keep_its_own_name_in_an_update(send: Send) -> None:
    send("POST", "/brands", {"name": "Apple"})
    reply = send("PUT", "/brands/1", {"name": "Apple", "page_title": "Fruit"})
    assert (reply.status_code, reply.json()["page_title"]) == (200, "Fruit")


def test_a_brand_image_is_kept_under_a_path_of_the_store(send: Send) -> None:
    made = send(
        "POST", "/brands", {"name": "Apple", "image_file": "https://x.example/logo.png"}
    ).json()
    assert made["image_file"].startswith("l/logo__")
    assert made["image_file"].endswith(".png")
    assert send("GET", "/brands/1").json() == made
    renamed = send("PUT", "/brands/1", {"name": "Pear", "image_file": made["image_file"]}).json()
    assert renamed["image_file"] == made["image_file"]


@pytest.mark.parametrize("source", ["https://x.example/manual.pdf", "ftp://x.example/a.png"])
def test_what_cannot_be_an_image_is_refused(send: Send, source: str) -> None:
    reply = send("POST", "/brands", {"name": "Apple", "image_file": source})
    assert (reply.status_code, reply.json()[0]["message"]) == (
        400,
        "The field 'image_file' is invalid.",
    )


def test_brands_are_found_by_name_and_by_id(send: Send, bcfake: FakeStore) -> None:
    for name in ("Apple", "Pear", "Plum"):
        bcfake.brands.add(name=name)
    assert [each["id"] for each in send("GET", "/brands?name=pear").json()] == [2]
    assert [each["id"] for each in send("GET", "/brands?min_id=2&max_id=3").json()] == [2, 3]
    assert send("GET", "/brands?name=Quince").status_code == 204


def test_products_of_a_deleted_brand_have_none(send: Send, bcfake: FakeStore) -> None:
    brand = bcfake.brands.add()
    bcfake.products.add(brand_id=brand["id"])
    assert send("DELETE", f"/brands/{brand['id']}").status_code == 204
    product = send("GET", "/products/1").json()
    assert product["brand_id"] == 0
    assert product["brand"]["resource"] == "/brands/0"


# ---- categories


def test_a_category_starts_visible_at_the_top_with_a_path_of_its_name(send: Send) -> None:
    reply = send("POST", "/categories", {"name": "Toys & Games"})
    assert (reply.status_code, reply.json()) == (
        201,
        {
            "id": 1,
            "parent_id": 0,
            "name": "Toys & Games",
            "description": "",
            "sort_order": 0,
            "page_title": "",
            "meta_keywords": None,
            "meta_description": None,
            "layout_file": "category.html",
            "parent_category_list": [1],
            "image_file": "",
            "is_visible": True,
            "search_keywords": "",
            "url": "/toys-games/",
        },
    )


def test_parent_category_list_runs_from_the_top_down_to_the_category(bcfake: FakeStore) -> None:
    top = bcfake.categories.add()
    middle = bcfake.categories.add(parent_id=top["id"])
    low = bcfake.categories.add(parent_id=middle["id"])
    assert low["parent_category_list"] == (top["id"], middle["id"], low["id"])


def test_moving_a_category_moves_the_lists_of_those_below_it(send: Send, bcfake: FakeStore) -> None:
    first, second = bcfake.categories.add_many(2)
    child = bcfake.categories.add(parent_id=first["id"])
    grandchild = bcfake.categories.add(parent_id=child["id"])
    send("PUT", f"/categories/{child['id']}", {"parent_id": second["id"]})
    shown = send("GET", f"/categories/{grandchild['id']}").json()
    assert shown["parent_category_list"] == [second["id"], child["id"], grandchild["id"]]


def test_a_category_name_is_used_once_below_one_parent(send: Send) -> None:
    send("POST", "/categories", {"name": "Women"})
    send("POST", "/categories", {"name": "Men"})
    assert send("POST", "/categories", {"name": "Shoes", "parent_id": 1}).status_code == 201
    assert send("POST", "/categories", {"name": "Shoes", "parent_id": 1}).status_code == 409
    assert send("POST", "/categories", {"name": "Shoes", "parent_id": 2}).status_code == 201
    assert send("PUT", "/categories/4", {"parent_id": 1}).status_code == 409


def test_categories_of_one_name_have_paths_of_their_own(bcfake: FakeStore) -> None:
    parents = bcfake.categories.add_many(2)
    shoes = [bcfake.categories.add(name="Shoes", parent_id=each["id"]) for each in parents]
    assert [each["url"] for each in shoes] == ["/shoes/", "/shoes-1/"]


def test_a_category_has_the_path_it_is_given_and_keeps_it(send: Send) -> None:
    send("POST", "/categories", {"name": "Toys", "url": "/playthings/"})
    renamed = send("PUT", "/categories/1", {"name": "Games"}).json()
    assert (renamed["name"], renamed["url"]) == ("Games", "/playthings/")


def test_a_deleted_category_leaves_products_of_others_alone(send: Send, bcfake: FakeStore) -> None:
    doomed, kept = bcfake.categories.add_many(2)
    bcfake.products.add(categories=[kept["id"]])
    assert send("DELETE", f"/categories/{doomed['id']}").status_code == 204
    assert send("GET", "/products/1").json()["categories"] == [kept["id"]]


def test_a_parent_that_does_not_exist_is_refused(send: Send) -> None:
    reply = send("POST", "/categories", {"name": "Shoes", "parent_id": 77})
    assert (reply.status_code, reply.json()[0]["message"]) == (
        400,
        "The field 'parent_id' is invalid.",
    )


def test_a_category_cannot_be_moved_below_itself(send: Send, bcfake: FakeStore) -> None:
    top = bcfake.categories.add()
    low = bcfake.categories.add(parent_id=top["id"])
    for parent in (top, low):
        assert (
            send("PUT", f"/categories/{top['id']}", {"parent_id": parent["id"]}).status_code == 400
        )


def chain(store: FakeStore, length: int) -> list[int]:
    ids = [0]
    for _ in range(length):
        ids.append(store.categories.add(parent_id=ids[-1])["id"])
    return ids[1:]


def test_a_category_has_at_most_seven_ancestors(send: Send, bcfake: FakeStore) -> None:
    ids = chain(bcfake, 8)
    reply = send("POST", "/categories", {"name": "Too deep", "parent_id": ids[-1]})
    assert reply.status_code == 403


def test_moving_a_subtree_counts_the_depth_below_it(send: Send, bcfake: FakeStore) -> None:
    long, short = chain(bcfake, 6), chain(bcfake, 3)
    assert send("PUT", f"/categories/{short[0]}", {"parent_id": long[-1]}).status_code == 403
    assert send("PUT", f"/categories/{short[0]}", {"parent_id": long[-2]}).status_code == 200


def test_deleting_a_category_takes_those_below_and_leaves_products_elsewhere(
    send: Send, bcfake: FakeStore
) -> None:
    top, other = bcfake.categories.add_many(2)
    child = bcfake.categories.add(parent_id=top["id"])
    bcfake.products.add(categories=[top["id"], child["id"], other["id"]])
    assert send("DELETE", f"/categories/{top['id']}").status_code == 204
    assert send("GET", "/products/1").json()["categories"] == [other["id"]]
    assert [each["id"] for each in send("GET", "/categories").json()] == [other["id"]]


def test_a_category_that_is_a_products_last_is_not_deleted(send: Send, bcfake: FakeStore) -> None:
    top = bcfake.categories.add()
    child = bcfake.categories.add(parent_id=top["id"])
    bcfake.products.add(categories=[child["id"]])
    for doomed in (top, child):
        reply = send("DELETE", f"/categories/{doomed['id']}")
        assert (reply.status_code, reply.json()[0]["message"]) == (409, DUPLICATE)
    assert send("GET", "/categories/count").json() == {"count": 2}


def test_all_categories_are_deleted_only_without_products_in_any(
    send: Send, bcfake: FakeStore
) -> None:
    used, _ = bcfake.categories.add_many(2)
    bcfake.products.add()  # in no category, so in nobody's way
    product = bcfake.products.add(categories=[used["id"]])
    assert send("DELETE", "/categories").status_code == 409
    assert len(bcfake.categories) == 2
    bcfake.products.delete(product["id"])
    assert send("DELETE", "/categories").status_code == 204
    assert len(bcfake.categories) == 0


def test_categories_are_found_by_parent_name_and_visibility(send: Send, bcfake: FakeStore) -> None:
    top = bcfake.categories.add(name="Top")
    bcfake.categories.add(name="Hidden", parent_id=top["id"], is_visible=False)
    assert [each["name"] for each in send("GET", "/categories?parent_id=0").json()] == ["Top"]
    assert [each["name"] for each in send("GET", "/categories?is_visible=false").json()] == [
        "Hidden"
    ]
    assert send("GET", "/categories/count?parent_id=1").json() == {"count": 1}
