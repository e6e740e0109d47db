"""Access tokens of a store: whose they are, what their scopes allow, and which are no more."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from bcfake import scopes as scope_names
from bcfake.amounts import refuse_unless_visible

Scopes = str | Iterable[str] | None


class Installed(Protocol):
    """What tokens need to know of an app."""

    @property
    def client_id(self) -> str:
        """Its client id."""


class Shop(Protocol):
    """What tokens need to know of their store."""

    access_token: str
    client_id: str

    @property
    def apps(self) -> Iterable[Installed]:
        """The apps that may be installed on it."""


class Token(str):
    """An access token: the text for X-Auth-Token, which knows its app and its scopes.

    `user` is the name that goes with it in basic auth; the token of a legacy API account has one
    and works nowhere else. Its repr does not give it away.
    """

    client_id: str
    scopes: frozenset[str]
    user: str

    def __new__(
        cls,
        value: str,
        client_id: str = "",
        scopes: frozenset[str] = scope_names.ALL,
        user: str = "",
    ) -> Token:
        token = super().__new__(cls, value)
        token.client_id, token.scopes, token.user = client_id, scopes, user
        return token

    @property
    def headers(self) -> dict[str, str]:
        """What a request with it needs: the token, and that JSON is wanted."""
        return {"X-Auth-Token": str(self), "Accept": "application/json"}

    @property
    def basic_auth(self) -> tuple[str, str]:
        """(user, token) for the legacy `/api/v2` paths."""
        return self.user, str(self)

    def lacks(self, scope: str, method: str) -> tuple[str, ...]:
        """The scopes of which it would need one for `method` on what a definition calls `scope`;
        none when it may."""
        needed = scope_names.sufficient(scope, method)
        return () if not needed or self.scopes & set(needed) else needed

    def __repr__(self) -> str:
        whose = f"user {self.user}" if self.user else f"client {self.client_id}"
        allowed = "all scopes" if self.scopes == scope_names.ALL else scope_names.text(self.scopes)
        return f"<Token of {whose}: {allowed or 'no scopes'}>"


class Tokens:
    """`bcfake.tokens`: every token the store has given out, its own first.

    `admit` is told of each new token and `forget` of each that never was.
    """

    def __init__(
        self, shop: Shop, admit: Callable[[str], None], forget: Callable[[str], None]
    ) -> None:
        self._shop = shop
        self._admit, self._forget = admit, forget
        self._tokens: dict[str, Token] = {}
        self._ended: dict[str, str] = {}  # the reason, by token
        self.begin()

    def begin(self) -> None:
        """Only the store's own token, with every scope."""
        own = Token(self._shop.access_token, self._shop.client_id)
        self._tokens, self._ended = {own: own}, {}

    def reset(self) -> None:
        """As new."""
        for token in self._tokens:
            if token != self._shop.access_token:
                self._forget(token)
        self.begin()

    @property
    def own(self) -> Token:
        """The token of `bcfake.access_token`, whether it works or not."""
        return self._tokens[self._shop.access_token]

    def replace_own(self, old: str) -> None:
        """The store answers to another token, or client id, than `old` from now on."""
        before = self._tokens.pop(old)
        self._ended.pop(old, None)
        own = Token(self._shop.access_token, self._shop.client_id, before.scopes)
        self._tokens = {own: own} | self._tokens

    def add(
        self, scopes: Scopes = None, *, client_id: str = "", user: str = "", value: str = ""
    ) -> Token:
        """A further token with `scopes` (names, or text with spaces between them; None: all).

        `client_id` names its app, the store's own by default; with `user` it is that of a legacy
        API account, for basic auth; `value` is the token, minted when empty. Raises ValueError for
        an unknown scope or app, or a token that is taken.
        """
        names = scope_names.parsed(scopes)
        known = [app.client_id for app in self._shop.apps]
        if client_id and client_id not in known:
            raise ValueError(
                f"client_id: the store has no app {client_id!r:.80}; known: {', '.join(known)}; "
                "apps.add() makes more"
            )
        refuse_unless_visible("value", value)
        if value in self._tokens:
            raise ValueError("the store has this access token already")
        value = value or secrets.token_hex(16)
        token = Token(value, "" if user else client_id or self._shop.client_id, names, user)
        self._admit(value)
        self._tokens[value] = token
        return token

    def limit(self, scopes: Scopes, token: str = "") -> Token:
        """Leave a token, the store's own by default, no scopes but these; it stays the same text.

        Raises ValueError for an unknown scope or token.
        """
        old = self._known(token)
        new = Token(old, old.client_id, scope_names.parsed(scopes), old.user)
        self._tokens[str(old)] = new
        return new

    def revoke(self, token: str = "", reason: str = "was revoked") -> None:
        """End a token, the store's own by default: requests with it are 401, with `reason` as the
        hint in the journal. Raises ValueError for a token the store never had.
        """
        self._ended[str(self._known(token))] = reason

    def _known(self, token: str) -> Token:
        found = self._tokens.get(token or self._shop.access_token)
        if found is None:
            raise ValueError("token: the store has no such access token")
        return found

    def find(self, value: str, user: str | None = None) -> Token | None:
        """The token that works for X-Auth-Token, or with `user` for basic auth; None otherwise."""
        token = self._tokens.get(value)
        if token is None or value in self._ended:
            return None
        if user is None:
            return None if token.user else token
        return token if user == (token.user or self._user_of(token)) else None

    def _user_of(self, token: Token) -> str | None:
        """The store's own token is that of a legacy account, too."""
        return "admin" if token == self._shop.access_token else None

    def why_not(self, value: str) -> str:
        """What to say of a token that does not work."""
        if not value:
            return "the X-Auth-Token is missing"
        if value in self._ended:
            return f"the X-Auth-Token {self._ended[value]}"
        if value in self._tokens:
            return "the X-Auth-Token is that of a legacy account, which takes basic auth only"
        return "the X-Auth-Token is not this store's"

    def of(self, client_id: str) -> list[Token]:
        """The tokens of an app that work."""
        return [each for each in self if each.client_id == client_id and each not in self._ended]

    def __contains__(self, value: object) -> bool:
        return value in self._tokens

    def __iter__(self) -> Iterator[Token]:
        return iter(tuple(self._tokens.values()))

    def __len__(self) -> int:
        return len(self._tokens)

    def __repr__(self) -> str:
        return f"<{len(self)} tokens, {len(self._ended)} of them ended>"
