"""Sites of channels as V3 shows them, and their routes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, NotFound, Unprocessable
from bcfake.fields import Choice, Flag, Int, Json, Object, Text
from bcfake.paths import url_parts
from bcfake.resources.channels import ROUTES as TYPES
from bcfake.resources.channels import SITE_CERTIFICATES, SITE_ROUTES
from bcfake.resources.channels import SITES as ROWS
from bcfake.resources.store_information import store_hash, storefront, storefront_host
from bcfake.schema import UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Raw, Search, Shown, Sight, View
from bcfake.views.channels import CHANNELS
from bcfake.views.forms import utc_moment

SPEC = "sites.v3.yml"
CHANNELS_SPEC = "channels.v3.yml"
MOST = 50  # items in a batch; assumed
URL_TYPES = ("primary", "canonical", "checkout")


def primary(sight: Sight) -> str:
    """A site's own URL, or the one every store has."""
    own: str = sight.row["url"]
    return own or storefront(sight.base)


def urls(sight: Sight) -> list[Mapping[str, Any]]:
    """A site's URLs: the canonical one follows from the store's hash."""
    row = sight.row
    in_channel = f"{store_hash(sight.base)}-{row['channel_id']}"
    canonical = f"https://{storefront_host(in_channel)}"
    checkout = row["checkout_url"] or primary(sight)
    dates = {n: utc_moment(n).render(row[n]) for n in ("created_at", "updated_at")}
    found = zip((primary(sight), canonical, checkout), URL_TYPES, strict=True)
    return [{"url": url, "type": kind, **dates} for url, kind in found]


def ssl_status(sight: Sight) -> str:
    """Whether the site has a certificate of its own."""
    own = sight.store.find(SITE_CERTIFICATES, site_id=sight.row["id"])
    return "dedicated" if own else "shared"


def refuse_no_url(draft: Draft) -> None:
    """A site's URL is an absolute one."""
    if "url" in draft.sent:
        check_url(draft.sent["url"])


def check_url(url: str) -> None:
    """Raise Invalid unless a URL is an absolute one."""
    parts = url_parts(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Invalid("url", f"{url!r} is not an absolute URL.")


def _every_type(store: Store, wanted: Any) -> Callable[[Row], bool]:
    return lambda row: not set(wanted).isdisjoint(URL_TYPES)


URL = Text(name="url", min=1, required=True)
SITES = View(
    path="sites",
    source=ROWS,
    spec=SPEC,
    created=201,
    fields=(
        Int(name="id", read_only=True),
        Shown(URL, primary, lambda url: {"url": url}),
        Int(name="channel_id", min=1, required=True, read_only="update"),
        utc_moment("created_at"),
        utc_moment("updated_at"),
        Shown(Text(name="ssl_status", read_only=True), ssl_status),
        Shown(Json(name="urls", read_only=True), urls),
        Shown(
            Flag(name="is_checkout_url_customized", read_only=True),
            lambda sight: bool(sight.row["checkout_url"]),
        ),
    ),
    filters=(
        "channel_id:in",
        Search("url_type:in", Choice(name="url_type", values=URL_TYPES), _every_type, many=True),
    ),
    before=refuse_no_url,
)
ROUTES = View(
    path="routes",
    noun="route",
    source=SITE_ROUTES,
    parent=SITES,
    spec=SPEC,
    updated=201,
    created=201,
    batch={UPDATE: MOST},
    fields=(
        Int(name="id", read_only=True),
        Choice(name="type", values=TYPES, required=True),
        Text(name="matching"),
        Text(name="route", min=1, required=True),
    ),
    filters=("type",),
)

# ---- by channel


def _site(call: Call) -> Row:
    channel = viewing.find(CHANNELS, call.store, call.ids[:1])
    for row in call.store.find(ROWS, channel_id=channel["id"]):
        return row
    raise NotFound(f"The channel {channel['id']} has no site.")


def _shown(call: Call, row: Row) -> Mapping[str, Any]:
    return viewing.shown(SITES, call, row)


def show_site(call: Call) -> Mapping[str, Any]:
    """GET /channels/{id}/site."""
    return _shown(call, _site(call))


def create_site(call: Call) -> Mapping[str, Any]:
    """POST /channels/{id}/site."""
    channel = viewing.find(CHANNELS, call.store, call.ids[:1])
    body = {**BODY.parse(call.body), "channel_id": channel["id"]}
    return _shown(call, viewing.create(SITES, call.store, (), body))


def update_site(call: Call) -> Mapping[str, Any]:
    """PUT /channels/{id}/site."""
    return _shown(call, viewing.update(SITES, call.store, (_site(call)["id"],), call.body))


def delete_site(call: Call) -> Raw:
    """DELETE /channels/{id}/site."""
    viewing.delete(SITES, call.store, (_site(call)["id"],))
    return Raw({})


BODY = Object(name="body", open=True)


def set_checkout_url(call: Call) -> Mapping[str, Any]:
    """PUT …/site/checkout-url: the checkout has an address of its own, in the site's domain."""
    sent = viewing.parse_loosely([URL], call.body)
    site, url = _site(call), sent["url"]
    check_url(url)
    if _main_domain(url) != _main_domain(primary(Sight(call.store, site, call.base))):
        raise Unprocessable(
            f"Incorrect checkout url {url}. Your checkout and storefront must be within the same "
            "main domain like “main.com” and “subdomain.main.com”"
        )
    return _shown(call, call.store.amend(ROWS, site["id"], checkout_url=url))


def _main_domain(url: str) -> tuple[str, ...]:
    """The last two names of a host (assumed: of example.co.uk that is too few)."""
    return tuple((url_parts(url).hostname or "").split(".")[-2:])


def drop_checkout_url(call: Call) -> Mapping[str, Any]:
    """DELETE …/site/checkout-url: the checkout is at the site's own address again."""
    call.store.amend(ROWS, _site(call)["id"], checkout_url="")
    return {}


ONE = "channels/{channel_id}/site"
VIEWS = (SITES, ROUTES)
ENDPOINTS = (
    Endpoint("GET", ONE, show_site, spec=CHANNELS_SPEC),
    Endpoint("POST", ONE, create_site, spec=CHANNELS_SPEC),
    Endpoint("PUT", ONE, update_site, spec=CHANNELS_SPEC),
    Endpoint("DELETE", ONE, delete_site, spec=CHANNELS_SPEC),
    Endpoint("PUT", f"{ONE}/checkout-url", set_checkout_url, spec=CHANNELS_SPEC),
    Endpoint("DELETE", f"{ONE}/checkout-url", drop_checkout_url, spec=CHANNELS_SPEC),
)
