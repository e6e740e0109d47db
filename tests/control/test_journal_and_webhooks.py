"""The journal over HTTP, and what is sent to webhooks."""

from __future__ import annotations

import pytest

# ---- the journal


def test_the_journal_tells_what_came_and_what_it_changed(remote, shop, at, ask):
    ask("POST", "/brands", json={"name": "Acme"})
    ask("PUT", "/brands/1", json={"name": "Bolt"})
    created, updated = remote("GET", at + "/requests").json["requests"]
    assert (created["method"], created["path"], created["status"]) == ("POST", "/v2/brands", 201)
    assert created["request_body"] == {"name": "Acme"}
    assert created["changes"] == ["created brand 1"]
    assert updated["diff"] == [
        {"resource": "brands", "id": 1, "field": "name", "before": "Acme", "after": "Bolt"}
    ]


def test_no_token_is_in_the_journal(remote, shop, at, ask):
    ask("GET", "/brands?token=" + shop.access_token)
    for path in ("/requests", "/requests/har"):
        assert shop.access_token not in str(remote("GET", at + path).json)


@pytest.mark.parametrize(
    ("method", "path", "asked"),
    [
        ("GET", "/requests", {"aim": "POST /brands"}),
        ("GET", "/requests", {"status": 201}),
        ("POST", "/requests/where", {"body": {"name": "Acme"}}),
        ("POST", "/requests/where", {"method": "post", "path": "/brands"}),
    ],
)
def test_the_journal_is_searched(remote, shop, at, method, path, asked, ask):
    ask("POST", "/brands", json={"name": "Acme"})
    ask("GET", "/brands")
    query, body = (asked, {}) if method == "GET" else (None, asked)
    found = remote(method, at + path, query, **body).json["requests"]
    assert [each["number"] for each in found] == [1]


def test_the_journal_is_emptied(remote, shop, at, ask):
    ask("GET", "/brands")
    assert remote("DELETE", at + "/requests").status == 204
    assert shop.requests.count == 0


# ---- webhooks


HOOK = {"scope": "store/product/*", "destination": "https://app.example/hooks"}


def test_what_a_call_changes_is_told_if_asked(remote, shop, at):
    remote("POST", at + "/rows/webhooks", values=HOOK)
    remote("POST", at + "/rows/products", values={"name": "Quiet"})
    remote("POST", at + "/rows/products", values={"name": "Mug"}, tell=True)
    sent = remote("GET", at + "/webhooks/sent").json["deliveries"]
    assert [each["payload"]["data"]["id"] for each in sent] == [2]
    assert sent[0]["state"] == "undelivered"


def test_a_url_of_this_machine_receives(remote, shop, at, control_server):
    """Here the fake itself does, which has no such page: 404 is a failure to be tried again."""
    target = control_server.url + "/nothing"
    remote("POST", at + "/webhooks/routes", destination="https://app.example", target=target)
    remote("PATCH", at + "/webhooks", auto=False)
    remote("POST", at + "/rows/webhooks", values=HOOK)
    remote("POST", at + "/webhooks/emit", scope="store/product/created", data={"id": 7})
    assert remote("GET", at + "/webhooks").json["waiting"] == 1
    assert remote("POST", at + "/webhooks/deliver").json == {"attempts": 1}
    (sent,) = remote("GET", at + "/webhooks/sent", {"scope": "store/product/*"}).json["deliveries"]
    assert [each["status"] for each in sent["attempts"]] == [404]
    assert sent["state"] == "waiting"


def test_nothing_but_this_machine_can_be_made_to_receive(remote, at):
    where = {"destination": "https://app.example", "target": "https://elsewhere.example"}
    status, told, field, _ = remote.refused("POST", at + "/webhooks/routes", **where)
    assert (status, field) == (400, "target")
    assert "is not on this machine" in told


def test_deliveries_are_disturbed_and_let_be(remote, shop, at):
    remote("POST", at + "/rows/webhooks", values=HOOK)
    for kind, how in (
        ("drop", {"count": 1}),
        ("duplicate", {"times": 3}),
        ("delay", {"seconds": 5}),
        ("reorder", {"count": 2}),
        ("undisturbed", {}),
        ("run-until-idle", {}),
        ("reset", {}),
    ):
        assert remote("POST", f"{at}/webhooks/{kind}", **how).status == 204, kind
    remote("POST", at + "/webhooks/drop", count=1)
    remote("POST", at + "/webhooks/emit", scope="store/product/created", data={"id": 7})
    (sent,) = remote("GET", at + "/webhooks/sent").json["deliveries"]
    assert sent["state"] == "dropped"
