"""Paths and patterns of paths: how faults and the journal name requests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

VERSION = re.compile(r"/v\d(?=/|$)")
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH")


def url_parts(text: str) -> SplitResult:
    """The parts of a URL that somebody sent; all empty where it is none, as "https://[a" is."""
    try:
        return urlsplit(text)
    except ValueError:
        return urlsplit("")


@lru_cache(maxsize=512)
def pattern(path: str) -> re.Pattern[str]:
    """A regular expression for a path with {places} (one segment) and * (anything)."""
    parts = re.split(r"(\{[^}]*\}|\*)", "/" + path.strip("/"))
    text = "".join(
        ".*" if part == "*" else "[^/]+" if part.startswith("{") else re.escape(part)
        for part in parts
    )
    return re.compile(text)


def matches(wanted: str, path: str) -> bool:
    """Whether a path (without the store's prefix, as in /v2/orders/1) fits a pattern.

    The version may be left out of the pattern: "/orders/{id}" fits /v2/orders/1.
    """
    if not VERSION.match("/" + wanted.strip("/")):
        path = VERSION.sub("", path, count=1)
    return pattern(wanted).fullmatch(path.rstrip("/") or "/") is not None


@dataclass(frozen=True)
class Aim:
    """A method ("*" for any) and a pattern of paths."""

    method: str
    path: str

    @classmethod
    def parse(cls, text: str) -> Aim:
        """From "POST /orders"; a path alone means any method. Raises ValueError."""
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is no text: write it as in 'POST /orders/{{id}}'")
        method, _, path = text.strip().rpartition(" ")
        method = method.strip().upper() or "*"
        if method != "*" and method not in METHODS:
            raise ValueError(f"unknown method {method!r} in {text!r}: one of * {' '.join(METHODS)}")
        if not path.startswith("/") and path != "*":
            raise ValueError(f"no path in {text!r}: write it as in 'POST /orders/{{id}}'")
        if "?" in path:
            raise ValueError(f"a query in {text!r}: ask for it apart, as in query={{'page': 2}}")
        if set("{}") & set(re.sub(r"\{[^{}/]*\}", "", path)):
            raise ValueError(f"a brace too few in {text!r}: places are as in /orders/{{id}}")
        return cls(method, path)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    def matches(self, method: str, path: str, template: str) -> bool:
        """Whether a request fits, by its concrete path or its route's template.

        A {place} stands for a place of the route: GET /orders/{id} is not GET /orders/count.
        """
        if self.method not in ("*", method):
            return False
        if self.path == "*" or (template and _same_shape(self.path, template)):
            return True
        return matches(self.path, path) and (not template or _aligned(self.path, template))


def _same_shape(wanted: str, template: str) -> bool:
    """Whether two templates are one but for the names of their places."""
    if not VERSION.match("/" + wanted.strip("/")):
        template = VERSION.sub("", template, count=1)
    return _shape(wanted) == _shape(template)


@lru_cache(maxsize=1024)
def _aligned(wanted: str, template: str) -> bool:
    """Whether each place of a pattern without * is a place of the template too."""
    if "*" in wanted:
        return True
    ours, theirs = (_shape(VERSION.sub("", "/" + each.strip("/"))) for each in (wanted, template))
    pairs = zip(ours.split("/"), theirs.split("/"), strict=False)
    return all(here != "{}" or there == "{}" for here, there in pairs)


@lru_cache(maxsize=1024)
def _shape(template: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", "/" + template.strip("/"))
