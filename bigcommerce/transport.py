"""How a connection sends: one session, one quota, retries. The only file that calls requests."""

from __future__ import annotations

import copy
import re
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

import requests

from bigcommerce.answers import interpret
from bigcommerce.encoding import Query, base_url, encode_body, same_origin, with_query
from bigcommerce.exception import NETWORK
from bigcommerce.limiter import Limiter, limiter_of
from bigcommerce.meant import meant
from bigcommerce.options import Timeout, pop_hooks
from bigcommerce.rate_limit import read_rate_limit, slow_down
from bigcommerce.sending import Call, Hooks
from bigcommerce.session import CREDENTIALS, NotFollowed, Session, anonymous, guard_redirect

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter
    from typing_extensions import Self, Unpack
    from urllib3.util.retry import Retry

    from bigcommerce.options import CallOptions, ConnectionOptions
    from bigcommerce.retry import RetryPolicy

MISSING: Any = type("Missing", (), {"__repr__": lambda self: "<not given>"})()
_ABSOLUTE = re.compile("https?://", re.IGNORECASE)
_OF_THE_SESSION = ("session", "adapter", "proxies")
_OF_CALLS = ("timeout", "retry", *(f"on_{name}" for name in Hooks._fields))
_SENT_TWICE = (str, bytes, dict, list, tuple, type(None))  # a file or generator is used up


class Transport:
    """Sends requests to one API of one host; `Connection` says what the options mean."""

    def __init__(
        self,
        host: str,
        auth: tuple[str, str] | None,
        api_path: str = "/api/v2/{}",
        *,
        rate_limiting_management: Mapping[str, Any] | None = None,
        **options: Unpack[ConnectionOptions],
    ) -> None:
        self.host = host
        self.api_path = api_path
        self.timeout = options.pop("timeout", 7.0)
        self.rate_limiting_management = rate_limiting_management
        self.rate_limit: dict[str, int] = {}
        self._sleep = options.pop("sleep", None)
        self._retry = options.pop("retry", None)
        given: dict[str, Any] = {**options}
        self._hooks = pop_hooks(given)
        self._refuse_unknown(given)
        self._last_response: requests.Response | None = None
        self._of_this_thread = threading.local()
        self._limiter: Limiter | None = None
        self._open_session(**given)
        if auth is not None:
            self._session.auth = auth

    def _refuse_unknown(self, options: Mapping[str, Any]) -> None:
        unknown = [name for name in options if name not in _OF_THE_SESSION]
        if unknown:
            near = meant(unknown[0], (*_OF_CALLS, *_OF_THE_SESSION, "sleep"))
            raise TypeError(f"{type(self).__name__} takes no {', '.join(unknown)}{near}")

    def _open_session(
        self,
        session: requests.Session | None = None,
        adapter: BaseAdapter | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> None:
        self._owns_session = session is None
        self._session = Session() if session is None else session
        self._session.headers.update({"Accept": "application/json"})
        self._session.proxies.update(proxies or {})
        if adapter is not None:
            self._session.mount("https://", adapter)
            self._session.mount("http://", adapter)
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

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """This connection with another `timeout`, `retry` or hooks, for some calls.

        Session, credentials and knowledge of the quota are shared with it.
        """
        twin = copy.copy(self)
        if "timeout" in options:
            twin.timeout = options.pop("timeout")
        if "retry" in options:
            twin._retry = options.pop("retry")
        given: dict[str, Any] = {**options}
        twin._hooks = pop_hooks(given, self._hooks)
        if given:
            near = meant(next(iter(given)), _OF_CALLS)
            raise TypeError(f"with_options takes no {', '.join(given)}{near}")
        return twin

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

    def make_request(
        self,
        method: str,
        url: str,
        data: Any = None,
        params: Query | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        timeout: Timeout = MISSING,
        retry: RetryPolicy | Retry | bool | None = MISSING,
    ) -> Any:
        """Send one request and return the parsed body, `{}` where there is none.

        `url` is a path below the API, or absolute; credentials go to the API's own host only.
        `timeout` and `retry` are for this call. Raises `HttpException` for an answer that is not
        2xx (or is not JSON), `NetworkException` when there is no answer.
        """
        given = {"timeout": timeout, "retry": retry}
        extra: Any = {name: value for name, value in given.items() if value is not MISSING}
        response = self._run_method(method, url, data, params, headers, **extra)
        self._last_response = self._of_this_thread.response = response
        return self._handle_response(url, response)

    def request(
        self,
        method: str,
        url: str,
        data: Any = None,
        params: Query | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The raw response to a request, whatever its status; raises only `NetworkException`."""
        response = self._run_method(method, url, data, params, headers)
        self._last_response = self._of_this_thread.response = response
        return response

    def _run_method(
        self,
        method: str,
        url: str,
        data: Any = None,
        query: Query | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        timeout: Timeout = MISSING,
        retry: RetryPolicy | Retry | bool | None = MISSING,
    ) -> requests.Response:
        data, sent = encode_body(method, data, headers)
        options: dict[str, Any] = {
            "data": data,
            "timeout": self.timeout if timeout is MISSING else timeout,
            "headers": sent,
        }
        if not _ABSOLUTE.match(url):
            url = self.full_path(url.removeprefix("/"))
        elif not same_origin(url, self.full_path("")):
            self._withhold_credentials(options)
        call = Call(method, with_query(url, query), options, self._send, self._hooks)
        policy = self._policy(self._retry if retry is MISSING else retry)
        if policy is None or not isinstance(data, _SENT_TWICE):
            return call.once()
        repeatable = policy.repeats(method) or self._only_reads(method, data)
        return call.repeatedly(policy, repeatable, self._quota, self._sleep or time.sleep)

    def _policy(self, retry: Any) -> RetryPolicy | None:
        if not retry and (retry is False or not self.rate_limiting_management):
            return None
        from bigcommerce.retry import policy_of

        return policy_of(retry, self.rate_limiting_management)

    def _only_reads(self, method: str, data: Any) -> bool:
        """Whether a request changes nothing although its method says otherwise."""
        return False

    @property
    def _quota(self) -> Limiter:
        if self._limiter is None:
            self._limiter = limiter_of(base_url(self.host), getattr(self, "store_hash", None) or "")
        return self._limiter

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
        figures = read_rate_limit(res.headers)
        if figures and res.status_code == 429:  # no other error changes it, as ever
            self.rate_limit = figures
        result = interpret(url, res, suppress_empty)
        if figures:
            self.rate_limit = figures
            slow_down(self.rate_limiting_management, figures, self._pause)
        return result

    def _pause(self, seconds: float) -> None:
        self._quota.sleep(seconds, self._sleep or time.sleep)
