"""How an order or a cart may be paid, the tokens to pay with, and what customers paid with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Missing, NotFound
from bcfake.fields import Flag, Int, Object
from bcfake.resources.carts import CARTS
from bcfake.resources.customers import CUSTOMERS as CUSTOMER_ROWS
from bcfake.resources.orders import ORDERS
from bcfake.resources.settings import PAYMENT_METHODS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.stored_instruments import BILLING, STORED_INSTRUMENTS
from bcfake.schema import ASSUMED, Call
from bcfake.signatures import unusable_jwt
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint, Raw
from bcfake.views.customers import CUSTOMERS

METHODS_SPEC = "accepted-methods_payments.v3.yml"
TOKENS_SPEC = "access-tokens_payments.v3.yml"
OFFLINE = frozenset({"bankdeposit", "cheque", "cod", "custom", "instore", "moneyorder"})
BRANDS = ("VISA", "MASTERCARD", "AMEX", "DISCOVER")
VALID = 3600  # seconds a token is good for, as that in the example is

# ---- stored instruments

CARD = ("brand", "expiry_month", "expiry_year", "issuer_identification_number", "last_4")
OF_TYPE: Mapping[str, tuple[str, ...]] = {
    "stored_card": CARD,
    "stored_paypal_account": ("email",),
    "stored_bank_account": ("masked_account_number", "issuer"),
}


def _instrument(row: Row) -> dict[str, Any]:
    names = ("type", "token", "is_default", *OF_TYPE[row["type"]])
    return {name: row[name] for name in names}


def stored_instruments(call: Call) -> Raw:
    """GET /customers/{id}/stored-instruments: a list without data and meta (documented so)."""
    customer = viewing.find(CUSTOMERS, call.store, call.ids)
    shown = []
    for row in call.store.find(STORED_INSTRUMENTS, customer_id=customer["id"]):
        card = row["type"] == "stored_card"
        billing = {BILLING.name: BILLING.render(row[BILLING.name] or BILLING.parse({}))}
        shown.append({**_instrument(row), **(billing if card else {})})
    return Raw(shown)


# ---- what is accepted


def accepted(call: Call) -> list[Any]:
    """GET /payments/methods: those an order, or the checkout of a cart, may be paid by."""
    return list(_accepted(call.store, _customer(call)))


def _customer(call: Call) -> int:
    """The customer of the order or cart that is asked for, 0 for a guest."""
    if "order_id" in call.query:
        id = Int(name="order_id").read(call.query["order_id"])
        if not call.store.exists(ORDERS, id):
            raise NotFound(f"There is no order with the id {id}.")
        return int(call.store.get(ORDERS, id)["customer_id"])
    if "checkout_id" in call.query:
        for row in call.store.find(CARTS, uuid=call.query["checkout_id"]):
            return int(row["customer_id"] or 0)
        raise NotFound(f"There is no checkout with the id {call.query['checkout_id']}.")
    raise Missing("order_id", "Either order_id or checkout_id is needed.")


def _accepted(store: Store, customer_id: int) -> Iterable[dict[str, Any]]:
    nothing: dict[str, Any] = {"supported_instruments": [], "stored_instruments": []}
    for kind, name in (("gift_certificate", "Gift Certificate"), ("store_credit", "Store Credit")):
        yield {
            "id": f"bigcommerce.{kind}",
            "name": name,
            "test_mode": False,
            "type": kind,
            **nothing,
        }
    cards = []
    if store.exists(CUSTOMER_ROWS, customer_id):
        cards = store.find(STORED_INSTRUMENTS, customer_id=customer_id, type="stored_card")
    for row in store.list(PAYMENT_METHODS):
        if row["code"] not in OFFLINE:
            supported = [*BRANDS, "STORED_CARD"] if cards else BRANDS
            yield {
                "id": f"{row['code']}.card",
                "name": row["name"],
                "test_mode": row["test_mode"],
                "type": "card",
                "supported_instruments": [
                    {
                        "instrument_type": name,
                        "verification_value_required": name != "STORED_CARD",
                    }
                    for name in supported
                ],
                "stored_instruments": [_instrument(card) for card in cards],
            }


# ---- tokens

ORDER = Object(
    name="order",
    required=True,
    fields=(Int(name="id", min=1, required=True), Flag(name="is_recurring")),
)


def create_token(call: Call) -> Mapping[str, Any]:
    """POST /payments/access_tokens: a token to pay an order with, which nobody takes."""
    sent = viewing.parse_loosely([ORDER], call.body)
    order = sent["order"]
    if not call.store.exists(ORDERS, order["id"]):
        raise NotFound(f"There is no order with the id {order['id']}.")
    now = int(call.store.clock.now().timestamp())
    shop = call.store.get(STORE_INFORMATION)["store_id"]
    claims = {
        "exp": now + VALID,
        "nbf": now,
        "iat": now,
        "iss": "payments.bigcommerce.com",
        "data": {
            "store_id": str(shop),
            "order_id": str(order["id"]),
            "is_recurring": order["is_recurring"],
        },
    }
    return {"id": unusable_jwt(claims)}


ENDPOINTS = (
    Endpoint(
        "GET",
        "customers/{customer_id}/stored-instruments",
        stored_instruments,
        spec="customers.v3.yml",
        scope="stored_payment_instruments",
    ),
    Endpoint(
        "GET",
        "payments/methods",
        accepted,
        ("order_id", "checkout_id"),
        evidence=ASSUMED,
        spec=f"{METHODS_SPEC}: the shape; which methods, by V2's, is a guess",
        scope="payment_methods",
    ),
    Endpoint(
        "POST",
        "payments/access_tokens",
        create_token,
        status=201,
        spec=TOKENS_SPEC,
        scope="payment_access_tokens",
    ),
)
