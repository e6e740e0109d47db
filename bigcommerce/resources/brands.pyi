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

class _BrandsCreate(TypedDict, total=False):
    name: str
    page_title: str
    meta_keywords: str
    meta_description: str
    image_file: str
    search_keywords: str

class _BrandsUpdate(TypedDict, total=False):
    name: str
    page_title: str
    meta_keywords: str
    meta_description: str
    image_file: str
    search_keywords: str

class _BrandsFilters(Listed, total=False):
    name: str
    min_id: int
    max_id: int

class _BrandsReading(_BrandsFilters, Reading, total=False):
    ...

class _BrandsCounted(TypedDict, total=False):
    name: str
    min_id: int
    max_id: int

class _BrandsDoomed(TypedDict, total=False):
    page: int
    limit: int

class Brands(EditableApiResource, CountableApiResource):
    id: int
    name: str
    page_title: str
    meta_keywords: str
    meta_description: str
    image_file: str
    search_keywords: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_BrandsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_BrandsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BrandsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_BrandsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BrandsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BrandsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BrandsDoomed]) -> Any: ...

