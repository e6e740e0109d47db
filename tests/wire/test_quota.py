"""The request budget: its headers, its end, and a new window on the store's own clock."""

from __future__ import annotations

import base64
from datetime import datetime, timezone
from typing import Any

import pytest

NOON = datetime(2026, 6, 18, 12, tzinfo=timezone.utc)


def told(reply: Any) -> tuple[int, int, int, int]:
    """(left, quota, milliseconds to the reset, length of the window) as the headers say."""
    names = ("Requests-Left", "Requests-Quota", "Time-Reset-Ms", "Time-Window-Ms")
    left, quota, reset, window = (int(reply.headers[f"X-Rate-Limit-{name}"]) for name in names)
    return left, quota, reset, window


@pytest.fixture(autouse=True)
def _noon(entrance: Any) -> None:
    entrance.store.clock.freeze(NOON)


def test_the_first_call_of_a_window_is_told_149_of_150_and_29999_ms(entrance: Any) -> None:
    assert told(entrance.send("GET", "/time")) == (149, 150, 29999, 30000)


def test_left_and_reset_count_down_over_all_calls(entrance: Any) -> None:
    entrance.send("GET", "/time")
    entrance.store.clock.advance(10)
    assert told(entrance.send("GET", "/brands")) == (148, 150, 19999, 30000)
    entrance.store.clock.advance(19.5)
    assert told(entrance.send("DELETE", "/brands/1")) == (147, 150, 499, 30000)


def test_a_window_ends_when_what_its_first_call_was_told_has_passed(entrance: Any) -> None:
    entrance.send("GET", "/time")
    entrance.store.clock.advance(29.998)
    assert told(entrance.send("GET", "/time")) == (148, 150, 1, 30000)
    entrance.store.clock.advance(0.001)
    assert told(entrance.send("GET", "/time")) == (149, 150, 29999, 30000)


def test_past_the_quota_there_is_429_without_a_body_until_the_clock_moves_on(entrance: Any) -> None:
    entrance.store.quota.set(2, 30)
    assert [entrance.send("GET", "/time").status for _ in range(3)] == [200, 200, 429]
    entrance.store.clock.advance(12)
    reply = entrance.send("POST", "/brands", json={"name": "Acme"})
    assert (reply.status, reply.body) == (429, b"")
    assert told(reply) == (0, 2, 17999, 30000)
    assert entrance.store.brands.all() == []
    entrance.store.clock.sleep(int(reply.headers["X-Rate-Limit-Time-Reset-Ms"]) / 1000)
    assert entrance.send("POST", "/brands", json={"name": "Acme"}).status == 201


def test_basic_auth_past_the_quota_is_509(entrance: Any) -> None:
    pair = base64.b64encode(":".join(entrance.store.basic_auth).encode()).decode()
    entrance.store.quota.exhaust()
    reply = entrance.send("GET", "/api/v2/time", headers={"Authorization": f"Basic {pair}"})
    assert (reply.status, reply.json) == (
        509,
        [{"status": 509, "message": "The requests-per-hour limit has been reached."}],
    )
    assert reply.headers["X-BC-ApiLimit-Remaining"] == "0"


def test_a_planned_429_uses_the_quota_up_like_a_real_one(entrance: Any) -> None:
    entrance.store.faults.add("GET /time", 429)
    reply = entrance.send("GET", "/time")
    assert (reply.status, reply.body, told(reply)) == (429, b"", (0, 150, 29999, 30000))
    assert entrance.send("GET", "/time").status == 429
    entrance.store.clock.advance(30)
    assert entrance.send("GET", "/time").status == 200


def test_each_store_has_a_quota_of_its_own(entrance: Any) -> None:
    other = type(entrance.store)().open()
    other.quota.exhaust()
    other.close()
    assert entrance.send("GET", "/time").status == 200
