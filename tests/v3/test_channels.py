"""What channels and their sites do beyond what holds for every view."""

from __future__ import annotations

from typing import Any


def test_channels_are_filtered_by_whether_they_may_be_integrated(v3: Any, bcfake: Any) -> None:
    for status in ("disconnected", "prelaunch"):
        bcfake.channels.add(status=status)

    def found(available: str) -> list[str]:
        shown = v3("GET", "/channels", params={"available": available}).json()["data"]
        return [each["status"] for each in shown]

    assert found("true") == ["active", "prelaunch"]
    assert found("false") == ["disconnected"]


def test_a_checkout_is_within_the_domain_of_its_site(v3: Any) -> None:
    v3("PUT", "/channels/1/site", json={"url": "https://www.kittens.com"})
    path = "/channels/1/site/checkout-url"

    within = v3("PUT", path, json={"url": "https://pay.kittens.com"}).json()["data"]
    elsewhere = v3("PUT", path, json={"url": "https://pay.example.com"})
    shown = v3("GET", "/channels/1/site").json()["data"]

    assert within["is_checkout_url_customized"]
    assert elsewhere.status_code == 422
    assert elsewhere.json()["title"].startswith("Incorrect checkout url https://pay.example.com.")
    assert shown == within
