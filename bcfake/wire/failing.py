"""What hinders a request that has found its operation: scripted races, concurrency caps, faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

from bcfake.commit import Commit
from bcfake.faults.aims import Arrival
from bcfake.faults.effects import BODILESS, CONNECTION, DRIFT, STALE, answers
from bcfake.faults.parts import PARTS, without
from bcfake.faults.past import past_of
from bcfake.faults.plan import Fault
from bcfake.faults.presets import PRESETS, Preset
from bcfake.message import Broken, Reply, to_json
from bcfake.schema import Resource
from bcfake.store import Store
from bcfake.view import View
from bcfake.wire.answers import gateway_error, plain_error
from bcfake.wire.routes import subject_of
from bcfake.wire.v3_answers import saved_in_part

if TYPE_CHECKING:
    from bcfake.wire.pipeline import Trip

Run: TypeAlias = Callable[[Store | None], Reply]
ENDLESS = "the caller set no timeout: over a real connection it would wait for ever"


def hindered(trip: Trip, handler: Any, run: Run) -> Reply:
    """The operation's answer, or what becomes of it."""
    shop, request = trip.shop, trip.request
    path = trip.path.removesuffix(".json")
    arrival = Arrival(request, path, trip.template, trip.ids, trip.token, _subject(handler))
    with shop.quota.room(request.method, trip.template) as full:
        if full:
            trip.notes.append(f"too many at once: {full}")
            return plain_error(429, trip.version)
        with shop.races.meeting(arrival):  # who is held is under way
            faults = shop.faults.striking(arrival) if shop.faults else []
            trip.notes += [f"fault: {fault}" for fault in faults]
            return struck(trip, arrival, faults, run)


def _subject(handler: Any) -> Resource | None:
    """The resource behind an operation: its own, or that of its view."""
    subject = subject_of(handler)
    subject = subject.source if isinstance(subject, View) else subject
    return subject if isinstance(subject, Resource) else None


def struck(trip: Trip, arrival: Arrival, faults: Sequence[Fault], run: Run) -> Reply:
    """What faults make of a trip: all their delays, and the effects of the one that has any."""
    main = next((fault for fault in faults if fault.effects), None)
    trip.drifting = main is not None and DRIFT in main.effects
    soon = [fault for fault in faults if fault.phase == "before"]
    late = [fault for fault in faults if fault.phase != "before"]
    gone = delayed(trip, soon)
    if main is None:
        reply = run(None)  # a slow server carries it out, whether or not its caller is still there
    elif gone and main.phase == "before":
        raise Broken("timeout")
    else:
        reply = _said(trip, arrival, main, run)
    if gone or delayed(trip, late):
        raise Broken("timeout")
    return reply if main is None else outcome(trip, main, reply)


def delayed(trip: Trip, faults: Sequence[Fault]) -> bool:
    """Let the delays of faults pass; whether the caller gives up before they have."""
    if trip.request.timeout is None:  # on a port: only waiting in earnest makes a caller give up
        trip.shop.clock.let_pass(sum(fault.delay for fault in faults if fault.real_time))
        faults = [fault for fault in faults if not fault.real_time]
    return wait(trip, sum(fault.delay for fault in faults))


def wait(trip: Trip, seconds: float) -> bool:
    """Let time pass on the store's clock; whether the caller gives up before it has."""
    if not seconds:
        return False
    patience = trip.request.timeout
    if patience is None:
        patience = inf
    elif patience == inf == seconds:
        trip.hint = ENDLESS
    passed = min(seconds, patience - trip.waited)
    if passed < inf:
        trip.shop.clock.advance(passed)
        trip.waited += passed
    return seconds > passed


def _said(trip: Trip, arrival: Arrival, fault: Fault, run: Run) -> Reply:
    """What the operation says, as far as the fault lets it come to that."""
    first = fault.effects[0]
    if first == STALE:
        return run(past_of(trip.shop.data, trip.shop.faults.past.before(arrival)))
    if fault.part:
        return _in_part(trip, PARTS[fault.part], run)
    if fault.phase != "before":
        return run(None)
    if answers(first) or (first in CONNECTION and first != "truncated"):
        return Reply(200)
    return undone(trip, run)


def _in_part(trip: Trip, left_out: Sequence[str], run: Run) -> Reply:
    """The operation without these fields of its body, and 207 if that went well."""
    sent = trip.request
    trip.request = replace(sent, body=to_json(without(sent.json, left_out)))
    try:
        reply = run(None)
    finally:
        trip.request = sent
    if reply.status >= 300:
        return reply
    if trip.version == "v3":
        return saved_in_part(reply, left_out)
    return Reply(207, reply.body, reply.headers)


def undone(trip: Trip, run: Run) -> Reply:
    """The reply the operation would give; what it did is undone before anybody is told."""
    with suppress(_Undo), trip.shop.data.transaction():
        reply = run(None)
        raise _Undo
    trip.commit = Commit()
    return reply


class _Undo(Exception):
    """Ends a transaction whose writes are not wanted."""


def outcome(trip: Trip, fault: Fault, reply: Reply) -> Reply:
    """The reply a fault leaves; raises Broken for a failing connection."""
    trip.overruling = fault.headers
    if answers(fault.effects[0]):
        reply = answer(trip, fault, reply)
    if fault.effects[-1] == "timeout":
        wait(trip, inf)
    return fault.damage(reply)


def answer(trip: Trip, fault: Fault, reply: Reply) -> Reply:
    """What the API says by a fault's status or preset."""
    effect = fault.effects[0]
    if isinstance(effect, int) and effect < 300:
        said = _altered(reply, effect)
    else:
        word = "quota_exhausted" if effect == 429 else effect
        said = _preset(trip, PRESETS[word] if isinstance(word, str) else Preset(word))
    if fault.body is not None:
        said.body = fault.body if isinstance(fault.body, bytes) else _text(fault.body)
    return said


def _altered(reply: Reply, status: int) -> Reply:
    bare = {name: text for name, text in reply.headers.items() if name != "Content-Type"}
    empty = status in BODILESS
    return Reply(status, b"", bare) if empty else Reply(status, reply.body, reply.headers)


def _preset(trip: Trip, preset: Preset) -> Reply:
    if preset.budget == "spent" and trip.allowance is not None:
        trip.shop.quota.exhaust()
        trip.allowance = trip.shop.quota.take()
    if preset.budget == "hidden":
        trip.allowance = None
    if preset.status == 429 and not preset.empty:
        reply = gateway_error(429)
    else:
        reply = plain_error(preset.status, trip.version)
    if preset.status < 400 and preset.status != 304:
        reply.headers["Location"] = trip.request.origin + trip.request.path
    reply.headers.update(preset.headers)
    return reply


def _text(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else to_json(body)
