"""What a store was asked: every request with its answer, and questions about them."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from bcfake.commit import Write
from bcfake.conduct import Conduct, at_most, excess, refuse_nonsense
from bcfake.diff import Difference, difference
from bcfake.har import REDACTED, archive
from bcfake.paths import Aim, matches

CheckAim = Callable[..., None]  # (aim, query=..., body=...)
WRITES = ("POST", "PUT", "PATCH", "DELETE")
KEPT = 1000  # requests a journal holds; older ones are forgotten but counted
LARGE, LARGE_KEPT = 65_536, 64  # bytes of an answer that is large; how many such are kept
LONGEST = 240  # characters of a hint
CREDENTIALS = ("x-auth-token", "authorization", "cookie")


def redacted(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers, named in lower case, without the secrets in them."""
    return {name: REDACTED if name in CREDENTIALS else text for name, text in headers.items()}


@dataclass(slots=True, repr=False)
class Entry:
    """One exchange; `path` as in /v2/orders/1, without the store's prefix.

    `template` is the route's path, "" for an unknown operation. `changes` are sentences such as
    "created order 100"; `note` names the fault or limit that struck, `hint` what to look at.
    `url` is what was asked, without the query, `at` when, in seconds on the store's clock;
    `reset_ms` is what it was told.
    """

    number: int
    method: str
    path: str
    query: str
    template: str
    status: int
    request_body: bytes
    response_body: bytes
    request_headers: Mapping[str, str]
    changes: Sequence[str] = ()
    note: str = ""
    hint: str = ""
    quota_left: int | None = None
    unknown: bool = False
    url: str = ""
    at: float = 0.0
    reset_ms: int | None = None
    response_headers: Mapping[str, str] = field(default_factory=dict)
    writes: Sequence[Write] = ()

    @property
    def diff(self) -> list[Difference]:
        """What it changed in the end: (resource, id, field, before, after) for each field."""
        return difference(self.writes)

    @property
    def json(self) -> Any:
        """The body that was sent, parsed; None when it is no JSON."""
        return _parsed(self.request_body)

    @property
    def response_json(self) -> Any:
        """The body that was answered, parsed; None when it is no JSON."""
        return _parsed(self.response_body)

    @property
    def label(self) -> str:
        """`POST /v2/orders?page=2`."""
        return f"{self.method} {self.path}" + (f"?{self.query}" if self.query else "")

    @property
    def complaint(self) -> str:
        """What to say of it when it is to an operation the fake does not know."""
        hint = f" ({self.hint})" if self.hint else ""
        return (
            f"request to an operation the fake does not know: {self.label} -> {self.status}{hint}; "
            f'if that is meant: bcfake.requests.allow_unknown("{self.method} {self.path}")'
        )

    def __repr__(self) -> str:
        return f"<{self}>"

    def __str__(self) -> str:
        changes = [*self.changes[:3]]
        if len(self.changes) > 3:
            changes.append(f"and {len(self.changes) - 3} more")
        quota = "" if self.quota_left is None else f"{self.quota_left} left"
        facts = [*changes, self.note, _cut(self.hint), quota]
        told = "; ".join(filter(None, facts))
        answer = str(self.status or "no answer")
        return f"#{self.number} {self.label} -> {answer}" + (f"  {told}" if told else "")


class Requests(Conduct, Sequence[Entry]):
    """Exchanges in the order they came; `where` narrows them, the assertions explain themselves."""

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        asked: str = "requests",
        secrets: Callable[[], Iterable[str]] = tuple,
        check_aim: CheckAim = lambda aim, **predicates: None,
    ) -> None:
        self._entries = entries
        self._asked = asked
        self._secrets = secrets
        self._check_aim = check_aim

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __getitem__(self, index: Any) -> Any:
        """One entry, or, for a slice, Requests: `bcfake.requests[n:]` are those since the n-th."""
        found = tuple(self._entries)[index]
        return self._some(found, self._asked) if isinstance(index, slice) else found

    def _some(self, entries: Sequence[Entry], asked: str) -> Requests:
        return Requests(entries, asked, self._secrets, self._check_aim)

    def __str__(self) -> str:
        return "\n".join(f"  {entry}" for entry in self) or "  (none)"

    @property
    def count(self) -> int:  # type: ignore[override]
        """How many there are."""
        return len(self)

    def where(
        self,
        aim: str | None = None,
        *,
        method: str | None = None,
        path: str | None = None,
        status: int | None = None,
        query: Mapping[str, Any] | Callable[[Mapping[str, str]], bool] | None = None,
        body: Any = None,
    ) -> Requests:
        """Those that fit: `aim` is "POST /orders", `path` may hold {places} and *.

        `body` is what the sent JSON must be, or, for an object, contain (of a list of objects, one
        of them); `query` what the query parameters must contain; either may be a function of it.
        Raises ValueError for a malformed aim, and, where nothing fits, for names in `query` and
        `body` that the operation does not know: of those, ask by a function.
        """
        wanted = None if aim is None else Aim.parse(aim)
        kept = [
            entry
            for entry in self
            if (wanted is None or wanted.matches(entry.method, entry.path, entry.template))
            and (method is None or entry.method == method.upper())
            and (path is None or matches(path, entry.path))
            and (status is None or entry.status == status)
            and (query is None or _asks(entry, query))
            and (body is None or meets(entry.json, body))
        ]
        if not kept and (query is not None or body is not None):
            where = wanted or (Aim.parse(f"{method or '*'} {path}") if path else None)
            if where is not None:
                self._check_aim(where, query=query, body=body)
        facts = [aim, method, path]
        facts += [f"status {status}"] if status is not None else []
        facts += [f"query {query!r}"] if query is not None else []
        facts += [f"body {body!r}"] if body is not None else []
        return self._some(kept, " ".join(filter(None, facts)) or self._asked)

    def har(self, path: str | Path | None = None) -> dict[str, Any]:
        """These exchanges as a HAR 1.2 document; also written to the file `path`. Raises OSError.

        Tokens, passwords and other secrets are not in it.
        """
        document = archive(self, self._secrets())
        if path is not None:
            text = json.dumps(document, ensure_ascii=False, indent=1)
            Path(path).write_text(text + "\n", encoding="utf-8")
        return document

    def one(self) -> Entry:
        """The only one; raises AssertionError, listing what came, for none or more."""
        __tracebackhide__ = True
        if len(self) != 1:
            raise AssertionError(f"expected one {self._asked}, found {len(self)}:\n{self}")
        return next(iter(self))

    def assert_sent(
        self, aim: str | None = None, *, times: int | None = None, **facts: Any
    ) -> Requests:
        """Fail unless a request that fits came (exactly `times`, when given); see `where`."""
        __tracebackhide__ = True
        found = self.where(aim, **facts)
        if (times is None and found) or len(found) == times:
            return found
        wanted = "at least once" if times is None else f"{times} time(s)"
        came = f"found {len(found)} of {self.count} requests"
        raise AssertionError(f"expected {found._asked} {wanted}, {came}:\n{self}")

    def assert_not_sent(self, aim: str | None = None, **facts: Any) -> None:
        """Fail if a request that fits came; see `where`. Raises ValueError for an aim that none
        could fit."""
        __tracebackhide__ = True
        self.refuse_impossible(aim)
        found = self.where(aim, **facts)
        if found:
            raise AssertionError(f"expected no {found._asked}, found {len(found)}:\n{found}")

    def refuse_impossible(self, aim: str | None) -> None:
        """Raise ValueError for an aim that no request could fit, naming the nearest routes."""
        if aim is not None:
            self._check_aim(Aim.parse(aim))

    def assert_at_most(self, most: int) -> None:
        """Fail if more than `most` requests came, saying where they went."""
        __tracebackhide__ = True
        refuse_nonsense(most)
        if self.count > most:
            raise AssertionError(excess(self, self.count, most))

    def assert_nothing_written(self) -> None:
        """Fail if a request of any writing method came."""
        __tracebackhide__ = True
        written = [entry for entry in self if entry.method in WRITES]
        if written:
            told = Requests(written)
            raise AssertionError(f"expected no writes, found {len(written)}:\n{told}")


class Journal(Requests):
    """The exchanges of one store; keeps the last KEPT, with the last LARGE_KEPT large answers, and
    counts all.

    `check_aim` raises ValueError for an aim that fits no request the store can be sent, and for
    predicates of names that such a request does not know.
    """

    def __init__(
        self,
        secrets: Callable[[], Iterable[str]] = tuple,
        check_aim: CheckAim = lambda aim, **predicates: None,
    ) -> None:
        self._kept: deque[Entry] = deque(maxlen=KEPT)
        self._large: deque[Entry] = deque()
        super().__init__(self._kept, secrets=secrets, check_aim=check_aim)
        self._lock = threading.Lock()
        self._unknown: dict[tuple[str, str], Entry] = {}  # the first of each, never forgotten
        self.total = 0
        self.allowed: list[Aim] = []
        self.listeners: list[Callable[[Entry], object]] = []
        self.most: int | None = None

    @property
    def count(self) -> int:  # type: ignore[override]
        """How many requests came, the forgotten ones too."""
        return self.total

    def next_number(self) -> int:
        """A number for the next request, counted from 1."""
        with self._lock:
            self.total += 1
            return self.total

    def add(self, entry: Entry) -> None:
        """Keep an exchange and tell the listeners of it."""
        self._kept.append(entry)
        if len(entry.response_body) > LARGE:
            self._keep_large(entry)
        if entry.unknown:
            self._unknown.setdefault((entry.method, entry.path), entry)
        for listener in self.listeners:
            listener(entry)

    def _keep_large(self, entry: Entry) -> None:
        with self._lock:
            self._large.append(entry)
            if len(self._large) > LARGE_KEPT:
                oldest = self._large.popleft()
                let_go = f"its answer of {len(oldest.response_body)} bytes was let go"
                oldest.hint = "; ".join(filter(None, (oldest.hint, let_go)))
                oldest.response_body = b""

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()
            self._large.clear()
            self._unknown.clear()
            self.total = 0

    def allow_at_most(self, most: int | None) -> None:
        """Let a test pass only with `most` requests or fewer (None: any number of them); raises
        ValueError for what is no number of requests."""
        if most is not None:
            refuse_nonsense(most)
        self.most = most

    def at_most(self, most: int) -> AbstractContextManager[None]:
        """`with bcfake.requests.at_most(20):` raises AssertionError at the end of a block in which
        more came, saying where they went."""
        return at_most(most, self)

    def excess(self) -> list[str]:
        """What there is to say of more requests than were allowed."""
        too_many = self.most is not None and self.total > self.most
        return [excess(self, self.total, self.most or 0)] if too_many else []

    def allow_unknown(self, *aims: str) -> None:
        """Let requests to operations the fake does not know pass: "GET /v3/themes", "*"."""
        self.allowed += map(Aim.parse, aims)

    def allows(self, method: str, path: str) -> bool:
        """Whether such a request was allowed to be to an unknown operation."""
        return any(aim.matches(method, path, "") for aim in self.allowed)

    def unexpected(self) -> list[Entry]:
        """Requests to unknown operations that were not allowed, the first of each kind."""
        unknown = tuple(self._unknown.values())
        return [entry for entry in unknown if not self.allows(entry.method, entry.path)]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 4] + " ..."


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _asks(entry: Entry, wanted: Mapping[str, Any] | Callable[[Mapping[str, str]], bool]) -> bool:
    asked = dict(parse_qsl(entry.query, keep_blank_values=True))
    if callable(wanted):
        return bool(wanted(asked))
    return all(asked.get(name) == str(value) for name, value in wanted.items())


def meets(sent: Any, wanted: Any) -> bool:
    """Whether a body is what is wanted of it: by a function, by being it, or by containing it;
    of a batch, one item."""
    if callable(wanted):
        return bool(wanted(sent))
    if isinstance(wanted, Mapping) and isinstance(sent, list):
        return any(contains(each, wanted) for each in sent)
    return contains(sent, wanted)


def contains(sent: Any, wanted: Any) -> bool:
    """Whether a JSON value is the one wanted, or an object with the fields of one."""
    if isinstance(wanted, Mapping) and isinstance(sent, Mapping):
        return all(key in sent and contains(sent[key], part) for key, part in wanted.items())
    return bool(sent == wanted)
