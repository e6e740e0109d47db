"""Rows as V3 writes them: JSON that is kept with a row as long as what it was made of holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bcfake import viewing
from bcfake.reads import Note, Reads, hold
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Sight, View
from bcfake.wire.v3_answers import v3_json
from bcfake.wire.v3_query import Projection

WHOLE = Projection(None, ())


@dataclass(slots=True)
class _Kept:
    """A row under one view, `told` to an app below a base URL; `notes` is what else went in."""

    json: bytes
    told: tuple[str, str]
    notes: tuple[Note, ...]
    version: object  # of the store, when all of it held


class Writer:
    """Writes rows for one request; the caller holds the store's lock and writes nothing meanwhile.

    A whole row under a view is kept with the row, which is replaced when it changes. What is read
    beyond it is noted, and read again where anything was written since: a write costs other rows
    a look at what they depend on, not their JSON.
    """

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base
        self.told, self.version = (base, store.asker), store.version

    def write(self, view: View, row: Row, shown: Projection = WHOLE) -> bytes:
        """The row under a view with the fields and includes asked for."""
        if shown.names is None:
            body = self._whole(view, row)
        else:
            sight = Sight(self.store, row, self.base)
            body = v3_json(viewing.show(view, sight, names=shown.names))
        if not shown.include:
            return body
        parts = [
            v3_json(view.shown_as.get(name, name)) + b":" + self._included(view, name, row)
            for name in dict.fromkeys(shown.include)
        ]
        return body[:-1] + b"," + b",".join(parts) + b"}"

    def write_all(self, view: View, rows: Sequence[Row], shown: Projection = WHOLE) -> bytes:
        """The rows as a list."""
        return b"[" + b",".join([self.write(view, row, shown) for row in rows]) + b"]"

    def _included(self, view: View, name: str, row: Row) -> bytes:
        source, sight = view.included[name], Sight(self.store, row, self.base)
        if isinstance(source, View):
            return self.write_all(source, viewing.below(source, sight))
        return v3_json(source(sight))

    def _whole(self, view: View, row: Row) -> bytes:
        kept: _Kept | None = None if row.viewed is None else row.viewed.get(view)
        if kept is not None and kept.told == self.told and self._holds(kept):
            return kept.json
        reads = Reads(self.store)
        body = v3_json(viewing.show(view, Sight(reads, row, self.base)))
        if reads.lasting:
            if row.viewed is None:
                row.viewed = {}
            row.viewed[view] = _Kept(body, self.told, reads.notes, self.version)
        return body

    def _holds(self, kept: _Kept) -> bool:
        if kept.version is not self.version:
            if not hold(kept.notes, self.store):
                return False
            kept.version = self.version
        return True
