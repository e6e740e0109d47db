"""The same store in a script: a context manager that checks when it ends."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
import requests

from bcfake import FakeStore, Platform
from bcfake.guard import is_bigcommerce
from bcfake.resources import CATALOGUE


@pytest.fixture
def platform() -> Platform:
    """Apart from the stores of this test session."""
    return Platform()


def test_code_inside_the_block_reaches_the_store(platform: Platform) -> None:
    with FakeStore(platform=platform) as store:
        store.products.add(name="Mug", price="9.50")
        assert store.client().Products.all()[0].price == "9.5000"
        assert requests.get(f"{store.url}/products", headers=store.headers).status_code == 200
        assert is_bigcommerce(store.url.split("/")[2])


def test_a_store_that_was_never_opened_says_so_before_a_request_leaves(platform: Platform) -> None:
    """`FakeStore().client().Products.all()` went to the real BigCommerce."""
    store = FakeStore(platform=platform, store_hash="abc123")
    for reach in (store.client, lambda: store.headers):
        with pytest.raises(RuntimeError, match="store abc123 is not open: use it inside `with"):
            reach()
    with store:
        assert store.client().Products.all() == []
    with pytest.raises(RuntimeError, match="store abc123 is not open"):
        store.client()


def test_a_clean_end_complains_of_what_a_test_would_fail_for(platform: Platform) -> None:
    store = FakeStore(platform=platform)

    def script() -> None:
        with store:
            store.faults.add("GET /orders", 503)
            requests.get(f"{store.url}/ordrs", headers=store.headers)

    with pytest.raises(AssertionError) as caught:
        script()
    assert "fault never struck: GET /orders -> 503 (1x, before)" in str(caught.value)
    assert "the fake does not know: GET /v2/ordrs -> 404" in str(caught.value)


def test_an_error_inside_the_block_is_not_covered_up(platform: Platform) -> None:
    def script() -> None:
        with FakeStore(platform=platform) as store:
            store.faults.add("GET /orders", 503)
            raise KeyError

    with pytest.raises(KeyError):
        script()


def test_no_attribute_hides_a_resource() -> None:
    """`store.options` are the options of products."""
    store = FakeStore(platform=Platform())
    for name in CATALOGUE.by_name:
        assert repr(getattr(store, name)) == f"<{name}: {len(getattr(store, name))} row(s)>"
    with pytest.raises(AttributeError, match="'prodcts' is neither a resource nor an attribute"):
        store.prodcts  # noqa: B018


# ---- credentials


def test_a_taken_hash_or_token_is_refused_and_nothing_is_lost(platform: Platform) -> None:
    first = FakeStore(platform=platform, store_hash="one", access_token="t1").open()
    second = FakeStore(platform=platform, store_hash="two", access_token="t2").open()
    with pytest.raises(ValueError, match="a store with the hash 'one' is open already"):
        second.use_credentials(store_hash="one")
    with pytest.raises(ValueError, match="another open store has this access token"):
        second.use_credentials(access_token="t1")
    with pytest.raises(ValueError, match="a store with the hash 'one' is open already"):
        FakeStore(platform=platform, store_hash="one").open()
    assert platform.by_hash("two") is second
    assert platform.by_token("t2") is second
    assert platform.by_hash("one") is first


def test_fixed_credentials_serve_one_store_after_the_other(platform: Platform) -> None:
    """A token that is in use again is no late one."""
    fixed = {"store_hash": "fixed", "access_token": "fixed-token"}
    for _ in range(2):
        with FakeStore(platform=platform, **fixed) as store:
            assert requests.get(f"{store.url}/time", headers=store.headers).status_code == 200
    assert platform.late == []


def test_credentials_that_no_request_can_carry_are_refused(platform: Platform) -> None:
    with FakeStore(platform=platform) as store:
        before = store.access_token
        with pytest.raises(ValueError, match="access_token: only visible ASCII"):
            store.use_credentials(access_token="a token")
        assert store.access_token == before


@pytest.mark.parametrize(
    ("settings", "error", "told"),
    [
        ({"quotas": 1}, TypeError, "unknown setting 'quotas'; settings: store_hash, access_token"),
        ({"quota": "1"}, TypeError, "quota must be of type int, not str"),
        ({"quota": 0}, ValueError, "quota 0: at least 1"),
        ({"quota": True}, TypeError, "quota must be of type int, not bool"),
        ({"access_token": "a\nb"}, ValueError, "access_token: only visible ASCII characters"),
        ({"client_id": "ä"}, ValueError, "client_id: only visible ASCII characters"),
        ({"window": float("nan")}, ValueError, "window nan: more than 0"),
        ({"store_hash": "a b"}, ValueError, "store_hash 'a b': only letters, digits, - and _"),
        ({"seed": "nowhere"}, ValueError, "seed nowhere: neither a file nor one of: demo"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    settings: dict[str, object], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        FakeStore(platform=Platform(), **settings)


def test_a_repr_has_no_secret() -> None:
    store = FakeStore(platform=Platform(), access_token="s3cr3t-token", client_secret="s3cr3t-too")
    assert "s3cr3t" not in repr(store) + repr(store._options) + repr(store.open().client())


# ---- seeds


def seeded(rows: object, **more: object) -> FakeStore:
    return FakeStore(platform=Platform(), seed={"version": 1, "rows": rows, **more})


def test_a_seed_may_repeat_a_row_and_set_the_moment() -> None:
    rows = {"brands": [{"_times": 3, "name": "Brand no. {n}"}], "products": [{"brand_id": 2}]}
    store = seeded(rows, at="2025-09-01T09:00:00+02:00")
    assert [row["name"] for row in store.brands] == [f"Brand no. {n}" for n in (1, 2, 3)]
    made = store.products.get(1)["date_created"]
    assert made == datetime(2025, 9, 1, 7, tzinfo=timezone.utc)
    assert store.clock.now() > made


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"version": 2, "rows": {}}, 'needs "version": 1'),
        ({"version": 1, "rows": []}, 'needs "version": 1 and "rows"'),
        ({"version": 1, "rows": {"brands": {}}}, '"brands" is not a list of objects'),
        ({"version": 1, "rows": {"brandz": []}}, "unknown resource 'brandz'; known: .*banners, "),
        ({"version": 1, "rows": {"brands": [{}, {"nam": 1}]}}, '"brands", row 2: .*nam'),
        ({"version": 1, "rows": {}, "at": "today"}, '"at" is not an ISO date with an offset'),
    ],
)
def test_a_seed_that_cannot_be_says_where(
    tmp_path: Path, document: dict[str, object], told: str
) -> None:
    file = tmp_path / "shop.json"
    file.write_text(json.dumps(document))
    for source in (document, file):
        with pytest.raises(ValueError, match=told):
            FakeStore(platform=Platform(), seed=source)
    store = FakeStore(platform=Platform())
    with pytest.raises(ValueError, match=told):
        store.seed(document)
    assert len(store.brands) == 0


def test_a_seed_file_that_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "shop.json"
    for names in (["Acme"], ["Acme", "Bolt"]):
        rows = {"brands": [{"name": name} for name in names]}
        file.write_text(json.dumps({"version": 1, "rows": rows}))
        store = FakeStore(platform=Platform(), seed=file)
        assert [row["name"] for row in store.brands] == names


def test_the_demo_shop_is_a_believable_one() -> None:
    """Every kind of thing is there, more products than a page holds, orders in many states."""
    store = FakeStore(platform=Platform(), seed="demo")
    assert len(store.products) > 250
    assert len({order["status_id"] for order in store.orders}) >= 5
    for order in store.orders:
        lines = store.order_products.all(order_id=order["id"])
        assert sum(line["base_total"] for line in lines) == order["subtotal_ex_tax"] > 0
    for name in ("brands", "categories", "customers", "customer_addresses", "customer_groups"):
        assert len(getattr(store, name)) >= 2, name
    for name in ("coupons", "option_sets", "product_skus", "pages", "blog_posts"):
        assert len(getattr(store, name)) >= 2, name
    again = FakeStore(platform=Platform(), seed="demo")
    assert [*again.products] == [*store.products]


# ---- faults and journal


@pytest.mark.parametrize(
    "aim",
    [
        "GET /products/{id}",
        "GET /v2/products/{product_id}/images/{id}",
        "GET /products/5",
        "PUT /products/5/skus/7",
        "* /products*",
        "GET /orders/*",
        "/brands",
        "*",
        "GET /time",
    ],
)
def test_a_fault_may_aim_at_any_operation(aim: str) -> None:
    store = FakeStore(platform=Platform())
    assert store.faults.add(aim, 503) in store.faults


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        ("GET /product", "no operation fits GET /product; nearest: /products"),
        ("GET /products/{id}/imagez", "nearest: /products/{product_id}/images"),
        ("GET /products/imagez", "no operation fits GET /products/imagez; nearest: /products"),
        ("POST /products/{id}", "no POST /products/{id}: that path takes DELETE, GET, "),
        ("DELETE /time", "no DELETE /time: that path takes GET, HEAD, OPTIONS"),
        ("GET /wholly/else/where/and/so/on", "nearest: none is like it"),
    ],
)
def test_a_fault_that_could_never_strike_is_refused_at_once(aim: str, told: str) -> None:
    store = FakeStore(platform=Platform())
    with pytest.raises(ValueError, match=f"{told}".replace("{", r"\{")):
        store.faults.add(aim, 503)
    assert len(store.faults) == 0


def test_a_fault_may_aim_at_an_unknown_operation_that_is_allowed() -> None:
    with FakeStore(platform=Platform()) as store:
        store.requests.allow_unknown("GET /v2/themes/*")
        store.faults.add("GET /v2/themes/{id}", 503)
        answer = requests.get(f"{store.url}/themes/5", headers=store.headers)
        assert answer.status_code == 503


def test_a_place_in_a_faults_aim_is_a_place_of_the_route() -> None:
    """GET /products/{id} is not GET /products/count."""
    with FakeStore(platform=Platform()) as store:
        store.products.add()
        store.faults.add("GET /products/{id}", 503)
        api = store.client()
        assert api.Products.count() == 1
        with pytest.raises(Exception, match="503"):
            api.Products.get(1)
