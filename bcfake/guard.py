"""Keeps traffic for BigCommerce's hosts, or all but loopback traffic, on this machine."""

from __future__ import annotations

import os
import socket
import sysconfig
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any, Literal

HOSTS = ("bigcommerce.com", "mybigcommerce.com")
Mode = Literal["guard", "strict", "off"]
MODES = ("guard", "strict", "off")


class BlockedConnection(RuntimeError):
    """Something tried to reach a host that may not be reached; the message has the line."""


def is_bigcommerce(host: str | None) -> bool:
    """Whether a host name is BigCommerce's."""
    name = (host or "").lower().rstrip(".")
    return any(name == each or name.endswith("." + each) for each in HOSTS)


def is_local(host: str) -> bool:
    """Whether a host is this machine by name or address."""
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("localhost", "") or host.endswith(".localhost")


@contextmanager
def guarding(mode: Mode) -> Iterator[list[str]]:
    """Inside, a look-up or connection that `mode` forbids raises BlockedConnection.

    "guard" forbids BigCommerce's hosts, "strict" whatever is not this machine. Gives the list of
    what was refused, so that a caller sees it even if the code under test swallows the error.
    """
    blocked: list[str] = []

    def check(host: Any) -> None:
        name = host.decode("idna") if isinstance(host, bytes) else host
        if not isinstance(name, str):
            return
        if is_bigcommerce(name) or (mode == "strict" and not is_local(name)):
            blocked.append(f"connection to {name} refused, tried at {_culprit()}")
            raise BlockedConnection(f"{blocked[-1]}; {_advice(name)}")

    restore = [] if mode == "off" else _patch(check)
    try:
        yield blocked
    finally:
        for undo in reversed(restore):
            undo()


def _advice(name: str) -> str:
    if is_bigcommerce(name):
        return "ask for the bcfake fixture, or for bcfake_server if it does not use requests"
    return 'network is strict; allow it with bcfake_network = "guard"'


def _culprit() -> str:
    """`file:line` of the innermost frame that is neither a library's nor ours."""
    libraries = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
    ours = os.path.dirname(__file__)
    frames = [
        frame
        for frame in traceback.extract_stack()
        if not any(frame.filename.startswith(path) for path in (*libraries, ours, "<"))
    ]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown line"


def _patch(check: Callable[[Any], None]) -> list[Callable[[], None]]:
    """Put `check` before name look-ups and connections; returns what undoes it."""
    names = ("getaddrinfo", "gethostbyname", "gethostbyname_ex")
    undo: list[Callable[[], None]] = [_wrap(socket, name, check) for name in names]
    undo += [
        _wrap(socket.socket, name, lambda address: _check_address(check, address), skip=1)
        for name in ("connect", "connect_ex")
    ]
    # A proxy would resolve the name elsewhere, out of sight.
    for variable in ("no_proxy", "NO_PROXY"):
        undo.append(_extend(variable))
    return undo


def _check_address(check: Callable[[Any], None], address: Any) -> None:
    if isinstance(address, tuple) and address:
        check(address[0])


def _wrap(owner: Any, name: str, check: Callable[[Any], None], skip: int = 0) -> Callable[[], None]:
    original = getattr(owner, name)

    def checked(*args: Any, **kwargs: Any) -> Any:
        check(args[skip] if len(args) > skip else kwargs.get("host"))
        return original(*args, **kwargs)

    setattr(owner, name, checked)
    return lambda: setattr(owner, name, original)


def _extend(variable: str) -> Callable[[], None]:
    before = os.environ.get(variable)
    os.environ[variable] = ",".join(filter(None, [before, *(f".{host}" for host in HOSTS)]))

    def undo() -> None:
        if before is None:
            os.environ.pop(variable, None)
        else:
            os.environ[variable] = before

    return undo
