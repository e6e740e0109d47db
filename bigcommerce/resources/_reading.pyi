# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off

"""How lists are read, as keyword arguments."""

from collections.abc import Sequence
from typing import TypedDict


class Listed(TypedDict, total=False):
    page: int
    limit: int
    sort: str
    include: str | Sequence[str]
    exclude: str | Sequence[str]


class Reading(Listed, total=False):
    page_size: int
    start_page: int
    by_id: bool
    start_id: int
    ahead: int
