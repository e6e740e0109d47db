"""The sync against a store in memory: it makes its own client, nothing of it is replaced."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bcfake import FakeStore

from stock_sync import main

HEADER = "sku,price,inventory_level"
PUT = "PUT /products/{id}"
Sync = Callable[..., int]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three products, of which the first has other values in the store."""
    path = tmp_path / "prices.csv"
    path.write_text(f"{HEADER}\nMUG,8.00,40\nPOT,24.00,8\nJUG,15.00,3\n")
    return path


@pytest.fixture
def shop(bcfake: FakeStore) -> FakeStore:
    """A store that sells the products of the file."""
    bcfake.products.add(name="Mug", sku="MUG", price="9.50", inventory_level=40)
    bcfake.products.add(name="Teapot", sku="POT", price="24.00", inventory_level=8)
    bcfake.products.add(name="Jug", sku="JUG", price="15.00", inventory_level=9)
    return bcfake


@pytest.fixture
def sync(bcfake: FakeStore, file: Path, monkeypatch: pytest.MonkeyPatch) -> Sync:
    """Run the command on the file, with the store's credentials; gives the exit status.

    It waits on the store's clock: a pause costs no time, and the quota still comes back.
    """
    monkeypatch.setenv("BC_CLIENT_ID", bcfake.client_id)
    monkeypatch.setenv("BC_STORE_HASH", bcfake.store_hash)
    monkeypatch.setenv("BC_ACCESS_TOKEN", bcfake.access_token)

    def run(*flags: str) -> int:
        with pytest.raises(SystemExit) as ended:
            main([str(file), *flags], sleep=bcfake.clock.sleep)
        if isinstance(ended.value.code, str):
            print(ended.value.code, file=sys.stderr)
            return 1
        return ended.value.code or 0

    return run


def price_and_stock(row: Mapping[str, Any]) -> tuple[Decimal, int]:
    return row["price"], row["inventory_level"]


# ---- what it does


def test_only_what_differs_is_written(
    shop: FakeStore, sync: Sync, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sync() == 0

    shop.requests.assert_sent(PUT, times=2)
    assert shop.requests.where("PUT /products/1").one().json == {"price": "8.00"}
    assert shop.requests.where("PUT /products/3").one().json == {"inventory_level": 3}
    assert price_and_stock(shop.products.get(1)) == (Decimal("8.00"), 40)
    assert capsys.readouterr().out == "updated: 2, unchanged: 1, not found: 0, failed: 0\n"


def test_a_second_run_finds_nothing_to_do(shop: FakeStore, sync: Sync) -> None:
    sync()
    shop.requests.clear()

    assert sync() == 0
    shop.requests.assert_not_sent("PUT *")


def test_the_sku_of_a_variant_is_found_too(bcfake: FakeStore, sync: Sync, file: Path) -> None:
    shirt = bcfake.products.add(name="Shirt", price="19.00", inventory_tracking="sku")
    large = bcfake.product_skus.add(product_id=shirt["id"], sku="TEE-L", price=None)
    file.write_text(f"{HEADER}\nTEE-L,21.00,2\n")

    assert sync() == 0
    assert price_and_stock(bcfake.product_skus.get(large["id"])) == (Decimal("21.00"), 2)
    assert bcfake.products.get(shirt["id"])["price"] == Decimal("19.00")


def test_an_unknown_sku_is_counted_and_named(
    shop: FakeStore, sync: Sync, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(f"{HEADER}\nCUP,3.50,100\nMUG,8.00,40\n")

    assert sync() == 0
    said = capsys.readouterr().out
    assert "CUP: not found\n" in said
    assert "updated: 1, unchanged: 0, not found: 1, failed: 0" in said


def test_a_dry_run_tells_and_writes_nothing(
    shop: FakeStore, sync: Sync, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sync("--dry-run") == 0

    for method in ("PUT", "POST", "DELETE"):
        shop.requests.assert_not_sent(f"{method} *")
    assert "MUG: would get {'price': '8.00'}" in capsys.readouterr().out
    assert list(file.parent.iterdir()) == [file]


def test_a_row_that_the_store_refuses_fails_alone(
    shop: FakeStore, sync: Sync, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.faults.add("PUT /products/1", 409)

    assert sync() == 1
    said = capsys.readouterr().out
    assert "MUG: failed: " in said
    assert "updated: 1, unchanged: 1, not found: 0, failed: 1" in said


# ---- what may go wrong on the way


@pytest.mark.parametrize("trouble", [500, 503, "reset", "timeout", "truncated", "html"])
def test_passing_trouble_is_survived(shop: FakeStore, sync: Sync, trouble: int | str) -> None:
    shop.faults.add("GET /products", trouble, times=2)
    shop.faults.add(PUT, trouble, times=3)
    began = shop.clock.time()

    assert sync() == 0
    assert shop.clock.time() - began > (1 + 5) + (1 + 5 + 20), "seconds it left the store in peace"
    assert price_and_stock(shop.products.get(1)) == (Decimal("8.00"), 40)
    assert price_and_stock(shop.products.get(3)) == (Decimal("15.00"), 3)


def test_a_connection_that_breaks_after_the_write_doubles_nothing(
    shop: FakeStore, sync: Sync, capsys: pytest.CaptureFixture[str]
) -> None:
    """The write took place, only its answer is lost: the same PUT is sent once more."""
    shop.faults.add("PUT /products/1", "reset", after_commit=True)

    assert sync() == 0
    lost, repeated = shop.requests.where("PUT /products/1")
    assert lost.json == repeated.json
    assert price_and_stock(shop.products.get(1)) == (Decimal("8.00"), 40)
    assert "updated: 2, " in capsys.readouterr().out


def test_an_outage_stops_the_run_and_the_next_one_does_the_rest(
    shop: FakeStore, sync: Sync, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outage = shop.faults.add("PUT /products/3", 503, times=None)
    assert sync() == 1
    assert "stopped after 2 of 3 rows: ServiceUnavailableException" in capsys.readouterr().err

    shop.faults.remove(outage)
    shop.requests.clear()
    assert sync() == 0

    assert [entry.label for entry in shop.requests] == [
        "GET /v2/products?sku=JUG",
        "PUT /v2/products/3",
    ]
    assert capsys.readouterr().out == "updated: 2, unchanged: 1, not found: 0, failed: 0\n"
    assert list(file.parent.iterdir()) == [file], "a finished run leaves nothing behind"


def test_a_changed_file_is_begun_anew(shop: FakeStore, sync: Sync, file: Path) -> None:
    outage = shop.faults.add("PUT /products/3", 503, times=None)
    sync()
    shop.faults.remove(outage)
    file.write_text(f"{HEADER}\nMUG,7.00,40\nPOT,24.00,8\nJUG,15.00,3\n")

    assert sync() == 0
    assert shop.products.get(1)["price"] == Decimal("7.00")


def test_a_revoked_token_stops_the_run_at_once(
    shop: FakeStore,
    sync: Sync,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BC_ACCESS_TOKEN", "revoked")

    assert sync() == 1
    assert "stopped after 0 of 3 rows: UnauthorizedException" in capsys.readouterr().err
    shop.requests.assert_sent("GET /products", times=1)


# ---- the request quota


def test_a_quota_that_others_used_up_is_waited_out(shop: FakeStore, sync: Sync) -> None:
    shop.clock.freeze()
    began = shop.clock.time()
    shop.quota.exhaust()

    assert sync() == 0
    assert shop.requests[0].status == 429
    assert shop.clock.time() - began == pytest.approx(30, abs=1)


@pytest.mark.bcfake(quota=8)
def test_five_requests_are_left_to_the_other_apps_of_the_store(shop: FakeStore, sync: Sync) -> None:
    assert sync() == 0
    assert not shop.requests.where(status=429)
    assert {entry.quota_left for entry in shop.requests} == {7, 6, 5}


# ---- the file and the terminal


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sku,cost\nMUG,8\n", "prices.csv: the header lacks price, inventory_level"),
        ("", "prices.csv: the header lacks sku, price, inventory_level"),
        (
            f"{HEADER}\nMUG,8.00,1\nPOT,'9,50',1\n",
            'prices.csv, line 3: price is "\'9", not a price',
        ),
        (f"{HEADER}\nMUG,,1\n", "prices.csv, line 2: price is '', not a price such as 9.50"),
        (f"{HEADER}\nMUG,8.00,-1\n", "line 2: inventory_level is '-1', not a whole number"),
        (f"{HEADER}\n,8.00,1\n", "line 2: sku is '', not a product's code"),
        (f"{HEADER}\nMUG\n", "line 2: price is ''"),
    ],
)
def test_a_bad_file_is_refused_before_anything_is_sent(
    shop: FakeStore,
    sync: Sync,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    message: str,
) -> None:
    file.write_text(text)

    assert sync() == 1
    assert message in capsys.readouterr().err
    assert not shop.requests


def test_a_missing_file_is_named(
    sync: Sync, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.unlink()

    assert sync() == 1
    assert capsys.readouterr().err == f"{file}: No such file or directory\n"


def test_missing_credentials_are_named(
    sync: Sync, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BC_ACCESS_TOKEN")

    assert sync() == 1
    assert capsys.readouterr().err == "the environment lacks BC_ACCESS_TOKEN\n"


def test_progress_is_shown_on_a_terminal_only(
    shop: FakeStore,
    sync: Sync,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sync()
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    sync()
    assert "[####################..........] 2/3 JUG" in capsys.readouterr().err
