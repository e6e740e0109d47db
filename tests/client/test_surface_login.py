"""Callbacks from BigCommerce that must be checked, and tokens that log shoppers in."""

from __future__ import annotations

import base64
import hashlib
import hmac
import inspect
import json
import time
import warnings
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigcommerce
from bigcommerce.api import BigcommerceApi
from bigcommerce.connection import OAuthConnection
from bigcommerce.customer_login_token import CustomerLoginTokens

SECRET = "6cv9bhfhvj4i1hcxz4qzx7dq8xx1d40"  # 31 bytes, as BigCommerce issues them
PAYLOAD = {"user": {"id": 9876543, "email": "ann@x.example"}, "store_hash": "hash"}


def signed(payload: Any, secret: str = SECRET) -> str:
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return f"{base64.b64encode(body).decode()}.{base64.b64encode(digest.encode()).decode()}"


class TestSignedPayload:
    def test_gives_its_content(self) -> None:
        assert OAuthConnection.verify_payload(signed(PAYLOAD), SECRET) == PAYLOAD
        assert BigcommerceApi.oauth_verify_payload(signed(PAYLOAD), SECRET) == PAYLOAD

    def test_with_another_secret_is_false(self) -> None:
        assert BigcommerceApi.oauth_verify_payload(signed(PAYLOAD, "other"), SECRET) is False

    @given(st.text() | st.text(alphabet="abcdWxyz0189+/=.é", max_size=20))
    def test_that_is_malformed_is_false(self, text: str) -> None:
        """0.23.4 raised ValueErrors, so that a forged request could crash the view."""
        assert OAuthConnection.verify_payload(text, SECRET) is False

    def test_that_is_missing_is_false(self) -> None:
        assert OAuthConnection.verify_payload(None, SECRET) is False  # type: ignore[arg-type]

    @pytest.mark.parametrize("body", [b"no json", b"[1]", b"\xff"])
    def test_that_holds_no_object_is_false(self, body: bytes) -> None:
        assert OAuthConnection.verify_payload(signed(body), SECRET) is False

    @given(st.dictionaries(st.text(), st.text() | st.integers()), st.text())
    def test_of_any_content_and_secret_is_verified(
        self, payload: dict[str, Any], secret: str
    ) -> None:
        try:
            secret.encode()
        except UnicodeEncodeError:
            return
        assert OAuthConnection.verify_payload(signed(payload, secret), secret) == payload

    @pytest.mark.parametrize(
        ("age", "max_age", "good"), [(0, 60, True), (120, 60, False), (120, None, True)]
    )
    def test_may_be_too_old(self, age: int, max_age: float | None, good: bool) -> None:
        payload = {**PAYLOAD, "timestamp": time.time() - age}
        verified = BigcommerceApi.oauth_verify_payload(signed(payload), SECRET, max_age=max_age)
        assert bool(verified) is good

    def test_without_a_timestamp_has_no_acceptable_age(self) -> None:
        assert OAuthConnection.verify_payload(signed(PAYLOAD), SECRET, max_age=60) is False


class TestSignedPayloadJwt:
    def token(self, secret: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return jwt.encode({"aud": "id", "sub": "stores/hash", **claims}, secret, algorithm)

    @pytest.mark.parametrize("algorithm", ["HS256", "HS512"])
    def test_gives_its_claims_and_no_warning(self, algorithm: str) -> None:
        token = self.token(algorithm=algorithm)
        claims = BigcommerceApi.oauth_verify_payload_jwt(token, SECRET, "id")
        assert claims == {"aud": "id", "sub": "stores/hash"}

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ({"aud": "other"}, jwt.InvalidAudienceError),
            ({"aud": None}, jwt.InvalidTokenError),
            ({"secret": "other" * 7}, jwt.InvalidSignatureError),
            ({"algorithm": "HS384"}, jwt.InvalidAlgorithmError),
            ({"exp": 1}, jwt.ExpiredSignatureError),
            ({"nbf": 2**40}, jwt.ImmatureSignatureError),
        ],
    )
    def test_raises_pyjwt_s_own_errors(self, change: dict[str, Any], error: Any) -> None:
        with pytest.raises(error):
            OAuthConnection.verify_payload_jwt(self.token(**change), SECRET, "id")

    def test_may_come_from_a_clock_that_is_ahead(self) -> None:
        """0.23.4 had no leeway: an app server whose clock was behind refused good tokens."""
        token = self.token(nbf=int(time.time()) + 20, iat=int(time.time()) + 20)
        with pytest.raises(jwt.ImmatureSignatureError):
            OAuthConnection.verify_payload_jwt(token, SECRET, "id")
        assert OAuthConnection.verify_payload_jwt(token, SECRET, "id", leeway=60)
        assert BigcommerceApi.oauth_verify_payload_jwt(token, SECRET, "id", leeway=60)


class TestCustomerLoginToken:
    @pytest.fixture
    def api(self, wire: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
        monkeypatch.setenv("APP_CLIENT_SECRET", SECRET)
        return wire.api()

    def claims(self, token: str, secret: str = SECRET) -> dict[str, Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return jwt.decode(token, secret, algorithms=["HS256"], options={"verify_iat": False})

    def test_says_who_logs_in_where(self, api: Any) -> None:
        token = bigcommerce.customer_login_token.create(api, 5)
        claims = self.claims(token)
        assert jwt.get_unverified_header(token) == {"alg": "HS256", "typ": "JWT"}
        assert abs(claims.pop("iat") - time.time()) < 60
        assert len(claims["jti"]) == len(f"{int(claims.pop('jti'), 16):032x}")
        assert claims == {
            "iss": "id",
            "operation": "customer_login",
            "store_hash": "hash",
            "customer_id": 5,
            "channel_id": 1,
        }

    def test_is_another_each_time(self, api: Any) -> None:
        create = bigcommerce.customer_login_token.create
        assert create(api, 5, iat_time=1) != create(api, 5, iat_time=1)

    def test_takes_a_page_an_address_a_time_and_a_channel(self, api: Any) -> None:
        token = CustomerLoginTokens.create(api, 5, "/cart.php", "127.0.0.1", 1600000000, 2)
        claims = self.claims(token)
        assert claims["redirect_to"] == "/cart.php"
        assert claims["request_ip"] == "127.0.0.1"
        assert claims["iat"] == 1600000000
        assert claims["channel_id"] == 2

    def test_takes_the_time_zero(self, api: Any) -> None:
        assert self.claims(CustomerLoginTokens.create(api, 5, iat_time=0))["iat"] == 0

    def test_takes_a_secret(self, api: Any) -> None:
        """In 0.23.4 it came from the environment only: one app for each process."""
        token = CustomerLoginTokens.create(api, 5, client_secret="another secret, of 32 bytes!!!!!")
        assert self.claims(token, "another secret, of 32 bytes!!!!!")["customer_id"] == 5

    @pytest.mark.parametrize("secret", [None, ""])
    def test_needs_a_secret(
        self, api: Any, monkeypatch: pytest.MonkeyPatch, secret: str | None
    ) -> None:
        monkeypatch.delenv("APP_CLIENT_SECRET")
        if secret is not None:
            monkeypatch.setenv("APP_CLIENT_SECRET", secret)
        with pytest.raises(AttributeError, match="APP_CLIENT_SECRET"):
            CustomerLoginTokens.create(api, 5)

    def test_needs_an_oauth_client(self, api: Any) -> None:
        with pytest.raises(AttributeError):
            CustomerLoginTokens.create(BigcommerceApi("store.example", ("user", "pass")), 5)

    def test_url_is_on_the_storefront(self, api: Any, wire: Any) -> None:
        wire.answers(200, {"secure_url": "https://shop.example"})
        url = CustomerLoginTokens.create_url(api, 5, "/cart.php")
        address, _, token = url.rpartition("/")
        assert address == "https://shop.example/login/token"
        assert self.claims(token)["redirect_to"] == "/cart.php"
        assert len(wire.requests) == 1

    def test_url_may_use_the_store_s_clock(self, api: Any, wire: Any) -> None:
        wire.answers(200, {"secure_url": "https://shop.example"}).answers(200, {"time": 1500000000})
        url = CustomerLoginTokens.create_url(api, 5, use_bc_time=True, client_secret=SECRET)
        assert self.claims(url.rpartition("/")[2])["iat"] == 1500000000
        assert [sent.path_url.rpartition("/")[2] for sent in wire.requests] == ["store", "time"]


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (
            CustomerLoginTokens.create,
            "client customer_id redirect_url request_ip iat_time channel_id",
        ),
        (
            CustomerLoginTokens.create_url,
            "client customer_id redirect_url request_ip use_bc_time channel_id",
        ),
        (OAuthConnection.verify_payload, "signed_payload client_secret"),
        (OAuthConnection.verify_payload_jwt, "signed_payload client_secret client_id"),
        (
            OAuthConnection.fetch_token,
            "self client_secret code context scope redirect_uri token_url",
        ),
        (BigcommerceApi.oauth_fetch_token, "self client_secret code context scope redirect_uri"),
    ],
)
def test_parameters_are_in_the_order_programs_pass_them(function: Any, parameters: str) -> None:
    assert list(inspect.signature(function).parameters)[: len(parameters.split())] == (
        parameters.split()
    )
