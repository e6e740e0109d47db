"""What programs met with 0.23.4, and what happens now, against a store."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
import requests

from bigcommerce import exception


def test_no_results_are_an_empty_list(bcfake: Any) -> None:
    """0.23.4 gave one object that had nothing but its connection."""
    api = bcfake.client()
    assert api.Products.all() == []
    assert api.Orders.all(status_id=10) == []
    assert list(api.Products.iterall()) == []
    assert list(api.Products.iterall(page=7)) == []
    product = api.Products.get(bcfake.products.add()["id"])
    assert product.images() == []


def test_a_missing_id_does_not_delete_everything(bcfake: Any) -> None:
    bcfake.brands.add_many(3)
    connection = bcfake.client().connection
    for nobody in (None, ""):
        with pytest.raises(ValueError, match="brands"):
            connection.delete("brands", nobody)
    assert len(bcfake.brands) == 3
    bcfake.requests.assert_not_sent("DELETE /brands")
    connection.delete("brands")
    assert len(bcfake.brands) == 0


@pytest.mark.parametrize("nothing", [None, []])
def test_an_empty_filter_does_not_delete_everything(bcfake: Any, nothing: Any) -> None:
    """It would be left out of the URL."""
    bcfake.coupons.add()
    with pytest.raises(ValueError, match="every row"):
        bcfake.client().Coupons.delete_all(params={"id:in": nothing})
    assert len(bcfake.coupons) == 1


def test_all_lines_of_a_long_order_come_back(bcfake: Any) -> None:
    """0.23.4 had no paging below a parent: 50 lines came back, without a word."""
    product = bcfake.products.add()
    order = bcfake.orders.add(
        products=[{"product_id": product["id"], "quantity": 1 + n} for n in range(60)]
    )
    api = bcfake.client()
    assert len(api.OrderProducts.all(order["id"])) == 50
    assert len(list(api.OrderProducts.iterall(order["id"]))) == 60
    assert len(api.Orders.get(order["id"]).products(limit=250)) == 60


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (249, 1), (250, 2), (251, 2)])
def test_reading_everything_makes_no_request_too_many(bcfake: Any, rows: int, pages: int) -> None:
    bcfake.brands.add_many(rows)
    assert len(list(bcfake.client().Brands.iterall())) == rows
    assert len(bcfake.requests.where("GET /brands")) == pages


def test_reading_everything_ends_where_there_are_no_pages(bcfake: Any) -> None:
    """0.23.4 asked for order statuses for ever."""
    found = list(bcfake.client().OrderStatuses.iterall())
    assert len({status.id for status in found}) == len(found) > 10
    assert len(bcfake.requests) == 1


def test_rows_can_be_stored_and_sent_elsewhere(bcfake: Any) -> None:
    """In 0.23.4 they were no JSON, and a pickle held the access token."""
    bcfake.brands.add(name="Acme")
    (brand,) = bcfake.client().Brands.all()
    assert json.loads(json.dumps(brand)) == dict(brand)
    pickled = pickle.dumps(brand)
    assert bcfake.access_token.encode() not in pickled
    assert pickle.loads(pickled) == brand


def test_a_row_that_was_just_created_can_be_changed(bcfake: Any) -> None:
    """0.23.4 raised a KeyError where the body does not name the parent."""
    product = bcfake.products.add()
    api = bcfake.client()
    review = api.ProductReviews.create(
        product["id"], author="Ann", title="Good", review="Good.", rating=5, status=1
    )
    assert review.update(rating=4).rating == 4
    assert review.delete() == {}


def test_no_update_is_only_pretended(bcfake: Any) -> None:
    order = bcfake.orders.add()
    api = bcfake.client()
    (line,) = api.OrderProducts.all(order["id"])
    with pytest.raises(NotImplementedError, match="OrderProducts"):
        line.update(quantity=5)
    (address,) = api.OrderShippingAddresses.all(order["id"])
    assert address.update(city="Waco").city == "Waco"
    assert api.OrderShippingAddresses.get(order["id"], address.id).city == "Waco"


def test_an_empty_body_gets_the_server_s_own_answer(bcfake: Any) -> None:
    """0.23.4 sent no body at all, and the answer was about the missing Content-Type."""
    with pytest.raises(exception.BadRequestException) as caught:
        bcfake.client().Brands.create()
    assert "name" in (caught.value.message or "")
    assert bcfake.requests.where("POST /brands").one().json == {}


def test_a_maintenance_page_is_not_taken_for_an_answer(bcfake: Any) -> None:
    bcfake.faults.add("GET /products", "html")
    with pytest.raises(exception.InvalidResponseException) as caught:
        bcfake.client().Products.all()
    assert b"Maintenance" in caught.value.content


def test_half_an_answer_is_not_taken_for_an_answer(bcfake: Any) -> None:
    bcfake.brands.add()
    bcfake.faults.add("GET /brands", "malformed")
    with pytest.raises(exception.HttpException):
        bcfake.client().Brands.all()


@pytest.mark.parametrize(
    ("effect", "error", "theirs"),
    [
        ("timeout", exception.ReadTimeoutException, requests.ReadTimeout),
        ("refused", exception.ConnectionFailedException, requests.ConnectionError),
        ("reset", exception.ConnectionFailedException, requests.ConnectionError),
        ("truncated", exception.BrokenResponseException, requests.exceptions.ChunkedEncodingError),
        (
            "damaged_gzip",
            exception.DamagedResponseException,
            requests.exceptions.ContentDecodingError,
        ),
    ],
)
def test_no_answer_is_the_client_s_error_and_requests_own(
    bcfake: Any, effect: str, error: Any, theirs: Any
) -> None:
    bcfake.brands.add()
    bcfake.faults.add("GET /brands", effect)
    with pytest.raises(theirs) as caught:
        bcfake.client().Brands.all()
    assert type(caught.value) is error


def test_a_damaged_answer_is_asked_for_again(bcfake: Any) -> None:
    bcfake.brands.add()
    bcfake.faults.add("GET /brands", "damaged_gzip")
    assert len(bcfake.client(retry=True, sleep=bcfake.clock.advance).Brands.all()) == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, exception.UnauthorizedException),
        (403, exception.ForbiddenException),
        (409, exception.ConflictException),
        (413, exception.PayloadTooLargeException),
        (422, exception.UnprocessableEntityException),
        (500, exception.InternalServerException),
        (507, exception.PlanLimitException),
        (509, exception.HourlyLimitException),
    ],
)
def test_each_status_has_its_error(bcfake: Any, status: int, error: Any) -> None:
    bcfake.faults.add("PUT /brands/{id}", status)
    brand = bcfake.client().Brands.get(bcfake.brands.add()["id"])
    with pytest.raises(error) as caught:
        brand.update(name="New")
    assert caught.value.status_code == status
    assert bcfake.brands.get(brand.id)["name"] == brand.name


def test_too_long_a_page_is_refused_with_a_reason(bcfake: Any) -> None:
    with pytest.raises(exception.PayloadTooLargeException) as caught:
        bcfake.client().Brands.all(limit=251)
    assert caught.value.body[0]["details"] == {"max_limit": 250}


def test_a_redirected_write_is_not_turned_into_a_read(bcfake: Any) -> None:
    headers = {"Location": f"{bcfake.url}/brands"}
    bcfake.faults.add("POST /brands", 302, headers=headers)
    with pytest.raises(exception.RedirectionException):
        bcfake.client().Brands.create(name="Acme")
    assert [entry.method for entry in bcfake.requests] == ["POST"]


def test_the_quota_is_known_and_waited_for(bcfake: Any) -> None:
    bcfake.quota.set(5, seconds=30)
    bcfake.clock.freeze()
    started = bcfake.clock.time()
    rules = {"min_requests_remaining": 2, "wait": True}
    api = bcfake.client(rate_limiting_management=rules)
    for _ in range(12):
        api.Time.all()
    assert api.connection.rate_limit["requests_quota"] == 5
    assert bcfake.clock.time() - started >= 60
    assert not bcfake.requests.where(status=429)


def test_a_used_up_quota_says_how_long_to_wait(bcfake: Any) -> None:
    bcfake.clock.freeze()
    bcfake.quota.exhaust()
    api = bcfake.client()
    with pytest.raises(exception.RateLimitingException) as caught:
        api.Time.all()
    assert 0 < (caught.value.retry_after_seconds or 0) <= 30
    bcfake.clock.sleep(int(caught.value.retry_after) / 1000 + 1)
    assert api.Time.all().time


def test_lists_and_booleans_are_filters_the_api_reads(bcfake: Any) -> None:
    """0.23.4 wrote `True` and `[1, 2]`."""
    bcfake.products.add(name="Shown", is_visible=True)
    bcfake.products.add(name="Hidden", is_visible=False)
    api = bcfake.client()
    assert [product.name for product in api.Products.all(is_visible=False)] == ["Hidden"]
    keep = bcfake.coupons.add(code="KEEP")
    gone = [bcfake.coupons.add()["id"], bcfake.coupons.add()["id"]]
    api.Coupons.delete_all(params={"id:in": gone})
    assert [coupon.id for coupon in api.Coupons.all()] == [keep["id"]]


def test_a_session_of_one_s_own_can_be_used(bcfake: Any) -> None:
    session = requests.Session()
    session.headers["X-Proxy"] = "on"
    bcfake.client(session=session).Time.all()
    sent = bcfake.requests.where("GET /time").one().request_headers
    assert {name.lower(): value for name, value in sent.items()}["x-proxy"] == "on"
