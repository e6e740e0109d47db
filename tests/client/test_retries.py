"""What is sent again, after what wait, and when the client gives up."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from urllib3.util import Retry

from bigcommerce import exception
from bigcommerce.retry import RetryPolicy, policy_of

WAIT = {"min_requests_remaining": 0, "wait": True}


@pytest.fixture
def slept() -> list[float]:
    return []


def steady(**settings: Any) -> RetryPolicy:
    """A policy whose waits are not shortened by chance."""
    return RetryPolicy(random=lambda: 0.0, **settings)


class TestWhatIsRepeated:
    def test_nothing_is_by_default(self, wire: Any, slept: list[float]) -> None:
        """A program that handles RateLimitingException itself goes on doing so."""
        wire.answers(429).answers(503)
        connection = wire.oauth(sleep=slept.append)
        with pytest.raises(exception.RateLimitingException):
            connection.get("x")
        with pytest.raises(exception.ServiceUnavailableException):
            connection.get("x")
        assert slept == []

    def test_rate_limiting_management_waits_out_a_refusal(
        self, wire: Any, slept: list[float]
    ) -> None:
        """In 0.23.4 users set it and still met RateLimitingException."""
        wire.answers(429, None, X_Rate_Limit_Time_Reset_Ms="15000").answers(200, {"id": 1})
        connection = wire.oauth(rate_limiting_management=WAIT, sleep=slept.append)
        assert connection.get("x") == {"id": 1}
        assert slept == [15.0]

    @pytest.mark.parametrize("options", [{"retry": False}, {"rate_limiting_management": None}])
    def test_it_can_be_switched_off(self, wire: Any, options: Any, slept: list[float]) -> None:
        wire.answers(429, None, X_Rate_Limit_Time_Reset_Ms="15000")
        settings = {"rate_limiting_management": WAIT, "sleep": slept.append} | options
        with pytest.raises(exception.RateLimitingException):
            wire.oauth(**settings).get("x")
        assert slept == []

    def test_rate_limiting_management_repeats_nothing_else(self, wire: Any) -> None:
        wire.answers(503)
        with pytest.raises(exception.ServiceUnavailableException):
            wire.oauth(rate_limiting_management=WAIT).get("x")
        assert len(wire.requests) == 1

    @pytest.mark.parametrize("status", [500, 502, 503, 504])
    @pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
    def test_a_failing_server_is_asked_again(
        self, wire: Any, slept: list[float], method: str, status: int
    ) -> None:
        wire.answers(status).answers(status).answers(200, {"ok": 1})
        connection = wire.oauth(retry=steady(), sleep=slept.append)
        assert connection.make_request(method, "x", {"a": 1}) == {"ok": 1}
        assert slept == [1.0, 2.0]
        assert len({request.body for request in wire.requests}) == 1

    @pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 501, 505, 507, 509])
    def test_other_errors_stand(self, wire: Any, status: int) -> None:
        wire.answers(status)
        with pytest.raises(exception.HttpException):
            wire.oauth(retry=True).get("x")
        assert len(wire.requests) == 1

    @pytest.mark.parametrize("method", ["POST", "PATCH"])
    def test_a_write_is_repeated_only_when_asked(
        self, wire: Any, slept: list[float], method: str
    ) -> None:
        """It may have taken place before the answer was lost."""
        wire.answers(502)
        with pytest.raises(exception.BadGatewayException):
            wire.oauth(retry=True, sleep=slept.append).make_request(method, "x", {})
        wire.fails(requests.ReadTimeout())
        with pytest.raises(exception.ReadTimeoutException):
            wire.oauth(retry=True, sleep=slept.append).make_request(method, "x", {})
        wire.answers(502).answers(200, {"id": 1})
        connection = wire.oauth(retry=RetryPolicy(writes=True), sleep=slept.append)
        assert connection.make_request(method, "x", {}) == {"id": 1}
        assert len(slept) == 1

    def test_a_refused_write_is_repeated(self, wire: Any, slept: list[float]) -> None:
        """What the quota refuses did not take place."""
        wire.answers(429, None, X_Retry_After="3").answers(201, {"id": 1})
        connection = wire.oauth(retry=True, sleep=slept.append)
        assert connection.post("orders", {"a": 1}) == {"id": 1}
        assert slept == [3.0]

    @pytest.mark.parametrize(
        "error",
        [requests.ConnectionError, requests.ReadTimeout, requests.exceptions.ChunkedEncodingError],
    )
    def test_a_lost_connection_is_tried_again(
        self, wire: Any, slept: list[float], error: Any
    ) -> None:
        wire.fails(error("gone")).answers(200, {"id": 1})
        assert wire.oauth(retry=True, sleep=slept.append).get("x") == {"id": 1}
        assert len(slept) == 1

    def test_a_bad_certificate_is_not(self, wire: Any) -> None:
        wire.fails(requests.exceptions.SSLError("expired"))
        with pytest.raises(exception.SSLFailedException):
            wire.oauth(retry=True).get("x")

    def test_a_body_that_can_be_read_once_is_sent_once(self, wire: Any) -> None:
        wire.answers(503)
        with pytest.raises(exception.ServiceUnavailableException):
            wire.oauth(retry=True).make_request(
                "PUT", "x", iter([b"a", b"b"]), headers={"Content-Type": "image/png"}
            )
        assert len(wire.requests) == 1

    def test_a_graphql_document_that_only_reads_is_repeated(
        self, wire: Any, slept: list[float]
    ) -> None:
        wire.answers(502).answers(200, {"data": {"a": 1}})
        graphql = wire.graphql(retry=True, sleep=slept.append)
        assert graphql.execute("query { a }") == {"a": 1}
        wire.answers(502)
        with pytest.raises(exception.BadGatewayException):
            graphql.execute("mutation { a }")


class TestWaits:
    @pytest.mark.parametrize(
        ("headers", "wait"),
        [
            ({"X_Rate_Limit_Time_Reset_Ms": "15000", "X_Retry_After": "3"}, 15.0),
            ({"X_Rate_Limit_Time_Reset_Ms": "1500", "X_Retry_After": "3"}, 3.0),
            ({"x_rate_limit_time_reset_ms": "1500"}, 1.5),
            ({"Retry_After": "7"}, 7.0),
            ({"Retry_After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
            ({"X_Retry_After": "soon"}, 1.0),
            ({}, 1.0),
        ],
    )
    def test_a_refusal_says_how_long(
        self, wire: Any, slept: list[float], headers: Any, wait: float
    ) -> None:
        """The longer of the two headers; without any, as when load is shed, the first backoff."""
        wire.answers(429, b"", **headers).answers(200, {})
        wire.oauth(retry=steady(), sleep=slept.append).get("x")
        assert slept == [wait]

    def test_who_is_refused_again_waits_longer(self, wire: Any, slept: list[float]) -> None:
        """Such as where the number of requests at a time is limited."""
        for _ in range(4):
            wire.answers(429, None, X_Rate_Limit_Time_Reset_Ms="100")
        wire.answers(200, {})
        wire.oauth(retry=steady(), sleep=slept.append).get("x")
        assert slept == [0.1, 1.0, 2.0, 4.0]

    def test_the_waits_double_up_to_a_bound(self, wire: Any, slept: list[float]) -> None:
        for _ in range(6):
            wire.answers(503)
        policy = steady(attempts=6, max_backoff=5)
        with pytest.raises(exception.ServiceUnavailableException):
            wire.oauth(retry=policy, sleep=slept.append).get("x")
        assert slept == [1, 2, 4, 5, 5]

    @given(attempt=st.integers(1, 200), chance=st.floats(0, 1))
    def test_chance_takes_away_up_to_a_half(self, attempt: int, chance: float) -> None:
        policy = RetryPolicy(attempts=1000, random=lambda: chance)
        wait = policy.wait(exception.ConnectionFailedException(), attempt, True)
        full = min(2.0 ** (attempt - 1), 60.0)
        assert wait is not None
        assert full / 2 <= wait <= full

    def test_a_failing_server_may_ask_for_more(self, wire: Any, slept: list[float]) -> None:
        wire.answers(503, None, Retry_After="20").answers(200, {})
        wire.oauth(retry=True, sleep=slept.append).get("x")
        assert slept == [20.0]

    def test_the_attempts_are_bounded(self, wire: Any, slept: list[float]) -> None:
        for _ in range(3):
            wire.answers(429, None, X_Retry_After="1")
        with pytest.raises(exception.RateLimitingException) as caught:
            wire.oauth(retry=RetryPolicy(attempts=3), sleep=slept.append).get("x")
        assert len(wire.requests) == 3
        assert caught.value.retry_after_seconds == 1.0

    def test_the_time_is_bounded(self, wire: Any, slept: list[float]) -> None:
        """A wait that would not end in time is not begun."""
        wire.answers(429, None, X_Retry_After="4").answers(429, None, X_Retry_After="400")
        with pytest.raises(exception.RateLimitingException):
            wire.oauth(retry=RetryPolicy(max_time=10), sleep=slept.append).get("x")
        assert slept == [4.0]

    @pytest.mark.parametrize("wrong", [{"attempts": 0}, {"backoff": -1}, {"max_backoff": -1}])
    def test_a_policy_that_makes_no_sense_is_refused(self, wrong: Any) -> None:
        with pytest.raises(ValueError, match="attempts start at 1"):
            RetryPolicy(**wrong)


class TestTuning:
    def test_for_one_call(self, wire: Any, slept: list[float]) -> None:
        wire.answers(503).answers(200, {}).answers(503)
        connection = wire.oauth(sleep=slept.append)
        connection.make_request("GET", "x", retry=True)
        with pytest.raises(exception.ServiceUnavailableException):
            connection.make_request("GET", "x")

    def test_for_some_calls_of_any_resource(self, wire: Any, slept: list[float]) -> None:
        wire.answers(503).answers(200, {"id": 1}).answers(200, {"id": 1}).answers(200, {"id": 1})
        api = wire.api(sleep=slept.append)
        patient = api.with_options(retry=True, timeout=60)
        brand = patient.Brands.get(1)
        assert len(slept) == 1
        brand.update(name="New")
        api.Brands.get(1)
        assert wire.timeouts == [60, 60, 60, 7.0]
        assert api.connection._session is patient.connection._session

    def test_an_unknown_option_is_named(self, wire: Any) -> None:
        with pytest.raises(TypeError, match="colour"):
            wire.api().with_options(colour="red")

    def test_urllib3_s_retry_is_understood(self) -> None:
        policy = policy_of(Retry(total=2, backoff_factor=3, allowed_methods=None), None)
        assert policy is not None
        assert (policy.attempts, policy.backoff, policy.repeats("POST")) == (3, 3, True)
        assert policy.statuses == {500, 502, 503, 504}
        reads = Retry(total=None, status_forcelist=[503], allowed_methods=["GET"], connect=0)
        only = policy_of(reads, None)
        assert only is not None
        assert (only.statuses, only.network) == ({503}, False)
        assert [only.repeats(method) for method in ("GET", "PUT", "POST")] == [True, False, False]

    def test_the_methods_that_may_be_repeated_can_be_named(
        self, wire: Any, slept: list[float]
    ) -> None:
        policy = RetryPolicy(methods={"GET"})
        wire.answers(503).answers(200, {}).answers(503)
        connection = wire.oauth(retry=policy, sleep=slept.append)
        connection.get("x")
        with pytest.raises(exception.ServiceUnavailableException):
            connection.delete("x", 1)

    def test_anything_else_is_refused(self, wire: Any) -> None:
        with pytest.raises(TypeError, match="RetryPolicy"):
            wire.oauth(retry="often").get("x")


class TestEvents:
    def test_hooks_hear_of_each_attempt(self, wire: Any, slept: list[float]) -> None:
        heard: list[Any] = []
        wire.answers(503).fails(requests.ConnectionError("gone")).answers(200, {"id": 1})
        connection = wire.oauth(
            retry=steady(),
            sleep=slept.append,
            on_request=lambda event: heard.append(("request", event.attempt)),
            on_response=lambda event: heard.append(("response", event.response.status_code)),
            on_retry=lambda event: heard.append(("retry", event.wait, type(event.error).__name__)),
        )
        connection.get("x")
        assert heard == [
            ("request", 1),
            ("response", 503),
            ("retry", 1.0, "NoneType"),
            ("request", 2),
            ("retry", 2.0, "ConnectionFailedException"),
            ("request", 3),
            ("response", 200),
        ]

    def test_a_hook_may_add_headers_but_sees_no_credentials(self, wire: Any) -> None:
        seen: list[Any] = []

        def correlate(event: Any) -> None:
            seen.append(str(event))
            event.headers["X-Correlation-Id"] = "abc"

        wire.oauth(on_request=correlate).get("x")
        assert wire.last.headers["X-Correlation-Id"] == "abc"
        assert "token" not in seen[0]

    def test_the_log_has_fields_and_no_secrets(
        self, wire: Any, caplog: pytest.LogCaptureFixture, slept: list[float]
    ) -> None:
        caplog.set_level(logging.DEBUG, "bigcommerce")
        wire.answers(503).fails(requests.ReadTimeout()).answers(200, {}, X_Request_Id="r1")
        wire.oauth(retry=steady(), sleep=slept.append).get("customers", email="a@x.example")
        told = [record.exchange for record in caplog.records if hasattr(record, "exchange")]
        assert [(each["event"], each["attempt"]) for each in told] == [
            ("answered", 1),
            ("repeated", 1),
            ("failed", 2),
            ("repeated", 2),
            ("answered", 3),
        ]
        assert told[-1]["request_id"] == "r1"
        assert "x.example" not in caplog.text + str(told)
        assert "token" not in caplog.text + str(told)


class TestRawResponses:
    def test_a_raw_response_is_given_whatever_its_status(self, wire: Any) -> None:
        wire.answers(404, [{"status": 404}])
        connection = wire.oauth()
        response = connection.request("GET", "orders/1")
        assert response.status_code == 404
        assert connection.last_response is response


class TestSession:
    def test_proxies_and_adapter_are_the_session_s(self, wire: Any) -> None:
        from bigcommerce.connection import OAuthConnection

        proxies = {"https": "http://proxy.example:3128"}
        connection = OAuthConnection("id", "hash", "token", adapter=wire, proxies=proxies)
        connection.get("x")
        assert len(wire.requests) == 1
        assert connection._session.proxies == proxies

    def test_an_unknown_keyword_is_refused(self) -> None:
        from bigcommerce.connection import OAuthConnection

        with pytest.raises(TypeError, match="colour"):
            OAuthConnection("id", "hash", colour="red")  # type: ignore[call-arg]
