"""Which rows of a V3 list one request is given, by page or by cursor, and what its meta says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bcfake import viewing
from bcfake.errors import Unprocessable
from bcfake.query import Order
from bcfake.schema import Condition, Filter
from bcfake.store import Rows, Store
from bcfake.view import View
from bcfake.wire import v3_query as asked
from bcfake.wire.v3_answers import cursor_id, cursor_meta, page_meta

Meta = dict[str, Any]
AFTER, BEFORE = Filter("after", "id", "gt"), Filter("before", "id", "lt")
UP_TO, FROM = Filter("up_to", "id", "le"), Filter("from", "id", "ge")


@dataclass(frozen=True)
class Part:
    """What a request asks for of a list, but for its place in it."""

    view: View
    store: Store
    ids: tuple[Any, ...]
    where: Sequence[Condition]
    order: Order | None
    limit: int

    def rows(self, *also: Condition, **more: Any) -> Rows:
        """The rows that meet the filters and `also`; `more` as for `viewing.select`."""
        where = [*self.where, *also]
        return viewing.select(
            self.view, self.store, self.ids, where, **{"order": self.order, **more}
        )

    def count(self) -> int:
        """How many rows meet the filters."""
        where = [*viewing.placed(self.view, self.store, self.ids), *self.where]
        return self.store.count(self.view.source, where=where)


def read(part: Part, query: Mapping[str, str]) -> tuple[Rows, Meta]:
    """The rows that the query asks for, and the meta."""
    by_cursor = part.view.paging == "cursor" or not asked.CURSORS.isdisjoint(query)
    return _by_cursor(part, query) if by_cursor else _by_page(part, query)


def _by_page(part: Part, query: Mapping[str, str]) -> tuple[Rows, Meta]:
    page, limit, view = asked.page(query), part.limit, part.view
    rows = part.rows(page=page, limit=limit)
    if len(rows) < limit and (rows or page == 1):
        total = (page - 1) * limit + len(rows)  # the last page tells without counting
    else:
        total = part.count()
    pages = page_meta(query, total=total, count=len(rows), page=page, limit=limit)
    if not view.links:
        pages.pop("links", None)
    if view.paging == "page":
        return rows, {"pagination": pages}
    if pages["total_pages"] <= 1:
        pages.pop("links", None)  # recorded: customers on one page
    more, earlier = page < pages["total_pages"], page > 1
    return rows, {
        "pagination": pages,
        "cursor_pagination": _cursors(part, query, rows, more, earlier),
    }


def _by_cursor(part: Part, query: Mapping[str, str]) -> tuple[Rows, Meta]:
    back = "before" in query and "after" not in query
    text = query.get("before" if back else "after")
    id = None if text is None else cursor_id(text)
    name, descending = part.order or part.view.order or part.view.source.default_order
    if name == "id" and isinstance(id, int):
        rows, earlier, more = _from_id(part, descending, id, back)
    else:
        rows, earlier, more = _from_place(part, id, back)
    return rows, {"cursor_pagination": _cursors(part, query, rows, more, earlier)}


def _cursors(
    part: Part, query: Mapping[str, str], rows: Rows, more: bool, earlier: bool
) -> Mapping[str, Any]:
    keys = [row["id"] for row in rows]
    return cursor_meta(query, keys, limit=part.limit, more=more, earlier=earlier)


def _from_id(part: Part, descending: bool, id: int, back: bool) -> tuple[Rows, bool, bool]:
    """The rows beyond an id, and whether there are any before and after them.

    The table is not walked through, and the row of the cursor may be gone by now (assumed).
    """
    upward = descending is back
    beyond, behind = (AFTER, UP_TO) if upward else (BEFORE, FROM)
    rows = part.rows(Condition(beyond, id), order=("id", not upward), limit=part.limit + 1)
    further, rows = len(rows) > part.limit, rows[: part.limit]
    others = bool(part.rows(Condition(behind, id), order=("id", False), limit=1))
    return (rows[::-1], further, others) if back else (rows, others, further)


def _from_place(part: Part, id: Any, back: bool) -> tuple[Rows, bool, bool]:
    """The same in any order, or from the first row; the row of the cursor must be there."""
    rows = part.rows()
    first, last = 0, len(rows)
    if id is not None:
        place = next((n for n, row in enumerate(rows) if row["id"] == id), None)
        if place is None:
            raise Unprocessable("The cursor stands for a row that is not there any more.")
        first, last = (0, place) if back else (place + 1, last)
    if back:
        first = max(0, last - part.limit)
    else:
        last = min(last, first + part.limit)
    return rows[first:last], first > 0, last < len(rows)
