"""Which documented events a commit is, and the data each of them tells: a table.

Scopes, conditions and data are documented on BigCommerce's pages "Webhook Events" and "Channel
Webhooks"; what a customer's event tells was recorded in 2024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bcfake.commit import Write
from bcfake.fields import Timestamp
from bcfake.resources.metafields import is_open
from bcfake.resources.webhooks import HAVE_METAFIELDS
from bcfake.schema import CREATE, DELETE, UPDATE, Resource, Verb
from bcfake.store import Store
from bcfake.tables import Row

Data = Mapping[str, Any]
WORDS = {CREATE: "created", UPDATE: "updated", DELETE: "deleted"}


@dataclass(frozen=True)
class Happening:
    """One event: its scope and what it tells."""

    scope: str
    data: Data


@dataclass
class Net:
    """What a commit did to one row, all its writes taken together; `parts` names the kinds of
    rows below it that changed with it."""

    resource: Resource
    old: Row | None
    row: Row | None
    parts: set[str] = field(default_factory=set)
    by_order: bool = False  # whether an order changed in the same commit

    @property
    def verb(self) -> Verb:
        return CREATE if self.old is None else DELETE if self.row is None else UPDATE

    @property
    def now(self) -> Row:
        """The row, or what it was before it went."""
        row = self.old if self.row is None else self.row
        assert row is not None
        return row

    @cached_property
    def changed(self) -> set[str]:
        """The fields that differ, but for the times a change always moves, and `parts`."""
        assert self.old is not None
        assert self.row is not None
        moved = {f.name for f in self.resource.stored if isinstance(f, Timestamp) and f.auto}
        fields = {name for name, value in self.row.items() if self.old.get(name) != value}
        return (fields - moved) | self.parts


# ---- the table's vocabulary

Condition = Callable[[Net], bool]
Tell = Callable[[Net], Data]


@dataclass(frozen=True)
class Telling:
    """`verb`, done to a row of `resource`, is the event `scope` when `when` holds."""

    resource: str
    verb: Verb
    scope: str
    data: Tell
    when: Condition = lambda net: True


def beyond(*names: str) -> Condition:
    """An update changed something else than these fields."""
    return lambda net: net.verb is not UPDATE or bool(net.changed - {*names})


def changes(*names: str) -> Condition:
    """An update changed one of these fields."""
    return lambda net: bool(net.changed & {*names})


ANY = beyond()


def writes(resource: str, family: str, data: Tell, when: Condition = ANY) -> list[Telling]:
    """created, updated and deleted of a family of scopes."""
    return [Telling(resource, verb, f"{family}/{word}", data, when) for verb, word in WORDS.items()]


def plain(kind: str) -> Tell:
    """What most events tell."""
    return lambda net: {"type": kind, "id": net.now["id"]}


def id_as(name: str, **more: Any) -> Tell:
    """What a channel's events tell: `{"order_id": 100}`."""
    return lambda net: {name: net.now["id"], **more}


# ---- what each event tells


def status(net: Net) -> Data:
    assert net.old is not None
    moved = {"previous_status_id": net.old["status_id"], "new_status_id": net.now["status_id"]}
    return {"type": "order", "id": net.now["id"], "status": moved}


def message(net: Net) -> Data:
    told = {"order_message_id": net.now["id"]}
    return {"type": "order", "id": net.now["order_id"], "message": told}


def refund(net: Net) -> Data:
    return {"type": "order", "id": net.now["order_id"], "refund": {"refund_id": net.now["id"]}}


def transaction(net: Net) -> Data:
    told = {"order_transaction_id": net.now["id"]}  # as of messages and refunds (assumed)
    return {"type": "order", "id": net.now["order_id"], "transaction": told}


def shipment(net: Net) -> Data:
    return {"type": "shipment", "id": net.now["id"], "orderId": net.now["order_id"]}


def customer(net: Net) -> Data:
    channel = net.now.get("origin_channel_id") or 1
    channels = [*(net.now.get("channel_ids") or [channel])]  # as recorded; none means all
    told = {"origin_channel_id": channel, "channel_ids": channels}
    return {"type": "customer", "id": net.now["id"], **told}


def address(net: Net) -> Data:
    owner = {"customer_id": net.now["customer_id"]}
    return {"type": "customer", "id": net.now["id"], "address": owner}


def sku(net: Net) -> Data:
    told = {"product_id": net.now["product_id"], "variant_id": variant(net)}
    return {"type": "sku", "id": net.now["id"], "sku": told}


def variant(net: Net) -> int:
    """The variant a SKU is: its own id (assumed; V2 shows no other)."""
    return int(net.now.get("variant_id") or net.now["id"])


def stock(net: Net) -> Data:
    """By how much stock changed: set by hand or API "absolute", by an order "relative"."""
    assert net.old is not None
    told = {
        "product_id": net.now.get("product_id", net.now["id"]),
        "method": "relative" if net.by_order else "absolute",
        "value": net.now["inventory_level"] - net.old["inventory_level"],
    }
    if net.resource.name == "products":
        return {"type": "product", "id": net.now["id"], "inventory": told}
    return {"type": "sku", "id": net.now["id"], "inventory": {**told, "variant_id": variant(net)}}


def store(net: Net) -> Data:
    return {"type": "store"}


def cart(net: Net) -> Data:
    return {"type": "cart", "id": net.now["uuid"]}


def coupon_applied(net: Net) -> Data:
    return {**cart(net), "couponId": net.now["coupon_ids"][-1]}


def cart_of_channel(net: Net) -> Data:
    return {"cart_id": net.now["uuid"]}


def line_item(net: Net) -> Data:
    return {"type": "cart_line_item", "id": net.now["uuid"], "cartId": net.now["cart_uuid"]}


def line_item_of_channel(net: Net) -> Data:
    return {"cart_id": net.now["cart_uuid"], "cart_item_id": net.now["uuid"]}


# ---- conditions of their own

UNTOLD_OF_PRODUCTS = (
    *("avalara_product_tax_code", "gtin", "mpn", "thumbnail"),  # documented
    *("calculated_price", "date_last_imported", "rating_total", "view_count"),  # assumed
)


def product_differs(net: Net) -> bool:
    """Something told of products changed; stock counts only where it is tracked (documented)."""
    untracked = net.now["inventory_tracking"] == "none"
    return beyond(*UNTOLD_OF_PRODUCTS, *(["inventory_level"] if untracked else []))(net)


def product_stock(by_order: bool) -> Condition:
    """Stock moved, and it is the product that counts it, not its SKUs (documented)."""
    return lambda net: (
        changes("inventory_level")(net)
        and net.by_order is by_order
        and net.now["inventory_tracking"] != "sku"
    )


def sku_stock(by_order: bool) -> Condition:
    return lambda net: changes("inventory_level")(net) and net.by_order is by_order


def gets_coupon(net: Net) -> bool:
    """A coupon came to those a cart had."""
    assert net.old is not None
    return len(net.now["coupon_ids"]) > len(net.old["coupon_ids"])


def seen_by_all(net: Net) -> bool:
    """Metafields that their app keeps to itself tell nothing (assumed)."""
    return is_open(net.now)


def turned(on: bool) -> Condition:
    """A price list was made active, or inactive."""
    return lambda net: changes("active")(net) and net.now["active"] is on


def archived(net: Net) -> bool:
    return changes("is_deleted")(net) and bool(net.now["is_deleted"])


# ---- the table

CHANNEL = "store/channel/{channel_id}"
ORDER_EVENTS: list[tuple[Verb, str, Condition]] = [
    (CREATE, "created", ANY),
    (UPDATE, "updated", beyond("is_deleted")),
    (UPDATE, "archived", archived),
    (UPDATE, "statusUpdated", changes("status_id")),
]
INFORMATION = (
    *("name", "address", "country", "phone", "admin_email", "order_email", "timezone", "language"),
    *("currency", "decimal_separator", "thousands_separator", "currency_symbol_location"),
    *("weight_units", "dimension_units", "dimension_decimal_places", "dimension_decimal_token"),
    *("plan_name", "plan_level", "logo", "is_price_entered_with_tax"),
)

# The families of scopes that each kind of metafields has, and the one that all have.
METAFIELDS = {kind: [f"store/{kind}/metafield", "store/metafield"] for kind in HAVE_METAFIELDS}
METAFIELDS["variant"].append("store/product/variant/metafield")
METAFIELDS["location"].append("store/inventory/location/metafield")

TELLINGS: tuple[Telling, ...] = (
    *(
        Telling("orders", verb, f"store/order/{word}", plain("order"), when)
        for verb, word, when in ORDER_EVENTS[:3]
    ),
    Telling("orders", UPDATE, "store/order/statusUpdated", status, changes("status_id")),
    *(
        Telling("orders", verb, f"{CHANNEL}/order/{word}", id_as("order_id"), when)
        for verb, word, when in ORDER_EVENTS
    ),
    Telling("order_messages", CREATE, "store/order/message/created", message),
    Telling("order_refunds", CREATE, "store/order/refund/created", refund),
    *writes("order_transactions", "store/order/transaction", transaction)[:2],
    *writes("order_shipments", "store/shipment", shipment),
    *writes("products", "store/product", plain("product"), product_differs),
    Telling("products", UPDATE, "store/product/inventory/updated", stock, product_stock(False)),
    Telling(
        "products", UPDATE, "store/product/inventory/order/updated", stock, product_stock(True)
    ),
    *writes("product_skus", "store/sku", sku),
    Telling("product_skus", UPDATE, "store/sku/inventory/updated", stock, sku_stock(False)),
    Telling("product_skus", UPDATE, "store/sku/inventory/order/updated", stock, sku_stock(True)),
    *writes("categories", "store/category", plain("category")),
    *writes("categories", f"{CHANNEL}/category", id_as("category_id", tree_id=1)),
    *writes("customers", "store/customer", customer, beyond("form_fields")),
    *writes("customer_addresses", "store/customer/address", address),
    *writes("pages", f"{CHANNEL}/page", id_as("page_id"))[:2],
    *(
        telling
        for family, data in (("store/cart", cart), (f"{CHANNEL}/cart", cart_of_channel))
        for telling in (
            *writes("carts", family, data),
            Telling("carts", CREATE, f"{family}/updated", data),  # too, as documented
        )
    ),
    Telling("carts", UPDATE, "store/cart/couponApplied", coupon_applied, gets_coupon),
    Telling("carts", UPDATE, f"{CHANNEL}/cart/couponApplied", cart_of_channel, gets_coupon),
    *writes("cart_items", "store/cart/lineItem", line_item),
    *writes("cart_items", f"{CHANNEL}/cart/lineItem", line_item_of_channel),
    Telling("store_information", UPDATE, "store/information/updated", store, changes(*INFORMATION)),
    *writes("price_lists", "store/priceList", plain("priceList")),
    Telling("price_lists", UPDATE, "store/priceList/activated", plain("priceList"), turned(True)),
    Telling(
        "price_lists", UPDATE, "store/priceList/deactivated", plain("priceList"), turned(False)
    ),
    *(
        telling
        for kind, families in METAFIELDS.items()
        for family in families
        for telling in writes(f"{kind}_metafields", family, plain("metafield"), seen_by_all)
    ),
)
BY_RESOURCE: dict[str, list[Telling]] = {}
for _each in TELLINGS:
    BY_RESOURCE.setdefault(_each.resource, []).append(_each)

# Rows below an order whose change is a change of the order ("any change", documented).
PARTS_OF_ORDERS = frozenset(
    ("order_products", "order_shipping_addresses", "order_coupons", "order_fees", "order_pickups")
)


# ---- from writes to events


def happenings(data: Store, done: Sequence[Write]) -> list[Happening]:
    """The events that these writes are, in the order the rows were first touched."""
    nets = net(done)
    for each in [each for each in nets.values() if each.resource.name in PARTS_OF_ORDERS]:
        _add_part(data, nets, each)
    by_order = any(name in ("orders", "order_products") for name, _ in nets)
    found = []
    for each in nets.values():
        each.by_order = by_order
        if not _gone_with_its_parent(nets, each):
            found += [*_told(each)]
    return found


def net(done: Sequence[Write]) -> dict[tuple[str, int], Net]:
    """What is left of the writes, row by row; a row that came and went is not there."""
    nets: dict[tuple[str, int], Net] = {}
    for resource, old, row in done:
        some = row if row is not None else old
        assert some is not None
        key = (resource.name, some.key)
        nets[key] = Net(resource, nets[key].old if key in nets else _told_of(old), _told_of(row))
    return {key: each for key, each in nets.items() if each.old is not each.row}


def _told_of(row: Row | None) -> Row | None:
    """The row, unless it is a base variant: that of a product without SKUs tells nothing."""
    return None if row is None or row.get("is_base") else row


def _add_part(data: Store, nets: dict[tuple[str, int], Net], part: Net) -> None:
    parent = part.resource.parent
    assert parent is not None
    id = part.now[part.resource.parent_key]
    if (parent.name, id) not in nets:
        rows = data.find(parent, id=id)
        if not rows:
            return
        nets[parent.name, id] = Net(parent, rows[0], rows[0])
    nets[parent.name, id].parts.add(part.resource.name)


def _gone_with_its_parent(nets: Mapping[tuple[str, int], Net], each: Net) -> bool:
    """Whether a row went only because the one above it did: that tells one event (assumed)."""
    parent = each.resource.parent
    if parent is None or each.verb is not DELETE:
        return False
    above = nets.get((parent.name, each.now[each.resource.parent_key]))
    return above is not None and above.verb is DELETE


def _told(each: Net) -> Iterator[Happening]:
    for telling in BY_RESOURCE.get(each.resource.name) or _by_family(each.resource):
        if telling.verb is each.verb and telling.when(each):
            channel = each.now.get("channel_id") or 1
            yield Happening(telling.scope.format(channel_id=channel), telling.data(each))


def _by_family(resource: Resource) -> list[Telling]:
    """For a resource outside the table that names its family of scopes: the plain events."""
    if not resource.events:
        return []
    return writes(resource.name, resource.events, plain(resource.events.rpartition("/")[2]))
