"""Shipping: zones, their methods, and the accounts with carriers."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from typing import Any

from bigcommerce.resources.base import (
    ApiResource,
    CreateableApiResource,
    CreateableApiSubResource,
    DeleteableApiResource,
    DeleteableApiSubResource,
    ListableApiResource,
    ListableApiSubResource,
    Related,
    UpdateableApiResource,
    UpdateableApiSubResource,
)
from bigcommerce.resources.mapping import MakesRequests


class ShippingMethods(ListableApiResource):
    """The methods of all zones, an endpoint that today's API description no longer has."""

    resource_name = "shipping/methods"


class ShippingZoneMethods(
    ListableApiSubResource,
    CreateableApiSubResource,
    UpdateableApiSubResource,
    DeleteableApiSubResource,
):
    """The shipping methods offered in a zone."""

    parent_resource = "shipping/zones"
    resource_name = "methods"
    parent_key = "zone_id"
    paged = False


class ShippingZones(
    ListableApiResource, CreateableApiResource, UpdateableApiResource, DeleteableApiResource
):
    """Where the store ships to."""

    resource_name = "shipping/zones"
    paged = False
    methods = Related(ShippingZoneMethods)


class ShippingCarrierConnections(ApiResource):
    """The store's accounts with carriers: written, never read; each known by its `carrier_id`.

    The API answers nothing, also when the carrier refuses the account.
    """

    resource_name = "shipping/carrier/connection"

    @classmethod
    def create(
        cls,
        carrier_id: str,
        account: AnyMapping[str, Any],
        connection: MakesRequests | None = None,
    ) -> Any:
        """Connect a carrier, such as `auspost`; `account` has the keys that the carrier needs."""
        return cls._write("POST", {"carrier_id": carrier_id, "connection": account}, connection)

    @classmethod
    def update(  # type: ignore[override]
        cls,
        carrier_id: str,
        account: AnyMapping[str, Any],
        connection: MakesRequests | None = None,
    ) -> Any:
        """Replace the account with a carrier."""
        return cls._write("PUT", {"carrier_id": carrier_id, "connection": account}, connection)

    @classmethod
    def delete(cls, carrier_id: str, connection: MakesRequests | None = None) -> Any:
        """Disconnect a carrier."""
        return cls._write("DELETE", {"carrier_id": carrier_id}, connection)

    @classmethod
    def _write(cls, method: str, data: dict[str, Any], connection: MakesRequests | None) -> Any:
        return cls._make_request(method, cls.resource_name, connection, data=data)
