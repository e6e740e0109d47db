"""The state machine that drives somebody's sync: it finds planted bugs, and none where none is."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
import requests
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bcfake.commit import Commit
from bcfake.machine import SyncMachine

QUICK = settings(
    stateful_step_count=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def run(machine: type[SyncMachine], examples: int = 20) -> None:
    run_state_machine_as_test(machine, settings=settings(QUICK, max_examples=examples))


class Mirror(SyncMachine):
    """Keeps a copy of the products' names."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[int, str] = {}

    def sync(self) -> None:
        """Whole or not at all."""
        self.names = {row["id"]: row["name"] for row in self.client.Products.iterall()}

    def check(self) -> None:
        assert self.names == {row["id"]: row["name"] for row in self.store.products}


class ForgetsWhatIsGone(Mirror):
    def sync(self) -> None:
        self.names |= {row["id"]: row["name"] for row in self.client.Products.iterall()}


class ForgetsWhatItMissed(Mirror):
    """Asks for changes since the last sync, even if that one failed."""

    def sync(self) -> None:
        since = getattr(self, "since", "1990-01-01")
        self.since = self.store.clock.now().isoformat()
        changed = {
            row["id"]: row["name"] for row in self.client.Products.iterall(min_date_modified=since)
        }
        present = [row["id"] for row in self.client.Products.iterall()]
        self.names = {id: {**self.names, **changed}.get(id, "") for id in present}


class SwallowsFailures(Mirror):
    def sync(self) -> None:
        try:
            super().sync()
        except Exception:
            self.names = {}


class Crashes(Mirror):
    def sync(self) -> None:
        super().sync()
        assert len(self.names) < 3, "too many for me"


def test_a_sync_that_is_right_passes() -> None:
    run(Mirror)


@pytest.mark.parametrize("machine", [ForgetsWhatIsGone, ForgetsWhatItMissed, SwallowsFailures])
def test_a_planted_bug_is_found(machine: type[SyncMachine]) -> None:
    with pytest.raises(AssertionError, match=r"assert \{"):
        run(machine, examples=200)


def test_a_sync_that_raises_though_nothing_failed_is_told() -> None:
    with pytest.raises(AssertionError, match="too many for me"):
        run(Crashes)


class Counted(SyncMachine):
    """Another resource, a seed, only one kind of failure, and code that knows no client."""

    resource = "customers"
    options: ClassVar[dict[str, Any]] = {"seed": "demo"}
    failures = (503,)
    seen: ClassVar[set[int]] = set()

    def sync(self) -> None:
        answer = requests.get(
            f"{self.store.url}/customers/count", headers=self.store.headers, timeout=5
        )
        self.seen.add(answer.status_code)
        answer.raise_for_status()
        self.count = answer.json()["count"]

    def check(self) -> None:
        assert self.count == len(self.store.customers)


def test_any_resource_will_do() -> None:
    run(Counted)
    assert Counted.seen == {200, 503}


class OfV3(SyncMachine):
    """What V3 alone has, below another row and with one that its body names."""

    met: ClassVar[set[str]] = set()
    path = ""

    def __init__(self) -> None:
        super().__init__()
        self.store.data.listeners.append(self.note)

    def note(self, commit: Commit) -> None:
        """What becomes of rows."""
        for write in commit.writes:
            if write.resource.name == self.resource:
                both = write.old is not None and write.row is not None
                self.met.add("updated" if both else "created" if write.row else "deleted")

    def sync(self) -> None:
        url = f"{self.store.url.removesuffix('v2')}v3/{self.path}"
        answer = requests.get(f"{url}?limit=250", headers=self.store.headers, timeout=5)
        answer.raise_for_status()
        self.seen = {row["id"] for row in answer.json()["data"]}

    def check(self) -> None:
        assert self.seen == {row["id"] for row in self.rows}


class Channels(OfV3):
    resource = "channels"
    path = "channels"


class Sites(OfV3):
    resource = "sites"
    path = "sites"


class Metafields(OfV3):
    resource = "product_metafields"
    path = "catalog/products/metafields"


@pytest.mark.parametrize("machine", [Channels, Sites, Metafields])
def test_what_v3_alone_has_comes_changes_and_goes(machine: type[OfV3]) -> None:
    OfV3.met.clear()
    run(machine, examples=10)
    assert {"created", "updated", "deleted"} <= OfV3.met


def test_sync_and_check_have_to_be_written() -> None:
    with pytest.raises(NotImplementedError):
        run(SyncMachine)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"resource": "prodcts"}, "Bad.resource 'prodcts': one of .*products"),
        ({"failures": ("nix",)}, "unknown effect 'nix': a status of 202 to 599, or"),
        ({"failures": "timeout"}, "Bad.failures 'timeout': effects, in a tuple"),
    ],
)
def test_what_a_machine_cannot_do_is_refused_where_it_is_defined(
    said: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        type("Bad", (SyncMachine,), said)


def test_a_machine_may_do_without_failures() -> None:
    run(type("Calm", (Mirror,), {"failures": ()}))
