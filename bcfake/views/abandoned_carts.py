"""Abandoned carts: whose a token is, the settings, and the e-mails to shoppers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bcfake import viewing
from bcfake.errors import NotFound, Unprocessable
from bcfake.fields import Choice, Email, Flag, Int, Text
from bcfake.resources.abandoned_cart_emails import ABANDONED_CART_EMAILS as ROWS
from bcfake.resources.abandoned_cart_emails import DEFAULT, TEMPLATE
from bcfake.resources.carts import CARTS
from bcfake.schema import DELETE, GET, UPDATE, Call
from bcfake.view import Endpoint, Raw, View
from bcfake.views.overridable import Settings, channel_of, endpoints, put, show

SPEC = "abandoned_carts.v3.yml"
EMAILS_SPEC = "abandoned_cart_emails.v3.yaml"
HOUR, DAY = 60, 1440
INTERVALS = (*range(HOUR, DAY + 1, HOUR), *range(2 * DAY, 10 * DAY + 1, DAY))

# ---- carts and settings


def cart_of(call: Call) -> Mapping[str, Any]:
    """GET /abandoned-carts/{token}: the cart that the link in an e-mail means."""
    for row in call.store.find(CARTS, abandoned_token=call.ids[0]):
        return {"cart_id": row["uuid"]}
    raise NotFound(f"Abandoned cart with {call.ids[0]} does not exist.")


SETTINGS = Settings(
    path="abandoned-carts/settings",
    fields=(
        Flag(name="enable_notification", default=True),
        Flag(name="email_customer_until_cart_is_recovered"),
        Flag(name="marketing_emails_require_customer_consent", default=True),
        Flag(name="email_merchant_when_cart_is_converted"),
        Flag(name="email_merchant_when_cart_is_abandoned"),
        Email(name="merchant_email_address", max=500),
        Choice(
            name="merchant_abandoned_cart_email_frequency_type", values=("digest", "individual")
        ),
        Int(name="merchant_abandoned_cart_digest_email_frequency", min=2, max=1000, default=10),
    ),
    spec=SPEC,
    channels="path",
)

# ---- e-mails


@dataclass(frozen=True, kw_only=True)
class Interval(Int):
    """Minutes after which an e-mail goes out: whole hours up to a day, then days up to ten."""

    def accept(self, value: Any, trusted: bool) -> Any:
        minutes = super().accept(value, trusted)
        if minutes not in INTERVALS:
            raise self.wrong(value, f"one of: {', '.join(map(str, INTERVALS))}")
        return minutes


EMAILS = View(
    path=ROWS.path,
    noun="abandoned cart email",
    source=ROWS,
    spec=EMAILS_SPEC,
    verbs=frozenset({GET, UPDATE, DELETE}),
    fields=(
        Int(name="id", read_only=True),
        Interval(name="notify_at_minutes"),
        Text(name="coupon_code"),
        TEMPLATE,
        Flag(name="is_active"),
        Int(name="sent_num", read_only=True),
    ),
)


def _shown(call: Call, row: Any) -> dict[str, Any]:
    return viewing.shown(EMAILS, call, row)


def list_emails(call: Call) -> list[Any]:
    """GET …/abandoned-cart-emails: the store's, or those of the channel in the query."""
    rows = call.store.find(ROWS, channel_id=channel_of(call))
    return [_shown(call, row) for row in rows]


def create_email(call: Call) -> Mapping[str, Any]:
    """POST …/abandoned-cart-emails: one more for the store, or for the channel in the query."""
    row = viewing.create(EMAILS, call.store, (), call.body)
    return _shown(call, call.store.amend(ROWS, row["id"], channel_id=channel_of(call)))


def default_template(call: Call) -> Raw:
    """GET …/default: the template to begin with, without data and meta (documented so)."""
    return Raw(TEMPLATE.render(DEFAULT))


USE_GLOBAL = Settings(
    path=f"{ROWS.path}/settings",
    fields=(Flag(name="use_global", default=True, required_on_update=True),),
    spec=EMAILS_SPEC,
    effective=True,
    bare=True,  # documented
)


def show_inheritance(call: Call) -> Any:
    """GET …/settings: whether a channel uses the store's e-mails."""
    if "channel_id" not in call.query:
        raise Unprocessable('Query parameter "channel_id" is required.')
    return show(USE_GLOBAL, call)


def set_inheritance(call: Call) -> Any:
    """PUT …/settings: likewise, or for all channels where the query names none (assumed)."""
    return put(USE_GLOBAL, call)


def _endpoint(method: str, path: str, run: Callable[[Call], Any], *query: str) -> Endpoint:
    return Endpoint(method, path, run, query, spec=EMAILS_SPEC, scope=ROWS.scope)


VIEWS = (EMAILS,)
ENDPOINTS = (
    *endpoints(SETTINGS),
    Endpoint("GET", "abandoned-carts/{token}", cart_of, spec=SPEC, scope=ROWS.scope),
    _endpoint("GET", ROWS.path, list_emails, "channel_id"),
    _endpoint("POST", ROWS.path, create_email, "channel_id"),
    _endpoint("GET", f"{ROWS.path}/default", default_template),
    _endpoint("GET", USE_GLOBAL.path, show_inheritance, "channel_id"),
    _endpoint("PUT", USE_GLOBAL.path, set_inheritance, "channel_id"),
)
