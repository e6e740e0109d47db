"""Channels a store sells in, their sites and the sites' routes; V3 alone knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.errors import Conflict, Invalid
from bcfake.fields import Choice, Flag, Int, Json, ListOf, NewRow, Object, Text, Timestamp
from bcfake.resources.references import refers_to
from bcfake.resources.settings import CURRENCIES, OPENED
from bcfake.resources.store_information import DEFAULT_SITE
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/channels.v3.yml"
SITES_SOURCE = "specs/v3/sites.v3.yml"
STATUSES = (
    *("active", "prelaunch", "inactive", "connected", "disconnected"),
    *("archived", "deleted", "terminated"),
)
TYPES = ("storefront", "pos", "marketplace", "marketing")
ROUTES = (
    *("product", "brand", "category", "page", "blog", "home", "cart", "checkout"),
    *("search", "account", "login", "returns", "static"),
)


SECTIONS = (
    *("overview", "storefront_settings", "localization", "carousel", "script_manager"),
    *("currencies", "payments", "checkout", "domains", "notifications", "social", "pages"),
    "data_solutions",
)
MENUS = Object(
    name="menus",
    nullable=True,
    fields=(
        ListOf(
            name="bigcommerce_protected_app_sections",
            item=Choice(name="section", values=SECTIONS),
        ),
        ListOf(
            name="custom_app_sections",
            item=Object(
                name="section",
                fields=(Text(name="title", required=True), Text(name="query_path", required=True)),
            ),
        ),
    ),
)


def _default_channel() -> Iterable[Mapping[str, Any]]:
    made = {"date_created": OPENED, "date_modified": OPENED}
    return [{"id": 1, "name": "My Store", "type": "storefront", "platform": "bigcommerce", **made}]


def _default_site() -> Iterable[Mapping[str, Any]]:
    return [{"id": DEFAULT_SITE, "channel_id": 1, "created_at": OPENED, "updated_at": OPENED}]


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def refuse_same_channel(change: Change) -> None:
    """Two channels differ in name, platform or type; one more like it is refused with 409."""
    same = {name: change.values[name] for name in ("name", "platform", "type")}
    for row in change.store.find(CHANNELS, **same):
        if change.old is None or row["id"] != change.old["id"]:
            raise Conflict(field="name", details={"conflict": {"id": row["id"]}})


@rule("before_update", evidence=DOCUMENTED, source=SOURCE)
def gone_for_good(change: Change) -> None:
    """A channel that is deleted or terminated cannot be updated."""
    if change.old and change.old["status"] in ("deleted", "terminated"):
        raise Invalid("status", f"The channel is {change.old['status']}.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def currencies_exist(change: Change) -> None:
    """A channel's currencies are the store's, the default one among the enabled ones."""
    enabled = change.new("enabled_currencies")
    known = {row["currency_code"] for row in change.store.list(CURRENCIES)}
    for code in enabled:
        if code not in known:
            reason = f"{code!r} is not one of: {', '.join(sorted(known))}."
            raise Invalid("enabled_currencies", reason)
    if enabled and change.new("default_currency") not in enabled:
        raise Invalid("default_currency", "It is not one of the enabled currencies.")


CHANNELS = Resource(
    name="channels",
    path="channels",
    source=SOURCE,
    scope="channels",
    events="store/channel",
    verbs=frozenset(),
    base_rows=_default_channel,
    fields=(
        ID,
        Text(name="external_id"),
        Flag(name="is_listable_from_ui", default=True),
        Flag(name="is_visible", default=True),
        Choice(name="status", values=STATUSES),
        Text(name="name", required=True, sample="Channel {n}"),
        Choice(name="type", values=TYPES, required=True, sample="storefront"),
        Text(name="platform", required=True, sample="custom"),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
        Text(name="icon_url"),
        ListOf(name="enabled_currencies", item=Text(name="code")),
        Text(name="default_currency"),
        Json(name="customer_settings", shape=dict, default={}),
        MENUS,
    ),
    rules=(refuse_same_channel, gone_for_good, currencies_exist),
)

SITES = Resource(
    name="sites",
    path="sites",
    source=SITES_SOURCE,
    scope="sites",
    verbs=frozenset(),
    base_rows=_default_site,
    first_id=DEFAULT_SITE,
    fields=(
        ID,
        Int(name="channel_id", min=1, required=True, unique=True, sample=NewRow("channels")),
        Text(name="url"),
        Text(name="checkout_url"),
        Timestamp(name="created_at", auto="create"),
        Timestamp(name="updated_at", auto="change"),
    ),
    rules=(refers_to("channel_id", CHANNELS),),
)

SITE_ROUTES = Resource(
    name="site_routes",
    path="routes",
    source=SITES_SOURCE,
    scope="sites",
    verbs=frozenset(),
    parent=SITES,
    parent_key="site_id",
    fields=(
        ID,
        Int(name="site_id"),
        Choice(name="type", values=ROUTES, required=True, sample="product"),
        Text(name="matching"),
        Text(name="route", required=True, sample="/route-{n}"),
    ),
)

SITE_CERTIFICATES = Resource(
    name="site_certificates",
    path="certificate",
    source=SITES_SOURCE,
    scope="sites",
    verbs=frozenset(),
    parent=SITES,
    parent_key="site_id",
    fields=(
        ID,
        Int(name="site_id"),
        Text(name="url", required=True, indexed=True, sample="store-{n}.example.com"),
        Text(name="certificate"),
        Text(name="intermediate_certificates"),
        Timestamp(name="installed_at", auto="create"),
    ),
    known_gaps=(
        "Certificates are not read: one is shown with its URL's host and a year's validity.",
        "A site without one shares BigCommerce's, which is not listed.",
    ),
)

RESOURCES = (CHANNELS, SITES, SITE_ROUTES, SITE_CERTIFICATES)
