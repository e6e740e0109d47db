"""Starting: `python -m bcfake` to its first answer, and what importing the client costs."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time

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


def main() -> None:
    """Measure both."""
    times = 5 if quick() else 15
    import_time("requests, jwt")
    pairs = [(import_time("bigcommerce"), import_time("requests, jwt")) for _ in range(times)]
    tell(
        {
            "import bigcommerce": statistics.median(ours / theirs for ours, theirs in pairs),
            "bcfake to its first answer": statistics.median(first_answer() for _ in range(5)),
        }
    )


if __name__ == "__main__":
    main()
