"""The verbs on a toy catalogue: what they guarantee, and that a refusal undoes everything."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime, timezone
from typing import Any

import pytest

from bcfake.errors import Conflict, Missing, NotFound
from bcfake.store import Store

NOON = datetime(2026, 6, 18, 12, tzinfo=timezone.utc)


@pytest.fixture
def rack(store: Store, toy: Any) -> Any:
    """A rack."""
    return store.create(toy("racks"), {"name": "History"})


@pytest.fixture
def book(store: Store, toy: Any, rack: Any) -> Any:
    """A book on it."""
    return store.create(toy("books"), {"name": "Germania", "code": "g"}, parent=rack["id"])


# ---- create


def test_a_new_row_has_a_value_for_every_field(book: Any) -> None:
    assert set(book) == {
        *("id", "name", "title", "code", "pages", "rack_id", "date_created", "date_modified")
    }
    assert (book["title"], book["pages"]) == ("GERMANIA", None)


def test_ids_count_up_from_the_first(store: Store, toy: Any, rack: Any) -> None:
    assert rack["id"] == 1
    made = [store.create(toy("books"), {"name": "x"}, parent=1)["id"] for _ in range(3)]
    assert made == [100, 101, 102]


def test_an_id_is_not_given_twice(store: Store, toy: Any, book: Any, rack: Any) -> None:
    store.delete(toy("books"), book["id"])
    assert store.create(toy("books"), {"name": "x"}, parent=1)["id"] == book["id"] + 1


def test_ids_go_on_after_one_that_was_given(store: Store, toy: Any) -> None:
    store.create(toy("racks"), {"name": "a", "id": 40})
    assert store.create(toy("racks"), {"name": "b"})["id"] == 41


def test_a_taken_id_is_a_conflict(store: Store, toy: Any, rack: Any) -> None:
    with pytest.raises(Conflict) as caught:
        store.create(toy("racks"), {"name": "b", "id": rack["id"]})
    assert caught.value.field == "id"
    assert store.list(toy("racks")) == [rack]


def test_a_required_field_is_missed(store: Store, toy: Any) -> None:
    with pytest.raises(Missing, match="'name' was not supplied"):
        store.create(toy("racks"), {})


@pytest.mark.parametrize("parent", [None, 9, "x"])
def test_a_child_needs_a_parent_that_exists(store: Store, toy: Any, parent: Any) -> None:
    with pytest.raises(NotFound):
        store.create(toy("books"), {"name": "x"}, parent=parent)


def test_automatic_dates_are_the_clocks(store: Store, toy: Any, rack: Any) -> None:
    store.clock.freeze(NOON)
    row = store.create(toy("books"), {"name": "x"}, parent=1)
    store.clock.advance(60)
    changed = store.update(toy("books"), row["id"], {"name": "y"})
    assert (row["date_created"], row["date_modified"]) == (NOON, NOON)
    assert (changed["date_created"], changed["date_modified"].minute) == (NOON, 1)


# ---- unique


@pytest.mark.parametrize("name", ["History", "history", "HISTORY"])
def test_a_unique_value_is_given_once_whatever_its_case(
    store: Store, toy: Any, rack: Any, name: str
) -> None:
    with pytest.raises(Conflict) as caught:
        store.create(toy("racks"), {"name": name})
    assert (caught.value.field, caught.value.details) == ("name", {"conflict": {"name": name}})


def test_a_row_may_keep_its_own_unique_value(store: Store, toy: Any, rack: Any) -> None:
    assert store.update(toy("racks"), 1, {"name": "HISTORY"})["name"] == "HISTORY"


def test_an_update_may_not_take_anothers_value(store: Store, toy: Any, rack: Any) -> None:
    other = store.create(toy("racks"), {"name": "Poetry"})
    with pytest.raises(Conflict):
        store.update(toy("racks"), other["id"], {"name": "history"})
    assert store.get(toy("racks"), other["id"]) is other


def test_a_deleted_value_is_free_again(store: Store, toy: Any, rack: Any) -> None:
    store.delete(toy("racks"), 1)
    assert store.create(toy("racks"), {"name": "History"})["id"] == 2


def test_a_value_may_be_unique_within_the_parent_only(store: Store, toy: Any, book: Any) -> None:
    store.create(toy("racks"), {"name": "Poetry"})
    store.create(toy("books"), {"name": "x", "code": "g"}, parent=2)
    with pytest.raises(Conflict):
        store.create(toy("books"), {"name": "x", "code": "G"}, parent=1)


def test_an_empty_value_is_no_duplicate(store: Store, toy: Any, rack: Any) -> None:
    for _ in range(2):
        store.create(toy("books"), {"name": "x", "code": ""}, parent=1)
    assert store.count(toy("books")) == 2


# ---- a verb is a transaction


def test_a_refused_create_undoes_rows_ids_indexes_and_events(
    store: Store, toy: Any, book: Any, state: Any
) -> None:
    before = state(store)
    told: list[Any] = []
    store.listeners.append(told.append)
    with pytest.raises(Conflict):
        store.create(toy("books"), {"name": "cursed"}, parent=1)
    assert state(store) == before
    assert told == []
    assert store.create(toy("books"), {"name": "x"}, parent=1)["id"] == book["id"] + 1


def test_a_refused_update_undoes_what_its_rules_did(
    store: Store, toy: Any, book: Any, state: Any
) -> None:
    before = state(store)
    with pytest.raises(Conflict):
        store.update(toy("books"), book["id"], {"name": "cursed"})
    assert state(store) == before
    assert store.find(toy("books"), name="germania") == [book]


def test_one_refusal_undoes_a_whole_clear(store: Store, toy: Any, rack: Any, state: Any) -> None:
    for name in ("a", "b", "chained", "c"):
        store.create(toy("books"), {"name": name}, parent=1)
    before = state(store)
    with pytest.raises(Conflict):
        store.clear(toy("books"), parent=1)
    assert state(store) == before


def test_a_transaction_undoes_all_of_its_verbs(
    store: Store, toy: Any, book: Any, state: Any
) -> None:
    before = state(store)

    def change() -> None:
        with store.transaction():
            store.update(toy("racks"), 1, {"name": "Poetry"})
            store.create(toy("racks"), {"name": "History"})
            store.delete(toy("books"), book["id"])
            raise KeyError

    with pytest.raises(KeyError):
        change()
    assert state(store) == before


def test_an_inner_transaction_can_fail_alone(store: Store, toy: Any, rack: Any) -> None:
    told: list[Any] = []
    store.listeners.append(lambda commit: told.extend(map(str, commit.events)))
    with store.transaction():
        store.create(toy("racks"), {"name": "kept"})
        with pytest.raises(Conflict):
            store.create(toy("books"), {"name": "cursed"}, parent=1)
        store.create(toy("racks"), {"name": "kept too"})
    assert [row["name"] for row in store.list(toy("racks"))] == ["History", "kept", "kept too"]
    assert store.count(toy("books")) == 0
    assert told == ["created rack 2", "created rack 3"]


def test_the_outermost_transaction_decides(store: Store, toy: Any) -> None:
    def change() -> None:
        with store.transaction():
            with store.transaction():
                store.create(toy("racks"), {"name": "a"})
            raise KeyError

    with pytest.raises(KeyError):
        change()
    assert store.count(toy("racks")) == 0


def test_a_store_works_on_after_a_refusal(store: Store, toy: Any, rack: Any) -> None:
    with pytest.raises(Conflict):
        store.create(toy("books"), {"name": "cursed"}, parent=1)
    with store.recording() as commit:
        store.create(toy("books"), {"name": "x"}, parent=1)
    assert list(map(str, commit.events)) == ["created book 100"]


# ---- events and writes


def test_events_are_told_once_the_outermost_transaction_has_ended(store: Store, toy: Any) -> None:
    told: list[list[str]] = []
    store.listeners.append(lambda commit: told.append([str(event) for event in commit.events]))
    with store.transaction():
        store.create(toy("racks"), {"name": "a"})
        store.update(toy("racks"), 1, {"name": "b"})
        store.delete(toy("racks"), 1)
        assert told == []
    assert told == [["created rack 1", "updated rack 1", "deleted rack 1"]]


def test_a_recording_has_what_happened_inside_it(store: Store, toy: Any, book: Any) -> None:
    with store.recording() as commit:
        store.delete(toy("books"), book["id"])
    store.create(toy("racks"), {"name": "later"})
    assert list(map(str, commit.events)) == [f"deleted book {book['id']}"]
    assert [(write.resource.name, write.row) for write in commit.writes] == [
        ("books", None),
        ("sign", {"text": "Germania is gone"}),
    ]


def test_an_amendment_is_no_event_and_moves_no_date(store: Store, toy: Any, rack: Any) -> None:
    store.clock.freeze(NOON)
    row = store.create(toy("books"), {"name": "x"}, parent=1)
    store.clock.advance(60)
    with store.recording() as commit:
        amended = store.amend(toy("books"), row["id"], pages=3)
    assert (amended["pages"], amended["date_modified"], commit.events) == (3, NOON, [])
    assert store.amend(toy("books"), row["id"], pages=3) is amended


# ---- delete


def test_a_row_takes_its_children_and_theirs_along(store: Store, toy: Any, book: Any) -> None:
    store.create(toy("leaves"), {}, parent=book["id"])
    store.create(toy("racks"), {"name": "Poetry"})
    kept = store.create(toy("books"), {"name": "kept"}, parent=2)
    store.delete(toy("racks"), 1)
    assert store.list(toy("books")) == [kept]
    assert store.count(toy("leaves")) == 0


def test_a_delete_below_the_wrong_parent_finds_nothing(store: Store, toy: Any, book: Any) -> None:
    store.create(toy("racks"), {"name": "Poetry"})
    with pytest.raises(NotFound):
        store.delete(toy("books"), book["id"], parent=2)
    assert store.exists(toy("books"), book["id"])


def test_a_clear_says_how_many_went(store: Store, toy: Any, rack: Any) -> None:
    for name in "abcd":
        store.create(toy("books"), {"name": name}, parent=1)
    assert store.clear(toy("books"), parent=1) == 3
    assert [row["name"] for row in store.list(toy("books"))] == ["a"]


def test_a_clear_can_be_of_one_page(store: Store, toy: Any) -> None:
    for name in "abcde":
        store.create(toy("racks"), {"name": name})
    assert store.clear(toy("racks"), page=2, limit=2) == 2
    assert [row["name"] for row in store.list(toy("racks"))] == ["a", "b", "e"]


# ---- rows


def test_a_row_cannot_be_changed_in_place(rack: Any) -> None:
    for change in (
        lambda: rack.__setitem__("name", "x"),
        lambda: rack.update(name="x"),
        lambda: rack.pop("name"),
        lambda: rack.__delitem__("name"),
        lambda: rack.setdefault("new", 1),
        rack.clear,
        rack.popitem,
    ):
        with pytest.raises(TypeError, match="never changed in place"):
            change()
    assert rack["name"] == "History"


def test_an_update_leaves_the_row_that_was_handed_out(store: Store, toy: Any, rack: Any) -> None:
    changed = store.update(toy("racks"), 1, {"name": "Poetry"})
    assert (rack["name"], changed["name"]) == ("History", "Poetry")
    assert store.get(toy("racks"), 1) is changed


def test_a_row_can_be_copied_and_pickled(rack: Any) -> None:
    assert copy.deepcopy(rack) == pickle.loads(pickle.dumps(rack)) == rack
    assert {**rack, "name": "x"}["name"] == "x"


# ---- base rows and single ones


def test_a_fresh_store_holds_the_base_rows(store: Store, toy: Any) -> None:
    assert [row["id"] for row in store.list(toy("languages"))] == [1, 7]
    assert store.get(toy("sign")) == {"text": "Books"}


def test_what_a_store_does_to_base_rows_no_other_sees(store: Store, toy: Any) -> None:
    store.delete(toy("languages"), 1)
    store.amend(toy("sign"), None, text="Closed")
    assert store.create(toy("languages"), {"name": "Punic"})["id"] == 8
    other = Store(store.catalogue)
    assert [row["name"] for row in other.list(toy("languages"))] == ["Latin", "Greek"]
    assert other.get(toy("sign")) == {"text": "Books"}


def test_ids_may_be_words(store: Store, toy: Any) -> None:
    assert store.get(toy("codes"), "a")["name"] == "second"
    assert [row["id"] for row in store.list(toy("codes"))] == ["b", "a"]
    assert not store.exists(toy("codes"), "c")
