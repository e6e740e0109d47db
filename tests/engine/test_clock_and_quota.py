"""A store's own time, and the arithmetic of its request budget."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bcfake.clock import Clock
from bcfake.quota import Quota

NOON = datetime(2026, 6, 18, 12, tzinfo=timezone.utc)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon."""
    clock = Clock()
    clock.freeze(NOON)
    return clock


def test_a_new_clock_goes_with_the_machine() -> None:
    before = time.time()
    assert before <= Clock().time() <= time.time()
    assert Clock().now().tzinfo is timezone.utc


def test_a_frozen_clock_stands(clock: Clock) -> None:
    assert clock.now() == clock.now() == NOON


def test_a_clock_freezes_where_it_is_when_told_no_moment() -> None:
    clock = Clock()
    clock.advance(3600)
    clock.freeze()
    assert clock.time() == clock.time() > time.time() + 3000


def test_advance_jumps(clock: Clock) -> None:
    clock.advance(1.5)
    clock.advance(timedelta(hours=1))
    assert clock.now() == NOON + timedelta(seconds=3601.5)


def test_sleep_is_advance(clock: Clock) -> None:
    before = time.monotonic()
    clock.sleep(1000)
    assert clock.now() == NOON + timedelta(seconds=1000)
    assert time.monotonic() - before < 100


@pytest.mark.parametrize("back", [-1, timedelta(seconds=-1)])
def test_a_clock_cannot_go_back(clock: Clock, back: float) -> None:
    with pytest.raises(ValueError, match="cannot go back"):
        clock.advance(back)
    assert clock.now() == NOON


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), 1e30])
def test_a_clock_stays_within_the_dates_there_are(clock: Clock, seconds: float) -> None:
    with pytest.raises(ValueError, match="no clock goes so far ahead"):
        clock.advance(seconds)
    assert clock.now() == NOON


def test_a_moment_without_a_zone_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match="aware"):
        clock.freeze(datetime(2026, 6, 18))  # noqa: DTZ001
    assert clock.now() == NOON


def test_what_is_no_time_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match=r"'yesterday'.*: an aware datetime is needed"):
        clock.freeze("yesterday")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"'5'.*: seconds, a number or a timedelta"):
        clock.advance("5")  # type: ignore[arg-type]
    assert clock.now() == NOON


def test_tick_goes_on_from_where_it_stood(clock: Clock) -> None:
    clock.advance(60)
    clock.tick()
    assert NOON + timedelta(60) > clock.now() >= NOON + timedelta(seconds=60)


def test_standing_at_a_moment_ends_with_the_block(clock: Clock) -> None:
    with clock.standing_at(NOON + timedelta(days=1)):
        assert clock.now() == NOON + timedelta(days=1)
    assert clock.now() == NOON


def test_a_window_grants_its_requests_and_no_more(clock: Clock) -> None:
    quota = Quota(clock, 3, 10)
    told = [quota.take() for _ in range(5)]
    assert [each.granted for each in told] == [True, True, True, False, False]
    assert [each.left for each in told] == [2, 1, 0, 0, 0]


def test_who_waits_as_long_as_told_is_granted(clock: Clock) -> None:
    quota = Quota(clock, 1, 10)
    quota.take()
    clock.advance(3.3333)
    told = quota.take()
    assert not told.granted
    clock.advance(told.reset_ms / 1000)
    assert quota.take().granted


def test_a_window_opens_with_its_first_call_not_with_the_clock(clock: Clock) -> None:
    quota = Quota(clock, 5, 10)
    clock.advance(9)
    assert quota.take().reset_ms == 9999
    clock.advance(5)
    assert quota.take().reset_ms == 4999


def test_left_counts_without_taking(clock: Clock) -> None:
    quota = Quota(clock, 5, 10)
    quota.take()
    assert (quota.left, quota.left) == (4, 4)
    clock.advance(10)
    assert quota.left == 5


def test_an_exhausted_window_ends_like_any_other(clock: Clock) -> None:
    quota = Quota(clock, 5, 10)
    quota.exhaust()
    assert (quota.left, quota.take().granted) == (0, False)
    clock.advance(10)
    assert quota.take().granted


def test_another_budget_begins_a_fresh_window(clock: Clock) -> None:
    quota = Quota(clock, 1, 10)
    quota.take()
    quota.set(2, 60)
    told = quota.take()
    assert (told.granted, told.left, told.quota, told.window_ms) == (True, 1, 2, 60000)


@pytest.mark.parametrize(
    ("requests", "seconds", "says"),
    [
        (0, 30, "requests 0: a whole number from 1"),
        (-1, 30, "requests -1: a whole"),
        ("5", 30, "requests '5': a whole"),
        (1.5, 30, "requests 1.5: a whole"),
        (True, 30, "requests True: a whole"),
        (1, 0, "seconds 0: a number, more than 0"),
        (1, -5, "seconds -5: a number"),
        (1, "x", "seconds 'x': a number"),
        (1, float("nan"), "seconds nan: a number"),
    ],
)
def test_a_nonsensical_budget_is_refused(
    clock: Clock, requests: Any, seconds: Any, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        Quota(clock, requests, seconds)
