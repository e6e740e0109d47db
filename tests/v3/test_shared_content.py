"""Customers, hooks, content and settings: one set of rows below both versions."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from bcfake.fake import FakeStore

WORDS = st.text("abcdefghijklmnop qrstuvwxyz", min_size=1, max_size=20).map(str.strip).filter(bool)
SAME = ("first_name", "last_name", "company", "phone", "notes", "tax_exempt_category")
BODIES = st.fixed_dictionaries({}, optional={name: WORDS for name in SAME})
CASES = {  # V3's path, V3's body; V2's path, what V2 shows; a change by V2; what V3 shows then
    "customers": (
        ("/customers", {"email": "a@example.com", "first_name": "Ann", "last_name": "Lee"}),
        ("/customers", {"email": "a@example.com", "first_name": "Ann"}),
        ({"company": "Lee & Co"}, {"company": "Lee & Co"}),
    ),
    "hooks": (
        ("/hooks", {"scope": "store/order/*", "destination": "https://example.com/a"}),
        ("/hooks", {"scope": "store/order/*", "destination": "https://example.com/a"}),
        ({"is_active": False}, {"is_active": False}),
    ),
    "pages": (
        ("/content/pages", {"name": "About", "type": "page", "body": "<p>us</p>"}),
        ("/pages", {"name": "About", "body": "<p>us</p>", "is_visible": True}),
        ({"meta_title": "Us"}, {"meta_title": "Us"}),
    ),
    "redirects": (
        (
            "/storefront/redirects",
            {"from_path": "/old", "site_id": 1000, "to": {"type": "url", "url": "/new"}},
        ),
        ("/redirects", {"path": "/old", "forward": {"type": "manual", "ref": "/new"}}),
        (
            {"path": "/old", "forward": {"type": "manual", "ref": "/newer"}},
            {"to": {"type": "url", "url": "/newer"}},
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_one_version_writes_the_other_reads(name: str, v3: Any, v2: Any) -> None:
    (v3_path, body), (v2_path, expected), (change, after) = CASES[name]
    method = "PUT" if name == "redirects" else "POST"
    sent = body if name == "hooks" else [body]

    created = v3(method, v3_path, json=sent)
    assert created.ok, created.text
    data = created.json()["data"]
    one = f"{v2_path}/{(data if name == 'hooks' else data[0])['id']}"
    shown = v2("GET", one).json()
    assert expected.items() <= shown.items()

    changed = v2("PUT", one, json=change)
    assert changed.ok, changed.text
    [read] = v3("GET", v3_path).json()["data"]
    assert after.items() <= read.items()


def test_an_address_is_one_to_both_versions(v3: Any, v2: Any) -> None:
    customer = {"email": "a@example.com", "first_name": "Ann", "last_name": "Lee"}
    id = v2("POST", "/customers", json=customer).json()["id"]
    address = {
        "first_name": "Ann",
        "last_name": "Lee",
        "street_1": "1 Main Street",
        "city": "Toronto",
        "state": "Ontario",
        "zip": "M5V",
        "country": "Canada",
        "phone": "1",
    }
    made = v2("POST", f"/customers/{id}/addresses", json=address).json()

    [read] = v3("GET", f"/customers/addresses?customer_id:in={id}").json()["data"]
    assert (read["address1"], read["country_code"]) == ("1 Main Street", "CA")

    v3("PUT", "/customers/addresses", json=[{"id": made["id"], "country_code": "US"}])
    shown = v2("GET", f"/customers/{id}/addresses/{made['id']}").json()
    assert (shown["country"], shown["country_iso2"]) == ("United States", "US")


def test_the_profile_is_the_store_that_v2_shows(v3: Any, v2: Any) -> None:
    v3("PUT", "/settings/store/profile", json={"store_name": "Kittens", "store_phone": "1"})
    v3("PUT", "/settings/store/locale", json={"default_shopper_language": "fr"})
    v3("PUT", "/settings/store/units-of-measurement", json={"weight_measurement": "KGS"})

    store = v2("GET", "/store").json()

    assert (store["name"], store["phone"]) == ("Kittens", "1")
    assert (store["language"], store["weight_units"]) == ("fr", "KGS")


def test_a_redirect_from_the_same_path_is_replaced(v3: Any) -> None:
    old = {"from_path": "/old", "site_id": 1000, "to": {"type": "url", "url": "/a"}}
    new = {**old, "to": {"type": "url", "url": "/b"}}

    first, second = (v3("PUT", "/storefront/redirects", json=[each]) for each in (old, new))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["data"][0]["id"] == second.json()["data"][0]["id"]
    [kept] = v3("GET", "/storefront/redirects?include=to_url").json()["data"]
    assert kept["to"] == new["to"]
    assert kept["to_url"].endswith(".mybigcommerce.com/b")


def test_a_page_may_be_sent_alone_or_in_a_list(v3: Any) -> None:
    page = {"name": "One", "type": "page"}

    alone = v3("POST", "/content/pages", json=page)
    listed = v3("POST", "/content/pages", json=[{**page, "name": "Two"}])

    assert (alone.status_code, listed.status_code) == (201, 201)
    assert alone.json()["data"]["name"] == "One"
    assert [each["name"] for each in listed.json()["data"]] == ["Two"]


def test_a_channel_has_the_currencies_of_the_store_until_it_has_its_own(v3: Any) -> None:
    path = "/channels/1/currency-assignments"
    own = {"enabled_currencies": ["USD"], "default_currency": "USD"}
    assert v3("GET", path).json()["data"] == {"channel_id": 1, **own}

    unknown = v3("POST", path, json={"enabled_currencies": ["EUR"], "default_currency": "EUR"})
    assert unknown.status_code == 422
    assert v3("POST", path, json=own).json()["data"] == {"channel_id": 1, **own}
    assert v3("GET", "/channels/1?include=currencies").json()["data"]["currencies"]["channel_id"]
    assert v3("DELETE", path).json()["data"] == 1


def test_a_channel_has_at_most_one_site(v3: Any) -> None:
    channel = {"name": "Shop", "type": "storefront", "platform": "custom"}
    id = v3("POST", "/channels", json=channel).json()["data"]["id"]
    path = f"/channels/{id}/site"

    assert v3("GET", path).status_code == 404
    made = v3("POST", path, json={"url": "https://shop.example.com"}).json()["data"]
    assert (made["url"], made["channel_id"]) == ("https://shop.example.com", id)
    again = v3("POST", "/sites", json={"url": "https://b.example.com", "channel_id": id})
    assert again.status_code == 409
    assert v3("GET", f"/sites/{made['id']}").json()["data"] == made


def test_hooks_are_refused_in_their_services_words(v3: Any) -> None:
    none = v3("POST", "/hooks", json={"scope": "store/order/*"})
    wrong = v3("POST", "/hooks", json={"scope": "store/order/*", "destination": "http://a.com"})

    assert (none.status_code, wrong.status_code) == (422, 422)
    assert none.json()["title"] == wrong.json()["title"] == "JSON data is missing or invalid"
    assert none.json()["errors"] == {"destination": "error.path.missing."}
    assert v3("GET", "/hooks/9").json()["title"] == "Webhook with id [9] not found"


def test_a_page_shows_what_its_type_has(v3: Any) -> None:
    link = {"name": "A", "type": "link", "link": "https://example.com"}
    raw = {"name": "B", "type": "raw", "body": "<p>us</p>"}
    v3("POST", "/content/pages", json=[link, raw])

    [linked, written] = v3("GET", "/content/pages").json()["data"]
    whole = v3("GET", f"/content/pages/{written['id']}?include=body").json()["data"]

    assert linked["link"] == link["link"]
    assert "meta_title" not in linked
    assert "link" not in written
    assert whole == {**written, "body": raw["body"]}


def test_redirects_are_sorted_by_the_type_of_their_target(v3: Any, bcfake: Any) -> None:
    product = {"type": "product", "entity_id": bcfake.products.add()["id"]}
    targets = {"/a": {"type": "url", "url": "/new"}, "/b": product}
    body = [{"from_path": path, "site_id": 1000, "to": to} for path, to in targets.items()]
    v3("PUT", "/storefront/redirects", json=body)

    shown = v3("GET", "/storefront/redirects?sort=type").json()["data"]

    assert [each["to"]["type"] for each in shown] == ["product", "url"]


def test_the_owner_is_told_of_hooks_at_the_addresses_set(v3: Any) -> None:
    v3("POST", "/hooks", json={"scope": "store/order/*", "destination": "https://a.example.com"})

    assert v3("PUT", "/hooks/admin", json={"emails": ["me@example.com"]}).status_code == 204

    shown = v3("GET", "/hooks/admin?is_active=true").json()["data"]
    assert shown["emails"] == ["me@example.com"]
    assert [each["status"] for each in shown["hooks_list"]] == ["active"]


@settings(deadline=None, max_examples=25)
@given(by_v3=BODIES, by_v2=BODIES)
def test_customers_are_one_to_both_versions(by_v3: dict[str, str], by_v2: dict[str, str]) -> None:
    with FakeStore() as store:
        root = store.url.removesuffix("/v2")

        def call(method: str, path: str, body: Any = None) -> Any:
            headers = store.headers
            answer = requests.request(method, root + path, json=body, headers=headers, timeout=5)
            assert answer.ok, answer.text
            return answer.json()

        needed = {"email": "a@example.com", "first_name": "Ann", "last_name": "Lee"}
        [made] = call("POST", "/v3/customers", [{**needed, **by_v3}])["data"]
        shown = call("GET", f"/v2/customers/{made['id']}")
        assert {**needed, **by_v3}.items() <= shown.items()

        call("PUT", f"/v2/customers/{made['id']}", by_v2)
        [read] = call("GET", f"/v3/customers?id:in={made['id']}")["data"]
        assert {**needed, **by_v3, **by_v2}.items() <= read.items()


def test_menus_of_a_channel_are_replaced_and_dropped(v3: Any) -> None:
    path = "/channels/1/channel-menus"
    none = {"bigcommerce_protected_app_sections": [], "custom_app_sections": []}
    menus = {**none, "bigcommerce_protected_app_sections": ["overview"]}

    assert v3("GET", path).json()["data"] == none
    assert v3("POST", path, json=menus).json()["data"] == menus
    assert v3("GET", path).json()["data"] == menus
    assert v3("DELETE", path).json()["data"] == 1
    assert v3("GET", path).json()["data"] == none


def test_a_second_subscriber_with_an_address_is_a_conflict(v3: Any) -> None:
    one = {"email": "a@example.com", "consents": ["marketing_newsletter"]}

    assert v3("POST", "/customers/subscribers", json=one).json()["data"]["channel_id"] == 1
    assert v3("POST", "/customers/subscribers", json=one).status_code == 409
    assert v3("DELETE", "/customers/subscribers?email=b@example.com").status_code == 204
    assert len(v3("GET", "/customers/subscribers").json()["data"]) == 1
