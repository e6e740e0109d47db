"""Which hooks get an event, how and when it is told, and what is never called."""

from __future__ import annotations

import base64
import hmac
import threading

import pytest
import requests

from bcfake.fake import FakeStore

from .conftest import HOOK

# ---- which hooks


@pytest.mark.parametrize(
    ("hook", "gets_it"),
    [
        ("store/category/created", True),
        ("store/category/*", True),
        ("store/category/updated", False),
        ("store/product/*", False),
    ],
)
def test_an_event_goes_to_its_scope_and_to_its_families(send, listen, hook, gets_it):
    received = listen(hook)
    send("POST", "/categories", {"name": "Cups"})
    assert bool(received) is gets_it


def test_a_familys_hook_is_told_the_event_itself(send, listen):
    received = listen("store/customer/*")
    body = {"first_name": "Ada", "last_name": "King", "email": "ada@example.com"}
    id = send("POST", "/customers", body).json()["id"]
    send("POST", f"/customers/{id}/validate", {"password": "x"})
    assert [each.json["scope"] for each in received] == ["store/customer/created"]


def test_an_inactive_hook_gets_nothing(send, listen):
    received = listen("store/category/*", is_active=False)
    send("POST", "/categories", {"name": "Cups"})
    assert received == []


def test_a_hook_that_is_switched_off_gets_nothing_more(send, listen):
    received = listen("store/category/*")
    send("PUT", "/hooks/1", {"is_active": False})
    send("POST", "/categories", {"name": "Cups"})
    send("PUT", "/hooks/1", {"is_active": True})
    send("POST", "/categories", {"name": "Mugs"})
    assert [each.json["data"]["id"] for each in received] == [2]


def test_hooks_of_every_app_get_an_event(bcfake, send, listen):
    received = listen("store/category/*", client_id="another-app")
    send("POST", "/categories", {"name": "Cups"})
    assert len(received) == 1


def test_two_hooks_for_one_event_get_the_same_hash(send, listen):
    received = listen("store/category/*", "store/category/created")
    send("POST", "/categories", {"name": "Cups"})
    first, second = received
    assert first.body == second.body


def test_two_events_in_one_second_have_different_hashes(bcfake, listen):
    bcfake.clock.freeze()
    received = listen("store/cart/*")
    for _ in range(2):
        bcfake.webhooks.emit("store/cart/updated", type="cart", id="0934")
    first, second = (each.json for each in received)
    assert first.pop("hash") != second.pop("hash")
    assert first == second


# ---- headers


def test_a_hooks_own_headers_come_along(send, listen):
    received = listen("store/category/*", headers={"X-Secret": "swordfish"})
    send("POST", "/categories", {"name": "Cups"})
    assert received[0].headers["x-secret"] == received[0].headers["X-Secret"] == "swordfish"
    assert received[0].headers["content-type"] == "application/json"


def test_a_delivery_is_signed_with_the_client_secret(bcfake, send, listen):
    """As the Standard Webhooks scheme has it: HMAC-SHA256 of id, timestamp and body."""
    received = listen("store/category/*")
    send("POST", "/categories", {"name": "Cups"})
    headers, body = received[0].headers, received[0].body
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.digest(bcfake.client_secret.encode(), signed, "sha256")
    assert headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()
    assert abs(int(headers["webhook-timestamp"]) - bcfake.clock.time()) < 60


# ---- when


def test_a_receiver_may_call_the_api_and_finds_what_it_was_told_of(bcfake, bcfake_client):
    """The usual receiver: it is told an id and fetches the rest, then writes back."""

    def receiver(request):
        category = bcfake_client.Categories.get(request.json["data"]["id"])
        category.update(description="seen")

    bcfake.webhooks.route(HOOK, receiver)
    bcfake.webhooks.add(scope="store/category/created", destination=HOOK)
    bcfake_client.Categories.create(name="Cups")
    assert bcfake.categories.get(1)["description"] == "seen"
    methods = [entry.method for entry in bcfake.requests]
    assert methods == ["POST", "GET", "PUT"]  # the answer was recorded before


def test_a_receiver_may_call_back_from_another_thread_over_a_port(bcfake_server):
    """Nothing is locked while a receiver runs, whichever thread it asks from."""
    shop, statuses = bcfake_server, []

    def receiver(request):
        def ask():
            statuses.append(
                requests.get(f"{shop.url}/categories", headers=shop.headers).status_code
            )
            body = {"description": "seen"}
            reply = requests.put(f"{shop.url}/categories/1", json=body, headers=shop.headers)
            statuses.append(reply.status_code)

        thread = threading.Thread(target=ask)
        thread.start()
        thread.join(10)

    shop.webhooks.route(HOOK, receiver)
    shop.webhooks.add(scope="store/category/created", destination=HOOK)
    requests.post(f"{shop.url}/categories", json={"name": "Cups"}, headers=shop.headers)
    assert statuses == [200, 200]


def test_a_receiver_that_causes_its_own_events_is_stopped_and_named():
    """A real store would go on for ever; the test that does this is told so at its end."""
    shop = FakeStore()
    shop.webhooks.route(HOOK, lambda request: shop.webhooks.emit("store/cart/updated", id="1"))
    shop.webhooks.add(scope="store/cart/updated", destination=HOOK)
    shop.webhooks.emit("store/cart/updated", id="1")
    assert shop.webhooks.waiting == 0
    (problem,) = shop.problems()
    assert "webhooks in a row" in problem
    assert f"the last store/cart/updated to {HOOK}" in problem
    shop.reset()
    assert shop.problems() == []


def test_changes_from_many_threads_are_each_told_once(bcfake_server, listen):
    received = listen("store/category/created")
    shop = bcfake_server

    def create(number):
        for letter in "abcde":
            name = {"name": f"{number}{letter}"}
            requests.post(f"{shop.url}/categories", json=name, headers=shop.headers)

    threads = [threading.Thread(target=create, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shop.webhooks.deliver()
    ids = sorted(each.json["data"]["id"] for each in received)
    assert ids == [row["id"] for row in shop.categories.all()]
    assert len(ids) == 20


def test_deliveries_wait_when_they_are_not_automatic(bcfake, send, listen):
    received = listen("store/category/*")
    bcfake.webhooks.auto = False
    send("POST", "/categories", {"name": "Cups"})
    assert (received, bcfake.webhooks.waiting) == ([], 1)
    assert bcfake.webhooks.deliver() == 1
    assert (len(received), bcfake.webhooks.waiting) == (1, 0)


def test_what_waited_for_deliver_is_first_attempted_then(bcfake):
    """An hour's wait is not made up for with all the retries of that hour."""
    bcfake.clock.freeze()
    bcfake.webhooks.auto = False
    bcfake.webhooks.route(HOOK, lambda request: 500)
    bcfake.webhooks.add(scope="store/cart/*", destination=HOOK)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    bcfake.clock.advance(3600)
    assert bcfake.webhooks.deliver() == 1


# ---- never called


def test_without_a_target_a_delivery_is_kept_and_nothing_fails(bcfake, send):
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    delivery = bcfake.webhooks.sent.one()
    assert (delivery.state, delivery.status, delivery.attempts) == ("undelivered", None, [])
    assert "bcfake.webhooks.route" in delivery.reason
    assert bcfake.webhooks.all()[0]["is_active"]


@pytest.mark.parametrize(
    "destination",
    [
        "https://app.example.evil.example/hook",
        "https://app.example@evil.example/hook",
        "https://evil.example/app.example/hook",
        "https://app.example/hookster",
    ],
)
def test_a_destination_that_only_looks_like_a_routed_one_is_not_called(bcfake, listen, destination):
    received = listen()
    bcfake.webhooks.add(scope="store/cart/*", destination=destination)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    assert (received, bcfake.webhooks.sent.one().state) == ([], "undelivered")


@pytest.mark.parametrize(
    "target",
    [
        "http://192.0.2.1/hook",
        "https://app.example/hook",
        "http://127.0.0.1.example/",
        "http://localhost@evil.example/",
        "http://0.0.0.0/",
        "ftp://127.0.0.1/",
        "/hook",
        None,
        lambda: 200,
        lambda a, b, c, d: 200,
    ],
)
def test_a_target_is_an_app_a_function_or_a_url_of_this_machine(bcfake, target):
    with pytest.raises(ValueError, match=r"target|machine|URL|none of"):
        bcfake.webhooks.route(HOOK, target)


def test_a_coroutine_function_of_the_request_is_no_target(bcfake):
    async def receiver(request):
        """Would never be awaited."""

    with pytest.raises(ValueError, match="none of"):
        bcfake.webhooks.route(HOOK, receiver)


@pytest.mark.parametrize("url", ["app.example", "ftp://app.example", "", "https://[x", None])
def test_only_urls_are_routed_or_allowed(bcfake, url):
    with pytest.raises(ValueError, match="no http"):
        bcfake.webhooks.allow_network(url)
    with pytest.raises(ValueError, match="no http"):
        bcfake.webhooks.route(url, print)


def test_what_is_allowed_by_name_is_called_for_real(bcfake):
    """Here nothing can listen; that it was tried shows."""
    bcfake.webhooks.allow_network("https://localhost")
    for host in ("localhost", "127.0.0.1"):
        bcfake.webhooks.add(scope="store/cart/*", destination=f"https://{host}/hook")
    bcfake.webhooks.emit("store/cart/updated", id="1")
    allowed, other = bcfake.webhooks.sent
    assert "HTTPSConnectionPool(host='localhost', port=443)" in str(allowed.attempts[0])
    assert (other.state, other.attempts) == ("undelivered", [])
