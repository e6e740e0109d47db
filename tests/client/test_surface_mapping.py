"""Rows: a dict whose items are attributes, and whose connection is nobody else's business."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bigcommerce.resources import Mapping, Options, Orders, OrderShipments, Products, ProductSkus

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
bodies = st.dictionaries(
    st.text() | st.sampled_from(["items", "keys", "values", "update", "copy", "pop", "images"]),
    json_values,
).filter(lambda body: "_connection" not in body)


def test_items_are_attributes_both_ways() -> None:
    row = Products({"id": 1, "name": "Mug"})
    assert row.name == row["name"] == "Mug"
    row.name = "Cup"
    assert row["name"] == "Cup"
    row["price"] = "9.50"
    assert row.price == "9.50"
    del row.price
    assert "price" not in row
    assert vars(row) == {"id": 1, "name": "Cup"}


def test_a_missing_item_is_a_missing_attribute() -> None:
    row = Products({})
    with pytest.raises(AttributeError, match="'nmae'"):
        _ = row.nmae
    with pytest.raises(AttributeError, match="'nmae'"):
        del row.nmae
    with pytest.raises(KeyError):
        row["nmae"]


def test_a_row_is_made_of_a_mapping_or_of_nothing() -> None:
    assert Mapping(None) == Mapping({}) == {}
    assert Mapping({"id": 1}, name="x") == {"id": 1, "name": "x"}
    with pytest.raises(TypeError, match="not of a list"):
        Mapping([("id", 1)])  # type: ignore[arg-type]


def test_values_inside_a_row_are_plain() -> None:
    row = Orders({"billing_address": {"city": "Austin"}})
    assert type(row.billing_address) is dict


@settings(deadline=None, max_examples=50)
@given(bodies)
def test_no_key_of_a_body_is_lost(body: dict[str, Any]) -> None:
    """0.23.4 dropped every key that was also the name of a method."""
    row = Products(body, _connection=object())
    assert dict(row) == body
    assert row == body
    assert len(row) == len(body)
    assert json.loads(json.dumps(row)) == body


@settings(deadline=None, max_examples=50)
@given(bodies)
def test_copies_and_pickles_are_equal_and_keep_items_and_attributes_together(
    body: dict[str, Any],
) -> None:
    """In 0.23.4 a copy had two stores of values that drifted apart."""
    row = Products(body)
    for twin in (copy.copy(row), copy.deepcopy(row), pickle.loads(pickle.dumps(row))):
        assert type(twin) is Products
        assert twin == body
        twin.colour = "red"
        assert twin["colour"] == "red"
        assert "colour" not in row


def test_a_method_wins_over_an_item_of_its_name() -> None:
    links = {"url": "https://x", "resource": "/orders/1/products"}
    row = Orders({"id": 1, "products": links, "items": [1]})
    assert row["products"] == links
    assert not isinstance(row.products, dict)
    assert dict(row.items()) == {"id": 1, "products": links, "items": [1]}


def test_a_test_may_put_a_stub_in_the_place_of_a_method() -> None:
    row = Orders({"id": 1})
    row.products = lambda: ["stub"]
    assert row.products() == ["stub"]
    del row.products
    assert "products" not in row
    assert row.products != ["stub"]


def test_the_connection_is_beside_the_data() -> None:
    """In 0.23.4 it was an item, seen by iteration, len, == and json."""
    connection = object()
    row = Products({"id": 1, "_connection": connection})
    assert row._connection is connection
    assert list(row) == ["id"]
    assert row == {"id": 1}


def test_a_pickle_has_no_connection_and_a_copy_has_it() -> None:
    row = ProductSkus({"id": 1, "_connection": Holder()})
    row._parent_id = 7
    revived = pickle.loads(pickle.dumps(row))
    assert b"SECRET" not in pickle.dumps(row)
    assert revived._connection is None
    assert revived.parent_id() == 7
    assert copy.copy(row)._connection is row._connection
    assert copy.deepcopy(row)._connection is row._connection


class Holder:
    def __init__(self) -> None:
        self.token = "SECRET"


def test_text_of_a_row_is_that_of_a_dict_without_private_keys() -> None:
    row = Mapping({"id": 1, "_hidden": 2, "_connection": 3})
    assert str(row) == str({"id": 1})
    assert repr(row) == f"<Mapping at {id(row):#x}, {{'id': 1}}>"


def test_copy_gives_a_plain_dict_and_rows_are_not_hashable() -> None:
    assert type(Products({"id": 1}).copy()) is dict
    with pytest.raises(TypeError):
        hash(Products({"id": 1}))


def test_a_helper_may_hide_a_dict_method() -> None:
    assert Options({"id": 1, "values": []})["values"] == []


def test_a_row_made_by_hand_can_be_deleted(recorder: Any) -> None:
    connection = recorder()
    OrderShipments({"id": 1, "order_id": 2, "_connection": connection}).delete()
    assert connection.calls == [("DELETE", "orders/2/shipments/1", None, None, None)]


def test_parent_id_is_the_row_s_own_field_first() -> None:
    row = ProductSkus({"id": 1, "product_id": 5})
    row._parent_id = 7
    assert row.parent_id() == 5
    with pytest.raises(KeyError, match="product_id"):
        ProductSkus({"id": 1}).parent_id()
