"""Webhooks of each kind: made, listed, changed, deleted, and what they are told."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore

URL = "https://app.example/hooks"
TOPIC = "projects/shop/topics/orders"
SOURCE = "arn:aws:events:us-east-1::event-source/aws.partner/bigcommerce.com/test/abc/orders"
SHOWN = "id clientId scope destination status isActive"
ERRORS = "errors { __typename ... on Error { message } }"
WAYS = (("Https", URL), ("PubSub", TOPIC), ("EventBridge", SOURCE))


@pytest.fixture
def create(change: Any) -> Any:
    """`create("Https", destination, scope=…)`: the payload of createHttpsWebhook and its kin."""

    def make(way: str, destination: str, scope: str = "store/product/*", **more: Any) -> Any:
        sent = {"scope": scope, "destination": destination, **more}
        return change("webhook", f"create{way}Webhook", f"webhook {{ {SHOWN} }} {ERRORS}", **sent)

    return make


@pytest.mark.parametrize(("way", "destination"), WAYS, ids=[each[0] for each in WAYS])
def test_a_hook_of_graphql_is_told_events(
    bcfake: FakeStore, create: Any, change: Any, way: str, destination: str
) -> None:
    received: list[Any] = []
    bcfake.webhooks.route(destination, received.append)
    made = create(way, destination)["webhook"]
    assert made == {
        "id": "bc/store/webhook/1",
        "clientId": bcfake.client_id,
        "scope": "store/product/*",
        "destination": destination,
        "status": "ACTIVE",
        "isActive": True,
    }
    id = bcfake.products.add()["id"]
    sent = {"productId": str(id), "data": {"name": "Other"}}
    change("product", "setProductBasicInformation", "product { id }", **sent)
    assert [each.json["scope"] for each in received] == ["store/product/updated"]


@pytest.mark.parametrize(("way", "destination"), WAYS, ids=[each[0] for each in WAYS])
def test_a_hook_goes_to_a_destination_of_its_kind(create: Any, way: str, destination: str) -> None:
    others = [each for _, each in WAYS if each != destination]
    for other in (*others, "http://app.example", "x"):
        (error,) = create(way, other)["errors"]
        assert error["__typename"] == "ValidationError"
        assert "'destination'" in error["message"]


def test_a_second_hook_like_it_is_refused(create: Any) -> None:
    create("PubSub", TOPIC)
    assert create("PubSub", TOPIC)["errors"][0]["__typename"] == "AlreadyExistsError"


def test_a_hook_is_changed_and_deleted(bcfake: FakeStore, create: Any, change: Any) -> None:
    id = create("Https", URL)["webhook"]["id"]
    shows = f"webhook {{ status headers {{ key value }} }} {ERRORS}"
    data = {"isActive": False, "headers": [{"key": "X-App", "value": "1"}]}
    done = change("webhook", "updateHttpsWebhook", shows, id=id, data=data)
    assert done["webhook"] == {"status": "INACTIVE", "headers": data["headers"]}
    assert bcfake.webhooks.get(1)["headers"] == {"X-App": "1"}
    (error,) = change("webhook", "updatePubSubWebhook", ERRORS, id=id, data=dict(isActive=True))[
        "errors"
    ]
    assert error == {"__typename": "EntityNotFoundError", "message": f"Entity {id} not found."}
    gone = f"id {ERRORS}"
    assert change("webhook", "deleteWebhook", gone, webhookId=id) == {"id": id, "errors": []}
    (error,) = change("webhook", "deleteWebhook", gone, webhookId=id)["errors"]
    assert error["__typename"] == "EntityNotFoundError"


def test_hooks_are_listed_below_the_store(create: Any, data: Any, nodes: Any) -> None:
    create("Https", URL, "store/channel/1/product/assigned")
    create("PubSub", TOPIC, isActive=False)

    def scopes(**filters: Any) -> Any:
        asked = """query ($filters: WebhookFiltersInput) { store { webhooks(filters: $filters) {
          edges { node { __typename scope ... on PubSubWebhook { destination } } } } } }"""
        return nodes(data(asked, filters=filters)["store"]["webhooks"])

    topic = {"__typename": "PubSubWebhook", "scope": "store/product/*", "destination": TOPIC}
    assert [each["__typename"] for each in scopes()] == ["HttpsWebhook", "PubSubWebhook"]
    assert scopes(status="INACTIVE") == scopes(destination=TOPIC) == [topic]
    assert scopes(scope="store/product/*") == [topic]
    assert [each["__typename"] for each in scopes(channelId="1")] == ["HttpsWebhook"]


def test_a_node_is_found_by_its_global_id(create: Any, data: Any) -> None:
    id = create("Https", URL)["webhook"]["id"]
    asked = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
    ids = [id, "bc/store/channel/1", "bc/store/product/1", "x"]
    assert data(asked, ids=ids)["nodes"] == [
        {"__typename": "HttpsWebhook", "id": id},
        {"__typename": "Channel", "id": "bc/store/channel/1"},
        None,
        None,
    ]
    found = data("query ($id: ID!) { store { webhook(id: $id) { scope } } }", id=id)
    assert found == {"store": {"webhook": {"scope": "store/product/*"}}}


@pytest.mark.parametrize(("delivery", "told"), [("IN", [7]), ("NOT_IN", [8])])
def test_a_filter_lets_some_events_through(
    bcfake: FakeStore, create: Any, data: Any, delivery: str, told: list[int]
) -> None:
    """By a value in the event's data."""
    received: list[Any] = []
    bcfake.webhooks.route(URL, received.append)
    kept = {"path": ["id"], "values": {"longValues": [7]}, "delivery": delivery}
    create("Https", URL, eventFilters=[{"dataFilter": kept}])
    for id in (7, 8):
        bcfake.webhooks.emit("store/product/updated", type="product", id=id)
    assert [each.json["data"]["id"] for each in received] == told
    asked = """{ store { webhook(id: "1") { eventFilters { delivery ... on WebhookEventDataFilter {
      path values { ... on WebhookEventDataFilterLongValues { longValues } } } } } } }"""
    (shown,) = data(asked)["store"]["webhook"]["eventFilters"]
    assert shown == kept


def test_a_filter_has_values_of_one_type(create: Any) -> None:
    values = {"longValues": [1], "stringValues": ["1"]}
    kept = {"path": ["id"], "values": values, "delivery": "IN"}
    (error,) = create("Https", URL, eventFilters=[{"dataFilter": kept}])["errors"]
    assert "one of: stringValues, doubleValues, longValues" in error["message"]
