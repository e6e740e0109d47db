"""Scenarios of who buys what: customers, coupons, orders."""

from __future__ import annotations

from bcfake.verify.steps import Scenario, Step, life, refusals

CUSTOMER = {"first_name": "Jane", "last_name": "Doe", "email": "jane-{run}@example.com"}
PLACE = {
    "first_name": "Jane",
    "last_name": "Doe",
    "street_1": "123 Main Street",
    "city": "Austin",
    "state": "Texas",
    "zip": "78751",
    "country": "United States",
}
COUPON = {
    "name": "{run} five off",
    "type": "per_total_discount",
    "code": "{run}FIVE",
    "amount": "5",
    "applies_to": {"entity": "categories", "ids": [0]},
}
ORDER = {
    "billing_address": {**PLACE, "email": "jane-{run}@example.com"},
    "products": [{"name": "{run} Mug", "quantity": 2, "price_ex_tax": 10, "price_inc_tax": 11}],
}

SALES = (
    Scenario(
        "customers",
        life(
            "customer",
            "/customers",
            CUSTOMER,
            {"company": "Acme", "notes": "Likes mugs."},
            Step("another of the same address", "POST", "/customers", CUSTOMER),
            Step("find it by e-mail", "GET", "/customers?email=jane-{run}%40example.com"),
            Step("count from its id", "GET", "/customers/count?min_id={customer}"),
            Step("no addresses", "GET", "/customers/{customer}/addresses"),
            Step(
                "an address",
                "POST",
                "/customers/{customer}/addresses",
                {**PLACE, "phone": "5125550100"},
                keeps="address",
            ),
            Step("its addresses", "GET", "/customers/{customer}/addresses"),
            Step(
                "a wrong password",
                "POST",
                "/customers/{customer}/validate",
                {"password": "wrong horse 1"},
            ),
            *refusals("/customers", "/customers/{customer}", CUSTOMER, "last_name"),
        ),
    ),
    Scenario(
        "customer groups",
        life("group", "/customer_groups", {"name": "{run} Wholesale"}, {"name": "{run} Trade"}),
    ),
    Scenario(
        "coupons",
        life(
            "coupon",
            "/coupons",
            COUPON,
            {**COUPON, "enabled": True},
            Step("another of the same code", "POST", "/coupons", COUPON),
            Step("find it by code", "GET", "/coupons?code={run}FIVE"),
            Step("a type there is not", "POST", "/coupons", {**COUPON, "type": "free"}),
            *refusals("/coupons", "/coupons/{coupon}", COUPON, "code"),
        ),
    ),
    Scenario(
        "orders",
        life(
            "order",
            "/orders",
            ORDER,
            {"status_id": 11, "staff_notes": "Wrap it."},
            Step("list from its id", "GET", "/orders?min_id={order}"),
            Step("list by e-mail", "GET", "/orders?email=jane-{run}%40example.com"),
            Step("count", "GET", "/orders/count", own=True),
            Step("its lines", "GET", "/orders/{order}/products", keeps="line"),
            Step("its addresses", "GET", "/orders/{order}/shipping_addresses", keeps="to"),
            Step("no messages", "GET", "/orders/{order}/messages"),
            Step("no coupons", "GET", "/orders/{order}/coupons"),
            Step(
                "more shipped than ordered",
                "POST",
                "/orders/{order}/shipments",
                {
                    "order_address_id": "{to}",
                    "items": [{"order_product_id": "{line}", "quantity": 3}],
                },
            ),
            Step(
                "a part shipped",
                "POST",
                "/orders/{order}/shipments",
                {
                    "order_address_id": "{to}",
                    "tracking_number": "1Z",
                    "items": [{"order_product_id": "{line}", "quantity": 1}],
                },
                keeps="shipment",
            ),
            Step("the order part shipped", "GET", "/orders/{order}"),
            Step("its shipments", "GET", "/orders/{order}/shipments"),
            *refusals("/orders", "/orders/{order}", ORDER, "billing_address"),
        ),
    ),
)
