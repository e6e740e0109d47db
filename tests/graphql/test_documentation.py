"""Every example of docs/graphql.md runs, and its table of roots is the schema's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bcfake.fake import FakeStore
from bigcommerce.api import BigcommerceApi

PAGE = Path(__file__).parents[2] / "docs" / "graphql.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)

pytestmark = pytest.mark.skipif(not TEXT, reason="the tests run without the docs beside them")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0][:40])
def test_an_example_of_the_page_runs(
    bcfake: FakeStore, bcfake_client: BigcommerceApi, example: str
) -> None:
    exec(example, {"bcfake": bcfake, "bcfake_client": bcfake_client})


def test_the_page_names_every_root(data: Any) -> None:
    asked = "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }"
    schema = data(asked)["__schema"]
    roots = [field["name"] for each in schema.values() for field in each["fields"]]
    assert [name for name in roots if not re.search(rf"\b{name}\b", TEXT)] == []
    assert len(EXAMPLES) >= 4
