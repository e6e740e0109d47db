"""Which resources are read, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from bcfake.resources import CATALOGUE
from bcfake.schema import GET, LIST, Resource

SAME_EVERYWHERE = ("countries", "country_states")  # and hundreds of requests


def readable(resource: Resource) -> bool:
    """Whether the API shows the resource's rows, and those of what they are part of."""
    verb = GET if resource.single else LIST
    above = resource.parent
    return verb in resource.verbs and (above is None or readable(above))


def depth(resource: Resource) -> int:
    """How many resources it is part of."""
    return 0 if resource.parent is None else 1 + depth(resource.parent)


READABLE = tuple(r.name for r in sorted(CATALOGUE.resources, key=depth) if readable(r))


def chosen(names: Sequence[str]) -> list[str]:
    """The names of the resources to read, parents first; raises ValueError for an unknown one."""
    for name in names:
        if name not in READABLE:
            known = ", ".join(READABLE)
            raise ValueError(f"resources: unknown or not to be read: {name!r}; known: {known}")
    wanted = set(names) or set(READABLE) - set(SAME_EVERYWHERE)
    for name in names:
        above = CATALOGUE[name].parent
        while above is not None:
            wanted.add(above.name)
            above = above.parent
    return [name for name in READABLE if name in wanted]
