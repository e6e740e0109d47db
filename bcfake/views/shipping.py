"""What customs want to know of products, and the settings for shipping, as V3 has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import Choice, Flag, Int, Json, Object, Text
from bcfake.resources.customs import CUSTOMS_INFORMATION
from bcfake.resources.products import PRODUCTS
from bcfake.resources.store_settings import kept
from bcfake.schema import CLEAR, LIST, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint, View
from bcfake.views.forms import moment
from bcfake.views.overridable import Settings, channel_of, endpoints, keep

SPEC = "shipping.v3.yml"
MOST = 50  # items in a batch
CODE = re.compile(r"[0-9A-Za-z]{6,14}")
COUNTRY = re.compile(r"[A-Z]{2}|ALL")


class HsCodes(Json):
    """Codes of the Harmonized System by country, or for ALL."""

    def accept(self, value: Any, trusted: bool) -> Any:
        codes = super().accept(value, trusted)
        for country, code in codes.items():
            if not COUNTRY.fullmatch(country) or not CODE.fullmatch(str(code)):
                reason = f"{code!r} is not a code of 6 to 14 letters and digits for a country."
                raise Invalid(f"{self.name}.{country}", reason)
        return codes


CUSTOMS = View(
    path="shipping/products/customs-information",
    noun="customs information",
    source=CUSTOMS_INFORMATION,
    spec=SPEC,
    key="product_id",
    verbs=frozenset({LIST, CLEAR}),
    clear_needs=("product_id:in",),
    fields=(
        Int(name="product_id", min=1, required=True),
        Text(
            name="country_of_origin",
            required=True,
            pattern="[A-Za-z]{2}",
            form="a country's two letters",
        ),
        Text(name="commodity_description", min=1, max=100, required=True),
        Flag(name="international_shipping", required=True),
        HsCodes(name="hs_codes", shape=dict, required=True),
        moment("created_at", read_only=True),
        moment("updated_at", read_only=True),
    ),
    filters=("product_id:in",),
)


def set_customs(call: Call) -> list[Any]:
    """PUT …/customs-information: all of them or none; each replaces what its product had."""
    rows = [_set_customs(call.store, item) for item in viewing.items(call.body, MOST)]
    return [viewing.shown(CUSTOMS, call, row) for row in rows]


def _set_customs(store: Store, item: Any) -> Row:
    sent = viewing.parse(CUSTOMS, item, "create")
    id = sent["product_id"]
    if not store.exists(PRODUCTS, id):
        raise Invalid("product_id", f"There is no product with the id {id}.")
    if store.find(CUSTOMS_INFORMATION, product_id=id):
        return viewing.update(CUSTOMS, store, (id,), item)
    return viewing.create(CUSTOMS, store, (), item)


# ---- settings

MESSAGE = Text(
    name="out_of_delivery_zone_message",
    default="Unfortunately, one or more items in your cart can't be shipped to your location.",
)
STRATEGY = Choice(
    name="country_list_strategy",
    values=("DISPLAY_ALL_COUNTRIES", "DISPLAY_ONLY_SHIPPABLE_COUNTRIES"),
)


def _checkout(*fields: Any) -> tuple[Object, ...]:
    whole = Object(name="checkout", fields=fields).parse({})
    return (Object(name="checkout", partial=True, fields=fields, default=whole),)


OF_STORE = Settings(
    path="shipping/settings",
    spec=SPEC,
    channels="",
    fields=_checkout(STRATEGY, MESSAGE),
    scope="products",
)
_NULL = Text(name=MESSAGE.name, nullable=True)
_SENT = (Object(name="checkout", partial=True, fields=(_NULL,)),)


def show_channel(call: Call) -> Mapping[str, Any]:
    """GET …/settings/channels/{id}: the channel's message, else the store's (assumed)."""
    of_store = kept(call.store, OF_STORE.path).get("checkout", {})
    own = kept(call.store, OF_STORE.path, channel_of(call)).get("checkout", {})
    message = own.get(MESSAGE.name) or of_store.get(MESSAGE.name, MESSAGE.default)
    return {"checkout": {MESSAGE.name: message}}


def put_channel(call: Call) -> Mapping[str, Any]:
    """PUT …/settings/channels/{id}: a message of the channel's own; null drops it."""
    sent = viewing.parse_loosely(_SENT, call.body, "update")
    keep(OF_STORE, call.store, channel_of(call), sent)
    return show_channel(call)


CHANNEL = "shipping/settings/channels/{channel_id}"
VIEWS = (CUSTOMS,)
ENDPOINTS = (
    Endpoint("PUT", CUSTOMS.path, set_customs, spec=SPEC, scope=OF_STORE.scope),
    *endpoints(OF_STORE),
    Endpoint("GET", CHANNEL, show_channel, spec=SPEC, scope=OF_STORE.scope),
    Endpoint("PUT", CHANNEL, put_channel, spec=SPEC, scope=OF_STORE.scope),
)
