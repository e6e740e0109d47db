"""What was sent, or should have been: deliveries, their attempts, and questions about them."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bcfake.message import to_json
from bcfake.resources.webhooks import unknown_scope

State = Literal["waiting", "delivered", "failed", "dropped", "undelivered"]
STATES = ("waiting", "delivered", "failed", "dropped", "undelivered")


class Headers(Mapping[str, str]):
    """Header names and values; names are looked up in any case."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {name.lower(): (name, value) for name, value in values.items()}

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._values.values())

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(dict(self))


@dataclass(frozen=True)
class Attempt:
    """One call of a destination: when (seconds since the epoch, on the store's clock), the status
    it answered (None when it did not), and what went wrong."""

    at: float
    status: int | None
    error: str = ""

    @property
    def succeeded(self) -> bool:
        """Whether it was answered with a 2xx status."""
        return self.status is not None and 200 <= self.status < 300

    def __str__(self) -> str:
        return self.error or str(self.status)


@dataclass(eq=False)
class Delivery:
    """One event on its way to one hook.

    `payload` is the body as an object; every attempt sends the same `body` (so the same hash).
    `state` is "waiting" (for its turn, the clock or a retry), "delivered", "failed" (given up after
    the last retry), "dropped" (on demand) or "undelivered" (never attempted); `reason` says why.
    `due` is when it is to be attempted next.
    """

    number: int
    hook: int
    destination: str
    payload: Mapping[str, Any]
    headers: Headers = field(repr=False)  # a receiver's password may be in them
    due: float
    client_id: str = ""
    state: State = "waiting"
    reason: str = ""
    attempts: list[Attempt] = field(default_factory=list)
    retries: int = 0  # steps taken on the ladder
    depth: int = 0  # events in a row that receivers caused before this one
    position: int = 0  # among deliveries that are due at the same time

    @property
    def scope(self) -> str:
        """The event, "store/order/created"; of a hook for a family, too."""
        return str(self.payload["scope"])

    @property
    def data(self) -> Mapping[str, Any]:
        """What the event tells: `{"type": "order", "id": 100}`."""
        told: Mapping[str, Any] = self.payload["data"]
        return told

    @property
    def hash(self) -> str:
        """The event's hash, the same however often it is delivered."""
        return str(self.payload["hash"])

    @property
    def body(self) -> bytes:
        """The payload as it is sent."""
        return to_json(self.payload)

    @property
    def status(self) -> int | None:
        """What the last attempt was answered, if it was."""
        return self.attempts[-1].status if self.attempts else None

    def __lt__(self, other: Delivery) -> bool:
        return (self.due, self.position) < (other.due, other.position)

    def __str__(self) -> str:
        tried = ", ".join(map(str, self.attempts))
        outcome = ": ".join(filter(None, [self.state, tried, self.reason]))
        told = f"{self.scope} {to_json(self.data).decode()}"
        return f"#{self.number} {told} -> {self.destination}  {outcome}"


def signature(secret: str, id: str, seconds: int, body: bytes) -> dict[str, str]:
    """The three headers of the Standard Webhooks scheme, keyed by the app's client secret."""
    signed = f"{id}.{seconds}.".encode() + body
    digest = base64.b64encode(hmac.digest(secret.encode(), signed, "sha256")).decode()
    return {
        "webhook-id": id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{digest}",
    }


def covers(wanted: str, scope: str) -> bool:
    """Whether a scope, or a family such as store/order/*, takes in an event."""
    return wanted == scope or (wanted.endswith("*") and scope.startswith(wanted[:-1]))


def passes(filters: Sequence[Mapping[str, Any]], data: Mapping[str, Any]) -> bool:
    """Whether an event's data get through a hook's filters: the value at the path of each is one
    of its values, or with NOT_IN is none of them."""
    return all((_at(each["path"], data) in each["values"]) == each["is_in"] for each in filters)


def _at(path: Sequence[str], value: Any) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


class Deliveries(Sequence[Delivery]):
    """Deliveries in the order of their events; `where` narrows them."""

    def __init__(self, kept: Sequence[Delivery], asked: str = "delivery") -> None:
        self._kept = kept
        self._asked = asked

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Delivery]:
        return iter(tuple(self._kept))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self._kept)[index]

    def where(
        self,
        scope: str | None = None,
        *,
        data: Mapping[str, Any] | None = None,
        destination: str | None = None,
        state: State | None = None,
        status: int | None = None,
    ) -> Deliveries:
        """Those that fit: `scope` may be a family (store/order/*), `data` what must be told among
        the rest. Raises ValueError for an unknown state and for a scope that no event has."""
        if scope is not None and (reason := unknown_scope(scope)):
            raise ValueError(f"scope: {reason}")
        if state is not None and state not in STATES:
            raise ValueError(f"unknown state {state!r}: one of {', '.join(STATES)}")
        kept = [
            each
            for each in self
            if (scope is None or covers(scope, each.scope))
            and (data is None or all(each.data.get(k) == v for k, v in data.items()))
            and (destination is None or each.destination == destination)
            and (state is None or each.state == state)
            and (status is None or each.status == status)
        ]
        facts = [scope, data and f"with {dict(data)}", destination, state, status]
        return Deliveries(kept, " ".join(str(fact) for fact in facts if fact) or self._asked)

    def one(self) -> Delivery:
        """The only one; raises AssertionError, listing what there is, for none or more."""
        __tracebackhide__ = True
        if len(self) != 1:
            raise AssertionError(f"expected one {self._asked}, found {len(self)}:\n{self}")
        return self._kept[0]

    def __str__(self) -> str:
        return "\n".join(f"  {each}" for each in self) or "  (none)"


class Sent(Deliveries):
    """The deliveries of one store; `why` explains why none of a scope may be among them."""

    def __init__(self, kept: Sequence[Delivery], why: Callable[[str], str]) -> None:
        super().__init__(kept)
        self._why = why

    def assert_sent(
        self, scope: str, *, times: int | None = None, data: Mapping[str, Any] | None = None
    ) -> Deliveries:
        """Fail unless an event of this scope was told to a hook (exactly `times`, when given)."""
        __tracebackhide__ = True
        found = self.where(scope, data=data)
        if (times is None and found) or len(found) == times:
            return found
        wanted = "at least once" if times is None else f"{times} time(s)"
        about = "" if data is None else f" with {dict(data)}"
        text = f"expected {scope}{about} {wanted}, found {len(found)} of {len(self)} deliveries:"
        raise AssertionError("\n".join(filter(None, [text, str(self), self._why(scope)])))

    def assert_not_sent(self, scope: str, *, data: Mapping[str, Any] | None = None) -> None:
        """Fail if an event of this scope was told to a hook."""
        __tracebackhide__ = True
        found = self.where(scope, data=data)
        if found:
            raise AssertionError(f"expected no {scope}, found {len(found)}:\n{found}")
