"""Any sequence of moves through the client leaves the store like a plain dictionary."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from bcfake.fake import FakeStore
from bigcommerce.exception import ConflictException, NotFoundException

NAMES = st.sampled_from(["Acme", "ACME", "Bolt", "bolt", "Cog", "Ünder/score", "0"])
TITLES = st.text(max_size=5)
FIELDS = ("name", "page_title")


class BrandsMachine(RuleBasedStateMachine):
    """Brands by the client, beside a dictionary of what they should be."""

    brands = Bundle("brands")
    pictures = Bundle("pictures")

    @initialize()
    def open(self) -> None:
        self.store = FakeStore(quota=1_000_000)
        self.store.__enter__()
        self.api = self.store.client().Brands
        self.model: dict[int, dict[str, str]] = {}
        self.last = 0

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.__exit__(None, None, None)

    def taken(self, name: str, besides: int = 0) -> bool:
        names = {row["name"].casefold() for id, row in self.model.items() if id != besides}
        return name.casefold() in names

    @rule(target=brands, name=NAMES, title=TITLES)
    def create(self, name: str, title: str) -> int:
        if self.taken(name):
            with pytest.raises(ConflictException):
                self.api.create(name=name, page_title=title)
            return 0
        made = self.api.create(name=name, page_title=title)
        self.last += 1
        assert (made.id, made.name, made.page_title) == (self.last, name, title)
        self.model[made.id] = {"name": name, "page_title": title}
        return int(made.id)

    @rule(id=brands, name=NAMES)
    def rename(self, id: int, name: str) -> None:
        if id not in self.model:
            with pytest.raises(NotFoundException):
                self.api.get(id)
        elif self.taken(name, besides=id):
            with pytest.raises(ConflictException):
                self.api.get(id).update(name=name)
        else:
            assert self.api.get(id).update(name=name).name == name
            self.model[id]["name"] = name

    @rule(id=consumes(brands))
    def delete(self, id: int) -> None:
        if id in self.model:
            self.api.get(id).delete()
            del self.model[id]

    @rule()
    def delete_all(self) -> None:
        self.api.delete_all()
        self.model.clear()

    @rule(target=pictures)
    def snapshot(self) -> Any:
        return self.store.snapshot(), {id: dict(row) for id, row in self.model.items()}, self.last

    @rule(picture=pictures)
    def restore(self, picture: Any) -> None:
        snapshot, model, self.last = picture
        self.store.restore(snapshot)
        self.model = {id: dict(row) for id, row in model.items()}

    @rule(name=NAMES)
    def filter_by_name(self, name: str) -> None:
        ids = [id for id, row in self.model.items() if row["name"].casefold() == name.casefold()]
        assert [each.id for each in self.api.iterall(name=name)] == ids

    @rule(low=st.integers(0, 9), high=st.integers(0, 9))
    def filter_by_id(self, low: int, high: int) -> None:
        found = [each.id for each in self.api.iterall(min_id=low, max_id=high)]
        assert found == [id for id in sorted(self.model) if low <= id <= high]

    @invariant()
    def the_list_is_the_model(self) -> None:
        if hasattr(self, "model"):
            shown = {
                each.id: {name: each[name] for name in FIELDS}
                for each in self.api.iterall(page_size=3)
            }
            assert (list(shown), shown) == (sorted(self.model), self.model)
            assert self.api.count() == len(self.model)


TestBrandsMachine = BrandsMachine.TestCase
TestBrandsMachine.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
