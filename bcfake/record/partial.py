"""What was read so far, kept in a file: a line for each page, so that a recording can go on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, TextIO

VERSION = 1
Row = dict[str, Any]


class Partial:
    """The pages of one recording, in the file and in `rows`, by resource; no page yet, no file.

    Raises ValueError when the file is of another store, token or choice of resources.
    """

    def __init__(self, path: Path, identity: str, settings: Mapping[str, Any]) -> None:
        self.path = path
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self._next: dict[str, int] = {}  # page to read next, by path; 0 when all were read
        mark = blake2b(identity.encode(), digest_size=8, person=b"recording").hexdigest()
        self._head = {"recording": VERSION, "store": mark, **settings}
        self._begun = self._read()
        self._file: TextIO | None = None

    def _read(self) -> int:
        """Take in the lines of an earlier run; returns how many bytes are whole lines."""
        if not self.path.exists():
            return 0
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        lines = content[:whole].splitlines()
        try:
            if lines and json.loads(lines[0]) != self._head:
                raise ValueError
            for line in lines[1:]:
                self._take(json.loads(line))
        except (ValueError, KeyError, TypeError):
            raise ValueError(
                f"{self.path}: a recording of another store, token or choice of resources; "
                "delete it to begin anew"
            ) from None
        return whole

    def _take(self, page: Mapping[str, Any]) -> None:
        self.rows[page["resource"]] += page["rows"]
        self._next[page["path"]] = 0 if page["last"] else page["page"] + 1

    def _write(self, line: Mapping[str, Any]) -> None:
        if self._file is None:
            self._file = self.path.open("a", encoding="utf-8")
            self._file.truncate(self._begun)  # half a line, where the last run was interrupted
            if not self._begun:
                self._write(self._head)
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def next_page(self, path: str) -> int:
        """The number of the page to read next; 0 when there is none."""
        return self._next.get(path, 1)

    def add(
        self, resource: str, path: str, parent: Any, page: int, last: bool, rows: list[Row]
    ) -> None:
        """Keep a page; `parent` is the id that the rows are below."""
        if parent is not None:
            above = {"_parent": parent}
            rows = [{**row, **above} for row in rows]
        line = {"resource": resource, "path": path, "page": page, "last": last, "rows": rows}
        self._write(line)
        self._take(line)

    def delete(self) -> None:
        """The recording is complete."""
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing more is added."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Partial:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
