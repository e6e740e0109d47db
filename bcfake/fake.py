"""A fake store as its user holds it, and the platform that knows them all by hash and token."""

from __future__ import annotations

import base64
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from bcfake import seeds
from bcfake.clock import Clock
from bcfake.collection import Collection
from bcfake.faults import Faults
from bcfake.journal import Journal
from bcfake.options import Options
from bcfake.quota import Quota
from bcfake.resources import CATALOGUE
from bcfake.store import Store
from bcfake.tables import Row, Table

if TYPE_CHECKING:
    from bigcommerce.api import BigcommerceApi

API_ORIGIN = "https://api.bigcommerce.com"
REMEMBERED = 10_000  # finished tokens a platform can still name
Snapshot = Mapping[str, Table]


class Platform:
    """BigCommerce as a whole: open stores by hash and token, and the tokens of finished ones.

    A request that carries a finished token is refused and noted in `late`, under the label of the
    store (the test) that the token was made for.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_hash: dict[str, FakeStore] = {}
        self._by_token: dict[str, FakeStore] = {}
        self._finished: OrderedDict[str, str] = OrderedDict()
        self.late: list[tuple[str, str]] = []  # (label, "GET /v2/orders")
        self.stray = Journal()  # requests that named no open store

    @staticmethod
    @cache
    def shared() -> Platform:
        """The platform of this process: interception is process-wide, so its stores are too."""
        return Platform()

    def open(self, store: FakeStore) -> None:
        """Make a store reachable; raises ValueError when its hash is taken."""
        with self._lock:
            if self._by_hash.get(store.store_hash, store) is not store:
                raise ValueError(f"a store with the hash {store.store_hash!r} is open already")
            self._by_hash[store.store_hash] = store
            self._by_token[store.access_token] = store

    def close(self, store: FakeStore) -> None:
        """Make a store unreachable and remember its token."""
        with self._lock:
            self._by_hash.pop(store.store_hash, None)
            self._by_token.pop(store.access_token, None)
            self._finished[store.access_token] = store.label
            while len(self._finished) > REMEMBERED:
                self._finished.popitem(last=False)

    def by_hash(self, store_hash: str) -> FakeStore | None:
        """The open store with this hash."""
        return self._by_hash.get(store_hash)

    def by_token(self, token: str) -> FakeStore | None:
        """The open store this token belongs to."""
        return self._by_token.get(token)

    def knows(self, token: str) -> bool:
        """Whether a request can be answered at all: a store is open, or was for this token."""
        return bool(self._by_hash) or token in self._finished

    def note_late(self, token: str, request: str) -> str | None:
        """Charge a request to the finished store its token was made for; the store's label."""
        with self._lock:
            label = self._finished.get(token)
            if label is not None:
                self.late.append((label, request))
            return label


class FakeStore:
    """One private BigCommerce store: credentials, state, journal, faults, quota and clock.

    Every resource is a collection by its name: `store.products.add(name="Mug")`,
    `store.orders.all()`. As a context manager it is reachable from inside the block, at
    BigCommerce's own hosts, for anything in this process that uses `requests`; on a clean exit it
    raises AssertionError for faults that never struck and for requests to unknown operations.

    Takes the fields of `Options` as keywords; `label` names the store in messages.
    """

    def __init__(
        self,
        options: Options | None = None,
        *,
        label: str = "",
        platform: Platform | None = None,
        **settings: Any,
    ) -> None:
        options = (options or Options()).replace(**settings)
        self.options = options
        self.store_hash = options.store_hash or secrets.token_hex(5)
        self.access_token = options.access_token or secrets.token_hex(16)
        self.client_id = options.client_id or secrets.token_hex(16)
        self.client_secret = options.client_secret or secrets.token_hex(32)
        self.label = label or f"store {self.store_hash}"
        self.platform = platform or Platform.shared()
        self.origin = API_ORIGIN
        self.clock = Clock()
        self.quota = Quota(self.clock, options.quota, options.window)
        self.faults = Faults()
        self.requests = Journal()
        self.loose = options.loose
        self.data = Store(CATALOGUE, self.clock)
        self._entered = ExitStack()
        self._fresh: Snapshot = {}
        if options.seed:
            self.seed(options.seed)
        self._fresh = self.data.snapshot()

    def __getattr__(self, name: str) -> Collection:
        if name in CATALOGUE:
            return Collection(self.data, CATALOGUE[name])
        raise AttributeError(
            f"{name!r} is neither a resource nor an attribute of a fake store; resources: "
            + ", ".join(sorted(CATALOGUE.by_name))
        )

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *CATALOGUE.by_name]

    def __repr__(self) -> str:
        return f"<FakeStore {self.store_hash} at {self.url}>"

    # ---- where it is and who may ask

    @property
    def url(self) -> str:
        """The base URL of V2: `https://api.bigcommerce.com/stores/<hash>/v2`."""
        return f"{self.origin}/stores/{self.store_hash}/v2"

    @property
    def headers(self) -> dict[str, str]:
        """What a request needs: the token, and that JSON is wanted."""
        return {"X-Auth-Token": self.access_token, "Accept": "application/json"}

    @property
    def basic_auth(self) -> tuple[str, str]:
        """(user, token) for the legacy `/api/v2` paths on `host`."""
        return "admin", self.access_token

    @property
    def host(self) -> str:
        """The store's own host, which serves `/api/v2`."""
        if self.origin != API_ORIGIN:
            return self.origin
        return f"store-{self.store_hash}.mybigcommerce.com"

    def use_credentials(
        self, *, store_hash: str = "", access_token: str = "", client_id: str = ""
    ) -> None:
        """Answer to credentials that the code under test has fixed in its settings."""
        opened = self.platform.by_hash(self.store_hash) is self
        if opened:
            self.platform.close(self)
        self.store_hash = store_hash or self.store_hash
        self.access_token = access_token or self.access_token
        self.client_id = client_id or self.client_id
        if opened:
            self.platform.open(self)

    def client(self, **settings: Any) -> BigcommerceApi:
        """A ready client of this store; waits on the store's clock instead of sleeping.

        `settings` are further arguments of `bigcommerce.api.BigcommerceApi`.
        """
        from bigcommerce.api import BigcommerceApi

        settings = {"sleep": self.clock.sleep} | settings
        api = BigcommerceApi(
            client_id=self.client_id,
            store_hash=self.store_hash,
            access_token=self.access_token,
            **settings,
        )
        if self.origin != API_ORIGIN:
            api.connection.host = self.origin
        return api

    # ---- its state

    def seed(self, source: str | Path | Mapping[str, Any]) -> None:
        """Add the rows of a built-in seed ("demo"), a JSON file or a mapping of the same form.

        Raises ValueError (an unknown seed, an unreadable file) or Refusal, and adds nothing then.
        """
        rows = seeds.read(source)
        with self.data.transaction():
            for name, values in rows:
                if name not in CATALOGUE:
                    known = ", ".join(sorted(CATALOGUE.by_name))
                    raise ValueError(f"seed: unknown resource {name!r}; known: {known}")
                Collection(self.data, CATALOGUE[name]).add(**values)

    def snapshot(self) -> Snapshot:
        """The present rows, to be given to `restore`; costs next to nothing."""
        return self.data.snapshot()

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to the rows of a snapshot; journal, faults, quota and clock stay."""
        self.data.restore(snapshot)

    def reset(self) -> None:
        """As new: first rows, empty journal, no faults, a full quota."""
        self.data.restore(self._fresh)
        self.requests.clear()
        self.faults.clear()
        self.quota.set(self.options.quota, self.options.window)

    # ---- its life

    def open(self) -> FakeStore:
        """Make it reachable through its platform; raises ValueError when the hash is taken."""
        self.platform.open(self)
        return self

    def close(self) -> None:
        """Make it unreachable; later requests with its token are refused and charged to it."""
        self.platform.close(self)

    def problems(self) -> list[str]:
        """What a test should not pass with: unfired faults, requests to unknown operations."""
        unfired = [f"fault never struck: {fault}" for fault in self.faults.unfired()]
        unknown = [
            f"request to an operation the fake does not know: {entry.label} -> {entry.status}"
            + (f" ({entry.hint})" if entry.hint else "")
            + f'; if that is meant: bcfake.requests.allow_unknown("{entry.method} {entry.path}")'
            for entry in self.requests.unexpected()
        ]
        return unfired + unknown

    def __enter__(self) -> FakeStore:
        from bcfake.interception import intercepting  # the carrier stands above this module

        self._entered.callback(self.close)
        self._entered.enter_context(intercepting(self.platform))
        return self.open()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._entered.close()
        if kind is None and self.problems():
            raise AssertionError("\n".join(self.problems()))

    def basic_header(self) -> str:
        """The Authorization header of `basic_auth`."""
        pair = ":".join(self.basic_auth).encode()
        return "Basic " + base64.b64encode(pair).decode()


__all__ = ["API_ORIGIN", "FakeStore", "Platform", "Row"]
