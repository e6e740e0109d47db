"""Groups of a product's fields, set for all or for one place; one set of rows below all APIs."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

FRENCH = {"channelId": "bc/store/channel/1", "locale": "fr"}
GROUPS = (
    ("BasicInformation", {"name": "N", "description": "D"}, ("name", "description")),
    (
        "SeoInformation",
        {"pageTitle": "T", "metaDescription": "M"},
        ("page_title", "meta_description"),
    ),
    (
        "StorefrontDetails",
        {"warranty": "W", "availabilityDescription": "A", "searchKeywords": "S"},
        ("warranty", "availability_description", "search_keywords"),
    ),
    ("PreOrderSettings", {"message": "Soon"}, ("preorder_message",)),
    ("UrlPath", {"path": "/elsewhere/"}, ("custom_url",)),
)
NAMES = [each[0] for each in GROUPS]


def group(name: str) -> str:
    """A group as the product shows it."""
    return name[0].lower() + name[1:]


@pytest.fixture
def product(bcfake: FakeStore) -> str:
    """The global id of a product."""
    return f"bc/store/product/{bcfake.products.add(name='Mug')['id']}"


@pytest.fixture
def elsewhere(data: Any, product: str) -> Any:
    """`elsewhere(group, fields)`: what the product has in French."""

    def ask(name: str, fields: Any) -> Any:
        inside = f"{group(name)} {{ {' '.join(fields)} }}"
        return data(
            "query ($id: ID!, $at: ProductOverridesLocaleContextInput!) { store { product(id: $id) "
            f"{{ overridesForLocale(localeContext: $at) {{ {inside} }} }} }} }}",
            id=product,
            at=FRENCH,
        )["store"]["product"]["overridesForLocale"][group(name)]

    return ask


@pytest.mark.parametrize(("name", "sent", "rows"), GROUPS, ids=NAMES)
def test_what_a_mutation_sets_the_row_has(
    bcfake: FakeStore, change: Any, product: str, name: str, sent: Any, rows: tuple[str, ...]
) -> None:
    done = change("product", f"setProduct{name}", "product { id }", productId=product, data=sent)
    assert done == {"product": {"id": product}}
    assert [bcfake.products.get(1)[each] for each in rows] == list(sent.values())


@pytest.mark.parametrize(("name", "sent", "rows"), GROUPS, ids=NAMES)
def test_a_locale_has_values_of_its_own_until_they_are_removed(
    bcfake: FakeStore,
    change: Any,
    product: str,
    elsewhere: Any,
    name: str,
    sent: Any,
    rows: tuple[str, ...],
) -> None:
    """A group of a single field is null where it has none (documented of the pre-order one)."""
    before = bcfake.products.get(1)
    where = {"productId": product, "localeContext": FRENCH}
    nothing = dict.fromkeys(sent) if len(sent) > 1 else None
    assert elsewhere(name, sent) == nothing
    change("product", f"setProduct{name}", "product { id }", data=sent, **where)
    assert elsewhere(name, sent) == sent
    assert bcfake.products.get(1) == before
    ending = "Override" if name == "UrlPath" else "Overrides"
    change("product", f"removeProduct{name}{ending}", "product { id }", **where)
    assert elsewhere(name, sent) == nothing


def test_one_override_of_a_group_is_removed_by_its_name(
    change: Any, product: str, elsewhere: Any
) -> None:
    where = {"productId": product, "localeContext": FRENCH}
    sent = {"name": "Tasse", "description": "Bleue"}
    change("product", "setProductBasicInformation", "product { id }", data=sent, **where)
    change(
        "product",
        "removeProductBasicInformationOverrides",
        "product { id }",
        overridesToRemove=["PRODUCT_NAME_FIELD"],
        **where,
    )
    assert elsewhere("BasicInformation", sent) == {"name": None, "description": "Bleue"}


def test_a_product_is_featured_in_one_channel(bcfake: FakeStore, change: Any, product: str) -> None:
    shows = (
        'product { isFeatured overridesForChannel(channelId: "bc/store/channel/1") {isFeatured}}'
    )
    name, where = "setProductIsFeatured", {"productId": product, "channelId": "bc/store/channel/1"}
    done = change("product", name, shows, data={"isFeatured": True}, **where)["product"]
    assert done == {"isFeatured": False, "overridesForChannel": {"isFeatured": True}}
    change("product", name, "product { id }", productId=product, data={"isFeatured": True})
    assert bcfake.products.get(1)["is_featured"] is True
    done = change("product", "removeProductIsFeaturedOverride", shows, **where)["product"]
    assert done == {"isFeatured": True, "overridesForChannel": {"isFeatured": None}}


BASIC = """mutation ($input: SetProductBasicInformationInput!) { product {
  setProductBasicInformation(input: $input) { product { id } } } }"""


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        ({"productId": "bc/store/product/99"}, "NOT_FOUND", "Entity bc/store/product/99 not found"),
        ({"productId": "bc/store/brand/1"}, "BAD_USER_INPUT", "is not an id"),
        ({"data": {"description": "new", "name": ""}}, "BAD_USER_INPUT", "'name'"),
        (
            {"data": {"name": ""}, "localeContext": FRENCH},
            "BAD_USER_INPUT",
            "'name'",
        ),
        ({"localeContext": {"channelId": "9", "locale": "fr"}}, "NOT_FOUND", "channel/9 not found"),
    ],
)
def test_what_cannot_be_is_an_error_beside_the_data_and_changes_nothing(
    bcfake: FakeStore, ask: Any, product: str, more: Any, code: str, said: str
) -> None:
    before = bcfake.products.get(1)
    answer = ask(BASIC, input={"productId": product, "data": {"name": "x"}, **more})
    (error,) = answer["errors"]
    assert error["path"] == ["product", "setProductBasicInformation"]
    assert (error["extensions"]["code"], said in error["message"]) == (code, True)
    assert answer["data"] == {"product": {"setProductBasicInformation": None}}
    assert bcfake.products.get(1) == before


def test_one_mutation_may_fail_beside_another(bcfake: FakeStore, ask: Any, product: str) -> None:
    answer = ask(
        """mutation ($id: ID!) { product {
          good: setProductIsFeatured(input: {productId: $id, data: {isFeatured: true}}) {
            product { id } }
          bad: setProductIsFeatured(input: {productId: "9", data: {isFeatured: true}}) {
            product { id } } } }""",
        id=product,
    )
    assert answer["data"]["product"] == {"good": {"product": {"id": product}}, "bad": None}
    assert [error["path"] for error in answer["errors"]] == [["product", "bad"]]
    assert bcfake.products.get(1)["is_featured"] is True


def test_overrides_go_with_their_product(bcfake: FakeStore, change: Any, product: str) -> None:
    where = {"productId": product, "localeContext": FRENCH}
    change("product", "setProductUrlPath", "product { id }", data={"path": "/tasse/"}, **where)
    assert bcfake.product_overrides.get(1)["value"] == "/tasse/"
    bcfake.products.delete(1)
    assert len(bcfake.product_overrides.all()) == 0


def test_each_version_reads_what_another_wrote(bcfake: FakeStore, data: Any, change: Any) -> None:
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
    sent = {"productId": "1", "data": {"name": "by GraphQL"}}
    change("product", "setProductBasicInformation", "product { id }", **sent)
    assert names() == {"by GraphQL"}
    send("PUT", f"{v2}/1", name="by V2")
    assert names() == {"by V2"}
