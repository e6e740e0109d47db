"""The store itself, its time, currencies, tax classes and payment methods."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EURO = {
    "name": "Euro",
    "currency_code": "EUR",
    "currency_exchange_rate": "0.849",
    "token": "€",
    "token_location": "left",
    "decimal_token": ",",
    "thousands_token": ".",
    "decimal_places": 2,
}


def refusal(answer):
    """(status, message, reason) of a refused request."""
    error = answer.json()[0]
    return answer.status_code, error["message"], error.get("details", {}).get("invalid_reason", "")


# ---- the store


def test_the_store_tells_its_hash_and_where_it_lives(send, bcfake):
    store = send("GET", "/store").json()
    assert store["id"] == bcfake.store_hash
    assert store["domain"] == f"store-{bcfake.store_hash}.mybigcommerce.com"
    assert store["secure_url"] == f"https://{store['domain']}"


def test_a_store_without_a_logo_shows_an_empty_list_as_php_does(send, bcfake):
    assert send("GET", "/store").json()["logo"] == []
    bcfake.store_information.update(logo={"url": "https://example.com/logo.png"})
    assert send("GET", "/store").json()["logo"] == {"url": "https://example.com/logo.png"}


def test_a_test_can_set_the_store_up_its_own_way(send, bcfake):
    bcfake.store_information.update(name="Mugs & More", plan_name="Pro", weight_units="KGS")
    store = send("GET", "/store").json()
    assert (store["name"], store["plan_name"]) == ("Mugs & More", "Pro")
    assert store["weight_units"] == "KGS"


@pytest.mark.bcfake(allow_unknown=["PUT /v2/store"])
def test_the_store_cannot_be_changed_over_the_api(send):
    assert send("PUT", "/store", {"name": "Mine"}).status_code == 405


def test_the_time_is_that_of_the_stores_clock_in_whole_seconds(send, bcfake):
    bcfake.clock.freeze(datetime(2030, 1, 2, 3, 4, 5, 678_000, tzinfo=timezone.utc))
    assert send("GET", "/time").json() == {"time": 1893553445}


# ---- currencies


def test_a_fresh_store_has_the_us_dollar_as_its_default(send):
    currencies = send("GET", "/currencies").json()
    assert [(each["currency_code"], each["is_default"]) for each in currencies] == [("USD", True)]


def test_a_new_currency_shows_its_rate_with_ten_decimals(send):
    answer = send("POST", "/currencies", EURO)
    assert answer.status_code == 201
    shown = answer.json()
    assert shown["currency_exchange_rate"] == "0.8490000000"
    assert {name: shown[name] for name in EURO if name != "currency_exchange_rate"} == {
        name: value for name, value in EURO.items() if name != "currency_exchange_rate"
    }
    assert (shown["is_default"], shown["enabled"]) == (False, True)


@pytest.mark.parametrize("field", sorted(EURO))
def test_a_new_currency_needs_all_its_documented_fields(send, field):
    answer = send("POST", "/currencies", {k: v for k, v in EURO.items() if k != field})
    assert refusal(answer)[:2] == (400, f"The required field '{field}' was not supplied.")


def test_digits_may_be_grouped_by_a_space(send):
    assert send("POST", "/currencies", {**EURO, "thousands_token": " "}).status_code == 201
    assert send("POST", "/currencies", {**EURO, "thousands_token": ""}).status_code == 400


def test_a_currency_is_added_once(send):
    send("POST", "/currencies", EURO)
    assert send("POST", "/currencies", EURO).status_code == 409
    assert send("POST", "/currencies", {**EURO, "currency_code": "usd"}).status_code == 409


def test_a_currency_keeps_its_code_for_good(send, bcfake):
    id = bcfake.currencies.add(**EURO)["id"]
    answer = send("PUT", f"/currencies/{id}", {"currency_code": "GBP"})
    assert refusal(answer)[1].startswith("The field 'currency_code' cannot be written to.")


def test_the_last_update_follows_the_clock(send, bcfake):
    id = bcfake.currencies.add(**EURO)["id"]
    bcfake.clock.freeze(datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone.utc))
    shown = send("PUT", f"/currencies/{id}", {"currency_exchange_rate": 0.9}).json()
    assert shown["last_updated"] == "Wed, 02 Jan 2030 03:04:05 +0000"


def test_another_default_takes_the_place_of_the_first_and_shows_in_the_store(send):
    send("POST", "/currencies", {**EURO, "is_default": True})
    assert [each["is_default"] for each in send("GET", "/currencies").json()] == [False, True]
    store = send("GET", "/store").json()
    assert (store["currency"], store["currency_symbol"]) == ("EUR", "€")
    assert (store["decimal_separator"], store["thousands_separator"]) == (",", ".")


def test_the_default_is_overridden_but_never_unset(send):
    answer = send("PUT", "/currencies/1", {"is_default": False})
    status, message, reason = refusal(answer)
    assert (status, message) == (400, "The field 'is_default' is invalid.")
    assert "overrides" in reason
    assert send("GET", "/currencies/1").json()["is_default"]


def test_the_default_currency_cannot_be_deleted(send):
    assert send("DELETE", "/currencies/1").status_code == 409
    assert send("GET", "/currencies/1").status_code == 200


def test_deleting_all_currencies_leaves_the_default(send, bcfake):
    bcfake.currencies.add(**EURO)
    bcfake.currencies.add_many(2)
    assert send("DELETE", "/currencies").status_code == 204
    assert [each["currency_code"] for each in send("GET", "/currencies").json()] == ["USD"]


@given(defaults=st.lists(st.sampled_from(["USD", "EUR", "GBP"]), max_size=6))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_law_there_is_always_exactly_one_default_and_the_store_shows_it(send, bcfake, defaults):
    """Whichever currencies are made the default, in whatever order."""
    bcfake.reset()
    ids = {"USD": 1} | {
        code: bcfake.currencies.add(**{**EURO, "currency_code": code})["id"]
        for code in ("EUR", "GBP")
    }
    for code in defaults:
        send("PUT", f"/currencies/{ids[code]}", {"is_default": True})
    current = [each for each in send("GET", "/currencies").json() if each["is_default"]]
    assert [each["currency_code"] for each in current] == [(["USD", *defaults])[-1]]
    assert send("GET", "/store").json()["currency"] == current[0]["currency_code"]


# ---- tax classes and payment methods


def test_the_three_documented_tax_classes_are_there(send):
    classes = send("GET", "/tax_classes").json()
    assert [(each["id"], each["name"]) for each in classes] == [
        (1, "Non-Taxable Products"),
        (2, "Shipping"),
        (3, "Gift Wrapping"),
    ]
    assert send("GET", "/tax_classes/2").json() == classes[1]
    assert send("GET", "/taxclasses/2").json() == classes[1]


def test_payment_methods_come_in_the_order_of_their_names(send, bcfake):
    bcfake.payment_methods.add(code="amazon", name="Amazon Pay")
    names = [each["name"] for each in send("GET", "/payments/methods").json()]
    assert names == sorted(names)
    assert "Amazon Pay" in names


@pytest.mark.bcfake(
    allow_unknown=[
        "POST /v2/tax_classes",
        "POST /v2/payments/methods",
        "GET /v2/payments/methods/*",
    ]
)
def test_tax_classes_and_payment_methods_are_set_in_the_control_panel_only(send):
    assert send("POST", "/tax_classes", {"name": "Books"}).status_code == 405
    assert send("POST", "/payments/methods", {"name": "Barter"}).status_code == 405
