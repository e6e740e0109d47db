"""When no answer comes."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
import requests

from bigcommerce.exception import (
    BigcommerceException,
    ConnectTimeoutException,
    NetworkException,
    TimeoutException,
)


class TestNetworkFailures:
    @pytest.mark.parametrize(
        "theirs",
        [
            requests.ConnectionError,
            requests.exceptions.SSLError,
            requests.exceptions.ProxyError,
            requests.Timeout,
            requests.ConnectTimeout,
            requests.ReadTimeout,
            requests.exceptions.ChunkedEncodingError,
        ],
    )
    def test_they_are_the_client_s_errors_and_requests_own(self, wire: Any, theirs: Any) -> None:
        """0.23.4 let requests' errors through, so programs had to know about requests."""
        original = theirs("went wrong")
        wire.fails(original)
        with pytest.raises(theirs, match="went wrong") as caught:
            wire.oauth().get("x")
        assert isinstance(caught.value, NetworkException)
        assert isinstance(caught.value, BigcommerceException)
        assert caught.value.__cause__ is original
        assert caught.value.method == "GET"
        assert caught.value.url == "https://api.bigcommerce.com/stores/hash/v2/x"

    def test_timeouts_are_one_family(self, wire: Any) -> None:
        wire.fails(requests.ConnectTimeout())
        with pytest.raises(TimeoutException):
            wire.oauth().get("x")
        assert issubclass(ConnectTimeoutException, requests.ConnectionError)

    def test_they_are_pickled_without_the_request(self, wire: Any) -> None:
        wire.fails(requests.ReadTimeout("slow"))
        with pytest.raises(NetworkException) as caught:
            wire.oauth().get("x")
        pickled = pickle.dumps(caught.value)
        assert b"X-Auth-Token" not in pickled
        revived = pickle.loads(pickled)
        assert type(revived) is type(caught.value)
        assert str(revived) == "slow"
        assert (revived.method, revived.url) == (caught.value.method, caught.value.url)

    def test_a_mistake_in_the_call_stays_requests_own(self, wire: Any) -> None:
        wire.fails(requests.exceptions.InvalidURL("no"))
        with pytest.raises(requests.exceptions.InvalidURL) as caught:
            wire.oauth().get("x")
        assert not isinstance(caught.value, BigcommerceException)
