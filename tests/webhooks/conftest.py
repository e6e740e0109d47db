"""What the tests of webhooks share: hooks that are listened to, and plain HTTP to the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore
from bcfake.message import Request

HOOK = "https://app.example/hook"
ADDRESS = {
    "first_name": "Ada",
    "last_name": "King",
    "street_1": "1 Main Street",
    "city": "Austin",
    "state": "Texas",
    "zip": "78701",
    "country": "United States",
    "email": "ada@example.com",
}

Send = Callable[..., requests.Response]
Listen = Callable[..., list[Request]]


@pytest.fixture
def send(bcfake: FakeStore) -> Send:
    """A function: `send("POST", "/brands", {"name": "Acme"})` is the answer of the store."""

    def send(method: str, path: str, body: Any = None) -> requests.Response:
        reply = requests.request(method, bcfake.url + path, json=body, headers=bcfake.headers)
        assert reply.status_code < 300, reply.text
        return reply

    return send


@pytest.fixture
def listen(bcfake: FakeStore) -> Listen:
    """A function: `listen("store/order/*")` registers a hook and is the requests that it gets."""

    def listen(*scopes: str, **values: Any) -> list[Request]:
        received: list[Request] = []
        bcfake.webhooks.route(HOOK, received.append)
        for scope in scopes:
            bcfake.webhooks.add(scope=scope, destination=HOOK, **values)
        return received

    return listen


@pytest.fixture
def order(bcfake: FakeStore) -> Any:
    """An order of one product, with a shipping address; its making is told to nobody."""
    product = bcfake.products.add(name="Mug", price="9.50")
    return bcfake.orders.add(
        billing_address=ADDRESS, products=[{"product_id": product["id"], "quantity": 2}]
    )
