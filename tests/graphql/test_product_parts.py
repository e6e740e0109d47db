"""A product's custom fields and images, for all or in one locale of a channel."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

FRENCH = {"channelId": "bc/store/channel/1", "locale": "fr"}
FIELDS = """product { customFields { edges { node { name value overrides { edges { node {
  ... on ProductCustomFieldOverridesForChannelLocale {
    name value isVisible context { channelId locale } } } } } } } } }"""
IMAGES = """images { collectionInfo { totalItems } edges { node { id altText isThumbnail sortOrder
  addedToProduct overrides { edges { node { ... on ProductImagesOverridesForChannelLocale {
    altText isThumbnail sortOrder addedToProduct context { locale } } } } } } } }"""


# ---- custom fields


@pytest.fixture
def field(bcfake: FakeStore) -> Any:
    """A product's custom field, as its row is."""
    product = bcfake.products.add()["id"]
    return bcfake.product_custom_fields.add(product_id=product, name="Color", text="Red")


def test_a_custom_field_says_something_else_in_a_locale(
    bcfake: FakeStore, change: Any, nodes: Any, field: Any
) -> None:
    there = {"name": "Couleur", "value": "Rouge", "isVisible": False}
    held = {"channelLocaleOverrides": {"context": FRENCH, "data": there}}
    data = [{"customFieldId": str(field["id"]), "value": "Blue", "overrides": [held]}]
    product = str(field["product_id"])
    done = change("product", "updateProductCustomFields", FIELDS, productId=product, data=data)
    (shown,) = nodes(done["product"]["customFields"])
    assert (shown["name"], shown["value"]) == ("Color", "Blue")
    assert nodes(shown["overrides"]) == [{**there, "context": FRENCH}]
    assert bcfake.product_custom_fields.get(field["id"])["text"] == "Blue"

    def removed(**more: Any) -> Any:
        where = {"context": FRENCH, **more}
        data = [{"customFieldId": str(field["id"]), "channelLocaleContextData": where}]
        name = "removeProductCustomFieldsOverrides"
        done = change("product", name, FIELDS, productId=product, data=data)
        return nodes(nodes(done["product"]["customFields"])[0]["overrides"])

    (left,) = removed(attributes=["NAME", "IS_VISIBLE"])
    assert (left["name"], left["value"], left["isVisible"]) == (None, "Rouge", None)
    assert removed() == []


def test_a_guide_has_another_name_for_the_mutation(
    bcfake: FakeStore, change: Any, nodes: Any, field: Any
) -> None:
    there = {"channelLocaleContextData": {"context": FRENCH, "data": {"name": "Couleur"}}}
    data = [{"customFieldId": str(field["id"]), "name": "Colour", "overrides": there}]
    name, product = "setProductCustomFieldsInformation", str(field["product_id"])
    done = change("product", name, FIELDS, productId=product, data=data)
    (shown,) = nodes(done["product"]["customFields"])
    assert shown["name"] == "Colour"
    assert [each["name"] for each in nodes(shown["overrides"])] == ["Couleur"]


def test_overrides_are_chosen_by_their_context(
    bcfake: FakeStore, data: Any, nodes: Any, field: Any
) -> None:
    for locale in ("de", "fr"):
        bcfake.product_custom_field_overrides.add(
            owner_id=field["id"], channel_id=1, locale=locale, field="name", value=locale
        )
    asked = """query ($id: ID!, $at: ProductCustomFieldOverridesContextInput) {
      store { product(id: $id) { customFields { edges { node { overrides(context: $at) { edges {
        node { ... on ProductCustomFieldOverridesForChannelLocale { name } } } } } } } } } }"""

    def names(**at: Any) -> Any:
        found = data(asked, id=str(field["product_id"]), at=at)["store"]["product"]["customFields"]
        return [each["name"] for each in nodes(nodes(found)[0]["overrides"])]

    assert names() == ["de", "fr"]
    assert names(locale="fr") == ["fr"]
    assert names(channelId="bc/store/channel/2") == []


def test_custom_fields_are_all_changed_or_none(bcfake: FakeStore, ask: Any, field: Any) -> None:
    document = """mutation ($input: UpdateProductCustomFieldsInput!) { product {
      updateProductCustomFields(input: $input) { product { id } } } }"""
    data = [{"customFieldId": str(field["id"]), "value": "Green"}, {"customFieldId": "99"}]
    answer = ask(document, input={"productId": str(field["product_id"]), "data": data})
    assert "productCustomField/99 not found" in answer["errors"][0]["message"]
    assert bcfake.product_custom_fields.get(field["id"])["text"] == "Red"


# ---- images


@pytest.fixture
def images(bcfake: FakeStore) -> list[str]:
    """The global ids of two images of product 1."""
    product = bcfake.products.add()["id"]
    rows = [bcfake.product_images.add(product_id=product, sort_order=n) for n in range(2)]
    return [f"bc/store/productImage/{row['id']}" for row in rows]


def test_what_is_said_of_an_image_is_said_in_v3(
    bcfake: FakeStore, change: Any, nodes: Any, images: list[str]
) -> None:
    data = [{"imageId": images[1], "altText": "Front", "sortOrder": -1, "isThumbnail": True}]
    done = change("product", "updateProductImageProperties", IMAGES, productId="1", data=data)
    first, second = nodes(done["images"])
    assert (second["altText"], second["sortOrder"], second["isThumbnail"]) == ("Front", -1, True)
    assert first["isThumbnail"] is False
    url = bcfake.url.removesuffix("/v2") + "/v3/catalog/products/1/images"
    shown = requests.get(url, headers=bcfake.headers, timeout=5).json()["data"]
    assert [each["description"] for each in shown] == ["", "Front"]


def test_an_image_is_something_else_in_a_locale(
    change: Any, data: Any, nodes: Any, images: list[str]
) -> None:
    there = {"altText": "Devant", "sortOrder": 7}
    held = {"channelLocaleOverrides": {"context": FRENCH, "data": there}}
    sent = [{"imageId": images[0], "overrides": [held]}]
    done = change("product", "updateProductImageProperties", IMAGES, productId="1", data=sent)
    (override,) = nodes(nodes(done["images"])[0]["overrides"])
    assert override == {
        **there,
        "isThumbnail": None,
        "addedToProduct": None,
        "context": {"locale": "fr"},
    }
    asked = """query ($at: ProductImagesOverridesContextInput!) { store { product(id: "1") {
      imagesOverrides(context: $at, sort: {field: SORT_ORDER, direction: DESC}) {
        edges { node { id altText sortOrder } } } } } }"""
    shown = nodes(data(asked, at=FRENCH)["store"]["product"]["imagesOverrides"])
    assert shown[0] == {"id": images[0], **there}
    gone = [{"imageId": images[0], "contexts": [{"channelLocaleContext": FRENCH}]}]
    name = "removeProductImagePropertiesOverrides"
    done = change("product", name, IMAGES, productId="1", data=gone)
    assert nodes(nodes(done["images"])[0]["overrides"]) == []


def test_an_image_is_taken_off_a_product_and_put_back(
    bcfake: FakeStore, change: Any, data: Any, nodes: Any, images: list[str]
) -> None:
    """GraphQL alone still shows it then (assumed); the thumbnail is another one."""
    done = change("product", "removeImagesFromProduct", IMAGES, productId="1", ids=images[:1])
    assert [each["addedToProduct"] for each in nodes(done["images"])] == [False, True]
    assert [each["isThumbnail"] for each in nodes(done["images"])] == [False, True]
    url = f"{bcfake.url}/products/1/images"
    shown = requests.get(url, headers=bcfake.headers, timeout=5).json()
    assert [each["id"] for each in shown] == [2]
    asked = """{ store { product(id: "1") { images(filters: {addedToProduct: true}) {
      edges { node { id } } } } } }"""
    assert nodes(data(asked)["store"]["product"]["images"]) == [{"id": images[1]}]
    done = change("product", "addImagesToProduct", IMAGES, productId="1", ids=images[:1])
    assert [each["addedToProduct"] for each in nodes(done["images"])] == [True, True]


def test_an_image_is_taken_off_in_one_locale(change: Any, nodes: Any, images: list[str]) -> None:
    where = {"productId": "1", "context": FRENCH, "ids": images[:1]}
    done = change("product", "removeImagesFromProduct", IMAGES, **where)
    first = nodes(done["images"])[0]
    assert first["addedToProduct"] is True
    assert nodes(first["overrides"])[0]["addedToProduct"] is False
    assert done["images"]["collectionInfo"] == {"totalItems": 2}


def test_images_are_chosen_by_id(data: Any, nodes: Any, images: list[str]) -> None:
    asked = """query ($ids: [ID!]) { store { product(id: "1") { images(filters: {ids: $ids}) {
      edges { node { id dateCreated } } } } } }"""
    (shown,) = nodes(data(asked, ids=images[1:])["store"]["product"]["images"])
    assert shown["id"] == images[1]
