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

class _CategoriesCreate(TypedDict, total=False):
    parent_id: int
    name: str
    description: str
    sort_order: int
    page_title: str
    meta_keywords: str | None
    meta_description: str | None
    layout_file: str
    image_file: str
    is_visible: bool
    search_keywords: str
    url: str

class _CategoriesUpdate(TypedDict, total=False):
    parent_id: int
    name: str
    description: str
    sort_order: int
    page_title: str
    meta_keywords: str | None
    meta_description: str | None
    layout_file: str
    image_file: str
    is_visible: bool
    search_keywords: str
    url: str

class _CategoriesFilters(Listed, total=False):
    parent_id: int
    name: str
    is_visible: bool
    min_id: int
    max_id: int

class _CategoriesReading(_CategoriesFilters, Reading, total=False):
    ...

class _CategoriesCounted(TypedDict, total=False):
    parent_id: int
    name: str
    is_visible: bool
    min_id: int
    max_id: int

class _CategoriesDoomed(TypedDict, total=False):
    page: int
    limit: int

class Categories(EditableApiResource, CountableApiResource):
    id: int
    parent_id: int
    name: str
    description: str
    sort_order: int
    page_title: str
    meta_keywords: str | None
    meta_description: str | None
    layout_file: str
    parent_category_list: list[int]
    image_file: str
    is_visible: bool
    search_keywords: str
    url: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_CategoriesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_CategoriesUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CategoriesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CategoriesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CategoriesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CategoriesCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CategoriesDoomed]) -> Any: ...

