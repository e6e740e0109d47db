"""How customers may pay again: cards and accounts that a store keeps; V3 alone shows them."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, Object, Text
from bcfake.resources.customers import CUSTOMERS
from bcfake.schema import ID, Resource

TYPES = ("stored_card", "stored_paypal_account", "stored_bank_account")
BILLING = Object(
    name="billing_address",
    sample={},
    fields=tuple(
        Text(name=name)
        for name in (
            *("first_name", "last_name", "email", "company", "address1", "address2", "city"),
            *("postal_code", "state_or_province", "state_or_province_code", "country_code"),
            "phone",
        )
    ),
)

STORED_INSTRUMENTS = Resource(
    name="stored_instruments",
    path="stored-instruments",
    source="specs/v3/customers.v3.yml",
    scope="stored_payment_instruments",
    verbs=frozenset(),
    parent=CUSTOMERS,
    parent_key="customer_id",
    fields=(
        ID,
        Int(name="customer_id"),
        Choice(name="type", values=TYPES, required=True, sample="stored_card"),
        Text(name="token", min=64, max=64, required=True, sample="{n:064x}"),
        Flag(name="is_default"),
        Text(name="brand", default="VISA"),
        Int(name="expiry_month", min=1, max=12, default=12),
        Int(name="expiry_year", default=2030),
        Text(name="issuer_identification_number", default="411111"),
        Text(name="last_4", min=4, max=4, default="1111"),
        BILLING,
        Text(name="email"),
        Text(name="masked_account_number"),
        Text(name="issuer"),
    ),
    known_gaps=("They are kept when somebody pays, so here by seeding alone.",),
)

RESOURCES = (STORED_INSTRUMENTS,)
