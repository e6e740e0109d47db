"""Customers, their passwords, their addresses and their groups."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

JANE = {"first_name": "Jane", "last_name": "Doe", "email": "jane@example.com"}
HOME = {
    "first_name": "Jane",
    "last_name": "Doe",
    "street_1": "123 Main Street",
    "city": "Austin",
    "state": "Texas",
    "zip": "78751",
    "country": "United States",
    "phone": "5125550100",
}


def with_password(password, **more):
    return {**JANE, "_authentication": {"password": password, **more}}


def reason(answer):
    """The prose of a refusal."""
    return answer.json()[0]["details"]["invalid_reason"]


# ---- customers


def test_a_new_customer_is_answered_as_the_service_was_recorded_to(send, bcfake):
    answer = send("POST", "/customers", JANE)
    assert answer.status_code == 201
    shown = answer.json()
    assert shown.pop("date_created") == shown.pop("date_modified")
    assert list(shown.items()) == [
        ("id", 1),
        ("company", ""),
        ("first_name", "Jane"),
        ("last_name", "Doe"),
        ("email", "jane@example.com"),
        ("phone", ""),
        ("form_fields", None),
        ("store_credit", "0.0000"),
        ("registration_ip_address", ""),
        ("customer_group_id", 0),
        ("notes", ""),
        ("tax_exempt_category", ""),
        ("reset_pass_on_login", False),
        ("accepts_marketing", False),
        (
            "addresses",
            {"url": bcfake.url + "/customers/1/addresses", "resource": "/customers/1/addresses"},
        ),
    ]


@pytest.mark.parametrize("missing", sorted(JANE))
def test_a_customer_needs_a_name_and_an_email_address(send, bcfake, missing):
    body = {name: value for name, value in JANE.items() if name != missing}
    answer = send("POST", "/customers", body)
    assert answer.status_code == 400
    assert missing in answer.json()[0]["message"]
    assert len(bcfake.customers) == 0


@pytest.mark.parametrize("email", ["jane@example.com", "JANE@example.com"])
def test_an_email_address_in_use_is_refused_with_400_and_the_recorded_body(send, bcfake, email):
    bcfake.customers.add(email="jane@example.com")
    answer = send("POST", "/customers", {**JANE, "email": email})
    assert answer.status_code == 400
    assert answer.json() == [
        {
            "status": 400,
            "message": "The field 'email' is invalid.",
            "details": {
                "invalid_reason": "This email address is already in use by a customer.",
            },
        }
    ]
    assert len(bcfake.customers) == 1


def test_a_customer_cannot_take_another_ones_email_but_may_keep_its_own(send, bcfake):
    bcfake.customers.add(email="taken@example.com")
    bcfake.customers.add(email="own@example.com")
    assert send("PUT", "/customers/2", {"email": "taken@example.com"}).status_code == 400
    assert send("PUT", "/customers/2", {"email": "Own@example.com"}).status_code == 200


def test_a_customer_can_only_join_a_group_that_exists(send, bcfake):
    group = bcfake.customer_groups.add()
    assert send("POST", "/customers", {**JANE, "customer_group_id": 7}).status_code == 400
    answer = send("POST", "/customers", {**JANE, "customer_group_id": group["id"]})
    assert answer.json()["customer_group_id"] == group["id"]


@pytest.mark.parametrize("name", ["id", "date_created", "accepts_marketing", "addresses"])
def test_what_only_the_server_sets_cannot_be_sent(send, bcfake, name):
    customer = bcfake.customers.add()
    shown = send("GET", f"/customers/{customer['id']}").json()
    answer = send("PUT", f"/customers/{customer['id']}", {name: shown[name]})
    assert answer.status_code == 400
    assert answer.json()[0]["message"] == (
        f"The field '{name}' cannot be written to. "
        "Please remove it from your request before trying again."
    )


@pytest.mark.parametrize(
    "query",
    [
        "first_name=ann",
        "last_name=Lee",
        "company=Acme",
        "email=ann@example.com",
        "phone=555",
        "store_credit=5",
        "customer_group_id=1",
        "tax_exempt_category=X",
        "min_id=2&max_id=2",
        "min_date_created=2030-01-01&max_date_created=2030-12-31",
    ],
)
def test_filters_find_the_customer_they_describe(send, bcfake, query):
    bcfake.customer_groups.add()
    for _ in range(3):
        bcfake.customers.add(date_created="2029-06-01")
    bcfake.customers.update(
        2,
        first_name="Ann",
        last_name="Lee",
        company="Acme",
        email="ann@example.com",
        phone="555",
        store_credit="5",
        customer_group_id=1,
        tax_exempt_category="X",
        date_created="2030-06-01",
    )
    assert [each["id"] for each in send("GET", "/customers?" + query).json()] == [2]
    assert send("GET", "/customers/count?" + query).json() == {"count": 1}


def test_deleting_all_customers_takes_a_hundred_at_a_time(send, bcfake):
    bcfake.customers.add_many(120)
    assert send("DELETE", "/customers").status_code == 204
    assert [customer["id"] for customer in bcfake.customers] == list(range(101, 121))
    assert send("DELETE", "/customers").status_code == 204
    assert len(bcfake.customers) == 0


# ---- passwords


def test_a_password_is_never_shown_and_not_kept_in_clear(send, bcfake):
    answer = send("POST", "/customers", with_password("Secret-Passw0rd"))
    assert "password" not in answer.text
    assert "_authentication" not in send("GET", "/customers/1").json()
    assert "Secret-Passw0rd" not in str(dict(bcfake.customers.get(1)))


def test_validating_tells_the_password_from_any_other(send):
    send("POST", "/customers", with_password("Secret-Passw0rd"))
    right = send("POST", "/customers/1/validate", {"password": "Secret-Passw0rd"})
    wrong = send("POST", "/customers/1/validate", {"password": "secret-passw0rd"})
    assert (right.status_code, right.json()) == (200, {"success": True})
    assert (wrong.status_code, wrong.json()) == (200, {"success": False})


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.text(min_size=1).filter(str.strip),
    st.text(min_size=1).filter(str.strip),
)
def test_a_password_validates_exactly_when_it_is_the_last_one_set(send, bcfake, mine, tried):
    bcfake.reset()
    send("POST", "/customers", with_password("the first one"))
    send("PUT", "/customers/1", {"_authentication": {"password": mine}})
    for password in (mine, tried):
        answer = send("POST", "/customers/1/validate", {"password": password})
        assert answer.json() == {"success": password == mine}


def test_a_password_stays_when_an_update_does_not_mention_it(send):
    send("POST", "/customers", with_password("Secret-Passw0rd"))
    send("PUT", "/customers/1", {"company": "Acme"})
    answer = send("POST", "/customers/1/validate", {"password": "Secret-Passw0rd"})
    assert answer.json() == {"success": True}


def test_a_generated_password_is_known_to_nobody(send):
    send("POST", "/customers", JANE)
    answer = send("POST", "/customers/1/validate", {"password": "password"})
    assert answer.json() == {"success": False}


def test_a_confirmation_that_differs_is_refused(send, bcfake):
    body = with_password("Secret-Passw0rd", password_confirmation="Secret-Password")
    answer = send("POST", "/customers", body)
    assert answer.status_code == 400
    assert "password_confirmation" in reason(answer)
    assert len(bcfake.customers) == 0
    body = with_password("Secret-Passw0rd", password_confirmation="Secret-Passw0rd")
    assert send("POST", "/customers", body).status_code == 201


@pytest.mark.parametrize("password", ["", "   ", {"not": "a string"}])
def test_a_password_is_a_string_that_is_not_blank(send, password):
    assert send("POST", "/customers", with_password(password)).status_code == 400


def test_a_forced_reset_shows_in_reset_pass_on_login(send):
    send("POST", "/customers", JANE)
    answer = send("PUT", "/customers/1", {"_authentication": {"force_reset": True}})
    assert answer.json()["reset_pass_on_login"] is True


def test_validating_needs_a_customer_and_a_password(send, bcfake):
    assert send("POST", "/customers/1/validate", {"password": "x"}).status_code == 404
    bcfake.customers.add()
    assert send("POST", "/customers/1/validate", {}).status_code == 400
    assert send("POST", "/customers/1/validate", {"secret": "x"}).status_code == 400


# ---- addresses


def test_an_address_learns_its_countrys_code(send, bcfake):
    bcfake.customers.add()
    created = send("POST", "/customers/1/addresses", HOME)
    assert created.status_code == 201
    assert created.json()["country_iso2"] == "US"
    assert created.json()["form_fields"] is None
    moved = send("PUT", "/customers/1/addresses/1", {"country": "Pakistan"})
    assert moved.json()["country_iso2"] == "PK"


@pytest.mark.parametrize("country", ["US", "Atlantis"])
def test_a_country_is_named_in_full(send, bcfake, country):
    bcfake.customers.add()
    answer = send("POST", "/customers/1/addresses", {**HOME, "country": country})
    assert answer.status_code == 400
    assert answer.json()[0]["message"] == "The field 'country' is invalid."


@pytest.mark.parametrize(
    ("state", "status"), [("Texas", 201), (" ", 201), ("", 400), (None, 400), ("  ", 400)]
)
def test_a_space_stands_for_a_country_without_states(send, bcfake, state, status):
    bcfake.customers.add()
    answer = send("POST", "/customers/1/addresses", {**HOME, "state": state})
    assert answer.status_code == status
    if status == 201:
        assert answer.json()["state"] == state


@pytest.mark.parametrize("missing", sorted(HOME))
def test_an_address_is_complete(send, bcfake, missing):
    bcfake.customers.add()
    body = {name: value for name, value in HOME.items() if name != missing}
    assert send("POST", "/customers/1/addresses", body).status_code == 400


def test_an_address_belongs_to_one_customer(send, bcfake):
    bcfake.customers.add_many(2)
    send("POST", "/customers/1/addresses", {**HOME, "customer_id": 1})
    assert send("GET", "/customers/2/addresses/1").status_code == 404
    assert send("GET", "/customers/2/addresses").status_code == 204
    assert send("PUT", "/customers/1/addresses/1", {"customer_id": 2}).status_code == 400
    assert send("POST", "/customers/2/addresses", {**HOME, "customer_id": 1}).status_code == 400


def test_a_customers_addresses_go_with_it(send, bcfake):
    bcfake.customer_addresses.add()
    bcfake.customer_addresses.add()
    send("DELETE", "/customers/1")
    assert [address["customer_id"] for address in bcfake.customer_addresses] == [2]


# ---- groups


def test_a_group_needs_only_a_name(send, bcfake):
    answer = send("POST", "/customer_groups", {"name": "Wholesale"})
    shown = answer.json()
    made = bcfake.customer_groups.get(1)["date_created"]
    assert shown.pop("date_created") == made.strftime("%Y-%m-%d %H:%M:%S")
    assert shown.pop("date_modified") == made.strftime("%Y-%m-%d %H:%M:%S")
    assert list(shown.items()) == [
        ("id", 1),
        ("name", "Wholesale"),
        ("is_default", False),
        ("category_access", {"type": "all"}),
        ("discount_rules", []),
        ("is_group_for_guests", False),
    ]


def test_deleting_a_group_leaves_its_members_without_one(send, bcfake):
    bcfake.customer_groups.add()
    bcfake.customer_groups.add()
    for group in (1, 2, 1):
        bcfake.customers.add(customer_group_id=group)
    assert send("DELETE", "/customer_groups/1").status_code == 204
    assert [each["customer_group_id"] for each in send("GET", "/customers").json()] == [0, 2, 0]


def test_new_customers_join_the_default_group(send, bcfake):
    bcfake.customer_groups.add()
    bcfake.customer_groups.add(is_default=True)
    assert send("POST", "/customers", JANE).json()["customer_group_id"] == 2
    elsewhere = {**JANE, "email": "joe@example.com", "customer_group_id": 0}
    assert send("POST", "/customers", elsewhere).json()["customer_group_id"] == 0


@pytest.mark.parametrize("flag", ["is_default", "is_group_for_guests"])
def test_one_group_at_a_time_is_the_default_and_one_for_guests(send, bcfake, flag):
    bcfake.customer_groups.add(**{flag: True})
    bcfake.customer_groups.add()
    send("PUT", "/customer_groups/2", {flag: True})
    assert [group[flag] for group in send("GET", "/customer_groups").json()] == [False, True]


def test_discount_rules_are_replaced_whole(send, bcfake):
    everything = {"type": "all", "method": "percent", "amount": 2.5}
    product = {"type": "product", "product_id": 33, "method": "fixed", "amount": "5"}
    bcfake.customer_groups.add(discount_rules=[everything, product])
    answer = send("PUT", "/customer_groups/1", {"discount_rules": [product]})
    assert answer.json()["discount_rules"] == [
        {"type": "product", "method": "fixed", "amount": "5.0000", "product_id": 33}
    ]


@pytest.mark.parametrize(
    "rules",
    [
        [{"type": "price_list", "price_list_id": 1}, {"type": "price_list", "price_list_id": 2}],
        [{"type": "all", "method": "percent", "amount": 1}] * 2,
        [{"type": "category", "method": "percent", "amount": 1}],
        [{"type": "product", "product_id": 1, "amount": 1}],
        [{"type": "price_list", "price_list_id": 1, "amount": 1}],
        [{"type": "everything"}],
        [{"type": "all", "method": "half", "amount": 1}],
    ],
    ids=[
        "two price lists",
        "two for all",
        "a category rule without its category",
        "a product rule without a method",
        "a price list with an amount",
        "an unknown type",
        "an unknown method",
    ],
)
def test_discount_rules_that_make_no_sense_are_refused(send, rules):
    answer = send("POST", "/customer_groups", {"name": "Wholesale", "discount_rules": rules})
    assert answer.status_code == 400
    assert "discount_rules" in answer.json()[0]["message"]


def test_a_group_lists_categories_only_where_access_is_specific(send):
    some = {"type": "specific", "categories": [18, 19]}
    body = {"name": "Bulk", "category_access": some}
    assert send("POST", "/customer_groups", body).json()["category_access"] == some
    none = {"category_access": {"type": "none", "categories": [18]}}
    assert send("PUT", "/customer_groups/1", none).json()["category_access"] == {"type": "none"}


@pytest.mark.parametrize(
    "query", ["name=Wholesale", "name:like=hole", "is_default=true", "date_created:min=2030-01-01"]
)
def test_groups_are_found_by_their_filters(send, bcfake, query):
    bcfake.customer_groups.add(name="Retail", date_created="2029-01-01")
    bcfake.customer_groups.add(name="Wholesale", is_default=True, date_created="2030-01-01")
    assert [group["id"] for group in send("GET", "/customer_groups?" + query).json()] == [2]


def test_all_groups_can_be_deleted_at_once(send, bcfake):
    bcfake.customer_groups.add_many(2)
    assert send("DELETE", "/customer_groups").status_code == 204
    assert send("GET", "/customer_groups").status_code == 204
