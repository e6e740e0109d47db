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

from bigcommerce.resources.base import EditableApiResource

class _CurrenciesCreate(TypedDict, total=False):
    is_default: bool
    country_iso2: str
    currency_code: str
    currency_exchange_rate: float | str
    name: str
    token: str
    auto_update: bool
    token_location: Literal['left', 'right']
    decimal_token: str
    thousands_token: str
    decimal_places: int
    enabled: bool
    is_transactional: bool

class _CurrenciesUpdate(TypedDict, total=False):
    is_default: bool
    country_iso2: str
    currency_exchange_rate: float | str
    name: str
    token: str
    auto_update: bool
    token_location: Literal['left', 'right']
    decimal_token: str
    thousands_token: str
    decimal_places: int
    enabled: bool
    is_transactional: bool

class _CurrenciesFilters(Listed, total=False):
    ...

class _CurrenciesReading(_CurrenciesFilters, Reading, total=False):
    ...

class _CurrenciesDoomed(TypedDict, total=False):
    page: int
    limit: int

class Currencies(EditableApiResource):
    id: int
    is_default: bool
    last_updated: str
    country_iso2: str
    default_for_country_codes: list[str]
    currency_code: str
    currency_exchange_rate: str
    name: str
    token: str
    auto_update: bool
    token_location: str
    decimal_token: str
    thousands_token: str
    decimal_places: int
    enabled: bool
    is_transactional: bool
    use_default_name: bool
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_CurrenciesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_CurrenciesUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CurrenciesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CurrenciesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CurrenciesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CurrenciesDoomed]) -> Any: ...

