"""A request and a reply, the same for every way in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NoReturn
from urllib.parse import parse_qsl

API_ORIGIN = "https://api.bigcommerce.com"
LOGIN_ORIGIN = "https://login.bigcommerce.com"


@dataclass
class Request:
    """What a caller sent: header names in lower case, `origin` as in `https://host:port`.

    `timeout` is how many seconds the caller waits for an answer, infinite for one that waits for
    ever; None where its carrier cannot tell.
    """

    method: str
    origin: str
    path: str
    query_string: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # a token is in them
    body: bytes = b""
    address: str = "127.0.0.1"  # the caller's
    timeout: float | None = None

    @cached_property
    def query(self) -> dict[str, str]:
        """The query parameters; of one that is repeated, the last (as PHP does, assumed)."""
        if not self.query_string:
            return {}
        return dict(parse_qsl(self.query_string, keep_blank_values=True))

    @cached_property
    def json(self) -> Any:
        """The body as JSON; raises ValueError when it is none, by the measure of PHP's decoder."""
        try:
            value = DECODER.decode(self.body.decode())  # UTF-8 without a mark, and nothing else
            if b"\\u" in self.body:
                json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair cannot be
        except RecursionError:
            raise ValueError("too deep") from None
        return value


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


# Made once: the functions of `json` make one at each call.
DECODER = json.JSONDecoder(parse_constant=_refuse)
ENCODER = json.JSONEncoder(separators=(",", ":"))


@dataclass(frozen=True)
class Upload:
    """A file that came as a part of multipart/form-data."""

    name: str
    content: bytes = field(repr=False)


@dataclass
class Reply:
    """What goes back; `hint` stays here, for the journal."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hint: str = ""

    @property
    def half(self) -> bytes:
        """The first half of the body."""
        return self.body[: len(self.body) // 2]

    @property
    def json(self) -> Any:
        """The body as JSON, or None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Broken(Exception):
    """The exchange ends without a proper reply; each carrier makes its kind of failure of it.

    `kind` is "refused", "reset", "closed" or "timeout". With a `reply` it happens in the middle of
    it: the head and half of the body go out before.
    """

    def __init__(self, kind: str, reply: Reply | None = None) -> None:
        super().__init__(f"connection {kind}")
        self.kind = kind
        self.reply = reply


def to_json(value: Any) -> bytes:
    """Compact JSON with escaped slashes, as the real V2 encoder writes it (recorded)."""
    return ENCODER.encode(value).replace("/", "\\/").encode("ascii")


@lru_cache(maxsize=8)
def json_list(parts: tuple[bytes, ...]) -> bytes:
    """A JSON array of rendered values; kept for a while, because the same page is often asked for
    again, and a page of 250 products takes a megabyte."""
    return b"[" + b",".join(parts) + b"]"
