"""Bodies for every definition: any valid one round-trips, any one corrupted field is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bcfake.collection import Collection
from bcfake.fake import FakeStore
from bcfake.fields import (
    Choice,
    Email,
    Field,
    Flag,
    Int,
    ListOf,
    Money,
    NewRow,
    Object,
    Text,
    Timestamp,
)
from bcfake.resources import CATALOGUE
from bcfake.schema import CREATE, GET, UPDATE, Resource
from bcfake.tables import Row
from bcfake.wire.app import create_app

CREATED = [
    each.name
    for each in CATALOGUE.resources
    if {CREATE, GET} <= each.verbs and each.name != "order_shipments"  # all about an order's rows
]
UPDATED = [each.name for each in CATALOGUE.resources if UPDATE in each.verbs and not each.single]

MONEY = {f.name for f in CATALOGUE["orders"].fields if isinstance(f, Money)}
ORDER = {"items_shipped", "ip_address_v6"}
PRICE_HIDDEN = {"is_price_hidden", "price_hidden_label"}
# Fields whose good values depend on other fields or rows; the resources' own tests are about them.
BY_RULE: Mapping[str, set[str]] = {
    "banners": {"page", "item_id", "date_type", "date_from", "date_to"},
    "brands": {"image_file"},
    "categories": {"parent_id", "image_file"},
    "customers": {"customer_group_id"},
    "customer_addresses": {"customer_id", "country"},
    "gift_certificates": {"customer_id", "currency_code"},
    "option_set_options": {"option_id"},
    "orders": {"customer_id", "status_id", "default_currency_code", *ORDER, *MONEY},
    "pages": {"type", "parent_id", "content_type"},
    "product_discount_rules": {"min", "max"},
    "product_images": {"is_thumbnail", "sort_order"},
    "product_rules": {"image_file"},
    "product_skus": {"image_file"},
    "products": {"brand_id", "option_set_id", "tax_class_id", "availability", *PRICE_HIDDEN},
    "shipping_zones": {"type"},
    "webhooks": {"scope", "destination"},
}

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), max_size=20)
SECONDS = st.integers(31_536_000, 2_100_000_000)
MOMENTS = SECONDS.map(lambda seconds: datetime.fromtimestamp(seconds, timezone.utc))


def texts(field: Text) -> st.SearchStrategy[str]:
    if field.pattern:
        return st.from_regex(field.pattern.replace(r"\s", " "), fullmatch=True).filter(
            lambda text: 0 < len(text.strip()) <= len(text) <= (field.max or 99) and text.isascii()
        )
    low = max(field.min, 1 if field.required else 0)
    size = min(20, field.max or 20)
    return WORDS.map(lambda word: word[:size]).filter(lambda word: len(word) >= low)


VALID: Mapping[type, Any] = {
    Int: lambda field: st.integers(field.min, field.max),
    Money: lambda field: st.decimals(0, 10**9, places=2).map(str),
    Text: texts,
    Email: lambda field: WORDS.filter(bool).map(lambda word: f"{word.replace('@', '')}x@y.zz"),
    Flag: lambda field: st.sampled_from([True, False, "true", "false", 1, 0]),
    Choice: lambda field: st.sampled_from(field.values),
    Timestamp: lambda field: MOMENTS.map(format_datetime) | MOMENTS.map(datetime.isoformat),
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
        self.needed = {f.name: self._sample(f) for f in resource.fields if f.required}
        self.first = self.store.snapshot()

    def _sample(self, field: Field) -> Any:
        value = field.example(77)
        if isinstance(value, NewRow):
            return Collection(self.store.data, CATALOGUE[value.resource]).add()["id"]
        return value

    def send(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """The status and the parsed body of an answer."""
        url = f"/stores/{self.store.store_hash}/v2{path}"
        reply = self.client.open(url, method=method, headers=self.store.headers, json=body)
        return reply.status_code, reply.json if reply.data else None

    def free(self, verb: str) -> list[Field]:
        """The fields that may be sent with any value of their type."""
        ruled = BY_RULE.get(self.resource.name, set())
        fields = [f for f in self.resource.fields if f.v2 and f.writable(verb)]
        return [f for f in fields if type(f) in VALID and f.name not in ruled]

    def bodies(self) -> st.SearchStrategy[dict[str, Any]]:
        """Bodies that a create takes: what is required, with any of the rest."""
        free = {f.name: VALID[type(f)](f) for f in self.free("create")}
        required = {name: free.pop(name, st.just(sent)) for name, sent in self.needed.items()}
        return st.fixed_dictionaries(required, optional=free)

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


def sendable(value: Any) -> Any:
    """A Python value as JSON has it."""
    if isinstance(value, Mapping):
        return {name: sendable(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [sendable(part) for part in value]
    return str(value) if isinstance(value, Decimal | datetime) else value


@pytest.mark.parametrize("scene", CREATED, indirect=True)
@settings(deadline=None, max_examples=10, phases=[Phase.generate])
@given(data=st.data())
def test_any_valid_body_round_trips(scene: Scene, data: st.DataObject) -> None:
    scene.store.restore(scene.first)
    sent = data.draw(scene.bodies())
    status, made = scene.send("POST", scene.path, sendable(sent))
    assert status == 201, made
    assert scene.send("GET", f"{scene.path}/{made['id']}") == (200, made)
    for field in scene.free("create"):
        if sent.get(field.name, "") != "" and not field.hidden:  # some empty ones are filled in
            assert made[field.name] == field.render(field.parse(sent[field.name])), field.name


def wrong_values(field: Field) -> list[Any]:
    """Values that a field of this type never takes."""
    null = [] if field.nullable or isinstance(field, Timestamp) else [None]
    return WRONG[type(field)](field) + null


def corruptible(resource: Resource, verb: str) -> list[Field]:
    return [f for f in resource.fields if f.v2 and f.writable(verb) and type(f) in WRONG]


def assert_names(name: str, status: int, answer: Any) -> None:
    """The answer is the refusal of that field."""
    assert status == 400, (name, answer)
    assert f"'{name}" in answer[0]["message"], (name, answer)


@pytest.mark.parametrize("scene", CREATED, indirect=True)
@settings(deadline=None, max_examples=3, phases=[Phase.generate])
@given(data=st.data())
def test_a_create_with_one_corrupt_field_is_refused_by_its_name(
    scene: Scene, data: st.DataObject
) -> None:
    scene.store.restore(scene.first)
    body, before = sendable(data.draw(scene.bodies())), scene.state()
    for field in corruptible(scene.resource, "create"):
        wrong = data.draw(st.sampled_from(wrong_values(field)), label=field.name)
        answer = scene.send("POST", scene.path, {**body, field.name: wrong})
        assert_names(field.name, *answer)
    for name in ("colour", *(f.name for f in scene.resource.fields if not f.writable("create"))):
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
    for field in corruptible(scene.resource, "update"):
        wrong = data.draw(st.sampled_from(wrong_values(field)), label=field.name)
        assert_names(field.name, *scene.send("PUT", item, {field.name: wrong}))
    for name in ("colour", *(f.name for f in scene.resource.fields if not f.writable("update"))):
        assert_names(name, *scene.send("PUT", item, {name: 1}))
    assert scene.state() == before
