"""Last-Modified and If-Modified-Since, where a definition has them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bcfake.resources import CATALOGUE

NOON = datetime(2026, 6, 18, 12, tzinfo=timezone.utc)
STAMPED = [each.name for each in CATALOGUE.resources if each.last_modified]


def written(hours: int) -> str:
    """An HTTP date, hours from noon."""
    return (NOON + timedelta(hours=hours)).strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.fixture(params=STAMPED)
def path(request: pytest.FixtureRequest, entrance: Any) -> str:
    """A collection of five rows, changed at noon, at one, ... and at four o'clock."""
    rows = getattr(entrance.store, request.param)
    for hour in range(5):
        entrance.store.clock.freeze(NOON + timedelta(hours=hour))
        rows.add()
    return f"/{CATALOGUE[request.param].path}"


def test_some_definitions_have_them() -> None:
    assert "orders" in STAMPED


def test_a_list_is_as_new_as_its_newest_row(entrance: Any, path: str) -> None:
    reply = entrance.send("GET", f"{path}?limit=2")
    assert reply.headers["Last-Modified"] == "Thu, 18 Jun 2026 13:00:00 +0000"


def test_an_object_is_as_new_as_its_last_change(entrance: Any, path: str) -> None:
    id = entrance.send("GET", path).json[0]["id"]
    reply = entrance.send("GET", f"{path}/{id}")
    assert reply.headers["Last-Modified"] == reply.json["date_modified"]


@pytest.mark.parametrize("form", ["GMT", "+0000"])
def test_only_newer_rows_are_listed(entrance: Any, path: str, form: str) -> None:
    since = {"If-Modified-Since": written(2).replace("GMT", form)}
    whole = entrance.send("GET", path).json
    assert entrance.send("GET", path, headers=since).json == whole[3:]


def test_newer_rows_are_found_beyond_the_first_page_of_all(entrance: Any, path: str) -> None:
    since = {"If-Modified-Since": written(2)}
    whole = entrance.send("GET", path).json
    pages = [entrance.send("GET", f"{path}?limit=1&page={n}", headers=since).json for n in (1, 2)]
    assert pages == [[each] for each in whole[3:]]
    assert entrance.send("GET", f"{path}?limit=1&page=3", headers=since).status == 204


def test_a_list_with_nothing_newer_is_304(entrance: Any, path: str) -> None:
    reply = entrance.send("GET", path, headers={"If-Modified-Since": written(4)})
    assert (reply.status, reply.body) == (304, b"")


def test_a_list_of_nothing_is_204_and_not_304(entrance: Any, path: str) -> None:
    reply = entrance.send("GET", f"{path}?min_id=9999", headers={"If-Modified-Since": written(0)})
    assert reply.status == 204


def test_an_object_is_304_until_it_changes(entrance: Any, path: str) -> None:
    id = entrance.send("GET", path).json[2]["id"]
    statuses = [
        entrance.send("GET", f"{path}/{id}", headers={"If-Modified-Since": written(at)}).status
        for at in (1, 2, 3)
    ]
    assert statuses == [200, 304, 304]


def test_a_date_that_is_none_asks_for_nothing(entrance: Any, path: str) -> None:
    reply = entrance.send("GET", path, headers={"If-Modified-Since": "yesterday"})
    assert len(reply.json) == 5


def test_other_definitions_pass_over_the_header(entrance: Any) -> None:
    entrance.store.brands.add()
    reply = entrance.send("GET", "/brands", headers={"If-Modified-Since": written(99)})
    assert (reply.status, "Last-Modified" in reply.headers) == (200, False)
