"""Large stores: 100,000 rows against 1,000; memory a row; how fast the client pages."""

from __future__ import annotations

import time
import tracemalloc
from functools import partial

import requests
from timing import quick, ratio, rounds, tell

from bcfake import FakeStore, Server
from bigcommerce.api import BigcommerceApi

SMALL, LARGE = 1_000, 100_000


def shop(size: int) -> FakeStore:
    """A store with so many products of 2 KB and customers."""
    store = FakeStore(quota=10**9)
    for number in range(size):
        store.products.add(name=f"Product {number}", sku=f"SKU-{number}", description="x" * 300)
        store.customers.add(email=f"{number}@example.com")
    return store


def asked(size: int) -> dict[str, str]:
    """What a store of so many is asked, by the name of the measurement."""
    return {
        "page of 100,000 to 1,000": f"products?page={size // 300}&limit=250",
        "first page by min_id, 100,000 to 1,000": "products?min_id=2&limit=250",
        "last page by min_id, 100,000 to 1,000": f"products?min_id={size - 300}&limit=250",
        "sku filter at 100,000 to 1,000": f"products?sku=SKU-{size // 2}",
        "name filter at 100,000 to 1,000": f"products?name=Product+{size // 2}",
        "email filter at 100,000 to 1,000": f"customers?email={size // 2}@example.com",
    }


def main() -> None:
    """Measure pages by number and by id, equality filters, memory a row, the client's paging."""
    large_count = 20_000 if quick() else LARGE
    times = 5 if quick() else 11
    tracemalloc.start()
    probe = FakeStore()
    for number in range(500):
        probe.products.add(name=f"Product {number}", description="x" * 300)
    for row in probe.products.all():
        requests_free_render(probe, row["id"])
    memory = tracemalloc.get_traced_memory()[0] / 500 / 1024
    tracemalloc.stop()
    small, large = shop(SMALL), shop(large_count)
    figures = {"memory of a 2 KB product": memory}
    with small, large:
        session = requests.Session()
        for (name, at_small), at_large in zip(
            asked(SMALL).items(), asked(large_count).values(), strict=True
        ):
            works = {
                "small": partial(ask, session, small, at_small),
                "large": partial(ask, session, large, at_large),
            }
            figures[name] = ratio(rounds(works, calls=20, times=times), "large", "small")
    figures["client paging 100,000 live"] = paging(large)
    tell(figures)


def ask(session: requests.Session, store: FakeStore, query: str) -> bytes:
    """The bytes of one answer."""
    answer = session.get(f"{store.url}/{query}", headers=store.headers)
    answer.raise_for_status()
    return answer.content


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
