"""Stale reads: what a row or a list was before the last write to it, for as long as planned."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore


def ask(store: FakeStore, method: str, path: str, body: Any = None) -> Any:
    """What is answered to one request; None for no body."""
    root = store.url.removesuffix("/v2") + ("" if path.startswith("/v3") else "/v2")
    reply = requests.request(method, root + path, headers=store.headers, json=body)
    return reply.json() if reply.content else None


def names(rows: Any) -> list[str]:
    """The names of rows."""
    return [row["name"] for row in rows or []]


def test_an_updated_row_is_read_as_it_was(shop: FakeStore) -> None:
    shop.faults.add("GET /products/{id}", "stale")
    assert ask(shop, "GET", "/products/1")["name"] == "Mug"  # nothing written yet: not struck
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    ask(shop, "PUT", "/products/2", {"name": "Pot"})  # another row's write changes nothing
    assert ask(shop, "GET", "/products/1")["name"] == "Mug"
    assert ask(shop, "GET", "/products/1")["name"] == "Pan"


def test_a_created_row_is_not_there_yet_and_a_deleted_one_still_is(shop: FakeStore) -> None:
    shop.faults.add("GET /brands/{id}", "stale", times=2)
    shop.faults.add("GET /brands", "stale", times=2)
    ask(shop, "POST", "/brands", {"name": "Acme"})
    assert ask(shop, "GET", "/brands/1")[0]["status"] == 404
    assert ask(shop, "GET", "/brands") is None
    ask(shop, "DELETE", "/brands/1")
    assert ask(shop, "GET", "/brands/1")["name"] == "Acme"
    assert names(ask(shop, "GET", "/brands")) == ["Acme"]
    assert ask(shop, "GET", "/brands") is None


def test_a_list_lags_by_one_write_and_counts_lag_too(shop: FakeStore) -> None:
    shop.faults.add("GET /brands*", "stale", times=None)
    for name in ("Acme", "Bolt", "Core"):
        ask(shop, "POST", "/brands", {"name": name})
    assert names(ask(shop, "GET", "/brands")) == ["Acme", "Bolt"]
    assert ask(shop, "GET", "/brands/count") == {"count": 2}
    assert names(shop.brands.all()) == ["Acme", "Bolt", "Core"]


def test_a_list_below_a_row_lags_by_its_own_writes(shop: FakeStore) -> None:
    path = "/products/{}/custom_fields"
    shop.faults.add("GET /products/{id}/custom_fields", "stale")
    for product in (1, 2):
        ask(shop, "POST", path.format(product), {"name": "Size", "text": "S"})
    assert ask(shop, "GET", path.format(1)) is None
    assert names(ask(shop, "GET", path.format(1))) == ["Size"]


def test_what_was_written_before_the_fault_was_planned_is_read_as_it_was(shop: FakeStore) -> None:
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    fault = shop.faults.add("GET /products/{id}", "stale")
    assert ask(shop, "GET", "/products/1")["name"] == "Mug"
    assert (fault.fired, ask(shop, "GET", "/products/1")["name"]) == (1, "Pan")


def test_that_holds_after_other_faults_were_taken_back(shop: FakeStore) -> None:
    shop.faults.add("GET /products/{id}", "stale")
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    shop.faults.clear()
    shop.faults.add("GET /products/{id}", "stale")
    assert ask(shop, "GET", "/products/1")["name"] == "Mug"


def test_one_version_of_the_api_is_stale_by_what_another_wrote(shop: FakeStore) -> None:
    shop.faults.add("GET /v3/catalog/products/{id}", "stale")
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    assert ask(shop, "GET", "/v3/catalog/products/1")["data"]["name"] == "Mug"
    assert ask(shop, "GET", "/v3/catalog/products/1")["data"]["name"] == "Pan"


def test_what_was_restored_since_is_not_stale(shop: FakeStore) -> None:
    before = shop.snapshot()
    shop.faults.add("GET /products/{id}", "stale")
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    shop.restore(before)
    assert ask(shop, "GET", "/products/1")["name"] == "Mug"
    assert ask(shop, "GET", "/products/1")["name"] == "Mug"


@pytest.mark.parametrize("effects", [["stale", "quoted_numbers"], ["stale"]])
def test_staleness_goes_with_other_effects(shop: FakeStore, effects: list[str]) -> None:
    shop.faults.add("* /products/{id}", effects, delay=5)
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    stale = ask(shop, "GET", "/products/1")
    assert stale["name"] == "Mug"
    assert stale["id"] == ("1" if len(effects) > 1 else 1)


def test_a_reset_leaves_nothing_to_be_stale_by(shop: FakeStore) -> None:
    ask(shop, "PUT", "/products/1", {"name": "Pan"})
    shop.reset()
    fault = shop.faults.add("GET /products", "stale")
    ask(shop, "GET", "/products")
    assert fault.fired == 0
    fault.remove()
