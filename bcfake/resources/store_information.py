"""The store itself, as its owner set it up, and its time."""

from __future__ import annotations

import re
from typing import Any

from bcfake.fields import Choice, Computed, Flag, Int, Json, Object, Text
from bcfake.schema import GET, RECORDED, Action, Call, Resource

SPEC = "specs/v2/store_information.v2.yml"
DEFAULT_SITE = 1000


def store_hash(base: str) -> str:
    """The store's hash, as the URL of its API names it."""
    found = re.search(r"/stores/([^/]+)/|//store-([^./]+)\.", base)
    return found[1] or found[2] if found else "store"


def storefront_host(hash: str) -> str:
    """The host that a store of this hash has by itself."""
    return f"store-{hash}.mybigcommerce.com"


def storefront(base: str) -> str:
    """The address of the storefront, given the root of the API."""
    return f"https://{storefront_host(store_hash(base))}"


def beside(base: str) -> str:
    """What stands before the stores in the root of the API: scheme and host."""
    return base.partition("/stores/")[0]


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
ADDRESS_TYPES = ("Home Office", "Commercial Office", "Retail", "Warehouse")
LANGUAGE_METHODS = ("default_shopper_language", "browser")
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
    source=SPEC,
    evidence=RECORDED,
    scope="information",
    single=True,
    verbs=frozenset({GET}),
    fields=(
        Computed(name="id", compute=lambda row, base: store_hash(base)),
        Text(name="account_uuid", default="8d4d492f-17a1-4d95-b396-e1c5720815a5"),
        Computed(name="domain", compute=lambda row, base: storefront_host(store_hash(base))),
        Computed(name="secure_url", compute=lambda row, base: storefront(base)),
        Computed(name="control_panel_base_url", compute=lambda row, base: storefront(base)),
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
        Int(name="default_site_id", default=DEFAULT_SITE),
        Int(name="default_channel_id", default=1),
        Json(name="active_comparison_modules", default=()),
        FEATURES,
        Choice(name="address_type", values=ADDRESS_TYPES, v2=False),
        Choice(name="shopper_language_selection_method", values=LANGUAGE_METHODS, v2=False),
        Choice(name="factoring_dimension", values=("depth", "height", "width"), v2=False),
    ),
    base_rows=lambda: [{"timezone": {"date_format": {}}, "features": {"storefront_limits": {}}}],
    known_gaps=("A domain of one's own: the three addresses follow from the store's hash.",),
)


def present_time(call: Call) -> Any:
    """The present time of the store's clock, in whole seconds since 1970."""
    return {"time": int(call.store.clock.now().timestamp())}


RESOURCES = (STORE_INFORMATION,)
ACTIONS = (Action("GET", "time", present_time, evidence=RECORDED, source=SPEC),)
