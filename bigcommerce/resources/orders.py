"""Orders and what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bigcommerce.resources.base import (
    ApiResource,
    ApiSubResource,
    CountableApiResource,
    CountableApiSubResource,
    EditableApiResource,
    EditableApiSubResource,
    ListableApiSubResource,
    Related,
    UpdateableApiSubResource,
)
from bigcommerce.resources.flat import Id, given
from bigcommerce.resources.mapping import MakesRequests

if TYPE_CHECKING:
    from typing_extensions import Self


class OfOrder(ApiSubResource):
    """A row of an order."""

    parent_resource = "orders"
    parent_key = "order_id"


class OrderCoupons(OfOrder, ListableApiSubResource):
    """Coupons used in an order."""

    resource_name = "coupons"


class OrderMessages(OfOrder, ListableApiSubResource):
    """Messages between shop and customer about an order."""

    resource_name = "messages"
    id_range = True


class OrderProducts(OfOrder, ListableApiSubResource, CountableApiSubResource):
    """The lines of an order."""

    resource_name = "products"
    count_resource = "orders/products"


class OrderShipments(OfOrder, EditableApiSubResource, CountableApiSubResource):
    """What was sent of an order."""

    resource_name = "shipments"
    count_resource = "orders/shipments"


class OrderTaxes(OfOrder, ListableApiSubResource):
    """Taxes of an order."""

    resource_name = "taxes"


class OrderFees(OfOrder, ListableApiSubResource):
    """Fees on top of an order."""

    resource_name = "fees"
    paged = False

    @classmethod
    def _make_request(cls, *args: Any, **kwargs: Any) -> Any:
        answer = super()._make_request(*args, **kwargs)
        return answer.get("fees", answer) if isinstance(answer, dict) else answer


class OrderConsignments(ApiResource):
    """How an order reaches the customer: one object with `shipping`, `pickups`, `downloads`, …

    `api.OrderConsignments.get(order_id)` reads it.
    """

    @classmethod
    def _get_path(cls, id: Id) -> str:
        return f"orders/{given('id', id)}/consignments"


class OrderShippingQuotes(ApiResource):
    """What carriers asked for the shipping of an order; none for an order made through the API."""

    @classmethod
    def of_address(
        cls, order_id: Id, address_id: Id, connection: MakesRequests | None = None
    ) -> list[Self]:
        """The quotes for one shipping address of an order."""
        return cls._quotes(
            order_id, f"shipping_addresses/{given('address_id', address_id)}", connection
        )

    @classmethod
    def of_consignment(
        cls, order_id: Id, consignment_id: Id, connection: MakesRequests | None = None
    ) -> list[Self]:
        """The quotes for one shipping consignment of an order."""
        return cls._quotes(
            order_id, f"consignments/shipping/{given('consignment_id', consignment_id)}", connection
        )

    @classmethod
    def _quotes(cls, order_id: Id, part: str, connection: MakesRequests | None) -> list[Self]:
        path = f"orders/{given('order_id', order_id)}/{part}/shipping_quotes"
        answer = cls._make_request("GET", path, connection, params={})
        found: list[Self] = cls._create_list(
            [answer] if isinstance(answer, dict) and answer else answer, connection
        )
        return found


class OrderShippingAddresses(
    OfOrder, ListableApiSubResource, UpdateableApiSubResource, CountableApiSubResource
):
    """Where an order goes."""

    resource_name = "shipping_addresses"
    count_resource = "orders/shipping_addresses"

    def shipping_quotes(self) -> list[OrderShippingQuotes]:
        """What carriers asked for shipping to this address."""
        return OrderShippingQuotes.of_address(self.parent_id(), self.id, self._connection)


class Orders(EditableApiResource, CountableApiResource):
    """Orders."""

    resource_name = "orders"
    id_range = True
    coupons = Related(OrderCoupons)
    products = Related(OrderProducts)
    shipments = Related(OrderShipments)
    shipping_addresses = Related(OrderShippingAddresses)
    messages = Related(OrderMessages)
    taxes = Related(OrderTaxes)
    fees = Related(OrderFees)

    def consignments(self, **filters: Any) -> OrderConsignments:
        """How the order reaches the customer; `include` asks for more."""
        return OrderConsignments.get(self.id, self._connection, **filters)
