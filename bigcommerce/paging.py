"""Lists as their callers see them: pages as objects, rows of all pages, and what moved meanwhile.

`Pages` asks for nothing until it is iterated over.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from bigcommerce.walks import Step

log = logging.getLogger(__name__)

MAX_PAGE = 250  # rows the API gives at most; V2 answers 413 to more

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list; iterates over its rows.

    `number` counts from 1 and is None where the list is not read by numbers. `total` is the
    number of rows of the whole list where the answer told it (V3). `next` are the arguments with
    which reading goes on after this page, beside the filters, `pages(**page.next)`; it can be kept
    as JSON, and is None on the last page. `meta` is what V3 sent beside the rows.
    """

    items: list[Row]
    number: int | None = None
    total: int | None = None
    next: dict[str, Any] | None = None
    meta: dict[str, Any] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Drift(NamedTuple):
    """The list changed while it was read.

    `what` is "repeated": the row `id` came again on this page, and was dropped; or "total": the
    list now has another number of rows than on the page before.
    """

    what: str
    page: int | None
    id: Any = None


class Pages(Generic[Row]):
    """The pages of a list, each asked for when the loop gets there; `rows()` goes through them.

    A row that comes a second time, because others were written or deleted meanwhile, is dropped
    and told in `drifted`, which is of the latest loop.
    """

    def __init__(
        self,
        walk: Callable[[], Iterable[Step]],
        make: Callable[[Any], Row],
        count: Callable[[], int | None],
    ) -> None:
        self._walk = walk
        self._make = make
        self._count = count
        self._total: int | None = None
        self.drifted: list[Drift] = []

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: iterate over it for the pages>"

    @property
    def total(self) -> int | None:
        """How many rows the list has, for a progress bar; None where the API does not tell.

        One request, unless a page has told it.
        """
        if self._total is None:
            self._total = self._count()
        return self._total

    def __iter__(self) -> Iterator[Page[Row]]:
        self.drifted = []
        seen: set[Any] = set()
        for step in self._walk():
            rows = self._new(step, seen)
            self._note_total(step)
            made = [self._make(row) for row in rows]
            if made:
                yield Page(made, step.number, step.told.total, step.next, step.told.meta)
            del step, rows, made  # the next page is parsed into what this one took: a third quicker

    def rows(self, max_items: int | None = None) -> Iterator[Row]:
        """The rows of all pages, at most `max_items`."""
        yield from itertools.islice(self._rows(), max_items)

    def _rows(self) -> Iterator[Row]:
        for page in self:
            rows = iter(page.items)
            del page  # see `__iter__`
            yield from rows

    def _new(self, step: Step, seen: set[Any]) -> list[Any]:
        ids = [row.get("id") if isinstance(row, dict) else None for row in step.told.rows]
        ids = [id if isinstance(id, int | str) else None for id in ids]
        for id in ids:
            if id in seen:
                self._drifted(Drift("repeated", step.number, id))
        new = [row for id, row in zip(ids, step.told.rows, strict=True) if id not in seen]
        seen.update(id for id in ids if id is not None)
        return new

    def _note_total(self, step: Step) -> None:
        told = step.told.total
        if told is not None:
            if self._total is not None and self._total != told:
                self._drifted(Drift("total", step.number))
            self._total = told

    def _drifted(self, drift: Drift) -> None:
        if not self.drifted:
            log.warning("the list changed while it was read: %s", drift)
        self.drifted.append(drift)


def at_least(name: str, value: Any, least: int) -> None:
    """Raises ValueError for a number that is too small."""
    if value < least:
        raise ValueError(f"{name} is {value!r}: a whole number of {least} or more is needed")
