"""Every example of docs/state.md runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.stateful import run_state_machine_as_test

from bcfake import strategies
from bcfake.fake import FakeStore

PAGE = Path(__file__).parents[2] / "docs/state.md"
BLOCK = re.compile(r"^```python(.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = BLOCK.findall(PAGE.read_text("utf-8")) if PAGE.exists() else []

pytestmark = pytest.mark.skipif(not EXAMPLES, reason="the tests run without the docs beside them")


def example(words: str) -> str:
    """The example with these words in it."""
    [found] = [code for _, code in EXAMPLES if words in code]
    return str(found)


def warm_up() -> None:
    """Let Hypothesis set up what else it would count as slow drawing on a busy machine."""
    quiet = settings(max_examples=2, database=None, suppress_health_check=list(HealthCheck))
    quiet(given(strategies.products())(lambda body: None))()


PLAIN = [code for title, code in EXAMPLES if not title and "class " not in code]


@pytest.mark.parametrize("code", PLAIN, ids=[code.splitlines()[0] for code in PLAIN])
def test_it_runs(
    bcfake: FakeStore,
    bcfake_factory: Callable[..., FakeStore],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    warm_up()
    imported: list[Any] = []
    names = {"bcfake": bcfake, "bcfake_factory": bcfake_factory, "my_import": imported.append}
    exec(compile(code, str(PAGE), "exec"), names)
    if "my_import" in code:
        names["test_import"]()  # type: ignore[operator]
        assert imported


def test_the_machine_finds_what_it_is_said_to_find() -> None:
    names: dict[str, Any] = {}
    exec(compile(example("class Mirror"), str(PAGE), "exec"), names)
    quick = settings(
        max_examples=100,
        stateful_step_count=12,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(names["Mirror"], settings=quick)


def test_the_base_of_a_module_is_made_as_shown() -> None:
    names: dict[str, Any] = {"pytest": pytest, "FakeStore": FakeStore}
    exec(compile(example("def bcfake_base"), str(PAGE), "exec"), names)
    made = names["bcfake_base"].__wrapped__()
    assert len(FakeStore(seed=made).orders) == len(FakeStore(seed="demo").orders) + 500
