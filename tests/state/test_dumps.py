"""Dumps: the whole state as JSON to read, to diff and to load again, exactly."""

from __future__ import annotations

import json
from datetime import timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcfake.dump import as_text
from bcfake.fake import FakeStore
from bcfake.fields import Int, Json, Money, Text, Timestamp
from bcfake.resources import CATALOGUE
from bcfake.row_values import from_json, to_json
from bcfake.tables import frozen


def exactly(store: FakeStore) -> dict[str, Any]:
    """Every row of every table, digits and types included, and the highest ids."""
    for resource in CATALOGUE.resources:
        store.data.list(resource)  # tables are made when they are first looked at
    return {
        name: (table.last, [sorted((k, repr(v)) for k, v in row.items()) for row in table])
        for name, table in store.snapshot().items()
    }


def test_a_loaded_dump_is_the_same_state_in_every_table(
    full_store: FakeStore, tmp_path: Path
) -> None:
    document = full_store.dump(tmp_path / "state.json")
    loaded = FakeStore()
    loaded.load(tmp_path / "state.json")
    assert exactly(loaded) == exactly(full_store)
    assert loaded.dump() == document
    kept = {r.name for r in CATALOGUE.resources if r.base_rows is None}
    assert {name for name in document["rows"] if name in kept} == kept


def test_the_answers_of_a_loaded_store_are_the_same(full_store: FakeStore) -> None:
    answers = []
    for seed in (full_store.dump(), full_store.snapshot()):
        with FakeStore(seed=seed) as store:
            shown = json.dumps(list(store.client().Products.iterall()))
            answers.append(shown.replace(store.store_hash, "hash"))
    assert answers[0] == answers[1]


def test_a_store_nobody_changed_has_nothing_to_dump() -> None:
    store = FakeStore()
    store.countries.all()
    assert store.dump() == {"kind": "dump", "version": 1, "last_ids": {}, "rows": {}}


def test_a_dump_is_sorted_and_has_one_field_a_line_without_what_is_initial(
    tmp_path: Path,
) -> None:
    store = FakeStore()
    store.brands.add(name="Kiln & Söhne")
    store.brands.delete(store.brands.add()["id"])
    store.banners.delete(store.banners.add()["id"])
    store.dump(tmp_path / "state.json")
    assert (tmp_path / "state.json").read_text("utf-8") == (
        "{\n"
        '  "kind": "dump",\n'
        '  "version": 1,\n'
        '  "last_ids": {"banners": 1, "brands": 2},\n'
        '  "rows": {\n'
        '    "banners": [\n'
        "    ],\n"
        '    "brands": [\n'
        "      {\n"
        '        "id": 1,\n'
        '        "name": "Kiln & Söhne",\n'
        '        "custom_url": "/kiln-sohne/"\n'
        "      }\n"
        "    ]\n"
        "  }\n"
        "}\n"
    )


def test_loading_replaces_what_there_was_and_ids_go_on_after_the_highest(shop: FakeStore) -> None:
    shop.brands.delete(2)
    document = shop.dump()
    other = FakeStore(seed="demo")
    other.load(document)
    assert [brand["name"] for brand in other.brands] == ["Kiln"]
    assert len(other.products) == 0
    assert other.brands.add()["id"] == 3


def test_a_new_store_may_begin_with_a_dump(shop: FakeStore, tmp_path: Path) -> None:
    document = shop.dump(tmp_path / "state.json")
    for seed in (document, tmp_path / "state.json", str(tmp_path / "state.json")):
        assert FakeStore(seed=seed).dump() == document


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(
    shop: FakeStore, tmp_path: Path
) -> None:
    path = tmp_path / "state.json"
    path.write_text("old")
    shop.dump(path)
    assert json.loads(path.read_text("utf-8")) == shop.dump()
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_a_folder_that_is_not_there_is_told_with_the_file_that_was_asked_for(
    shop: FakeStore, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "state.json"
    with pytest.raises(FileNotFoundError) as caught:
        shop.dump(path)
    assert caught.value.filename == str(path)


def dump_of(**rows: Any) -> dict[str, Any]:
    return {"kind": "dump", "version": 1, "rows": rows}


KILN = {"id": 1, "name": "Kiln"}
MISTAKES = [
    ({}, 'not a dump: it has no "kind": "dump"'),
    ({"version": 1, "rows": {}}, r"not a dump: a seed is given to seed\(\)"),
    ({"kind": "dump", "version": 2, "rows": {}}, "version 2; accepted: 1"),
    ({"kind": "dump", "version": 1, "row": {}}, "unknown name 'row'; known: kind, version, las"),
    ({"kind": "dump", "version": 1}, '"rows" and "last_ids" are objects'),
    (dump_of(brand=[]), "unknown resource 'brand'; known: .*banners.*brands"),
    (dump_of(brands={}), '"brands" is not a list of objects'),
    (dump_of(brands=[KILN, 5]), '"brands", row 2: .* 5 is not an object'),
    (dump_of(brands=[{"id": 1, "nam": "Kiln"}]), r"row 1: The field 'nam' .* known: id, name, "),
    (dump_of(brands=[{"name": "Kiln"}]), "row 1: The field 'id' is invalid. A whole number"),
    (dump_of(brands=[KILN, KILN]), "\"brands\", row 2: The field 'id' is invalid. 1 is there twic"),
    (dump_of(brands=[{"id": 1, "name": 5}]), "'name' is invalid. 5 is not a string"),
    (dump_of(products=[{"id": 1, "price": 9.5}]), "'price' is invalid. 9.5 is not a decimal in q"),
    (dump_of(products=[{"id": 1, "price": "x"}]), "'price' is invalid. 'x' is not a decimal"),
    (dump_of(products=[{"id": 1, "is_visible": 1}]), "'is_visible' .* 1 is not true or false"),
    (dump_of(products=[{"id": 1, "date_created": "2025-01-01"}]), "is not an ISO date with an of"),
    (dump_of(products=[{"id": 1, "price": {"$cents": 5}}]), r"\$cents is none of: \$decimal, "),
    (dump_of(product_skus=[{"id": 1}]), "'product_id' is invalid. The parent's id is needed"),
    (dump_of(product_skus=[{"id": 1, "product_id": 7}]), "row with id 1: no product_id 7"),
    ({**dump_of(brands=[KILN]), "last_ids": {"brands": 0}}, "brands: 0 is no id from the highest"),
    ({**dump_of(), "last_ids": {"brands": 5}}, "brands: 5 is no id from the highest"),
    ({**dump_of(), "last_ids": {"brand": 5}}, "unknown resource 'brand'"),
]


@pytest.mark.parametrize(("document", "said"), MISTAKES)
def test_a_mistake_is_named_and_the_store_left_as_it_was(
    shop: FakeStore, document: dict[str, Any], said: str
) -> None:
    before = shop.dump()
    with pytest.raises(ValueError, match=said):
        shop.load(document)
    assert shop.dump() == before
    if document.get("kind") == "dump":
        with pytest.raises(ValueError, match=said):
            FakeStore(seed=document)


@pytest.mark.parametrize("source", [[], 3, None])
def test_what_is_neither_a_dump_nor_a_path_is_named(shop: FakeStore, source: Any) -> None:
    with pytest.raises(ValueError, match="a dump, as a mapping or the path of its file"):
        shop.load(source)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "state.json: not JSON"),
        (b"\xff", "state.json: not JSON"),
        (b"[" * 100_000, "state.json: not JSON"),
        (b"[]", "not a dump"),
        (None, "state.json: cannot be read: No such file"),
    ],
)
def test_a_file_that_is_no_dump_is_named(
    shop: FakeStore, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "state.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=said):
        shop.load(path)
    assert len(shop.brands) == 2


def test_a_dump_is_not_added_as_a_seed(shop: FakeStore) -> None:
    with pytest.raises(ValueError, match=r"a dump is given to load\(\)"):
        shop.seed(shop.dump())


# ---- values

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.datetimes(timezones=st.just(timezone.utc)).map(lambda moment: moment.replace(fold=0))
    | st.binary(max_size=8)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.just("$decimal"), inner, max_size=3)
    ),
    max_leaves=6,
).map(frozen)
FIELDS = st.sampled_from(
    [None, *(kind(name="any") for kind in (Text, Int, Money, Timestamp, Json))]
)


@given(FIELDS, VALUES)
def test_any_value_in_any_field_comes_back_as_it_was(field: Any, value: Any) -> None:
    written = json.loads(json.dumps(to_json(field, value)))
    assert repr(from_json(field, written)) == repr(value)


@given(st.text(alphabet=st.characters()))
def test_any_text_can_be_written_to_a_file(name: str) -> None:
    document = dump_of(brands=[{"id": 1, "name": name}]) | {"last_ids": {}}
    assert json.loads(as_text(document).encode("utf-8")) == document
