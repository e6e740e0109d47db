"""The versions of the API that are served, by the first segment of the path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bcfake.message import Reply
from bcfake.schema import Catalogue
from bcfake.wire import graphql, v2, v2_routes, v3, v3_routes
from bcfake.wire.exchange import Exchange
from bcfake.wire.routes import Handler, Routes


class Dialect(NamedTuple):
    """How one version of the API speaks: its routes, and how one of their operations is run."""

    routes: Callable[[Catalogue], Routes]
    serve: Callable[[Handler, Exchange], Reply]


DIALECTS: Mapping[str, Dialect] = {
    "v2": Dialect(v2_routes.routes, v2.serve),
    "v3": Dialect(v3_routes.routes, v3.serve),
    "graphql": Dialect(graphql.routes, graphql.serve),
}


def fitting(catalogue: Catalogue, method: str, pattern: str) -> list[Handler]:
    """The operations that requests to a pattern may be to; a method "*" is any that has a body or
    a query of its own."""
    version, _, rest = pattern.strip("/").partition("/")
    below = {version: f"/{rest}"} if version in DIALECTS else dict.fromkeys(DIALECTS, pattern)
    return [
        handler
        for name, path in below.items()
        for route in DIALECTS[name].routes(catalogue).fitting(path)
        for word, handler in route.methods.items()
        if word == method or (method == "*" and word not in ("OPTIONS", "HEAD"))
    ]


def check(catalogue: Catalogue, method: str, pattern: str) -> None:
    """Raise ValueError, naming the nearest routes, unless some version serves what is aimed at.

    `pattern` may begin with a version; without one, any version's operation will do.
    """
    version, _, rest = pattern.strip("/").partition("/")
    if version in DIALECTS:
        return DIALECTS[version].routes(catalogue).check(method, f"/{rest}")
    for dialect in (DIALECTS["v3"], DIALECTS["v2"]):
        try:
            return dialect.routes(catalogue).check(method, pattern)
        except ValueError as problem:
            refused = problem
    raise refused
