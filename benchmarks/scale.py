"""Large stores: 100,000 rows against 1,000; memory a row; how fast the client pages."""

from __future__ import annotations

import time
import tracemalloc
from functools import partial

import requests
from live import serving
from timing import median, quick, ratio, rounds, tell

from bcfake import FakeStore
from bcfake.resources import CATALOGUE
from bcfake.wire.v2 import rendered
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
    figures = {
        "memory of a product of 3.6 KB": memory("products", "description", 300),
        "memory of a customer of 2 KB": memory("customers", "notes", 1500),
        # Before this process has a heap that slows its garbage collection.
        "client paging 100,000 live": paging(large_count),
    }
    small, large = shop(SMALL), shop(large_count)
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
    tell(figures)


def ask(session: requests.Session, store: FakeStore, query: str) -> bytes:
    """The bytes of one answer."""
    answer = session.get(f"{store.url}/{query}", headers=store.headers)
    answer.raise_for_status()
    return answer.content


def memory(name: str, text: str, length: int) -> float:
    """Kilobytes of a row with such a text: its rendered form, and what is kept beside it, too."""
    store, resource, rows = FakeStore(), CATALOGUE[name], 500
    collection = getattr(store, name)
    collection.add()
    tracemalloc.start()
    for number in range(rows):
        row = collection.add(**{text: f"{number:x<{length}}"})
        rendered(resource, store.data.get(resource, row["id"]), store.url)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return taken / rows / 1024


def paging(products: int) -> float:
    """Rows a second the client pages, as a share of what a bare loop over the same pages does."""
    with serving(products) as (headers, url, store_hash):
        base = f"{url}/stores/{store_hash}/v2/products"
        session = requests.Session()
        session.headers.update({**headers, "Accept-Encoding": "identity"})

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
                client_id="c", store_hash=store_hash, access_token=headers["X-Auth-Token"]
            )
            api.connection.host = url
            api.connection._session.headers["Accept-Encoding"] = "identity"
            started = time.perf_counter()
            for _ in api.Products.iterall():
                pass
            return time.perf_counter() - started

        bare()
        return median([bare() / by_client() for _ in range(5)])


if __name__ == "__main__":
    main()
