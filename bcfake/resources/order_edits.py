"""What a request says of an order's parts, carried out once the order is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.errors import Invalid
from bcfake.resources.order_rules import moves_stock, postal, sent_lines
from bcfake.resources.order_stock import (
    count_sold,
    give_back,
    keeps_stock,
    move_stock,
    take_stock,
    taken,
)
from bcfake.resources.order_sums import (
    MANUAL,
    cost_by_address,
    part,
    parts,
    refuse_excess_discount,
    retotal,
    spread_discount,
)
from bcfake.resources.order_taxing import note_taxes
from bcfake.resources.order_totals import COSTS, subtotal_tax
from bcfake.resources.products import PRODUCTS
from bcfake.schema import DOCUMENTED, RECORDED, rule
from bcfake.store import Change
from bcfake.tables import Row

SPEC = "specs/v2/orders.v2.oas2.yml"
OVERVIEW = "docs/store-operations/orders/index.mdx"
SETTINGS = "specs/v3/settings.v3.yml: update_stock_behavior, refund_order_stock_adjustment"
CREATED = "create-order recorded by NangoHQ/integration-templates, 2026"
MIGRATED = "M-MIG"  # external_source of orders from another platform
PRICED = {f"{cost}_{kind}_tax" for cost in COSTS for kind in ("ex", "inc")} | {"discount_amount"}
Values = Mapping[str, Any]


def written(change: Change) -> Row:
    """The order as it stands now."""
    assert change.row is not None
    return change.store.get(change.resource, change.row["id"])


# ---- addresses and pickups


@rule("after_create", evidence=RECORDED, source=CREATED)
def copy_billing_address(change: Change) -> None:
    """Without shipping addresses an order ships to its billing address."""
    sent = change.sent
    if sent.get("shipping_addresses") or "consignments" in sent or _is_digital(change):
        return
    order = written(change)
    address = postal(order["billing_address"])
    change.store.create(part(change.store, "shipping_addresses"), address, parent=order["id"])


def _is_digital(change: Change) -> bool:
    """Whether every line is of a digital product (that those have no address is assumed)."""
    return all(_of_digital(change, line) for line in sent_lines(change.sent))


def _of_digital(change: Change, line: Values) -> bool:
    id = line.get("product_id")
    return bool(id) and change.store.get(PRODUCTS, id)["type"] == "digital"


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SPEC)
def write_addresses(change: Change) -> None:
    """Shipping addresses with an id are edited, those without are added (on update: assumed)."""
    for sent in change.sent.get("shipping_addresses", ()):
        values = {name: value for name, value in sent.items() if name != "id"}
        _write(change, "shipping_addresses", sent.get("id"), values)


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SPEC)
def write_pickups(change: Change) -> None:
    """A pickup consignment is made with the order; an update edits it by its id."""
    for sent in change.sent.get("consignments", {}).get("pickups", ()):
        values = {name: sent[name] for name in sent if name not in ("id", "line_items")}
        _write(change, "pickups", sent.get("id"), values)


def _write(change: Change, name: str, id: int | None, values: Values) -> None:
    """Edit a part of an order that has an id; add one that has none."""
    store, resource, order_id = change.store, part(change.store, name), written(change)["id"]
    if id is None or change.old is None:
        store.create(resource, values, parent=order_id)
    elif any(row["id"] == id for row in parts(store, name, order_id)):
        store.update(resource, id, values, parent=order_id)
    else:
        field = "consignments.pickups" if name == "pickups" else name
        raise Invalid(f"{field}.id", f"The order has no {resource.singular} with the id {id}.")


# ---- lines


@rule("after_create", "after_update", evidence=DOCUMENTED, source=f"{SPEC}; {OVERVIEW}")
def write_lines(change: Change) -> None:
    """Lines are added, edited by id, removed by quantity 0; tracked stock and total_sold follow."""
    if not sent_lines(change.sent):
        return
    store, order = change.store, written(change)
    before = parts(store, "products", order["id"])
    for line in sent_lines(change.sent):
        _write_line(change, order["id"], line)
    after = parts(store, "products", order["id"])
    if moves_stock(change, before):
        move_stock(store, before, after)
    if order["external_source"] != MIGRATED:
        count_sold(store, before, after)


def _write_line(change: Change, order_id: int, line: Values) -> None:
    store, lines = change.store, part(change.store, "products")
    values = {name: value for name, value in line.items() if name != "id"}
    if "id" not in line:
        values |= {**_destination(change, line), "stock_taken": 0}
        store.create(lines, values, parent=order_id)
    elif line.get("quantity") == 0:
        store.delete(lines, line["id"], parent=order_id)
    else:
        store.update(lines, line["id"], {**values, "applied_discounts": ()}, parent=order_id)


def _destination(change: Change, line: Values) -> dict[str, int]:
    """Where a new line goes: the pickup, or the order's first shipping address."""
    store, order_id = change.store, written(change)["id"]
    for pickup in parts(store, "pickups", order_id):
        return {"order_pickup_method_id": pickup["id"]}
    for address in parts(store, "shipping_addresses", order_id):
        return {"order_address_id": 0 if _of_digital(change, line) else address["id"]}
    return {}


@rule("after_update", evidence=DOCUMENTED, source=SETTINGS)
def follow_status(change: Change) -> None:
    """A cancelled or refunded order gives its stock back, a shipped or completed one takes it, as
    V3's /settings/inventory say (at first: the one yes, the other no; assumed, like reopening)."""
    if not change.changes("status_id"):
        return
    store, order = change.store, written(change)
    lines = parts(store, "products", order["id"])
    has = any(map(taken, lines))
    keeps = keeps_stock(store, order, has=has)
    if has and not keeps:
        give_back(store, lines)
    elif keeps and not has:
        take_stock(store, lines)


# ---- fees


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SPEC)
def replace_fees(change: Change) -> None:
    """Fees that are sent replace all there were; those with an id keep it."""
    if "fees" not in change.sent:
        return
    store, order_id = change.store, written(change)["id"]
    kept = {fee["id"] for fee in change.sent["fees"] if "id" in fee}
    for row in parts(store, "fees", order_id):
        if row["id"] not in kept:
            store.delete(part(store, "fees"), row["id"], parent=order_id)
    for fee in change.sent["fees"]:
        values = {name: value for name, value in fee.items() if name != "id"}
        _write(change, "fees", fee.get("id"), values)


# ---- amounts


@rule("after_create", "after_update", evidence=DOCUMENTED, source=OVERVIEW)
def settle_amounts(change: Change) -> None:
    """Subtotal and total follow lines, costs, fees and discounts, unless they are overridden."""
    store, order, sent = change.store, written(change), change.sent
    if change.old is None or PRICED & sent.keys():
        given = {name: change.values[name] for name in PRICED & sent.keys()}
        order = store.amend(change.resource, order["id"], **given)
        retotal(store, order["id"])
    if "discount_amount" in sent:
        amount = change.values["discount_amount"]
        names = {"id": MANUAL, "name": "Manual Discount", "code": None}
        spread_discount(store, order["id"], amount, **names)
    _override(change)
    if PRICED & sent.keys() or sent_lines(sent):
        refuse_excess_discount(written(change))
    cost_by_address(store, order["id"])
    note_taxes(store, order["id"])


def _override(change: Change) -> None:
    """Lay the subtotal and total that were sent over the sums."""
    store, order = change.store, written(change)
    for name in ("subtotal", "total"):
        pair = (f"{name}_ex_tax", f"{name}_inc_tax")
        if pair[0] in change.sent:
            store.amend(change.resource, order["id"], **{n: change.sent[n] for n in pair})
    order = written(change)
    taxes = {"subtotal_tax": subtotal_tax(order)}
    taxes["total_tax"] = order["total_inc_tax"] - order["total_ex_tax"]
    store.amend(change.resource, order["id"], **taxes)


@rule("after_create", "after_update", evidence=RECORDED, source=CREATED)
def count_addresses(change: Change) -> None:
    """An order knows how many shipping addresses it has, and whether it is all digital."""
    store, order = change.store, written(change)
    number = len(parts(store, "shipping_addresses", order["id"]))
    store.amend(change.resource, order["id"], shipping_address_count=number)
    if change.old is None and "order_is_digital" not in change.sent:
        digital = _is_digital(change)
        store.amend(change.resource, order["id"], order_is_digital=digital)


AFTER_RULES = (
    copy_billing_address,
    write_addresses,
    write_pickups,
    write_lines,
    follow_status,
    replace_fees,
    settle_amounts,
    count_addresses,
)
