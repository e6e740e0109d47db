"""Planned faults: what `requests` raises or gets, in-process and live, and what was written."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.faults import CONNECTION

PHASES = [pytest.param(False, id="before"), pytest.param(True, id="after_commit")]
RAISED = {
    "refused": requests.ConnectionError,
    "reset": requests.ConnectionError,
    "closed": requests.ConnectionError,
    "timeout": requests.ReadTimeout,
    "truncated": requests.exceptions.ChunkedEncodingError,
}
STATUSES = [301, 302, 304, 307, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 501, 502, 503]


@pytest.fixture(params=["in_process", "live"])
def entrance(request: pytest.FixtureRequest) -> Any:
    """The entrances that `requests` goes through."""
    return request.getfixturevalue(request.param)


def create(entrance: Any, effect: Any = "") -> Any:
    """A write; only where no answer is to come does the caller wait no more than a moment."""
    timeout = 0.2 if effect == "timeout" else 10
    return entrance.send("POST", "/brands", json={"name": "Acme"}, timeout=timeout)


def written(entrance: Any) -> list[str]:
    """The names of the brands there are."""
    return [row["name"] for row in entrance.store.brands.all()]


BREAKS = [(effect, False) for effect in CONNECTION] + [
    (effect, True)
    for effect in CONNECTION
    if effect != "refused"  # who is has written nothing
]


def test_every_connection_fault_has_its_exception() -> None:
    assert set(RAISED) == set(CONNECTION)


@pytest.mark.parametrize(("effect", "after_commit"), BREAKS)
def test_a_broken_connection_raises_and_writes_only_after_commit(
    entrance: Any, effect: str, after_commit: bool
) -> None:
    entrance.store.faults.add("POST /brands", effect, after_commit=after_commit)
    with pytest.raises(requests.RequestException) as caught:
        create(entrance, effect)
    assert type(caught.value) is RAISED[effect]
    assert written(entrance) == (["Acme"] if after_commit else [])
    [entry] = entrance.store.requests
    assert entry.note.startswith("fault: POST /brands")
    assert [str(change) for change in entry.changes] == (
        ["created brand 1"] if after_commit else []
    )


@pytest.mark.parametrize("effect", CONNECTION)
def test_after_a_broken_connection_the_next_request_is_answered(entrance: Any, effect: str) -> None:
    entrance.store.faults.add("POST /brands", effect)
    with pytest.raises(RAISED[effect]):
        create(entrance, effect)
    reply = create(entrance)
    assert (reply.status, reply.json["id"]) == (201, 1)


@pytest.mark.parametrize("after_commit", PHASES)
@pytest.mark.parametrize("effect", ["html", "empty", "malformed"])
def test_damaged_content_arrives_and_is_written_only_after_commit(
    entrance: Any, effect: str, after_commit: bool
) -> None:
    entrance.store.faults.add("POST /brands", effect, after_commit=after_commit)
    reply = create(entrance)
    whole = {"html": b"<!DOCTYPE html>", "empty": b"", "malformed": b'{"id":1'}[effect]
    assert reply.status == (200 if effect == "html" else 201)
    assert reply.body[: len(whole)] == whole
    assert bool(reply.body) == bool(whole)
    assert reply.headers["Content-Type"].startswith("text" if effect == "html" else "application")
    assert written(entrance) == (["Acme"] if after_commit else [])


@pytest.mark.parametrize("after_commit", PHASES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_planned_status_arrives_and_is_written_only_after_commit(
    entrance: Any, status: int, after_commit: bool
) -> None:
    entrance.store.faults.add("POST /brands", status, after_commit=after_commit)
    reply = create(entrance)
    assert reply.status == status
    assert "X-Rate-Limit-Requests-Left" in reply.headers
    assert written(entrance) == (["Acme"] if after_commit else [])
    if status in (429, *range(300, 400)):
        assert reply.body == b""
    else:
        assert envelope(reply.json)["status"] == status
    if status in (301, 302, 307):
        assert reply.headers["Location"].endswith("/v2/brands")


@pytest.mark.parametrize(
    ("status", "shape"), [(404, list), (409, list), (500, list), (403, dict), (503, dict)]
)
def test_a_planned_status_has_the_envelope_of_who_answers_it(
    entrance: Any, status: int, shape: type
) -> None:
    entrance.store.faults.add("GET /brands", status)
    assert type(entrance.send("GET", "/brands").json) is shape


@pytest.mark.parametrize(
    ("body", "arrives"),
    [({"a": "b/c"}, b'{"a":"b\\/c"}'), ("<html>", b"<html>"), (b"\xff", b"\xff"), ([], b"[]")],
)
def test_a_planned_status_may_bring_a_body_and_headers_of_ones_own(
    entrance: Any, body: Any, arrives: bytes
) -> None:
    headers = {"X-Retry-After": "3", "Content-Type": "text/plain"}
    entrance.store.faults.add("GET /brands", 503, body=body, headers=headers)
    reply = entrance.send("GET", "/brands")
    assert (reply.status, reply.body) == (503, arrives)
    assert (reply.headers["X-Retry-After"], reply.headers["Content-Type"]) == ("3", "text/plain")


@pytest.mark.parametrize("effect", ["truncated", "malformed"])
def test_of_an_answer_without_a_body_nothing_sound_is_left(entrance: Any, effect: str) -> None:
    entrance.store.brands.add()
    entrance.store.faults.add("DELETE /brands/{id}", effect, after_commit=True)
    if effect == "truncated":
        with pytest.raises(requests.ConnectionError):
            entrance.send("DELETE", "/brands/1")
    else:
        assert entrance.send("DELETE", "/brands/1").body == b"{"
    assert written(entrance) == []


@pytest.mark.parametrize("effect", ["truncated", "html"])
def test_nobody_is_told_of_a_write_that_a_fault_undid(entrance: Any, effect: str) -> None:
    told: list[Any] = []
    entrance.store.data.listeners.append(told.append)
    entrance.store.faults.add("POST /brands", effect)
    if effect == "truncated":
        with pytest.raises(requests.RequestException):
            create(entrance)
    else:
        create(entrance)
    assert told == []


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, "X....."),
        ({"times": 2}, "XX...."),
        ({"times": None}, "XXXXXX"),
        ({"times": None, "every": 2}, ".X.X.X"),
        ({"times": 1, "every": 3}, "..X..."),
        ({"after": 2, "times": 2}, "..XX.."),
        ({"after": 1, "times": None, "every": 2}, "..X.X."),
    ],
)
def test_a_fault_strikes_when_its_counts_say(
    entrance: Any, counts: dict[str, Any], expected: str
) -> None:
    fault = entrance.store.faults.add("GET /time", 503, **counts)
    struck = [entrance.send("GET", "/time").status == 503 for _ in expected]
    assert "".join("X" if each else "." for each in struck) == expected
    assert fault.fired == expected.count("X")


@pytest.mark.parametrize(
    "aim", ["GET /brands/{id}", "GET /brands/1", "* /brands/*", "/v2/brands/{any}", "*"]
)
def test_a_fault_is_aimed_by_method_and_path(entrance: Any, aim: str) -> None:
    entrance.store.brands.add()
    entrance.store.faults.add(aim, 503)
    if not aim.startswith(("*", "/")):
        assert entrance.send("DELETE", "/brands/2").status == 404
    if aim != "*":
        assert entrance.send("GET", "/brands").status == 200
    assert entrance.send("GET", "/brands/1.json").status == 503


def test_of_two_faults_the_first_strikes_and_the_second_waits(entrance: Any) -> None:
    first = entrance.store.faults.add("GET /time", 500)
    second = entrance.store.faults.add("* /time", 502)
    assert [entrance.send("GET", "/time").status for _ in range(3)] == [500, 502, 200]
    assert (first.fired, second.fired) == (1, 1)


def test_a_fault_that_was_taken_back_does_not_strike(entrance: Any) -> None:
    fault = entrance.store.faults.add("GET /time", 500)
    assert entrance.store.faults.unfired() == [fault]
    entrance.store.faults.remove(fault)
    assert entrance.send("GET", "/time").status == 200
    assert len(entrance.store.faults) == 0


def test_a_refused_request_is_not_struck(entrance: Any) -> None:
    entrance.store.faults.add("GET /time", 500)
    assert entrance.send("GET", "/time", headers={"X-Auth-Token": "no"}).status == 401
    assert entrance.send("GET", "/time").status == 500


@pytest.mark.parametrize(
    ("aim", "effect", "options", "says"),
    [
        ("GET /time", "boom", {}, "unknown effect 'boom'"),
        ("GET /time", 200, {}, "202 to 599"),
        ("GET /time", 600, {}, "202 to 599"),
        ("GET /time", 500, {"times": 0}, "times"),
        ("GET /time", 500, {"every": 0}, "every"),
        ("GET /time", 500, {"after": -1}, "after"),
        ("FETCH /time", 500, {}, "unknown method 'FETCH'"),
        ("GET time", 500, {}, "no path"),
        (None, 500, {}, "None is no text"),
        ("GET /orders/{id", 500, {}, "a brace too few"),
        ("GET /time", 503.0, {}, "unknown effect 503.0"),
        ("GET /tiem", 500, {}, "/time"),
        ("PUT /time", 500, {}, "GET"),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(
    store: Any, aim: str, effect: Any, options: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        store.faults.add(aim, effect, **options)
    assert len(store.faults) == 0


def envelope(body: Any) -> dict[str, Any]:
    """The error object of either shape."""
    return body[0] if isinstance(body, list) else body


def test_a_header_of_a_fault_takes_the_place_of_the_answers_own(entrance: Any) -> None:
    headers = {"x-rate-limit-requests-left": "7", "content-type": "text/plain"}
    entrance.store.faults.add("GET /brands", 503, headers=headers)
    answer = entrance.send("GET", "/brands")
    assert {name: answer.headers[name] for name in headers} == headers


def test_what_is_cut_short_over_a_port_is_the_compressed_answer(live: Any) -> None:
    live.store.brands.add_many(40)
    whole = live.send("GET", "/brands", headers={"Accept-Encoding": "gzip"})
    live.store.faults.add("GET /brands", "closed", mid_body=True)
    asked = {"Accept-Encoding": "gzip"}
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead") as caught:
        live.send("GET", "/brands", headers=asked)
    length = int(whole.headers["Content-Length"])
    assert whole.headers["Content-Encoding"] == "gzip"
    assert f"{length // 2} bytes read, {length - length // 2} more expected" in str(caught.value)
