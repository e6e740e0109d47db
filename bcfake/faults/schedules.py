"""When something strikes: counts of matching requests, or chance. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

Calls: TypeAlias = int | Iterable[int]


@dataclass
class Schedule:
    """Strikes `times` matching requests (None: all): only those with a number in `on_call`, or each
    `every`-th once `after` have passed, or each with a `probability`, drawn by `seed`.

    `seen` counts the matching requests, `fired` the strikes. What is due but gives way to something
    else waits for the next matching request.
    """

    times: int | None = 1
    on_call: tuple[int, ...] = ()
    every: int = 1
    after: int = 0
    probability: float = 1.0
    seed: int = 0
    seen: int = field(default=0, init=False)
    fired: int = field(default=0, init=False)
    _owed: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        _refuse_unless(self.times is None or _whole(self.times, 1), "times", self.times, ONCE)
        _refuse_unless(_whole(self.every, 1), "every", self.every, "a whole number from 1")
        _refuse_unless(_whole(self.after, 0), "after", self.after, "a whole number from 0")
        chance = self.probability
        number = isinstance(chance, int | float) and not isinstance(chance, bool)
        said = "more than 0, at most 1"
        _refuse_unless(number and 0 < chance <= 1, "probability", chance, said)
        whole = isinstance(self.seed, int)
        _refuse_unless(whole, "seed", self.seed, "a whole number")
        for call in self.on_call:
            _refuse_unless(_whole(call, 1), "on_call", call, "the first request is 1")
        if self.on_call and (self.every, self.after, self.probability) != (1, 0, 1.0):
            raise ValueError("on_call goes without every, after and probability")
        if self.on_call:
            self.times = len(self.on_call)
        self._random = Random(self.seed)

    @classmethod
    def of(cls, *, on_call: Calls | None = None, **counts: Any) -> Schedule:
        """From what a caller writes; raises ValueError naming what cannot be."""
        calls = (on_call,) if isinstance(on_call, int) else tuple(sorted(set(on_call or ())))
        if on_call is not None and not calls:
            raise ValueError(f"on_call {on_call!r}: the number of a call, or several")
        return cls(on_call=calls, **counts)

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


ONCE = "a whole number from 1, or None for always"


def _whole(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _refuse_unless(good: bool, name: str, value: Any, accepted: str) -> None:
    if not good:
        raise ValueError(f"{name} {value!r}: {accepted}")
