"""Runs a small test suite in a pytest of its own, plain and under xdist."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

Run = Callable[..., pytest.RunResult]
QUIET = ("-q", "-p", "bcfake", "-p", "no:cacheprovider")
MODES = [
    pytest.param((), id="plain"),
    pytest.param(("-p", "xdist", "-n", "2"), id="xdist", marks=pytest.mark.slow),
]


@pytest.fixture(params=MODES)
def run(
    request: pytest.FixtureRequest, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """What runs the source of a test module, `ini` being further lines of its ini file.

    `together` keeps its tests in one process where there is more than one.
    """
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # others only cost time
    for name in ("CI", "BUILD_NUMBER"):  # pytest prints its summary lines in full where it sees one
        monkeypatch.delenv(name, raising=False)

    def run(
        source: str, *arguments: str, ini: str = "", together: bool = False
    ) -> pytest.RunResult:
        pytester.makepyfile(test_inner=textwrap.dedent(source))
        pytester.makeini("[pytest]\nfilterwarnings = error\n" + textwrap.dedent(ini))
        mode = (*request.param, "--dist=loadfile") if together and request.param else request.param
        return pytester.runpytest_subprocess(*QUIET, *mode, *arguments)

    return run
