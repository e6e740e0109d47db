"""What may go wrong on demand: where a fault strikes, when, and what it does. Pure."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bcfake.message import Broken, Reply
from bcfake.paths import Aim

Phase = Literal["before", "after_commit"]

MAINTENANCE_PAGE = (
    b"<!DOCTYPE html><html><head><title>Down for Maintenance</title></head>"
    b"<body><h1>Down for Maintenance</h1><p>Please check back soon.</p></body></html>"
)
CONNECTION = ("refused", "reset", "closed", "timeout", "truncated")
CONTENT = ("html", "empty", "malformed")
STATUSES = range(300, 600)


@dataclass
class Fault:
    """One thing that goes wrong: `aim` says where, the counts when, `effect` what.

    `effect` is a status of 300 to 599, or one of the words of CONNECTION and CONTENT. It strikes
    `times` matching requests (None: all), only each `every`-th of them, once `after` have passed.
    `phase` "after_commit" lets the write happen first. `fired` counts the strikes.
    """

    aim: Aim
    effect: int | str
    times: int | None = 1
    every: int = 1
    after: int = 0
    phase: Phase = "before"
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seen: int = 0
    fired: int = 0

    def __str__(self) -> str:
        when = "always" if self.times is None else f"{self.times}x"
        return f"{self.aim} -> {self.effect} ({when}, {self.phase})"

    def strikes(self) -> bool:
        """Count one matching request; whether this is one to strike."""
        if self.times is not None and self.fired >= self.times:
            return False
        self.seen += 1
        due = self.seen > self.after and (self.seen - self.after) % self.every == 0
        self.fired += due
        return due

    def damage(self, reply: Reply) -> Reply:
        """The reply as a CONTENT or CONNECTION effect leaves it; raises Broken for the latter."""
        if self.effect == "truncated" and not reply.body:
            raise Broken("closed")  # of nothing, not even half arrives
        if self.effect in CONNECTION:
            raise Broken(str(self.effect), reply)
        if self.effect == "html":
            return Reply(200, MAINTENANCE_PAGE, {**reply.headers, "Content-Type": "text/html"})
        if self.effect == "empty":
            return Reply(reply.status, b"", reply.headers)
        if not reply.body:
            return Reply(200, b"{", {**reply.headers, "Content-Type": "application/json"})
        return Reply(reply.status, reply.body[: max(len(reply.body) // 2, 1)], reply.headers)


class Faults:
    """The faults of one store, oldest first.

    `check_aim` raises ValueError for an aim that fits no request the store can be sent.
    """

    def __init__(self, check_aim: Callable[[Aim], None] = lambda aim: None) -> None:
        self._check_aim = check_aim
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

    def __iter__(self) -> Iterator[Fault]:
        return iter(tuple(self._faults))

    def __len__(self) -> int:
        return len(self._faults)

    def add(
        self,
        aim: str,
        effect: int | str,
        *,
        times: int | None = 1,
        every: int = 1,
        after: int = 0,
        after_commit: bool = False,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fault:
        """Plan a fault; raises ValueError for an effect, count or aim that makes no sense, and for
        an aim that no operation of the API fits.

        `aim` is a method and a path, "POST /orders", "GET /orders/{id}", "* /products*"; `effect`
        a status of 300 to 599 (with the body the API gives it, unless `body` is given: JSON, text
        or bytes) or a word: "refused", "reset", "closed", "timeout", "truncated", "html", "empty",
        "malformed". It strikes once; `times=None` always, `every=k` each k-th matching request,
        `after=n` only when n have passed. `after_commit=True` lets the write happen first.
        """
        if effect not in CONNECTION + CONTENT and effect not in STATUSES:
            accepted = ", ".join(CONNECTION + CONTENT)
            raise ValueError(f"unknown effect {effect!r}: a status of 300 to 599, or {accepted}")
        if (times is not None and times < 1) or every < 1 or after < 0:
            raise ValueError("times and every start at 1, after at 0")
        phase: Phase = "after_commit" if after_commit else "before"
        where = Aim.parse(aim)
        self._check_aim(where)
        fault = Fault(where, effect, times, every, after, phase, body, dict(headers or {}))
        with self._lock:
            self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Take a planned fault back; raises ValueError when it is not planned."""
        with self._lock:
            self._faults.remove(fault)

    def clear(self) -> None:
        """Take all planned faults back."""
        with self._lock:
            self._faults.clear()

    def unfired(self) -> list[Fault]:
        """The faults that never struck."""
        return [fault for fault in self if not fault.fired]

    def striking(self, method: str, path: str, template: str) -> Fault | None:
        """The first fault that strikes this request; every one that matches counts it."""
        if not self._faults:
            return None
        with self._lock:
            hits = [f for f in self._faults if f.aim.matches(method, path, template)]
            struck = [fault for fault in hits[:1] if fault.strikes()]
            for fault in hits[1:]:
                if not struck and fault.strikes():
                    struck.append(fault)
            return struck[0] if struck else None
