"""Every path the catalogue serves: spellings, suffix, HEAD, OPTIONS, methods it does not take."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bcfake.resources import CATALOGUE
from bcfake.schema import GET, LIST
from bcfake.wire.v2_routes import routes

Scene = Any
ROUTES = {route.template: list(route.methods) for route in routes(CATALOGUE)}
METHODS = ("GET", "POST", "PUT", "DELETE")


def filled(template: str) -> str:
    """A path of a template."""
    return re.sub(r"\{[^}]*\}", "1", template)


@pytest.mark.parametrize("template", ROUTES)
def test_a_method_a_path_does_not_take_is_405_and_says_which_it_takes(
    entrance: Any, template: str
) -> None:
    for method in METHODS:
        if method not in ROUTES[template]:
            reply = entrance.send(method, filled(template), json={})
            assert reply.status == 405
            assert reply.headers["Allow"].split(", ") == ROUTES[template]
            assert reply.json["title"] == "Method Not Allowed"
            assert reply.json["detail"] == "The requested HTTP method is invalid for this endpoint."


@pytest.mark.parametrize("template", ROUTES)
def test_options_says_which_methods_a_path_takes(entrance: Any, template: str) -> None:
    reply = entrance.send("OPTIONS", filled(template))
    assert reply.status == 200
    assert reply.headers["Allow"].split(", ") == ROUTES[template]
    for field in reply.json["fields"]:
        assert set(field) - {"length"} == {"name", "type", "writable_methods", "required_methods"}
        assert set(field["required_methods"]) <= set(ROUTES[template])


@pytest.mark.parametrize("template", [t for t in ROUTES if "_" in t and "GET" in ROUTES[t]])
def test_words_may_be_joined_by_nothing(entrance: Any, template: str) -> None:
    squashed = re.sub(r"_(?![^{]*\})", "", template)
    plain = entrance.send("GET", filled(template))
    same = entrance.send("GET", filled(squashed))
    assert (same.status, same.body) == (plain.status, plain.body)
    assert entrance.store.requests[-1].template == f"/v2{template}"


@pytest.mark.parametrize("template", ["/nothing", "/products/1/nothing", "/products/", "/"])
def test_a_path_that_is_none_is_404(entrance: Any, template: str) -> None:
    assert entrance.send("GET", template).status == 404


@pytest.mark.parametrize("method", ["PATCH", "TRACE"])
def test_a_method_the_api_never_takes_is_501(entrance: Any, method: str) -> None:
    reply = entrance.send(method, "/products")
    assert (reply.status, reply.json["title"]) == (501, "Not Implemented")


@pytest.mark.verbs(GET)
def test_json_may_be_said_by_a_suffix(scene: Scene) -> None:
    row = scene.add()
    assert scene.send("GET", scene.item(row) + ".json").body == (
        scene.send("GET", scene.item(row)).body
    )


@pytest.mark.verbs(LIST)
def test_head_is_get_without_the_body(scene: Scene) -> None:
    scene.add()
    got, head = scene.send("GET", scene.path), scene.send("HEAD", scene.path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.body))
    assert head.headers["Content-Type"] == "application/json"
