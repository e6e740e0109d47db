"""Options and modifiers: their forms, what sets their texts, for all or in one locale."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

FRENCH = {"channelId": "bc/store/channel/1", "locale": "fr"}
AT = '(localeContext: {channelId: "bc/store/channel/1", locale: "fr"})'
OPTIONS = f"""product {{ options {{ edges {{ node {{ __typename id displayName isShared
  values {{ __typename id label isDefault }}
  overridesForLocale{AT} {{ displayName values {{ id label }} }} }} }} }} }}"""


class Made:
    """A product with what V3 made below it."""

    def __init__(self, store: FakeStore) -> None:
        self.store = store
        self.product = store.products.add()["id"]

    def add(self, kind: str, **body: Any) -> Any:
        """An option or a modifier, as V3 answers with it."""
        root = self.store.url.removesuffix("/v2")
        url = f"{root}/v3/catalog/products/{self.product}/{kind}"
        reply = requests.post(url, headers=self.store.headers, json=body, timeout=5)
        assert reply.ok, reply.text
        return reply.json()["data"]


@pytest.fixture
def made(bcfake: FakeStore) -> Made:
    return Made(bcfake)


def size(made: Made) -> Any:
    values = [{"label": "Small", "sort_order": 0}, {"label": "Large", "sort_order": 1}]
    return made.add("options", display_name="Size", type="dropdown", option_values=values)


def dropdown(option: Any, name: str, *labels: str) -> Any:
    """What sets the texts of a dropdown and of its first values."""
    values = [
        {"valueId": f"bc/store/productOptionValue/{value['id']}", "label": label}
        for value, label in zip(option["option_values"], labels, strict=False)
    ]
    texts = {"dropdown": {"displayName": name, "values": values}}
    return {"options": [{"optionId": f"bc/store/productOption/{option['id']}", "data": texts}]}


def test_an_options_texts_are_those_of_v3(
    made: Made, bcfake: FakeStore, change: Any, nodes: Any
) -> None:
    option = size(made)
    name, sent = "setProductOptionsInformation", dropdown(option, "Size UK", "Small UK")
    done = change("product", name, OPTIONS, productId=f"{made.product}", data=sent)
    (shown,) = nodes(done["product"]["options"])
    first, second = option["option_values"]
    assert shown == {
        "__typename": "DropdownProductOption",
        "id": f"bc/store/productOption/{option['id']}",
        "displayName": "Size UK",
        "isShared": False,
        "values": [
            {
                "__typename": "DropdownOptionValue",
                "id": f"bc/store/productOptionValue/{value['id']}",
                "label": label,
                "isDefault": False,
            }
            for value, label in ((first, "Small UK"), (second, "Large"))
        ],
        "overridesForLocale": {"displayName": None, "values": []},
    }
    row = bcfake.option_values.get(first["id"])
    assert (row["label"], row["value"]) == ("Small UK", "Small UK")


def test_a_locale_calls_an_option_something_else(made: Made, change: Any, nodes: Any) -> None:
    option = size(made)
    value = f"bc/store/productOptionValue/{option['option_values'][0]['id']}"
    where = {"productId": str(made.product), "localeContext": FRENCH}
    sent = dropdown(option, "Taille", "Petit")
    done = change("product", "setProductOptionsInformation", OPTIONS, data=sent, **where)
    (shown,) = nodes(done["product"]["options"])
    assert shown["displayName"] == "Size"
    there = {"displayName": "Taille", "values": [{"id": value, "label": "Petit"}]}
    assert shown["overridesForLocale"] == there
    gone = {
        "fields": ["DROPDOWN_PRODUCT_OPTION_DISPLAY_NAME_FIELD"],
        "values": {"ids": [value]},
    }
    data = {"options": [{"optionId": str(option["id"]), "data": {"dropdown": gone}}]}
    done = change("product", "removeProductOptionsOverrides", OPTIONS, data=data, **where)
    (shown,) = nodes(done["product"]["options"])
    assert shown["overridesForLocale"] == {"displayName": None, "values": []}


MODIFIERS = (
    ("checkbox", "Checkbox", "value", "fieldValue", "Oui"),
    ("date", "DateField", "", "", None),
    ("dropdown", "Dropdown", "", "", None),
    ("file", "FileUpload", "", "", None),
    ("multi_line_text", "MultilineTextField", "defaultValue", "defaultValue", "Bonjour"),
    ("numbers_only_text", "NumbersOnlyTextField", "defaultValue", "defaultValue", 2.5),
    ("product_list", "PickList", "", "", None),
    ("radio_buttons", "RadioButtons", "", "", None),
    ("rectangles", "RectangleList", "", "", None),
    ("swatch", "Swatch", "", "", None),
    ("text", "TextField", "defaultValue", "defaultValue", "Salut"),
)
INPUTS = {
    "FileUpload": "fileUpload",
    "MultilineTextField": "multiLineTextField",
    "NumbersOnlyTextField": "numberField",
}


@pytest.mark.parametrize(
    ("kind", "type", "taken", "shown", "value"), MODIFIERS, ids=[each[0] for each in MODIFIERS]
)
def test_a_modifier_of_each_form(
    made: Made, change: Any, nodes: Any, kind: str, type: str, taken: str, shown: str, value: Any
) -> None:
    """Null in a locale where nothing is said of it; else the texts, and those of its values."""
    picks = kind in ("dropdown", "radio_buttons", "rectangles", "swatch")
    values = {"option_values": [{"label": "A", "sort_order": 0}]} if picks else {}
    modifier = made.add("modifiers", display_name="M", type=kind, required=True, **values)
    text = f"text: {shown}" if shown else ""
    many = "values { label }" if picks else ""
    shows = f"""product {{ modifiers {{ edges {{ node {{ __typename displayName isRequired
      ... on {type}ProductModifier {{ {text} {many}
        overridesForLocale{AT} {{ displayName {text} {many} }} }} }} }} }} }}"""
    form: dict[str, Any] = {"displayName": "Autre"} | ({taken: value} if taken else {})
    if picks:
        id = modifier["option_values"][0]["id"]
        form["values"] = [{"valueId": f"bc/store/productModifierValue/{id}", "label": "B"}]
    data = {INPUTS.get(type, type[0].lower() + type[1:]): form}
    sent = {"modifiers": [{"modifierId": str(modifier["id"]), "data": data}]}

    def said(**where: Any) -> Any:
        done = change(
            "product",
            "setProductModifiersInformation",
            shows,
            productId=str(made.product),
            data=sent,
            **where,
        )
        (node,) = nodes(done["product"]["modifiers"])
        return node

    changed = {"displayName": "Autre"} | ({"text": value} if shown else {})
    changed |= {"values": [{"label": "B"}]} if picks else {}
    in_french = said(localeContext=FRENCH)
    assert in_french["displayName"] == "M"
    assert in_french["overridesForLocale"] == changed
    everywhere = said()
    assert {name: everywhere[name] for name in changed} == changed
    assert everywhere["__typename"] == f"{type}ProductModifier"


def test_a_modifier_says_nothing_of_a_locale_it_has_no_texts_for(
    made: Made, data: Any, nodes: Any
) -> None:
    made.add("modifiers", display_name="Note", type="text", required=False)
    there = f"... on TextFieldProductModifier {{ overridesForLocale{AT} {{ displayName }} }}"
    asked = f"""{{ store {{ product(id: "{made.product}") {{
      modifiers {{ edges {{ node {{ {there} }} }} }} }} }} }}"""
    (shown,) = nodes(data(asked)["store"]["product"]["modifiers"])
    assert shown == {"overridesForLocale": None}


def test_the_texts_of_a_shared_option_change_for_all_products(
    bcfake: FakeStore, data: Any, change: Any, nodes: Any
) -> None:
    option = bcfake.options.add(name="fabric", display_name="Fabric", type="S")["id"]
    bcfake.option_values.add(option_id=option, label="Cotton", value="Cotton")
    set_id = bcfake.option_sets.add()["id"]
    bcfake.option_set_options.add(option_set_id=set_id, option_id=option)
    product = bcfake.products.add(option_set_id=set_id)["id"]
    form = {"dropdown": {"displayName": "Material"}}
    sent = {"options": [{"optionId": f"bc/store/sharedProductOption/{option}", "data": form}]}
    name, shows = "setSharedProductOptionsInformation", "sharedProductOptions { id displayName }"
    done = change("sharedProductOptions", name, shows, data=sent)["sharedProductOptions"]
    assert done == [{"id": f"bc/store/sharedProductOption/{option}", "displayName": "Material"}]
    french = {"options": [{**sent["options"][0], "data": {"dropdown": {"displayName": "Tissu"}}}]}
    change("sharedProductOptions", name, shows, data=french, localeContext=FRENCH)
    asked = f"""{{ store {{ product(id: "{product}") {{ options {{ edges {{ node {{ displayName
      isShared overridesForLocale{AT} {{ displayName }} }} }} }} }} }} }}"""
    (shown,) = nodes(data(asked)["store"]["product"]["options"])
    there = {"displayName": "Tissu"}
    assert shown == {"displayName": "Material", "isShared": True, "overridesForLocale": there}


def test_shared_options_and_modifiers_are_listed_below_the_store(
    bcfake: FakeStore, data: Any, nodes: Any
) -> None:
    for kind in ("S", "T"):
        bcfake.options.add(name=kind, type=kind)
    asked = """{ store { sharedProductOptions { edges { node { __typename } } }
      sharedProductModifiers { edges { node { __typename } } } } }"""
    shown = {name: nodes(found) for name, found in data(asked)["store"].items()}
    assert shown == {
        "sharedProductOptions": [{"__typename": "DropdownSharedProductOption"}],
        "sharedProductModifiers": [{"__typename": "TextFieldSharedProductModifier"}],
    }


OVERRIDES = """overrides(context: {locale: "fr"}) { edges { node {
  ... on %sOverridesForChannelLocale { context { channelId locale } displayName
    values { id label } } } } }"""


def test_options_are_changed_for_all_and_for_locales_at_once(
    made: Made, change: Any, nodes: Any
) -> None:
    option = size(made)
    value = f"bc/store/productOptionValue/{option['option_values'][0]['id']}"
    french = {"displayName": "Taille", "values": [{"valueId": value, "label": "Petit"}]}
    held = {"channelLocaleOverrides": {"context": FRENCH, "data": french}}
    form = {"dropdown": {"displayName": "Size UK", "overrides": [held]}}
    data = [{"optionId": f"bc/store/productOption/{option['id']}", "optionData": form}]
    more = OVERRIDES % "ProductOption"
    shows = f"product {{ options {{ edges {{ node {{ displayName {more} }} }} }} }}"
    done = change("product", "updateProductOptions", shows, productId=str(made.product), data=data)
    (shown,) = nodes(done["product"]["options"])
    assert shown["displayName"] == "Size UK"
    there = {"displayName": "Taille", "values": [{"id": value, "label": "Petit"}]}
    assert nodes(shown["overrides"]) == [{"context": FRENCH, **there}]


def test_shared_options_are_changed_for_all_and_for_locales_at_once(
    bcfake: FakeStore, change: Any, nodes: Any
) -> None:
    id = f"bc/store/sharedProductOption/{bcfake.options.add(name='fabric', type='CS')['id']}"
    held = {"channelLocaleOverrides": {"context": FRENCH, "data": {"displayName": "Tissu"}}}
    form = {"swatch": {"displayName": "Material", "overrides": [held]}}
    shows = f"sharedProductOptions {{ displayName {OVERRIDES % 'SharedProductOption'} }}"
    data = [{"optionId": id, "optionData": form}]
    done = change("sharedProductOptions", "updateSharedProductOptions", shows, data=data)
    (shown,) = done["sharedProductOptions"]
    assert shown["displayName"] == "Material"
    assert nodes(shown["overrides"]) == [{"context": FRENCH, "displayName": "Tissu", "values": []}]


SET = """mutation ($input: SetProductOptionsInformationInput!) { product {
  setProductOptionsInformation(input: $input) { product { id } } } }"""


@pytest.mark.parametrize(
    ("change_it", "said"),
    [
        (lambda each: {**each, "optionId": "bc/store/productOption/99"}, "productOption/99 not"),
        (lambda each: {**each, "data": {"swatch": {"displayName": "x"}}}, "takes dropdown"),
        (
            lambda each: {
                **each,
                "data": {"dropdown": {"values": [{"valueId": "99", "label": "x"}]}},
            },
            "productOptionValue/99 not found",
        ),
        (lambda each: {**each, "data": {"dropdown": {"displayName": ""}}}, "'display_name'"),
    ],
)
def test_an_option_that_cannot_be_is_refused_and_nothing_changes(
    made: Made, bcfake: FakeStore, ask: Any, change_it: Any, said: str
) -> None:
    first, sent = size(made), dropdown(made.add("options", display_name="B", type="dropdown"), "C")
    bad = change_it(dropdown(first, "Other")["options"][0])
    sent["options"].append(bad)
    (error,) = ask(SET, input={"productId": str(made.product), "data": sent})["errors"]
    assert said in error["message"]
    assert [row["display_name"] for row in bcfake.product_options.all()] == ["Size", "B"]
