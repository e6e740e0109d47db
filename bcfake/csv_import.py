"""Rows from CSV: the header names the fields, the fields read the cells."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TextIO

from bcfake.errors import Invalid, Refusal
from bcfake.fields import Field, Json, ListOf, Object, Text, separated
from bcfake.schema import Resource
from bcfake.tables import Row

Add = Callable[..., Row]


Source = str | Path | TextIO  # the path of a file, or one that is open


def add_rows(path: Source, resource: Resource, add: Add) -> list[Row]:
    """`add` each line of a CSV file; raises ValueError naming file, line, column and mistake.

    A cell that is empty leaves its field out. Lists are JSON, or items between commas; objects
    are JSON.
    """
    added = []
    name = _name(path)
    for line, cells in lines(path, resource):
        where = f"{name}, line {line}"
        try:
            values = {name: cell(_field(resource, name), text) for name, text in cells.items()}
            added.append(add(**values))
        except Refusal as refusal:
            column = str(refusal.field or "").partition(".")[0]
            if column in cells:
                where += f", column {column!r} ({cells[column]!r:.40})"
            raise ValueError(f"{where}: {refusal}") from None
    return added


def _name(source: Source) -> str:
    return str(source) if isinstance(source, str | Path) else "CSV"


def _opened(source: Source) -> AbstractContextManager[TextIO]:
    if isinstance(source, str | Path):
        return Path(source).open(encoding="utf-8-sig", newline="")
    return nullcontext(source)


def lines(source: Source, resource: Resource) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(number, cells that are not empty) of each line after the header; raises ValueError."""
    path = _name(source)
    try:
        with _opened(source) as file:
            reader = csv.reader(file, strict=True)
            header = [name.strip() for name in next(reader, [])]
            _check(path, header, resource)
            for row in reader:
                if len(row) > len(header):
                    many = f"{len(row)} cells under {len(header)} columns"
                    raise ValueError(f"{path}, line {reader.line_num}: {many}")
                if any(row):
                    pairs = zip(header, row, strict=False)
                    yield reader.line_num, {name: text for name, text in pairs if text != ""}
    except OSError as problem:
        raise ValueError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not text in UTF-8") from None
    except csv.Error as problem:
        raise ValueError(f"{path}, line {reader.line_num}: {problem}") from None


def _check(path: str, header: list[str], resource: Resource) -> None:
    names = [f.name for f in resource.fields if f.stored or f.writable("create")]
    names += [resource.parent_key] if resource.parent_key not in ("", *names) else []
    known = f"known columns: {', '.join(names)}"
    if not header:
        raise ValueError(f"{path}: empty; the first line names the columns; {known}")
    for number, name in enumerate(header):
        if name not in names:
            raise ValueError(f"{path}, line 1: unknown column {name!r}; {known}")
        if name in header[:number]:
            raise ValueError(f"{path}, line 1: column {name!r} is there twice")


def _field(resource: Resource, name: str) -> Field | None:
    found = resource.by_name.get(name)
    return getattr(found, "accepts", None) or found


def cell(field: Field | None, text: str) -> Any:
    """What a cell says, as JSON would say it; raises Invalid."""
    if field is None:  # a parent's id that no answer shows
        if not text.strip().isdecimal():
            raise Invalid("parent", f"{text!r} is not a whole number.")
        return int(text)
    if isinstance(field, ListOf | Object | Json):
        return _structure(field, text)
    return text if isinstance(field, Text) else text.strip()


def _structure(field: Field, text: str) -> Any:
    if isinstance(field, ListOf) and not text.lstrip().startswith("["):
        return separated(text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise field.wrong(text, "JSON") from None
