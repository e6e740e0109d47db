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

class _CouponsCreate(TypedDict, total=False):
    name: str
    type: Literal['per_item_discount', 'per_total_discount', 'shipping_discount', 'free_shipping', 'percentage_discount', 'promotion']
    amount: float | str
    min_purchase: float | str
    expires: str | int
    enabled: bool
    code: str
    applies_to: AnyMapping[str, Any]
    max_uses: int
    max_uses_per_customer: int
    restricted_to: Any
    shipping_methods: Sequence[str] | None

class _CouponsUpdate(TypedDict, total=False):
    name: str
    type: Literal['per_item_discount', 'per_total_discount', 'shipping_discount', 'free_shipping', 'percentage_discount', 'promotion']
    amount: float | str
    min_purchase: float | str
    expires: str | int
    enabled: bool
    code: str
    applies_to: AnyMapping[str, Any]
    max_uses: int
    max_uses_per_customer: int
    restricted_to: Any
    shipping_methods: Sequence[str] | None

class _CouponsFilters(Listed, total=False):
    id: int
    code: str
    name: str
    type: str
    exclude_type: str
    min_id: int
    max_id: int

class _CouponsReading(_CouponsFilters, Reading, total=False):
    ...

class _CouponsCounted(TypedDict, total=False):
    id: int
    code: str
    name: str
    type: str
    exclude_type: str
    min_id: int
    max_id: int

class _CouponsDoomed(TypedDict, total=False):
    page: int
    limit: int

class Coupons(EditableApiResource, CountableApiResource):
    id: int
    name: str
    type: str
    amount: str
    min_purchase: str
    expires: str
    enabled: bool
    code: str
    applies_to: dict[str, Any]
    num_uses: int
    max_uses: int
    max_uses_per_customer: int
    restricted_to: Any
    shipping_methods: list[str] | None
    date_created: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_CouponsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_CouponsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CouponsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CouponsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CouponsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CouponsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CouponsDoomed]) -> Any: ...

