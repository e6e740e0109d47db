"""Bring the prices and stock levels of a CSV file into a BigCommerce store.

The columns are sku, price and inventory_level; the environment names the store: BC_CLIENT_ID,
BC_STORE_HASH, BC_ACCESS_TOKEN. A run that was stopped goes on from there when started again.
Exit status: 0 when every row was worked off, 1 when one failed or the run could not go on.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TypeVar

from bigcommerce.api import BigcommerceApi, Products, ProductSkus
from bigcommerce.exception import (
    BigcommerceException,
    ClientRequestException,
    RateLimitingException,
)

COLUMNS = {  # name: what a value matches, and that in words
    "sku": (r"\S.*", "a product's code"),
    "price": (r"\d+(\.\d{1,4})?", "a price such as 9.50"),
    "inventory_level": (r"\d+", "a whole number such as 12"),
}
CREDENTIALS = ("BC_CLIENT_ID", "BC_STORE_HASH", "BC_ACCESS_TOKEN")
OUTCOMES = ("updated", "unchanged", "not found", "failed")
PAUSES = (1, 5, 20)  # seconds before the second, third and last attempt
SPARE = 5  # requests of the store's quota that are left to its other apps
BAR = 30  # characters

Sleep = Callable[[float], object]
T = TypeVar("T")


class Row(NamedTuple):
    """What one SKU is to become."""

    sku: str
    price: Decimal
    inventory_level: int


def read_rows(path: Path) -> list[Row]:
    """All rows, checked before anything is sent; exits with a message that names the line."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            lines = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (lines.fieldnames or ())]
            if missing:
                sys.exit(f"{path}: the header lacks {', '.join(missing)}")
            return [read_row(line, f"{path}, line {lines.line_num}") for line in lines]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        sys.exit(f"{path}: {getattr(problem, 'strerror', problem)}")


def read_row(line: dict[str, str | None], where: str) -> Row:
    """One row; exits with a message that begins with `where`."""
    cells = {name: (line[name] or "").strip() for name in COLUMNS}
    for name, (pattern, wanted) in COLUMNS.items():
        if not re.fullmatch(pattern, cells[name]):
            sys.exit(f"{where}: {name} is {cells[name]!r}, not {wanted}")
    return Row(cells["sku"], Decimal(cells["price"]), int(cells["inventory_level"]))


@dataclass
class Progress:
    """The outcomes so far of a job (these rows, this store), kept in a file until its end."""

    file: Path
    job: str
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """How many rows are behind us."""
        return sum(self.counts.values())

    def resume(self) -> None:
        """Take up where an earlier run of the same job stopped, if one did."""
        saved = json.loads(self.file.read_text()) if self.file.exists() else {}
        if saved.get("job") == self.job:
            self.counts.update(saved["counts"])

    def save(self) -> None:
        """Replace the file in one go: whatever happens, the old or the new one is there."""
        draft = self.file.with_name(self.file.name + ".new")
        draft.write_text(json.dumps({"job": self.job, "counts": self.counts}))
        draft.replace(self.file)


def connect(sleep: Sleep) -> BigcommerceApi:
    """The store that the environment names; exits with a message when it does not."""
    missing = [name for name in CREDENTIALS if not os.environ.get(name)]
    if missing:
        sys.exit(f"the environment lacks {', '.join(missing)}")
    client_id, store_hash, access_token = (os.environ[name] for name in CREDENTIALS)
    return BigcommerceApi(
        client_id=client_id,
        store_hash=store_hash,
        access_token=access_token,
        rate_limiting_management={"min_requests_remaining": SPARE, "wait": True},
        sleep=sleep,
    )


def insist(request: Callable[[], T], sleep: Sleep) -> T:
    """The answer to a request that may be repeated: waits for quota, tries again after outages."""
    pauses = iter(PAUSES)
    while True:
        try:
            return request()
        except RateLimitingException as limited:
            sleep(limited.retry_after_seconds or 1)
        except ClientRequestException:  # would be refused again
            raise
        except BigcommerceException:
            pause = next(pauses, None)
            if pause is None:
                raise
            sleep(pause)


def find(api: BigcommerceApi, sku: str) -> Products | ProductSkus | None:
    """The product with this SKU, or the variant; None when the store has neither."""
    found = api.Products.all(sku=sku) or api.ProductSkus.all(sku=sku)
    return found[0] if found else None


def differences(item: Products | ProductSkus, row: Row) -> dict[str, str | int]:
    """The fields to send. A variant without a price of its own (None) gets one."""
    changes: dict[str, str | int] = {}
    if item.price is None or Decimal(item.price) != row.price:
        changes["price"] = str(row.price)
    if item.inventory_level != row.inventory_level:
        changes["inventory_level"] = row.inventory_level
    return changes


def sync_row(api: BigcommerceApi, row: Row, sleep: Sleep, dry_run: bool) -> str:
    """The outcome for one row; raises when the other rows would fare no better."""
    try:
        item = insist(lambda: find(api, row.sku), sleep)
        if item is None:
            say(f"{row.sku}: not found")
            return "not found"
        changes = differences(item, row)
        if changes and dry_run:
            say(f"{row.sku}: would get {changes}")
        elif changes:
            insist(lambda: item.update(changes), sleep)
    except ClientRequestException as refused:
        if refused.status_code in (401, 403):
            raise
        say(f"{row.sku}: failed: {refused.message or refused}")
        return "failed"
    return "updated" if changes else "unchanged"


def sync(
    api: BigcommerceApi, rows: list[Row], progress: Progress, sleep: Sleep, dry_run: bool
) -> None:
    """Work off the rows that are left."""
    for row in rows[progress.done :]:
        filled = "#" * (BAR * progress.done // len(rows))
        show(f"[{filled:.<{BAR}}] {progress.done}/{len(rows)} {row.sku}")
        progress.counts[sync_row(api, row, sleep, dry_run)] += 1
        if not dry_run:
            progress.save()
    show("")


def show(status: str) -> None:
    """Replace the last line of a terminal; say nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{status}", end="", file=sys.stderr, flush=True)


def say(line: str) -> None:
    """Print a line that stays."""
    show("")
    print(line)


def main(arguments: Sequence[str] | None = None, sleep: Sleep = time.sleep) -> None:
    """The command; `sleep` does all the waiting."""
    parser = argparse.ArgumentParser(description="Bring prices and stock levels into a store.")
    parser.add_argument("file", type=Path, help="CSV with the columns " + ", ".join(COLUMNS))
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be updated")
    options = parser.parse_args(arguments)
    rows, api = read_rows(options.file), connect(sleep)
    job = hashlib.sha256(f"{os.environ['BC_STORE_HASH']} {rows}".encode()).hexdigest()
    progress = Progress(options.file.with_name(options.file.name + ".progress"), job)
    if not options.dry_run:
        progress.resume()
    try:
        sync(api, rows, progress, sleep, options.dry_run)
    except (BigcommerceException, KeyboardInterrupt) as problem:
        show("")
        reason = f"{type(problem).__name__} {problem}"
        sys.exit(f"stopped after {progress.done} of {len(rows)} rows: {reason}")
    if not options.dry_run:
        progress.file.unlink(missing_ok=True)
    print(", ".join(f"{outcome}: {progress.counts[outcome]}" for outcome in OUTCOMES))
    sys.exit(1 if progress.counts["failed"] else 0)


if __name__ == "__main__":
    main()
