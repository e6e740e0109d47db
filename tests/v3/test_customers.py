"""What V3's customers do beyond what holds for every view."""

from __future__ import annotations

from typing import Any

ANN = {"email": "ann@example.com", "first_name": "Ann", "last_name": "Lee"}
HOME = {
    "first_name": "Ann",
    "last_name": "Lee",
    "address1": "1 Main Street",
    "city": "Austin",
    "state_or_province": "Texas",
    "postal_code": "78701",
    "country_code": "US",
}


def add(v3: Any, **more: Any) -> dict[str, Any]:
    """A new customer, by V3."""
    answer = v3("POST", "/customers", json=[{**ANN, **more}])
    assert answer.status_code == 200, answer.text
    created: dict[str, Any] = answer.json()["data"][0]
    return created


def test_a_customer_is_created_with_addresses_and_attributes(v3: Any) -> None:
    attribute = v3("POST", "/customers/attributes", json=[{"name": "Age", "type": "number"}])
    age = {"attribute_id": attribute.json()["data"][0]["id"], "attribute_value": "30"}

    created = add(v3, addresses=[HOME], attributes=[age])

    assert (created["address_count"], created["attribute_count"]) == (1, 1)
    assert HOME.items() <= created["addresses"][0].items()
    assert created["addresses"][0]["country"] == "United States"
    assert age.items() <= created["attributes"][0].items()


def test_a_batch_is_saved_whole_or_not_at_all(v3: Any) -> None:
    answer = v3("POST", "/customers", json=[ANN, {**ANN, "first_name": "Other"}])

    assert answer.status_code == 422
    assert v3("GET", "/customers").json()["data"] == []


def test_customers_are_deleted_by_the_ids_in_the_query(v3: Any) -> None:
    one, two = add(v3), add(v3, email="two@example.com")

    assert v3("DELETE", "/customers").status_code == 422
    assert v3("DELETE", f"/customers?id:in={one['id']},999").status_code == 204

    left = v3("GET", "/customers").json()["data"]
    assert [each["id"] for each in left] == [two["id"]]


def test_customers_are_found_by_their_full_name(v3: Any) -> None:
    add(v3)
    add(v3, email="two@example.com", first_name="Bob", last_name="Leeds")

    def found(**query: str) -> list[str]:
        answer = v3("GET", "/customers", params=query)
        return [each["first_name"] for each in answer.json()["data"]]

    assert found(**{"name:in": "ann lee"}) == ["Ann"]
    assert found(**{"name:like": "lee"}) == ["Ann", "Bob"]
    assert found(**{"email:in": "two@example.com,none@example.com"}) == ["Bob"]
    assert found(sort="last_name:desc") == ["Bob", "Ann"]


def test_includes_add_credit_and_form_fields(v3: Any) -> None:
    created = add(v3, store_credit_amounts=[{"amount": 12.5}])
    field = {"name": "colour", "value": "blue", "customer_id": created["id"]}
    v3("PUT", "/customers/form-field-values", json=[field])

    plain = v3("GET", "/customers").json()["data"][0]
    whole = v3("GET", "/customers?include=storecredit,formfields").json()["data"][0]

    assert "form_fields" not in plain
    assert whole["store_credit_amounts"] == [{"amount": 12.5}]
    assert whole["form_fields"] == [field]
    assert v3("GET", "/customers/form-field-values").json()["data"] == [field]


def test_a_customer_may_be_known_to_some_channels_only(v3: Any) -> None:
    one = add(v3, channel_ids=[1])
    everywhere = add(v3, email="everywhere@example.com", channel_ids=None)
    nowhere = {**ANN, "email": "nowhere@example.com", "channel_ids": []}

    assert one["channel_ids"] == [1]
    assert everywhere["channel_ids"] is None
    assert v3("POST", "/customers", json=[nowhere]).status_code == 422


def test_a_password_of_either_version_is_known_to_both(v3: Any, v2: Any) -> None:
    created = add(v3, authentication={"new_password": "first secret"})
    told = v2("POST", f"/customers/{created['id']}/validate", json={"password": "first secret"})
    assert told.json() == {"success": True}

    change = {"_authentication": {"password": "second secret"}}
    v2("PUT", f"/customers/{created['id']}", json=change)
    body = {"email": ANN["email"], "password": "second secret"}
    wrong = {**body, "password": "first secret"}

    right = v3("POST", "/customers/validate-credentials", json=body).json()
    assert right == {"customer_id": created["id"], "is_valid": True}
    wrong_answer = v3("POST", "/customers/validate-credentials", json=wrong).json()
    assert wrong_answer == {"customer_id": None, "is_valid": False}


def test_an_attribute_has_one_value_for_a_customer(v3: Any) -> None:
    customer = add(v3)
    v3("POST", "/customers/attributes", json=[{"name": "Age", "type": "number"}])
    value = {"customer_id": customer["id"], "attribute_id": 1}
    for each in ("1", "2"):
        answer = v3("PUT", "/customers/attribute-values", json=[{**value, "value": each}])
        assert answer.status_code == 200, answer.text

    kept = v3("GET", "/customers/attribute-values").json()["data"]
    assert [each["attribute_value"] for each in kept] == ["2"]

    v3("DELETE", "/customers/attributes?id:in=1")
    assert v3("GET", "/customers/attribute-values").json()["data"] == []


def test_the_settings_name_the_group_that_v2_marks(v3: Any, v2: Any) -> None:
    group = v2("POST", "/customer_groups", json={"name": "All", "is_default": True}).json()

    shown = v3("GET", "/customers/settings").json()["data"]["customer_group_settings"]
    assert shown["default_customer_group_id"] == group["id"]

    none = {"customer_group_settings": {"default_customer_group_id": 0}}
    v3("PUT", "/customers/settings", json=none)
    assert v2("GET", f"/customer_groups/{group['id']}").json()["is_default"] is False


def test_consent_is_kept_with_the_moment_it_was_given(v3: Any) -> None:
    path = f"/customers/{add(v3)['id']}/consent"
    assert v3("GET", path).json() == {"allow": [], "deny": []}

    sent = {"allow": ["functional"], "deny": ["analytics"]}
    answer = v3("PUT", path, json=sent).json()

    assert sent.items() <= answer.items()
    assert v3("GET", path).json() == answer
    both = {"allow": ["functional"], "deny": ["functional"]}
    assert v3("PUT", path, json=both).status_code == 422


def test_a_country_code_that_is_none_is_refused(v3: Any) -> None:
    address = {**HOME, "customer_id": add(v3)["id"], "country_code": "ZZ"}

    answer = v3("POST", "/customers/addresses", json=[address])

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"country_code"}
