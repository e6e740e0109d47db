"""What goes wrong on demand, asked for over HTTP: faults, quota, races, and who bears it how."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

# ---- what goes wrong


def test_a_fault_is_planned_strikes_and_is_listed(remote, shop, at, ask):
    status, planned = remote("POST", at + "/faults", aim="GET /brands", effect=503, times=2)
    assert status == 201
    assert ask("GET", "/brands").status_code == 503
    assert remote("GET", f"{at}/faults/{planned['number']}").json["fired"] == 1
    assert [each["number"] for each in remote("GET", at + "/faults").json["faults"]] == [1]


def test_a_fault_may_be_aimed_and_scheduled_in_every_way_that_json_can_say(remote, shop, at, ask):
    how = {"ids": [2], "sent": {"name": "Bolt"}, "on_call": [1, 3], "times": None}
    assert remote("POST", at + "/faults", aim="PUT /brands/{id}", effect=503, **how).status == 201
    for name in ("Acme", "Cog"):
        shop.brands.add(name=name)
    sent = [(1, "Bolt"), (2, "Bell"), (2, "Bolt")]
    told = [ask("PUT", f"/brands/{id}", json={"name": name}) for id, name in sent]
    assert [answer.status_code for answer in told] == [200, 200, 503]


def test_the_words_for_effects_are_told_and_work(remote, shop, at, ask):
    told = remote("GET", "/faults").json
    assert {"reset", "html"} <= set(told["words"])
    for preset, status in told["presets"].items():
        remote("POST", at + "/faults", aim="GET /brands", effect=preset)
        assert ask("GET", "/brands").status_code == status, preset
        remote("POST", at + "/reset")


def test_a_fault_is_taken_back_alone(remote, shop, at, ask):
    for aim in ("GET /brands", "GET /orders"):
        remote("POST", at + "/faults", aim=aim, effect=503)
    assert remote("DELETE", at + "/faults/1").status == 204
    assert [each["number"] for each in remote("GET", at + "/faults").json["faults"]] == [2]
    assert ask("GET", "/brands").status_code == 204
    assert remote("DELETE", at + "/faults/1").status == 404
    remote("DELETE", at + "/faults")
    assert len(shop.faults) == 0


def test_what_a_test_should_not_pass_with_is_told(remote, shop, at):
    remote("POST", at + "/faults", aim="GET /brands", effect=503)
    (problem,) = remote("GET", at + "/problems").json["problems"]
    assert problem.startswith("fault never struck: GET /brands")


def test_an_operation_may_be_allowed_to_be_unknown(remote, shop, at, ask):
    ask("GET", "/nothing")
    assert remote("GET", at + "/problems").json["problems"] != []
    remote("POST", at + "/requests/allow-unknown", aims=["GET /v2/nothing"])
    assert remote("GET", at + "/problems").json["problems"] == []


def test_the_quota_is_set_and_exhausted(remote, shop, at, ask):
    told = remote("PUT", at + "/quota", requests=5, seconds=10).json
    assert (told["requests"], told["left"]) == (5, 5)
    ask("GET", "/brands")
    assert remote("GET", at + "/quota").json["left"] == 4
    assert remote("POST", at + "/quota/exhaust").json["left"] == 0
    assert ask("GET", "/brands").status_code == 429


def test_the_clock_is_frozen_advanced_and_let_go(remote, shop, at):
    told = remote("POST", at + "/clock/freeze", at="2026-01-31T12:00:00Z").json
    assert told == {"now": "2026-01-31T12:00:00+00:00", "time": 1769860800.0, "frozen": True}
    remote("POST", at + "/clock/advance", seconds=90.5)
    assert remote("GET", at + "/clock").json["now"] == "2026-01-31T12:01:30.500000+00:00"
    assert remote("POST", at + "/clock/tick").json["frozen"] is False


def test_waiting_for_the_quota_takes_no_time(remote, shop, at, ask):
    remote("POST", at + "/quota/exhaust")
    assert ask("GET", "/brands").status_code == 429
    remote("POST", at + "/clock/advance", seconds=30)
    assert ask("GET", "/brands").status_code == 204


def test_an_answer_may_drift_alone(remote, shop, at, ask):
    shop.brands.add(name="Acme")
    remote("POST", at + "/faults", aim="GET /brands/{id}", effect="drift")
    first, second = (ask("GET", "/brands/1").json() for _ in range(2))
    assert any(name.startswith("new_") for name in first)
    assert not any(name.startswith("new_") for name in second)


def test_a_delay_may_be_waited_for_in_earnest(remote, shop, at, ask):
    waited = []
    shop.clock.wait = waited.append
    remote("POST", at + "/faults", aim="GET /brands", delay=7, real_time=True)
    assert ask("GET", "/brands").status_code == 204
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


def pages(ask):
    """The names on each page of one brand, in the order they are read."""
    told = [ask("GET", f"/brands?limit=1&page={page}") for page in (1, 2, 3)]
    return [brand["name"] for page in told if page.content for brand in page.json()]


def test_rows_come_change_and_go_while_somebody_pages(remote, shop, at, ask):
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
    assert pages(ask) == ["Acme", "Cog Ltd", "Dot"], "Bolt moved to the page that had been read"
    assert remote("GET", at + "/between-pages/1").json["calls"] == 1
    assert shop.problems() == []


def test_webhooks_hear_of_it_if_asked(remote, shop, at, ask):
    hook = {"scope": "store/product/*", "destination": "https://app.example/hooks"}
    remote("POST", at + "/rows/webhooks", values=hook)
    three_brands(shop)
    for number, tell in enumerate((False, True), 1):
        change = {"do": "add", "resource": "products", "values": {"name": f"Mug {number}"}}
        remote(
            "POST", at + "/between-pages", aim="GET /brands", changes=[change], times=1, tell=tell
        )
        pages(ask)
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


def test_changes_happen_all_or_none_and_who_pages_is_told(remote, shop, at, ask):
    three_brands(shop)
    changes = [
        {"do": "delete", "resource": "brands", "id": 1},
        {"do": "delete", "resource": "brands", "id": 99},
    ]
    remote("POST", at + "/between-pages", aim="GET /brands", changes=changes)
    told = [ask("GET", f"/brands?limit=1&page={page}").status_code for page in (1, 2)]
    assert told == [200, 500]
    assert len(shop.brands) == 3
    assert "NotFound" in shop.problems()[0]


def test_a_request_is_held_until_it_is_let_go(remote, shop, at, ask):
    shop.brands.add(name="Acme")
    made = remote("POST", at + "/holds", aim="PUT /brands/{id}", until=None).json
    gate = f"{at}/holds/{made['number']}"
    assert remote("POST", gate + "/wait", timeout=0.01).json["held"] == ""
    with ThreadPoolExecutor() as pool:
        late = pool.submit(ask, "PUT", "/brands/1", json={"name": "Late"})
        assert remote("POST", gate + "/wait").json["held"] == "PUT /v2/brands/1"
        assert ask("PUT", "/brands/1", json={"name": "Early"}).status_code == 200
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


def test_a_client_that_behaves_is_told_so(remote, shop, at, ask):
    shop.clock.freeze()
    remote("POST", at + "/quota/exhaust")
    ask("GET", "/brands")
    remote("POST", at + "/clock/advance", seconds=30)
    ask("GET", "/brands")
    assert verdict(remote, at, "waited-until-reset") == ""
    assert verdict(remote, at, "never-throttled", since=1) == ""
    assert verdict(remote, at, "at-most", most=2) == ""
    assert verdict(remote, at, "at-most", most=1, since=1) == ""
    assert verdict(remote, at, "no-n-plus-one") == ""
    assert verdict(remote, at, "nothing-written") == ""
    assert verdict(remote, at, "sent", aim="GET /brands", times=2) == ""
    assert verdict(remote, at, "not-sent", aim="POST /brands", body={"name": "Acme"}) == ""


def test_one_that_does_not_is_told_why(remote, shop, at, ask):
    shop.clock.freeze()
    three_brands(shop)
    for id in (1, 2, 3):
        ask("GET", f"/brands/{id}")
    ask("PUT", "/brands/1", json={"name": "Acme & Sons"})
    remote("POST", at + "/quota/exhaust")
    ask("GET", "/brands")
    ask("GET", "/brands")
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
