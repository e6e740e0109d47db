"""Laws of reading all pages."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bigcommerce.paging import Pages
from bigcommerce.resources.listing import pages_of


class Shop:
    """Rows behind a limit, as V2 gives them: `{}` when there is nothing (more)."""

    def __init__(self, total: int, cap: int = 250) -> None:
        self.rows = [{"id": 1 + n} for n in range(total)]
        self.cap, self.asked = cap, 0
        self.lock = threading.Lock()

    def __call__(self, query: dict[str, Any]) -> Any:
        with self.lock:
            self.asked += 1
            size = min(query["limit"], self.cap)
            least, most = query.get("min_id", 0), query.get("max_id", 10**9)
            rows = [row for row in self.rows if least <= row["id"] <= most]
            start = (query.get("page", 1) - 1) * size
            return rows[start : start + size] or {}


def pages(shop: Any, **options: Any) -> Pages[Any]:
    return pages_of(shop, lambda row: row["id"], {}, id_range=True, **options)


def rows(shop: Any, **options: Any) -> list[int]:
    return list(pages(shop, **options).rows())


def ids(start: int, end: int) -> list[int]:
    return list(range(start, end + 1))


READING = st.sampled_from([{}, {"by_id": True}])
AHEAD = st.sampled_from([0, 0, 1, 2, 5])


@given(total=st.integers(0, 120), size=st.integers(1, 60), reading=READING, ahead=AHEAD)
def test_every_row_comes_once_and_in_order(total: int, size: int, reading: Any, ahead: int) -> None:
    assert rows(Shop(total), page_size=size, ahead=ahead, **reading) == ids(1, total)


@given(total=st.integers(0, 120), size=st.integers(1, 45))
def test_the_last_page_is_known_by_its_length(total: int, size: int) -> None:
    shop = Shop(total)
    rows(shop, page_size=size)
    assert shop.asked == total // size + 1


@given(total=st.integers(0, 260))
@example(total=50)
@example(total=100)
@example(total=101)
def test_nothing_is_lost_where_the_limit_is_ignored(total: int) -> None:
    """Such an endpoint gives pages of 50 whatever is asked for."""
    assert rows(Shop(total, cap=50)) == ids(1, total)


@given(total=st.integers(0, 60), size=st.integers(1, 20), most=st.integers(0, 70))
def test_no_more_rows_and_requests_than_asked_for(total: int, size: int, most: int) -> None:
    shop = Shop(total)
    found = list(pages(shop, page_size=size).rows(most))
    assert found == ids(1, min(total, most))
    assert shop.asked <= -(-most // size)


@given(total=st.integers(0, 60), start=st.integers(1, 8))
def test_reading_starts_at_the_page_asked_for(total: int, start: int) -> None:
    assert rows(Shop(total), page_size=10, start_page=start) == ids(1, total)[(start - 1) * 10 :]


@given(total=st.integers(0, 60), size=st.integers(1, 20), stop=st.integers(1, 8), reading=READING)
def test_reading_goes_on_after_any_page(total: int, size: int, stop: int, reading: Any) -> None:
    """What `next` says can be kept and used by another process."""
    read: list[int] = []
    last: Any = None
    for count, page in enumerate(pages(Shop(total), page_size=size, **reading), 1):
        read += page
        last = page.next
        if count == stop:
            break
    if last is not None:
        read += rows(Shop(total), **json.loads(json.dumps(last)))
    assert read == ids(1, total)


class BusyShop(Shop):
    """A shop in which, before each answer, some rows go and new ones come."""

    def __init__(self, total: int, gone: list[list[int]]) -> None:
        super().__init__(total)
        self.gone, self.next_id = gone, total + 1

    def __call__(self, query: dict[str, Any]) -> Any:
        with self.lock:
            if self.gone:
                leaving = set(self.gone.pop(0))
                self.rows = [row for row in self.rows if row["id"] not in leaving]
                self.rows.append({"id": self.next_id})
                self.next_id += 1
        return super().__call__(query)


@given(
    size=st.integers(1, 8),
    ahead=AHEAD,
    gone=st.lists(st.lists(st.integers(1, 30), max_size=4), max_size=12),
)
def test_by_id_no_row_is_lost_or_doubled_whatever_is_written(
    size: int, ahead: int, gone: list[list[int]]
) -> None:
    stays = set(ids(1, 30)) - {id for each in gone for id in each}
    found = rows(BusyShop(30, gone), page_size=size, by_id=True, ahead=ahead)
    assert found == sorted(set(found))
    assert stays <= set(found)


def test_by_id_a_row_deleted_while_pages_overtook_each_other_does_not_come_late() -> None:
    """The third page was answered before 3 to 6 were deleted, the second after."""
    answers = {1: [{"id": 1}, {"id": 2}], 2: [{"id": 7}, {"id": 8}], 3: [{"id": 5}, {"id": 6}]}
    found = rows(lambda query: answers.get(query.get("page"), {}), page_size=2, by_id=True, ahead=3)
    assert found == [1, 2, 7, 8]


def test_a_row_that_comes_twice_is_dropped_and_told() -> None:
    """A new row at the front pushes the last one of a page to the next."""
    answers = [[{"id": 3}, {"id": 2}], [{"id": 2}, {"id": 1}], {}]
    found = pages(lambda query: answers[query["page"] - 1], page_size=2)
    assert [list(page) for page in found] == [[3, 2], [1]]
    (drift,) = found.drifted
    assert (drift.what, drift.page, drift.id) == ("repeated", 2, 2)


@pytest.mark.parametrize("ahead", [1, 3])
def test_pages_are_asked_for_ahead(ahead: int) -> None:
    """While the first is worked on, the others are on their way."""
    asked = threading.Semaphore(0)
    shop = Shop(100)

    def fetch(query: dict[str, Any]) -> Any:
        asked.release()
        return shop(query)

    reading = iter(pages(fetch, page_size=10, ahead=ahead))
    next(reading)
    assert all(asked.acquire(timeout=5) for _ in range(1 + ahead))
    reading.close()  # type: ignore[attr-defined]


def test_nothing_is_asked_for_beyond_a_last_page_that_is_known() -> None:
    shop = Shop(25)
    assert rows(shop, page_size=10, ahead=1) == ids(1, 25)
    assert shop.asked == 3


@pytest.mark.parametrize("ahead", [0, 1, 4])
@pytest.mark.parametrize("by_id", [False, True])
def test_an_error_comes_where_its_page_would(ahead: int, by_id: bool) -> None:
    shop = Shop(30)

    def fetch(query: dict[str, Any]) -> Any:
        if query.get("page") == 2 or query.get("min_id", 0) > 10:
            raise OSError("gone")
        return shop(query)

    reading = pages(fetch, page_size=10, ahead=ahead, by_id=by_id).rows()
    assert [next(reading) for _ in range(10)] == ids(1, 10)
    with pytest.raises(OSError, match="gone"):
        next(reading)


@pytest.mark.parametrize(
    ("options", "name"),
    [({"page_size": 0}, "page_size"), ({"start_page": 0}, "start_page"), ({"ahead": -1}, "ahead")],
)
def test_numbers_that_make_no_sense_are_refused_at_once(options: Any, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        pages(Shop(1), **options)


def test_by_id_is_refused_where_the_api_cannot_filter_by_it() -> None:
    with pytest.raises(ValueError, match="by_id"):
        pages_of(Shop(1), dict, {}, by_id=True)
    with pytest.raises(ValueError, match="sort"):
        pages_of(Shop(1), dict, {"sort": "name:asc"}, id_range=True, by_id=True)
