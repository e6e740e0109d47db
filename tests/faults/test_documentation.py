"""Every row and every example of docs/failures.md, met by a client in-process and over a port."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests

from bcfake.fake import FakeStore
from bcfake.faults import WORDS
from bigcommerce import exception

PAGE = (Path(__file__).parents[2] / "docs" / "failures.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
ERRORS = vars(exception) | vars(requests.exceptions)


class Row(NamedTuple):
    """One row of a table: its first cell in words, the others as the code in them."""

    title: str
    cells: list[list[str]]


def rows(*headings: str) -> list[Any]:
    """The rows of the tables below these headings, as parameters of a test."""
    found = []
    for heading in headings:
        section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
        table = [line for line in section.splitlines() if line.startswith("|")][2:]
        for line in table:
            title, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            row = Row(title, [re.findall(r"`([^`]+)`", cell) for cell in cells])
            found.append(pytest.param(row, id=title))
    return found


def run(code: str, names: dict[str, Any]) -> Any:
    """The value of the last expression of some code."""
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr)
    exec(compile(ast.Module(before, []), "docs/failures.md", "exec"), names)
    return eval(compile(ast.Expression(last.value), "docs/failures.md", "eval"), names)


@pytest.mark.parametrize(
    "row", rows("What goes wrong", "Before the write, after it, half-way", "The quota", "Webhooks")
)
def test_the_client_meets_what_the_row_says(shop: FakeStore, api: Any, row: Row) -> None:
    [line], [call], meets = row.cells
    received: list[Any] = []
    shop.webhooks.add(scope="store/product/*", destination="https://app.example/hooks")
    shop.webhooks.route("https://app.example", lambda request: received.append(request.json))
    names: dict[str, Any] = {"bcfake": shop, "api": api, "began": shop.clock.time()}
    names["received"] = received
    run(line, names)
    error = ERRORS.get(meets[0])
    if error is None:
        names["result"] = run(call, names)
    else:
        with pytest.raises(error) as caught:
            run(call, names)
        assert type(caught.value) is error
        names["result"] = caught.value
    for fact in meets[error is not None :]:
        assert run(fact, names), fact


@pytest.mark.parametrize("row", rows("Where"))
def test_a_fault_strikes_where_the_row_says(shop: FakeStore, api: Any, row: Row) -> None:
    [line], [struck], [not_struck] = row.cells
    token = shop.tokens.add()
    other = shop.client(access_token=str(token))
    names: dict[str, Any] = {"bcfake": shop, "api": api, "other": other}
    fault = run(line, names)
    run(not_struck, names)
    assert not fault.fired
    with pytest.raises(exception.HttpException) as caught:
        run(struck, names)
    assert caught.value.status_code in (401, 503)
    assert fault.fired == 1


@pytest.mark.parametrize("row", rows("When"))
def test_a_fault_strikes_when_the_row_says(shop: FakeStore, row: Row) -> None:
    [line], [expected] = row.cells
    run(line, {"bcfake": shop})
    with requests.Session() as session:
        statuses = [session.get(shop.url + "/time", headers=shop.headers) for _ in expected]
    assert "".join("X" if each.status_code == 503 else "." for each in statuses) == expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0][:40])
def test_an_example_runs(shop: FakeStore, example: str) -> None:
    exec(example, {"bcfake": shop, "requests": requests})


@pytest.mark.parametrize("word", WORDS)
def test_every_word_for_an_effect_is_on_the_page(word: str) -> None:
    assert f'"{word}"' in PAGE or (word == "timeout" and '"hang"' in PAGE)
