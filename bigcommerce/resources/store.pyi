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

from bigcommerce.resources.base import SingletonApiResource

class _StoreFilters(Listed, total=False):
    ...

class _StoreReading(_StoreFilters, Reading, total=False):
    ...

class Store(SingletonApiResource):
    id: Any
    account_uuid: str
    domain: Any
    secure_url: Any
    control_panel_base_url: Any
    status: str
    name: str
    first_name: str
    last_name: str
    address: str
    country: str
    country_code: str
    infrastructure_region: str
    phone: str
    admin_email: str
    order_email: str
    favicon_url: str
    timezone: dict[str, Any]
    language: str
    currency: str
    currency_symbol: str
    decimal_separator: str
    thousands_separator: str
    decimal_places: int
    currency_symbol_location: str
    weight_units: str
    dimension_units: str
    dimension_decimal_places: int
    dimension_decimal_token: str
    dimension_thousands_token: str
    plan_name: str
    plan_level: str
    plan_is_trial: bool
    industry: str
    logo: Any
    is_price_entered_with_tax: bool
    store_id: int
    default_site_id: int
    default_channel_id: int
    active_comparison_modules: Any
    features: dict[str, Any]
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_StoreFilters]) -> Self: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_StoreReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_StoreReading]) -> paging.Pages[Self]: ...

