"""How V3 lists are read: by page, by cursor, by id, ahead; through each entrance of a store."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest

from bigcommerce.v3 import Collection

pytestmark = pytest.mark.usefixtures("through")

COLLECTIONS = ["catalog.products", "catalog.categories", "catalog.brands", "storefront.redirects"]
BY_ID = [name for name in COLLECTIONS if name != "catalog.brands"]


def asked(bcfake: Any) -> list[dict[str, str]]:
    """The query of each request."""
    return [dict(parse_qsl(entry.query)) for entry in bcfake.requests]


def filled(bcfake: Any, name: str, rows: int) -> Collection:
    """The collection of this name, with rows 1, 2, 3, ..."""
    getattr(bcfake, name.rpartition(".")[2]).add_many(rows)
    found: Collection = operator.attrgetter(name)(bcfake.client().v3)
    return found


def test_pages_are_followed_by_number(bcfake: Any) -> None:
    products = filled(bcfake, "catalog.products", 12)
    rows = products.list(page_size=5, include_fields=["name"], id__in=range(1, 12))
    assert len(bcfake.requests) == 0
    assert [row.id for row in rows] == list(range(1, 12))
    assert (rows.total, rows.drifted) == (11, [])
    common = {"limit": "5", "include_fields": "name", "id:in": "1,2,3,4,5,6,7,8,9,10,11"}
    assert asked(bcfake) == [common, common | {"page": "2"}, common | {"page": "3"}]
    assert [page.number for page in rows.pages()] == [1, 2, 3]


def test_pages_are_followed_by_cursor(bcfake: Any) -> None:
    customers = filled(bcfake, "customers", 5)
    pages = list(customers.list(page_size=2).pages())
    assert [row.id for page in pages for row in page] == [1, 2, 3, 4, 5]
    assert [set(page.next or ()) for page in pages] == [{"cursor", "page_size"}] * 2 + [set()]
    assert "cursor_pagination" in pages[0].meta
    assert ["page" in query for query in asked(bcfake)] == [False] * 3


def test_pages_that_have_no_numbers_are_read_ahead_by_cursor(bcfake: Any) -> None:
    """Those of listings: who asked for page 2 would get the first one again."""
    bcfake.products.add_many(5)
    listings = bcfake.client().v3.channels.listings
    listings.create_many(
        ({"product_id": id, "state": "active", "variants": []} for id in range(1, 6)), 1
    )
    found = listings.list(1, page_size=2, ahead=3)
    assert [row.product_id for row in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("ahead", [0, 1, 3])
def test_pages_are_asked_for_ahead_and_keep_their_order(bcfake: Any, name: str, ahead: int) -> None:
    rows = filled(bcfake, name, 12).list(page_size=5, ahead=ahead)
    assert [row.id for row in rows] == list(range(1, 13))
    assert (rows.total, rows.drifted) == (12, [])


@pytest.mark.parametrize("name", BY_ID)
@pytest.mark.parametrize("ahead", [0, 1, 3])
def test_rows_come_by_their_ids(bcfake: Any, name: str, ahead: int) -> None:
    rows = filled(bcfake, name, 12).list(page_size=5, by_id=True, ahead=ahead)
    assert [row.id for row in rows] == list(range(1, 13))
    assert (rows.total, rows.drifted) == (12, [])
    assert all(query["sort"] == "id" for query in asked(bcfake))


def test_by_id_asks_for_what_comes_after(bcfake: Any) -> None:
    products = filled(bcfake, "catalog.products", 4)
    assert [row.id for row in products.list(by_id=True, page_size=2)] == [1, 2, 3, 4]
    assert [query["id:min"] for query in asked(bcfake)] == ["0", "3"]


@pytest.mark.parametrize("name", ["catalog.brands", "wishlists"])
def test_by_id_is_refused_where_v3_cannot_filter_or_sort_by_it(bcfake: Any, name: str) -> None:
    with pytest.raises(ValueError, match="by_id"):
        operator.attrgetter(name)(bcfake.client().v3).list(by_id=True)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("catalog.products", {}),
        ("catalog.products", {"ahead": 2}),
        ("catalog.products", {"by_id": True}),
        ("catalog.products", {"by_id": True, "ahead": 2}),
        ("customers", {}),
        ("customers", {"ahead": 1}),
    ],
)
def test_reading_goes_on_where_it_stopped(bcfake: Any, name: str, options: Any) -> None:
    """With what was kept as JSON, in another process."""
    collection = filled(bcfake, name, 7)
    page = next(iter(collection.list(page_size=3, **options).pages()))
    kept = json.loads(json.dumps(page.next))
    assert [row.id for row in collection.list(**kept)] == [4, 5, 6, 7]


def test_included_options_shorten_the_pages_but_lose_nothing(bcfake: Any) -> None:
    """BigCommerce gives 10 products a page then, whatever is asked for."""
    products = filled(bcfake, "catalog.products", 25)
    assert len(list(products.list(include="options"))) == 25


def test_a_list_without_pages_is_asked_for_once(bcfake: Any) -> None:
    assert [row.id for row in bcfake.client().v3.catalog.trees.list()] == [1]
    assert asked(bcfake) == [{}]


def test_what_belongs_to_a_row_is_a_list_too(bcfake: Any) -> None:
    bcfake.products.add()
    bcfake.product_reviews.add_many(5, product_id=1)
    reviews = bcfake.client().v3.catalog.products.reviews.list(1, page_size=2, ahead=2)
    assert len(list(reviews)) == reviews.total == 5
    assert bcfake.client().v3.catalog.products.images.list(1).first() is None


def test_a_page_of_the_caller_s_is_that_page(bcfake: Any) -> None:
    products = filled(bcfake, "catalog.products", 9)
    assert [row.id for row in products.list(page=3, limit=1)] == [3]
    assert len(bcfake.requests) == 1


def test_the_total_is_one_request(bcfake: Any) -> None:
    rows = filled(bcfake, "catalog.products", 4).list()
    assert rows.total == 4
    assert asked(bcfake) == [{"limit": "1"}]
    assert "iterate" in repr(rows)


@pytest.mark.parametrize(
    ("change", "told", "found"),
    [
        (lambda rows: rows.delete(1), ["total"], [1, 2, 4, 5, 6]),
        (lambda rows: rows.add(name="AAA"), ["repeated", "total"], [1, 2, 3, 4, 5, 6]),
    ],
)
def test_what_moves_between_two_pages_is_told(
    bcfake: Any, change: Callable[[Any], object], told: list[str], found: list[int]
) -> None:
    for letter in "BCDEFG":
        bcfake.products.add(name=letter)
    bcfake.between_pages("GET /v3/catalog/products", lambda: change(bcfake.products), times=1)
    rows = bcfake.client().v3.catalog.products.list(page_size=2, sort="name")
    assert [row.id for row in rows] == found
    assert [drift.what for drift in rows.drifted] == told


@pytest.mark.parametrize("ahead", [0, 2])
def test_by_id_nothing_is_lost_or_doubled_by_what_moves(bcfake: Any, ahead: int) -> None:
    products = filled(bcfake, "catalog.products", 9)
    bcfake.between_pages("GET /v3/catalog/products", lambda: bcfake.products.delete(1), times=1)
    rows = list(products.list(page_size=2, by_id=True, ahead=ahead))
    assert [row.id for row in rows if row.id > 1] == [2, 3, 4, 5, 6, 7, 8, 9]


def test_filters_have_operators(bcfake: Any) -> None:
    products = filled(bcfake, "catalog.products", 4)
    assert [row.id for row in products.list(id__in=[1, 2])] == [1, 2]
    assert [row.id for row in products.list(params={"id:min": 3})] == [3, 4]


def test_retries_and_quota_hold_for_v3_too(bcfake: Any) -> None:
    bcfake.products.add_many(3)
    bcfake.quota.exhaust()
    assert len(list(bcfake.client(retry=True).v3.catalog.products.list())) == 3
    assert len(bcfake.requests.where(status=429)) == 1
