"""What the gateway asks of a token before an operation is run: one of the scopes it takes."""

from __future__ import annotations

from functools import cache
from typing import Any

from bcfake.accounts import Token
from bcfake.message import Reply
from bcfake.resources import CATALOGUE
from bcfake.view import View
from bcfake.wire.answers import gateway_error
from bcfake.wire.routes import Route, subject_of

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


@cache
def scope_of(route: Route, method: str) -> str:
    """What the definition behind an operation calls its scope; "" when any token may use it."""
    handlers = [route.methods.get(method), *route.methods.values()]
    subjects = map(subject_of, handlers)
    return next((_scope(each) for each in subjects if each is not None), "")


@cache
def _scope(subject: Any) -> str:
    """A definition's own; a view's own or its source's; else that of its family, which the first
    segment of the path names."""
    source = subject.source if isinstance(subject, View) else subject
    own = getattr(subject, "scope", "") or getattr(source, "scope", "")
    while getattr(subject, "parent", None) is not None:
        subject = subject.parent
    family = str(getattr(subject, "path", "")).split("/", 1)[0]
    return str(own or _scope_of_family(family))


@cache
def _scope_of_family(family: str) -> str:
    """That of V2's definitions; else of V3's views, which are loaded only then."""
    resources = (each for each in CATALOGUE.resources if each.parent is None and each.scope)
    found = ALONE | {_first(each.path): each.scope for each in resources}
    if family in found:
        return found[family]
    from bcfake.views import VIEWS

    views = (
        (_first(each.path), each.scope or each.source.scope) for each in VIEWS if not each.parent
    )
    return {path: scope for path, scope in views if scope}.get(family, "")


def _first(path: str) -> str:
    return path.split("/", 1)[0]
