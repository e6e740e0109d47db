"""What writes changed in the end, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bcfake.commit import Write
from bcfake.tables import Row

NONE: Mapping[str, Any] = {}


class Difference(NamedTuple):
    """One field of one row: `before` is None in a new row, `after` in one that is gone."""

    resource: str
    id: Any
    field: str
    before: Any
    after: Any

    def __str__(self) -> str:
        return f"{self.resource} {self.id}: {self.field} {self.before!r} -> {self.after!r}"


def difference(writes: Sequence[Write]) -> list[Difference]:
    """The fields that differ after `writes`, in the order the rows were first written.

    A row written twice is compared as it was before and as it was left; one that came and went is
    not told at all.
    """
    net: dict[tuple[str, int], Write] = {}
    for write in writes:
        row = write.row or write.old
        assert row is not None
        place = write.resource.name, row.key
        first = net.get(place)
        net[place] = write if first is None else Write(write.resource, first.old, write.row)
    return [each for write in net.values() for each in _of_row(write)]


def _of_row(write: Write) -> list[Difference]:
    old, new = _values(write.old), _values(write.row)
    row = write.row or write.old or NONE
    id = row.get("id", getattr(row, "key", None))
    return [
        Difference(write.resource.name, id, name, old.get(name), new.get(name))
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    ]


def _values(row: Row | None) -> Mapping[str, Any]:
    return NONE if row is None else row
