"""The stubs are what the generator writes, and the samples are well-typed."""

from __future__ import annotations

import importlib
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SAMPLES = ["tests/typing/api.py", "tests/typing/downstream.py"]


@pytest.fixture(scope="module")
def generate() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(HERE)
        yield importlib.import_module("generate")


def test_the_stubs_are_fresh(generate: Any) -> None:
    """Run `python tests/typing/generate.py` when the definitions have changed."""
    stale = [path.name for path, text in generate.stubs().items() if path.read_text() != text]
    assert stale == []


def test_every_method_of_a_stub_is_there(generate: Any) -> None:
    """Type checkers read the stubs only, so they must not promise what is not."""
    import ast

    import bigcommerce.resources as client

    missing = [
        f"{node.name}.{part.name}"
        for path in generate.stubs()
        if path.parent.name == "resources"
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and hasattr(client, node.name)
        for part in node.body
        if isinstance(part, ast.FunctionDef) and not hasattr(getattr(client, node.name), part.name)
    ]
    assert missing == []


@pytest.mark.slow
@pytest.mark.parametrize("checker", ["mypy --strict", "basedpyright --project tests/typing"])
def test_the_samples_are_well_typed(checker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that ought to be a mistake says so, and is one to both checkers."""
    monkeypatch.chdir(HERE.parents[1])
    name, *options = checker.split()
    run = [Path(sysconfig.get_path("scripts"), name), *options]
    run += SAMPLES if name == "mypy" else ["--pythonpath", sys.executable]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
