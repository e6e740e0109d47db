"""A corrupted field is refused by its name, and nothing in the store has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bcfake.collection import Collection
from bcfake.errors import Invalid
from bcfake.fake import FakeStore, Platform
from bcfake.resources import CATALOGUE
from bcfake.schema import CREATE, UPDATE, Resource
from bcfake.wire.app import create_app

BAD = st.sampled_from(
    [None, "", "x", "-1", -1, 1.5, True, [], {}, ["x"], {"x": 1}, [None], [[1]], "9" * 4000, 2**40]
) | st.text(max_size=300)


@pytest.fixture(scope="module")
def store() -> Iterator[FakeStore]:
    """One store for all: nothing may change in it."""
    store = FakeStore(platform=Platform(), quota=1_000_000).open()
    yield store
    store.close()


def prepared(store: FakeStore, resource: Resource) -> tuple[str, int]:
    """(collection path, id) of a row of the resource."""
    rows = Collection(store.data, resource)
    row = next(iter(rows), None) or rows.add()
    above = resource.parent
    if above is None:
        return resource.path, row["id"]
    return f"{above.path}/{row[resource.parent_key]}/{resource.path}", row["id"]


def state(store: FakeStore) -> Any:
    """Every row of every resource."""
    return {name: list(table) for name, table in store.snapshot().items() if len(table)}


@pytest.mark.parametrize(
    "name",
    [each.name for each in CATALOGUE.resources if each.verbs.issuperset({CREATE, UPDATE})],
)
@given(data=st.data())
@settings(max_examples=30)
def test_a_corrupted_field_is_refused_by_its_name(
    store: FakeStore, name: str, data: st.DataObject
) -> None:
    resource = CATALOGUE[name]
    path, id = prepared(store, resource)
    method, verb = data.draw(st.sampled_from([("POST", "create"), ("PUT", "update")]))
    field = data.draw(st.sampled_from([f for f in resource.fields if f.writable(verb)]))
    bad = data.draw(BAD)
    assume(not accepted(resource, verb, {field.name: bad}))
    assume(not (field.apart and bad in (-1, "-1")))  # the rest is saved
    before = state(store)
    reply = (
        create_app(store.platform)
        .test_client()
        .open(
            f"/stores/{store.store_hash}/v2/{path}" + (f"/{id}" if method == "PUT" else ""),
            method=method,
            json={field.name: bad},
            headers=store.headers,
        )
    )
    [error] = reply.json
    assert reply.status_code == error["status"] == 400
    assert error["message"].split("'")[1].split(".")[0] in (field.name, getattr(field, "to", ""))
    assert state(store) == before


def accepted(resource: Resource, verb: str, body: dict[str, Any]) -> bool:
    """Whether the fields take the body."""
    try:
        resource.parse(body, verb)
    except Invalid:
        return False
    return True
