"""Which operation a path and a method name: a tree of path segments."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bcfake.message import Reply

Handler = Callable[..., Reply]


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
        template = "/" + path.strip("/")
        route = self._by_template.setdefault(template, Route(template))
        route.methods[method] = handler
        for spelling in (template, *spellings):
            node = self._root
            for segment in spelling.strip("/").split("/"):
                node = _grow(node, segment)
            node.route = node.route or route

    def match(self, path: str) -> tuple[Route, tuple[Any, ...]] | None:
        """The route of a path and the ids in it (int when all digits), or None."""
        return _walk(self._root, path.split("/")[1:], 0)

    def __iter__(self) -> Any:
        return iter(self._by_template.values())

    def nearest(self, path: str) -> list[str]:
        """The templates most like a path that matched none."""
        shape = "/".join("{}" if part.isdigit() else part for part in path.split("/"))
        shapes: Mapping[str, str] = {
            "/".join("{}" if part[:1] == "{" else part for part in template.split("/")): template
            for template in self._by_template
        }
        return [shapes[each] for each in difflib.get_close_matches(shape, shapes, 3, 0.5)]


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
            return found[0], (int(part) if part.isdecimal() else part, *found[1])
    return None
