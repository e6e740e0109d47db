"""`python -m bcfake verify`, against a second fake on a real port that differs on purpose."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from bcfake.fake import FakeStore
from bcfake.fields import Int, Money, Text
from bcfake.guard import BlockedConnection, guarding
from bcfake.resources import CATALOGUE
from bcfake.verify import verify
from bcfake.verify.carrier import NOTHING, Answer
from bcfake.verify.comparison import differences
from bcfake.verify.report import Report
from bcfake.verify.scenarios import SCENARIOS

Verify = Callable[..., Report]
Altered = Callable[..., None]
MADE = [each for each in CATALOGUE.resources if each.base_rows is None and not each.single]
ARCHIVED = {"orders"}  # not deleted by a DELETE, and their parts with them


def rows(store: FakeStore) -> dict[str, int]:
    """How many rows there are that nobody archives."""
    counts = {each.name: len(getattr(store, each.name)) for each in MADE}
    return {n: count for n, count in counts.items() if count and not n.startswith("order")}


def found(report: Report) -> set[tuple[str, str, str]]:
    """(step, tier, place) of every difference."""
    return {(each.step, each.difference.tier, each.difference.where) for each in report.findings}


# ---- what it tells


def test_a_store_that_is_like_the_fake_shows_no_difference(real: FakeStore, check: Verify) -> None:
    report = check()
    assert report.findings == []
    assert (report.skipped, report.stopped, report.left_behind) == ([], "", [])
    assert report.steps == sum(len(each.steps) for each in SCENARIOS)


def test_every_request_of_the_scenarios_is_one_that_the_fake_knows(
    real: FakeStore, check: Verify
) -> None:
    check()
    unknown = {entry.label for entry in real.requests if entry.unknown}
    assert unknown == {"GET /v2/nothing", "PATCH /v2/store", "PUT /v2/brands"}  # on purpose


def test_another_status_is_an_error(real: FakeStore, check: Verify, altered: Altered) -> None:
    altered("brands", Text(name="name", required=True))  # no more unique
    report = check("brands")
    assert ("another of the same name", "error", "status") in found(report)
    [shown] = [each for each in report.findings if each.difference.where == "status"]
    assert (shown.difference.theirs, shown.difference.ours) == ("201", "409")
    assert rows(real) == {}


def test_another_type_is_an_error(check: Verify, altered: Altered) -> None:
    altered("brands", Int(name="search_keywords"))
    assert ("read it", "error", "$.search_keywords") in found(check("brands"))


def test_a_page_instead_of_json_is_an_error(real: FakeStore, check: Verify) -> None:
    real.faults.add("GET /brands/{id}", "html")
    [shown] = [each for each in check("brands").findings if each.difference.where == "$"]
    assert shown.difference.what == "string, not object"


def test_a_field_that_is_gone_is_an_error(check: Verify, altered: Altered) -> None:
    altered("brands", without="search_keywords")
    assert ("read it", "error", "$.search_keywords") in found(check("brands"))


def test_a_value_written_otherwise_is_a_warning(check: Verify, altered: Altered) -> None:
    price = CATALOGUE["products"].by_name["cost_price"]
    assert isinstance(price, Money)
    altered("products", dataclasses.replace(price, places=2))
    told = found(check("products"))
    assert ("read it", "warning", "$.cost_price") in told
    assert {tier for _, tier, _ in told} == {"warning"}


def test_another_value_is_a_warning(check: Verify, altered: Altered) -> None:
    altered("brands", Text(name="page_title", default="Brand"))
    told = found(check("brands"))
    assert ("read it", "warning", "$.page_title") in told
    assert ("read it changed", "warning", "$.page_title") not in told


def test_a_new_field_is_an_information(check: Verify, altered: Altered) -> None:
    altered("brands", Text(name="slogan", default="New"))
    report = check("brands")
    assert ("read it", "information", "$.slogan") in found(report)
    assert report.counts["error"] == 0


def test_what_is_the_stores_own_is_compared_by_form(real: FakeStore, check: Verify) -> None:
    real.store_information.update(name="My sandbox", phone="5125550100", logo={"url": "x"})
    real.currencies.add(currency_code="EUR", currency_exchange_rate="0.91")
    assert {place for _, tier, place in found(check("the store")) if tier != "information"} <= {
        "$.phone",  # one is empty, the other not
        "$.logo",  # [] or {url}
    }


def test_a_step_that_the_token_may_not_do_is_passed_over(real: FakeStore, check: Verify) -> None:
    real.faults.add("POST /hooks", 403, times=None)
    report = check("webhooks")
    assert report.findings == []
    assert "webhooks: make one: 403, the token may not" in report.skipped
    assert "webhooks: read it: there is no hook" in report.skipped


@pytest.mark.parametrize(
    ("theirs", "ours", "told"),
    [
        ({"id": 1}, {"id": 2}, []),
        ({"brand_id": 1}, {"brand_id": 2}, []),
        ({"name": "a"}, {"name": "b"}, ["warning $.name: another value"]),
        ({"name": ""}, {"name": "b"}, ["warning $.name: empty, not text"]),
        ({"price": "1.00"}, {"price": "1.0000"}, ["warning $.price: 2 decimals, not 4 decimals"]),
        ({"n": 1}, {"n": 1.0}, ["warning $.n: int, not float"]),
        ({"n": 1}, {"n": "1"}, ["error $.n: number, not string"]),
        ({"n": None}, {"n": ""}, ["error $.n: null, not string"]),
        ({"n": True}, {"n": 1}, ["error $.n: boolean, not number"]),
        ({"logo": []}, {"logo": {}}, ["error $.logo: list, not object"]),
        ({"a": 1, "b": 2}, {"a": 1}, ["information $.b: a field the fake lacks"]),
        ({"a": 1}, {"a": 1, "b": 2}, ["error $.b: only the fake has it"]),
        ([1], [1, 2], ["warning $: another length"]),
        ([{"n": 1}], [{"n": 2}], ["warning $[0].n: another value"]),
        (NOTHING, {}, ["error $: nothing, not object"]),
        (
            {"at": "Thu, 18 Jun 2026 14:23:09 +0000"},
            {"at": "Fri, 19 Jun 2026 14:23:09 +0000"},
            [],
        ),
        (
            {"day": "2026-06-18T14:23:09+00:00"},
            {"day": "Fri, 19 Jun 2026 14:23:09 +0000"},
            ["warning $.day: date in ISO 8601, not date in RFC 2822"],
        ),
        ({"url": "https://a.example/1"}, {"url": "https://b.example/2"}, []),
    ],
)
def test_tiers(theirs: Any, ours: Any, told: list[str]) -> None:
    found = differences(Answer(200, theirs), Answer(200, ours))
    assert [f"{each.tier} {each.where}: {each.what}" for each in found] == told


def test_headers_are_compared() -> None:
    theirs = Answer(200, 1, {"Content-Type": "application/json; charset=utf-8", "Location": "/1"})
    ours = Answer(200, 1, {"Content-Type": "application/json", "Allow": "GET"})
    assert [(each.where, each.what) for each in differences(theirs, ours)] == [
        ("header Content-Type", "another value"),
        ("header Allow", "only the fake has it"),
        ("header Location", "only the real store has it"),
    ]


# ---- what it leaves


def test_a_store_with_something_in_it_is_refused(real: FakeStore, check: Verify) -> None:
    real.brands.add()
    real.customers.add()
    with pytest.raises(ValueError, match=r"it has brands, customers: .*--allow-non-empty"):
        check("brands")
    assert {entry.method for entry in real.requests} == {"GET"}


def test_what_was_there_stays_when_it_may_be_risked(real: FakeStore, check: Verify) -> None:
    brand = real.brands.add(name="Mine")
    check("brands", "products", allow_non_empty=True)
    assert rows(real) == {"brands": 1}
    assert real.brands.all() == [brand]


def test_all_that_was_made_is_deleted(real: FakeStore, check: Verify) -> None:
    check()
    assert rows(real) == {}
    assert real.orders.all(is_deleted=False) == []


@pytest.mark.parametrize("effect", ["reset", "closed"])
def test_a_store_that_stops_answering_is_cleaned_too(
    real: FakeStore, check: Verify, effect: str
) -> None:
    real.faults.add("GET /products/{id}/reviews", effect)
    report = check("products")
    assert report.stopped.startswith("GET /products/1/reviews: ")
    assert 0 < report.steps < 30
    assert (report.left_behind, rows(real)) == ([], {})


def test_an_interrupted_run_is_cleaned_too(real: FakeStore, check: Verify) -> None:
    def interrupt(line: str) -> None:
        if "its bulk prices" in line:
            raise KeyboardInterrupt

    report = check("products", tell=interrupt)
    assert (report.stopped, report.left_behind, rows(real)) == ("interrupted", [], {})


@pytest.mark.parametrize("effect", [500, "reset"])
def test_what_cannot_be_deleted_is_named(real: FakeStore, check: Verify, effect: int | str) -> None:
    real.faults.add("DELETE /brands/{id}", effect, times=None)
    report = check("brands")
    assert report.left_behind == ["/brands/1"]
    assert report.run in real.brands.get(1)["name"]


# ---- its manners


def test_it_keeps_within_the_quota(real: FakeStore, check: Verify) -> None:
    real.quota.set(10, 30)
    report = check("brands")
    assert report.findings == []
    assert not real.requests.where(status=429)


def test_it_is_patient_with_a_quota_that_others_used_up(real: FakeStore, check: Verify) -> None:
    real.faults.add("POST /brands", 429, times=2)
    assert check("brands").findings == []


def test_it_gives_up_in_the_end(real: FakeStore, check: Verify) -> None:
    real.faults.add("POST /brands", 429, times=None)
    assert check("brands").stopped == "POST /brands: still 429 after 8 attempts"


def test_a_wrong_token_is_told_at_once(real: FakeStore) -> None:
    with pytest.raises(ValueError, match="refuses the token"):
        verify(real.store_hash, "wrong", origin=real.origin)


def test_the_real_store_is_not_asked_of_the_fake() -> None:
    """Unlike the code under test, it means BigCommerce's hosts when it says them."""
    with guarding("guard") as blocked, pytest.raises(BlockedConnection):
        verify("abc", "token")
    assert len(blocked) == 1


def test_a_store_whose_ids_are_further_on_differs_in_nothing(
    real: FakeStore, check: Verify
) -> None:
    """It was warned of for categories, preview addresses and certificate codes, and a category
    below one that the step took for missing stayed behind."""
    for name in ("categories", "blog_posts", "gift_certificates", "products"):
        rows = getattr(real, name)
        for row in rows.add_many(9):
            rows.delete(row["id"])
    report = check()
    assert [str(each) for each in report.findings] == []
    assert report.left_behind == []
    real.categories.add_many(9)
    left = len(real.categories)
    assert not check("categories", allow_non_empty=True).findings
    assert len(real.categories) == left
