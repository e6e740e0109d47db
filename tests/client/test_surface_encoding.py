"""How values are written into URLs and bodies."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigcommerce.encoding import with_query


class TestQueries:
    @given(
        st.dictionaries(st.text(min_size=1), st.text() | st.integers() | st.floats(), min_size=1)
    )
    def test_text_and_numbers_are_written_as_ever(self, query: dict[str, Any]) -> None:
        assert with_query("x", query) == f"x?{urlencode(query)}"

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (True, "true"),
            (False, "false"),
            ([1, 2], "1%2C2"),
            (range(3), "0%2C1%2C2"),
            ({"a": 1}.keys(), "a"),
            (("a b", True), "a+b%2Ctrue"),
            (Decimal("1.50"), "1.50"),
            (datetime.date(2024, 2, 29), "2024-02-29"),
            (
                datetime.datetime(2024, 2, 29, 12, 30, 5, 999, datetime.timezone.utc),
                "2024-02-29T12%3A30%3A05%2B00%3A00",
            ),
        ],
    )
    def test_lists_booleans_and_dates_are_written_as_the_api_reads_them(
        self, value: Any, written: str
    ) -> None:
        """0.23.4 wrote them as Python does: `[1, 2]`, `True`."""
        assert with_query("x", {"f": value}) == f"x?f={written}"

    def test_none_is_left_out(self) -> None:
        assert with_query("x", {"a": None}) == "x"
        assert with_query("x", {"a": None, "b": 1}) == "x?b=1"

    def test_a_query_is_added_to_the_one_of_the_url(self) -> None:
        assert with_query("x?a=1", {"b": 2}) == "x?a=1&b=2"


class TestBodies:
    @pytest.mark.parametrize("empty", [{}, []])
    def test_an_empty_body_is_still_json(self, wire: Any, empty: Any) -> None:
        """0.23.4 sent nothing, which the API answers with 400 or 415."""
        connection = wire.oauth()
        connection.post("x", empty)
        connection.put("x", empty)
        for sent in wire.requests:
            assert json.loads(sent.body) == empty
            assert sent.headers["Content-Type"] == "application/json"

    def test_no_body_has_no_content_type(self, wire: Any) -> None:
        wire.oauth().post("x", None)
        assert wire.last.body is None
        assert "Content-Type" not in wire.last.headers

    @pytest.mark.parametrize("name", ["Content-Type", "content-type", "CONTENT-TYPE"])
    @pytest.mark.parametrize(
        "kind", ["application/json", "application/json; charset=utf-8", "application/vnd.x+json"]
    )
    def test_json_is_json_however_the_header_is_written(
        self, wire: Any, name: str, kind: str
    ) -> None:
        """0.23.4 sent a form when told JSON, and two headers when told in lower case."""
        wire.oauth().post("x", {"a": 1}, headers={name: kind})
        assert json.loads(wire.last.body) == {"a": 1}
        assert [v for k, v in wire.last.headers.items() if k.lower() == "content-type"] == [kind]

    def test_a_form_is_a_form_and_text_is_left_alone(self, wire: Any) -> None:
        connection = wire.oauth()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.post("x", {"a": 1}, headers=form)
        assert wire.last.body == "a=1"
        connection.post("x", '{"a": 1}', headers={"Content-Type": "application/json"})
        assert wire.last.body == '{"a": 1}'

    def test_the_caller_s_headers_are_not_changed(self, wire: Any) -> None:
        headers = {"X-Correlation-Id": "1"}
        wire.oauth().post("x", {"a": 1}, headers=headers)
        assert headers == {"X-Correlation-Id": "1"}
        assert wire.last.headers["X-Correlation-Id"] == "1"
