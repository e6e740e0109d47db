"""What `bcfake_target` is: the test's fake store, or a real one named by the environment."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bcfake.fake import FakeStore
    from bigcommerce.api import BigcommerceApi

NEEDED = ("BC_STORE_HASH", "BC_ACCESS_TOKEN")
HOST = "api.bigcommerce.com"


@dataclass(frozen=True)
class Target:
    """A store to play a contract scenario against, fake or real.

    `origin` is where it is (https://api.bigcommerce.com), `wait` waits for seconds: on the clock
    of a fake store, in earnest for a real one.
    """

    real: bool
    store_hash: str
    access_token: str = field(repr=False)
    client_id: str
    origin: str
    wait: Callable[[float], object] = field(repr=False)

    @property
    def url(self) -> str:
        """The base URL of V2."""
        return f"{self.origin}/stores/{self.store_hash}/v2"

    @property
    def headers(self) -> dict[str, str]:
        """What a request needs: the token, and that JSON is wanted."""
        return {"X-Auth-Token": self.access_token, "Accept": "application/json"}

    def client(self, **settings: Any) -> BigcommerceApi:
        """A ready client; `settings` are further arguments of `BigcommerceApi`."""
        from bigcommerce.api import BigcommerceApi

        api = BigcommerceApi(
            client_id=self.client_id,
            store_hash=self.store_hash,
            access_token=self.access_token,
            **{"sleep": self.wait} | settings,
        )
        if not self.origin.endswith(f"//{HOST}"):
            api.connection.host = self.origin
        return api


def fake(store: FakeStore) -> Target:
    """A fake store as a target."""
    return Target(
        False,
        store.store_hash,
        store.access_token,
        store.client_id,
        store.origin,
        store.clock.sleep,
    )


def real(environ: Mapping[str, str] = os.environ) -> Target:
    """The store that the environment names; raises ValueError naming what is missing.

    BC_STORE_HASH and BC_ACCESS_TOKEN; BC_CLIENT_ID and BC_API_ENDPOINT (a host or a URL) if need
    be.
    """
    missing = [name for name in NEEDED if not environ.get(name)]
    if missing:
        raise ValueError(
            f"a real store needs {' and '.join(NEEDED)} in the environment; missing: "
            + ", ".join(missing)
        )
    endpoint = environ.get("BC_API_ENDPOINT") or HOST
    return Target(
        True,
        environ["BC_STORE_HASH"],
        environ["BC_ACCESS_TOKEN"],
        environ.get("BC_CLIENT_ID") or "contract-tests",  # the client wants one, the API none
        endpoint if "://" in endpoint else f"https://{endpoint}",
        threading.Event().wait,  # for an event that never comes
    )
