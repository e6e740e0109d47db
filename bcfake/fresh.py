"""What a new store holds of each resource: an empty indexed table, or the shared base rows."""

from __future__ import annotations

from functools import cache

from bcfake.schema import Resource
from bcfake.tables import Key, Row, Table


def key_of(resource: Resource, name: str) -> Key:
    """What equality on a field compares."""
    found = resource.by_name.get(name)
    return found.key if found is not None else lambda value: value


def indexes(resource: Resource) -> dict[str, Key]:
    """The fields a resource's table is indexed by."""
    names = [f.name for f in resource.stored if f.indexed or f.unique is True]
    if resource.parent is not None:
        names.append(resource.parent_key)
    if "id" in resource.by_name and not counted(resource):
        names.append("id")
    return {name: key_of(resource, name) for name in names}


def fresh_table(resource: Resource) -> Table:
    """What a new store holds of a resource: nothing, or the shared base rows."""
    return Table(indexes(resource)) if resource.base_rows is None else _base_table(resource)


@cache
def _base_table(resource: Resource) -> Table:
    """The base rows, made once a process and shared: the first write of a store copies them."""
    assert resource.base_rows is not None
    table = Table(indexes(resource))
    for values in resource.base_rows():
        sent = resource.parse(values, "create", trusted=True)
        row = {**resource.initial, **sent}
        key = row["id"] if counted(resource) else table.last + 1
        table.put(Row(row, key))
    table.shared = True
    return table


def counted(resource: Resource) -> bool:
    """Whether the resource's ids are the integers its rows are kept under."""
    id_field = resource.by_name.get("id")
    return id_field is not None and id_field.kind == "int"
