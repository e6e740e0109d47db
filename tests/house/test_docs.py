"""What is written from the definitions is fresh, and the definitions say where from."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from bcfake.fidelity import behaviours, ledger
from bcfake.schema import ASSUMED, Evidence

PAGE = Path(__file__).parents[2] / "docs/fidelity.md"
TYPING = Path(__file__).parents[1] / "typing"
COMMAND = "python -m bcfake fidelity > docs/fidelity.md"


@pytest.mark.skipif(not PAGE.parent.exists(), reason="the tests run without the docs beside them")
def test_the_ledger_is_fresh() -> None:
    fresh = PAGE.read_text(encoding="utf-8") == ledger()
    assert fresh, f"docs/fidelity.md is not what the definitions say; run: {COMMAND}"


def test_the_client_s_types_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TYPING)
    stubs = importlib.import_module("generate").stubs()
    stale = [path.name for path, text in stubs.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "not what the definitions say; run: python tests/typing/generate.py"


def test_what_is_known_says_where_from() -> None:
    known = [each for each in behaviours() if each[1] is not ASSUMED]
    assert [text for text, _, source in known if not source] == []


def test_the_ledger_counts_what_it_lists() -> None:
    found = Counter(evidence.value for _, evidence, _ in behaviours())
    for evidence in Evidence:
        assert f"| behaviours {evidence.value} | {found[evidence.value]} |" in ledger()
