"""Reading everything: page after page, parent after parent, what was read before left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bcfake.record.partial import Partial
from bcfake.record.personal import Scrubber
from bcfake.record.plan import v3_views
from bcfake.record.reader import V3, Absent, Get
from bcfake.resources import CATALOGUE
from bcfake.schema import LIST, Resource
from bcfake.view import View

LARGEST = 250  # rows of a page
USUAL = 50  # rows of a page where the limit is passed over
EVERY = 50  # parents between two lines of progress

Page = tuple[list[Any], int, bool]
Tell = Callable[[str], object]


def read(get: Get, names: Sequence[str], partial: Partial, scrubber: Scrubber, tell: Tell) -> None:
    """Read the resources into `partial`."""
    for name in names:
        resource = CATALOGUE[name]
        for number, (path, parent, parents) in enumerate(places(resource, partial), 1):
            try:
                for rows, page, last in pages(get, resource, path, partial.next_page(path)):
                    shown = [scrubber.row(resource, row) for row in rows]
                    partial.add(name, path, parent, page, last, shown)
                    if parent is None and not last:
                        tell(f"{name}: {len(partial.rows[name])} rows ...")
            except Absent as absent:
                partial.add(name, path, parent, 1, True, [])
                tell(f"passed over: {absent}")
            if parent is not None and number % EVERY == 0:
                tell(f"{name}: {number} of {parents} {_above(resource)} ...")
        tell(f"{name}: {len(partial.rows[name])} rows")


def _above(resource: Resource) -> str:
    return resource.parent.name if resource.parent else ""


def places(resource: Resource, partial: Partial) -> Iterator[tuple[str, Any, int]]:
    """(path, parent's id, how many parents there are) of each list; one, where it takes no more."""
    view = v3_views().get(resource.name)
    if view is not None:
        yield from _places_of_v3(view, partial)
        return
    if resource.parent is None or LIST in resource.flat:
        above = f"{resource.parent.path}/" if resource.parent else ""
        yield resource.flat_path or above + resource.path, None, 0
        return
    parents = partial.rows[resource.parent.name]
    for row in parents:
        yield f"{resource.parent.path}/{row['id']}/{resource.path}", row["id"], len(parents)


def _places_of_v3(view: View, partial: Partial) -> Iterator[tuple[str, Any, int]]:
    if view.parent is None:
        yield V3 + view.path, None, 0
        return
    parents = partial.rows[view.parent.source.name]
    for row in parents:
        yield f"{V3}{view.parent.path}/{row['id']}/{view.path}", row["id"], len(parents)


def _pages_of_v3(get: Get, view: View, path: str, first: int) -> Iterator[Page]:
    page, last = first, False
    while not last:
        answer = get(path, page=page, limit=min(LARGEST, view.max_limit)) or {}
        paging = (answer.get("meta") or {}).get("pagination") or {}
        last = page >= (paging.get("total_pages") or 0)
        yield _listed(answer.get("data")), page, last
        page += 1


def pages(get: Get, resource: Resource, path: str, first: int) -> Iterator[Page]:
    """(rows, number, whether it is the last) of each page from the `first` on; 0 is none."""
    if not first:
        return
    if path.startswith(V3):
        yield from _pages_of_v3(get, v3_views()[resource.name], path, first)
        return
    if resource.single or not resource.paged:
        yield _listed(get(path)), 1, True
        return
    before: list[Any] = []
    page = first
    while True:
        rows = _listed(get(path, page=page, limit=LARGEST))
        if rows == before:
            rows = []  # a list that takes no notice of the page
        last = len(rows) < LARGEST and len(rows) != USUAL
        yield rows, page, last
        if last:
            return
        before, page = rows, page + 1


def _listed(answer: Any) -> list[Any]:
    if isinstance(answer, dict):
        return [answer] if answer else []
    return [dict(row) for row in answer or ()]
