"""Planning faults: what is refused, listed, taken back, and which of several strikes."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from bcfake.fake import FakeStore
from bcfake.faults import WORDS
from bcfake.faults.schedules import Schedule


def ask(store: FakeStore, path: str = "/time", method: str = "GET", **more: Any) -> int:
    """The status of one request."""
    url = store.url + path
    return requests.request(method, url, headers=store.headers, **more).status_code


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"effect": "boom"}, "unknown effect 'boom': a status of 202 to 599, or refused, reset"),
        ({"effect": True}, "unknown effect True"),
        ({"effect": ["html", 500]}, r"500 goes first in \['html', 500\]"),
        ({"effect": ["html", "stale"]}, "'stale' goes first"),
        ({"effect": ["reset", "html"]}, "'reset' goes last"),
        ({"effect": None}, "what is to happen on GET /time"),
        ({"effect": []}, "what is to happen on GET /time"),
        ({"effect": "reset", "body": "x"}, "body goes with a status, not with reset"),
        ({"effect": "html", "mid_body": True}, "mid_body goes with reset, closed, timeout"),
        ({"effect": "refused", "mid_body": True}, "mid_body goes with"),
        ({"effect": "refused", "after_commit": True}, "after_commit goes without 'refused'"),
        ({"effect": ["stale", "refused"]}, "'refused' goes alone"),
        ({"real_time": True}, "real_time goes with a delay of more than 0 and at most 60 seconds"),
        ({"delay": 61, "real_time": True}, "and at most 60 seconds, not with 61"),
        ({"delay": -1}, "delay -1: seconds, from 0"),
        ({"delay": "5"}, "delay '5': seconds"),
        ({"delay": float("inf")}, "delay inf"),
        ({"times": 0}, "times 0: a whole number from 1, or None for always"),
        ({"times": 1.5}, "times 1.5"),
        ({"every": 0}, "every 0: a whole number from 1"),
        ({"after": -1}, "after -1: a whole number from 0"),
        ({"on_call": 0}, "on_call 0: the number of a call, or several, from 1"),
        ({"on_call": 2, "every": 2}, "on_call goes without every, after and probability"),
        ({"probability": 0}, "probability 0: more than 0, at most 1"),
        ({"probability": 1.1}, "probability 1.1"),
        ({"on_call": []}, r"on_call \[\]: the number of a call"),
        ({"probability": 0.5, "seed": "x"}, "seed 'x': a whole number"),
        ({"aim": "GET /orders/{id}", "ids": []}, r"ids \[\]: an id, or several"),
        ({"aim": "GET /orders/{id}", "ids": 1.5}, "ids 1.5: an id, or several"),
        ({"aim": "GET /orders/{id}", "ids": {"id": 1}}, "ids {'id': 1}: an id, or several"),
        ({"on_call": [[1]]}, r"on_call \[\[1\]\]: the number of a call, or several"),
        ({"on_call": 1.5}, "on_call 1.5: the number of a call"),
        ({"on_call": [1, 2], "times": 5}, "times 5: on_call says which requests, 2 of them"),
        ({"headers": {"Retry-After": 5}}, "headers {'Retry-After': 5}: names and their values"),
        ({"headers": {"X-A": "a\r\nX-B: b"}}, "headers .*: names and their values, texts that"),
        ({"headers": "Retry-After"}, "headers 'Retry-After': names and their values"),
        ({"effect": 204, "body": "x"}, "an answer of 204 has no body"),
        ({"aim": "POST /graphql", "effect": "drift"}, "'drift' never strikes /graphql"),
        ({"token": 5}, "token 5: an access token"),
        ({"body": "\ud800"}, r"body '\\ud800': JSON, text or bytes; .* surrogates not allowed"),
        ({"body": {1, 2}}, r"body \{1, 2\}: JSON, text or bytes"),
        ({"ids": 5}, "ids 5: 'GET /time' has no place for one"),
        ({"query": "page=2"}, "query 'page=2': what it contains, a mapping, or a function of it"),
        ({"sent": 5}, "sent 5: what it contains"),
        ({"aim": "POST /time", "effect": "stale"}, "stale is a way to read; the aim is POST /time"),
        ({"aim": "GET /tiem"}, "nearest: /time"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_planned(
    bcfake: FakeStore, how: dict[str, Any], says: str
) -> None:
    how = {"aim": "GET /time", "effect": 503} | how
    with pytest.raises(ValueError, match=says):
        bcfake.faults.add(**how)
    assert list(bcfake.faults) == []


def test_a_refusal_names_every_word(bcfake: FakeStore) -> None:
    with pytest.raises(ValueError, match="unknown effect") as caught:
        bcfake.faults.add("GET /time", "503")
    assert all(word in str(caught.value) for word in WORDS)


def test_what_is_planned_can_be_read(bcfake: FakeStore) -> None:
    bcfake.faults.add("GET /time", 503)
    secret = bcfake.access_token
    bcfake.faults.add(
        "PUT /products/{id}",
        "reset",
        ids=[1, 2],
        query={"page": 2},
        sent=len,
        token=secret,
        every=2,
        after=1,
        times=None,
        delay=1.5,
        after_commit=True,
    )
    ask(bcfake)
    assert repr(bcfake.faults).splitlines() == [
        "<Fault GET /time -> 503 (1x, before): struck 1x>",
        "<Fault PUT /products/{id} ids 1, 2 query {'page': '2'} sent len of one token -> "
        "delay 1.5 s + reset (always, every 2, after 1, after_commit): struck 0x>",
    ]
    bcfake.faults.clear()
    assert repr(bcfake.faults) == "<no faults>"


def test_a_fault_lifts_itself_once(bcfake: FakeStore) -> None:
    fault = bcfake.faults.add("GET /time", 503, times=None)
    assert ask(bcfake) == 503
    fault.remove()
    assert ask(bcfake) == 200
    with pytest.raises(ValueError, match="not planned, or taken back already: GET /time"):
        fault.remove()


def test_an_active_fault_may_be_lifted_inside_its_block(bcfake: FakeStore) -> None:
    with bcfake.faults.active("GET /time", 503) as fault:
        assert (ask(bcfake), ask(bcfake)) == (503, 503)
        fault.remove()
        assert ask(bcfake) == 200


def test_a_block_in_which_its_fault_never_struck_fails(bcfake: FakeStore) -> None:
    with (
        pytest.raises(AssertionError, match="fault never struck: GET /time -> 503"),
        bcfake.faults.active("GET /time", 503),
    ):
        pass
    assert bcfake.problems() == []


def test_a_failing_block_keeps_its_own_error(bcfake: FakeStore) -> None:
    with pytest.raises(KeyError), bcfake.faults.active("GET /time", 503):
        raise KeyError
    assert len(bcfake.faults) == 0


def test_a_fault_left_to_chance_need_not_strike(bcfake: FakeStore) -> None:
    bcfake.faults.add("GET /time", 503, probability=0.5)
    assert bcfake.problems() == []


def test_one_that_gives_way_strikes_on_the_next_request(bcfake: FakeStore) -> None:
    """Both count every request: the third call is the third, whatever else strikes."""
    bcfake.faults.add("GET /time", 500, times=2)
    bcfake.faults.add("GET /time", 502, on_call=2)
    bcfake.faults.add("GET /time", 504, on_call=5)
    assert [ask(bcfake) for _ in range(6)] == [500, 500, 502, 200, 504, 200]


@pytest.mark.parametrize(
    ("ids", "struck"),
    [((1, 7), "X."), ([(1, 7)], "X."), (7, "X."), ([8], ".X"), ([7, 8], "XX"), ([(2, 7)], "..")],
)
def test_an_id_is_the_last_in_the_path_or_all_of_them(
    bcfake: FakeStore, ids: Any, struck: str
) -> None:
    fault = bcfake.faults.add("GET /products/{id}/images/{id}", 503, ids=ids, times=None)
    told = [ask(bcfake, f"/products/1/images/{image}") for image in (7, 8)]
    assert "".join("X" if status == 503 else "." for status in told) == struck
    fault.remove()


@pytest.mark.parametrize(
    ("sent", "strikes"),
    [
        ({"name": "Acme"}, True),
        ({"name": "Acme", "page_title": "Hi"}, True),
        ({"name": "Bolt"}, False),
        ({"image_file": "x"}, False),
        (lambda body: body["name"].startswith("A"), True),
        (lambda body: False, False),
    ],
)
def test_a_body_is_meant_by_what_it_contains(bcfake: FakeStore, sent: Any, strikes: bool) -> None:
    fault = bcfake.faults.add("POST /brands", 503, sent=sent)
    status = ask(bcfake, "/brands", "POST", json={"name": "Acme", "page_title": "Hi"})
    assert status == (503 if strikes else 201)
    fault.remove()


def test_a_body_that_is_no_json_contains_nothing(bcfake: FakeStore) -> None:
    bcfake.faults.add("POST /brands", 503, sent={"name": "Acme"}).remove()
    bcfake.faults.add("POST /brands", 503, sent=lambda body: body is None)
    headers = {**bcfake.headers, "Content-Type": "application/json"}
    url = bcfake.url + "/brands"
    assert requests.post(url, data=b"{", headers=headers).status_code == 503


def test_an_answer_without_numbers_stays_as_it_is(bcfake: FakeStore) -> None:
    bcfake.brands.add(name="Acme")
    bcfake.faults.add("DELETE /brands/{id}", "quoted_numbers")
    assert ask(bcfake, "/brands/1", "DELETE") == 204
    assert len(bcfake.brands) == 0


def test_headers_are_added_to_whatever_arrives(bcfake: FakeStore) -> None:
    for effect in ("html", "truncated", 503, 207):
        bcfake.faults.add("GET /time", effect, headers={"Retry-After": "7"})
        with suppress(requests.RequestException):
            ask(bcfake)
    assert {each.response_headers["Retry-After"] for each in bcfake.requests} == {"7"}
    assert bcfake.requests.count == 4


# ---- names in what is asked of a query or a body


@pytest.mark.parametrize(
    ("aim", "how", "says"),
    [
        (
            "GET /products",
            {"query": {"pge": 2}},
            "query of GET /products: there is no 'pge'; .*page",
        ),
        ("GET /v3/catalog/products", {"query": {"nmae": "x"}}, "there is no 'nmae'; nearest: name"),
        ("POST /brands", {"sent": {"nam": "Acme"}}, "sent of POST /brands: .*'nam'; nearest: name"),
        (
            "POST /orders",
            {"sent": {"billing_address": {"zipp": 1}}},
            "in billing_address: .*: zip;",
        ),
        ("PUT /v3/customers", {"sent": {"emial": "a@b.c"}}, "there is no 'emial'; nearest: email"),
        ("* /brands*", {"query": {"zzz": 1}}, "there is no 'zzz'; known: .*name"),
        (
            "GET /time",
            {"query": {"page": 2}},
            "there is no 'page'; known: none; query=lambda query",
        ),
    ],
)
def test_a_name_that_no_request_can_have_is_refused_with_the_nearest(
    bcfake: FakeStore, aim: str, how: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        bcfake.faults.add(aim, 503, **how)
    with pytest.raises(ValueError, match=says):
        bcfake.hold(aim, **how)
    asked = {"body" if name == "sent" else name: value for name, value in how.items()}
    with pytest.raises(ValueError, match=says.replace("sent", "body")):
        bcfake.requests.assert_not_sent(aim, **asked)
    assert len(bcfake.faults) == len(bcfake.races) == 0


@pytest.mark.parametrize(
    ("aim", "how"),
    [
        ("POST /products", {"sent": {"name": "Mug", "is_visible": True}}),
        ("GET /products", {"query": {"min_id": 2, "limit": 5, "include": "@summary"}}),
        (
            "GET /v3/catalog/products",
            {"query": {"id:in": "1,2", "include": "images", "after": "x"}},
        ),
        ("POST /v3/catalog/products", {"sent": {"variants": [{"sku": "M"}]}}),
        ("POST /graphql", {"sent": {"variables": {"anything": 1}}}),
        ("*", {"query": {"anything": 1}}),
        ("POST /brands", {"sent": lambda body: "of_my_own" in body}),
    ],
)
def test_names_that_a_request_may_have_are_taken(
    bcfake: FakeStore, aim: str, how: dict[str, Any]
) -> None:
    bcfake.faults.add(aim, 503, **how).remove()
    asked = {"body" if name == "sent" else name: value for name, value in how.items()}
    bcfake.requests.assert_not_sent(aim, **asked)


def test_a_loose_store_takes_any_name(bcfake_factory: Any) -> None:
    store = bcfake_factory(loose=True)
    fault = store.faults.add("POST /brands", 503, sent={"of_my_own": 1})
    assert ask(store, "/brands", "POST", json={"name": "Acme", "of_my_own": 1}) == 503
    assert fault.fired == 1


def test_what_was_sent_can_be_asked_for_whatever_its_name(bcfake: FakeStore) -> None:
    ask(bcfake, "/brands", "POST", json={"name": "Acme", "of_my_own": 1})
    assert bcfake.requests.where("POST /brands", body={"of_my_own": 1}).one().status == 400
    assert bcfake.requests.where("POST /brands", body=lambda body: "of_my_own" in body).one()
    with pytest.raises(ValueError, match="'of_my_own'"):
        bcfake.requests.where("POST /brands", body={"of_my_own": 2})


def test_one_item_of_a_batch_is_enough(bcfake: FakeStore) -> None:
    bcfake.faults.add("POST /v3/customers", 503, sent={"first_name": "Ada"})
    url = bcfake.url.removesuffix("v2") + "v3/customers"
    for names, status in ((["Bob"], 200), (["Bob", "Ada"], 503)):
        people = [
            {"first_name": name, "last_name": "King", "email": f"{name}@b.example"}
            for name in names
        ]
        assert requests.post(url, json=people, headers=bcfake.headers).status_code == status


@given(
    probability=st.floats(0.01, 1),
    seed=st.integers(),
    times=st.none() | st.integers(1, 5),
    every=st.integers(1, 4),
    after=st.integers(0, 4),
)
def test_a_schedule_repeats_itself_and_keeps_its_bounds(
    probability: float, seed: int, times: int | None, every: int, after: int
) -> None:
    def struck() -> list[int]:
        schedule = Schedule(times, every, after, probability, seed)
        found = []
        for call in range(1, 41):
            if schedule.due():
                schedule.strike()
                found.append(call)
        return found

    calls = struck()
    assert struck() == calls
    assert all(call > after and (call - after) % every == 0 for call in calls)
    assert times is None or len(calls) <= times


@pytest.mark.parametrize("ids", [1, "1", [1], ["1", 7], [[1]]])
def test_an_id_may_be_a_number_or_a_text(bcfake: FakeStore, ids: Any) -> None:
    bcfake.brands.add_many(2)
    bcfake.faults.add("GET /brands/{id}", 503, ids=ids)
    assert (ask(bcfake, "/brands/2"), ask(bcfake, "/brands/1")) == (200, 503)
