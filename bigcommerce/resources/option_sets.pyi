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

from bigcommerce.resources.base import CountableApiResource, EditableApiResource, EditableApiSubResource, Related

class _OptionSetOptionsCreate(TypedDict, total=False):
    option_id: int
    display_name: str
    sort_order: int
    is_required: bool

class _OptionSetOptionsUpdate(TypedDict, total=False):
    display_name: str
    sort_order: int
    is_required: bool

class _OptionSetOptionsFilters(Listed, total=False):
    ...

class _OptionSetOptionsReading(_OptionSetOptionsFilters, Reading, total=False):
    ...

class _OptionSetOptionsDoomed(TypedDict, total=False):
    page: int
    limit: int

class OptionSetOptions(EditableApiSubResource):
    id: int
    option_id: int
    option_set_id: int
    display_name: str
    sort_order: int
    is_required: bool
    option: dict[str, Any] | None
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_OptionSetOptionsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_OptionSetOptionsUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetOptionsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OptionSetOptionsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetOptionsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetOptionsDoomed]) -> Any: ...


class _OptionSetsCreate(TypedDict, total=False):
    name: str

class _OptionSetsUpdate(TypedDict, total=False):
    name: str

class _OptionSetsFilters(Listed, total=False):
    name: str

class _OptionSetsReading(_OptionSetsFilters, Reading, total=False):
    ...

class _OptionSetsCounted(TypedDict, total=False):
    name: str

class _OptionSetsDoomed(TypedDict, total=False):
    page: int
    limit: int

class OptionSets(EditableApiResource, CountableApiResource):
    options: ClassVar[Related[OptionSetOptions]]
    id: int
    product_id: int | None
    name: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_OptionSetsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_OptionSetsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OptionSetsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionSetsDoomed]) -> Any: ...

