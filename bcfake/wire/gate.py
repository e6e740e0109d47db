"""What the gateway asks of a token before an operation is run: one of the scopes it takes."""

from __future__ import annotations

from functools import cache
from typing import Any

from bcfake.accounts import Token
from bcfake.message import Reply
from bcfake.resources import CATALOGUE
from bcfake.schema import Resource
from bcfake.view import View
from bcfake.views import VIEWS
from bcfake.wire.answers import gateway_error
from bcfake.wire.routes import Route

ALONE = {"time": "information"}  # what has a path of its own, and no definition below it


def refusal(token: Token, route: Route, method: str) -> tuple[Reply, str] | None:
    """The 403 for a token without a scope for the operation, and what to say of it; or None."""
    if token.user:
        return None  # legacy accounts have no scopes
    needed = token.lacks(scope_of(route, method), method)
    if not needed:
        return None
    has = ", ".join(sorted(token.scopes)) or "none"
    return gateway_error(403), f"the token needs the scope {' or '.join(needed)}; it has {has}"


def scope_of(route: Route, method: str) -> str:
    """What the definition behind an operation calls its scope; "" when any token may use it."""
    handlers = [route.methods.get(method), *route.methods.values()]
    subjects = [next(iter(getattr(handler, "args", ())), None) for handler in handlers]
    return next((_scope(each) for each in subjects if each is not None), "")


@cache
def _scope(subject: Any) -> str:
    """A definition's own; a view's own or its source's; for other endpoints that of their family,
    which the first segment of the path names."""
    if isinstance(subject, Resource):
        return subject.scope
    if isinstance(subject, View):
        return getattr(subject, "scope", "") or subject.source.scope
    return getattr(subject, "scope", "") or _families()[subject.path.split("/", 1)[0]]


@cache
def _families() -> dict[str, str]:
    of_views = {each.path: each.source.scope for each in VIEWS if each.parent is None}
    of_resources = {each.path: each.scope for each in CATALOGUE.resources if each.parent is None}
    return ALONE | {
        path.split("/", 1)[0]: scope for path, scope in (of_views | of_resources).items()
    }
