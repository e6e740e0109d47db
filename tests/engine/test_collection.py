"""Rows as a test's author holds them: samples for what is left out, missing parents made."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.collection import Collection
from bcfake.errors import Conflict, Invalid, NotFound, Unknown
from bcfake.fields import Int, NewRow, Text
from bcfake.schema import ID, Catalogue, Resource
from bcfake.store import Store


@pytest.fixture
def racks(store: Store, toy: Any) -> Collection:
    """The racks of the store."""
    return Collection(store, toy("racks"))


@pytest.fixture
def books(store: Store, toy: Any) -> Collection:
    """Its books."""
    return Collection(store, toy("books"))


def test_what_is_left_out_gets_a_sample(racks: Collection) -> None:
    assert [row["name"] for row in racks.add_many(3)] == ["Rack 1", "Rack 2", "Rack 3"]


def test_a_sample_steps_aside_for_what_is_taken(racks: Collection) -> None:
    racks.add(name="rack 2")
    assert [racks.add()["name"], racks.add()["name"]] == ["Rack 3", "Rack 4"]
    racks.delete(1)
    assert racks.add()["name"] == "Rack 5"


def test_a_missing_parent_is_made(racks: Collection, books: Collection) -> None:
    assert books.add()["rack_id"] == racks.all()[0]["id"]
    assert books.add(rack_id=1)["rack_id"] == 1
    assert len(racks) == 1


def test_a_parent_that_is_named_must_exist(books: Collection) -> None:
    with pytest.raises(NotFound):
        books.add(rack_id=9)


def test_what_only_the_server_sets_may_be_seeded(books: Collection) -> None:
    row = books.add(id=500, date_created="2020-01-02T03:04:05Z")
    assert (row["id"], row["date_created"].year) == (500, 2020)


def test_a_seed_is_held_to_the_fields_and_the_rules(racks: Collection) -> None:
    with pytest.raises(Unknown, match=r"'colour' is not supported.*Known fields: id, name, room"):
        racks.add(colour="red")
    with pytest.raises(Invalid, match=r"'room' is invalid\. 'x' is not a whole number"):
        racks.add(room="x")
    racks.add(name="a")
    with pytest.raises(Conflict, match=r"\{'name': 'A'\}"):
        racks.add(name="A")
    assert len(racks) == 1


def test_add_many_is_all_or_nothing(racks: Collection) -> None:
    with pytest.raises(Conflict):
        racks.add_many(2, name="twice")
    assert racks.all() == []


@pytest.mark.parametrize("count", [-1, "3", 1.5])
def test_add_many_asks_how_many(racks: Collection, count: Any) -> None:
    with pytest.raises(ValueError, match="a whole number from 0"):
        racks.add_many(count)


def test_rows_are_asked_for_by_their_values(books: Collection) -> None:
    one, _ = books.add(name="One"), books.add(name="Two")
    assert books.all(name="one") == [one]
    assert books.all(rack_id=one["rack_id"]) == [one]
    assert [row["name"] for row in books] == ["One", "Two"]
    with pytest.raises(Unknown, match="colour"):
        books.all(colour="red")


def test_a_parent_can_be_asked_for_even_if_no_field_shows_it() -> None:
    top = Resource(name="tops", path="tops", source="a toy", fields=(ID,))
    low = Resource(
        name="lows", path="lows", source="a toy", fields=(ID,), parent=top, parent_key="top_id"
    )
    rows = Collection(Store(Catalogue([top, low])), low)
    rows.add()
    row = rows.add()
    assert rows.all(top_id=2) == [row]


def test_a_sample_may_be_a_new_row_of_another_resource() -> None:
    hue = Resource(name="hues", path="hues", source="a toy", fields=(ID,))
    car = Resource(
        name="cars",
        path="cars",
        source="a toy",
        fields=(ID, Int(name="hue_id", required=True, sample=NewRow("hues"))),
    )
    store = Store(Catalogue([hue, car]))
    assert [row["hue_id"] for row in Collection(store, car).add_many(2)] == [1, 2]
    assert store.count(hue) == 2


def test_update_and_delete_go_through_the_rules(books: Collection) -> None:
    row = books.add(name="One")
    assert books.update(row["id"], name="Two")["title"] == "TWO"
    books.update(row["id"], name="chained")
    with pytest.raises(Conflict):
        books.delete(row["id"])
    with pytest.raises(NotFound):
        books.get(99)


def test_a_collection_is_true_and_says_what_it_is(racks: Collection) -> None:
    assert bool(racks)
    assert repr(racks) == "<racks: 0 row(s)>"


def test_a_definition_is_checked_when_it_is_made() -> None:
    with pytest.raises(AssertionError, match="declared twice"):
        Resource(name="a", path="a", source="", fields=(ID, ID))
    one = Resource(name="a", path="a", source="", fields=(Text(name="b"),))
    with pytest.raises(AssertionError, match="share a name"):
        Catalogue([one, one])
