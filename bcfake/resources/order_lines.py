"""The lines of an order: what one must say, and what it takes from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bcfake.errors import Invalid, Missing
from bcfake.resources.brands import BRANDS
from bcfake.resources.order_fields import NAMES
from bcfake.resources.order_options import Choices, choices, shown_options, texts
from bcfake.resources.order_totals import ZERO, line_totals
from bcfake.resources.product_adjustments import adjusted
from bcfake.resources.product_rules import PRODUCT_RULES
from bcfake.resources.products import PRODUCTS
from bcfake.schema import DOCUMENTED, rule
from bcfake.store import Change, Store
from bcfake.tables import Row

SPEC = "specs/v2/orders.v2.oas2.yml"
OVERVIEW = "docs/store-operations/orders/index.mdx"
PRICES = ("price_ex_tax", "price_inc_tax")
WRAPPING = ("wrapping_cost_ex_tax", "wrapping_cost_inc_tax")
IDENTITY = ("product_id", "variant_id", "product_options")  # what is bought
COPIED = ("type", "width", "height", "depth", "option_set_id")
Values = Mapping[str, Any]


# ---- what a line must say


def check_line(store: Store, line: Values, old: Row | None = None) -> None:
    """Raise Invalid or Missing where a new line, or an edit of `old`, does not make sense."""
    _check_pair(line, PRICES)
    _check_pair(line, WRAPPING)
    if line.get("wrapping_id") and WRAPPING[0] not in line:
        raise Missing("products.wrapping_cost_ex_tax", "It goes with wrapping_id.")
    if line.get("product_id") and not store.exists(PRODUCTS, line["product_id"]):
        raise Invalid("product_id", f"There is no product with the id {line['product_id']}.")
    _check_new(line) if old is None else _check_edit(line, old)


def _check_pair(line: Values, names: tuple[str, str]) -> None:
    for name, other in (names, names[::-1]):
        if name in line and other not in line:
            raise Missing(f"products.{other}", f"It goes with {name}.")


def _check_new(line: Values) -> None:
    if "quantity" not in line:
        raise Missing("products.quantity")
    if not line["quantity"]:
        raise Invalid("products.quantity", "A new line needs a quantity of at least 1.")
    if line.get("product_id"):
        return
    if not any(name in line for name in NAMES):
        raise Missing("products.name", "A line without product_id needs one.")
    if PRICES[0] not in line:
        raise Missing("products.price_inc_tax", "A line without product_id needs it.")
    if line.get("variant_id"):
        raise Invalid("products.variant_id", "A line without product_id has no variants.")


def _check_edit(line: Values, old: Row) -> None:
    shipped = old["quantity_shipped"]
    if line.get("quantity", shipped) < shipped:
        raise Invalid("products.quantity", f"{shipped} of the line are shipped already.")


def merged(old: Row, line: Values) -> dict[str, Any]:
    """An edit of a line with what it leaves out: the product, variant and options there were."""
    kept: dict[str, Any] = {"product_id": old["product_id"], "quantity": old["quantity"]}
    if line.get("product_id", old["product_id"]) == old["product_id"]:
        if "product_options" not in line:
            kept["variant_id"] = old["variant_id"]
        chosen = {each["product_option_id"]: each["value"] for each in old["product_options"]}
        kept["product_options"] = [{"id": id, "value": chosen[id]} for id in chosen]
        if line.get("variant_id"):
            del kept["product_options"]
    return {**kept, **line}


# ---- what it takes from the catalogue


@rule("before_create", "before_update", evidence=DOCUMENTED, source=f"{SPEC}; {OVERVIEW}")
def complete_line(change: Change) -> None:
    """A line with a product_id takes from the product, its SKU and its rules what is not sent."""
    values, sent, old = change.values, change.sent, change.old
    bought = old is None or any(name in sent for name in IDENTITY)
    default, merchants = values["name"], "" if old is None else values["name_merchant"]
    if bought and values["product_id"] and change.store.exists(PRODUCTS, values["product_id"]):
        product = change.store.get(PRODUCTS, values["product_id"])
        line = sent if old is None else merged(old, sent)
        taken = from_catalogue(change.store, choices(change.store, product, line))
        default, merchants = taken["name"], ""
        values |= {n: v for n, v in taken.items() if n not in sent or n == "product_options"}
    elif old is None:
        default = next((sent[name] for name in NAMES if name in sent), default)
    elif any(name in sent for name in NAMES[:2]):
        default = old["name"]
    values |= texts("name", sent, default, merchants)


def from_catalogue(store: Store, line: Choices) -> dict[str, Any]:
    """What a line takes from its product and SKU, by the line's field names."""
    product, sku = line.product, line.sku
    kept = sku or product
    price, weight = _adjusted(store, line, "price"), _adjusted(store, line, "weight")
    cost = (kept["cost_price"] or product["cost_price"]) if sku else product["cost_price"]
    brand = product["brand_id"]
    return {
        **{name: product[name] for name in COPIED},
        "name": product["name"],
        "sku": kept["sku"],
        "upc": kept["upc"] or product["upc"] or "",
        "variant_id": 0 if sku is None else sku["id"],
        "price_ex_tax": price,
        "price_inc_tax": price,
        "weight": weight,
        "base_cost_price": cost,
        "cost_price_ex_tax": cost,
        "cost_price_inc_tax": cost,
        "fixed_shipping_cost": product["fixed_cost_shipping_price"],
        "bin_picking_number": kept["bin_picking_number"] or product["bin_picking_number"],
        "brand": store.get(BRANDS, brand)["name"] if store.exists(BRANDS, brand) else "",
        "product_options": shown_options(store, line),
    }


def _adjusted(store: Store, line: Choices, what: str) -> Decimal:
    """The price or weight of the chosen SKU, or else the product, after the product's rules."""
    product, sku = line.product, line.sku
    amount: Decimal = product["calculated_price" if what == "price" else what]
    if sku is not None and sku[what] is not None:
        amount = sku[what]
    rules = store.list(PRODUCT_RULES, parent=product["id"])
    chosen = {id: int(value) for id, value in line.given.items() if value.isdecimal()}
    return adjusted(amount, f"{what}_adjuster", rules, chosen, sku["id"] if sku else None)


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def wrap_line(change: Change) -> None:
    """Setting a line's wrapping_id to 0 takes the gift wrapping off."""
    values = change.values
    if change.sent.get("wrapping_id") == 0:
        values |= {"wrapping_name": "", "wrapping_message": ""} | dict.fromkeys(WRAPPING, ZERO)
    values["base_wrapping_cost"] = values["wrapping_cost_ex_tax"]


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def add_up_line(change: Change) -> None:
    """A line's totals are its prices times its quantity, and its taxes the differences."""
    values = change.values
    order = change.store.get(change.store.catalogue["orders"], values["order_id"])
    inclusive = order["is_tax_inclusive_pricing"]
    values["base_price"] = values["price_inc_tax" if inclusive else "price_ex_tax"]
    values |= line_totals(values)


LINE_RULES = (complete_line, wrap_line, add_up_line)
