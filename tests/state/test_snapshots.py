"""Snapshots: a state to go back to, cheap enough for every test."""

from __future__ import annotations

import pytest

from bcfake.errors import NotFound
from bcfake.fake import FakeStore


def names(store: FakeStore) -> list[str]:
    return [brand["name"] for brand in store.brands]


def test_restore_goes_back_to_a_snapshot_as_often_as_asked(shop: FakeStore) -> None:
    before = shop.snapshot()
    for _ in range(2):
        shop.brands.delete(1)
        shop.brands.add(name="Steady Pour")
        shop.restore(before)
        assert names(shop) == ["Kiln", "Fieldnote"]


def test_a_block_leaves_no_trace(shop: FakeStore) -> None:
    with shop.snapshot():
        shop.brands.add(name="Steady Pour")
        assert len(shop.brands) == 3
    assert names(shop) == ["Kiln", "Fieldnote"]
    assert shop.brands.add()["id"] == 3, "ids are given out again"


def test_a_block_that_fails_leaves_no_trace_either(shop: FakeStore) -> None:
    with pytest.raises(NotFound), shop.snapshot():
        shop.brands.delete(shop.brands.delete(1) or 1)
    assert len(shop.brands) == 2


def test_blocks_nest(shop: FakeStore) -> None:
    with shop.snapshot():
        shop.brands.delete(1)
        with shop.snapshot():
            shop.brands.delete(2)
            assert names(shop) == []
        assert names(shop) == ["Fieldnote"]
    assert names(shop) == ["Kiln", "Fieldnote"]


def test_new_stores_begin_with_a_snapshot_and_do_not_see_each_other(shop: FakeStore) -> None:
    base = shop.snapshot()
    one, other = FakeStore(seed=base), FakeStore(seed=base)
    one.brands.delete(1)
    assert (len(one.brands), len(other.brands), len(shop.brands)) == (1, 2, 2)
    one.reset()
    assert names(one) == names(shop)


def test_a_snapshot_of_an_untouched_store_is_an_untouched_store() -> None:
    assert len(FakeStore(seed=FakeStore().snapshot()).brands) == 0


def test_only_a_snapshot_is_restored(shop: FakeStore) -> None:
    with pytest.raises(TypeError, match=r"what snapshot\(\) gave, not dict; load\(\) takes dumps"):
        shop.restore(shop.dump())  # type: ignore[arg-type]
    assert names(shop) == ["Kiln", "Fieldnote"]
