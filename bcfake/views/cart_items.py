"""The items of a cart: how a body of V3 says them, and how V3 shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bcfake.errors import Invalid, Refusal
from bcfake.fields import Choice, Email, Int, Json, ListOf, Money, Object, Text
from bcfake.resources.cart_coupons import Coupon
from bcfake.resources.cart_sums import CartSums, Line
from bcfake.resources.carts import CERTIFICATE, CUSTOM, DIGITAL, PHYSICAL, THEMES, put_in
from bcfake.resources.image_files import product_image_urls
from bcfake.resources.options import OPTIONS
from bcfake.resources.order_options import choices, shown_options
from bcfake.resources.order_totals import total
from bcfake.resources.product_images import PRODUCT_IMAGES
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.store_information import storefront
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Sight

number = Money(name="amount", number=True, signed=True).render

# ---- as they are sent


@dataclass(frozen=True, kw_only=True)
class Grouped(ListOf):
    """Sent as one list, shown as an object with a list for each kind."""

    def render(self, value: Any) -> Any:
        return value


QUANTITY = Int(name="quantity", min=1, required=True)
PRICE = Money(name="list_price", number=True)
SELECTION = Object(
    name="option_selections",
    partial=True,
    fields=(
        Int(name="option_id", required=True),
        Json(name="option_value", required=True),
        *(Json(name=name) for name in ("name", "value", "nameId", "valueId")),
    ),
)
ITEM = Object(
    name="line_items",
    partial=True,
    fields=(
        QUANTITY,
        Int(name="product_id", min=1, required=True),
        Int(name="variant_id", nullable=True),
        PRICE,
        Text(name="name"),
        ListOf(name="option_selections", item=SELECTION),
    ),
)
CUSTOM_ITEM = Object(
    name="custom_items",
    partial=True,
    fields=(
        Text(name="sku"),
        Text(name="name", min=1, max=250, required=True),
        QUANTITY,
        Money(name="list_price", number=True, required=True),
        Text(name="image_url"),
    ),
)
PERSON = (Text(name="name"), Email(name="email"))
GIFT = Object(
    name="gift_certificates",
    partial=True,
    fields=(
        Text(name="name", required=True),
        Choice(name="theme", values=THEMES, required=True),
        Money(name="amount", number=True, required=True),
        QUANTITY,
        Object(name="sender", required=True, fields=PERSON),
        Object(name="recipient", required=True, fields=PERSON),
        Text(name="message", max=200),
    ),
)
CUSTOM_ITEMS = ListOf(name="custom_items", item=CUSTOM_ITEM, hidden=True)
CERTIFICATES = ListOf(name="gift_certificates", item=GIFT, hidden=True)
SENT = (ListOf(name="line_items", item=ITEM), CUSTOM_ITEMS, CERTIFICATES)
Values = Mapping[str, Any]


def product_values(sent: Values) -> dict[str, Any]:
    """The row's values of an item of a product."""
    values = {n: sent[n] for n in ("quantity", "product_id", "variant_id") if sent.get(n)}
    if "option_selections" in sent:
        options = ((each["option_id"], each["option_value"]) for each in sent["option_selections"])
        values["product_options"] = tuple({"id": id, "value": str(value)} for id, value in options)
    if "name" in sent:
        values["own_name"] = sent["name"]
    if "list_price" in sent:
        values["own_price"] = sent["list_price"]
    return values


def _custom_values(sent: Values) -> dict[str, Any]:
    price = sent["list_price"]
    return {**sent, "kind": CUSTOM, "own_price": price, "original_price": price}


def _gift_values(sent: Values) -> dict[str, Any]:
    amount = sent["amount"]
    if not 1 <= amount <= 1000:
        raise Invalid("amount", f"{amount:.2f} is not an amount from 1 to 1000.")
    kept = {name: value for name, value in sent.items() if name != "amount"}
    return {**kept, "kind": CERTIFICATE, "list_price": amount, "original_price": amount}


READ = {
    "line_items": product_values,
    "custom_items": _custom_values,
    "gift_certificates": _gift_values,
}


def add_items(store: Store, cart: Row, sent: Values) -> None:
    """Put what a body holds in a cart, all or nothing; raises Refusal, Invalid where nothing."""
    if not any(sent.get(name) for name in READ):
        raise Invalid("line_items", "A cart needs at least one item.")
    with store.transaction():
        for name, read in READ.items():
            for place, each in enumerate(sent.get(name, ())):
                with placed(f"{name}.{place}"):
                    put_in(store, cart, read(each))


@contextmanager
def placed(place: str) -> Iterator[None]:
    """A refusal from inside names the place in the body."""
    try:
        yield
    except Invalid as refusal:
        raise refusal.inside(place) from None
    except Refusal as refusal:
        refusal.field = f"{place}.{refusal.field}" if refusal.field else None
        raise


# ---- as they are shown


def grouped(sight: Sight, sums: CartSums, *, options: bool = False) -> dict[str, Any]:
    """The items of a cart by kind, each with what comes off it."""
    shown: dict[str, list[Any]] = {f"{kind}_items": [] for kind in (PHYSICAL, DIGITAL)}
    shown |= {"gift_certificates": [], "custom_items": []}
    for line in sums.lines:
        kind = line.item["kind"]
        if kind == CERTIFICATE:
            shown["gift_certificates"].append(_gift(line.item))
        elif kind == CUSTOM:
            shown["custom_items"].append(_custom(line))
        else:
            item = _product(sight, line, sums.coupons)
            if options:
                item["options"] = _options(sight.store, line.item)
            shown[f"{kind}_items"].append(item)
    return shown


def _gift(item: Row) -> dict[str, Any]:
    names = ("name", "theme", "message", "sender", "recipient")
    shown = {"id": item["uuid"], "amount": number(item["list_price"]), "taxable": False}
    return shown | {name: item[name] for name in names}


def _custom(line: Line) -> dict[str, Any]:
    item = line.item
    return {
        "id": item["uuid"],
        "extended_list_price": number(line.extended),
        "list_price": number(item["list_price"]),
        **{name: item[name] for name in ("sku", "name", "quantity", "image_url")},
    }


def _product(sight: Sight, line: Line, coupons: Mapping[str, Coupon]) -> dict[str, Any]:
    item, sale = line.item, line.sale
    return {
        "id": item["uuid"],
        "variant_id": _variant(sight.store, item),
        "product_id": item["product_id"],
        "sku": item["sku"],
        "name": item["name"],
        "url": _url(sight, item),
        "quantity": item["quantity"],
        "taxable": True,
        "image_url": _image(sight, item),
        "discounts": [*_discounts(line)],
        "coupons": [_coupon(coupons[code], amount) for code, amount in line.coupons.items()],
        "discount_amount": number(line.discount),
        "coupon_amount": number(line.coupon_amount),
        "original_price": number(item["original_price"]),
        "list_price": number(item["list_price"]),
        "sale_price": number((sale / item["quantity"]).quantize(Decimal("0.0001"))),
        "extended_list_price": number(line.extended),
        "extended_sale_price": number(sale),
        "is_require_shipping": item["kind"] == PHYSICAL,
        "is_mutable": item["is_mutable"],
        "added_by_promotion": False,
    }


def _discounts(line: Line) -> Iterable[dict[str, Any]]:
    """Those by hand, by promotions and by coupons."""
    off: dict[str, Decimal] = {}
    for id, amount in (*line.own.items(), *line.of_cart.items(), ("coupon", line.coupon_amount)):
        off[id] = off.get(id, Decimal(0)) + amount
    for id, amount in off.items():
        if amount:
            yield {"id": id, "discounted_amount": number(amount)}


def _coupon(coupon: Coupon, amount: Decimal) -> dict[str, Any]:
    expires = coupon.row["expires"]
    return {
        "id": coupon.row["id"],
        "code": coupon.code,
        "name": coupon.row["name"],
        "discountType": coupon.number,
        "discountAmount": int(coupon.row["amount"]),
        "expiresDate": 0 if expires is None else int(expires.timestamp()),
        "totalDiscount": number(total((amount,))),
    }


def _variant(store: Store, item: Row) -> int | None:
    """The id of the SKU, or of the variant that stands for a product without any."""
    rows = store.find(PRODUCT_SKUS, product_id=item["product_id"])
    base = next((row["id"] for row in rows if row["is_base"]), None)
    return item["variant_id"] or base


def _url(sight: Sight, item: Row) -> str:
    found = sight.store.find(PRODUCTS, id=item["product_id"])
    return storefront(sight.base) + (found[0]["custom_url"] if found else "")


def _image(sight: Sight, item: Row) -> str:
    images = sight.store.find(PRODUCT_IMAGES, product_id=item["product_id"])
    best = sorted(images, key=lambda row: not row["is_thumbnail"])
    if not best:
        return ""
    urls = product_image_urls(sight.base, item["product_id"], best[0])
    return urls["thumbnail_url"]


def _options(store: Store, item: Row) -> list[dict[str, Any]]:
    if not store.exists(PRODUCTS, item["product_id"]):
        return []
    chosen = choices(store, store.get(PRODUCTS, item["product_id"]), item)
    return [
        {
            "name": each["display_name"],
            "nameId": each["product_option_id"],
            "value": each["display_value"],
            "valueId": int(each["value"]) if each["value"].isdecimal() else None,
        }
        for each in shown_options(store, chosen)
        if store.exists(OPTIONS, each["option_id"])
    ]
