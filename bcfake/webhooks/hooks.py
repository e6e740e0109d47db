"""`bcfake.webhooks` as its user holds it: the hooks as rows, and what is sent to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import inf
from typing import Any

from bcfake.amounts import is_number, refuse_unless, refuse_unless_whole
from bcfake.collection import Collection
from bcfake.commit import Commit, Write
from bcfake.resources.webhooks import WEBHOOKS, unknown_scope
from bcfake.webhooks.deliveries import Sent, covers
from bcfake.webhooks.dispatcher import Dispatcher, Shop
from bcfake.webhooks.disturbances import ALL
from bcfake.webhooks.payloads import happenings
from bcfake.webhooks.targets import Post, Targets


class Webhooks(Collection):
    """`bcfake.webhooks`: the hooks (`add`, `all`, ...) and what is sent to them.

    What a request changes is told to the matching hooks right after it, when its answer is
    recorded and nothing of the store is locked, so a receiver may call the API. With `auto = False`
    deliveries wait for `deliver()`. Rows added, updated or deleted from Python tell nothing, unless
    inside `telling()`. Nothing is called but what `route` and `allow_network` name.
    """

    def __init__(self, shop: Shop, post: Post) -> None:
        super().__init__(shop.data, WEBHOOKS)
        self.auto = True
        self._clock = shop.clock
        self._targets = Targets(post)
        self._dispatcher = Dispatcher(shop, self._targets)

    def reset(self) -> None:
        """Forget deliveries, waiting or sent, blocks and disturbances; routes and `auto` stay."""
        self._dispatcher.reset()

    # ---- where deliveries go

    def route(self, destination: str, target: Any) -> None:
        """Let `target` receive what is sent to `destination`, an https URL, and to paths below it.

        `target` is a WSGI app, an ASGI app, a function that takes the request (`headers`, `body`,
        `json`, `path`) and returns a status or None for 200, or a URL on this machine. Raises
        ValueError for anything else.
        """
        self._targets.route(destination, target)

    def allow_network(self, destination: str) -> None:
        """Let `destination`, and paths below it, be called for real; raises ValueError for what is
        no http(s) URL."""
        self._targets.allow(destination)

    # ---- what was sent

    @property
    def sent(self) -> Sent:
        """Every delivery in the order of its events, whatever became of it; the last 1000."""
        return Sent(tuple(self._dispatcher.kept), self._why)

    @property
    def waiting(self) -> int:
        """How many deliveries wait for the clock, a retry or `deliver()`."""
        return self._dispatcher.waiting

    @property
    def blocked(self) -> dict[str, float]:
        """The domains that failed too often, each with the seconds it is still blocked for."""
        return {host: left for (_, host), left in self._dispatcher.blocks.left(self._clock.time())}

    def problems(self) -> list[str]:
        """What a test should not pass with: a receiver that answers its own events."""
        return [self._dispatcher.loop] if self._dispatcher.loop else []

    def _why(self, scope: str) -> str:
        hooks = self.all()
        if not any(hook["is_active"] and covers(hook["scope"], scope) for hook in hooks):
            there = ", ".join(
                f"{hook['scope']}" + ("" if hook["is_active"] else " (inactive)") for hook in hooks
            )
            return f"no active hook takes {scope}; hooks: {there or 'none'}"
        return "changes made from Python are told inside bcfake.webhooks.telling() only"

    # ---- telling

    def emit(self, scope: str, **data: Any) -> None:
        """Tell an event by hand: `emit("store/cart/created", type="cart", id="09346904-...")`.

        Raises ValueError when BigCommerce has no such event.
        """
        reason = f"{scope!r} is a family of events." if "*" in scope else unknown_scope(scope)
        if reason:
            raise ValueError(f"scope: {reason}")
        self._dispatcher.emit(scope, data, self._clock.time())
        self._automatically()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What Python changes inside is told when the block ends, as a change by the merchant."""
        writes: list[Write] = []

        def hear(commit: Commit) -> None:
            if not self._store.recordings:  # a request's changes are told by the request
                writes.extend(commit.writes)

        self._store.listeners.append(hear)
        try:
            yield
        finally:
            self._store.listeners.remove(hear)
        self.tell(writes)

    def tell(self, writes: Sequence[Write]) -> None:
        """Tell the events that these writes are, and deliver, if that is automatic."""
        if writes and len(self):
            now = self._clock.time()
            for each in happenings(self._store, writes):
                self._dispatcher.emit(each.scope, each.data, now)
        self._automatically()

    def catch_up(self) -> None:
        """What the passing of time has brought: hooks idle for too long, retries that are due."""
        self._dispatcher.retire()
        self._automatically()

    def _automatically(self) -> None:
        if self.auto and self._dispatcher.waiting:
            self._dispatcher.work()

    # ---- delivering

    def deliver(self) -> int:
        """Make every attempt that is due, in the order they became due; returns how many.

        Retries whose time has passed are made as if at that time, the next ones counting from it:
        the clock may be advanced in one leap or many.
        """
        self._dispatcher.release()
        if not self.auto:
            self._dispatcher.begin_now()
        return self._dispatcher.work()

    def run_until_idle(self) -> None:
        """Advance the store's clock from attempt to attempt until no delivery waits: at most the
        48 hours of the ladder for what has failed, and the delays asked for."""
        self.deliver()
        while (due := self._dispatcher.next_due()) is not None:
            self._clock.advance(max(0.0, due - self._clock.time()))
            self.deliver()

    # ---- disturbances

    def drop(self, count: int | None = None, *, scope: str = ALL) -> None:
        """Lose the next `count` deliveries of `scope` (None: all), without an attempt or retry."""
        self._dispatcher.disturbances.add("drop", scope, count)

    def duplicate(self, times: int = 2, *, count: int | None = None, scope: str = ALL) -> None:
        """Deliver each event `times` times, with the same hash; the next `count` or all."""
        refuse_unless_whole("times", times, 2)
        self._dispatcher.disturbances.add("duplicate", scope, count, times)

    def delay(self, seconds: float, *, count: int | None = None, scope: str = ALL) -> None:
        """Attempt each delivery `seconds` of the store's clock late; the next `count` or all."""
        good = is_number(seconds) and 0 < seconds < inf
        refuse_unless(good, "seconds", seconds, "a number, more than 0")
        self._dispatcher.disturbances.add("delay", scope, count, seconds)

    def reorder(self, count: int = 2, *, scope: str = ALL) -> None:
        """Hold the next `count` deliveries until all are there, then send the last one first.

        `deliver()` sends those held although others are missing.
        """
        refuse_unless_whole("count", count, 2)
        self._dispatcher.disturbances.add("reorder", scope, count)

    def undisturbed(self) -> None:
        """Take back every drop, duplicate, delay and reorder; what is held is sent."""
        self._dispatcher.disturbances.clear()
        self._dispatcher.release()
        self._automatically()
