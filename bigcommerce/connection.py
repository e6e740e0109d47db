"""One exchange: build it, send it, interpret the answer. The only file that calls requests."""

from __future__ import annotations

import copy
import logging
import re
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict

import requests

from bigcommerce import login
from bigcommerce.encoding import Query, base_url, encode_body, same_origin, with_query
from bigcommerce.error_body import describe
from bigcommerce.exception import (
    NETWORK,
    ClientRequestException,
    EmptyResponseWarning,
    GraphQLException,
    HttpException,
    InvalidResponseException,
    NotLoggedInException,
    RateLimitingException,
    RedirectionException,
    ServerException,
    for_status,
)
from bigcommerce.introspection import INTROSPECTION_QUERY
from bigcommerce.rate_limit import read_rate_limit, slow_down
from bigcommerce.session import CREDENTIALS, NotFollowed, Session, anonymous, guard_redirect

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

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

log = logging.getLogger(__name__)

Timeout = float | tuple[float, float] | None


class ConnectionOptions(TypedDict, total=False):
    """The further keywords of every connection; `Connection` says what they mean."""

    timeout: Timeout
    session: requests.Session | None
    sleep: Callable[[float], object] | None


_ABSOLUTE = re.compile("https?://", re.IGNORECASE)
_MISSING: Any = type("Missing", (), {"__repr__": lambda self: "<not given>"})()


class Connection:
    """A store's API with basic authentication, the way of legacy API accounts.

    Takes the store's `host`, `auth` as `(user name, token)` and the path template. `timeout` is
    seconds, or (connect, read), for every request and may be assigned later. `session` is a
    `requests.Session` to send through (proxies, certificates, adapters); its headers and auth are
    then set, so give it to one connection only. `sleep` replaces `time.sleep`.
    `rate_limiting_management` is the dict described at `OAuthConnection`.

    Threads may share a connection: `last_response` is kept for each thread, `_last_response` and
    `rate_limit` are of the latest answer of all. Close it with `close()` or `with`. It can be
    copied but, holding credentials, not pickled.
    """

    def __init__(
        self,
        host: str,
        auth: tuple[str, str] | None,
        api_path: str = "/api/v2/{}",
        *,
        timeout: Timeout = 7.0,
        session: requests.Session | None = None,
        sleep: Callable[[float], object] | None = None,
        rate_limiting_management: Mapping[str, Any] | None = None,
    ) -> None:
        self.host = host
        self.api_path = api_path
        self.timeout = timeout
        self.rate_limiting_management = rate_limiting_management
        self.rate_limit: dict[str, int] = {}
        self._sleep = sleep
        self._last_response: requests.Response | None = None
        self._of_this_thread = threading.local()
        self._owns_session = session is None
        self._session = Session() if session is None else session
        if auth is not None:
            self._session.auth = auth
        self._session.headers.update({"Accept": "application/json"})
        if guard_redirect not in self._session.hooks["response"]:
            self._session.hooks["response"].append(guard_redirect)

    def __repr__(self) -> str:
        return f"{type(self).__name__} {self.host}{self.api_path}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the sockets; a session that was passed in is its owner's to close."""
        if self._owns_session:
            self._session.close()

    def __copy__(self) -> Self:
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy.copy(self)

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"a {type(self).__name__} holds credentials and is not pickled: "
            "create one in each process"
        )

    @property
    def last_response(self) -> requests.Response | None:
        """The answer to this thread's latest request, for its status and headers."""
        return getattr(self._of_this_thread, "response", None)

    def full_path(self, url: str) -> str:
        """The absolute URL of a resource path such as `orders/1`."""
        return base_url(self.host) + self.api_path.format(url)

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

    def delete(self, resource: str, rid: int | str = _MISSING) -> Any:
        """DELETE the row `rid`; the whole collection only when `rid` is left out.

        Raises ValueError for a `rid` of None or "", which is a forgotten id.
        """
        path = resource if rid is _MISSING else _item_path(resource, rid)
        return self.make_request("DELETE", path)

    def put(self, url: str, data: Any) -> Any:
        """PUT `data` as JSON."""
        return self.make_request("PUT", url, data=data)

    def post(self, url: str, data: Any, headers: Mapping[str, str] | None = None) -> Any:
        """POST `data`, as JSON unless `headers` have another Content-Type."""
        return self.make_request("POST", url, data=data, headers=headers)

    def make_request(
        self,
        method: str,
        url: str,
        data: Any = None,
        params: Query | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        timeout: Timeout = _MISSING,
    ) -> Any:
        """Send one request and return the parsed body, `{}` where there is none.

        `url` is a path below the API, or absolute; credentials go to the API's own host only.
        `timeout` is for this request. Raises `HttpException` for an answer that is not 2xx (or is
        not JSON), `NetworkException` when there is no answer.
        """
        extra = {} if timeout is _MISSING else {"timeout": timeout}
        response = self._run_method(method, url, data, params, headers, **extra)
        self._last_response = self._of_this_thread.response = response
        log.debug("%s %s: %s", method, url.partition("?")[0], response.status_code)
        return self._handle_response(url, response)

    def _run_method(
        self,
        method: str,
        url: str,
        data: Any = None,
        query: Query | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        timeout: Timeout = _MISSING,
    ) -> requests.Response:
        data, sent = encode_body(method, data, headers)
        options: dict[str, Any] = {
            "data": data,
            "timeout": self.timeout if timeout is _MISSING else timeout,
            "headers": sent,
        }
        if not _ABSOLUTE.match(url):
            url = self.full_path(url.removeprefix("/"))
        elif not same_origin(url, self.full_path("")):
            self._withhold_credentials(options)
        return self._send(method, with_query(url, query), options)

    def _withhold_credentials(self, options: dict[str, Any]) -> None:
        held = [name for name in CREDENTIALS if name in self._session.headers]
        options["headers"] = {**dict.fromkeys(held), **options["headers"]}
        if self._session.auth:
            options["auth"] = anonymous

    def _send(self, method: str, url: str, options: dict[str, Any]) -> requests.Response:
        try:
            return self._session.request(method, url, **options)
        except NotFollowed as redirected:
            return redirected.response
        except requests.RequestException as error:
            known = NETWORK.get(type(error))
            if known is None:
                raise
            failure = known(*error.args, request=error.request, response=error.response)
            failure.method, failure.url = method, url
            raise failure from error

    def _handle_response(self, url: str, res: Any, suppress_empty: bool = True) -> Any:
        """The parsed body of a success; raises for anything else."""
        result = _interpret(url, res, suppress_empty)
        self._heed_rate_limit(res)
        return result

    def _heed_rate_limit(self, res: Any) -> None:
        figures = read_rate_limit(res.headers)
        if figures:
            self.rate_limit = figures
            slow_down(self.rate_limiting_management, figures, self._sleep or time.sleep)


class OAuthConnection(Connection):
    """A store's API with an app's or API account's token; the host is BigCommerce's gateway.

    Without `access_token` it can only `fetch_token`. The further keywords are `Connection`'s.

    `rate_limiting_management` is a dict: when a successful answer says that no more than
    `min_requests_remaining` requests are left, the connection sleeps until the quota resets (if
    `wait`), then calls `callback_function` (if any) with `callback_args` as its one argument, or
    with none. The latest figures are in `rate_limit`.
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


class GraphQLConnection(OAuthConnection):
    """The GraphQL Admin API of a store."""

    def __init__(
        self,
        client_id: str | None,
        store_hash: str | None,
        access_token: str | None = None,
        host: str = "api.bigcommerce.com",
        api_path: str = "/stores/{}/graphql",
        rate_limiting_management: Mapping[str, Any] | None = None,
        **options: Unpack[ConnectionOptions],
    ) -> None:
        super().__init__(
            client_id, store_hash, access_token, host, api_path, rate_limiting_management, **options
        )
        self.graphql_path = self.full_path("")

    def query(self, query: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The whole answer to a GraphQL document: `data`, `errors`, `extensions`.

        Errors in it are not raised; `execute` raises them.
        """
        return self.post(self.graphql_path, {"query": query, "variables": variables or {}})

    def execute(self, query: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The `data` of a GraphQL document; raises `GraphQLException` if any error came with it."""
        answer = self.query(query, variables)
        if answer.get("errors"):
            said = "; ".join(str(error.get("message")) for error in answer["errors"])
            raise GraphQLException(said, self.last_response)
        return answer.get("data")

    def introspection_query(self) -> Any:
        """The answer that describes the schema."""
        return self.query(INTROSPECTION_QUERY)


def _item_path(resource: str, rid: int | str | None) -> str:
    if rid is None or rid == "":
        raise ValueError(f"rid is {rid!r}: the id of one of {resource!r} is needed")
    return f"{resource.removesuffix('/')}/{rid}"


def _interpret(url: str, res: Any, suppress_empty: bool) -> Any:
    if res.status_code >= 300:
        raise for_status(res.status_code)(describe(url, res), res)
    if res.status_code == 204:
        return _nothing(url, res, suppress_empty)
    try:
        return res.json()
    except ValueError as error:
        if not res.content:
            return _nothing(url, res, suppress_empty)
        raise InvalidResponseException(describe(url, res), res) from error


def _nothing(url: str, res: Any, suppress_empty: bool) -> dict[str, Any]:
    if not suppress_empty:
        raise EmptyResponseWarning(describe(url, res), res)
    return {}
