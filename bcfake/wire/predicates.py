"""The names that a query or a body may have: what is asked of requests is not to be misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from bcfake.fields import Field, Object
from bcfake.paths import Aim
from bcfake.schema import Action, Catalogue, Resource
from bcfake.view import Endpoint, View
from bcfake.wire import dialects, v2, v3_query
from bcfake.wire.routes import Handler

Names: TypeAlias = "dict[str, Names | None] | None"  # None: any name at all


def refuse_unknown(catalogue: Catalogue, aim: Aim, predicates: Mapping[str, Any]) -> None:
    """Raise ValueError, with the nearest names, for one in a predicate that no operation the aim
    fits knows. `predicates` are what a `query`, or else a body, is to contain; functions know
    what they do, and of some operations the names are not known."""
    asked = {place: wanted for place, wanted in predicates.items() if isinstance(wanted, Mapping)}
    if not asked:
        return
    operations = dialects.fitting(catalogue, aim.method, aim.path)
    for place, wanted in asked.items():
        names = in_query if place == "query" else in_body
        known: Names = {}
        for operation in operations:
            known = _either(known, names(operation))
        _refuse(f"{place} of {aim}", place, wanted, known)


def _refuse(where: str, place: str, wanted: Mapping[str, Any], known: Names) -> None:
    if known is None:
        return
    for name, part in wanted.items():
        if name not in known:
            near = difflib.get_close_matches(str(name), known, 3, 0.5)
            told = f"nearest: {', '.join(near)}" if near else f"known: {', '.join(known) or 'none'}"
            way = f"{place}=lambda {place}: ... asks for any other"
            raise ValueError(f"{where}: there is no {name!r}; {told}; {way}")
        if isinstance(part, Mapping):
            _refuse(f"{where}, in {name}", place, part, known[name])


def in_query(operation: Handler) -> Names:
    """The parameters of an operation's query."""
    subject = _subject(operation)
    if isinstance(subject, Resource):
        names = {each.name for each in subject.filters} | {*v2.PAGING}
        names |= {"sort", "direction"} if subject.sortable else set()
        names |= {"include", "exclude"} if subject.projects or subject.expands else set()
    elif isinstance(subject, View):
        names = {"page", "limit", *v3_query.PROJECTION, *v3_query.sorting(subject)}
        names |= {*v3_query.CURSORS, *subject.filter_by_name}
    elif isinstance(subject, Endpoint):
        names = {"page", "limit", *subject.query}
    else:
        return dict.fromkeys(subject.query) if isinstance(subject, Action) else None
    return dict.fromkeys(sorted(names))


def in_body(operation: Handler) -> Names:
    """The fields of an operation's body, with those of the objects in them."""
    subject = _subject(operation)
    if isinstance(subject, Resource):
        return _of(subject.fields)
    return _of_view(subject) if isinstance(subject, View) else None


def _subject(operation: Handler) -> Any:
    return next(iter(getattr(operation, "args", ())), None)


def _of(fields: Iterable[Field]) -> Names:
    return {field.name: _inside(field) for field in fields}


def _of_view(view: View) -> Names:
    fields = [part.field for part in view.by_name.values()]
    return {**dict.fromkeys(view.parts), **{field.name: _inside(field) for field in fields}}


def _inside(field: Field) -> Names:
    taken = getattr(field, "accepts", None) or field
    if isinstance(taken, Object) and not taken.open:
        return _of(taken.fields)
    return None


def _either(one: Names, other: Names) -> Names:
    """The names of both."""
    if one is None or other is None:
        return None
    both = {**one, **other}
    return {
        name: _either(one[name], other[name]) if name in one and name in other else both[name]
        for name in both
    }
