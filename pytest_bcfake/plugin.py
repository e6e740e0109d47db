"""Fixtures, marker, ini keys and reports. Imports only pytest and the standard library at the top:
pytest loads this module in every run of everybody who has the client."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bigcommerce.api import BigcommerceApi

    from bcfake.fake import FakeStore, Platform
    from bcfake.options import Options
    from bcfake.server import Server

EXTRA = 'bcfake needs its extra: pip install "bigcommerce[testing]"'
SHOWN = 20  # requests in the section of a failing test
STORES = pytest.StashKey[list["FakeStore"]]()
BLOCKED = pytest.StashKey[list[str]]()
LATE = pytest.StashKey[list[tuple[str, str]]]()
UNTIL_END = pytest.StashKey[ExitStack]()
MARKER_ONLY = ("allow_unknown",)


def installed() -> bool:
    """Whether the testing extra is there."""
    return all(importlib.util.find_spec(name) for name in ("flask", "cheroot", "pycountry"))


# ---- settings


def pytest_addoption(parser: pytest.Parser) -> None:
    """One ini key for each setting of a store, and the network mode."""
    import dataclasses

    from bcfake.options import Options

    for each in dataclasses.fields(Options):
        parser.addini(f"bcfake_{each.name}", f"bcfake: {each.metadata['help']}")
    parser.addini(
        "bcfake_network",
        "bcfake: 'guard' keeps requests to BigCommerce's hosts on this machine, 'strict' all but "
        "loopback traffic, 'off' neither",
        default="guard",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker and put up the network guard."""
    config.addinivalue_line(
        "markers",
        "bcfake(**settings): settings of the test's fake store (store_hash, access_token, "
        "client_id, client_secret, seed, quota, window, loose) and allow_unknown=[...]",
    )
    config.stash[LATE] = []
    config.stash[BLOCKED] = []
    if not installed():
        return
    from bcfake.guard import MODES, guarding

    mode = config.getini("bcfake_network")
    if mode not in MODES:
        raise pytest.UsageError(f"bcfake_network = {mode!r}: one of {', '.join(MODES)}")
    stack = config.stash[UNTIL_END] = ExitStack()
    config.stash[BLOCKED] = stack.enter_context(guarding(mode))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the guard down."""
    if UNTIL_END in config.stash:
        config.stash[UNTIL_END].close()


def settings_of(item: pytest.Item, given: dict[str, Any]) -> tuple[Options, list[str]]:
    """(store settings, operations allowed to be unknown): call, then marker, then ini file."""
    import dataclasses

    from bcfake.options import Options

    values: dict[str, Any] = {}
    for each in dataclasses.fields(Options):
        text = item.config.getini(f"bcfake_{each.name}")
        if text:
            values[each.name] = _typed(each.name, str(text), each.default)
    allowed: list[str] = []
    for mark in reversed(list(item.iter_markers("bcfake"))):
        if mark.args:
            raise pytest.UsageError("the bcfake marker takes keywords only")
        values |= {name: value for name, value in mark.kwargs.items() if name not in MARKER_ONLY}
        allowed += mark.kwargs.get("allow_unknown", [])
    try:
        return Options().replace(**values | given), allowed
    except TypeError as problem:
        raise pytest.UsageError(f"bcfake: {problem}, {', '.join(MARKER_ONLY)}") from None


def _typed(name: str, text: str, default: Any) -> Any:
    """An ini value as the type of the setting's default."""
    if isinstance(default, bool):
        return text.strip().lower() in ("1", "true", "yes", "on")
    try:
        return type(default)(text)
    except ValueError:
        kind = type(default).__name__
        raise pytest.UsageError(f"bcfake_{name} = {text!r} is not of type {kind}") from None


# ---- fixtures


@pytest.fixture(scope="session")
def bcfake_platform() -> Iterator[Platform]:
    """All fake stores of this process; requests to BigCommerce's hosts are answered in-process."""
    if not installed():
        pytest.fail(EXTRA, pytrace=False)
    from bcfake.fake import Platform
    from bcfake.interception import intercepting

    platform = Platform.shared()
    with intercepting(platform):
        yield platform


@pytest.fixture
def bcfake_factory(
    request: pytest.FixtureRequest, bcfake_platform: Platform
) -> Iterator[Callable[..., FakeStore]]:
    """A function that makes further private stores: `bcfake_factory(seed="demo", quota=10)`."""
    from bcfake.fake import FakeStore

    stores = request.node.stash.setdefault(STORES, [])

    def make(**settings: Any) -> FakeStore:
        options, allowed = settings_of(request.node, settings)
        store = FakeStore(options, label=request.node.nodeid, platform=bcfake_platform)
        store.requests.allow_unknown(*allowed)
        stores.append(store)
        return store.open()

    yield make
    for store in stores:
        store.close()
    _fail_for(request.node, already=request.node.stash.get(REPORTED, set()))


@pytest.fixture
def bcfake(bcfake_factory: Callable[..., FakeStore]) -> FakeStore:
    """A clean private BigCommerce store; code that uses `requests` reaches it unchanged."""
    return bcfake_factory()


@pytest.fixture
def bcfake_client(bcfake: FakeStore) -> BigcommerceApi:
    """A ready client of the test's store."""
    return bcfake.client()


@pytest.fixture(scope="session")
def bcfake_port(bcfake_platform: Platform) -> Iterator[Server]:
    """The one server of this process, on a free port of 127.0.0.1."""
    from bcfake.server import Server

    with Server(bcfake_platform) as server:
        yield server


@pytest.fixture
def bcfake_server(bcfake: FakeStore, bcfake_port: Server) -> FakeStore:
    """The test's store on a real port, for clients that do not use `requests`: see its `url`."""
    bcfake.origin = bcfake_port.url
    return bcfake


# ---- at the end of a test

REPORTED = pytest.StashKey[set[str]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that passed although the fake has something against it."""
    blocked = item.config.stash[BLOCKED]
    before = len(blocked)
    yield
    _fail_for(item, already=set(), more=blocked[before:])


def _fail_for(item: Any, *, already: set[str], more: list[str] | None = None) -> None:
    problems = [p for store in item.stash.get(STORES, []) for p in store.problems()]
    fresh = [problem for problem in [*problems, *(more or [])] if problem not in already]
    item.stash.setdefault(REPORTED, set()).update(problems)
    if fresh:
        pytest.fail("bcfake: " + "\nbcfake: ".join(fresh), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add what the fake saw to the report of a failing test."""
    report = yield
    stores = item.stash.get(STORES, [])
    if report.failed and stores and call.when != "teardown":
        item.stash.setdefault(REPORTED, set()).update(p for s in stores for p in s.problems())
        report.sections.append(("bcfake requests", "\n".join(map(section, stores))))
        last = [str(entry) for store in stores for entry in store.requests[-3:]]
        report.user_properties.append(("bcfake", " | ".join(last)))
    return report


def section(store: FakeStore) -> str:
    """The last requests of a store, what it has against the test, and what to look at."""
    shown = store.requests[-SHOWN:]
    left_out = store.requests.count - len(shown)
    lines = [f"{store!r}: {store.requests.count} request(s)"]
    lines += [f"  ... {left_out} before"] if left_out else []
    lines += [f"  {entry}" for entry in shown]
    lines += [f"  ! {problem}" for problem in store.problems()]
    return "\n".join(lines)


# ---- at the end of the session


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Requests with the tokens of finished tests fail the run, under the names of those tests."""
    late = session.config.stash[LATE]
    if "bcfake.fake" in sys.modules:
        from bcfake.fake import Platform

        late += Platform.shared().late
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["bcfake_late"] = list(late)
    elif late and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Collect from an xdist worker."""
    late = getattr(node, "workeroutput", {}).get("bcfake_late", [])
    node.config.stash[LATE] += [tuple(each) for each in late]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name the tests whose code went on after their end."""
    if config.stash[LATE]:
        terminalreporter.section("bcfake: requests after their test had ended", red=True)
        for label, request in config.stash[LATE]:
            terminalreporter.write_line(f"{label}: {request} (refused with 401)")
