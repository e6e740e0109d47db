"""Customers and their addresses."""

from __future__ import annotations

from bigcommerce.resources.base import (
    CountableApiResource,
    CountableApiSubResource,
    EditableApiResource,
    EditableApiSubResource,
    Related,
)
from bigcommerce.resources.flat import Id, given
from bigcommerce.resources.mapping import MakesRequests


class CustomerAddresses(EditableApiSubResource, CountableApiSubResource):
    """A customer's addresses."""

    parent_resource = "customers"
    resource_name = "addresses"
    parent_key = "customer_id"


class Customers(EditableApiResource, CountableApiResource):
    """Customers."""

    resource_name = "customers"
    id_range = True
    addresses = Related(CustomerAddresses)

    @classmethod
    def validate(cls, id: Id, password: str, connection: MakesRequests | None = None) -> bool:
        """Whether this is the customer's storefront password. The API throttles this call."""
        path = f"{cls._get_path(given('id', id))}/validate"
        answer = cls._make_request("POST", path, connection, data={"password": password})
        return bool(answer.get("success"))
