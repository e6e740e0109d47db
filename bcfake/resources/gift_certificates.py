"""Gift certificates: money under a code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid
from bcfake.fields import Choice, Email, Int, Money, Text
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.marketing import SPEC, unix
from bcfake.resources.references import refers_to
from bcfake.resources.settings import CURRENCIES
from bcfake.schema import DOCUMENTED, ID, Resource, between, equals, rule
from bcfake.store import Change

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TEMPLATES = ("general", "birthday", "boy", "celebration", "christmas", "girl")


@dataclass(frozen=True, kw_only=True)
class Code(Text):
    """A certificate's code, cut to its first 20 characters (documented)."""

    def accept(self, value: Any, trusted: bool) -> Any:
        return super().accept(value, trusted)[:20]


@rule("after_create", evidence=DOCUMENTED, source=SPEC)
def make_up_code(change: Change) -> None:
    """A certificate created without a code gets one like FFZ-5N4-C7M-S78."""
    assert change.row is not None
    if not change.row["code"]:
        bytes_ = hashlib.sha256(str(change.row["id"]).encode()).digest()[:12]
        letters = "".join(LETTERS[byte % len(LETTERS)] for byte in bytes_)
        code = "-".join(letters[at : at + 3] for at in range(0, 12, 3))
        change.store.amend(change.resource, change.row["id"], code=code)


@rule("before_create", evidence=DOCUMENTED, source=SPEC)
def balance_starts_as_amount(change: Change) -> None:
    """Unless it is sent, the balance of a new certificate is its amount."""
    if "balance" not in change.sent:
        change.values["balance"] = change.new("amount")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def currency_exists(change: Change) -> None:
    """A certificate is in a currency of the store, the default one unless another is sent."""
    if not change.changes("currency_code"):
        return
    code = change.new("currency_code")
    wanted = {"currency_code": code} if code else {"is_default": True}
    found = change.store.find(CURRENCIES, **wanted)
    if not found:
        raise Invalid("currency_code", f"The store has no currency {code!r}.")
    change.values["currency_code"] = found[0]["currency_code"]


GIFT_CERTIFICATES = Resource(
    name="gift_certificates",
    path="gift_certificates",
    source=SPEC,
    scope="marketing",
    sortable=("id",),
    fields=(
        ID,
        Int(name="customer_id"),
        Int(name="order_id", read_only=True),
        Code(name="code", unique=True, max=255),
        Text(name="to_name", required=True, sample="Recipient {n}"),
        Email(name="to_email", required=True, sample="recipient{n}@example.com"),
        Text(name="from_name", required=True, sample="Giver {n}"),
        Email(name="from_email", required=True, sample="giver{n}@example.com"),
        Money(name="amount", required=True, places=None, sample="25"),
        Money(name="balance", places=None),
        Choice(name="status", values=("active", "pending", "disabled", "expired")),
        Choice(name="template", values=tuple(f"{each}.html" for each in TEMPLATES)),
        Text(name="message", max=250),
        unix("purchase_date", auto="create"),
        unix("expiry_date"),
        Text(name="currency_code"),
    ),
    filters=(
        *between("id"),
        *equals("code", "order_id", "to_name", "to_email", "from_name", "from_email"),
    ),
    rules=(
        refers_to("customer_id", CUSTOMERS),
        balance_starts_as_amount,
        currency_exists,
        make_up_code,
    ),
    known_gaps=("Certificates do not expire by themselves; their status is what was sent.",),
)

RESOURCES = (GIFT_CERTIFICATES,)
