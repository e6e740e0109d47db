"""In-process: the same requests client with interception and with an adapter that does nothing."""

from __future__ import annotations

import io
import itertools
import time
from typing import Any

import requests
import requests_mock
import responses
from requests.adapters import HTTPAdapter
from timing import median, quick, ratio, rounds, tell
from urllib3 import HTTPResponse

from bcfake import FakeStore

ELSEWHERE = "https://api.example.com/v2/products"
HEADERS = {"Content-Type": "application/json"}


class NoOp(HTTPAdapter):
    """Answers everything with the same bytes."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> Any:
        raw = HTTPResponse(
            body=io.BytesIO(self.body), headers=HEADERS, status=200, preload_content=False
        )
        return self.build_response(request, raw)


def session(store: FakeStore, body: bytes = b"") -> requests.Session:
    """A session with the store's headers; one that does nothing when there is a body."""
    made = requests.Session()
    made.headers.update(store.headers)
    if body:
        made.mount("https://", NoOp(body))
    return made


def main() -> None:
    """Measure GET of one, POST of one and a list of 250 products of 2 KB."""
    times, calls = (5, 100) if quick() else (15, 300)
    with FakeStore(quota=10**9) as store:
        for number in range(250):
            store.products.add(name=f"Product {number}", description="x" * 300)
        real = session(store)
        one = real.get(f"{store.url}/products/1").content
        many = real.get(f"{store.url}/products?limit=250").content
        idle, idle_list = session(store, one), session(store, many)
        names = itertools.count()
        mocked, stubbed = requests_mock.Adapter(), session(store)
        mocked.register_uri("GET", ELSEWHERE, content=one)
        stubbed.mount("https://api.example.com", mocked)
        works = {
            "GET": lambda: real.get(f"{store.url}/products/1").content,
            "no-op GET": lambda: idle.get(f"{store.url}/products/1").content,
            "requests-mock": lambda: stubbed.get(ELSEWHERE).content,
            "POST": lambda: real.post(f"{store.url}/brands", json={"name": f"b{next(names)}"}),
            "no-op POST": lambda: idle.post(f"{store.url}/brands", json={"name": "b"}),
        }
        taken = rounds(works, calls=calls, times=times)
        lists = rounds(
            {
                "list": lambda: real.get(f"{store.url}/products?limit=250").content,
                "no-op list": lambda: idle_list.get(f"{store.url}/products?limit=250").content,
            },
            calls=max(calls // 5, 20),
            times=times,
        )
    with responses.RequestsMock(assert_all_requests_are_fired=False) as stubs:
        stubs.get(ELSEWHERE, body=one)
        plain = session(store)
        stub = rounds(
            {
                "responses": lambda: plain.get(ELSEWHERE).content,
                "no-op": lambda: idle.get(ELSEWHERE).content,
            },
            calls=calls,
            times=times,
        )
    tell(
        {
            "in-process GET of one": ratio(taken, "GET", "no-op GET"),
            "in-process POST of one": ratio(taken, "POST", "no-op POST"),
            "in-process list of 250": ratio(lists, "list", "no-op list"),
            "in-process GET of one, requests-mock": ratio(taken, "requests-mock", "no-op GET"),
            "in-process GET of one, responses": ratio(stub, "responses", "no-op"),
            "in-process requests a second": 1 / median(taken["GET"]),
            "clean store, in-process": clean_store(times),
        }
    )


def clean_store(times: int) -> float:
    """Microseconds to open a store and close it."""
    from bcfake.platform import Platform

    platform, taken = Platform(), []
    for _ in range(times * 20):
        started = time.perf_counter()
        FakeStore(platform=platform).open().close()
        taken.append(time.perf_counter() - started)
    return median(taken) * 1e6


if __name__ == "__main__":
    main()
