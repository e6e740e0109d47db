"""One set of rows below both versions: what is written by one is read by the other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from bcfake.fake import FakeStore

LAW = settings(deadline=None, max_examples=20)
WORDS = st.text("abcdefghijklmnop qrstuvwxyz", min_size=1, max_size=20).map(str.strip).filter(bool)
AMOUNTS = st.decimals(0, 99999, places=2)


def same(value: Any) -> Any:
    return value


class Twin(NamedTuple):
    """A field by both its names; `v2` makes V2's value of V3's."""

    v3_name: str
    v2_name: str
    values: st.SearchStrategy[Any]
    v2: Callable[[Any], Any] = same


def number(name: str, v2_name: str = "") -> Twin:
    amounts = AMOUNTS.map(float)
    return Twin(name, v2_name or name, amounts, lambda value: f"{Decimal(str(value)):.4f}")


def flag(name: str, v2_name: str = "") -> Twin:
    return Twin(name, v2_name or name, st.booleans())


def words(name: str, v2_name: str = "") -> Twin:
    return Twin(name, v2_name or name, WORDS)


def choice(name: str, v2_name: str, **values: str) -> Twin:
    return Twin(name, v2_name, st.sampled_from(sorted(values)), values.__getitem__)


def whole(name: str, v2_name: str = "", most: int = 1000) -> Twin:
    return Twin(name, v2_name or name, st.integers(0, most))


KEYWORDS = Twin("meta_keywords", "meta_keywords", st.lists(WORDS, min_size=1), ", ".join)
PRODUCT = (
    *map(number, ("price", "cost_price", "retail_price", "weight", "width", "depth", "height")),
    *map(flag, ("is_visible", "is_featured", "is_free_shipping", "is_condition_shown")),
    *map(words, ("name", "sku", "description", "page_title", "search_keywords", "warranty")),
    *map(whole, ("inventory_level", "inventory_warning_level", "sort_order", "view_count")),
    words("product_tax_code", "avalara_product_tax_code"),
    flag("open_graph_use_image", "is_open_graph_thumbnail"),
    choice(
        "inventory_tracking", "inventory_tracking", none="none", product="simple", variant="sku"
    ),
    KEYWORDS,
    Twin(
        "related_products",
        "related_products",
        st.lists(st.integers(1, 99), min_size=1),
        lambda ids: ",".join(map(str, ids)),
    ),
)
BRAND = (*map(words, ("name", "page_title", "meta_description", "search_keywords")), KEYWORDS)
CATEGORY = (
    *map(words, ("name", "description", "page_title", "search_keywords")),
    *map(whole, ("sort_order",)),
    flag("is_visible"),
    KEYWORDS,
)
REVIEW = (
    words("title"),
    words("text", "review"),
    words("name", "author"),
    whole("rating", most=5),
    choice("status", "status", pending="0", approved="1", disapproved="2"),
)
VARIANT = (
    *map(number, ("price", "cost_price", "weight")),
    *map(whole, ("inventory_level", "inventory_warning_level")),
    *map(words, ("sku", "bin_picking_number", "purchasing_disabled_message")),
    flag("purchasing_disabled", "is_purchasing_disabled"),
)
PAGE = (
    *map(words, ("name", "meta_title", "meta_keywords", "meta_description", "search_keywords")),
    *map(flag, ("is_visible", "is_customers_only")),
    whole("sort_order"),
)
SCOPES = ("store/order/*", "store/order/created", "store/product/updated")
HOOK = (
    Twin("scope", "scope", st.sampled_from(SCOPES)),
    Twin("destination", "destination", WORDS.map(lambda word: f"https://example.com/{word[:3]}")),
    Twin("headers", "headers", st.dictionaries(WORDS.map(str.upper), WORDS, max_size=2)),
    flag("is_active"),
)
CUSTOM_FIELD = (words("name"), words("value", "text"))
BULK_PRICE = (
    whole("quantity_min", "min", 50),
    choice("type", "type", price="price", percent="percent", fixed="fixed"),
)


def bodies(twins: tuple[Twin, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Bodies of V3 with some of the fields."""
    return st.fixed_dictionaries({}, optional={twin.v3_name: twin.values for twin in twins})


def in_v2(twins: tuple[Twin, ...], body: dict[str, Any]) -> dict[str, Any]:
    """What V2 calls the fields of a V3 body and writes for their values."""
    return {t.v2_name: t.v2(body[t.v3_name]) for t in twins if t.v3_name in body}


class Caller:
    """Requests to both versions of a store; each must succeed."""

    def __init__(self, store: FakeStore) -> None:
        self.store = store

    def __call__(self, method: str, path: str, body: Any = None) -> Any:
        root = self.store.url.removesuffix("/v2")
        answer = requests.request(
            method, root + path, json=body, headers=self.store.headers, timeout=5
        )
        assert answer.ok, f"{method} {path} {body}: {answer.text}"
        shown = answer.json()
        return shown["data"] if path.startswith("/v3") else shown


NEEDED = {"name": "One", "type": "physical", "price": 1, "weight": 1}


def check_both_ways(
    twins: tuple[Twin, ...], v3_path: str, v2_path: str, needed: dict[str, Any], body: Any
) -> None:
    """Write `body` by V3 and read it by V2; write V2's words elsewhere and read them by V3."""
    with FakeStore() as store:
        call = a_shop(store)
        first = call("POST", "/v3" + v3_path, {**needed, **body})
        shown = call("GET", f"/v2{v2_path}/{first['id']}")
        expected = in_v2(twins, body)
        assert {name: str(shown[name]) for name in expected} == {
            name: str(value) for name, value in expected.items()
        }

    with FakeStore() as store:
        call = a_shop(store)
        second = call("POST", "/v3" + v3_path, needed)
        call("PUT", f"/v2{v2_path}/{second['id']}", {**_whole_pairs(v2_path), **expected})
        back = call("GET", f"/v3{v3_path}/{second['id']}")
        assert {name: back[name] for name in body} == body


def a_shop(store: FakeStore) -> Caller:
    """Calls of a store that has a product in one colour."""
    call = Caller(store)
    call("POST", "/v3/catalog/products", {**NEEDED, "name": "Zero"})
    colour = {"display_name": "Colour", "type": "radio_buttons"}
    values = [{"label": "Red", "sort_order": 0}]
    call("POST", "/v3/catalog/products/1/options", {**colour, "option_values": values})
    return call


def _whole_pairs(v2_path: str) -> dict[str, Any]:
    """What V2 wants in every update of custom fields and discount rules."""
    if v2_path.endswith("custom_fields"):
        return {"name": "n", "text": "t"}
    return {"type": "price", "type_value": 1} if v2_path.endswith("discount_rules") else {}


@LAW
@given(body=bodies(PRODUCT))
def test_products_are_one_to_both_versions(body: dict[str, Any]) -> None:
    check_both_ways(PRODUCT, "/catalog/products", "/products", NEEDED, body)


@LAW
@given(body=bodies(BRAND))
def test_brands_are_one_to_both_versions(body: dict[str, Any]) -> None:
    check_both_ways(BRAND, "/catalog/brands", "/brands", {"name": "One"}, body)


@LAW
@given(body=bodies(CATEGORY))
def test_categories_are_one_to_both_versions(body: dict[str, Any]) -> None:
    needed = {"name": "One", "parent_id": 0}
    check_both_ways(CATEGORY, "/catalog/categories", "/categories", needed, body)


@LAW
@given(body=bodies(VARIANT))
def test_variants_are_one_to_both_versions(body: dict[str, Any]) -> None:
    chosen = [{"option_display_name": "Colour", "label": "Red"}]
    needed = {"sku": "RED", "option_values": chosen}
    check_both_ways(VARIANT, "/catalog/products/1/variants", "/products/1/skus", needed, body)


@LAW
@given(body=bodies(PAGE))
def test_pages_are_one_to_both_versions(body: dict[str, Any]) -> None:
    check_both_ways(PAGE, "/content/pages", "/pages", {"name": "One", "type": "page"}, body)


@LAW
@given(body=bodies(HOOK).filter(bool))
def test_hooks_are_one_to_both_versions(body: dict[str, Any]) -> None:
    needed = {"scope": "store/cart/*", "destination": "https://example.com"}
    check_both_ways(HOOK, "/hooks", "/hooks", needed, body)


@LAW
@given(body=bodies(CUSTOM_FIELD))
def test_custom_fields_are_one_to_both_versions(body: dict[str, Any]) -> None:
    paths = "/catalog/products/1/custom-fields", "/products/1/custom_fields"
    whole_body = {"name": "n", "value": "t", **body}
    check_both_ways(CUSTOM_FIELD, *paths, {"name": "a", "value": "b"}, whole_body)


@LAW
@given(body=bodies(BULK_PRICE))
def test_bulk_prices_are_one_to_both_versions(body: dict[str, Any]) -> None:
    paths = "/catalog/products/1/bulk-pricing-rules", "/products/1/discount_rules"
    needed = {"quantity_min": 5, "quantity_max": 99, "type": "price", "amount": 1}
    whole_body = {"type": "price", **body}
    check_both_ways(BULK_PRICE, *paths, needed, whole_body)


@LAW
@given(body=bodies(REVIEW[:3]))
def test_reviews_are_one_to_both_versions(body: dict[str, Any]) -> None:
    paths = "/catalog/products/1/reviews", "/products/1/reviews"
    needed = {
        "title": "t",
        "text": "x",
        "name": "n",
        "rating": 3,
        "date_reviewed": "2030-01-01T00:00:00Z",
    }
    check_both_ways(REVIEW, *paths, needed, body)
