"""The store's settings as V3 has them, in groups; channels may override most."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from bcfake import viewing
from bcfake.fields import Choice, Email, Field, Flag, Int, ListOf, Object, Text
from bcfake.resources.image_files import ImageFile, file_name, stored
from bcfake.resources.image_files import checked as checked_image
from bcfake.resources.store_information import (
    ADDRESS_TYPES,
    LANGUAGE_METHODS,
    STORE_INFORMATION,
)
from bcfake.resources.store_settings import ANALYTICS_PROVIDERS
from bcfake.schema import GET, LIST, UPDATE, Call
from bcfake.view import Endpoint, Pair, Raw, View
from bcfake.views.forms import image_address, upload_in
from bcfake.views.overridable import Settings, channel_of, endpoints, keep

SPEC = "settings.v3.yml"
WEIGHTS = ("LBS", "Ounces", "KGS", "Grams", "Tonnes")
LENGTHS = ("Inches", "Centimeters")
SORTS = (
    *("featured", "bestselling", "newest", "alphaasc", "alphadesc", "pricedesc", "priceasc"),
    *("avgcustomerreview", "relevance"),
)
SORT = Choice(name="default_product_sort", values=SORTS, default="bestselling")


def _flags(*names: str, default: bool = True) -> tuple[Flag, ...]:
    return tuple(Flag(name=name, default=default) for name in names)


def _texts(*names: str) -> tuple[Text, ...]:
    return tuple(Text(name=name) for name in names)


def _object(name: str, *fields: Field) -> Object:
    """An object that is there before it is ever set."""
    return Object(name=name, fields=fields, default=Object(name=name, fields=fields).parse({}))


def _needed(field: Field) -> Field:
    return replace(field, required_on_update=True)


def _addresses(name: str) -> ListOf:
    return ListOf(name=name, item=Email(name="address"))


def _group(
    name: str,
    *fields: Field,
    shared: Mapping[str, str] | None = None,
    store_wide: Collection[str] = (),
) -> Settings:
    path = f"settings/{name}"
    return Settings(path=path, fields=fields, spec=SPEC, shared=shared or {}, store_wide=store_wide)


LOGO = _group(
    "logo",
    Text(name="favicon_url", read_only=True),
    Text(name="logo_image_url", read_only=True),
    Text(name="logo_text"),
    Choice(name="type", values=("image", "text"), default="text"),
    shared={"favicon_url": "favicon_url", "logo_image_url": "logo.url"},
)
GROUPS = (
    _group("catalog", *_flags("auto_approve_reviews", "enable_product_comparisons")),
    _group(
        "email-statuses",
        *_flags(
            "abandoned_cart_email",
            "account_details_changed_email",
            "combined_order_status_email",
            "create_account_email",
            "create_guest_account_email",
            "gift_certificate_email",
            "invoice_email",
            "order_message_notification_email",
            "product_review_email",
            "return_confirmation_email",
            "return_statuschange_email",
        ),
    ),
    _group(
        "inventory",
        Choice(
            name="product_out_of_stock_behavior",
            values=(
                *("do_nothing", "hide_product", "hide_product_and_accessible"),
                "hide_product_and_redirect",
            ),
        ),
        Choice(
            name="option_out_of_stock_behavior",
            values=("do_nothing", "hide_option", "label_option"),
        ),
        Choice(name="update_stock_behavior", values=("order_placed", "order_completed_or_shipped")),
        *_flags("edit_order_stock_adjustment", "refund_order_stock_adjustment"),
        Choice(name="stock_level_display", values=("dont_show", "show", "show_when_low")),
        Text(name="default_out_of_stock_message", default="Currently out of stock"),
        *_flags(
            *("hide_in_product_filtering", "show_pre_order_stock_levels"),
            "show_out_of_stock_message",
            default=False,
        ),
    ),
    _group(
        "inventory/notifications",
        _addresses("low_stock_notification_address"),
        _addresses("out_of_stock_notification_address"),
    ),
    LOGO,
    _group(
        "store/profile",
        Text(name="store_address"),
        Choice(name="store_address_type", values=ADDRESS_TYPES),
        *_texts("store_email", "store_name", "store_phone"),
        shared={
            "store_address": "address",
            "store_address_type": "address_type",
            "store_email": "admin_email",
            "store_name": "name",
            "store_phone": "phone",
        },
        store_wide=("store_address_type",),
    ),
    _group(
        "store/units-of-measurement",
        Choice(name="weight_measurement", values=WEIGHTS),
        Choice(name="length_measurement", values=LENGTHS),
        *_texts("decimal_token", "thousands_token"),
        Int(name="decimal_places"),
        Choice(name="factoring_dimension", values=("depth", "height", "width")),
        shared={
            "weight_measurement": "weight_units",
            "length_measurement": "dimension_units",
            "decimal_token": "dimension_decimal_token",
            "thousands_token": "dimension_thousands_token",
            "decimal_places": "dimension_decimal_places",
            "factoring_dimension": "factoring_dimension",
        },
    ),
    _group(
        "storefront/category",
        Int(name="category_tree_depth", min=1, max=8, default=3),
        SORT,
        Choice(
            name="listing_mode",
            values=(
                *("current_category_only", "child_categories"),
                "child_categories_if_category_empty",
            ),
        ),
    ),
    _group(
        "storefront/product",
        *_flags(
            *("show_product_price", "show_product_sku", "show_product_weight"),
            *("show_product_brand", "show_product_shipping", "show_product_rating"),
            "show_add_to_cart_link",
        ),
        Text(name="default_preorder_message"),
        Choice(name="show_breadcrumbs_product_pages", values=("show_one", "show_none")),
        *_flags("show_add_to_cart_qty_box", "show_add_to_wishlist"),
        Flag(name="hide_price_from_guests"),
    ),
    _group("storefront/robotstxt", *_texts("robots_txt_ssl")),
    _group(
        "storefront/search",
        *map(
            _needed,
            (
                Choice(name="content_product_sort", values=("relevance", "alphaasc", "alphadesc")),
                SORT,
                *_flags("product_filtering_enabled", "search_suggest"),
            ),
        ),
        store_wide=("product_filtering_enabled",),
    ),
    _group(
        "storefront/security",
        _object("csp_header", Flag(name="enabled"), Text(name="header_value")),
        _object(
            "hsts",
            *_flags("enabled", "include_preload", "include_subdomains", default=False),
            Choice(name="max_age", values=("zero_seconds", "five_minutes", "one_year")),
        ),
        Flag(name="sitewide_https_enabled"),
        _object(
            "x_frame_options_header",
            Text(name="allowed_url"),
            Flag(name="enabled"),
            Choice(name="setting", values=("deny", "same_origin", "allow_from_url")),
        ),
        shared={"sitewide_https_enabled": "features.sitewidehttps_enabled"},
    ),
    _group(
        "storefront/seo",
        *_texts("meta_description", "meta_keywords", "page_title"),
        Choice(name="www_redirect", values=("www", "no-www", "none"), default="none"),
    ),
    _group(
        "storefront/status",
        Text(name="down_for_maintenance_message"),
        Text(name="prelaunch_message"),
        Text(name="prelaunch_password", read_only=True, default="k3t8w0z5qd"),
    ),
)

# ---- files


def upload(part: str, setting: str, call: Call) -> None:
    """POST …/image: keep the file in a part of the form, for the store or for a channel."""
    channel = channel_of(call)
    sent = upload_in(call, part)
    ImageFile(name=part).parse(sent)
    image = checked_image(part, file_name(sent.name), sent.content)
    url = image_address(call.base, stored(image, sent.name, channel))
    keep(LOGO, call.store, channel, {setting: url})


def _upload(path: str, part: str, setting: str) -> Endpoint:
    run: Callable[[Call], None] = partial(upload, part, setting)
    scope = STORE_INFORMATION.scope
    return Endpoint("POST", path, run, ("channel_id",), takes_files=True, spec=SPEC, scope=scope)


# ---- settings no channel has of its own, and providers

LOCALE = View(
    path="settings/store/locale",
    source=STORE_INFORMATION,
    spec=SPEC,
    verbs=frozenset({GET, UPDATE}),
    fields=(
        Pair(Text(name="default_shopper_language", required_on_update=True), "language"),
        Choice(name="shopper_language_selection_method", values=LANGUAGE_METHODS),
        Pair(Text(name="store_country"), "country"),
    ),
)
ANALYTICS = View(
    path="settings/analytics",
    source=ANALYTICS_PROVIDERS,
    spec=SPEC,
    verbs=frozenset({LIST}),
    paging="none",
    fields=(
        Int(name="id", read_only=True),
        Int(name="channel_id", read_only=True),
        Text(name="name", min=1),
        Text(name="code"),
        *_flags("enabled", "data_tag_enabled"),
        Int(name="version"),
        Text(name="api_secret", read_only=True),
    ),
    filters=("channel_id",),
)


def show_provider(call: Call) -> Raw:
    """GET …/analytics/{id}: the provider alone, without data and meta (documented so)."""
    row = viewing.find(ANALYTICS, call.store, call.ids)
    return Raw(viewing.shown(ANALYTICS, call, row))


def put_provider(call: Call) -> Raw:
    """PUT …/analytics/{id}: likewise."""
    viewing.update(ANALYTICS, call.store, call.ids, call.body)
    return show_provider(call)


PROVIDER = "settings/analytics/{id}"

VIEWS = (LOCALE, ANALYTICS)
ENDPOINTS = (
    *chain.from_iterable(map(endpoints, GROUPS)),
    Endpoint("GET", PROVIDER, show_provider, ("channel_id",), spec=SPEC),
    Endpoint("PUT", PROVIDER, put_provider, ("channel_id",), spec=SPEC),
    _upload("settings/logo/image", "LogoFile", "logo_image_url"),
    _upload("settings/favicon/image", "FaviconFile", "favicon_url"),
)
