"""What HTTP carries: statuses, headers, errors beside the data, scopes, quota, faults, journal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bcfake.fake import FakeStore
from bigcommerce.api import BigcommerceApi
from bigcommerce.exception import GraphQLException

TIME = "query Now { system { time } }"


@pytest.mark.parametrize(
    "body",
    [
        *(b"{", b"[]", b"null", b"{}", b'{"query": ""}', b'{"query": 1}'),
        *(b'{"query": "{ system { time } }", "variables": %s}' % v for v in (b"null", b"[]", b"1")),
        b'{"query": "{ system { time } }", "operationName": 1}',
    ],
)
def test_a_body_that_holds_no_document_is_400(post: Any, body: bytes) -> None:
    assert post(data=body).status_code == 400


def test_every_entrance_answers_documents(entrance: Any) -> None:
    path = f"/stores/{entrance.store.store_hash}/graphql"
    reply = entrance.send("POST", path, json={"query": TIME})
    assert (reply.status, list(reply.json["data"])) == (200, ["system"])
    assert reply.headers["x-bc-graphql-operation-name"] == "Now"


def test_variables_may_be_left_out(post: Any) -> None:
    assert post(json={"query": TIME}).json()["data"]["system"]["time"]


def test_a_wrong_token_is_401(post: Any) -> None:
    headers = {"X-Auth-Token": "wrong", "Content-Type": "application/json"}
    assert post(json={"query": TIME}, headers=headers).status_code == 401


def test_headers_tell_of_the_document(post: Any) -> None:
    headers = post(json={"query": TIME}).headers
    told = {name: headers[f"x-bc-graphql-{name}"] for name in ("operation-type", "operation-name")}
    assert told == {"operation-type": "query", "operation-name": "Now"}
    assert headers["x-bc-graphql-complexity"] == "2"
    assert "X-Rate-Limit-Requests-Left" in headers


def test_the_hashes_are_those_of_the_texts(post: Any) -> None:
    def hashes(**body: Any) -> tuple[str, str]:
        headers = post(json={"query": TIME, **body}).headers
        return headers["x-bc-graphql-query-hash"], headers["x-bc-graphql-variables-hash"]

    first, again, other = hashes(), hashes(variables={}), hashes(variables={"a": 1})
    assert first == again
    assert (first[0], first[1] != other[1]) == (other[0], True)


def test_complexity_grows_with_the_rows_asked_for(post: Any) -> None:
    """A field costs one; what is in a connection as often as it has rows."""
    document = """query ($n: Int) { orders(first: $n) { edges { node { ...it } } } }
        fragment it on Order { id status }"""

    def cost(document: str, **variables: int) -> int:
        reply = post(json={"query": document, "variables": variables})
        return int(reply.headers["x-bc-graphql-complexity"])

    assert cost(document, n=20) == 1 + 20 * 4
    assert cost("{ orders(first: 20) { edges { node { id status } } } }") == 1 + 20 * 4
    assert cost(document) == 1 + 10 * 4


def test_a_document_may_cost_ten_thousand(bcfake: FakeStore, ask: Any) -> None:
    deep = "{ catalog { products(first: 250) { edges { node { variants(first: %d) {"
    deep += " edges { node { id } } } } } } } }"
    assert "errors" not in ask(deep % 10)
    answer = ask(deep % 30)
    assert answer["data"] is None
    assert "10000" in answer["errors"][0]["message"]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ system { time }", "GRAPHQL_PARSE_FAILED"),
        ("{ system { date } }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { system { time } } query B { system { time } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ " * 2000 + "}" * 2000, "GRAPHQL_PARSE_FAILED"),
        ("{ a" * 5000 + "}" * 5000, "GRAPHQL_PARSE_FAILED"),
        ('{ store { product(id: "bc/store/brand/1") { id } } }', "BAD_USER_INPUT"),
        ("{ orders(first: -1) { edges { node { id } } } }", "BAD_USER_INPUT"),
        ('{ orders(after: "x") { edges { node { id } } } }', "BAD_USER_INPUT"),
        ("{ orders(first: 1, last: 1) { edges { node { id } } } }", "BAD_USER_INPUT"),
        ("query ($id: ID!) { order(id: $id) { id } }", "BAD_USER_INPUT"),
    ],
    ids=lambda text: text[:40],
)
def test_what_is_wrong_with_a_document_is_told_in_a_200(ask: Any, document: str, code: str) -> None:
    answer = ask(document)
    assert [each["extensions"]["code"] for each in answer["errors"]] == [code]
    assert all(each["message"] for each in answer["errors"])


def test_of_several_operations_one_is_named(post: Any) -> None:
    document = "query A { system { time } } query B { store { profile { name } } }"
    answer = post(json={"query": document, "operationName": "B"}).json()
    assert answer == {"data": {"store": {"profile": {"name": "My Store"}}}}


def test_a_scope_the_token_lacks_is_an_error_at_its_path(bcfake: FakeStore, ask: Any) -> None:
    bcfake.tokens.limit("store_v2_orders_read_only")
    assert "errors" not in ask("{ orders { edges { node { id } } } system { time } }")
    (error,) = ask("{ store { products { edges { node { id } } } } }")["errors"]
    assert error["path"] == ["store", "products"]
    assert error["extensions"] == {
        "code": "INSUFFICIENT_ACCESS_SCOPE",
        "requiredScopes": ["store_v2_products", "store_v2_products_read_only"],
    }


def test_reading_is_not_writing(bcfake: FakeStore, ask: Any) -> None:
    id = bcfake.products.add(is_featured=False)["id"]
    bcfake.tokens.limit("store_v2_products_read_only")
    change = """mutation ($id: ID!) { product {
        setProductIsFeatured(input: {productId: $id, data: {isFeatured: true}}) {
          product { id } } } }"""
    (error,) = ask(change, id=id)["errors"]
    assert error["extensions"]["requiredScopes"] == ["store_v2_products"]
    assert bcfake.products.get(id)["is_featured"] is False


def test_a_metafield_needs_the_scope_of_what_it_is_kept_with(bcfake: FakeStore, ask: Any) -> None:
    id = bcfake.products.add()["id"]
    bcfake.tokens.limit("store_v2_products")
    values = 'namespace: "n", key: "k", value: "v", permissionSet: READ'
    make = "mutation { metafield { createMetafield(input: {%s %s}) { metafield { id } } } }"
    assert "errors" not in ask(make % (values, f'resourceId: "bc/store/product/{id}"'))
    (error,) = ask(make % (values, ""))["errors"]
    assert error["extensions"]["requiredScopes"] == ["store_v2_information"]


def test_the_client_raises_what_went_wrong(bcfake_client: BigcommerceApi) -> None:
    with pytest.raises(GraphQLException, match="not an id"):
        bcfake_client.graphql.execute('{ order(id: "x") { id } }')


def test_faults_are_aimed_at_the_path(bcfake: FakeStore, post: Any) -> None:
    bcfake.faults.add("POST /graphql", 503)
    assert [post(json={"query": TIME}).status_code for _ in range(2)] == [503, 200]


def test_documents_are_in_the_journal(bcfake: FakeStore, post: Any) -> None:
    post(json={"query": "{ nothing }"})
    entry = bcfake.requests[-1]
    assert (entry.method, entry.template, entry.status) == ("POST", "/graphql", 200)
    assert "nothing" in entry.hint
    assert json.loads(entry.request_body)["query"] == "{ nothing }"


def test_the_quota_counts_documents(post: Any) -> None:
    left = [int(post(json={"query": TIME}).headers["X-Rate-Limit-Requests-Left"]) for _ in range(2)]
    assert left[0] - left[1] == 1


def test_drift_adds_nothing_to_what_was_asked_for(bcfake_factory: Any) -> None:
    answer = bcfake_factory(drift=True).client().graphql.execute(TIME)
    assert list(answer) == ["system"]
    assert list(answer["system"]) == ["time"]
