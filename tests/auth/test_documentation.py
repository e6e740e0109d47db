"""Every example of docs/apps.md runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "apps.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0][:40])
def test_an_example_of_the_page_runs(bcfake: Any, bcfake_client: Any, example: str) -> None:
    exec(example, {"bcfake": bcfake, "bcfake_client": bcfake_client})


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 4
