"""Reading long lists of a store: pages, totals, threads and writes meanwhile."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from bigcommerce.paging import Drift

MUG = {"type": "physical", "price": 1, "weight": 1, "categories": [], "availability": "available"}

pytestmark = pytest.mark.usefixtures("through")


def test_pages_are_objects(bcfake: Any) -> None:
    bcfake.brands.add_many(5)
    pages = bcfake.client().Brands.pages(page_size=2)
    assert [(page.number, len(page), page.next) for page in pages] == [
        (1, 2, {"start_page": 2, "page_size": 2}),
        (2, 2, {"start_page": 3, "page_size": 2}),
        (3, 1, None),
    ]
    assert [brand.id for page in pages for brand in page] == [1, 2, 3, 4, 5]


def test_the_total_is_known_where_the_api_counts(bcfake: Any) -> None:
    bcfake.products.add_many(7, is_visible=True)
    bcfake.products.add(is_visible=False)
    api = bcfake.client()
    assert api.Products.pages().total == 8
    assert api.Products.pages(is_visible=True, sort="name:asc").total == 7
    assert api.GiftCertificates.pages().total is None
    product = bcfake.products.add()
    bcfake.product_reviews.add_many(3, product_id=product["id"])
    assert api.ProductReviews.pages(product["id"]).total == 3


def test_nothing_is_asked_before_the_loop(bcfake: Any) -> None:
    api = bcfake.client()
    assert "iterate" in repr(api.Brands.pages())
    api.Brands.iterall(ahead=2)
    assert len(bcfake.requests) == 0


def test_parts_of_a_row_are_read_the_same_way(bcfake: Any) -> None:
    product = bcfake.products.add()
    bcfake.product_reviews.add_many(5, product_id=product["id"])
    api = bcfake.client()
    pages = list(api.ProductReviews.pages(product["id"], page_size=2))
    assert [page.number for page in pages] == [1, 2, 3]
    assert pages[0].items[0].parent_id() == product["id"]
    assert len(list(api.ProductReviews.iterall(product["id"], max_items=2))) == 2


def test_by_id_follows_the_ids(bcfake: Any) -> None:
    ids = [bcfake.orders.add()["id"] for _ in range(7)]
    bcfake.orders.get(ids[2])
    found = [order.id for order in bcfake.client().Orders.iterall(by_id=True, page_size=3)]
    assert found == ids
    bcfake.requests.assert_sent("GET /orders", query={"min_id": ids[3]})
    bcfake.requests.assert_not_sent("GET /orders", query={"page": 2})


@pytest.mark.parametrize("ahead", [1, 3])
def test_reading_ahead_keeps_the_order(bcfake: Any, ahead: int) -> None:
    bcfake.brands.add_many(25)
    found = bcfake.client().Brands.iterall(page_size=4, ahead=ahead)
    assert [brand.id for brand in found] == list(range(1, 26))


def test_a_loop_that_stops_asks_for_no_more(bcfake: Any) -> None:
    bcfake.brands.add_many(50)
    for _ in bcfake.client().Brands.pages(page_size=5, ahead=2):
        break
    assert len(bcfake.requests) <= 4


@pytest.mark.parametrize(
    "options", [{}, {"ahead": 2}, {"by_id": True}, {"by_id": True, "ahead": 2}]
)
def test_reading_goes_on_where_it_stopped(bcfake: Any, options: Any) -> None:
    """With what was kept as JSON, in another process."""
    bcfake.products.add_many(8)
    page = next(iter(bcfake.client().Products.pages(page_size=3, **options)))
    kept = json.loads(json.dumps(page.next))
    assert [row.id for row in bcfake.client().Products.iterall(**kept)] == [4, 5, 6, 7, 8]


def test_a_row_that_comes_again_is_dropped_and_told(bcfake: Any) -> None:
    bcfake.orders.add_many(4)
    bcfake.between_pages("GET /orders", bcfake.orders.add, times=1)
    pages = bcfake.client().Orders.pages(page_size=2, sort="id:desc")
    assert [order.id for page in pages for order in page] == [103, 102, 101, 100]
    assert pages.drifted == [Drift("repeated", 2, 102)]


@pytest.mark.parametrize("ahead", [0, 2])
def test_by_id_nothing_is_lost_by_what_is_deleted(bcfake: Any, ahead: int) -> None:
    bcfake.products.add_many(9)
    bcfake.between_pages("GET /products", lambda: bcfake.products.delete(1), times=1)
    found = bcfake.client().Products.iterall(page_size=2, by_id=True, ahead=ahead)
    assert [row.id for row in found if row.id > 1] == [2, 3, 4, 5, 6, 7, 8, 9]


def test_a_used_up_quota_only_delays_a_list(bcfake: Any) -> None:
    bcfake.brands.add_many(30)
    bcfake.quota.set(4, seconds=30)
    api = bcfake.client(retry=True)
    assert [brand.id for brand in api.Brands.iterall(page_size=3)] == list(range(1, 31))
    bcfake.requests.assert_never_throttled()


@pytest.mark.slow
def test_ten_thousand_products_in_eight_threads_on_a_small_quota(bcfake: Any) -> None:
    """While others write before and behind: of the rows that are there throughout none is lost,
    doubled or out of order, and nobody meets a RateLimitingException."""
    bcfake.products.add_many(10_000)
    bcfake.quota.set(20, seconds=30)
    api = bcfake.client(retry=True)

    def write(id: int) -> None:
        api.Products.create(MUG, name=f"New {id}")
        api.Products.get(id + 1).update(name=f"Renamed {id}")
        api.Products.get(id).delete()

    found: list[int] = []
    gone: list[int] = []
    pages = api.Products.pages(by_id=True, ahead=8, page_size=100, include="name")
    with ThreadPoolExecutor(2) as others:
        writing: list[Future[None]] = []
        for page in pages:
            found += [product.id for product in page]
            if len(found) // 500 > len(gone) // 2 and found[-1] < 9_500:
                assert [each.result() for each in writing] in ([], [None, None])
                doomed = [found[-1] - 120, found[-1] + 220]
                writing = [others.submit(write, id) for id in doomed]
                gone += doomed
    assert [each.result() for each in writing] == [None, None]
    assert found == sorted(set(found))
    assert set(range(1, 10_001)) - set(gone) <= set(found)
    assert len(gone) > 30
