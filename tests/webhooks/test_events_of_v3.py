"""Events of what V3 alone has: metafields, price lists, transactions."""

from __future__ import annotations

import pytest
import requests

OWNERS = [
    ("brand", "catalog/brands"),
    ("category", "catalog/categories"),
    ("product", "catalog/products"),
    ("customer", "customers"),
    ("order", "orders"),
    ("location", "inventory/locations"),
]


def v3(bcfake, method, path, body=None):
    """The data of V3's answer, None without a body."""
    url = bcfake.url.removesuffix("v2") + "v3/" + path
    answer = requests.request(method, url, json=body, headers=bcfake.headers)
    assert answer.ok, answer.text
    return answer.json()["data"] if answer.content else None


FIELD = {"permission_set": "read", "namespace": "a", "key": "b", "value": "c"}


@pytest.mark.parametrize(("kind", "path"), OWNERS)
def test_a_metafield_that_comes_changes_and_goes_is_told(bcfake, listen, kind, path):
    plural = "categories" if kind == "category" else f"{kind}s"
    owner = getattr(bcfake, plural).add()
    received = listen(f"store/{kind}/metafield/*", "store/metafield/*")
    metafields = f"{path}/{owner['id']}/metafields"
    id = v3(bcfake, "POST", metafields, FIELD)["id"]
    v3(bcfake, "PUT", f"{metafields}/{id}", {"value": "d"})
    v3(bcfake, "DELETE", f"{metafields}/{id}")
    assert sorted(each.json["scope"] for each in received) == sorted(
        f"store/{family}/{word}"
        for family in (f"{kind}/metafield", "metafield")
        for word in ("created", "updated", "deleted")
    )
    assert all(each.json["data"] == {"type": "metafield", "id": id} for each in received)


def test_a_metafield_that_its_app_keeps_to_itself_tells_nothing(bcfake, listen):
    received = listen("store/metafield/*")
    path = f"catalog/brands/{bcfake.brands.add()['id']}/metafields"
    v3(bcfake, "POST", path, {**FIELD, "permission_set": "app_only"})
    assert received == []


def test_a_price_list_that_is_switched_off_and_on_says_so(bcfake, listen):
    received = listen("store/priceList/*")
    id = v3(bcfake, "POST", "pricelists", {"name": "Trade", "active": True})["id"]
    for active in (False, True):
        v3(bcfake, "PUT", f"pricelists/{id}", {"active": active})
    assert [each.json["scope"].rpartition("/")[2] for each in received] == [
        *("created", "updated", "deactivated", "updated", "activated")
    ]


def test_a_transaction_of_an_order_is_told(bcfake, listen):
    received = listen("store/order/transaction/*")
    with bcfake.webhooks.telling():
        row = bcfake.order_transactions.add()
    (told,) = [each.json for each in received]
    assert told["scope"] == "store/order/transaction/created"
    assert told["data"] == {
        "type": "order",
        "id": row["order_id"],
        "transaction": {"order_transaction_id": row["id"]},
    }
