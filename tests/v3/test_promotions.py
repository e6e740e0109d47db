"""Promotions: what they take off a cart, and their codes, which are coupons of V2."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

TEN_PERCENT = {"percentage_amount": "10"}


@pytest.fixture
def products(bcfake: Any) -> list[dict[str, Any]]:
    """A mug at 10.00 and a cup at 4.00, of two brands."""
    return [
        bcfake.products.add(name=name, price=price, brand_id=bcfake.brands.add()["id"])
        for name, price in (("Mug", "10"), ("Cup", "4"))
    ]


@pytest.fixture
def promote(v3: Any) -> Any:
    """`promote(action, condition, ...)` makes a promotion of one rule."""

    def promote(action: Any, condition: Any = None, once: bool = True, **more: Any) -> Any:
        rule = {"action": action, "apply_once": once}
        rule |= {"condition": condition} if condition else {}
        body = {"redemption_type": "AUTOMATIC", "name": "P", "rules": [rule], **more}
        made = v3("POST", "/promotions", json=body)
        assert made.status_code == 201, made.text
        return made.json()["data"]

    return promote


@pytest.fixture
def cart(v3: Any, products: Any) -> Any:
    """`cart(2, 1)` is a new cart with two mugs and a cup, sent with what else is said."""

    def cart(*quantities: int, **more: Any) -> Any:
        items = [
            {"product_id": product["id"], "quantity": quantity}
            for product, quantity in zip(products, quantities, strict=True)
            if quantity
        ]
        return v3("POST", "/carts", json={"line_items": items, **more}).json()["data"]

    return cart


def only(product: Any) -> dict[str, Any]:
    return {"products": [product["id"]]}


def test_a_discount_on_the_cart_is_split_among_its_items(promote: Any, cart: Any) -> None:
    promote({"cart_value": {"discount": TEN_PERCENT}}, {"cart": {"minimum_spend": "20"}})

    below, above = cart(1, 2), cart(2, 1)

    assert (below["cart_amount"], below["discount_amount"]) == (18, 0)
    assert (above["cart_amount"], above["discount_amount"]) == (21.6, 2.4)
    assert [each["discounted_amount"] for each in above["discounts"]] == [2, 0.4]


@pytest.mark.parametrize(
    ("action", "amount"),
    [
        ({"discount": TEN_PERCENT}, 21.6),
        ({"discount": {"fixed_amount": "3"}}, 15),  # three pieces
        ({"discount": {"fixed_amount": "6"}}, 8),  # a cup costs only four
        ({"discount": {"fixed_amount": "3"}, "as_total": True}, 21),
        ({"discount": {"fixed_amount": "3"}, "quantity": 1}, 21),
        ({"discount": {"percentage_amount": "100"}, "strategy": "LEAST_EXPENSIVE_ONLY"}, 20),
        (
            {
                "discount": {"percentage_amount": "50"},
                "strategy": "MOST_EXPENSIVE",
                "quantity": 1,
            },
            19,
        ),
        ({"discount": TEN_PERCENT, "maximum_allowed_discount_amount": "1.5"}, 22.5),
    ],
)
def test_a_discount_on_items_is_for_those_that_fit(
    action: Any, amount: float, promote: Any, cart: Any
) -> None:
    promote({"cart_items": action})

    shown = cart(2, 1)

    assert (shown["cart_amount"], shown["base_amount"]) == (amount, amount)


@pytest.mark.parametrize(
    ("matcher", "amount"),
    [
        (lambda mug, cup: {"brands": [mug["brand_id"]]}, 13),
        (lambda mug, cup: {"products": [cup["id"]]}, 13),
        (lambda mug, cup: {"not": {"products": [cup["id"]]}}, 13),
        (lambda mug, cup: {"or": [only(mug), only(cup)]}, 12),
        (lambda mug, cup: {"and": [only(mug), only(cup)]}, 14),
        (lambda mug, cup: {"product_custom_field": {"name": "Size", "values": ["L"]}}, 13),
    ],
)
def test_items_are_matched_by_what_they_are(
    matcher: Any, amount: float, promote: Any, cart: Any, products: Any, bcfake: Any
) -> None:
    mug, cup = products
    bcfake.product_custom_fields.add(product_id=mug["id"], name="Size", text="L")

    discount = {"discount": {"fixed_amount": "1"}, "items": matcher(mug, cup)}
    promote({"cart_items": discount})

    assert cart(1, 1)["cart_amount"] == amount


@pytest.mark.parametrize(("mugs", "once", "amount"), [(1, True, 10), (2, True, 10), (4, False, 20)])
def test_what_meets_a_condition_is_not_discounted_itself(
    mugs: int, once: bool, amount: float, promote: Any, cart: Any, products: Any
) -> None:
    """Buy one, get one."""
    items = only(products[0])
    free = {"discount": {"percentage_amount": "100"}, "items": items, "quantity": 1}
    condition = {"cart": {"items": items, "minimum_quantity": 1}}
    promote({"cart_items": free}, condition, once)

    assert cart(mugs, 0)["cart_amount"] == amount


@pytest.mark.parametrize(
    "terms",
    [
        {"status": "DISABLED"},
        {"start_date": "2100-01-01T00:00:00+00:00"},
        {"end_date": "2001-01-01T00:00:00+00:00", "start_date": "2000-01-01T00:00:00+00:00"},
        {"channels": [{"id": 99}]},
        {"currency_code": "EUR"},
        {"customer": {"group_ids": [7]}},
        {"customer": {"excluded_group_ids": [0]}},
        {"customer": {"minimum_order_count": 1}},
        {"shipping_address": {"countries": [{"iso2_country_code": "US"}]}},
    ],
    ids=lambda terms: next(iter(terms)),
)
def test_a_promotion_holds_only_on_its_terms(terms: Any, promote: Any, cart: Any) -> None:
    promote({"cart_value": {"discount": TEN_PERCENT}}, **terms)

    assert cart(1, 0)["cart_amount"] == 10


def test_a_promotion_may_stop_those_after_it_or_be_alone(promote: Any, cart: Any) -> None:
    off = {"cart_value": {"discount": {"fixed_amount": "1"}}}
    promote(off)
    promote(off, can_be_used_with_other_promotions=False)
    promote(off, stop=True)
    promote(off)

    assert cart(1, 0)["cart_amount"] == 8


def test_a_discount_by_hand_and_a_price_of_its_own_leave_no_promotion(
    promote: Any, cart: Any, products: Any, v3: Any
) -> None:
    promote({"cart_value": {"discount": TEN_PERCENT}})
    id = cart(1, 0)["id"]
    by_hand = {"cart": {"discounts": [{"discounted_amount": 2}]}}
    discounted = v3("POST", f"/checkouts/{id}/discounts", json=by_hand).json()["data"]
    item = {"product_id": products[0]["id"], "quantity": 1, "list_price": 7}

    priced = v3("POST", "/carts", json={"line_items": [item]}).json()["data"]

    assert discounted["grand_total"] == 8
    assert priced["cart_amount"] == 7


def test_free_shipping_is_one_more_way_to_ship(
    promote: Any, cart: Any, bcfake: Any, v3: Any
) -> None:
    zone = bcfake.shipping_zones.add(type="global")
    promote({"shipping": {"free_shipping": True, "zone_ids": [zone["id"]]}})
    path = f"/checkouts/{cart(1, 0)['id']}"
    [item] = v3("GET", path).json()["data"]["cart"]["line_items"]["physical_items"]
    address = {"email": "jane@example.com", "country_code": "US"}
    line = {"item_id": item["id"], "quantity": 1}
    query = {"include": "consignments.available_shipping_options"}

    body = [{"address": address, "line_items": [line]}]
    shown = v3("POST", f"{path}/consignments", json=body, params=query).json()["data"]

    [option] = shown["consignments"][0]["available_shipping_options"]
    assert (option["type"], option["cost"]) == ("shipping_freeshipping", 0)


# ---- codes


@pytest.fixture
def coupon(promote: Any) -> Any:
    """A bulk coupon promotion of ten percent off the cart."""
    discount = {"cart_value": {"discount": TEN_PERCENT}}
    return promote(discount, redemption_type="COUPON", coupon_type="BULK")


def test_a_code_is_a_coupon_of_v2_and_takes_off_what_its_promotion_does(
    coupon: Any, cart: Any, v2: Any, v3: Any
) -> None:
    path = f"/promotions/{coupon['id']}/codes"
    code = v3("POST", path, json={"code": "SAVE-10", "max_uses": 5})
    checkout = f"/checkouts/{cart(1, 0)['id']}"

    shown = v3("POST", f"{checkout}/coupons", json={"coupon_code": "SAVE-10"}).json()["data"]

    assert code.status_code == 201
    [row] = v2("GET", "/coupons?code=SAVE-10").json()
    assert (row["id"], row["type"], row["amount"]) == (
        code.json()["data"]["id"],
        "promotion",
        "0.0000",
    )
    assert shown["grand_total"] == 9
    assert [(c["coupon_type"], c["discounted_amount"]) for c in shown["coupons"]] == [
        ("promotion", 1)
    ]


@pytest.mark.parametrize(("overrides", "total"), [(False, 8), (True, 9)])
def test_a_coupon_to_be_alone_overrides_the_others_or_is_refused(
    overrides: bool, total: float, promote: Any, cart: Any, v3: Any
) -> None:
    promote({"cart_value": {"discount": {"fixed_amount": "2"}}})
    alone = promote(
        {"cart_value": {"discount": TEN_PERCENT}},
        redemption_type="COUPON",
        can_be_used_with_other_promotions=False,
        coupon_overrides_other_promotions=overrides,
    )
    v3("POST", f"/promotions/{alone['id']}/codes", json={"code": "SAVE"})
    checkout = f"/checkouts/{cart(1, 0)['id']}"

    answer = v3("POST", f"{checkout}/coupons", json={"coupon_code": "SAVE"})

    assert answer.status_code == (200 if overrides else 422)
    assert v3("GET", checkout).json()["data"]["grand_total"] == total


def test_a_promotion_is_used_when_its_cart_is_ordered(promote: Any, v3: Any, bcfake: Any) -> None:
    used = promote({"cart_value": {"discount": TEN_PERCENT}}, max_uses=1)
    song = {"product_id": bcfake.products.add(type="digital", price="10")["id"], "quantity": 1}
    id = v3("POST", "/carts", json={"line_items": [song]}).json()["data"]["id"]
    names = ("first_name", "last_name", "address1", "city")
    address = {**dict.fromkeys(names, "X"), "email": "x@example.com", "country_code": "US"}
    v3("POST", f"/checkouts/{id}/billing-address", json=address)

    order = v3("POST", f"/checkouts/{id}/orders", json={}).json()["data"]["id"]

    assert bcfake.orders.get(order)["total_inc_tax"] == 9
    assert v3("GET", f"/promotions/{used['id']}").json()["data"]["current_uses"] == 1
    assert v3("GET", f"/checkouts/{id}").json()["data"]["grand_total"] == 10  # used up


def test_codes_are_made_in_batches_for_bulk_coupons_only(
    coupon: Any, promote: Any, v3: Any
) -> None:
    asked = {"batch_size": 3, "prefix": "VIP", "delimiter": "-", "code_length": 6}
    automatic = promote({"cart_value": {"discount": TEN_PERCENT}})

    made = v3("POST", f"/promotions/{coupon['id']}/codegen", json=asked)
    refused = v3("POST", f"/promotions/{automatic['id']}/codegen", json=asked)
    kept = v3("GET", f"/promotions/{coupon['id']}/codes").json()["data"]

    codes = [each["code"] for each in made.json()["data"]["codes"]]
    assert (made.status_code, len({*codes})) == (201, 3)
    assert all(code.startswith("VIP-") and len(code) == 10 for code in codes)
    assert [(each["code"], each["max_uses"]) for each in kept] == [(code, 1) for code in codes]
    assert refused.status_code == 405


def test_a_promotion_with_codes_is_not_deleted(coupon: Any, promote: Any, v3: Any) -> None:
    other = promote({"cart_value": {"discount": TEN_PERCENT}})["id"]
    code = v3("POST", f"/promotions/{coupon['id']}/codes", json={"code": "SAVE"}).json()["data"]

    answer = v3("DELETE", "/promotions", params={"id:in": f"{coupon['id']},{other}"})

    assert answer.status_code == 422
    assert answer.json()["meta"] == {"total": 2, "success": 1, "failed": 1}
    assert [*answer.json()["errors"][0]["errors"]] == ["0.id"]
    of_code = f"/promotions/{coupon['id']}/codes/{code['id']}"
    assert v3("DELETE", of_code).status_code == v3("DELETE", of_code).status_code == 204
    assert v3("DELETE", f"/promotions/{coupon['id']}").status_code == 204
    assert v3("GET", "/promotions").json()["data"] == []


def test_a_code_is_found_and_deleted_whatever_its_promotion(coupon: Any, v3: Any) -> None:
    v3("POST", f"/promotions/{coupon['id']}/codes", json={"code": "SAVE"})
    query = {"code": "SAVE"}

    [found] = v3("GET", "/promotions/codes", params=query).json()["data"]
    promotions = v3("GET", "/promotions", params=query).json()["data"]
    gone = v3("DELETE", "/promotions/codes", params=query)

    assert (found["code"], found["current_uses"]) == ("SAVE", 0)
    assert [each["id"] for each in promotions] == [coupon["id"]]
    assert gone.status_code == 204
    assert v3("GET", "/promotions/codes", params=query).json()["data"] == []
    assert v3("GET", "/promotions/codes").status_code == 422


def test_more_coupons_fit_where_the_settings_let_them(coupon: Any, cart: Any, v3: Any) -> None:
    for code in ("A", "B"):
        v3("POST", f"/promotions/{coupon['id']}/codes", json={"code": code})
    path = f"/checkouts/{cart(1, 0)['id']}/coupons"
    settings = v3("GET", "/promotions/settings").json()

    one = v3("POST", path, json={"coupon_code": "A"})
    refused = v3("POST", path, json={"coupon_code": "B"})
    more = {**settings, "number_of_coupons_allowed_at_checkout": 2}
    assert v3("PUT", "/promotions/settings", json=more).json() == more
    both = v3("POST", path, json={"coupon_code": "B"})

    assert (one.status_code, refused.status_code, both.status_code) == (200, 422, 200)
    assert both.json()["data"]["grand_total"] == 8


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ({}, "action"),
        ({"cart_value": {}}, "cart_value.discount"),
        ({"cart_value": {"discount": {}}}, "discount"),
        ({"cart_items": {"discount": TEN_PERCENT, "items": {"colours": [1]}}}, "items"),
        ({"cart_items": {"discount": TEN_PERCENT, "strategy": "NEXT"}}, "strategy"),
    ],
)
def test_a_rule_that_is_none_is_refused(action: Any, field: str, v3: Any) -> None:
    body = {"redemption_type": "AUTOMATIC", "name": "P", "rules": [{"action": action}]}

    answer = v3("POST", "/promotions", json=body)

    assert answer.status_code == 422
    [named] = answer.json()["errors"]
    assert named.endswith(field), named


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"status": "INVALID"}, "status"),
        ({"coupon_type": "SINGLE"}, "coupon_type"),
        ({"coupon_overrides_other_promotions": True}, "coupon_overrides_other_promotions"),
    ],
)
def test_some_things_nobody_may_set(body: Any, field: str, coupon: Any, v3: Any) -> None:
    answer = v3("PUT", f"/promotions/{coupon['id']}", json=body)

    assert (answer.status_code, [*answer.json()["errors"]]) == (422, [field])


def test_who_takes_no_code_says_so(promote: Any, v3: Any) -> None:
    discount = {"cart_value": {"discount": TEN_PERCENT}}
    automatic, single = promote(discount), promote(discount, redemption_type="COUPON")
    first = v3("POST", f"/promotions/{single['id']}/codes", json={"code": "ONE"})

    second = v3("POST", f"/promotions/{single['id']}/codes", json={"code": "TWO"})
    none = v3("POST", f"/promotions/{automatic['id']}/codes", json={"code": "THREE"})

    assert [each.status_code for each in (first, second, none)] == [201, 422, 422]


def test_codes_are_deleted_by_their_ids(coupon: Any, v3: Any) -> None:
    path = f"/promotions/{coupon['id']}/codes"
    ids = [v3("POST", path, json={"code": code}).json()["data"]["id"] for code in ("ONE", "TWO")]

    unknown = v3("DELETE", path, params={"id:in": f"{ids[0]},999"})
    gone = v3("DELETE", path, params={"id:in": ids[1]})

    assert unknown.json()["meta"] == {"total": 2, "success": 1, "failed": 1}
    assert (gone.status_code, v3("GET", path).json()["data"]) == (204, [])


@pytest.mark.parametrize(
    "query",
    ["", "?id:in=one", "?id:in=" + ",".join(map(str, range(1, 52)))],
    ids=["none", "words", "too many"],
)
def test_what_is_deleted_is_said_by_ids(query: str, v3: Any) -> None:
    assert v3("DELETE", f"/promotions{query}").status_code == 422


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"redemption_type": "coupon"}, ["C"]),
        ({"redemption_type": "automatic"}, ["A", "B"]),
        ({"channels": "1"}, ["A", "C"]),
        ({"query": "sav"}, ["C"]),
        ({"query": "b"}, ["B"]),
        ({"status": "DISABLED"}, ["B"]),
    ],
)
def test_promotions_are_found(query: Any, found: Any, promote: Any, v3: Any) -> None:
    discount = {"cart_value": {"discount": TEN_PERCENT}}
    promote(discount, name="A")
    promote(discount, name="B", status="DISABLED", channels=[{"id": 2}])
    id = promote(discount, name="C", redemption_type="COUPON")["id"]
    v3("POST", f"/promotions/{id}/codes", json={"code": "SAVE"})

    rows = v3("GET", "/promotions", params=query).json()["data"]

    assert [row["name"] for row in rows] == found


def test_items_are_matched_by_variant_and_option(
    promote: Any, bcfake: Any, v3: Any, products: Any
) -> None:
    option = bcfake.options.add(name="Colour", type="RB")
    value = bcfake.option_values.add(option_id=option["id"], label="Red", value="red")
    mug, cup = products
    of_mug = bcfake.product_options.add(
        product_id=mug["id"], option_id=option["id"], display_name="Colour"
    )
    variants = v3("GET", f"/catalog/products/{cup['id']}/variants").json()["data"]
    [base] = [variant["id"] for variant in variants]
    off = {"discount": {"fixed_amount": "1"}}
    red = {"type": "string_match", "name": "Colour", "values": ["Red"]}
    promote({"cart_items": {**off, "items": {"product_option": red}}})
    promote({"cart_items": {**off, "items": {"variants": [base]}}})
    chosen = [{"option_id": of_mug["id"], "option_value": value["id"]}]
    items = [
        {"product_id": mug["id"], "quantity": 1, "option_selections": chosen},
        {"product_id": mug["id"], "quantity": 1},
        {"product_id": cup["id"], "quantity": 1},
    ]

    cart = v3("POST", "/carts", json={"line_items": items}).json()["data"]

    sold = [item["sale_price"] for item in cart["line_items"]["physical_items"]]
    assert sold == [9, 10, 3]


def test_a_schedule_is_by_days_of_every_so_many_weeks(promote: Any, cart: Any, bcfake: Any) -> None:
    start = datetime(2030, 1, 7, tzinfo=timezone.utc)  # a Monday
    hours = {"daily_start_time": "09:00:00", "daily_end_time": "17:00:00"}
    schedule = {"week_frequency": 2, "week_days": ["Monday"], **hours}
    terms = {"schedule": schedule, "start_date": start.isoformat()}
    promote({"cart_value": {"discount": TEN_PERCENT}}, **terms)

    def amount(**later: int) -> float:
        bcfake.clock.freeze(start + timedelta(**later))
        return float(cart(1, 0)["cart_amount"])

    assert amount(hours=12) == amount(weeks=2, hours=12) == 9
    assert amount(hours=8) == amount(days=1, hours=12) == amount(weeks=1, hours=12) == 10
