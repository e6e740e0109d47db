"""A stateful fake BigCommerce that runs in memory.

    with bcfake.FakeStore() as store:
        store.products.add(name="Mug", price="9.50")
        store.client().Products.all()

May import the standard library; Flask only in `wire`, cheroot only in `server`, requests only in
`interception` and `verify.carrier`, pycountry only in `resources.geography`, trustme only in `tls`,
httpx, which is no requirement, only in `transport`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bcfake.fake import FakeStore
    from bcfake.platform import Platform
    from bcfake.server import Server
    from bcfake.snapshot import Snapshot
    from bcfake.transport import httpx_transport as httpx_transport
    from bcfake.transport import intercepting_httpx as intercepting_httpx

__all__ = ["FakeStore", "Platform", "Server", "Snapshot"]

_HOMES = {
    "FakeStore": "bcfake.fake",
    "Platform": "bcfake.platform",
    "Server": "bcfake.server",
    "Snapshot": "bcfake.snapshot",
    "httpx_transport": "bcfake.transport",  # needs httpx too
    "intercepting_httpx": "bcfake.transport",
}
_MODULES = ("machine", "strategies")  # they need Hypothesis too


def __getattr__(name: str) -> Any:
    """Load the public names on first use: `import bcfake` needs no extra and costs little."""
    if name not in _HOMES and name not in _MODULES:
        raise AttributeError(f"module 'bcfake' has no attribute {name!r}")
    from bcfake.extra import HOW, installed

    if not installed():
        raise ImportError(HOW)
    if name in _MODULES:
        return import_module(f"bcfake.{name}")
    return getattr(import_module(_HOMES[name]), name)
