"""The stubs promise what is there, and the samples are well-typed."""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import bigcommerce.resources as client

HERE = Path(__file__).parent
SAMPLES = ["tests/typing/api.py", "tests/typing/downstream.py"]


def test_every_method_of_a_stub_is_there() -> None:
    """Type checkers read the stubs only, so they must not promise what is not."""
    missing = [
        f"{node.name}.{part.name}"
        for path in Path(client.__file__).parent.glob("*.pyi")
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
