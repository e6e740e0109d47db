"""GraphQL: queries, their variables, and their errors."""

from __future__ import annotations

import json
import pickle
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

    def test_execute_gives_the_data(self, wire: Any) -> None:
        wire.answers(200, {"data": {"a": 1}})
        assert wire.graphql().execute("q") == {"a": 1}

    def test_execute_raises_the_errors_of_a_200(self, wire: Any) -> None:
        """In 0.23.4 a failed mutation passed for a success unless one looked."""
        from bigcommerce.exception import GraphQLException

        errors = [{"message": "no scope", "path": ["a"]}, {"message": "no luck"}]
        wire.answers(200, {"data": {"a": None}, "errors": errors}, X_Request_Id="abc")
        with pytest.raises(GraphQLException, match="no scope; no luck") as caught:
            wire.graphql().execute("q")
        revived = pickle.loads(pickle.dumps(caught.value))
        for error in (caught.value, revived):
            assert error.errors == errors
            assert error.data == {"a": None}
            assert (error.status_code, error.request_id) == (200, "abc")

    def test_introspection_asks_for_the_schema(self, wire: Any) -> None:
        wire.graphql().introspection_query()
        document = json.loads(wire.last.body)["query"]
        assert document.count("{") == document.count("}")
        assert document.count("ofType") == 7
        assert "__schema" in document
        assert "includeDeprecated: true" in document
        assert "subscriptionType" not in document
        assert "description" not in document

    def test_the_error_says_where_and_why(self, wire: Any) -> None:
        from bigcommerce.exception import GraphQLException

        first = {
            "message": "no scope",
            "path": ["store", "products", 0],
            "extensions": {"code": "INSUFFICIENT_ACCESS_SCOPE"},
        }
        body = {"data": {"store": None}, "errors": [first, {"message": "no luck"}]}
        wire.answers(200, body, X_BC_GraphQL_Complexity="17")
        with pytest.raises(GraphQLException) as caught:
            wire.graphql().execute("q")
        error = caught.value
        assert (error.path, error.code) == (["store", "products", 0], "INSUFFICIENT_ACCESS_SCOPE")
        assert (error.data, error.complexity) == ({"store": None}, 17)

    @pytest.mark.parametrize("errors", [["odd"], [{"message": "m", "extensions": None}]])
    def test_errors_of_another_shape_are_told_as_well(self, wire: Any, errors: Any) -> None:
        from bigcommerce.exception import GraphQLException

        wire.answers(200, {"errors": errors})
        with pytest.raises(GraphQLException) as caught:
            wire.graphql().execute("q")
        error = caught.value
        assert (error.errors, error.path, error.code, error.data) == (errors, [], None, None)
        assert error.complexity is None

    def test_query_raises_when_told_to(self, wire: Any) -> None:
        from bigcommerce.exception import GraphQLException

        wire.answers(200, {"errors": [{"message": "no"}]})
        with pytest.raises(GraphQLException, match="no"):
            wire.graphql(raise_errors=True).query("q")

    def test_the_cost_of_a_document_is_kept(self, wire: Any) -> None:
        connection = wire.graphql()
        assert connection.last_complexity is None
        wire.answers(200, {"data": {}}, X_BC_GraphQL_Complexity="17")
        connection.query("q")
        assert connection.last_complexity == 17

    def test_a_client_has_it_beside_v2(self, wire: Any) -> None:
        wire.answers(200, {"data": {"system": {"time": 1}}})
        api = wire.api()
        assert api.graphql.execute("query { system { time } }") == {"system": {"time": 1}}
        assert wire.last.url == "https://api.bigcommerce.com/stores/hash/graphql"
        assert wire.last.headers["X-Auth-Token"] == "token"
