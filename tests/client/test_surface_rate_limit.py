"""`rate_limit` and `rate_limiting_management`."""

from __future__ import annotations

from typing import Any

import pytest

from bigcommerce.exception import NotFoundException, RateLimitingException

FULL = {
    "X_Rate_Limit_Time_Reset_Ms": "15001",
    "X_Rate_Limit_Time_Window_Ms": "30000",
    "X_Rate_Limit_Requests_Left": "6",
    "X_Rate_Limit_Requests_Quota": "25",
}


def test_a_success_tells_the_quota(wire: Any) -> None:
    connection = wire.answers(200, {}, **FULL).oauth()
    connection.get("x")
    assert connection.rate_limit == {
        "ms_until_reset": 15001,
        "window_size_ms": 30000,
        "requests_remaining": 6,
        "requests_quota": 25,
    }


def test_a_refusal_tells_it_too_and_no_other_error(wire: Any) -> None:
    """In 0.23.4 a handler of RateLimitingException found the figures of an earlier answer."""
    rules = {"min_requests_remaining": 9, "callback_function": pytest.fail}
    connection = (
        wire.answers(404, [], **FULL)
        .answers(429, b"", **FULL)
        .oauth(rate_limiting_management=rules)
    )
    with pytest.raises(NotFoundException):
        connection.get("x")
    assert connection.rate_limit == {}
    with pytest.raises(RateLimitingException):
        connection.get("x")
    assert connection.rate_limit["ms_until_reset"] == 15001


def test_an_answer_without_the_headers_changes_nothing(wire: Any) -> None:
    connection = wire.answers(200, {}, **FULL).answers(200, {}).oauth()
    connection.get("x")
    before = connection.rate_limit
    connection.get("x")
    assert connection.rate_limit == before


@pytest.mark.parametrize("left_out", FULL)
def test_a_missing_header_does_not_turn_a_success_into_an_error(wire: Any, left_out: str) -> None:
    """0.23.4 raised a KeyError after the order had been created."""
    some = {name: value for name, value in FULL.items() if name != left_out}
    slept: list[float] = []
    connection = wire.answers(201, {"id": 1}, **some).oauth(
        rate_limiting_management={"min_requests_remaining": 50, "wait": True}, sleep=slept.append
    )
    assert connection.post("orders", {}) == {"id": 1}
    assert len(connection.rate_limit) == 3


@pytest.mark.parametrize("nonsense", ["", "soon", "nan", "-1", "inf"])
def test_a_header_that_is_no_number_is_ignored(wire: Any, nonsense: str) -> None:
    connection = wire.answers(200, {}, **FULL | {"X_Rate_Limit_Requests_Left": nonsense}).oauth()
    connection.get("x")
    assert "requests_remaining" not in connection.rate_limit


@pytest.mark.parametrize(("least", "waits"), [(5, []), (6, [16]), (7, [16])])
def test_it_waits_for_the_reset_when_few_requests_remain(
    wire: Any, least: int, waits: list[int]
) -> None:
    """Whole seconds, rounded up; an equal number counts as few."""
    slept: list[float] = []
    connection = wire.answers(200, {}, **FULL).oauth(
        rate_limiting_management={"min_requests_remaining": least, "wait": True},
        sleep=slept.append,
    )
    connection.get("x")
    assert slept == waits


@pytest.mark.parametrize(("given", "received"), [({"a": 1}, ({"a": 1},)), (None, ()), ({}, ())])
def test_it_calls_back_after_the_wait(wire: Any, given: Any, received: Any) -> None:
    events: list[Any] = []
    wire.answers(200, {"id": 1}, **FULL)
    connection = wire.oauth(
        rate_limiting_management={
            "min_requests_remaining": 10,
            "wait": True,
            "callback_function": lambda *arguments: events.append(arguments),
            "callback_args": given,
        },
        sleep=lambda seconds: events.append(seconds),
    )
    assert connection.get("x") == {"id": 1}
    assert events == [16, received]


def test_without_wait_it_only_calls_back(wire: Any) -> None:
    calls: list[str] = []
    wire.answers(200, {}, **FULL)
    wire.oauth(
        rate_limiting_management={
            "min_requests_remaining": 10,
            "wait": False,
            "callback_function": lambda: calls.append("called"),
        },
        sleep=lambda seconds: calls.append("slept"),
    ).get("x")
    assert calls == ["called"]


def test_the_rules_must_name_the_number(wire: Any) -> None:
    wire.answers(200, {}, **FULL)
    with pytest.raises(KeyError, match="min_requests_remaining"):
        wire.oauth(rate_limiting_management={"wait": True}).get("x")


def test_time_sleep_is_what_waits_unless_told_otherwise(
    wire: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    wire.answers(200, {}, **FULL)
    wire.oauth(rate_limiting_management={"min_requests_remaining": 6, "wait": True}).get("x")
    assert slept == [16]


def test_basic_authentication_can_be_managed_too(wire: Any) -> None:
    """0.23.4 took the argument and ignored it."""
    slept: list[float] = []
    wire.answers(200, {}, **FULL)
    wire.basic(
        rate_limiting_management={"min_requests_remaining": 6, "wait": True}, sleep=slept.append
    ).get("x")
    assert slept == [16]
