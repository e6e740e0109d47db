"""Deliveries into the app under test: WSGI, ASGI, a function, a server of this machine."""

from __future__ import annotations

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from flask import Flask, request

from .conftest import HOOK


def flask_app(seen):
    """A Flask app that notes what it is sent and answers 202."""
    app = Flask("receiver")

    @app.post("/hook")
    def hook():
        seen.append((request.host, request.headers["X-Secret"], request.get_json()["scope"]))
        return "", 202

    return app


async def asgi_app(scope, receive, send):
    """An ASGI app that answers 201 to the one path it has."""
    message = await receive()
    await asyncio.sleep(0)
    scope_told = json.loads(message["body"])["scope"] if message["body"] else ""
    found = scope["path"] == "/hook" and scope_told == "store/category/created"
    status = 201 if found else 404
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})
    assert (await receive())["type"] == "http.disconnect"


def test_a_wsgi_app_gets_it(bcfake, send):
    seen = []
    bcfake.webhooks.route(HOOK, flask_app(seen))
    headers = {"X-Secret": "swordfish"}
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK, headers=headers)
    send("POST", "/categories", {"name": "Cups"})
    assert seen == [("app.example", "swordfish", "store/category/created")]
    assert bcfake.webhooks.sent.one().status == 202


def test_an_asgi_app_gets_it(bcfake, send):
    bcfake.webhooks.route(HOOK, asgi_app)
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    assert bcfake.webhooks.sent.one().status == 201


def test_an_asgi_app_gets_it_while_a_loop_is_running(bcfake, send):
    """A test that is a coroutine itself makes its requests inside its own loop."""
    bcfake.webhooks.route(HOOK, asgi_app)
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)

    async def test():
        send("POST", "/categories", {"name": "Cups"})

    asyncio.run(test())
    assert bcfake.webhooks.sent.one().status == 201


@pytest.mark.parametrize(
    ("answer", "status", "state"),
    [(None, 200, "delivered"), (204, 204, "delivered"), (500, 500, "waiting")],
)
def test_a_function_gets_it_and_answers_with_a_status(bcfake, send, answer, status, state):
    bcfake.webhooks.route(HOOK, lambda request: answer)
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    delivery = bcfake.webhooks.sent.one()
    assert (delivery.status, delivery.state) == (status, state)


def test_a_function_that_answers_nonsense_has_failed(bcfake, send):
    bcfake.webhooks.route(HOOK, lambda request: "ok")
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    assert "neither a status nor None" in str(bcfake.webhooks.sent.one().attempts[0])


def test_an_app_that_raises_has_failed_and_the_request_has_not(bcfake, send):
    def receiver(request):
        raise KeyError("order")

    bcfake.webhooks.route(HOOK, receiver)
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    delivery = bcfake.webhooks.sent.one()
    assert (delivery.state, delivery.status) == ("waiting", None)
    assert str(delivery.attempts[0]) == "KeyError: 'order'"


def test_an_asgi_app_that_raises_has_failed(bcfake):
    async def broken(scope, receive, send):
        raise RuntimeError("no database")

    bcfake.webhooks.route(HOOK, broken)
    bcfake.webhooks.add(scope="store/cart/*", destination=HOOK)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    assert str(bcfake.webhooks.sent.one().attempts[0]) == "RuntimeError: no database"


def test_a_wsgi_app_that_is_a_generator_gets_it(bcfake):
    def app(environ, start_response):
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        start_response("204 No Content" if b"store_id" in body else "400 Bad Request", [])
        yield b""

    bcfake.webhooks.route(HOOK, app)
    bcfake.webhooks.add(scope="store/cart/*", destination=HOOK)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    assert bcfake.webhooks.sent.one().status == 204


def test_a_test_may_fail_inside_a_receiver(bcfake):
    """pytest.fail is no failure of the receiver, and the deliveries after it still work."""
    bcfake.webhooks.route(HOOK, lambda request: pytest.fail("not expected"))
    bcfake.webhooks.add(scope="store/cart/*", destination=HOOK)
    with pytest.raises(pytest.fail.Exception, match="not expected"):
        bcfake.webhooks.emit("store/cart/updated", id="1")
    bcfake.webhooks.route(HOOK, lambda request: 200)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    assert bcfake.webhooks.sent[-1].status == 200


class Receiver(BaseHTTPRequestHandler):
    """Answers 302 to /moved and 204 to everything else."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, json.loads(body)["scope"]))
        self.send_response(302 if self.path == "/moved" else 204)
        self.send_header("Location", "https://elsewhere.example/")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def receiver():
    """A real server on a port of this machine."""
    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.seen = []
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def test_a_server_on_this_machine_gets_it(bcfake, send, receiver):
    url = f"http://127.0.0.1:{receiver.server_port}/in"
    bcfake.webhooks.route("https://app.example", url)
    bcfake.webhooks.add(scope="store/category/*", destination="https://app.example/hook?shop=1")
    send("POST", "/categories", {"name": "Cups"})
    assert receiver.seen == [("/in/hook?shop=1", "store/category/created")]
    assert bcfake.webhooks.sent.one().status == 204


def test_a_redirect_is_a_failure_and_not_followed(bcfake, send, receiver):
    bcfake.webhooks.route(HOOK, f"http://localhost:{receiver.server_port}/moved")
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    assert bcfake.webhooks.sent.one().status == 302
    assert len(receiver.seen) == 1


def test_a_server_that_is_down_is_a_failure(bcfake, send):
    bcfake.webhooks.route(HOOK, "http://127.0.0.1:1/")
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    assert "ConnectionError" in str(bcfake.webhooks.sent.one().attempts[0])


def test_the_nearest_route_wins(bcfake, send):
    near, far = [], []
    bcfake.webhooks.route("https://app.example", far.append)
    bcfake.webhooks.route("https://app.example/hooks", near.append)
    for path in ("/hooks/orders", "/hooksters"):
        destination = f"https://app.example{path}"
        bcfake.webhooks.add(scope="store/category/*", destination=destination)
    send("POST", "/categories", {"name": "Cups"})
    assert [each.path for each in near] == ["/hooks/orders"]
    assert [each.path for each in far] == ["/hooksters"]
