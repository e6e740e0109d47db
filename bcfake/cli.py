"""The command line: the fake on a port until it is told to stop, or a tour of it."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from bcfake import by_name
from bcfake.fake import FakeStore
from bcfake.flags import Parser
from bcfake.journal import Entry
from bcfake.options import DEFAULTS, HELP, Options, from_text
from bcfake.platform import Platform
from bcfake.server import Server

PORT = 8710
ALSO = {"access_token": ["--token"]}  # further spellings of flags
READY = """\
bcfake: a fake BigCommerce store{holds}; it lives in this process's memory.

  URL            {url}
  store hash     {store_hash}
  client id      {client_id}
  access token   {access_token}
  control URL    {control_url}
  control token  {control_token}

curl:

  curl{trusting_curl} -H "X-Auth-Token: {access_token}" -H "Accept: application/json" {url}/products

requests:

  import requests
  headers = {{"X-Auth-Token": "{access_token}", "Accept": "application/json"}}
  print(requests.get("{url}/products", headers=headers{trusting_requests}).text)

bigcommerce:

  import os
  os.environ["BC_API_ENDPOINT"] = "{origin}"{trusting_client}
  import bigcommerce.api
  api = bigcommerce.api.BigcommerceApi(
      client_id="{client_id}",
      store_hash="{store_hash}",
      access_token="{access_token}",
  )
  print(api.Products.all())

{by_name}Ctrl-C stops it.
"""


def parser() -> argparse.ArgumentParser:
    """The flags: host and port, and one for each setting of a store."""
    made = Parser(prog="bcfake", description=__doc__, allow_abbrev=False)
    made.add_argument(
        "command",
        nargs="?",
        default="serve",
        metavar="{" + ",".join(COMMANDS) + "}",
        help="serve a store (the default), take a short tour of a fresh one by the client, or "
        "print what is known of the fake's fidelity; record reads a real store and verify compares "
        "one with the fake, with flags of their own",
    )
    made.add_argument("--version", action="store_true", help="print the version and end")
    made.add_argument("--host", default="127.0.0.1", help="address to bind (%(default)s)")
    made.add_argument(
        "--port", type=_port, help=f"port to bind, 0 for a free one (serve: {PORT}, tour: 0)"
    )
    made.add_argument(
        "--https",
        action="store_true",
        help="serve https, with a certificate authority of its own and BigCommerce's host names",
    )
    made.add_argument("--verbose", action="store_true", help="print every request to stderr")
    for name, default in DEFAULTS.items():
        flags = [f"--{name.replace('_', '-')}", *ALSO.get(name, [])]
        if isinstance(default, bool):
            how: dict[str, Any] = {"action": "store_true"}
        else:
            how = {"type": _reader(name), "metavar": "VALUE"}
        made.add_argument(*flags, dest=name, default=argparse.SUPPRESS, help=HELP[name], **how)
    return made


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, 0 to 65535")
    return int(text)


def _reader(name: str) -> Any:
    def read(text: str) -> Any:
        try:
            return from_text(name, text)
        except ValueError as problem:
            raise argparse.ArgumentTypeError(str(problem)) from None

    return read


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in WITH_OWN_FLAGS:
        command = import_module(f"bcfake.{arguments[0]}")  # which serving does not wait for
        return int(command.main(arguments[1:]))
    known = parser()
    flags = known.parse_args(arguments)
    if flags.version:
        print(f"bcfake {version('bigcommerce')}")
        return 0
    if flags.command not in COMMANDS:  # after the flags: `--prot 80` is about a flag
        known.error(f"unknown command {flags.command!r}: one of {', '.join(COMMANDS)}")
    try:
        return COMMANDS[flags.command](flags)
    except (ValueError, OSError, ImportError) as problem:  # ImportError: HTTPS lacks a package
        print(f"bcfake: {problem}", file=sys.stderr)
        return 1


def serve(flags: argparse.Namespace) -> int:
    """Serve a store until SIGINT or SIGTERM."""
    store = _store(flags)
    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda number, frame: stop.set())
    with _serving(store, flags, PORT) as server:
        print(ready(store, server), end="", flush=True)
        stop.wait()
    print("bcfake: stopped", flush=True)
    return 0


def tour(flags: argparse.Namespace) -> int:
    """Take the tour of a store with demo data, served for as long as it lasts."""
    from bcfake.tour import tour

    if flags.https:
        raise ValueError("--https is for serve; the tour's client goes by http")
    store = _store(flags, seed="demo")
    with _serving(store, flags, 0):
        return tour(store)


def fidelity(flags: argparse.Namespace) -> int:
    """Print the ledger."""
    from bcfake.fidelity import ledger

    print(ledger(), end="")
    return 0


def misplaced(flags: argparse.Namespace) -> int:
    """Say where the command goes."""
    word = flags.command
    raise ValueError(f"{word} comes first, then its own flags: bcfake {word} --help")


WITH_OWN_FLAGS = ("record", "verify")  # modules with a main
COMMANDS = {"serve": serve, "tour": tour, "fidelity": fidelity} | dict.fromkeys(
    WITH_OWN_FLAGS, misplaced
)


def _store(flags: argparse.Namespace, **defaults: Any) -> FakeStore:
    given = {name: getattr(flags, name) for name in DEFAULTS if hasattr(flags, name)}
    return FakeStore(Options(**defaults | given), platform=Platform())


@contextmanager
def _serving(store: FakeStore, flags: argparse.Namespace, port: int) -> Iterator[Server]:
    """Inside, the store is on the port of the flags, else on `port`; raises OSError in words."""
    port = port if flags.port is None else flags.port
    if flags.verbose:
        store.platform.stray.listeners.append(_tell)
        store.requests.listeners.append(_tell)
    server = Server(store.platform, host=flags.host, port=port, tls=flags.https, default=store)
    try:
        server.start()
    except OSError as problem:
        reason = str(problem)
        if "in use" in reason:
            reason = "it is taken; choose another with --port, 0 for a free one"
        raise OSError(f"cannot listen on {flags.host} port {port}: {reason}") from None
    store.origin = server.url
    store.open()
    try:
        yield server
    finally:
        server.stop()


def ready(store: FakeStore, server: Server) -> str:
    """What to know of a store that is being served: URL, credentials, snippets to paste."""
    seeded = {name: len(getattr(store, name)) for name in ("products", "customers", "orders")}
    holds = ", ".join(f"{count} {name}" for name, count in seeded.items() if count)
    return READY.format(
        holds=f" with {holds}" if holds else "",
        url=store.url,
        origin=store.origin,
        store_hash=store.store_hash,
        client_id=store.client_id,
        access_token=store.access_token,
        control_url=server.control_url,
        control_token=server.control_token,
        **_trusting(store, server),
    )


def _trusting(store: FakeStore, server: Server) -> dict[str, str]:
    """What clients need to trust the server; nothing without TLS."""
    if server.authority is None:
        return dict.fromkeys(
            ["trusting_curl", "trusting_requests", "trusting_client", "by_name"], ""
        )
    bundle, directory = server.authority.bundle, server.authority.directory
    place = urlsplit(server.url)
    host, port = (place.hostname or "").replace("0.0.0.0", "127.0.0.1"), place.port or 443
    how = by_name.HOW.format(
        bundle=bundle,
        directory=directory,
        host=host,
        port=port,
        script=by_name.write(directory, host, port),
        store_hash=store.store_hash,
        token=store.access_token,
    )
    return {
        "trusting_curl": f" --cacert {bundle}",
        "trusting_requests": f', verify="{bundle}"',
        "trusting_client": f'\n  os.environ["REQUESTS_CA_BUNDLE"] = "{bundle}"',
        "by_name": how + "\n",
    }


def _tell(entry: Entry) -> None:
    print(entry, file=sys.stderr, flush=True)
