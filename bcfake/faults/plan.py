"""The faults of one store: planned, listed, taken back, and picked for a request."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import inf
from typing import Any, Literal

from bcfake.amounts import is_number, refuse_unless
from bcfake.commit import Commit
from bcfake.faults import effects as known
from bcfake.faults.aims import Arrival, Ids, Target, Wanted, sent_in
from bcfake.faults.effects import STALE, Effect
from bcfake.faults.parts import PARTS, has
from bcfake.faults.past import Past
from bcfake.faults.schedules import Calls, Schedule
from bcfake.journal import CheckAim
from bcfake.message import Reply, to_json

IN_A_LINE = re.compile("[\t -~\x80-\xff]*")  # what a header may hold, all of it in Latin-1
REAL_SECONDS = 60.0  # the most that a caller is kept waiting in earnest
GRAPHQL = "/graphql"
Phase = Literal["before", "after_commit", "mid_body"]
Listener = Callable[[Commit], None]


@dataclass(eq=False)
class Fault:
    """One thing that goes wrong: `target` says where, `schedule` when, `effects` what, `delay`
    (seconds of the store's clock, in `real_time` of the caller's too) how late, `phase` whether
    the write happens first.
    """

    target: Target
    schedule: Schedule
    _lift: Callable[[Fault], None] = field(repr=False)
    effects: tuple[Effect, ...] = ()
    delay: float = 0.0
    real_time: bool = False
    phase: Phase = "before"
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def fired(self) -> int:
        """How often it struck."""
        return self.schedule.fired

    @property
    def seen(self) -> int:
        """How many requests it was meant for came, until it had struck as often as it may."""
        return self.schedule.seen

    @property
    def part(self) -> str:
        """The word for the part of a write that is not saved, "" where it is no such fault."""
        return next((str(each) for each in self.effects[:1] if each in PARTS), "")

    @property
    def effect(self) -> str:
        """What it does, in words: `503`, `delay 20 s + stale`."""
        how = " in real time" if self.real_time else ""
        late = [f"delay {self.delay:g} s{how}"] if self.delay else []
        return " + ".join([*late, *map(str, self.effects)])

    def __str__(self) -> str:
        return f"{self.target} -> {self.effect} ({self.schedule}, {self.phase})"

    def __repr__(self) -> str:
        return f"<Fault {self}: struck {self.fired}x>"

    def remove(self) -> None:
        """Take it back; raises ValueError when it is not planned any more."""
        self._lift(self)

    def damage(self, reply: Reply) -> Reply:
        """The reply as the effects that damage answers leave it; raises Broken for those that
        break the connection."""
        for effect in self.effects:
            if effect in known.CONNECTION:
                raise known.broken(str(effect), reply, self.phase == "mid_body")
            if effect in known.DAMAGE:
                reply = known.DAMAGE[str(effect)](reply)
        return reply


class Faults:
    """The faults of one store, oldest first.

    Where several are due for a request, their delays add up, and the first that does more than
    delay strikes; the others wait for the next request.

    `check_aim` raises ValueError for an aim or a predicate that fits no request the store can be
    sent; `watch` is given a listener to what the store committed last and will commit, once a
    fault needs it.
    """

    def __init__(
        self,
        check_aim: CheckAim = lambda aim, **predicates: None,
        watch: Callable[[Listener], object] = lambda listener: None,
    ) -> None:
        self._check_aim, self._watch = check_aim, watch
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self.past = Past()
        self._watching = False

    def __iter__(self) -> Iterator[Fault]:
        return iter(tuple(self._faults))

    def __len__(self) -> int:
        return len(self._faults)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "<no faults>"

    def add(
        self,
        aim: str,
        effect: Effect | Sequence[Effect] | None = None,
        *,
        ids: Ids | None = None,
        query: Wanted | None = None,
        sent: Wanted | None = None,
        token: str = "",
        times: int | None = 1,
        on_call: Calls | None = None,
        every: int = 1,
        after: int = 0,
        probability: float = 1.0,
        seed: int = 0,
        delay: float = 0.0,
        real_time: bool = False,
        after_commit: bool = False,
        mid_body: bool = False,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fault:
        """Plan a fault; raises ValueError, planning nothing, for what makes no sense and for an
        aim that no operation of the API fits.

        Where: `aim` is a method and a path, "POST /orders", "GET /orders/{id}", "* /products*";
        `ids` are those of the rows, `query` and `sent` what the query parameters and the JSON body
        contain, or functions of them, `token` the access token.

        What: `effect` is a status of 202 to 599, with the body the API gives it unless `body` has
        another (JSON, text or bytes), a word of `bcfake.faults.WORDS`, or a list of these in the
        order they take effect. `headers` are added to the answer. It comes `delay` seconds of the
        store's clock late; a caller whose timeout is shorter gets none. Over a port nobody knows
        the caller's timeout: there `real_time=True` keeps it waiting in earnest, 60 s at most.

        When: it strikes once; `times=n` n times, None always, `on_call=3` or `(1, 3)` those
        matching requests, `every=k` each k-th, `after=n` only when n have passed, `probability`
        with a chance of 0 to 1 drawn by `seed`. `after_commit=True` lets the write happen first;
        so does `mid_body=True`, and breaks the connection when half the body is there.
        """
        effects = known.parsed(effect)
        where = Target.of(aim, ids, query, sent, token)
        when = Schedule.of(on_call, times, every, after, probability, seed)
        phase, added = _phase(effects, after_commit, mid_body), _sendable(headers or {})
        fault = Fault(where, when, self.remove, effects, delay, real_time, phase, body, added)
        self._check(fault)
        with self._lock:
            if STALE in effects and not self._watching:
                self._watching = True
                self._watch(self.past.note)
            self._faults.append(fault)
        return fault

    @contextmanager
    def active(
        self, aim: str, effect: Effect | Sequence[Effect] | None = None, **how: Any
    ) -> Iterator[Fault]:
        """Inside the block a fault strikes, always unless `how` says otherwise; see `add`.

        Raises AssertionError at the end of a block that went well and in which it never struck.
        """
        fault = self.add(aim, effect, **{"times": None} | how)
        try:
            yield fault
        finally:
            with suppress(ValueError):  # it may be lifted inside
                self.remove(fault)
        if _idle(fault):
            raise AssertionError(f"fault never struck: {fault}")

    def remove(self, fault: Fault) -> None:
        """Take a planned fault back; raises ValueError when it is not planned."""
        with self._lock:
            if fault not in self._faults:
                raise ValueError(f"not planned, or taken back already: {fault}")
            self._faults.remove(fault)

    def clear(self) -> None:
        """Take all planned faults back."""
        with self._lock:
            self._faults.clear()

    def unfired(self) -> list[Fault]:
        """The faults that never struck, but for those left to chance."""
        return [fault for fault in self if _idle(fault)]

    def striking(self, arrival: Arrival) -> list[Fault]:
        """The faults that strike this request, at most one with more than a delay; every one that
        is meant for it counts it."""
        with self._lock:
            due = [f for f in self._faults if self._meant(f, arrival) and f.schedule.due()]
            first = next((fault for fault in due if fault.effects), None)
            struck = [fault for fault in due if fault is first or not fault.effects]
            for fault in struck:
                fault.schedule.strike()
            return struck

    def _meant(self, fault: Fault, arrival: Arrival) -> bool:
        stale = STALE in fault.effects
        fixed = known.DRIFT in fault.effects and arrival.template.startswith(GRAPHQL)
        if fixed or not fault.target.fits(arrival):
            return False  # GraphQL has only what was asked for
        if fault.part and not has(sent_in(arrival.request), PARTS[fault.part]):
            return False
        return not stale or bool(self.past.before(arrival))

    def _check(self, fault: Fault) -> None:
        delay, effects = fault.delay, fault.effects
        _refuse_unsendable(fault.body)
        refuse_unless(is_number(delay) and 0 <= delay < inf, "delay", delay, "seconds, from 0")
        if fault.real_time and not 0 < delay <= REAL_SECONDS:
            said = f"a delay of more than 0 and at most {REAL_SECONDS:g} seconds"
            raise ValueError(f"real_time goes with {said}, not with {delay!r}")
        if not effects and not delay:
            raise ValueError(f"what is to happen on {fault.target}? An effect, or a delay")
        if fault.body is not None and not (effects and known.answers(effects[0])):
            raise ValueError(f"body goes with a status, not with {fault.effect}")
        if fault.body is not None and effects[0] in known.BODILESS:
            raise ValueError(f"an answer of {effects[0]} has no body")
        method = fault.target.aim.method
        if STALE in effects and method not in ("GET", "HEAD", "*"):
            raise ValueError(f"stale is a way to read; the aim is {fault.target.aim}")
        if known.DRIFT in effects and fault.target.aim.path == GRAPHQL:
            raise ValueError(f"{known.DRIFT!r} never strikes {GRAPHQL}: it has what was asked for")
        if fault.part and method not in ("POST", "PUT", "*"):
            raise ValueError(f"{fault.part} is a way to write; the aim is {fault.target.aim}")
        fault.target.check(self._check_aim)


def _sendable(headers: Any) -> Mapping[str, str]:
    said = "names and their values, texts that one line can carry"
    whole = isinstance(headers, Mapping)
    parts = [part for pair in headers.items() for part in pair] if whole else []
    good = all(isinstance(part, str) and IN_A_LINE.fullmatch(part) for part in parts)
    refuse_unless(whole and good, "headers", headers, said)
    return dict(headers)


def _refuse_unsendable(body: Any) -> None:
    if isinstance(body, bytes):
        return
    try:
        _ = body.encode() if isinstance(body, str) else to_json(body)
    except (TypeError, ValueError) as problem:
        raise ValueError(f"body {body!r}: JSON, text or bytes; {problem}") from None


def _phase(effects: Sequence[Effect], after_commit: bool, mid_body: bool) -> Phase:
    if mid_body:
        if not effects or effects[-1] not in known.MID_BODY:
            accepted = ", ".join(known.MID_BODY)
            raise ValueError(f"mid_body goes with {accepted}, not with {list(effects)}")
        return "mid_body"
    if after_commit and known.REFUSED in effects:
        raise ValueError(
            f"after_commit goes without {known.REFUSED!r}: who is refused a connection has asked "
            f"for nothing; after the commit it may be {', '.join(known.MID_BODY)}"
        )
    carried_out = bool(effects) and all(map(known.alters, effects))
    return "after_commit" if after_commit or carried_out else "before"


def _idle(fault: Fault) -> bool:
    return not fault.fired and fault.schedule.probability == 1
