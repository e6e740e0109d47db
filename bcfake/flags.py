"""What the commands have in common on the command line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a flag in one line."""

    def error(self, message: str) -> NoReturn:
        said = message.replace("ignored explicit argument", "it takes no value, not")
        self.exit(2, f"{self.prog}: {said} (--help lists the flags)\n")


def command(name: str, description: str, *, store: str, may: str) -> argparse.ArgumentParser:
    """The parser of `bcfake <name>`, with the flags that name a `store`, where it is (as the
    client has it, "" for BigCommerce's own host) and a token that `may`."""
    made = Parser(
        prog=f"bcfake {name}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("--store-hash", required=True, metavar="HASH", help=store)
    made.add_argument(
        "--token",
        default=os.environ.get("BC_ACCESS_TOKEN", ""),
        help=f"an access token that may {may}; taken from BC_ACCESS_TOKEN when left out",
    )
    endpoint = os.environ.get("BC_API_ENDPOINT", "")
    made.add_argument(
        "--base-url",
        default=f"https://{endpoint}" if endpoint and "://" not in endpoint else endpoint,
        metavar="URL",
        help="https://host[:port] to ask; taken from BC_API_ENDPOINT when left out, or else "
        "https://api.bigcommerce.com",
    )
    return made


def parsed(known: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments of such a command say; ends it in words where a token is missing."""
    flags = known.parse_args(arguments)
    if not flags.token:
        known.error("no token: give --token, or set BC_ACCESS_TOKEN")
    return flags
