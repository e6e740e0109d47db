"""Requests generated from BigCommerce's OpenAPI files by schemathesis, against the live server.

    python benchmarks/generated.py --specs ../shared/specs            # 100,000 requests
    python benchmarks/generated.py --specs ../shared/specs --requests 5000 --seed 7

Ends with 1, naming them, if an answer was in the 500s: no fault asks for one. Loopback only. Needs
`pip install schemathesis pyyaml`; the files are BigCommerce's and do not come with this project.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.core.result import Ok
from timing import median

from bcfake import FakeStore, Server

UNTIL_RENEWED = 100  # requests to one store, so that what is asked for is there, mostly


def operations(folder: Path) -> list[tuple[str, Any]]:
    """(version, operation) of all files that can be read: V2's below v2, V3's below v3."""
    found = []
    for version in ("v2", "v3"):
        for file in sorted((folder / version).rglob("*.y*ml")):
            schema = schemathesis.openapi.from_dict(modern(yaml.safe_load(file.read_text())))
            read = list(schema.get_all_operations())
            found += [(version, each.ok()) for each in read if isinstance(each, Ok)]
            for each in read:
                if not isinstance(each, Ok):
                    print(f"left out of {file.name}: {each.err()!r:.200}", file=sys.stderr)
    return found


def modern(part: Any) -> Any:
    """A description without the booleans that bounds had in older drafts of JSON Schema."""
    if isinstance(part, list):
        return [modern(each) for each in part]
    if not isinstance(part, dict):
        return part
    old = ("exclusiveMinimum", "exclusiveMaximum")
    return {k: modern(v) for k, v in part.items() if not (k in old and isinstance(v, bool))}


class Shop:
    """A seeded store on the server, now and then a new one."""

    def __init__(self, server: Server) -> None:
        self.server, self.session = server, requests.Session()
        self.session.trust_env = False
        self.statuses: Counter[int] = Counter()
        self.broken: Counter[str] = Counter()
        self.times: list[float] = []
        self.renew()

    def renew(self) -> None:
        """Go on with a fresh store."""
        self.store = FakeStore(seed="demo", quota=10**9, platform=self.server.platform).open()

    def send(self, version: str, case: Any) -> None:
        """Send one generated request and note what came back."""
        base = f"{self.server.url}/stores/{self.store.store_hash}/{version}"
        for name, value in case.path_parameters.items():
            if isinstance(value, int):  # mostly of something that is there
                case.path_parameters[name] = value % 7 + (100 if "order_id" in name else 0)
        wanted = case.as_transport_kwargs(base_url=base, headers=self.store.headers)
        started = time.perf_counter()
        answer = self.session.request(**wanted, timeout=60, allow_redirects=False)
        self.times.append(time.perf_counter() - started)
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code != 501:
            self.broken[f"{case.method} /{version}{case.path} -> {answer.status_code}"] += 1
            print(f"{wanted!r:.2000}\n{answer.text:.500}", file=sys.stderr)
        if sum(self.statuses.values()) % UNTIL_RENEWED == 0:
            self.store.close()
            self.renew()


def play(shop: Shop, version: str, operation: Any, examples: int, start: int) -> None:
    """So many requests for one operation."""
    quick = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @seed(start)
    @quick
    @given(case=operation.as_strategy())
    def requests_of_it(case: Any) -> None:
        shop.send(version, case)

    requests_of_it()


def rounds(wanted: int, parts: int) -> Iterator[int]:
    """How many examples each operation gets, round by round: few of each come first."""
    each = max(wanted // parts, 1)
    while each > 0:
        yield min(each, 20)
        each -= 20


def main() -> None:
    """Send them, say what was answered."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--specs", type=Path, required=True, help="the folder with v2 and v3 in it")
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0, help="other requests for another number")
    flags = parser.parse_args()
    warnings.simplefilter("ignore")
    known = operations(flags.specs)
    started = time.perf_counter()
    with Server() as server:
        shop = Shop(server)
        for number, examples in enumerate(rounds(flags.requests, len(known))):
            for version, operation in known:
                try:
                    play(shop, version, operation, examples, flags.seed + number)
                except Exception as problem:
                    print(f"{operation.label}: {problem!r:.300}", file=sys.stderr)
    total = sum(shop.statuses.values())
    taken = time.perf_counter() - started
    print(f"{total} requests of {len(known)} operations in {taken:.0f} s: ", end="")
    print(", ".join(f"{count} x {status}" for status, count in sorted(shop.statuses.items())))
    print(f"median answer {median(shop.times) * 1000:.1f} ms")
    if shop.broken:
        raise SystemExit(f"in the 500s: {dict(shop.broken)}")


if __name__ == "__main__":
    main()
