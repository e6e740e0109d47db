"""The settings of a test's store: call, marker, `bcfake_base`, command line, ini file, default."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from bcfake.options import Options
    from pytest_bcfake.target import Target

TARGETS = ("fake", "real")
CREDENTIALS = ("store_hash", "access_token", "client_id", "client_secret")
CHOICES = {  # what is set for a whole run: the values, the first one the default, and the help
    "network": (
        ("guard", "strict", "off"),
        "'guard' keeps requests to BigCommerce's hosts on this machine, 'strict' all but loopback "
        "traffic, 'off' neither",
    ),
    "log": (
        ("fail", "all", "none"),
        "which tests show the requests their stores saw: those that fail, all, or none",
    ),
}
TARGET = (
    "what bcfake_target is: 'fake', the test's store, or 'real', the store that BC_STORE_HASH and "
    "BC_ACCESS_TOKEN name; tests that need a fake one are skipped then"
)


def flag(name: str) -> str:
    """The command-line option of a setting."""
    return f"--bcfake-{name.replace('_', '-')}"


def declare(parser: pytest.Parser) -> None:
    """One option and one ini key for each setting of a store and of a run."""
    from bcfake.options import DEFAULTS, HELP

    group = parser.getgroup("bcfake", "fake BigCommerce stores (bcfake)")
    for name, text in HELP.items():
        truth = isinstance(DEFAULTS[name], bool)
        how: dict[str, Any] = (
            {"action": BooleanOptionalAction} if truth else {"metavar": name.upper()}
        )
        group.addoption(flag(name), dest=f"bcfake_{name}", default=None, help=text, **how)
        parser.addini(f"bcfake_{name}", f"bcfake: {text}")
    for name, (values, text) in CHOICES.items():
        group.addoption(flag(name), dest=f"bcfake_{name}", choices=values, help=text)
        parser.addini(f"bcfake_{name}", f"bcfake: {text}", default=values[0])
    group.addoption(
        flag("target"), dest="bcfake_target", choices=TARGETS, default=TARGETS[0], help=TARGET
    )


def marker() -> str:
    """The marker's line in `pytest --markers`."""
    from bcfake.options import DEFAULTS

    names = ", ".join(DEFAULTS)
    return (
        f"bcfake(**settings): settings of the test's fake BigCommerce store ({names}) and "
        'allow_unknown=["GET /v3/themes", ...], operations that may be unknown to the fake, and '
        "max_requests=20, how many requests a test may make of a store"
    )


def of_run(config: pytest.Config) -> Options:
    """What command line and ini file set; raises UsageError naming what cannot be."""
    from bcfake.options import DEFAULTS, Options, from_text

    values: dict[str, Any] = {}
    for name in DEFAULTS:
        given = config.getoption(f"bcfake_{name}")
        place, text = flag(name), given
        if given is None:
            place, text = f"bcfake_{name}", str(config.getini(f"bcfake_{name}") or "")
        try:
            if text != "" or given is not None:
                values[name] = from_text(name, text) if isinstance(text, str) else text
                refuse_bad_seed(Options(**{name: values[name]}))
        except ValueError as problem:
            raise pytest.UsageError(f"{place}: {problem}") from None
    return Options(**values)


def refuse_bad_seed(options: Options) -> None:
    """Raise ValueError, saying what is wrong, for a seed that no store could begin with."""
    if options.seed != "":
        from bcfake import seeds
        from bcfake.resources import CATALOGUE

        seeds.planted(options.seed, CATALOGUE)  # what it gives is kept for the tests


def choice(config: pytest.Config, name: str) -> str:
    """What a run is set to, one of CHOICES; raises UsageError."""
    values, _ = CHOICES[name]
    found = config.getoption(f"bcfake_{name}") or config.getini(f"bcfake_{name}")
    if found not in values:
        raise pytest.UsageError(f"bcfake_{name}: {found!r} is none of {', '.join(values)}")
    return str(found)


def target(config: pytest.Config) -> Target | None:
    """The real store that tests are meant for, None for fake ones; raises UsageError."""
    if config.getoption("bcfake_target") == "fake":
        return None
    from pytest_bcfake.target import real

    try:
        return real()
    except ValueError as problem:
        raise pytest.UsageError(f"{flag('target')}=real: {problem}") from None


class OfTest(NamedTuple):
    """What a test's store is made with: its settings, the operations that may be unknown, and how
    many requests may come (None: any number)."""

    options: Options
    allowed: list[str]
    max_requests: int | None


def of_test(item: pytest.Item, run: Options, given: dict[str, Any], *, first: bool) -> OfTest:
    """What a store of this test is made with; raises TypeError, ValueError.

    The closest marker wins. Credentials that do not come by call are for a test's first store.
    """
    from bcfake.conduct import refuse_nonsense
    from bcfake.paths import Aim

    values: dict[str, Any] = {}
    allowed: list[str] = []
    most: int | None = None
    for mark in reversed(list(item.iter_markers("bcfake"))):
        if mark.args:
            raise TypeError("the bcfake marker takes keywords only")
        settings = dict(mark.kwargs)
        more = settings.pop("allow_unknown", [])
        allowed += [more] if isinstance(more, str) else more
        most = settings.pop("max_requests", most)
        values |= settings
    for each in allowed:
        Aim.parse(each)
    if most is not None:
        refuse_nonsense(most)
    options = run.replace(**values)
    if not first:
        options = options.replace(**dict.fromkeys(CREDENTIALS, ""))
    given = dict(given)
    most = given.pop("max_requests", most)
    return OfTest(options.replace(**given), allowed, most)
