"""Eight threads at one store and at several: no lost write, no id twice, no cross-talk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore
from bcfake.interception import intercepting
from bcfake.server import Server

THREADS = 8
EACH = 15


@pytest.fixture(autouse=True)
def _eager_switching() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def stores() -> Iterator[list[FakeStore]]:
    """A store for each thread."""
    stores = [FakeStore(quota=100_000).open() for _ in range(THREADS)]
    yield stores
    for each in stores:
        each.close()


@pytest.fixture(params=["in_process", "live"])
def root(request: pytest.FixtureRequest) -> Iterator[Callable[[FakeStore], str]]:
    """A function: where `requests` finds a store's V2."""
    if request.param == "live":
        port: Server = request.getfixturevalue("port")
        yield lambda store: f"{port.url}/stores/{store.store_hash}/v2"
    else:
        store = FakeStore()
        with intercepting(store.platform):
            yield lambda store: store.url


def hammer(work: Callable[[int, requests.Session], Any]) -> list[Any]:
    """What `work(number of the thread, its session)` returns in each of the threads."""

    def run(number: int) -> Any:
        with requests.Session() as session:
            session.trust_env = False
            return work(number, session)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_no_write_is_lost_and_no_id_given_twice(
    stores: list[FakeStore], root: Callable[[FakeStore], str]
) -> None:
    store = stores[0]

    def work(number: int, session: requests.Session) -> list[int]:
        ids = []
        for index in range(EACH):
            name = f"{number}/{index}"
            reply = session.post(
                f"{root(store)}/brands", json={"name": name}, headers=store.headers, timeout=30
            )
            assert (reply.status_code, reply.json()["name"]) == (201, name)
            ids.append(reply.json()["id"])
        return ids

    ids = [id for made in hammer(work) for id in made]
    assert sorted(ids) == list(range(1, THREADS * EACH + 1))
    names = {row["name"] for row in store.brands.all()}
    assert names == {f"{number}/{index}" for number in range(THREADS) for index in range(EACH)}
    assert sorted(entry.number for entry in store.requests) == sorted(ids)


def test_of_eight_writers_of_one_name_one_wins(
    stores: list[FakeStore], root: Callable[[FakeStore], str]
) -> None:
    store = stores[0]

    def work(number: int, session: requests.Session) -> list[int]:
        return [
            session.post(
                f"{root(store)}/brands",
                json={"name": f"Brand {index}"},
                headers=store.headers,
                timeout=30,
            ).status_code
            for index in range(EACH)
        ]

    statuses = hammer(work)
    for answers in zip(*statuses, strict=True):
        assert sorted(answers) == [201] + [409] * (THREADS - 1)
    assert [row["id"] for row in store.brands.all()] == list(range(1, EACH + 1))


def test_stores_do_not_hear_each_other(
    stores: list[FakeStore], root: Callable[[FakeStore], str]
) -> None:
    def work(number: int, session: requests.Session) -> None:
        store = stores[number]
        for index in range(EACH):
            session.post(
                f"{root(store)}/brands",
                json={"name": f"{number}/{index}"},
                headers=store.headers,
                timeout=30,
            )
            shown = session.get(f"{root(store)}/brands", headers=store.headers, timeout=30).json()
            assert [each["name"] for each in shown] == [f"{number}/{n}" for n in range(index + 1)]

    hammer(work)
    for number, store in enumerate(stores):
        assert [row["id"] for row in store.brands.all()] == list(range(1, EACH + 1))
        assert store.requests.count == 2 * EACH
        assert store.quota.left == 100_000 - 2 * EACH
        assert {row["name"].split("/")[0] for row in store.brands.all()} == {str(number)}


def test_the_quota_is_granted_to_the_last_request_and_no_further(
    stores: list[FakeStore], root: Callable[[FakeStore], str]
) -> None:
    store = stores[0]
    store.clock.freeze()
    store.quota.set(THREADS * EACH - 20)

    def work(number: int, session: requests.Session) -> list[int]:
        return [
            session.get(f"{root(store)}/time", headers=store.headers, timeout=30).status_code
            for _ in range(EACH)
        ]

    statuses = [status for answers in hammer(work) for status in answers]
    assert (statuses.count(200), statuses.count(429)) == (THREADS * EACH - 20, 20)


def test_a_fault_strikes_as_often_as_planned(
    stores: list[FakeStore], root: Callable[[FakeStore], str]
) -> None:
    store = stores[0]
    store.faults.add("GET /time", 503, times=10)

    def work(number: int, session: requests.Session) -> list[int]:
        return [
            session.get(f"{root(store)}/time", headers=store.headers, timeout=30).status_code
            for _ in range(EACH)
        ]

    statuses = [status for answers in hammer(work) for status in answers]
    assert statuses.count(503) == 10


def test_snapshots_and_restores_among_writers_lose_nothing_half(
    stores: list[FakeStore], root: Callable[[FakeStore], str]
) -> None:
    store = stores[0]
    store.brands.add_many(3)
    snapshot = store.snapshot()

    def work(number: int, session: requests.Session) -> None:
        for index in range(5):
            if number == 0:
                store.restore(snapshot)
                continue
            reply = session.post(
                f"{root(store)}/brands",
                json={"name": f"{number}/{index}"},
                headers=store.headers,
                timeout=30,
            )
            assert reply.status_code == 201
            shown = session.get(f"{root(store)}/brands?limit=250", headers=store.headers).json()
            assert len({each["id"] for each in shown}) == len(shown) >= 3

    hammer(work)
    store.restore(snapshot)
    assert [row["name"] for row in store.brands.all()] == ["Brand 1", "Brand 2", "Brand 3"]
