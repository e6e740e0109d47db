"""Documents sent to a fake store's GraphQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

Post = Callable[..., requests.Response]
Ask = Callable[..., Any]


@pytest.fixture
def post(bcfake: FakeStore) -> Post:
    """`post(json=...)` or `post(data=...)`: the raw answer of POST /graphql."""
    url = bcfake.url.removesuffix("/v2") + "/graphql"
    headers = {**bcfake.headers, "Content-Type": "application/json"}

    def send(**more: Any) -> requests.Response:
        return requests.post(url, timeout=5, **{"headers": headers, **more})

    return send


@pytest.fixture
def ask(post: Post) -> Ask:
    """`ask(document, name=value, ...)`: the parsed answer, whose status is always 200."""

    def query(document: str, **variables: Any) -> Any:
        reply = post(json={"query": document, "variables": variables})
        assert reply.status_code == 200
        return reply.json()

    return query


@pytest.fixture
def data(ask: Ask) -> Ask:
    """The same where no error is expected: the `data` alone."""

    def query(document: str, **variables: Any) -> Any:
        answer = ask(document, **variables)
        assert "errors" not in answer
        return answer["data"]

    return query
