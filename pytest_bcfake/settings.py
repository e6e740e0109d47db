"""The settings of a test's store: call, then marker, then ini file, then default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from bcfake.guard import Mode
    from bcfake.options import Options

CREDENTIALS = ("store_hash", "access_token", "client_id", "client_secret")
NETWORK = (
    "bcfake: 'guard' keeps requests to BigCommerce's hosts on this machine, 'strict' all but "
    "loopback traffic, 'off' neither"
)


def declare(parser: pytest.Parser) -> None:
    """One ini key for each setting of a store, and the network mode."""
    from bcfake.options import HELP

    for name, text in HELP.items():
        parser.addini(f"bcfake_{name}", f"bcfake: {text}")
    parser.addini("bcfake_network", NETWORK, default="guard")


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
    """What the ini file sets; raises UsageError naming a key whose value cannot be."""
    from bcfake.options import DEFAULTS, Options, from_text

    values = {}
    for name in DEFAULTS:
        text = str(config.getini(f"bcfake_{name}") or "")
        try:
            if text:
                values[name] = from_text(name, text)
                Options(**{name: values[name]})
        except ValueError as problem:
            raise pytest.UsageError(f"bcfake_{name}: {problem}") from None
    return Options(**values)


def network(config: pytest.Config) -> Mode:
    """What the guard is to forbid; raises UsageError."""
    from bcfake.guard import MODES

    mode = config.getini("bcfake_network")
    if mode not in MODES:
        raise pytest.UsageError(f"bcfake_network: {mode!r} is none of {', '.join(MODES)}")
    return mode  # type: ignore[no-any-return]


class OfTest(NamedTuple):
    """What a test's store is made with: its settings, the operations that may be unknown, and how
    many requests may come (None: any number)."""

    options: Options
    allowed: list[str]
    max_requests: int | None


def of_test(item: pytest.Item, run: Options, given: dict[str, Any], *, first: bool) -> OfTest:
    """What a store of this test is made with; raises TypeError, ValueError.

    The closest marker wins. Credentials of marker and ini file are for a test's first store.
    """
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
    options = run.replace(**values)
    if not first:
        options = options.replace(**dict.fromkeys(CREDENTIALS, ""))
    given = dict(given)
    most = given.pop("max_requests", most)
    return OfTest(options.replace(**given), allowed, most)
