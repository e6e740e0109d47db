"""Drift: answers as a later version of the API might give them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake.drift import UNKNOWN
from bcfake.fake import FakeStore

Factory = Callable[..., FakeStore]


@pytest.fixture
def drifting(bcfake_factory: Factory) -> FakeStore:
    return bcfake_factory(seed="demo", drift=True)


def products(store: FakeStore) -> list[dict[str, Any]]:
    return [dict(each) for each in store.client().Products.all()]


def test_answers_get_fields_that_nobody_knows(drifting: FakeStore, bcfake_factory: Factory) -> None:
    known = set(products(bcfake_factory(seed="demo"))[0])
    for row in products(drifting):
        assert set(row) - known <= set(UNKNOWN)
        assert len(set(row) - known) == 2
        assert known <= set(row)


def test_the_order_of_keys_differs_from_row_to_row(drifting: FakeStore) -> None:
    orders = {tuple(name for name in row if name not in UNKNOWN) for row in products(drifting)}
    assert len(orders) == len(products(drifting))


def test_optional_fields_are_null_in_some_rows_and_required_ones_in_none(
    drifting: FakeStore, bcfake_factory: Factory
) -> None:
    rows = products(drifting)
    plain = {row["id"]: row for row in products(bcfake_factory(seed="demo"))}
    assert {row["brand_id"] is None for row in rows} == {True, False}
    for row in rows:
        for name in ("id", "name", "price", "date_created", "calculated_price"):
            assert row[name] == plain[row["id"]][name]
        for name, value in plain[row["id"]].items():
            if isinstance(value, str | int):
                assert row[name] in (value, None)


def test_the_same_row_drifts_in_the_same_way_in_every_answer_of_every_store(
    drifting: FakeStore, bcfake_factory: Factory
) -> None:
    def shown(store: FakeStore) -> list[str]:
        listed = [*products(store), dict(store.client().Products.get(1))]
        return [repr(row).replace(store.store_hash, "hash") for row in listed]

    first = shown(drifting)
    assert first[-1] == first[0]
    assert shown(bcfake_factory(seed="demo", drift=True)) == first


def test_objects_inside_and_counts_drift_too(drifting: FakeStore) -> None:
    client = drifting.client()
    assert set(client.Orders.get(100)["billing_address"]) & set(UNKNOWN)
    count = client.connection.get("products/count")
    assert count["count"] == len(drifting.products)
    assert set(count) & set(UNKNOWN)


def test_v3_drifts_inside_its_envelope(drifting: FakeStore) -> None:
    answer = drifting.client().connection.make_request(
        "GET", drifting.url.replace("/v2", "/v3/catalog/brands")
    )
    assert {"data", "meta"} <= set(answer)
    assert all(set(row) & set(UNKNOWN) for row in answer["data"])
    assert answer["meta"]["pagination"]["total"] == len(drifting.brands)


def test_refusals_and_rows_are_as_ever(drifting: FakeStore) -> None:
    client = drifting.client()
    refusal = client.connection.make_request
    with pytest.raises(Exception, match="not found"):
        refusal("GET", "products/999")
    assert [set(each) for each in drifting.requests[-1].response_json] == [{"status", "message"}]
    assert not any(set(row) & set(UNKNOWN) for row in drifting.products)


@pytest.mark.bcfake(drift=True, seed="demo")
def test_the_marker_turns_it_on(bcfake: FakeStore) -> None:
    assert set(products(bcfake)[0]) & set(UNKNOWN)


# ---- some answers only


def test_one_answer_may_drift(bcfake: FakeStore) -> None:
    bcfake.brands.add(name="Acme")
    before = set(bcfake.client().Brands.get(1))
    bcfake.faults.add("GET /brands/{id}", "drift")
    met = set(bcfake.client().Brands.get(1))
    assert len(met - before) == 2
    assert met - before <= set(UNKNOWN)
    assert set(bcfake.client().Brands.get(1)) == before


def test_what_drifts_is_written_all_the_same(bcfake: FakeStore) -> None:
    bcfake.faults.add("POST /brands", "drift")
    assert set(bcfake.client().Brands.create(name="Acme")) & set(UNKNOWN)
    assert len(bcfake.brands) == 1


def test_graphql_answers_what_was_asked_for_and_does_not_drift(bcfake: FakeStore) -> None:
    fault = bcfake.faults.add("*", "drift")
    url = bcfake.url.removesuffix("v2") + "graphql"
    asked = {"query": "{ store { settings { storeHash } } }"}
    requests.post(url, json=asked, headers=bcfake.headers)
    assert fault.fired == 0
    bcfake.client().Time.all()
    assert fault.fired == 1
