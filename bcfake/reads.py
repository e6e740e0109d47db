"""What was read of a store to work something out, and whether it would be read again as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from bcfake.errors import NotFound
from bcfake.schema import Resource
from bcfake.store import Rows, Store
from bcfake.tables import Row

Note = tuple[Callable[[Store], Any], Any]  # a read, and what was found


def hold(notes: Iterable[Note], store: Store) -> bool:
    """Whether all of it would be read of a store as it was."""
    return all(read(store) == found for read, found in notes)


class Reads(Store):
    """A store that notes what is read of it: rows got, found or seen to exist.

    `lasting` is whether that was all: what is made of the time, or by any other way into the
    store, must be made anew each time. It has no state but its notes; the lock is the caller's.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted: dict[Any, Note] = {}
        self.catalogue = store.catalogue  # which never changes
        self.lasting = True

    def __getattr__(self, name: str) -> Any:
        """Whatever else a store has is the store's, and its use is not noted."""
        self.lasting = False
        return getattr(self._store, name)

    def find(self, resource: Resource, **equal: Any) -> Rows:
        """As the store, noted."""
        found: Rows = self._note(
            ("find", resource, *equal.items()), partial(Store.find, resource=resource, **equal)
        )
        return [*found]

    def exists(self, resource: Resource, id: Any) -> bool:
        """As the store, noted."""
        read = partial(Store.exists, resource=resource, id=id)
        return bool(self._note(("exists", resource, id), read))

    def get(self, resource: Resource, id: Any = None, *, parent: Any = None) -> Row:
        """As the store, noted."""
        read = partial(_got, resource=resource, id=id, parent=parent)
        found: Row | None = self._note(("get", resource, id, parent), read)
        if found is None:
            raise NotFound()
        return found

    def _note(self, key: Any, read: Callable[[Store], Any]) -> Any:
        if key not in self._noted:
            self._noted[key] = read, read(self._store)
        return self._noted[key][1]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was read, without the store, which rows must not keep alive."""
        return tuple(self._noted.values())


def _got(store: Store, resource: Resource, id: Any, parent: Any) -> Row | None:
    try:
        return store.get(resource, id, parent=parent)
    except NotFound:
        return None
