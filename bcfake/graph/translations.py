"""Translations: the overrides of the texts of many kinds of objects, seen from the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake.errors import Invalid, Refusal
from bcfake.graph import overrides
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import ROOT, global_id, local_id
from bcfake.graph.kinds import BRAND, CATEGORY, CUSTOM_FIELD, PRODUCT, Kind
from bcfake.graph.option_forms import MODIFIER
from bcfake.graph.option_types import chosen, kept_with
from bcfake.graph.overrides import Place, place
from bcfake.graph.payloads import Input, input_type, mutation, required_list, several
from bcfake.graph.refusals import Absent, Refused, Typed
from bcfake.graph.scalars import ID, TEXT
from bcfake.graph.session import Session
from bcfake.resources.locations import LOCATIONS
from bcfake.resources.options import OPTION_VALUES
from bcfake.resources.order_statuses import ORDER_STATUSES
from bcfake.resources.shipping import SHIPPING_METHODS
from bcfake.resources.taxes import TAX_RATES
from bcfake.schema import Resource
from bcfake.tables import Row

MOST = 50  # resources in a page (documented)


Own = Callable[[Session, Row, str], Any]
Where = Callable[[Session, Row], tuple[Resource, int]]


@dataclass(frozen=True, eq=False)
class Translated:
    """A kind of resource: its word in global ids, and its texts.

    `texts` are the names of its fields with those they are kept under, `own` gives the text that a
    row has itself, `only` tells which rows there are; `where` the translations of a row are kept
    if not with itself.
    """

    word: str
    source: Resource
    texts: Mapping[str, str]
    own: Own
    only: Callable[[Session, Row], bool] = lambda session, row: True
    where: Where | None = None

    def keeper(self, session: Session, row: Row) -> tuple[Resource, int]:
        """The resource, and the id in it, that a row's translations are kept with."""
        return self.where(session, row) if self.where else (self.source, row["id"])


def _shown(kind: Kind) -> Own:
    return lambda session, row, name: kind.value(name, session.sight(row))


def _of_the_row(session: Session, row: Row, name: str) -> Any:
    head, _, inner = name.partition(".")
    value = row.get(head)
    return (value or {}).get(inner) if inner else value


def _of_a_modifier(session: Session, row: Row, name: str) -> Any:
    option = MODIFIER.option(session, row) if name.startswith("config.") else row
    return _of_the_row(session, option, name)


def _with_the_modifier(session: Session, row: Row) -> tuple[Resource, int]:
    return kept_with(session, chosen(session, MODIFIER, row))


def _below_modifiers(session: Session, row: Row) -> bool:
    options = session.store.find(MODIFIER.source, option_id=row["option_id"])
    return any(MODIFIER.has(session, option) for option in options)


def same(names: str) -> Mapping[str, str]:
    """Texts that are kept under their own names."""
    return {name: name for name in names.split()}


LISTED = same("name page_title meta_keywords meta_description search_keywords")
KINDS: Mapping[str, Translated] = {
    "BRANDS": Translated("brand", BRAND.source, LISTED, _shown(BRAND)),
    "CATEGORIES": Translated(
        "category", CATEGORY.source, {**LISTED, **same("description")}, _shown(CATEGORY)
    ),
    "INVENTORY_LOCATIONS": Translated(
        "inventoryLocation",
        LOCATIONS,
        {
            **same("label description"),
            **{name: f"address.{name}" for name in ("address1", "address2", "city", "state")},
        },
        _of_the_row,
    ),
    "ORDER_STATUSES": Translated(
        "orderStatus", ORDER_STATUSES, {"label": "custom_label"}, _of_the_row
    ),
    "PRODUCTS": Translated(
        "product",
        PRODUCT.source,
        {
            **same("name description"),
            "preOrderMessage": "preorder_message",
            "warrantyInformation": "warranty",
            "availability": "availability_description",
            "searchKeywords": "search_keywords",
            "pageTitle": "page_title",
            "metaDescription": "meta_description",
        },
        _shown(PRODUCT),
    ),
    "PRODUCT_CUSTOM_FIELDS": Translated(
        "product-custom-field", CUSTOM_FIELD.source, same("name value"), _shown(CUSTOM_FIELD)
    ),
    "PRODUCT_MODIFIERS": Translated(
        "productModifier",
        MODIFIER.source,
        same("display_name config.checkbox_label config.default_value"),
        _of_a_modifier,
        MODIFIER.has,
        _with_the_modifier,
    ),
    "PRODUCT_MODIFIER_VALUES": Translated(
        "productModifierValue", OPTION_VALUES, same("label"), _of_the_row, _below_modifiers
    ),
    "SHIPPING_METHODS": Translated(
        "shippingMethod", SHIPPING_METHODS, {"shipping_method_name": "name"}, _of_the_row
    ),
    "TAX_RATES": Translated("taxRate", TAX_RATES, {"tax_rate_name": "name"}, _of_the_row),
}


# ---- reading

RESOURCE_TYPE = GraphQLEnumType("TranslationResourceType", {name: name for name in KINDS})
FIELD = GraphQLObjectType(
    "TranslationFields",
    {
        "fieldName": GraphQLField(TEXT),
        "original": GraphQLField(TEXT),
        "translation": GraphQLField(GraphQLString),
    },
)
RESOURCE = GraphQLObjectType(
    "TranslationResource",
    {"resourceId": GraphQLField(ID), "fields": GraphQLField(required_list(FIELD))},
)


def roots() -> Mapping[str, GraphQLField]:
    """The field below the store."""
    filters = input_type(
        "TranslationFiltersInput",
        {
            **PLACED,
            "resourceIds": several(GraphQLID),
            "displayUntranslated": GraphQLBoolean,
        },
    )
    arguments = {"filters": GraphQLArgument(GraphQLNonNull(filters))}
    return {"translations": connection_field("Translations", lambda: RESOURCE, _all, arguments)}


PLACED = {"resourceType": GraphQLNonNull(RESOURCE_TYPE), "channelId": ID, "localeId": ID}


def _all(root: Any, info: GraphQLResolveInfo, filters: Input, **paging: Any) -> Mapping[str, Any]:
    session: Session = info.context
    for name in ("first", "last"):
        if (paging.get(name) or 0) > MOST:
            raise Invalid(name, f"{paging[name]} is more than {MOST}.")
    kind, at = _kind(session, filters, "GET"), _place(session, filters)
    ids = filters.get("resourceIds")
    rows = session.store.list(kind.source) if not ids else _rows(session, kind, ids)
    empty = filters.get("displayUntranslated") is not False
    shown = [_shown_row(session, kind, row, at, empty) for row in rows if kind.only(session, row)]
    return sliced([each for each in shown if each["fields"]], **paging)


def _rows(session: Session, kind: Translated, ids: list[str]) -> Iterator[Row]:
    for given in ids:
        id = local_id(kind.word, given, "resourceIds")
        if session.store.exists(kind.source, id):
            yield session.store.get(kind.source, id)


def _shown_row(
    session: Session, kind: Translated, row: Row, at: Place, empty: bool
) -> Mapping[str, Any]:
    known = overrides.values(session, *kind.keeper(session, row), at)
    fields = []
    for name, own in kind.texts.items():
        text = _text(kind.own(session, row, own))
        if text is not None and (empty or own in known):
            fields.append({"fieldName": name, "original": text, "translation": known.get(own)})
    return {"resourceId": global_id(kind.word, row["id"]), "fields": fields}


def _text(value: Any) -> str | None:
    """A text as it is translated: keywords as one; None where the object has no such text."""
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return None if value is None else str(value)


def _kind(session: Session, sent: Input, method: str) -> Translated:
    kind = KINDS[sent["resourceType"]]
    session.require(next(_scopes(kind.source)), method)
    return kind


def _scopes(source: Resource | None) -> Iterator[str]:
    while source is not None:
        if source.scope:
            yield source.scope
        source = source.parent
    yield ""


def _place(session: Session, sent: Input) -> Place:
    locale = sent["localeId"].removeprefix(f"{ROOT}locale/")
    return place(session, {"channelId": sent["channelId"], "locale": locale})


# ---- writing


def _update(session: Session, input: Input) -> Mapping[str, Any]:
    kind, at = _kind(session, input, "POST"), _place(session, input)
    errors: list[Refused] = []
    for entity in input["entities"]:
        sent = {each["fieldName"]: each["value"] for each in entity["fields"]}
        row, texts = _taken(session, kind, entity["resourceId"], sent, errors)
        if row is not None:
            overrides.keep(session, *kind.keeper(session, row), at, texts)
    return {"errors": errors}


def _delete(session: Session, input: Input) -> Mapping[str, Any]:
    kind, at = _kind(session, input, "POST"), _place(session, input)
    errors: list[Refused] = []
    for each in input["resources"]:
        named = dict.fromkeys(each["fields"])
        row, texts = _taken(session, kind, each["resourceId"], named, errors)
        if row is not None:
            overrides.drop(session, *kind.keeper(session, row), at, texts)
    return {"errors": errors}


def _taken(
    session: Session, kind: Translated, given: str, sent: Mapping[str, Any], errors: list[Refused]
) -> tuple[Row | None, Mapping[str, Any]]:
    """The row that a resource of an input is, if there is one, and what is sent for its texts, by
    the names they are kept under; what is wrong goes to `errors`, and the rest is taken."""
    row = None
    try:
        row = _row(session, kind, given)
    except Refusal as refusal:
        errors.append(Refused(refusal))
    unknown = [name for name in sent if name not in kind.texts]
    if unknown:
        said = "Unsupported translation entity fields."
        typed = Typed("InvalidTranslationEntityFieldsError", said, id=given, fields=unknown)
        errors.append(Refused(typed))
    return row, {kind.texts[name]: text for name, text in sent.items() if name in kind.texts}


def _row(session: Session, kind: Translated, given: str) -> Row:
    id = local_id(kind.word, given, "resourceId")
    if session.store.exists(kind.source, id):
        row = session.store.get(kind.source, id)
        if kind.only(session, row):
            return row
    raise Absent(given)


def _mutations() -> dict[str, GraphQLField]:
    field = input_type("UpdateTranslationField", {"fieldName": TEXT, "value": TEXT})
    entity = input_type(
        "UpdateTranslationEntity", {"resourceId": ID, "fields": required_list(field)}
    )
    gone = input_type(
        "DeleteTranslationEntity", {"resourceId": ID, "fields": required_list(GraphQLString)}
    )
    errors = ("EntityNotFoundError", "InvalidTranslationEntityFieldsError", "ValidationError")
    return {
        "updateTranslations": mutation(
            "updateTranslations",
            "",  # the scope is that of what is translated (assumed)
            {**PLACED, "entities": required_list(entity)},
            {},
            _update,
            errors=errors,
        ),
        "deleteTranslations": mutation(
            "deleteTranslations",
            "",
            {**PLACED, "resources": required_list(gone)},
            {},
            _delete,
            errors=errors,
        ),
    }


MUTATIONS: Mapping[str, GraphQLField] = _mutations()
