"""GraphQL documents sent through each entrance of a store: answers, errors, cost, the schema."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from bigcommerce.exception import (
    GraphQLException,
    InvalidResponseException,
    ServerException,
    UnauthorizedException,
)

TIME = "query Now { system { time } }"
NAME = """query ($id: ID!) { store { product(id: $id) { basicInformation { name } } } }"""

pytestmark = pytest.mark.usefixtures("through")


def test_a_client_has_graphql_beside_v2(bcfake: Any) -> None:
    api = bcfake.client()
    id = api.Products.create(
        name="Mug", type="physical", price="1", weight=1, categories=[], availability="available"
    ).id
    shown = api.graphql.execute(NAME, {"id": f"bc/store/product/{id}"})
    assert shown == {"store": {"product": {"basicInformation": {"name": "Mug"}}}}


def test_a_document_is_posted_with_its_variables(bcfake: Any) -> None:
    """Also with none: null would be refused."""
    graphql = bcfake.client().graphql
    assert list(graphql.query(TIME)) == ["data"]
    graphql.query(NAME, {"id": "1"})
    entries = [(each.method, each.template, each.json) for each in bcfake.requests]
    assert entries == [
        ("POST", "/graphql", {"query": TIME, "variables": {}}),
        ("POST", "/graphql", {"query": NAME, "variables": {"id": "1"}}),
    ]


def test_the_errors_of_a_200_are_raised_with_what_came_beside_them(bcfake: Any) -> None:
    """In 0.23.4 a failed mutation passed for a success unless one looked."""
    bcfake.tokens.limit("store_v2_products_read_only")
    document = '{ system { time } order(id: "1") { id } store { product(id: "x") { id } } }'
    with pytest.raises(GraphQLException, match=r"does not have a scope.*; .*not an id") as caught:
        bcfake.client().graphql.execute(document)
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
        assert [each["path"] for each in error.errors] == [["order"], ["store", "product"]]
        assert (error.path, error.code) == (["order"], "INSUFFICIENT_ACCESS_SCOPE")
        assert (error.data["order"], error.data["store"]) == (None, {"product": None})
        assert error.status_code == 200
        assert error.request_id == bcfake.requests[-1].response_headers["X-Request-Id"]
        assert error.complexity == int(
            bcfake.requests[-1].response_headers["X-BC-GraphQL-Complexity"]
        )


def test_query_answers_with_the_errors_unless_told_to_raise(bcfake: Any) -> None:
    graphql = bcfake.client().graphql
    assert len(graphql.query("{ nothing }")["errors"]) == 1
    graphql.raise_errors = True
    with pytest.raises(GraphQLException, match="nothing"):
        graphql.query("{ nothing }")


def test_the_cost_of_a_document_is_kept(bcfake: Any) -> None:
    graphql = bcfake.client().graphql
    assert graphql.last_complexity is None
    graphql.query(TIME)
    assert graphql.last_complexity == 2
    graphql.query("{ catalog { brands(first: 20) { edges { node { id } } } } }")
    assert graphql.last_complexity == 2 + 20 * 3


def test_a_token_that_does_not_work_is_an_error_as_elsewhere(bcfake: Any) -> None:
    bcfake.tokens.revoke()
    with pytest.raises(UnauthorizedException):
        bcfake.client().graphql.query(TIME)


def test_the_schema_describes_itself(bcfake: Any) -> None:
    types = bcfake.client().graphql.introspection_query()["data"]["__schema"]["types"]
    fields = {each["name"]: each.get("fields") or () for each in types}
    assert {"time"} == {each["name"] for each in fields["System"]}
    assert "ProductOverridesForLocale" in fields


def test_a_document_that_only_reads_is_repeated_and_a_mutation_is_not(bcfake: Any) -> None:
    graphql = bcfake.client(retry=True, sleep=lambda seconds: None).graphql
    bcfake.faults.add("POST /graphql", 503, times=1)
    assert list(graphql.execute(TIME)) == ["system"]
    bcfake.faults.add("POST /graphql", 503, times=1)
    with pytest.raises(ServerException):
        graphql.execute('mutation { webhook { deleteWebhook(input: {webhookId: "1"}) { id } } }')
    assert len(bcfake.requests) == 3


def test_an_answer_without_a_body_is_no_data(bcfake: Any) -> None:
    bcfake.faults.add("POST /graphql", "empty")
    with pytest.raises(InvalidResponseException):
        bcfake.client().graphql.execute("{ system { time } }")
