"""Which resources are read, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bcfake.resources import CATALOGUE
from bcfake.schema import GET, LIST, Resource
from bcfake.view import Pair, Shown, View

SAME_EVERYWHERE = ("countries", "country_states")  # and hundreds of requests


def readable(resource: Resource) -> bool:
    """Whether the API shows the resource's rows, and those of what they are part of."""
    verb = GET if resource.single else LIST
    above = resource.parent
    return verb in resource.verbs and (above is None or readable(above))


def depth(resource: Resource) -> int:
    """How many resources it is part of."""
    return 0 if resource.parent is None else 1 + depth(resource.parent)


def _of_v2() -> list[str]:
    return [r.name for r in sorted(CATALOGUE.resources, key=depth) if readable(r)]


@cache
def v3_views() -> Mapping[str, View]:
    """The views that show all there is to a row V2 does not show, by resource, parents first."""
    from bcfake.views import VIEWS  # takes long to load: a command that is none of ours need not

    found: dict[str, View] = {}
    for resource in sorted(CATALOGUE.resources, key=depth):
        views = [v for v in VIEWS if v.source is resource and _shows_rows(v)]
        below = [v for v in views if v.parent is not None and _read(v.parent.source, found)]
        across = [v for v in views if v.parent is None]
        if (across or below) and not readable(resource):
            found[resource.name] = (across or below)[0]
    return found


def _read(resource: Resource, found: Mapping[str, View]) -> bool:
    return readable(resource) or resource.name in found


def _shows_rows(view: View) -> bool:
    """Whether rows can be made of what a list shows: by their id, with what they need."""
    parts = view.by_name.values()
    shown = {part.row or part.field.name for part in parts if isinstance(part, Pair)}
    taken = {part.field.name for part in parts if isinstance(part, Shown) and part.take}
    source = view.source
    needed = {field.name for field in source.stored if field.required} | {"id"}
    if view.parent is None and source.parent is not None:
        needed.add(source.parent_key)
    elif view.parent is not None and (view.within or view.parent.source is not source.parent):
        return False
    listed = LIST in view.verbs and view.key == "id" and source.by_name["id"].kind == "int"
    return listed and needed <= shown | taken and source.name not in PASSING


PASSING = ("system_logs", "cart_metafields")  # what a store forgets by itself


@cache
def readable_names() -> tuple[str, ...]:
    """The resources that can be read, parents first."""
    return (*_of_v2(), *v3_views())


def chosen(names: Sequence[str]) -> list[str]:
    """The names of the resources to read, parents first; raises ValueError for an unknown one."""
    for name in names:
        if name not in readable_names():
            known = ", ".join(readable_names())
            raise ValueError(f"resources: unknown or not to be read: {name!r}; known: {known}")
    wanted = set(names) or set(readable_names()) - set(SAME_EVERYWHERE)
    for name in names:
        above = CATALOGUE[name].parent
        while above is not None:
            wanted.add(above.name)
            above = above.parent
    return [name for name in readable_names() if name in wanted]
