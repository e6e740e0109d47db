"""Laws of reading all pages."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from bigcommerce.resources.paging import rows


class Shop:
    """Rows behind a limit, as V2 gives them: `{}` when there is nothing (more)."""

    def __init__(self, total: int, cap: int = 250, default: int = 50) -> None:
        self.total, self.cap, self.asked = total, cap, 0

    def __call__(self, query: dict[str, Any]) -> Any:
        self.asked += 1
        size = min(query["limit"], self.cap)
        start = (query["page"] - 1) * size
        return list(range(start, min(start + size, self.total))) or {}


@given(total=st.integers(0, 120), size=st.integers(1, 60))
def test_every_row_comes_once_and_in_order(total: int, size: int) -> None:
    assert list(rows(Shop(total), {}, page_size=size)) == list(range(total))


@given(total=st.integers(0, 120), size=st.integers(1, 45))
def test_the_last_page_is_known_by_its_length(total: int, size: int) -> None:
    shop = Shop(total)
    list(rows(shop, {}, page_size=size))
    assert shop.asked == total // size + 1


@given(total=st.integers(0, 260))
@example(total=50)
@example(total=100)
@example(total=101)
def test_nothing_is_lost_where_the_limit_is_ignored(total: int) -> None:
    """Such an endpoint gives pages of 50 whatever is asked for."""
    assert list(rows(Shop(total, cap=50), {})) == list(range(total))


@given(total=st.integers(0, 60), size=st.integers(1, 20), most=st.integers(0, 70))
def test_no_more_rows_and_requests_than_asked_for(total: int, size: int, most: int) -> None:
    shop = Shop(total)
    found = list(rows(shop, {}, page_size=size, max_items=most))
    assert found == list(range(min(total, most)))
    assert shop.asked <= -(-most // size)


@given(total=st.integers(0, 60), start=st.integers(1, 8))
def test_reading_starts_at_the_page_asked_for(total: int, start: int) -> None:
    found = list(rows(Shop(total), {}, page_size=10, start_page=start))
    assert found == list(range(total))[(start - 1) * 10 :]
