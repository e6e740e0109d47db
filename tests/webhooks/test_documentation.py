"""Every example of docs/webhooks.md runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "webhooks.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0][:40])
def test_an_example_of_the_page_runs(bcfake, bcfake_client, example):
    exec(example, {"bcfake": bcfake, "bcfake_client": bcfake_client})


def test_the_page_has_examples():
    assert len(EXAMPLES) >= 4
