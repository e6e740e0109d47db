"""What the control API does to a store where no method of `FakeStore` does just that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake import seeds
from bcfake.fake import FakeStore
from bcfake.faults import Fault
from bcfake.snapshot import Snapshot
from bcfake.wire import control_answers as answers
from bcfake.wire.control_arguments import Missing, Wrong
from bcfake.wire.control_numbers import LOCK, held, number_of, planned

# ---- the store itself


def describe(shop: FakeStore) -> None:
    """The store: its credentials, where it is, how it behaves."""


def configure(shop: FakeStore, loose: bool | None = None, drift: bool | None = None) -> FakeStore:
    """Be loose with unknown fields, or drift, from now on."""
    shop.loose = shop.loose if loose is None else loose
    shop.drift = shop.drift if drift is None else drift
    return shop


def remote_source(source: Any, name: str = "source") -> Any:
    """A seed from afar: a document or a built-in name, never a file of this machine.

    `name` is the argument it came in. Raises Wrong.
    """
    if source and isinstance(source, str) and source not in seeds.built_in():
        accepted = [*seeds.built_in(), "a seed or dump as an object"]
        raise Wrong(f"{name}: no built-in seed is called {source!r:.80}", name, accepted)
    return source


def seed(shop: FakeStore, source: str | Mapping[str, Any]) -> None:
    """Add the rows of a built-in seed, or of one that is sent."""
    shop.seed(remote_source(source))


def dump(shop: FakeStore) -> dict[str, Any]:
    """All rows as a JSON document, exactly."""
    return shop.dump()


def load(shop: FakeStore, source: Mapping[str, Any]) -> None:
    """Replace all rows by those of a dump; other state stays."""
    shop.load(source)


def list_tokens(shop: FakeStore) -> dict[str, Any]:
    """Every access token the store has given out, its own first."""
    return {"tokens": [answers.token(shop, each) for each in shop.tokens]}


# ---- snapshots


def take_snapshot(shop: FakeStore) -> dict[str, Any]:
    """Keep the present rows under a number."""
    ours = held(shop)
    snapshot = shop.snapshot()
    with LOCK:
        ours.taken += 1
        ours.snapshots[ours.taken] = snapshot
        return _shown(ours.taken, snapshot)


def _shown(number: int, snapshot: Snapshot) -> dict[str, Any]:
    return {"number": number, "rows": sum(map(len, snapshot.values()))}


def list_snapshots(shop: FakeStore) -> dict[str, Any]:
    """The snapshots that are kept."""
    kept = dict(held(shop).snapshots)
    return {"snapshots": [_shown(number, snapshot) for number, snapshot in kept.items()]}


def _snapshot(shop: FakeStore, number: str) -> int:
    kept = held(shop).snapshots
    if not number.isdecimal() or int(number) not in kept:
        raise Missing(f"no snapshot has the number {number!r:.80}", "number", list(kept))
    return int(number)


def restore_snapshot(shop: FakeStore, number: str) -> None:
    """Go back to the rows of a snapshot; journal, faults, quota and clock stay."""
    shop.restore(held(shop).snapshots[_snapshot(shop, number)])


def drop_snapshot(shop: FakeStore, number: str) -> None:
    """Keep a snapshot no longer."""
    held(shop).snapshots.pop(_snapshot(shop, number), None)


# ---- faults


def shown_fault(shop: FakeStore, fault: Fault) -> dict[str, Any]:
    """A fault with its number."""
    return answers.fault(number_of(shop, fault), fault)


def list_faults(shop: FakeStore) -> dict[str, Any]:
    """The planned faults, oldest first."""
    return {"faults": [shown_fault(shop, each) for each in shop.faults]}


def _fault(shop: FakeStore, number: str) -> Fault:
    return planned(shop, number, tuple(shop.faults), "fault")


def get_fault(shop: FakeStore, number: str) -> dict[str, Any]:
    """One fault: how often it has struck."""
    return shown_fault(shop, _fault(shop, number))


def remove_fault(shop: FakeStore, number: str) -> None:
    """Take a planned fault back."""
    shop.faults.remove(_fault(shop, number))


# ---- clock, quota, journal, webhooks


def clock(shop: FakeStore) -> dict[str, Any]:
    """What the store's clock says."""
    return {
        "now": shop.clock.now().isoformat(),
        "time": shop.clock.time(),
        "frozen": shop.clock.frozen,
    }


def quota(shop: FakeStore) -> dict[str, Any]:
    """The budget, and what is left of it."""
    found = shop.quota
    return {"requests": found.requests, "seconds": found.seconds, "left": found.left}


def journal(
    shop: FakeStore,
    aim: str | None = None,
    method: str | None = None,
    path: str | None = None,
    status: int | None = None,
) -> dict[str, Any]:
    """The requests that came, oldest first; a subprocess's and another program's as well."""
    return answers.requests(shop.requests.where(aim, method=method, path=path, status=status))


def archive(
    shop: FakeStore,
    aim: str | None = None,
    method: str | None = None,
    path: str | None = None,
    status: int | None = None,
) -> dict[str, Any]:
    """The journal, or some of it, as a HAR 1.2 document, without secrets."""
    return shop.requests.where(aim, method=method, path=path, status=status).har()


def webhooks(shop: FakeStore) -> dict[str, Any]:
    """Whether deliveries are made at once, how many wait, and the domains that are blocked."""
    hooks = shop.webhooks
    return {"auto": hooks.auto, "waiting": hooks.waiting, "blocked": dict(hooks.blocked)}


def configure_webhooks(shop: FakeStore, auto: bool) -> dict[str, Any]:
    """Deliver at once, or only when asked to."""
    shop.webhooks.auto = auto
    return webhooks(shop)


def route_webhooks(shop: FakeStore, destination: str, target: str) -> None:
    """Let a URL of this machine receive what is sent to a destination, and to paths below it."""
    shop.webhooks.route(destination, target)


def sent_webhooks(
    shop: FakeStore,
    scope: str | None = None,
    destination: str | None = None,
    state: str | None = None,
    status: int | None = None,
) -> dict[str, Any]:
    """Every delivery, whatever became of it; `scope` may be a family, store/order/*."""
    found = shop.webhooks.sent.where(
        scope,
        destination=destination,
        state=state,  # type: ignore[arg-type]  # checked there
        status=status,
    )
    return {"deliveries": [answers.delivery(each) for each in found]}


def deliver_webhooks(shop: FakeStore) -> dict[str, Any]:
    """Make every attempt that is due."""
    return {"attempts": shop.webhooks.deliver()}


def problems(shop: FakeStore) -> dict[str, Any]:
    """What a test should not pass with: unfired faults, requests to unknown operations."""
    return {"problems": shop.problems()}
