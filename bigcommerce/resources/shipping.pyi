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

from bigcommerce.resources.base import ApiResource, CreateableApiResource, CreateableApiSubResource, DeleteableApiResource, DeleteableApiSubResource, ListableApiResource, ListableApiSubResource, Related, UpdateableApiResource, UpdateableApiSubResource

class _ShippingMethodsFilters(Listed, total=False):
    id: int
    min_id: int
    max_id: int

class _ShippingMethodsReading(_ShippingMethodsFilters, Reading, total=False):
    ...

class ShippingMethods(ListableApiResource):
    id: int
    name: str
    method_name: str
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ShippingMethodsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ShippingMethodsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ShippingMethodsReading]) -> paging.Pages[Self]: ...


class _ShippingZoneMethodsCreate(TypedDict, total=False):
    name: str
    type: Literal['perorder', 'peritem', 'weight', 'total', 'auspost', 'canadapost', 'endicia', 'usps', 'fedex', 'royalmail', 'upsready', 'zoom2u', 'freeshipping']
    settings: Any
    enabled: bool
    handling_fees: AnyMapping[str, Any]
    is_fallback: bool
    channel_ids: Sequence[int]

class _ShippingZoneMethodsUpdate(TypedDict, total=False):
    name: str
    type: Literal['perorder', 'peritem', 'weight', 'total', 'auspost', 'canadapost', 'endicia', 'usps', 'fedex', 'royalmail', 'upsready', 'zoom2u', 'freeshipping']
    settings: Any
    enabled: bool
    handling_fees: AnyMapping[str, Any]
    is_fallback: bool
    channel_ids: Sequence[int]

class _ShippingZoneMethodsFilters(Listed, total=False):
    ...

class _ShippingZoneMethodsReading(_ShippingZoneMethodsFilters, Reading, total=False):
    ...

class ShippingZoneMethods(ListableApiSubResource, CreateableApiSubResource, UpdateableApiSubResource, DeleteableApiSubResource):
    id: int
    name: str
    type: str
    settings: Any
    enabled: bool
    handling_fees: dict[str, Any]
    is_fallback: bool
    channel_ids: list[int]
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ShippingZoneMethodsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ShippingZoneMethodsUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ShippingZoneMethodsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ShippingZoneMethodsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ShippingZoneMethodsReading]) -> paging.Pages[Self]: ...


class _ShippingZonesCreate(TypedDict, total=False):
    name: str
    type: Literal['zip', 'country', 'state', 'global']
    locations: Sequence[AnyMapping[str, Any]]
    free_shipping: AnyMapping[str, Any]
    handling_fees: AnyMapping[str, Any]
    enabled: bool

class _ShippingZonesUpdate(TypedDict, total=False):
    name: str
    type: Literal['zip', 'country', 'state', 'global']
    locations: Sequence[AnyMapping[str, Any]]
    free_shipping: AnyMapping[str, Any]
    handling_fees: AnyMapping[str, Any]
    enabled: bool

class _ShippingZonesFilters(Listed, total=False):
    ...

class _ShippingZonesReading(_ShippingZonesFilters, Reading, total=False):
    ...

class ShippingZones(ListableApiResource, CreateableApiResource, UpdateableApiResource, DeleteableApiResource):
    methods: ClassVar[Related[ShippingZoneMethods]]
    id: int
    name: str
    type: str
    locations: list[dict[str, Any]]
    free_shipping: dict[str, Any]
    handling_fees: dict[str, Any]
    enabled: bool
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ShippingZonesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ShippingZonesUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ShippingZonesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ShippingZonesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ShippingZonesReading]) -> paging.Pages[Self]: ...


class ShippingCarrierConnections(ApiResource):
    @classmethod
    def create(cls, carrier_id: str, account: AnyMapping[str, Any], connection: MakesRequests | None=None) -> Any:
        ...
    @classmethod
    def update(cls, carrier_id: str, account: AnyMapping[str, Any], connection: MakesRequests | None=None) -> Any:
        ...
    @classmethod
    def delete(cls, carrier_id: str, connection: MakesRequests | None=None) -> Any:
        ...
    @classmethod
    def _write(cls, method: str, data: dict[str, Any], connection: MakesRequests | None) -> Any:
        ...
    id: int
    carrier_id: str
    connection: Any

