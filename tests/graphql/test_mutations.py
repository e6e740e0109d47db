"""Mutations, their typed errors, and one set of rows below V2, V3 and GraphQL."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

SET = """mutation ($input: %sInput!) { product { %s(input: $input) {
  product { id } errors { __typename message ... on ValidationError { path } } } } }"""
GROUPS = (
    ("setProductBasicInformation", {"name": "N", "description": "D"}, ("name", "description")),
    (
        "setProductSeoInformation",
        {"pageTitle": "T", "metaDescription": "M"},
        ("page_title", "meta_description"),
    ),
    (
        "setProductStorefrontDetails",
        {"warranty": "W", "availabilityDescription": "A", "searchKeywords": "S"},
        ("warranty", "availability_description", "search_keywords"),
    ),
    ("setProductPreOrderSettings", {"message": "Soon"}, ("preorder_message",)),
    ("setProductUrlPath", {"path": "/elsewhere/"}, ("custom_url",)),
    ("setProductIsFeatured", {"isFeatured": True}, ("is_featured",)),
)
WEBHOOK = """mutation ($input: CreateHttpsWebhookInput!) { webhook {
  createHttpsWebhook(input: $input) {
    webhook { id scope destination status } errors { __typename message } } } }"""
METAFIELD = """mutation ($input: CreateMetafieldInput!) { metafield {
  createMetafield(input: $input) {
    metafield { id key value permissionSet resourceId ownerClientId } errors { message } } } }"""


def change(ask: Any, name: str, id: Any, data: Any) -> Any:
    """The payload of a mutation of a product."""
    document = SET % (name[0].upper() + name[1:], name)
    answer = ask(document, input={"productId": f"bc/store/product/{id}", "data": data})
    return answer["product"][name]


@pytest.mark.parametrize(("name", "sent", "rows"), GROUPS, ids=[each[0] for each in GROUPS])
def test_what_a_mutation_sets_the_row_has(
    bcfake: FakeStore, data: Any, name: str, sent: Any, rows: tuple[str, ...]
) -> None:
    id = bcfake.products.add()["id"]
    assert change(data, name, id, sent) == {
        "product": {"id": f"bc/store/product/{id}"},
        "errors": [],
    }
    row = bcfake.products.get(id)
    assert [row[each] for each in rows] == list(sent.values())


def test_custom_fields_are_set_by_their_ids(bcfake: FakeStore, data: Any) -> None:
    """All of them or, where one is not there, none."""
    product = bcfake.products.add()["id"]
    field = bcfake.product_custom_fields.add(product_id=product, name="Color", text="Red")["id"]
    name = "setProductCustomFieldsInformation"
    changed = {"customFieldId": f"bc/store/productCustomField/{field}", "value": "Blue"}
    assert change(data, name, product, [changed])["errors"] == []
    assert bcfake.product_custom_fields.get(field)["text"] == "Blue"
    both = [changed | {"value": "Green"}, {"customFieldId": "99", "value": "x"}]
    (error,) = change(data, name, product, both)["errors"]
    assert error["__typename"] == "EntityNotFoundError"
    assert bcfake.product_custom_fields.get(field)["text"] == "Blue"


def test_no_such_product_is_a_typed_error(data: Any) -> None:
    payload = change(data, "setProductBasicInformation", 99, {"name": "x"})
    assert payload["product"] is None
    assert [each["__typename"] for each in payload["errors"]] == ["EntityNotFoundError"]


def test_a_value_that_cannot_be_is_a_typed_error_and_changes_nothing(
    bcfake: FakeStore, data: Any
) -> None:
    id = bcfake.products.add(name="Mug")["id"]
    payload = change(data, "setProductBasicInformation", id, {"description": "new", "name": ""})
    (error,) = payload["errors"]
    assert (error["__typename"], error["path"]) == ("ValidationError", ["name"])
    assert bcfake.products.get(id)["description"] != "new"


def test_one_mutation_may_fail_beside_another(bcfake: FakeStore, data: Any) -> None:
    id = bcfake.products.add()["id"]
    answer = data(
        """mutation ($id: ID!) { product {
          good: setProductIsFeatured(input: {productId: $id, data: {isFeatured: true}}) {
            errors { message } }
          bad: setProductIsFeatured(input: {productId: "9", data: {isFeatured: true}}) {
            errors { message } } } }""",
        id=f"bc/store/product/{id}",
    )
    assert [len(answer["product"][name]["errors"]) for name in ("good", "bad")] == [0, 1]
    assert bcfake.products.get(id)["is_featured"] is True


def test_a_hook_of_graphql_is_a_hook(bcfake: FakeStore, data: Any) -> None:
    received: list[Any] = []
    bcfake.webhooks.route("https://app.example/hooks", received.append)
    sent = {"scope": "store/product/*", "destination": "https://app.example/hooks"}
    made = data(WEBHOOK, input=sent)["webhook"]["createHttpsWebhook"]["webhook"]
    assert made == {"id": "bc/store/webhook/1", "status": "ACTIVE", **sent}
    id = bcfake.products.add()["id"]
    change(data, "setProductBasicInformation", id, {"name": "Other"})
    assert [each.json["scope"] for each in received] == ["store/product/updated"]


def test_a_hook_is_refused_as_in_v3(data: Any) -> None:
    payload = data(WEBHOOK, input={"scope": "store/order/*", "destination": "http://a.example"})
    (error,) = payload["webhook"]["createHttpsWebhook"]["errors"]
    assert error["__typename"] == "ValidationError"
    assert "https" in error["message"]


@pytest.mark.parametrize("given", [{}, {"resourceId": "bc/store/store/1025646"}])
def test_a_metafield_of_the_store(bcfake: FakeStore, data: Any, given: dict[str, str]) -> None:
    """With or without the store's global id."""
    value = {"key": "Location", "value": "4HG", "permissionSet": "APP_ONLY"}
    sent = {"namespace": "Warehouse", **value, **given}
    made = data(METAFIELD, input=sent)["metafield"]["createMetafield"]["metafield"]
    assert made == {
        "id": "bc/store/metafield/1",
        "resourceId": "bc/store/store/1025646",
        "ownerClientId": bcfake.client_id,
        **value,
    }
    assert data("{ store { metafields { nodes { id } } } }")["store"]["metafields"]["nodes"] == [
        {"id": made["id"]}
    ]


def test_a_metafield_of_a_product_is_that_of_v3(bcfake: FakeStore, data: Any) -> None:
    id = bcfake.products.add()["id"]
    resource = f"bc/store/product/{id}"
    sent = {"namespace": "n", "key": "k", "value": "v", "permissionSet": "READ"}
    made = data(METAFIELD, input={**sent, "resourceId": resource})["metafield"]["createMetafield"]
    assert made["metafield"]["resourceId"] == resource
    url = bcfake.url.removesuffix("/v2") + f"/v3/catalog/products/{id}/metafields"
    (shown,) = requests.get(url, headers=bcfake.headers, timeout=5).json()["data"]
    assert (shown["key"], shown["permission_set"]) == ("k", "read")


@pytest.mark.parametrize("owner", ["bc/store/product/9", "bc/store/store/5", "bc/store/cart/1"])
def test_a_metafield_of_nothing_is_refused(data: Any, owner: str) -> None:
    sent = {"namespace": "n", "key": "k", "value": "v", "permissionSet": "READ"}
    made = data(METAFIELD, input={**sent, "resourceId": owner})["metafield"]["createMetafield"]
    assert (made["metafield"], len(made["errors"])) == (None, 1)


def test_each_version_reads_what_another_wrote(bcfake: FakeStore, data: Any) -> None:
    root = bcfake.url.removesuffix("/v2")
    v2, v3 = f"{bcfake.url}/products", f"{root}/v3/catalog/products"

    def send(method: str, url: str, **body: Any) -> Any:
        reply = requests.request(method, url, headers=bcfake.headers, json=body, timeout=5)
        assert reply.ok
        return reply.json()

    def names() -> set[str]:
        asked = '{ store { product(id: "bc/store/product/1") { basicInformation { name } } } }'
        shown = data(asked)["store"]["product"]["basicInformation"]["name"]
        return {
            shown,
            send("GET", f"{v2}/1")["name"],
            send("GET", f"{v3}/1")["data"]["name"],
        }

    send("POST", v3, name="by V3", type="physical", weight=1, price=1)
    assert names() == {"by V3"}
    change(data, "setProductBasicInformation", 1, {"name": "by GraphQL"})
    assert names() == {"by GraphQL"}
    send("PUT", f"{v2}/1", name="by V2")
    assert names() == {"by V2"}
