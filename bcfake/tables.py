"""Rows in memory: insert, put, remove, look up, share; knows neither resources nor HTTP."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

Key = Callable[[Any], Any]  # what an index files a value under


class Frozen(dict[str, Any]):
    """A mapping that is never changed: a row, or an object in a row."""

    __slots__ = ()

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a row is never changed in place; update it through its collection")

    __setitem__ = __delitem__ = __ior__ = _refuse
    update = setdefault = pop = popitem = clear = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return Frozen, (dict(self),)


def frozen(value: Any) -> Any:
    """A JSON value that cannot be changed: objects become `Frozen`, lists tuples."""
    if isinstance(value, Frozen):
        return value
    if isinstance(value, Mapping):
        return Frozen({name: frozen(part) for name, part in value.items()})
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


CHANGEABLE = (dict, list, tuple)  # or what is in it


class Row(Frozen):
    """One object; a new version replaces it. Keeps its rendered forms."""

    __slots__ = ("key", "rendered", "viewed")

    def __init__(self, values: Mapping[str, Any], key: int) -> None:
        super().__init__(values)
        for name, value in values.items():
            if type(value) in CHANGEABLE:
                dict.__setitem__(self, name, frozen(value))
        self.key = key
        self.rendered: tuple[str, bytes] | None = None
        self.viewed: dict[Any, Any] | None = None  # by view

    def __reduce__(self) -> tuple[Any, ...]:
        return Row, (dict(self), self.key)

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)


class Table:
    """The rows of one resource by integer key, in key order, with equality indexes."""

    __slots__ = ("indexes", "last", "order", "rows", "shared")

    def __init__(self, indexes: Mapping[str, Key] | None = None) -> None:
        self.rows: dict[int, Row] = {}
        self.order: list[int] = []  # keys, ascending
        self.indexes: dict[str, tuple[Key, dict[Any, list[int]]]] = {
            name: (key, {}) for name, key in (indexes or {}).items()
        }
        self.last = 0  # the highest key ever given
        self.shared = False  # seen by a snapshot, so it must be copied before the next write

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[Row]:
        rows = self.rows
        return (rows[key] for key in self.order)

    def copy(self) -> Table:
        """An equal table that can be written without changing this one."""
        twin = Table()
        twin.rows, twin.order, twin.last = dict(self.rows), list(self.order), self.last
        twin.indexes = {
            name: (key, {value: list(keys) for value, keys in filed.items()})
            for name, (key, filed) in self.indexes.items()
        }
        return twin

    def put(self, row: Row) -> Row | None:
        """Insert the row, or replace the one with its key; returns the one it replaced."""
        old = self.rows.get(row.key)
        self.rows[row.key] = row
        if old is None:
            if self.order and row.key < self.order[-1]:
                insort(self.order, row.key)
            else:
                self.order.append(row.key)
            self.last = max(self.last, row.key)
        self._file(old, row)
        return old

    def remove(self, key: int) -> Row:
        """Take the row out."""
        row = self.rows.pop(key)
        del self.order[bisect_left(self.order, key)]
        self._file(row, None)
        return row

    def _file(self, old: Row | None, new: Row | None) -> None:
        for name, (key, filed) in self.indexes.items():
            before = None if old is None else key(old.get(name))
            after = None if new is None else key(new.get(name))
            if old is not None and new is not None and before == after:
                continue
            if old is not None:
                keys = filed[before]
                del keys[bisect_left(keys, old.key)]
                if not keys:
                    del filed[before]
            if new is not None:
                insort(filed.setdefault(after, []), new.key)

    def keys_where(self, name: str, value: Any) -> Sequence[int]:
        """Keys, ascending, of the rows whose indexed field `name` equals `value`."""
        key, filed = self.indexes[name]
        return filed.get(key(value), ())


class Tables:
    """All tables of a store; a snapshot shares them and the next write copies the one it needs.

    `version` is another object whenever the contents may be others, and no two stores share one.
    """

    def __init__(self, tables: Mapping[str, Table] | None = None) -> None:
        self._tables: dict[str, Table] = dict(tables or {})
        self.version = object()

    def read(self, name: str, fresh: Callable[[], Table]) -> Table:
        """The table called `name`, to be read only; `fresh` gives it at first use."""
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = fresh()
        return table

    def write(self, name: str, fresh: Callable[[], Table]) -> Table:
        """The table called `name`, private to this store, to be written at once."""
        self.version = object()
        table = self.read(name, fresh)
        if table.shared:
            table = self._tables[name] = table.copy()
        return table

    def snapshot(self) -> Mapping[str, Table]:
        """The present contents; costs one pass over the tables, not over the rows."""
        for table in self._tables.values():
            table.shared = True
        return dict(self._tables)
