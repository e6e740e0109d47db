"""Order shipments: what has left the house, from which lines, and how it can be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid, NotFound
from bcfake.fields import Int, ListOf, Money, Object, Text, Timestamp
from bcfake.resources.order_fields import POSTAL
from bcfake.resources.order_rules import postal
from bcfake.resources.order_statuses import PARTIALLY_SHIPPED, SHIPPED
from bcfake.resources.order_sums import count_items, part, parts
from bcfake.resources.orders import ORDERS
from bcfake.schema import ALL, COUNT, DOCUMENTED, ID, RECORDED, Resource, rule
from bcfake.store import Change, Store
from bcfake.tables import Row

SPEC = "specs/v2/orders.v2.oas2.yml"
OLD = "docs, 2013: order shipments"
TOO_MUCH = (
    "The quantity specified is greater than the quantity of the product that is available to ship."
)
REST = "all that is left"  # what a seeded shipment holds unless told
PROVIDERS: Mapping[str, tuple[str, str]] = {  # shown name, address of its tracking page
    "": ("Other", ""),
    "auspost": ("Australia Post", ""),
    "canadapost": ("Canada Post", ""),
    "endicia": ("Endicia", ""),
    "fedex": ("FedEx", "https://www.fedex.com/fedextrack/?trknbr="),
    "royalmail": ("Royal Mail", ""),
    "shipperhq": ("ShipperHQ", ""),
    "ups": ("UPS®", "http://wwwapps.ups.com/WebTracking/processRequest?&tracknum="),
    "upsonline": ("UPS®", "http://wwwapps.ups.com/WebTracking/processRequest?&tracknum="),
    "upsready": ("UPS®", "http://wwwapps.ups.com/WebTracking/processRequest?&tracknum="),
    "usps": (
        "USPS",
        "http://trkcnfrm1.smi.usps.com/PTSInternetWeb/InterLabelInquiry.do?strOrigTrackNum=",
    ),
}
AFTERSHIP = "https://www.aftership.com/track/{carrier}/{number}"


@dataclass(frozen=True, kw_only=True)
class Items(ListOf):
    """What a shipment holds; a seed may leave it to `REST`."""

    def accept(self, value: Any, trusted: bool) -> Any:
        return REST if trusted and value == REST else super().accept(value, trusted)


# ---- before


@rule("before_create")
def ship_what_is_left(change: Change) -> None:
    """A seeded shipment that names no items holds all that its order has left to ship."""
    if change.values["items"] != REST:
        return
    store, order_id = change.store, change.values["order_id"]
    left = [line for line in parts(store, "products", order_id) if available(line)]
    change.values["items"] = tuple(
        {"order_product_id": line["id"], "quantity": available(line)} for line in left
    )
    for address in parts(store, "shipping_addresses", order_id)[:1]:
        change.values["order_address_id"] = change.values["order_address_id"] or address["id"]


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def address_of_order(change: Change) -> None:
    """A shipment goes to one of its order's shipping addresses, which it keeps a copy of."""
    store, values = change.store, change.values
    order = store.get(ORDERS, values["order_id"])
    address = _of_order(change, "shipping_addresses", values["order_address_id"])
    if address is None:
        reason = f"The order has no shipping address with the id {values['order_address_id']}."
        raise Invalid("order_address_id", reason)
    values["shipping_address"] = postal(address)
    values["billing_address"] = postal(order["billing_address"])
    values["customer_id"] = order["customer_id"]
    values["shipping_method"] = values["shipping_method"] or address["shipping_method"]


def _of_order(change: Change, name: str, id: int) -> Row | None:
    try:
        resource = part(change.store, name)
        return change.store.get(resource, id, parent=change.values["order_id"])
    except NotFound:
        return None


def available(line: Row) -> int:
    """How many of a line are left to ship."""
    left: int = line["quantity"] - line["quantity_shipped"]
    return 0 if line["type"] == "digital" else left


@rule("before_create", evidence=DOCUMENTED, source=OLD)
def refuse_more_than_left(change: Change) -> None:
    """A shipment holds at most what is left of its order's lines; more is refused with 400."""
    if not change.values["items"]:
        raise Invalid("items", "It needs at least 1 item(s).")
    left: dict[int, int] = {}
    shown = []
    for item in change.values["items"]:
        id, quantity = item["order_product_id"], item["quantity"]
        line = _of_order(change, "products", id)
        if line is None:
            raise Invalid("order_product_id", f"The order has no product with the id {id}.")
        rest = left.setdefault(id, available(line))
        if quantity > rest:
            raise Invalid("quantity", TOO_MUCH, available_quantity=rest, order_product_id=id)
        left[id] = rest - quantity
        shown.append({**item, "product_id": line["product_id"]})
    change.values["items"] = tuple(shown)


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def known_provider(change: Change) -> None:
    """A shipping provider is one of BigCommerce's own, or carrier_ and an id."""
    code = change.values["shipping_provider"]
    if code not in PROVIDERS and not code.startswith("carrier_"):
        known = ", ".join(filter(None, PROVIDERS))
        raise Invalid("shipping_provider", f"{code!r} is not one of: {known}, carrier_<id>.")
    change.values["shipping_provider_display_name"] = PROVIDERS.get(code, PROVIDERS[""])[0]


@rule("before_create", "before_update", evidence=RECORDED, source="order shipments, 2024 and 2026")
def make_tracking_link(change: Change) -> None:
    """A tracking link is made of provider or carrier and number, unless one is sent."""
    values = change.values
    number, code = values["tracking_number"], values["shipping_provider"]
    page = PROVIDERS.get(code, PROVIDERS[""])[1]
    carrier = values["tracking_carrier"] or code
    made = AFTERSHIP.format(carrier=carrier, number=number) if carrier else ""
    link = page + number if page else made
    values["generated_tracking_link"] = link if number and not values["tracking_link"] else ""


# ---- after


@rule("after_create", evidence=RECORDED, source="orders and shipments of one store, 2024")
def ship_items(change: Change) -> None:
    """Shipping some of an order makes it Partially Shipped, shipping the rest makes it Shipped."""
    assert change.row is not None
    _count(change.store, change.row, 1)
    order_id = change.row["order_id"]
    left = any(available(line) for line in parts(change.store, "products", order_id))
    status = PARTIALLY_SHIPPED if left else SHIPPED
    change.store.update(ORDERS, order_id, {"status_id": status})


@rule("after_delete", evidence=DOCUMENTED, source="docs/store-operations/orders/index.mdx")
def take_items_back(change: Change) -> None:
    """Deleting a shipment makes its items shippable again; the order's status stays."""
    assert change.old is not None
    _count(change.store, change.old, -1)


def _count(store: Store, shipment: Row, sign: int) -> None:
    lines = part(store, "products")
    for item in shipment["items"]:
        if store.exists(lines, item["order_product_id"]):
            line = store.get(lines, item["order_product_id"])
            number = line["quantity_shipped"] + sign * item["quantity"]
            store.amend(lines, line["id"], quantity_shipped=max(0, number))
    count_items(store, shipment["order_id"])


ORDER_SHIPMENTS = Resource(
    name="order_shipments",
    path="shipments",
    parent=ORDERS,
    parent_key="order_id",
    source=f"{SPEC}; order shipments recorded in 2024 and 2026",
    evidence=RECORDED,
    scope="orders",
    events="store/shipment",
    verbs=ALL,
    flat=frozenset({COUNT}),
    fields=(
        ID,
        Int(name="order_id", read_only=True),
        Int(name="customer_id", read_only=True),
        Int(name="order_address_id", required=True, sample=0),
        Timestamp(name="date_created", auto="create", read_only=True),
        Text(name="tracking_number", max=50),
        Money(name="merchant_shipping_cost"),
        Text(name="shipping_method"),
        Text(name="comments", max=65535),
        Text(name="shipping_provider"),
        Text(name="tracking_carrier"),
        Text(name="tracking_link", max=500),
        Object(name="billing_address", fields=POSTAL, read_only=True),
        Object(name="shipping_address", fields=POSTAL, read_only=True),
        Items(
            name="items",
            required=True,
            read_only="update",
            sample=REST,
            item=Object(
                name="items",
                fields=(
                    Int(name="order_product_id", required=True),
                    Int(name="product_id", read_only=True),
                    Int(name="quantity", required=True, min=1),
                ),
            ),
        ),
        Text(name="generated_tracking_link", read_only=True),
        Text(name="shipping_provider_display_name", read_only=True),
    ),
    rules=(
        ship_what_is_left,
        address_of_order,
        refuse_more_than_left,
        known_provider,
        make_tracking_link,
        ship_items,
        take_items_back,
    ),
    known_gaps=(
        "Digital lines are never left to ship; whether the service refuses to ship them is not "
        "known.",
        "Tracking pages of providers other than FedEx, UPS and USPS: an AfterShip address.",
        "No e-mail is sent.",
    ),
)

RESOURCES = (ORDER_SHIPMENTS,)
