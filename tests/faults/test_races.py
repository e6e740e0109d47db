"""Scripted races: rows that come and go between pages, and writers that wait for each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore
from bcfake.races import NeverReleased


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """Threads that have ended when the test has."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


def send(store: FakeStore, method: str, path: str, body: Any = None) -> requests.Response:
    """The answer to one request."""
    return requests.request(method, store.url + path, headers=store.headers, json=body)


def names(store: FakeStore, api: Any) -> list[str]:
    """The names that a client finds that pages one by one."""
    return [product.name for product in api.Products.iterall(limit=1)]


def test_a_row_deleted_between_pages_makes_a_client_miss_another(shop: FakeStore, api: Any) -> None:
    drift = shop.between_pages("GET /products", lambda: shop.products.delete(1), times=1)
    pages = [send(shop, "GET", f"/products?limit=1&page={page}") for page in (1, 2, 3)]
    found = [row["name"] for page in pages if page.content for row in page.json()]
    assert found == ["Mug", "Jug"]
    assert drift.calls == 1


def test_a_row_inserted_between_pages_makes_a_client_see_one_twice(shop: FakeStore) -> None:
    shop.between_pages("GET /catalog/products", lambda: shop.products.add(name="New", price="1"))
    newest = shop.url.removesuffix("v2") + "v3/catalog/products?sort=id&direction=desc&limit=2"
    pages = [requests.get(f"{newest}&page={page}", headers=shop.headers).json() for page in (1, 2)]
    assert [[row["name"] for row in page["data"]] for page in pages] == [
        ["Jug", "Cup"],
        ["Cup", "Mug"],
    ]


def test_the_callback_comes_between_two_pages_and_at_no_other_time(shop: FakeStore) -> None:
    calls: list[int] = []
    shop.between_pages("GET /products", lambda: calls.append(shop.requests.count))
    send(shop, "GET", "/products?limit=1")
    send(shop, "GET", "/brands")
    assert calls == []
    send(shop, "GET", "/products?limit=1&page=2")
    send(shop, "GET", "/products?limit=1&page=2")  # the same again is no next page
    send(shop, "GET", "/products?limit=1&page=3")
    assert len(calls) == 2
    send(shop, "GET", "/products?limit=1&page=1")  # nor is a new beginning
    assert len(calls) == 2
    send(shop, "GET", "/products?limit=1&min_id=2")
    assert len(calls) == 3


def test_pages_by_cursor_are_pages(shop: FakeStore) -> None:
    for name in ("Ada", "Bob", "Cay"):
        shop.customers.add(first_name=name, last_name="King", email=f"{name}@example.com")
    shop.between_pages("GET /v3/customers", lambda: shop.customers.delete(2))
    url = shop.url.removesuffix("v2") + "v3/customers?limit=1"
    first = requests.get(url, headers=shop.headers).json()
    after = first["meta"]["cursor_pagination"]["end_cursor"]
    second = requests.get(f"{url}&after={after}", headers=shop.headers).json()
    assert [row["first_name"] for row in second["data"]] == ["Cay"]


def test_the_callback_may_ask_the_api_itself(shop: FakeStore) -> None:
    seen = []

    def look() -> None:
        seen.append(send(shop, "GET", "/products?limit=1&page=3").json()[0]["name"])

    shop.between_pages("GET /products", look)
    send(shop, "GET", "/products?limit=1")
    assert send(shop, "GET", "/products?limit=1&page=2").json()[0]["name"] == "Cup"
    assert seen == ["Jug"]


@pytest.mark.parametrize(
    ("aim", "how", "says"),
    [
        ("GET /prodcts", {}, "nearest: /products"),
        ("POST /products", {}, "pages are read with GET; the aim is POST /products"),
        ("GET /products", {"times": 0}, "times 0"),
        ("GET /products", {"times": "x"}, "times 'x': a whole number from 1"),
        ("GET /products", {"callback": "x"}, "callback 'x': a function without arguments"),
    ],
)
def test_a_script_that_makes_no_sense_is_refused(
    bcfake: FakeStore, aim: str, how: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        bcfake.between_pages(aim, **{"callback": list} | how)
    assert len(bcfake.races) == 0


def test_a_script_that_never_came_to_it_is_a_problem_until_it_is_removed(
    bcfake: FakeStore,
) -> None:
    drift = bcfake.between_pages("GET /products", list)
    gate = bcfake.hold("GET /products")
    assert bcfake.problems() == [
        "never called, for nobody went on to a next page: between pages of GET /products",
        "never held a request: hold GET /products",
    ]
    bcfake.races.remove(drift)
    bcfake.races.remove(gate)
    assert bcfake.problems() == []


def test_who_came_first_writes_last(shop: FakeStore, pool: ThreadPoolExecutor) -> None:
    gate = shop.hold("PUT /products/{id}", ids=1)
    first = pool.submit(send, shop, "PUT", "/products/1", {"name": "first"})
    assert gate.wait_until_held() == "PUT /v2/products/1"
    assert send(shop, "PUT", "/products/2", {"name": "other"}).ok  # of another row: no release
    assert shop.products.get(1)["name"] == "Mug"
    assert send(shop, "PUT", "/products/1", {"name": "second"}).ok
    assert first.result().ok
    assert shop.products.get(1)["name"] == "first"
    assert send(shop, "PUT", "/products/1", {"name": "third"}).ok  # nobody is held any more


def test_nothing_is_locked_while_a_writer_is_held(
    shop: FakeStore, pool: ThreadPoolExecutor
) -> None:
    with shop.hold("POST /brands", until=None) as gate:
        first = pool.submit(send, shop, "POST", "/brands", {"name": "Acme"})
        gate.wait_until_held()
        assert send(shop, "POST", "/brands", {"name": "Bolt"}).ok
        assert send(shop, "GET", "/brands/count").json() == {"count": 1}
        assert shop.brands.add(name="Core")["id"] == 2
    assert first.result().json()["id"] == 3


def test_a_writer_may_wait_for_a_request_of_another_kind(
    shop: FakeStore, pool: ThreadPoolExecutor
) -> None:
    gate = shop.hold("DELETE /products/{id}", until="GET /products/{id}")
    first = pool.submit(send, shop, "DELETE", "/products/1")
    gate.wait_until_held()
    assert send(shop, "GET", "/products/1").status_code == 200
    assert first.result().status_code == 204


def test_what_came_before_anybody_was_held_lets_nobody_go(
    shop: FakeStore, pool: ThreadPoolExecutor
) -> None:
    gate = shop.hold("PUT /products/{id}", until="DELETE /products/{id}")
    send(shop, "DELETE", "/products/3")
    first = pool.submit(send, shop, "PUT", "/products/1", {"name": "Pan"})
    assert gate.wait_until_held() == "PUT /v2/products/1"
    send(shop, "DELETE", "/products/2")
    assert first.result().ok
    assert [entry.method for entry in shop.requests] == ["DELETE", "DELETE", "PUT"]


def test_a_wait_without_end_fails_in_time_and_says_why(bcfake: FakeStore) -> None:
    bcfake.hold("POST /brands", timeout=0.01)
    with pytest.raises(NeverReleased) as caught:
        send(bcfake, "POST", "/brands", {"name": "Acme"})
    assert str(caught.value) == (
        "POST /v2/brands was held for 0.01 s and nothing let it go on: "
        "another POST /brands has to come from another thread"
    )
    assert bcfake.problems() == [str(caught.value)]
    assert len(bcfake.brands) == 0
    assert send(bcfake, "POST", "/brands", {"name": "Acme"}).ok
    bcfake.races.clear()


def test_over_a_port_such_a_wait_is_a_500_and_fails_the_test(
    bcfake_server: FakeStore, capfd: pytest.CaptureFixture[str]
) -> None:
    bcfake_server.hold("POST /brands", timeout=0.01)
    assert send(bcfake_server, "POST", "/brands", {"name": "Acme"}).status_code == 500
    [problem] = bcfake_server.problems()
    assert "nothing let it go on" in problem
    bcfake_server.races.clear()
    assert "NeverReleased" in capfd.readouterr().err


def test_a_callback_that_fails_is_told_of(bcfake: FakeStore) -> None:
    bcfake.between_pages("GET /products", lambda: bcfake.products.delete(99))
    send(bcfake, "GET", "/products")
    with pytest.raises(Exception, match="not found"):
        send(bcfake, "GET", "/products?page=2")
    [problem] = bcfake.problems()
    assert problem.startswith("the callback raised")
    assert problem.endswith("between pages of GET /products")
    bcfake.races.clear()


def test_waiting_for_a_request_that_never_comes_fails_too(bcfake: FakeStore) -> None:
    gate = bcfake.hold("POST /brands", until=None)
    with pytest.raises(AssertionError, match=r"no request came in 0.01 s: hold POST /brands"):
        gate.wait_until_held(0.01)
    bcfake.races.clear()


@pytest.mark.parametrize("end", [FakeStore.close, FakeStore.reset])
def test_who_is_held_goes_on_when_the_store_ends(
    shop: FakeStore, pool: ThreadPoolExecutor, end: Callable[[FakeStore], None]
) -> None:
    gate = shop.hold("POST /brands", until=None)
    first = pool.submit(send, shop, "POST", "/brands", {"name": "Acme"})
    gate.wait_until_held()
    end(shop)
    assert first.result().status_code == 201


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"aim": "PUT /prodcts"}, "nearest: /products"),
        ({"until": "PUT /prodcts"}, "nearest: /products"),
        ({"timeout": 0}, "timeout 0: seconds, more than 0"),
        ({"timeout": "x"}, "timeout 'x': seconds"),
        ({"timeout": float("inf")}, "timeout inf: seconds"),
        ({"ids": 5}, "has no place for one"),
    ],
)
def test_a_gate_that_makes_no_sense_is_refused(
    bcfake: FakeStore, how: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        bcfake.hold(**{"aim": "POST /products"} | how)
    assert len(bcfake.races) == 0


def test_one_request_too_many_at_once_is_throttled(
    shop: FakeStore, pool: ThreadPoolExecutor
) -> None:
    shop.quota.concurrency(2, "* /brands*")
    with shop.hold("GET /brands", until=None) as gate:
        first = pool.submit(send, shop, "GET", "/brands")
        gate.wait_until_held()
        assert send(shop, "POST", "/brands", {"name": "Acme"}).status_code == 201
        with shop.hold("GET /brands/count", until=None) as other:
            second = pool.submit(send, shop, "GET", "/brands/count")
            other.wait_until_held()
            assert send(shop, "GET", "/brands").status_code == 429
            assert send(shop, "GET", "/time").status_code == 200
            assert "too many at once: 2 requests to * /brands*" in str(shop.requests)
    assert (first.result().status_code, second.result().status_code) == (200, 200)
    assert send(shop, "GET", "/brands").status_code == 200


def test_a_program_in_another_language_holds_and_releases(
    shop: FakeStore, bcfake_port: Any, pool: ThreadPoolExecutor
) -> None:
    control = f"{bcfake_port.control_url}/stores/{shop.store_hash}/holds"
    body = {"aim": "POST /brands", "until": None, "sent": {"name": "Acme"}}
    made = requests.post(control, json=body)
    assert made.json() == {
        "number": 1,
        "text": "hold POST /brands sent {'name': 'Acme'}",
        "held": "",
    }
    assert send(shop, "POST", "/brands", {"name": "Bolt"}).json()["id"] == 1
    first = pool.submit(send, shop, "POST", "/brands", {"name": "Acme"})
    shop.races.gates[0].wait_until_held()
    assert requests.get(control).json()["holds"][0]["held"] == "POST /v2/brands"
    assert requests.post(f"{control}/release").status_code == 204
    assert first.result().json()["id"] == 2
