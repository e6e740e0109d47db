"""What the packages offer, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

HEAVY = ("flask", "cheroot", "pycountry", "werkzeug", "pytest", "_pytest")
CASES = {
    "bcfake": (*HEAVY, "requests", "bigcommerce"),
    "bigcommerce": (*HEAVY, "bcfake", "pytest_bcfake"),
    "pytest_bcfake": ("flask", "cheroot", "pycountry", "requests", "bigcommerce", "bcfake.fake"),
    "pytest_bcfake.plugin": ("flask", "cheroot", "pycountry", "requests", "bigcommerce"),
    "bcfake.__main__": ("flask", "cheroot", "pycountry", "requests", "bigcommerce"),
}


@pytest.mark.parametrize("package", ["bcfake", "bigcommerce", "bigcommerce.resources"])
def test_every_name_a_package_offers_is_there(package: str) -> None:
    module = import_module(package)
    assert sorted(module.__all__) == list(module.__all__) or package != "bcfake"
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("package", ["bcfake", "bigcommerce"])
def test_a_name_that_is_not_offered_is_an_attribute_error(package: str) -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        import_module(package).nothing_of_the_kind  # noqa: B018


@pytest.mark.parametrize("package", CASES)
def test_importing_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) & set(CASES[package]) == set()
