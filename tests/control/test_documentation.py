"""docs/any-language.md: its examples run, and its table has every operation."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

import bcfake
from bcfake import FakeStore, by_name
from bcfake.wire.control import OPERATIONS

PAGE = Path(__file__).parents[2] / "docs" / "any-language.md"
TEXT = PAGE.read_text("utf-8") if PAGE.exists() else ""
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)

pytestmark = pytest.mark.skipif(not TEXT, reason="the tests run without the docs beside them")


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_of_the_page_runs(example: str) -> None:
    with FakeStore() as store:
        exec(example, {"bcfake": bcfake, "store": store})


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 3


def table() -> str:
    """Every operation as Markdown; what each does is in the description."""
    rows = [
        f"| `{each.method} {each.path}` | "
        + ", ".join(f"`{a.name}`" for a in each.arguments)
        + " |"
        for each in OPERATIONS
    ]
    return "\n".join(["| operation | arguments |", "| --- | --- |", *rows])


def test_the_table_has_every_operation() -> None:
    found = re.search(r"<!-- operations -->\n(.*?)\n?<!-- /operations -->", TEXT, re.DOTALL)
    assert found
    assert found[1] == table(), f"the table of docs/any-language.md is to be:\n{table()}"


def test_the_script_shown_is_the_one_that_is_written(tmp_path: Path) -> None:
    code = by_name.write(tmp_path, "127.0.0.1", 8710).read_text("utf-8")
    body = code.split("\n", 1)[1].strip()  # without the line that says what it is for
    assert textwrap.indent(body, "  ") in TEXT


def test_the_calls_of_the_first_example_are_operations() -> None:
    shell = re.findall(r"curl (?:-X (\w+) )?\"?\$control(/[^\s\"?]*)", TEXT)
    patterns = [(each.method, re.sub(r"\{\w+\}", "[^/]+", each.path)) for each in OPERATIONS]
    assert len(shell) >= 6
    for method, path in shell:
        assert any(
            (method or "GET") == known and re.fullmatch(pattern, path)
            for known, pattern in patterns
        ), path
