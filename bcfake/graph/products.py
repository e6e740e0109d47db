"""Groups of a product's fields: what sets them, for all or for a channel, and what unsets them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
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
)

from bcfake import viewing
from bcfake.graph import overrides
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import PRODUCT, Group, Node, title_of
from bcfake.graph.objects import adds, field_type, object_type
from bcfake.graph.overrides import IN_LOCALE, LOCALE_CONTEXT, Place
from bcfake.graph.payloads import Input, input_type, mutation, several
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import ID
from bcfake.graph.session import Session
from bcfake.resources.products import PRODUCTS
from bcfake.view import View

Parts = Mapping[str, str]  # names of the view, by those of GraphQL
FEATURED = {"isFeatured": "is_featured"}
NEEDED = {"path", "isFeatured"}  # must be in the data that sets them


def product_id(session: Session, input: Input) -> int:
    """The id of the product an input names; raises Absent."""
    id = local_id("product", input["productId"], "productId")
    if not session.store.exists(PRODUCTS, id):
        raise Absent(global_id("product", id))
    return id


def shown(session: Session, id: int) -> Mapping[str, Node]:
    """A payload with the product."""
    return {"product": Node(PRODUCT, session.store.get(PRODUCTS, id))}


def product_mutation(name: str, inputs: Mapping[str, Any], run: Any) -> GraphQLField:
    """A mutation of one product, which its payload shows; what is refused is beside the data."""
    taken = {"productId": ID, **inputs}
    return mutation(name, PRODUCT.scope, taken, {"product": object_type(PRODUCT)}, run)


# ---- setting


def set_group(name: str, parts: Parts, where: Mapping[str, Any]) -> GraphQLField:
    """The mutation that sets some fields of a product, or their overrides in a place."""
    types = {key: field_type(PRODUCT, own) for key, own in parts.items()}
    needed = {key: GraphQLNonNull(type) if key in NEEDED else type for key, type in types.items()}
    data = input_type(f"{title_of(name)}DataInput", needed)
    inputs = {**where, "data": GraphQLNonNull(data)}
    return product_mutation(name, inputs, partial(_set_group, parts))


def _set_group(parts: Parts, session: Session, input: Input) -> Mapping[str, Node]:
    id, at = product_id(session, input), _place(session, input)
    body: dict[str, Any] = {}
    for name, value in input["data"].items():
        head, _, inner = parts[name].partition(".")
        body[head] = {inner: value} if inner else value
    view = PRODUCT.shows
    assert isinstance(view, View)
    if at is None:
        viewing.update(view, session.store, (id,), body)
    else:
        viewing.parse(view, body, "update")  # what cannot be refuses here, too
        sent = {parts[name]: value for name, value in input["data"].items()}
        overrides.keep(session, PRODUCTS, id, at, sent)
    return shown(session, id)


def _place(session: Session, input: Input) -> Place | None:
    """Where a value is set: in a locale, in a channel, or everywhere."""
    if input.get("localeContext") is not None:
        return overrides.place(session, input["localeContext"])
    return overrides.place(session, input) if input.get("channelId") is not None else None


# ---- unsetting


def remove_group(name: str, type: str, removable: Mapping[str, str]) -> GraphQLField:
    """The mutation that takes overrides of a group off again: those named, or all."""
    names = several(GraphQLEnumType(type, dict(removable)))
    inputs = {"localeContext": GraphQLNonNull(LOCALE_CONTEXT), "overridesToRemove": names}
    return product_mutation(name, inputs, partial(_remove, tuple(removable.values())))


def remove_one(name: str, field: str, where: Mapping[str, Any]) -> GraphQLField:
    """The mutation that takes the override of a single field off again."""
    return product_mutation(name, where, partial(_remove, (field,)))


def _remove(fields: tuple[str, ...], session: Session, input: Input) -> Mapping[str, Node]:
    id, at = product_id(session, input), _place(session, input)
    assert at is not None
    overrides.drop(session, PRODUCTS, id, at, input.get("overridesToRemove") or fields)
    return shown(session, id)


# ---- showing


@adds("Product")
def overridden() -> Mapping[str, GraphQLField]:
    """What a product has elsewhere."""
    in_channel = GraphQLObjectType(
        "ProductOverridesForChannel", {"isFeatured": GraphQLField(GraphQLBoolean)}
    )
    return {
        "overridesForLocale": GraphQLField(_in_locale(), IN_LOCALE, _for_locale),
        "overridesForChannel": GraphQLField(
            in_channel, {"channelId": GraphQLArgument(ID)}, _for_channel
        ),
    }


@cache
def _in_locale() -> GraphQLObjectType:
    return GraphQLObjectType(
        "ProductOverridesForLocale",
        {
            name: GraphQLField(_group_in_locale(part), resolve=partial(_group, part))
            for name, part in PRODUCT.groups.items()
        },
    )


def _group_in_locale(part: Group) -> GraphQLObjectType:
    return GraphQLObjectType(
        f"{part.type}OverridesForLocale",
        {
            key: GraphQLField(field_type(PRODUCT, own), resolve=partial(_override, own))
            for key, own in part.fields.items()
        },
    )


def _group(part: Group, known: Mapping[str, Any], info: GraphQLResolveInfo) -> Any:
    """The overrides of a group; null for one of a single field that has none."""
    own = tuple(part.fields.values())
    return None if len(own) == 1 and own[0] not in known else known


def _override(own: str, known: Mapping[str, Any], info: GraphQLResolveInfo) -> Any:
    return known.get(own)


def _for_locale(node: Node, info: GraphQLResolveInfo, localeContext: Any) -> Any:
    session: Session = info.context
    at = overrides.place(session, localeContext)
    return overrides.values(session, PRODUCTS, node.row["id"], at)


def _for_channel(node: Node, info: GraphQLResolveInfo, channelId: str) -> Any:
    session: Session = info.context
    at = overrides.place(session, {"channelId": channelId})
    known = overrides.values(session, PRODUCTS, node.row["id"], at)
    return {key: known.get(own) for key, own in FEATURED.items()}


# ---- the mutations


def _mutations() -> dict[str, GraphQLField]:
    locale, channel = {"localeContext": LOCALE_CONTEXT}, {"channelId": GraphQLID}
    made = {
        "setProductIsFeatured": set_group("setProductIsFeatured", FEATURED, channel),
        "removeProductIsFeaturedOverride": remove_one(
            "removeProductIsFeaturedOverride", "is_featured", {"channelId": ID}
        ),
        "removeProductUrlPathOverride": remove_one(
            "removeProductUrlPathOverride",
            "custom_url.url",
            {"localeContext": GraphQLNonNull(LOCALE_CONTEXT)},
        ),
    }
    for name, part in PRODUCT.groups.items():
        title = title_of(name)
        setting, removing = f"setProduct{title}", f"removeProduct{title}Overrides"
        made[setting] = set_group(setting, part.fields, locale)
        if part.removable:
            made[removing] = remove_group(removing, f"Product{title}Field", part.removable)
    return made


MUTATIONS: Mapping[str, GraphQLField] = _mutations()
