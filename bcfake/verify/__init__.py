"""`python -m bcfake verify`: the same requests to a real store and to the fake, compared."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bcfake.clock import Clock
from bcfake.fake import FakeStore
from bcfake.flags import command, parsed
from bcfake.message import API_ORIGIN
from bcfake.platform import Platform
from bcfake.record.reader import checked
from bcfake.verify.carrier import WAIT, Carrier, Wait
from bcfake.verify.comparison import Difference, differences
from bcfake.verify.playing import Player
from bcfake.verify.report import Finding, Report
from bcfake.verify.scenarios import SCENARIOS
from bcfake.verify.steps import Scenario, Step

Tell = Callable[[str], object]
HELP = """\
Plays scenarios against a sandbox store of yours and against a fresh fake, and tells where they
differ: a status or a type (error), a value or its form (warning), a field that the fake does not
have (information). It makes brands, products, customers, orders and the like, named after the run,
and deletes them in the end, whatever happens; deleted orders stay in the archive. Never give it a
store that sells. The exit status is 0 when there was no error.
"""


def verify(
    store_hash: str,
    token: str,
    *,
    origin: str = API_ORIGIN,
    allow_non_empty: bool = False,
    scenarios: Sequence[Scenario] = SCENARIOS,
    tell: Tell = lambda line: None,
    wait: Wait = WAIT,
) -> Report:
    """Compare a store with the fake; it is left as it was, but for what the report names.

    `tell` is given lines of progress; `wait` takes the seconds to wait for quota. A store that
    stops answering ends the run early, and the report says so. Raises ValueError for a token that
    is refused and, unless `allow_non_empty`, for a store that has something in it.
    """
    run = "bcf" + secrets.token_hex(3)
    date = Clock().now().strftime("%Y-%m-%dT%H:%M:%SZ")
    report = Report(date, run, f"{origin}/stores/{store_hash}")
    # Not as a context manager: that would send the real store's traffic to the fake.
    twin = FakeStore(platform=Platform(), quota=1_000_000).open()
    theirs = Player(Carrier(store_hash, token, origin=origin, wait=wait), run)
    ours = Player(Carrier(twin.store_hash, twin.access_token, platform=twin.platform), run)
    try:
        _refuse_full(theirs, allow_non_empty)
        _play(scenarios, theirs, ours, report, tell)
    except ConnectionError as problem:
        report.stopped = str(problem)
    except KeyboardInterrupt:
        report.stopped = "interrupted"
    finally:
        report.left_behind = theirs.tidy()
        for each in (theirs, ours):
            each.carrier.close()
    return report


def _refuse_full(theirs: Player, allow_non_empty: bool) -> None:
    found = theirs.holds()
    if found and not allow_non_empty:
        raise ValueError(
            f"the store is not empty, it has {', '.join(found)}: give an empty sandbox, or "
            "--allow-non-empty if all in it may be risked"
        )


def _play(
    scenarios: Sequence[Scenario], theirs: Player, ours: Player, report: Report, tell: Tell
) -> None:
    number, total = 0, sum(len(each.steps) for each in scenarios)
    for scenario in scenarios:
        for step in scenario.steps:
            number += 1
            found = _compared(scenario, step, theirs, ours, report)
            tell(f"[{number:3}/{total}] {scenario.name}: {step.title}: {found}")
        theirs.forget()
        ours.forget()


def _compared(scenario: Scenario, step: Step, theirs: Player, ours: Player, report: Report) -> str:
    """Play one step on both sides and note how they differ; says so in a few words."""
    lacking = theirs.lacks(step) or ours.lacks(step)
    if lacking:
        report.skipped.append(f"{scenario.name}: {step.title}: there is no {lacking}")
        return f"skipped, there is no {lacking}"
    real, fake = theirs.play(step), ours.play(step)
    if real.status == 403 != fake.status:
        report.skipped.append(f"{scenario.name}: {step.title}: 403, the token may not")
        return "skipped, the token may not"
    report.steps += 1
    found = list(differences(real, fake, own=step.own))
    request = f"{step.method} {step.path}"
    report.findings += [Finding(scenario.name, step.title, request, each) for each in found]
    return _told(found)


def _told(found: list[Difference]) -> str:
    return "; ".join(f"{each.tier} at {each.where}: {each.what}" for each in found) or "the same"


def parser() -> argparse.ArgumentParser:
    """The flags of `verify`."""
    made = command("verify", HELP, store="your sandbox store", may="write")
    made.add_argument(
        "--report", default=".", metavar="DIR", help="where the dated report goes (%(default)s)"
    )
    made.add_argument(
        "--allow-non-empty", action="store_true", help="take a store that has something in it"
    )
    return made


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    flags = parsed(parser(), arguments)
    try:
        report = verify(
            flags.store_hash,
            flags.token,
            origin=checked(flags.base_url or API_ORIGIN),
            allow_non_empty=flags.allow_non_empty,
            tell=lambda line: print(line.replace(flags.token, "[redacted]"), file=sys.stderr),
        )
        files = report.write(Path(flags.report), flags.token)
    except (ValueError, OSError) as problem:
        print(f"bcfake verify: {problem}", file=sys.stderr)
        return 1
    print(report.summary.replace(flags.token, "[redacted]"))
    for path in report.left_behind:
        print(f"left behind, delete it by hand: {path}")
    print("report: " + ", ".join(map(str, files)))
    return 1 if report.counts["error"] or report.stopped or report.left_behind else 0
