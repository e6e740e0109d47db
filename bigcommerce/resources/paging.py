"""From pages to rows. Pure: a function asks for one page, nothing here knows what a row is."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

MAX_PAGE = 250  # rows V2 gives at most; asking for more is answered with 413
_DEFAULT_PAGE = 50  # rows V2 gives when not told

Filters = dict[str, Any]


def rows(
    fetch: Callable[[Filters], Any],
    filters: Filters,
    *,
    paged: bool = True,
    page_size: int = MAX_PAGE,
    max_items: int | None = None,
    start_page: int = 1,
) -> Iterator[Any]:
    """The rows of all pages, each page asked for when it is needed, at most `max_items` rows.

    `fetch` takes the query of one page and returns its rows. Without `paged`, or with a `limit` or
    `page` of the caller's among the filters, there is one request.
    """
    _check("page_size", page_size, 1)
    _check("start_page", start_page, 1)
    if max_items is not None:
        _check("max_items", max_items, 0)
    if not paged or filters.get("limit") or filters.get("page"):
        found = _one_page(fetch, filters)
    else:
        found = _all_pages(fetch, filters, min(page_size, max_items or page_size), start_page)
    return itertools.islice(found, max_items)


def _check(name: str, value: int, least: int) -> None:
    if value < least:
        raise ValueError(f"{name} is {value!r}: a whole number of {least} or more is needed")


def _one_page(fetch: Callable[[Filters], Any], filters: Filters) -> Iterator[Any]:
    yield from _listed(fetch(filters))


def _all_pages(
    fetch: Callable[[Filters], Any], filters: Filters, size: int, start: int
) -> Iterator[Any]:
    previous, size_given = None, size
    for number in itertools.count(start):
        answer = fetch({**filters, "page": number, "limit": size})
        page = _listed(answer)
        if page == previous:  # an endpoint that ignores `page`
            return
        yield from page
        if number == start and len(page) == _DEFAULT_PAGE:
            size_given = min(size, _DEFAULT_PAGE)  # the endpoint may ignore `limit`
        if isinstance(answer, dict) or len(page) < size_given:
            return
        previous = page


def _listed(answer: Any) -> Any:
    """A page as a list; an empty answer is `{}`, and an object counts as one row."""
    if isinstance(answer, dict):
        return [answer] if answer else []
    return answer
