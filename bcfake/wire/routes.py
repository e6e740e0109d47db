"""Which operation a path and a method name: a tree of path segments."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bcfake.fields import whole
from bcfake.message import Reply

Handler = Callable[..., Reply]


def subject_of(handler: Handler | None) -> Any:
    """What an operation is about (a Resource, a View, an Endpoint): its first bound argument."""
    return next(iter(getattr(handler, "args", ())), None)


@dataclass(eq=False)
class Route:
    """The methods of one path template, as in /orders/{order_id}/products."""

    template: str
    methods: dict[str, Handler] = field(default_factory=dict)


@dataclass(eq=False)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    place: _Node | None = None
    route: Route | None = None


class Routes:
    """All routes of one version of the API."""

    def __init__(self) -> None:
        self._root = _Node()
        self._by_template: dict[str, Route] = {}

    def add(self, method: str, path: str, handler: Handler, *spellings: str) -> None:
        """Serve `method` on `path` (and on other spellings of it) with `handler`."""
        template = ("/" + path.strip("/")).rstrip("/")  # "" for the root itself
        route = self._by_template.setdefault(template, Route(template))
        route.methods[method] = handler
        for spelling in (template, *spellings):
            node = self._root
            for segment in filter(None, spelling.split("/")):
                node = _grow(node, segment)
            node.route = node.route or route

    def match(self, path: str) -> tuple[Route, tuple[Any, ...]] | None:
        """The route of a path and the ids in it (int when all digits), or None."""
        return _walk(self._root, path.split("/")[1:], 0)

    def __iter__(self) -> Any:
        return iter(self._by_template.values())

    def check(self, method: str, pattern: str) -> None:
        """Raise ValueError, naming the nearest routes, if no request can fit both and a route.

        `method` may be "*"; `pattern` is a path without the version, maybe with {places} and *.
        """
        fitting = self.fitting(pattern)
        if any(method in ("*", *route.methods) for route in fitting):
            return
        if fitting:
            methods = sorted({name for route in fitting for name in route.methods})
            raise ValueError(f"no {method} {pattern}: that path takes {', '.join(methods)}")
        nearest = ", ".join(self.nearest(pattern)) or "none is like it"
        raise ValueError(f"no operation fits {method} {pattern}; nearest: {nearest}")

    def fitting(self, pattern: str) -> list[Route]:
        """The routes that have a path in common with a pattern."""
        could_be = _overlap(pattern.rstrip("/").removesuffix(".json"))
        return [route for route in self if could_be.fullmatch(_with_marks(route.template))]

    def nearest(self, path: str) -> list[str]:
        """The templates most like a path that matched none."""
        shape = re.sub(r"/(\d+|\{[^}]*\})(?=/|$)", "/{}", path)
        shapes: Mapping[str, str] = {PLACE.sub("{}", each): each for each in self._by_template}
        return [shapes[each] for each in difflib.get_close_matches(shape, shapes, 3, 0.5)]


PLACE = re.compile(r"\{[^}]*\}")
MARK = "\0"  # stands for a place of a route while patterns are compared
WORD = re.compile(r"[a-z_]+")


def _with_marks(template: str) -> str:
    return PLACE.sub(MARK, template)


def _overlap(pattern: str) -> re.Pattern[str]:
    """What the marked templates look like that have a path in common with a pattern."""
    return re.compile("/".join(map(_overlap_of_segment, pattern.split("/"))))


def _overlap_of_segment(segment: str) -> str:
    if PLACE.fullmatch(segment):
        return MARK
    parts = ".*".join(map(re.escape, segment.split("*")))
    # A segment in small letters is a word of the path, never an id.
    return parts if WORD.fullmatch(segment) or not segment else f"(?:{parts}|{MARK})"


def _grow(node: _Node, segment: str) -> _Node:
    if segment.startswith("{"):
        node.place = node.place or _Node()
        return node.place
    below = node.literals.setdefault(segment, _Node())
    # Both spellings of multi-word segments route (seen in use: shippingaddresses, optionsets).
    node.literals.setdefault(segment.replace("_", ""), below)
    return below


def _walk(node: _Node, parts: list[str], at: int) -> tuple[Route, tuple[Any, ...]] | None:
    if at == len(parts):
        return None if node.route is None else (node.route, ())
    part = parts[at]
    literal = node.literals.get(part)
    if literal is not None:
        found = _walk(literal, parts, at + 1)
        if found is not None:
            return found
    if node.place is not None and part:
        found = _walk(node.place, parts, at + 1)
        if found is not None:
            number = whole(part) if part == "0" or part[0] != "0" else None  # 007 is text
            return found[0], (part if number is None else number, *found[1])
    return None
