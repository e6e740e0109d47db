"""Rows that a module makes once: every test begins with them, in a store of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bcfake.fake import FakeStore
from bcfake.snapshot import Snapshot

made = []


@pytest.fixture(scope="module")
def bcfake_base() -> Snapshot:
    store = FakeStore()
    store.products.add_many(3)
    made.append(store)
    return store.snapshot()


@pytest.mark.parametrize("number", [1, 2])
def test_what_one_test_deletes_the_next_one_has(bcfake: FakeStore, number: int) -> None:
    assert len(bcfake.products) == 3
    bcfake.products.delete(number)
    assert len(bcfake.client().Products.all()) == 2
    assert len(made) == 1, "the rows were made once"


def test_reset_goes_back_to_them(bcfake: FakeStore) -> None:
    bcfake.products.delete(1)
    bcfake.reset()
    assert len(bcfake.products) == 3


@pytest.mark.bcfake(seed={"version": 1, "rows": {"brands": [{"name": "Kiln"}]}})
def test_a_seed_in_the_marker_goes_before_them(bcfake: FakeStore) -> None:
    assert (len(bcfake.products), len(bcfake.brands)) == (0, 1)


def test_further_stores_begin_with_them_too(bcfake_factory: Callable[..., FakeStore]) -> None:
    assert [len(bcfake_factory().products), len(bcfake_factory(seed="").products)] == [3, 0]
