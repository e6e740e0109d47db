"""Ways through the pages of a list: by number, by cursor or by id, alone or with pages ahead.

Pure: a function asks for one page; nothing here knows what a row is, but for its `id`.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

DEFAULT_PAGE = 50  # rows the API gives when not told

Query = dict[str, Any]


class Told(NamedTuple):
    """What one answer told: its rows, and what else V3 tells of the list.

    `last` says whether it is the last page, None where the answer does not say (V2). `following`
    is the query of the next page where the answer tells it. `whole` marks an answer that is no
    page: everything there is.
    """

    rows: list[Any]
    total: int | None = None
    last: bool | None = None
    following: Query | None = None
    meta: dict[str, Any] = {}  # noqa: RUF012
    whole: bool = False


class Step(NamedTuple):
    """One page on the way: where it was, and what asks for the one after it (None: the end)."""

    told: Told
    number: int | None
    next: Query | None


Ask = Callable[[Query], Told]


def in_order(
    call: Callable[[int], Told], numbers: Iterator[int], ahead: int, size: int
) -> Iterator[Told]:
    """The answers to `call(number)`, up to `ahead` of them on their way before they are needed."""
    if ahead < 1:
        yield from map(call, numbers)
        return
    threads = ThreadPoolExecutor(ahead, thread_name_prefix="bigcommerce-pages")
    waiting: deque[Future[Told]] = deque()

    def fill() -> None:
        for number in itertools.islice(numbers, ahead - len(waiting)):
            waiting.append(threads.submit(call, number))

    try:
        while True:
            fill()
            told = waiting.popleft().result()
            if not _seems_last(told, size):
                fill()
            yield told
    finally:
        threads.shutdown(cancel_futures=True)  # no request outlives the loop


def _seems_last(told: Told, size: int) -> bool:
    return told.whole or (len(told.rows) < size if told.last is None else told.last)


def _marks(rows: list[Any]) -> list[Any]:
    """What tells one page from another: its ids, which are small to keep, or the rows."""
    ids = [row.get("id") if isinstance(row, dict) else None for row in rows]
    return rows if None in ids else ids


def numbered(ask: Ask, start: int, size: int, ahead: int = 0) -> Iterator[Step]:
    """Pages `start`, `start` + 1, … of `size` rows."""
    previous, size_given = None, size
    answers = in_order(
        lambda number: ask({"page": number, "limit": size}), itertools.count(start), ahead, size
    )
    number = start
    for told in answers:
        seen = _marks(told.rows)
        if seen == previous:  # an endpoint that ignores `page`
            return
        if number == start and len(told.rows) == DEFAULT_PAGE:
            size_given = min(size, DEFAULT_PAGE)  # the endpoint may ignore `limit`
        last = _seems_last(told, size_given) or not told.rows
        yield Step(told, number, None if last else {"start_page": number + 1, "page_size": size})
        if last:
            return
        previous = seen
        number += 1
        del told  # so that it need not be kept while the next is parsed


def chained(
    ask: Ask, first: Query, follow: Callable[[Told], Query | None], ahead: int = 0
) -> Iterator[tuple[Told, Query | None]]:
    """Pages of which each tells what asks for the next; with `ahead`, that is asked at once."""
    if ahead < 1:
        query: Query | None = first
        while query is not None:
            told = ask(query)
            query = follow(told)
            yield told, query
        return
    with ThreadPoolExecutor(1, thread_name_prefix="bigcommerce-pages") as thread:
        coming: Future[Told] | None = thread.submit(ask, first)
        while coming is not None:
            told = coming.result()
            query = follow(told)
            coming = thread.submit(ask, query) if query is not None else None
            yield told, query


def linked(ask: Ask, first: Query, size: int, ahead: int = 0) -> Iterator[Step]:
    """Pages of which each answer tells the query of the next: `page` or the cursor `after`."""
    number = first.get("page", 1 if "after" not in first else None)

    def sized(query: Query) -> Told:
        return ask({**query, "limit": size})

    for told, query in chained(sized, first, lambda told: told.following, ahead):
        yield Step(told, number, _resumed(query, size))
        number = query.get("page") if query else None


def _resumed(query: Query | None, size: int) -> Query | None:
    if query is None:
        return None
    if "after" in query:
        return {"cursor": query["after"], "page_size": size}
    return {"start_page": query["page"], "page_size": size}


class IdRange(NamedTuple):
    """The filters with which a list is asked for a range of ids, and for the order of ids."""

    least: str = "min_id"
    most: str = "max_id"
    order: Query = {}  # noqa: RUF012


def by_id(
    ask: Ask, ids: IdRange, start: int, size: int, ahead: int = 0, most: int | None = None
) -> Iterator[Step]:
    """The rows from id `start` on (to `most`), each page after the last id of the one before.

    A row that exists throughout is met exactly once, whatever is written meanwhile.
    """

    def query(least: int) -> Query:
        bound = {} if most is None else {ids.most: most}
        return {ids.least: least, **bound, **ids.order, "limit": size}

    def follow(told: Told) -> Query | None:
        last = told.last if told.last is not None else len(told.rows) < size
        return None if last or not told.rows else query(told.rows[-1]["id"] + 1)

    met = 0
    for told, following in chained(ask, query(start), follow, ahead):
        total = None if start or told.total is None else met + told.total  # told is what is left
        met += len(told.rows)
        step = following and {"start_id": following[ids.least], "page_size": size}
        yield Step(told._replace(total=total), None, step)


def by_id_at_once(ask: Ask, ids: IdRange, size: int, ahead: int) -> Iterator[Step]:
    """All rows in the order of ids, pages by number and `ahead` at a time.

    Rows that slip between two pages while others are deleted are asked for by their ids, and so
    is what comes after the last page.
    """

    def in_id_order(query: Query) -> Told:
        return ask({**query, **ids.order})

    last = 0
    for step in numbered(in_id_order, 1, size, ahead):
        # A page asked for later may have been answered earlier: what it has below was met, or went.
        rows = [row for row in step.told.rows if row["id"] > last]
        if rows and last and rows[0]["id"] > last + 1:
            for between in by_id(ask, ids, last + 1, size, most=rows[0]["id"] - 1):
                if between.told.rows:
                    yield between
        if rows:
            last = rows[-1]["id"]
            following = {"start_id": last + 1, "page_size": size}
            yield step._replace(told=step.told._replace(rows=rows), next=following)
    yield from by_id(ask, ids, last + 1, size)
