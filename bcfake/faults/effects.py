"""What may become of an exchange: the words for it, and the damage done to an answer. Pure."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from bcfake.faults.parts import PARTS
from bcfake.faults.presets import PRESETS
from bcfake.message import Broken, Reply, to_json

Effect: TypeAlias = int | str

STATUSES = range(202, 600)
MAINTENANCE_PAGE = (
    b"<!DOCTYPE html><html><head><title>Down for Maintenance</title></head>"
    b"<body><h1>Down for Maintenance</h1><p>Please check back soon.</p></body></html>"
)
NOTICE = b"<br />\n<b>Warning</b>:  Invalid argument supplied in <b>api.php</b><br />\n"
RESERVED_BLOCK = b"\x07"  # begins a deflate block of the one type there is not


def _html(reply: Reply) -> Reply:
    return Reply(200, MAINTENANCE_PAGE, {**reply.headers, "Content-Type": "text/html"})


def _empty(reply: Reply) -> Reply:
    return Reply(reply.status, b"", reply.headers)


def _malformed(reply: Reply) -> Reply:
    """JSON cut in half; of an answer without a body, its beginning."""
    if not reply.body:
        return Reply(200, b"{", {**reply.headers, "Content-Type": "application/json"})
    return Reply(reply.status, reply.body[: max(len(reply.body) // 2, 1)], reply.headers)


def _invalid_json(reply: Reply) -> Reply:
    """A warning of the server's language before the JSON."""
    return Reply(reply.status if reply.body else 200, NOTICE + reply.body, reply.headers)


def _wrong_type(reply: Reply) -> Reply:
    return Reply(reply.status, reply.body, {**reply.headers, "Content-Type": "text/html"})


def _damaged_gzip(reply: Reply) -> Reply:
    packed = gzip.compress(reply.body, mtime=0)
    damaged = packed[:10] + RESERVED_BLOCK + packed[11:]
    return Reply(reply.status, damaged, {**reply.headers, "Content-Encoding": "gzip"})


def _quoted_numbers(reply: Reply) -> Reply:
    """Every number of the JSON as a string, as PHP has sent some of them."""
    try:
        quoted = json.loads(reply.body, parse_int=str, parse_float=str)
    except ValueError:
        return reply
    return Reply(reply.status, to_json(quoted), reply.headers)


DAMAGE: Mapping[str, Callable[[Reply], Reply]] = {
    "html": _html,
    "empty": _empty,
    "malformed": _malformed,
    "invalid_json": _invalid_json,
    "wrong_type": _wrong_type,
    "damaged_gzip": _damaged_gzip,
    "quoted_numbers": _quoted_numbers,
}
CONTENT = tuple(DAMAGE)
REFUSED = "refused"
CONNECTION = (REFUSED, "reset", "closed", "timeout", "truncated")
MID_BODY = ("reset", "closed", "timeout", "truncated")
BODILESS = (204, 205, 304)
STALE = "stale"
DRIFT = "drift"  # fields nobody knows, nulls, keys in another order
SAME: Mapping[str, Effect] = {"hang": "timeout", "no_content": 204}
# These alter how an operation is answered, so it has been carried out.
ALTERING = ("wrong_type", "damaged_gzip", "quoted_numbers", DRIFT, *PARTS)
FIRST = (STALE, *PARTS)
WORDS = (*CONNECTION, *CONTENT, STALE, DRIFT, *PARTS, *PRESETS, *SAME)


def parsed(effect: Effect | Sequence[Effect] | None) -> tuple[Effect, ...]:
    """One effect or several, in order; raises ValueError for what is none, or cannot be in order.

    An answer of the API's own goes first, a failing connection last.
    """
    several = () if effect is None else effect if isinstance(effect, list | tuple) else (effect,)
    effects = tuple(_known(each) for each in several)
    for each in effects[1:]:
        if answers(each) or each in FIRST:
            raise ValueError(f"{each!r} goes first in {list(effects)}")
    for each in effects[:-1]:
        if each in CONNECTION:
            raise ValueError(f"{each!r} goes last in {list(effects)}")
    if len(effects) > 1 and REFUSED in effects:
        raise ValueError(f"{REFUSED!r} goes alone, for nothing is asked then: {list(effects)}")
    return effects


def _known(effect: Effect) -> Effect:
    if isinstance(effect, str) and effect in WORDS:
        return SAME.get(effect, effect)
    if isinstance(effect, int) and not isinstance(effect, bool) and effect in STATUSES:
        return effect
    accepted = f"a status of {STATUSES.start} to {STATUSES.stop - 1}, or {', '.join(WORDS)}"
    raise ValueError(f"unknown effect {effect!r}: {accepted}")


def answers(effect: Effect) -> bool:
    """Whether an effect is an answer of the API, whatever the operation would have said."""
    return isinstance(effect, int) or effect in PRESETS


def alters(effect: Effect) -> bool:
    """Whether an effect leaves the operation and changes the answer's form only."""
    return effect in ALTERING or (isinstance(effect, int) and effect < 300)


def broken(kind: str, reply: Reply, mid_body: bool) -> Broken:
    """How a connection ends; of nothing, not even half arrives."""
    if kind == "truncated" or mid_body:
        end = "closed" if kind == "truncated" else kind
        return Broken(end, reply) if reply.body else Broken(end)
    return Broken(kind)
