"""How a V3 list is read: what its meta tells, and the walk that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs

from bigcommerce.paging import MAX_PAGE, Pages, at_least
from bigcommerce.v3.table import BY_CURSOR, Spec
from bigcommerce.walks import Step, Told, by_id, by_id_at_once, linked, numbered

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
Query = dict[str, Any]


class Rows(Generic[Row_co]):
    """A list, read as the loop goes through it. `pages()` gives its pages, `total` its length."""

    def __init__(self, pages: Pages[Row_co]) -> None:
        self._pages = pages

    def __iter__(self) -> Iterator[Row_co]:
        return self._pages.rows()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: iterate over it for the rows>"

    def pages(self) -> Pages[Row_co]:
        """The pages as objects."""
        return self._pages

    def first(self) -> Row_co | None:
        """The first row, None without any."""
        return next(iter(self), None)

    @property
    def total(self) -> int | None:
        """How many rows there are, as the latest page told, or one request does."""
        return self._pages.total

    @property
    def drifted(self) -> list[Any]:
        """What moved while the list was read; see `bigcommerce.paging.Drift`."""
        return self._pages.drifted


def told(body: Any) -> Told:
    """What the envelope of a list tells."""
    if not isinstance(body, dict) or "data" not in body:
        return Told(body if isinstance(body, list) else [body] if body else [], whole=True)
    meta = body.get("meta") or {}
    paging = meta.get("pagination") or {}
    following = _following(meta.get("cursor_pagination") or {}) or _following(paging)
    current, last = paging.get("current_page"), paging.get("total_pages")
    if following is None and current and last and current < last:
        following = {"page": current + 1}
    rows = body["data"] if isinstance(body["data"], list) else [body["data"]]
    return Told(rows, paging.get("total"), following is None, following, meta)


def _following(paging: Query) -> Query | None:
    link = (paging.get("links") or {}).get("next")
    asked = parse_qs(link.partition("?")[2]) if isinstance(link, str) else {}
    if "after" in asked:
        return {"after": asked["after"][0]}
    return {"page": int(asked["page"][0])} if "page" in asked else None


def pages_of(
    spec: Spec,
    fetch: Callable[[Query], Any],
    make: Callable[[Any], Row],
    filters: Query,
    *,
    page_size: int = MAX_PAGE,
    start_page: int | None = None,
    cursor: str | None = None,
    by_id: bool = False,
    start_id: int | None = None,
    ahead: int = 0,
) -> Pages[Row]:
    """The pages of a list; the options are those of `Collection.list`."""
    at_least("page_size", page_size, 1)
    at_least("ahead", ahead, 0)
    by_ids = by_id or start_id is not None
    if by_ids and (spec.ids is None or "sort" in filters):
        raise ValueError(f"by_id: {spec.name} cannot be read by id, or `sort` orders it otherwise")

    def ask(query: Query) -> Told:
        return told(fetch({**filters, **query}))

    def walk() -> Iterator[Step]:
        if not spec.paged or "limit" in filters or "page" in filters:
            return iter([Step(ask({}), filters.get("page"), None)])
        if by_ids:
            return _by_ids(spec, ask, start_id, page_size, ahead)
        if ahead > 1 and cursor is None and spec.paged != BY_CURSOR:
            return numbered(ask, start_page or 1, page_size, ahead)
        start = {"after": cursor} if cursor is not None else {}
        numbers = {} if start_page is None else {"page": start_page}
        return linked(ask, {**start, **numbers}, page_size, ahead)

    def count() -> int | None:
        return ask({"limit": 1} if spec.paged else {}).total

    return Pages(walk, make, count)


def _by_ids(
    spec: Spec, ask: Callable[[Query], Told], start: int | None, size: int, ahead: int
) -> Iterator[Step]:
    assert spec.ids is not None
    if ahead > 1 and start is None:
        return by_id_at_once(ask, spec.ids, size, ahead)
    return by_id(ask, spec.ids, start or 0, size, ahead)
