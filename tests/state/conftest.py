"""Stores to put things into and take them out of."""

from __future__ import annotations

import pytest

from bcfake.fake import FakeStore
from bcfake.resources import CATALOGUE


@pytest.fixture(scope="session")
def full_store() -> FakeStore:
    """The demo shop with one more row of every resource; only to be read."""
    store = FakeStore(seed="demo")
    for resource in CATALOGUE.resources:
        if not resource.single and resource.base_rows is None:
            getattr(store, resource.name).add()
    return store


@pytest.fixture
def shop() -> FakeStore:
    """A store with two brands."""
    store = FakeStore()
    store.brands.add(name="Kiln")
    store.brands.add(name="Fieldnote")
    return store
