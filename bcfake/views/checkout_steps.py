"""The steps of a checkout: addresses, consignments, discounts, coupons, fees, and the order."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, NotFound, Unprocessable
from bcfake.fields import Choice, Email, Field, Int, Json, ListOf, Money, Object, Text
from bcfake.resources.cart_coupons import redeemable
from bcfake.resources.carts import CART_ITEMS, PHYSICAL, changed, items_of
from bcfake.resources.checkout_orders import place_order
from bcfake.resources.checkouts import CHECKOUT_FEES, CONSIGNMENTS, checkout_of, completed
from bcfake.resources.geography import COUNTRIES
from bcfake.resources.order_totals import ZERO, total
from bcfake.resources.promotion_uses import setting
from bcfake.schema import Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint
from bcfake.views.carts import VERSION, expected
from bcfake.views.checkouts import CHECKOUTS, SPEC, billing_id, consignment_id, shown

Values = Mapping[str, Any]


def _cart(call: Call) -> Row:
    return viewing.find(CHECKOUTS, call.store, call.ids[:1])


# ---- addresses

CUSTOM_FIELD = Object(
    name="custom_field", fields=(Text(name="field_id", required=True), Json(name="field_value"))
)
ADDRESS = (
    Text(name="first_name"),
    Text(name="last_name"),
    Email(name="email", required=True),
    *(Text(name=name) for name in ("company", "address1", "address2", "city")),
    *(Text(name=name) for name in ("state_or_province", "state_or_province_code")),
    Text(name="country_code", min=2, max=2, required=True),
    *(Text(name=name) for name in ("postal_code", "phone")),
    ListOf(name="custom_fields", item=CUSTOM_FIELD),
)


def _completed(store: Store, sent: Values, place: str = "") -> Values:
    if not store.find(COUNTRIES, country_iso2=sent["country_code"]):
        reason = f"{sent['country_code']!r} is not the code of a country."
        raise Invalid(f"{place}country_code", reason)
    return completed(store, sent)


def put_billing(call: Call) -> Any:
    """POST …/billing-address and PUT …/billing-address/{id}: where the bill goes."""
    cart = _cart(call)
    if len(call.ids) > 1 and (not cart["billing_address"] or call.ids[1] != billing_id(cart)):
        raise NotFound(f"Billing address with {call.ids[1]} does not exist.")
    sent = viewing.parse_loosely(ADDRESS, call.body)
    changed(call.store, cart, expected(call), billing_address=_completed(call.store, sent))
    return shown(call)


# ---- consignments

LINE_ITEM = Object(
    name="line_item",
    fields=(Text(name="item_id", required=True), Int(name="quantity", min=1, required=True)),
)
OPTION = Object(name="pickup_option", fields=(Int(name="pickup_method_id", min=1, required=True),))
CUSTOM = Object(
    name="custom_shipping",
    fields=(
        Money(name="price", places=2, number=True, required=True),
        Text(name="description", required=True),
    ),
)
CHANGED: tuple[Field, ...] = (
    Object(name="address", partial=True, fields=ADDRESS),
    ListOf(name="line_items", item=LINE_ITEM, min=1),
    OPTION,
    Text(name="shipping_option_id"),
    CUSTOM,
    VERSION,
)
NEW = (
    replace(CHANGED[0], required=True, unless="pickup_option"),
    replace(CHANGED[1], required=True),
    OPTION,
    VERSION,
)


def post_consignments(call: Call) -> Any:
    """POST …/consignments: where some items go; a list of them."""
    cart = _cart(call)
    sent = [viewing.parse_loosely(NEW, each) for each in viewing.items(call.body)]
    versions = [each["version"] for each in sent if "version" in each]
    changed(call.store, cart, versions[0] if versions else None)
    for each in sent:
        call.store.create(CONSIGNMENTS, _placed(call.store, cart, each), parent=cart["id"])
    return shown(call)


def _placed(store: Store, cart: Row, sent: Values) -> dict[str, Any]:
    """The row's values of a consignment; raises Invalid for items that the cart has not."""
    values: dict[str, Any] = {}
    if "address" in sent:
        values["address"] = _completed(store, sent["address"], "address.")
    if "line_items" in sent:
        here = {item["uuid"]: item for item in items_of(store, cart) if item["kind"] == PHYSICAL}
        for each in sent["line_items"]:
            item = here.get(each["item_id"])
            if item is None:
                reason = f"The cart has no physical item with the id {each['item_id']}."
                raise Invalid("line_items.item_id", reason)
            if each["quantity"] > item["quantity"]:
                raise Invalid("line_items.quantity", f"The cart has only {item['quantity']}.")
        values["line_items"] = sent["line_items"]
    if "pickup_option" in sent:
        values["pickup_method_id"] = sent["pickup_option"]["pickup_method_id"]
    if "custom_shipping" in sent:
        chosen = sent["custom_shipping"]
        values["custom_shipping"] = {**chosen, "price": str(chosen["price"])}
    return values


def _consignment(call: Call, cart: Row) -> Row:
    for row in call.store.list(CONSIGNMENTS, parent=cart["id"]):
        if consignment_id(row) == call.ids[1]:
            return row
    raise NotFound(f"Consignment with {call.ids[1]} does not exist.")


def put_consignment(call: Call) -> Any:
    """PUT …/consignments/{id}: its address and items, or else how it is shipped."""
    cart = _cart(call)
    row = _consignment(call, cart)
    sent = viewing.parse_loosely(CHANGED, call.body)
    changed(call.store, cart, sent.get("version"))
    values = _placed(call.store, cart, sent)
    if "shipping_option_id" in sent:
        values |= {"shipping_option_id": sent["shipping_option_id"], "custom_shipping": None}
    call.store.update(CONSIGNMENTS, row["id"], values, parent=cart["id"])
    if sent.get("shipping_option_id"):
        _refuse_unknown_option(call.store, cart, row["id"], sent["shipping_option_id"])
    return shown(call)


def _refuse_unknown_option(store: Store, cart: Row, id: int, option: str) -> None:
    for each in checkout_of(store, cart).consignments:
        if each.row["id"] == id and each.selected is None:
            known = ", ".join(quote.id for quote in each.quotes) or "none"
            raise Invalid("shipping_option_id", f"{option!r} is not one of: {known}.")


def delete_consignment(call: Call) -> Any:
    """DELETE …/consignments/{id}."""
    cart = _cart(call)
    row = _consignment(call, cart)
    changed(call.store, cart, expected(call))
    call.store.delete(CONSIGNMENTS, row["id"], parent=cart["id"])
    return shown(call)


# ---- discounts and coupons

OFF = Money(name="discounted_amount", number=True, required=True)
DISCOUNTS = (
    Object(
        name="cart",
        required=True,
        partial=True,
        fields=(
            ListOf(name="discounts", item=Object(name="discount", fields=(OFF,))),
            ListOf(
                name="line_items",
                item=Object(name="item", fields=(Text(name="id", required=True), OFF)),
            ),
            VERSION,
        ),
    ),
)


def post_discounts(call: Call) -> Any:
    """POST …/discounts: by hand, on the cart or on items; they replace those there were."""
    cart = _cart(call)
    sent = viewing.parse_loosely(DISCOUNTS, call.body)["cart"]
    given = {each["id"]: each["discounted_amount"] for each in sent.get("line_items", ())}
    if not given and not sent.get("discounts"):
        raise Missing("cart.discounts", "A discount on the cart or on items is needed.")
    items = items_of(call.store, cart)
    for id in given.keys() - {item["uuid"] for item in items}:
        raise Invalid("cart.line_items.id", f"The cart has no item with the id {id}.")
    if given and any(checkout_of(call.store, cart).sums.coupons):
        raise Unprocessable("An item that a coupon is applied to takes no manual discount.")
    for item in items:
        off = {"manual_discount": given.get(item["uuid"], ZERO)}
        call.store.update(CART_ITEMS, item["id"], off, parent=cart["id"])
    amount = total(each["discounted_amount"] for each in sent.get("discounts", ()))
    changed(call.store, cart, sent.get("version"), manual_discount=amount)
    return shown(call)


COUPON = (Text(name="coupon_code", min=1, max=50, required=True), VERSION)


def post_coupon(call: Call) -> Any:
    """POST …/coupons: redeem a code."""
    cart = _cart(call)
    sent = viewing.parse_loosely(COUPON, call.body)
    coupon = redeemable(call.store, cart, sent["coupon_code"])
    if coupon.row["id"] in cart["coupon_ids"]:
        raise Unprocessable(f"The coupon code {coupon.code} is applied already.")
    most = setting(call.store, "number_of_coupons_allowed_at_checkout")
    if len(cart["coupon_ids"]) >= most:
        raise Unprocessable(f"An order takes at most {most} coupon(s).")
    ids = (*cart["coupon_ids"], coupon.row["id"])
    cart = changed(call.store, cart, sent.get("version"), coupon_ids=ids)
    if not checkout_of(call.store, cart).sums.serves(coupon):
        raise Unprocessable(f"The coupon code {coupon.code} cannot be applied to this cart.")
    return shown(call)


def delete_coupon(call: Call) -> Any:
    """DELETE …/coupons/{code}: no longer redeem it."""
    cart = _cart(call)
    sums = checkout_of(call.store, cart).sums
    doomed = [c.row["id"] for code, c in sums.coupons.items() if code == str(call.ids[1])]
    if not doomed:
        raise NotFound(f"Coupon with {call.ids[1]} does not exist.")
    ids = tuple(id for id in cart["coupon_ids"] if id not in doomed)
    changed(call.store, cart, expected(call), coupon_ids=ids)
    return shown(call)


# ---- fees

FEE = Object(
    name="fee",
    fields=(
        Choice(name="type", values=("custom_fee",), required=True),
        Text(name="name", min=1, max=50, required=True),
        Text(name="display_name", min=1, max=200, required=True),
        Money(name="cost", number=True, required=True),
        Text(name="source", min=1, max=50, required=True),
        Int(name="tax_class_id", nullable=True, default=None),
    ),
)
FEES = (ListOf(name="fees", item=FEE, min=1, required=True),)
CHANGED_FEE = replace(FEE, fields=(Text(name="id", required=True), *FEE.fields))
CHANGED_FEES = (replace(FEES[0], item=CHANGED_FEE),)
DOOMED = (ListOf(name="ids", item=Text(name="id"), min=1, required=True),)


def post_fees(call: Call) -> Any:
    """POST …/fees: charge more."""
    cart = _cart(call)
    for fee in viewing.parse_loosely(FEES, call.body)["fees"]:
        call.store.create(CHECKOUT_FEES, fee, parent=cart["id"])
    changed(call.store, cart)
    return shown(call)


def put_fees(call: Call) -> Any:
    """PUT …/fees: replace fees by their ids, each as a whole."""
    cart = _cart(call)
    for fee in viewing.parse_loosely(CHANGED_FEES, call.body)["fees"]:
        values = {name: value for name, value in fee.items() if name != "id"}
        id = _fee(call.store, cart, fee["id"])["id"]
        call.store.update(CHECKOUT_FEES, id, values, parent=cart["id"])
    changed(call.store, cart)
    return shown(call)


def delete_fees(call: Call) -> Any:
    """DELETE …/fees: charge those no more."""
    cart = _cart(call)
    for uuid in viewing.parse_loosely(DOOMED, call.body)["ids"]:
        id = _fee(call.store, cart, uuid)["id"]
        call.store.delete(CHECKOUT_FEES, id, parent=cart["id"])
    changed(call.store, cart)
    return shown(call)


def _fee(store: Store, cart: Row, uuid: str) -> Row:
    for row in store.find(CHECKOUT_FEES, uuid=uuid, cart_id=cart["id"]):
        return row
    raise NotFound(f"Fee with {uuid} does not exist.")


# ---- the order


def post_order(call: Call) -> Any:
    """POST …/orders: the incomplete order that the checkout becomes."""
    order = place_order(call.store, checkout_of(call.store, _cart(call)))
    return {"id": order["id"]}


TOKEN = (Int(name="maxUses", min=1), Int(name="ttl", min=1, max=2_592_000))


def post_token(call: Call) -> Any:
    """POST …/token: what lets a guest see the confirmation of the order."""
    cart = _cart(call)
    viewing.parse_loosely(TOKEN, call.body or {})
    secret = f"{cart['uuid']}/{call.store.clock.now().isoformat()}"
    return {"checkoutToken": hashlib.sha256(secret.encode()).hexdigest()}


ONE = "checkouts/{checkout_id}"
OPTIONS = ("include",)
ENDPOINTS = (
    Endpoint("POST", f"{ONE}/billing-address", put_billing, spec=SPEC),
    Endpoint("PUT", f"{ONE}/billing-address/{{address_id}}", put_billing, spec=SPEC),
    Endpoint("POST", f"{ONE}/consignments", post_consignments, OPTIONS, spec=SPEC),
    Endpoint("PUT", f"{ONE}/consignments/{{id}}", put_consignment, OPTIONS, spec=SPEC),
    Endpoint("DELETE", f"{ONE}/consignments/{{id}}", delete_consignment, spec=SPEC),
    Endpoint("POST", f"{ONE}/discounts", post_discounts, spec=SPEC),
    Endpoint("POST", f"{ONE}/coupons", post_coupon, spec=SPEC),
    Endpoint("DELETE", f"{ONE}/coupons/{{coupon_code}}", delete_coupon, spec=SPEC),
    Endpoint("POST", f"{ONE}/fees", post_fees, spec=SPEC),
    Endpoint("PUT", f"{ONE}/fees", put_fees, spec=SPEC),
    Endpoint("DELETE", f"{ONE}/fees", delete_fees, spec=SPEC),
    Endpoint("POST", f"{ONE}/orders", post_order, spec=SPEC),
    Endpoint("POST", f"{ONE}/token", post_token, spec=SPEC),
)
