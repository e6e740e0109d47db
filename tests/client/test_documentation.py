"""The code in the client's documents runs, and they know every option."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bigcommerce.retry import RetryPolicy
from bigcommerce.v3.collection import _READING

README = Path(__file__).parents[2] / "README.md"
DOCS = README.parent / "docs"


@pytest.mark.parametrize("name", ["client.md", "decisions/async.md"])
def test_the_code_runs(bcfake: Any, name: str) -> None:
    ids = [bcfake.products.add()["id"] for _ in range(3)]
    names: dict[str, Any] = {"bcfake": bcfake, "product_ids": ids}
    for block in re.findall(r"```python\n(.*?)```", (DOCS / name).read_text(), re.DOTALL):
        exec(compile(block, name, "exec"), names)
    if "levels" in names:
        assert names["levels"] == [0, 0, 0]
        assert names["stock"] == dict.fromkeys(ids, 0)


def test_every_option_is_told_of() -> None:
    text = (DOCS / "client.md").read_text()
    settings = set(inspect.signature(RetryPolicy).parameters) - {"random"}
    assert [name for name in (*settings, *_READING) if name not in text] == []


def test_the_readme_s_program_runs(bcfake: Any) -> None:
    bcfake.categories.add()
    bcfake.orders.add(status_id=11)
    program, *_ = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    for name in ("client_id", "store_hash", "access_token"):
        program = program.replace(f'{name}="..."', f"{name}={getattr(bcfake, name)!r}")
    exec(compile(program, "README.md", "exec"), {"print": lambda *shown: None})
    assert bcfake.products.get(1)["price"] == Decimal("8.00")
    bcfake.requests.assert_sent("GET /orders/{id}/products")
