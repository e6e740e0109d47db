"""A soak of the live server: 32 threads, mixed verbs, 200,000 requests, loopback only.

    python benchmarks/soak.py                   # some minutes
    python benchmarks/soak.py --requests 20000

Ends with 1, saying why, if a write was lost, an id given twice, a name twice taken, an answer
unexpected, memory grew once the journal was full, or a thread was left behind.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bcfake import FakeStore, Server

THREADS = 32
ROWS = 40  # that a thread keeps at most, so that the store stops growing
RACE = 50  # turns after which all threads try to take the same name
GROWTH = 1.1  # of memory, between the first and the last quarter


class Caller:
    """One thread's client: what it wrote, it remembers."""

    def __init__(self, number: int, store: FakeStore, server: Server) -> None:
        self.host = server.url.removeprefix("http://")
        self.root = f"/stores/{store.store_hash}/v2/brands"
        self.headers = {**store.headers, "Content-Type": "application/json"}
        self.number, self.random = number, random.Random(number)
        self.mine: dict[int, str] = {}  # id -> the name it has now
        self.prizes: dict[int, str] = {}  # the same of contested names
        self.given: list[int] = []  # ids of all rows it made
        self.contested: dict[str, bool] = {}  # name all threads try for -> whether this one got it
        self.statuses: Counter[str] = Counter()
        self.names = itertools.count()

    def run(self, turns: int, quarters: list[threading.Barrier]) -> None:
        """Make so many requests; waits for the others at each quarter."""
        self.connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            for number, quarter in enumerate(quarters):
                for turn in range(turns // len(quarters)):
                    self.turn() if turn % RACE else self.contest(f"contested {number} {turn}")
                quarter.wait()
        except BaseException:
            for quarter in quarters:
                quarter.abort()  # nobody waits for this one
            raise
        finally:
            self.connection.close()

    def turn(self) -> None:
        """One request of a random kind."""
        if not self.mine or (len(self.mine) < ROWS and self.random.random() < 0.3):
            name = f"{self.number}-{next(self.names)}"
            id = self.send("POST", "", {"name": name})["id"]
            self.given.append(id)
            self.mine[id] = name
            return
        id, chance = self.random.choice(list(self.mine)), self.random.random()
        if chance < 0.3:
            name = self.mine[id] = f"{self.number}-{next(self.names)}"
            self.send("PUT", f"/{id}", {"name": name})
        elif chance < 0.5:
            self.send("DELETE", f"/{id}")
            del self.mine[id]
        elif chance < 0.9:
            expect(self.send("GET", f"/{id}")["name"] == self.mine[id], f"brand {id} lost a write")
        else:
            self.send("GET", f"?min_id={id}&limit=50")

    def contest(self, name: str) -> None:
        """Try for a name that all threads try for."""
        row = self.send("POST", "", {"name": name}, also=(409,))
        self.contested[name] = isinstance(row, dict)
        if self.contested[name]:
            self.given.append(row["id"])
            self.prizes[row["id"]] = name

    def send(self, method: str, path: str, body: Any = None, also: tuple[int, ...] = ()) -> Any:
        """The parsed answer to one request."""
        data = None if body is None else json.dumps(body)
        self.connection.request(method, self.root + path, data, self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        self.statuses[f"{method} {answer.status}"] += 1
        expect(answer.status < 300 or answer.status in also, f"{method} {path}: {answer.status}")
        return json.loads(text) if text else None


def expect(holds: bool, complaint: str) -> None:
    """End the soak, saying why, unless something holds."""
    if not holds:
        raise SystemExit(f"soak: {complaint}")


def resident() -> float:
    """Megabytes of memory this process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def main() -> None:
    """Soak, check, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=200_000)
    wanted = parser.parse_args().requests
    before, memory, started = threading.active_count(), [], time.perf_counter()
    with Server() as server, FakeStore(quota=10**9, platform=server.platform) as store:
        callers = [Caller(number, store, server) for number in range(THREADS)]
        quarters = [threading.Barrier(THREADS, lambda: memory.append(resident())) for _ in range(4)]
        with ThreadPoolExecutor(THREADS) as pool:
            runs = [pool.submit(each.run, wanted // THREADS, quarters) for each in callers]
        failed = [each.exception() for each in runs if each.exception()]
        for each in failed:
            if not isinstance(each, threading.BrokenBarrierError):
                raise each
        rows = {row["id"]: row["name"] for row in store.brands.all()}
        count = store.requests.count
    taken = time.perf_counter() - started
    given = [id for caller in callers for id in caller.given]
    kept = {id: name for c in callers for id, name in (c.mine | c.prizes).items()}
    won = Counter(name for c in callers for name, got in c.contested.items() if got)
    expect(rows == kept, f"{len(rows)} brands are there, {len(kept)} were written")
    expect(len(given) == len(set(given)), "an id was given twice")
    expect(set(won) == set(callers[0].contested), "nobody got a contested name")
    expect(set(won.values()) == {1}, f"contested names were given twice: {won.most_common(3)}")
    expect(count == sum(sum(c.statuses.values()) for c in callers), f"journal counts {count}")
    expect(memory[-1] <= memory[0] * GROWTH, f"memory grew: {memory} MB")
    left = [each.name for each in threading.enumerate()][before:]
    expect(not left, f"threads left behind: {left}")
    statuses = sum((caller.statuses for caller in callers), Counter())
    print(f"{count} requests in {taken:.0f} s, {count / taken:.0f} a second; {dict(statuses)}")
    print("memory at each quarter: " + ", ".join(f"{each:.0f} MB" for each in memory))


if __name__ == "__main__":
    main()
