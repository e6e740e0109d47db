"""How well a client behaves: what it is throttled for, whether it waits, how often it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Protocol

from bcfake.amounts import refuse_unless_whole

THROTTLED = (429, 509)
FEW = 5  # rows one may fetch one by one
CLOSE = 1.1e-3  # seconds by which a wait may miss what was told in whole milliseconds


class Asked(Protocol):
    """What there is to know of a request."""

    number: int
    method: str
    path: str
    template: str
    status: int
    at: float
    reset_ms: int | None

    @property
    def label(self) -> str: ...


class Conduct:
    """Assertions on requests, in the order they came; each explains itself."""

    def __iter__(self) -> Iterator[Asked]:
        raise NotImplementedError

    def assert_never_throttled(self) -> None:
        """Fail if any was answered 429, or 509 as legacy accounts are."""
        __tracebackhide__ = True
        refused = [each for each in self if each.status in THROTTLED]
        if refused:
            raise AssertionError(f"expected no 429, found {len(refused)}:\n{_listed(refused)}")

    def assert_waited_until_reset(self) -> None:
        """Fail unless each request after a 429 came when the window it was told of had ended, on
        the store's clock; and if there was no such 429 at all."""
        __tracebackhide__ = True
        asked = list(self)
        told = [each for each in asked if each.status in THROTTLED and each.reset_ms is not None]
        if not told:
            raise AssertionError("expected a wait after a 429, but none was answered")
        for refused, after in pairwise(asked):
            wanted = (refused.reset_ms or 0) / 1000 if refused in told else 0.0
            waited = after.at - refused.at
            if waited < wanted - CLOSE:
                raise AssertionError(
                    f"expected a wait of {wanted:.3f} s, until the reset that "
                    f"#{refused.number} was told, but the next request came {waited:.3f} s later:\n"
                    + _listed([refused, after])
                )

    def assert_no_n_plus_one(self, most: int = FEW) -> None:
        """Fail if rows were read one by one: more than `most` different paths of one route with
        an id in it, by GET. Says how often, and after which list."""
        __tracebackhide__ = True
        refuse_unless_whole("most", most, 0)
        reads = [each for each in self if each.method == "GET" and each.template]
        by_route: dict[str, dict[str, Asked]] = {}
        for each in reads:
            if "{" in each.template:
                by_route.setdefault(each.template, {}).setdefault(each.path, each)
        for template, found in by_route.items():
            if len(found) > most:
                raise AssertionError(_n_plus_one(template, list(found.values()), reads))


def _n_plus_one(template: str, found: list[Asked], reads: list[Asked]) -> str:
    above = template.split("/{", 1)[0]
    lists = [each for each in reads if each.template == above and each.number < found[-1].number]
    after = f", after #{lists[0].number} {lists[0].label} had listed them" if lists else ""
    return (
        f"N+1: GET {template} was asked for {len(found)} rows one by one{after}; ask {above} for "
        f"many at once, or raise `most`:\n{_listed(found[:3])}\n  ..."
    )


@contextmanager
def at_most(most: int, journal: Counted) -> Iterator[None]:
    """Inside, no more than `most` requests may come; raises AssertionError at the end of a block
    that went well."""
    __tracebackhide__ = True
    refuse_nonsense(most)
    before = journal.total
    yield
    came = journal.total - before
    if came > most:
        raise AssertionError(excess(list(journal)[-came:], came, most))


class Counted(Protocol):
    """A journal that counts what it has forgotten."""

    total: int

    def __iter__(self) -> Iterator[Asked]: ...


def refuse_nonsense(most: object) -> None:
    """Raise ValueError for what is no number of requests."""
    refuse_unless_whole("max_requests", most, 0)


def excess(entries: Iterable[Asked], came: int, most: int) -> str:
    """What to say of too many requests: which routes they went to."""
    routes = Counter(f"{each.method} {each.template or each.path}" for each in entries)
    told = "\n".join(f"  {count}x {route}" for route, count in routes.most_common(10))
    return f"expected at most {most} request(s), found {came}:\n{told}"


def _listed(entries: Iterable[object]) -> str:
    return "\n".join(f"  {entry}" for entry in entries)
