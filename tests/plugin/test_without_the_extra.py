"""Where only the client is installed: nothing is noticed until the fake is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = ("pytester",)

HOW = 'bcfake needs its extra: pip install "bigcommerce[testing]"'
# None in sys.modules is how Python is told that there is no such module.
ABSENT = """
import sys

for name in ("flask", "cheroot", "pycountry", "werkzeug"):
    sys.modules[name] = None
"""


@pytest.fixture
def bare(pytester: pytest.Pytester) -> pytest.Pytester:
    """An environment without what the extra brings, by `-p absent`."""
    pytester.makepyfile(absent=ABSENT)
    return pytester


def test_pytest_starts_as_if_nothing_were_there(bare: pytest.Pytester) -> None:
    bare.makepyfile(test_inner="def test_passes(): pass")
    result = bare.runpytest_subprocess("-p", "absent", "-W", "error", "-p", "no:randomly")
    result.assert_outcomes(passed=1)
    assert result.ret == 0
    assert "bcfake" not in result.stdout.str() + result.stderr.str()


@pytest.mark.parametrize("fixture", ["bcfake", "bcfake_server", "bcfake_factory", "bcfake_client"])
def test_asking_for_a_fixture_says_what_to_install(bare: pytest.Pytester, fixture: str) -> None:
    bare.makepyfile(test_inner=f"def test_it({fixture}): pass")
    result = bare.runpytest_subprocess("-p", "absent", "-p", "no:randomly", "--no-header")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([HOW])
    assert "Traceback" not in result.stdout.str()


def test_running_it_says_what_to_install() -> None:
    """In one sentence, on stderr."""
    code = f"{ABSENT}\nfrom bcfake.__main__ import main\nsys.exit(main([]))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (1, "", HOW)


def test_importing_the_store_says_what_to_install() -> None:
    code = f"{ABSENT}\nimport bcfake\nfrom bcfake import FakeStore"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ended.stderr.strip().splitlines()[-1] == f"ImportError: {HOW}"
