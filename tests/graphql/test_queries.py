"""Roots, objects, connections and the schema's description of itself."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bcfake.fake import FakeStore
from bigcommerce.api import BigcommerceApi
from bigcommerce.connection import GraphQLConnection

PAGE = """query Page($first: Int, $after: String, $last: Int, $before: String) {
  catalog { products(first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""


@pytest.fixture
def connection(bcfake: FakeStore) -> GraphQLConnection:
    return GraphQLConnection(bcfake.client_id, bcfake.store_hash, bcfake.access_token)


def page(ask: Any, **arguments: Any) -> Any:
    return ask(PAGE, **arguments)["catalog"]["products"]


def ids(found: Any) -> list[int]:
    return [
        int(node["id"].rpartition("/")[2]) for node in (edge["node"] for edge in found["edges"])
    ]


def test_the_time_is_that_of_the_stores_clock(bcfake: FakeStore, data: Any) -> None:
    bcfake.clock.freeze(datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone.utc))
    assert data("{ system { time } }") == {"system": {"time": 1893553445}}


def test_the_client_gets_the_schema(connection: GraphQLConnection) -> None:
    answer = connection.introspection_query()
    types = {each["name"]: each for each in answer["data"]["__schema"]["types"]}
    assert {"Product", "Order", "Customer", "PageInfo", "ValidationError"} <= set(types)
    roots = {field["name"] for field in types["Query"]["fields"]}
    assert {"system", "store", "catalog", "order", "orders", "customer", "customers"} <= roots


def test_the_api_of_a_store_has_graphql_beside_v2(bcfake_client: BigcommerceApi) -> None:
    time = bcfake_client.graphql.execute("{ system { time } }")["system"]["time"]
    assert isinstance(time, int)


def test_a_product_shows_what_it_is_made_of(bcfake: FakeStore, data: Any, nodes: Any) -> None:
    brand, category = bcfake.brands.add(name="Acme"), bcfake.categories.add(name="Cups")
    product = bcfake.products.add(
        name="Mug", price="9.50", brand_id=brand["id"], categories=[category["id"]], warranty="None"
    )
    shown = data(
        """query ($id: ID!) { store { product(id: $id) {
          id price type availability brand { id name } categories { edges { node { name } } }
          basicInformation { name } storefrontDetails { warranty } urlPath { path }
          variants { edges { node { id } } } } } }""",
        id=f"bc/store/product/{product['id']}",
    )["store"]["product"]
    assert nodes(shown.pop("variants")) != []
    assert shown == {
        "id": f"bc/store/product/{product['id']}",
        "price": 9.5,
        "type": "PHYSICAL",
        "availability": "AVAILABLE",
        "brand": {"id": f"bc/store/brand/{brand['id']}", "name": "Acme"},
        "categories": {"edges": [{"node": {"name": "Cups"}}]},
        "basicInformation": {"name": "Mug"},
        "storefrontDetails": {"warranty": "None"},
        "urlPath": {"path": "/mug/"},
    }


def test_an_order_leads_to_its_customer_and_its_products(
    bcfake: FakeStore, data: Any, nodes: Any
) -> None:
    product, customer = bcfake.products.add(name="Mug"), bcfake.customers.add(first_name="Ann")
    line = {"product_id": product["id"], "quantity": 2}
    order = bcfake.orders.add(customer_id=customer["id"], products=[line])
    shown = data(
        """query ($id: ID!) { order(id: $id) { status totalIncTax billingAddress { firstName }
          customer { firstName }
          products { edges { node { name quantity product { id } } } } } }""",
        id=f"bc/store/order/{order['id']}",
    )["order"]
    assert shown["customer"] == {"firstName": "Ann"}
    assert nodes(shown["products"]) == [
        {"name": "Mug", "quantity": 2, "product": {"id": f"bc/store/product/{product['id']}"}}
    ]
    assert shown["totalIncTax"] == 20
    assert shown["billingAddress"] == {"firstName": "Jane"}


def test_what_is_not_there_is_null(data: Any) -> None:
    asked = '{ store { product(id: "bc/store/product/99") { id } } order(id: "7") { id } }'
    assert data(asked) == {"store": {"product": None}, "order": None}


def test_products_are_filtered_by_ids(bcfake: FakeStore, data: Any) -> None:
    first, _, third = (bcfake.products.add()["id"] for _ in range(3))
    wanted = [f"bc/store/product/{first}", f"bc/store/product/{third}"]
    asked = (
        "query ($ids: [ID!]) { store { products(filters: {ids: $ids}) { edges { node { id } } } } }"
    )
    assert ids(data(asked, ids=wanted)["store"]["products"]) == [first, third]
    assert ids(data(asked, ids=[])["store"]["products"]) == []


def test_a_page_has_ten_rows_unless_asked_otherwise(
    bcfake: FakeStore, data: Any, nodes: Any
) -> None:
    for _ in range(11):
        bcfake.brands.add()
    asked = "{ catalog { brands { edges { node { id } } pageInfo { hasNextPage } } } }"
    brands = data(asked)["catalog"]["brands"]
    assert (len(nodes(brands)), brands["pageInfo"]["hasNextPage"]) == (10, True)


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(size=st.integers(1, 8), total=st.integers(0, 9), backwards=st.booleans())
def test_pages_hold_every_row_once(
    bcfake: FakeStore, data: Any, size: int, total: int, backwards: bool
) -> None:
    """Forwards by endCursor, backwards by startCursor."""
    with bcfake.snapshot():
        made = [bcfake.products.add()["id"] for _ in range(total)]
        seen: list[int] = []
        cursor, more = None, True
        while more:
            if backwards:
                found = page(data, last=size, before=cursor)
                seen = ids(found) + seen
                more, cursor = (found["pageInfo"][n] for n in ("hasPreviousPage", "startCursor"))
            else:
                found = page(data, first=size, after=cursor)
                seen += ids(found)
                more, cursor = (found["pageInfo"][n] for n in ("hasNextPage", "endCursor"))
        assert seen == made


def test_rows_that_go_and_come_do_not_move_a_page(bcfake: FakeStore, data: Any) -> None:
    made = [bcfake.products.add()["id"] for _ in range(4)]
    cursor = page(data, first=2)["pageInfo"]["endCursor"]
    bcfake.products.delete(made[1])
    assert ids(page(data, first=2, after=cursor)) == made[2:]
