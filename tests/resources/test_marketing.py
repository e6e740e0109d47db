"""Coupons, banners and gift certificates."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

COUPON = {
    "name": "Ten percent off",
    "type": "percentage_discount",
    "amount": 10,
    "code": "TEN OFF-1_a",
    "applies_to": {"entity": "categories", "ids": [0]},
}
BANNER = {
    "name": "Sale",
    "content": "<p>Tuesday at 9am!</p>",
    "page": "home_page",
    "location": "top",
    "date_type": "always",
}
GIFT = {
    "to_name": "John Doe",
    "to_email": "john@example.com",
    "from_name": "Jane Doe",
    "from_email": "jane@example.com",
    "amount": "10",
}


def ids(answer):
    """The ids in a list's answer."""
    return [each["id"] for each in answer.json()] if answer.status_code == 200 else []


# ---- coupons


def test_a_new_coupon_is_answered_as_the_service_was_recorded_to(send, bcfake):
    bcfake.clock.freeze(datetime(2026, 6, 18, 14, 38, 44, tzinfo=timezone.utc))
    answer = send("POST", "/coupons", COUPON)
    assert answer.status_code == 201
    assert list(answer.json().items()) == [
        ("id", 1),
        ("name", "Ten percent off"),
        ("type", "percentage_discount"),
        ("amount", "10.0000"),
        ("min_purchase", "0.0000"),
        ("expires", ""),
        ("enabled", False),
        ("code", "TEN OFF-1_a"),
        ("applies_to", {"entity": "categories", "ids": [0]}),
        ("num_uses", 0),
        ("max_uses", 0),
        ("max_uses_per_customer", 0),
        ("restricted_to", []),
        ("shipping_methods", None),
        ("date_created", "Thu, 18 Jun 2026 14:38:44 +0000"),
    ]
    assert send("GET", "/coupons/1").json() == answer.json()


@pytest.mark.parametrize("missing", sorted(COUPON))
def test_a_coupon_is_complete(send, missing):
    body = {name: value for name, value in COUPON.items() if name != missing}
    assert send("POST", "/coupons", body).status_code == 400


@pytest.mark.parametrize("field", ["name", "code"])
def test_a_coupons_name_and_code_are_used_once(send, bcfake, field):
    bcfake.coupons.add(**{field: COUPON[field]})
    answer = send("POST", "/coupons", COUPON)
    assert answer.status_code == 409
    assert len(bcfake.coupons) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "half_price"),
        ("amount", "ten"),
        ("min_purchase", "abc"),
        ("expires", "soon"),
        ("enabled", "perhaps"),
        ("max_uses", "abc"),
        ("max_uses_per_customer", "abc"),
        ("code", "SPARE%"),
        ("code", "x" * 51),
        ("name", "x" * 101),
        ("applies_to", {"entity": "brands", "ids": [0]}),
        ("applies_to", {"entity": "products", "ids": "all"}),
        ("applies_to", {"ids": [0]}),
        ("restricted_to", {"planets": ["Mars"]}),
        ("restricted_to", ["AU"]),
        ("shipping_methods", "shipping_flatrate"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(send, field, value):
    answer = send("POST", "/coupons", {**COUPON, field: value})
    assert answer.status_code == 400
    assert f"'{field}" in answer.json()[0]["message"]


@pytest.mark.parametrize(("entity", "place"), [("products", "products"), ("categories",) * 2])
def test_a_coupon_applies_to_what_exists(send, bcfake, entity, place):
    row = getattr(bcfake, place).add()
    targets = {"entity": entity, "ids": [row["id"], 999]}
    assert send("POST", "/coupons", {**COUPON, "applies_to": targets}).status_code == 400
    targets["ids"].pop()
    answer = send("POST", "/coupons", {**COUPON, "applies_to": targets})
    assert answer.json()["applies_to"] == targets


def test_an_update_changes_what_is_sent_and_empties_applies_to_when_it_is_left_out(send):
    send("POST", "/coupons", COUPON)
    kept = send("PUT", "/coupons/1", {"name": "New", "applies_to": COUPON["applies_to"]}).json()
    assert (kept["name"], kept["code"]) == ("New", COUPON["code"])
    assert kept["applies_to"] == COUPON["applies_to"]
    emptied = send("PUT", "/coupons/1", {"name": "Newer"}).json()
    assert emptied["applies_to"]["ids"] == []


def test_how_often_a_coupon_was_used_is_for_the_store_to_say(send):
    send("POST", "/coupons", COUPON)
    assert send("PUT", "/coupons/1", {"num_uses": 3}).status_code == 400


@pytest.mark.parametrize(
    "places", [{"countries": ["AU"]}, {"states": {"AU": ["Victoria"]}}, {"zips": {"AU": ["20??"]}}]
)
@pytest.mark.parametrize("anywhere", [[], None])
def test_a_coupon_may_be_restricted_to_places_and_freed_again(send, places, anywhere):
    shown = send("POST", "/coupons", {**COUPON, "restricted_to": places}).json()
    assert shown["restricted_to"] == places
    freed = {"applies_to": COUPON["applies_to"], "restricted_to": anywhere}
    assert send("PUT", "/coupons/1", freed).json()["restricted_to"] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("id=2", [2]),
        ("code=free", [2]),
        ("name=Free shipping", [2]),
        ("type=free_shipping", [2]),
        ("exclude_type=free_shipping", [1, 3]),
        ("min_id=2", [2, 3]),
        ("max_id=2", [1, 2]),
    ],
)
def test_coupons_are_found_by_their_filters(send, bcfake, query, found):
    bcfake.coupons.add()
    bcfake.coupons.add(name="Free shipping", code="FREE", type="free_shipping")
    bcfake.coupons.add(type="percentage_discount")
    assert ids(send("GET", "/coupons?" + query)) == found


def test_some_coupons_can_be_deleted_by_their_ids(send, bcfake):
    bcfake.coupons.add_many(4)
    assert send("DELETE", "/coupons?id:in=1,3,99").status_code == 204
    assert ids(send("GET", "/coupons")) == [2, 4]
    assert send("DELETE", "/coupons").status_code == 204
    assert send("GET", "/coupons").status_code == 204


# ---- banners


def test_a_banner_writes_dates_and_flags_as_strings(send, bcfake):
    bcfake.clock.freeze(datetime(2018, 3, 27, 16, 44, 42, tzinfo=timezone.utc))
    answer = send("POST", "/banners", {**BANNER, "visible": 1})
    assert answer.status_code == 201
    assert list(answer.json().items()) == [
        ("id", 1),
        ("name", "Sale"),
        ("content", "<p>Tuesday at 9am!</p>"),
        ("page", "home_page"),
        ("item_id", "0"),
        ("location", "top"),
        ("date_created", "1522169082"),
        ("date_type", "always"),
        ("date_from", "0"),
        ("date_to", "0"),
        ("visible", "1"),
    ]


def test_a_banner_hides_unless_it_is_made_visible(send):
    assert send("POST", "/banners", BANNER).json()["visible"] == "0"
    assert send("PUT", "/banners/1", {"visible": "1"}).json()["visible"] == "1"


@pytest.mark.parametrize(
    "start", ["1522169082", 1522169082, "Tue, 27 Mar 2018 16:44:42 +0000", "2018-03-27T16:44:42Z"]
)
def test_a_banners_dates_may_be_sent_in_any_form(send, start):
    body = {**BANNER, "date_type": "custom", "date_from": start, "date_to": "1522169083"}
    shown = send("POST", "/banners", body).json()
    assert (shown["date_from"], shown["date_to"]) == ("1522169082", "1522169083")


def test_a_banner_does_not_end_before_it_starts(send):
    body = {**BANNER, "date_from": "1522169082", "date_to": "1522169081"}
    answer = send("POST", "/banners", body)
    assert answer.status_code == 400
    assert "'date_to'" in answer.json()[0]["message"]


@pytest.mark.parametrize(
    ("page", "collection"), [("category_page", "categories"), ("brand_page", "brands")]
)
def test_a_banner_of_one_category_or_brand_names_one_that_exists(send, bcfake, page, collection):
    row = getattr(bcfake, collection).add()
    assert send("POST", "/banners", {**BANNER, "page": page, "item_id": "9"}).status_code == 400
    answer = send("POST", "/banners", {**BANNER, "page": page, "item_id": str(row["id"])})
    assert answer.json()["item_id"] == str(row["id"])


@pytest.mark.parametrize("missing", sorted(BANNER))
def test_a_banner_is_complete(send, missing):
    body = {name: value for name, value in BANNER.items() if name != missing}
    assert send("POST", "/banners", body).status_code == 400


# ---- gift certificates


def test_a_new_gift_certificate_is_worth_its_amount_in_the_stores_currency(send, bcfake):
    bcfake.clock.freeze(datetime(2022, 1, 2, tzinfo=timezone.utc))
    answer = send("POST", "/gift_certificates", {**GIFT, "code": "FFZ-5N4"})
    assert answer.status_code == 201
    assert list(answer.json().items()) == [
        ("id", 1),
        ("customer_id", 0),
        ("order_id", 0),
        ("code", "FFZ-5N4"),
        ("to_name", "John Doe"),
        ("to_email", "john@example.com"),
        ("from_name", "Jane Doe"),
        ("from_email", "jane@example.com"),
        ("amount", "10"),
        ("balance", "10"),
        ("status", "active"),
        ("template", "general.html"),
        ("message", ""),
        ("purchase_date", "1641081600"),
        ("expiry_date", "0"),
        ("currency_code", "USD"),
    ]


def test_a_balance_that_is_sent_counts_and_a_new_amount_leaves_it(send):
    send("POST", "/gift_certificates", {**GIFT, "balance": "4.5"})
    shown = send("PUT", "/gift_certificates/1", {"amount": "20"}).json()
    assert (shown["amount"], shown["balance"]) == ("20", "4.5")


def test_certificates_without_a_code_get_codes_of_their_own(send):
    codes = [send("POST", "/gift_certificates", GIFT).json()["code"] for _ in range(30)]
    assert len(set(codes)) == 30
    assert all(re.fullmatch(r"([A-Z0-9]{3}-){3}[A-Z0-9]{3}", code) for code in codes)
    assert send("GET", "/gift_certificates/30").json()["code"] == codes[-1]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text("ABCDEFGHJK-0123456789", min_size=1, max_size=255))
def test_a_code_is_cut_to_twenty_characters_and_found_by_them(send, bcfake, code):
    bcfake.reset()
    kept = send("POST", "/gift_certificates", {**GIFT, "code": code}).json()["code"]
    assert kept == code[:20]
    assert ids(send("GET", f"/gift_certificates?code={kept}")) == [1]


def test_codes_that_are_alike_in_their_first_twenty_characters_clash(send):
    assert send("POST", "/gift_certificates", {**GIFT, "code": "x" * 20}).status_code == 201
    assert send("POST", "/gift_certificates", {**GIFT, "code": "x" * 21}).status_code == 409


def test_a_certificates_dates_are_sent_in_rfc_2822_and_shown_in_unix_seconds(send):
    """The example of the API's description: both texts are its own."""
    body = {**GIFT, "purchase_date": "Mon, 19 Jan 1970 07:21:46 CST"}
    assert send("POST", "/gift_certificates", body).json()["purchase_date"] == "1603306"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("currency_code", "XYZ"),
        ("customer_id", 7),
        ("to_email", "John"),
        ("amount", "much"),
        ("status", "spent"),
        ("template", "easter.html"),
        ("message", "x" * 251),
        ("order_id", 1),
    ],
)
def test_a_certificate_with_a_wrong_value_is_refused_by_name(send, field, value):
    answer = send("POST", "/gift_certificates", {**GIFT, field: value})
    assert answer.status_code == 400
    assert f"'{field}'" in answer.json()[0]["message"]


def test_a_certificate_can_be_in_any_currency_of_the_store(send, bcfake):
    bcfake.currencies.add(currency_code="EUR")
    shown = send("POST", "/gift_certificates", {**GIFT, "currency_code": "EUR"}).json()
    assert shown["currency_code"] == "EUR"


@pytest.mark.parametrize(
    "query",
    [
        "min_id=2&max_id=2",
        "code=GIFT-2",
        "order_id=116",
        "to_name=Alyss",
        "to_email=alyss@example.com",
        "from_name=Noland",
        "from_email=noland@example.com",
    ],
)
def test_certificates_are_found_by_their_filters(send, bcfake, query):
    bcfake.gift_certificates.add_many(3)
    bcfake.gift_certificates.update(
        2,
        code="GIFT-2",
        order_id=116,
        to_name="Alyss",
        to_email="alyss@example.com",
        from_name="Noland",
        from_email="noland@example.com",
    )
    assert ids(send("GET", "/gift_certificates?" + query)) == [2]


def test_certificates_are_sorted_by_id_either_way(send, bcfake):
    bcfake.gift_certificates.add_many(3)
    assert ids(send("GET", "/gift_certificates?sort=id")) == [1, 2, 3]
    assert ids(send("GET", "/gift_certificates?sort=id&direction=desc")) == [3, 2, 1]
    assert send("GET", "/gift_certificates?sort=id&direction=up").status_code == 400
    assert send("GET", "/gift_certificates?sort=amount").status_code == 400
