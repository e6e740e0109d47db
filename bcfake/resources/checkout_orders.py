"""How a checkout becomes an order: the very rows that V2 shows, written by the orders' rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bcfake.errors import Unprocessable
from bcfake.resources.carts import CARTS, CERTIFICATE, DIGITAL, PHYSICAL
from bcfake.resources.checkouts import Checkout, Consignment
from bcfake.resources.marketing import COUPONS
from bcfake.resources.order_coupons import ORDER_COUPONS
from bcfake.resources.order_products import ORDER_PRODUCTS
from bcfake.resources.order_shipping_addresses import ORDER_SHIPPING_ADDRESSES
from bcfake.resources.order_sums import count_items
from bcfake.resources.order_totals import total
from bcfake.resources.orders import ORDERS
from bcfake.resources.promotions import PROMOTIONS
from bcfake.store import Store
from bcfake.tables import Row

INCOMPLETE = 0
NEEDED = ("first_name", "last_name", "address1", "city", "email", "country_code")  # documented
POSTAL = {  # V3's names of what V2 calls otherwise
    "address1": "street_1",
    "address2": "street_2",
    "state_or_province": "state",
    "postal_code": "zip",
    "country_code": "country_iso2",
}
SAME = ("first_name", "last_name", "email", "company", "city", "country", "phone")
Values = Mapping[str, Any]


def place_order(store: Store, checkout: Checkout) -> Row:
    """The incomplete order that a checkout becomes; the cart stays, and may be ordered again.

    Raises Unprocessable where an address or a way to ship is lacking, Conflict where stock is.
    """
    cart = checkout.cart
    _refuse_unready(checkout)
    with store.transaction():
        order = store.create(ORDERS, _order(checkout))
        _send_lines(store, checkout, order["id"])
        for code, coupon in checkout.sums.coupons.items():
            redeemed = {"coupon_id": coupon.row["id"], "discount": checkout.by_coupon(code)}
            store.create(ORDER_COUPONS, redeemed, parent=order["id"])
            store.amend(COUPONS, coupon.row["id"], num_uses=coupon.row["num_uses"] + 1)
        for id in checkout.sums.promotions:
            uses = store.get(PROMOTIONS, id)["current_uses"] + 1
            store.amend(PROMOTIONS, id, current_uses=uses)
        store.amend(CARTS, cart["id"], order_id=order["id"])
        return store.get(ORDERS, order["id"])


def _refuse_unready(checkout: Checkout) -> None:
    _refuse_half(checkout.cart["billing_address"], "billing_address")
    shipped = {item["id"] for each in checkout.consignments for item in each.items}
    for line in checkout.sums.lines:
        if line.item["kind"] == PHYSICAL and line.item["id"] not in shipped:
            raise Unprocessable(f"The item {line.item['name']} is in no consignment.")
    for each in _shipping(checkout):
        _refuse_half(each.row["address"], "consignments.address")
        if each.selected is None:
            raise Unprocessable("A consignment has no shipping option selected.")


def _refuse_half(address: Values | None, field: str) -> None:
    for name in NEEDED:
        if not (address or {}).get(name):
            raise Unprocessable(f"An order needs a {name} in the address.", field=f"{field}.{name}")


def _shipping(checkout: Checkout) -> Iterator[Consignment]:
    """The consignments with something in them that is not picked up."""
    for each in checkout.consignments:
        if each.items and not each.row["pickup_method_id"]:
            yield each


def _order(checkout: Checkout) -> dict[str, Any]:
    cart, sums = checkout.cart, checkout.sums
    addresses = [
        {**postal(each.row["address"]), "shipping_method": each.selected.description}
        for each in _shipping(checkout)
        if each.selected is not None
    ]
    discount = total(line.discount for line in sums.lines)
    return {
        "customer_id": cart["customer_id"],
        "status_id": INCOMPLETE,
        "channel_id": cart["channel_id"],
        "cart_id": cart["uuid"],
        "order_source": "checkout_api",
        "payment_method": "",
        "customer_message": cart["customer_message"] or None,
        "customer_locale": cart["locale"],
        "default_currency_code": cart["currency_code"],
        "billing_address": postal(cart["billing_address"]),
        **({"shipping_addresses": addresses} if addresses else {}),
        "products": tuple(_line(line.item) for line in sums.lines),
        "fees": tuple(_fee(row) for row in checkout.fees),
        "base_shipping_cost": checkout.shipping,
        "shipping_cost_ex_tax": checkout.shipping,
        "shipping_cost_inc_tax": checkout.shipping,
        **({"discount_amount": discount} if discount else {}),
    }


def postal(address: Values) -> dict[str, Any]:
    """An address of V3 by V2's names."""
    named = {**{name: name for name in SAME}, **POSTAL}
    return {v2: address[v3] for v3, v2 in named.items() if address.get(v3) is not None}


def _line(item: Row) -> dict[str, Any]:
    price = {"price_ex_tax": item["list_price"], "price_inc_tax": item["list_price"]}
    line: dict[str, Any] = {"quantity": item["quantity"], **price}
    if item["kind"] not in (PHYSICAL, DIGITAL):
        gift = {"type": "giftcertificate"} if item["kind"] == CERTIFICATE else {}
        return {**line, **gift, "name": item["name"], "sku": item["sku"]}
    line["product_id"] = item["product_id"]
    if item["variant_id"]:
        line["variant_id"] = item["variant_id"]
    if item["product_options"]:
        line["product_options"] = item["product_options"]
    return {**line, "name": item["own_name"]} if item["own_name"] else line


def _fee(row: Row) -> dict[str, Any]:
    return {
        "type": row["type"],
        "display_name_customer": row["display_name"],
        "display_name_merchant": row["name"],
        "source": row["source"],
        "cost_ex_tax": row["cost"],
        "cost_inc_tax": row["cost"],
        "tax_class_id": row["tax_class_id"],
    }


def _send_lines(store: Store, checkout: Checkout, order_id: int) -> None:
    """Each line goes to the address of its consignment."""
    lines = store.list(ORDER_PRODUCTS, parent=order_id)
    addresses = store.list(ORDER_SHIPPING_ADDRESSES, parent=order_id)
    there: dict[int, int] = {}
    for each, address in zip(_shipping(checkout), addresses, strict=False):
        for item in each.items:
            there.setdefault(item["id"], address["id"])
    for cart_line, line in zip(checkout.sums.lines, lines, strict=True):
        sent_to = there.get(cart_line.item["id"], 0)
        store.amend(ORDER_PRODUCTS, line["id"], order_address_id=sent_to)
    count_items(store, order_id)
