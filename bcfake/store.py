"""One shop: the seven verbs over any resource, its rules, and the changes they made.

A verb is a transaction: when a rule refuses, everything the verb did is undone. The store never
names a resource; which there are is the catalogue it was given.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bcfake import query
from bcfake.clock import Clock
from bcfake.commit import Commit, Event, Write
from bcfake.errors import Conflict, NotFound
from bcfake.fields import refuse_missing
from bcfake.fresh import counted, fresh_table, key_of
from bcfake.schema import Catalogue, Condition, Filter, Moment, Resource, Verb
from bcfake.tables import Row, Table, Tables

Rows = list[Row]


@dataclass
class Change:
    """One create, update or delete under way, as rules see it.

    `sent` holds what the caller sent, parsed; `values` the proposed row, which before-rules may
    alter; `old` the row before (None on create), `row` the row after (None until it is written,
    and on delete).
    """

    store: Store
    resource: Resource
    verb: Verb
    sent: Mapping[str, Any]
    values: dict[str, Any]
    old: Row | None = None
    row: Row | None = None

    def new(self, name: str) -> Any:
        """The proposed value of a field, or None."""
        return self.values.get(name)

    def changes(self, name: str) -> bool:
        """Whether the field gets another value than it had."""
        return self.old is None or self.old.get(name) != self.values.get(name)


@dataclass
class _Transaction(Commit):
    depth: int = 0
    last_keys: list[int] = field(default_factory=list)  # of its table, before each write


class Store:
    """The state of one shop and the verbs that change it; safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        clock: Clock | None = None,
        tables: Mapping[str, Table] | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.clock = clock or Clock()
        self.lock = threading.RLock()
        self.client_id = ""  # the store's own app
        self.plan_limits: Mapping[str, int] = {}  # rows the plan allows, by the setting's name
        self._asking = threading.local()
        self.listeners: list[Callable[[Commit], None]] = []
        self.recordings = 0  # how many are under way
        self._tables = Tables(tables)
        self._transaction = _Transaction()

    # ---- reading

    def list(
        self,
        resource: Resource,
        *,
        parent: Any = None,
        where: Sequence[Condition] = (),
        order: query.Order | None = None,
        page: int = 1,
        limit: int | None = None,
    ) -> Rows:
        """The rows that meet `where`, in order; one page of them when there is a `limit`.

        Raises NotFound when `parent` (an id) names no row.
        """
        with self.lock:
            table, keys = self._select(resource, parent, where)
            keys = query.arrange(table, keys, order or resource.default_order)
            if limit is not None:
                keys = query.page(keys, page, limit)
            return [table.rows[key] for key in keys]

    def count(
        self, resource: Resource, *, parent: Any = None, where: Sequence[Condition] = ()
    ) -> int:
        """How many rows meet `where`; raises NotFound when `parent` names no row."""
        with self.lock:
            return len(self._select(resource, parent, where)[1])

    def find(self, resource: Resource, **equal: Any) -> Rows:
        """The rows whose fields equal the values given, by index where there is one."""
        with self.lock:
            table = self._read(resource)
            indexed = next((name for name in equal if name in table.indexes), None)
            keys = table.keys_where(indexed, equal[indexed]) if indexed else table.order
            rest = [(name, key_of(resource, name)) for name in equal if name != indexed]
            rows = [table.rows[key] for key in keys]
            return [r for r in rows if all(key(r.get(n)) == key(equal[n]) for n, key in rest)]

    def get(self, resource: Resource, id: Any = None, *, parent: Any = None) -> Row:
        """The row with this id (none needed for a single one); raises NotFound."""
        with self.lock:
            row = self._row(resource, id, parent)
            if row is None:
                raise NotFound()
            return row

    def exists(self, resource: Resource, id: Any) -> bool:
        """Whether there is a row with this id."""
        with self.lock:
            return self._row(resource, id, None) is not None

    # ---- writing

    def create(self, resource: Resource, sent: Mapping[str, Any], *, parent: Any = None) -> Row:
        """A new row from parsed values; raises Refusal and changes nothing if it may not be."""
        with self.transaction():
            if resource.parent is not None:
                self._require_parent(resource, parent)
            refuse_missing(resource.fields, sent)
            values = {**resource.initial}
            values |= resource.automatic(self.clock.now().replace(microsecond=0), creating=True)
            values |= {name: sent[name] for name in sent if resource.by_name[name].stored}
            if resource.parent is not None:
                values[resource.parent_key] = parent
            change = Change(self, resource, Verb.CREATE, sent, values)
            self._apply("before_create", change)
            self._guard_unique(change)
            change.row = self._insert(resource, values)
            self._apply("after_create", change)
            return self._finish(change)

    def update(
        self, resource: Resource, id: Any, sent: Mapping[str, Any], *, parent: Any = None
    ) -> Row:
        """The row with `sent` laid over it; raises Refusal and changes nothing if it may not be."""
        with self.transaction():
            old = self.get(resource, id, parent=parent)
            refuse_missing(resource.fields, sent, "update")
            stored = {name: sent[name] for name in sent if resource.by_name[name].stored}
            moment = self.clock.now().replace(microsecond=0)
            values = {**old, **resource.automatic(moment, creating=False), **stored}
            change = Change(self, resource, Verb.UPDATE, sent, values, old)
            self._apply("before_update", change)
            self._guard_unique(change)
            change.row = self._put(resource, Row(change.values, old.key))
            self._apply("after_update", change)
            return self._finish(change)

    def amend(self, resource: Resource, id: Any, **values: Any) -> Row:
        """Lay computed values over a row: for rules, which keep such fields true.

        No rule runs, no event is told and no date moves; raises NotFound.
        """
        with self.transaction():
            old = self.get(resource, id)
            if all(old.get(name) == value for name, value in values.items()):
                return old
            return self._put(resource, Row({**old, **values}, old.key))

    def insert(self, resource: Resource, **values: Any) -> Row:
        """A row nobody asked for: for rules that keep one for each row of another resource.

        No rule runs and no event is told.
        """
        with self.transaction():
            return self._insert(resource, {**resource.initial, **values})

    def keep(self, resource: Resource, place: Mapping[str, Any], **values: Any) -> Row:
        """Lay values over the row whose fields equal those of `place`, or insert one there.

        No rule runs and no event is told.
        """
        with self.transaction():
            for row in self.find(resource, **place):
                return self.amend(resource, row["id"], **values)
            return self.insert(resource, **place, **values)

    def remove(self, resource: Resource, id: Any) -> None:
        """Take out, with its children, a row that `insert` made; no rule runs."""
        with self.transaction():
            self._remove(resource, self.get(resource, id))

    def delete(self, resource: Resource, id: Any, *, parent: Any = None) -> Row:
        """Take the row out, its children with it; raises Refusal, NotFound among them."""
        with self.transaction():
            old = self.get(resource, id, parent=parent)
            change = Change(self, resource, Verb.DELETE, {}, dict(old), old)
            self._apply("before_delete", change)
            for child in self.catalogue.children(resource):
                for row in self.find(child, **{child.parent_key: old["id"]}):
                    self._remove(child, row)
            self._remove(resource, old)
            self._apply("after_delete", change)
            self._transaction.events.append(Event(resource, Verb.DELETE, old))
            return old

    def clear(
        self,
        resource: Resource,
        *,
        parent: Any = None,
        where: Sequence[Condition] = (),
        page: int = 1,
        limit: int | None = None,
    ) -> int:
        """Delete the rows that `list` with the same arguments gives, unless a rule spares some;
        returns how many went.

        One refusal undoes all of it.
        """
        with self.transaction():
            rows = self.list(resource, parent=parent, where=where, page=page, limit=limit)
            change = Change(self, resource, Verb.CLEAR, {}, {"rows": rows})
            self._apply("before_clear", change)
            before = len(self._read(resource))
            for row in change.values["rows"]:
                if row.key in self._read(resource).rows:
                    self.delete(resource, row["id"], parent=parent)
            return before - len(self._read(resource))

    # ---- the whole state

    @property
    def version(self) -> object:
        """An object that is another after every write; no two stores share one."""
        return self._tables.version

    def snapshot(self) -> Mapping[str, Table]:
        """The present state, to be given to `restore`; costs next to nothing."""
        with self.lock:
            return self._tables.snapshot()

    def restore(self, snapshot: Mapping[str, Table]) -> None:
        """Go back to a snapshot of this catalogue."""
        with self.lock:
            self._tables = Tables(snapshot)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen, or none; nests, the outermost deciding."""
        with self.lock:
            current = self._transaction
            current.depth += 1
            marks = len(current.writes), len(current.events)
            try:
                yield
            except BaseException:
                while len(current.writes) > marks[0]:
                    self._undo(current.writes.pop(), current.last_keys.pop())
                del current.events[marks[1] :]
                raise
            finally:
                current.depth -= 1
                if current.depth == 0:
                    self._transaction = _Transaction()
            if current.depth == 0 and current.writes:
                for listener in self.listeners:
                    listener(current)

    @contextmanager
    def recording(self) -> Iterator[Commit]:
        """Collects what happens inside; holds the lock meanwhile."""
        with self.lock:
            commit = Commit()
            self.listeners.append(commit.add)
            self.recordings += 1
            try:
                yield commit
            finally:
                self.recordings -= 1
                self.listeners.remove(commit.add)

    @contextmanager
    def asked_by(self, client_id: str) -> Iterator[None]:
        """Inside, this thread sees what the app with this client id may see; "" sees all."""
        before = self.asker
        self._asking.client_id = client_id
        try:
            yield
        finally:
            self._asking.client_id = before

    @property
    def asker(self) -> str:
        """The client id of the app that asks; "" where Python does, or a legacy account."""
        return str(getattr(self._asking, "client_id", ""))

    # ---- inside

    def _read(self, resource: Resource) -> Table:
        return self._tables.read(resource.name, lambda: fresh_table(resource))

    def _write(self, resource: Resource) -> Table:
        return self._tables.write(resource.name, lambda: fresh_table(resource))

    def _select(
        self, resource: Resource, parent: Any, where: Sequence[Condition]
    ) -> tuple[Table, Sequence[int]]:
        within: dict[str, Any] = {}
        if parent is not None:
            self._require_parent(resource, parent)
            within = {resource.parent_key: parent}
        if resource.owner and self.asker:
            if resource.open is None:
                within[resource.owner] = self.asker
            else:
                seen = Filter("seen", compare=lambda row, wanted: self._is_seen(resource, row))
                where = [*where, Condition(seen, True)]
        table = self._read(resource)
        return table, query.select(table, resource, where, within)

    def _require_parent(self, resource: Resource, parent: Any) -> None:
        assert resource.parent is not None, f"{resource.name} has no parent"
        if self._row(resource.parent, parent, None) is None:
            raise NotFound()

    def _row(self, resource: Resource, id: Any, parent: Any) -> Row | None:
        table = self._read(resource)
        if resource.single:
            rows = [table.rows[key] for key in table.order[:1]]
        elif "id" in table.indexes:
            rows = [table.rows[key] for key in table.keys_where("id", str(id))]
        else:
            found = table.rows.get(id) if isinstance(id, int) else None
            rows = [] if found is None else [found]
        if parent is not None:
            rows = [row for row in rows if row[resource.parent_key] == parent]
        return rows[0] if rows and self._is_seen(resource, rows[0]) else None

    def _is_seen(self, resource: Resource, row: Row) -> bool:
        """Whether the app that asks may know of a row."""
        if not resource.owner or self.asker in ("", row[resource.owner]):
            return True
        return resource.open is not None and resource.open(row)

    def _insert(self, resource: Resource, values: dict[str, Any]) -> Row:
        table = self._write(resource)
        last = table.last
        if resource.sequence:
            last = max(self._read(each).last for each in self.catalogue.counted_with(resource))
        key = max(last + 1, resource.first_id)
        if counted(resource):
            key = values["id"] = values.get("id") or key
            if key in table.rows:
                raise Conflict(field="id", details={"conflict": {"id": str(key)}})
        return self._put(resource, Row(values, key))

    def _put(self, resource: Resource, row: Row) -> Row:
        table = self._write(resource)
        last, old = table.last, table.put(row)
        self._wrote(Write(resource, old, row), last)
        return row

    def _remove(self, resource: Resource, row: Row) -> None:
        for child in self.catalogue.children(resource):
            for below in self.find(child, **{child.parent_key: row["id"]}):
                self._remove(child, below)
        table = self._write(resource)
        table.remove(row.key)
        self._wrote(Write(resource, row, None), table.last)

    def _wrote(self, write: Write, last: int) -> None:
        self._transaction.writes.append(write)
        self._transaction.last_keys.append(last)

    def _undo(self, write: Write, last: int) -> None:
        table = self._write(write.resource)
        if write.old is not None:
            table.put(write.old)
        elif write.row is not None:
            table.remove(write.row.key)
        table.last = last

    def _apply(self, moment: Moment, change: Change) -> None:
        for each in change.resource.rules_at.get(moment, ()):
            each.apply(change)

    def _finish(self, change: Change) -> Row:
        """The row as the after-rules left it, told as an event."""
        assert change.row is not None
        row = self._read(change.resource).rows.get(change.row.key, change.row)
        self._transaction.events.append(Event(change.resource, change.verb, row, change.old))
        return row

    def _guard_unique(self, change: Change) -> None:
        for each in change.resource.unique:
            value = change.values.get(each.name)
            if value in (None, ""):
                continue
            equal = {each.name: value}
            if isinstance(each.unique, str):
                equal[each.unique] = change.values[each.unique]
            if not any(change.changes(name) for name in equal):
                continue
            twins = self.find(change.resource, **equal)
            if any(change.old is None or twin.key != change.old.key for twin in twins):
                raise Conflict(field=each.name, details={"conflict": {each.name: str(value)}})
