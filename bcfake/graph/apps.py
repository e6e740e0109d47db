"""What apps add to the control panel: their extensions, and channels of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLID,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake import viewing
from bcfake.graph.connections import connection
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import APP_EXTENSION, CHANNEL, Node, camel
from bcfake.graph.objects import adds, field_type, listed, object_type
from bcfake.graph.payloads import Input, input_type, mutation, required_list, several
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import ID, TEXT
from bcfake.graph.session import Session
from bcfake.resources.app_extensions import APP_EXTENSIONS
from bcfake.view import View

WORDS = {"localeCode": TEXT, "value": TEXT}
CHANNEL_FIELDS = ("external_id", "is_listable_from_ui", "is_visible", "name", "platform", "type")
NEEDED = {"name", "platform", "type"}


# ---- extensions


@adds("AppExtension")
def label() -> Mapping[str, GraphQLField]:
    """What the link to an extension says."""
    locale = GraphQLObjectType(
        "AppExtensionLabelLocale", {name: GraphQLField(type) for name, type in WORDS.items()}
    )
    fields = {"defaultValue": GraphQLField(TEXT), "locales": GraphQLField(required_list(locale))}
    type = GraphQLNonNull(GraphQLObjectType("AppExtensionLabel", fields))
    return {"label": GraphQLField(type, resolve=lambda node, info: node.row["label"])}


def roots() -> Mapping[str, GraphQLField]:
    """The field below the store: the extensions of the app that asks."""
    return {"appExtensions": listed(APP_EXTENSION, _all)}


def _all(root: Any, info: GraphQLResolveInfo, **paging: Any) -> Mapping[str, Any]:
    return connection(APP_EXTENSION, info, [], **paging)


def _create(session: Session, input: Input) -> Mapping[str, Any]:
    sent = APP_EXTENSIONS.parse(dict(input), "create")
    return {"appExtension": Node(APP_EXTENSION, session.store.create(APP_EXTENSIONS, sent))}


def _update(session: Session, input: Input) -> Mapping[str, Any]:
    """Of the label, all is sent: what is left out is no more (documented)."""
    id, data = _known(session, input["id"]), input["data"]
    body = {name: value for name, value in data.items() if value is not None}
    sent = APP_EXTENSIONS.parse(body, "update")
    return {"appExtension": Node(APP_EXTENSION, session.store.update(APP_EXTENSIONS, id, sent))}


def _delete(session: Session, input: Input) -> Mapping[str, Any]:
    id = _known(session, input["id"])
    session.store.delete(APP_EXTENSIONS, id)
    return {"deletedAppExtensionId": global_id(APP_EXTENSION.word, id)}


def _known(session: Session, given: str) -> int:
    id = local_id(APP_EXTENSION.word, given)
    if not session.store.exists(APP_EXTENSIONS, id):
        raise Absent(global_id(APP_EXTENSION.word, id))
    return id


# ---- channels


def _create_channel(session: Session, input: Input) -> Mapping[str, Any]:
    view = CHANNEL.shows
    assert isinstance(view, View)
    names = {camel(name): name for name in (*CHANNEL_FIELDS, "status")}
    body = {names[key]: value for key, value in input.items() if value is not None}
    return {"channel": Node(CHANNEL, viewing.create(view, session.store, (), body))}


# ---- the mutations


def _extensions() -> Mapping[str, GraphQLField]:
    scope, shown = APP_EXTENSIONS.scope, {"appExtension": object_type(APP_EXTENSION)}
    locales = several(input_type("AppExtensionLabelLocaleInput", WORDS))
    label = input_type(
        "AppExtensionLabelInput", {"defaultValue": TEXT, "locales": GraphQLNonNull(locales)}
    )
    changed = input_type(
        "UpdateAppExtensionLabelInput", {"defaultValue": GraphQLString, "locales": locales}
    )
    data = input_type("UpdateAppExtensionDataInput", {"label": changed, "url": GraphQLString})
    made = {
        "context": GraphQLNonNull(field_type(APP_EXTENSION, "context")),
        "label": GraphQLNonNull(label),
        "model": GraphQLNonNull(field_type(APP_EXTENSION, "model")),
        "url": TEXT,
    }
    updated = {"id": ID, "data": GraphQLNonNull(data)}
    gone = {"deletedAppExtensionId": GraphQLID}
    return {
        "createAppExtension": mutation("createAppExtension", scope, made, shown, _create),
        "updateAppExtension": mutation("updateAppExtension", scope, updated, shown, _update),
        "deleteAppExtension": mutation("deleteAppExtension", scope, {"id": ID}, gone, _delete),
    }


def _channels() -> Mapping[str, GraphQLField]:
    types = {name: field_type(CHANNEL, name) for name in (*CHANNEL_FIELDS, "status")}
    made = {
        camel(name): GraphQLNonNull(type) if name in NEEDED else type
        for name, type in types.items()
    }
    shown = {"channel": object_type(CHANNEL)}
    return {"createChannel": mutation("createChannel", CHANNEL.scope, made, shown, _create_channel)}


EXTENSIONS = _extensions()
CHANNELS = _channels()
