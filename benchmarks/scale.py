"""Large stores: 100,000 rows against 1,000; memory a row; how fast the client pages."""

from __future__ import annotations

import time
import tracemalloc

import requests
from timing import quick, ratio, rounds, tell

from bcfake import FakeStore, Server
from bigcommerce.api import BigcommerceApi

SMALL, LARGE = 1_000, 100_000


def shop(products: int) -> FakeStore:
    """A store with so many products of 2 KB."""
    store = FakeStore(quota=10**9)
    for number in range(products):
        store.products.add(name=f"Product {number}", sku=f"SKU-{number}", description="x" * 300)
    return store


def main() -> None:
    """Measure pages by number and by id, an equality filter, memory a row, the client's paging."""
    large_count = 20_000 if quick() else LARGE
    times = 5 if quick() else 11
    small, started = shop(SMALL), time.perf_counter()
    tracemalloc.start()
    probe = shop(500)
    for row in probe.products.all():
        requests_free_render(probe, row["id"])
    memory = tracemalloc.get_traced_memory()[0] / 500 / 1024
    tracemalloc.stop()
    large = shop(large_count)
    print(f"{large_count} products made in {time.perf_counter() - started:.0f} s")
    figures = {"memory of a 2 KB product": memory}
    with small, large:
        session = requests.Session()
        asked = {
            "page 300 of 100,000 to 1,000": (
                "page=3&limit=250",
                f"page={large_count // 300}&limit=250",
            ),
            "min_id at 100,000 to 1,000": (
                "min_id=700&limit=250",
                f"min_id={large_count - 300}&limit=250",
            ),
            "sku filter at 100,000 to 1,000": ("sku=SKU-500", f"sku=SKU-{large_count // 2}"),
        }
        for name, (at_small, at_large) in asked.items():
            works = {
                "small": lambda q=at_small: (
                    session.get(f"{small.url}/products?{q}", headers=small.headers).content
                ),
                "large": lambda q=at_large: (
                    session.get(f"{large.url}/products?{q}", headers=large.headers).content
                ),
            }
            taken = rounds(works, calls=20, times=times)
            figures[name] = ratio(taken, "large", "small")
    figures["client paging 100,000 live"] = paging(large)
    tell(figures)


def requests_free_render(store: FakeStore, id: int) -> None:
    """Render a row as an answer would, so that the rendered form counts as memory."""
    from bcfake.resources import CATALOGUE
    from bcfake.wire.v2 import rendered

    resource = CATALOGUE["products"]
    rendered(resource, store.data.get(resource, id), store.url)


def paging(store: FakeStore) -> float:
    """Rows a second the client pages, as a share of what a bare loop over the same pages does."""
    with Server(store.platform) as server:
        store.open()
        base = f"{server.url}/stores/{store.store_hash}/v2/products"
        session = requests.Session()
        session.headers.update({**store.headers, "Accept-Encoding": "identity"})

        def bare() -> float:
            started, page = time.perf_counter(), 1
            while True:
                answer = session.get(base, params={"page": page, "limit": 250})
                if answer.status_code == 204:
                    return time.perf_counter() - started
                answer.json()
                page += 1

        def by_client() -> float:
            api = BigcommerceApi(
                client_id="c", store_hash=store.store_hash, access_token=store.access_token
            )
            api.connection.host = server.url
            api.connection._session.headers["Accept-Encoding"] = "identity"
            started = time.perf_counter()
            for _ in api.Products.iterall():
                pass
            return time.perf_counter() - started

        bare()
        shares = sorted(bare() / by_client() for _ in range(3))
        store.close()
    return shares[1]


if __name__ == "__main__":
    main()
