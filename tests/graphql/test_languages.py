"""A channel's locales, and translations into them, which are the overrides of other mutations."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore

CHANNEL = "bc/store/channel/1"
ERRORS = "errors { __typename ... on Error { message } }"
TRANSLATED = """errors { __typename ... on Error { message }
  ... on InvalidTranslationEntityFieldsError { id fields } }"""
LOCALE = f"locale {{ code status isDefault }} {ERRORS}"


# ---- locales


@pytest.fixture
def locales(data: Any, nodes: Any) -> Any:
    """`locales()`: (code, status, whether it is the default one) of the first channel."""

    def ask() -> Any:
        asked = f"""{{ store {{ locales(input: {{channelId: "{CHANNEL}"}}) {{
          edges {{ node {{ code status isDefault }} }} }} }} }}"""
        return [tuple(each.values()) for each in nodes(data(asked)["store"]["locales"])]

    return ask


def test_a_locale_is_added_made_the_default_and_deleted(change: Any, locales: Any) -> None:
    assert locales() == [("en", "ACTIVE", True)]
    french = {"channelId": CHANNEL, "code": "fr"}
    added = change("locale", "addLocale", LOCALE, **french)
    assert added == {
        "locale": {"code": "fr", "status": "INACTIVE", "isDefault": False},
        "errors": [],
    }
    change("locale", "updateLocale", LOCALE, status="ACTIVE", isDefault=True, **french)
    assert locales() == [("en", "ACTIVE", False), ("fr", "ACTIVE", True)]
    english = {"channelId": CHANNEL, "code": "en"}
    gone = f"code {ERRORS}"
    assert change("locale", "deleteLocale", gone, **english) == {"code": "en", "errors": []}
    assert locales() == [("fr", "ACTIVE", True)]


@pytest.mark.parametrize(
    ("name", "more", "type"),
    [
        ("addLocale", {"code": "en"}, "EntityAlreadyExistsError"),
        ("addLocale", {"code": "français"}, "ValidationError"),
        ("addLocale", {"channelId": "99"}, "EntityNotFoundError"),
        ("updateLocale", {"code": "de"}, "EntityNotFoundError"),
        ("updateLocale", {"code": "en", "isDefault": False}, "ValidationError"),
        ("deleteLocale", {"code": "de"}, "EntityNotFoundError"),
    ],
)
def test_what_a_locale_cannot_be(
    change: Any, locales: Any, name: str, more: Any, type: str
) -> None:
    sent = {"channelId": CHANNEL, "code": "fr", **more}
    assert [each["__typename"] for each in change("locale", name, ERRORS, **sent)["errors"]] == [
        type
    ]
    assert locales() == [("en", "ACTIVE", True)]


def test_the_default_locale_stays(ask: Any, locales: Any) -> None:
    document = f"""mutation {{ locale {{ deleteLocale(
      input: {{channelId: "{CHANNEL}", code: "en"}}) {{ code }} }} }}"""
    assert "default locale" in ask(document)["errors"][0]["message"]
    assert locales() == [("en", "ACTIVE", True)]


def test_the_platforms_locales_are_told(data: Any, nodes: Any) -> None:
    asked = "{ i18n { supportedLocales { edges { node { code englishName } } } } }"
    shown = nodes(data(asked)["i18n"]["supportedLocales"])
    assert {"code": "fr", "englishName": "French"} in shown


# ---- translations


@pytest.fixture
def translations(data: Any, nodes: Any) -> Any:
    """`translations(type)`: {resource id: {field: (original, translation)}} into French."""

    def ask(type: str, **more: Any) -> Any:
        asked = """query ($filters: TranslationFiltersInput!) { store {
          translations(filters: $filters, first: 50) { edges { node {
            resourceId fields { fieldName original translation } } } } } }"""
        sent = {"resourceType": type, "channelId": CHANNEL, "localeId": "bc/store/locale/fr"}
        found = nodes(data(asked, filters={**sent, **more})["store"]["translations"])
        return {
            each["resourceId"]: {
                text["fieldName"]: (text["original"], text["translation"])
                for text in each["fields"]
            }
            for each in found
        }

    return ask


@pytest.fixture
def translate(change: Any) -> Any:
    """`translate(type, {resource id: {field: text}})`: the errors."""

    def send(type: str, texts: Any) -> Any:
        entities = [
            {
                "resourceId": id,
                "fields": [{"fieldName": name, "value": text} for name, text in fields.items()],
            }
            for id, fields in texts.items()
        ]
        where = {"channelId": CHANNEL, "localeId": "bc/store/locale/fr", "resourceType": type}
        done = change("translation", "updateTranslations", TRANSLATED, entities=entities, **where)
        return done["errors"]

    return send


def test_the_texts_of_a_category_are_translated_and_no_more(
    bcfake: FakeStore, translations: Any, translate: Any, change: Any
) -> None:
    id = f"bc/store/category/{bcfake.categories.add(name='Cups', page_title='All cups')['id']}"
    texts = {"name": "Tasses", "page_title": "Toutes les tasses"}
    assert translate("CATEGORIES", {id: texts}) == []
    shown = translations("CATEGORIES")[id]
    assert shown["name"] == ("Cups", "Tasses")
    assert shown["page_title"] == ("All cups", "Toutes les tasses")
    assert shown["description"] == ("", None)
    assert set(translations("CATEGORIES", displayUntranslated=False)[id]) == set(texts)
    change(
        "translation",
        "deleteTranslations",
        ERRORS,
        resourceType="CATEGORIES",
        channelId=CHANNEL,
        localeId="bc/store/locale/fr",
        resources=[{"resourceId": id, "fields": ["name"]}],
    )
    assert translations("CATEGORIES")[id]["name"] == ("Cups", None)


def test_a_products_translation_is_its_override(
    bcfake: FakeStore, data: Any, translations: Any, translate: Any
) -> None:
    id = f"bc/store/product/{bcfake.products.add(name='Mug', warranty='None')['id']}"
    translate("PRODUCTS", {id: {"name": "Tasse", "warrantyInformation": "Aucune"}})
    shown = data(
        """query ($id: ID!) { store { product(id: $id) { overridesForLocale(
          localeContext: {channelId: "1", locale: "fr"}) {
            basicInformation { name } storefrontDetails { warranty } } } } }""",
        id=id,
    )["store"]["product"]["overridesForLocale"]
    assert shown == {
        "basicInformation": {"name": "Tasse"},
        "storefrontDetails": {"warranty": "Aucune"},
    }
    assert translations("PRODUCTS", resourceIds=[id, "bc/store/product/9"])[id]["name"] == (
        "Mug",
        "Tasse",
    )


def test_the_texts_of_other_kinds_are_translated(
    bcfake: FakeStore, translations: Any, translate: Any
) -> None:
    """Custom fields, modifiers and their values, brands, locations, methods and rates."""
    product = bcfake.products.add()["id"]
    bcfake.product_custom_fields.add(product_id=product, name="Color", text="Red")
    option = bcfake.options.add(type="T", display_name="Note")["id"]
    config = {"default_value": "Hello"}
    bcfake.options.update(option, product_id=product, config=config)
    bcfake.product_options.add(product_id=product, option_id=option, display_name="Note")
    bcfake.option_values.add(option_id=option, label="Yes", value="Yes")
    bcfake.brands.add(name="Acme", meta_keywords="a, b")
    bcfake.shipping_methods.add(name="By air")
    bcfake.tax_rates.add(name="Standard")
    texts = {
        "PRODUCT_CUSTOM_FIELDS": ("product-custom-field", "value", "Red"),
        "PRODUCT_MODIFIERS": ("productModifier", "config.default_value", "Hello"),
        "PRODUCT_MODIFIER_VALUES": ("productModifierValue", "label", "Yes"),
        "BRANDS": ("brand", "name", "Acme"),
        "INVENTORY_LOCATIONS": ("inventoryLocation", "label", "Default location"),
        "ORDER_STATUSES": ("orderStatus", "label", "Pending"),
        "SHIPPING_METHODS": ("shippingMethod", "shipping_method_name", "By air"),
        "TAX_RATES": ("taxRate", "tax_rate_name", "Standard"),
    }
    for type, (word, field, text) in texts.items():
        id = f"bc/store/{word}/1"
        assert translate(type, {id: {field: "Autre"}}) == []
        assert translations(type)[id][field] == (text, "Autre")


def test_the_first_order_status_is_translated_too(translations: Any, translate: Any) -> None:
    """Its id is 0."""
    assert translate("ORDER_STATUSES", {"bc/store/orderStatus/0": {"label": "Incomplet"}}) == []
    shown = translations("ORDER_STATUSES")
    assert len(shown) == 15
    assert shown["bc/store/orderStatus/0"] == {"label": ("Incomplete", "Incomplet")}


def test_a_shared_modifiers_translation_is_its_override(
    bcfake: FakeStore, data: Any, nodes: Any, translate: Any
) -> None:
    product = bcfake.products.add()["id"]
    option = bcfake.options.add(type="T", display_name="Note")["id"]
    bcfake.product_options.add(product_id=product, option_id=option, display_name="Note")
    translate("PRODUCT_MODIFIERS", {"bc/store/productModifier/1": {"display_name": "Mot"}})
    (shown,) = nodes(
        data(
            """{ store { sharedProductModifiers { edges { node {
              ... on TextFieldSharedProductModifier { overridesForLocale(
                localeContext: {channelId: "1", locale: "fr"}) {
                  ... on TextFieldSharedProductModifierForLocale { displayName }
                } } } } } } }"""
        )["store"]["sharedProductModifiers"]
    )
    assert shown == {"overridesForLocale": {"displayName": "Mot"}}


def test_what_is_right_is_kept_beside_what_is_wrong(
    bcfake: FakeStore, translations: Any, translate: Any
) -> None:
    """As the guide to errors has it, in its words."""
    id = f"bc/store/category/{bcfake.categories.add(name='Cups')['id']}"
    absent = "bc/store/category/28"
    errors = translate(
        "CATEGORIES", {id: {"name": "Tasses", "bad": "x"}, absent: {"name": "x"}, "bc/x": {}}
    )
    assert errors[:2] == [
        {
            "__typename": "InvalidTranslationEntityFieldsError",
            "message": "Unsupported translation entity fields.",
            "fields": ["bad"],
            "id": id,
        },
        {"__typename": "EntityNotFoundError", "message": f"Entity {absent} not found."},
    ]
    assert [each["__typename"] for each in errors[2:]] == ["ValidationError"]
    assert translations("CATEGORIES")[id]["name"] == ("Cups", "Tasses")


def test_fifty_translations_are_a_page(ask: Any) -> None:
    asked = """{ store { translations(first: 51, filters: {resourceType: BRANDS,
      channelId: "1", localeId: "bc/store/locale/fr"}) { edges { node { resourceId } } } } }"""
    assert "more than 50" in ask(asked)["errors"][0]["message"]
