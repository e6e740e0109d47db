"""Deliveries on a bad day: lost, doubled, late or out of order, as a test asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bcfake.amounts import refuse_unless_whole
from bcfake.resources.webhooks import unknown_scope
from bcfake.webhooks.deliveries import covers

Kind = Literal["drop", "duplicate", "delay", "reorder"]
ALL = "*"


@dataclass
class Disturbance:
    """One thing that happens to deliveries of `scope`, to the next `left` of them (None: to all
    from now on); `amount` is the copies, the seconds, or how many change places."""

    kind: Kind
    scope: str
    left: int | None
    amount: float = 0


class Disturbances:
    """What happens to the deliveries of one store, in the order it was asked for."""

    def __init__(self) -> None:
        self._asked: list[Disturbance] = []

    def add(self, kind: Kind, scope: str, count: int | None, amount: float = 0) -> None:
        """Ask for one; raises ValueError for a scope no event has, or a count below 1."""
        if scope != ALL and (reason := unknown_scope(scope)):
            raise ValueError(f"scope: {reason}")
        refuse_unless_whole("count", count, 1, "all")
        self._asked.append(Disturbance(kind, scope, count, amount))

    def clear(self) -> None:
        """Take all of them back."""
        self._asked.clear()

    def striking(self, scope: str) -> dict[Kind, Disturbance]:
        """What happens to one delivery, at most one of a kind; counts it. A dropped one is
        nothing else."""
        found: dict[Kind, Disturbance] = {}
        for each in self._asked:
            if each.left != 0 and covers(each.scope, scope):
                found.setdefault(each.kind, each)
        found = {"drop": found["drop"]} if "drop" in found else found
        for each in found.values():
            each.left = None if each.left is None else each.left - 1
        return found
