"""What a shop's owner sets up: the store, its currencies, tax classes and payment methods."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bcfake.errors import Conflict, Invalid
from bcfake.fields import (
    Choice,
    Computed,
    Flag,
    Int,
    Json,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
)
from bcfake.schema import (
    ALL,
    ASSUMED,
    COUNT,
    DOCUMENTED,
    GET,
    ID,
    LIST,
    RECORDED,
    Action,
    Call,
    Resource,
    rule,
)
from bcfake.store import Change

OPENED = "Mon, 01 Jan 2024 00:00:00 +0000"  # when what every store holds was made

# ---- the store


def store_hash(base: str) -> str:
    """The store's hash, as the URL of its API names it."""
    found = re.search(r"/stores/([^/]+)/", base)
    return found[1] if found else "store"


def address(template: str) -> Callable[[Mapping[str, Any], str], str]:
    """What writes an address that holds the store's hash."""
    return lambda row, base: template.format(store_hash(base))


DATES = Object(
    name="date_format",
    fields=(
        Text(name="display", default="M jS Y"),
        Text(name="export", default="M jS Y"),
        Text(name="extended_display", default="M jS Y @ g:i A"),
    ),
)
TIMEZONE = Object(
    name="timezone",
    fields=(
        Text(name="name", default="America/Chicago"),
        Int(name="raw_offset", min=-86400, default=-21600),
        Int(name="dst_offset", min=-86400, default=-18000),
        Flag(name="dst_correction", default=True),
        DATES,
    ),
)
CHECKOUTS = ("optimized", "single", "single_customizable", "klarna")
LIMITS = Object(
    name="storefront_limits",
    fields=(
        Int(name="active", min=1, default=1),
        Int(name="total_including_inactive", min=1, default=1),
    ),
)
FEATURES = Object(
    name="features",
    fields=(
        Flag(name="stencil_enabled", default=True),
        Flag(name="sitewidehttps_enabled", default=True),
        Text(name="facebook_catalog_id"),
        Choice(name="checkout_type", values=CHECKOUTS),
        Flag(name="wishlists_enabled", default=True),
        Flag(name="graphql_storefront_api_enabled", default=True),
        Flag(name="shopper_consent_tracking_enabled"),
        Flag(name="multi_storefront_enabled"),
        LIMITS,
    ),
)

STORE_INFORMATION = Resource(
    name="store_information",
    path="store",
    source="specs/v2/store_information.v2.yml",
    evidence=RECORDED,
    scope="information",
    single=True,
    verbs=frozenset({GET}),
    fields=(
        Computed(name="id", compute=address("{}")),
        Text(name="account_uuid", default="8d4d492f-17a1-4d95-b396-e1c5720815a5"),
        Computed(name="domain", compute=address("store-{}.mybigcommerce.com")),
        Computed(name="secure_url", compute=address("https://store-{}.mybigcommerce.com")),
        Computed(
            name="control_panel_base_url", compute=address("https://store-{}.mybigcommerce.com")
        ),
        Text(name="status", default="live"),
        Text(name="name", default="My Store"),
        Text(name="first_name", default="Jane"),
        Text(name="last_name", default="Doe"),
        Text(name="address"),
        Text(name="country", default="United States"),
        Text(name="country_code", default="US"),
        Text(name="infrastructure_region", default="us-central1"),
        Text(name="phone"),
        Text(name="admin_email", default="jane.doe@example.com"),
        Text(name="order_email", default="orders@example.com"),
        Text(name="favicon_url"),
        TIMEZONE,
        Text(name="language", default="en"),
        Text(name="currency", default="USD"),
        Text(name="currency_symbol", default="$"),
        Text(name="decimal_separator", default="."),
        Text(name="thousands_separator", default=","),
        Int(name="decimal_places", default=2),
        Text(name="currency_symbol_location", default="left"),
        Text(name="weight_units", default="Ounces"),
        Text(name="dimension_units", default="Inches"),
        Int(name="dimension_decimal_places", default=2),
        Text(name="dimension_decimal_token", default="."),
        Text(name="dimension_thousands_token", default=","),
        Text(name="plan_name", default="Standard"),
        Text(name="plan_level", default="Standard"),
        Flag(name="plan_is_trial"),
        Text(name="industry"),
        Json(name="logo", default=()),  # {"url": …}, or an empty list while there is none
        Flag(name="is_price_entered_with_tax"),
        Int(name="store_id", default=1025646),
        Int(name="default_site_id", default=1000),
        Int(name="default_channel_id", default=1),
        Json(name="active_comparison_modules", default=()),
        FEATURES,
    ),
    base_rows=lambda: [{"timezone": {"date_format": {}}, "features": {"storefront_limits": {}}}],
    known_gaps=("A domain of one's own: the three addresses follow from the store's hash.",),
)


def present_time(call: Call) -> Any:
    """The present time of the store's clock, in whole seconds since 1970."""
    return {"time": int(call.store.clock.now().timestamp())}


# ---- currencies

SHOWN_IN_STORE = {
    "currency": "currency_code",
    "currency_symbol": "token",
    "decimal_separator": "decimal_token",
    "thousands_separator": "thousands_token",
    "decimal_places": "decimal_places",
    "currency_symbol_location": "token_location",
}
CURRENCIES_SPEC = "specs/v2/currencies.v2.yml"


@dataclass(frozen=True, kw_only=True)
class Separator(Text):
    """The characters between digits; unlike other text it may be a space."""

    def accept(self, value: Any, trusted: bool) -> Any:
        if isinstance(value, str) and value.isspace():
            return value
        return super().accept(value, trusted)


@dataclass(frozen=True, kw_only=True)
class CurrencyCode(Text):
    """A currency's three letters."""

    pattern: str = "[A-Za-z]{3}"

    def example(self, n: int) -> Any:
        """A code of the range ISO 4217 leaves to its users."""
        return "X" + chr(ord("A") + n // 26 % 26) + chr(ord("A") + n % 26)


@rule("before_update", evidence=DOCUMENTED, source=CURRENCIES_SPEC)
def the_default_is_only_overridden(change: Change) -> None:
    """The default currency cannot be made an ordinary one; another is made the default instead."""
    if change.old and change.old["is_default"] and not change.new("is_default"):
        raise Invalid("is_default", "It can only be set to true, which overrides the default.")


@rule("after_create", "after_update", evidence=DOCUMENTED, source=CURRENCIES_SPEC)
def there_is_one_default(change: Change) -> None:
    """A currency that becomes the default takes the place of the one before."""
    row = change.row
    if row is None or not row["is_default"]:
        return
    for other in change.store.find(CURRENCIES, is_default=True):
        if other["id"] != row["id"]:
            change.store.amend(CURRENCIES, other["id"], is_default=False)


@rule("after_create", "after_update", evidence=ASSUMED)
def the_store_shows_its_default(change: Change) -> None:
    """The store's own currency fields are those of the default currency."""
    row = change.row
    if row is not None and row["is_default"]:
        shown = {name: row[field] for name, field in SHOWN_IN_STORE.items()}
        change.store.amend(STORE_INFORMATION, None, **shown)


@rule("before_delete", evidence=DOCUMENTED, source=CURRENCIES_SPEC)
def the_default_stays(change: Change) -> None:
    """The default currency cannot be deleted."""
    if change.old and change.old["is_default"]:
        raise Conflict("The default currency cannot be deleted.", field="is_default")


@rule("before_clear", evidence=DOCUMENTED, source=CURRENCIES_SPEC)
def clearing_spares_the_default(change: Change) -> None:
    """Deleting all currencies leaves the default one."""
    change.values["rows"] = [row for row in change.values["rows"] if not row["is_default"]]


CURRENCIES = Resource(
    name="currencies",
    path="currencies",
    source=CURRENCIES_SPEC,
    scope="information",
    verbs=ALL - {COUNT},
    fields=(
        ID,
        Flag(name="is_default"),
        Timestamp(name="last_updated", auto="change", read_only=True),
        Text(name="country_iso2", pattern="[A-Za-z]{2}"),
        ListOf(name="default_for_country_codes", item=Text(name="code"), read_only=True),
        CurrencyCode(name="currency_code", required=True, read_only="update", unique=True),
        Money(name="currency_exchange_rate", places=10, required=True, sample=Decimal(1)),
        Text(name="name", required=True, sample="Currency {n}"),
        Text(name="token", required=True, sample="$"),
        Flag(name="auto_update"),
        Choice(name="token_location", values=("left", "right"), required=True),
        Separator(name="decimal_token", required=True, sample="."),
        Separator(name="thousands_token", required=True, sample=","),
        Int(name="decimal_places", required=True, sample=2),
        Flag(name="enabled", default=True),
        Flag(name="is_transactional"),
        Flag(name="use_default_name", read_only=True),
    ),
    rules=(
        the_default_is_only_overridden,
        there_is_one_default,
        the_store_shows_its_default,
        the_default_stays,
        clearing_spares_the_default,
    ),
    base_rows=lambda: [
        {
            "id": 1,
            "is_default": True,
            "last_updated": OPENED,
            "country_iso2": "US",
            "default_for_country_codes": ["USA"],
            "currency_code": "USD",
            "currency_exchange_rate": "1",
            "name": "US Dollar",
            "token": "$",
            "token_location": "left",
            "decimal_token": ".",
            "thousands_token": ",",
            "decimal_places": 2,
            "is_transactional": True,
        }
    ],
    known_gaps=("Exchange rates with auto_update stay as they were sent.",),
)

# ---- tax classes and payment methods

TAX_CLASSES = Resource(
    name="tax_classes",
    path="tax_classes",
    source="specs/v2/tax_classes.v2.yml",
    scope="information",
    verbs=frozenset({LIST, GET}),
    fields=(
        ID,
        Text(name="name", required=True, sample="Tax class {n}"),
        Timestamp(name="created_at", auto="create", read_only=True),
        Timestamp(name="updated_at", auto="change", read_only=True),
    ),
    base_rows=lambda: [
        {"id": number, "name": name, "created_at": OPENED, "updated_at": OPENED}
        for number, name in enumerate(("Non-Taxable Products", "Shipping", "Gift Wrapping"), 1)
    ],
)

PAYMENT_METHODS = Resource(
    name="payment_methods",
    path="payments/methods",
    source="specs/v2/methods_payments.v2.yml",
    scope="information",
    verbs=frozenset({LIST}),
    default_order=("name", False),
    fields=(
        Text(name="code", required=True, unique=True, sample="method{n}"),
        Text(name="name", required=True, sample="Payment method {n}"),
        Flag(name="test_mode"),
    ),
    base_rows=lambda: [
        {"code": "bankdeposit", "name": "Bank Deposit"},
        {"code": "cod", "name": "Cash on Delivery"},
        {"code": "testgateway", "name": "Test Payment Provider", "test_mode": True},
    ],
)

RESOURCES = (STORE_INFORMATION, CURRENCIES, TAX_CLASSES, PAYMENT_METHODS)
ACTIONS = (
    Action(
        "GET", "time", present_time, evidence=RECORDED, source="specs/v2/store_information.v2.yml"
    ),
)
