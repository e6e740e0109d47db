"""A product's custom fields, and what they say in a locale of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLNonNull,
    GraphQLString,
)

from bcfake import viewing
from bcfake.graph import overrides
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import CUSTOM_FIELD, Node
from bcfake.graph.objects import adds
from bcfake.graph.overrides import CONTEXT, of_rows, overrides_field, part
from bcfake.graph.payloads import Input, input_type, required_list, several
from bcfake.graph.products import product_id, product_mutation, shown
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import ID
from bcfake.graph.session import Session
from bcfake.resources.product_custom_fields import PRODUCT_CUSTOM_FIELDS as ROWS
from bcfake.view import View

FIELDS = {"name": "name", "value": "value", "isVisible": "is_visible"}  # by GraphQL's names
TYPES = {"name": GraphQLString, "value": GraphQLString, "isVisible": GraphQLBoolean}
ATTRIBUTES = {"IS_VISIBLE": "is_visible", "NAME": "name", "VALUE": "value"}


@adds("ProductCustomField")
def overridden() -> Mapping[str, GraphQLField]:
    """What a custom field says elsewhere."""
    fields = {key: part(TYPES[key], own) for key, own in FIELDS.items()}
    name = "ProductCustomFieldOverrides"
    return {"overrides": overrides_field(name, f"{name}ContextInput", fields, of_rows(ROWS))}


# ---- changing


def update_fields(name: str, stem: str, kept: str, one: bool) -> GraphQLField:
    """The mutation that changes custom fields a product has, and what they say in places.

    `kept` is what holds the overrides of one place; `one`: there is one of them, not a list.
    """
    data = input_type(f"{stem}ChannelLocaleDataInput", TYPES)
    in_place = input_type(
        f"{stem.removesuffix('s')}ChannelLocaleOverridesInput",
        {"context": GraphQLNonNull(CONTEXT), "data": GraphQLNonNull(data)},
    )
    held = input_type(f"{stem.removesuffix('s')}OverridesInput", {kept: in_place})
    item = input_type(
        f"{stem}DataInput",
        {
            "customFieldId": ID,
            "name": GraphQLString,
            "value": GraphQLString,
            "overrides": held if one else several(held),
        },
    )
    return product_mutation(name, {"data": required_list(item)}, partial(_update, kept))


def _update(kept: str, session: Session, input: Input) -> Mapping[str, Node]:
    product = product_id(session, input)
    view = CUSTOM_FIELD.shows
    assert isinstance(view, View)
    for sent in input["data"]:
        id = field_id(session, product, sent)
        own = {name: sent[name] for name in ("name", "value") if sent.get(name) is not None}
        if own:
            viewing.update(view, session.store, (product, id), own)
        held = sent.get("overrides") or ()
        for each in [held] if isinstance(held, Mapping) else held:
            given = each.get(kept)
            if given is not None:
                at = overrides.place(session, given["context"])
                values = {FIELDS[name]: value for name, value in given["data"].items()}
                texts = {name: text for name, text in values.items() if name != "is_visible"}
                viewing.parse(view, texts, "update")
                overrides.keep(session, ROWS, id, at, values)
    return shown(session, product)


def field_id(session: Session, product: int, sent: Input) -> int:
    """The id of a product's custom field that an input names; raises Absent."""
    id = local_id(CUSTOM_FIELD.word, sent["customFieldId"], "customFieldId")
    if not session.store.find(ROWS, id=id, product_id=product):
        raise Absent(global_id(CUSTOM_FIELD.word, id))
    return id


def remove_overrides() -> GraphQLField:
    """The mutation that takes such overrides off again."""
    name = "RemoveProductCustomFieldsOverrides"
    attributes = several(GraphQLEnumType(f"{name}Attribute", ATTRIBUTES))
    in_place = input_type(
        f"{name}ChannelLocaleContextDataInput",
        {"context": GraphQLNonNull(CONTEXT), "attributes": attributes},
    )
    item = input_type(
        f"{name}DataInput",
        {"customFieldId": ID, "channelLocaleContextData": GraphQLNonNull(in_place)},
    )
    inputs = {"data": required_list(item)}
    return product_mutation("removeProductCustomFieldsOverrides", inputs, _remove)


def _remove(session: Session, input: Input) -> Mapping[str, Node]:
    product = product_id(session, input)
    for sent in input["data"]:
        given = sent["channelLocaleContextData"]
        id, at = field_id(session, product, sent), overrides.place(session, given["context"])
        overrides.drop(session, ROWS, id, at, given.get("attributes") or None)
    return shown(session, product)


MUTATIONS: Mapping[str, GraphQLField] = {
    "updateProductCustomFields": update_fields(
        "updateProductCustomFields",
        "UpdateProductCustomFields",
        "channelLocaleOverrides",
        one=False,
    ),
    "setProductCustomFieldsInformation": update_fields(  # as one of the guides calls it
        "setProductCustomFieldsInformation",
        "SetProductCustomFieldsInformation",
        "channelLocaleContextData",
        one=True,
    ),
    "removeProductCustomFieldsOverrides": remove_overrides(),
}
