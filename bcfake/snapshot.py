"""A state of a store to go back to: by `restore`, at the end of a `with`, or as a first state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bcfake.tables import Table


class Snapshot(Mapping[str, Table]):
    """The tables of a store at one moment, by name; costs next to nothing and never changes.

    `with store.snapshot(): ...` goes back to it at the end of the block, however that ends. It
    outlives its store, and `FakeStore(seed=snapshot)` begins with its rows.
    """

    def __init__(
        self, tables: Mapping[str, Table], restore: Callable[[Mapping[str, Table]], None]
    ) -> None:
        self._tables = dict(tables)
        self._restore = restore

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return f"<Snapshot: {sum(map(len, self._tables.values()))} row(s)>"

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *failure: object) -> None:
        self._restore(self)
