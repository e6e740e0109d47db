"""Starting: the first answer of `python -m bcfake`, importing the client, the idle plugin."""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests
from timing import quick, tell


def first_answer() -> float:
    """Milliseconds from starting the process to the first answer from its port."""
    started = time.perf_counter()
    command = [sys.executable, "-u", "-m", "bcfake", "--port", "0", "--access-token", "t"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            found = re.search(r"(http://127\.0\.0\.1:\d+/stores/\w+/v2)", line)
            if found:
                requests.get(f"{found[1]}/time", headers={"X-Auth-Token": "t"}, timeout=5)
                break
        return (time.perf_counter() - started) * 1000
    finally:
        process.terminate()
        process.wait()


def import_time(what: str) -> float:
    """Seconds an interpreter takes to import something."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {what}"], check=True)
    return time.perf_counter() - started


def plugin_cost(times: int) -> float:
    """Milliseconds of CPU that the plugin adds to a pytest run that does not use it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "test_nothing.py").write_text("def test_nothing(): pass\n", encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder]

        # Where compiled modules are not kept, pytest compiles each plugin again at each start.
        usual = {n: text for n, text in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}

        def run(*more: str) -> float:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [*command, *more], check=True, stdout=subprocess.DEVNULL, cwd=folder, env=usual
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        run()
        pairs = [(run(), run("-p", "no:bcfake")) for _ in range(times)]
    return statistics.median(there - gone for there, gone in pairs) * 1000


def main() -> None:
    """Measure all three."""
    times = 5 if quick() else 15
    import_time("requests, jwt")
    pairs = [(import_time("bigcommerce"), import_time("requests, jwt")) for _ in range(times)]
    tell(
        {
            "import bigcommerce": statistics.median(ours / theirs for ours, theirs in pairs),
            "plugin in a pytest run without it": plugin_cost(times),
            "bcfake to its first answer": statistics.median(first_answer() for _ in range(5)),
        }
    )


if __name__ == "__main__":
    main()
