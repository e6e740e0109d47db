"""A fake store as its user holds it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from bcfake import dump, seeds
from bcfake.accounts import Tokens
from bcfake.apps import App, Apps
from bcfake.clock import Clock
from bcfake.collection import Collection
from bcfake.commit import Commit
from bcfake.faults import Faults
from bcfake.journal import Journal
from bcfake.logins import Logins
from bcfake.message import API_ORIGIN, Reply
from bcfake.options import Options
from bcfake.paths import Aim
from bcfake.platform import Platform
from bcfake.quota import Quota
from bcfake.races import Races
from bcfake.resources import CATALOGUE
from bcfake.resources.store_information import storefront_host
from bcfake.scopes import LOGIN
from bcfake.snapshot import Snapshot
from bcfake.store import Store
from bcfake.tables import Row, Table
from bcfake.webhooks import Webhooks

if TYPE_CHECKING:
    from bigcommerce.api import BigcommerceApi


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
        self._options = options
        self.store_hash = options.store_hash or secrets.token_hex(5)
        self.access_token = options.access_token or secrets.token_hex(16)
        self.client_id = options.client_id or secrets.token_hex(16)
        self.client_secret = options.client_secret or secrets.token_hex(32)
        self.label = label or f"store {self.store_hash}"
        self.platform = platform or Platform.shared()
        self.tokens = Tokens(self, self._admit, self.platform.forget)
        self.origin = API_ORIGIN
        self.clock = Clock()
        self.quota = Quota(self.clock, *options.budget, self._check_aim)
        self.faults = Faults(self._check_aim, self._watch)
        self.races = Races(self._check_aim)
        self.hold, self.between_pages = self.races.hold, self.races.between_pages
        self.requests = Journal(lambda: self.secrets, self._check_aim)
        self.loose = options.loose
        self.drift = options.drift
        self.data = Store(CATALOGUE, self.clock)
        self.data.client_id = self.client_id
        self.data.plan_limits = {"max_products": options.max_products}
        self.apps = Apps(self, _fetch)
        self.logins = Logins(self.data, self.clock, self.apps.secret_of, self._may_log_in)
        self.webhooks = Webhooks(self, _post)
        self._entered = ExitStack()
        self._fresh: Mapping[str, Table] = {}
        if options.seed != "":
            self.data.restore(seeds.planted(options.seed, CATALOGUE))
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
        """What a request needs: the token, and that JSON is wanted.

        Raises RuntimeError before the store is open, as `client()` does.
        """
        if not self.platform.made(self.access_token):  # later, late requests are charged to it
            self._require_open()
        return {"X-Auth-Token": self.access_token, "Accept": "application/json"}

    @property
    def basic_auth(self) -> tuple[str, str]:
        """(user, token) for the legacy `/api/v2` paths on `host`."""
        return "admin", self.access_token

    @property
    def app(self) -> App:
        """The app whose client id and secret the store was opened with: install it, load it, ..."""
        return self.apps.own

    @property
    def host(self) -> str:
        """The store's own host, which serves `/api/v2`."""
        if self.origin != API_ORIGIN:
            return self.origin
        return storefront_host(self.store_hash)

    def use_credentials(
        self, *, store_hash: str = "", access_token: str = "", client_id: str = ""
    ) -> None:
        """Answer to credentials that the code under test has fixed in its settings.

        What is left out stays. Raises ValueError when another open store has them.
        """
        said = self._options.replace(
            store_hash=store_hash, access_token=access_token, client_id=client_id
        )
        store_hash = said.store_hash or self.store_hash
        access_token = said.access_token or self.access_token
        if self.platform.is_open(self):
            self.platform.rename(self, store_hash, access_token)
        before, self.store_hash, self.access_token = self.access_token, store_hash, access_token
        self.data.client_id = self.client_id = client_id or self.client_id
        self.tokens.replace_own(before)

    def client(self, **settings: Any) -> BigcommerceApi:
        """A ready client of this store; what it waits, it waits on the store's clock.

        `settings` are further arguments of `bigcommerce.api.BigcommerceApi`, such as `retry=True`.
        Raises RuntimeError while the store is not open: its requests would leave the machine.
        """
        self._require_open()
        from bigcommerce.api import BigcommerceApi

        own: dict[str, Any] = {
            "client_id": self.client_id,
            "store_hash": self.store_hash,
            "access_token": self.access_token,
            "sleep": self.clock.sleep,
        }
        api = BigcommerceApi(**own | settings)
        if self.origin != API_ORIGIN:
            api.connection.host = self.origin
        return api

    # ---- its state

    def seed(self, source: str | Path | Mapping[str, Any]) -> None:
        """Add the rows of a built-in seed ("demo"), a JSON file or a mapping of the same form.

        Raises ValueError saying what is wrong with the source, and adds nothing then.
        """
        seeds.plant(self.data, seeds.read(source))

    def snapshot(self) -> Snapshot:
        """The present rows, to be given to `restore`; costs next to nothing.

        `with store.snapshot(): ...` goes back to them at the end of the block.
        """
        return Snapshot(self.data.snapshot(), self.data.restore)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to the rows of a snapshot; journal, faults, quota and clock stay.

        Raises TypeError for anything else.
        """
        if not isinstance(snapshot, Snapshot):
            kind = type(snapshot).__name__
            raise TypeError(f"restore() takes what snapshot() gave, not {kind}; load() takes dumps")
        self.data.restore(snapshot)

    def dump(self, path: str | Path | None = None) -> dict[str, Any]:
        """All rows as a JSON document, exactly; also written to the file `path`. Raises OSError."""
        document = dump.dumped(self.data)
        if path is not None:
            dump.write(path, document)
        return document

    def load(self, source: str | Path | Mapping[str, Any]) -> None:
        """Replace all rows by those of a dump, a file or a mapping; other state stays.

        Raises ValueError saying what is wrong with the source, and changes nothing then.
        """
        parsed = source if isinstance(source, Mapping) else dump.read(source)
        name = "dump" if isinstance(source, Mapping) else f"dump {source}"
        self.data.restore(dump.tables_of(parsed, CATALOGUE, name))

    def reset(self) -> None:
        """As new: first rows, empty journal, no faults, a full quota."""
        self.data.restore(self._fresh)
        self.requests.clear()
        self.faults.clear()
        self.faults.past.clear()
        self.races.clear()
        self.webhooks.reset()
        self.tokens.reset()
        self.apps.reset()
        self.logins.reset()
        self.quota.reset()

    # ---- its life

    def open(self) -> FakeStore:
        """Make it reachable through its platform; raises ValueError when the hash is taken."""
        self.platform.open(self)
        return self

    def close(self) -> None:
        """Make it unreachable; later requests with its token are refused and charged to it."""
        self.races.release()
        self.platform.close(self)

    def _require_open(self) -> None:
        if not self.platform.is_open(self):
            raise RuntimeError(f"{self.label} is not open: use it inside `with store:`")

    def problems(self) -> list[str]:
        """What a test should not pass with: unfired faults, requests to unknown operations."""
        unfired = [f"fault never struck: {fault}" for fault in self.faults.unfired()]
        unknown = [entry.complaint for entry in self.requests.unexpected()]
        races, excess = self.races.problems(), self.requests.excess()
        return unfired + unknown + races + excess + self.webhooks.problems()

    @property
    def secrets(self) -> list[str]:
        """What no report may show: every token and client secret."""
        return [*self.tokens, *(app.client_secret for app in self.apps)]

    def secret_of(self, client_id: str) -> str:
        """The client secret of an app of the store; that of its own app for any other."""
        return self.apps.secret_of(client_id) or self.client_secret

    def _may_log_in(self, client_id: str) -> bool:
        return any(LOGIN in token.scopes for token in self.tokens.of(client_id))

    def _watch(self, listener: Callable[[Commit], None]) -> None:
        """Tell a listener what the requests in the journal wrote, and all commits from now on."""
        with self.data.lock:
            for entry in self.requests:
                listener(Commit(writes=list(entry.writes)))
            self.data.listeners.append(listener)

    def _admit(self, token: str) -> None:
        self.platform.admit(self, token)

    def _check_aim(self, aim: Aim, **predicates: Any) -> None:
        """Raise ValueError for an aim that no operation fits, so that no fault waits in vain, and
        for predicates of names that no request to it has; a loose store takes any name."""
        from bcfake.wire import predicates as of_wire  # what the wire serves, it alone knows
        from bcfake.wire.dialects import check

        if not self.requests.allows(aim.method, aim.path):
            check(CATALOGUE, aim.method, aim.path)
            if not self.loose:
                of_wire.refuse_unknown(CATALOGUE, aim, predicates)

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


def _fetch(url: str, headers: Mapping[str, str]) -> Reply:
    from bcfake.interception import fetch  # the carrier stands above this module

    return fetch(url, headers)


def _post(url: str, headers: Mapping[str, str], body: bytes) -> int:
    from bcfake.interception import post  # the carrier stands above this module

    return post(url, headers, body)


__all__ = ["API_ORIGIN", "FakeStore", "Platform", "Row"]
