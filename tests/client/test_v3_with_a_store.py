"""V3 and V2 of one store, through one client."""

from __future__ import annotations

import operator
from typing import Any

import pytest

from bigcommerce.exception import NotFoundException, UnprocessableEntityException

MUG = {"name": "Mug", "type": "physical", "weight": 1, "price": 8}

pytestmark = pytest.mark.usefixtures("through")


def test_what_v3_writes_v2_reads(bcfake: Any) -> None:
    api = bcfake.client()
    product = api.v3.catalog.products.create(MUG)
    assert api.Products.get(product.id).name == "Mug"
    api.Products.get(product.id).update(name="Cup")
    assert api.v3.catalog.products.get(product.id).name == "Cup"
    api.v3.catalog.products.delete(product.id)
    with pytest.raises(NotFoundException):
        api.v3.catalog.products.get(product.id)


def test_lists_go_through_all_pages(bcfake: Any) -> None:
    bcfake.products.add_many(12)
    rows = bcfake.client().v3.catalog.products.list(page_size=5, include_fields=["name"])
    assert [row.id for row in rows] == list(range(1, 13))
    assert rows.total == 12
    assert [page.number for page in rows.pages()] == [1, 2, 3]


@pytest.mark.parametrize("name", ["catalog.products", "catalog.categories", "storefront.redirects"])
@pytest.mark.parametrize(
    "options", [{"ahead": 1}, {"ahead": 3}, {"by_id": True}, {"by_id": True, "ahead": 3}]
)
def test_lists_can_be_read_ahead_and_by_id(bcfake: Any, name: str, options: Any) -> None:
    getattr(bcfake, name.rpartition(".")[2]).add_many(12)
    rows = operator.attrgetter(name)(bcfake.client().v3).list(page_size=5, **options)
    assert [row.id for row in rows] == list(range(1, 13))
    assert (rows.total, rows.drifted) == (12, [])


def test_included_options_shorten_the_pages_but_lose_nothing(bcfake: Any) -> None:
    """BigCommerce gives 10 products a page then, whatever is asked for."""
    bcfake.products.add_many(25)
    rows = bcfake.client().v3.catalog.products.list(include="options")
    assert len(list(rows)) == 25


def test_filters_have_operators(bcfake: Any) -> None:
    ids = [bcfake.products.add()["id"] for _ in range(4)]
    api = bcfake.client()
    assert [row.id for row in api.v3.catalog.products.list(id__in=ids[:2])] == ids[:2]
    assert [row.id for row in api.v3.catalog.products.list(params={"id:min": ids[2]})] == ids[2:]


def test_batches_are_split(bcfake: Any) -> None:
    ids = [bcfake.products.add()["id"] for _ in range(23)]
    api = bcfake.client()
    saved = api.v3.catalog.products.update_many({"id": id, "price": 3} for id in ids)
    assert len(saved) == 23
    assert len(bcfake.requests) == 3
    assert {row.price for row in api.v3.catalog.products.list()} == {3}
    api.v3.catalog.products.delete_many(ids[:20])
    assert len(bcfake.products) == 3


def test_parts_of_a_product(bcfake: Any) -> None:
    product = bcfake.products.add()
    images = bcfake.client().v3.catalog.products.custom_fields
    made = images.create(product["id"], name="Colour", value="red")
    assert images.update(product["id"], made.id, value="blue").value == "blue"
    assert [row.value for row in images.list(product["id"])] == ["blue"]
    images.delete(product["id"], made.id)
    assert images.list(product["id"]).first() is None


def test_a_refusal_names_the_fields(bcfake: Any) -> None:
    with pytest.raises(UnprocessableEntityException) as caught:
        bcfake.client().v3.catalog.products.create(type="physical")
    assert {"name", "weight"} <= set(caught.value.field_errors)


def test_retries_and_quota_hold_for_v3_too(bcfake: Any) -> None:
    bcfake.products.add_many(3)
    bcfake.quota.exhaust()
    api = bcfake.client(retry=True)
    assert len(list(api.v3.catalog.products.list())) == 3
    assert len(bcfake.requests.where(status=429)) == 1


def test_rows_are_deleted_by_a_filter(bcfake: Any) -> None:
    bcfake.products.add(name="Old")
    bcfake.products.add(name="New")
    products = bcfake.client().v3.catalog.products
    products.delete_where(name="Old")
    assert [row.name for row in products.list()] == ["New"]


def test_the_total_is_one_request(bcfake: Any) -> None:
    bcfake.products.add_many(4)
    rows = bcfake.client().v3.catalog.products.list()
    assert rows.total == 4
    assert len(bcfake.requests) == 1
    assert "iterate" in repr(rows)


def test_the_store_is_shown(bcfake: Any) -> None:
    assert repr(bcfake.client().v3) == f"<api.v3 of {bcfake.store_hash}>"
