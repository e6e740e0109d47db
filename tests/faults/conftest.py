"""A store with three products, as every line of docs/failures.md finds it, both ways in."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore


@pytest.fixture(params=["in_process", "port"])
def shop(request: pytest.FixtureRequest) -> FakeStore:
    """The store in-process, and on a port; its products are Mug, Cup and Jug, 1 to 3."""
    name = {"in_process": "bcfake", "port": "bcfake_server"}[request.param]
    store: FakeStore = request.getfixturevalue(name)
    for product in ("Mug", "Cup", "Jug"):
        store.products.add(name=product, price="9.50", sku=product.lower())
    return store


@pytest.fixture
def api(shop: FakeStore) -> Any:
    """A client that tries nothing twice and has little patience with a port."""
    return shop.client(retry=False, timeout=0.3 if "127.0.0.1" in shop.url else 30)
