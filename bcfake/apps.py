"""Apps as BigCommerce knows them: credentials, and the callbacks a merchant sets off."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol
from uuid import UUID

from bcfake import scopes as scope_names
from bcfake import signatures
from bcfake.accounts import Scopes, Tokens
from bcfake.amounts import is_number, is_whole, refuse_unless, refuse_unless_visible
from bcfake.callbacks import Callback, Fetch, called, registered, way_to
from bcfake.clock import Clock
from bcfake.grants import LIFETIME, Grants, User, user_of
from bcfake.options import MOST_SECONDS
from bcfake.resources.scripts import SCRIPTS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.webhooks import WEBHOOKS
from bcfake.store import Store

DAY = 86400  # seconds a signed_payload_jwt is good for (documented)
EARLY = 5  # seconds by which it is good before it was issued (in the documented example)
FORMS = ("signed_payload", "signed_payload_jwt")
Call = Callable[[], Callback]
Given = Mapping[str, Any] | User | None


class Shop(Protocol):
    """What an app needs to know of the store it is installed on."""

    store_hash: str
    client_id: str
    client_secret: str
    clock: Clock
    data: Store
    tokens: Tokens


class App:
    """One app: its client id and secret, and a merchant's clicks on it in the control panel.

    Each of `install`, `load`, `uninstall` and `remove_user` calls the app under test and returns a
    `Callback` with its answer. `target` is a WSGI app, an ASGI app, or a URL on this machine (any,
    with `allow_network=True`). An app in this process is called at `url`, its registered callback
    URL, or at `path` on https://app.example; /auth, /load, /uninstall and /remove_user by default.
    """

    def __init__(self, apps: Apps, client_id: str, client_secret: str, scopes: frozenset[str]):
        self._apps = apps
        self.client_id = client_id
        self.client_secret = client_secret
        self.scopes = scopes
        self.account_uuid = str(UUID(secrets.token_hex(16), version=4))

    def __repr__(self) -> str:
        return f"<App {self.client_id}>"

    # ---- what a merchant does with it

    def install(
        self,
        target: Any,
        *,
        scopes: Scopes = None,
        user: Given = None,
        url: str = "",
        path: str = "",
        tamper: bool = False,
        expired: bool = False,
        allow_network: bool = False,
    ) -> Callback:
        """Install the app: GET its auth callback with a code that is good for one token.

        `scopes` are what the merchant consents to, the app's own by default; `url` is the
        registered auth callback, which the app must send as its redirect_uri. With `tamper` the
        code is one that BigCommerce never gave, with `expired` one that is too old. The result
        knows whether the app fetched its token: `callback.token`, `callback.refusal`.
        Raises ValueError for an unknown scope or a target that is none.
        """
        apps = self._apps
        granted = self.scopes if scopes is None else scope_names.parsed(scopes)
        url = registered("auth", target, url, path)
        way = way_to("auth", target, url, apps.fetch, allow_network)
        who = user_of(user, apps.owner)
        age = LIFETIME if expired else 0
        grant = apps.grants.issue(self.client_id, granted, who, url, age)
        query = {
            "account_uuid": self.account_uuid,
            "code": secrets.token_hex(8) if tamper else grant.code,
            "context": apps.context,
            "scope": scope_names.text(granted),
        }
        return called("auth", way, query, grant)

    def load(
        self,
        target: Any,
        *,
        user: Given = None,
        deep_link: str = "/",
        channel_id: int | None = None,
        **how: Any,
    ) -> Callback:
        """Open the app: GET its load callback with who does.

        `user` is a mapping of `id`, `email` and `locale`, the store's owner by default;
        `deep_link` is the payload's url. Further keywords: `url`, `path` and `allow_network`;
        `tamper=True` for a payload changed after it was signed, `expired=True` for one of two days
        ago; `forms`, the parameters to send of signed_payload, the older one, and
        signed_payload_jwt: both by default. Raises ValueError for a target that is none.
        """
        refuse_unless(isinstance(deep_link, str), "deep_link", deep_link, "a text")
        refuse_unless(
            channel_id is None or is_whole(channel_id, 1),
            "channel_id",
            channel_id,
            "an id, or None",
        )
        claims = {"url": deep_link, "channel_id": channel_id}
        return self._signed("load", target, user, claims, **how)()

    def uninstall(self, target: Any = None, *, user: Given = None, **how: Any) -> Callback | None:
        """Uninstall the app: its tokens end, its hooks and scripts go, then its callback is told.

        Without a `target` it is not told, as an app without that callback is not. Keywords as for
        `load`. A forged request, with `tamper` or `expired`, uninstalls nothing.
        """
        told = None if target is None else self._signed("uninstall", target, user, {}, **how)
        if not (how.get("tamper") or how.get("expired")):
            self._apps.remove(self)
        return told() if told else None

    def remove_user(self, target: Any, user: Given, **how: Any) -> Callback:
        """Take away a user's access: GET the app's remove_user callback. Keywords as for `load`."""
        return self._signed("remove_user", target, user, {}, **how)()

    def _signed(
        self,
        name: str,
        target: Any,
        user: Given,
        claims: Mapping[str, Any],
        *,
        url: str = "",
        path: str = "",
        forms: tuple[str, ...] = FORMS,
        tamper: bool = False,
        expired: bool = False,
        allow_network: bool = False,
    ) -> Call:
        """What makes a callback with a signed payload, all of it checked; raises ValueError."""
        unknown = [form for form in forms if form not in FORMS]
        if unknown or isinstance(forms, str):
            raise ValueError(f"forms {forms!r}: some of {', '.join(FORMS)}, in a tuple")
        signed = self.payloads(user, age=2 * DAY if expired else 0, **claims)
        query = {form: signed[form] for form in forms}
        if tamper:
            query = {form: signatures.tampered(text) for form, text in query.items()}
        url = registered(name, target, url, path)
        way = way_to(name, target, url, self._apps.fetch, allow_network)
        return lambda: called(name, way, query)

    def payloads(self, user: Given = None, *, age: float = 0, **claims: Any) -> dict[str, str]:
        """A `signed_payload` and a `signed_payload_jwt`, issued `age` seconds ago on the store's
        clock; `claims` are added to the JWT's. Raises ValueError for a user or an age that cannot
        be."""
        good = is_number(age) and abs(age) < MOST_SECONDS
        refuse_unless(good, "age", age, f"seconds, less than {MOST_SECONDS}")
        apps = self._apps
        who, owner = user_of(user, apps.owner), apps.owner
        people = {
            "user": {"id": who.id, "email": who.email},
            "owner": {"id": owner.id, "email": owner.email},
        }
        issued = apps.shop.clock.time() - age
        older = {
            **people,
            "context": apps.context,
            "store_hash": apps.shop.store_hash,
            "timestamp": issued,
        }
        newer = {
            "aud": self.client_id,
            "iss": "bc",
            "iat": int(issued),
            "nbf": int(issued) - EARLY,
            "exp": int(issued) + DAY,
            "jti": str(UUID(secrets.token_hex(16), version=4)),
            "sub": apps.context,
            **people,
            "url": "/",
            "channel_id": None,
            **claims,
        }
        newer["user"] = {**people["user"], "locale": who.locale}
        return {
            "signed_payload": signatures.signed_payload(older, self.client_secret),
            "signed_payload_jwt": signatures.signed_jwt(newer, self.client_secret),
        }


class Apps:
    """`bcfake.apps`: the apps that may be installed on the store, its own first."""

    def __init__(self, shop: Shop, fetch: Fetch) -> None:
        self.shop, self.fetch = shop, fetch
        self.grants = Grants(shop.clock, shop.tokens)
        self._own = App(self, shop.client_id, shop.client_secret, scope_names.ALL)
        self._more: dict[str, App] = {}

    def reset(self) -> None:
        """Only the store's own app, and no codes."""
        self.grants.reset()
        self._more.clear()

    @property
    def own(self) -> App:
        """The app of the store's own client id and secret."""
        self._own.client_id = self.shop.client_id
        self._own.client_secret = self.shop.client_secret
        return self._own

    @property
    def context(self) -> str:
        """The store, as in stores/abc123."""
        return f"stores/{self.shop.store_hash}"

    @property
    def owner(self) -> User:
        """The store's owner, with the address of the store's information."""
        return User(1, self.shop.data.get(STORE_INFORMATION)["admin_email"])

    def add(self, *, client_id: str = "", client_secret: str = "", scopes: Scopes = None) -> App:
        """A further app; what is left out is minted, and its profile has all scopes.

        Raises ValueError for an unknown scope, a client id that is taken, and credentials that
        cannot be.
        """
        refuse_unless_visible("client_id", client_id)
        refuse_unless_visible("client_secret", client_secret)
        client_id = client_id or secrets.token_hex(16)
        if self.get(client_id):
            raise ValueError(f"client_id: the store has an app {client_id!r} already")
        secret = client_secret or secrets.token_hex(32)
        app = self._more[client_id] = App(self, client_id, secret, scope_names.parsed(scopes))
        return app

    def get(self, client_id: str) -> App | None:
        """The app with a client id."""
        return self.own if client_id == self.shop.client_id else self._more.get(client_id)

    def secret_of(self, client_id: str) -> str:
        """An app's client secret; "" if the store has no such app."""
        app = self.get(client_id)
        return app.client_secret if app else ""

    def remove(self, app: App) -> None:
        """End an app's tokens; delete its hooks, and scripts that say so, telling nobody."""
        for token in self.shop.tokens.of(app.client_id):
            self.shop.tokens.revoke(token, "ended when its app was uninstalled")
        store = self.shop.data
        with store.transaction():
            for hook in store.find(WEBHOOKS, client_id=app.client_id):
                store.delete(WEBHOOKS, hook["id"])
            for script in store.find(SCRIPTS, api_client_id=app.client_id, auto_uninstall=True):
                store.delete(SCRIPTS, script["id"])

    def __iter__(self) -> Iterator[App]:
        return iter((self.own, *self._more.values()))

    def __len__(self) -> int:
        return 1 + len(self._more)
