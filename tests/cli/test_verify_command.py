"""`python -m bcfake verify` as it is typed: its report, its progress, its refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bcfake.cli import run
from bcfake.fake import FakeStore
from bcfake.fields import Text

Altered = Callable[..., None]


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
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    altered: Altered,
) -> None:
    altered("brands", Text(name="slogan", default="New"))
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
