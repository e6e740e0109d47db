"""A merchant installs, opens and uninstalls the app under test, wherever that runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from socket import socket
from typing import Any

import jwt
import pytest
from flask import Flask, request
from werkzeug.serving import make_server

from bcfake.fake import FakeStore
from bigcommerce.api import BigcommerceApi

USER = {"id": 9876543, "email": "ann@example.com"}


@pytest.fixture
def on_a_port(app: Any) -> Iterator[str]:
    """The app under test on a port of this machine."""
    server = make_server("127.0.0.1", 0, app.wsgi, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def asgi(received: list[dict[str, Any]], status: int = 200) -> Callable[..., Any]:
    """An ASGI app that keeps the scopes of its requests and answers a JSON body in two parts."""

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        received.append(scope)
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"ok":', "more_body": True})
        await send({"type": "http.response.body", "body": b" true}"})

    return app


# ---- install


def test_installing_gives_the_app_a_token(bcfake: FakeStore, app: Any) -> None:
    done = bcfake.app.install(app.wsgi, scopes=["store_v2_orders"], user=USER)
    assert (done.status, done.text, done.headers["x-app"]) == (200, "<h1>Welcome</h1>", "yes")
    assert done.token == app.token["access_token"]
    assert done.token is not None
    assert (done.token.scopes, done.token.client_id) == ({"store_v2_orders"}, bcfake.client_id)
    assert app.token["user"]["email"] == "ann@example.com"
    assert bcfake.client(access_token=done.token).Orders.all() == []


def test_an_app_on_a_port_is_installed_there(bcfake: FakeStore, app: Any, on_a_port: str) -> None:
    app.redirect_uri = f"{on_a_port}/auth"
    assert bcfake.app.install(f"{on_a_port}/auth").token == app.token["access_token"]


def test_the_registered_url_may_be_another_than_where_the_app_is(
    bcfake: FakeStore, app: Any, on_a_port: str
) -> None:
    app.redirect_uri = "https://my-app.example/auth"
    done = bcfake.app.install(f"{on_a_port}/auth", url="https://my-app.example/auth")
    assert done.token


def test_the_auth_callback_is_sent_what_is_documented(bcfake: FakeStore, app: Any) -> None:
    bcfake.app.install(app.wsgi, scopes="store_v2_products store_v2_orders")
    path, query = app.seen[0]
    assert (path, query) == (
        "/auth",
        {
            "account_uuid": bcfake.app.account_uuid,
            "code": query["code"],
            "context": f"stores/{bcfake.store_hash}",
            "scope": "store_v2_orders store_v2_products",
        },
    )


def test_an_app_that_fetches_no_token_has_none(bcfake: FakeStore) -> None:
    done = bcfake.app.install(lambda request: 204)
    assert (done.status, done.token, done.refusal) == (204, None, "")


def test_a_refused_exchange_is_told_with_its_reason(bcfake: FakeStore, app: Any) -> None:
    app.redirect_uri = "https://app.example/wrong"
    done = bcfake.app.install(app.wsgi)
    assert (done.status, done.token) == (502, None)
    assert "https://app.example/wrong" in done.refusal
    assert "does not match registered URI" in done.text


@pytest.mark.parametrize("how", ["tamper", "expired"])
def test_a_code_that_is_not_good_gets_no_token(bcfake: FakeStore, app: Any, how: str) -> None:
    done = bcfake.app.install(app.wsgi, **{how: True})
    assert (done.status, done.token) == (502, None)
    assert "invalid_grant" in done.text


# ---- load and remove_user


@pytest.mark.parametrize("name", ["load", "remove_user", "uninstall"])
def test_a_signed_callback_carries_both_payloads(bcfake: FakeStore, app: Any, name: str) -> None:
    done = getattr(bcfake.app, name)(app.wsgi, user=USER)
    assert done.json == {"seen": f"/{name}"}
    query = app.seen[-1][1]
    older = BigcommerceApi.oauth_verify_payload(
        query["signed_payload"], bcfake.client_secret, max_age=60
    )
    newer = BigcommerceApi.oauth_verify_payload_jwt(
        query["signed_payload_jwt"], bcfake.client_secret, bcfake.client_id
    )
    assert older
    assert (older["user"], older["store_hash"]) == (USER, bcfake.store_hash)
    assert newer["user"] == USER | {"locale": "en-US"}
    assert older["owner"] == newer["owner"] == {"id": 1, "email": "jane.doe@example.com"}
    assert newer["sub"] == older["context"] == f"stores/{bcfake.store_hash}"


def test_the_claims_are_those_documented(bcfake: FakeStore, app: Any) -> None:
    bcfake.clock.freeze()
    bcfake.app.load(app.wsgi, deep_link="/orders/100", channel_id=2)
    token = app.seen[-1][1]["signed_payload_jwt"]
    claims = jwt.decode(token, options={"verify_signature": False})
    now = int(bcfake.clock.time())
    assert jwt.get_unverified_header(token) == {"typ": "JWT", "alg": "HS256"}
    assert (claims["iat"], claims["nbf"], claims["exp"]) == (now, now - 5, now + 86400)
    assert (claims["iss"], claims["aud"]) == ("bc", bcfake.client_id)
    assert (claims["url"], claims["channel_id"], len(claims["jti"])) == ("/orders/100", 2, 36)


def test_one_form_alone_can_be_sent(bcfake: FakeStore, app: Any) -> None:
    bcfake.app.load(app.wsgi, forms=("signed_payload_jwt",))
    assert list(app.seen[-1][1]) == ["signed_payload_jwt"]


def test_a_payload_that_was_tampered_with_does_not_fit_its_signature(
    bcfake: FakeStore, app: Any
) -> None:
    bcfake.app.load(app.wsgi, tamper=True)
    query = app.seen[-1][1]
    older, newer = query["signed_payload"], query["signed_payload_jwt"]
    assert BigcommerceApi.oauth_verify_payload(older, bcfake.client_secret) is False
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(newer, bcfake.client_secret, ["HS256"], audience=bcfake.client_id)
    claims = jwt.decode(newer, options={"verify_signature": False})
    assert claims["user"]["email"] == "mallory@example.com"


def test_an_expired_payload_is_rightly_signed(bcfake: FakeStore, app: Any) -> None:
    bcfake.app.load(app.wsgi, expired=True)
    query = app.seen[-1][1]
    older, newer = query["signed_payload"], query["signed_payload_jwt"]
    assert BigcommerceApi.oauth_verify_payload(older, bcfake.client_secret)
    assert not BigcommerceApi.oauth_verify_payload(older, bcfake.client_secret, max_age=60)
    with pytest.raises(jwt.ExpiredSignatureError):
        jwt.decode(newer, bcfake.client_secret, ["HS256"], audience=bcfake.client_id)


def test_a_secret_as_short_as_bigcommerces_signs_without_a_warning(
    bcfake_factory: Any, recwarn: pytest.WarningsRecorder
) -> None:
    store = bcfake_factory(client_secret="6cv9bhfhvj4i1hcxz4qzx7dq8xx1d40")
    token = store.app.payloads()["signed_payload_jwt"]
    claims = BigcommerceApi.oauth_verify_payload_jwt(token, store.client_secret, store.client_id)
    assert claims["iss"] == "bc"
    assert not recwarn.list


# ---- uninstall


def test_uninstalling_ends_the_tokens_and_deletes_the_hooks(
    bcfake: FakeStore, app: Any, ask: Any
) -> None:
    token = bcfake.app.install(app.wsgi).token
    hook = {"scope": "store/order/*", "destination": "https://app.example/hooks"}
    ask(token, "POST", "/v2/hooks", hook)
    other = bcfake.tokens.add(client_id=bcfake.apps.add().client_id)
    ask(other, "POST", "/v2/hooks", hook)
    done = bcfake.app.uninstall(app.wsgi)
    assert done is not None
    assert (done.status, app.seen[-1][0]) == (200, "/uninstall")
    assert ask(token, "GET", "/v2/orders").status_code == 401
    assert bcfake.requests[-1].hint == "the X-Auth-Token ended when its app was uninstalled"
    assert len(ask(other, "GET", "/v2/hooks").json()) == len(bcfake.webhooks) == 1


def test_an_app_without_the_callback_is_uninstalled_all_the_same(
    bcfake: FakeStore, ask: Any
) -> None:
    assert bcfake.app.uninstall() is None
    assert ask(bcfake.access_token, "GET", "/v2/time").status_code == 401


def test_a_forged_uninstall_uninstalls_nothing(bcfake: FakeStore, app: Any, ask: Any) -> None:
    bcfake.app.uninstall(app.wsgi, tamper=True)
    assert app.seen[-1][0] == "/uninstall"
    assert ask(bcfake.access_token, "GET", "/v2/time").status_code == 200


def test_an_app_may_be_installed_again(bcfake: FakeStore, app: Any, ask: Any) -> None:
    bcfake.app.install(app.wsgi)
    bcfake.app.uninstall()
    assert ask(bcfake.app.install(app.wsgi).token, "GET", "/v2/time").status_code == 200


# ---- targets


def test_an_asgi_app_is_called_with_the_path_and_query(bcfake: FakeStore) -> None:
    received: list[dict[str, Any]] = []
    done = bcfake.app.load(asgi(received, 201), path="/bigcommerce/load?tenant=7")
    assert (done.status, done.json) == (201, {"ok": True})
    assert done.headers["Content-Type"] == "application/json"
    assert received[0]["path"] == "/bigcommerce/load"
    assert received[0]["query_string"].startswith(b"tenant=7&signed_payload=")


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://localhost:5000", "localhost:5000"),
        ("https://app.example:443", "app.example"),
        ("http://app.example:80", "app.example"),
        ("http://[::1]:8000", "[::1]:8000"),
    ],
)
def test_an_app_sees_the_port_in_its_host_where_it_is_not_the_usual_one(
    bcfake: FakeStore, origin: str, host: str
) -> None:
    wsgi, scopes = Flask("app"), list[dict[str, Any]]()
    wsgi.add_url_rule("/auth", "auth", lambda: request.url_root)
    url = f"{origin}/auth"
    assert bcfake.app.install(wsgi, url=url).text == f"{origin.partition(':')[0]}://{host}/"
    bcfake.app.install(asgi(scopes), url=url)
    assert dict(scopes[0]["headers"])[b"host"].decode() == host


def test_a_function_is_given_the_request(bcfake: FakeStore) -> None:
    requests: list[Any] = []
    done = bcfake.app.load(requests.append, url="https://my-app.example/start")
    assert (done.status, done.body, done.json) == (200, b"", None)
    assert (requests[0].origin, requests[0].path) == ("https://my-app.example", "/start")
    assert "signed_payload_jwt" in requests[0].query


def test_an_app_that_never_answers_is_an_error(bcfake: FakeStore) -> None:
    with pytest.raises(RuntimeError, match="never began to answer"):
        bcfake.app.load(lambda environ, start_response: [])


BAD = [
    ({"target": "https://my-app.example/load"}, "is not on this machine"),
    ({"target": "nonsense"}, "is no http"),
    ({"target": 7}, "is none of: a WSGI app"),
    ({"target": print, "url": "ftp://x"}, "is no http"),
    ({"target": print, "user": {"name": "Ann"}}, "'name' is none of id, email, locale"),
    ({"target": print, "user": 3}, "user 3: a mapping of some of id, email and locale"),
    ({"target": print, "user": {"id": "7"}}, "user: id '7' is not a whole number"),
    ({"target": print, "user": {"email": None}}, "user: email None is not a text"),
    ({"target": print, "forms": ("jwt",)}, "forms"),
]


@pytest.mark.parametrize(("how", "told"), BAD)
def test_what_cannot_be_is_refused_and_uninstalls_nothing(
    bcfake: FakeStore, how: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        bcfake.app.uninstall(**how)
    assert bcfake.tokens.find(bcfake.access_token)


@pytest.mark.parametrize("age", [float("nan"), float("inf"), 1e300, "7", True])
def test_an_age_of_a_payload_that_cannot_be_is_refused(bcfake: FakeStore, age: Any) -> None:
    with pytest.raises(ValueError, match=r"age .*: seconds, less than"):
        bcfake.app.payloads(age=age)


def test_an_app_that_is_not_there_is_told_without_the_code_it_was_sent(bcfake: FakeStore) -> None:
    with socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/auth"
        with pytest.raises(ConnectionError) as caught:
            bcfake.app.install(url)
    assert str(caught.value) == f"{url} does not answer: ConnectionError"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"deep_link": 5}, "deep_link 5: a text"),
        ({"channel_id": "1"}, "channel_id '1': an id, or None"),
        ({"channel_id": 0}, "channel_id 0: an id, or None"),
    ],
)
def test_a_load_that_cannot_be_is_refused(
    bcfake: FakeStore, app: Any, how: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        bcfake.app.load(app.wsgi, **how)
    assert app.seen == []


@pytest.mark.parametrize(
    ("scopes", "told"), [(["products"], "is no scope"), (5, "scopes 5: names")]
)
def test_install_refuses_an_unknown_scope(bcfake: FakeStore, scopes: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        bcfake.app.install(print, scopes=scopes)


def test_another_machine_is_called_when_that_is_allowed(
    bcfake: FakeStore, app: Any, on_a_port: str
) -> None:
    """A name of this machine stands for another's here."""
    url = on_a_port.replace("127.0.0.1", "localhost") + "/load"
    assert bcfake.app.load(url, allow_network=True).json == {"seen": "/load"}


def test_a_callback_does_not_print_what_it_carried(bcfake: FakeStore, app: Any) -> None:
    done = bcfake.app.install(app.wsgi)
    told = repr(done)
    assert told == "Callback(name='auth', status=200)"
