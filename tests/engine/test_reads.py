"""What is noted of the reads that something was worked out of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bcfake.errors import NotFound
from bcfake.reads import Reads, hold
from bcfake.store import Store

Read = Callable[[Store, Any], Any]
READS: dict[str, Read] = {
    "find": lambda store, books: store.find(books, rack_id=1),
    "get": lambda store, books: store.get(books, 100),
    "exists": lambda store, books: store.exists(books, 101),
}


@pytest.fixture
def books(store: Store, toy: Any) -> Any:
    """One book, on a rack."""
    store.create(toy("racks"), {"name": "Left"})
    store.create(toy("books"), {"name": "Emma"}, parent=1)
    return toy("books")


@pytest.mark.parametrize("name", READS)
def test_what_was_read_holds_until_it_is_another(name: str, store: Store, books: Any) -> None:
    reads = Reads(store)

    assert READS[name](reads, books) == READS[name](store, books)
    assert reads.lasting
    assert hold(reads.notes, store)
    store.update(books, 100, {"name": "Persuasion"})
    store.create(books, {"name": "Ilias"}, parent=1)
    assert not hold(reads.notes, store)


def test_what_is_not_there_is_noted_too(store: Store, books: Any) -> None:
    reads = Reads(store)

    with pytest.raises(NotFound):
        reads.get(books, 101)
    assert hold(reads.notes, store)
    store.create(books, {"name": "Ilias"}, parent=1)
    assert not hold(reads.notes, store)


def test_what_comes_of_the_time_or_of_a_list_does_not_last(store: Store, books: Any) -> None:
    timed, listing = Reads(store), Reads(store)

    assert timed.clock is store.clock
    assert listing.list(books) == store.list(books)
    assert not timed.lasting
    assert not listing.lasting
