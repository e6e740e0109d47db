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

class _RedirectsCreate(TypedDict, total=False):
    path: str
    forward: AnyMapping[str, Any]

class _RedirectsUpdate(TypedDict, total=False):
    path: str
    forward: AnyMapping[str, Any]

class _RedirectsFilters(Listed, total=False):
    ...

class _RedirectsReading(_RedirectsFilters, Reading, total=False):
    ...

class _RedirectsCounted(TypedDict, total=False):
    ...

class _RedirectsDoomed(TypedDict, total=False):
    page: int
    limit: int

class Redirects(EditableApiResource, CountableApiResource):
    id: int
    path: str
    forward: dict[str, Any]
    url: Any
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_RedirectsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_RedirectsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_RedirectsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_RedirectsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_RedirectsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_RedirectsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_RedirectsDoomed]) -> Any: ...

