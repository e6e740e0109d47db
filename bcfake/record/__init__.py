"""`python -m bcfake record`: a real store, read and never written, as a file to test with."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bcfake import dump
from bcfake.flags import command, parsed
from bcfake.record import plan, tables
from bcfake.record.partial import Partial
from bcfake.record.personal import Scrubber
from bcfake.record.reader import Get, connect
from bcfake.record.walk import read
from bcfake.resources import CATALOGUE

Tell = Callable[[str], object]
HELP = """\
Reads a store, V2 and what V3 alone shows, by GET alone, and writes what it holds as a dump: give it
to `--seed`, `FakeStore(seed=...)` or `load`. Names, e-mail and postal addresses, telephone numbers,
IP addresses and notes are replaced, the same by the same; codes of gift certificates and headers of
webhooks always are. Interrupted, the same command goes on where it stopped: until the end, what was
read is in OUT.partial, replaced as well.
"""


def record(
    get: Get,
    out: str | Path,
    *,
    identity: str,
    resources: Sequence[str] = (),
    keep_personal: bool = False,
    tell: Tell = lambda line: None,
) -> None:
    """Read a store and write it to `out`; goes on where an earlier call was interrupted.

    `get` is what `connect` gives, `identity` a text that only this store and token have:
    pseudonyms depend on it, and only the same goes on. `resources` are the names of those to read,
    all but the countries when empty; `tell` is given lines of progress. Raises ValueError for what
    cannot be done, ConnectionError when the store does not answer, OSError for files.
    """
    out = Path(out)
    names = plan.chosen(resources)
    if out.exists():
        raise ValueError(f"{out}: is there already; choose another file, or delete it")
    if not out.parent.is_dir():
        raise ValueError(f"{out}: there is no folder {out.parent}")
    settings = {"resources": names, "keep_personal": keep_personal}
    with Partial(out.with_name(out.name + ".partial"), identity, settings) as partial:
        scrubber = Scrubber(identity, keep_personal=keep_personal)
        read(get, names, partial, scrubber, tell)
        made = tables.of(partial.rows)
        document = dump.document(made.tables, CATALOGUE)
        dump.write(out, document)
        partial.delete()
    for line in made.remarks:
        tell(line)
    count = sum(map(len, document["rows"].values()))
    tell(f"{out}: {count} rows of {len(document['rows'])} resources; begin with --seed {out}")


def parser() -> argparse.ArgumentParser:
    """The flags of `record`."""
    made = command("record", HELP, store="the store to read", may="read")
    made.add_argument("--out", required=True, metavar="FILE", help="the file to write")
    made.add_argument(
        "--resources",
        default="",
        metavar="A,B",
        help="read these and what they are part of; all but the countries when left out: "
        + ", ".join(plan.readable_names()),
    )
    made.add_argument(
        "--keep-personal", action="store_true", help="keep names, addresses, numbers and notes"
    )
    return made


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    flags = parsed(parser(), arguments)
    try:
        record(
            connect(flags.store_hash, flags.token, flags.base_url),
            flags.out,
            identity=f"{flags.store_hash} {flags.token}",
            resources=[name for name in flags.resources.split(",") if name],
            keep_personal=flags.keep_personal,
            tell=lambda line: print(line, file=sys.stderr, flush=True),
        )
    except (ValueError, OSError) as problem:
        print(f"bcfake record: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("bcfake record: interrupted; the same command goes on from here", file=sys.stderr)
        return 130
    return 0
