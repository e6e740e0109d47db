"""Shipping zones and their methods, the older list of methods, and carrier connections."""

from __future__ import annotations

import pytest

FLAT_RATE = {"name": "Flat rate", "type": "perorder", "settings": {"rate": 8}}
AUSTRALIA_POST = {"auth_key": "secret", "test_mode": False}


def refusal(answer):
    """(status, message, reason) of a refused request."""
    error = answer.json()[0]
    return answer.status_code, error["message"], error.get("details", {}).get("invalid_reason", "")


def names(answer):
    return [each["name"] for each in answer.json()] if answer.status_code == 200 else []


# ---- zones


def test_a_new_zone_shows_what_was_sent_and_the_defaults_of_the_rest(send):
    locations = [{"country_iso2": "US"}, {"country_iso2": "CA"}]
    zone = {"name": "North America", "type": "country", "locations": locations}
    answer = send("POST", "/shipping/zones", zone)
    assert (answer.status_code, answer.json()) == (
        201,
        {
            "id": 1,
            "name": "North America",
            "type": "country",
            "locations": [{"id": 1, "country_iso2": "US"}, {"id": 2, "country_iso2": "CA"}],
            "free_shipping": {
                "enabled": False,
                "minimum_sub_total": "0.0000",
                "exclude_fixed_shipping_products": False,
            },
            "handling_fees": {"fixed_surcharge": "0", "display_separately": False},
            "enabled": True,
        },
    )


@pytest.mark.parametrize(
    ("kind", "location", "lacking"),
    [
        ("zip", {"country_iso2": "US"}, "zip"),
        ("zip", {"zip": "78751"}, "country_iso2"),
        ("country", {"zip": "78751"}, "country_iso2"),
        ("state", {"country_iso2": "US"}, "state_iso2"),
    ],
)
def test_locations_must_say_what_the_zones_type_needs(send, kind, location, lacking):
    zone = {"name": "Zone", "type": kind, "locations": [location]}
    status, message, reason = refusal(send("POST", "/shipping/zones", zone))
    assert (status, message) == (
        400,
        f"The required field 'locations.{lacking}' was not supplied.",
    )
    assert kind in reason


def test_only_a_global_zone_has_no_locations(send):
    assert send("POST", "/shipping/zones", {"name": "A", "type": "global"}).status_code == 201
    assert send("POST", "/shipping/zones", {"name": "A", "type": "country"}).status_code == 400


def test_a_zone_lies_in_countries_that_exist(send):
    zone = {"name": "Nowhere", "type": "country", "locations": [{"country_iso2": "QQ"}]}
    status, message, reason = refusal(send("POST", "/shipping/zones", zone))
    assert (status, message) == (400, "The field 'locations.country_iso2' is invalid.")
    assert "'QQ'" in reason


def test_an_update_names_the_zone_and_keeps_the_numbers_of_the_locations_it_sends_back(send):
    locations = [{"country_iso2": "US"}, {"country_iso2": "CA"}]
    zone = {"name": "Zone", "type": "country", "locations": locations}
    send("POST", "/shipping/zones", zone)
    kept = {"id": 2, "country_iso2": "CA"}
    changed = {"name": "Zone", "locations": [kept, {"country_iso2": "MX"}]}
    shown = send("PUT", "/shipping/zones/1", changed).json()
    assert shown["locations"] == [kept, {"id": 3, "country_iso2": "MX"}]
    assert shown["type"] == "country"
    assert refusal(send("PUT", "/shipping/zones/1", {"enabled": False}))[1] == (
        "The required field 'name' was not supplied."
    )


def test_locations_are_numbered_across_zones(send, bcfake):
    for code in ("US", "AU"):
        zone = {"name": code, "type": "country", "locations": [{"country_iso2": code}]}
        send("POST", "/shipping/zones", zone)
    zones = send("GET", "/shipping/zones").json()
    assert [zone["locations"][0]["id"] for zone in zones] == [1, 2]


@pytest.mark.parametrize("kind", ["fixed_surcharge", "percentage_surcharge"])
def test_a_handling_fee_is_written_as_it_was_sent(send, kind):
    fees = {kind: "2.5", "display_separately": True}
    zone = {"name": "Zone", "type": "global", "handling_fees": fees}
    assert send("POST", "/shipping/zones", zone).json()["handling_fees"] == fees


def test_a_handling_fee_is_an_amount_or_a_percentage_never_both(send):
    fees = {"fixed_surcharge": 2, "percentage_surcharge": 5}
    zone = {"name": "Zone", "type": "global", "handling_fees": fees}
    assert refusal(send("POST", "/shipping/zones", zone))[:2] == (
        400,
        "The field 'handling_fees' is invalid.",
    )


def test_a_store_holds_at_most_40000_zip_locations(send, bcfake):
    many = [{"zip": str(number), "country_iso2": "US"} for number in range(39_999)]
    bcfake.shipping_zones.add(type="zip", locations=many)
    two = [{"zip": "a", "country_iso2": "US"}, {"zip": "b", "country_iso2": "US"}]
    zone = {"name": "More", "type": "zip", "locations": two}
    assert send("POST", "/shipping/zones", zone).status_code == 403
    assert send("POST", "/shipping/zones", {**zone, "locations": two[:1]}).status_code == 201
    assert send("PUT", "/shipping/zones/1", {"name": "Renamed while full"}).status_code == 200


def test_deleting_a_zone_takes_its_methods_along(send, bcfake):
    zone = bcfake.shipping_zones.add()["id"]
    bcfake.shipping_zone_methods.add(zone_id=zone)
    other = bcfake.shipping_zone_methods.add(name="Elsewhere")
    assert send("DELETE", f"/shipping/zones/{zone}").status_code == 204
    assert send("GET", f"/shipping/zones/{zone}/methods").status_code == 404
    assert names(send("GET", "/shipping/methods")) == ["Elsewhere"]
    assert [row["id"] for row in bcfake.shipping_zone_methods] == [other["id"]]


# ---- methods


def test_a_new_method_is_enabled_on_the_default_channel(send, bcfake):
    zone = bcfake.shipping_zones.add()["id"]
    answer = send("POST", f"/shipping/zones/{zone}/methods", FLAT_RATE)
    assert (answer.status_code, answer.json()) == (
        201,
        {
            "id": 1,
            "name": "Flat rate",
            "type": "perorder",
            "settings": {"rate": 8},
            "enabled": True,
            "handling_fees": {"fixed_surcharge": "0"},
            "is_fallback": False,
            "channel_ids": [1],
        },
    )


@pytest.mark.parametrize(
    ("kind", "settings", "field"),
    [
        ("perorder", {"rate": "cheap"}, "settings.rate"),
        ("peritem", {"rate": -1}, "settings.rate"),
        ("weight", {"default_cost_type": "guess"}, "settings.default_cost_type"),
        ("total", {"range": [{"lower_limit": 0}]}, "settings.range.upper_limit"),
        ("fedex", {"carrier_options": "all"}, "settings.carrier_options"),
    ],
)
def test_a_methods_settings_fit_its_type(send, bcfake, kind, settings, field):
    zone = bcfake.shipping_zones.add()["id"]
    method = {"name": "Method", "type": kind, "settings": settings}
    status, message, _ = refusal(send("POST", f"/shipping/zones/{zone}/methods", method))
    assert status == 400
    assert f"'{field}'" in message


def test_rates_by_weight_come_back_as_they_were_sent(send, bcfake):
    zone = bcfake.shipping_zones.add()["id"]
    settings = {
        "default_cost": None,
        "default_cost_type": "fixed_amount",
        "range": [{"lower_limit": 0, "upper_limit": 20, "shipping_cost": 8}],
    }
    method = {"name": "By weight", "type": "weight", "settings": settings}
    shown = send("POST", f"/shipping/zones/{zone}/methods", method).json()
    assert shown["settings"] == settings


def test_a_method_belongs_to_one_zone(send, bcfake):
    method = bcfake.shipping_zone_methods.add()
    other = bcfake.shipping_zones.add()["id"]
    own, foreign = (
        send("GET", f"/shipping/zones/{zone}/methods/{method['id']}").status_code
        for zone in (method["zone_id"], other)
    )
    assert (own, foreign) == (200, 404)


def test_the_older_list_shows_the_enabled_methods_of_all_zones(send, bcfake):
    first, second = (bcfake.shipping_zones.add()["id"] for _ in range(2))
    send("POST", f"/shipping/zones/{first}/methods", FLAT_RATE)
    post = {"name": "Australia Post", "type": "auspost"}
    send("POST", f"/shipping/zones/{second}/methods", post)
    assert send("GET", "/shipping/methods").json() == [
        {"id": 1, "name": "Flat rate", "method_name": "shipping_perorder"},
        {"id": 2, "name": "Australia Post", "method_name": "shipping_auspost"},
    ]
    send("PUT", f"/shipping/zones/{first}/methods/1", {"enabled": False})
    assert send("GET", "/shipping/methods/1").status_code == 404
    send("PUT", f"/shipping/zones/{first}/methods/1", {"enabled": True, "name": "Flat"})
    assert send("GET", "/shipping/methods/1").json()["name"] == "Flat"
    send("DELETE", f"/shipping/zones/{second}/methods/2")
    assert names(send("GET", "/shipping/methods?min_id=1")) == ["Flat"]


# ---- carriers


def connect(send, method="POST", **body):
    return send(method, "/shipping/carrier/connection", body)


def test_a_connection_is_kept_but_never_shown(send, bcfake):
    answer = connect(send, carrier_id="auspost", connection=AUSTRALIA_POST)
    assert (answer.status_code, answer.content) == (204, b"")
    [row] = bcfake.carrier_connections
    assert (row["carrier_id"], row["connection"]) == ("auspost", AUSTRALIA_POST)


def test_a_connection_can_be_changed_and_taken_back(send, bcfake):
    connect(send, carrier_id="auspost", connection=AUSTRALIA_POST)
    live = {**AUSTRALIA_POST, "auth_key": "another"}
    assert connect(send, "PUT", carrier_id="auspost", connection=live).status_code == 204
    assert [row["connection"] for row in bcfake.carrier_connections] == [live]
    assert connect(send, "DELETE", carrier_id="auspost").status_code == 204
    assert len(bcfake.carrier_connections) == 0


def test_connecting_again_replaces_the_connection(send, bcfake):
    for key in ("first", "second"):
        again = {**AUSTRALIA_POST, "auth_key": key}
        assert connect(send, carrier_id="auspost", connection=again).status_code == 204
    assert [row["connection"]["auth_key"] for row in bcfake.carrier_connections] == ["second"]


@pytest.mark.parametrize(
    ("body", "lacking"),
    [
        ({}, "carrier_id, connection"),
        ({"carrier_id": "auspost"}, "connection"),
        ({"carrier_id": "auspost", "connection": {"auth_key": "secret"}}, "test_mode"),
        (
            {"carrier_id": "fedex", "connection": {"key": "1", "password": "2"}},
            "account_number, meter_number",
        ),
    ],
)
def test_a_connection_says_which_keys_it_lacks(send, bcfake, body, lacking):
    answer = connect(send, **body)
    assert refusal(answer) == (400, f"Required fields missing [{lacking}]", "")
    assert len(bcfake.carrier_connections) == 0


def test_the_documented_refusals_of_an_id_and_of_an_unknown_carrier(send):
    assert refusal(connect(send, id=1, carrier_id="royalmail", connection={}))[1] == (
        "The field 'id' cannot be written to. Please remove it from your request before trying "
        "again."
    )
    status, _, reason = refusal(connect(send, carrier_id="pigeon", connection={}))
    assert status == 400
    assert "auspost" in reason


@pytest.mark.parametrize("carrier", ["royalmail", "carrier_42"])
def test_some_carriers_need_no_keys(send, carrier):
    assert connect(send, carrier_id=carrier, connection={}).status_code == 204


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_there_is_nothing_to_change_or_take_back_before_a_connection(send, method):
    body = {"carrier_id": "auspost"} | ({"connection": AUSTRALIA_POST} if method == "PUT" else {})
    assert connect(send, method, **body).status_code == 404
