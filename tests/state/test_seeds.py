"""Seeds: rows to add, as a person writes them; a mistake is named and nothing is added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bcfake.fake import FakeStore


def seed_of(**rows: Any) -> dict[str, Any]:
    return {"version": 1, "rows": rows}


def test_rows_are_added_in_order_and_may_be_many(shop: FakeStore) -> None:
    shop.seed(
        seed_of(
            brands=[{"name": "Steady Pour"}],
            products=[{"name": "Mug {n}", "brand_id": 3, "_times": 3}],
        )
    )
    assert [(row["name"], row["brand_id"]) for row in shop.products] == [
        ("Mug 1", 3),
        ("Mug 2", 3),
        ("Mug 3", 3),
    ]


def test_rows_come_into_being_when_the_seed_says(shop: FakeStore) -> None:
    shop.seed({**seed_of(products=[{}]), "at": "2025-09-01T09:00:00+02:00"})
    assert shop.products.get(1)["date_created"].isoformat() == "2025-09-01T07:00:00+00:00"


MISTAKES = [
    ({}, 'needs "version": 1 and "rows"'),
    ({"version": 2, "rows": {}}, 'needs "version": 1 and "rows"'),
    ({**seed_of(), "row": {}}, "unknown name 'row'; known: version, at, rows"),
    ({**seed_of(), "at": "2025-09-01"}, '"at" is not an ISO date with an offset'),
    (seed_of(brand=[]), "unknown resource 'brand'; known: .*brands"),
    (seed_of(brands={}), '"brands" is not a list of objects'),
    (seed_of(brands=[{"nam": "Kiln"}]), "\"brands\", row 1: .*'nam'.*Known fields: id, name"),
    (seed_of(brands=[{}, {"name": 5.0, "_times": 0}]), 'row 2: "_times" is 0, not a whole number'),
    (seed_of(brands=[{"_times": "3"}]), "row 1: \"_times\" is '3', not a whole number from 1"),
    (seed_of(brands=[{}], products=[{"brand_id": 9}]), "row 1: .* There is no brand with the id 9"),
]


@pytest.mark.parametrize(("source", "said"), MISTAKES)
@pytest.mark.parametrize("kind", ["mapping", "file"])
def test_a_mistake_is_named_and_nothing_is_added(
    shop: FakeStore, tmp_path: Path, source: dict[str, Any], said: str, kind: str
) -> None:
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(source), "utf-8")
    before = shop.dump()
    with pytest.raises(ValueError, match=said):
        shop.seed(source if kind == "mapping" else path)
    with pytest.raises(ValueError, match=said):
        FakeStore(seed=source if kind == "mapping" else path)
    assert shop.dump() == before


def test_a_name_that_is_no_seed_is_told_with_those_there_are(shop: FakeStore) -> None:
    with pytest.raises(ValueError, match="seed dmo: neither a file nor one of: demo"):
        shop.seed("dmo")


def test_a_file_that_is_no_text_is_named(shop: FakeStore, tmp_path: Path) -> None:
    (tmp_path / "seed.json").write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match=r"seed\.json: not JSON"):
        shop.seed(tmp_path / "seed.json")
