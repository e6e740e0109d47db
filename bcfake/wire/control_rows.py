"""The rows of a store by the control API: arranged and looked at without the API's rules."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from io import StringIO
from typing import Any

from bcfake.collection import Collection
from bcfake.errors import Unknown
from bcfake.fake import FakeStore
from bcfake.resources import CATALOGUE
from bcfake.schema import Resource
from bcfake.wire import control_answers as answers
from bcfake.wire.control_arguments import Missing, Wrong

MOST = 10_000  # rows one call adds


def _rows(shop: FakeStore, name: str) -> Collection:
    if name not in CATALOGUE:
        raise Missing(f"unknown resource {name!r:.80}", "resource", sorted(CATALOGUE.by_name))
    return Collection(shop.data, CATALOGUE[name])


def telling(shop: FakeStore, tell: bool) -> ExitStack:
    """A transaction; webhooks hear of it if `tell`."""
    stack = ExitStack()
    if tell:
        stack.enter_context(shop.webhooks.telling())
    stack.enter_context(shop.data.transaction())
    return stack


def find_rows(shop: FakeStore, resource: str, **equal: Any) -> dict[str, Any]:
    """Every row, or those whose fields equal what the query asks for."""
    rows = _rows(shop, resource)
    read = {name: _read(CATALOGUE[resource], name, text) for name, text in equal.items()}
    return {"rows": [answers.plain(row) for row in rows.all(**read)]}


def _read(resource: Resource, name: str, text: str) -> Any:
    if name == resource.parent_key:
        return int(text) if text.isdecimal() else text
    if name not in resource.by_name:
        raise Unknown(name, "Known fields: " + ", ".join(resource.by_name) + ".")
    return resource.by_name[name].read(text)


def add_rows(
    shop: FakeStore, resource: str, values: Mapping[str, Any], count: int = 1, tell: bool = False
) -> dict[str, Any]:
    """New rows; required fields left out get sensible values. `tell` lets webhooks know."""
    rows = _rows(shop, resource)
    if not 1 <= count <= MOST:
        raise Wrong(f"count: {count} cannot be", "count", f"1 to {MOST}")
    with telling(shop, tell):
        return {"rows": [answers.plain(row) for row in rows.add_many(count, **values)]}


def add_csv(shop: FakeStore, resource: str, text: str, tell: bool = False) -> dict[str, Any]:
    """A new row for each line of a CSV document whose first line names the fields."""
    rows = _rows(shop, resource)
    with telling(shop, tell):
        try:
            added = rows.add_csv(StringIO(text.removeprefix("\ufeff"), newline=""))
        except ValueError as problem:
            raise Wrong(str(problem), "text", "lines, of which the first names fields") from None
        return {"rows": [answers.plain(row) for row in added]}


def get_row(shop: FakeStore, resource: str, id: str) -> dict[str, Any]:
    """One row."""
    found: dict[str, Any] = answers.plain(_rows(shop, resource).get(_id(id)))
    return found


def update_row(
    shop: FakeStore, resource: str, id: str, values: Mapping[str, Any], tell: bool = False
) -> dict[str, Any]:
    """The row with the values laid over it."""
    rows = _rows(shop, resource)
    with telling(shop, tell):
        changed: dict[str, Any] = answers.plain(rows.update(_id(id), **values))
        return changed


def update_only_row(
    shop: FakeStore, resource: str, values: Mapping[str, Any], tell: bool = False
) -> dict[str, Any]:
    """The one row of a resource that has a single one."""
    rows = _rows(shop, resource)
    if not CATALOGUE[resource].single:
        raise Wrong(f"{resource} has many rows: name one by its id", "id", "the id of a row")
    with telling(shop, tell):
        changed: dict[str, Any] = answers.plain(rows.update(**values))
        return changed


def delete_row(shop: FakeStore, resource: str, id: str, tell: bool = False) -> None:
    """Take a row out, as the API would."""
    rows = _rows(shop, resource)
    with telling(shop, tell):
        rows.delete(_id(id))


def _id(text: str) -> int | str:
    return int(text) if text.isdecimal() else text
