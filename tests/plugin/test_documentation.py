"""The tests that the README and docs/settings.md show pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

pytest_plugins = ("pytester",)

README = Path(__file__).parents[2] / "README.md"
SETTINGS = README.parent / "docs" / "settings.md"
THEIRS = """
from decimal import Decimal

from bigcommerce import BigcommerceApi


def put_on_sale(store_hash, access_token, below):
    api = BigcommerceApi(None, None, "id", store_hash, access_token, retry=True)
    for product in api.Products.iterall():
        if float(product.price) < below:
            product.update(sale_price=float(product.price) / 2)


"""
REST = "put_on_sale(bcfake.store_hash, bcfake.access_token, below=10)"


def examples(page: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def test_the_readme_s_tests_pass_with_code_like_the_reader_s(
    run: Callable[..., pytest.RunResult],
) -> None:
    (tests,) = [text for text in examples(README) if "def test_" in text]
    whole = THEIRS + re.sub(r"\.\.\.\n$", REST, tests)
    run(whole).assert_outcomes(passed=2)


def test_the_contract_test_passes(run: Callable[..., pytest.RunResult]) -> None:
    (test,) = examples(SETTINGS)
    run(test).assert_outcomes(passed=1)
