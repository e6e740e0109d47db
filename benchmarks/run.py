"""One run of all measurements: ratios to named peers, medians of interleaved rounds.

    python benchmarks/run.py            # installs peers beside it, in a temporary environment
    python benchmarks/run.py --quick    # fewer rounds

Nothing leaves this machine but pip's (and, for nginx, apt's) downloads.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = ("responses", "requests-mock", "pytest-httpserver")
GOALS = {  # measurement -> (goal, what the ratio is to)
    "in-process GET of one": (1.5, "no-op adapter"),
    "in-process POST of one": (1.7, "no-op adapter"),
    "in-process list of 250": (2.0, "no-op adapter"),
    "live GET of one": (1.4, "nginx"),
    "live list of 250": (1.6, "nginx"),
    "live, 32 threads to one": (0.9, "one thread's throughput; more is better"),
    "page of 100,000 to 1,000": (1.2, "the same at 1,000 rows"),
    "first page by min_id, 100,000 to 1,000": (1.2, "the same at 1,000 rows"),
    "last page by min_id, 100,000 to 1,000": (1.2, "the same at 1,000 rows"),
    "sku filter at 100,000 to 1,000": (2.0, "the same at 1,000 rows"),
    "name filter at 100,000 to 1,000": (2.0, "the same at 1,000 rows"),
    "email filter at 100,000 to 1,000": (2.0, "the same at 1,000 rows"),
    "clean store, in-process": (150.0, "microseconds"),
    "clean store, server running": (300.0, "microseconds"),
    "bcfake to its first answer": (400.0, "milliseconds"),
    "plugin in a pytest run without it": (5.0, "milliseconds of CPU"),
    "import bigcommerce": (1.1, "import requests, jwt"),
    "memory of a customer of 2 KB": (6.0, "KB with its rendered form"),
    "memory of a product of 3.6 KB": (6.0, "KB with its rendered form"),
    "client paging 100,000 live": (0.8, "a bare requests loop; more is better"),
}
MORE_IS_BETTER = {"live, 32 threads to one", "client paging 100,000 live"}


def main() -> None:
    """Measure, print the table, and write it where --json says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder))
        figures: dict[str, float] = {}
        for script in ("in_process.py", "live.py", "scale.py", "startup.py"):
            print(f"running {script} ...", file=sys.stderr, flush=True)
            figures |= measure(python, HERE / script, options.quick)
    print("\n".join(table(figures)))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def environment(folder: Path) -> Path:
    """A fresh environment with this project and its Python peers; others by apt, if it can."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    wanted = [f"{HERE.parent}[testing]", *PEERS]
    subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True)
    for program, package in (("nginx", "nginx-light"), ("wrk", "wrk")):
        if shutil.which(program) is None and shutil.which("apt-get") and os.geteuid() == 0:
            subprocess.run(["apt-get", "install", "-qq", "-y", package], check=False)
    return python


def measure(python: Path, script: Path, quick: bool) -> dict[str, float]:
    """The figures one script prints as JSON on its last line."""
    command = [str(python), str(script), *(["--quick"] if quick else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=HERE)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def table(figures: dict[str, float]) -> Iterator[str]:
    """Markdown: each measurement, its goal and what it is held against; then the peers."""
    yield f"{platform.python_implementation()} {platform.python_version()}, {platform.platform()}"
    yield ""
    yield "| measurement | figure | goal | against |"
    yield "| --- | --- | --- | --- |"
    for name, (goal, against) in GOALS.items():
        sign = ">=" if name in MORE_IS_BETTER else "<="
        figure = f"{figures[name]:.2f}" if name in figures else "not measured"
        yield f"| {name} | {figure} | {sign} {goal:g} | {against} |"
    for name in sorted(set(figures) - set(GOALS)):
        yield f"| {name} | {figures[name]:.2f} | | for scale |"


if __name__ == "__main__":
    main()
