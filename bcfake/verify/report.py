"""What a verification found, as JSON for machines and as Markdown for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bcfake.verify.comparison import TIERS, Difference

MEANING = {
    "error": "a status or a type is another: code that passes on the fake may fail on the store",
    "warning": "a value or the way it is written is another",
    "information": "a field that the fake does not have",
}


@dataclass(frozen=True)
class Finding:
    """One difference and the step that showed it."""

    scenario: str
    step: str
    request: str
    difference: Difference


@dataclass
class Report:
    """Everything there is to tell of a run; `stopped` says why one ended early.

    `run` is the word in the names of all that it made.
    """

    date: str
    run: str
    root: str
    steps: int = 0
    findings: list[Finding] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    stopped: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each tier."""
        found = Counter(each.difference.tier for each in self.findings)
        return {tier: found[tier] for tier in TIERS}

    @property
    def summary(self) -> str:
        """`118 steps: 2 errors, 5 warnings, 9 new fields; 1 skipped`."""
        count = self.counts
        told = f"{self.steps} steps: {count['error']} errors, {count['warning']} warnings, "
        told += f"{count['information']} new fields; {len(self.skipped)} skipped"
        return told + (f"; stopped: {self.stopped}" if self.stopped else "")

    def write(self, folder: Path, secret: str) -> list[Path]:
        """Write both forms into a folder, without the secret; gives their paths."""
        name = "bcfake-verify-" + self.date.replace(":", "").replace("-", "")
        files = {f"{name}.json": self.as_json(), f"{name}.md": self.as_markdown()}
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (folder / file).write_text(text.replace(secret, "[redacted]"), encoding="utf-8")
        return [folder / file for file in files]

    def as_json(self) -> str:
        """Everything, one object."""
        shown: dict[str, Any] = {
            "date": self.date,
            "run": self.run,
            "store": self.root,
            "steps": self.steps,
            "counts": self.counts,
            "stopped": self.stopped,
            "skipped": self.skipped,
            "left_behind": self.left_behind,
            "differences": [
                {
                    "scenario": each.scenario,
                    "step": each.step,
                    "request": each.request,
                    **vars(each.difference),
                }
                for each in self.findings
            ],
        }
        return json.dumps(shown, indent=1, ensure_ascii=False) + "\n"

    def as_markdown(self) -> str:
        """A page: what matters most comes first."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield from (f"# The fake beside {self.root}", "", f"{self.date}, {self.summary}.")
        yield f"What the run made has {self.run} in its name."
        for tier in TIERS:
            found = [each for each in self.findings if each.difference.tier == tier]
            if found:
                yield from ("", f"## {tier}: {MEANING[tier]}", "")
                yield from ("| step | request | where | what | store | fake |", "| --- " * 6 + "|")
                yield from map(_row, found)
        for title, told in (("Skipped", self.skipped), ("Left behind", self.left_behind)):
            if told:
                yield from ("", f"## {title}", "", *(f"- {line}" for line in told))


def _row(finding: Finding) -> str:
    each = finding.difference
    cells = [f"{finding.scenario}: {finding.step}", finding.request, each.where, each.what]
    cells += [each.theirs, each.ours]
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
