"""Seeds: small shops as JSON, `{"version": 1, "rows": {"brands": [{...}], ...}}`, read in order.

`"at"`, an ISO date, is the moment the rows come into being, else it is now. A row with `"_times":
100` is a hundred rows; in their texts `{n}` is the number of each, from 1.
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

from bcfake.collection import Collection
from bcfake.errors import Refusal
from bcfake.schema import Catalogue
from bcfake.store import Store
from bcfake.tables import Table

VERSION = 1
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
    name = "seed" if isinstance(source, Mapping) else f"seed {source}"
    document = source if isinstance(source, Mapping) else _parsed(name, _text(str(source)))
    rows = document.get("rows") if isinstance(document, Mapping) else None
    if not isinstance(rows, Mapping) or document.get("version") != VERSION:
        raise ValueError(f'{name}: needs "version": {VERSION} and "rows": {{...}}')
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
    """The state of a new store with these rows; what a name or file gives is kept for the next."""
    if isinstance(source, Mapping):
        return _planted(read(source), catalogue)
    file = Path(source)
    stamp = None if str(source) in built_in() or not file.is_file() else file.stat().st_mtime_ns
    return _kept(str(source), stamp, catalogue)


@lru_cache(maxsize=16)
def _kept(source: str, stamp: int | None, catalogue: Catalogue) -> Mapping[str, Table]:
    return _planted(read(source), catalogue)


def _planted(seed: Seed, catalogue: Catalogue) -> Mapping[str, Table]:
    store = Store(catalogue)
    plant(store, seed)
    return store.snapshot()


def _add(collection: Collection, row: Mapping[str, Any], where: str) -> None:
    for values in _repeated(row):
        try:
            collection.add(**values)
        except Refusal as refusal:
            raise ValueError(f"{where}: {refusal}") from None


def _repeated(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if TIMES not in row:
        yield row
        return
    for n in range(1, int(row[TIMES]) + 1):
        yield {
            name: value.replace("{n}", str(n)) if isinstance(value, str) else value
            for name, value in row.items()
            if name != TIMES
        }


def _text(source: str) -> str:
    if source in built_in():
        return (files("bcfake") / "seed" / f"{source}.json").read_text(encoding="utf-8")
    if not Path(source).is_file():
        names = ", ".join(built_in())
        raise ValueError(f"seed {source}: neither a file nor one of: {names}")
    return Path(source).read_text(encoding="utf-8")


def _parsed(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as problem:
        raise ValueError(f"{name}: not JSON: {problem}") from None


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
