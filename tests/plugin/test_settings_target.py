"""`--bcfake-target=real`: contract tests go to the store that the environment names.

The real store is another fake here, on a port of this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bcfake import FakeStore, Platform, Server
from pytest_bcfake.target import Target, fake, real

pytest_plugins = ("pytester",)
Run = Callable[..., pytest.RunResult]
REAL = "--bcfake-target=real"
CONTRACT = """
import requests

def test_by_the_client(bcfake_target):
    api = bcfake_target.client()
    brand = api.Brands.create(name="Acme")
    assert api.Brands.get(brand.id).name == "Acme"
    brand.delete()

def test_by_requests(bcfake_target):
    answer = requests.get(bcfake_target.url + "/store", headers=bcfake_target.headers)
    assert answer.status_code == 200

def test_of_a_fake(bcfake):
    assert bcfake.brands.all() == []
"""


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeStore]:
    """What stands for the real store."""
    store = FakeStore(platform=Platform())
    with Server(store.platform) as server:
        store.origin = server.url
        store.open()
        monkeypatch.setenv("BC_API_ENDPOINT", server.url)
        monkeypatch.setenv("BC_STORE_HASH", store.store_hash)
        monkeypatch.setenv("BC_ACCESS_TOKEN", store.access_token)
        yield store
        store.close()


def test_without_the_option_the_target_is_the_tests_own_store(run: Run) -> None:
    run(CONTRACT).assert_outcomes(passed=3)


def test_contract_tests_go_to_the_real_store_and_the_others_are_skipped(
    run: Run, sandbox: FakeStore
) -> None:
    result = run(CONTRACT, REAL, "-rs", "-v")
    result.assert_outcomes(passed=2, skipped=1)
    assert [entry.label for entry in sandbox.requests.where("POST /brands")] == ["POST /v2/brands"]
    sandbox.requests.assert_sent("GET /store", times=1)
    text = result.stdout.str()
    assert "it needs a fake store, and --bcfake-target=real is given" in text
    assert sandbox.access_token not in text


def test_it_is_said_that_a_real_store_is_meant(run: Run, sandbox: FakeStore) -> None:
    result = run(CONTRACT, REAL, "-v")
    result.stdout.fnmatch_lines([f"bcfake: tests are for the real store at {sandbox.url}"])


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "BC_STORE_HASH, BC_ACCESS_TOKEN"),
        ({"BC_STORE_HASH": "abc123"}, "BC_ACCESS_TOKEN"),
        ({"BC_ACCESS_TOKEN": "token"}, "BC_STORE_HASH"),
    ],
)
def test_missing_credentials_are_named_before_the_first_test(
    run: Run, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], missing: str
) -> None:
    for name in ("BC_STORE_HASH", "BC_ACCESS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    result = run(CONTRACT, REAL)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert (
        "--bcfake-target=real: a real store needs BC_STORE_HASH and BC_ACCESS_TOKEN in the "
        f"environment; missing: {missing}" in result.stderr.str() + result.stdout.str()
    )


def test_a_failing_contract_test_shows_no_token(run: Run, sandbox: FakeStore) -> None:
    result = run("def test(bcfake_target): assert bcfake_target.headers is bcfake_target", REAL)
    result.assert_outcomes(failed=1)
    assert "Target(real=True" in result.stdout.str()
    shown = [line for line in result.outlines if sandbox.access_token in line]
    assert [line for line in shown if "X-Auth-Token" not in line] == []


@pytest.mark.parametrize(
    ("endpoint", "origin"),
    [
        ("", "https://api.bigcommerce.com"),
        ("api.example.com", "https://api.example.com"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
    ],
)
def test_the_endpoint_may_be_left_out_a_host_or_a_url(endpoint: str, origin: str) -> None:
    environ = {"BC_STORE_HASH": "abc", "BC_ACCESS_TOKEN": "t", "BC_API_ENDPOINT": endpoint}
    found = real(environ)
    assert found.url == f"{origin}/stores/abc/v2"
    assert found.client().connection.host in (origin, origin.removeprefix("https://"))


def test_a_fake_target_waits_on_its_clock(bcfake: FakeStore) -> None:
    before = bcfake.clock.time()
    target: Target = fake(bcfake)
    target.wait(3600)
    assert bcfake.clock.time() - before >= 3600
    assert not target.real
