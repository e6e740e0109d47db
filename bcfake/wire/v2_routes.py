"""Which V2 operation each path and method is: built from the definitions, once a catalogue."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from bcfake.fields import Field
from bcfake.message import Reply, to_json
from bcfake.schema import CLEAR, COUNT, CREATE, DELETE, GET, LIST, UPDATE, Catalogue, Resource, Verb
from bcfake.wire import v2
from bcfake.wire.answers import JSON
from bcfake.wire.exchange import Exchange
from bcfake.wire.routes import Route, Routes

COLLECTION = {LIST: ("GET", v2.list_), CREATE: ("POST", v2.create), CLEAR: ("DELETE", v2.clear)}
ITEM = {GET: ("GET", v2.get), UPDATE: ("PUT", v2.update), DELETE: ("DELETE", v2.delete)}


@cache
def routes(catalogue: Catalogue) -> Routes:
    """Every V2 operation of a catalogue."""
    table = Routes()
    for resource in catalogue.resources:
        for flat, root, aliases, verbs in _places(resource):
            _add_verbs(table, resource, flat, root, aliases, verbs)
    for action in catalogue.actions:
        table.add(action.method, action.path, partial(v2.act, action))
    for route in table:
        _add_options(route)
    return table


def _places(resource: Resource) -> list[tuple[bool, str, tuple[str, ...], frozenset[Verb]]]:
    """(flat, path, other spellings, verbs) of each collection path of a resource."""
    if resource.parent is None:
        return [(False, resource.path, resource.aliases, resource.verbs)]
    above = resource.parent.path
    nested = f"{above}/{{{resource.parent_key}}}/"
    aliases = tuple(nested + alias for alias in resource.aliases)
    flat = resource.flat_path or f"{above}/{resource.path}"
    return [
        (False, nested + resource.path, aliases, resource.verbs),
        (True, flat, tuple(f"{above}/{alias}" for alias in resource.aliases), resource.flat),
    ]


def _add_verbs(
    table: Routes,
    resource: Resource,
    flat: bool,
    root: str,
    aliases: tuple[str, ...],
    verbs: frozenset[Verb],
) -> None:
    item = "" if resource.single else "/{id}"
    for verb, (method, handler) in COLLECTION.items():
        if verb in verbs and not resource.single:
            table.add(method, root, partial(handler, resource, flat), *aliases)
    for verb, (method, handler) in ITEM.items():
        if verb in verbs:
            spellings = [alias + item for alias in aliases]
            table.add(method, root + item, partial(handler, resource, flat), *spellings)
    if COUNT in verbs:
        spellings = [alias + "/count" for alias in aliases]
        table.add("GET", root + "/count", partial(v2.count, resource, flat), *spellings)


def _add_options(route: Route) -> None:
    """OPTIONS: the verbs in Allow, and the fields a caller may send (documented in 2013)."""
    handler: Any = next(iter(route.methods.values()))
    resource = handler.args[0] if isinstance(handler.args[0], Resource) else None
    if "GET" in route.methods:
        route.methods.setdefault("HEAD", route.methods["GET"])
    allow = ", ".join([*route.methods, "OPTIONS"])
    writing = [
        (method, verb)
        for method, verb in (("POST", "create"), ("PUT", "update"))
        if method in route.methods
    ]

    def options(exchange: Exchange) -> Reply:
        known = [] if resource is None else [f for f in resource.fields if f.v2]
        seen = [f for f in known if not (f.hidden and f.read_only is True)]
        fields = [_field_facts(f, writing) for f in seen]
        return Reply(200, to_json({"fields": fields}), {**JSON, "Allow": allow})

    route.methods["OPTIONS"] = options


def _field_facts(field: Field, writing: list[tuple[str, str]]) -> dict[str, Any]:
    required = {"create": field.required, "update": field.required_on_update}
    facts: dict[str, Any] = {"name": field.name, "type": field.kind}
    length = "20,4" if field.kind == "decimal" else getattr(field, "max", None)
    if length and field.kind in ("decimal", "string"):
        facts["length"] = length
    facts["writable_methods"] = [m for m, verb in writing if field.writable(verb)]
    facts["required_methods"] = [m for m, verb in writing if required[verb]]
    return facts
