"""The names of the V3 client, and what they mean on the wire."""

from __future__ import annotations

import csv
import json
import operator
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bigcommerce.exception import InvalidResponseException, UnprocessableEntityException
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
        with pytest.raises(
            AttributeError, match=r"catalog\.product'.*api\.v3\.connection; .*'products'\?"
        ):
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


@pytest.mark.parametrize(
    ("name", "method", "ids", "most"),
    [
        ("catalog.products", "update_many", (), 10),
        ("catalog.variants", "update_many", (), 50),
        ("customers", "create_many", (), 10),
        ("orders.pickups", "create_many", (), 100),
        ("pickup.methods", "create_many", (), 100),
        ("pickup.methods", "update_many", (), 10),
        ("pricelists.assignments", "create_many", (), 25),
        ("pricelists.records", "create_many", (1,), 100),
        ("pricelists.records", "upsert", (1,), 1000),
        ("shipping.products.customs_information", "upsert", (), 50),
        ("tax.classes", "create_many", (), 50),
        ("customers.attributes", "create_many", (), 10),
    ],
)
def test_a_request_takes_as_many_rows_as_documented(
    wire: Any, name: str, method: str, ids: tuple[int, ...], most: int
) -> None:
    """Ten where nothing is."""
    collection = operator.attrgetter(name)(wire.api().v3)
    getattr(collection, method)(({"n": n} for n in range(most + 1)), *ids)
    assert [len(body) for _, _, _, body in sent(wire)] == [most, 1]


class TestWhatNoStoreSays:
    def test_rows_without_an_envelope(self, wire: Any) -> None:
        wire.answers(200, [{"id": 1}])
        assert [row.id for row in wire.api().v3.wishlists.list()] == [1]

    def test_one_row_of_a_batch_refused_although_the_request_was_not(self, wire: Any) -> None:
        wire.answers(207, {"data": [], "errors": [{"title": "No", "errors": {"id": "unknown"}}]})
        with pytest.raises(UnprocessableEntityException, match="id: unknown") as caught:
            wire.api().v3.customers.update(5, {"first_name": "A"})
        assert (caught.value.status_code, caught.value.field_errors) == (207, {"id": "unknown"})

    @pytest.mark.parametrize("ahead", [0, 2])
    def test_a_200_without_a_body_is_no_empty_list(self, wire: Any, ahead: int) -> None:
        """A sync that took it for one would delete all it had."""
        page = {"data": [{"id": 1}], "meta": {"pagination": {"current_page": 1, "total_pages": 2}}}
        wire.answers(200, page).answers(200).answers(200)
        products = wire.api().v3.catalog.products.list(page_size=1, ahead=ahead)
        with pytest.raises(InvalidResponseException, match="200 OK @ catalog/products"):
            list(products)

    def test_a_200_without_a_body_is_no_row(self, wire: Any) -> None:
        wire.answers(200)
        with pytest.raises(InvalidResponseException):
            wire.api().v3.catalog.products.get(1)

    def test_nothing_at_all(self, wire: Any) -> None:
        """204 where a row, or a list, was asked for."""
        wire.answers(204).answers(204)
        assert wire.api().v3.carts.get("uuid") == {}
        assert wire.api().v3.orders.transactions.list(100).first() is None
