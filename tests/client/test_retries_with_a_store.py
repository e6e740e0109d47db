"""Quota, failures and threads, against a store and in its time."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bigcommerce import RetryPolicy, exception
from bigcommerce.connection import OAuthConnection
from bigcommerce.limiter import Limiter, limiter_of

pytestmark = pytest.mark.usefixtures("through")


def test_a_used_up_quota_is_waited_out(bcfake: Any) -> None:
    bcfake.clock.freeze()
    started = bcfake.clock.time()
    bcfake.quota.exhaust()
    rules = {"min_requests_remaining": 2, "wait": True}
    assert bcfake.client(rate_limiting_management=rules).Time.all().time
    assert bcfake.clock.time() - started >= 29
    assert len(bcfake.requests.where(status=429)) == 1


@pytest.mark.parametrize("effect", [500, 502, 503, 504, "refused", "reset", "timeout", "truncated"])
def test_a_passing_failure_is_not_noticed(bcfake: Any, effect: Any) -> None:
    brand = bcfake.brands.add(name="Acme")
    bcfake.faults.add("* /brands/{id}", effect, times=2)
    api = bcfake.client(retry=True, timeout=1)
    assert api.Brands.get(brand["id"]).update(name="Cup").name == "Cup"
    assert len(bcfake.requests) == 4


def test_a_created_row_is_not_created_twice(bcfake: Any) -> None:
    """The answer is lost, the order is not: the program has to look."""
    bcfake.faults.add("POST /brands", "timeout", after_commit=True)
    with pytest.raises(exception.ReadTimeoutException):
        bcfake.client(retry=True, timeout=1).Brands.create(name="Acme")
    assert len(bcfake.brands) == 1


def test_the_client_does_not_ask_when_it_knows_that_nothing_is_left(bcfake: Any) -> None:
    bcfake.quota.set(5, seconds=30)
    api = bcfake.client(retry=True)
    for _ in range(23):
        api.Time.all()
    assert not bcfake.requests.where(status=429)


def test_threads_share_what_is_known_of_the_quota(bcfake: Any) -> None:
    bcfake.quota.set(10, seconds=30)
    brands = [bcfake.brands.add()["id"] for _ in range(100)]
    api = bcfake.client(retry=RetryPolicy(max_time=None))
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda id: api.Brands.get(id).id, brands))
    assert found == brands


def test_connections_to_one_store_share_it_too(bcfake: Any) -> None:
    bcfake.quota.set(4, seconds=30)
    one, other = bcfake.client(retry=True), bcfake.client(retry=True)
    for _ in range(6):
        one.Time.all()
        other.Time.all()
    assert not bcfake.requests.where(status=429)


def test_stores_do_not_share_it() -> None:
    first, second = OAuthConnection("id", "a"), OAuthConnection("id", "b")
    assert first._quota is not second._quota
    assert first._quota is OAuthConnection("other", "a")._quota


def test_what_is_known_goes_with_the_last_connection() -> None:
    limiter_of("https://api.example", "gone").learn({"requests_remaining": 0, "ms_until_reset": 9})
    gc.collect()
    assert limiter_of("https://api.example", "gone").claim() == 0


def test_an_answer_overtaken_by_a_later_one_is_ignored() -> None:
    limiter = Limiter()
    limiter.learn({"requests_remaining": 2, "ms_until_reset": 30000, "requests_quota": 5})
    limiter.learn({"requests_remaining": 0, "ms_until_reset": 1000, "requests_quota": 5})
    assert limiter.claim() == 0


def test_requests_on_their_way_before_anything_was_told_count() -> None:
    """As when many threads begin at once; not those whose answer told nothing."""
    limiter = Limiter()
    assert [limiter.claim() for _ in range(4)] == [0, 0, 0, 0]
    limiter.learn({})
    limiter.learn({"requests_remaining": 3, "ms_until_reset": 30000, "requests_quota": 5})
    assert limiter.claim() == 0
    assert limiter.claim() > 0


def test_a_call_with_little_time_does_not_wait_for_the_quota(bcfake: Any) -> None:
    bcfake.clock.freeze()
    api = bcfake.client(retry=RetryPolicy(max_time=5))
    api.Time.all()
    bcfake.quota.exhaust()
    with pytest.raises(exception.RateLimitingException):
        api.Time.all()
    with pytest.raises(exception.RateLimitingException):
        api.Time.all()


def test_graphql_shares_session_and_quota(bcfake: Any) -> None:
    api = bcfake.client()
    assert api.graphql._session is api.connection._session
    assert api.graphql._quota is api.connection._quota
    assert api.graphql.graphql_path.endswith(f"/stores/{bcfake.store_hash}/graphql")
