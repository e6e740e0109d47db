"""The rule that at most one row of a resource carries a flag (the default group, the home page)."""

from __future__ import annotations

from bcfake.schema import ASSUMED, Evidence, Rule
from bcfake.store import Change


def only_one(flag: str, evidence: Evidence = ASSUMED, source: str = "") -> Rule:
    """A rule that takes `flag` (the name of a Flag field) off every other row once it is set."""

    def pass_on(change: Change) -> None:
        assert change.row is not None
        if not change.row[flag]:
            return
        for other in change.store.find(change.resource, **{flag: True}):
            if other.key != change.row.key:
                change.store.amend(change.resource, other["id"], **{flag: False})

    pass_on.__doc__ = f"At most one has {flag}; setting it on another takes it off the first."
    return Rule(("after_create", "after_update"), pass_on, evidence, source)
