"""What goes wrong, as classes; a table says which status raises which.

Exception
├── BigcommerceException
│   ├── HttpException                       an answer that is not a success
│   │   ├── EmptyResponseWarning            204 where the caller asked for a body
│   │   ├── InvalidResponseException        a success whose body is not JSON; a ValueError too
│   │   ├── GraphQLException                200 with `errors`, raised by `execute`
│   │   ├── RedirectionException            3xx that was not followed
│   │   ├── ClientRequestException          4xx
│   │   │   ├── BadRequestException             400
│   │   │   ├── UnauthorizedException           401
│   │   │   ├── ForbiddenException              403
│   │   │   ├── NotFoundException               404
│   │   │   ├── MethodNotAllowedException       405
│   │   │   ├── NotAcceptableException          406
│   │   │   ├── ConflictException               409
│   │   │   ├── PayloadTooLargeException        413
│   │   │   ├── UnsupportedMediaTypeException   415
│   │   │   ├── UnprocessableEntityException    422
│   │   │   └── RateLimitingException           429
│   │   └── ServerException                 5xx
│   │       ├── InternalServerException         500
│   │       ├── BadGatewayException             502
│   │       ├── ServiceUnavailableException     503
│   │       ├── GatewayTimeoutException         504
│   │       ├── PlanLimitException              507
│   │       └── HourlyLimitException            509
│   └── NetworkException                    no whole answer; each is also the requests error
│       ├── ConnectionFailedException
│       │   ├── SSLFailedException
│       │   ├── ProxyFailedException
│       │   └── ConnectTimeoutException         a TimeoutException too
│       ├── TimeoutException
│       │   └── ReadTimeoutException
│       ├── BrokenResponseException
│       └── DamagedResponseException
└── NotLoggedInException                    a call without a connection
"""

from __future__ import annotations

from typing import Any

import requests
from requests import exceptions as transport

from bigcommerce.error_body import (
    explain,
    fields_of,
    message_of,
    parsed,
    reports_of,
    without_secrets,
)
from bigcommerce.rate_limit import header, number, refusal_wait


class BigcommerceException(Exception):
    """What this client raises about an exchange with BigCommerce."""


class NotLoggedInException(Exception):
    """The call needs a connection and none was given."""


class HttpException(BigcommerceException):
    """An answer that is not a success; `response` is the `requests.Response`.

    Can be pickled and copied; the request's headers and body, where credentials are, stay behind.
    """

    def __init__(self, msg: str, res: Any) -> None:
        super().__init__(msg)
        self.response = res

    def __reduce__(self) -> tuple[Any, ...]:
        state = {name: value for name, value in vars(self).items() if name != "response"}
        return type(self), (self.args[0], without_secrets(self.response)), state

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        status: int = self.response.status_code
        return status

    @property
    def headers(self) -> Any:
        """The response headers."""
        return self.response.headers

    @property
    def content(self) -> Any:
        """The response body, bytes."""
        return self.response.content

    @property
    def body(self) -> Any:
        """The response body parsed from JSON, or None when it is not JSON."""
        return parsed(self.content)

    @property
    def message(self) -> str | None:
        """The server's own sentence: V2 `message`, V3 `title`, OAuth `error`; None without one."""
        said = (message_of(report) for report in reports_of(self.body))
        return next((text for text in said if text is not None), None)

    @property
    def field_errors(self) -> dict[str, str]:
        """What the server holds against which field: V3 `errors`, or V2's one named field."""
        reports = reports_of(self.body)
        return {field: text for report in reports for field, text in fields_of(report).items()}

    @property
    def explanation(self) -> str:
        """All that the server said as one readable text; "" where it gave no reason.

        It is also the end of `str(error)`, after status and path, and there cut short.
        """
        return explain(self.body)

    @property
    def method(self) -> str | None:
        """The HTTP method of the request."""
        return getattr(getattr(self.response, "request", None), "method", None)

    @property
    def url(self) -> str | None:
        """The absolute URL of the request, with its query."""
        return getattr(self.response, "url", None)

    @property
    def request_id(self) -> str | None:
        """BigCommerce's id of the exchange (`X-Request-Id`), to quote to its support."""
        return header(self.headers, "X-Request-Id")


class EmptyResponseWarning(HttpException):
    """No content where the caller asked for some."""


class InvalidResponseException(HttpException, ValueError):
    """A success whose body is not JSON, such as a maintenance page."""


class GraphQLException(HttpException):
    """A GraphQL answer with errors, from `GraphQLConnection.execute`."""

    @property
    def errors(self) -> list[Any]:
        """The errors as sent: `message`, `path`, `extensions`."""
        return list(self._report.get("errors", []))

    @property
    def data(self) -> Any:
        """What was answered beside the errors, perhaps in part."""
        return self._report.get("data")

    @property
    def path(self) -> list[Any]:
        """Where in the document the first error is: field names and list positions."""
        path = self._first.get("path")
        return path if isinstance(path, list) else []

    @property
    def code(self) -> str | None:
        """The code of the first error, such as INSUFFICIENT_ACCESS_SCOPE."""
        extensions = self._first.get("extensions")
        code = extensions.get("code") if isinstance(extensions, dict) else None
        return None if code is None else str(code)

    @property
    def complexity(self) -> int | None:
        """What the document cost."""
        told = number(header(self.headers, "X-BC-GraphQL-Complexity"))
        return None if told is None else int(told)

    @property
    def _report(self) -> dict[str, Any]:
        return next(iter(reports_of(self.body)), {})

    @property
    def _first(self) -> dict[str, Any]:
        first = next(iter(self.errors), None)
        return first if isinstance(first, dict) else {}


class RedirectionException(HttpException):
    """A 3xx answer: not modified, or a redirect of a write, which is never followed."""


class ClientRequestException(HttpException):
    """4xx: the request cannot be fulfilled as it is."""


class BadRequestException(ClientRequestException):
    """400: a field or filter is wrong; see `field_errors`."""


class UnauthorizedException(ClientRequestException):
    """401: the credentials are missing, wrong or revoked."""


class ForbiddenException(ClientRequestException):
    """403: the token lacks a scope, or a cap of the store is reached."""


class NotFoundException(ClientRequestException):
    """404: no such object or path."""


class MethodNotAllowedException(ClientRequestException):
    """405: the path exists, the method does not."""


class NotAcceptableException(ClientRequestException):
    """406: the format asked for is not offered."""


class ConflictException(ClientRequestException):
    """409: a duplicate, too little stock, or something still in use."""


class PayloadTooLargeException(ClientRequestException):
    """413: too many items asked for or sent; V2 pages hold at most 250."""


class UnsupportedMediaTypeException(ClientRequestException):
    """415: the Content-Type is missing or not supported."""


class UnprocessableEntityException(ClientRequestException):
    """422: the fields are understood but not accepted; see `field_errors`."""


class RateLimitingException(ClientRequestException):
    """429: the request quota is used up, or the platform sheds load."""

    @property
    def retry_after_seconds(self) -> float | None:
        """Seconds to wait, the longest of the headers that say so; None when none does."""
        return refusal_wait(self.headers)

    @property
    def retry_after(self) -> str:
        """Milliseconds to wait, as text: the header `X-Rate-Limit-Time-Reset-Ms` where present.

        Without it, what `X-Retry-After` says; without both, one second (assumed, so that
        `int(error.retry_after)` always works).
        """
        reset = header(self.headers, "X-Rate-Limit-Time-Reset-Ms")
        if reset is not None:
            return reset
        seconds = self.retry_after_seconds
        return str(int((1 if seconds is None else seconds) * 1000))


class ServerException(HttpException):
    """5xx: BigCommerce failed."""


class InternalServerException(ServerException):
    """500: may also hide rate pressure."""


class BadGatewayException(ServerException):
    """502."""


class ServiceUnavailableException(ServerException):
    """503: the store is down for maintenance, being upgraded or suspended."""


class GatewayTimeoutException(ServerException):
    """504."""


class PlanLimitException(ServerException):
    """507: the store's plan allows no more of these."""


class HourlyLimitException(ServerException):
    """509: the requests-per-hour limit of basic authentication."""


class NetworkException(BigcommerceException, requests.RequestException):
    """No whole answer arrived to `method` `url`. Whether a write took place is not known."""

    method: str | None = None
    url: str | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # Without the request, which carries credentials.
        state = {n: value for n, value in vars(self).items() if n not in ("request", "response")}
        return type(self), (str(self),), state


class ConnectionFailedException(NetworkException, transport.ConnectionError):
    """No connection, or it broke."""


class SSLFailedException(ConnectionFailedException, transport.SSLError):
    """The server's certificate was not accepted."""


class ProxyFailedException(ConnectionFailedException, transport.ProxyError):
    """The proxy refused or is not there."""


class TimeoutException(NetworkException, transport.Timeout):
    """The `timeout` of the connection passed."""


class ConnectTimeoutException(
    ConnectionFailedException, TimeoutException, transport.ConnectTimeout
):
    """No connection within the timeout; the request was not sent."""


class ReadTimeoutException(TimeoutException, transport.ReadTimeout):
    """Sent, but no answer within the timeout."""


class BrokenResponseException(NetworkException, transport.ChunkedEncodingError):
    """The connection broke in the middle of the answer."""


class DamagedResponseException(NetworkException, transport.ContentDecodingError):
    """The answer came whole, but what it was compressed to cannot be read."""


STATUSES: dict[int, type[HttpException]] = {
    400: BadRequestException,
    401: UnauthorizedException,
    403: ForbiddenException,
    404: NotFoundException,
    405: MethodNotAllowedException,
    406: NotAcceptableException,
    409: ConflictException,
    413: PayloadTooLargeException,
    415: UnsupportedMediaTypeException,
    422: UnprocessableEntityException,
    429: RateLimitingException,
    500: InternalServerException,
    502: BadGatewayException,
    503: ServiceUnavailableException,
    504: GatewayTimeoutException,
    507: PlanLimitException,
    509: HourlyLimitException,
}

NETWORK: dict[type[requests.RequestException], type[NetworkException]] = {
    transport.ConnectionError: ConnectionFailedException,
    transport.SSLError: SSLFailedException,
    transport.ProxyError: ProxyFailedException,
    transport.Timeout: TimeoutException,
    transport.ConnectTimeout: ConnectTimeoutException,
    transport.ReadTimeout: ReadTimeoutException,
    transport.ChunkedEncodingError: BrokenResponseException,
    transport.ContentDecodingError: DamagedResponseException,
}


def for_status(status: int) -> type[HttpException]:
    """The class a status of 300 or more raises."""
    if status < 400:
        return RedirectionException
    return STATUSES.get(status, ClientRequestException if status < 500 else ServerException)
