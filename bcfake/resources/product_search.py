"""How products are found by keyword and code."""

from __future__ import annotations

from collections.abc import Sequence

from bcfake.query import test_for
from bcfake.schema import Condition, Filter
from bcfake.store import Store
from bcfake.tables import Row

SEARCHED = ("name", "sku", "description", "search_keywords")
BY_CODE = ("sku", "keyword_filter")


def mentions(product: Row, words: str) -> bool:
    """Whether a keyword search for `words` finds the product (where it looks is assumed)."""
    return any(words.casefold() in (product[name] or "").casefold() for name in SEARCHED)


def with_skus(store: Store, asked: Sequence[Condition]) -> list[Condition]:
    """What include_sku=true makes of the other filters: the codes of SKUs count too (assumed)."""
    wanted = any(each.filter.name == "include_sku" and each.wanted for each in asked)
    return [
        _widened(store, each) if wanted and each.filter.name in BY_CODE else each for each in asked
    ]


def _widened(store: Store, condition: Condition) -> Condition:
    name, words = condition.filter.name, str(condition.wanted).casefold()
    ids = {
        row["product_id"]
        for row in store.list(store.catalogue["product_skus"])
        if (words == row["sku"].casefold() if name == "sku" else words in row["sku"].casefold())
    }
    itself = test_for(condition, store.catalogue["products"].by_name[name])
    either = Filter(name, compare=lambda row, wanted: row["id"] in ids or itself(row))
    return Condition(either, condition.wanted)
