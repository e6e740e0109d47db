"""Every operation of the archived V2 catalog, exercised over a connection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bcfake.collection import Collection
from bcfake.fake import FakeStore
from bcfake.resources import CATALOGUE
from bcfake.schema import Resource

FACTS = Path(__file__).parents[3] / "shared/reference/v2-catalog.yaml"
RESOURCES: Mapping[str, dict[str, Any]] = {
    each["name"]: each
    for each in (yaml.safe_load(FACTS.read_text())["resources"] if FACTS.exists() else [])
}
NAMES = {"product_google_product_search": "product_google_mappings"}

# What an update sends, other than the fields that every update must have.
UPDATES: Mapping[str, dict[str, Any]] = {
    "products": {"price": "91.0000"},
    "brands": {"page_title": "Apple Inc."},
    "categories": {"sort_order": 7},
    "options": {"display_name": "Your colour"},
    "option_values": {"label": "Snow"},
    "option_sets": {},
    "option_set_options": {"display_name": "Which?"},
    "product_skus": {"upc": "0123"},
    "product_rules": {"is_enabled": False},
    "product_images": {"description": "Front"},
    "product_videos": {"name": "A look inside"},
    "product_custom_fields": {},
    "product_discount_rules": {"min": 11, "max": 18},
    "product_reviews": {"title": "Better"},
}

pytestmark = pytest.mark.skipif(not RESOURCES, reason=f"the facts are not at {FACTS}")


class Shop:
    """A shirt in two sizes and a category, and two rows of whatever is asked for."""

    def __init__(self, store: FakeStore) -> None:
        self.store = store
        sizes = store.options.add(name="Size", type="RT")["id"]
        self.values = [store.option_values.add(option_id=sizes)["id"] for _ in "SL"]
        option_set = store.option_sets.add()["id"]
        store.option_set_options.add(option_set_id=option_set, option_id=sizes)
        self.category = store.categories.add()["id"]
        product = store.products.add(option_set_id=option_set, categories=[self.category])["id"]
        [self.product_option] = store.product_options.all()
        self.places = {"option_id": sizes, "option_set_id": option_set, "product_id": product}

    def rows(self, resource: Resource) -> list[Any]:
        """The ids of at least two rows below the shirt, its option or its option set."""
        rows = Collection(self.store.data, resource)
        key = resource.parent_key
        within = {key: self.places[key]} if resource.parent is not None else {}
        for n in range(2 - len(rows.all(**within))):
            more = {"min": 10 * n, "max": 10 * n + 9} if "min" in resource.by_name else {}
            rows.add(**within, **more)
        return [row.get("id") for row in rows.all(**within)]

    def body(self, name: str) -> dict[str, Any]:
        """What the documents show for each required field, its references led to this shop."""
        fields = RESOURCES[name]["fields"]
        shown = {f["name"]: f["ex"] for f in fields if "create" in f.get("required", ())}
        choice = {"product_option_id": self.product_option["id"], "option_value_id": self.values[1]}
        ours: Mapping[str, dict[str, Any]] = {
            "products": {"categories": [self.category]},
            "option_set_options": {"option_id": self.store.options.add(type="S")["id"]},
            "product_skus": {"options": [choice]},
            "product_rules": {"conditions": [{**choice, "sku_id": None}]},
            "product_discount_rules": {"min": 20, "max": 29},
        }
        return shown | ours.get(name, {})


def operations(*kinds: str) -> Any:
    """Run for the operations of these kinds: `name` is the resource's, `op` has the facts."""
    found = [
        pytest.param(name, op, id=f"{op['method']} {op['path']}")
        for name, facts in RESOURCES.items()
        for op in facts["operations"]
        if op["op"] in kinds
    ]
    return pytest.mark.parametrize(("name", "op"), found)


@pytest.fixture
def shop(live: Any) -> Shop:
    """The shop behind the port."""
    return Shop(live.store)


def resource_of(name: str) -> Resource:
    return CATALOGUE[NAMES.get(name, name)]


def filled(op: dict[str, Any], shop: Shop, id: Any) -> str:
    """The operation's path with the ids of the shop in it."""
    ids = {**shop.places, "id": id}
    return re.sub(r"\{(\w+)\}", lambda place: str(ids[place[1]]), op["path"])


def assert_documented(name: str, shown: Mapping[str, Any]) -> None:
    """Every documented field is there, in the documented order."""
    fields = RESOURCES[name]["fields"]
    known = [each["name"] for each in fields if each.get("in_response", True)]
    assert [each for each in shown if each in known] == known


def test_there_are_123_operations() -> None:
    assert sum(len(facts["operations"]) for facts in RESOURCES.values()) == 123


@operations("list", "list_all")
def test_list(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    ids = shop.rows(resource_of(name))
    reply = live.send("GET", filled(op, shop, None))
    assert reply.status == 200
    if name in NAMES:  # one bare object
        return assert_documented(name, reply.json)
    assert {str(each["id"]) for each in reply.json} >= set(map(str, ids))
    for shown in reply.json:
        assert_documented(name, shown)


@operations("get", "get_flat")
def test_get(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    id = shop.rows(resource_of(name))[1]
    reply = live.send("GET", filled(op, shop, id))
    assert (reply.status, str(reply.json["id"])) == (200, str(id))
    assert_documented(name, reply.json)


@operations("count", "count_all")
def test_count(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    shop.rows(resource_of(name))
    reply = live.send("GET", filled(op, shop, None))
    rows = Collection(shop.store.data, resource_of(name))
    assert (reply.status, reply.json) == (200, {"count": len(rows)})


@operations("create")
def test_create(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    sent = shop.body(name)
    reply = live.send("POST", filled(op, shop, None), json=sent)
    assert (reply.status, reply.status in op["ok"]) == (201, True), reply.json
    assert_documented(name, reply.json)
    same = {field: shown for field, shown in reply.json.items() if field in sent}
    same.pop("image_file", None)  # answered as a path of the store's own
    assert same == {field: sent[field] for field in same}
    assert live.send("GET", f"{filled(op, shop, None)}/{reply.json['id']}").json == reply.json


@operations("update", "update_flat")
def test_update(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    id = shop.rows(resource_of(name))[1]
    needed = [f for f in RESOURCES[name]["fields"] if "update" in f.get("required", ())]
    sent = {f["name"]: f["ex"] for f in needed} | UPDATES[name]
    reply = live.send("PUT", filled(op, shop, id), json=sent)
    assert (reply.status, reply.status in op["ok"]) == (200, True), reply.json
    assert_documented(name, reply.json)
    assert {field: reply.json[field] for field in sent} == sent


@operations("delete", "delete_flat")
def test_delete(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    kept, gone = shop.rows(resource_of(name))[:2]
    reply = live.send("DELETE", filled(op, shop, gone))
    assert (reply.status, reply.body) == (204, b"")
    left = [row["id"] for row in Collection(shop.store.data, resource_of(name)).all()]
    assert (kept in left, gone in left) == (True, False)


@operations("delete_all", "delete_all_flat")
def test_delete_all(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    shop.rows(resource_of(name))
    if name in ("categories", "options", "option_values"):
        shop.store.products.delete(shop.places["product_id"])  # it stands in the way
    path = filled(op, shop, None)
    reply = live.send("DELETE", path)
    assert (reply.status, reply.body) == (204, b""), reply.json
    assert not Collection(shop.store.data, resource_of(name)).all()


@operations("get", "get_flat", "update", "update_flat", "delete", "delete_flat")
def test_an_unknown_id_is_404(live: Any, shop: Shop, name: str, op: dict[str, Any]) -> None:
    options = {"json": {}} if op["method"] == "PUT" else {}
    assert live.send(op["method"], filled(op, shop, 999999), **options).status == 404
