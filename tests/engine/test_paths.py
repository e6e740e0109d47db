"""Paths with places and stars, and aims: how faults and the journal name requests."""

from __future__ import annotations

import pytest

from bcfake.paths import Aim, matches


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/orders", "/v2/orders", True),
        ("orders", "/v2/orders", True),
        ("/v2/orders", "/v2/orders", True),
        ("/v3/orders", "/v2/orders", False),
        ("/orders/", "/v2/orders", True),
        ("/orders", "/v2/orders/", True),
        ("/orders", "/v2/orders/1", False),
        ("/orders", "/v2/my/orders", False),
        ("/orders/{id}", "/v2/orders/1", True),
        ("/orders/{id}", "/v2/orders", False),
        ("/orders/{id}", "/v2/orders/1/products", False),
        ("/orders/{a}/products/{b}", "/v2/orders/1/products/2", True),
        ("/orders/*", "/v2/orders/1/products", True),
        ("/orders*", "/v2/orders", True),
        ("*", "/v2/anything", True),
        ("/a.b", "/v2/axb", False),
        ("/orders/1", "/v2/orders/1", True),
    ],
)
def test_a_pattern_fits_whole_paths(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits


@pytest.mark.parametrize(
    ("text", "method", "path"),
    [
        ("POST /orders", "POST", "/orders"),
        ("post /orders", "POST", "/orders"),
        ("  GET   /orders ", "GET", "/orders"),
        ("/orders", "*", "/orders"),
        ("* /orders", "*", "/orders"),
        ("DELETE *", "DELETE", "*"),
        ("*", "*", "*"),
    ],
)
def test_an_aim_is_a_method_and_a_path(text: str, method: str, path: str) -> None:
    aim = Aim.parse(text)
    assert (aim.method, aim.path, str(aim)) == (method, path, f"{method} {path}")


@pytest.mark.parametrize(
    ("text", "says"),
    [("FETCH /orders", "unknown method 'FETCH'"), ("GET orders", "no path"), ("", "no path")],
)
def test_an_aim_that_is_none_is_refused(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Aim.parse(text)


@pytest.mark.parametrize(
    ("aim", "fits"),
    [
        ("GET /orders/{id}", True),
        ("GET /orders/{order_id}", True),
        ("GET /orders/7", True),
        ("GET /orders/8", False),
        ("POST /orders/{id}", False),
        ("* /orders/{id}", True),
        ("/orders/{id}", True),
        ("GET *", True),
    ],
)
def test_an_aim_fits_a_request_by_path_or_by_template(aim: str, fits: bool) -> None:
    assert Aim.parse(aim).matches("GET", "/v2/orders/7", "/v2/orders/{id}") is fits


def test_an_aim_at_a_template_is_not_fooled_by_a_place_that_takes_a_word() -> None:
    aim = Aim.parse("GET /orders/{id}")
    assert aim.matches("GET", "/v2/orders/count", "/v2/orders/{id}")
    assert not aim.matches("GET", "/v2/orders/count", "/v2/orders/count")
