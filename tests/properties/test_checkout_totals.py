"""What a checkout comes to is what its order comes to, whatever is taken off and added."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bcfake.fake import FakeStore
from bcfake.message import Request
from bcfake.wire.pipeline import serve

ADDRESS = {
    "first_name": "Ada",
    "last_name": "King",
    "email": "ada@example.com",
    "address1": "1 Main Street",
    "city": "Austin",
    "country_code": "US",
}
AMOUNTS = st.decimals("0", "60", places=2).map(str)
KINDS = (
    *("per_item_discount", "percentage_discount", "per_total_discount"),
    *("shipping_discount", "free_shipping"),
)
OFF = st.one_of(
    st.builds(lambda amount: {"fixed_amount": amount}, AMOUNTS),
    st.builds(lambda amount: {"percentage_amount": amount}, AMOUNTS),
)
ACTIONS = st.one_of(
    st.builds(lambda off: {"cart_value": {"discount": off}}, OFF),
    st.builds(
        lambda off, total: {"cart_items": {"discount": off, "as_total": total}},
        OFF,
        st.booleans(),
    ),
)


class Shop:
    """A store and requests to its V3; what is refused is passed over."""

    def __init__(self, store: FakeStore) -> None:
        self.store = store

    def v3(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"content-type": "application/json", "x-auth-token": self.store.access_token}
        where = f"/stores/{self.store.store_hash}/v3{path}"
        sent = json.dumps(body or {}).encode()
        request = Request(method, "https://api.bigcommerce.com", where, "", headers, sent)
        answer = serve(self.store.platform, request)
        assert answer.status < 500
        return json.loads(answer.body)["data"] if answer.status < 300 else None


@settings(max_examples=25)
@given(
    items=st.lists(st.tuples(AMOUNTS, st.integers(1, 4)), min_size=1, max_size=3),
    coupon=st.none() | st.tuples(st.sampled_from(KINDS), AMOUNTS),
    by_hand=st.none() | AMOUNTS,
    actions=st.lists(ACTIONS, max_size=2),
    shipping=AMOUNTS,
    fee=st.none() | AMOUNTS,
)
def test_an_order_comes_to_what_its_checkout_came_to(
    items: Any, coupon: Any, by_hand: Any, actions: Any, shipping: str, fee: Any
) -> None:
    with FakeStore(quota=1_000_000).open() as store:
        shop = Shop(store)
        for action in actions:
            body = {"redemption_type": "AUTOMATIC", "name": "P", "rules": [{"action": action}]}
            assert shop.v3("POST", "/promotions", body)
        rows = [(store.products.add(price=price)["id"], quantity) for price, quantity in items]
        lines = [{"product_id": id, "quantity": quantity} for id, quantity in rows]
        cart = shop.v3("POST", "/carts", {"line_items": lines})
        path = f"/checkouts/{cart['id']}"
        shop.v3("POST", f"{path}/billing-address", ADDRESS)
        goods = [
            {"item_id": item["id"], "quantity": item["quantity"]}
            for item in cart["line_items"]["physical_items"]
        ]
        body = [{"address": ADDRESS, "line_items": goods}]
        [consignment] = shop.v3("POST", f"{path}/consignments", body)["consignments"]
        custom = {"custom_shipping": {"price": shipping, "description": "Bike"}}
        shop.v3("PUT", f"{path}/consignments/{consignment['id']}", custom)
        if by_hand is not None:
            sent = {"cart": {"discounts": [{"discounted_amount": by_hand}]}}
            shop.v3("POST", f"{path}/discounts", sent)
        if coupon is not None:
            store.coupons.add(code="SAVE", type=coupon[0], amount=coupon[1], enabled=True)
            shop.v3("POST", f"{path}/coupons", {"coupon_code": "SAVE"})
        if fee is not None:
            charged = {"name": "F", "display_name": "F", "cost": fee, "source": "app"}
            shop.v3("POST", f"{path}/fees", {"fees": [{"type": "custom_fee", **charged}]})
        shown = shop.v3("GET", path)

        order = store.orders.get(shop.v3("POST", f"{path}/orders")["id"])

        assert Decimal(str(shown["grand_total"])) == order["total_inc_tax"] >= 0
        assert (
            sum(Decimal(str(one["discounted_amount"])) for one in shown["coupons"])
            == (order["coupon_discount"])
        )
