"""`python -m bcfake`, also the console script; needs the extra and says so."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from bcfake.extra import HOW, installed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (`sys.argv` when not given); returns the exit status."""
    if not installed():
        print(HOW, file=sys.stderr)
        return 1
    try:
        gc.disable()  # nothing becomes garbage while modules load; an eighth of the start
        from bcfake.cli import run

        gc.enable()
        return run(arguments)
    except KeyboardInterrupt:  # while it starts, or on a tour
        print("bcfake: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
