"""In-process, `requests` behaves as over a connection: exceptions, retries, adapters, threads."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from bcfake import FakeStore, Platform
from bcfake.interception import PlatformAdapter, intercepting

PATH = "/brands"


@pytest.fixture
def store() -> Iterator[FakeStore]:
    with FakeStore(platform=Platform()) as store:
        yield store


def session_with(retries: Retry | int) -> requests.Session:
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=retries))
    return session


# ---- the retries of an adapter


def test_an_adapters_retries_are_made_and_waited_out_on_the_stores_clock(store: FakeStore) -> None:
    store.faults.add("GET /brands", 503, times=2)
    began = store.clock.time()
    with session_with(Retry(3, backoff_factor=60, status_forcelist=[503])) as session:
        answer = session.get(store.url + PATH, headers=store.headers)
    assert answer.status_code == 204
    assert [entry.status for entry in store.requests] == [503, 503, 204]
    assert len(answer.raw.retries.history) == 2
    assert store.clock.time() - began >= 120


def test_retry_after_is_waited_out(store: FakeStore) -> None:
    store.faults.add("GET /brands", 429, headers={"Retry-After": "3600"})
    began = store.clock.time()
    with session_with(Retry(1)) as session:
        assert session.get(store.url + PATH, headers=store.headers).status_code == 204
    assert store.clock.time() - began >= 3600


@pytest.mark.parametrize("kind", ["refused", "reset", "closed", "timeout"])
def test_a_broken_connection_is_retried(store: FakeStore, kind: str) -> None:
    store.faults.add("GET /brands", kind, times=2)
    with session_with(Retry(2)) as session:
        assert session.get(store.url + PATH, headers=store.headers).status_code == 204
    assert store.requests.count == 3


def test_used_up_retries_raise_what_requests_raises(store: FakeStore) -> None:
    store.faults.add("GET /brands", 503, times=None)
    store.faults.add("GET /orders", "refused", times=None)
    with session_with(Retry(2, status_forcelist=[503])) as session:
        with pytest.raises(requests.exceptions.RetryError, match="too many 503 error responses"):
            session.get(store.url + PATH, headers=store.headers)
        with pytest.raises(requests.ConnectionError, match=r"Max retries exceeded.*Connection"):
            session.get(store.url + "/orders", headers=store.headers)
    assert store.requests.count == 6


def test_used_up_retries_return_the_answer_where_asked(store: FakeStore) -> None:
    store.faults.add("GET /brands", 503, times=None)
    with session_with(Retry(1, status_forcelist=[503], raise_on_status=False)) as session:
        assert session.get(store.url + PATH, headers=store.headers).status_code == 503


def test_a_post_whose_answer_was_lost_is_not_sent_again(store: FakeStore) -> None:
    """urllib3 repeats only what is safe to repeat; the body is whole in each attempt."""
    store.faults.add("POST /brands", "closed", after_commit=True)
    store.faults.add("PUT /brands/{id}", "reset")
    with session_with(Retry(3)) as session:
        with pytest.raises(requests.ConnectionError):
            session.post(store.url + PATH, headers=store.headers, json={"name": "Acme"})
        body = io.BytesIO(b'{"name": "Bolt"}')
        headers = {**store.headers, "Content-Type": "application/json"}
        assert session.put(store.url + "/brands/1", headers=headers, data=body).ok
    store.requests.assert_sent("POST /brands", times=1)
    store.requests.assert_sent("PUT /brands/{id}", times=2, body={"name": "Bolt"})
    assert [brand["name"] for brand in store.brands] == ["Bolt"]


# ---- without retries


@pytest.mark.parametrize(
    ("kind", "expected", "told"),
    [
        ("refused", requests.ConnectionError, "NewConnectionError.*Connection refused"),
        ("reset", requests.ConnectionError, "Connection aborted.*Connection reset by peer"),
        ("closed", requests.ConnectionError, "Remote end closed connection without response"),
        ("timeout", requests.ReadTimeout, "Read timed out"),
        ("truncated", requests.exceptions.ChunkedEncodingError, "IncompleteRead"),
    ],
)
def test_a_failing_connection_raises_as_over_a_real_one(
    store: FakeStore, kind: str, expected: type[Exception], told: str
) -> None:
    store.brands.add()
    store.faults.add("GET /brands", kind)
    with pytest.raises(expected, match=told) as caught:
        requests.get(store.url + PATH, headers=store.headers)
    assert store.access_token not in str(caught.value)


@pytest.mark.parametrize(
    "body", ['{"name": "Acme"}', b'{"name": "Acme"}', io.BytesIO(b'{"name": "Acme"}')]
)
def test_any_kind_of_body_arrives(store: FakeStore, body: object) -> None:
    headers = {**store.headers, "Content-Type": "application/json"}
    assert requests.post(store.url + PATH, data=body, headers=headers).status_code == 201
    assert store.requests.one().json == {"name": "Acme"}


def test_a_streamed_body_arrives(store: FakeStore) -> None:
    parts = iter([b'{"name":', b' "Acme"}'])
    headers = {**store.headers, "Content-Type": "application/json"}
    assert requests.post(store.url + PATH, data=parts, headers=headers).status_code == 201


def test_an_adapter_of_the_codes_own_is_answered_too(store: FakeStore) -> None:
    """It calls `super().send(...)`, as such adapters do."""

    class WithTimeout(HTTPAdapter):
        def send(self, request, **kwargs):  # type: ignore[no-untyped-def, override]
            return super().send(request, **{**kwargs, "timeout": 5})

    with requests.Session() as session:
        session.mount("https://", WithTimeout())
        assert session.get(store.url + PATH, headers=store.headers).status_code == 204


def test_the_adapter_may_be_mounted_by_hand(store: FakeStore) -> None:
    """Also where nothing is intercepted: for a host of one's own naming, say."""
    with requests.Session() as session:
        session.mount("https://shop.invalid", PlatformAdapter(store.platform, max_retries=1))
        url = store.url.replace("https://api.bigcommerce.com", "https://shop.invalid")
        assert session.get(url + PATH, headers=store.headers).status_code == 204


# ---- platforms


def test_platforms_nest_and_each_token_finds_its_own() -> None:
    outer, inner = FakeStore(platform=Platform()), FakeStore(platform=Platform())
    with outer:
        with inner:
            for store in (outer, inner):
                store.client().Brands.create(name=store.store_hash)
        outer.client().Brands.create(name="after")
    assert [row["name"] for row in outer.brands] == [outer.store_hash, "after"]
    assert [row["name"] for row in inner.brands] == [inner.store_hash]


def test_platforms_may_be_left_in_any_order() -> None:
    first, second = Platform(), Platform()
    stores = [FakeStore(platform=each).open() for each in (first, second)]
    one, other = intercepting(first), intercepting(second)
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    try:
        assert stores[1].client().Store.all().status
    finally:
        other.__exit__(None, None, None)


def test_nothing_is_left_behind() -> None:
    before = HTTPAdapter.send
    with FakeStore(platform=Platform()), FakeStore(platform=Platform()):
        pass
    assert HTTPAdapter.send is before


def test_a_finished_store_of_the_outer_platform_still_refuses() -> None:
    """A late request is not passed on to the network because another platform is there."""
    outer = Platform()
    with intercepting(outer), FakeStore(platform=Platform()):
        gone = FakeStore(platform=outer, label="the test that ended").open()
        gone.close()
        assert requests.get(gone.url + PATH, headers=gone.headers).status_code == 401
        legacy = f"https://store-{gone.store_hash}.mybigcommerce.com/api/v2/brands"
        assert requests.get(legacy, auth=gone.basic_auth).status_code == 401
    assert outer.late == [("the test that ended", "GET /v2/brands")] * 2


def test_threads_enter_and_leave_without_disturbing_each_other() -> None:
    wrong: list[object] = []
    start = threading.Barrier(8)

    def live() -> None:
        start.wait()
        for _ in range(20):
            with FakeStore(platform=Platform()) as store:
                store.client().Brands.create(name=store.store_hash)
                if [row["name"] for row in store.brands] != [store.store_hash]:
                    wrong.append(store)

    before = HTTPAdapter.send
    threads = [threading.Thread(target=live) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert HTTPAdapter.send is before
