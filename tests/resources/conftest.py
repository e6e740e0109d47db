"""What the tests of the resources share: plain HTTP to the test's own store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore
from bcfake.resources.order_fields import BILLING

Send = Callable[..., requests.Response]


@pytest.fixture
def send(bcfake: FakeStore) -> Send:
    """A function: `send("POST", "/brands", {"name": "Acme"})` is the answer of the store."""

    def send(method: str, path: str, body: Any = None) -> requests.Response:
        return requests.request(method, bcfake.url + path, json=body, headers=bcfake.headers)

    return send


class Till:
    """Orders over HTTP: placed, edited, looked at; an order is its id."""

    def __init__(self, send: Send, bcfake: FakeStore) -> None:
        self._send, self._store = send, bcfake

    def order_of(self, *lines: dict[str, Any], **more: Any) -> requests.Response:
        """The answer to an order with these lines."""
        body = {"billing_address": BILLING.sample, "products": lines, **more}
        return self._send("POST", "/orders", body)

    def placed(self, *lines: dict[str, Any], **more: Any) -> int:
        """An order with these lines."""
        answer = self.order_of(*lines, **more)
        assert answer.status_code == 201, answer.text
        return int(answer.json()["id"])

    def lines_of(self, order: int) -> list[dict[str, Any]]:
        """The lines an order has."""
        answer = self._send("GET", f"/orders/{order}/products")
        return answer.json() if answer.status_code == 200 else []

    def edit(self, order: int, *lines: dict[str, Any], **more: Any) -> requests.Response:
        """The answer to an update of an order's lines."""
        return self._send("PUT", f"/orders/{order}", {"products": lines, **more})

    def move(self, order: int, status: int) -> None:
        """Give an order a status."""
        assert self._send("PUT", f"/orders/{order}", {"status_id": status}).status_code == 200

    def error_of(self, answer: requests.Response, status: int) -> dict[str, Any]:
        """The one error of a refused request."""
        assert answer.status_code == status, answer.text
        error: dict[str, Any] = answer.json()[0]
        return error

    def level(self, product: Any) -> int:
        """How many of a product are in stock."""
        return int(self._store.products.get(product["id"])["inventory_level"])


@pytest.fixture
def till(send: Send, bcfake: FakeStore) -> Till:
    """Orders of the test's own store."""
    return Till(send, bcfake)
