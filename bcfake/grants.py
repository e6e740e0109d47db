"""Codes that a merchant's consent gives an app, and their exchange for tokens: OAuth without HTTP.

BigCommerce documents the request and the answer; of the errors only some bodies are public. A
`Refused` says with its evidence which those are.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bcfake import scopes as scope_names
from bcfake.accounts import Token, Tokens
from bcfake.amounts import is_whole
from bcfake.clock import Clock

LIFETIME = 600.0  # seconds a code is good for (assumed: the most that OAuth recommends)


@dataclass(frozen=True)
class User:
    """A person with access to the store's control panel."""

    id: int
    email: str
    locale: str = "en-US"

    @property
    def facts(self) -> dict[str, Any]:
        """What a token's answer says of them; their name is their address (documented)."""
        return {"id": self.id, "username": self.email, "email": self.email}


def user_of(given: Mapping[str, Any] | User | None, default: User) -> User:
    """A user given as one, as some of `id`, `email` and `locale`, or not at all.

    Raises ValueError for anything else.
    """
    if isinstance(given, User):
        return given
    if given is not None and not isinstance(given, Mapping):
        raise ValueError(f"user {given!r}: a mapping of some of id, email and locale")
    known = asdict(default)
    for name, value in (given or {}).items():
        if name not in known:
            raise ValueError(f"user: {name!r} is none of {', '.join(known)}")
        if not (is_whole(value, 0) if name == "id" else isinstance(value, str)):
            kind = "a whole number" if name == "id" else "a text"
            raise ValueError(f"user: {name} {value!r:.80} is not {kind}")
    return User(**(known | dict(given or {})))


@dataclass
class Grant:
    """One consent: the code the app was sent, what it may be exchanged for, what became of it."""

    code: str = field(repr=False)
    client_id: str
    scopes: frozenset[str]
    user: User
    redirect_uri: str
    expires: float  # on the store's clock
    token: Token | None = field(default=None, repr=False)
    refusal: str = ""


class Refused(Exception):
    """The token endpoint refuses: the status, the text of `error`, and why, for the journal."""

    def __init__(self, status: int, error: str, hint: str) -> None:
        super().__init__(hint)
        self.status, self.error, self.hint = status, error, hint


BAD_CLIENT = 400, "Invalid client id."  # pasted in a question
BAD_SECRET = 401, "invalid_client"  # as OAuth has it; the status is assumed
BAD_CODE = 400, "invalid_grant"  # from an issue thread; the status is assumed
BAD_REDIRECT = 400, "Parameter redirect_uri does not match registered URI"  # from an issue thread
BAD_TYPE = 400, "unsupported_grant_type"  # as OAuth has it
BAD_SCOPE = 400, "invalid_scope"  # as OAuth has it


class Grants:
    """The codes of one store. `take` makes of a grant the token that is given for it."""

    def __init__(self, clock: Clock, tokens: Tokens) -> None:
        self._clock, self._tokens = clock, tokens
        self._lock = threading.Lock()
        self._grants: dict[str, Grant] = {}

    def reset(self) -> None:
        """Forget every code."""
        self._grants.clear()

    def issue(
        self, client_id: str, scopes: frozenset[str], user: User, redirect_uri: str, age: float = 0
    ) -> Grant:
        """A code for an app, given `age` seconds ago."""
        expires = self._clock.time() + LIFETIME - age
        grant = Grant(secrets.token_hex(8), client_id, scopes, user, redirect_uri, expires)
        self._grants[grant.code] = grant
        return grant

    def find(self, code: str) -> Grant | None:
        """The grant a code belongs to."""
        return self._grants.get(code)

    def redeem(
        self, form: Mapping[str, str], context: str, is_store: Callable[[str], bool]
    ) -> tuple[Grant, Token]:
        """Exchange the code in a form, whose client is known, for a token; raises Refused.

        `context` is this store's, as in stores/abc123; `is_store` tells whether a context names
        an open store.
        """
        with self._lock:
            grant = self._good(form)
            try:
                self._check(grant, form, context, is_store)
            except Refused as refused:
                grant.refusal = refused.hint
                raise
            bound = form.get("context") == context
            for old in self._earlier(grant):
                self._tokens.revoke(old, "was replaced by the one of a newer installation")
            scopes = grant.scopes if bound else ()
            grant.token = self._tokens.add(scopes, client_id=grant.client_id)
            return grant, grant.token

    def _good(self, form: Mapping[str, str]) -> Grant:
        """The grant of the code, still to be had by this client; it is not used up yet."""
        grant = self._grants.get(form.get("code", ""))
        if grant is None or grant.client_id != form.get("client_id"):
            raise Refused(*BAD_CODE, "the code is none that this app was given")
        if grant.token is not None:
            raise Refused(*BAD_CODE, "the code was used already")
        if grant.expires <= self._clock.time():
            raise Refused(*BAD_CODE, "the code has expired")
        return grant

    def _check(
        self, grant: Grant, form: Mapping[str, str], context: str, is_store: Callable[[str], bool]
    ) -> None:
        sent = form.get("redirect_uri", "")
        if sent != grant.redirect_uri:
            hint = f"redirect_uri {sent!r} is not the registered {grant.redirect_uri!r}"
            raise Refused(*BAD_REDIRECT, hint)
        asked = form.get("context", "")
        if asked != context and is_store(asked):
            raise Refused(*BAD_CODE, f"the code is for {context}, not for {asked}")
        more = set(form.get("scope", "").split()) - grant.scopes
        if more:
            raise Refused(*BAD_SCOPE, f"{scope_names.text(more)} was not granted")

    def _earlier(self, grant: Grant) -> list[Token]:
        """Tokens of former grants to the app: a new one ends them (documented)."""
        given = [each.token for each in self._grants.values() if each.client_id == grant.client_id]
        return [token for token in given if token is not None]
