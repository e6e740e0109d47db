"""Asking a store by the client: GET alone, with patience for quotas and short failures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

Get = Callable[..., Any]  # (path, **query) -> what the API answers, {} for nothing
Sleep = Callable[[float], object]
WAIT = threading.Event().wait  # for an event that never comes
V3 = "v3/"
TRIES = 6
RESERVE = 2  # requests of a window that are left to others
HERE = ("127.0.0.1", "localhost", "::1")


class Absent(LookupError):
    """The store has no such thing, or does not let the token see it; says which."""


def connect(store_hash: str, token: str, base_url: str = "", *, sleep: Sleep = WAIT) -> Get:
    """What asks a store, V2 or, by paths that begin with v3/, V3; raises ValueError for an address
    that cannot be.

    The function returned raises Absent, ValueError for a token that is refused and
    ConnectionError when the store has not answered after a while.
    """
    from bigcommerce import exception
    from bigcommerce.api import BigcommerceApi

    api = BigcommerceApi(
        client_id="bcfake",
        store_hash=store_hash,
        access_token=token,
        rate_limiting_management={"min_requests_remaining": RESERVE, "wait": True},
        sleep=sleep,
    )
    if base_url:
        api.connection.host = checked(base_url)

    def get(path: str, **query: Any) -> Any:
        said = ""
        connection = api.v3.connection if path.startswith(V3) else api.connection
        for attempt in range(TRIES):
            try:
                return connection.get(path.removeprefix(V3), params=query)
            except exception.RateLimitingException as refusal:
                said = str(refusal)
                sleep(max(float(refusal.retry_after) / 1000, 2**attempt))
            except (exception.ServerException, exception.NetworkException) as failure:
                said = str(failure)
                sleep(2**attempt)
            except exception.UnauthorizedException:
                raise ValueError("the store refuses the token, or there is no such store") from None
            except (exception.ForbiddenException, exception.NotFoundException) as refusal:
                raise Absent(f"{path}: {refusal.status_code}") from None
        raise ConnectionError(f"{path}: no answer after {TRIES} attempts: {said}")

    return get


def checked(base_url: str) -> str:
    """An origin that a token may be sent to; raises ValueError."""
    parts = urlsplit(base_url)
    form = "https://host[:port], http:// only on this machine"
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError(f"base URL {base_url!r}: it is not {form}")
    if parts.scheme == "http" and parts.hostname not in HERE:
        raise ValueError(f"base URL {base_url!r}: the token would be sent in the clear; {form}")
    return base_url.rstrip("/")
