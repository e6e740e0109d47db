"""Strategies: bodies made from the definitions, which the API accepts."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bcfake import strategies, viewing
from bcfake.fake import FakeStore
from bcfake.resources import CATALOGUE
from bcfake.strategies.makers import OF_V3
from bcfake.view import View

CREATABLE = [each.name for each in CATALOGUE.resources if "create" in each.verbs]


@pytest.fixture(scope="module")
def open_store() -> Any:
    with FakeStore(quota=100_000) as store:
        yield store


def known(store: FakeStore, name: str, parent: int) -> dict[str, Any]:
    """What only the store knows: ids of other rows."""
    if name == "option_set_options":
        return {"option_id": store.options.add()["id"]}
    if name == "order_shipments":
        address = store.order_shipping_addresses.all(order_id=parent)[0]["id"]
        line = store.order_products.all(order_id=parent)[0]["id"]
        items = [{"order_product_id": line, "quantity": 1}]
        return {"order_address_id": address, "items": items}
    return {}


@pytest.mark.parametrize("name", CREATABLE)
def test_every_body_is_accepted(open_store: FakeStore, name: str) -> None:
    """Over the wire, in a store with nothing but the parent."""
    resource = CATALOGUE[name]
    with open_store.snapshot():
        path, parent = resource.path, 0
        if resource.parent is not None:
            parent = getattr(open_store, resource.parent.name).add()["id"]
            path = f"{resource.parent.path}/{parent}/{path}"
        more = known(open_store, name, parent)

        @settings(max_examples=40, deadline=None, database=None)
        @given(strategies.of(name, **more))
        def post(body: dict[str, Any]) -> None:
            with open_store.snapshot():
                answer = requests.post(
                    f"{open_store.url}/{path}", json=body, headers=open_store.headers, timeout=5
                )
                assert answer.status_code == 201, answer.text

        post()


# ---- what V3 alone makes


REFERRED = {
    "attribute_id": "customer_attributes",
    "channel_id": "channels",
    "customer_id": "customers",
    "price_list_id": "price_lists",
    "product_id": "products",
    "tax_zone_id": "tax_zones",
    "variant_id": "product_skus",
    "widget_template_uuid": "widget_templates",
    "widget_uuid": "widgets",
}


def place(store: FakeStore, view: View | None) -> list[Any]:
    """The ids in the path of a view's item, of rows made for it."""
    if view is None:
        return []
    above = place(store, view.parent)
    where: Any = {}
    if view.parent is not None:
        row = viewing.find(view.parent, store.data, tuple(above))
        where = viewing.placed_below(view, store.data, row)
    return [*above, getattr(store, view.source.name).add(**where)[view.key]]


def given_rows(store: FakeStore, name: str) -> dict[str, Any]:
    """The ids of the rows that a body has to name, as the resource's own samples have them."""
    if name == "order_refunds":
        amount = {"amount": "1.00"}
        item = {"item_type": "ORDER", "item_id": store.orders.all()[-1]["id"], **amount}
        return {"items": [item], "payments": [{"provider_id": "custom", **amount}]}
    if name == "category_trees":
        return {"channels": [store.channels.add()["id"]]}
    if name == "pickups":
        line = store.order_products.add(quantity=2)
        items = [{"order_product_id": line["id"], "quantity": 1}]
        return {"order_id": line["order_id"], "pickup_items": items}
    return {
        field: getattr(store, REFERRED[field]).add()[field.rpartition("_")[2]]
        for field in strategies.references(name)
    }


@pytest.mark.parametrize("name", OF_V3)
def test_every_body_of_v3_is_accepted(open_store: FakeStore, name: str) -> None:
    maker = OF_V3[name]
    with open_store.snapshot():
        ids = iter(place(open_store, maker.view.parent))
        path = re.sub(r"\{[^}]*\}", lambda _: str(next(ids)), maker.path)
        url = f"{open_store.url.removesuffix('v2')}v3/{path}"

        @settings(max_examples=15, deadline=None, database=None)
        @given(strategies.of(name, **given_rows(open_store, name)))
        def send(body: dict[str, Any]) -> None:
            sent = [body] if maker.listed else body
            with open_store.snapshot():
                answer = requests.request(
                    maker.method, url, json=sent, headers=open_store.headers, timeout=5
                )
                assert answer.ok, (answer.text, body)
                assert answer.status_code != 207, answer.text

        send()


def test_there_is_one_for_each_resource_that_can_be_created() -> None:
    assert sorted([*CREATABLE, *OF_V3]) == [name for name in dir(strategies) if name != "of"]
    assert {"channels", "price_lists", "product_metafields", "locations", "sites"} <= set(OF_V3)


@given(strategies.products(price="1.00", name=st.sampled_from(["Mug", "Cup"])))
def test_fields_can_be_given_as_values_and_as_strategies(body: dict[str, Any]) -> None:
    assert body["price"] == "1.00"
    assert body["name"] in ("Mug", "Cup")


@given(strategies.products(availability="available", is_price_hidden=True))
def test_what_is_given_is_never_changed(body: dict[str, Any]) -> None:
    """Not even where the API refuses it: that may be the point of the test."""
    assert body["is_price_hidden"] is True


def test_required_fields_are_always_there_others_sometimes() -> None:
    drawn = []

    @settings(derandomize=True, max_examples=40, database=None)
    @given(strategies.product_images())
    def draw(body: dict[str, Any]) -> None:
        drawn.append(body)

    draw()
    assert all("image_file" in body for body in drawn)
    assert {"description" in body for body in drawn} == {True, False}
    assert {type(body.get("description", "")) for body in drawn} == {str, type(None)}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(strategies.products())
def test_references_to_other_rows_are_left_out(body: dict[str, Any]) -> None:
    assert not {"brand_id", "tax_class_id", "option_set_id"} & set(body)


def test_a_mistake_is_named() -> None:
    with pytest.raises(TypeError, match=r"products\(\) has no field 'prize'; fields: .*price"):
        strategies.products(prize=5)
    with pytest.raises(TypeError, match="no strategy for 'order_products'; there are: banners"):
        strategies.of("order_products")
    with pytest.raises(AttributeError, match=r"bcfake\.strategies has no 'wodgets'; it has: bann"):
        strategies.wodgets  # noqa: B018
    with pytest.raises(TypeError, match=r"order_shipments\(\) needs order_address_id=: it names"):
        strategies.order_shipments()


def test_without_hypothesis_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['hypothesis'] = None\nimport bcfake.strategies"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "bcfake.strategies needs Hypothesis: pip install hypothesis" in done.stderr
