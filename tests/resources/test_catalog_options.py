"""Options, option sets and what products make of them, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.tables import Row

Send = Callable[..., requests.Response]


def make_option(send: Send, name: str = "Option", **values: Any) -> dict[str, Any]:
    """A new option, as the store answers it."""
    made: dict[str, Any] = send("POST", "/options", {"name": name, "type": "RT", **values}).json()
    return made


@pytest.fixture
def sizes(send: Send, bcfake: FakeStore) -> dict[str, Any]:
    """An option with the values S and L."""
    option = make_option(send, "Sizes", display_name="Size")
    for label in ("S", "L"):
        bcfake.option_values.add(option_id=option["id"], label=label, value=label)
    return option


@pytest.fixture
def shirts(bcfake: FakeStore, sizes: dict[str, Any]) -> Row:
    """An option set that holds the sizes."""
    option_set = bcfake.option_sets.add(name="Shirts")
    bcfake.option_set_options.add(option_set_id=option_set["id"], option_id=sizes["id"])
    return option_set


# ---- options and their values


def test_an_option_is_displayed_under_its_name_unless_told_otherwise(send: Send) -> None:
    reply = send("POST", "/options", {"name": "Colors", "type": "CS"})
    link = reply.json()["values"]
    assert reply.status_code == 201
    assert reply.json() == {
        "id": 1,
        "product_id": None,
        "name": "Colors",
        "display_name": "Colors",
        "type": "CS",
        "values": link,
    }
    assert link["resource"] == "/options/1/values"
    assert requests.head(link["url"]).status_code == 401
    other = send("POST", "/options", {"name": "Hues", "display_name": "Color", "type": "CS"})
    assert other.json()["display_name"] == "Color"


def test_an_option_needs_a_type_that_exists(send: Send) -> None:
    assert send("POST", "/options", {"name": "Colors"}).status_code == 400
    reply = send("POST", "/options", {"name": "Colors", "type": "XX"})
    assert reply.json()[0]["message"] == "The field 'type' is invalid."


@pytest.mark.parametrize("path", ["/options", "/option_sets"])
def test_names_of_options_and_sets_are_used_once(send: Send, path: str) -> None:
    body = {"name": "Sizes", "type": "S"} if path == "/options" else {"name": "Sizes"}
    assert send("POST", path, body).status_code == 201
    assert send("POST", path, body).status_code == 409


def test_a_label_is_used_once_within_an_option(send: Send) -> None:
    make_option(send, "Colors")
    make_option(send, "Hues")
    white = {"label": "White", "value": "#FFFFFF"}
    assert send("POST", "/options/1/values", white).status_code == 201
    assert send("POST", "/options/1/values", white).status_code == 409
    assert send("POST", "/options/2/values", white).status_code == 201


def test_the_newest_default_value_is_the_only_one(send: Send, bcfake: FakeStore) -> None:
    option = make_option(send)
    for label in ("S", "M", "L"):
        send("POST", "/options/1/values", {"label": label, "value": label, "is_default": True})
    other = bcfake.option_values.add(is_default=True)
    send("PUT", "/options/1/values/1", {"is_default": True})
    values = send("GET", f"/options/{option['id']}/values").json()
    assert [each["is_default"] for each in values] == [True, False, False]
    assert bcfake.option_values.get(other["id"])["is_default"] is True


def test_an_option_has_at_most_250_values(send: Send, bcfake: FakeStore) -> None:
    bcfake.option_values.add_many(250, option_id=make_option(send)["id"])
    reply = send("POST", "/options/1/values", {"label": "One more", "value": "x"})
    assert reply.status_code == 403


def test_values_can_be_reached_without_their_option(send: Send, sizes: dict[str, Any]) -> None:
    assert [each["label"] for each in send("GET", "/options/values").json()] == ["S", "L"]
    assert send("PUT", "/options/values/2", {"label": "XL"}).json()["label"] == "XL"
    assert send("DELETE", "/options/values/2").status_code == 204
    assert send("GET", f"/options/{sizes['id']}/values/count").json() == {"count": 1}


# ---- option sets


def test_an_option_set_needs_its_name_in_an_update_too(send: Send, shirts: Row) -> None:
    assert send("PUT", f"/option_sets/{shirts['id']}", {}).status_code == 400
    reply = send("PUT", f"/optionsets/{shirts['id']}", {"name": "T-Shirts"})
    assert reply.json()["name"] == "T-Shirts"
    assert reply.json()["options"]["resource"] == f"/optionsets/{shirts['id']}/options"


def test_an_option_in_a_set_brings_its_display_name_and_values(send: Send, shirts: Row) -> None:
    shown = send("GET", f"/option_sets/{shirts['id']}/options/1").json()
    assert shown["display_name"] == "Size"
    assert shown["option"]["resource"] == "/options/1"
    assert shown["values"] == [
        {"label": "S", "sort_order": 0, "value": "S", "is_default": False, "option_value_id": 1},
        {"label": "L", "sort_order": 0, "value": "L", "is_default": False, "option_value_id": 2},
    ]


def test_a_set_shows_values_as_they_come_change_and_go(send: Send, shirts: Row) -> None:
    send("POST", "/options/1/values", {"label": "XL", "value": "XL"})
    send("PUT", "/options/1/values/2", {"label": "Large"})
    send("DELETE", "/options/1/values/1")
    shown = send("GET", f"/option_sets/{shirts['id']}/options").json()
    assert [value["label"] for value in shown[0]["values"]] == ["Large", "XL"]


def test_an_option_is_in_a_set_once_and_must_exist(send: Send, shirts: Row) -> None:
    path = f"/option_sets/{shirts['id']}/options"
    assert send("POST", path, {"option_id": 1}).status_code == 409
    assert send("POST", path, {"option_id": 77}).status_code == 400
    assert send("PUT", f"{path}/1", {"option_id": 1}).status_code == 400
    assert len(send("GET", path).json()) == 1


# ---- product options


def test_a_product_gets_an_option_of_its_own_for_each_of_its_set(
    send: Send, bcfake: FakeStore, shirts: Row
) -> None:
    bcfake.product_options.add()  # the ids of product options and of options differ
    product = bcfake.products.add(option_set_id=shirts["id"])
    assert send("GET", f"/products/{product['id']}/options").json() == [
        {"id": 2, "option_id": 1, "display_name": "Size", "sort_order": 0, "is_required": False}
    ]
    link = send("GET", f"/products/{product['id']}").json()["option_set"]
    assert link["resource"] == f"/optionsets/{shirts['id']}"


def test_product_options_follow_the_set(send: Send, bcfake: FakeStore, shirts: Row) -> None:
    product = bcfake.products.add(option_set_id=shirts["id"])
    colors = make_option(send, "Colors")
    path = f"/option_sets/{shirts['id']}/options"
    send("POST", path, {"option_id": colors["id"], "is_required": True})
    send("PUT", f"{path}/1", {"display_name": "Your size", "sort_order": 5})
    shown = send("GET", f"/products/{product['id']}/options").json()
    assert [(each["display_name"], each["sort_order"], each["is_required"]) for each in shown] == [
        ("Your size", 5, False),
        ("Colors", 0, True),
    ]
    send("DELETE", f"{path}/1")
    shown = send("GET", f"/products/{product['id']}/options").json()
    assert [each["display_name"] for each in shown] == ["Colors"]


@pytest.mark.bcfake(allow_unknown=["POST /products/{id}/options"])
def test_product_options_cannot_be_written(send: Send, bcfake: FakeStore) -> None:
    product = bcfake.products.add()
    assert send("POST", f"/products/{product['id']}/options", {}).status_code == 405


@pytest.mark.parametrize("request_", ["PUT product", "DELETE set", "DELETE option"])
def test_losing_the_options_takes_skus_and_rules_along(
    send: Send, bcfake: FakeStore, shirts: Row, request_: str
) -> None:
    product = bcfake.products.add(option_set_id=shirts["id"])
    choice = {"product_option_id": 1, "option_value_id": 2}
    bcfake.product_skus.add(product_id=product["id"], options=[choice])
    bcfake.product_rules.add(product_id=product["id"], conditions=[choice])
    other = bcfake.product_skus.add()
    reply = {
        "PUT product": lambda: send("PUT", f"/products/{product['id']}", {"option_set_id": None}),
        "DELETE set": lambda: send("DELETE", f"/option_sets/{shirts['id']}"),
        "DELETE option": lambda: send("DELETE", "/options/1"),
    }[request_]()
    assert reply.status_code in (200, 204)
    for part in ("options", "skus", "rules"):
        assert send("GET", f"/products/{product['id']}/{part}").status_code == 204
    assert [row["id"] for row in bcfake.product_skus] == [other["id"]]


def test_a_product_whose_set_was_deleted_has_none(
    send: Send, bcfake: FakeStore, shirts: Row
) -> None:
    product = bcfake.products.add(option_set_id=shirts["id"])
    send("DELETE", f"/option_sets/{shirts['id']}")
    shown = send("GET", f"/products/{product['id']}").json()
    assert (shown["option_set_id"], shown["option_set"]) == (None, None)


def test_another_set_replaces_the_options_of_the_first(
    send: Send, bcfake: FakeStore, shirts: Row
) -> None:
    product = bcfake.products.add(option_set_id=shirts["id"])
    mugs = bcfake.option_sets.add(name="Mugs")
    colors = make_option(send, "Colors")
    bcfake.option_set_options.add(option_set_id=mugs["id"], option_id=colors["id"])
    send("PUT", f"/products/{product['id']}", {"option_set_id": mugs["id"]})
    shown = send("GET", f"/products/{product['id']}/options").json()
    assert [each["option_id"] for each in shown] == [colors["id"]]
