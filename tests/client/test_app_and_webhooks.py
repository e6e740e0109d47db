"""What BigCommerce sends to an app: callbacks and webhooks."""

from __future__ import annotations

import base64
import hmac
import time
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest

from bigcommerce import login
from bigcommerce.app import App
from bigcommerce.webhooks import InvalidWebhook, verify

SECRET = "s" * 40
CALLBACK = {"code": "c0de", "context": "stores/abc", "scope": "store_v2_products"}


class TestInstall:
    def test_gives_a_client_of_the_store(self, wire: Any) -> None:
        wire.answers(200, {"access_token": "new", "scope": "store_v2_products", "user": {"id": 7}})
        done = App("id", SECRET, "https://app.example/auth", adapter=wire).install(CALLBACK)
        assert (done.store_hash, done.access_token, done.user) == ("abc", "new", {"id": 7})
        assert parse_qs(wire.last.body)["code"] == ["c0de"]
        done.api.Store.all()
        assert wire.last.url == "https://api.bigcommerce.com/stores/abc/v2/store"
        assert wire.last.headers["X-Auth-Token"] == "new"

    @pytest.mark.parametrize("left_out", CALLBACK)
    def test_names_what_the_callback_lacks(self, left_out: str) -> None:
        query = {name: text for name, text in CALLBACK.items() if name != left_out}
        with pytest.raises(ValueError, match=left_out):
            App("id", SECRET, "https://app.example/auth").install(query)

    def test_refuses_a_context_that_is_no_store(self) -> None:
        with pytest.raises(ValueError, match="stores/<store hash>"):
            App("id", SECRET, "https://x").install(CALLBACK | {"context": "accounts/1"})

    def test_an_app_without_a_secret_would_believe_anybody(self) -> None:
        with pytest.raises(ValueError, match="client_secret is empty"):
            App("id", "", "https://x")

    def test_the_secret_is_not_shown(self) -> None:
        assert SECRET not in repr(App("id", SECRET, "https://x"))


class TestVisit:
    CLAIMS: dict[str, Any] = {  # noqa: RUF012
        "aud": "id", "iss": "bc", "sub": "stores/abc", "user": {"id": 7}, "owner": {"id": 7},
        "url": "/orders", "channel_id": None,
    }  # fmt: skip

    def test_tells_who_called_and_where(self) -> None:
        visit = App("id", SECRET, "https://x").visit(login.sign(self.CLAIMS, SECRET))
        assert (visit.store_hash, visit.user, visit.url) == ("abc", {"id": 7}, "/orders")
        assert visit.is_owner
        assert visit.claims == self.CLAIMS

    def test_one_that_names_no_store_is_refused(self) -> None:
        claims = {name: value for name, value in self.CLAIMS.items() if name != "sub"}
        with pytest.raises(jwt.InvalidTokenError, match="sub"):
            App("id", SECRET, "https://x").visit(login.sign(claims, SECRET))

    def test_a_forged_one_is_refused(self) -> None:
        with pytest.raises(jwt.InvalidTokenError):
            App("id", SECRET, "https://x").visit(login.sign(self.CLAIMS, "f" * 40))


class TestWebhooks:
    def test_what_a_store_delivers_is_recognized(self, bcfake: Any) -> None:
        told: list[Any] = []

        def receive(request: Any) -> None:
            told.append(
                verify(request.body, request.headers, bcfake.client_secret, now=bcfake.clock.time())
            )

        bcfake.webhooks.route("https://app.example/hooks", receive)
        bcfake.webhooks.add(
            scope="store/category/created", destination="https://app.example/hooks", is_active=True
        )
        bcfake.client().Categories.create(name="Mugs")
        assert [payload["scope"] for payload in told] == ["store/category/created"]

    def signed(self, body: bytes = b'{"scope":"store/order/created"}', **changed: Any) -> Any:
        at = str(int(changed.pop("at", time.time())))
        text = b"msg_1." + at.encode() + b"." + body
        digest = base64.b64encode(hmac.digest(SECRET.encode(), text, "sha256")).decode()
        return body, {"webhook-id": "msg_1", "webhook-timestamp": at,
                      "webhook-signature": f"v1,bm8= v1,{digest}"} | changed  # fmt: skip

    def test_a_delivery_is_recognized(self) -> None:
        body, headers = self.signed()
        assert verify(body, headers, SECRET) == {"scope": "store/order/created"}
        upper = {name.title(): value for name, value in headers.items()}
        assert verify(body.decode(), upper, SECRET)["scope"] == "store/order/created"

    def test_nothing_is_verified_with_an_empty_secret(self) -> None:
        with pytest.raises(ValueError, match="client_secret is empty"):
            verify(b"{}", {}, "")

    def test_a_changed_one_is_not(self) -> None:
        body, headers = self.signed()
        with pytest.raises(InvalidWebhook, match="signature"):
            verify(body + b" ", headers, SECRET)
        with pytest.raises(InvalidWebhook, match="signature"):
            verify(body, headers, "other")
        with pytest.raises(InvalidWebhook, match="signature"):
            verify(body, headers | {"webhook-signature": "v2,abc é"}, SECRET)

    def test_an_old_one_is_refused_unless_allowed(self) -> None:
        body, headers = self.signed(at=time.time() - 400)
        with pytest.raises(InvalidWebhook, match="within"):
            verify(body, headers, SECRET)
        assert verify(body, headers, SECRET, max_age=None)
        assert verify(body, headers, SECRET, now=float(headers["webhook-timestamp"]))

    @pytest.mark.parametrize(
        "changed",
        [{"webhook-id": ""}, {"webhook-timestamp": "now"}, {"webhook-signature": ""}],
    )
    def test_missing_and_malformed_headers_are_refused(self, changed: Any) -> None:
        body, headers = self.signed()
        with pytest.raises(InvalidWebhook):
            verify(body, headers | changed, SECRET)

    @pytest.mark.parametrize("body", [b"no json", b"[1]"])
    def test_a_body_that_is_no_object_is_refused(self, body: bytes) -> None:
        with pytest.raises(InvalidWebhook, match="body"):
            verify(*self.signed(body), SECRET)
