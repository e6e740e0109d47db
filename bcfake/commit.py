"""What a transaction did: the events it tells, and every single write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bcfake.schema import Resource, Verb
from bcfake.tables import Row


@dataclass(frozen=True)
class Event:
    """What a verb did to one row, told to listeners once the transaction has ended well."""

    resource: Resource
    verb: Verb
    row: Row
    old: Row | None = None

    def __str__(self) -> str:
        words = {"create": "created", "update": "updated", "delete": "deleted"}
        return f"{words[self.verb.value]} {self.resource.singular} {self.row.get('id', '')}".strip()


class Write(NamedTuple):
    """One row put or taken out, by a caller or a rule: `old` is None for a new row, `row` for one
    that is gone."""

    resource: Resource
    old: Row | None
    row: Row | None


@dataclass
class Commit:
    """What transactions did, in order."""

    events: list[Event] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)

    def add(self, other: Commit) -> None:
        """Take in what another transaction did."""
        self.events += other.events
        self.writes += other.writes
