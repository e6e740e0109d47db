"""What a store can be told over HTTP, and that it is what Python would have done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import jwt
import pytest
import requests

from bcfake import FakeStore
from bcfake.options import HELP


def ask(shop: FakeStore, method: str, path: str, **how: Any) -> requests.Response:
    """A request to the API itself, as the app under test makes it."""
    return requests.request(method, shop.url + path, headers=shop.headers, timeout=10, **how)


# ---- stores


def test_a_store_is_made_with_any_setting_and_answers_at_its_url(remote):
    status, made = remote("POST", "/stores", seed="demo", quota=7, loose=True, store_hash="made1")
    try:
        assert status == 201
        assert made["url"] == f"{remote.server.url}/stores/made1/v2"
        answer = requests.get(
            made["url"] + "/products?limit=1", headers={"X-Auth-Token": made["access_token"]}
        )
        assert answer.json()[0]["name"] == "Morning Blend, 250 g"
        assert answer.headers["X-Rate-Limit-Requests-Left"] == "6"
    finally:
        assert remote("DELETE", "/stores/made1").status == 204
    assert remote("GET", "/stores/made1").status == 404


def test_every_setting_of_a_store_may_be_given(remote):
    description = remote("GET", "/openapi.json").json
    body = description["paths"]["/stores"]["post"]["requestBody"]["content"]["application/json"]
    assert list(body["schema"]["properties"]) == list(HELP)


def test_stores_are_listed(remote, shop):
    stores = remote("GET", "/stores").json["stores"]
    assert shop.store_hash in [each["store_hash"] for each in stores]


def test_the_only_store_is_called_default_too(remote, shop):
    assert remote("GET", "/stores/default").json == remote("GET", f"/stores/{shop.store_hash}").json


def test_of_several_stores_none_is_the_default(remote, shop):
    with FakeStore(platform=remote.server.platform) as other:
        status, told, field, accepted = remote.refused("GET", "/stores/default")
        assert (status, field) == (404, "hash")
        assert set(accepted) == {shop.store_hash, other.store_hash}
        assert "'default'" in told


def test_credentials_and_behaviour_can_be_changed(remote, shop, at):
    assert remote("PUT", at + "/credentials", access_token="t0ken-of-mine").status == 200
    assert shop.access_token == "t0ken-of-mine"
    assert remote("PATCH", at, loose=True).json["loose"] is True
    assert (shop.loose, shop.drift) == (True, False)


def test_tokens_are_given_out_limited_and_revoked(remote, shop, at):
    made = remote("POST", at + "/tokens", scopes=["store_v2_products_read_only"]).json
    assert made["scopes"] == ["store_v2_products_read_only"]
    headers = {"X-Auth-Token": made["token"]}
    assert requests.get(shop.url + "/products", headers=headers).status_code == 204
    assert requests.get(shop.url + "/orders", headers=headers).status_code == 403
    remote("POST", at + "/tokens/revoke", token=made["token"])
    assert requests.get(shop.url + "/products", headers=headers).status_code == 401
    assert [each["works"] for each in remote("GET", at + "/tokens").json["tokens"]] == [True, False]


def test_the_app_under_test_is_installed_and_loaded_at_its_url(remote, shop, at, control_server):
    """The fake's own server stands for the app: it answers 404 and notes what it was asked."""
    target = control_server.url + "/auth"
    told = remote("POST", at + "/apps/install", target=target, scopes="store_v2_products").json
    assert (told["status"], told["token"], told["refusal"]) == (404, None, "")
    remote("POST", at + "/apps/load", target=target)
    asked = [entry.query for entry in control_server.platform.stray][-2:]
    assert "code=" in asked[0]
    assert "signed_payload_jwt=" in asked[1]
    status, _, field, _ = remote.refused("POST", at + "/apps/load", target="https://app.example")
    assert (status, field) == (400, "target")


def test_further_apps_are_installed_and_their_payloads_signed(remote, shop, at, control_server):
    made = remote("POST", at + "/apps", client_id="theirs", scopes="store_v2_products").json
    assert [each["client_id"] for each in remote("GET", at + "/apps").json["apps"]] == [
        shop.client_id,
        "theirs",
    ]
    signed = remote(
        "POST", at + "/apps/payloads", client_id="theirs", user={"id": 7}, claims={"channel_id": 2}
    ).json
    claims = jwt.decode(
        signed["signed_payload_jwt"], made["client_secret"], audience="theirs", algorithms=["HS256"]
    )
    assert (claims["user"]["id"], claims["channel_id"]) == (7, 2)
    target = control_server.url + "/load"
    assert remote("POST", at + "/apps/load", target=target, client_id="theirs").status == 200
    assert remote("POST", at + "/apps/uninstall", client_id="theirs") == (200, None)
    status, _, field, accepted = remote.refused("POST", at + "/apps/uninstall", client_id="other")
    assert (status, field) == (400, "client_id")
    assert accepted == [shop.client_id, "theirs"]


# ---- rows


def test_rows_are_added_with_what_is_needed_and_come_back_as_json(remote, shop, at):
    status, told = remote("POST", at + "/rows/products", values={"price": "9.50"}, count=2)
    assert status == 201
    assert [row["price"] for row in told["rows"]] == ["9.5000", "9.5000"]
    assert [row["price"] for row in shop.products] == [Decimal("9.50")] * 2
    assert remote("GET", at + "/rows/products/1").json == told["rows"][0]
    assert remote("GET", at + "/rows/products").json == told


def test_rows_are_found_by_their_fields(remote, shop, at):
    shop.products.add(name="Mug", is_visible=True, price="9.50")
    shop.products.add(name="Cup", is_visible=False)
    for query in ({"name": "Mug"}, {"is_visible": "true"}, {"price": "9.5"}):
        rows = remote("GET", at + "/rows/products", query).json["rows"]
        assert [row["name"] for row in rows] == ["Mug"], query
    shop.product_images.add(product_id=2)
    rows = remote("GET", at + "/rows/product_images", {"product_id": 2}).json["rows"]
    assert len(rows) == 1


def test_rows_are_changed_and_taken_out(remote, shop, at):
    shop.brands.add(name="Acme")
    assert remote("PATCH", at + "/rows/brands/1", values={"name": "Bolt"}).json["name"] == "Bolt"
    assert shop.brands.get(1)["name"] == "Bolt"
    assert remote("DELETE", at + "/rows/brands/1") == (204, None)
    assert len(shop.brands) == 0


def test_the_row_of_a_resource_that_has_one_needs_no_id(remote, shop, at):
    told = remote("PATCH", at + "/rows/store_information", values={"name": "Corner shop"})
    assert told.json["name"] == "Corner shop"
    status, _, field, _ = remote.refused("PATCH", at + "/rows/brands", values={"name": "Bolt"})
    assert (status, field) == (400, "id")


def test_what_there_are_rows_of_is_told(remote):
    resources = {each["name"]: each for each in remote("GET", "/resources").json["resources"]}
    assert resources["product_images"]["parent"] == "products"
    assert {"name": "id", "kind": "int", "required": False, "read_only": True} in resources[
        "brands"
    ]["fields"]


def test_rows_come_from_csv(remote, shop, at):
    text = "\ufeffname,price\nMug,9.50\nCup,8\n"
    told = remote("POST", at + "/rows/products/csv", text=text)
    assert [row["name"] for row in told.json["rows"]] == ["Mug", "Cup"]
    assert [row["price"] for row in shop.products] == [Decimal("9.50"), Decimal(8)]
    status, said, field, _ = remote.refused(
        "POST", at + "/rows/products/csv", text="name,price\nJug,much\n"
    )
    assert (status, field, len(shop.products)) == (400, "text", 2)
    assert said.startswith("CSV, line 2, column 'price' ('much')")


# ---- state


def test_a_shop_is_seeded_by_name_and_by_document(remote, shop, at):
    remote("POST", at + "/seed", source="demo")
    remote("POST", at + "/seed", source={"version": 1, "rows": {"brands": [{"name": "Acme"}]}})
    assert len(shop.products) == 292
    assert shop.brands.all(name="Acme")


def test_no_file_of_the_server_is_read(remote, at, tmp_path):
    file = tmp_path / "shop.json"
    file.write_text('{"version": 1, "rows": {}}')
    for call in ((at + "/seed", {"source": str(file)}), ("/stores", {"seed": str(file)})):
        status, _, field, accepted = remote.refused("POST", call[0], **call[1])
        assert (status, field) == (400, "source")
        assert "demo" in accepted


def test_a_snapshot_is_gone_back_to(remote, shop, at):
    shop.brands.add(name="Acme")
    number = remote("POST", at + "/snapshots").json["number"]
    shop.brands.add(name="Bolt")
    assert remote("POST", f"{at}/snapshots/{number}/restore").status == 204
    assert [brand["name"] for brand in shop.brands] == ["Acme"]
    assert [each["number"] for each in remote("GET", at + "/snapshots").json["snapshots"]] == [1]
    assert remote("DELETE", f"{at}/snapshots/{number}").status == 204
    assert remote("POST", f"{at}/snapshots/{number}/restore").status == 404


def test_a_dump_goes_into_another_store(remote, shop, at):
    shop.brands.add(name="Acme")
    dump = remote("GET", at + "/dump").json
    shop.brands.add(name="Bolt")
    assert remote("POST", at + "/load", source=dump).status == 204
    assert [brand["name"] for brand in shop.brands] == ["Acme"]


def test_a_reset_makes_it_as_new(remote, shop, at):
    shop.brands.add(name="Acme")
    remote("POST", at + "/faults", aim="GET /brands", effect=503)
    assert remote("POST", at + "/reset").status == 204
    assert (len(shop.brands), len(shop.faults)) == (0, 0)


# ---- what goes wrong


def test_a_fault_is_planned_strikes_and_is_listed(remote, shop, at):
    status, planned = remote("POST", at + "/faults", aim="GET /brands", effect=503, times=2)
    assert status == 201
    assert ask(shop, "GET", "/brands").status_code == 503
    assert remote("GET", f"{at}/faults/{planned['number']}").json["fired"] == 1
    assert [each["number"] for each in remote("GET", at + "/faults").json["faults"]] == [1]


def test_a_fault_may_be_aimed_and_scheduled_in_every_way_that_json_can_say(remote, shop, at):
    how = {"ids": [2], "sent": {"name": "Bolt"}, "on_call": [1, 3], "times": None}
    assert remote("POST", at + "/faults", aim="PUT /brands/{id}", effect=503, **how).status == 201
    for name in ("Acme", "Cog"):
        shop.brands.add(name=name)
    sent = [(1, "Bolt"), (2, "Bell"), (2, "Bolt")]
    told = [ask(shop, "PUT", f"/brands/{id}", json={"name": name}) for id, name in sent]
    assert [answer.status_code for answer in told] == [200, 200, 503]


def test_the_words_for_effects_are_told_and_work(remote, shop, at):
    told = remote("GET", "/faults").json
    assert {"reset", "html"} <= set(told["words"])
    for preset, status in told["presets"].items():
        remote("POST", at + "/faults", aim="GET /brands", effect=preset)
        assert ask(shop, "GET", "/brands").status_code == status, preset
        remote("POST", at + "/reset")


def test_a_fault_is_taken_back_alone(remote, shop, at):
    for aim in ("GET /brands", "GET /orders"):
        remote("POST", at + "/faults", aim=aim, effect=503)
    assert remote("DELETE", at + "/faults/1").status == 204
    assert [each["number"] for each in remote("GET", at + "/faults").json["faults"]] == [2]
    assert ask(shop, "GET", "/brands").status_code == 204
    assert remote("DELETE", at + "/faults/1").status == 404
    remote("DELETE", at + "/faults")
    assert len(shop.faults) == 0


def test_what_a_test_should_not_pass_with_is_told(remote, shop, at):
    remote("POST", at + "/faults", aim="GET /brands", effect=503)
    (problem,) = remote("GET", at + "/problems").json["problems"]
    assert problem.startswith("fault never struck: GET /brands")


def test_an_operation_may_be_allowed_to_be_unknown(remote, shop, at):
    ask(shop, "GET", "/nothing")
    assert remote("GET", at + "/problems").json["problems"] != []
    remote("POST", at + "/requests/allow-unknown", aims=["GET /v2/nothing"])
    assert remote("GET", at + "/problems").json["problems"] == []


def test_the_quota_is_set_and_exhausted(remote, shop, at):
    told = remote("PUT", at + "/quota", requests=5, seconds=10).json
    assert (told["requests"], told["left"]) == (5, 5)
    ask(shop, "GET", "/brands")
    assert remote("GET", at + "/quota").json["left"] == 4
    assert remote("POST", at + "/quota/exhaust").json["left"] == 0
    assert ask(shop, "GET", "/brands").status_code == 429


def test_the_clock_is_frozen_advanced_and_let_go(remote, shop, at):
    told = remote("POST", at + "/clock/freeze", at="2026-01-31T12:00:00Z").json
    assert told == {"now": "2026-01-31T12:00:00+00:00", "time": 1769860800.0, "frozen": True}
    remote("POST", at + "/clock/advance", seconds=90.5)
    assert remote("GET", at + "/clock").json["now"] == "2026-01-31T12:01:30.500000+00:00"
    assert remote("POST", at + "/clock/tick").json["frozen"] is False


def test_waiting_for_the_quota_takes_no_time(remote, shop, at):
    remote("POST", at + "/quota/exhaust")
    assert ask(shop, "GET", "/brands").status_code == 429
    remote("POST", at + "/clock/advance", seconds=30)
    assert ask(shop, "GET", "/brands").status_code == 204


def test_an_answer_may_drift_alone(remote, shop, at):
    shop.brands.add(name="Acme")
    remote("POST", at + "/faults", aim="GET /brands/{id}", effect="drift")
    first, second = (ask(shop, "GET", "/brands/1").json() for _ in range(2))
    assert any(name.startswith("new_") for name in first)
    assert not any(name.startswith("new_") for name in second)


def test_a_delay_may_be_waited_for_in_earnest(remote, shop, at):
    waited = []
    shop.clock.wait = waited.append
    remote("POST", at + "/faults", aim="GET /brands", delay=7, real_time=True)
    assert ask(shop, "GET", "/brands").status_code == 204
    assert waited == [7]


def test_a_name_that_no_body_has_is_refused_with_the_nearest(remote, shop, at):
    how = {"aim": "POST /brands", "effect": 503, "sent": {"nmae": "Acme"}}
    status, told, field, _ = remote.refused("POST", at + "/faults", **how)
    assert (status, field, len(shop.faults)) == (400, "sent", 0)
    assert "nearest: name" in told


# ---- races


def three_brands(shop):
    for name in ("Acme", "Bolt", "Cog"):
        shop.brands.add(name=name)


def pages(shop):
    """The names on each page of one brand, in the order they are read."""
    told = [ask(shop, "GET", f"/brands?limit=1&page={page}") for page in (1, 2, 3)]
    return [brand["name"] for page in told if page.content for brand in page.json()]


def test_rows_come_change_and_go_while_somebody_pages(remote, shop, at):
    three_brands(shop)
    changes = [
        {"do": "delete", "resource": "brands", "id": 1},
        {"do": "update", "resource": "brands", "id": 3, "values": {"name": "Cog Ltd"}},
        {"do": "add", "resource": "brands", "values": {"name": "Dot"}},
    ]
    status, made = remote(
        "POST", at + "/between-pages", aim="GET /brands", changes=changes, times=1
    )
    assert (status, made["number"], made["calls"]) == (201, 1, 0)
    assert pages(shop) == ["Acme", "Cog Ltd", "Dot"], "Bolt moved to the page that had been read"
    assert remote("GET", at + "/between-pages/1").json["calls"] == 1
    assert shop.problems() == []


def test_webhooks_hear_of_it_if_asked(remote, shop, at):
    remote("POST", at + "/rows/webhooks", values=HOOK)
    three_brands(shop)
    for number, tell in enumerate((False, True), 1):
        change = {"do": "add", "resource": "products", "values": {"name": f"Mug {number}"}}
        remote(
            "POST", at + "/between-pages", aim="GET /brands", changes=[change], times=1, tell=tell
        )
        pages(shop)
        assert remote("DELETE", f"{at}/between-pages/{number}").status == 204
    assert remote("GET", at + "/between-pages").json == {"scripts": []}
    sent = remote("GET", at + "/webhooks/sent").json["deliveries"]
    assert [each["payload"]["data"]["id"] for each in sent] == [2]


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ([], "changes", "changes: none"),
        ([{"do": "add"}], "changes", "resource is needed"),
        ([{"do": "burn", "resource": "brands"}], "changes.do", "'burn' cannot be"),
        ([{"do": "delete", "resource": "brands", "ids": 1}], "changes", "unknown part 'ids'"),
        ([{"do": "delete", "resource": "brnads", "id": 1}], "changes", "unknown resource 'brnads'"),
        ([{"do": "delete", "resource": "brands"}], "changes", "delete goes with do, resource, id"),
        (
            [{"do": "add", "resource": "brands", "values": {"name": "Dot"}, "id": 4}],
            "changes",
            "add goes with do, resource, values",
        ),
        (
            [{"do": "add", "resource": "brands", "values": {"nmae": "Dot"}}],
            "changes.values.nmae",
            "number 1: The field 'nmae' is not supported",
        ),
        (
            [{"do": "update", "resource": "brands", "id": 1, "values": {"name": [7]}}],
            "changes.values.name",
            "[7] is not",
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused_at_once(remote, shop, at, changes, field, says):
    status, told, blamed, accepted = remote.refused(
        "POST", at + "/between-pages", aim="GET /brands", changes=changes
    )
    assert (status, blamed) == (400, field)
    assert says in told
    assert accepted
    assert shop.races.drifts == ()


def test_changes_happen_all_or_none_and_who_pages_is_told(remote, shop, at):
    three_brands(shop)
    changes = [
        {"do": "delete", "resource": "brands", "id": 1},
        {"do": "delete", "resource": "brands", "id": 99},
    ]
    remote("POST", at + "/between-pages", aim="GET /brands", changes=changes)
    told = [ask(shop, "GET", f"/brands?limit=1&page={page}").status_code for page in (1, 2)]
    assert told == [200, 500]
    assert len(shop.brands) == 3
    assert "NotFound" in shop.problems()[0]


def test_a_request_is_held_until_it_is_let_go(remote, shop, at):
    shop.brands.add(name="Acme")
    made = remote("POST", at + "/holds", aim="PUT /brands/{id}", until=None).json
    gate = f"{at}/holds/{made['number']}"
    assert remote("POST", gate + "/wait", timeout=0.01).json["held"] == ""
    with ThreadPoolExecutor() as pool:
        late = pool.submit(ask, shop, "PUT", "/brands/1", json={"name": "Late"})
        assert remote("POST", gate + "/wait").json["held"] == "PUT /v2/brands/1"
        assert ask(shop, "PUT", "/brands/1", json={"name": "Early"}).status_code == 200
        assert remote("POST", gate + "/release").json == remote("GET", gate).json
        assert late.result().status_code == 200
    assert shop.brands.get(1)["name"] == "Late"
    assert remote("DELETE", gate).status == 204
    assert remote("GET", gate).status == 404
    assert remote("GET", at + "/holds").json == {"holds": []}


def test_a_wait_has_an_end(remote, at):
    remote("POST", at + "/holds", aim="PUT /brands/{id}")
    for timeout in (0, 61):
        status, _, field, accepted = remote.refused("POST", at + "/holds/1/wait", timeout=timeout)
        assert (status, field, accepted) == (400, "timeout", "up to 60.0 seconds")


# ---- how a client behaves


def verdict(remote, at, name, **how):
    """Whether an assertion holds, and what is said of it."""
    status, told = remote("POST", f"{at}/requests/assert/{name}", **how)
    assert status == 200
    assert told["passed"] == (told["told"] == "")
    return told["told"]


def test_a_client_that_behaves_is_told_so(remote, shop, at):
    shop.clock.freeze()
    remote("POST", at + "/quota/exhaust")
    ask(shop, "GET", "/brands")
    remote("POST", at + "/clock/advance", seconds=30)
    ask(shop, "GET", "/brands")
    assert verdict(remote, at, "waited-until-reset") == ""
    assert verdict(remote, at, "never-throttled", since=1) == ""
    assert verdict(remote, at, "at-most", most=2) == ""
    assert verdict(remote, at, "at-most", most=1, since=1) == ""
    assert verdict(remote, at, "no-n-plus-one") == ""
    assert verdict(remote, at, "nothing-written") == ""
    assert verdict(remote, at, "sent", aim="GET /brands", times=2) == ""
    assert verdict(remote, at, "not-sent", aim="POST /brands", body={"name": "Acme"}) == ""


def test_one_that_does_not_is_told_why(remote, shop, at):
    shop.clock.freeze()
    three_brands(shop)
    for id in (1, 2, 3):
        ask(shop, "GET", f"/brands/{id}")
    ask(shop, "PUT", "/brands/1", json={"name": "Acme & Sons"})
    remote("POST", at + "/quota/exhaust")
    ask(shop, "GET", "/brands")
    ask(shop, "GET", "/brands")
    assert "expected a wait of" in verdict(remote, at, "waited-until-reset")
    assert "expected no 429, found 2" in verdict(remote, at, "never-throttled")
    assert verdict(remote, at, "never-throttled", aim="PUT /brands/{id}") == ""
    assert "3x GET /v2/brands/{id}" in verdict(remote, at, "at-most", most=5)
    assert "N+1: GET /v2/brands/{id}" in verdict(remote, at, "no-n-plus-one", most=2)
    assert "#4 PUT" in verdict(remote, at, "nothing-written")
    assert "found 1 of 6" in verdict(remote, at, "sent", aim="PUT /brands/{id}", times=2)
    assert "found 1" in verdict(remote, at, "not-sent", aim="PUT /brands/{id}", status=200)


@pytest.mark.parametrize(
    ("name", "how", "field"),
    [
        ("not-sent", {"aim": "GET /brnads"}, "aim"),
        ("never-throttled", {"aim": "GET /brnads"}, "aim"),
        ("sent", {"aim": "POST /brands", "body": {"nmae": "Acme"}}, "body"),
        ("not-sent", {"aim": "GET /brands", "query": {"nmae": "Acme"}}, "query"),
        ("at-most", {"most": -1}, "most"),
    ],
)
def test_an_assertion_that_could_not_fail_is_refused(remote, at, name, how, field):
    status, _, blamed, _ = remote.refused("POST", f"{at}/requests/assert/{name}", **how)
    assert (status, blamed) == (400, field)


# ---- the journal


def test_the_journal_tells_what_came_and_what_it_changed(remote, shop, at):
    ask(shop, "POST", "/brands", json={"name": "Acme"})
    ask(shop, "PUT", "/brands/1", json={"name": "Bolt"})
    created, updated = remote("GET", at + "/requests").json["requests"]
    assert (created["method"], created["path"], created["status"]) == ("POST", "/v2/brands", 201)
    assert created["request_body"] == {"name": "Acme"}
    assert created["changes"] == ["created brand 1"]
    assert updated["diff"] == [
        {"resource": "brands", "id": 1, "field": "name", "before": "Acme", "after": "Bolt"}
    ]


def test_no_token_is_in_the_journal(remote, shop, at):
    ask(shop, "GET", "/brands?token=" + shop.access_token)
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
def test_the_journal_is_searched(remote, shop, at, method, path, asked):
    ask(shop, "POST", "/brands", json={"name": "Acme"})
    ask(shop, "GET", "/brands")
    query, body = (asked, {}) if method == "GET" else (None, asked)
    found = remote(method, at + path, query, **body).json["requests"]
    assert [each["number"] for each in found] == [1]


def test_the_journal_is_emptied(remote, shop, at):
    ask(shop, "GET", "/brands")
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
