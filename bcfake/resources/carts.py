"""Carts and what lies in them; a checkout is the same row, seen further on. V3 alone knows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.errors import Conflict, Invalid, Unprocessable
from bcfake.fields import Choice, Flag, Int, Json, ListOf, Money, NewRow, Object, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.order_fields import LOCALE
from bcfake.resources.order_lines import from_catalogue
from bcfake.resources.order_options import choices, refuse_options
from bcfake.resources.order_stock import refuse_quantities
from bcfake.resources.products import PRODUCTS
from bcfake.resources.references import refers_to
from bcfake.resources.settings import CURRENCIES
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.uuids import UUID, known_by_uuid, uuid_of
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change, Store
from bcfake.tables import Row

SOURCE = "specs/v3/carts.v3.yml"
PHYSICAL, DIGITAL, CERTIFICATE, CUSTOM = KINDS = (
    *("physical", "digital"),
    *("gift_certificate", "custom"),
)
THEMES = ("Birthday", "Boy", "Celebration", "Christmas", "General", "Girl")
SAME = ("product_id", "variant_id", "product_options", "own_name", "own_price")
PERSON = (Text(name="name"), Text(name="email"))
STALE = (
    "The request cannot be processed due to a possible conflict. "
    "Please review the changes and try again."
)


# ---- carts


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def cart_is_in_a_currency(change: Change) -> None:
    """A cart is in the store's currency, or in the enabled one that is asked for."""
    values, store = change.values, change.store
    code = values["currency_code"] or store.get(STORE_INFORMATION)["currency"]
    found = [row for row in store.find(CURRENCIES, currency_code=code) if row["enabled"]]
    if not found:
        raise Invalid("currency.code", f"The store has no enabled currency {code!r}.")
    values["currency_code"] = found[0]["currency_code"]


@rule("before_update", evidence=DOCUMENTED, source=SOURCE)
def another_customer_has_other_offers(change: Change) -> None:
    """A cart that another customer gets loses its coupons and the shipping that was chosen."""
    if not change.changes("customer_id"):
        return
    change.values["coupon_ids"] = ()
    consignments = change.store.catalogue["checkout_consignments"]
    for row in change.store.list(consignments, parent=change.values["id"]):
        none = {"shipping_option_id": "", "custom_shipping": None}
        change.store.amend(consignments, row["id"], **none)


@rule("after_create", evidence=DOCUMENTED, source="specs/v3/abandoned_carts.v3.yml")
def has_a_token(change: Change) -> None:
    """A cart has a token that stands for it in the e-mails about abandoned carts."""
    assert change.row is not None
    id = change.row["id"]
    change.store.amend(CARTS, id, abandoned_token=uuid_of("abandoned_carts", id))


CARTS = Resource(
    name="carts",
    path="carts",
    source=SOURCE,
    scope="carts",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Text(name="abandoned_token", read_only=True, indexed=True),
        Int(name="customer_id", indexed=True),
        Int(name="channel_id", min=1, default=1),
        Text(name="currency_code"),
        Text(name="locale", default="en", pattern=LOCALE),
        Money(name="manual_discount"),
        ListOf(name="coupon_ids", item=Int(name="id")),
        Json(name="billing_address", shape=dict, nullable=True),
        Text(name="customer_message", max=2000),
        Int(name="order_id", nullable=True),
        Int(name="version", default=1),
        Timestamp(name="created_time", auto="create"),
        Timestamp(name="updated_time", auto="change"),
    ),
    rules=(
        refers_to("customer_id", CUSTOMERS),
        refers_to("channel_id", CHANNELS),
        cart_is_in_a_currency,
        another_customer_has_other_offers,
        known_by_uuid,
        has_a_token,
    ),
    known_gaps=(
        "Carts do not go after 30 days; the setting allow_purchasing refuses none.",
        "Prices are not converted to the cart's currency, nor taken from price lists or for "
        "customer groups; tax is never worked out.",
        "For which reasons a coupon is refused, and that it is with 422, is assumed; where it may "
        "be used (restricted_to, shipping_methods) is not looked at.",
        "Discounts in percent are kept to four decimals, as V2 writes them.",
        "Bundled items and items that promotions add are not made.",
        "No cart is abandoned or converted: those events are never told, and no e-mail is sent.",
    ),
)


def refuse_stale(cart: Row, expected: int | None) -> None:
    """Raise Conflict (409) where a cart is not at the version that is `expected`, if one is."""
    if expected is not None and expected != cart["version"]:
        raise Conflict(STALE)


def changed(store: Store, cart: Row, expected: int | None = None, **values: Any) -> Row:
    """Count a change of the cart, with these values; raises Conflict as `refuse_stale` does."""
    refuse_stale(cart, expected)
    return store.update(CARTS, cart["id"], {**values, "version": cart["version"] + 1})


def email_of(store: Store, cart: Row) -> str:
    """The cart's e-mail address: that of its billing address, else its customer's."""
    billing: Mapping[str, Any] = cart["billing_address"] or {}
    if not billing.get("email") and store.exists(CUSTOMERS, cart["customer_id"]):
        return str(store.get(CUSTOMERS, cart["customer_id"])["email"])
    return str(billing.get("email", ""))


# ---- items


@rule("before_create", "before_update")
def take_from_catalogue(change: Change) -> None:
    """An item of a product has its name, SKU and price, unless it brings a name or price."""
    values, store = change.values, change.store
    if values["kind"] in (CERTIFICATE, CUSTOM):
        return
    if not store.exists(PRODUCTS, values["product_id"]):
        raise Invalid("product_id", f"There is no product with the id {values['product_id']}.")
    product = store.get(PRODUCTS, values["product_id"])
    if product["availability"] == "disabled":
        raise Unprocessable(f"The product {product['name']} cannot be bought.", field="product_id")
    chosen = choices(store, product, values)
    refuse_options(store, [chosen])
    taken = from_catalogue(store, chosen)
    price = taken["price_ex_tax"]
    values |= {
        "kind": DIGITAL if product["type"] == "digital" else PHYSICAL,
        "variant_id": taken["variant_id"],
        "sku": taken["sku"] or "",
        "name": values["own_name"] or taken["name"],
        "original_price": (chosen.sku or product)["price"] or product["price"],
        "list_price": price if values["own_price"] is None else values["own_price"],
    }


@rule("after_create")
def names_its_cart(change: Change) -> None:
    """An item's events name its cart by the cart's UUID, and its channel."""
    assert change.row is not None
    cart = change.store.get(CARTS, change.row["cart_id"])
    told = {"cart_uuid": cart["uuid"], "channel_id": cart["channel_id"]}
    change.store.amend(CART_ITEMS, change.row["id"], **told)


@rule("after_create", "after_update")
def refuse_what_is_not_there(change: Change) -> None:
    """A cart takes no more than is in stock, and the quantities its products may be bought in."""
    store, row = change.store, change.row
    assert row is not None
    if row["product_id"]:
        others = store.find(CART_ITEMS, cart_id=row["cart_id"], product_id=row["product_id"])
        try:
            refuse_quantities(store, (), others)
        except Conflict as refusal:
            raise Unprocessable(refusal.message, field="quantity") from None


CART_ITEMS = Resource(
    name="cart_items",
    path="items",
    source=SOURCE,
    verbs=frozenset(),
    parent=CARTS,
    parent_key="cart_id",
    fields=(
        ID,
        UUID,
        Int(name="cart_id", read_only=True),
        Text(name="cart_uuid", read_only=True),
        Int(name="channel_id", read_only=True),
        Choice(name="kind", values=KINDS),
        Int(
            name="product_id",
            indexed=True,
            required=True,
            unless="kind",
            sample=NewRow("products"),
        ),
        Int(name="variant_id"),
        Json(name="product_options", shape=list, default=()),
        Text(name="sku"),
        Text(name="own_name"),
        Text(name="name"),
        Int(name="quantity", min=1, default=1),
        Money(name="own_price", nullable=True),
        Money(name="list_price"),
        Money(name="original_price"),
        Money(name="manual_discount"),
        Text(name="image_url"),
        Choice(name="theme", values=THEMES, nullable=True),
        Object(name="sender", nullable=True, fields=PERSON),
        Object(name="recipient", nullable=True, fields=PERSON),
        Text(name="message", max=200),
        Flag(name="is_mutable", default=True),
    ),
    rules=(take_from_catalogue, known_by_uuid, names_its_cart, refuse_what_is_not_there),
    known_gaps=(
        "An item keeps the price it had when it was added or changed last, and stays when its "
        "product is deleted.",
        "Gift wrapping is passed over.",
    ),
)


def items_of(store: Store, cart: Row) -> list[Row]:
    """What lies in a cart, in the order it was put there."""
    return store.list(CART_ITEMS, parent=cart["id"])


def put_in(store: Store, cart: Row, values: Mapping[str, Any]) -> Row:
    """Put something in a cart; more of what is there already makes its quantity grow (assumed)."""
    with store.transaction():
        new = store.create(CART_ITEMS, values, parent=cart["id"])
        if new["kind"] in (CERTIFICATE, CUSTOM):
            return new
        for row in items_of(store, cart):
            if row["id"] != new["id"] and all(row[name] == new[name] for name in SAME):
                store.delete(CART_ITEMS, new["id"], parent=cart["id"])
                more = {"quantity": row["quantity"] + new["quantity"]}
                return store.update(CART_ITEMS, row["id"], more, parent=cart["id"])
        return new


RESOURCES = (CARTS, CART_ITEMS)
