"""What the store held before the last write to a row or a collection: for stale reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bcfake.commit import Commit, Write
from bcfake.faults.aims import Arrival
from bcfake.store import Store
from bcfake.tables import Row, Table

Writes = Sequence[Write]


class Past:
    """The last transaction that wrote each collection and each row, from the moment one asks on."""

    def __init__(self) -> None:
        self._of: dict[Any, Writes] = {}

    def note(self, commit: Commit) -> None:
        """A listener of a store."""
        writes = tuple(commit.writes)
        for write in writes:
            name, row = write.resource.name, _row(write)
            above = row.get(write.resource.parent_key) if write.resource.parent else None
            for place in (None, name, (name, row.get("id")), (name, "in", above)):
                self._of[place] = writes

    def clear(self) -> None:
        """Forget it."""
        self._of.clear()

    def before(self, arrival: Arrival) -> Writes:
        """The writes to undo for the state that a read was answered from a moment ago."""
        subject, ids = arrival.subject, arrival.ids
        if arrival.request.method not in ("GET", "HEAD"):
            return ()
        place: Any = None if subject is None else subject.name
        if subject is not None and ids:
            on_item = arrival.template.endswith("}")
            place = (subject.name, ids[-1]) if on_item else (subject.name, "in", ids[0])
        return self._of.get(place, ())


def past_of(store: Store, writes: Writes) -> Store:
    """A store that holds what `store` held before these writes, later ones to other rows kept."""
    tables = dict(store.snapshot())
    copied: dict[str, Table] = {}
    for write in reversed(writes):
        name, key = write.resource.name, _row(write).key
        table = copied.setdefault(name, tables[name].copy())
        if table.rows.get(key) is not write.row:
            continue  # written again since, or restored
        if write.old is not None:
            table.put(write.old)
        else:
            table.remove(key)
    past = Store(store.catalogue, store.clock, tables | copied)
    past.client_id = store.client_id
    return past


def _row(write: Write) -> Row:
    row = write.old if write.row is None else write.row
    assert row is not None, "a write of nothing"
    return row
