"""How an order's fees and consignments are written, in answers of their own and inside orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bcfake.resources.order_sums import part, parts
from bcfake.schema import Resource
from bcfake.store import Store
from bcfake.tables import Row

Shown = dict[str, Any]
NUMBERS = (  # money that consignments show as JSON numbers (documented)
    *("base_cost", "cost_ex_tax", "cost_inc_tax", "cost_tax", "base_handling_cost"),
    *("handling_cost_ex_tax", "handling_cost_inc_tax", "handling_cost_tax"),
)


def shown(resource: Resource, row: Row, base: str) -> Shown:
    """A row as V2 shows it."""
    return {
        f.name: f.render(row.get(f.name)) if f.stored else f.show(row, base)  # type: ignore[attr-defined]
        for f in resource.fields
        if not f.hidden
    }


def fees(store: Store, order: Row, base: str) -> list[Shown]:
    """The fees of an order."""
    resource = part(store, "fees")
    return [shown(resource, row, base) for row in parts(store, "fees", order["id"])]


def consignments(store: Store, order: Row, base: str, whole: bool = False) -> Shown:
    """How an order gets to its buyer; `whole` lines instead of links to them."""
    lines = parts(store, "products", order["id"])

    def where(field: str, value: Any) -> list[Shown]:
        return [_line(store, line, base, whole) for line in lines if line[field] == value]

    digital, gifts = where("type", "digital"), where("type", "giftcertificate")
    email = {"recipient_email": order["billing_address"]["email"]}
    return {
        "pickups": [
            _pickup(store, row, base, where("order_pickup_method_id", row["id"]))
            for row in parts(store, "pickups", order["id"])
        ],
        "shipping": [
            _shipping(store, row, base, where("order_address_id", row["id"]))
            for row in parts(store, "shipping_addresses", order["id"])
        ],
        "downloads": [{**email, "line_items": digital}] if digital else [],
        "email": {"gift_certificates": [{**email, "line_items": gifts}] if gifts else []},
    }


def _line(store: Store, line: Row, base: str, whole: bool) -> Shown:
    if whole:
        return shown(part(store, "products"), line, base)
    path = f"/orders/{line['order_id']}/products/{line['id']}"
    return {"url": base + path, "resource": path}


def _pickup(store: Store, row: Row, base: str, lines: list[Shown]) -> Shown:
    return {**shown(part(store, "pickups"), row, base), "line_items": lines}


def _shipping(store: Store, row: Row, base: str, lines: list[Shown]) -> Shown:
    view = shown(part(store, "shipping_addresses"), row, base)
    del view["order_id"]
    numbers = {name: float(row[name]) for name in NUMBERS}
    path = f"/orders/{row['order_id']}/consignments/shipping/{row['id']}/shipping_quotes"
    quotes = {"url": base + path, "resource": path}
    return {**view, **numbers, "line_items": lines, "shipping_quotes": quotes}


def with_lines(store: Store, order: Row, base: str) -> Shown:
    """The consignments of an order, their lines written out."""
    return consignments(store, order, base, whole=True)


EXPANDED: Mapping[str, Callable[[Store, Row, str], Any]] = {
    "fees": fees,
    "consignments": consignments,
    "consignments.line_items": with_lines,
}
