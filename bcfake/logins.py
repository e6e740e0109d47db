"""Customer login tokens: which the storefront takes, and who is logged in with them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bcfake import signatures
from bcfake.amounts import is_number
from bcfake.clock import Clock
from bcfake.resources.customers import CUSTOMERS
from bcfake.scopes import LOGIN
from bcfake.store import Store

VALID = 30.0  # seconds a token is good for (documented)
ACCOUNT = "/account.php"
OPERATION = "customer_login"
NEEDED = ("iss", "iat", "jti", "operation", "store_hash", "customer_id")


class NotLoggedIn(Exception):
    """The storefront refuses a token; the text says why."""


@dataclass(frozen=True)
class Login:
    """Who is logged in, the session they got, and the path they are sent to."""

    customer_id: int
    session: str
    path: str


class Logins:
    """The logins of one store's customers, in order.

    `secret_of` gives an app's client secret ("" if the store has no such app), `may_login` whether
    it has the scope.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        secret_of: Callable[[str], str],
        may_login: Callable[[str], bool],
    ) -> None:
        self._store, self._clock = store, clock
        self._secret_of, self._may_login = secret_of, may_login
        self.reset()

    def reset(self) -> None:
        """Forget sessions, and which tokens were used."""
        self.sessions: dict[str, Login] = {}
        self._used: set[str] = set()

    def log_in(self, token: str, store_hash: str, address: str) -> Login:
        """Check a token against everything documented and begin a session; raises NotLoggedIn.

        `address` is the browser's IP address.
        """
        claims = self._trusted(token)
        with self._store.lock:
            if claims["jti"] in self._used:
                raise NotLoggedIn("the token (its jti) was used already")
            self._used.add(claims["jti"])
            self._check(claims, store_hash, address)
            path = claims.get("redirect_to") or ACCOUNT
            login = Login(claims["customer_id"], secrets.token_hex(16), path)
            self.sessions[login.session] = login
            return login

    def _trusted(self, token: str) -> dict[str, Any]:
        """The claims, signed by an app of the store with the scope for it."""
        try:
            claims = signatures.claims_of(token)
            secret = self._secret_of(str(claims.get("iss")))
            signed = bool(secret) and signatures.is_signed(token, secret)
        except ValueError as problem:
            raise NotLoggedIn(str(problem)) from None
        missing = [name for name in NEEDED if name not in claims]
        if missing:
            raise NotLoggedIn(f"it lacks {', '.join(missing)}")
        if not secret:
            raise NotLoggedIn(f"iss {claims['iss']!r} is the client id of no app of the store")
        if not signed:
            raise NotLoggedIn("it is not signed with the app's client secret")
        if not isinstance(claims["jti"], str):
            raise NotLoggedIn(f"jti {claims['jti']!r} is no string")
        if not self._may_login(claims["iss"]):
            raise NotLoggedIn(f"the app has no working token with the scope {LOGIN}")
        return claims

    def _check(self, claims: Mapping[str, Any], store_hash: str, address: str) -> None:
        if claims["operation"] != OPERATION:
            raise NotLoggedIn(f"operation {claims['operation']!r} is not {OPERATION!r}")
        if claims["store_hash"] != store_hash:
            raise NotLoggedIn(f"store_hash {claims['store_hash']!r} is not this store's")
        issued = claims["iat"]
        if not is_number(issued):
            raise NotLoggedIn(f"iat {issued!r} is no time")
        age = self._clock.time() - issued
        if abs(age) > VALID:
            raise NotLoggedIn(f"iat is {age:.0f} s ago on the store's clock; {VALID:.0f} s is all")
        customer = claims["customer_id"]
        if type(customer) is not int or not self._store.exists(CUSTOMERS, customer):
            raise NotLoggedIn(f"there is no customer {customer!r}")
        if claims.get("request_ip") not in (None, "", address):
            raise NotLoggedIn(f"request_ip {claims['request_ip']!r} is not {address}")
        self._check_path(claims.get("redirect_to"))

    def _check_path(self, path: Any) -> None:
        if path in (None, ""):
            return
        local = isinstance(path, str) and path.startswith("/") and path[1:2] not in ("/", "\\")
        if not local or not path.isprintable():
            raise NotLoggedIn(f"redirect_to {path!r} is no path of the storefront")
