"""The OpenAPI description is true: every operation is in it, exists, and answers as it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bcfake import FakeStore, Platform, Server
from bcfake.wire.app import create_app

APP = create_app(Platform())
APP.test_client().get("/_bcfake")  # the pages come with the first request to one
TEXT = APP.test_client().get("/_bcfake/openapi.json").get_data(as_text=True)
DESCRIPTION: dict[str, Any] = json.loads(TEXT)
DESCRIBED = {
    f"{method.upper()} {path}": operation
    for path, operations in DESCRIPTION["paths"].items()
    for method, operation in operations.items()
}
HOOK = {"scope": "store/product/*", "destination": "https://app.example/hooks"}
# An example of each operation: its query or body. Places of the path are those of PLACES.
EXAMPLES: Mapping[str, dict[str, Any]] = {  # APP stands for a URL of this machine
    "GET /openapi.json": {},
    "GET /resources": {},
    "GET /faults": {},
    "GET /stores": {},
    "POST /stores": {"seed": "demo", "quota": 100},
    "GET /stores/{hash}": {},
    "PATCH /stores/{hash}": {"drift": False},
    "DELETE /stores/{hash}": {},
    "PUT /stores/{hash}/credentials": {"client_id": "other-app"},
    "GET /stores/{hash}/problems": {},
    "GET /stores/{hash}/tokens": {},
    "POST /stores/{hash}/tokens": {"scopes": "store_v2_products", "client_id": "mine"},
    "POST /stores/{hash}/tokens/limit": {"scopes": "store_v2_products"},
    "POST /stores/{hash}/tokens/revoke": {},
    "GET /stores/{hash}/apps": {},
    "POST /stores/{hash}/apps": {"client_id": "theirs", "scopes": "store_v2_products"},
    "POST /stores/{hash}/apps/payloads": {"user": {"id": 7}, "claims": {"url": "/here"}},
    "POST /stores/{hash}/apps/install": {"target": "APP", "scopes": "store_v2_products"},
    "POST /stores/{hash}/apps/load": {"target": "APP"},
    "POST /stores/{hash}/apps/uninstall": {"target": "APP"},
    "POST /stores/{hash}/apps/remove-user": {"target": "APP", "user": {"id": 7, "email": "a@b.c"}},
    "POST /stores/{hash}/reset": {},
    "POST /stores/{hash}/seed": {"source": "demo"},
    "GET /stores/{hash}/dump": {},
    "POST /stores/{hash}/load": {
        "source": {"kind": "dump", "version": 1, "last_ids": {}, "rows": {}}
    },
    "GET /stores/{hash}/rows/{resource}": {"name": "Acme"},
    "POST /stores/{hash}/rows/{resource}": {"values": {"name": "Bolt"}, "tell": True},
    "POST /stores/{hash}/rows/{resource}/csv": {"text": "name\nCog2\n"},
    "PATCH /stores/{hash}/rows/{resource}": {"values": {"name": "Corner shop"}},
    "GET /stores/{hash}/rows/{resource}/{id}": {},
    "PATCH /stores/{hash}/rows/{resource}/{id}": {"values": {"name": "Bolt"}},
    "DELETE /stores/{hash}/rows/{resource}/{id}": {},
    "GET /stores/{hash}/snapshots": {},
    "POST /stores/{hash}/snapshots": {},
    "POST /stores/{hash}/snapshots/{number}/restore": {},
    "DELETE /stores/{hash}/snapshots/{number}": {},
    "GET /stores/{hash}/faults": {},
    "POST /stores/{hash}/faults": {"aim": "GET /brands", "effect": 503},
    "DELETE /stores/{hash}/faults": {},
    "GET /stores/{hash}/faults/{number}": {},
    "DELETE /stores/{hash}/faults/{number}": {},
    "GET /stores/{hash}/quota": {},
    "PUT /stores/{hash}/quota": {"requests": 10},
    "POST /stores/{hash}/quota/exhaust": {},
    "POST /stores/{hash}/quota/plan": {"name": "pro"},
    "POST /stores/{hash}/quota/reset": {},
    "POST /stores/{hash}/quota/noisy-neighbour": {"rate": 2},
    "POST /stores/{hash}/quota/concurrency": {"most": 2, "aim": "GET /brands"},
    "GET /stores/{hash}/holds": {},
    "POST /stores/{hash}/holds": {"aim": "PUT /brands/{id}", "timeout": 2, "ids": [1]},
    "POST /stores/{hash}/holds/release": {},
    "GET /stores/{hash}/holds/{number}": {},
    "DELETE /stores/{hash}/holds/{number}": {},
    "POST /stores/{hash}/holds/{number}/release": {},
    "POST /stores/{hash}/holds/{number}/wait": {"timeout": 0.01},
    "GET /stores/{hash}/between-pages": {},
    "POST /stores/{hash}/between-pages": {
        "aim": "GET /brands",
        "changes": [
            {"do": "add", "resource": "brands", "values": {"name": "Dot"}},
            {"do": "update", "resource": "brands", "id": 1, "values": {"name": "Acme & Sons"}},
            {"do": "delete", "resource": "brands", "id": 2},
        ],
        "times": 1,
        "query": {"limit": 1},
    },
    "GET /stores/{hash}/between-pages/{number}": {},
    "DELETE /stores/{hash}/between-pages/{number}": {},
    "GET /stores/{hash}/clock": {},
    "POST /stores/{hash}/clock/freeze": {"at": "2026-01-31T12:00:00+00:00"},
    "POST /stores/{hash}/clock/advance": {"seconds": 30},
    "POST /stores/{hash}/clock/tick": {},
    "GET /stores/{hash}/requests": {"status": 201},
    "POST /stores/{hash}/requests/where": {"aim": "POST /brands", "body": {"name": "Cog"}},
    "GET /stores/{hash}/requests/har": {},
    "DELETE /stores/{hash}/requests": {},
    "POST /stores/{hash}/requests/allow-unknown": {"aims": ["*"]},
    "POST /stores/{hash}/requests/allow-at-most": {"most": 20},
    "POST /stores/{hash}/requests/assert/sent": {"aim": "POST /brands", "times": 1, "status": 201},
    "POST /stores/{hash}/requests/assert/not-sent": {"aim": "POST /brands", "body": {"name": "x"}},
    "POST /stores/{hash}/requests/assert/nothing-written": {"since": 1},
    "POST /stores/{hash}/requests/assert/never-throttled": {"aim": "POST /brands"},
    "POST /stores/{hash}/requests/assert/waited-until-reset": {},
    "POST /stores/{hash}/requests/assert/at-most": {"most": 3, "since": 0},
    "POST /stores/{hash}/requests/assert/no-n-plus-one": {"most": 10},
    "GET /stores/{hash}/webhooks": {},
    "PATCH /stores/{hash}/webhooks": {"auto": True},
    "POST /stores/{hash}/webhooks/routes": {
        "destination": "https://app.example",
        "target": "http://127.0.0.1:1/hooks",
    },
    "GET /stores/{hash}/webhooks/sent": {"scope": "store/product/*"},
    "POST /stores/{hash}/webhooks/deliver": {},
    "POST /stores/{hash}/webhooks/run-until-idle": {},
    "POST /stores/{hash}/webhooks/emit": {"scope": "store/product/created", "data": {"id": 1}},
    "POST /stores/{hash}/webhooks/drop": {"count": 1},
    "POST /stores/{hash}/webhooks/duplicate": {"times": 2},
    "POST /stores/{hash}/webhooks/delay": {"seconds": 1},
    "POST /stores/{hash}/webhooks/reorder": {"count": 2},
    "POST /stores/{hash}/webhooks/undisturbed": {},
    "POST /stores/{hash}/webhooks/reset": {},
}
ONLY_ROW = "PATCH /stores/{hash}/rows/{resource}"

PLACES = {"resource": "brands", "id": "1", "number": "1"}


@pytest.fixture
def shop() -> Iterator[FakeStore]:
    """A store in which something of everything is there."""
    store = FakeStore(platform=APP.platform).open()
    store.brands.add(name="Acme")
    store.apps.add(client_id="mine")
    store.webhooks.add(**HOOK)
    api = f"/stores/{store.store_hash}"
    client = APP.test_client()
    client.post(f"{api}/v2/brands", json={"name": "Cog"}, headers=store.headers)
    store.webhooks.emit("store/product/created", id=1)
    client.post(f"/_bcfake{api}/faults", json={"aim": "GET /orders", "effect": 503})
    client.post(f"/_bcfake{api}/snapshots")
    client.post(f"/_bcfake{api}/holds", json={"aim": "DELETE /brands/{id}"})
    script = {"aim": "GET /orders", "changes": [{"do": "delete", "resource": "brands", "id": 1}]}
    client.post(f"/_bcfake{api}/between-pages", json=script)
    yield store
    store.close()


def schema_of(content: dict[str, Any]) -> dict[str, Any]:
    """A schema of the description, with what it refers to."""
    schema = content["application/json"]["schema"]
    return {**schema, "components": DESCRIPTION["components"]}


@pytest.fixture(autouse=True)
def _app(control_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What plays the app under test: any server of this machine."""
    monkeypatch.setitem(STANDS_FOR, "APP", control_server.url + "/app")


STANDS_FOR: dict[str, str] = {}


def call(name: str, shop: FakeStore, how: dict[str, Any]) -> Any:
    """Flask's answer to an operation."""
    how = {key: STANDS_FOR.get(str(value), value) for key, value in how.items()}
    method, _, path = name.partition(" ")
    places = PLACES | {"hash": shop.store_hash}
    if name == ONLY_ROW:
        places["resource"] = "store_information"
    path = "/_bcfake" + re.sub(r"\{(\w+)\}", lambda found: places[found[1]], path)
    given = {"query_string": how} if method in ("GET", "DELETE") else {"json": how}
    return APP.test_client().open(path, method=method, **(given if how else {}))


def test_every_operation_has_an_example() -> None:
    assert set(EXAMPLES) == set(DESCRIBED)


def test_every_route_is_described_and_every_operation_is_routed() -> None:
    routed = {
        f"{method} {re.sub('[<]', '{', re.sub('[>]', '}', rule.rule)).removeprefix('/_bcfake')}"
        for rule in APP.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routed == set(DESCRIBED)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_operation_takes_and_answers_what_is_described(name: str, shop: FakeStore) -> None:
    operation, how = DESCRIBED[name], EXAMPLES[name]
    if "requestBody" in operation:
        Draft202012Validator(schema_of(operation["requestBody"]["content"])).validate(how)
    else:
        known = [each for each in operation["parameters"] if each["in"] == "query"]
        free = any(each.get("explode") for each in known)
        assert free or set(how) <= {each["name"] for each in known}
    answer = call(name, shop, how)
    (status,) = [code for code in operation["responses"] if code != "4XX"]
    assert answer.status_code == int(status), answer.get_data(as_text=True)
    content = operation["responses"][status].get("content")
    assert (content is None) == (answer.data == b"")
    if content is not None:
        Draft202012Validator(schema_of(content)).validate(answer.json)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_operation_refuses_what_is_not_described(name: str, shop: FakeStore) -> None:
    """Nothing is done then: the state and the answer of the store are as before."""
    before = shop.dump()
    if any(each.get("explode") for each in DESCRIBED[name]["parameters"]):
        answer = call(name, shop, {"nonsense": "1"})
    else:
        answer = call(name, shop, {**EXAMPLES[name], "nonsense": "1"})
    assert answer.status_code == 400
    Draft202012Validator(schema_of(DESCRIBED[name]["responses"]["4XX"]["content"])).validate(
        answer.json
    )
    assert answer.json["field"] == "nonsense"
    assert shop.dump() == before
    assert shop.platform.is_open(shop)


@pytest.mark.parametrize("name", [name for name in DESCRIBED if "requestBody" in DESCRIBED[name]])
def test_each_argument_is_checked_as_described(name: str, shop: FakeStore) -> None:
    schema = schema_of(DESCRIBED[name]["requestBody"]["content"])
    before = shop.dump()
    for argument, described in schema["properties"].items():
        types = described.get("type", [])
        types = [types] if isinstance(types, str) else types
        if types:
            wrong = next(value for value in ([1], {"a": 1}, True) if not accepts(types, value))
            answer = call(name, shop, {**EXAMPLES[name], argument: wrong})
            assert (answer.status_code, answer.json["field"]) == (400, argument)
            assert answer.json["accepted"] == types
    for argument in schema.get("required", []):
        how = {key: value for key, value in EXAMPLES[name].items() if key != argument}
        answer = call(name, shop, how)
        assert (answer.status_code, answer.json["field"]) == (400, argument)
    assert shop.dump() == before


def accepts(types: list[str], value: Any) -> bool:
    """Whether a value is of one of the types."""
    return Draft202012Validator({"type": types}).is_valid(value)


def test_the_description_is_one_of_openapi_3_1() -> None:
    """What its specification demands of such a document, as far as this one uses it."""
    assert DESCRIPTION["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(DESCRIPTION["info"])
    names = [operation["operationId"] for operation in DESCRIBED.values()]
    assert len(set(names)) == len(names)
    for name, operation in DESCRIBED.items():
        places = re.findall(r"\{(\w+)\}", name)
        assert [p["name"] for p in operation["parameters"] if p["in"] == "path"] == places
        assert operation["summary"].endswith(".")
        for answer in operation["responses"].values():
            assert answer["description"]
    for found in re.findall(r'"\$ref": "#/components/schemas/(\w+)"', TEXT):
        assert found in DESCRIPTION["components"]["schemas"]
    for schema in DESCRIPTION["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
