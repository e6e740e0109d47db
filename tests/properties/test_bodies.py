"""Bodies for every definition: any valid one round-trips, any one corrupted field is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bcfake import strategies
from bcfake.collection import Collection
from bcfake.fake import FakeStore
from bcfake.fields import Choice, Email, Field, Flag, Int, ListOf, Money, Object, Text, Timestamp
from bcfake.resources import CATALOGUE
from bcfake.schema import CREATE, GET, UPDATE, Resource
from bcfake.tables import Row
from bcfake.wire.app import create_app

CREATED = [each.name for each in CATALOGUE.resources if {CREATE, GET} <= each.verbs]
UPDATED = [each.name for each in CATALOGUE.resources if UPDATE in each.verbs and not each.single]

# Fields that are answered otherwise than they were sent, by rules that have tests of their own.
BY_RULE: Mapping[str, set[str]] = {
    "brands": {"image_file"},
    "categories": {"image_file"},
    "orders": {"items_shipped", "refunded_amount"},
    "product_images": {"image_file", "is_thumbnail"},  # the first is the thumbnail
    "product_rules": {"image_file"},
    "product_skus": {"image_file"},
}

NO_TEXT: list[Any] = [[], {}, True, ["a"]]
WRONG: Mapping[type, Any] = {
    Int: lambda field: ["x", "1.5", 1.5, "", True, [], {}, field.max + 1, field.min - 1],
    Money: lambda field: ["ten", "1,5", "", True, [], {}, "1e99"] + ([] if field.signed else [-1]),
    Text: lambda field: NO_TEXT + (["x" * (field.max + 1)] if field.max else []),
    Email: lambda field: [*NO_TEXT, "nobody", "a b@example.com"],
    Flag: lambda field: ["maybe", 2, -1, [], {}, 1.5],
    Choice: lambda field: ["no such", [], {}, True, -1],
    Timestamp: lambda field: ["yesterday", "2026-13-01", [], {}, True],
    ListOf: lambda field: ["x", 1, {}, True],
    Object: lambda field: ["x", 1, True],
}


class Scene:
    """Rows of one definition in an open store, and requests about them."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self.store = FakeStore(quota=10**9).open()
        self.client = create_app(self.store.platform).test_client()
        self.rows = Collection(self.store.data, resource)
        self.within: dict[str, Any] = {}
        self.path = f"/{resource.path}"
        if resource.parent is not None:
            parent = Collection(self.store.data, resource.parent).add()["id"]
            self.within = {resource.parent_key: parent}
            self.path = f"/{resource.parent.path}/{parent}/{resource.path}"
        self.bodies: Any = None
        if CREATE in resource.verbs:
            self.bodies = strategies.of(resource.name, **self.known())
        self.first = self.store.snapshot()

    def known(self) -> dict[str, Any]:
        """What only the store knows: ids of other rows."""
        if self.resource.name == "option_set_options":
            return {"option_id": self.store.options.add()["id"]}
        if self.resource.name != "order_shipments":
            return {}
        address = self.store.order_shipping_addresses.all(**self.within)[0]["id"]
        line = self.store.order_products.all(**self.within)[0]["id"]
        return {
            "order_address_id": address,
            "items": [{"order_product_id": line, "quantity": 1}],
        }

    def send(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """The status and the parsed body of an answer."""
        url = f"/stores/{self.store.store_hash}/v2{path}"
        reply = self.client.open(url, method=method, headers=self.store.headers, json=body)
        return reply.status_code, reply.json if reply.data else None

    def corruptible(self, verb: str) -> list[Field]:
        """The fields that `verb` may send and whose wrong values are known."""
        own = self.resource.fields  # what is saved apart is answered with 207
        fields = [f for f in own if f.v2 and f.writable(verb) and not f.apart]
        return [f for f in fields if type(f) in WRONG]

    def refused(self, verb: str) -> list[str]:
        """The names that `verb` may not send at all."""
        return ["colour", *(f.name for f in self.resource.fields if not f.writable(verb))]

    def state(self) -> dict[str, list[Row]]:
        """Every row that a request may have made or changed."""
        return {
            each.name: list(Collection(self.store.data, each))
            for each in CATALOGUE.resources
            if each.base_rows is None
        }


@pytest.fixture(scope="module")
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """The definition the test is about."""
    made = Scene(CATALOGUE[request.param])
    yield made
    made.store.close()


def wrong_values(field: Field) -> list[Any]:
    """Values that a field of this type never takes."""
    null = [] if field.nullable or isinstance(field, Timestamp) else [None]
    return WRONG[type(field)](field) + null


def assert_names(name: str, status: int, answer: Any) -> None:
    """The answer is the refusal of that field."""
    assert status == 400, (name, answer)
    assert f"'{name}" in answer[0]["message"], (name, answer)


@pytest.mark.parametrize("scene", CREATED, indirect=True)
@settings(deadline=None, max_examples=15, phases=[Phase.generate])
@given(data=st.data())
def test_any_valid_body_round_trips(scene: Scene, data: st.DataObject) -> None:
    scene.store.restore(scene.first)
    sent = data.draw(scene.bodies)
    status, made = scene.send("POST", scene.path, sent)
    assert status == 201, made
    assert scene.send("GET", f"{scene.path}/{made['id']}") == (200, made)
    ruled = BY_RULE.get(scene.resource.name, set())
    for field in scene.corruptible("create"):
        plain = not isinstance(field, ListOf | Object) and not field.hidden
        if plain and field.name not in ruled and sent.get(field.name, "") != "":  # "" is filled in
            assert made[field.name] == field.render(field.parse(sent[field.name])), field.name


@pytest.mark.parametrize("scene", CREATED, indirect=True)
@settings(deadline=None, max_examples=3, phases=[Phase.generate])
@given(data=st.data())
def test_a_create_with_one_corrupt_field_is_refused_by_its_name(
    scene: Scene, data: st.DataObject
) -> None:
    scene.store.restore(scene.first)
    body, before = data.draw(scene.bodies), scene.state()
    for field in scene.corruptible("create"):
        wrong = data.draw(st.sampled_from(wrong_values(field)), label=field.name)
        assert_names(field.name, *scene.send("POST", scene.path, {**body, field.name: wrong}))
    for name in scene.refused("create"):
        assert_names(name, *scene.send("POST", scene.path, {**body, name: 1}))
    assert scene.state() == before


@pytest.mark.parametrize("scene", UPDATED, indirect=True)
@settings(deadline=None, max_examples=3, phases=[Phase.generate])
@given(data=st.data())
def test_an_update_with_one_corrupt_field_is_refused_by_its_name(
    scene: Scene, data: st.DataObject
) -> None:
    scene.store.restore(scene.first)
    item = f"{scene.path}/{scene.rows.add(**scene.within)['id']}"
    before = scene.state()
    for field in scene.corruptible("update"):
        wrong = data.draw(st.sampled_from(wrong_values(field)), label=field.name)
        assert_names(field.name, *scene.send("PUT", item, {field.name: wrong}))
    for name in scene.refused("update"):
        assert_names(name, *scene.send("PUT", item, {name: 1}))
    assert scene.state() == before
