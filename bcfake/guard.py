"""Keeps traffic for BigCommerce's hosts, or all but loopback traffic, on this machine."""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from typing import Any, Literal

HOSTS = ("bigcommerce.com", "mybigcommerce.com")
Mode = Literal["guard", "strict", "off"]
MODES = ("guard", "strict", "off")
Check = Callable[[str], None]
PROXIED = re.compile(rb"(?:CONNECT +|[A-Z]+ +https?://)([^\s:/]+)")


class BlockedConnection(RuntimeError):
    """Something tried to reach a host that may not be reached; the message has the line."""


def is_bigcommerce(host: str | None) -> bool:
    """Whether a host name is BigCommerce's."""
    name = (host or "").lower().rstrip(".")
    return any(name == each or name.endswith("." + each) for each in HOSTS)


def is_local(host: str) -> bool:
    """Whether a host is this machine by name or address."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host in ("localhost", "") or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


@contextmanager
def guarding(mode: Mode) -> Iterator[list[str]]:
    """Inside, a look-up or connection that `mode` forbids raises BlockedConnection.

    "guard" forbids BigCommerce's hosts, "strict" whatever is not this machine, "off" nothing.
    Gives the list of what was refused, so that a caller sees it even if the code under test
    swallows the error. Python's own sockets are watched, whoever uses them; a C library that
    opens connections by itself is not.
    """
    blocked: list[str] = []

    def check(host: str) -> None:
        if is_bigcommerce(host) or (mode == "strict" and not is_local(host)):
            told = f"connection to {host} refused, tried at {_culprit()}; {_advice(host)}"
            blocked.append(told)
            raise BlockedConnection(told)

    with ExitStack() as stack:
        if mode != "off":
            stack.enter_context(_WATCH.asking(check))
            stack.enter_context(_before_resolving(check))
            stack.enter_context(_unproxied())
        yield blocked


def _advice(host: str) -> str:
    if is_bigcommerce(host):
        ways = "bcfake_server if it does not use requests, bcfake_httpx if it uses httpx"
        return f"ask for the bcfake fixture, or for {ways}"
    return "network is strict: bcfake_network = guard allows other hosts than BigCommerce's"


def _culprit() -> str:
    """`file:line` of the innermost frame that is neither a library's nor ours."""
    found = _innermost(traceback.extract_stack())
    if found:
        return found
    main = sys._current_frames().get(threading.main_thread().ident or 0)
    found = _innermost(traceback.extract_stack(main)) if main else ""
    name = threading.current_thread().name
    return f"thread {name}, while the main one was at {found or 'an unknown line'}"


def _innermost(stack: traceback.StackSummary) -> str:
    import sysconfig  # when something was refused, not at each start of pytest

    libraries = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
    others = (*libraries, os.path.dirname(__file__), "<")
    frames = [frame for frame in stack if not frame.filename.startswith(others)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


# ---- what Python tells of its sockets


def _of_address(args: tuple[Any, ...]) -> Any:
    """The host of a (host, port) pair; other families have none."""
    address = args[1]
    return address[0] if isinstance(address, tuple) and address else None


def _of_proxied(args: tuple[Any, ...]) -> Any:
    """The host a proxy is asked for, which resolves the name out of our sight."""
    found = PROXIED.match(args[1]) if isinstance(args[1], bytes) else None
    return found and found[1]


HOST_IN: Mapping[str, Callable[[tuple[Any, ...]], Any]] = {
    "socket.getaddrinfo": lambda args: args[0],
    "socket.gethostbyname": lambda args: args[0],
    "socket.connect": _of_address,
    "socket.sendto": _of_address,
    "socket.sendmsg": _of_address,
    "http.client.send": _of_proxied,
}


class _Watch:
    """This process's audit hook. Python never lets go of one, so there is one for all guards; it
    sees what patches of `socket` would not: names imported before, other modules' patches."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._host_in = HOST_IN  # its own: module globals may be gone when the process ends
        self._installed = False
        self._checks: tuple[Check, ...] = ()

    @contextmanager
    def asking(self, check: Check) -> Iterator[None]:
        """Inside, `check` is asked about every host, after the checks that were there."""
        with self._lock:
            if not self._installed:
                sys.addaudithook(self)
                self._installed = True
            self._checks += (check,)
        try:
            yield
        finally:
            with self._lock:
                self._checks = tuple(each for each in self._checks if each is not check)

    # Audit hooks go untraced otherwise, by debuggers and coverage alike.
    __cantrace__ = True

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        read = self._host_in.get(event)
        if read is None or not self._checks:
            return
        host = read(args)
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        if isinstance(name, str):
            for check in reversed(self._checks):
                check(name)


_WATCH = _Watch()


@contextmanager
def _before_resolving(check: Check) -> Iterator[None]:
    """Inside, sockets that are given a name have it checked first: C resolves it unannounced."""
    names = ("connect", "connect_ex", "sendto")
    before = {name: vars(socket.socket).get(name) for name in names}
    for name in names:
        setattr(socket.socket, name, _checked(getattr(socket.socket, name), check))
    try:
        yield
    finally:
        for name, method in before.items():
            if method is None:
                delattr(socket.socket, name)  # it was inherited
            else:
                setattr(socket.socket, name, method)


def _checked(method: Callable[..., Any], check: Check) -> Callable[..., Any]:
    def checked(self: socket.socket, *args: Any) -> Any:
        if args and isinstance(args[-1], tuple) and args[-1] and isinstance(args[-1][0], str):
            check(args[-1][0])
        return method(self, *args)

    return checked


@contextmanager
def _unproxied() -> Iterator[None]:
    """Inside, no client that heeds the environment asks a proxy for BigCommerce's hosts."""
    names = ("no_proxy", "NO_PROXY")
    before = {name: os.environ.get(name) for name in names}
    ours = [f".{host}" for host in HOSTS]
    for name, value in before.items():
        os.environ[name] = ",".join([value, *ours] if value else ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
