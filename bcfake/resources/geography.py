"""Countries and their states: read-only, and there in every store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bcfake.fields import Int, Link, Text
from bcfake.schema import COUNT, ID, LIST, READ, Resource, equals

# BigCommerce numbers countries by their English names of about 2003: the published examples have
# Afghanistan 1, Australia 13 and United States 226. Two of that list are no more and stay out.
NUMBERED = """
    AF AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BA BW BV BR
    IO BN BG BF BI KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU CY CZ DK DJ DM
    DO EC EG SV GQ ER EE ET FK FO FJ FI FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GN GW
    GY HT HM VA HN HK HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR
    LY LI LT LU MO MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN MS MA MZ MM NA NR NP NL
    AN NC NZ NI NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW SH KN
    LC PM VC WS SM ST SA SN CS SC SL SG SK SI SB SO ZA GS ES LK SD SR SJ SZ SE CH SY TW TJ TZ
    TH TL TG TK TO TT TN TR TM TC TV UG UA AE GB US UM UY UZ VU VE VN VG VI WF EH YE ZM ZW
"""
# States are numbered country by country, these first: Alabama is 1, Australian Capital Territory
# 208, and the United States have 65 (published examples).
STATES_FIRST = ("US", "CA", "DE", "AT", "CH", "ES", "IE", "AU")
UNITED_STATES_POST = (
    ("AF", "Armed Forces Africa"),
    ("AA", "Armed Forces Americas"),
    ("AC", "Armed Forces Canada"),
    ("AE", "Armed Forces Europe"),
    ("AM", "Armed Forces Middle East"),
    ("AP", "Armed Forces Pacific"),
    ("FM", "Federated States Of Micronesia"),
    ("MH", "Marshall Islands"),
    ("PW", "Palau"),
)
# Where an address's state is of the second level: the kind of division above it.
NO_STATES = {"ES": "Autonomous community", "IE": "Province"}

Values = Mapping[str, Any]


@cache
def countries() -> tuple[Values, ...]:
    """Every country of ISO 3166; those newer than the numbering follow it, by code."""
    import pycountry

    known = {each.alpha_2: each for each in pycountry.countries}
    numbered = NUMBERED.split()
    newer = sorted(known.keys() - set(numbered))
    return tuple(
        {
            "id": number,
            "country": known[code].name,
            "country_iso2": code,
            "country_iso3": known[code].alpha_3,
        }
        for number, code in enumerate((*numbered, *newer), 1)
        if code in known
    )


def states() -> tuple[Values, ...]:
    """The states of every country, by name within the country."""
    ids = {country["country_iso2"]: country["id"] for country in countries()}
    found: dict[str, list[tuple[str, str]]] = {code: [] for code in (*STATES_FIRST, *ids)}
    for code, name, abbreviation in _divisions():
        found[code].append((name, abbreviation))
    found["US"] += [(name, abbreviation) for abbreviation, name in UNITED_STATES_POST]
    rows = ((code, *state) for code, listed in found.items() for state in sorted(listed))
    return tuple(
        {
            "id": number,
            "state": name,
            "state_abbreviation": abbreviation,
            "country_id": ids[code],
        }
        for number, (code, name, abbreviation) in enumerate(rows, 1)
    )


def _divisions() -> Iterator[tuple[str, str, str]]:
    """(country, name, abbreviation) of what an address of the country may have as its state."""
    import pycountry

    for each in pycountry.subdivisions:
        country, _, abbreviation = each.code.partition("-")
        too_high = NO_STATES.get(country)
        if each.code == "US-UM" or (each.type == too_high if too_high else each.parent_code):
            continue
        yield country, each.name, abbreviation


COUNTRIES = Resource(
    name="countries",
    path="countries",
    source="specs/v2/geography.v2.yml",
    scope="information",
    verbs=READ,
    fields=(
        ID,
        Text(name="country", required=True, indexed=True, sample="Country {n}"),
        Text(name="country_iso2", required=True, indexed=True, sample="XX"),
        Text(name="country_iso3", required=True, indexed=True, sample="XXX"),
        Link(name="states", to="/countries/{id}/states"),
    ),
    filters=equals("country", "country_iso2", "country_iso3"),
    base_rows=countries,
    known_gaps=(
        "Names are today's ISO 3166 ones (Türkiye, Czechia); the service keeps some older names.",
        "Which of the countries added to ISO 3166 after 2003 the service has, and their ids.",
    ),
)

COUNTRY_STATES = Resource(
    name="country_states",
    path="states",
    parent=COUNTRIES,
    parent_key="country_id",
    source="specs/v2/geography.v2.yml",
    scope="information",
    verbs=READ,
    flat=frozenset({LIST, COUNT}),
    fields=(
        ID,
        Text(name="state", required=True, indexed=True, sample="State {n}"),
        Text(name="state_abbreviation", required=True, sample="S{n}"),
        Int(name="country_id"),
    ),
    filters=equals("state", "state_abbreviation"),
    base_rows=states,
    known_gaps=(
        "The states beyond those of the United States, Canada, Germany, Austria, Switzerland, "
        "Spain, Ireland and Australia: here each country's first-level ISO 3166-2 divisions.",
    ),
)

RESOURCES = (COUNTRIES, COUNTRY_STATES)
