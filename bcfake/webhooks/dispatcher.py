"""Sends events to hooks: the queue, the documented ladder of retries, and hooks that give up."""

from __future__ import annotations

import hashlib
import heapq
import itertools
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol
from urllib.parse import urlsplit

from bcfake.clock import Clock
from bcfake.message import Request, to_json
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.webhooks import EXCEPTION, WEBHOOKS
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.webhooks.blocks import Blocks, domain
from bcfake.webhooks.deliveries import Attempt, Delivery, Headers, covers, passes, signature
from bcfake.webhooks.disturbances import Disturbances
from bcfake.webhooks.targets import Call, Targets

# Seconds from each failed attempt to the next (documented); about 48 hours in all.
LADDER = (60, 180, 300, 600, 900, 1800, 3600, 7200, 21600, 50400, 86400)
IDLE = 90 * 86400.0  # seconds without an event after which a hook is deactivated (documented)
KEPT = 1000  # deliveries remembered
LOOP = 500  # events in a row, each caused by the receiver of the one before
EXCEPTION_PAUSE = 600.0  # seconds between two "will retry" exceptions of a destination
NO_TARGET = "nothing stands for this destination: bcfake.webhooks.route(destination, app)"
BUS = "localhost"  # stands for the host of a topic or an event source, which is no URL
CLOSE = 1e-3  # seconds by which a clock that was advanced may miss a moment


class Shop(Protocol):
    """What webhooks need to know of their store."""

    store_hash: str
    clock: Clock
    data: Store

    def secret_of(self, client_id: str) -> str:
        """The secret of the app that registered a hook, which signs what is sent to it."""
        ...


class Dispatcher:
    """The deliveries of one store. Times are seconds since the epoch, on the store's clock."""

    def __init__(self, shop: Shop, targets: Targets) -> None:
        self.shop = shop
        self.store = shop.data
        self.targets = targets
        self.disturbances = Disturbances()
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._queue: list[Delivery] = []  # a heap, the next due first
        self._held: list[Delivery] = []  # by a reorder
        self.kept: deque[Delivery] = deque(maxlen=KEPT)
        self.disturbances.clear()
        self.blocks = Blocks()
        self.loop = ""  # what there is to say of a receiver that answers its own events
        self._active: dict[int, float] = {}  # when each hook last had an event
        self._idle_at = self.shop.clock.time() + IDLE  # no hook is idle before
        self._warned: dict[str, float] = {}  # destination -> when an exception was told of it
        self._numbers, self._positions, self._events = (itertools.count(1) for _ in range(3))
        self._working, self._depth = False, 0

    @property
    def waiting(self) -> int:
        """How many deliveries wait, for whatever."""
        return len(self._queue) + len(self._held)

    # ---- from an event to the queue

    def emit(self, scope: str, data: Mapping[str, Any], at: float) -> None:
        """Queue an event for every active hook that takes it."""
        self.retire()
        taking = [hook for hook in self._hooks() if covers(hook["scope"], scope)]
        hooks = [hook for hook in taking if passes(hook["event_filters"], data)]
        if not hooks:
            return
        payload = self._payload(scope, data, at)
        for hook in hooks:
            self._active[hook["id"]] = at
            self._queue_up(self._delivery(hook, payload, at))

    def _hooks(self) -> list[Row]:
        return self.store.find(WEBHOOKS, is_active=True)

    def _payload(self, scope: str, data: Mapping[str, Any], at: float) -> Mapping[str, Any]:
        """The body, its keys in the order of recorded ones. The real recipe of the hash is not
        known; this one is another for every event and the same whenever one is repeated."""
        rest = {
            "created_at": int(at),
            "store_id": str(self.store.get(STORE_INFORMATION)["store_id"]),
            "scope": scope,
            "data": dict(data),
        }
        producer = {"producer": f"stores/{self.shop.store_hash}"}
        hashed = to_json([producer, rest, next(self._events)])
        return {**producer, "hash": hashlib.sha1(hashed).hexdigest(), **rest}

    def _delivery(self, hook: Row, payload: Mapping[str, Any], at: float) -> Delivery:
        return Delivery(
            number=next(self._numbers),
            hook=hook["id"],
            destination=hook["destination"],
            payload=payload,
            headers=Headers({"Content-Type": "application/json", **(hook["headers"] or {})}),
            due=at,
            client_id=hook["client_id"],
            depth=self._depth + 1 if self._working else 0,
        )

    def _queue_up(self, delivery: Delivery) -> None:
        with self._lock:
            struck = self.disturbances.striking(delivery.scope)
            copies = int(struck["duplicate"].amount) if "duplicate" in struck else 1
            if "delay" in struck:
                delivery.due += struck["delay"].amount
            all = [delivery, *(self._copy(delivery) for _ in range(copies - 1))]
            self.kept.extend(all)
            if "drop" in struck:
                delivery.state, delivery.reason = "dropped", "on demand"
            elif "reorder" in struck:
                self._held += all
            else:
                self._push(*all)
        if "reorder" in struck and not struck["reorder"].left:
            self.release()

    def _copy(self, delivery: Delivery) -> Delivery:
        return replace(delivery, number=next(self._numbers), attempts=[])

    def release(self) -> None:
        """Queue what a reorder holds, the last first."""
        now = self.shop.clock.time()
        with self._lock:
            held, self._held = self._held[::-1], []
            for delivery in held:
                delivery.due = max(delivery.due, now)
            self._push(*held)

    def _push(self, *deliveries: Delivery) -> None:
        for delivery in deliveries:
            delivery.position = next(self._positions)
            heapq.heappush(self._queue, delivery)

    # ---- delivering

    def begin_now(self) -> None:
        """First attempts that waited for `deliver` count from it."""
        now = self.shop.clock.time()
        with self._lock:
            for each in self._queue:
                if not each.retries:
                    each.due = max(each.due, now)
            heapq.heapify(self._queue)

    def next_due(self) -> float | None:
        """When the next attempt is due; None when nothing waits, or work is under way."""
        with self._lock:
            return self._queue[0].due if self._queue and not self._working else None

    def work(self) -> int:
        """Attempt what is due. One thread works at a time; what others add, it takes along."""
        with self._lock:
            if self._working:
                return 0
            self._working = True
        made = 0
        try:
            while (delivery := self._next()) is not None:
                self._depth = delivery.depth
                made += self._step(delivery)
        except BaseException:
            self._working = False
            raise
        return made

    def _next(self) -> Delivery | None:
        """The first that is due; when there is none, work ends before another thread looks."""
        with self._lock:
            if self._queue and self._queue[0].due <= self.shop.clock.time() + CLOSE:
                return heapq.heappop(self._queue)
            self._working = False
            return None

    def _step(self, delivery: Delivery) -> bool:
        """Bring a due delivery one step on; whether that was an attempt."""
        call = self._way(delivery)
        if call is None:
            return False
        attempt = self._attempt(call, delivery)
        delivery.attempts.append(attempt)
        at = domain(delivery.client_id, delivery.destination)
        blocked = self.blocks.note(at, attempt.at, attempt.succeeded)
        if attempt.succeeded:
            delivery.state = "delivered"
        elif self._retry(delivery):
            self._warn(delivery, attempt.at, blocked)
        else:
            delivery.state, delivery.reason = "failed", "given up after the last retry"
            self._deactivate(delivery.hook)
            self._except(delivery, 90002, "all attempts are exhausted, the hook is disabled")
        return True

    def _way(self, delivery: Delivery) -> Call | None:
        """How to attempt a delivery now; None, with what becomes of it, if it is not to be."""
        hooks = self.store.find(WEBHOOKS, id=delivery.hook)
        if not hooks or not hooks[0]["is_active"]:
            delivery.state = "failed" if delivery.attempts else "undelivered"
            delivery.reason = "the hook is inactive" if hooks else "the hook was deleted"
            return None
        if self.blocks.blocks(domain(delivery.client_id, delivery.destination), delivery.due):
            self._postpone(delivery)
            return None
        call = self.targets.find(delivery.destination)
        if delivery.depth > LOOP:
            call, delivery.state = None, "undelivered"
            delivery.reason = self.loop = (
                f"{LOOP} webhooks in a row, each caused by the receiver of the one before, "
                f"the last {delivery.scope} to {delivery.destination}"
            )
        elif call is None:
            delivery.state, delivery.reason = "undelivered", NO_TARGET
        return call

    def _attempt(self, call: Call, delivery: Delivery) -> Attempt:
        parts = urlsplit(delivery.destination)
        secret = self.shop.secret_of(delivery.client_id)
        sent_at = int(self.shop.clock.time())
        signed = signature(secret, delivery.hash, sent_at, delivery.body)
        delivery.headers = Headers({**delivery.headers, **signed})
        request = Request(
            method="POST",
            origin=f"https://{parts.netloc.rpartition('@')[2] or BUS}",
            path=f"/{parts.path.removeprefix('/')}",
            query_string=parts.query,
            headers=delivery.headers,
            body=delivery.body,
        )
        try:
            return Attempt(delivery.due, call(request))
        except Exception as error:
            return Attempt(delivery.due, None, f"{type(error).__name__}: {error}".rstrip(": "))

    def _retry(self, delivery: Delivery) -> bool:
        """Queue the next attempt; False when the ladder has ended."""
        if delivery.retries == len(LADDER):
            return False
        self._push_at(delivery, delivery.due + LADDER[delivery.retries])
        delivery.retries += 1
        return True

    def _postpone(self, delivery: Delivery) -> None:
        """A blocked domain's delivery goes to the next retry (documented); the last attempt is not
        lost, it waits for the end of the block (assumed)."""
        where = domain(delivery.client_id, delivery.destination)
        if not self._retry(delivery):
            self._push_at(delivery, self.blocks.until(where))

    def _push_at(self, delivery: Delivery, due: float) -> None:
        delivery.due = due
        with self._lock:
            self._push(delivery)

    # ---- hooks that fail, or have nothing to tell

    def _deactivate(self, hook: int) -> None:
        now = self.shop.clock.now().replace(microsecond=0)
        with self.store.transaction():
            if self.store.exists(WEBHOOKS, hook):
                self.store.amend(WEBHOOKS, hook, is_active=False, updated_at=now)

    def retire(self) -> None:
        """Deactivate hooks that had no event for 90 days and were not changed either."""
        now = self.shop.clock.time()
        if now < self._idle_at:
            return
        self._idle_at = now + IDLE
        for hook in self._hooks():
            idle_at = IDLE + max(hook["updated_at"].timestamp(), self._active.get(hook["id"], 0.0))
            if idle_at <= now:
                self._deactivate(hook["id"])
            else:
                self._idle_at = min(self._idle_at, idle_at)

    def _warn(self, delivery: Delivery, at: float, blocked: bool) -> None:
        if blocked:
            self._except(delivery, 90003, "the domain is temporarily blocked")
        elif at >= self._warned.get(delivery.destination, 0.0) + EXCEPTION_PAUSE:
            self._warned[delivery.destination] = at
            self._except(delivery, 90001, "will retry")

    def _except(self, delivery: Delivery, code: int, what: str) -> None:
        """Tell a hook for delivery exceptions; its own failures are not told."""
        if delivery.scope != EXCEPTION:
            text = f"Non-200 response received when delivering to {delivery.destination}, {what}"
            data = {"type": "webhook", "id": delivery.hook, "error_code": code, "message": text}
            self.emit(EXCEPTION, data, delivery.attempts[-1].at)
