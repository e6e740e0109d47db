"""What a shop's owner sets up: currencies, tax classes and payment methods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bcfake.errors import Conflict, Invalid
from bcfake.fields import Choice, Flag, Int, ListOf, Money, Text, Timestamp
from bcfake.resources.flags import only_one
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.schema import ALL, ASSUMED, COUNT, DOCUMENTED, GET, ID, LIST, Resource, rule
from bcfake.store import Change

OPENED = "Mon, 01 Jan 2024 00:00:00 +0000"  # when what every store holds was made

# ---- currencies

CURRENCIES_SPEC = "specs/v2/currencies.v2.yml"
SHOWN_IN_STORE = {  # field of the store: field of its default currency
    "currency": "currency_code",
    "currency_symbol": "token",
    "decimal_separator": "decimal_token",
    "thousands_separator": "thousands_token",
    "decimal_places": "decimal_places",
    "currency_symbol_location": "token_location",
}


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
        only_one("is_default", DOCUMENTED, CURRENCIES_SPEC),
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


@rule("after_delete", evidence=ASSUMED)
def products_get_the_default_class(change: Change) -> None:
    """The products of a deleted tax class are in the default one, 0."""
    products = change.store.catalogue["products"]
    for row in change.store.find(products, tax_class_id=change.values["id"]):
        change.store.amend(products, row["id"], tax_class_id=0)


TAX_CLASSES = Resource(
    name="tax_classes",
    path="tax_classes",
    source="specs/v2/tax_classes.v2.yml, specs/v3/tax_classes.v3.yaml",
    scope="information",
    verbs=frozenset({LIST, GET}),
    fields=(
        ID,
        Text(name="name", required=True, unique=True, sample="Tax class {n}"),
        Timestamp(name="created_at", auto="create", read_only=True),
        Timestamp(name="updated_at", auto="change", read_only=True),
    ),
    rules=(products_get_the_default_class,),
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

RESOURCES = (CURRENCIES, TAX_CLASSES, PAYMENT_METHODS)
