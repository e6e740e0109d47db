"""When something strikes: counts of matching requests, or chance. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, TypeAlias

from bcfake.amounts import is_number, is_whole, refuse_unless, refuse_unless_whole

Calls: TypeAlias = int | Iterable[int]


@dataclass
class Schedule:
    """Strikes `times` matching requests (None: all): only those with a number in `on_call`, or each
    `every`-th once `after` have passed, or each with a `probability`, drawn by `seed`.

    `seen` counts the matching requests, `fired` the strikes. What is due but gives way to something
    else waits for the next matching request.
    """

    times: int | None = 1
    every: int = 1
    after: int = 0
    probability: float = 1.0
    seed: int = 0
    on_call: tuple[int, ...] = ()
    seen: int = field(default=0, init=False)
    fired: int = field(default=0, init=False)
    _owed: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        refuse_unless_whole("times", self.times, 1, "always")
        refuse_unless_whole("every", self.every, 1)
        refuse_unless_whole("after", self.after, 0)
        chance, said = self.probability, "more than 0, at most 1"
        refuse_unless(is_number(chance) and 0 < chance <= 1, "probability", chance, said)
        refuse_unless(isinstance(self.seed, int), "seed", self.seed, "a whole number")
        if self.on_call:
            self._once_for_each_call()
        self._random = Random(self.seed)

    def _once_for_each_call(self) -> None:
        count = len(self.on_call)
        if (self.every, self.after, self.probability) != (1, 0, 1.0):
            raise ValueError("on_call goes without every, after and probability")
        if self.times not in (None, 1, count):
            raise ValueError(f"times {self.times!r}: on_call says which requests, {count} of them")
        self.times = count

    @classmethod
    def of(cls, on_call: Calls | None, *counts: Any) -> Schedule:
        """From what a caller writes; raises ValueError naming what cannot be."""
        if on_call is None:
            return cls(*counts)
        calls = tuple(on_call) if isinstance(on_call, Iterable) else (on_call,)
        good = bool(calls) and all(is_whole(call, 1) for call in calls)
        refuse_unless(good, "on_call", on_call, "the number of a call, or several, from 1")
        return replace(cls(*counts), on_call=tuple(sorted(set(calls))))

    def __str__(self) -> str:
        facts = ["always" if self.times is None else f"{self.times}x"]
        facts += [f"on call {', '.join(map(str, self.on_call))}"] if self.on_call else []
        facts += [f"every {self.every}"] if self.every > 1 else []
        facts += [f"after {self.after}"] if self.after else []
        chance = f"probability {self.probability}, seed {self.seed}"
        return ", ".join(facts + ([chance] if self.probability < 1 else []))

    def due(self) -> bool:
        """Count one matching request; whether this, or one it gave way in, is one to strike."""
        if self.times is not None and self.fired >= self.times:
            return False
        self.seen += 1
        self._owed = self._owed or self._chosen()
        return self._owed

    def strike(self) -> None:
        """Count a strike."""
        self.fired += 1
        self._owed = False

    def _chosen(self) -> bool:
        if self.on_call:
            return self.seen in self.on_call
        turn = self.seen > self.after and (self.seen - self.after) % self.every == 0
        return turn and (self.probability == 1 or self._random.random() < self.probability)
