"""What the tests of the resources share: plain HTTP to the test's own store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

Send = Callable[..., requests.Response]


@pytest.fixture
def send(bcfake: FakeStore) -> Send:
    """A function: `send("POST", "/brands", {"name": "Acme"})` is the answer of the store."""

    def send(method: str, path: str, body: Any = None) -> requests.Response:
        return requests.request(method, bcfake.url + path, json=body, headers=bcfake.headers)

    return send
