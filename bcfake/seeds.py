"""Seeds: small shops as JSON, `{"version": 1, "rows": {"brands": [{...}], ...}}`, read in order.

The rows go through the store's verbs, unlike those of a dump. `"at"`, an ISO date, is the moment
they come into being, else it is now. A row with `"_times": 100` is a hundred rows; in their texts
`{n}` is the number of each, from 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bcfake import dump
from bcfake.collection import Collection
from bcfake.errors import Refusal
from bcfake.schema import Catalogue
from bcfake.snapshot import Snapshot
from bcfake.store import Store
from bcfake.tables import Table

VERSION = 1
NAMES = ("version", "at", "rows")
TIMES = "_times"


@dataclass(frozen=True)
class Seed:
    """What a source holds: lists of rows by resource name, in order; `name` is for messages."""

    name: str
    rows: Mapping[str, list[dict[str, Any]]]
    at: datetime | None = None


@cache
def built_in() -> list[str]:
    """The names of the seeds that come along."""
    return sorted(
        each.name.removesuffix(".json")
        for each in (files("bcfake") / "seed").iterdir()
        if each.name.endswith(".json")
    )


def read(source: str | Path | Mapping[str, Any]) -> Seed:
    """A built-in seed, a JSON file or a mapping; raises ValueError saying what is wrong with it."""
    return _seed(_name(source), _document(source))


def _name(source: str | Path | Mapping[str, Any]) -> str:
    return "seed" if isinstance(source, Mapping) else f"seed {source}"


def _document(source: str | Path | Mapping[str, Any]) -> Any:
    if isinstance(source, Mapping):
        return source
    if not isinstance(source, str | Path):
        names = ", ".join(built_in())
        raise ValueError(f"seed {source!r}: a file, a mapping, or one of: {names}")
    if str(source) in built_in():
        return json.loads((files("bcfake") / "seed" / f"{source}.json").read_text("utf-8"))
    if not Path(source).is_file():
        names = ", ".join(built_in())
        raise ValueError(f"seed {source}: neither a file nor one of: {names}")
    return dump.read(source)


def _seed(name: str, document: Any) -> Seed:
    if dump.is_dump(document):
        raise ValueError(f"{name}: a dump is given to load(), or to a new store as its seed")
    rows = document.get("rows") if isinstance(document, Mapping) else None
    if not isinstance(rows, Mapping) or document.get("version") != VERSION:
        raise ValueError(f'{name}: needs "version": {VERSION} and "rows": {{...}}')
    for each in document:
        if each not in NAMES:
            raise ValueError(f"{name}: unknown name {each!r}; known: {', '.join(NAMES)}")
    for each, values in rows.items():
        if not isinstance(values, list) or not all(isinstance(row, dict) for row in values):
            raise ValueError(f'{name}: "{each}" is not a list of objects')
    return Seed(name, rows, _moment(name, document.get("at")))


def plant(store: Store, seed: Seed) -> None:
    """Add the rows of a seed; raises ValueError naming the row, and adds nothing then."""
    with ExitStack() as stack:
        if seed.at is not None:
            stack.enter_context(store.clock.standing_at(seed.at))
        stack.enter_context(store.transaction())
        for name, rows in seed.rows.items():
            if name not in store.catalogue:
                known = ", ".join(sorted(store.catalogue.by_name))
                raise ValueError(f"{seed.name}: unknown resource {name!r}; known: {known}")
            collection = Collection(store, store.catalogue[name])
            for number, row in enumerate(rows, 1):
                _add(collection, row, f'{seed.name}: "{name}", row {number}')


def planted(source: str | Path | Mapping[str, Any], catalogue: Catalogue) -> Mapping[str, Table]:
    """The state of a new store with these rows, those of a dump or of a snapshot.

    What a name or file gives is kept for the next.
    """
    if isinstance(source, Snapshot):
        return source
    if isinstance(source, Mapping):
        return _planted(source, catalogue)
    file = Path(source)
    stamp = None if str(source) in built_in() or not file.is_file() else file.stat().st_mtime_ns
    return _kept(str(source), stamp, catalogue)


@lru_cache(maxsize=16)
def _kept(source: str, stamp: int | None, catalogue: Catalogue) -> Mapping[str, Table]:
    return _planted(source, catalogue)


def _planted(source: str | Mapping[str, Any], catalogue: Catalogue) -> Mapping[str, Table]:
    name, document = _name(source), _document(source)
    if dump.is_dump(document):
        return dump.tables_of(document, catalogue, name)
    store = Store(catalogue)
    plant(store, _seed(name, document))
    return store.snapshot()


def _add(collection: Collection, row: Mapping[str, Any], where: str) -> None:
    for values in _repeated(row, where):
        try:
            collection.add(**values)
        except Refusal as refusal:
            raise ValueError(f"{where}: {refusal}") from None


def _repeated(row: Mapping[str, Any], where: str) -> Iterator[Mapping[str, Any]]:
    if TIMES not in row:
        yield row
        return
    times = row[TIMES]
    if type(times) is not int or times < 1:
        raise ValueError(f'{where}: "{TIMES}" is {times!r}, not a whole number from 1')
    for n in range(1, times + 1):
        yield {
            name: value.replace("{n}", str(n)) if isinstance(value, str) else value
            for name, value in row.items()
            if name != TIMES
        }


def _moment(name: str, text: Any) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f'{name}: "at" is not an ISO date with an offset: {text!r}')
    return moment
