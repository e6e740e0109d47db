"""How a client behaves, asserted on the journal; every failure says what came instead."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore


def ask(store: FakeStore, path: str = "/time", **more: Any) -> requests.Response:
    """The answer to one request."""
    return requests.get(store.url + path, headers=store.headers, **more)


@pytest.fixture(autouse=True)
def _frozen(bcfake: FakeStore) -> None:
    bcfake.clock.freeze()


def test_never_throttled_shows_each_429(bcfake: FakeStore) -> None:
    ask(bcfake)
    bcfake.requests.assert_never_throttled()
    bcfake.quota.exhaust()
    ask(bcfake)
    with pytest.raises(AssertionError, match=r"expected no 429, found 1:\n  #2 GET /v2/time"):
        bcfake.requests.assert_never_throttled()


def test_a_client_that_waits_until_the_reset_has_waited(bcfake: FakeStore) -> None:
    bcfake.quota.exhaust()
    told = ask(bcfake).headers["X-Rate-Limit-Time-Reset-Ms"]
    bcfake.clock.sleep(int(told) / 1000)
    ask(bcfake)
    bcfake.requests.assert_waited_until_reset()


def test_a_client_that_comes_too_early_is_told_by_how_much(bcfake: FakeStore) -> None:
    bcfake.quota.exhaust()
    ask(bcfake)
    bcfake.clock.sleep(12)
    ask(bcfake)
    with pytest.raises(AssertionError) as caught:
        bcfake.requests.assert_waited_until_reset()
    text, first, second = str(caught.value).splitlines()
    assert text == (
        "expected a wait of 29.999 s, until the reset that #1 was told, but the next request came "
        "12.000 s later:"
    )
    assert first.startswith("  #1 GET /v2/time -> 429")
    assert second.startswith("  #2 GET /v2/time -> 429")


def test_a_wait_cannot_be_shown_where_nothing_was_refused(bcfake: FakeStore) -> None:
    ask(bcfake)
    with pytest.raises(AssertionError, match="expected a wait after a 429, but none was answered"):
        bcfake.requests.assert_waited_until_reset()


def test_a_429_without_headers_asks_for_no_wait_of_its_own(bcfake: FakeStore) -> None:
    bcfake.faults.add("GET /time", "load_shed")
    bcfake.faults.add("GET /time", "quota_exhausted")
    ask(bcfake)
    ask(bcfake)
    bcfake.clock.sleep(30)
    ask(bcfake)
    bcfake.requests.assert_waited_until_reset()


def test_the_client_waits_until_the_reset(bcfake: FakeStore) -> None:
    bcfake.quota.exhaust()
    assert bcfake.client(retry=True).Time.all().time
    bcfake.requests.assert_waited_until_reset()


def test_a_nonsensical_number_of_rows_is_refused(bcfake: FakeStore) -> None:
    with pytest.raises(ValueError, match="most 'x': a whole number from 0"):
        bcfake.requests.assert_no_n_plus_one(most="x")  # type: ignore[arg-type]


def test_rows_read_one_by_one_are_an_n_plus_one(bcfake: FakeStore) -> None:
    for number in range(7):
        bcfake.products.add(name=f"Mug {number}", price="1")
    for product in ask(bcfake, "/products?limit=250").json():
        ask(bcfake, "/brands")
        ask(bcfake, f"/products/{product['id']}/images")
    with pytest.raises(AssertionError) as caught:
        bcfake.requests.assert_no_n_plus_one()
    text, *shown, dots = str(caught.value).splitlines()
    assert text == (
        "N+1: GET /v2/products/{product_id}/images was asked for 7 rows one by one, after #1 GET "
        "/v2/products?limit=250 had listed them; ask /v2/products for many at once, or raise "
        "`most`:"
    )
    assert [line.split()[0] for line in shown] == ["#3", "#5", "#7"]
    assert dots == "  ..."
    bcfake.requests.assert_no_n_plus_one(most=7)
    bcfake.requests[:11].assert_no_n_plus_one()


def test_asking_for_one_row_again_and_again_is_none(bcfake: FakeStore) -> None:
    bcfake.products.add(name="Mug", price="1")
    for _ in range(20):
        ask(bcfake, "/products/1")
    bcfake.requests.assert_no_n_plus_one()


def test_any_requests_can_be_limited_afterwards(bcfake: FakeStore) -> None:
    for _ in range(3):
        ask(bcfake)
    bcfake.requests.assert_at_most(3)
    bcfake.requests[1:].assert_at_most(2)
    with pytest.raises(
        AssertionError, match=r"at most 2 request\(s\), found 3:\n  3x GET /v2/time"
    ):
        bcfake.requests.where("GET /time").assert_at_most(2)
    with pytest.raises(ValueError, match="max_requests -1"):
        bcfake.requests.assert_at_most(-1)


def test_at_most_so_many_requests_or_the_routes_are_named(bcfake: FakeStore) -> None:
    ask(bcfake)
    with bcfake.requests.at_most(2):
        ask(bcfake)
        ask(bcfake)

    def ask_three_times() -> None:
        with bcfake.requests.at_most(2):
            for path in ("/products/1", "/products/2", "/no/such"):
                ask(bcfake, path)

    with pytest.raises(AssertionError) as caught:
        ask_three_times()
    assert str(caught.value).splitlines() == [
        "expected at most 2 request(s), found 3:",
        "  2x GET /v2/products/{id}",
        "  1x GET /v2/no/such",
    ]
    bcfake.requests.allow_unknown("*")


def test_at_most_counts_what_the_journal_has_forgotten(bcfake: FakeStore) -> None:
    bcfake.quota.set(5000)

    def ask_too_often() -> None:
        with bcfake.requests.at_most(1000), requests.Session() as session:
            for _ in range(1001):
                session.get(bcfake.url + "/time", headers=bcfake.headers)

    with pytest.raises(AssertionError, match="found 1001:\n  1000x GET /v2/time"):
        ask_too_often()


@pytest.mark.parametrize("most", [-1, "5", 1.5, True])
def test_a_nonsensical_number_of_requests_is_refused(bcfake: FakeStore, most: Any) -> None:
    with pytest.raises(ValueError, match="max_requests"), bcfake.requests.at_most(most):
        pass
    with pytest.raises(ValueError, match="a whole number from 0"):
        bcfake.requests.allow_at_most(most)


@pytest.mark.bcfake(max_requests=1)
def test_a_marker_limits_the_requests_of_a_test(bcfake: FakeStore, bcfake_factory: Any) -> None:
    ask(bcfake)
    assert bcfake.problems() == []
    ask(bcfake)
    [problem] = bcfake.problems()
    assert problem == "expected at most 1 request(s), found 2:\n  2x GET /v2/time"
    assert bcfake_factory(max_requests=None).requests.most is None
    bcfake.requests.allow_at_most(None)
