"""Requests to V3 and V2 of one fake store, and rows for any view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import requests

from bcfake import viewing
from bcfake.collection import Collection
from bcfake.fake import FakeStore
from bcfake.tables import Row
from bcfake.view import View
from bcfake.wire.v3_routes import collection_path

Send = Callable[..., requests.Response]
Ids = tuple[Any, ...]


@pytest.fixture
def v3(bcfake: FakeStore) -> Send:
    """`v3("GET", "/catalog/products", params=...)`, answered by the store's V3."""
    root = bcfake.url.removesuffix("/v2") + "/v3"

    def send(method: str, path: str, **more: Any) -> requests.Response:
        return requests.request(method, root + path, headers=bcfake.headers, timeout=5, **more)

    return send


@pytest.fixture
def v2(bcfake: FakeStore) -> Send:
    """The same for V2."""

    def send(method: str, path: str, **more: Any) -> requests.Response:
        return requests.request(
            method, bcfake.url + path, headers=bcfake.headers, timeout=5, **more
        )

    return send


@pytest.fixture
def mug(bcfake: FakeStore) -> Row:
    """A product at 12.50, ten of them in stock."""
    return bcfake.products.add(
        name="Mug", price="12.50", inventory_tracking="simple", inventory_level=10
    )


class Scene:
    """Rows of one view, all below the same parents, and the paths they have."""

    def __init__(self, view: View, store: FakeStore) -> None:
        self.view, self.store = view, store
        self.ids: Ids = () if view.parent is None else self._ids_of(view.parent)

    def _ids_of(self, view: View) -> Ids:
        above = () if view.parent is None else self._ids_of(view.parent)
        return (*above, self._row(view, above)[view.key])

    def row(self) -> Row:
        """One more row."""
        return self._row(self.view, self.ids)

    def _row(self, view: View, ids: Ids) -> Row:
        where = viewing.scope(view, self.store.data, ids)
        values = {**where, **MORE.get(view.path, lambda scene: {})(self)}
        for _ in range(3):
            row = Collection(self.store.data, view.source).add(**values)
            if view.only is None or view.only(row):
                return row
        raise AssertionError(f"no row of {view.path} can be seeded")

    @property
    def path(self) -> str:
        """The collection: /catalog/products/1/images."""
        path = "/" + collection_path(self.view)
        for id in self.ids:
            head, _, rest = path.partition("{")
            path = head + str(id) + rest.partition("}")[2]
        return path

    def item(self, row: Mapping[str, Any]) -> str:
        """The path of a row."""
        return f"{self.path}/{row[self.view.key]}"


@pytest.fixture
def scene(view: View, bcfake: FakeStore) -> Scene:
    """A scene for the view that a test is given."""
    return Scene(view, bcfake)


def _option(scene: Scene, kind: str) -> dict[str, Any]:
    return {"option_id": scene.store.options.add(type=kind)["id"], "display_name": "Size"}


def _range(scene: Scene) -> dict[str, Any]:
    low = 10 * len(scene.store.product_discount_rules) + 1
    return {"min": low, "max": low + 5}


# What a row needs beyond the samples of its fields, by the view's path.
MORE: Mapping[str, Callable[[Scene], dict[str, Any]]] = {
    "options": lambda scene: _option(scene, "RB"),
    "modifiers": lambda scene: _option(scene, "T"),
    "bulk-pricing-rules": _range,
}
