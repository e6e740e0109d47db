"""What an order refuses, and what it fills in, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.errors import Invalid, Missing
from bcfake.resources.geography import COUNTRIES
from bcfake.resources.order_fields import BILLING, POSTAL
from bcfake.resources.order_lines import IDENTITY, check_line, merged
from bcfake.resources.order_options import Choices, choices, refuse_options
from bcfake.resources.order_statuses import (
    AWAITING_FULFILLMENT,
    COMPLETED,
    ORDER_STATUSES,
    PARTIALLY_SHIPPED,
    SHIPPED,
)
from bcfake.resources.order_stock import (
    Lines,
    keeps_stock,
    refuse_quantities,
    settings_of,
    taken,
)
from bcfake.resources.order_totals import COSTS, ZERO
from bcfake.resources.products import PRODUCTS
from bcfake.resources.settings import CURRENCIES
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.schema import ASSUMED, DOCUMENTED, RECORDED, rule
from bcfake.store import Change, Store
from bcfake.tables import Row

SPEC = "specs/v2/orders.v2.oas2.yml"
OVERVIEW = "docs/store-operations/orders/index.mdx"
CREATED = "create-order recorded by NangoHQ/integration-templates, 2026"
PAIRS = ("subtotal", "total", "shipping_cost")
DATED = (SHIPPED, PARTIALLY_SHIPPED, COMPLETED)
Values = Mapping[str, Any]


# ---- refusals


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def refuse_both_structures(change: Change) -> None:
    """An order has products and shipping addresses, or consignments; together they are refused."""
    if "consignments" not in change.sent:
        return
    for other in ("products", "shipping_addresses"):
        if change.sent.get(other):
            raise Invalid("consignments", f"It cannot be sent together with {other}.")
    pickups = change.sent["consignments"]["pickups"]
    for pickup in pickups:
        needed = ("pickup_method_id", "line_items") if change.old is None else ("id",)
        for name in needed:
            if not pickup.get(name):
                raise Missing(f"consignments.pickups.{name}")
    if len(pickups) > 1:
        raise Invalid("consignments.pickups", "An order can have only one pickup consignment.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def refuse_half_pairs(change: Change) -> None:
    """Overrides of subtotal, total and shipping cost come with and without tax, or not at all."""
    for name in PAIRS:
        pair = (f"{name}_ex_tax", f"{name}_inc_tax")
        for one, other in (pair, pair[::-1]):
            if one in change.sent and other not in change.sent:
                raise Missing(other, f"It goes with {one}.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=f"{SPEC}; docs, 2013: orders")
def refuse_lines(change: Change) -> None:
    """Lines need what they are of, valid options, stock and quantities within the limits."""
    before, after, chosen = _lines(change)
    if change.old is None and not after:
        raise Missing("products")
    refuse_options(change.store, chosen)
    refuse_quantities(change.store, before, after, stock=moves_stock(change, before))


def moves_stock(change: Change, before: Lines) -> bool:
    """Whether the lines of a request take stock and give it back."""
    store, old = change.store, change.old
    if old is None:
        return keeps_stock(store, change.values, has=False)
    # Edits of orders awaiting fulfillment do not (documented).
    settled = old["status_id"] == AWAITING_FULFILLMENT or not any(map(taken, before))
    return not settled and bool(settings_of(store, old)["edit_order_stock_adjustment"])


def sent_lines(sent: Values) -> list[Values]:
    """The lines of a request, whichever structure it has."""
    lines = [*sent.get("products", ())]
    for pickup in sent.get("consignments", {}).get("pickups", ()):
        lines += pickup.get("line_items", ())
    return lines


def _lines(change: Change) -> tuple[list[Row], list[Values], list[Choices]]:
    """(the order's lines, as they would become, what new or changed ones choose)."""
    store, before = change.store, _present(change)
    present = {row["id"]: row for row in before}
    after: dict[Any, Values] = {**present}
    chosen: list[Choices] = []
    for number, line in enumerate(sent_lines(change.sent)):
        old = present.pop(line["id"], None) if "id" in line else None
        if "id" in line and old is None:
            raise Invalid("products.id", f"The order has no product with the id {line['id']}.")
        check_line(store, line, old)
        key = ("new", number) if old is None else old["id"]
        after[key] = _outcome(store, line, old, chosen)
    return before, [*after.values()], chosen


def _present(change: Change) -> list[Row]:
    if change.old is None:
        return []
    return change.store.list(change.store.catalogue["order_products"], parent=change.old["id"])


def _outcome(store: Store, line: Values, old: Row | None, chosen: list[Choices]) -> Values:
    """Which product and SKU a line would be of, and how many; notes what it chooses."""
    whole = line if old is None else merged(old, line)
    same = old is not None and not any(name in line for name in IDENTITY)
    if same or not whole.get("product_id"):
        kept = old or {"product_id": 0, "variant_id": 0}
        return {**kept, "quantity": whole["quantity"]}
    found = choices(store, store.get(PRODUCTS, whole["product_id"]), whole)
    if whole["quantity"]:
        chosen.append(found)
    sku_id = 0 if found.sku is None else found.sku["id"]
    return {**whole, "variant_id": sku_id}


@rule("before_create", "before_update")
def refuse_two_addresses(change: Change) -> None:
    """An order has an IPv4 or an IPv6 address; setting one empties the other."""
    names = ("ip_address", "ip_address_v6")
    if all(change.sent.get(name) for name in names):
        raise Invalid(names[1], "Either ip_address or ip_address_v6 can be set.")
    for name, other in (names, names[::-1]):
        if change.sent.get(name):
            change.values[other] = ""


# ---- what is filled in


@rule("before_create", "before_update", evidence=RECORDED, source=f"{CREATED}; {OVERVIEW}")
def complete_billing_address(change: Change) -> None:
    """A billing address has every field; country and country_iso2 complete each other."""
    if "billing_address" in change.sent:
        old = {} if change.old is None else change.old["billing_address"]
        blank = {f.name: f.initial() for f in BILLING.fields}
        address = {**blank, **old, **change.sent["billing_address"]}
        change.values["billing_address"] = with_country(
            change.store, address, change.sent["billing_address"], "billing_address"
        )


def with_country(store: Store, address: Values, sent: Values, field: str) -> dict[str, Any]:
    """An address whose country fits its country_iso2, which wins over a name (documented)."""
    code, name = sent.get("country_iso2"), sent.get("country")
    if code:
        found = store.find(COUNTRIES, country_iso2=code)
        if not found:
            raise Invalid(f"{field}.country_iso2", f"{code!r} is not a country's two-letter code.")
        return {**address, "country": found[0]["country"], "country_iso2": code.upper()}
    found = store.find(COUNTRIES, country=name) if name else []
    return {**address, "country_iso2": found[0]["country_iso2"]} if found else dict(address)


def postal(address: Values) -> dict[str, Any]:
    """The fields that billing and shipping addresses share."""
    return {f.name: address[f.name] for f in POSTAL}


@rule("before_create", "before_update", evidence=RECORDED, source=f"{CREATED}; update-order")
def name_status(change: Change) -> None:
    """The status texts follow status_id; shipping or completing an order dates it."""
    values = change.values
    if not change.changes("status_id"):
        return
    if not change.store.exists(ORDER_STATUSES, values["status_id"]):
        raise Invalid("status_id", f"There is no order status {values['status_id']}.")
    status = change.store.get(ORDER_STATUSES, values["status_id"])
    values["status"], values["custom_status"] = status["name"], status["custom_label"]
    if values["status_id"] in DATED and values["date_shipped"] is None:
        values["date_shipped"] = change.store.clock.now().replace(microsecond=0)


@rule("before_create", evidence=RECORDED, source=CREATED)
def name_currency(change: Change) -> None:
    """An order is in the store's currency, or in the store's currency that is asked for."""
    values, store = change.values, change.store
    shop = store.get(STORE_INFORMATION)
    code = values["default_currency_code"] or shop["currency"]
    found = [row for row in store.find(CURRENCIES, currency_code=code) if row["enabled"]]
    if not found:
        raise Invalid("default_currency_code", f"The store has no enabled currency {code!r}.")
    values |= {
        "is_tax_inclusive_pricing": shop["is_price_entered_with_tax"],
        "currency_id": found[0]["id"],
        "currency_code": found[0]["currency_code"],
        "default_currency_id": found[0]["id"],
        "default_currency_code": found[0]["currency_code"],
        "store_default_currency_code": shop["currency"],
        "store_default_to_transactional_exchange_rate": found[0]["currency_exchange_rate"],
    }


@rule("before_create", "before_update", evidence=ASSUMED)
def equal_costs(change: Change) -> None:
    """A handling or wrapping cost sent with or without tax only counts as both: no tax."""
    for cost in COSTS:
        for name, other in (("ex", "inc"), ("inc", "ex")):
            sent = change.sent.get(f"{cost}_{name}_tax")
            if sent is not None and f"{cost}_{other}_tax" not in change.sent:
                change.values[f"{cost}_{other}_tax"] = sent


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def keep_refunded_amount_zero(change: Change) -> None:
    """refunded_amount may be sent, and stays 0."""
    if "refunded_amount" in change.sent:
        old = change.old
        change.values["refunded_amount"] = ZERO if old is None else old["refunded_amount"]


BEFORE_RULES = (
    refuse_both_structures,
    refuse_half_pairs,
    complete_billing_address,
    refuse_two_addresses,
    name_status,
    name_currency,
    equal_costs,
    keep_refunded_amount_zero,
    refuse_lines,
)
