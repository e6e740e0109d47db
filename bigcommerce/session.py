"""The session requests go through: what it adds, and where it never sends credentials."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import requests

from bigcommerce.encoding import same_origin
from bigcommerce.version import __version__

CREDENTIALS = ("X-Auth-Client", "X-Auth-Token", "Authorization")


class Session(requests.Session):
    """Sends what BigCommerce asks for beside `headers`, whose content programs compare."""

    def __init__(self) -> None:
        super().__init__()
        self.headers = {}  # a plain dict, and without requests' own defaults

    def prepare_request(self, request: requests.Request) -> requests.PreparedRequest:
        prepared = super().prepare_request(request)
        prepared.headers.setdefault("User-Agent", f"bigcommerce-python/{__version__}")
        prepared.headers.setdefault("Accept-Encoding", "gzip")
        return prepared


class NotFollowed(Exception):
    """Takes an answer past requests, which would follow it: a redirected write with a GET."""

    def __init__(self, response: requests.Response) -> None:
        super().__init__(response)
        self.response = response


def guard_redirect(response: requests.Response, *args: Any, **kwargs: Any) -> requests.Response:
    """A hook on each answer: a write is not redirected, credentials do not change hosts."""
    if not response.is_redirect:
        return response
    sent = response.request
    try:
        at_home = same_origin(urljoin(response.url, response.headers["location"]), response.url)
    except ValueError:  # a location that is none
        raise NotFollowed(response) from None
    if sent.method not in {"GET", "HEAD"}:
        raise NotFollowed(response)
    if not at_home:
        for name in CREDENTIALS:
            sent.headers.pop(name, None)
    return response


def anonymous(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
