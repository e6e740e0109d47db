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

class _BannersCreate(TypedDict, total=False):
    name: str
    content: str
    page: Literal['home_page', 'category_page', 'brand_page', 'search_page']
    item_id: int
    location: Literal['top', 'bottom']
    date_type: Literal['always', 'custom']
    date_from: str | int
    date_to: str | int
    visible: bool

class _BannersUpdate(TypedDict, total=False):
    name: str
    content: str
    page: Literal['home_page', 'category_page', 'brand_page', 'search_page']
    item_id: int
    location: Literal['top', 'bottom']
    date_type: Literal['always', 'custom']
    date_from: str | int
    date_to: str | int
    visible: bool

class _BannersFilters(Listed, total=False):
    min_id: int
    max_id: int

class _BannersReading(_BannersFilters, Reading, total=False):
    ...

class _BannersCounted(TypedDict, total=False):
    min_id: int
    max_id: int

class _BannersDoomed(TypedDict, total=False):
    page: int
    limit: int

class Banners(EditableApiResource, CountableApiResource):
    id: int
    name: str
    content: str
    page: str
    item_id: str
    location: str
    date_created: str
    date_type: str
    date_from: str
    date_to: str
    visible: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_BannersCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_BannersUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BannersFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_BannersReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BannersReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BannersCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BannersDoomed]) -> Any: ...

