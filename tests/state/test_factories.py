"""Rows in numbers: functions for values, and CSV files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bcfake.errors import Conflict
from bcfake.fake import FakeStore


def test_a_function_gives_each_row_its_value(shop: FakeStore) -> None:
    shop.products.add_many(3, name=lambda n: f"Mug {n}", price=lambda n: n * 5)
    assert [(row["name"], row["price"]) for row in shop.products] == [
        ("Mug 1", Decimal(5)),
        ("Mug 2", Decimal(10)),
        ("Mug 3", Decimal(15)),
    ]
    assert shop.products.add(name=lambda n: f"Mug {n}")["name"] == "Mug 4"


def test_rows_that_may_not_be_leave_none_of_the_others(shop: FakeStore) -> None:
    with pytest.raises(Conflict):
        shop.products.add_many(3, name=lambda n: f"Mug {n % 2}")
    assert len(shop.products) == 0


# ---- CSV


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.csv"


def test_each_line_of_a_csv_file_is_a_row_its_cells_read_by_the_fields(
    shop: FakeStore, file: Path
) -> None:
    file.write_text(
        "\ufeffname, price,is_visible,categories,date_created\r\n"
        '"Mug, large",9.5,yes,"1,2",2025-01-31\r\n'
        "\r\n"
        "Kettle,,0,[2],\r\n",
        "utf-8",
    )
    shop.categories.add_many(2)
    mug, kettle = shop.products.add_csv(file)
    assert (mug["name"], mug["price"], mug["is_visible"]) == ("Mug, large", Decimal("9.5"), True)
    assert (mug["categories"], kettle["categories"]) == ((1, 2), (2,))
    assert f"{mug['date_created']:%d %B %Y}" == "31 January 2025"
    assert kettle["price"] == Decimal(10), "an empty cell leaves the field out"
    assert len(shop.products) == 2


def test_lines_name_their_parents_and_structures_are_json(shop: FakeStore, file: Path) -> None:
    shop.orders.add()
    file.write_text("order_id,cost_ex_tax,display_name_customer\n100,1.5,Gift wrap\n", "utf-8")
    [fee] = shop.order_fees.add_csv(file)
    assert (fee["order_id"], fee["cost_ex_tax"]) == (100, Decimal("1.5"))
    file.write_text('path,forward\n/old,"{""type"": ""manual"", ""ref"": ""/new""}"\n', "utf-8")
    [redirect] = shop.redirects.add_csv(file)
    assert redirect["forward"]["ref"] == "/new"


MISTAKES = [
    ("", "rows.csv: empty; the first line names the columns; known columns: id, .*name, type"),
    ("nam\nMug", "line 1: unknown column 'nam'; known columns: id, .*name, type"),
    ("name,name\nMug,Mug", "line 1: column 'name' is there twice"),
    ("name\nMug,5", "line 2: 2 cells under 1 columns"),
    ("name,price\nMug,5\nCup,x", r"line 3, column 'price' \('x'\): .* 'x' is not a number"),
    ("name,type\nMug,soft", "line 2, column 'type' .* one of: physical, digital"),
    ("name,categories\nMug,[1", "line 2, column 'categories' .* is not JSON"),
    ("name,brand_id\nMug,77", "line 2, column 'brand_id' .* There is no brand with the id 77"),
    ("name\nMug\nMug", "line 3, column 'name' .* conflict"),
    ('name\n"Mug', "line 2: unexpected end of data"),
    ("name\n\udcff", "not text in UTF-8"),
]


@pytest.mark.parametrize(("content", "said"), MISTAKES)
def test_a_mistake_is_named_by_line_and_column_and_nothing_is_added(
    shop: FakeStore, file: Path, content: str, said: str
) -> None:
    file.write_text(content, "utf-8", "surrogateescape")
    with pytest.raises(ValueError, match=said):
        shop.products.add_csv(file)
    assert len(shop.products) == 0


def test_a_file_that_is_not_there_is_named(shop: FakeStore, file: Path) -> None:
    with pytest.raises(ValueError, match=r"rows\.csv: cannot be read: No such file"):
        shop.products.add_csv(file)
