"""The V3 client: what it sends, page by page and batch by batch."""

from __future__ import annotations

import csv
import json
import pickle
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bigcommerce.exception import NotFoundException, UnprocessableEntityException
from bigcommerce.v3 import BatchException
from bigcommerce.v3.table import TABLE

OPERATIONS = Path(__file__).parents[3] / "shared" / "reference" / "v3-operations.tsv"
HTTP = {
    "list": ("GET", 0), "read": ("GET", 0), "get": ("GET", 1), "create": ("POST", 0),
    "create_many": ("POST", 0), "upload": ("POST", 0), "update": ("PUT", 1), "write": ("PUT", 0),
    "update_many": ("PUT", 0), "upsert": ("PUT", 0), "delete": ("DELETE", 1),
    "remove": ("DELETE", 0), "delete_many": ("DELETE", 0), "delete_where": ("DELETE", 0),
}  # fmt: skip


def sent(wire: Any) -> list[tuple[str, str, dict[str, list[str]], Any]]:
    """Method, path below V3, query and body of each request."""
    root = "/stores/hash/v3/"
    return [
        (
            request.method,
            urlsplit(request.url).path.removeprefix(root),
            parse_qs(urlsplit(request.url).query),
            json.loads(request.body) if request.body else None,
        )
        for request in wire.requests
    ]


def paged(ids: list[int], page: int, pages: int, **meta: Any) -> dict[str, Any]:
    pagination = {"total": 99, "current_page": page, "total_pages": pages}
    return {"data": [{"id": id} for id in ids], "meta": {"pagination": pagination, **meta}}


class TestNames:
    @pytest.mark.skipif(not OPERATIONS.exists(), reason="the list of V3's operations is not here")
    def test_every_operation_of_the_table_is_bigcommerce_s(self) -> None:
        with OPERATIONS.open() as file:
            known = {
                (row["method"], re.sub(r"{[^}]*}", "{}", row["path"]).strip("/"))
                for row in csv.DictReader(file, delimiter="\t")
            }
        for spec in TABLE:
            path = re.sub(r"{[^}]*}", "{}", spec.path)
            for operation in spec.limits:
                method, own = HTTP[operation]
                assert (method, path + "/{}" * own) in known, (spec.path, operation)

    def test_no_two_collections_mean_the_same(self) -> None:
        keys = [(spec.name, len(spec.parents), op) for spec in TABLE for op in spec.limits]
        assert len(keys) == len(set(keys))

    def test_names_are_the_paths_of_the_documentation(self, wire: Any) -> None:
        api = wire.api()
        api.v3.catalog.products.bulk_pricing_rules.get(1, 2)
        api.v3.settings.store.units_of_measurement.get()
        api.v3.catalog.products.metafields.get(1, 2)
        list(api.v3.catalog.products.metafields.list())
        api.v3.pricelists.records.get(1, 2, "usd")
        assert [path for _, path, _, _ in sent(wire)] == [
            "catalog/products/1/bulk-pricing-rules/2",
            "settings/store/units-of-measurement",
            "catalog/products/1/metafields/2",
            "catalog/products/metafields",
            "pricelists/1/records/2/usd",
        ]

    def test_what_there_is_not_is_missed_with_a_hint(self, wire: Any) -> None:
        api = wire.api()
        with pytest.raises(AttributeError, match=r"catalog\.product'.*api\.v3\.connection"):
            api.v3.catalog.product  # noqa: B018
        with pytest.raises(NotImplementedError, match=r"images; it offers list \(product_id\)"):
            api.v3.catalog.products.images.get(1)
        with pytest.raises(NotImplementedError, match=r"it offers get \(no ids\)"):
            api.v3.catalog.summary.create()
        assert "products" in dir(api.v3.catalog)
        assert repr(api.v3.catalog.summary) == "<api.v3.catalog.summary: get>"
        assert wire.requests == []

    def test_basic_authentication_has_no_v3(self) -> None:
        from bigcommerce import BigcommerceApi

        with pytest.raises(NotImplementedError, match="client_id"):
            BigcommerceApi(host="x", basic_auth=("a", "b")).v3  # noqa: B018

    def test_any_other_path_is_reached_by_the_connection(self, wire: Any) -> None:
        wire.answers(200, {"data": [1], "meta": {}})
        assert wire.api().v3.connection.get("new/thing", limit=1) == {"data": [1], "meta": {}}
        assert sent(wire)[0][:3] == ("GET", "new/thing", {"limit": ["1"]})


class TestRows:
    def test_a_row_has_attributes_and_its_answer(self, wire: Any) -> None:
        wire.answers(200, {"data": {"id": 1, "items": [2]}, "meta": {"a": 1}}, X_Request_Id="r")
        row = wire.api().v3.catalog.products.get(1, include=["variants", "images"])
        assert (row.id, row["items"], row.answer.meta, row.answer.request_id) == (
            1, [2], {"a": 1}, "r",
        )  # fmt: skip
        assert row == {"id": 1, "items": [2]}
        assert pickle.loads(pickle.dumps(row)) == row
        assert sent(wire)[0][2] == {"include": ["variants,images"]}

    def test_a_body_without_an_envelope_is_the_row(self, wire: Any) -> None:
        wire.answers(200, {"transaction_id": "t"}).answers(204)
        api = wire.api()
        assert api.v3.inventory.adjustments.absolute.update({"items": []}) == {
            "transaction_id": "t"
        }
        assert api.v3.carts.delete("uuid") == {}

    def test_an_answer_of_several_rows_is_a_list(self, wire: Any) -> None:
        wire.answers(200, {"data": [{"price": 1}, {"price": 2}]})
        prices = wire.api().v3.pricelists.records.get(1, 2)
        assert [row.price for row in prices] == [1, 2]

    def test_fields_come_as_mapping_or_keywords(self, wire: Any) -> None:
        api = wire.api()
        api.v3.catalog.brands.create({"name": "A"}, page_title="T")
        api.v3.catalog.brands.update(3, name="B")
        api.v3.catalog.products.images.create(7, image_url="u", params={"x": "1"})
        assert sent(wire) == [
            ("POST", "catalog/brands", {}, {"name": "A", "page_title": "T"}),
            ("PUT", "catalog/brands/3", {}, {"name": "B"}),
            ("POST", "catalog/products/7/images", {"x": ["1"]}, {"image_url": "u"}),
        ]

    def test_one_row_is_written_where_v3_takes_arrays_only(self, wire: Any) -> None:
        wire.answers(200, {"data": [{"id": 5}]}).answers(200, {"data": [{"id": 5}]}).answers(204)
        customers = wire.api().v3.customers
        assert customers.create(email="a@x.example").id == 5
        assert customers.update(5, {"first_name": "A"}).id == 5
        customers.delete(5)
        assert sent(wire) == [
            ("POST", "customers", {}, [{"email": "a@x.example"}]),
            ("PUT", "customers", {}, [{"id": 5, "first_name": "A"}]),
            ("DELETE", "customers", {"id:in": ["5"]}, None),
        ]

    @pytest.mark.parametrize("nobody", [None, ""])
    def test_a_missing_id_is_an_error(self, wire: Any, nobody: Any) -> None:
        with pytest.raises(ValueError, match=r"catalog\.products"):
            wire.api().v3.catalog.products.delete(nobody)
        assert wire.requests == []

    def test_errors_are_those_of_the_status(self, wire: Any) -> None:
        wire.answers(422, {"status": 422, "title": "Wrong", "errors": {"name": "is missing"}})
        with pytest.raises(UnprocessableEntityException) as caught:
            wire.api().v3.catalog.products.create({})
        assert caught.value.field_errors == {"name": "is missing"}

    def test_a_file_is_uploaded(self, wire: Any) -> None:
        wire.api().v3.catalog.brands.image.upload(3, b"GIF89a", name="logo.gif")
        assert wire.last.headers["Content-Type"].startswith("multipart/form-data; boundary=")
        assert b'name="image_file"; filename="logo.gif"' in wire.last.body
        assert b"GIF89a" in wire.last.body


class TestLists:
    def test_pages_are_followed_by_number(self, wire: Any) -> None:
        wire.answers(200, paged([1, 2], 1, 2)).answers(200, paged([3], 2, 2))
        rows = wire.api().v3.catalog.products.list(include="variants", id__in=[1, 2, 3])
        assert wire.requests == []
        assert [row.id for row in rows] == [1, 2, 3]
        assert rows.total == 99
        common = {"include": ["variants"], "id:in": ["1,2,3"], "limit": ["250"]}
        assert [query for _, _, query, _ in sent(wire)] == [common, common | {"page": ["2"]}]

    def test_pages_are_followed_by_cursor(self, wire: Any) -> None:
        first = paged([1], 1, 2, cursor_pagination={"links": {"next": "?after=abc&limit=1"}})
        wire.answers(200, first).answers(200, {"data": [{"id": 2}], "meta": {}})
        pages = list(wire.api().v3.customers.list(page_size=1).pages())
        assert [(page.next, page.meta.get("cursor_pagination") is None) for page in pages] == [
            ({"cursor": "abc", "page_size": 1}, False),
            (None, True),
        ]
        assert sent(wire)[1][2] == {"after": ["abc"], "limit": ["1"]}

    def test_reading_goes_on_where_it_stopped(self, wire: Any) -> None:
        api = wire.api()
        list(api.v3.customers.list(cursor="abc"))
        list(api.v3.catalog.products.list(start_page=4))
        assert [query for _, _, query, _ in sent(wire)] == [
            {"after": ["abc"], "limit": ["250"]},
            {"page": ["4"], "limit": ["250"]},
        ]

    def test_by_id_asks_for_what_comes_after(self, wire: Any) -> None:
        wire.answers(200, paged([3, 7], 1, 2)).answers(200, paged([8], 1, 1))
        rows = wire.api().v3.catalog.products.list(by_id=True, page_size=2)
        assert [row.id for row in rows] == [3, 7, 8]
        order = {"sort": ["id"], "direction": ["asc"], "limit": ["2"]}
        assert [query for _, _, query, _ in sent(wire)] == [
            order | {"id:min": ["0"]},
            order | {"id:min": ["8"]},
        ]
        with pytest.raises(ValueError, match="by_id"):
            wire.api().v3.wishlists.list(by_id=True)

    def test_a_list_without_pages_is_asked_for_once(self, wire: Any) -> None:
        wire.answers(200, {"data": [{"id": 1}], "meta": {}})
        assert [row.id for row in wire.api().v3.catalog.trees.list()] == [1]
        assert sent(wire)[0][2] == {}

    def test_no_content_is_an_empty_list(self, wire: Any) -> None:
        wire.answers(204)
        assert wire.api().v3.orders.transactions.list(100).first() is None

    def test_a_page_of_the_caller_s_is_that_page(self, wire: Any) -> None:
        wire.answers(200, paged([1], 3, 9))
        assert len(list(wire.api().v3.catalog.products.list(page=3, limit=1))) == 1
        assert len(wire.requests) == 1

    def test_a_total_that_changes_is_told(self, wire: Any) -> None:
        first, second = paged([1], 1, 2), paged([2], 2, 2)
        second["meta"]["pagination"]["total"] = 98
        wire.answers(200, first).answers(200, second)
        rows = wire.api().v3.catalog.products.list()
        list(rows)
        assert [drift.what for drift in rows.drifted] == ["total"]


class TestBatches:
    def test_rows_are_sent_as_many_at_a_time_as_documented(self, wire: Any) -> None:
        api = wire.api()
        for length in (10, 10, 5):
            wire.answers(200, {"data": [{"id": n} for n in range(length)], "meta": {}})
        saved = api.v3.catalog.products.update_many({"id": n, "price": 1} for n in range(25))
        assert len(saved) == 25
        assert [len(body) for _, _, _, body in sent(wire)] == [10, 10, 5]

    def test_ids_to_delete_go_into_the_url_or_the_body(self, wire: Any) -> None:
        api = wire.api()
        api.v3.catalog.products.delete_many(range(1, 261))
        api.v3.catalog.products.metafields.delete_many([1, 2])
        api.v3.pricelists.records.delete_many([8, 9], 3)
        api.v3.catalog.products.delete_many([])
        first, second, third, fourth = sent(wire)
        assert len(first[2]["id:in"][0].split(",")) == 250
        assert second[2] == {"id:in": ["251,252,253,254,255,256,257,258,259,260"]}
        assert third == ("DELETE", "catalog/products/metafields", {}, [1, 2])
        assert fourth == ("DELETE", "pricelists/3/records", {"variant_id:in": ["8,9"]}, None)

    @pytest.mark.parametrize("filters", [{}, {"name": None}, {"id__in": []}])
    def test_nothing_is_deleted_by_an_empty_filter(self, wire: Any, filters: Any) -> None:
        with pytest.raises(ValueError, match="every row"):
            wire.api().v3.catalog.products.delete_where(**filters)
        assert wire.requests == []

    def test_what_was_refused_in_part_is_told(self, wire: Any) -> None:
        wire.answers(207, {"data": [{"id": 1}], "errors": [{"status": 422}], "meta": {"failed": 1}})
        saved = wire.api().v3.catalog.products.update_many([{"id": 1}, {"id": 2}])
        assert [row.id for row in saved] == [1]
        assert saved.errors == [{"status": 422}]
        assert saved.answers[0].status == 207
        assert saved.answers[0].meta == {"failed": 1}

    def test_a_batch_that_stops_half_way_knows_what_is_done(self, wire: Any) -> None:
        wire.answers(200, {"data": [{"id": n} for n in range(10)]}).answers(422, {"title": "No"})
        with pytest.raises(BatchException) as caught:
            wire.api().v3.customers.update_many({"id": n} for n in range(25))
        error = caught.value
        assert len(error.done) == 10
        assert [row["id"] for row in error.left] == list(range(10, 25))
        assert isinstance(error.__cause__, UnprocessableEntityException)
        assert (error.status_code, error.message) == (422, "No")

    def test_a_batch_that_fails_at_once_fails_as_any_call(self, wire: Any) -> None:
        wire.answers(404, {"title": "No"})
        with pytest.raises(NotFoundException):
            wire.api().v3.customers.update_many([{}])

    def test_upsert_where_v3_creates_what_is_new(self, wire: Any) -> None:
        wire.api().v3.storefront.redirects.upsert([{"from_path": "/a"}])
        assert sent(wire) == [("PUT", "storefront/redirects", {}, [{"from_path": "/a"}])]
        with pytest.raises(ValueError, match="batch_size"):
            wire.api().v3.storefront.redirects.upsert([{}], batch_size=-1)
