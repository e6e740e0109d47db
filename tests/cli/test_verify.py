"""`python -m bcfake verify`, against a second fake on a real port that differs on purpose."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bcfake.cli import run
from bcfake.fake import FakeStore
from bcfake.fields import Field, Int, Money, Text
from bcfake.guard import BlockedConnection, guarding
from bcfake.platform import Platform
from bcfake.resources import CATALOGUE
from bcfake.schema import Catalogue
from bcfake.server import Server
from bcfake.store import Store
from bcfake.verify import verify
from bcfake.verify.carrier import NOTHING, Answer
from bcfake.verify.comparison import differences
from bcfake.verify.report import Report
from bcfake.verify.scenarios import SCENARIOS

Verify = Callable[..., Report]
MADE = [each for each in CATALOGUE.resources if each.base_rows is None and not each.single]
ARCHIVED = {"orders"}  # not deleted by a DELETE, and their parts with them


@pytest.fixture(scope="module")
def port() -> Iterator[Server]:
    with Server(Platform()) as server:
        yield server


@pytest.fixture
def real(port: Server) -> Iterator[FakeStore]:
    """The store that plays the real one."""
    store = FakeStore(platform=port.platform, quota=100_000)
    store.origin = port.url
    store.open()
    yield store
    store.close()


@pytest.fixture
def check(real: FakeStore) -> Verify:
    """Verify it: `check("brands")` plays one scenario, `check()` all."""

    def check(*names: str, **settings: Any) -> Report:
        chosen = [each for each in SCENARIOS if not names or each.name in names]
        return verify(
            real.store_hash,
            real.access_token,
            origin=real.origin,
            scenarios=chosen,
            wait=real.clock.advance,
            **settings,
        )

    return check


def rows(store: FakeStore) -> dict[str, int]:
    """How many rows there are that nobody archives."""
    counts = {each.name: len(getattr(store, each.name)) for each in MADE}
    return {n: count for n, count in counts.items() if count and not n.startswith("order")}


def altered(store: FakeStore, name: str, *fields: Field, without: str = "") -> None:
    """Let the store have other fields in one resource."""
    new = {each.name: each for each in fields}
    old = CATALOGUE[name]
    kept = [new.pop(each.name, each) for each in old.fields if each.name != without]
    other = dataclasses.replace(old, fields=(*kept, *new.values()))
    resources = [other if each is old else each for each in CATALOGUE.resources]
    store.data = Store(Catalogue(resources, CATALOGUE.actions), store.clock)


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


def test_another_status_is_an_error(real: FakeStore, check: Verify) -> None:
    altered(real, "brands", Text(name="name", required=True))  # no more unique
    report = check("brands")
    assert ("another of the same name", "error", "status") in found(report)
    [shown] = [each for each in report.findings if each.difference.where == "status"]
    assert (shown.difference.theirs, shown.difference.ours) == ("201", "409")
    assert rows(real) == {}


def test_another_type_is_an_error(real: FakeStore, check: Verify) -> None:
    altered(real, "brands", Int(name="search_keywords"))
    assert ("read it", "error", "$.search_keywords") in found(check("brands"))


def test_a_page_instead_of_json_is_an_error(real: FakeStore, check: Verify) -> None:
    real.faults.add("GET /brands/{id}", "html")
    [shown] = [each for each in check("brands").findings if each.difference.where == "$"]
    assert shown.difference.what == "string, not object"


def test_a_field_that_is_gone_is_an_error(real: FakeStore, check: Verify) -> None:
    altered(real, "brands", without="search_keywords")
    assert ("read it", "error", "$.search_keywords") in found(check("brands"))


def test_a_value_written_otherwise_is_a_warning(real: FakeStore, check: Verify) -> None:
    price = CATALOGUE["products"].by_name["cost_price"]
    assert isinstance(price, Money)
    altered(real, "products", dataclasses.replace(price, places=2))
    told = found(check("products"))
    assert ("read it", "warning", "$.cost_price") in told
    assert {tier for _, tier, _ in told} == {"warning"}


def test_another_value_is_a_warning(real: FakeStore, check: Verify) -> None:
    altered(real, "brands", Text(name="page_title", default="Brand"))
    told = found(check("brands"))
    assert ("read it", "warning", "$.page_title") in told
    assert ("read it changed", "warning", "$.page_title") not in told


def test_a_new_field_is_an_information(real: FakeStore, check: Verify) -> None:
    altered(real, "brands", Text(name="slogan", default="New"))
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


def test_the_address_is_that_of_the_client(
    real: FakeStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With BC_API_ENDPOINT set it went to BigCommerce itself all the same."""
    monkeypatch.setenv("BC_API_ENDPOINT", real.origin)
    real.products.add()
    assert run(["verify", "--store-hash", real.store_hash, "--token", real.access_token]) == 1
    assert "the store is not empty, it has products" in capsys.readouterr().err
    monkeypatch.setenv("BC_API_ENDPOINT", "example.com/v9")
    assert run(["verify", "--store-hash", "abc", "--token", "t"]) == 1
    assert "base URL 'https://example.com/v9': it is not" in capsys.readouterr().err


# ---- the command


@pytest.fixture
def command(real: FakeStore, tmp_path: Path) -> Callable[..., int]:
    """Run the command on the store; the report goes to the test's own folder."""

    def command(*flags: str) -> int:
        store = ["--store-hash", real.store_hash, "--token", real.access_token]
        where = ["--base-url", real.origin, "--report", str(tmp_path)]
        return run(["verify", *store, *where, *flags])

    return command


def test_the_command_writes_a_dated_report_and_shows_progress(
    command: Callable[..., int],
    real: FakeStore,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    altered(real, "brands", Text(name="slogan", default="New"))
    assert command() == 0
    page, data = sorted(tmp_path.iterdir(), reverse=True)
    assert re.fullmatch(r"bcfake-verify-\d{8}T\d{6}Z\.md", page.name)
    assert "| brands: read it | GET /brands/{brand} | $.slogan |" in page.read_text()
    written = json.loads(data.read_text())
    assert sum(written["counts"].values()) == len(written["differences"]) > 0
    out, err = capsys.readouterr()
    assert f"report: {data}, {page}" in out
    assert "brands: read it: information at $.slogan: a field the fake lacks" in err
    assert len(err.splitlines()) == written["steps"]


def test_the_token_is_written_nowhere(
    command: Callable[..., int],
    real: FakeStore,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = [{"status": 400, "message": f"for {real.access_token}"}]
    real.faults.add("GET /time", 500, body=told)
    real.faults.add("POST /brands", 400, body=told, after=1, times=None)
    real.faults.add("DELETE /coupons/{id}", 500, times=None)
    assert command() == 1
    out, err = capsys.readouterr()
    texts = [out, err, *(file.read_text() for file in tmp_path.iterdir())]
    assert all(real.access_token not in text for text in texts)
    assert any("[redacted]" in text for text in texts)
    assert "left behind, delete it by hand: /coupons/1" in out


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--base-url", "http://example.com"), "the token would be sent in the clear"),
        (("--base-url", "example.com"), "it is not https://"),
        (("--token", "wrong"), "refuses the token"),
    ],
)
def test_the_command_says_what_is_wrong(
    command: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    flags: tuple[str, ...],
    said: str,
) -> None:
    assert command(*flags) == 1
    assert said in capsys.readouterr().err


def test_the_command_refuses_a_store_that_is_not_empty(
    command: Callable[..., int], real: FakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    real.products.add()
    assert command() == 1
    assert "the store is not empty, it has products" in capsys.readouterr().err


def test_a_token_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BC_ACCESS_TOKEN", raising=False)
    with pytest.raises(SystemExit):
        run(["verify", "--store-hash", "abc"])
    assert "give --token, or set BC_ACCESS_TOKEN" in capsys.readouterr().err


def test_the_command_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--verbose", "verify"]) == 1
    assert "bcfake verify --help" in capsys.readouterr().err
