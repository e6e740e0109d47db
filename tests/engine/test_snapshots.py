"""Snapshots share rows and tables; the first write after one copies the table it needs."""

from __future__ import annotations

from typing import Any

from bcfake.store import Store


def names(store: Store, resource: Any) -> list[str]:
    """The names of its rows."""
    return [row["name"] for row in store.list(resource)]


def test_restore_goes_back_to_the_snapshot(store: Store, toy: Any, state: Any) -> None:
    racks = toy("racks")
    store.create(racks, {"name": "a"})
    snapshot, before = store.snapshot(), state(store)
    store.create(racks, {"name": "b"})
    store.update(racks, 1, {"name": "changed"})
    store.delete(toy("languages"), 1)
    store.restore(snapshot)
    assert state(store) == before
    assert store.create(racks, {"name": "c"})["id"] == 2


def test_a_snapshot_can_be_restored_again_and_again(store: Store, toy: Any) -> None:
    racks = toy("racks")
    store.create(racks, {"name": "a"})
    snapshot = store.snapshot()
    for _ in range(3):
        store.restore(snapshot)
        store.create(racks, {"name": "b"})
        assert names(store, racks) == ["a", "b"]
    store.restore(snapshot)
    assert names(store, racks) == ["a"]


def test_snapshots_do_not_know_each_other(store: Store, toy: Any) -> None:
    racks = toy("racks")
    snapshots = []
    for name in "abc":
        store.create(racks, {"name": name})
        snapshots.append(store.snapshot())
    for count in (1, 3, 2):
        store.restore(snapshots[count - 1])
        assert names(store, racks) == ["a", "b", "c"][:count]


def test_a_snapshot_taken_before_a_table_was_used_restores_its_base_rows(
    store: Store, toy: Any
) -> None:
    snapshot = store.snapshot()
    store.delete(toy("languages"), 1)
    store.restore(snapshot)
    assert names(store, toy("languages")) == ["Latin", "Greek"]


def test_another_store_can_begin_with_a_snapshot(store: Store, toy: Any) -> None:
    racks = toy("racks")
    store.create(racks, {"name": "a"})
    other = Store(store.catalogue, tables=store.snapshot())
    other.create(racks, {"name": "theirs"})
    store.create(racks, {"name": "mine"})
    assert names(store, racks) == ["a", "mine"]
    assert names(other, racks) == ["a", "theirs"]


def test_a_snapshot_shares_tables_until_they_are_written(store: Store, toy: Any) -> None:
    store.create(toy("racks"), {"name": "a"})
    store.list(toy("languages"))
    snapshot = store.snapshot()
    store.create(toy("racks"), {"name": "b"})
    after = store.snapshot()
    assert after["languages"] is snapshot["languages"]
    assert after["racks"] is not snapshot["racks"]
    assert after["racks"].rows[1] is snapshot["racks"].rows[1]


def test_an_undone_write_leaves_a_snapshot_alone(store: Store, toy: Any) -> None:
    racks = toy("racks")
    store.create(racks, {"name": "a"})
    snapshot = store.snapshot()
    try:
        with store.transaction():
            store.update(racks, 1, {"name": "b"})
            raise KeyError
    except KeyError:
        pass
    store.restore(snapshot)
    assert names(store, racks) == ["a"]
