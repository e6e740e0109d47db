"""The budget as a model: laws over any sequence of waits and requests, plans, other apps."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import pairwise
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from bcfake.clock import Clock
from bcfake.fake import FakeStore
from bcfake.plans import PLANS
from bcfake.quota import Allowance, Quota

NOON = datetime(2026, 6, 18, 12, tzinfo=timezone.utc)
WAITS = st.lists(st.integers(0, 40_000).map(lambda ms: ms / 1000), min_size=1, max_size=60)
BUDGETS = st.tuples(st.integers(1, 12), st.sampled_from([1.0, 5.0, 30.0]))
RATES = st.sampled_from([0, 0.01, 0.1, 0.3, 1, 2.5, 7])


def clock_at_noon() -> Clock:
    """A clock that stands."""
    clock = Clock()
    clock.freeze(NOON)
    return clock


def played(budget: tuple[int, float], rate: float, waits: list[float]) -> list[Allowance]:
    """What requests are told that come after these waits, with a neighbour of this rate."""
    clock = clock_at_noon()
    quota = Quota(clock, *budget)
    quota.noisy_neighbour(rate)
    told = []
    for wait in waits:
        clock.advance(wait)
        told.append(quota.take())
    return told


@given(BUDGETS, RATES, WAITS)
def test_no_window_grants_more_than_its_requests(
    budget: tuple[int, float], rate: float, waits: list[float]
) -> None:
    """However long a window is looked at, from whatever request on."""
    requests, seconds = budget
    granted = [each.at for each in played(budget, rate, waits) if each.granted]
    windows: dict[float, int] = {}
    for each in played(budget, rate, waits):
        ends = round(each.at + each.reset_ms / 1000, 2)
        windows[ends] = windows.get(ends, 0) + each.granted
    assert all(count <= requests for count in windows.values())
    for first in granted:  # two windows at most touch any stretch as long as one
        assert sum(first <= at < first + seconds - 0.01 for at in granted) <= 2 * requests


@given(BUDGETS, RATES, WAITS)
def test_the_headers_agree_with_each_other_and_with_the_clock(
    budget: tuple[int, float], rate: float, waits: list[float]
) -> None:
    requests, seconds = budget
    told = played(budget, rate, waits)
    for each in told:
        headers = {name.rpartition("Rate-Limit-")[2]: int(v) for name, v in each.headers.items()}
        assert headers["Requests-Quota"] == requests
        assert headers["Time-Window-Ms"] == seconds * 1000
        assert 0 < headers["Time-Reset-Ms"] < seconds * 1000
        assert 0 <= headers["Requests-Left"] < requests
        assert each.granted or headers["Requests-Left"] == 0
    for before, after in pairwise(told):
        passed = (after.at - before.at) * 1000
        if passed < before.reset_ms - 2:  # the same window
            assert after.left <= before.left - after.granted
            assert abs(before.reset_ms - passed - after.reset_ms) <= 1.1


@given(BUDGETS, WAITS)
def test_who_waits_as_long_as_told_is_granted(
    budget: tuple[int, float], waits: list[float]
) -> None:
    clock = clock_at_noon()
    quota = Quota(clock, *budget)
    for wait in waits:
        clock.advance(wait)
        told = quota.take()
        if not told.granted:
            clock.advance(told.reset_ms / 1000)
            assert quota.take().granted


@given(st.lists(st.integers(0, 90_000), min_size=1, max_size=20), RATES)
def test_looking_often_at_a_neighbour_changes_nothing(steps: list[int], rate: float) -> None:
    """Its requests are the same whether they are counted one by one or after a week."""
    lefts = []
    for often in (True, False):
        clock = clock_at_noon()
        quota = Quota(clock, 12, 30)
        quota.noisy_neighbour(rate)
        for step in steps:
            clock.advance(step / 1000)
            if often:
                assert 0 <= quota.left <= 12
        lefts.append(quota.left)
    assert lefts[0] == lefts[1]


def test_a_neighbour_uses_the_windows_up_and_opens_new_ones() -> None:
    clock = clock_at_noon()
    quota = Quota(clock, 10, 30)
    quota.noisy_neighbour(0.5)
    clock.advance(9)
    assert quota.left == 6
    assert quota.take().left == 5
    clock.advance(13)
    assert not quota.take().granted
    clock.advance(10)  # its 16th request, after 32 s, opened a window
    assert (quota.left, quota.take().reset_ms) == (9, 29999)
    clock.advance(86400 * 30)
    quota.noisy_neighbour(0)
    clock.advance(30)
    assert quota.left == 10


def test_who_is_refused_beside_a_neighbour_is_told_when_its_window_ends() -> None:
    clock = clock_at_noon()
    quota = Quota(clock, 10, 30)
    quota.noisy_neighbour(1)
    clock.advance(21)
    told = quota.take()
    assert (told.granted, told.reset_ms) == (False, 9999)


@pytest.mark.parametrize("rate", [-1, float("inf"), "5", True, None])
def test_a_nonsensical_rate_is_refused(rate: Any) -> None:
    with pytest.raises(ValueError, match="requests a second, from 0"):
        Quota(clock_at_noon()).noisy_neighbour(rate)


@pytest.mark.parametrize(("plan", "granted"), [("standard", 150), ("plus", 150), ("pro", 450)])
def test_a_plan_has_its_documented_window(plan: str, granted: int) -> None:
    quota = Quota(clock_at_noon(), 5)
    quota.plan(plan)
    assert (quota.take().left, quota.seconds) == (granted - 1, 30)
    assert FakeStore(plan=plan).quota.left == granted


def test_enterprise_is_what_its_contract_says() -> None:
    quota = Quota(clock_at_noon())
    quota.plan("enterprise", 900)
    assert quota.left == 900
    assert FakeStore(plan="enterprise", quota=900).quota.left == 900


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"name": "gold"}, f"unknown plan 'gold': one of {', '.join(PLANS)}"),
        ({"name": "enterprise"}, "say how many requests its contract grants"),
        ({"name": "pro", "requests": 9}, "plan 'pro' grants 450 requests, not 9"),
    ],
)
def test_a_plan_that_is_none_is_refused(how: dict[str, Any], says: str) -> None:
    quota = Quota(clock_at_noon(), 7)
    with pytest.raises(ValueError, match=says):
        quota.plan(**how)
    assert quota.left == 7
    settings = {"plan": how["name"]} | ({"quota": 9} if "requests" in how else {})
    with pytest.raises(ValueError, match=says):
        FakeStore(**settings)


def test_all_apps_of_a_store_share_its_windows(bcfake: FakeStore) -> None:
    other = bcfake.tokens.add(client_id=bcfake.apps.add().client_id)
    bcfake.quota.set(2)
    for headers in (bcfake.headers, other.headers):
        assert requests.get(bcfake.url + "/time", headers=headers).status_code == 200
    assert requests.get(bcfake.url + "/time", headers=other.headers).status_code == 429


def test_a_reset_store_has_its_first_budget_and_no_neighbours(bcfake: FakeStore) -> None:
    bcfake.quota.plan("pro")
    bcfake.quota.noisy_neighbour(100)
    bcfake.quota.concurrency(1)
    bcfake.reset()
    bcfake.clock.advance(60)
    assert bcfake.quota.left == 150
    assert bcfake.quota.caps("GET", "/v2/time") == ()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_customer_groups_have_their_documented_cap(bcfake: FakeStore, method: str) -> None:
    [cap] = bcfake.quota.caps(method, "/v2/customer_groups")
    assert str(cap) == f"40 requests to {method} /v2/customer_groups"
    bcfake.quota.concurrency(None, f"{method} /v2/customer_groups")
    assert bcfake.quota.caps(method, "/v2/customer_groups") == ()


@pytest.mark.parametrize(
    ("most", "aim", "says"),
    [
        (0, "*", "most 0"),
        (1.5, "*", "most 1.5"),
        ("x", "*", "most 'x'"),
        (True, "*", "most True"),
        (5, "GET /tiem", "nearest: /time"),
    ],
)
def test_a_cap_that_makes_no_sense_is_refused(
    bcfake: FakeStore, most: Any, aim: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        bcfake.quota.concurrency(most, aim)
