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

class _OptionValuesCreate(TypedDict, total=False):
    label: str
    sort_order: int
    value: str
    is_default: bool

class _OptionValuesUpdate(TypedDict, total=False):
    label: str
    sort_order: int
    value: str
    is_default: bool

class _OptionValuesFilters(Listed, total=False):
    ...

class _OptionValuesReading(_OptionValuesFilters, Reading, total=False):
    ...

class _OptionValuesDoomed(TypedDict, total=False):
    page: int
    limit: int

class OptionValues(EditableApiSubResource):
    id: int
    option_id: int
    label: str
    sort_order: int
    value: str
    is_default: bool
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_OptionValuesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_OptionValuesUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionValuesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OptionValuesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionValuesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionValuesDoomed]) -> Any: ...


class _OptionsCreate(TypedDict, total=False):
    name: str
    display_name: str
    type: Literal['N', 'D', 'MT', 'C', 'F', 'T', 'RB', 'RT', 'S', 'P', 'PI', 'CS']

class _OptionsUpdate(TypedDict, total=False):
    name: str
    display_name: str
    type: Literal['N', 'D', 'MT', 'C', 'F', 'T', 'RB', 'RT', 'S', 'P', 'PI', 'CS']

class _OptionsFilters(Listed, total=False):
    name: str
    display_name: str
    type: str

class _OptionsReading(_OptionsFilters, Reading, total=False):
    ...

class _OptionsCounted(TypedDict, total=False):
    name: str
    display_name: str
    type: str

class _OptionsDoomed(TypedDict, total=False):
    page: int
    limit: int

class Options(EditableApiResource, CountableApiResource):
    values: ClassVar[Related[OptionValues]]
    id: int
    product_id: int | None
    name: str
    display_name: str
    type: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_OptionsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_OptionsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OptionsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OptionsDoomed]) -> Any: ...

