"""Filter, sort and page: pure functions from a table to the keys and rows asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from math import inf
from typing import Any

from bcfake.fields import Field
from bcfake.schema import Condition, Resource
from bcfake.tables import Row, Table

Test = Callable[[Row], bool]
Order = tuple[str, bool]  # field, descending

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, wanted: value == wanted,
    "ne": lambda value, wanted: value != wanted,
    "ge": lambda value, wanted: value is not None and value >= wanted,
    "le": lambda value, wanted: value is not None and value <= wanted,
    "gt": lambda value, wanted: value is not None and value > wanted,
    "lt": lambda value, wanted: value is not None and value < wanted,
    "in": lambda value, wanted: value in wanted,
    "not_in": lambda value, wanted: value not in wanted,
    "like": lambda value, wanted: value is not None and wanted in str(value).casefold(),
    "has": lambda value, wanted: wanted in (value or ()),
}
BOUNDS: Mapping[Any, Callable[[Any], tuple[float, float]]] = {  # the least and the most id
    "eq": lambda wanted: (wanted, wanted),
    "ge": lambda wanted: (wanted, inf),
    "le": lambda wanted: (-inf, wanted),
    "gt": lambda wanted: (wanted + 1, inf),
    "lt": lambda wanted: (-inf, wanted - 1),
}


class Span(Sequence[int]):
    """The keys from one place to another, uncopied: a page of a large table needs but a few."""

    def __init__(self, keys: Sequence[int], first: int, last: int) -> None:
        self._keys, self._first, self._last = keys, first, max(first, last)

    def __len__(self) -> int:
        return self._last - self._first

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys[self._first : self._last])

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step == 1:
                return self._keys[self._first + start : self._first + stop]
        return self._keys[self._first : self._last][index]


def test_for(condition: Condition, field: Field | None) -> Test:
    """The predicate on rows that a condition stands for."""
    compare, wanted = condition.filter.compare, condition.wanted
    if callable(compare):
        return lambda row: compare(row, wanted)
    assert field is not None, f"filter {condition.filter.name} names no field"
    name, key, matches = field.name, field.key, COMPARE[compare]
    if compare in ("eq", "ne"):
        target = key(wanted)
        return lambda row: bool(matches(key(row.get(name)), target))
    if compare in ("in", "not_in"):
        targets = {key(part) for part in wanted}
        return lambda row: matches(key(row.get(name)), targets)
    return lambda row: matches(row.get(name), wanted)


def select(
    table: Table, resource: Resource, conditions: Sequence[Condition], within: Mapping[str, Any]
) -> Sequence[int]:
    """The keys, ascending, of the rows that meet every condition.

    `within` maps indexed fields to the values they must have (the parent). Work grows with the
    matches, not with the table, where a condition bounds the id or asks an indexed field.
    """
    keys: Sequence[int] = table.order
    rest: list[Test] = []
    narrowed, low, high = False, -inf, inf
    for name, value in within.items():
        keys, narrowed = table.keys_where(name, value), True
    for condition in conditions:
        how, name, wanted = condition.filter.compare, condition.filter.field, condition.wanted
        if name == "id" and how in BOUNDS and isinstance(wanted, int):
            least, most = BOUNDS[how](wanted)
            low, high = max(low, least), min(high, most)
            continue
        found = _found(table, condition) if how in ("eq", "in") and not narrowed else None
        if found is not None:
            keys, narrowed = found, True
        else:
            rest.append(test_for(condition, resource.by_name.get(name)))
    if low > -inf or high < inf:
        keys = Span(keys, bisect_left(keys, low), bisect_right(keys, high))
    if not rest:
        return keys
    rows = table.rows
    return [key for key in keys if all(test(rows[key]) for test in rest)]


def _found(table: Table, condition: Condition) -> Sequence[int] | None:
    """The keys of the rows whose field has a value, or one of several; None without an index."""
    name, wanted = condition.filter.field, condition.wanted
    values = wanted if condition.filter.compare == "in" else (wanted,)
    if name in table.indexes:
        found = [table.keys_where(name, value) for value in values]
        return found[0] if len(found) == 1 else sorted({*chain(*found)})
    if name == "id":
        return sorted(key for key in {*values} if key in table.rows)
    return None


def arrange(table: Table, keys: Sequence[int], order: Order) -> Sequence[int]:
    """The keys in the order of a field; rows that lack it come first, ties stay in id order."""
    name, descending = order
    if name == "id":
        return keys[::-1] if descending else keys
    rows = table.rows

    def rank(key: int) -> tuple[bool, Any]:
        value = rows[key].get(name)
        return (value is not None, value)

    return sorted(keys, key=rank, reverse=descending)


def page(keys: Sequence[int], number: int, size: int) -> Sequence[int]:
    """The `number`-th slice of `size` keys, counted from 1."""
    return keys[(number - 1) * size : number * size]
