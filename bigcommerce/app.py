"""An app on BigCommerce: its callbacks, from install to uninstall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jwt import MissingRequiredClaimError

from bigcommerce.api import BigcommerceApi
from bigcommerce.login import verify_payload_jwt

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from bigcommerce.options import ConnectionOptions


class Installation(NamedTuple):
    """A store that installed the app: keep `store_hash` and `access_token`; `api` is ready."""

    store_hash: str
    access_token: str
    scope: str
    user: dict[str, Any]
    api: BigcommerceApi


class Visit(NamedTuple):
    """Who called: `user` (`id`, `email`, `locale`), in which store, and what for.

    `url` is the path the app is to show, `channel_id` the channel it was opened from; `claims`
    is everything the token said.
    """

    store_hash: str
    user: dict[str, Any]
    owner: dict[str, Any]
    url: str | None
    channel_id: int | None
    claims: dict[str, Any]

    @property
    def is_owner(self) -> bool:
        """Whether the store's owner called."""
        return bool(self.user) and self.user.get("id") == self.owner.get("id")


class App:
    """The app as the developer portal knows it.

    Raises ValueError for an empty secret. Further keywords are those of the clients it
    makes; see `bigcommerce.connection.Connection`.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        redirect_uri: str,
        **options: Unpack[ConnectionOptions],
    ) -> None:
        if not client_secret:
            raise ValueError("client_secret is empty: anybody could sign with that")
        self.client_id = client_id
        self._client_secret = client_secret
        self.redirect_uri = redirect_uri
        self._options = options

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.client_id}>"

    def install(self, query: Mapping[str, str]) -> Installation:
        """Answer the auth callback: exchange its `code` for a token.

        Takes the callback's query parameters `code`, `context` and `scope`. Raises ValueError
        where one is missing, `HttpException` where BigCommerce refuses the code.
        """
        missing = [name for name in ("code", "context", "scope") if not query.get(name)]
        if missing:
            raise ValueError(f"the auth callback lacks {', '.join(missing)}")
        store_hash = _store_of(query["context"])
        api = self.client(store_hash)
        answer = api.oauth_fetch_token(
            self._client_secret, query["code"], query["context"], query["scope"], self.redirect_uri
        )
        return Installation(
            store_hash, answer["access_token"], answer["scope"], answer.get("user") or {}, api
        )

    def visit(self, signed_payload_jwt: str, leeway: float = 10) -> Visit:
        """Check the `signed_payload_jwt` of a load, uninstall or remove-user callback.

        Raises `jwt.InvalidTokenError` when it must not be trusted. `leeway` is the seconds by
        which clocks may differ.
        """
        claims = verify_payload_jwt(
            signed_payload_jwt, self._client_secret, self.client_id, leeway=leeway
        )
        if "sub" not in claims:
            raise MissingRequiredClaimError("sub")
        return Visit(
            _store_of(claims["sub"]),
            claims.get("user") or {},
            claims.get("owner") or {},
            claims.get("url"),
            claims.get("channel_id"),
            claims,
        )

    def client(self, store_hash: str, access_token: str | None = None) -> BigcommerceApi:
        """A client of one store."""
        return BigcommerceApi(
            client_id=self.client_id,
            store_hash=store_hash,
            access_token=access_token,
            **self._options,
        )


def _store_of(context: str) -> str:
    kind, _, store_hash = context.partition("/")
    if kind != "stores" or not store_hash:
        raise ValueError(f"{context!r} is not of the form stores/<store hash>")
    return store_hash
