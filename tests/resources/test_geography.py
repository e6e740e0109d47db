"""Countries and states: what every store knows of the world's addresses."""

from __future__ import annotations

import pytest


def test_the_united_states_are_country_226_as_bigcommerce_publishes_them(send, bcfake):
    assert send("GET", "/countries/226").json() == {
        "id": 226,
        "country": "United States",
        "country_iso2": "US",
        "country_iso3": "USA",
        "states": {
            "url": f"{bcfake.url}/countries/226/states",
            "resource": "/countries/226/states",
        },
    }


@pytest.mark.parametrize(
    ("number", "code"), [(1, "AF"), (13, "AU"), (38, "CA"), (225, "GB"), (239, "ZW")]
)
def test_countries_keep_bigcommerces_numbers(send, number, code):
    assert send("GET", f"/countries/{number}").json()["country_iso2"] == code


@pytest.mark.parametrize(
    "asked", ["country=Australia", "country_iso2=AU", "country_iso3=AUS", "country_iso2=au"]
)
def test_a_country_is_found_by_its_name_or_codes(send, asked):
    assert [each["id"] for each in send("GET", f"/countries?{asked}").json()] == [13]


def test_a_country_that_is_not_there_is_an_empty_list(send):
    assert send("GET", "/countries?country=Atlantis").status_code == 204


def test_every_country_has_a_name_and_its_own_number_and_codes(send):
    """Read page by page, as a caller must: there are more than fit into one answer by default."""
    countries, page = [], 1
    while (answer := send("GET", f"/countries?limit=100&page={page}")).status_code == 200:
        countries += answer.json()
        page += 1
    assert len(countries) == send("GET", "/countries/count").json()["count"] > 240
    assert all(each["country"] for each in countries)
    for name in ("id", "country_iso2", "country_iso3"):
        assert len({each[name] for each in countries}) == len(countries)


@pytest.mark.parametrize(
    ("number", "name", "abbreviation", "country"),
    [
        (1, "Alabama", "AL", 226),
        (57, "Texas", "TX", 226),
        (208, "Australian Capital Territory", "ACT", 13),
    ],
)
def test_states_keep_bigcommerces_numbers(send, number, name, abbreviation, country):
    assert send("GET", f"/countries/{country}/states/{number}").json() == {
        "id": number,
        "state": name,
        "state_abbreviation": abbreviation,
        "country_id": country,
    }


def test_the_united_states_have_65_states_with_territories_and_forces_post(send):
    assert send("GET", "/countries/226/states/count").json() == {"count": 65}
    names = {each["state"] for each in send("GET", "/countries/226/states?limit=65").json()}
    assert {"California", "Puerto Rico", "Armed Forces Europe"} <= names


def test_a_state_is_found_by_its_name_or_abbreviation(send):
    for asked in ("state=Texas", "state_abbreviation=TX"):
        found = send("GET", f"/countries/226/states?{asked}").json()
        assert [each["id"] for each in found] == [57]


def test_a_state_is_looked_for_in_its_own_country_only(send):
    assert send("GET", "/countries/13/states/57").status_code == 404
    assert send("GET", "/countries/13/states?state=Texas").status_code == 204
    assert send("GET", "/countries/9999/states").status_code == 404


def test_all_states_can_be_listed_and_counted_across_countries(send):
    states = send("GET", "/countries/states?limit=250").json()
    assert {each["country_id"] for each in states} >= {226, 38}
    assert send("GET", "/countries/states/count").json()["count"] > len(states)


def test_addresses_in_spain_and_ireland_have_provinces_and_counties_as_states(send, bcfake):
    for code, state in (("ES", "Sevilla"), ("IE", "Cork")):
        country = bcfake.countries.all(country_iso2=code)[0]["id"]
        assert send("GET", f"/countries/{country}/states?state={state}").status_code == 200


@pytest.mark.bcfake(allow_unknown=["POST /v2/countries", "DELETE /v2/countries/226"])
def test_the_world_cannot_be_changed_over_the_api(send):
    assert send("POST", "/countries", {"country": "Atlantis"}).status_code == 405
    assert send("DELETE", "/countries/226").status_code == 405


def test_a_country_can_be_added_for_a_test_to_meet(send, bcfake):
    added = bcfake.countries.add(country="Atlantis", country_iso2="XA")
    bcfake.country_states.add(country_id=added["id"], state="Poseidonia")
    shown = send("GET", "/countries?country_iso2=XA").json()[0]
    assert shown["country"] == "Atlantis"
    assert send("GET", shown["states"]["resource"]).json()[0]["state"] == "Poseidonia"
