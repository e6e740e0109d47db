"""Customers, their passwords and their addresses."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bcfake.errors import Invalid
from bcfake.fields import (
    Choice,
    Email,
    Flag,
    Int,
    Json,
    Link,
    ListOf,
    Money,
    Object,
    Text,
    Timestamp,
    WriteOnly,
    parse_fields,
    refuse_missing,
)
from bcfake.resources.customer_groups import CUSTOMER_GROUPS
from bcfake.resources.geography import COUNTRIES
from bcfake.resources.references import refers_to
from bcfake.schema import (
    ASSUMED,
    DOCUMENTED,
    ID,
    RECORDED,
    Action,
    Call,
    Resource,
    between,
    equals,
    rule,
)
from bcfake.store import Change

SPEC = "specs/v2/customers.v2.yml"
FORM_FIELDS = ListOf(
    name="form_fields",
    read_only=True,
    nullable=True,
    item=Object(
        name="form_fields",
        fields=(Text(name="name", required=True), Text(name="value", nullable=True)),
    ),
)

# ---- customers

PASSWORD = Text(
    name="password", required=True, min=1, pattern=r"(?s).*\S.*", form="more than blanks"
)
AUTHENTICATION = Object(
    name="_authentication",
    fields=(
        Flag(name="force_reset", nullable=True),
        replace(PASSWORD, required=False, nullable=True),
        Text(name="password_confirmation", nullable=True),
    ),
)


def digest(password: str) -> str:
    """What is kept of a password; the salt is fixed, so equal moves give equal stores."""
    secret = password.encode("utf-8", "surrogatepass")
    return hashlib.pbkdf2_hmac("sha256", secret, b"bcfake", 1_000).hex()


@rule(
    "before_create",
    "before_update",
    evidence=RECORDED,
    source="shopgate/ext-bigcommerce-user, shapeRequestError-test.js",
)
def email_is_used_once(change: Change) -> None:
    """An e-mail address belongs to one customer; a second is refused with 400, not 409."""
    if change.changes("email"):
        for other in change.store.find(CUSTOMERS, email=change.new("email")):
            if change.old is None or other.key != change.old.key:
                raise Invalid("email", "This email address is already in use by a customer.")


@rule("before_create", evidence=DOCUMENTED, source=SPEC)
def join_default_group(change: Change) -> None:
    """A new customer who names no group joins the default group, if there is one."""
    if "customer_group_id" not in change.sent:
        for group in change.store.find(CUSTOMER_GROUPS, is_default=True):
            change.values["customer_group_id"] = group["id"]


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def set_password(change: Change) -> None:
    """A password is only ever sent: it is kept hashed, never shown, and stays unless sent again."""
    sent = change.sent.get("_authentication") or {}
    password, confirmation = sent.get("password"), sent.get("password_confirmation")
    if confirmation is not None and confirmation != password:
        raise Invalid("_authentication", "password_confirmation differs from password.")
    if password is not None:
        change.values["password_digest"] = digest(password)
    if sent.get("force_reset") is not None:
        change.values["reset_pass_on_login"] = sent["force_reset"]


CUSTOMERS = Resource(
    name="customers",
    path="customers",
    source=SPEC,
    evidence=RECORDED,
    scope="customers",
    events="store/customer",
    rows_per_clear=100,
    fields=(
        ID,
        Text(name="company"),
        Text(name="first_name", required=True, sample="Customer"),
        Text(name="last_name", required=True, sample="Number {n}"),
        Email(name="email", required=True, unique=True, sample="customer{n}@example.com"),
        Text(name="phone"),
        FORM_FIELDS,
        Timestamp(name="date_created", read_only=True, auto="create"),
        Timestamp(name="date_modified", read_only=True, auto="change"),
        Money(name="store_credit"),
        Text(name="registration_ip_address"),
        Int(name="customer_group_id", indexed=True),
        Text(name="notes"),
        Text(name="tax_exempt_category"),
        Flag(name="reset_pass_on_login"),
        Flag(name="accepts_marketing", read_only=True),
        Link(name="addresses", to="/customers/{id}/addresses"),
        WriteOnly(name="_authentication", accepts=AUTHENTICATION),
        Text(name="password_digest", read_only=True, hidden=True),
        Flag(name="accepts_product_review_abandoned_cart_emails", v2=False),
        Int(name="origin_channel_id", default=1, v2=False),
        ListOf(name="channel_ids", item=Int(name="id"), v2=False),
        Json(name="consent", shape=dict, nullable=True, v2=False),
    ),
    filters=(
        *equals("first_name", "last_name", "company", "email", "phone", "store_credit"),
        *equals("customer_group_id", "tax_exempt_category"),
        *between("id", "date_created", "date_modified"),
    ),
    rules=(
        email_is_used_once,
        join_default_group,
        refers_to("customer_group_id", CUSTOMER_GROUPS),
        set_password,
    ),
    known_gaps=("No account form fields can be defined, so form_fields is null unless seeded.",),
)


def validate_password(call: Call) -> Mapping[str, bool]:
    """Whether the password sent is the customer's; one the server generated matches nothing."""
    customer = call.store.get(CUSTOMERS, call.ids[0])
    sent = parse_fields([PASSWORD], call.body, "create")
    refuse_missing([PASSWORD], sent)
    known = customer["password_digest"]
    return {"success": hmac.compare_digest(known, digest(sent["password"]))}


# ---- addresses


@dataclass(frozen=True, kw_only=True)
class State(Text):
    """The name of a state; a single space says that the country has none."""

    def accept(self, value: Any, trusted: bool) -> Any:
        return value if value == " " else super().accept(value, trusted)


@rule("before_create", "before_update", evidence=ASSUMED)
def address_stays_with_its_customer(change: Change) -> None:
    """An address belongs to the customer named in the path and cannot be given to another."""
    owner = (change.old or change.values)["customer_id"]
    if change.sent.get("customer_id", owner) != owner:
        raise Invalid("customer_id", f"The address belongs to customer {owner}.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def country_gives_its_code(change: Change) -> None:
    """The country is a country's full name, from which country_iso2 follows."""
    found = change.store.find(COUNTRIES, country=change.new("country"))
    if not found:
        reason = f"{change.new('country')!r} is not one of the names that GET /countries gives."
        raise Invalid("country", reason)
    change.values["country_iso2"] = found[0]["country_iso2"]


CUSTOMER_ADDRESSES = Resource(
    name="customer_addresses",
    path="addresses",
    parent=CUSTOMERS,
    parent_key="customer_id",
    source=SPEC,
    evidence=RECORDED,
    scope="customers",
    events="store/customer/address",
    fields=(
        ID,
        Int(name="customer_id"),
        Text(name="first_name", required=True, sample="Customer"),
        Text(name="last_name", required=True, sample="Number {n}"),
        Text(name="company"),
        Text(name="street_1", required=True, sample="{n} Main Street"),
        Text(name="street_2"),
        Text(name="city", required=True, sample="Austin"),
        State(name="state", required=True, sample="Texas"),
        Text(name="zip", required=True, sample="78751"),
        Text(name="country", required=True, sample="United States"),
        Text(name="country_iso2", read_only=True),
        Text(name="phone", required=True, sample="5125550100"),
        Choice(name="address_type", values=("residential", "commercial")),
        FORM_FIELDS,
    ),
    rules=(address_stays_with_its_customer, country_gives_its_code),
)

RESOURCES = (CUSTOMERS, CUSTOMER_ADDRESSES)
ACTIONS = (Action("POST", "customers/{customer_id}/validate", validate_password, source=SPEC),)
