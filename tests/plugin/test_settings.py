"""One order of precedence for every setting, whatever way it is given; the page says the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bcfake import FakeStore
from bcfake.options import DEFAULTS, HELP
from pytest_bcfake import settings

pytest_plugins = ("pytester",)
Run = Callable[..., pytest.RunResult]
PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
OTHER: dict[str, Any] = {  # a value of each setting that is not its default, as text
    "store_hash": "abc123",
    "access_token": "token-of-mine",
    "client_id": "client-of-mine",
    "client_secret": "secret-of-mine",
    "seed": "demo",
    "quota": "77",
    "window": "12.5",
    "plan": "pro",
    "max_products": "300",
    "loose": "true",
    "drift": "true",
}


# ---- precedence

SOURCE = """
import pytest
{base}
@pytest.mark.bcfake({marker})
def test_shop(bcfake_factory):
    store = bcfake_factory({call})
    print("quota", store.quota.requests, "brands", len(store.brands))
"""
BASE = """
@pytest.fixture(scope="session")
def bcfake_base():
    return {"version": 1, "rows": {"brands": [{"name": "Base"}]}}
"""


@pytest.mark.parametrize(
    ("call", "marker", "option", "ini", "expected"),
    [
        ("quota=1", "quota=2", "--bcfake-quota=3", "bcfake_quota = 4", 1),
        ("", "quota=2", "--bcfake-quota=3", "bcfake_quota = 4", 2),
        ("", "", "--bcfake-quota=3", "bcfake_quota = 4", 3),
        ("", "", "", "bcfake_quota = 4", 4),
        ("", "", "", "", DEFAULTS["quota"]),
    ],
    ids=["call", "marker", "command line", "ini file", "default"],
)
def test_the_first_that_says_something_counts(
    run: Run, call: str, marker: str, option: str, ini: str, expected: int
) -> None:
    source = SOURCE.format(call=call, marker=marker, base="")
    result = run(source, "-rP", *filter(None, [option]), ini=ini)
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"quota {expected} *"])


@pytest.mark.parametrize(
    ("marker", "base", "expected"),
    [
        ('seed={"version": 1, "rows": {}}', BASE, 0),
        ("", BASE, 1),
        ("", "", 4),
    ],
    ids=["marker", "bcfake_base", "command line"],
)
def test_a_base_stands_between_marker_and_command_line(
    run: Run, marker: str, base: str, expected: int
) -> None:
    source = SOURCE.format(call="", marker=marker, base=base)
    result = run(source, "-rP", "--bcfake-seed=demo")
    result.stdout.fnmatch_lines([f"quota * brands {expected}"])


def test_the_closest_marker_counts(run: Run) -> None:
    result = run(
        """
        import pytest

        pytestmark = pytest.mark.bcfake(quota=1, window=60)

        @pytest.mark.bcfake(quota=2)
        class TestShop:
            @pytest.mark.bcfake(quota=3)
            def test_own(self, bcfake):
                assert (bcfake.quota.requests, bcfake.quota.seconds) == (3, 60)

            def test_of_its_class(self, bcfake):
                assert (bcfake.quota.requests, bcfake.quota.seconds) == (2, 60)

        def test_of_its_module(bcfake):
            assert bcfake.quota.requests == 1
        """
    )
    result.assert_outcomes(passed=3)


def test_a_truth_of_the_ini_file_can_be_taken_back(run: Run) -> None:
    source = "def test_shop(bcfake): assert bcfake.loose is False"
    run(source, "--no-bcfake-loose", ini="bcfake_loose = true").assert_outcomes(passed=1)


# ---- every setting, every way


def test_there_is_another_value_of_each_setting_to_test_with() -> None:
    assert set(OTHER) == set(DEFAULTS)


def arguments() -> list[str]:
    """Each setting on the command line."""
    return [
        settings.flag(name) + ("" if isinstance(DEFAULTS[name], bool) else f"={value}")
        for name, value in OTHER.items()
        if name != "quota"  # the plan is another way to say it
    ]


CHECK = """
def test_shop(bcfake):
    assert (bcfake.store_hash, bcfake.access_token) == ("abc123", "token-of-mine")
    assert (bcfake.client_id, bcfake.client_secret) == ("client-of-mine", "secret-of-mine")
    assert (bcfake.loose, bcfake.drift, len(bcfake.products)) == (True, True, 292)
    assert (bcfake.quota.requests, bcfake.quota.seconds) == ({quota}, {window})
    assert bcfake.data.plan_limits == {{"max_products": 300}}
"""


def test_every_setting_can_be_given_on_the_command_line(run: Run) -> None:
    made = FakeStore(plan="pro", window=12.5)
    check = CHECK.format(quota=made.quota.requests, window=made.quota.seconds)
    run(check, *arguments()).assert_outcomes(passed=1)


def test_every_setting_can_be_given_in_the_ini_file(run: Run) -> None:
    lines = [f"bcfake_{name} = {value}" for name, value in OTHER.items() if name != "quota"]
    made = FakeStore(plan="pro", window=12.5)
    check = CHECK.format(quota=made.quota.requests, window=made.quota.seconds)
    run(check, ini="\n".join(lines)).assert_outcomes(passed=1)


@pytest.mark.parametrize("way", ["option", "ini"])
@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("quota", "many", "'many' is not of type int"),
        ("quota", "0", "quota 0: at least 1 request a window"),
        ("window", "-1", "window -1.0: more than 0"),
        ("store-hash", "a/b", "store_hash 'a/b': only letters, digits, - and _"),
        ("plan", "huge", "huge"),
        ("seed", "nope.json", "seed nope.json: neither a file nor one of: demo"),
        ("seed", "test_inner.py", "test_inner.py: not JSON"),
    ],
)
def test_a_value_that_cannot_be_is_refused_before_the_first_test(
    run: Run, way: str, name: str, value: str, told: str
) -> None:
    key = "bcfake_" + name.replace("-", "_")
    given = (f"--bcfake-{name}={value}",) if way == "option" else ()
    result = run("def test(): pass", *given, ini="" if given else f"{key} = {value}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    place = f"--bcfake-{name}" if way == "option" else key
    text = result.stderr.str() + result.stdout.str()
    assert f"{place}: " in text
    assert told in text


@pytest.mark.parametrize("name", ["network", "log"])
def test_an_unknown_choice_names_the_known_ones(run: Run, name: str) -> None:
    for result in (
        run("def test(): pass", f"--bcfake-{name}=loud"),
        run("def test(): pass", ini=f"bcfake_{name} = loud"),
    ):
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        text = result.stderr.str() + result.stdout.str()
        assert "loud" in text
        for each in settings.CHOICES[name][0]:
            assert each in text


def test_an_option_for_the_network_goes_before_the_ini_file(run: Run) -> None:
    source = """
        import socket, pytest
        from bcfake.guard import BlockedConnection

        def test_shop():
            with pytest.raises(BlockedConnection):
                socket.create_connection(("192.0.2.1", 80), timeout=0.01)
        """
    result = run(source, "--bcfake-network=strict", ini="bcfake_network = off")
    assert "connection to 192.0.2.1 refused" in result.stdout.str()


# ---- what is shown

SHOWS = """
import requests

def test_passes(bcfake):
    requests.get(bcfake.url + "/brands", headers=bcfake.headers)

def test_fails(bcfake):
    requests.get(bcfake.url + "/orders", headers=bcfake.headers)
    assert False

def test_asks_nothing():
    pass
"""


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ((), ["/v2/orders"]),
        (("--bcfake-log=fail",), ["/v2/orders"]),
        (("--bcfake-log=all",), ["/v2/brands", "/v2/orders"]),
        (("--bcfake-log=none",), []),
    ],
)
def test_the_log_is_of_failing_tests_all_or_none(
    run: Run, given: tuple[str, ...], shown: list[str]
) -> None:
    result = run(SHOWS, *given)
    result.assert_outcomes(passed=2, failed=1)
    text = result.stdout.str()
    assert sorted(set(re.findall(r"#1 GET (\S+)", text))) == shown
    assert text.count("#1 GET") == len(shown)


# ---- the help, the marker and the page


def test_the_help_of_pytest_documents_every_setting(run: Run) -> None:
    text = " ".join(run("", "--help").stdout.str().split())
    for name, help in HELP.items():
        assert settings.flag(name) in text
        assert f"bcfake_{name} (string)" in text
        assert text.count(" ".join(help.split())) >= 2, name
    for name, (values, help) in settings.CHOICES.items():
        assert f"{settings.flag(name)}={{{','.join(values)}}}" in text
        assert text.count(help) == 2
    assert "--bcfake-target={fake,real}" in text


def test_the_marker_is_documented_with_every_setting(run: Run) -> None:
    text = run("", "--markers").stdout.str()
    for name in DEFAULTS:
        assert name in text


def test_every_fixture_is_documented(run: Run) -> None:
    text = run("", "--fixtures", "-p", "bcfake").stdout.str()
    found = re.findall(r"^(bcfake\w*)(?: \[\w+ scope\])? -- .*\n    (\S.*)", text, re.MULTILINE)
    names = {name for name, _ in found}
    assert names >= {"bcfake", "bcfake_factory", "bcfake_env", "bcfake_httpx", "bcfake_target"}
    assert [name for name, help in found if "no docstring" in help] == []


def table(head: list[str], rows: Iterator[list[str]]) -> str:
    """Rows as Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shown(value: Any) -> str:
    return f"`{str(value).lower() if isinstance(value, bool) else value}`" if value != "" else ""


def settings_table() -> str:
    """Every setting of a store, by each of its names."""
    head = [
        "call and marker",
        "`pytest`",
        "ini file",
        "`python -m bcfake`",
        "default",
        "what it is",
    ]
    return table(
        head,
        (
            [
                f"`{name}`",
                f"`{settings.flag(name)}`",
                f"`bcfake_{name}`",
                f"`--{name.replace('_', '-')}`",
                shown(default),
                HELP[name],
            ]
            for name, default in DEFAULTS.items()
        ),
    )


def run_table() -> str:
    """Every setting of a run."""
    rows = [
        [f"`{settings.flag(name)}`", f"`bcfake_{name}`", f"`{values[0]}`", help]
        for name, (values, help) in settings.CHOICES.items()
    ]
    rows.append([f"`{settings.flag('target')}`", "", "`fake`", settings.TARGET])
    return table(["`pytest`", "ini file", "default", "what it is"], iter(rows))


@pytest.mark.skipif(not PAGE.exists(), reason="the tests run without the docs beside them")
@pytest.mark.parametrize(("name", "fresh"), [("settings", settings_table), ("run", run_table)])
def test_the_page_has_every_setting(name: str, fresh: Callable[[], str]) -> None:
    page = PAGE.read_text("utf-8")
    found = re.search(f"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", page, re.DOTALL)
    assert found
    assert found[1] == fresh(), (
        f"docs/settings.md, between the marks of {name}, is to be:\n{fresh()}"
    )


@pytest.mark.skipif(not PAGE.exists(), reason="the tests run without the docs beside them")
def test_the_page_has_the_order_that_is_tested_here() -> None:
    page = PAGE.read_text("utf-8")
    found = re.search(r"<!-- precedence -->\n(.*?)<!-- /precedence -->", page, re.DOTALL)
    assert found
    order = re.findall(r"^\| (\d) \| ([^|]+) \|", found[1], re.MULTILINE)
    assert [(int(n), where.split(",")[0].strip()) for n, where in order] == [
        (1, "the call"),
        (2, "the marker"),
        (3, "the fixture `bcfake_base`"),
        (4, "the command line"),
        (5, "the ini file"),
        (6, "the default"),
    ]
