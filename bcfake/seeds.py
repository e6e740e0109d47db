"""Seeds: small shops as JSON, `{"version": 1, "rows": {"brands": [{...}], ...}}`, read in order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

VERSION = 1


def built_in() -> list[str]:
    """The names of the seeds that come along."""
    return sorted(
        each.name.removesuffix(".json")
        for each in (files("bcfake") / "seed").iterdir()
        if each.name.endswith(".json")
    )


def read(source: str | Path | Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """(resource name, values) in order; raises ValueError saying what is wrong with the source."""
    document = source if isinstance(source, Mapping) else _load(str(source))
    if document.get("version") != VERSION or not isinstance(document.get("rows"), Mapping):
        raise ValueError(f'seed {source!s:.60}: needs "version": {VERSION} and "rows": {{...}}')
    rows = []
    for name, values in document["rows"].items():
        if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
            raise ValueError(f'seed {source!s:.60}: "{name}" is not a list of objects')
        rows += [(name, each) for each in values]
    return rows


def _load(source: str) -> Mapping[str, Any]:
    if source in built_in():
        text = (files("bcfake") / "seed" / f"{source}.json").read_text(encoding="utf-8")
    elif Path(source).is_file():
        text = Path(source).read_text(encoding="utf-8")
    else:
        names = ", ".join(built_in())
        raise ValueError(f"no seed {source!r}: neither a file nor one of: {names}")
    try:
        document = json.loads(text)
    except ValueError as problem:
        raise ValueError(f"seed {source}: not JSON: {problem}") from None
    if not isinstance(document, dict):
        raise ValueError(f"seed {source}: not an object")
    return document
