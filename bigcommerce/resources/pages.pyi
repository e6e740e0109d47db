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

class _PagesCreate(TypedDict, total=False):
    channel_id: int
    name: str
    meta_title: str
    email: str
    body: str
    is_visible: bool
    parent_id: int
    sort_order: int
    meta_keywords: str
    type: Literal['page', 'contact_form', 'raw', 'link']
    contact_fields: str
    meta_description: str
    is_homepage: bool
    is_customers_only: bool
    search_keywords: str
    has_mobile_version: bool
    mobile_body: str
    content_type: Literal['text/html', 'text/javascript', 'application/json']
    url: str
    link: str

class _PagesUpdate(TypedDict, total=False):
    name: str
    meta_title: str
    email: str
    body: str
    is_visible: bool
    parent_id: int
    sort_order: int
    meta_keywords: str
    type: Literal['page', 'contact_form', 'raw', 'link']
    contact_fields: str
    meta_description: str
    is_homepage: bool
    is_customers_only: bool
    search_keywords: str
    has_mobile_version: bool
    mobile_body: str
    content_type: Literal['text/html', 'text/javascript', 'application/json']
    url: str
    link: str

class _PagesFilters(Listed, total=False):
    ...

class _PagesReading(_PagesFilters, Reading, total=False):
    ...

class _PagesCounted(TypedDict, total=False):
    ...

class _PagesDoomed(TypedDict, total=False):
    page: int
    limit: int

class Pages(EditableApiResource, CountableApiResource):
    id: int
    channel_id: int
    name: str
    meta_title: str
    email: str
    body: str
    is_visible: bool
    parent_id: int
    sort_order: int
    meta_keywords: str
    type: str
    contact_fields: str
    meta_description: str
    is_homepage: bool
    layout_file: str
    is_customers_only: bool
    search_keywords: str
    has_mobile_version: bool
    mobile_body: str
    content_type: str
    url: str
    link: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_PagesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_PagesUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_PagesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_PagesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_PagesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_PagesCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_PagesDoomed]) -> Any: ...

