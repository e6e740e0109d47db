"""Filter, sort and page over a toy table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcfake.errors import Invalid, NotFound, Unknown
from bcfake.query import Span
from bcfake.schema import LIST, UPDATE, Condition, Filter
from bcfake.store import Store

PAGES = [300, None, 20, 300, 5]
NAMES = ["Emma", "Ilias", "emma", "Ulysses", "Dracula"]


@pytest.fixture
def books(store: Store, toy: Any) -> Any:
    """Five books on a rack, and one on another."""
    for name in ("Left", "Right"):
        store.create(toy("racks"), {"name": name})
    for name, pages in zip(NAMES, PAGES, strict=True):
        store.create(toy("books"), {"name": name, "pages": pages}, parent=1)
    store.create(toy("books"), {"name": "Emma"}, parent=2)
    return toy("books")


def asked(store: Store, books: Any, *filters: tuple[str, str], **options: Any) -> list[str]:
    """The names of the books found."""
    where = [books.condition(name, text, LIST) for name, text in filters]
    return [row["name"] for row in store.list(books, where=where, **options)]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([("name", "EMMA")], ["Emma", "emma", "Emma"]),
        ([("name", "none")], []),
        ([("pages", "300")], ["Emma", "Ulysses"]),
        ([("min_pages", "20")], ["Emma", "emma", "Ulysses"]),
        ([("max_pages", "20")], ["emma", "Dracula"]),
        ([("min_pages", "6"), ("max_pages", "300"), ("name", "emma")], ["Emma", "emma"]),
        ([("name:like", "M")], ["Emma", "emma", "Emma"]),
        ([("pages:in", "5,20,")], ["emma", "Dracula"]),
        ([("min_id", "102"), ("max_id", "103")], ["emma", "Ulysses"]),
        ([("min_id", "104"), ("min_id", "102"), ("name", "emma")], ["Emma"]),
        ([("min_id", "999")], []),
    ],
)
def test_conditions_hold_together(
    store: Store, books: Any, filters: list[tuple[str, str]], found: list[str]
) -> None:
    assert asked(store, books, *filters) == found
    where = [books.condition(name, text, LIST) for name, text in filters]
    assert store.count(books, where=where) == len(found)


@given(
    bounds=st.tuples(st.integers(0, 20), st.integers(0, 20)),
    index=st.slices(10) | st.just(slice(None, None, -1)),
)
def test_a_span_of_keys_is_sliced_like_a_list(bounds: tuple[int, int], index: slice) -> None:
    keys = list(range(100, 120))
    span, cut = Span(keys, *bounds), keys[slice(*bounds)]
    assert list(span) == cut
    assert len(span) == len(cut)
    assert span[index] == cut[index]


@pytest.mark.parametrize(
    ("name", "compare", "wanted", "found"),
    [
        ("id", "eq", 102, ["emma"]),
        ("id", "gt", 103, ["Dracula", "Emma"]),
        ("id", "lt", 101, ["Emma"]),
        ("id", "in", (104, 999, 100, 104), ["Emma", "Dracula"]),
        ("id", "not_in", (100, 101, 102, 103), ["Dracula", "Emma"]),
        ("name", "in", ("EMMA", "dracula", "none"), ["Emma", "emma", "Dracula", "Emma"]),
        ("name", "in", (), []),
        ("pages", "in", (5, None), ["Ilias", "Dracula", "Emma"]),
    ],
)
def test_ids_and_indexed_fields_are_looked_up(
    store: Store, books: Any, name: str, compare: str, wanted: Any, found: list[str]
) -> None:
    where = [Condition(Filter("asked", name, compare), wanted)]
    assert [row["name"] for row in store.list(books, where=where)] == found
    among = [*where, Condition(Filter("name", "name"), "emma")]
    both = [row["name"] for row in store.list(books, where=among)]
    assert both == [name for name in found if name.casefold() == "emma"]


def test_a_parent_narrows_the_list(store: Store, books: Any) -> None:
    assert asked(store, books, parent=2) == ["Emma"]
    assert asked(store, books, ("name", "emma"), parent=1) == ["Emma", "emma"]
    with pytest.raises(NotFound):
        store.list(books, parent=9)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (("id", True), ["Emma", "Dracula", "Ulysses", "emma", "Ilias", "Emma"]),
        (("pages", False), ["Ilias", "Emma", "Dracula", "emma", "Emma", "Ulysses"]),
        (("pages", True), ["Emma", "Ulysses", "emma", "Dracula", "Ilias", "Emma"]),
    ],
)
def test_order_is_by_a_field_and_ties_stay_in_id_order(
    store: Store, books: Any, order: Any, found: list[str]
) -> None:
    assert asked(store, books, order=order) == found


def test_pages_are_counted_from_one(store: Store, books: Any) -> None:
    pages = [asked(store, books, page=number, limit=4) for number in (1, 2, 3)]
    assert pages == [["Emma", "Ilias", "emma", "Ulysses"], ["Dracula", "Emma"], []]


def test_find_compares_like_a_filter(store: Store, books: Any) -> None:
    found = store.find(books, name="EMMA", rack_id=1)
    assert [row["id"] for row in found] == [100, 102]


def test_an_unknown_filter_names_the_known_ones(toy: Any) -> None:
    with pytest.raises(Unknown, match="Known filters: max_id, max_pages"):
        toy("books").condition("colour", "red", LIST)
    with pytest.raises(Unknown, match="none"):
        toy("books").condition("name", "x", UPDATE)


def test_a_bad_value_names_the_filter(toy: Any) -> None:
    with pytest.raises(Invalid, match=r"'min_pages' is invalid\. 'many' is not a whole number"):
        toy("books").condition("min_pages", "many", LIST)


def test_an_index_follows_every_change(store: Store, books: Any) -> None:
    store.update(books, 100, {"name": "Persuasion"})
    store.delete(books, 102)
    assert asked(store, books, ("name", "emma")) == ["Emma"]
    assert asked(store, books, ("name", "persuasion")) == ["Persuasion"]
