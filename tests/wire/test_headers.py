"""What every answer carries, and what a 204 leaves out."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any

ALWAYS = {
    "X-BC-Store-Version": "7.6.0",
    "X-BC-ApiLimit-Remaining": "20000",
}


def test_an_answer_carries_what_recorded_ones_carry(entrance: Any) -> None:
    reply = entrance.send("GET", "/time")
    assert reply.headers["Content-Type"] == "application/json"
    assert {name: reply.headers[name] for name in ALWAYS} == ALWAYS
    assert re.fullmatch("[0-9a-f]{32}", reply.headers["X-Request-Id"])
    assert reply.headers["Content-Length"] == str(len(reply.body))


def test_every_answer_has_a_request_id_of_its_own(entrance: Any) -> None:
    ids = {entrance.send("GET", "/time").headers["X-Request-Id"] for _ in range(5)}
    assert len(ids) == 5


def test_an_answer_is_dated_by_the_stores_clock(entrance: Any) -> None:
    entrance.store.clock.freeze(datetime(2026, 6, 18, 14, 23, 9, tzinfo=timezone.utc))
    reply = entrance.send("GET", "/time")
    assert reply.headers["Date"] == "Thu, 18 Jun 2026 14:23:09 GMT"
    assert reply.json == {"time": 1781792589}


def test_a_204_says_nothing_of_a_body_and_keeps_the_rest(entrance: Any) -> None:
    reply = entrance.send("GET", "/brands")
    assert (reply.status, reply.body) == (204, b"")
    assert "Content-Type" not in reply.headers
    assert "Content-Length" not in reply.headers
    assert {name: reply.headers[name] for name in ALWAYS} == ALWAYS
    assert reply.headers["X-Rate-Limit-Requests-Left"] == "149"


def test_a_create_has_no_location(entrance: Any) -> None:
    reply = entrance.send("POST", "/brands", json={"name": "Acme"})
    assert (reply.status, "Location" in reply.headers) == (201, False)


def test_a_refusal_carries_the_rate_limit_too(entrance: Any) -> None:
    for path in ("/brands/1", "/nothing", "/brands?limit=251"):
        assert "X-Rate-Limit-Requests-Left" in entrance.send("GET", path).headers
