"""What the tests of the commands share: a second fake that plays the real store."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bcfake.fake import FakeStore
from bcfake.fields import Field
from bcfake.platform import Platform
from bcfake.resources import CATALOGUE
from bcfake.schema import Catalogue
from bcfake.server import Server
from bcfake.store import Store
from bcfake.verify import verify
from bcfake.verify.report import Report
from bcfake.verify.scenarios import SCENARIOS

Verify = Callable[..., Report]


@pytest.fixture(scope="module")
def port() -> Iterator[Server]:
    with Server(Platform()) as server:
        yield server


@pytest.fixture
def real(port: Server) -> Iterator[FakeStore]:
    """The store that plays the real one."""
    store = FakeStore(platform=port.platform, quota=100_000)
    store.origin = port.url
    store.open()
    yield store
    store.close()


@pytest.fixture
def check(real: FakeStore) -> Verify:
    """Verify it: `check("brands")` plays one scenario, `check()` all."""

    def check(*names: str, **settings: Any) -> Report:
        chosen = [each for each in SCENARIOS if not names or each.name in names]
        return verify(
            real.store_hash,
            real.access_token,
            origin=real.origin,
            scenarios=chosen,
            wait=real.clock.advance,
            **settings,
        )

    return check


@pytest.fixture
def altered(real: FakeStore) -> Callable[..., None]:
    """Change a resource of the store: `altered("brands", Text(name="slogan"))`."""

    def altered(name: str, *fields: Field, without: str = "") -> None:
        """Let the store have other fields in one resource."""
        new = {each.name: each for each in fields}
        old = CATALOGUE[name]
        kept = [new.pop(each.name, each) for each in old.fields if each.name != without]
        other = dataclasses.replace(old, fields=(*kept, *new.values()))
        resources = [other if each is old else each for each in CATALOGUE.resources]
        real.data = Store(Catalogue(resources, CATALOGUE.actions), real.clock)

    return altered
