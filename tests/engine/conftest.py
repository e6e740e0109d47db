"""A toy catalogue of a few fields: racks hold books, books leaves, and there is one sign."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bcfake.errors import Conflict
from bcfake.fields import Int, Text, Timestamp
from bcfake.schema import ALL, GET, ID, LIST, Catalogue, Filter, Resource, between, equals, rule
from bcfake.store import Change, Store


@rule("after_create", "after_update")
def refuse_cursed(change: Change) -> None:
    """A book named cursed is refused, once it and what it does have been written."""
    if change.values["name"] == "cursed":
        change.store.update(RACKS, change.values["rack_id"], {"name": "burnt"})
        change.store.create(BOOKS, {"name": "ash"}, parent=change.values["rack_id"])
        raise Conflict(field="name")


@rule("before_delete")
def refuse_chained(change: Change) -> None:
    """A chained book cannot be deleted."""
    if change.values["name"] == "chained":
        raise Conflict(field="name")


@rule("before_clear")
def spare_the_first(change: Change) -> None:
    """Deleting all books of a rack leaves the first."""
    change.values["rows"] = change.values["rows"][1:]


@rule("before_create", "before_update")
def shout(change: Change) -> None:
    """The title is the name in capitals."""
    change.values["title"] = change.values["name"].upper()


@rule("after_delete")
def note_it(change: Change) -> None:
    """A deleted book leaves its name on the sign."""
    change.store.amend(SIGN, None, text=f"{change.values['name']} is gone")


RACKS = Resource(
    name="racks",
    path="racks",
    source="a toy",
    fields=(
        ID,
        Text(name="name", required=True, unique=True, sample="Rack {n}"),
        Int(name="room"),
    ),
    filters=(*equals("name", "room"), *between("id", "room")),
)
BOOKS = Resource(
    name="books",
    path="books",
    source="a toy",
    parent=RACKS,
    parent_key="rack_id",
    first_id=100,
    sortable=("id", "pages", "name"),
    fields=(
        ID,
        Text(name="name", required=True, sample="Book {n}", indexed=True),
        Text(name="title", read_only=True),
        Text(name="code", unique="rack_id"),
        Int(name="pages", nullable=True),
        Int(name="rack_id", read_only=True),
        Timestamp(name="date_created", auto="create", read_only=True),
        Timestamp(name="date_modified", auto="change", read_only=True),
    ),
    filters=(
        *equals("name", "pages"),
        *between("id", "pages"),
        Filter("name:like", "name", "like"),
        Filter("pages:in", "pages", "in"),
    ),
    rules=(shout, refuse_cursed, refuse_chained, spare_the_first, note_it),
)
PAGES = Resource(
    name="leaves",
    path="leaves",
    source="a toy",
    parent=BOOKS,
    parent_key="book_id",
    fields=(ID, Int(name="book_id", read_only=True)),
)
SIGN = Resource(
    name="sign",
    path="sign",
    source="a toy",
    single=True,
    verbs=frozenset({GET}),
    fields=(Text(name="text", default="Books"),),
    base_rows=lambda: [{}],
)
LANGUAGES = Resource(
    name="languages",
    path="languages",
    source="a toy",
    verbs=ALL,
    fields=(ID, Text(name="name", required=True, sample="Language {n}")),
    base_rows=lambda: [{"id": 1, "name": "Latin"}, {"id": 7, "name": "Greek"}],
)
CODES = Resource(
    name="codes",
    path="codes",
    source="a toy",
    verbs=frozenset({LIST, GET}),
    default_order=("name", False),
    fields=(Text(name="id", required=True), Text(name="name")),
    base_rows=lambda: [{"id": "b", "name": "first"}, {"id": "a", "name": "second"}],
)
TOYS = Catalogue([RACKS, BOOKS, PAGES, SIGN, LANGUAGES, CODES])


@pytest.fixture
def store() -> Store:
    """A clean store of toys."""
    return Store(TOYS)


@pytest.fixture
def toy() -> Callable[[str], Resource]:
    """A definition by its name."""
    return TOYS.__getitem__


@pytest.fixture
def state() -> Callable[[Store], Any]:
    """A function: everything a store holds, ids to come and indexes too."""

    def state(store: Store) -> Any:
        found = {}
        for resource in TOYS.resources:
            table = store._read(resource)
            indexes = {
                name: {value: tuple(keys) for value, keys in filed.items()}
                for name, (_, filed) in table.indexes.items()
            }
            found[resource.name] = (list(table), list(table.order), table.last, indexes)
        return found

    return state
