"""Metafields of all kinds of objects, which count one row of ids."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

VALUE = {"namespace": "n", "key": "k", "value": "v", "permissionSet": "READ"}
SHOWN = "metafield { id key value permissionSet resourceId ownerClientId }"
ERRORS = "errors { __typename ... on Error { message } }"


@pytest.fixture
def create(change: Any) -> Any:
    """`create(resourceId=…)`: the payload of createMetafield."""

    def make(**more: Any) -> Any:
        shows = f"{SHOWN} {ERRORS}"
        return change("metafield", "createMetafield", shows, **{**VALUE, **more})

    return make


@pytest.mark.parametrize("given", [{}, {"resourceId": "bc/store/store/1025646"}])
def test_a_metafield_of_the_store(
    bcfake: FakeStore, data: Any, create: Any, nodes: Any, given: dict[str, str]
) -> None:
    """With or without the store's global id."""
    made = create(**given)["metafield"]
    assert made == {
        "id": "bc/store/metafield/1",
        "key": "k",
        "value": "v",
        "permissionSet": "READ",
        "resourceId": "bc/store/store/1025646",
        "ownerClientId": bcfake.client_id,
    }
    shown = data("{ store { metafields { edges { node { id } } } } }")["store"]["metafields"]
    assert nodes(shown) == [{"id": made["id"]}]


def test_a_metafield_of_a_product_is_that_of_v3(bcfake: FakeStore, create: Any) -> None:
    id = bcfake.products.add()["id"]
    made = create(resourceId=f"bc/store/product/{id}")["metafield"]
    assert made["resourceId"] == f"bc/store/product/{id}"
    url = bcfake.url.removesuffix("/v2") + f"/v3/catalog/products/{id}/metafields"
    (shown,) = requests.get(url, headers=bcfake.headers, timeout=5).json()["data"]
    assert (shown["key"], shown["permission_set"]) == ("k", "read")


@pytest.mark.parametrize("owner", ["bc/store/product/9", "bc/store/store/5", "bc/store/cart/1"])
def test_a_metafield_of_nothing_is_refused(create: Any, owner: str) -> None:
    made = create(resourceId=owner)
    assert made["metafield"] is None
    assert [each["__typename"] for each in made["errors"]] == ["ValidationError"]


def test_a_key_there_already_is_refused(create: Any) -> None:
    create()
    assert [each["__typename"] for each in create()["errors"]] == ["AlreadyExistsError"]


def test_an_app_may_give_an_object_250(bcfake: FakeStore, create: Any) -> None:
    brand, other = (bcfake.brands.add()["id"] for _ in range(2))
    for n in range(250):
        bcfake.brand_metafields.add(resource_id=brand, key=f"k{n}")
    made = create(resourceId=f"bc/store/brand/{brand}")
    assert [each["__typename"] for each in made["errors"]] == ["MetafieldLimitExceededError"]
    assert create(resourceId=f"bc/store/brand/{other}")["errors"] == []


def test_no_two_metafields_share_an_id(bcfake: FakeStore, create: Any, data: Any) -> None:
    brand = f"bc/store/brand/{bcfake.brands.add()['id']}"
    ids = [create(resourceId=each)["metafield"]["id"] for each in (brand, None)]
    assert ids == ["bc/store/metafield/1", "bc/store/metafield/2"]
    asked = "query ($id: ID!) { store { metafield(id: $id) { resourceId createdAt } } }"
    assert data(asked, id=ids[0])["store"]["metafield"]["resourceId"] == brand
    assert data(asked, id="99")["store"]["metafield"] is None


def test_metafields_are_chosen_by_what_they_are_kept_with(
    bcfake: FakeStore, create: Any, data: Any, nodes: Any
) -> None:
    first, second = (f"bc/store/brand/{bcfake.brands.add()['id']}" for _ in range(2))
    for owner in (first, second, f"bc/store/product/{bcfake.products.add()['id']}"):
        create(resourceId=owner)
    create(resourceId=first, namespace="other")

    def ids(**filters: Any) -> Any:
        asked = """query ($filters: MetafieldsFiltersInput) { store {
          metafields(filters: $filters) { edges { node { id } } } } }"""
        found = nodes(data(asked, filters=filters)["store"]["metafields"])
        return [int(each["id"].rpartition("/")[2]) for each in found]

    assert ids() == []
    assert ids(resourceType="BRAND") == [1, 2, 4]
    assert ids(resourceIds=[first]) == [1, 4]
    assert ids(resourceType="BRAND", namespace="other") == [4]
    assert ids(resourceType="BRAND", createdAt={"gt": "2100-01-01T00:00:00Z"}) == []
    assert ids(resourceType="BRAND", updatedAt={"lte": "2100-01-01T00:00:00Z"}) == [1, 2, 4]


def test_a_metafield_is_changed_and_deleted(bcfake: FakeStore, create: Any, change: Any) -> None:
    id = create()["metafield"]["id"]
    sent = {"value": "w", "permissionSet": "APP_ONLY"}
    done = change("metafield", "updateMetafield", f"{SHOWN} {ERRORS}", id=id, data=sent)
    assert done["errors"] == []
    assert {name: done["metafield"][name] for name in sent} == sent
    gone = f"deletedMetafieldId {ERRORS}"
    done = change("metafield", "deleteMetafield", gone, id=id)
    assert done == {"deletedMetafieldId": id, "errors": []}
    (error,) = change("metafield", "deleteMetafield", gone, id=id)["errors"]
    assert error == {"__typename": "EntityNotFoundError", "message": f"Entity {id} not found."}
    assert len(bcfake.store_metafields.all()) == 0


@pytest.mark.parametrize(
    ("permission", "value", "rest", "delete"),
    [
        ("APP_ONLY", "EntityNotFoundError", "EntityNotFoundError", "EntityNotFoundError"),
        (
            "READ",
            "NotAuthorizedToUpdateMetafieldError",
            "NotAuthorizedToUpdateMetafieldError",
            "NotAuthorizedToDeleteMetafieldError",
        ),
        ("WRITE", "", "NotAuthorizedFieldToUpdateMetafieldFieldError", ""),
    ],
)
def test_what_another_app_may_do_with_a_metafield(
    bcfake: FakeStore,
    create: Any,
    change: Any,
    permission: str,
    value: str,
    rest: str,
    delete: str,
) -> None:
    id = create(permissionSet=permission)["metafield"]["id"]
    bcfake.store_metafields.update(1, owner_client_id="another app")

    def refused(name: str, **input: Any) -> str:
        errors = change("metafield", name, ERRORS, id=id, **input)["errors"]
        return errors[0]["__typename"] if errors else ""

    assert refused("updateMetafield", data={"value": "w"}) == value
    assert refused("updateMetafield", data={"description": "d"}) == rest
    assert refused("deleteMetafield") == delete


def test_metafields_are_given_to_another_app(bcfake: FakeStore, create: Any, change: Any) -> None:
    id = create()["metafield"]["id"]
    ids = [id, "bc/store/metafield/99"]
    shows = f"metafieldIds {ERRORS}"
    sent = {"newClientId": "xyz", "metafieldIds": ids}
    done = change("metafield", "reassignMetafieldsOwner", shows, **sent)
    assert done["metafieldIds"] == [id]
    assert [each["__typename"] for each in done["errors"]] == ["EntityNotFoundError"]
    assert bcfake.store_metafields.get(1)["owner_client_id"] == "xyz"


def test_giving_them_away_takes_a_scope_of_its_own(bcfake: FakeStore, ask: Any) -> None:
    bcfake.tokens.limit("store_v2_information")
    document = """mutation { metafield { reassignMetafieldsOwner(
      input: {newClientId: "x", metafieldIds: []}) { metafieldIds } } }"""
    (error,) = ask(document)["errors"]
    assert error["extensions"]["requiredScopes"] == ["store_metafield_change_owner"]
