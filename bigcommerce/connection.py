"""The connections of programs: a method for each verb of HTTP, credentials of either kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bigcommerce import login
from bigcommerce.encoding import base_url
from bigcommerce.exception import (
    ClientRequestException,
    EmptyResponseWarning,
    HttpException,
    NotLoggedInException,
    RateLimitingException,
    RedirectionException,
    ServerException,
)
from bigcommerce.transport import MISSING, Transport

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from bigcommerce.graphql import GraphQLConnection
    from bigcommerce.options import ConnectionOptions

__all__ = [
    "ClientRequestException",
    "Connection",
    "EmptyResponseWarning",
    "GraphQLConnection",
    "HttpException",
    "NotLoggedInException",
    "OAuthConnection",
    "RateLimitingException",
    "RedirectionException",
    "ServerException",
]


class Connection(Transport):
    """A store's API with basic authentication, the way of legacy API accounts.

    Takes the store's `host`, `auth` as `(user name, token)` and the path template. `timeout` is
    seconds, or (connect, read), for every request and may be assigned later. `session` is a
    `requests.Session` to send through (certificates, cookies); its headers and auth are then set,
    so give it to one connection only. `adapter` is a requests adapter to mount on it, `proxies`
    its proxies by scheme. `sleep` replaces `time.sleep` for all waits.
    `rate_limiting_management` is the dict described at `OAuthConnection`.

    `retry` says what is sent again: False nothing; True what the default
    `bigcommerce.RetryPolicy()` says, or another policy, or an `urllib3.util.Retry`. By default
    (None) nothing, or with a `rate_limiting_management` that has `wait`, what the quota refused.
    With any retries on, requests also wait while the quota is known to be used up; all
    connections to a store share what they know. `on_request`, `on_response`, `on_retry`
    and `on_wait` are called at each attempt with a `bigcommerce.sending.Event`.

    Threads may share a connection: `last_response` is kept for each thread, `_last_response` and
    `rate_limit` are of the latest answer of all. Close it with `close()` or `with`. It can be
    copied but, holding credentials, not pickled.
    """

    def get(
        self,
        resource: str = "",
        rid: int | str | None = None,
        *,
        params: Mapping[str, Any] | None = None,
        **query: Any,
    ) -> Any:
        """GET a resource, or its row `rid`.

        Filters are keywords; names that are not Python's, such as `id:in`, go into `params`.
        """
        path = resource if rid is None or rid == "" else _item_path(resource, rid)
        return self.make_request("GET", path, params={**(params or {}), **query})

    def create(self, resource: str, data: Any) -> Any:
        """POST `data` to a resource."""
        return self.post(resource, data)

    def update(self, resource: str, rid: int | str, updates: Any) -> Any:
        """PUT `updates` to the row `rid` of a resource."""
        return self.put(_item_path(resource, rid), updates)

    def delete(self, resource: str, rid: int | str = MISSING) -> Any:
        """DELETE the row `rid`; the whole collection only when `rid` is left out.

        Raises ValueError for a `rid` of None or "", which is a forgotten id.
        """
        path = resource if rid is MISSING else _item_path(resource, rid)
        return self.make_request("DELETE", path)

    def put(self, url: str, data: Any) -> Any:
        """PUT `data` as JSON."""
        return self.make_request("PUT", url, data=data)

    def post(self, url: str, data: Any, headers: Mapping[str, str] | None = None) -> Any:
        """POST `data`, as JSON unless `headers` have another Content-Type."""
        return self.make_request("POST", url, data=data, headers=headers)


class OAuthConnection(Connection):
    """A store's API with an app's or API account's token; the host is BigCommerce's gateway.

    Without `access_token` it can only `fetch_token`. The further keywords are `Connection`'s.

    `rate_limiting_management` is a dict: when a successful answer says that no more than
    `min_requests_remaining` requests are left, the connection sleeps until the quota resets (if
    `wait`), then calls `callback_function` (if any) with `callback_args` as its one argument, or
    with none. The latest figures are in `rate_limit`. With `wait`, a request that the quota
    refuses all the same is sent again once it resets, unless `retry` is False.
    """

    def __init__(
        self,
        client_id: str | None,
        store_hash: str | None,
        access_token: str | None = None,
        host: str = "api.bigcommerce.com",
        api_path: str = "/stores/{}/v2/{}",
        rate_limiting_management: Mapping[str, Any] | None = None,
        **options: Unpack[ConnectionOptions],
    ) -> None:
        self.client_id = client_id
        self.store_hash = store_hash
        super().__init__(
            host, None, api_path, rate_limiting_management=rate_limiting_management, **options
        )
        self._session.headers["Accept-Encoding"] = "gzip"
        if access_token and store_hash:
            self._session.headers.update(self._oauth_headers(client_id, access_token))

    def full_path(self, url: str) -> str:
        """The absolute URL of a resource path of this store."""
        return base_url(self.host) + self.api_path.format(self.store_hash, url)

    @staticmethod
    def _oauth_headers(cid: str | None, atoken: str) -> dict[str, Any]:
        return {"X-Auth-Client": cid, "X-Auth-Token": atoken}

    verify_payload = staticmethod(login.verify_payload)
    verify_payload_jwt = staticmethod(login.verify_payload_jwt)

    def fetch_token(
        self,
        client_secret: str,
        code: str,
        context: str,
        scope: str,
        redirect_uri: str,
        token_url: str = "https://login.bigcommerce.com/oauth2/token",
    ) -> Any:
        """Exchange the code of an app install for a token, and use the token from now on.

        Takes the app's secret and the query parameters of the auth callback. Returns the answer:
        `access_token`, `scope`, `user`, `context` and more.
        """
        answer = self.post(
            token_url,
            {
                "client_id": self.client_id,
                "client_secret": client_secret,
                "code": code,
                "context": context,
                "scope": scope,
                "grant_type": "authorization_code",
                "redirect_uri": redirect_uri,
            },
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        self._session.headers.update(self._oauth_headers(self.client_id, answer["access_token"]))
        return answer


def _item_path(resource: str, rid: int | str | None) -> str:
    if rid is None or rid == "":
        raise ValueError(f"rid is {rid!r}: the id of one of {resource!r} is needed")
    return f"{resource.removesuffix('/')}/{rid}"


def __getattr__(name: str) -> Any:
    if name == "GraphQLConnection":  # in a module of its own, loaded when it is used
        from bigcommerce.graphql import GraphQLConnection

        return GraphQLConnection
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
