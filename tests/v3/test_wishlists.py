"""Wishlists: what is on them comes and goes with the list, and by paths of its own."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def products(bcfake: Any) -> list[int]:
    return [bcfake.products.add()["id"] for _ in range(3)]


@pytest.fixture
def wishlist(bcfake: Any, v3: Any, products: list[int]) -> dict[str, Any]:
    """A new wishlist with the first two products on it."""
    body = {
        "customer_id": bcfake.customers.add()["id"],
        "name": "Birthday",
        "items": [{"product_id": id} for id in products[:2]],
    }
    made = v3("POST", "/wishlists", json=body)
    assert made.status_code == 201
    shown: dict[str, Any] = made.json()["data"]
    return shown


def product_ids(shown: Any) -> list[int]:
    return [item["product_id"] for item in shown["items"]]


def test_a_wishlist_is_made_with_its_items_and_a_token(
    wishlist: Any, products: list[int], v3: Any
) -> None:
    assert product_ids(wishlist) == products[:2]
    assert len(wishlist["token"]) == 36
    assert v3("GET", f"/wishlists/{wishlist['id']}").json()["data"] == wishlist


def test_an_update_changes_items_by_their_id_and_adds_the_others(
    wishlist: Any, products: list[int], v3: Any
) -> None:
    first = wishlist["items"][0]
    items = [{"id": first["id"], "product_id": products[2]}, {"product_id": products[0]}]

    answer = v3("PUT", f"/wishlists/{wishlist['id']}", json={"name": "Easter", "items": items})

    assert answer.status_code == 201  # as documented
    shown = answer.json()["data"]
    assert shown["name"] == "Easter"
    assert product_ids(shown) == [products[2], products[1], products[0]]


def test_items_are_added_and_taken_off_and_the_answer_is_the_list(
    wishlist: Any, products: list[int], v3: Any
) -> None:
    path = f"/wishlists/{wishlist['id']}/items"

    added = v3("POST", path, json={"items": [{"product_id": products[2]}]})
    taken = v3("DELETE", f"{path}/{wishlist['items'][0]['id']}")

    assert (added.status_code, taken.status_code) == (201, 200)
    assert product_ids(added.json()["data"]) == products
    assert product_ids(taken.json()["data"]) == products[1:]
    assert v3("DELETE", f"{path}/999").status_code == 404


def test_an_unknown_product_or_variant_is_refused_and_nothing_added(
    wishlist: Any, products: list[int], bcfake: Any, v3: Any
) -> None:
    path = f"/wishlists/{wishlist['id']}/items"
    other = bcfake.product_skus.add()["id"]  # of another product
    good = {"product_id": products[2]}

    unknown = v3("POST", path, json={"items": [good, {"product_id": 999}]})
    foreign = v3("POST", path, json={"items": [{"product_id": products[2], "variant_id": other}]})
    strange = v3("PUT", f"/wishlists/{wishlist['id']}", json={"items": [{"id": 999, **good}]})

    assert [each.status_code for each in (unknown, foreign, strange)] == [422] * 3
    assert [*unknown.json()["errors"]] == ["items.1.product_id"]
    assert [*foreign.json()["errors"]] == ["items.0.variant_id"]
    assert [*strange.json()["errors"]] == ["items.0.id"]
    assert v3("GET", f"/wishlists/{wishlist['id']}").json()["data"] == wishlist


def test_pages_of_wishlists_name_no_others(wishlist: Any, v3: Any) -> None:
    answer = v3("GET", "/wishlists", params={"customer_id": wishlist["customer_id"]}).json()

    assert answer["data"] == [wishlist]
    assert "links" not in answer["meta"]["pagination"]
