"""What each call of a resource asks a connection for, and what it makes of the answer."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from bigcommerce.exception import NotLoggedInException
from bigcommerce.resources import (
    ApiResource,
    BlogPosts,
    Countries,
    CountryStates,
    Coupons,
    CustomerAddresses,
    Customers,
    ListableApiResource,
    OrderConsignments,
    OrderFees,
    Orders,
    OrderShipments,
    OrderShippingAddresses,
    OrderShippingQuotes,
    OrderStatuses,
    ProductOptions,
    Products,
    ProductSkus,
    ShippingCarrierConnections,
    Store,
    Time,
)


@pytest.mark.parametrize(
    ("call", "request_sent"),
    [
        (lambda c: Orders.get(1, c), ("GET", "orders/1", None, {}, None)),
        (lambda c: Orders.get(1, connection=c), ("GET", "orders/1", None, {}, None)),
        (lambda c: Orders.all(c, limit=3), ("GET", "orders", None, {"limit": 3}, None)),
        (lambda c: Orders.create(c, a="b"), ("POST", "orders", {"a": "b"}, None, None)),
        (lambda c: Orders.create(connection=c, a=1), ("POST", "orders", {"a": 1}, None, None)),
        (lambda c: row(Orders, c).update(a=2), ("PUT", "orders/1", {"a": 2}, None, None)),
        (lambda c: row(Orders, c).delete(), ("DELETE", "orders/1", None, None, None)),
        (lambda c: Orders.delete_all(c), ("DELETE", "orders", None, None, None)),
        (
            lambda c: OrderShipments.get(1, 2, c),
            ("GET", "orders/1/shipments/2", None, {}, None),
        ),
        (
            lambda c: OrderShipments.all(1, connection=c, page=2),
            ("GET", "orders/1/shipments", None, {"page": 2}, None),
        ),
        (
            lambda c: OrderShipments.create(1, c, name="x"),
            ("POST", "orders/1/shipments", {"name": "x"}, None, None),
        ),
        (
            lambda c: row(OrderShipments, c).update(b=1),
            ("PUT", "orders/9/shipments/1", {"b": 1}, None, None),
        ),
        (
            lambda c: OrderShipments.delete_all(1, connection=c),
            ("DELETE", "orders/1/shipments", None, None, None),
        ),
        (lambda c: ProductSkus.all(connection=c), ("GET", "products/skus", None, {}, None)),
        (lambda c: CustomerAddresses.all(0, c), ("GET", "customers/0/addresses", None, {}, None)),
    ],
)
def test_a_call_becomes_one_request(recorder: Any, call: Any, request_sent: Any) -> None:
    connection = recorder({"id": 1})
    call(connection)
    assert connection.calls == [request_sent]


def row(resource: Any, connection: Any) -> Any:
    return resource({"id": 1, "order_id": 9, "_connection": connection})


@pytest.mark.parametrize(
    ("call", "path"),
    [
        (lambda c: Products.count(c), "products/count"),
        (lambda c: CountryStates.count(3, c), "countries/3/states/count"),
        (lambda c: CountryStates.count(connection=c), "countries/states/count"),
        (lambda c: ProductSkus.count(connection=c), "products/skus/count"),
        (lambda c: ProductSkus.count(0, c), "products/0/skus/count"),
    ],
)
def test_count_is_a_number(recorder: Any, call: Any, path: str) -> None:
    connection = recorder({"count": 12})
    assert call(connection) == 12
    assert connection.calls == [("GET", path, None, {}, None)]


def test_count_over_all_parents_is_refused_where_the_api_has_none(recorder: Any) -> None:
    connection = recorder()
    with pytest.raises(NotImplementedError, match="customer_id"):
        CustomerAddresses.count(connection=connection)
    assert connection.calls == []


def test_answers_become_rows_that_know_their_connection(recorder: Any) -> None:
    connection = recorder()
    rows = Orders._create_object([{"id": 1}, {"id": 2}], connection)
    assert type(rows) is list
    assert [type(each) for each in rows] == [Orders, Orders]
    assert all(each._connection is connection for each in rows)
    assert type(Orders._create_object({"id": 1}, connection)) is Orders


@pytest.mark.parametrize("nothing", [{}, []])
def test_an_empty_list_is_an_empty_list(recorder: Any, nothing: Any) -> None:
    """0.23.4 gave one object without fields, which was true and had a length of 1."""
    connection = recorder(nothing, nothing, nothing, nothing)
    assert Orders.all(connection) == []
    assert OrderShipments.all(1, connection) == []
    assert list(Orders.iterall(connection, page=9)) == []
    assert list(Orders.iterall(connection)) == []


def test_the_store_and_its_clock_are_one_object(recorder: Any) -> None:
    assert Store.all(recorder({"secure_url": "https://x"}))["secure_url"] == "https://x"
    assert Time.all(recorder({"time": 5})).time == 5
    connection = recorder({"time": 5})
    assert [each.time for each in Time.iterall(connection)] == [5]
    assert len(connection.calls) == 1


def test_update_returns_a_new_row_and_leaves_the_old_one(recorder: Any) -> None:
    connection = recorder({"id": 1, "name": "new"})
    old = Products({"id": 1, "name": "old", "_connection": connection})
    new = old.update(name="new")
    assert (old.name, new.name) == ("old", "new")
    assert new._connection is connection


def test_delete_returns_the_answer(recorder: Any) -> None:
    assert Products({"id": 1, "_connection": recorder({})}).delete() == {}


@pytest.mark.parametrize("nobody", [None, ""])
def test_a_forgotten_id_does_not_reach_the_collection(recorder: Any, nobody: Any) -> None:
    """0.23.4 asked for `orders/None`, and a helper listed instead of getting."""
    connection = recorder()
    for call in (
        lambda: Orders.get(nobody, connection),
        lambda: OrderShipments.get(1, nobody, connection),
        lambda: OrderShipments.get(nobody, 1, connection),
        lambda: OrderShipments.create(nobody, connection),
        lambda: OrderShipments.delete_all(nobody, connection),
        lambda: Orders({"id": nobody, "_connection": connection}).delete(),
        lambda: Orders({"id": nobody, "_connection": connection}).update(a=1),
        lambda: Orders({"id": nobody, "_connection": connection}).products(),
    ):
        with pytest.raises(ValueError, match="id"):
            call()
    assert connection.calls == []


def test_the_id_zero_is_an_id(recorder: Any) -> None:
    """Order status 0 is Incomplete; 0.23.4's helpers listed instead."""
    connection = recorder()
    OrderStatuses.get(0, connection)
    Products({"id": 1, "_connection": connection}).images(0)
    assert [call[1] for call in connection.calls] == ["order_statuses/0", "products/1/images/0"]


def test_one_id_lists_what_two_ids_get(recorder: Any) -> None:
    """`api.ProductOptions.get(1)` is documented to list and raised a TypeError."""
    connection = recorder([{"id": 5}], {"id": 5})
    assert [each.id for each in ProductOptions.get(1, connection=connection)] == [5]
    assert ProductOptions.get(1, 5, connection).id == 5
    assert [call[1] for call in connection.calls] == [
        "products/1/options",
        "products/1/options/5",
    ]


def test_a_row_remembers_the_parent_it_was_asked_from(recorder: Any) -> None:
    """The bodies of some sub-resources do not name their parent; 0.23.4 raised a KeyError."""
    connection = recorder({"id": 5}, {"id": 5}, {"id": 5}, [{"id": 5}], [{"id": 6}])
    got = ProductSkus.get(1, 5, connection)
    created = ProductSkus.create(1, connection)
    updated = got.update(sku="A")
    listed = ProductSkus.all(1, connection)
    iterated = list(ProductSkus.iterall(1, connection))
    assert {each.parent_id() for each in [got, created, updated, *listed, *iterated]} == {1}
    assert updated.delete() == {}
    assert connection.calls[-1][:2] == ("DELETE", "products/1/skus/5")


def test_update_is_refused_where_the_api_cannot_change_a_row(recorder: Any) -> None:
    """In 0.23.4 it changed the local dict and returned None, as if it had been saved."""
    connection = recorder()
    store = Store({"name": "My shop", "_connection": connection})
    with pytest.raises(NotImplementedError, match="Store"):
        store.update(name="Other")
    assert store.name == "My shop"
    assert connection.calls == []


@pytest.mark.parametrize(
    "call",
    [
        lambda c: Products.create({"name": "Mug"}, connection=c, price=1),
        lambda c: Products.create({"name": "Mug"}, c, price=1),
        lambda c: Products.create(c, {"name": "Mug"}, price=1),
        lambda c: ProductSkus.create(5, {"name": "Mug"}, connection=c, price=1),
        lambda c: ProductSkus.create(5, c, {"name": "Mug"}, price=1),
        lambda c: Products({"id": 1, "_connection": c}).update({"name": "Mug"}, price=1),
    ],
)
def test_a_body_may_be_given_as_a_mapping(recorder: Any, call: Any) -> None:
    """0.23.4 took the mapping for the connection."""
    connection = recorder()
    call(connection)
    assert connection.calls[0][2] == {"name": "Mug", "price": 1}


def test_fields_named_like_parameters_go_into_the_mapping(recorder: Any) -> None:
    connection = recorder()
    Products.create({"connection": "HDMI", "cls": 1}, connection=connection)
    Products({"id": 1, "_connection": connection}).update({"self": 1})
    assert [call[2] for call in connection.calls] == [{"connection": "HDMI", "cls": 1}, {"self": 1}]


def test_create_takes_one_connection(recorder: Any) -> None:
    with pytest.raises(TypeError, match="one connection"):
        Products.create(recorder(), connection=recorder())


def test_filters_whose_names_are_not_python_s_go_into_params(recorder: Any) -> None:
    connection = recorder([], [], {"count": 0}, {}, {})
    filters = {"id:in": [1, 2], "connection": "x"}
    Coupons.all(connection, params=filters, limit=5)
    list(Coupons.iterall(connection, params=filters, limit=5))
    Coupons.count(connection, params=filters, limit=5)
    Coupons.delete_all(connection, params=filters, limit=5)
    Coupons.get(1, connection, params=filters, limit=5)
    assert [call[3] for call in connection.calls] == [{**filters, "limit": 5}] * 5


def test_helpers_take_filters(recorder: Any) -> None:
    connection = recorder([])
    assert Orders({"id": 1, "_connection": connection}).products(limit=250) == []
    assert connection.calls[0][3] == {"limit": 250}


def test_a_row_without_a_connection_says_so() -> None:
    with pytest.raises(NotLoggedInException, match=r"api\.Orders"):
        Orders({"id": 1}).delete()


class TestIterall:
    """One request for each page, asked for when the loop gets there, and none too many."""

    def test_is_a_generator_that_asks_for_nothing_before_it_must(self, recorder: Any) -> None:
        connection = recorder([{"id": 1}])
        found = Orders.iterall(connection, status_id=5)
        assert inspect.isgenerator(found)
        assert connection.calls == []
        assert next(found).id == 1
        query = {"status_id": 5, "page": 1, "limit": 250}
        assert connection.calls == [("GET", "orders", None, query, None)]

    def test_asks_for_the_next_page_after_a_full_one(self, recorder: Any) -> None:
        pages = [[{"id": n} for n in range(250)], [{"id": 250}]]
        connection = recorder(*pages)
        assert [each.id for each in Orders.iterall(connection)] == list(range(251))
        assert [call[3]["page"] for call in connection.calls] == [1, 2]

    @pytest.mark.parametrize("one_page", [{"limit": 3}, {"page": 2}, {"page": 2, "limit": 3}])
    def test_with_limit_or_page_gives_that_page_only(
        self, recorder: Any, one_page: dict[str, int]
    ) -> None:
        connection = recorder([{"id": 1}, {"id": 2}, {"id": 3}])
        assert [each.id for each in Orders.iterall(connection, **one_page)] == [1, 2, 3]
        assert [call[3] for call in connection.calls] == [one_page]

    def test_ends_where_the_endpoint_ignores_the_page(self, recorder: Any) -> None:
        """0.23.4 went round for ever."""
        same = [{"id": n} for n in range(250)]
        connection = recorder(*[list(same) for _ in range(9)])
        assert len(list(Products.iterall(connection))) == 250
        assert len(connection.calls) == 2

    def test_asks_once_where_the_api_gives_everything_at_once(self, recorder: Any) -> None:
        connection = recorder([{"id": 0}], [{"id": 0}])
        assert len(list(OrderStatuses.iterall(connection))) == 1
        assert connection.calls == [("GET", "order_statuses", None, {}, None)]

    def test_goes_on_after_fifty_rows_where_the_limit_may_have_been_ignored(
        self, recorder: Any
    ) -> None:
        fifty = [{"id": n} for n in range(50)]
        connection = recorder(fifty, [{"id": 50}])
        assert len(list(BlogPosts.iterall(connection))) == 51

    def test_takes_a_page_size_a_start_and_a_maximum(self, recorder: Any) -> None:
        connection = recorder([{"id": 1}, {"id": 2}], [{"id": 3}, {"id": 4}])
        found = Orders.iterall(connection, page_size=2, start_page=4, max_items=3)
        assert [each.id for each in found] == [1, 2, 3]
        assert [(c[3]["page"], c[3]["limit"]) for c in connection.calls] == [(4, 2), (5, 2)]

    @pytest.mark.parametrize("bad", [{"page_size": 0}, {"start_page": 0}, {"max_items": -1}])
    def test_names_the_number_it_cannot_use(self, recorder: Any, bad: dict[str, int]) -> None:
        with pytest.raises(ValueError, match=next(iter(bad))):
            Orders.iterall(recorder(), **bad)

    def test_works_below_a_parent_and_over_all_parents(self, recorder: Any) -> None:
        """0.23.4 had no paging below a parent: at most 50 rows came back, silently."""
        connection = recorder([{"id": 1}], [{"id": 2}])
        assert [each.id for each in ProductSkus.iterall(7, connection)] == [1]
        assert [each.id for each in ProductSkus.iterall(connection=connection)] == [2]
        assert [call[1] for call in connection.calls] == ["products/7/skus", "products/skus"]


class TestLaterOperations:
    """What the API's description has and 0.23.4 had not."""

    def test_a_customer_s_password_can_be_checked(self, recorder: Any) -> None:
        connection = recorder({"success": True}, {"success": False})
        assert Customers.validate(5, "right", connection) is True
        assert Customers.validate(5, "wrong", connection) is False
        sent = ("POST", "customers/5/validate", {"password": "right"}, None, None)
        assert connection.calls[0] == sent

    def test_shipping_addresses_can_be_updated(self, recorder: Any) -> None:
        connection = recorder({"id": 3})
        address = OrderShippingAddresses({"id": 3, "order_id": 9, "_connection": connection})
        address.update(city="Austin")
        sent = ("PUT", "orders/9/shipping_addresses/3", {"city": "Austin"}, None, None)
        assert connection.calls == [sent]

    def test_consignments_are_one_object(self, recorder: Any) -> None:
        connection = recorder({"shipping": []}, {"shipping": []})
        assert OrderConsignments.get(9, connection).shipping == []
        assert Orders({"id": 9, "_connection": connection}).consignments().shipping == []
        assert [call[1] for call in connection.calls] == ["orders/9/consignments"] * 2

    def test_fees_are_a_list(self, recorder: Any) -> None:
        connection = recorder({"fees": [{"id": 1}]}, [{"id": 1}], {})
        assert [fee.id for fee in OrderFees.all(9, connection)] == [1]
        assert [fee.id for fee in OrderFees.iterall(9, connection)] == [1]
        assert OrderFees.all(9, connection) == []

    def test_shipping_quotes_are_read_for_an_address_or_a_consignment(self, recorder: Any) -> None:
        connection = recorder({"id": "16"}, [{"id": "16"}], {})
        address = OrderShippingAddresses({"id": 3, "order_id": 9, "_connection": connection})
        assert [quote.id for quote in address.shipping_quotes()] == ["16"]
        assert [q.id for q in OrderShippingQuotes.of_consignment(9, 4, connection)] == ["16"]
        assert OrderShippingQuotes.of_address(9, 3, connection) == []
        assert [call[1] for call in connection.calls[:2]] == [
            "orders/9/shipping_addresses/3/shipping_quotes",
            "orders/9/consignments/shipping/4/shipping_quotes",
        ]

    def test_carriers_are_connected_changed_and_disconnected(self, recorder: Any) -> None:
        connection = recorder()
        account = {"auth_key": "k", "test_mode": False}
        ShippingCarrierConnections.create("auspost", account, connection)
        ShippingCarrierConnections.update("auspost", account, connection=connection)
        ShippingCarrierConnections.delete("auspost", connection)
        whole = {"carrier_id": "auspost", "connection": account}
        assert [(call[0], call[2]) for call in connection.calls] == [
            ("POST", whole),
            ("PUT", whole),
            ("DELETE", {"carrier_id": "auspost"}),
        ]
        assert {call[1] for call in connection.calls} == {"shipping/carrier/connection"}


def test_the_path_of_a_resource_can_be_overridden(recorder: Any) -> None:
    class Archived(ListableApiResource):
        @classmethod
        def _get_all_path(cls) -> str:
            return "archive/orders"

    connection = recorder([{"id": 1}], [{"id": 1}])
    assert [type(each) for each in Archived.all(connection)] == [Archived]
    assert [each.id for each in Archived.iterall(connection)] == [1]
    assert {call[1] for call in connection.calls} == {"archive/orders"}


def test_a_country_is_an_api_resource() -> None:
    assert issubclass(Countries, ApiResource)
    assert issubclass(Countries, dict)
