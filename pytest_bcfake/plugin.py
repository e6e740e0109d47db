"""Fixtures and hooks. Imports only pytest and the standard library at the top: pytest loads this
module in every run of everybody who has the client."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pytest_bcfake import settings

if TYPE_CHECKING:
    from bcfake.fake import FakeStore
    from bcfake.journal import Entry
    from bcfake.options import Options
    from bcfake.platform import Platform
    from bcfake.server import Server
    from bigcommerce.api import BigcommerceApi
    from pytest_bcfake.target import Target


@dataclass
class Run:
    """What the plugin knows of a run of pytest; `trouble` belongs to no test that still runs."""

    options: Options
    log: str = "fail"
    real: Target | None = None  # the store that tests are meant for, if no fake one
    blocked: list[str] = field(default_factory=list)  # connections the guard refused
    charged: int = 0  # how many of them some test or `trouble` has answered for
    platform: Platform | None = None
    late_before: int = 0  # requests the platform had charged to others when the run began
    stray_before: int = 0  # and those that had reached no store
    trouble: list[str] = field(default_factory=list)
    until_end: ExitStack = field(default_factory=ExitStack)
    marks: list[tuple[pytest.Mark, ...]] = field(default_factory=list)  # those that were checked

    def blame_nobody(self) -> None:
        """Refused connections that came while no test ran."""
        self.trouble += self.blocked[self.charged :]
        self.charged = len(self.blocked)


@dataclass
class Test:
    """What the plugin knows of one test."""

    __test__ = False
    run: Run
    stray_before: int = 0
    stores: list[FakeStore] = field(default_factory=list)
    told: set[str] = field(default_factory=set)  # problems that a report has told
    shown: bool = False

    @property
    def stray(self) -> list[Entry]:
        """Requests to BigCommerce's hosts since it began that reached no store."""
        entries = () if self.run.platform is None else self.run.platform.stray
        before = max(self.stray_before, self.run.stray_before)
        return [entry for entry in entries if entry.number > before]

    def problems(self) -> list[str]:
        """What the test must not pass with."""
        found = self.run.blocked[self.run.charged :]
        for store in self.stores:
            found += store.problems()
        if self.stores:
            found += [
                entry.complaint
                for entry in self.stray
                if entry.unknown
                and not any(s.requests.allows(entry.method, entry.path) for s in self.stores)
            ]
        return found

    def check(self) -> None:
        """Fail for problems that were not told yet."""
        fresh = [problem for problem in self.problems() if problem not in self.told]
        if fresh:
            self.told.update(fresh)
            pytest.fail("bcfake: " + "\nbcfake: ".join(fresh), pytrace=False)


RUN = pytest.StashKey[Run]()
TEST = pytest.StashKey[Test]()


# ---- a run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options and ini keys."""
    settings.declare(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker, read the settings and put up the network guard."""
    from bcfake.extra import installed

    config.addinivalue_line("markers", settings.marker())
    mode, log = settings.choice(config, "network"), settings.choice(config, "log")
    run = config.stash[RUN] = Run(settings.of_run(config), log, settings.target(config))
    if installed() and run.real is None:
        from bcfake.guard import guarding

        run.blocked = run.until_end.enter_context(guarding(mode))  # type: ignore[arg-type]


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say so when it is a real store that is tested."""
    store = config.stash[RUN].real
    return [] if store is None else [f"bcfake: tests are for the real store at {store.url}"]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the guard down."""
    if RUN in config.stash:
        config.stash[RUN].until_end.close()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What went on outside of the tests fails the run, under the names of those who leaked it."""
    run = session.config.stash[RUN]
    run.blame_nobody()
    if run.platform is not None:
        run.trouble += [
            f"{label}: {request} came after the test had ended (refused with 401)"
            for label, request in run.platform.late[run.late_before :]
        ]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["bcfake"] = run.trouble
    elif run.trouble and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Collect from an xdist worker."""
    node.config.stash[RUN].trouble += getattr(node, "workeroutput", {}).get("bcfake", [])


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name the tests whose code went on after their end, and what no test answers for."""
    run = config.stash[RUN]
    if run.log == "all":
        from pytest_bcfake.report import TITLE

        for report in terminalreporter.stats.get("passed", []):
            for title, text in report.sections:
                if title == TITLE:
                    terminalreporter.section(f"{title}: {report.nodeid}", sep="_")
                    terminalreporter.write_line(text)
    trouble = run.trouble
    if trouble:
        terminalreporter.section("bcfake: requests outside of a running test", red=True)
        for line in trouble:
            terminalreporter.write_line(line)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A marker that cannot be is an error of the module or class it is in, before any test."""
    report = yield
    run = collector.config.stash[RUN]
    for item in report.result or ():
        wrong = _wrong_marker(item, run) if isinstance(item, pytest.Item) else ""
        if wrong:
            report.outcome, report.result = "failed", []
            report.longrepr = f"bcfake: {wrong}\nin the bcfake marker of {item.nodeid}"
            break
    return report


def _wrong_marker(item: pytest.Item, run: Run) -> str:
    """What is wrong with the markers of a test, if they are seen for the first time."""
    marks = tuple(item.iter_markers("bcfake"))
    if not marks or marks in run.marks:
        return ""
    run.marks.append(marks)
    try:
        made = settings.of_test(item, run.options, {}, first=True)
        settings.refuse_bad_seed(made.options)
    except (TypeError, ValueError) as problem:
        return str(problem)
    return ""


# ---- a test


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Look from here on."""
    run = item.config.stash[RUN]
    run.blame_nobody()
    strayed = 0 if run.platform is None else run.platform.stray.count
    item.stash[TEST] = Test(run, strayed)
    yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that passed although the fake has something against it."""
    yield
    item.stash[TEST].check()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """The same for what the tear-down did."""
    test = item.stash[TEST]
    try:
        yield
        test.check()
    finally:
        test.run.charged = len(test.run.blocked)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add what the fake saw to the report of a failing test, or of any with --bcfake-log=all."""
    report = yield
    test = item.stash.get(TEST, None)
    if test is None:
        return report
    wanted = report.failed if test.run.log == "fail" else test.run.log == "all"
    if wanted and (report.failed or call.when == "call") and not test.shown:
        if test.stores or test.stray:
            from pytest_bcfake import report as reports

            text = reports.section(test.stores, test.stray, test.told)
            report.sections.append((reports.TITLE, text))
        test.shown = report.failed
    if report.failed and test.stores and "bcfake" not in dict(item.user_properties):
        from pytest_bcfake import report as reports

        item.user_properties.append(("bcfake", reports.last(test.stores)))
    if call.excinfo is not None:
        test.told.update(test.problems())
    return report


# ---- fixtures


@pytest.fixture(scope="session")
def bcfake_platform(pytestconfig: pytest.Config) -> Iterator[Platform]:
    """All fake stores of this process; requests to BigCommerce's hosts are answered in-process."""
    from bcfake.extra import HOW, installed

    if not installed():
        pytest.fail(HOW, pytrace=False)
    if pytestconfig.stash[RUN].real is not None:
        pytest.skip("it needs a fake store, and --bcfake-target=real is given")
    from bcfake.interception import intercepting
    from bcfake.platform import Platform

    run = pytestconfig.stash[RUN]
    run.platform = Platform.shared()
    run.late_before, run.stray_before = len(run.platform.late), run.platform.stray.count
    with intercepting(run.platform):
        yield run.platform


@pytest.fixture(scope="session")
def bcfake_base() -> Any:
    """What every test's store begins with; redefine it, in any scope, to return a snapshot, a dump
    or a seed. What `bcfake_seed` or its option says unless redefined; the marker goes before."""
    return None


@pytest.fixture
def bcfake_factory(
    request: pytest.FixtureRequest, bcfake_platform: Platform, bcfake_base: Any
) -> Iterator[Callable[..., FakeStore]]:
    """A function that makes further private stores: `bcfake_factory(seed="demo", quota=10)`."""
    from bcfake.fake import FakeStore

    test = request.node.stash[TEST]

    def make(**given: Any) -> FakeStore:
        first = not test.stores
        run = test.run.options
        run = run if bcfake_base is None else run.replace(seed=bcfake_base)
        made = settings.of_test(request.node, run, given, first=first)
        store = FakeStore(made.options, label=request.node.nodeid, platform=bcfake_platform)
        store.requests.allow_unknown(*made.allowed)
        store.requests.allow_at_most(made.max_requests)
        store.open()
        test.stores.append(store)
        return store

    yield make
    for store in test.stores:
        store.close()


@pytest.fixture
def bcfake(bcfake_factory: Callable[..., FakeStore]) -> FakeStore:
    """A clean private BigCommerce store; code that uses `requests` reaches it unchanged."""
    try:
        return bcfake_factory()
    except (TypeError, ValueError) as problem:
        refused = str(problem)
    pytest.fail(f"bcfake: {refused}", pytrace=False)  # not a chain of two tracebacks


@pytest.fixture
def bcfake_client(bcfake: FakeStore) -> BigcommerceApi:
    """A ready client of the test's store."""
    return bcfake.client()


@pytest.fixture
def bcfake_httpx(bcfake: FakeStore) -> Iterator[FakeStore]:
    """The test's store, reached by code that uses httpx, sync or async, unchanged too."""
    from bcfake.transport import intercepting_httpx

    with intercepting_httpx(bcfake):
        yield bcfake


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


@pytest.fixture
def bcfake_env(
    bcfake_server: FakeStore, bcfake_port: Server, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What a subprocess needs to find the test's store, already in `os.environ` for this test.

    BC_API_ENDPOINT, BC_STORE_HASH, BC_ACCESS_TOKEN, BC_CLIENT_ID, APP_CLIENT_SECRET, and
    BCFAKE_CONTROL_URL, where the control API has this store. What it asks is in the same journal.
    """
    return _put(monkeypatch, bcfake_port.environment(bcfake_server))


@pytest.fixture(scope="session")
def bcfake_https_port(bcfake_platform: Platform) -> Iterator[Server]:
    """The one https server of this process, with a certificate authority of its own."""
    from bcfake.server import Server

    with Server(bcfake_platform, tls=True) as server:
        yield server


@pytest.fixture
def bcfake_https_env(
    bcfake: FakeStore, bcfake_https_port: Server, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What `bcfake_env` sets, and what leads a subprocess (of Python or Node) to the test's store
    that has https://api.bigcommerce.com fixed: it runs unchanged."""
    return _put(monkeypatch, bcfake_https_port.environment(bcfake))


def _put(monkeypatch: pytest.MonkeyPatch, env: dict[str, str]) -> dict[str, str]:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return env


@pytest.fixture
def bcfake_target(request: pytest.FixtureRequest) -> Target:
    """The store a contract test is for: the test's fake one, or with `--bcfake-target=real` the
    one that BC_STORE_HASH and BC_ACCESS_TOKEN name. What it makes there, it is to take away."""
    run = request.config.stash[RUN]
    from pytest_bcfake import target as targets

    return run.real or targets.fake(request.getfixturevalue("bcfake"))
