"""For any collection, page and limit: the pages partition it, in order, and count agrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcfake.fake import FakeStore, Platform
from bcfake.wire.app import create_app
from bigcommerce.api import BigcommerceApi

COLLECTIONS = {"brands": "Brands", "coupons": "Coupons", "orders": "Orders"}


@pytest.fixture(scope="module", params=COLLECTIONS)
def collection(request: pytest.FixtureRequest) -> Iterator[tuple[FakeStore, str]]:
    """A store and the name of a collection of 260 rows and a few gaps."""
    with FakeStore(quota=1_000_000) as store:
        rows = getattr(store, request.param)
        made = rows.add_many(265)
        for row in made[3:260:60]:
            store.data.remove(store.data.catalogue[request.param], row["id"])
        yield store, request.param


@given(limit=st.integers(1, 250))
@settings(max_examples=25)
def test_the_pages_partition_the_collection(collection: tuple[FakeStore, str], limit: int) -> None:
    store, name = collection
    client = create_app(store.platform).test_client()
    seen: list[int] = []
    number = 1
    while True:
        query = {"page": number, "limit": limit}
        path = f"/stores/{store.store_hash}/v2/{name}"
        reply = client.get(path, query_string=query, headers=store.headers)
        if reply.status_code == 204:
            break
        assert 0 < len(reply.json) <= limit
        seen += [each["id"] for each in reply.json]
        number += 1
    assert seen == sorted(row["id"] for row in getattr(store, name))
    count = client.get(f"/stores/{store.store_hash}/v2/{name}/count", headers=store.headers)
    assert count.json["count"] == len(seen)
    assert number == -(-len(seen) // limit) + 1


@given(limit=st.integers(1, 250), data=st.data())
@settings(max_examples=15)
def test_iterall_gives_each_object_once_and_in_order(
    collection: tuple[FakeStore, str], limit: int, data: st.DataObject
) -> None:
    store, name = collection
    ids = sorted(row["id"] for row in getattr(store, name))
    low = data.draw(st.sampled_from(ids))
    client: BigcommerceApi = store.client()
    found = getattr(client, COLLECTIONS[name]).iterall(page_size=limit, min_id=low)
    assert [each.id for each in found] == [id for id in ids if id >= low]


@given(sizes=st.lists(st.integers(0, 7), min_size=1, max_size=5), limit=st.integers(1, 4))
@settings(max_examples=15)
def test_the_pages_of_a_sub_resource_partition_its_parents_rows(
    sizes: list[int], limit: int
) -> None:
    store = FakeStore(platform=Platform(), quota=1_000_000).open()
    client = create_app(store.platform).test_client()
    expected: dict[int, list[int]] = {}
    for size in sizes:
        customer = store.customers.add()["id"]
        rows = [store.customer_addresses.add(customer_id=customer) for _ in range(size)]
        expected[customer] = [row["id"] for row in rows]
    for customer, ids in expected.items():
        path = f"/stores/{store.store_hash}/v2/customers/{customer}/addresses"
        found: list[int] = []
        for number in range(1, len(ids) // limit + 2):
            query: dict[str, Any] = {"limit": limit, "page": number}
            reply = client.get(path, query_string=query, headers=store.headers)
            found += [each["id"] for each in reply.json] if reply.status_code == 200 else []
        assert found == ids
