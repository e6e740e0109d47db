"""How a V2 list is read page by page: the options of `pages` and `iterall` become a walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any, TypeVar

from bigcommerce.paging import MAX_PAGE, Pages, at_least
from bigcommerce.walks import IdRange, Step, Told, by_id, by_id_at_once, numbered

Row = TypeVar("Row")
Filters = dict[str, Any]
_NOT_COUNTED = {"page", "limit", "sort", "include", "exclude"}


_READING = ("page_size", "start_page", "by_id", "start_id", "ahead")


def split(
    params: AnyMapping[str, Any] | None, options: Filters
) -> tuple[dict[str, Any], dict[str, Any]]:
    """How to read, and what to read, of the keywords of `pages`."""
    reading = {name: options[name] for name in _READING if name in options}
    filters = {name: value for name, value in options.items() if name not in reading}
    return reading, {**(params or {}), **filters}


def counted(resource: Any, connection: Any, *of: Any) -> int | None:
    """The number of rows that pass the filters (the last of `of`), where the API counts them."""
    *parent, filters = of
    if not hasattr(resource, "count"):
        return None
    total: int = resource.count(*parent, connection=connection, params=filters)
    return total


def pages_of(
    fetch: Callable[[Filters], Any],
    make: Callable[[Any], Row],
    filters: Filters,
    *,
    paged: bool = True,
    id_range: bool = False,
    count: Callable[[Filters], int | None] = lambda filters: None,
    page_size: int = MAX_PAGE,
    start_page: int = 1,
    by_id: bool = False,
    start_id: int | None = None,
    ahead: int = 0,
) -> Pages[Row]:
    """The pages of a list. `fetch` takes the query of one page and returns the answer's body.

    Without `paged`, or with a `limit` or `page` of the caller's among the filters, there is one
    request. Raises ValueError for options that the list cannot be read with.
    """
    at_least("page_size", page_size, 1)
    at_least("start_page", start_page, 1)
    at_least("ahead", ahead, 0)
    by_id = by_id or start_id is not None
    if by_id and (not id_range or "sort" in filters):
        raise ValueError("by_id: this list cannot be filtered by id, or `sort` orders it otherwise")

    def ask(query: Filters) -> Told:
        return _told(fetch({**filters, **query}))

    def walk() -> Iterator[Step]:
        if not paged or filters.get("limit") or filters.get("page"):
            return iter([Step(ask({}), filters.get("page"), None)])
        if by_id:
            return _by_id(ask, filters, start_id, page_size, ahead)
        return numbered(ask, start_page, page_size, ahead)

    counted = {name: value for name, value in filters.items() if name not in _NOT_COUNTED}
    return Pages(walk, make, lambda: count(counted))


def _by_id(
    ask: Callable[[Filters], Told], filters: Filters, start: int | None, size: int, ahead: int
) -> Iterator[Step]:
    if ahead > 1 and start is None and not {"min_id", "max_id"} & set(filters):
        return by_id_at_once(ask, IdRange(), size, ahead)
    least = max(start or 0, int(filters.get("min_id") or 0))
    return by_id(ask, IdRange(), least, size, ahead)


def _told(answer: Any) -> Told:
    """An empty answer is `{}`, and an object counts as one row."""
    if isinstance(answer, dict):
        return Told([answer] if answer else [], whole=True)
    return Told(list(answer))
