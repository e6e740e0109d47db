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

from bigcommerce.resources.base import CountableApiResource, CountableApiSubResource, EditableApiResource, EditableApiSubResource, Related
from bigcommerce.resources.flat import given

class _CustomerAddressesCreate(TypedDict, total=False):
    customer_id: int
    first_name: str
    last_name: str
    company: str
    street_1: str
    street_2: str
    city: str
    state: str
    zip: str
    country: str
    phone: str
    address_type: Literal['residential', 'commercial']

class _CustomerAddressesUpdate(TypedDict, total=False):
    customer_id: int
    first_name: str
    last_name: str
    company: str
    street_1: str
    street_2: str
    city: str
    state: str
    zip: str
    country: str
    phone: str
    address_type: Literal['residential', 'commercial']

class _CustomerAddressesFilters(Listed, total=False):
    ...

class _CustomerAddressesReading(_CustomerAddressesFilters, Reading, total=False):
    ...

class _CustomerAddressesCounted(TypedDict, total=False):
    ...

class _CustomerAddressesDoomed(TypedDict, total=False):
    page: int
    limit: int

class CustomerAddresses(EditableApiSubResource, CountableApiSubResource):
    id: int
    customer_id: int
    first_name: str
    last_name: str
    company: str
    street_1: str
    street_2: str
    city: str
    state: str
    zip: str
    country: str
    country_iso2: str
    phone: str
    address_type: str
    form_fields: list[dict[str, Any]] | None
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_CustomerAddressesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_CustomerAddressesUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerAddressesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CustomerAddressesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerAddressesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerAddressesCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomerAddressesDoomed]) -> Any: ...


class _CustomersCreate(TypedDict, total=False):
    company: str
    first_name: str
    last_name: str
    email: str
    phone: str
    store_credit: float | str
    registration_ip_address: str
    customer_group_id: int
    notes: str
    tax_exempt_category: str
    reset_pass_on_login: bool
    _authentication: Any

class _CustomersUpdate(TypedDict, total=False):
    company: str
    first_name: str
    last_name: str
    email: str
    phone: str
    store_credit: float | str
    registration_ip_address: str
    customer_group_id: int
    notes: str
    tax_exempt_category: str
    reset_pass_on_login: bool
    _authentication: Any

class _CustomersFilters(Listed, total=False):
    first_name: str
    last_name: str
    company: str
    email: str
    phone: str
    store_credit: float | str
    customer_group_id: int
    tax_exempt_category: str
    min_id: int
    max_id: int
    min_date_created: date | str
    max_date_created: date | str
    min_date_modified: date | str
    max_date_modified: date | str

class _CustomersReading(_CustomersFilters, Reading, total=False):
    ...

class _CustomersCounted(TypedDict, total=False):
    first_name: str
    last_name: str
    company: str
    email: str
    phone: str
    store_credit: float | str
    customer_group_id: int
    tax_exempt_category: str
    min_id: int
    max_id: int
    min_date_created: date | str
    max_date_created: date | str
    min_date_modified: date | str
    max_date_modified: date | str

class _CustomersDoomed(TypedDict, total=False):
    page: int
    limit: int

class Customers(EditableApiResource, CountableApiResource):
    addresses: ClassVar[Related[CustomerAddresses]]
    @classmethod
    def validate(cls, id: Id, password: str, connection: MakesRequests | None=None) -> bool:
        ...
    id: int
    company: str
    first_name: str
    last_name: str
    email: str
    phone: str
    form_fields: list[dict[str, Any]] | None
    date_created: str
    date_modified: str
    store_credit: str
    registration_ip_address: str
    customer_group_id: int
    notes: str
    tax_exempt_category: str
    reset_pass_on_login: bool
    accepts_marketing: bool
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_CustomersCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_CustomersUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomersFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_CustomersReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomersReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomersCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_CustomersDoomed]) -> Any: ...

