"""Rows and batches of V3, read and written through each entrance of a store."""

from __future__ import annotations

import copy
import pickle
from typing import Any
from urllib.parse import parse_qsl

import pytest

from bigcommerce.exception import (
    NetworkException,
    NotFoundException,
    UnprocessableEntityException,
)
from bigcommerce.v3 import BatchException, BatchLostException, BatchRefusedException

ADDRESS = {
    "first_name": "Ada",
    "last_name": "King",
    "email": "ada@example.com",
    "address1": "1 Main Street",
    "city": "Austin",
    "country_code": "US",
}
MUG = {"name": "Mug", "type": "physical", "weight": 1, "price": 8}

pytestmark = pytest.mark.usefixtures("through")


def sent(bcfake: Any) -> list[tuple[str, str, dict[str, str], Any]]:
    """Method, path, query and body of each request."""
    return [
        (entry.method, entry.path, dict(parse_qsl(entry.query)), entry.json)
        for entry in bcfake.requests
    ]


class TestRows:
    def test_what_v3_writes_v2_reads(self, bcfake: Any) -> None:
        api = bcfake.client()
        product = api.v3.catalog.products.create(MUG)
        assert api.Products.get(product.id).name == "Mug"
        api.Products.get(product.id).update(name="Cup")
        assert api.v3.catalog.products.get(product.id).name == "Cup"
        api.v3.catalog.products.delete(product.id)
        with pytest.raises(NotFoundException):
            api.v3.catalog.products.get(product.id)

    def test_a_row_has_attributes_and_its_answer(self, bcfake: Any) -> None:
        bcfake.products.add(name="Mug")
        row = bcfake.client().v3.catalog.products.get(1, include=["variants", "images"])
        assert (row.name, row["images"], len(row.variants)) == ("Mug", [], 1)
        assert row.answer.status == 200
        assert row.answer.request_id == bcfake.requests[-1].response_headers["X-Request-Id"]
        assert pickle.loads(pickle.dumps(row)) == row
        assert copy.copy(row).answer == copy.deepcopy(row).answer == row.answer
        assert sent(bcfake)[0][2] == {"include": "variants,images"}

    def test_a_body_without_an_envelope_is_the_row(self, bcfake: Any) -> None:
        bcfake.products.add(inventory_tracking="simple")
        item = {"location_id": 1, "product_id": 1, "quantity": 5}
        absolute = bcfake.client().v3.inventory.adjustments.absolute
        assert set(absolute.update({"reason": "count", "items": [item]})) == {"transaction_id"}

    def test_an_answer_of_several_rows_is_a_list(self, bcfake: Any) -> None:
        bcfake.products.add()
        api = bcfake.client()
        prices = api.v3.pricelists.create(name="Wholesale")
        rows = [{"variant_id": 1, "currency": code, "price": 3} for code in ("usd",)]
        api.v3.pricelists.records.upsert(rows, prices.id)
        assert [row.price for row in api.v3.pricelists.records.get(prices.id, 1)] == [3]

    def test_fields_come_as_mapping_or_keywords(self, bcfake: Any) -> None:
        brands = bcfake.client().v3.catalog.brands
        brands.create({"name": "A"}, page_title="T")
        brands.update(1, name="B", params={"include_fields": "name"})
        assert sent(bcfake) == [
            ("POST", "/v3/catalog/brands", {}, {"name": "A", "page_title": "T"}),
            ("PUT", "/v3/catalog/brands/1", {"include_fields": "name"}, {"name": "B"}),
        ]

    def test_one_row_is_written_where_v3_takes_arrays_only(self, bcfake: Any) -> None:
        customers = bcfake.client().v3.customers
        ada = {"email": "a@x.example", "first_name": "Ada", "last_name": "B"}
        assert customers.create(ada).id == 1
        assert customers.update(1, {"first_name": "Ann"}).first_name == "Ann"
        customers.delete(1)
        assert sent(bcfake) == [
            ("POST", "/v3/customers", {}, [ada]),
            ("PUT", "/v3/customers", {}, [{"id": 1, "first_name": "Ann"}]),
            ("DELETE", "/v3/customers", {"id:in": "1"}, None),
        ]

    @pytest.mark.parametrize("nobody", [None, ""])
    def test_a_missing_id_is_an_error(self, bcfake: Any, nobody: Any) -> None:
        products = bcfake.client().v3.catalog.products
        with pytest.raises(ValueError, match=r"catalog\.products"):
            products.delete(nobody)
        with pytest.raises(ValueError, match=r"catalog\.products is missing"):
            products.delete_many([1, nobody])
        assert len(bcfake.requests) == 0

    def test_a_refusal_names_the_fields(self, bcfake: Any) -> None:
        with pytest.raises(UnprocessableEntityException) as caught:
            bcfake.client().v3.catalog.products.create(type="physical")
        assert {"name", "weight"} <= set(caught.value.field_errors)
        assert "name: Please provide a name." in str(caught.value)

    def test_parts_of_a_product(self, bcfake: Any) -> None:
        product = bcfake.products.add()
        fields = bcfake.client().v3.catalog.products.custom_fields
        made = fields.create(product["id"], name="Colour", value="red")
        assert fields.update(product["id"], made.id, value="blue").value == "blue"
        assert [row.value for row in fields.list(product["id"])] == ["blue"]
        fields.delete(product["id"], made.id)
        assert fields.list(product["id"]).first() is None

    def test_a_file_is_uploaded(self, bcfake: Any) -> None:
        bcfake.brands.add(name="Acme")
        image = bcfake.client().v3.catalog.brands.image.upload(1, b"GIF89a", name="logo.gif")
        assert ".gif" in image.image_url
        assert b'name="image_file"; filename="logo.gif"' in bcfake.requests[-1].request_body

    def test_any_other_path_is_reached_by_the_connection(self, bcfake: Any) -> None:
        bcfake.brands.add(name="Acme")
        answer = bcfake.client().v3.connection.get("catalog/brands", limit=1)
        assert answer["data"][0]["name"] == "Acme"
        assert answer["meta"]["pagination"]["total"] == 1

    def test_the_store_is_shown(self, bcfake: Any) -> None:
        assert repr(bcfake.client().v3) == f"<api.v3 of {bcfake.store_hash}>"


class TestCheckout:
    def test_a_cart_becomes_an_order(self, bcfake: Any) -> None:
        bcfake.products.add(price="12.50")
        api = bcfake.client()
        cart = api.v3.carts.create(line_items=[{"product_id": 1, "quantity": 2}])
        checkout = api.v3.checkouts
        checkout.billing_address.create(cart.id, ADDRESS)
        line = {"item_id": cart.line_items["physical_items"][0]["id"], "quantity": 2}
        goods = {"address": ADDRESS, "line_items": [line]}
        [shown] = checkout.consignments.create_many([goods], cart.id)
        shipping = {"price": 3, "description": "By bike"}
        consignment = shown.consignments[0]["id"]
        checkout.consignments.update(cart.id, consignment, custom_shipping=shipping)

        order = checkout.orders.create(cart.id)

        assert api.Orders.get(order.id).total_inc_tax == "28.0000"

    def test_fees_go_by_their_ids_in_the_body(self, bcfake: Any) -> None:
        fees, cart = bcfake.client().v3.checkouts.fees, bcfake.carts.add()["uuid"]
        fee = {"type": "custom_fee", "name": "F", "display_name": "F", "cost": 2, "source": "app"}
        made = fees.create(cart, fees=[fee, fee]).fees
        [left] = fees.delete_many([made[0]["id"]], cart)
        assert left.fees == made[1:]
        assert sent(bcfake)[-1][3] == {"ids": [made[0]["id"]]}


class TestBatches:
    def test_rows_are_sent_as_many_at_a_time_as_documented(self, bcfake: Any) -> None:
        bcfake.products.add_many(23)
        products = bcfake.client().v3.catalog.products
        saved = products.update_many({"id": id, "price": 3} for id in range(1, 24))
        assert [row.id for row in saved] == list(range(1, 24))
        assert [len(body) for _, _, _, body in sent(bcfake)] == [10, 10, 3]
        products.update_many([{"id": 1, "price": 4}, {"id": 2, "price": 4}], batch_size=1)
        assert len(bcfake.requests) == 5

    def test_ids_to_delete_go_into_the_url_or_the_body(self, bcfake: Any) -> None:
        bcfake.products.add_many(260)
        v3 = bcfake.client().v3
        metafields = v3.catalog.products.metafields
        made = metafields.create_many(
            {"resource_id": 260, "namespace": "n", "key": k, "value": "v",
             "permission_set": "app_only"} for k in "ab"
        )  # fmt: skip
        metafields.delete_many(row.id for row in made)
        v3.catalog.products.delete_many(range(1, 261))
        v3.catalog.products.delete_many([])
        _, body, first, second = sent(bcfake)
        assert body == ("DELETE", "/v3/catalog/products/metafields", {}, [1, 2])
        assert len(first[2]["id:in"].split(",")) == 250
        assert second[2] == {"id:in": "251,252,253,254,255,256,257,258,259,260"}
        assert len(bcfake.products) == 0

    def test_rows_are_deleted_by_a_filter(self, bcfake: Any) -> None:
        bcfake.products.add(name="Old")
        bcfake.products.add(name="New")
        products = bcfake.client().v3.catalog.products
        products.delete_where(name="Old")
        assert [row.name for row in products.list()] == ["New"]

    @pytest.mark.parametrize("filters", [{}, {"name": None}, {"name": ""}, {"id__in": set()}])
    def test_nothing_is_deleted_by_an_empty_filter(self, bcfake: Any, filters: Any) -> None:
        bcfake.products.add()
        with pytest.raises(ValueError, match="every row"):
            bcfake.client().v3.catalog.products.delete_where(**filters)
        assert len(bcfake.products) == 1

    def test_upsert_where_v3_creates_what_is_new(self, bcfake: Any) -> None:
        redirects = bcfake.client().v3.storefront.redirects
        for to in ("/b", "/c"):
            row = {"from_path": "/a", "site_id": 1000, "to": {"type": "url", "url": to}}
            assert redirects.upsert([row])[0].to["url"] == to
        assert len(bcfake.redirects) == 1
        with pytest.raises(ValueError, match="batch_size"):
            redirects.upsert([{}], batch_size=-1)

    def test_what_was_refused_in_part_is_told(self, bcfake: Any) -> None:
        """With status 207, while the rest was saved; a row on its own is no success then."""
        categories = bcfake.client().v3.catalog.trees.categories
        rows = [{"name": name, "tree_id": 1, "parent_id": p} for name, p in (("A", 0), ("B", 77))]
        saved = categories.create_many(rows)
        assert [row.name for row in saved] == ["A"]
        assert [error["title"] for error in saved.errors] == ["The field 'parent_id' is invalid."]
        assert (saved.answers[0].status, saved.answers[0].meta["failed"]) == (207, 1)
        with pytest.raises(UnprocessableEntityException, match="parent_id: There is no category"):
            categories.create(rows[1])

    def test_the_price_records_that_were_refused_are_told(self, bcfake: Any) -> None:
        api = bcfake.client()
        prices = api.v3.pricelists.create(name="Retail")
        rows = [{"variant_id": 77, "currency": "usd", "price": 5}]
        with pytest.raises(
            UnprocessableEntityException, match="no product sku with the id 77"
        ) as caught:
            api.v3.pricelists.records.upsert(rows, prices.id)
        assert list(caught.value.field_errors) == ["variant_id"]

    @pytest.mark.parametrize("ids", [([1, 2], 3), ([{"id": 1}], 2)])
    def test_rows_where_an_id_belongs_never_reach_the_url(self, bcfake: Any, ids: Any) -> None:
        with pytest.raises(TypeError, match="rows to send as an array come first"):
            bcfake.client().v3.catalog.products.metafields.get(*ids)
        with pytest.raises(TypeError, match=r"an id of pricelists\.records is \[{"):
            bcfake.client().v3.pricelists.records.upsert(1, [{"variant_id": 1}])
        assert not bcfake.requests

    def test_one_that_stops_half_way_knows_what_is_done(self, bcfake: Any) -> None:
        bcfake.products.add_many(25)
        bcfake.faults.add("PUT /v3/catalog/products", 422, on_call=2)
        with pytest.raises(BatchException) as caught:
            bcfake.client().v3.catalog.products.update_many(
                {"id": id, "price": 1} for id in range(1, 26)
            )
        error: Any = caught.value
        assert type(error) is BatchRefusedException
        assert [row.id for row in error.done] == list(range(1, 11))
        assert [row["id"] for row in error.left] == list(range(11, 26))
        assert isinstance(error.__cause__, UnprocessableEntityException)
        assert error.status_code == 422

    def test_one_whose_connection_is_lost_half_way_does_so_too(self, bcfake: Any) -> None:
        bcfake.products.add_many(25)
        bcfake.faults.add("PUT /v3/catalog/products", "reset", on_call=2, after_commit=True)
        with pytest.raises(NetworkException) as caught:
            bcfake.client().v3.catalog.products.update_many(
                {"id": id, "price": 1} for id in range(1, 26)
            )
        error: Any = pickle.loads(pickle.dumps(caught.value))
        assert type(error) is BatchLostException
        assert isinstance(error, BatchException)
        assert (len(error.done), len(error.left), error.method) == (10, 15, "PUT")

    def test_one_that_fails_at_once_fails_as_any_call(self, bcfake: Any) -> None:
        with pytest.raises(UnprocessableEntityException):
            bcfake.client().v3.customers.create_many([{}])
