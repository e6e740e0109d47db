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


@pytest.fixture
def change(ask: Ask) -> Ask:
    """`change("product", "setProductUrlPath", "product { id }", **input)`: the mutation's payload.

    `errors` of the payload are asked for where `shows` names them; the whole answer's are raised
    as AssertionError.
    """

    def mutate(root: str, name: str, shows: str, /, **input: Any) -> Any:
        title = name[0].upper() + name[1:]
        document = f"mutation ($input: {title}Input!) {{ {root} {{ {name}(input: $input) {{"
        answer = ask(f"{document} {shows} }} }} }}", input=input)
        assert "errors" not in answer, answer["errors"]
        return answer["data"][root][name]

    return mutate


@pytest.fixture
def nodes() -> Ask:
    """`nodes(connection)`: what its edges lead to."""
    return lambda connection: [edge["node"] for edge in connection["edges"]]
