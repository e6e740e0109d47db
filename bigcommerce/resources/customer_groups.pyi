# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off


from collections.abc import Iterator, Mapping as AnyMapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, TypedDict

from typing_extensions import Self, Unpack

from bigcommerce import paging
from bigcommerce.resources._reading import Listed, Reading
from bigcommerce.resources.flat import Id, Params
from bigcommerce.resources.mapping import MakesRequests

from bigcommerce.resources.base import CountableApiResource, EditableApiResource

class _CustomerGroupsCreate(TypedDict, total=False):
    name: str
    is_default: bool
    category_access: AnyMapping[str, Any]
    discount_rules: Sequence[AnyMapping[str, Any]]
    is_group_for_guests: bool

class _CustomerGroupsUpdate(TypedDict, total=False):
    name: str
    is_default: bool
    category_access: AnyMapping[str, Any]
    discount_rules: Sequence[AnyMapping[str, Any]]
    is_group_for_guests: bool

class _CustomerGroupsFilters(Listed, total=False):
    name: str
    is_default: bool
    is_group_for_guests: bool
    date_created: date | str
    date_modified: date | str

class _CustomerGroupsReading(_CustomerGroupsFilters, Reading, total=False):
    ...

class _CustomerGroupsCounted(TypedDict, total=False):
    name: str
    is_default: bool
    is_group_for_guests: bool
    date_created: date | str
    date_modified: date | str

class _CustomerGroupsDoomed(TypedDict, total=False):
    page: int
    limit: int

class CustomerGroups(EditableApiResource, CountableApiResource):
    id: int
    name: str
    is_default: bool
    category_access: dict[str, Any]
    discount_rules: list[dict[str, Any]]
    date_created: str
    date_modified: str
    is_group_for_guests: bool
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_CustomerGroupsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_CustomerGroupsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerGroupsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CustomerGroupsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerGroupsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerGroupsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerGroupsDoomed]) -> Any: ...

