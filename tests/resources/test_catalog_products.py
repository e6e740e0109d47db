"""Products over HTTP: what a new one looks like, what is refused, how they are found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.errors import PlanLimit

Send = Callable[..., requests.Response]
NEW_YEAR = datetime(2026, 1, 1, tzinfo=timezone.utc)
CONFLICT = "A resource conflict prevented the request from being fulfilled."


@pytest.fixture
def shirt(bcfake: FakeStore) -> dict[str, Any]:
    """The smallest body that makes a product."""
    return {
        "name": "Plain T-Shirt",
        "type": "physical",
        "price": "29.99",
        "weight": 0.5,
        "categories": [bcfake.categories.add()["id"]],
        "availability": "available",
    }


# ---- what a new product looks like

ZERO_AMOUNTS = ["cost_price", "retail_price", "sale_price", "width", "height", "depth"]
EMPTY = [
    "sku",
    "availability_description",
    "page_title",
    "price_hidden_label",
    "event_date_field_name",
    "myob_asset_account",
    "myob_income_account",
    "myob_expense_account",
    "peachtree_gl_account",
    "preorder_message",
    "preorder_release_date",
    "open_graph_title",
    "open_graph_description",
    "avalara_product_tax_code",
    "date_last_imported",
    "bin_picking_number",
]
NULL = [
    "keyword_filter",
    "description",
    "search_keywords",
    "upc",
    "warranty",
    "meta_keywords",
    "meta_description",
    "event_date_start",
    "event_date_end",
    "option_set_id",
]
ZERO = [
    "sort_order",
    "inventory_level",
    "inventory_warning_level",
    "rating_total",
    "rating_count",
    "total_sold",
    "brand_id",
    "view_count",
    "tax_class_id",
    "order_quantity_minimum",
    "order_quantity_maximum",
]
FALSE = [
    "is_visible",
    "is_featured",
    "is_free_shipping",
    "is_price_hidden",
    "is_condition_shown",
    "is_preorder_only",
]


def test_a_new_product_has_the_documented_defaults(
    send: Send, bcfake: FakeStore, shirt: dict[str, Any]
) -> None:
    bcfake.clock.freeze(NEW_YEAR)
    reply = send("POST", "/products", shirt)
    now = "Thu, 01 Jan 2026 00:00:00 +0000"
    shown = {key: value for key, value in reply.json().items() if not is_link(value)}
    assert reply.status_code == 201
    assert shown == {
        "id": 1,
        "name": "Plain T-Shirt",
        "type": "physical",
        "price": "29.9900",
        "calculated_price": "29.9900",
        "weight": "0.5000",
        "categories": [1],
        "availability": "available",
        "fixed_cost_shipping_price": "0.0000",
        "related_products": "-1",
        "inventory_tracking": "none",
        "date_created": now,
        "date_modified": now,
        "layout_file": "product.html",
        "event_date_type": "none",
        "condition": "New",
        "open_graph_type": "product",
        "is_open_graph_thumbnail": True,
        "option_set_display": "right",
        "custom_url": "/plain-t-shirt/",
        "primary_image": {
            "id": 0,
            "zoom_url": None,
            "thumbnail_url": None,
            "standard_url": None,
            "tiny_url": None,
        },
        "option_set": None,
        "metadata": [],
        **dict.fromkeys(ZERO_AMOUNTS, "0.0000"),
        **dict.fromkeys(EMPTY, ""),
        **dict.fromkeys(NULL),
        **dict.fromkeys(ZERO, 0),
        **dict.fromkeys(FALSE, False),
    }


def is_link(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"url", "resource"}


def test_every_link_of_a_product_leads_somewhere(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add(
        brand_id=bcfake.brands.add()["id"], option_set_id=bcfake.option_sets.add()["id"]
    )
    for name, link in send("GET", "/products/1").json().items():
        if is_link(link) and name != "tax_class":  # there is no tax class 0
            assert link["url"] == bcfake.url + link["resource"]
            assert send("GET", link["resource"]).status_code in (200, 204), name


@pytest.mark.parametrize("field", ["name", "type", "price", "weight", "categories", "availability"])
def test_a_product_is_refused_without_a_required_field(
    send: Send, shirt: dict[str, Any], field: str
) -> None:
    del shirt[field]
    reply = send("POST", "/products", shirt)
    assert reply.status_code == 400
    assert field in reply.json()[0]["message"]


@pytest.mark.parametrize(
    "field",
    ["calculated_price", "primary_image", "images", "total_sold", "number_sold", "date_modified"],
)
def test_a_read_only_field_refuses_the_whole_update(
    send: Send, bcfake: FakeStore, field: str
) -> None:
    product = bcfake.products.add(name="Mug")
    reply = send("PUT", f"/products/{product['id']}", {"name": "Cup", field: 7})
    assert reply.status_code == 400
    assert reply.json()[0]["message"] == (
        f"The field '{field}' cannot be written to. "
        "Please remove it from your request before trying again."
    )
    assert bcfake.products.get(1)["name"] == "Mug"


@pytest.mark.parametrize(
    ("field", "value"),
    [("condition", "Worn"), ("price", -1), ("related_products", "none"), ("name", "x" * 251)],
)
def test_a_value_that_does_not_fit_is_refused(
    send: Send, shirt: dict[str, Any], field: str, value: Any
) -> None:
    reply = send("POST", "/products", {**shirt, field: value})
    assert reply.json()[0]["message"] == f"The field '{field}' is invalid."


# ---- prices and paths


def test_the_calculated_price_is_the_sale_price_while_there_is_one(
    send: Send, bcfake: FakeStore
) -> None:
    bcfake.products.add(price="20")
    sale = send("PUT", "/products/1", {"sale_price": 15}).json()
    assert sale["calculated_price"] == "15.0000"
    over = send("PUT", "/products/1", {"sale_price": 0, "price": 21}).json()
    assert over["calculated_price"] == "21.0000"


@pytest.mark.parametrize("field", [{"is_price_hidden": True}, {"price_hidden_label": "Ask us"}])
def test_a_price_is_hidden_only_while_availability_is_disabled(
    send: Send, bcfake: FakeStore, field: dict[str, Any]
) -> None:
    bcfake.products.add()
    assert send("PUT", "/products/1", field).status_code == 400
    assert send("PUT", "/products/1", {**field, "availability": "disabled"}).status_code == 200


def test_a_product_keeps_its_path_when_it_is_renamed(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add(name="Red scarf")
    renamed = send("PUT", "/products/1", {"name": "Blue scarf"}).json()
    assert renamed["custom_url"] == "/red-scarf/"


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (["Mug", "Mug!"], ["/mug/", "/mug-1/"]),
        (["Café au lait"], ["/cafe-au-lait/"]),
        (["杯子"], ["/product/"]),
    ],
)
def test_paths_are_made_of_names_and_differ(
    bcfake: FakeStore, names: list[str], paths: list[str]
) -> None:
    assert [bcfake.products.add(name=name)["custom_url"] for name in names] == paths


# ---- what must be unique, and what must exist


@pytest.mark.parametrize("field", ["name", "sku", "custom_url"])
def test_names_codes_and_paths_of_products_are_used_once(
    send: Send, bcfake: FakeStore, shirt: dict[str, Any], field: str
) -> None:
    bcfake.products.add(**{field: "/taken/"})
    reply = send("POST", "/products", {**shirt, field: "/Taken/"})
    assert (reply.status_code, reply.json()[0]["message"]) == (409, CONFLICT)


def test_any_number_of_products_may_have_no_sku(bcfake: FakeStore) -> None:
    assert {row["sku"] for row in bcfake.products.add_many(3)} == {""}


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("categories", [77], 409),
        ("brand_id", 77, 409),
        ("tax_class_id", 77, 409),
        ("option_set_id", 77, 400),
    ],
)
def test_what_a_product_refers_to_must_exist(
    send: Send, shirt: dict[str, Any], field: str, value: Any, status: int
) -> None:
    assert send("POST", "/products", {**shirt, field: value}).status_code == status


def test_a_product_is_in_at_most_a_thousand_categories(
    send: Send, bcfake: FakeStore, shirt: dict[str, Any]
) -> None:
    ids = [row["id"] for row in bcfake.categories.add_many(1001)]
    assert send("POST", "/products", {**shirt, "categories": ids}).status_code == 403
    assert send("POST", "/products", {**shirt, "categories": ids[:-1]}).status_code == 201


def test_an_update_replaces_the_list_of_categories(send: Send, bcfake: FakeStore) -> None:
    first, second = bcfake.categories.add_many(2)
    bcfake.products.add(categories=[first["id"]])
    reply = send("PUT", "/products/1", {"categories": [second["id"]]})
    assert reply.json()["categories"] == [second["id"]]


# ---- changes


def test_a_change_to_a_product_or_a_part_of_it_moves_its_date(
    send: Send, bcfake: FakeStore
) -> None:
    bcfake.clock.freeze(NEW_YEAR)
    bcfake.products.add(name="Mug")
    dates = []
    for request in (
        ("PUT", "/products/1", {"price": 3}),
        ("POST", "/products/1/images", {"image_file": "https://x.example/mug.jpg"}),
        ("DELETE", "/products/1/images/1", None),
    ):
        bcfake.clock.advance(timedelta(hours=1))
        assert send(*request).status_code < 300
        dates.append(send("GET", "/products/1").json()["date_modified"][17:25])
    assert dates == ["01:00:00", "02:00:00", "03:00:00"]


def test_the_parts_of_a_product_go_with_it(send: Send, bcfake: FakeStore) -> None:
    parts = ("images", "skus", "rules", "videos", "custom_fields", "discount_rules", "reviews")
    product = bcfake.products.add()
    for part in parts:
        getattr(bcfake, f"product_{part}").add(product_id=product["id"])
    assert send("DELETE", f"/products/{product['id']}").status_code == 204
    for part in parts:
        assert send("GET", f"/products/{part}/count").json() == {"count": 0}
        assert send("GET", f"/products/{product['id']}/{part}").status_code == 404


@pytest.mark.bcfake(max_products=2)
def test_a_plan_that_allows_no_more_products_answers_507(
    send: Send, bcfake: FakeStore, shirt: dict[str, Any]
) -> None:
    bcfake.products.add_many(2)
    answer = send("POST", "/products", shirt)
    assert answer.status_code == 507
    assert answer.json() == [{"status": 507, "message": "The store's plan allows 2 products."}]
    with pytest.raises(PlanLimit):
        bcfake.products.add()
    assert send("PUT", "/products/1", {"name": "Mug"}).status_code == 200
    assert send("DELETE", "/products/1").status_code == 204
    assert send("POST", "/products", shirt).status_code == 201
