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

class _GiftCertificatesCreate(TypedDict, total=False):
    customer_id: int
    code: str
    to_name: str
    to_email: str
    from_name: str
    from_email: str
    amount: float | str
    balance: float | str
    status: Literal['active', 'pending', 'disabled', 'expired']
    template: Literal['general.html', 'birthday.html', 'boy.html', 'celebration.html', 'christmas.html', 'girl.html']
    message: str
    purchase_date: str | int
    expiry_date: str | int
    currency_code: str

class _GiftCertificatesUpdate(TypedDict, total=False):
    customer_id: int
    code: str
    to_name: str
    to_email: str
    from_name: str
    from_email: str
    amount: float | str
    balance: float | str
    status: Literal['active', 'pending', 'disabled', 'expired']
    template: Literal['general.html', 'birthday.html', 'boy.html', 'celebration.html', 'christmas.html', 'girl.html']
    message: str
    purchase_date: str | int
    expiry_date: str | int
    currency_code: str

class _GiftCertificatesFilters(Listed, total=False):
    min_id: int
    max_id: int
    code: str
    order_id: int
    to_name: str
    to_email: str
    from_name: str
    from_email: str

class _GiftCertificatesReading(_GiftCertificatesFilters, Reading, total=False):
    ...

class _GiftCertificatesDoomed(TypedDict, total=False):
    page: int
    limit: int

class GiftCertificates(EditableApiResource):
    id: int
    customer_id: int
    order_id: int
    code: str
    to_name: str
    to_email: str
    from_name: str
    from_email: str
    amount: str
    balance: str
    status: str
    template: str
    message: str
    purchase_date: str
    expiry_date: str
    currency_code: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_GiftCertificatesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_GiftCertificatesUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_GiftCertificatesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_GiftCertificatesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_GiftCertificatesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_GiftCertificatesDoomed]) -> Any: ...

