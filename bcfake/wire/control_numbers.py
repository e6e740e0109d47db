"""The numbers that callers from afar name things by: snapshots, faults, gates, scripts."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from bcfake.fake import FakeStore
from bcfake.snapshot import Snapshot
from bcfake.wire.control_arguments import Missing

Thing = TypeVar("Thing")


@dataclass
class Held:
    """What is kept for a store: its snapshots, and what was planned, by its type, as it was
    listed first."""

    snapshots: dict[int, Snapshot] = field(default_factory=dict)
    taken: int = 0
    planned: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))


_HELD: WeakKeyDictionary[FakeStore, Held] = WeakKeyDictionary()
LOCK = threading.Lock()


def held(shop: FakeStore) -> Held:
    """What is held for a store."""
    with LOCK:
        return _HELD.setdefault(shop, Held())


def number_of(shop: FakeStore, thing: object) -> int:
    """The number something planned goes by, from 1, the same for as long as the store lives."""
    known = held(shop).planned[type(thing)]
    with LOCK:
        for number, each in enumerate(known, 1):
            if each is thing:
                return number
        known.append(thing)
        return len(known)


def planned(shop: FakeStore, number: str, things: Sequence[Thing], noun: str) -> Thing:
    """The one of the planned things that has a number; raises Missing."""
    known = {str(number_of(shop, each)): each for each in things}
    if number not in known:
        raise Missing(f"no planned {noun} has the number {number!r:.80}", "number", list(known))
    return known[number]
