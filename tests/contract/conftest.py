"""A scene for any definition: rows of it in a store, the paths they have, bodies that fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from bcfake.collection import Collection
from bcfake.fake import FakeStore
from bcfake.fields import Field, ListOf, NewRow, Object
from bcfake.resources import CATALOGUE
from bcfake.schema import Resource
from bcfake.tables import Row

# What a row of a definition needs beyond the samples of its fields.
MORE: Mapping[str, Callable[[Scene, int], dict[str, Any]]] = {
    "product_discount_rules": lambda scene, n: {"min": n * 10 + 1, "max": n * 10 + 9},
    "order_shipments": lambda scene, n: shipment(scene),
}


def shipment(scene: Scene) -> dict[str, Any]:
    """Where a shipment goes, and a line of the order that nothing was shipped of."""
    data = scene.store.data
    address = Collection(data, CATALOGUE["order_shipping_addresses"]).all(**scene.within())[0]
    line = Collection(data, CATALOGUE["order_products"]).add(**scene.within())
    items = [{"order_product_id": line["id"], "quantity": 1}]
    return {"order_address_id": address["id"], "items": items}


class Scene:
    """Rows of one resource, all under one parent where it has any."""

    def __init__(self, resource: Resource, entrance: Any) -> None:
        self.resource = resource
        self.store: FakeStore = entrance.store
        self.send = entrance.send
        self.rows = Collection(self.store.data, resource)
        self.parent: Any = None
        if resource.parent is not None:
            self.parent = Collection(self.store.data, resource.parent).add()["id"]

    @property
    def path(self) -> str:
        """The collection: /products/1/images."""
        return self.below(self.parent)

    def below(self, parent: Any) -> str:
        """The collection of another parent."""
        above = self.resource.parent
        return f"/{above.path}/{parent}/{self.resource.path}" if above else f"/{self.resource.path}"

    def item(self, row: Mapping[str, Any]) -> str:
        """The path of a row."""
        return self.path if self.resource.single else f"{self.path}/{row['id']}"

    def within(self) -> dict[str, Any]:
        """What a row says of its parent."""
        return {self.resource.parent_key: self.parent} if self.parent is not None else {}

    def add(self) -> Row:
        """One more row; the only one of a resource that has one."""
        if self.resource.single:
            return self.rows.get()
        return self.rows.add(**self.within(), **self.more(len(self.all())))

    def more(self, number: int) -> dict[str, Any]:
        """What the n-th row needs beyond samples."""
        return MORE[self.resource.name](self, number) if self.resource.name in MORE else {}

    def all(self) -> list[Row]:
        """The rows there are now."""
        return self.rows.all(**self.within())

    def ids(self) -> list[Any]:
        """Their ids, as JSON shows them."""
        return [self.shown(row)["id"] for row in self.all()]

    def listed(self) -> list[Any]:
        """The ids that a list shows."""
        return [each["id"] for each in self.send("GET", f"{self.path}?limit=250").json or ()]

    def body(self, verb: str, number: int = 77) -> dict[str, Any]:
        """What `verb` may send: a new value for each field that a create asks for."""
        required = [f for f in self.resource.fields if f.required and f.writable(verb)]
        more = self.more(number)
        if verb == "update":
            required = [f for f in required if f.required_on_update or f.name not in more]
            required = [f for f in required if f.required_on_update or plain(f)]
            more = {}
        return {f.name: sendable(self._sample(f, number)) for f in required} | more

    def _sample(self, field: Field, number: int) -> Any:
        value = field.example(number)
        if not isinstance(value, NewRow):
            return value
        return Collection(self.store.data, CATALOGUE[value.resource]).add()["id"]

    @property
    def names(self) -> frozenset[str]:
        """The fields an answer shows."""
        return frozenset(f.name for f in self.resource.fields if not f.hidden)

    def shown(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The stored fields of a row as JSON shows them."""
        shown = (f for f in self.resource.stored if not f.hidden)
        return {f.name: sendable(f.render(row[f.name])) for f in shown}


def sendable(value: Any) -> Any:
    """A Python value as JSON has it."""
    if isinstance(value, Mapping):
        return {name: sendable(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [sendable(part) for part in value]
    return str(value) if isinstance(value, Decimal | datetime) else value


def plain(field: Field) -> bool:
    """Whether a field is kept as one value."""
    return field.stored and not isinstance(field, ListOf | Object)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`@pytest.mark.verbs(LIST, ...)` runs a test for every definition that takes these verbs.

    With `where`, only for those of which the function it is says yes.
    """
    mark = metafunc.definition.get_closest_marker("verbs")
    if mark is not None:
        where = mark.kwargs.get("where", bool)
        taking = [each for each in CATALOGUE.resources if each.verbs.issuperset(mark.args)]
        names = [each.name for each in taking if where(each)]
        metafunc.parametrize("scene", names, indirect=True)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", "verbs(*verbs): run for every definition that takes them")


@pytest.fixture
def scene(request: pytest.FixtureRequest, entrance: Any) -> Scene:
    """The definition under test, in a clean store, through one entrance."""
    return Scene(CATALOGUE[request.param], entrance)
