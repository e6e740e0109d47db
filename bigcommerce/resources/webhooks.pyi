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

from bigcommerce.resources.base import CreateableApiResource, DeleteableApiResource, ListableApiResource, UpdateableApiResource

class _WebhooksCreate(TypedDict, total=False):
    scope: str
    destination: str
    headers: Any
    is_active: bool

class _WebhooksUpdate(TypedDict, total=False):
    scope: str
    destination: str
    headers: Any
    is_active: bool

class _WebhooksFilters(Listed, total=False):
    is_active: bool
    scope: str
    destination: str

class _WebhooksReading(_WebhooksFilters, Reading, total=False):
    ...

class Webhooks(ListableApiResource, CreateableApiResource, UpdateableApiResource, DeleteableApiResource):
    id: int
    client_id: str
    store_hash: Any
    scope: str
    destination: str
    headers: Any
    is_active: bool
    created_at: int
    updated_at: int
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_WebhooksCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_WebhooksUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_WebhooksFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_WebhooksReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_WebhooksReading]) -> paging.Pages[Self]: ...

