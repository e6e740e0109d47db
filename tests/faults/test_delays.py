"""Late answers: time passes on the store's clock only, and callers give up as they would."""

from __future__ import annotations

import threading
import time
from contextlib import nullcontext
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Timeout

from bcfake.fake import FakeStore
from bcfake.interception import PlatformAdapter


def ask(store: FakeStore, method: str = "GET", path: str = "/time", **more: Any) -> Any:
    """The answer to one request."""
    return requests.request(method, store.url + path, headers=store.headers, **more)


@pytest.fixture
def began(bcfake: FakeStore) -> float:
    """When the clock was stopped."""
    bcfake.clock.freeze()
    return bcfake.clock.time()


def test_an_answer_that_is_late_is_the_right_one(shop: FakeStore) -> None:
    shop.clock.freeze()
    began = shop.clock.time()
    shop.faults.add("GET /brands", delay=20)
    shop.faults.add("GET /brands", delay=5)
    assert ask(shop, path="/brands").status_code == 204
    assert shop.clock.time() == began + 25


def test_before_the_write_the_write_is_late_after_it_only_the_answer(bcfake: FakeStore) -> None:
    bcfake.clock.freeze()
    for after_commit, late in ((False, 60), (True, 0)):
        began = bcfake.clock.now().replace(microsecond=0)
        fault = bcfake.faults.add("POST /orders", delay=60, after_commit=after_commit)
        row = {"name": "Mug", "quantity": 1, "price_inc_tax": "1", "price_ex_tax": "1"}
        address = {"first_name": "Ada", "last_name": "King", "street_1": "1 Main St"}
        address |= {"city": "Austin", "state": "Texas", "zip": "78701", "country": "United States"}
        body = {"billing_address": address | {"email": "a@b.example"}, "products": [row]}
        made = ask(bcfake, "POST", "/orders", json=body).json()
        assert fault.fired == 1
        created = bcfake.orders.get(made["id"])["date_created"]
        assert (created - began).total_seconds() == pytest.approx(late, abs=1)


@pytest.mark.parametrize("timeout", [10, 10.0, (3, 10), Timeout(connect=3, read=10)])
def test_who_waits_less_long_gives_up_and_the_server_goes_on(
    bcfake: FakeStore, began: float, timeout: Any
) -> None:
    bcfake.faults.add("POST /brands", delay=60)
    with pytest.raises(requests.ReadTimeout):
        ask(bcfake, "POST", "/brands", json={"name": "Acme"}, timeout=timeout)
    assert bcfake.clock.time() == began + 10
    assert len(bcfake.brands) == 1
    assert bcfake.requests.one().status == 0


@pytest.mark.parametrize("timeout", [60, 61, None, (1, None)])
def test_who_waits_long_enough_gets_the_answer(
    bcfake: FakeStore, began: float, timeout: Any
) -> None:
    bcfake.faults.add("GET /time", delay=60)
    assert ask(bcfake, timeout=timeout).status_code == 200
    assert bcfake.clock.time() == began + 60


def test_an_error_that_is_too_late_is_not_seen(bcfake: FakeStore, began: float) -> None:
    bcfake.faults.add("POST /brands", 503, delay=60)
    bcfake.faults.add("POST /brands", 503, delay=60, after_commit=True)
    for written in (0, 1):
        with pytest.raises(requests.ReadTimeout):
            ask(bcfake, "POST", "/brands", json={"name": "Acme"}, timeout=5)
        assert len(bcfake.brands) == written


def test_a_hang_takes_as_long_as_the_caller_waits(bcfake: FakeStore, began: float) -> None:
    bcfake.faults.add("GET /time", "hang", delay=3)
    with pytest.raises(requests.ReadTimeout):
        ask(bcfake, timeout=30)
    assert bcfake.clock.time() == began + 30


def test_in_this_process_nobody_waits_in_earnest(bcfake: FakeStore, began: float) -> None:
    bcfake.clock.wait = refuse_to_wait
    bcfake.faults.add("GET /time", delay=60, real_time=True)
    with pytest.raises(requests.ReadTimeout):
        ask(bcfake, timeout=5)
    assert bcfake.clock.time() == began + 5


def test_over_a_port_nobody_waits_in_earnest_unless_told_to(bcfake_server: FakeStore) -> None:
    bcfake_server.clock.wait = refuse_to_wait
    bcfake_server.faults.add("GET /time", delay=60)
    assert ask(bcfake_server, timeout=5).status_code == 200


@pytest.mark.parametrize("frozen", [True, False])
def test_over_a_port_a_delay_may_be_waited_for_in_earnest(
    bcfake_server: FakeStore, frozen: bool
) -> None:
    store, waited = bcfake_server, list[float]()
    if frozen:
        store.clock.freeze()
    began = store.clock.time()
    store.clock.wait = waited.append
    store.faults.add("GET /time", delay=20, real_time=True)
    store.faults.add("GET /time", 503, delay=5)
    assert ask(store, timeout=5).status_code == 503
    assert waited == [20]
    assert store.clock.time() == pytest.approx(began + 25, abs=0 if frozen else 5)


def test_a_client_over_a_port_meets_such_a_delay(bcfake_server: FakeStore) -> None:
    """The server waits until the client has given up, in the place of the seconds."""
    gone = threading.Event()
    bcfake_server.clock.wait = lambda seconds: gone.wait(10)
    bcfake_server.faults.add("POST /brands", delay=20, real_time=True)
    with pytest.raises(requests.ReadTimeout):
        ask(bcfake_server, "POST", "/brands", json={"name": "Acme"}, timeout=0.1)
    assert len(bcfake_server.brands) == 0, "a delay comes before the write"
    gone.set()


def refuse_to_wait(seconds: float) -> None:
    """In the place of a wait that is not to be."""
    raise AssertionError(seconds)


def test_a_hang_without_a_timeout_is_remarked_on(bcfake: FakeStore, began: float) -> None:
    bcfake.faults.add("GET /time", "hang")
    with pytest.raises(requests.ReadTimeout):
        ask(bcfake)
    assert bcfake.clock.time() == began
    assert "set no timeout" in bcfake.requests.one().hint


@pytest.mark.parametrize("wrapped", [True, False])
def test_every_way_of_handing_on_a_timeout_counts(bcfake: FakeStore, wrapped: bool) -> None:
    """An adapter of one's own may pass it on by position."""

    class Positional(HTTPAdapter):
        def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
            return super().send(request, False, kwargs["timeout"])

    bcfake.faults.add("GET /time", delay=60)
    with requests.Session() as session:
        session.mount("https://", Positional() if wrapped else PlatformAdapter(bcfake.platform))
        with pytest.raises(requests.ReadTimeout):
            session.get(bcfake.url + "/time", headers=bcfake.headers, timeout=5)


@pytest.mark.parametrize(("timeout", "gives_up"), [(30, True), (None, False), (60, False)])
def test_code_that_uses_httpx_gives_up_too(
    bcfake: FakeStore, began: float, timeout: float | None, gives_up: bool
) -> None:
    httpx = pytest.importorskip("httpx")
    from bcfake.transport import httpx_transport

    bcfake.faults.add("GET /time", delay=60)
    ends = pytest.raises(httpx.ReadTimeout) if gives_up else nullcontext()
    with httpx.Client(transport=httpx_transport(bcfake), timeout=timeout) as client, ends:
        client.get(bcfake.url + "/time", headers=bcfake.headers)
    assert bcfake.clock.time() == began + (30 if gives_up else 60)


def test_code_that_cannot_be_handed_a_sleep_has_it_replaced(
    bcfake: FakeStore, began: float
) -> None:
    real = time.sleep

    def wait_and_fail() -> None:
        with bcfake.clock.patch_sleep():
            time.sleep(3600)
            raise KeyError

    with pytest.raises(KeyError):
        wait_and_fail()
    assert time.sleep is real
    assert bcfake.clock.time() == began + 3600
