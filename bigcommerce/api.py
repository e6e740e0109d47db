"""The client of a store: credentials in, resources out."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Literal

from bigcommerce import resources
from bigcommerce.connection import Connection, OAuthConnection
from bigcommerce.encoding import base_url
from bigcommerce.meant import meant
from bigcommerce.resource_names import ResourceNames

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from bigcommerce.graphql import GraphQLConnection
    from bigcommerce.options import CallOptions, ConnectionOptions
    from bigcommerce.resources import *  # noqa: F403  # bigcommerce.api.Orders, as ever
    from bigcommerce.v3 import V3

__all__ = ["ApiResourceWrapper", "BigcommerceApi", *resources.__all__]


class BigcommerceApi(ResourceNames):
    """A store's V2 API: `api.Orders.all(status_id=11)`, `api.Products.get(5)`.

    Takes either `client_id`, `store_hash` and `access_token` (which may come later, from
    `oauth_fetch_token`), or, for a legacy API account, `host` and `basic_auth` as
    `(user name, token)`; basic authentication wins if both are given. The further keywords
    `timeout`, `retry`, `session`, `adapter`, `proxies`, `sleep`, `on_request`, `on_response`,
    `on_retry` and `on_wait`, and `rate_limiting_management`, are described at
    `bigcommerce.connection.Connection` and `OAuthConnection`.

    Hosts come from the environment variables BC_API_ENDPOINT and BC_AUTH_SERVICE where set, as
    `host[:port]` or `http(s)://host[:port]`. Raises `Exception` without credentials.
    """

    connection: Connection

    def __init__(
        self,
        host: str | None = None,
        basic_auth: tuple[str, str] | None = None,
        client_id: str | None = None,
        store_hash: str | None = None,
        access_token: str | None = None,
        rate_limiting_management: AnyMapping[str, Any] | None = None,
        **options: Unpack[ConnectionOptions],
    ) -> None:
        self.api_service = os.environ.get("BC_API_ENDPOINT") or "api.bigcommerce.com"
        self.auth_service = os.environ.get("BC_AUTH_SERVICE") or "login.bigcommerce.com"
        if host and basic_auth:
            self.connection = Connection(
                host, basic_auth, rate_limiting_management=rate_limiting_management, **options
            )
        elif client_id and store_hash:
            self.connection = OAuthConnection(
                client_id,
                store_hash,
                access_token,
                self.api_service,
                rate_limiting_management=rate_limiting_management,
                **options,
            )
        else:
            raise Exception(
                "no credentials: pass client_id and store_hash (and access_token), "
                "or host and basic_auth"
            )

    if not TYPE_CHECKING:  # type checkers take the names from ResourceNames

        def __getattr__(self, name):
            return ApiResourceWrapper(name, self)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *ResourceNames.__annotations__]

    def __repr__(self) -> str:
        made = vars(self).get("connection")  # there is none before its credentials are found good
        store_hash = getattr(made, "store_hash", None)
        of = f" of {store_hash}" if store_hash else ""
        return f"<{type(self).__name__}{of} at {getattr(made, 'host', 'no host')}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """This client with another `timeout`, `retry` or hooks, for some calls.

        `api.with_options(timeout=60, retry=False).Orders.get(100)`; both share everything else.
        """
        twin = copy.copy(self)
        twin.connection = self.connection.with_options(**options)
        return twin

    @property
    def graphql(self) -> GraphQLConnection:
        """The store's GraphQL Admin API, with this client's session, credentials and quota."""
        from bigcommerce.graphql import GraphQLConnection

        return GraphQLConnection.beside(self._oauth_connection("GraphQL"))

    @property
    def v3(self) -> V3:
        """The store's V3 API, with this client's session, credentials and quota."""
        from bigcommerce.v3 import V3

        return V3(self._oauth_connection("V3"))

    def _oauth_connection(self, needed_for: str) -> OAuthConnection:
        if isinstance(self.connection, OAuthConnection):
            return self.connection
        raise NotImplementedError(f"{needed_for} needs client_id, store_hash and access_token")

    def close(self) -> None:
        """Close the connection's sockets."""
        self.connection.close()

    def oauth_fetch_token(
        self, client_secret: str, code: str, context: str, scope: str, redirect_uri: str
    ) -> Any:
        """Exchange the code of an app install for a token; see `OAuthConnection.fetch_token`.

        Raises NotImplementedError on a client with basic authentication.
        """
        fetch_token = getattr(self.connection, "fetch_token", None)
        if fetch_token is None:
            raise NotImplementedError(
                "basic authentication has no tokens: give the client client_id and store_hash"
            )
        token_url = f"{base_url(self.auth_service)}/oauth2/token"
        return fetch_token(client_secret, code, context, scope, redirect_uri, token_url=token_url)

    @classmethod
    def oauth_verify_payload(
        cls, signed_payload: str, client_secret: str, max_age: float | None = None
    ) -> dict[str, Any] | Literal[False]:
        """The content of a `signed_payload`, or False; see `bigcommerce.login.verify_payload`."""
        return OAuthConnection.verify_payload(signed_payload, client_secret, max_age)

    @classmethod
    def oauth_verify_payload_jwt(
        cls, signed_payload: str, client_secret: str, client_id: str, leeway: float = 0
    ) -> dict[str, Any]:
        """The claims of a `signed_payload_jwt`; see `bigcommerce.login.verify_payload_jwt`."""
        return OAuthConnection.verify_payload_jwt(signed_payload, client_secret, client_id, leeway)


class ApiResourceWrapper:
    """A resource class whose methods are given the client's connection.

    Takes the class or its name. Raises AttributeError for a name that is no resource.
    """

    def __init__(self, resource_class: str | type[Any], api: Any) -> None:
        if isinstance(resource_class, str):
            resource_class = self.str_to_class(resource_class)
        self.resource_class: type[Any] = resource_class
        self.connection = api.connection

    @classmethod
    def str_to_class(cls, str: str) -> type[Any]:
        """The resource class of this name in this module."""
        found = globals().get(str) or getattr(resources, str, None)
        if not isinstance(found, type) or not issubclass(found, resources.ApiResource):
            near = meant(str, ResourceNames.__annotations__)
            raise AttributeError(f"there is no resource {str!r}{near}")
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or "resource_class" not in vars(self):  # half-made, in copying
            raise AttributeError(name)
        found = getattr(self.resource_class, name)
        return self._bound(name, found) if callable(found) else found

    def _bound(self, name: str, found: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            method = getattr(self.resource_class, name)
            return method(*args, connection=self.connection, **kwargs)

        return update_wrapper(call, found, updated=())

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *dir(self.resource_class)]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.resource_class.__name__}>"


def __getattr__(name: str) -> Any:
    if name in resources.__all__:
        return getattr(resources, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
