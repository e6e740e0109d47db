"""How long calls take: rounds of all candidates in turn, medians of their ratios."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]


def quick() -> bool:
    """Whether the command line asks for fewer rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    return bool(parser.parse_args().quick)


def rounds(works: Mapping[str, Work], *, calls: int, times: int) -> dict[str, list[float]]:
    """Seconds a call, of each work in each round; the works take turns, so noise hits all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(times):
        for name, work in works.items():
            started = time.perf_counter()
            for _ in range(calls):
                work()
            taken[name].append((time.perf_counter() - started) / calls)
    return taken


def ratio(taken: Mapping[str, list[float]], name: str, to: str) -> float:
    """The median over rounds of one work's time to another's."""
    return statistics.median(a / b for a, b in zip(taken[name], taken[to], strict=True))


def median(values: list[float]) -> float:
    """The median."""
    return statistics.median(values)


def tell(figures: Mapping[str, float]) -> None:
    """Print the figures as the last line of a script."""
    print(json.dumps(figures))
