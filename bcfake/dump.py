"""Dumps: the whole state of a store as JSON that reads and diffs well, restored exactly.

`{"kind": "dump", "version": 1, "last_ids": {...}, "rows": {"brands": [{...}], ...}}`. It holds the
tables that differ from a fresh store's, sorted; a field that has its initial value is left out.
`last_ids` has the highest id ever given, where no row shows it. A row that has no number for an id
is kept in its place by `_key`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from bcfake.errors import Invalid
from bcfake.fields import Field, Int
from bcfake.fresh import fresh_table, indexes
from bcfake.row_values import from_json, to_json
from bcfake.schema import Catalogue, Resource
from bcfake.store import Store
from bcfake.tables import Row, Table

KIND = "dump"
VERSION = 1
NAMES = ("kind", "version", "last_ids", "rows")
KEY = "_key"
SURROGATE = re.compile("[\ud800-\udfff]")
Tables = Mapping[str, Table]


def dumped(store: Store) -> dict[str, Any]:
    """The state of a store as a JSON document."""
    return document(store.snapshot(), store.catalogue)


def document(tables: Tables, catalogue: Catalogue) -> dict[str, Any]:
    """The tables as a JSON document."""
    changed = {
        name: table
        for name, table in sorted(tables.items())
        if not _same(table, fresh_table(catalogue[name]))
    }
    rows = {name: _rows(catalogue[name], table) for name, table in changed.items()}
    last = {name: t.last for name, t in changed.items() if t.last != (t.order or [0])[-1]}
    return {"kind": KIND, "version": VERSION, "last_ids": last, "rows": rows}


def is_dump(source: Any) -> bool:
    """Whether a parsed document calls itself a dump."""
    return isinstance(source, Mapping) and source.get("kind") == KIND


def tables_of(source: Any, catalogue: Catalogue, name: str = "dump") -> Tables:
    """The tables of a parsed dump; raises ValueError saying what is wrong, under `name`."""
    if not is_dump(source):
        seed = isinstance(source, Mapping) and "rows" in source
        hint = "a seed is given to seed()" if seed else 'it has no "kind": "dump"'
        raise ValueError(f"{name}: not a dump: {hint}")
    if source.get("version") != VERSION:
        raise ValueError(f"{name}: version {source.get('version')!r}; accepted: {VERSION}")
    _refuse_unknown(name, "name", source, NAMES)
    rows, last = source.get("rows"), source.get("last_ids", {})
    if not isinstance(rows, Mapping) or not isinstance(last, Mapping):
        raise ValueError(f'{name}: "rows" and "last_ids" are objects')
    for names in (rows, last):
        _refuse_unknown(name, "resource", names, sorted(catalogue.by_name))
    tables = {each: _table(catalogue[each], rows[each], name) for each in rows}
    for each, highest in last.items():
        _raise_last(tables, each, highest, name)
    _check_parents(tables, catalogue, name)
    return tables


def _refuse_unknown(name: str, what: str, given: Mapping[str, Any], known: Any) -> None:
    for each in given:
        if each not in known:
            raise ValueError(f"{name}: unknown {what} {each!r}; known: {', '.join(known)}")


# ---- rows


def _same(table: Table, other: Table) -> bool:
    return table is other or (table.last == other.last and table.rows == other.rows)


def _rows(resource: Resource, table: Table) -> list[dict[str, Any]]:
    fields = {name: _field(resource, name) for name in _names(resource)}
    initial = {name: _text(to_json(f, f.initial())) for name, f in fields.items() if name != "id"}
    return [_shown(row, fields, initial) for row in table]


def _shown(row: Row, fields: Mapping[str, Field], initial: Mapping[str, str]) -> dict[str, Any]:
    shown: dict[str, Any] = {} if row.get("id") == row.key else {KEY: row.key}
    for name, field in fields.items():
        value = to_json(field, row.get(name))
        if _text(value) != initial.get(name):
            shown[name] = value
    return shown


def _names(resource: Resource) -> list[str]:
    """The names a row of a dump may have: the id and the parent's first."""
    names = [f.name for f in resource.stored]
    first = [n for n in ("id", resource.parent_key) if n in names or n == resource.parent_key]
    return list(dict.fromkeys([*filter(None, first), *names]))


def _field(resource: Resource, name: str) -> Field:
    return resource.by_name.get(name) or Int(name=name)  # a parent's id that no answer shows


def _table(resource: Resource, rows: Any, name: str) -> Table:
    table = Table(indexes(resource))
    if not isinstance(rows, list):
        raise ValueError(f'{name}: "{resource.name}" is not a list of objects')
    for number, shown in enumerate(rows, 1):
        try:
            row = _row(resource, shown)
            if row.key in table.rows:
                raise Invalid("id", f"{row.key} is there twice.")
        except Invalid as refusal:
            raise ValueError(f'{name}: "{resource.name}", row {number}: {refusal}') from None
        table.put(row)
    return table


def _row(resource: Resource, shown: Any) -> Row:
    if not isinstance(shown, Mapping):
        raise Invalid("row", f"{shown!r:.60} is not an object.")
    names = _names(resource)
    for name in shown:
        if name not in names and name != KEY:
            raise Invalid(name, "It is not known; known: " + ", ".join(names) + ".")
    values = {**resource.initial}
    values |= {n: from_json(_field(resource, n), shown[n]) for n in names if n in shown}
    key = shown.get(KEY, shown.get("id"))
    if type(key) is not int or key < 0:
        raise Invalid(KEY if KEY in shown else "id", "A whole number is needed.")
    if resource.parent_key and type(shown.get(resource.parent_key)) is not int:
        raise Invalid(resource.parent_key, "The parent's id is needed.")
    return Row(values, key)


def _raise_last(tables: dict[str, Table], name: str, highest: Any, where: str) -> None:
    if name not in tables or type(highest) is not int or highest < tables[name].last:
        raise ValueError(
            f'{where}: "last_ids" of {name}: {highest!r} is no id from the highest of its rows on'
        )
    tables[name].last = highest


def _check_parents(tables: Tables, catalogue: Catalogue, name: str) -> None:
    for each, table in tables.items():
        resource = catalogue[each]
        if resource.parent is None:
            continue
        above = tables.get(resource.parent.name)
        above = fresh_table(resource.parent) if above is None else above
        for row in table:
            if row[resource.parent_key] not in above.rows:
                what = f"{resource.parent_key} {row[resource.parent_key]}"
                raise ValueError(f'{name}: "{each}", row with id {row.get("id")}: no {what}')


# ---- files


def read(path: str | Path) -> Any:
    """A JSON file, parsed; raises ValueError naming the file and what is wrong with it."""
    if not isinstance(path, str | Path):
        raise ValueError(f"{path!r:.80}: a dump, as a mapping or the path of its file")
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as problem:
        raise ValueError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    except RecursionError:
        raise ValueError(f"{path}: not JSON: nested too deep") from None
    except ValueError as problem:
        raise ValueError(f"{path}: not JSON: {problem}") from None


def write(path: str | Path, source: Mapping[str, Any]) -> None:
    """Write a dump, one field a line; whole, or not at all. Raises OSError naming the file."""
    target = Path(path)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(as_text(source), encoding="utf-8")
        beside.replace(target)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(target)) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def as_text(source: Mapping[str, Any]) -> str:
    """A dump as the text of its file."""
    head = [f'  "{name}": {_text(source[name])},' for name in NAMES if name != "rows"]
    tables = [
        f"    {_text(name)}: [\n" + ",\n".join(map(_lines, rows)) + ("\n" if rows else "") + "    ]"
        for name, rows in source["rows"].items()
    ]
    return "\n".join(["{", *head, '  "rows": {', *filter(None, [",\n".join(tables)]), "  }\n}\n"])


def _lines(row: Mapping[str, Any]) -> str:
    lines = ",\n".join(f"        {_text(name)}: {_text(value)}" for name, value in row.items())
    return "      {\n" + lines + "\n      }"


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if SURROGATE.search(text) else text  # half a pair has no UTF-8
