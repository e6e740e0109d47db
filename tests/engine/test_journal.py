"""What a store was asked: questions by meaning, and assertions that explain themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bcfake.fake import FakeStore
from bcfake.journal import KEPT, LARGE, LARGE_KEPT, Entry, Journal


def entry(journal: Journal, text: str, status: int = 200, sent: Any = None, **more: Any) -> None:
    """Note a request such as "POST /v2/orders?page=2"."""
    method, _, rest = text.partition(" ")
    path, _, query = rest.partition("?")
    values = {
        "number": journal.next_number(),
        "method": method,
        "path": path,
        "query": query,
        "template": "",
        "status": status,
        "request_body": b"" if sent is None else json.dumps(sent).encode(),
        "response_body": b'{"ok":true}',
        "request_headers": {},
    }
    journal.add(Entry(**values | more))


@pytest.fixture
def journal() -> Journal:
    """Four requests."""
    journal = Journal()
    entry(journal, "GET /v2/orders?page=2&min_id=5", quota_left=149)
    entry(journal, "POST /v2/orders", 201, {"status_id": 1, "billing": {"city": "Bonn", "zip": 1}})
    entry(journal, "PUT /v2/orders/100", 409, {"status_id": 2}, note="fault: x", hint="look there")
    entry(journal, "GET /v3/themes", 404, unknown=True)
    return journal


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ({}, [1, 2, 3, 4]),
        ({"aim": "GET /orders"}, [1]),
        ({"aim": "/orders"}, [1, 2]),
        ({"aim": "* /orders*"}, [1, 2, 3]),
        ({"method": "put"}, [3]),
        ({"path": "/orders/{id}"}, [3]),
        ({"status": 409}, [3]),
        ({"status": 0}, []),
        ({"query": {"page": 2}}, [1]),
        ({"query": {"page": 3}}, []),
        ({"body": {"status_id": 1}}, [2]),
        ({"body": {"billing": {"city": "Bonn"}}}, [2]),
        ({"body": {"billing": {"city": "Köln"}}}, []),
        ({"body": {"missing": None}}, []),
        ({"aim": "/orders", "status": 201, "body": {}}, [2]),
    ],
)
def test_requests_are_asked_for_by_meaning(
    journal: Journal, question: dict[str, Any], numbers: list[int]
) -> None:
    assert [each.number for each in journal.where(**question)] == numbers


def test_answers_can_be_asked_again(journal: Journal) -> None:
    assert journal.where("/orders*").where(method="GET").one().number == 1


def test_one_gives_the_only_one(journal: Journal) -> None:
    assert journal.where("POST /orders").one().json["status_id"] == 1
    with pytest.raises(AssertionError, match=r"expected one /orders\*, found 3:(.|\n)*#1 GET"):
        journal.where("/orders*").one()
    with pytest.raises(AssertionError, match=r"expected one DELETE \*, found 0:\n  \(none\)"):
        journal.where("DELETE *").one()
    with pytest.raises(AssertionError, match="expected one requests, found 4"):
        journal.one()


def test_the_journal_itself_gives_its_only_one() -> None:
    journal = Journal()
    entry(journal, "GET /v2/time")
    assert journal.one().path == "/v2/time"


def test_it_is_a_sequence(journal: Journal) -> None:
    assert (len(journal), journal.count) == (4, 4)
    assert journal[0].number == 1
    assert journal[-1].number == 4
    assert [each.number for each in journal[1:3]] == [2, 3]
    assert journal[1] in journal


def test_an_entry_reads_as_a_line(journal: Journal) -> None:
    assert [str(each) for each in journal] == [
        "#1 GET /v2/orders?page=2&min_id=5 -> 200  149 left",
        "#2 POST /v2/orders -> 201",
        "#3 PUT /v2/orders/100 -> 409  fault: x; look there",
        "#4 GET /v3/themes -> 404",
    ]


def test_many_changes_are_cut_short() -> None:
    journal = Journal()
    entry(journal, "DELETE /v2/brands", 204, changes=[f"deleted brand {n}" for n in range(5)])
    assert str(journal[0]) == (
        "#1 DELETE /v2/brands -> 204  deleted brand 0; deleted brand 1; deleted brand 2; and 2 more"
    )


def test_bodies_are_parsed_if_they_can_be() -> None:
    journal = Journal()
    entry(journal, "POST /v2/x", request_body=b"{", response_body=b"<html>")
    entry(journal, "POST /v2/x", request_body=b"[" * 100_000)
    assert [(each.json) for each in journal] == [None, None]
    assert journal[0].response_json is None
    assert journal[1].response_json == {"ok": True}


def test_assert_sent_gives_what_it_found(journal: Journal) -> None:
    assert journal.assert_sent("POST /orders", times=1).one().number == 2
    assert len(journal.assert_sent("/orders*")) == 3
    assert len(journal.assert_sent("DELETE *", times=0)) == 0


def test_assert_sent_explains_itself(journal: Journal) -> None:
    with pytest.raises(AssertionError) as caught:
        journal.assert_sent("POST /orders", body={"status_id": 9})
    text = str(caught.value)
    assert "POST /orders" in text
    assert "{'status_id': 9}" in text
    assert "at least once, found 0 of 4 requests" in text
    assert "#2 POST /v2/orders -> 201" in text
    with pytest.raises(AssertionError, match=r"/orders\* 2 time\(s\), found 3 of 4 requests"):
        journal.assert_sent("/orders*", times=2)


def test_assert_not_sent_lists_what_came(journal: Journal) -> None:
    journal.assert_not_sent("DELETE *")
    with pytest.raises(AssertionError, match=r"expected no PUT \*, found 1:\n  #3 PUT"):
        journal.assert_not_sent("PUT *")


def test_a_query_is_asked_for_apart(journal: Journal) -> None:
    with pytest.raises(ValueError, match=r"ask for it apart, as in query=\{'page': 2\}"):
        journal.where("GET /orders?page=2")


def test_assert_not_sent_refuses_what_could_never_be_sent() -> None:
    """A misspelt path would make it true whatever the code does."""
    store = FakeStore()
    with pytest.raises(ValueError, match="no operation fits DELETE /prodcts"):
        store.requests.assert_not_sent("DELETE /prodcts")
    with pytest.raises(ValueError, match="no POST /time"):
        store.requests.assert_not_sent("POST /time")
    store.requests.assert_not_sent("DELETE /products")
    store.requests.assert_not_sent("DELETE *")


def test_assert_nothing_written_lists_the_writes(journal: Journal) -> None:
    journal.where(method="GET").assert_nothing_written()
    with pytest.raises(
        AssertionError, match=r"expected no writes, found 2:\n  #2 POST(.|\n)*#3 PUT"
    ):
        journal.assert_nothing_written()


def test_unknown_operations_are_unexpected_until_allowed(journal: Journal) -> None:
    assert [each.number for each in journal.unexpected()] == [4]
    journal.allow_unknown("POST /v3/themes", "GET /v3/other")
    assert [each.number for each in journal.unexpected()] == [4]
    journal.allow_unknown("GET /v3/{what}")
    assert journal.unexpected() == []


def test_the_oldest_are_forgotten_but_counted() -> None:
    journal = Journal()
    for _ in range(KEPT + 5):
        entry(journal, "GET /v2/time")
    assert (len(journal), journal.count, journal[0].number) == (KEPT, KEPT + 5, 6)


def test_of_large_answers_the_oldest_are_let_go_of_which_their_entries_tell() -> None:
    journal = Journal()
    for _ in range(LARGE_KEPT + 1):
        entry(journal, "GET /v2/products", response_body=b"x" * (LARGE + 1))
        entry(journal, "GET /v2/time")
    assert not journal[0].response_body
    assert str(journal[0]).endswith("its answer of 65537 bytes was let go")
    assert all(kept.response_body for kept in journal[1:])


def test_clear_forgets_all(journal: Journal) -> None:
    journal.clear()
    assert (len(journal), journal.count, journal.unexpected(), str(journal)) == (
        0,
        0,
        [],
        "  (none)",
    )
