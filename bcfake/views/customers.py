"""Customers and their addresses as V3 shows them."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Unprocessable
from bcfake.fields import (
    Choice,
    Email,
    Field,
    Flag,
    Int,
    Json,
    ListOf,
    Money,
    Object,
    Text,
)
from bcfake.resources.customers import CUSTOMER_ADDRESSES, digest
from bcfake.resources.customers import CUSTOMERS as ROWS
from bcfake.resources.geography import COUNTRIES
from bcfake.resources.segments import SEGMENT_MEMBERS, SHOPPER_PROFILES
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Pair, Raw, Search, Shown, Sight, View
from bcfake.views.forms import DATES, utc_moment

SPEC = "customers.v3.yml"
MOST = 10  # items in a batch
ID = Int(name="id", read_only=True)
FLAT = frozenset({LIST, CLEAR})  # the verbs of what is written in batches
BATCH = {CREATE: MOST, UPDATE: MOST}
ORDERED = ("date_created", "last_name", "date_modified")


@dataclass(frozen=True, kw_only=True)
class Blankable(Text):
    """A text that must be sent and may be empty."""

    def accept(self, value: Any, trusted: bool) -> Any:
        return value if value == "" else super().accept(value, trusted)


FORM_FIELDS = ListOf(
    name="form_fields",
    hidden=True,
    item=Object(
        name="form_field",
        fields=(Text(name="name", required=True), Json(name="value", required=True)),
    ),
)


def form_fields(sight: Sight, owner: str) -> list[dict[str, Any]]:
    """The values of a row's form fields, each with the row's id as `owner`."""
    kept = sight.row["form_fields"] or ()
    return [{"name": e["name"], "value": e["value"], owner: sight.row["id"]} for e in kept]


# ---- filters on names


def _full(row: Row) -> str:
    return f"{row['first_name']} {row['last_name']}".casefold()


def _named(store: Store, wanted: Sequence[str]) -> Callable[[Row], bool]:
    names = {each.casefold() for each in wanted}
    return lambda row: _full(row) in names


def _named_like(store: Store, wanted: Sequence[str]) -> Callable[[Row], bool]:
    return lambda row: any(each.casefold() in _full(row) for each in wanted)


NAMED = Search("name:in", Text(name="name"), _named, many=True)

# ---- customers


def _sent_password(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """What V2 calls V3's authentication."""
    named = {"new_password": "password", "force_password_reset": "force_reset"}
    return {"_authentication": {named[name]: part for name, part in value.items()}}


def _count(store: Store, name: str, customer: int) -> int:
    return len(store.find(store.catalogue[name], customer_id=customer))


def _counted(name: str, source: str) -> Shown:
    return Shown(
        Int(name=name, read_only=True), lambda sight: _count(sight.store, source, sight.row["id"])
    )


def _credit(sent: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return {"store_credit": sent[0]["amount"]} if sent else {}


AMOUNT = Money(name="amount", number=True, required=True)
CREDIT = ListOf(
    name="store_credit_amounts",
    max=1,
    hidden=True,
    item=Object(name="amount", fields=(AMOUNT,)),
)
AUTHENTICATION = Object(
    name="authentication",
    partial=True,
    fields=(Flag(name="force_password_reset"), Text(name="new_password", min=1)),
)


def _profile(sight: Sight) -> str | None:
    rows = sight.store.find(SHOPPER_PROFILES, customer_id=sight.row["id"])
    return rows[0]["uuid"] if rows else None


def _segments(sight: Sight) -> list[str]:
    members = sight.store.find(SEGMENT_MEMBERS, profile_uuid=_profile(sight) or "")
    return [row["segment_uuid"] for row in members]


CUSTOMERS = View(
    path="customers",
    source=ROWS,
    spec=SPEC,
    verbs=FLAT,
    batch=BATCH,
    fields=(
        ID,
        Email(name="email", min=3, max=250, required=True),
        Text(name="first_name", min=1, max=100, required=True),
        Text(name="last_name", min=1, max=100, required=True),
        Text(name="company", max=255),
        Text(name="phone", max=50),
        Text(name="registration_ip_address", max=30, read_only="create"),
        Text(name="notes"),
        Text(name="tax_exempt_category", max=255),
        Int(name="customer_group_id"),
        utc_moment("date_modified"),
        utc_moment("date_created"),
        _counted("address_count", "customer_addresses"),
        _counted("attribute_count", "customer_attribute_values"),
        Shown(
            AUTHENTICATION,
            lambda sight: {"force_password_reset": sight.row["reset_pass_on_login"]},
            _sent_password,
        ),
        Flag(name="accepts_product_review_abandoned_cart_emails"),
        Int(name="origin_channel_id", min=1),
        Pair(  # null is access to every channel
            ListOf(name="channel_ids", item=Int(name="id"), min=1, nullable=True),
            out=lambda ids: ids or None,
            into=lambda ids: ids or (),
        ),
        Shown(CREDIT, lambda sight: None, _credit),
        Shown(FORM_FIELDS, lambda sight: None, lambda value: {"form_fields": value}),
    ),
    filters=(
        *("id:in", "company:in", "customer_group_id:in", "email:in", "phone:in"),
        *("registration_ip_address:in", *DATES),
        NAMED,
        Search("name:like", Text(name="name"), _named_like, many=True),
    ),
    sortable=ORDERED,
    paging="both",
    clear_needs=("id:in",),
    includes={
        "storecredit": lambda sight: [{"amount": AMOUNT.render(sight.row["store_credit"])}],
        "formfields": lambda sight: form_fields(sight, "customer_id"),
        "shopper_profile_id": _profile,
        "segment_ids": _segments,
    },
    shown_as={"storecredit": "store_credit_amounts", "formfields": "form_fields"},
    on_create=("addresses", "attributes"),
)


def _customer(call: Call) -> Row:
    return call.store.get(ROWS, viewing.find(CUSTOMERS, call.store, call.ids[:1])["id"])


# ---- addresses


def take_country(draft: Draft) -> None:
    """V3 names the country by its code, the row by its name."""
    code = draft.sent.get("country_code")
    if code is None:
        return
    found = draft.store.find(COUNTRIES, country_iso2=code)
    if not found:
        raise Invalid("country_code", f"{code!r} is not the code of a country.")
    draft.values["country"] = found[0]["country"]


def _address(needed: bool) -> tuple[Field | Pair | Shown, ...]:
    """An address' fields; those below a customer need less than those alone."""
    return (
        ID,
        Text(name="first_name", min=1, max=255, required=True),
        Text(name="last_name", min=1, max=255, required=True),
        Text(name="company", max=255),
        Pair(Text(name="address1", required=True), "street_1"),
        Pair(Text(name="address2"), "street_2"),
        Blankable(name="city", max=100, required=True),
        Pair(
            Blankable(name="state_or_province", max=100, required=needed, default=""),
            "state",
            out=lambda text: text.strip(),
        ),
        Pair(Blankable(name="postal_code", max=30, required=needed, default=""), "zip"),
        Shown(
            Text(name="country_code", min=2, max=2, required=True),
            lambda sight: sight.row["country_iso2"],
        ),
        Text(name="country", read_only=True),
        Text(name="phone", max=50, default=""),
        Choice(name="address_type", values=("residential", "commercial")),
        Int(name="customer_id", read_only=True if not needed else "update", required=needed),
        Shown(FORM_FIELDS, lambda sight: None, lambda value: {"form_fields": value}),
    )


ADDRESSES = View(
    path="customers/addresses",
    noun="address",
    source=CUSTOMER_ADDRESSES,
    spec=SPEC,
    verbs=FLAT,
    batch=BATCH,
    fields=_address(True),
    filters=("id:in", "customer_id:in", "company:in", NAMED),
    clear_needs=("id:in",),
    includes={"formfields": lambda sight: form_fields(sight, "address_id")},
    shown_as={"formfields": "form_fields"},
    before=take_country,
)
OF_A_CUSTOMER = View(  # served as parts of the customer's own body
    path="addresses",
    noun="address",
    source=CUSTOMER_ADDRESSES,
    spec=SPEC,
    verbs=frozenset(),
    parent=CUSTOMERS,
    include="addresses",
    part=True,
    fields=_address(False),
    before=take_country,
)

# ---- passwords and consent

CREDENTIALS = (
    Text(name="email", required=True),
    Text(name="password", required=True),
    Int(name="channel_id", min=1),
)


def validate_credentials(call: Call) -> Raw:
    """POST /customers/validate-credentials: whose they are, if anyone's."""
    sent = viewing.parse_loosely(CREDENTIALS, call.body)
    for customer in call.store.find(ROWS, email=sent["email"]):
        if hmac.compare_digest(customer["password_digest"], digest(sent["password"])):
            return Raw({"customer_id": customer["id"], "is_valid": True})
    return Raw({"customer_id": None, "is_valid": False})


KINDS = ("essential", "functional", "analytics", "targeting")


def _kinds(name: str) -> ListOf:
    return ListOf(name=name, item=Choice(name="kind", values=KINDS))


CONSENT = (_kinds("allow"), _kinds("deny"))


def show_consent(call: Call) -> Raw:
    """GET …/consent: what a customer agreed to; nothing before it was set (assumed)."""
    kept = _customer(call)["consent"] or {"allow": (), "deny": (), "updated_at": None}
    return Raw({name: value for name, value in kept.items() if value is not None})


def set_consent(call: Call) -> Raw:
    """PUT …/consent: what a customer agrees to, and since when."""
    customer = _customer(call)
    sent = viewing.parse_loosely(CONSENT, call.body, "update")
    if set(sent.get("allow", ())) & set(sent.get("deny", ())):
        raise Unprocessable("The same consent is allowed and denied.")
    now = utc_moment("updated_at").render(call.store.clock.now())
    kept = {"allow": (), "deny": (), **(customer["consent"] or {}), **sent, "updated_at": now}
    call.store.amend(ROWS, customer["id"], consent=kept)
    return Raw({name: kept[name] for name in ("allow", "deny", "updated_at")})


ONE = "customers/{customer_id}/consent"
VIEWS = (CUSTOMERS, ADDRESSES)
ENDPOINTS = (
    Endpoint("POST", "customers/validate-credentials", validate_credentials, spec=SPEC),
    Endpoint("GET", ONE, show_consent, spec=SPEC),
    Endpoint("PUT", ONE, set_consent, spec=SPEC),
)
