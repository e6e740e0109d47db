"""The rows of one resource as a test's author holds them: arrange and look, without HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bcfake import csv_import
from bcfake.errors import Unknown
from bcfake.fields import NewRow, lacking
from bcfake.schema import Resource
from bcfake.store import Store
from bcfake.tables import Row


class Collection:
    """`bcfake.products` and its like. Values go in as the API takes them and come out as Python's:
    Decimal, aware datetime, bool, tuple. The store's guarantees hold; what only the server may set
    (ids, dates, computed fields) may be given too.
    """

    def __init__(self, store: Store, resource: Resource) -> None:
        self._store = store
        self._resource = resource

    def add(self, **values: Any) -> Row:
        """A new row; required fields left out get sensible values, a missing parent is made.

        A value that is a function is called with the row's number, from 1, and gives the value:
        `add(name=lambda n: f"Mug {n}")`. Raises Refusal (Unknown, Invalid, Conflict, ...) and adds
        nothing if it may not be.
        """
        resource = self._resource
        with self._store.transaction():
            number = self._store.count(resource) + 1
            values = {k: v(number) if callable(v) else v for k, v in values.items()}
            parent = None
            if resource.parent is not None:
                parent = values.pop(resource.parent_key, None)
                if parent is None:
                    parent = Collection(self._store, resource.parent).add()["id"]
            return self._store.create(resource, self._filled(values), parent=parent)

    def add_many(self, count: int, **values: Any) -> list[Row]:
        """`count` new rows that share `values`; functions are called for each of them.

        Raises ValueError for a `count` that is no whole number from 0.
        """
        if not isinstance(count, int) or count < 0:
            raise ValueError(f"add_many({count!r}): how many, a whole number from 0")
        with self._store.transaction():
            return [self.add(**values) for _ in range(count)]

    def add_csv(self, path: csv_import.Source) -> list[Row]:
        """A new row for each line of a CSV file, or open file, whose first line names the fields.

        An empty cell leaves its field out, a list is JSON or its items between commas, an object
        JSON. Raises ValueError naming line, column and mistake, and adds nothing then.
        """
        with self._store.transaction():
            return csv_import.add_rows(path, self._resource, self.add)

    def _filled(self, values: dict[str, Any]) -> dict[str, Any]:
        number = self._store.count(self._resource) + 1
        sent = self._resource.parse(values, "create", trusted=True)
        missing = list(lacking(self._resource.fields, sent))
        unique = [f for f in missing if f.unique]
        while any(self._store.find(self._resource, **{f.name: f.example(number)}) for f in unique):
            number += 1
        samples = {f.name: self._sample(f.example(number)) for f in missing}
        return sent | self._resource.parse(samples, "create", trusted=True)

    def _sample(self, value: Any) -> Any:
        if not isinstance(value, NewRow):
            return value
        other = self._store.catalogue[value.resource]
        return Collection(self._store, other).add()["id"]

    def all(self, **equal: Any) -> list[Row]:
        """Every row that V2 has, by id; with `field=value`, those whose fields equal the values."""
        self._known(equal)
        shows = self._resource.v2_rows or (lambda row: True)
        return [row for row in self._store.find(self._resource, **equal) if shows(row)]

    def get(self, id: Any = None) -> Row:
        """The row with this id; raises NotFound."""
        return self._store.get(self._resource, id)

    def update(self, id: Any = None, **values: Any) -> Row:
        """The row with the values laid over it; raises Refusal."""
        sent = self._resource.parse(values, "update", trusted=True)
        return self._store.update(self._resource, id, sent)

    def delete(self, id: Any) -> None:
        """Take the row out, as the API would; raises Refusal."""
        self._store.delete(self._resource, id)

    def _known(self, names: dict[str, Any]) -> None:
        for name in names:
            if name not in self._resource.by_name and name != self._resource.parent_key:
                raise Unknown(name, "Known fields: " + ", ".join(self._resource.by_name) + ".")

    def __len__(self) -> int:
        if self._resource.v2_rows is not None:
            return len(self.all())
        return self._store.count(self._resource)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Row]:
        return iter(self.all())

    def __repr__(self) -> str:
        return f"<{self._resource.name}: {len(self)} row(s)>"
