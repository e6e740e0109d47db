"""GraphQL: what is sent, and answers that no store gives; the rest is in
test_graphql_with_a_store."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import MagicMock

import pytest

from bigcommerce.connection import GraphQLConnection


class TestGraphQL:
    def test_a_query_is_posted_with_its_variables(self, wire: Any) -> None:
        envelope = {"data": {"system": {"time": 1}}, "errors": [{"message": "partly"}]}
        wire.answers(200, envelope).answers(200, envelope)
        connection = wire.graphql()
        assert connection.graphql_path == "https://api.bigcommerce.com/stores/hash/graphql"
        assert connection.query("query { system { time } }") == envelope
        assert wire.last.url == connection.graphql_path
        assert wire.last.headers["X-Auth-Token"] == "token"
        assert json.loads(wire.last.body) == {
            "query": "query { system { time } }",
            "variables": {},
        }
        connection.query("q", {"id": 1})
        assert json.loads(wire.last.body)["variables"] == {"id": 1}

    def test_query_goes_through_post(self) -> None:
        connection = GraphQLConnection("id", "hash", "token")
        connection.post = MagicMock()  # type: ignore[method-assign]
        connection.query("q")
        connection.post.assert_called_once_with(
            connection.graphql_path, {"query": "q", "variables": {}}
        )

    def test_introspection_asks_for_the_schema(self, wire: Any) -> None:
        wire.graphql().introspection_query()
        document = json.loads(wire.last.body)["query"]
        assert document.count("{") == document.count("}")
        assert document.count("ofType") == 7
        assert "__schema" in document
        assert "includeDeprecated: true" in document
        assert "subscriptionType" not in document
        assert "description" not in document

    @pytest.mark.parametrize("errors", [["odd"], [{"message": "m", "extensions": None}]])
    def test_errors_of_another_shape_are_told_as_well(self, wire: Any, errors: Any) -> None:
        from bigcommerce.exception import GraphQLException

        wire.answers(200, {"errors": errors})
        with pytest.raises(GraphQLException) as caught:
            wire.graphql().execute("q")
        error = caught.value
        assert (error.errors, error.path, error.code, error.data) == (errors, [], None, None)
        assert error.complexity is None
