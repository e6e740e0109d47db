"""What may be asked for and sent: JSON only."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake import FakeStore


@pytest.mark.parametrize(
    "accept",
    [
        None,
        "",
        "*/*",
        "application/json",
        "application/*;q=0.5",
        "text/html, application/json;q=0.1",
    ],
)
def test_json_is_given_to_who_accepts_it(entrance: Any, accept: str | None) -> None:
    reply = entrance.send("GET", "/time", headers={"Accept": accept})
    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize("accept", ["application/xml", "text/html", "image/*"])
@pytest.mark.parametrize("path", ["/time", "/brands.json"])
def test_anything_else_is_406(entrance: Any, accept: str, path: str) -> None:
    reply = entrance.send("GET", path, headers={"Accept": accept})
    assert (reply.status, reply.json["title"]) == (406, "Not Acceptable")


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"]
)
def test_json_is_taken_whatever_else_its_type_says(entrance: Any, kind: str) -> None:
    reply = entrance.send("POST", "/brands", json={"name": "Acme"}, headers={"Content-Type": kind})
    assert reply.status == 201


@pytest.mark.parametrize("kind", [None, "application/x-www-form-urlencoded", "text/xml"])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_write_of_anything_else_is_415_and_writes_nothing(
    entrance: Any, method: str, kind: str | None
) -> None:
    brand = entrance.store.brands.add(name="Old")
    path = "/brands" if method == "POST" else "/brands/1"
    reply = entrance.send(method, path, json={"name": "New"}, headers={"Content-Type": kind})
    assert (reply.status, reply.json["title"]) == (415, "Unsupported Media Type")
    assert entrance.store.brands.all() == [brand]


def test_a_delete_needs_no_content_type(entrance: Any) -> None:
    entrance.store.brands.add()
    assert entrance.send("DELETE", "/brands/1").status == 204


@pytest.mark.parametrize("accept", ["application/xml", "application/json", None])
def test_xml_is_not_given_by_suffix_either(entrance: Any, accept: str | None) -> None:
    reply = entrance.send("GET", "/brands.xml", headers={"Accept": accept})
    assert (reply.status, reply.json["title"]) == (406, "Not Acceptable")


def test_options_lists_what_is_shown_or_sent(entrance: Any) -> None:
    reply = entrance.send("OPTIONS", "/products/1/images/1")
    names = [each["name"] for each in reply.json["fields"]]
    assert "image_file" in names
    assert "is_sample" not in names  # kept, and never shown
    shown = {each["name"]: each for each in entrance.send("OPTIONS", "/products").json["fields"]}
    assert "thumbnail" not in shown
    assert shown["name"] == {
        "name": "name",
        "type": "string",
        "length": 250,
        "writable_methods": ["POST"],
        "required_methods": ["POST"],
    }


def test_plain_http_is_redirected_and_a_post_that_follows_loses_its_body(bcfake: FakeStore) -> None:
    """Only to BigCommerce's hosts; a store on a port of this machine is served as it is."""
    plain = bcfake.url.replace("https://", "http://")
    moved = requests.post(
        f"{plain}/brands?a=b", json={"name": "X"}, headers=bcfake.headers, allow_redirects=False
    )
    assert moved.status_code == 301
    assert moved.headers["Location"] == f"{bcfake.url}/brands?a=b"
    followed = requests.post(f"{plain}/brands", json={"name": "X"}, headers=bcfake.headers)
    assert followed.request.method == "GET"
    assert not bcfake.brands.all()
