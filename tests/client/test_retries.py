"""What is sent again, after what wait, and when the client gives up: through each entrance."""

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
SHED = "load_shed"  # a 429 without any header that says how long to wait


@pytest.fixture
def slept() -> list[float]:
    return []


def steady(**settings: Any) -> RetryPolicy:
    """A policy whose waits are not shortened by chance."""
    return RetryPolicy(random=lambda: 0.0, **settings)


@pytest.mark.usefixtures("through")
class TestWhatIsRepeated:
    def test_nothing_is_by_default(self, bcfake: Any, slept: list[float]) -> None:
        """A program that handles RateLimitingException itself goes on doing so."""
        bcfake.faults.add("GET /brands", SHED)
        bcfake.faults.add("GET /brands", 503)
        api = bcfake.client(sleep=slept.append)
        with pytest.raises(exception.RateLimitingException):
            api.Brands.all()
        with pytest.raises(exception.ServiceUnavailableException):
            api.Brands.all()
        assert slept == []

    def test_rate_limiting_management_waits_out_a_refusal(
        self, bcfake: Any, slept: list[float]
    ) -> None:
        """In 0.23.4 users set it and still met RateLimitingException."""
        bcfake.faults.add("GET /time", SHED, headers={"X-Rate-Limit-Time-Reset-Ms": "15000"})
        assert bcfake.client(rate_limiting_management=WAIT, sleep=slept.append).Time.all().time
        assert slept == [15.0]

    @pytest.mark.parametrize("options", [{"retry": False}, {"rate_limiting_management": None}])
    def test_it_can_be_switched_off(self, bcfake: Any, options: Any, slept: list[float]) -> None:
        bcfake.quota.exhaust()
        settings = {"rate_limiting_management": WAIT, "sleep": slept.append} | options
        with pytest.raises(exception.RateLimitingException):
            bcfake.client(**settings).Time.all()
        assert slept == []

    def test_rate_limiting_management_repeats_nothing_else(self, bcfake: Any) -> None:
        bcfake.faults.add("GET /time", 503)
        with pytest.raises(exception.ServiceUnavailableException):
            bcfake.client(rate_limiting_management=WAIT).Time.all()
        assert len(bcfake.requests) == 1

    @pytest.mark.parametrize("status", [500, 502, 503, 504])
    @pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
    def test_a_failing_server_is_asked_again(
        self, bcfake: Any, slept: list[float], method: str, status: int
    ) -> None:
        bcfake.brands.add(name="Acme")
        bcfake.faults.add(f"{method} /brands/{{id}}", status, times=2)
        connection = bcfake.client(retry=steady(), sleep=slept.append).connection
        connection.make_request(method, "brands/1", {"name": "Bolt"} if method == "PUT" else None)
        assert slept == [1.0, 2.0]
        assert len(bcfake.requests) == 3
        assert len({entry.request_body for entry in bcfake.requests}) == 1

    @pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 501, 505, 507, 509])
    def test_other_errors_stand(self, bcfake: Any, status: int) -> None:
        bcfake.faults.add("GET /brands", status)
        with pytest.raises(exception.HttpException):
            bcfake.client(retry=True).Brands.all()
        assert len(bcfake.requests) == 1

    @pytest.mark.parametrize("failure", [502, "reset"])
    def test_a_write_is_repeated_only_when_asked(
        self, bcfake: Any, slept: list[float], failure: Any
    ) -> None:
        """It may have taken place before the answer was lost, as it has here."""
        bcfake.faults.add("POST /brands", failure, after_commit=True)
        with pytest.raises((exception.BadGatewayException, exception.ConnectionFailedException)):
            bcfake.client(retry=True, sleep=slept.append).Brands.create(name="Acme")
        assert (slept, len(bcfake.brands)) == ([], 1)
        bcfake.faults.add("POST /brands", failure)
        patient = bcfake.client(retry=RetryPolicy(writes=True), sleep=slept.append)
        assert patient.Brands.create(name="Bolt").id == 2
        assert len(slept) == 1

    def test_a_refused_write_is_repeated(self, bcfake: Any, slept: list[float]) -> None:
        """What the quota refuses did not take place."""
        bcfake.faults.add("POST /brands", SHED, headers={"X-Retry-After": "3"})
        assert bcfake.client(retry=True, sleep=slept.append).Brands.create(name="Acme").id == 1
        assert slept == [3.0]


class TestWhatNoStoreCanSay:
    def test_a_bad_certificate_is_not_tried_again(self, wire: Any) -> None:
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

    def test_proxies_and_adapter_are_the_session_s(self, wire: Any) -> None:
        from bigcommerce.connection import OAuthConnection

        proxies = {"https": "http://proxy.example:3128"}
        connection = OAuthConnection("id", "hash", "token", adapter=wire, proxies=proxies)
        connection.get("x")
        assert len(wire.requests) == 1
        assert connection._session.proxies == proxies


@pytest.mark.usefixtures("through")
class TestWaits:
    @pytest.mark.parametrize(
        ("headers", "wait"),
        [
            ({"X-Rate-Limit-Time-Reset-Ms": "15000", "X-Retry-After": "3"}, 15.0),
            ({"X-Rate-Limit-Time-Reset-Ms": "1500", "X-Retry-After": "3"}, 3.0),
            ({"x-rate-limit-time-reset-ms": "1500"}, 1.5),
            ({"Retry-After": "7"}, 7.0),
            ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
            ({"X-Retry-After": "soon"}, 1.0),
            ({}, 1.0),
        ],
    )
    @pytest.mark.parametrize("body", [b"", None])
    def test_a_refusal_says_how_long(
        self, bcfake: Any, slept: list[float], headers: Any, wait: float, body: Any
    ) -> None:
        """The longer of the two headers; without any, as when load is shed, the first backoff."""
        bcfake.faults.add("GET /time", SHED, headers=headers, body=body)
        bcfake.client(retry=steady(), sleep=slept.append).Time.all()
        assert slept == [wait]

    def test_who_is_refused_again_waits_longer(self, bcfake: Any, slept: list[float]) -> None:
        """Such as where the number of requests at a time is limited."""
        bcfake.faults.add("GET /time", SHED, headers={"X-Retry-After": "0.1"}, times=4)
        bcfake.client(retry=steady(), sleep=slept.append).Time.all()
        assert slept == [0.1, 1.0, 2.0, 4.0]

    def test_the_waits_double_up_to_a_bound(self, bcfake: Any, slept: list[float]) -> None:
        bcfake.faults.add("GET /time", 503, times=6)
        policy = steady(attempts=6, max_backoff=5)
        with pytest.raises(exception.ServiceUnavailableException):
            bcfake.client(retry=policy, sleep=slept.append).Time.all()
        assert slept == [1, 2, 4, 5, 5]

    def test_a_failing_server_may_ask_for_more(self, bcfake: Any, slept: list[float]) -> None:
        bcfake.faults.add("GET /time", 503, headers={"Retry-After": "20"})
        bcfake.client(retry=True, sleep=slept.append).Time.all()
        assert slept == [20.0]

    def test_the_attempts_are_bounded(self, bcfake: Any, slept: list[float]) -> None:
        bcfake.faults.add("GET /time", SHED, headers={"X-Retry-After": "1"}, times=3)
        with pytest.raises(exception.RateLimitingException) as caught:
            bcfake.client(retry=RetryPolicy(attempts=3), sleep=slept.append).Time.all()
        assert len(bcfake.requests) == 3
        assert caught.value.retry_after_seconds == 1.0

    def test_the_time_is_bounded(self, bcfake: Any, slept: list[float]) -> None:
        """A wait that would not end in time is not begun."""
        for seconds in ("4", "400"):
            bcfake.faults.add("GET /time", SHED, headers={"X-Retry-After": seconds})
        with pytest.raises(exception.RateLimitingException):
            bcfake.client(retry=RetryPolicy(max_time=10), sleep=slept.append).Time.all()
        assert slept == [4.0]


class TestPolicies:
    @given(attempt=st.integers(1, 200), chance=st.floats(0, 1))
    def test_chance_takes_away_up_to_a_half(self, attempt: int, chance: float) -> None:
        policy = RetryPolicy(attempts=1000, random=lambda: chance)
        wait = policy.wait(exception.ConnectionFailedException(), attempt, True)
        full = min(2.0 ** (attempt - 1), 60.0)
        assert wait is not None
        assert full / 2 <= wait <= full

    @pytest.mark.parametrize("wrong", [{"attempts": 0}, {"backoff": -1}, {"max_backoff": -1}])
    def test_one_that_makes_no_sense_is_refused(self, wrong: Any) -> None:
        with pytest.raises(ValueError, match="attempts start at 1"):
            RetryPolicy(**wrong)

    def test_a_budget_below_nothing_is_refused(self) -> None:
        with pytest.raises(ValueError, match="max_time"):
            RetryPolicy(max_time=-1)

    @pytest.mark.parametrize("method", ["POST", "PATCH"])
    def test_a_write_takes_place_twice_only_when_asked(self, method: str) -> None:
        assert not RetryPolicy().repeats(method)
        assert RetryPolicy(writes=True).repeats(method)

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

    def test_anything_else_is_refused(self) -> None:
        with pytest.raises(TypeError, match="RetryPolicy"):
            policy_of("often", None)


@pytest.mark.usefixtures("through")
class TestTuning:
    def test_for_one_call(self, bcfake: Any, slept: list[float]) -> None:
        bcfake.faults.add("GET /time", 503, on_call=[1, 3])
        connection = bcfake.client(sleep=slept.append).connection
        connection.make_request("GET", "time", retry=True)
        with pytest.raises(exception.ServiceUnavailableException):
            connection.make_request("GET", "time")

    def test_for_some_calls_of_any_resource(self, bcfake: Any, slept: list[float]) -> None:
        bcfake.brands.add(name="Acme")
        bcfake.faults.add("* /brands/{id}", 503, on_call=[1, 3, 5])
        api = bcfake.client(sleep=slept.append)
        patient = api.with_options(retry=True)
        brand = patient.Brands.get(1)
        brand.update(name="New")
        assert len(slept) == 2
        with pytest.raises(exception.ServiceUnavailableException):
            api.Brands.get(1)
        assert api.connection._session is patient.connection._session

    def test_the_methods_that_may_be_repeated_can_be_named(
        self, bcfake: Any, slept: list[float]
    ) -> None:
        bcfake.brands.add(name="Acme")
        bcfake.faults.add("* /brands/{id}", 503, on_call=[1, 3])
        api = bcfake.client(retry=RetryPolicy(methods={"GET"}), sleep=slept.append)
        brand = api.Brands.get(1)
        with pytest.raises(exception.ServiceUnavailableException):
            brand.delete()

    def test_an_unknown_option_is_named(self, bcfake: Any) -> None:
        api = bcfake.client()
        with pytest.raises(TypeError, match="colour"):
            api.with_options(colour="red")
        with pytest.raises(TypeError, match="colour"):
            bcfake.client(colour="red")
        with pytest.raises(TypeError, match="takes no timout; did you mean 'timeout'"):
            bcfake.client(timout=3)


@pytest.mark.usefixtures("through")
class TestEvents:
    def test_hooks_hear_of_each_attempt(self, bcfake: Any, slept: list[float]) -> None:
        heard: list[Any] = []
        for effect in (503, "reset"):
            bcfake.faults.add("GET /time", effect)
        api = bcfake.client(
            retry=steady(),
            sleep=slept.append,
            on_request=lambda event: heard.append(("request", event.attempt)),
            on_response=lambda event: heard.append(("response", event.response.status_code)),
            on_retry=lambda event: heard.append(("retry", event.wait, type(event.error).__name__)),
        )
        api.Time.all()
        assert heard == [
            ("request", 1),
            ("response", 503),
            ("retry", 1.0, "NoneType"),
            ("request", 2),
            ("retry", 2.0, "ConnectionFailedException"),
            ("request", 3),
            ("response", 200),
        ]

    def test_waits_for_a_used_up_quota_are_told_too(
        self, bcfake: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, "bigcommerce.connection")
        bcfake.quota.set(2, seconds=30)
        waits: list[float] = []
        api = bcfake.client(retry=True, on_wait=lambda event: waits.append(event.wait))
        for _ in range(3):
            api.Time.all()
        assert waits == [pytest.approx(30, abs=2)]
        bcfake.requests.assert_never_throttled()
        assert "the quota is used up, again in" in caplog.text

    def test_a_hook_may_add_headers_but_sees_no_credentials(self, bcfake: Any) -> None:
        seen: list[Any] = []

        def correlate(event: Any) -> None:
            seen.append(str(event))
            event.headers["X-Correlation-Id"] = "abc"

        bcfake.client(on_request=correlate).Time.all()
        sent = {name.lower(): text for name, text in bcfake.requests[-1].request_headers.items()}
        assert sent["x-correlation-id"] == "abc"
        assert bcfake.access_token not in seen[0]

    def test_the_log_has_fields_and_no_secrets(
        self, bcfake: Any, caplog: pytest.LogCaptureFixture, slept: list[float]
    ) -> None:
        caplog.set_level(logging.DEBUG, "bigcommerce")
        bcfake.faults.add("GET /customers", 503)
        bcfake.faults.add("GET /customers", "reset")
        api = bcfake.client(retry=steady(), sleep=slept.append)
        api.Customers.all(email="a@x.example")
        told = [record.exchange for record in caplog.records if hasattr(record, "exchange")]
        assert [(each["event"], each["attempt"]) for each in told] == [
            ("answered", 1),
            ("repeated", 1),
            ("failed", 2),
            ("repeated", 2),
            ("answered", 3),
        ]
        assert told[-1]["request_id"] == api.connection.last_response.headers["X-Request-Id"]
        assert "x.example" not in caplog.text + str(told)
        assert bcfake.access_token not in caplog.text + str(told)

    def test_a_raw_response_is_given_whatever_its_status(self, bcfake: Any) -> None:
        connection = bcfake.client().connection
        response = connection.request("GET", "orders/1")
        assert response.status_code == 404
        assert connection.last_response is response
