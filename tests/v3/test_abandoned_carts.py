"""Abandoned carts: the token in a link, the settings, and the e-mails of stores and channels."""

from __future__ import annotations

from typing import Any

import pytest

EMAILS = "/marketing/abandoned-cart-emails"
TEMPLATE = {
    "subject": "Still there?",
    "body": "{{lang 'hello'}}",
    "translations": [{"locale": "en", "keys": {"hello": "Hello"}}],
}


def test_a_token_stands_for_its_cart(bcfake: Any, v3: Any) -> None:
    cart = bcfake.carts.add()

    found = v3("GET", f"/abandoned-carts/{cart['abandoned_token']}")

    assert found.json()["data"] == {"cart_id": cart["uuid"]}
    assert v3("GET", f"/abandoned-carts/{cart['uuid']}").status_code == 404


def test_a_channel_overrides_the_settings_of_the_store(v3: Any) -> None:
    path, channel = "/abandoned-carts/settings", "/abandoned-carts/settings/channels/1"

    v3("PUT", path, json={"merchant_abandoned_cart_digest_email_frequency": 5})
    own = v3("PUT", channel, json={"enable_notification": False}).json()["data"]
    refused = v3("PUT", path, json={"merchant_abandoned_cart_digest_email_frequency": 1})

    assert (own.pop("enable_notification"), {*own.values()}) == (False, {None})
    assert v3("GET", path).json()["data"]["merchant_abandoned_cart_digest_email_frequency"] == 5
    assert refused.status_code == 422


def test_emails_are_the_stores_or_a_channels(v3: Any) -> None:
    body = {"notify_at_minutes": 120, "is_active": True, "template": TEMPLATE}

    of_store = v3("POST", EMAILS, json=body).json()["data"]
    of_channel = v3("POST", f"{EMAILS}?channel_id=1", json=body).json()["data"]
    changed = v3("PUT", f"{EMAILS}/{of_channel['id']}", json={"coupon_code": "BACK"})

    assert (of_store["template"], of_store["sent_num"]) == (TEMPLATE, 0)
    assert v3("GET", EMAILS).json()["data"] == [of_store]
    listed = v3("GET", EMAILS, params={"channel_id": 1}).json()["data"]
    assert listed == [changed.json()["data"]] == [{**of_channel, "coupon_code": "BACK"}]
    assert v3("GET", EMAILS, params={"channel_id": 9}).status_code == 404


@pytest.mark.parametrize("minutes", [0, 61, 1500, 20_000])
def test_an_email_goes_out_after_whole_hours_or_days(minutes: int, bcfake: Any, v3: Any) -> None:
    answer = v3("POST", EMAILS, json={"notify_at_minutes": minutes, "template": TEMPLATE})

    assert (answer.status_code, len(bcfake.abandoned_cart_emails)) == (422, 0)


def test_the_default_template_may_be_sent_back(v3: Any) -> None:
    template = v3("GET", f"{EMAILS}/default").json()

    made = v3("POST", EMAILS, json={"template": template}).json()["data"]

    assert made["template"] == template


def test_a_channel_says_whether_it_uses_the_stores_emails(v3: Any) -> None:
    path = f"{EMAILS}/settings"

    before = v3("GET", f"{path}?channel_id=1").json()
    after = v3("PUT", f"{path}?channel_id=1", json={"use_global": False}).json()

    assert (before, after) == ({"use_global": True}, {"use_global": False})
    assert v3("GET", path).status_code == 422
