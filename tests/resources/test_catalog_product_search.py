"""How products are found over HTTP: the filters of the list, and the fields one asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
import requests

from bcfake import FakeStore

Send = Callable[..., requests.Response]
NEW_YEAR = datetime(2026, 1, 1, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("sku=mug-1", ["Mug"]),
        ("name=Bowl", ["Bowl"]),
        ("keyword_filter=CHINA", ["Mug"]),
        ("keyword_filter=mug-", ["Mug"]),
        ("min_price=5&max_price=9.5", ["Mug", "Bowl"]),
        ("min_inventory_level=1", ["Bowl"]),
        ("is_visible=true", ["Bowl"]),
        ("category=2", ["Bowl", "Tray"]),
        ("brand_id=1", ["Tray"]),
        ("availability=preorder", ["Tray"]),
        ("min_number_sold=3", ["Tray"]),
        ("product_tax_code=PC01", ["Tray"]),
        ("min_date_created=2026-01-02", ["Tray"]),
        ("max_date_created=2026-01-01T00:00:00Z", ["Mug", "Bowl"]),
        ("min_date_last_imported=2025-12-01", ["Bowl"]),
        ("sku=MUG-1&include_sku=true", ["Mug"]),
        ("sku=bowl-red", []),
        ("sku=bowl-red&include_sku=true", ["Bowl"]),
        ("sku=bowl-red&include_sku=false", []),
        ("sku=bowl-&include_sku=true", []),
        ("keyword_filter=-red", []),
        ("keyword_filter=-red&include_sku=true", ["Bowl"]),
        ("include_sku=true&min_price=6", ["Bowl", "Tray"]),
    ],
)
def test_products_are_found_by_what_the_filters_say(
    send: Send, bcfake: FakeStore, query: str, names: list[str]
) -> None:
    bcfake.categories.add_many(2)
    bcfake.brands.add()
    bcfake.clock.freeze(NEW_YEAR)
    bcfake.products.add(name="Mug", sku="MUG-1", description="Fine China", price=5)
    bcfake.products.add(
        name="Bowl",
        price="9.5",
        inventory_level=4,
        is_visible=True,
        categories=[1, 2],
        date_last_imported="2025-12-24",
    )
    bcfake.product_skus.add(product_id=2, sku="BOWL-RED")
    bcfake.clock.advance(timedelta(days=2))
    bcfake.products.add(
        name="Tray",
        price=20,
        categories=[2],
        brand_id=1,
        availability="preorder",
        total_sold=3,
        avalara_product_tax_code="PC01",
    )
    found = send("GET", f"/products?{query}")
    assert [each["name"] for each in (found.json() if found.content else ())] == names
    assert send("GET", f"/products/count?{query}").json() == {"count": len(names)}


@pytest.mark.parametrize("query", ["min_price=cheap", "is_visible=maybe", "colour=red"])
def test_a_filter_that_makes_no_sense_is_refused(send: Send, query: str) -> None:
    name = query.partition("=")[0]
    reply = send("GET", f"/products?{query}")
    assert reply.status_code == 400
    assert f"'{name}'" in reply.json()[0]["message"]


ALWAYS = {"id", "name", "date_modified", "primary_image", "metadata"}


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("include=price,images", ALWAYS | {"price", "images"}),
        (
            "include=@summary",
            ALWAYS
            | {"availability", "calculated_price", "inventory_tracking", "sku"}
            | {"inventory_level", "inventory_warning_level", "is_visible", "is_featured"},
        ),
    ],
)
def test_an_answer_holds_the_fields_asked_for_and_a_few_more(
    send: Send, bcfake: FakeStore, query: str, fields: set[str]
) -> None:
    bcfake.products.add()
    assert set(send("GET", f"/products/1?{query}").json()) == fields
    assert set(send("GET", f"/products?{query}").json()[0]) == fields


def test_fields_can_be_left_out_but_for_a_few(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add()
    whole = set(send("GET", "/products/1").json())
    assert set(send("GET", "/products/1?exclude=price,name,brand").json()) == whole - {
        "price",
        "brand",
    }
