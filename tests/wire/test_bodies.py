"""The bytes of answers and of what is taken: compact JSON, escaped slashes, exact errors."""

from __future__ import annotations

from typing import Any

import pytest
import requests


def test_answers_are_compact_json_with_escaped_slashes(entrance: Any) -> None:
    entrance.store.brands.add(name="a/b")
    body = entrance.send("GET", "/brands/1").body
    assert body.startswith(b'{"id":1,"name":"a\\/b",')
    assert body.count(b"/") == body.count(b"\\/")


def test_text_beyond_ascii_is_escaped_and_arrives_whole(entrance: Any) -> None:
    sent = {"name": "Käse 🧀 </b>\\"}
    reply = entrance.send("POST", "/brands", json=sent)
    assert reply.json["name"] == sent["name"]
    assert reply.body.isascii()
    assert entrance.send("GET", "/brands?name=k%C3%84se%20%F0%9F%A7%80%20%3C/b%3E%5C").status == 200


def test_a_link_names_the_store_and_the_path(entrance: Any) -> None:
    entrance.store.customers.add()
    link = entrance.send("GET", "/customers/1").json["addresses"]
    assert link["resource"] == "/customers/1/addresses"
    assert link["url"].endswith(f"/stores/{entrance.store.store_hash}/v2/customers/1/addresses")
    assert link["url"].startswith("http")


@pytest.mark.parametrize(
    ("method", "path", "body", "error"),
    [
        ("GET", "/brands/9", None, {"message": "The requested resource was not found."}),
        ("GET", "/nothing", None, {"message": "The requested resource was not found."}),
        (
            "GET",
            "/brands?color=red",
            None,
            {
                "message": "The field 'color' is not supported by this resource.",
            },
        ),
        (
            "GET",
            "/brands?limit=251",
            None,
            {
                "message": "The specified limit exceeds the maximum allowed.",
                "details": {"max_limit": 250},
            },
        ),
        (
            "POST",
            "/customers",
            {"first_name": "A", "last_name": "B", "email": "x"},
            {
                "message": "The field 'email' is invalid.",
                "details": {"invalid_reason": "'x' is not an e-mail address."},
            },
        ),
        (
            "POST",
            "/brands",
            {"id": 1, "name": "A"},
            {
                "message": "The field 'id' cannot be written to. "
                "Please remove it from your request before trying again."
            },
        ),
        (
            "POST",
            "/brands",
            {},
            {"message": "The required field 'name' was not supplied."},
        ),
        (
            "POST",
            "/brands",
            {"name": "Taken"},
            {
                "message": "A resource conflict prevented the request from being fulfilled.",
                "details": {"conflict": {"name": "Taken"}},
            },
        ),
    ],
)
def test_an_error_is_a_list_of_one_object(
    entrance: Any, method: str, path: str, body: Any, error: dict[str, Any]
) -> None:
    entrance.store.brands.add(name="Taken")
    options = {} if body is None else {"json": body}
    reply = entrance.send(method, path, **options)
    assert reply.json == [{"status": reply.status, **error}]
    assert reply.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "limit=0", "limit=1.5", "limit=%C2%B2"]
)
def test_a_page_or_limit_that_is_no_count_is_refused(entrance: Any, query: str) -> None:
    entrance.store.brands.add()
    reply = entrance.send("GET", f"/brands?{query}")
    name = query.partition("=")[0]
    assert (reply.status, reply.json[0]["message"]) == (400, f"The field '{name}' is invalid.")


def test_absurd_numbers_in_the_query_do_no_harm(entrance: Any) -> None:
    entrance.store.brands.add()
    many = "9" * 5000
    assert entrance.send("GET", f"/brands?limit={many}").status == 413
    assert entrance.send("GET", f"/brands?page={many}").status == 204
    assert entrance.send("GET", f"/brands?min_id={many}").status == 400
    assert entrance.send("GET", f"/brands?min_id=1&limit=0{many[:3]}").status == 413


def test_of_a_parameter_that_is_repeated_the_last_counts(entrance: Any) -> None:
    entrance.store.brands.add_many(3)
    reply = entrance.send("GET", "/brands?min_id=1&min_id=3")
    assert [each["id"] for each in reply.json] == [3]


@pytest.mark.parametrize("body", ['{"name":"\\ud83e"}', "[" * 100_000, '{"name":1e}', "nul"])
def test_what_a_php_decoder_refuses_is_malformed(entrance: Any, body: str) -> None:
    reply = entrance.send("POST", "/brands", data=body.encode())
    assert (reply.status, reply.json[0]["message"]) == (400, "The field 'body' is invalid.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_json_is_utf_8_and_begins_at_once(entrance: Any, encoding: str) -> None:
    """PHP's decoder knows no byte order mark and no other encoding."""
    reply = entrance.send("POST", "/brands", data='{"name":"Käse"}'.encode(encoding))
    assert (reply.status, reply.json[0]["message"]) == (400, "The field 'body' is invalid.")


@pytest.mark.parametrize("carrier", ["in_process", "live"])
def test_a_body_may_come_in_chunks(
    request: pytest.FixtureRequest, session: requests.Session, port: Any, carrier: str
) -> None:
    entrance = request.getfixturevalue(carrier)
    origin = port.url if carrier == "live" else "https://api.bigcommerce.com"
    reply = session.post(
        f"{origin}/stores/{entrance.store.store_hash}/v2/brands",
        data=iter([b'{"name"', b':"Acme"}']),
        headers={**entrance.store.headers, "Content-Type": "application/json"},
        timeout=10,
    )
    assert (reply.status_code, reply.json()["name"]) == (201, "Acme")


def test_an_escaped_slash_is_a_slash_at_every_entrance(entrance: Any) -> None:
    assert entrance.send("GET", "/orders%2Fcount").status == 200
    assert entrance.send("GET", "/orders%2fcount").status == 200


def test_loose_stores_pass_over_what_they_do_not_know(entrance: Any) -> None:
    entrance.store.loose = True
    made = entrance.send("POST", "/brands", json={"name": "Acme", "colour": "red"})
    assert (made.status, "colour" in made.json) == (201, False)
    assert entrance.send("GET", "/brands?colour=red").json == [made.json]
