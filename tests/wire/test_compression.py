"""gzip: given to who asks for it over a connection, to errors too."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from bcfake.resources.image_files import PLACEHOLDERS
from bcfake.wire.compression import takes_gzip
from bcfake.wire.images import ROOT

GZIP = {"Accept-Encoding": "gzip, deflate"}


@pytest.fixture
def list_path(store: Any) -> str:
    """A list of more than a few bytes."""
    store.brands.add_many(30)
    return "/brands"


def test_a_compressed_list_is_the_plain_one(live: Any, list_path: str) -> None:
    plain = live.send("GET", list_path)
    packed = live.send("GET", list_path, headers=GZIP)
    assert (packed.headers["Content-Encoding"], packed.status) == ("gzip", 200)
    assert packed.body == plain.body
    assert int(packed.headers["Content-Length"]) < len(plain.body)
    assert "Content-Encoding" not in plain.headers


def test_the_bytes_on_the_wire_are_gzip(flask: Any, list_path: str) -> None:
    packed = flask.send("GET", list_path, headers=GZIP)
    assert gzip.decompress(packed.body) == flask.send("GET", list_path).body
    assert packed.headers["Content-Length"] == str(len(packed.body))


def test_errors_are_compressed_however_short(live: Any) -> None:
    reply = live.send("GET", "/brands/1", headers=GZIP)
    assert (reply.status, reply.headers["Content-Encoding"]) == (404, "gzip")
    assert reply.json == [{"status": 404, "message": "The requested resource was not found."}]


def test_what_a_fault_answers_is_compressed_too(live: Any) -> None:
    live.store.faults.add("GET /brands", 503)
    reply = live.send("GET", "/brands", headers=GZIP)
    assert (reply.status, reply.headers["Content-Encoding"]) == (503, "gzip")
    assert reply.json["status"] == 503


def test_short_answers_stay_plain(live: Any) -> None:
    reply = live.send("GET", "/time", headers=GZIP)
    assert (reply.status, "Content-Encoding" in reply.headers) == (200, False)


def test_caches_are_told(live: Any, list_path: str) -> None:
    for headers in (GZIP, {"Accept-Encoding": "identity"}):
        assert live.send("GET", list_path, headers=headers).headers["Vary"] == "Accept-Encoding"


def test_an_answer_without_a_body_has_nothing_to_compress(live: Any) -> None:
    reply = live.send("GET", "/brands", headers=GZIP)
    assert reply.status == 204
    assert not {"Content-Encoding", "Content-Length", "Vary"} & set(reply.headers)


def test_head_tells_the_length_that_get_has(live: Any, list_path: str) -> None:
    got = live.send("GET", list_path, headers=GZIP)
    head = live.send("HEAD", list_path, headers=GZIP)
    assert head.headers["Content-Length"] == got.headers["Content-Length"]
    assert head.headers["Content-Encoding"] == "gzip"


def test_images_are_as_small_as_they_get(live: Any) -> None:
    body = {"image_file": "https://example.com/mug.bmp"}
    live.store.products.add()
    url = live.send("POST", "/products/1/images", json=body).json["zoom_url"]
    reply = live.send("GET", ROOT + url.split(ROOT)[1], headers=GZIP)
    assert reply.body == PLACEHOLDERS[".bmp"]
    assert "Content-Encoding" not in reply.headers


def test_in_process_there_is_no_wire(in_process: Any, list_path: str) -> None:
    reply = in_process.send("GET", list_path, headers=GZIP)
    assert (reply.status, "Content-Encoding" in reply.headers) == (200, False)


def test_the_journal_has_the_plain_answer(live: Any, list_path: str) -> None:
    reply = live.send("GET", list_path, headers=GZIP)
    assert live.store.requests.one().response_json == reply.json


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("br, deflate", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
    ],
)
def test_gzip_is_taken_where_the_header_says_so(header: str, taken: bool) -> None:
    assert takes_gzip(header) is taken
