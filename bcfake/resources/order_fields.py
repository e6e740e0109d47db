"""The fields of an order, and the parts of one as a request sends them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bcfake.errors import Unknown
from bcfake.fields import (
    Choice,
    Field,
    Flag,
    Int,
    Json,
    Link,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
)
from bcfake.schema import ID

SOURCES = (
    *("www", "iphone", "ipad", "android", "mobile", "manual", "external", "checkout_api"),
    *("buybutton", "amazon", "ebay", "facebookshop", "facebookcheckout", "facebookmarketplace"),
    *("pinterest", "socialshop"),
)
PAYMENT_STATUSES = (
    *("", "authorized", "captured", "capture pending", "declined", "held for review", "paid"),
    *("partially refunded", "pending", "refunded", "void", "void pending"),
)
LOCALE = r"[a-z]{2,3}|[a-z]{2}-([A-Z]{2}|\d{3})"


@dataclass(frozen=True, kw_only=True)
class Unsupported(Text):
    """A field of the answer that the API calls unknown when it is sent (seen in an issue)."""

    def accept(self, value: Any, trusted: bool) -> Any:
        if not trusted:
            raise Unknown(self.name)
        return super().accept(value, trusted)


# ---- addresses

FORM_FIELDS = ListOf(
    name="form_fields",
    item=Object(name="form_fields", fields=(Text(name="name", required=True), Json(name="value"))),
)
NAME = tuple(Text(name=name) for name in ("first_name", "last_name", "company"))
STREET = tuple(Text(name=name) for name in ("street_1", "street_2", "city"))
COUNTRY = (Text(name="country"), Text(name="country_iso2", max=2))
# As an order and a shipment show them; a shipping address has its fields in another order.
POSTAL = (
    *NAME,
    *STREET,
    Text(name="state"),
    Text(name="zip"),
    *COUNTRY,
    Text(name="phone"),
    Text(name="email"),
)
BILLING = Object(
    name="billing_address",
    required=True,
    partial=True,
    sample={
        "first_name": "Jane",
        "last_name": "Doe",
        "street_1": "123 Main Street",
        "city": "Austin",
        "state": "Texas",
        "zip": "78751",
        "country": "United States",
        "country_iso2": "US",
        "email": "janedoe@example.com",
    },
    fields=(
        *(Text(name="zip", min=2, required=True) if f.name == "zip" else f for f in POSTAL),
        FORM_FIELDS,
    ),
)
SHIPPING = Object(
    name="shipping_addresses",
    partial=True,
    fields=(Int(name="id"), *POSTAL, Text(name="shipping_method"), FORM_FIELDS),
)

# ---- lines

NAMES = ("name", "name_customer", "name_merchant")
OPTION_TEXTS = tuple(
    f"display_{what}{who}" for what in ("name", "value") for who in ("", "_customer", "_merchant")
)
LINE = Object(
    name="products",
    partial=True,
    fields=(
        Int(name="id"),
        Int(name="product_id"),
        Int(name="variant_id"),
        *(Text(name=name, min=1, max=250) for name in NAMES),
        Text(name="sku", max=255),
        Text(name="upc", max=255),
        Int(name="quantity"),
        Money(name="price_ex_tax"),
        Money(name="price_inc_tax"),
        ListOf(
            name="product_options",
            item=Object(
                name="product_options",
                partial=True,
                fields=(
                    Int(name="id", required=True),
                    Text(name="value", required=True),
                    *(Text(name=name, min=1) for name in OPTION_TEXTS),
                ),
            ),
        ),
        Int(name="wrapping_id"),
        Text(name="wrapping_name"),
        Text(name="wrapping_message"),
        Money(name="wrapping_cost_ex_tax"),
        Money(name="wrapping_cost_inc_tax"),
    ),
)
LINES = ListOf(name="products", item=LINE)

# ---- fees and pickups

FEE = Object(
    name="fees",
    partial=True,
    fields=(
        Int(name="id"),
        Choice(name="type", values=("custom_fee",)),
        Text(name="display_name_customer", required=True, unless="display_name_merchant"),
        Text(name="display_name_merchant"),
        Text(name="source"),
        Money(name="cost_ex_tax"),
        Money(name="cost_inc_tax"),
        Money(name="cost_tax"),
        Int(name="tax_class_id", nullable=True),
    ),
)
LOCATION = (
    Text(name="name", max=255),
    Text(name="code", max=50),
    Text(name="address_line_1", max=255),
    Text(name="address_line_2", max=255),
    Text(name="city", max=255),
    Text(name="state", max=255),
    Text(name="postal_code", max=50),
    Text(name="country_alpha2", max=2),
    Text(name="email", max=255),
    Text(name="phone", max=125),
)
PICKUP_TEXTS = (
    Text(name="pickup_method_display_name", max=250),
    Text(name="collection_instructions"),
    Text(name="collection_time_description", max=250),
)
PICKUP = Object(
    name="pickups",
    partial=True,
    fields=(
        Int(name="id"),
        Int(name="pickup_method_id"),
        *PICKUP_TEXTS,
        Object(name="location", partial=True, fields=LOCATION),
        ListOf(name="line_items", item=LINE),
    ),
)
CONSIGNMENTS = Object(
    name="consignments",
    partial=True,
    fields=(ListOf(name="pickups", item=PICKUP, min=1, required=True),),
)


# ---- the order


def cost(name: str) -> tuple[Field, ...]:
    """What shipping, handling or wrapping costs: five fields, of which three may be sent."""
    return (
        Money(name=f"base_{name}"),
        Money(name=f"{name}_ex_tax"),
        Money(name=f"{name}_inc_tax"),
        Money(name=f"{name}_tax", read_only=True),
        Int(name=f"{name}_tax_class_id", read_only=True),
    )


def amounts(name: str) -> tuple[Field, ...]:
    """The subtotal or the total, of which two may be overridden."""
    return (
        Money(name=f"{name}_ex_tax"),
        Money(name=f"{name}_inc_tax"),
        Money(name=f"{name}_tax", read_only=True),
    )


ORDER_FIELDS: tuple[Field, ...] = (  # in the order of recorded answers
    ID,
    Int(name="customer_id", indexed=True),
    Timestamp(name="date_created", auto="create"),
    Flag(name="is_tax_inclusive_pricing", read_only=True),
    Timestamp(name="date_modified", auto="change", read_only=True),
    Timestamp(name="date_shipped", read_only=True),
    Int(name="status_id", default=1, indexed=True),
    Text(name="status", read_only=True),
    *amounts("subtotal"),
    *cost("shipping_cost"),
    *cost("handling_cost"),
    *cost("wrapping_cost"),
    *amounts("total"),
    Int(name="items_total", read_only=True),
    Int(name="items_shipped"),
    Text(name="payment_method", default="Manual"),
    Text(name="payment_provider_id", nullable=True),
    Choice(name="payment_status", values=PAYMENT_STATUSES, read_only=True),
    Money(name="refunded_amount"),
    Flag(name="order_is_digital"),
    Money(name="store_credit_amount", read_only=True),
    Money(name="gift_certificate_amount", read_only=True),
    Text(name="ip_address", max=30),
    Text(name="ip_address_v6", max=39),
    Text(name="geoip_country"),
    Text(name="geoip_country_iso2"),
    Int(name="currency_id", read_only=True),
    Text(name="currency_code", read_only=True),
    Money(name="currency_exchange_rate", places=10, default="1", read_only=True),
    Int(name="default_currency_id", read_only=True),
    Text(name="default_currency_code", read_only="update"),
    Text(name="staff_notes", nullable=True, max=65535),
    Text(name="customer_message", nullable=True),
    Money(name="discount_amount"),
    Money(name="coupon_discount", read_only=True),
    Int(name="shipping_address_count", read_only=True),
    Flag(name="is_deleted"),
    Text(name="ebay_order_id", default="0"),
    Text(name="cart_id", nullable=True, read_only=True, indexed=True),
    BILLING,
    Link(name="fees", to="/orders/{id}/fees", accepts=ListOf(name="fees", item=FEE)),
    Flag(name="is_email_opt_in", read_only=True),
    Text(name="credit_card_type", nullable=True, read_only=True),
    Choice(name="order_source", values=SOURCES, default="external", read_only=True),
    Int(name="channel_id", default=1),
    Text(name="external_source", nullable=True),
    Link(name="consignments", to="/orders/{id}/consignments", accepts=CONSIGNMENTS),
    Link(
        name="products",
        to="/orders/{id}/products",
        accepts=LINES,
        required=True,
        unless="consignments",
        sample=({"name": "Mug", "quantity": 1, "price_ex_tax": 10, "price_inc_tax": 10},),
    ),
    Link(
        name="shipping_addresses",
        to="/orders/{id}/shipping_addresses",
        accepts=ListOf(name="shipping_addresses", item=SHIPPING),
    ),
    Link(name="coupons", to="/orders/{id}/coupons"),
    Text(name="external_id", nullable=True, read_only="update"),
    Text(name="external_merchant_id", nullable=True, read_only="update"),
    Text(name="tax_provider_id", read_only=True),
    Text(name="customer_locale", default="en", pattern=LOCALE),
    Text(name="external_order_id", nullable=True, default="", indexed=True),
    Text(name="store_default_currency_code", read_only=True),
    Money(
        name="store_default_to_transactional_exchange_rate",
        places=10,
        default="1",
        read_only=True,
    ),
    Unsupported(name="custom_status"),
)
