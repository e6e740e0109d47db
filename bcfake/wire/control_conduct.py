"""The journal's assertions by the control API: what Python raises is told, as a verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bcfake.conduct import FEW
from bcfake.fake import FakeStore
from bcfake.journal import Requests


def _asked(shop: FakeStore, aim: str | None, since: int) -> Requests:
    """The requests after number `since` that fit an aim; raises ValueError for one none can fit."""
    shop.requests.refuse_impossible(aim)
    found = shop.requests if aim is None else shop.requests.where(aim)
    if not since:
        return found
    later: Requests = found[sum(entry.number <= since for entry in found) :]
    return later


def _verdict(check: Callable[[], object]) -> dict[str, Any]:
    try:
        check()
    except AssertionError as failure:
        return {"passed": False, "told": str(failure)}
    return {"passed": True, "told": ""}


def never_throttled(shop: FakeStore, aim: str | None = None, since: int = 0) -> dict[str, Any]:
    """Whether no request was answered 429, or 509."""
    return _verdict(_asked(shop, aim, since).assert_never_throttled)


def waited_until_reset(shop: FakeStore, aim: str | None = None, since: int = 0) -> dict[str, Any]:
    """Whether each request after a 429 came when the window it was told of had ended."""
    return _verdict(_asked(shop, aim, since).assert_waited_until_reset)


def no_n_plus_one(
    shop: FakeStore, most: int = FEW, aim: str | None = None, since: int = 0
) -> dict[str, Any]:
    """Whether at most `most` rows of each route were read one by one."""
    found = _asked(shop, aim, since)
    return _verdict(lambda: found.assert_no_n_plus_one(most))


def at_most(shop: FakeStore, most: int, aim: str | None = None, since: int = 0) -> dict[str, Any]:
    """Whether no more than `most` requests came."""
    return _verdict(lambda: _asked(shop, aim, since).assert_at_most(most))


def nothing_written(shop: FakeStore, aim: str | None = None, since: int = 0) -> dict[str, Any]:
    """Whether no request of a writing method came."""
    return _verdict(_asked(shop, aim, since).assert_nothing_written)


def sent(
    shop: FakeStore,
    aim: str | None = None,
    times: int | None = None,
    method: str | None = None,
    path: str | None = None,
    status: int | None = None,
    query: Mapping[str, Any] | None = None,
    body: Any = None,
    since: int = 0,
) -> dict[str, Any]:
    """Whether a request that fits came, exactly `times` if that is given."""
    facts = {"method": method, "path": path, "status": status, "query": query, "body": body}
    shop.requests.where(aim, **facts)  # what cannot be asked is refused
    found = _asked(shop, None, since)
    return _verdict(lambda: found.assert_sent(aim, times=times, **facts))


def not_sent(
    shop: FakeStore,
    aim: str | None = None,
    method: str | None = None,
    path: str | None = None,
    status: int | None = None,
    query: Mapping[str, Any] | None = None,
    body: Any = None,
    since: int = 0,
) -> dict[str, Any]:
    """Whether no request that fits came."""
    facts = {"method": method, "path": path, "status": status, "query": query, "body": body}
    found = _asked(shop, None, since)
    shop.requests.refuse_impossible(aim)
    return _verdict(lambda: found.assert_not_sent(aim, **facts))


VERDICTS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "sent": sent,
    "not-sent": not_sent,
    "nothing-written": nothing_written,
    "never-throttled": never_throttled,
    "waited-until-reset": waited_until_reset,
    "at-most": at_most,
    "no-n-plus-one": no_n_plus_one,
}
