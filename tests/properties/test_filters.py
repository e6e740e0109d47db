"""Every filter of every definition agrees with a plain predicate over what the API shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcfake.collection import Collection
from bcfake.errors import Refusal
from bcfake.fake import FakeStore
from bcfake.fields import Choice, Field, Flag, Int, ListOf, Money, Text, Timestamp
from bcfake.resources import CATALOGUE
from bcfake.schema import COUNT, LIST, Filter, Resource
from bcfake.wire.app import create_app

OLD = datetime(2020, 1, 1, tzinfo=timezone.utc)
FILTERS = [
    (resource.name, each.name)
    for resource in CATALOGUE.resources
    for each in resource.filters
    if LIST in each.on and LIST in resource.verbs and isinstance(each.compare, str)
]
PLAIN: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda shown, wanted: plain(shown) == plain(wanted),
    "ne": lambda shown, wanted: plain(shown) != plain(wanted),
    "ge": lambda shown, wanted: shown not in (None, "") and plain(shown) >= plain(wanted),
    "le": lambda shown, wanted: shown not in (None, "") and plain(shown) <= plain(wanted),
    "in": lambda shown, wanted: plain(shown) in [plain(each) for each in str(wanted).split(",")],
    "like": lambda shown, wanted: str(wanted).casefold() in str(shown).casefold(),
    "has": lambda shown, wanted: plain(wanted) in [plain(each) for each in shown or ()],
}


def plain(value: Any) -> Any:
    """A shown value as one that compares: a number, a date, or text in one case."""
    if isinstance(value, bool):
        return value
    text = str(value)
    for read in (float, datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
        except (ValueError, TypeError):
            continue
        naive = isinstance(found, datetime) and found.tzinfo is None
        return found.replace(tzinfo=timezone.utc) if naive else found
    return {"true": True, "false": False}.get(text, text.casefold())


def values(field: Field, number: int) -> Any:
    """The n-th of a few values for a field, some of them equal but for their case."""
    if isinstance(field, Choice):
        return field.values[number % len(field.values)]
    if isinstance(field, Flag):
        return number % 2 == 0
    if isinstance(field, Int):
        return field.min + number % 3 if field.min > 0 else number % 3
    if isinstance(field, Money):
        return number % 3 * 1.5
    if isinstance(field, Timestamp):
        return OLD + timedelta(hours=number % 4)
    return ("Red wine", "red WINE", "White", "10")[number % 4]


@pytest.fixture(scope="module")
def stores() -> Iterator[dict[str, FakeStore]]:
    """Stores that were filled already, by the definition they were filled for."""
    made: dict[str, FakeStore] = {}
    yield made
    for store in made.values():
        store.close()


def filled(resource: Resource, stores: dict[str, FakeStore]) -> FakeStore:
    """A store with a dozen rows that differ in the fields the filters ask for."""
    if resource.name in stores:
        return stores[resource.name]
    store = stores[resource.name] = FakeStore(quota=1_000_000).open()
    rows = Collection(store.data, resource)
    wanted = {each.field for each in resource.filters if each.field not in ("", "id")}
    for number in range(12 if resource.base_rows is None else 0):
        row = rows.add()
        for name in sorted(wanted):
            field = resource.by_name[name]
            if isinstance(field, ListOf) or field.unique:
                continue
            try:
                value = field.parse(values(field, number), trusted=True)
                store.data.amend(resource, row["id"], **{name: value})
            except Refusal:
                continue
    return store


def listed(store: FakeStore, path: str, **query: Any) -> Any:
    """All that a list shows, or the count if it is the path of one."""
    client = create_app(store.platform).test_client()
    query = query if path.endswith("/count") else {**query, "limit": 250}
    url = f"/stores/{store.store_hash}/v2{path}?{urlencode(query)}"
    reply = client.get(url, headers=store.headers)
    assert reply.status_code in (200, 204), reply.get_data(as_text=True)
    return reply.json if reply.status_code == 200 else []


def path_of(resource: Resource, store: FakeStore) -> str:
    """The collection that the rows are in."""
    if resource.parent is None:
        return f"/{resource.path}"
    row = next(iter(Collection(store.data, resource)))
    return f"/{resource.parent.path}/{row[resource.parent_key]}/{resource.path}"


@pytest.mark.parametrize(("name", "filter_name"), FILTERS)
@given(data=st.data())
def test_a_filter_agrees_with_a_plain_predicate(
    stores: dict[str, FakeStore], name: str, filter_name: str, data: st.DataObject
) -> None:
    resource = CATALOGUE[name]
    [asked] = [each for each in resource.filters if each.name == filter_name]
    store = filled(resource, stores)
    path = path_of(resource, store)
    whole = listed(store, path)
    field = resource.by_name[asked.field]
    wanted = data.draw(st.sampled_from(choices(asked, field, whole)))
    found = listed(store, path, **{filter_name: wanted})
    matches = PLAIN[str(asked.compare)]
    kept = [each for each in (whole) if matches(shown(each, asked), wanted)]
    if asked.default:
        kept += [each for each in found if each not in whole]  # what the default leaves out
    assert [each["id"] for each in found] == [each["id"] for each in kept]
    if COUNT in resource.verbs and COUNT in asked.on:
        counted = listed(store, f"{path}/count", **{filter_name: wanted})
        assert counted["count"] == len(found)


def shown(row: dict[str, Any], asked: Filter) -> Any:
    """What a row shows of the field a filter asks for."""
    return row[asked.field]


def choices(asked: Filter, field: Field, rows: list[dict[str, Any]]) -> list[str]:
    """Values worth asking for: those that rows have, their neighbours, in other cases."""
    found: list[str] = []
    for row in rows:
        value = shown(row, asked)
        for part in value if isinstance(value, list) else [value]:
            found += spelled(field, part)
    if asked.compare == "in":
        found += [",".join(found[:3])]
    return sorted(set(found)) or ["1"]


def spelled(field: Field, value: Any) -> list[str]:
    """A shown value as a query may ask for it."""
    if value is None or value == "" or isinstance(value, dict):
        return []
    if isinstance(value, bool):
        return [str(value).lower(), "1" if value else "0"]
    if isinstance(field, Timestamp):
        moment = plain(value)
        return [moment.isoformat(), (moment + timedelta(seconds=1)).isoformat()]
    if isinstance(field, Int | Money):
        return [str(value), str(int(float(value)) + 1)]
    return (
        [str(value), str(value).upper(), str(value)[:2]]
        if isinstance(field, Text)
        else [str(value)]
    )
