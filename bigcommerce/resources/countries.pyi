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

from bigcommerce.resources.base import CountableApiResource, CountableApiSubResource, ListableApiResource, ListableApiSubResource, Related

class _CountryStatesFilters(Listed, total=False):
    state: str
    state_abbreviation: str

class _CountryStatesReading(_CountryStatesFilters, Reading, total=False):
    ...

class _CountryStatesCounted(TypedDict, total=False):
    state: str
    state_abbreviation: str

class CountryStates(ListableApiSubResource, CountableApiSubResource):
    id: int
    state: str
    state_abbreviation: str
    country_id: int
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CountryStatesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CountryStatesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CountryStatesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CountryStatesCounted]) -> int: ...


class _CountriesFilters(Listed, total=False):
    country: str
    country_iso2: str
    country_iso3: str

class _CountriesReading(_CountriesFilters, Reading, total=False):
    ...

class _CountriesCounted(TypedDict, total=False):
    country: str
    country_iso2: str
    country_iso3: str

class Countries(ListableApiResource, CountableApiResource):
    states: ClassVar[Related[CountryStates]]
    id: int
    country: str
    country_iso2: str
    country_iso3: str
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CountriesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CountriesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CountriesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CountriesCounted]) -> int: ...

