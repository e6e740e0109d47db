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

from bigcommerce.resources.base import ApiResource, ApiSubResource, CountableApiResource, CountableApiSubResource, EditableApiResource, EditableApiSubResource, ListableApiSubResource, Related, UpdateableApiSubResource
from bigcommerce.resources.flat import given

class OfOrder(ApiSubResource):
    ...


class _OrderCouponsFilters(Listed, total=False):
    ...

class _OrderCouponsReading(_OrderCouponsFilters, Reading, total=False):
    ...

class OrderCoupons(OfOrder, ListableApiSubResource):
    id: int
    coupon_id: int
    order_id: int
    code: str | None
    amount: float
    type: int
    discount: float
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderCouponsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderCouponsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderCouponsReading]) -> paging.Pages[Self]: ...


class _OrderMessagesFilters(Listed, total=False):
    min_id: int
    max_id: int
    customer_id: int
    min_date_created: date | str
    max_date_created: date | str
    is_flagged: bool
    status: str

class _OrderMessagesReading(_OrderMessagesFilters, Reading, total=False):
    ...

class OrderMessages(OfOrder, ListableApiSubResource):
    id: int
    order_id: int
    staff_id: int
    customer_id: int
    type: str
    subject: str
    message: str
    status: str
    is_flagged: bool
    date_created: str
    customer: dict[str, Any] | None
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderMessagesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderMessagesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderMessagesReading]) -> paging.Pages[Self]: ...


class _OrderProductsFilters(Listed, total=False):
    ...

class _OrderProductsReading(_OrderProductsFilters, Reading, total=False):
    ...

class _OrderProductsCounted(TypedDict, total=False):
    ...

class OrderProducts(OfOrder, ListableApiSubResource, CountableApiSubResource):
    id: int
    order_id: int
    product_id: int
    variant_id: int
    order_pickup_method_id: int
    order_address_id: int
    name: str
    name_customer: str
    name_merchant: str
    sku: str
    upc: str
    type: str
    base_price: str
    price_ex_tax: str
    price_inc_tax: str
    price_tax: str
    base_total: str
    total_ex_tax: str
    total_inc_tax: str
    total_tax: str
    weight: str
    width: str
    height: str
    depth: str
    quantity: int
    base_cost_price: str
    cost_price_inc_tax: str
    cost_price_ex_tax: str
    cost_price_tax: str
    is_refunded: bool
    quantity_refunded: int
    refund_amount: str
    return_id: int
    wrapping_id: int
    wrapping_name: str
    base_wrapping_cost: str
    wrapping_cost_ex_tax: str
    wrapping_cost_inc_tax: str
    wrapping_cost_tax: str
    wrapping_message: str
    quantity_shipped: int
    event_name: str | None
    event_date: str | None
    fixed_shipping_cost: str
    ebay_item_id: str
    ebay_transaction_id: str
    option_set_id: int | None
    parent_order_product_id: int | None
    is_bundled_product: bool
    bin_picking_number: str
    external_id: str | None
    brand: str
    gift_certificate_id: int | None
    applied_discounts: list[dict[str, Any]]
    product_options: list[dict[str, Any]]
    configurable_fields: Any
    discounted_total_inc_tax: str
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderProductsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderProductsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderProductsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderProductsCounted]) -> int: ...


class _OrderShipmentsCreate(TypedDict, total=False):
    order_address_id: int
    tracking_number: str
    merchant_shipping_cost: float | str
    shipping_method: str
    comments: str
    shipping_provider: str
    tracking_carrier: str
    tracking_link: str
    items: Sequence[AnyMapping[str, Any]]

class _OrderShipmentsUpdate(TypedDict, total=False):
    order_address_id: int
    tracking_number: str
    merchant_shipping_cost: float | str
    shipping_method: str
    comments: str
    shipping_provider: str
    tracking_carrier: str
    tracking_link: str

class _OrderShipmentsFilters(Listed, total=False):
    ...

class _OrderShipmentsReading(_OrderShipmentsFilters, Reading, total=False):
    ...

class _OrderShipmentsCounted(TypedDict, total=False):
    ...

class _OrderShipmentsDoomed(TypedDict, total=False):
    page: int
    limit: int

class OrderShipments(OfOrder, EditableApiSubResource, CountableApiSubResource):
    id: int
    order_id: int
    customer_id: int
    order_address_id: int
    date_created: str
    tracking_number: str
    merchant_shipping_cost: str
    shipping_method: str
    comments: str
    shipping_provider: str
    tracking_carrier: str
    tracking_link: str
    billing_address: dict[str, Any]
    shipping_address: dict[str, Any]
    generated_tracking_link: str
    shipping_provider_display_name: str
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_OrderShipmentsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_OrderShipmentsUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShipmentsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderShipmentsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShipmentsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShipmentsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShipmentsDoomed]) -> Any: ...


class _OrderTaxesFilters(Listed, total=False):
    details: bool

class _OrderTaxesReading(_OrderTaxesFilters, Reading, total=False):
    ...

class OrderTaxes(OfOrder, ListableApiSubResource):
    id: int
    order_id: int
    order_address_id: int
    tax_rate_id: int
    sales_tax_id: str
    tax_class_id: int | None
    name: str
    rate: str
    priority: int
    priority_amount: str
    line_amount: str
    order_pickup_method_id: int
    order_product_id: str | None
    line_item_type: str
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderTaxesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderTaxesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderTaxesReading]) -> paging.Pages[Self]: ...


class _OrderFeesFilters(Listed, total=False):
    ...

class _OrderFeesReading(_OrderFeesFilters, Reading, total=False):
    ...

class OrderFees(OfOrder, ListableApiSubResource):
    @classmethod
    def _make_request(cls, *args: Any, **kwargs: Any) -> Any:
        ...
    id: int
    type: str
    display_name_customer: str
    display_name_merchant: str
    source: str
    base_cost: str
    cost_ex_tax: str
    cost_inc_tax: str
    cost_tax: str
    tax_class_id: int | None
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderFeesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderFeesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderFeesReading]) -> paging.Pages[Self]: ...


class OrderConsignments(ApiResource):
    @classmethod
    def _get_path(cls, id: Id) -> str:
        ...


class OrderShippingQuotes(ApiResource):
    @classmethod
    def of_address(cls, order_id: Id, address_id: Id, connection: MakesRequests | None=None) -> list[Self]:
        ...
    @classmethod
    def of_consignment(cls, order_id: Id, consignment_id: Id, connection: MakesRequests | None=None) -> list[Self]:
        ...
    @classmethod
    def _quotes(cls, order_id: Id, part: str, connection: MakesRequests | None) -> list[Self]:
        ...


class _OrderShippingAddressesUpdate(TypedDict, total=False):
    first_name: str
    last_name: str
    company: str
    street_1: str
    street_2: str
    city: str
    zip: str
    country: str
    country_iso2: str
    state: str
    email: str
    phone: str
    shipping_method: str
    form_fields: Sequence[AnyMapping[str, Any]]

class _OrderShippingAddressesFilters(Listed, total=False):
    ...

class _OrderShippingAddressesReading(_OrderShippingAddressesFilters, Reading, total=False):
    ...

class _OrderShippingAddressesCounted(TypedDict, total=False):
    ...

class OrderShippingAddresses(OfOrder, ListableApiSubResource, UpdateableApiSubResource, CountableApiSubResource):
    def shipping_quotes(self) -> list[OrderShippingQuotes]:
        ...
    id: int
    order_id: int
    first_name: str
    last_name: str
    company: str
    street_1: str
    street_2: str
    city: str
    zip: str
    country: str
    country_iso2: str
    state: str
    email: str
    phone: str
    items_total: int
    items_shipped: int
    shipping_method: str
    base_cost: str
    cost_ex_tax: str
    cost_inc_tax: str
    cost_tax: str
    cost_tax_class_id: int
    base_handling_cost: str
    handling_cost_ex_tax: str
    handling_cost_inc_tax: str
    handling_cost_tax: str
    handling_cost_tax_class_id: int
    shipping_zone_id: int
    shipping_zone_name: str
    form_fields: list[dict[str, Any]]
    def update(self, body: Params | None = None, /, **updates: Unpack[_OrderShippingAddressesUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShippingAddressesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrderShippingAddressesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShippingAddressesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrderShippingAddressesCounted]) -> int: ...


class _OrdersCreate(TypedDict, total=False):
    customer_id: int
    date_created: str | int
    status_id: int
    subtotal_ex_tax: float | str
    subtotal_inc_tax: float | str
    base_shipping_cost: float | str
    shipping_cost_ex_tax: float | str
    shipping_cost_inc_tax: float | str
    base_handling_cost: float | str
    handling_cost_ex_tax: float | str
    handling_cost_inc_tax: float | str
    base_wrapping_cost: float | str
    wrapping_cost_ex_tax: float | str
    wrapping_cost_inc_tax: float | str
    total_ex_tax: float | str
    total_inc_tax: float | str
    items_shipped: int
    payment_method: str
    payment_provider_id: str | None
    refunded_amount: float | str
    order_is_digital: bool
    ip_address: str
    ip_address_v6: str
    geoip_country: str
    geoip_country_iso2: str
    default_currency_code: str
    staff_notes: str | None
    customer_message: str | None
    discount_amount: float | str
    is_deleted: bool
    ebay_order_id: str
    billing_address: AnyMapping[str, Any]
    channel_id: int
    external_source: str | None
    external_id: str | None
    external_merchant_id: str | None
    customer_locale: str
    external_order_id: str | None
    custom_status: str

class _OrdersUpdate(TypedDict, total=False):
    customer_id: int
    date_created: str | int
    status_id: int
    subtotal_ex_tax: float | str
    subtotal_inc_tax: float | str
    base_shipping_cost: float | str
    shipping_cost_ex_tax: float | str
    shipping_cost_inc_tax: float | str
    base_handling_cost: float | str
    handling_cost_ex_tax: float | str
    handling_cost_inc_tax: float | str
    base_wrapping_cost: float | str
    wrapping_cost_ex_tax: float | str
    wrapping_cost_inc_tax: float | str
    total_ex_tax: float | str
    total_inc_tax: float | str
    items_shipped: int
    payment_method: str
    payment_provider_id: str | None
    refunded_amount: float | str
    order_is_digital: bool
    ip_address: str
    ip_address_v6: str
    geoip_country: str
    geoip_country_iso2: str
    staff_notes: str | None
    customer_message: str | None
    discount_amount: float | str
    is_deleted: bool
    ebay_order_id: str
    billing_address: AnyMapping[str, Any]
    channel_id: int
    external_source: str | None
    customer_locale: str
    external_order_id: str | None
    custom_status: str

class _OrdersFilters(Listed, total=False):
    min_id: int
    max_id: int
    min_total: float | str
    max_total: float | str
    customer_id: int
    status_id: int
    cart_id: str
    payment_method: str
    email: str
    min_date_created: date | str
    max_date_created: date | str
    min_date_modified: date | str
    max_date_modified: date | str
    channel_id: int
    external_order_id: str
    is_deleted: bool
    consignment_structure: str

class _OrdersReading(_OrdersFilters, Reading, total=False):
    ...

class _OrdersCounted(TypedDict, total=False):
    min_id: int
    max_id: int
    min_total: float | str
    max_total: float | str
    customer_id: int
    status_id: int
    cart_id: str
    payment_method: str
    email: str
    min_date_created: date | str
    max_date_created: date | str
    min_date_modified: date | str
    max_date_modified: date | str
    channel_id: int
    external_order_id: str
    is_deleted: bool

class _OrdersDoomed(TypedDict, total=False):
    page: int
    limit: int

class Orders(EditableApiResource, CountableApiResource):
    coupons: ClassVar[Related[OrderCoupons]]
    products: ClassVar[Related[OrderProducts]]
    shipments: ClassVar[Related[OrderShipments]]
    shipping_addresses: ClassVar[Related[OrderShippingAddresses]]
    messages: ClassVar[Related[OrderMessages]]
    taxes: ClassVar[Related[OrderTaxes]]
    fees: ClassVar[Related[OrderFees]]
    def consignments(self, **filters: Any) -> OrderConsignments:
        ...
    id: int
    customer_id: int
    date_created: str
    is_tax_inclusive_pricing: bool
    date_modified: str
    date_shipped: str
    status_id: int
    status: str
    subtotal_ex_tax: str
    subtotal_inc_tax: str
    subtotal_tax: str
    base_shipping_cost: str
    shipping_cost_ex_tax: str
    shipping_cost_inc_tax: str
    shipping_cost_tax: str
    shipping_cost_tax_class_id: int
    base_handling_cost: str
    handling_cost_ex_tax: str
    handling_cost_inc_tax: str
    handling_cost_tax: str
    handling_cost_tax_class_id: int
    base_wrapping_cost: str
    wrapping_cost_ex_tax: str
    wrapping_cost_inc_tax: str
    wrapping_cost_tax: str
    wrapping_cost_tax_class_id: int
    total_ex_tax: str
    total_inc_tax: str
    total_tax: str
    items_total: int
    items_shipped: int
    payment_method: str
    payment_provider_id: str | None
    payment_status: str
    refunded_amount: str
    order_is_digital: bool
    store_credit_amount: str
    gift_certificate_amount: str
    ip_address: str
    ip_address_v6: str
    geoip_country: str
    geoip_country_iso2: str
    currency_id: int
    currency_code: str
    currency_exchange_rate: str
    default_currency_id: int
    default_currency_code: str
    staff_notes: str | None
    customer_message: str | None
    discount_amount: str
    coupon_discount: str
    shipping_address_count: int
    is_deleted: bool
    ebay_order_id: str
    cart_id: str | None
    billing_address: dict[str, Any]
    is_email_opt_in: bool
    credit_card_type: str | None
    order_source: str
    channel_id: int
    external_source: str | None
    external_id: str | None
    external_merchant_id: str | None
    tax_provider_id: str
    customer_locale: str
    external_order_id: str | None
    store_default_currency_code: str
    store_default_to_transactional_exchange_rate: str
    custom_status: str
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_OrdersCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_OrdersUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrdersFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_OrdersReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrdersReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrdersCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_OrdersDoomed]) -> Any: ...

