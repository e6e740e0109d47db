"""The locales of channels, and those that the platform knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake.errors import Conflict
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import global_id
from bcfake.graph.overrides import place
from bcfake.graph.payloads import Input, input_type, mutation
from bcfake.graph.refusals import Absent, Typed
from bcfake.graph.scalars import FLAG, ID, TEXT
from bcfake.graph.session import Session
from bcfake.resources.channel_locales import CHANNEL_LOCALES as ROWS
from bcfake.resources.channels import CHANNELS
from bcfake.tables import Row

STATUS = GraphQLEnumType("LocaleStatusType", {"ACTIVE": "active", "INACTIVE": "inactive"})
LOCALE = GraphQLObjectType(
    "Locale",
    {
        "code": GraphQLField(TEXT),
        "status": GraphQLField(GraphQLNonNull(STATUS)),
        "isDefault": GraphQLField(FLAG, resolve=lambda row, info: row["is_default"]),
    },
)
SUPPORTED = (  # an excerpt; which have translations is documented of these four, else assumed
    ("en", "English", True),
    ("en-US", "English (United States)", True),
    ("en-GB", "English (United Kingdom)", True),
    ("fr", "French", True),
    ("de", "German", True),
    ("es", "Spanish", True),
    ("it", "Italian", True),
    ("ja", "Japanese", True),
    ("nl", "Dutch", True),
    ("pt-BR", "Portuguese (Brazil)", True),
    ("uk", "Ukrainian", False),
)
SUPPORTED_LOCALE = GraphQLObjectType(
    "SupportedLocale",
    {
        "code": GraphQLField(TEXT, resolve=lambda each, info: each[0]),
        "englishName": GraphQLField(TEXT, resolve=lambda each, info: each[1]),
        "hasBuiltInTranslations": GraphQLField(FLAG, resolve=lambda each, info: each[2]),
    },
)


# ---- reading


def roots() -> Mapping[str, GraphQLField]:
    """The field below the store."""
    context = input_type("LocalesContextInput", {"channelId": ID})
    arguments = {"input": GraphQLArgument(GraphQLNonNull(context))}
    return {"locales": connection_field("Locale", lambda: LOCALE, _all, arguments)}


def supported() -> Mapping[str, GraphQLField]:
    """The field of `i18n`."""
    return {
        "supportedLocales": connection_field(
            "SupportedLocale",
            lambda: SUPPORTED_LOCALE,
            lambda root, info, **paging: sliced(SUPPORTED, **paging),
        )
    }


def _all(root: Any, info: GraphQLResolveInfo, input: Input, **paging: Any) -> Mapping[str, Any]:
    session: Session = info.context
    session.require(CHANNELS.scope)
    return sliced(session.store.list(ROWS, parent=place(session, input).channel_id), **paging)


# ---- writing


def _add(session: Session, input: Input) -> Mapping[str, Any]:
    channel = place(session, input).channel_id
    sent = {"code": input["code"], **_sent(input)}
    try:
        return {"locale": session.store.create(ROWS, sent, parent=channel)}
    except Conflict:
        id = _id(input["code"])
        raise Typed("EntityAlreadyExistsError", f"Entity {id} already exists.", id=id) from None


def _update(session: Session, input: Input) -> Mapping[str, Any]:
    row = _known(session, input)
    return {"locale": session.store.update(ROWS, row["id"], _sent(input))}


def _delete(session: Session, input: Input) -> Mapping[str, Any]:
    row = _known(session, input)
    session.store.delete(ROWS, row["id"])
    return {"code": row["code"]}


def _sent(input: Input) -> dict[str, Any]:
    names = {"status": "status", "isDefault": "is_default"}
    return {own: input[key] for key, own in names.items() if input.get(key) is not None}


def _known(session: Session, input: Input) -> Row:
    channel = place(session, input).channel_id
    for row in session.store.find(ROWS, channel_id=channel, code=input["code"]):
        return row
    raise Absent(_id(input["code"]))


def _id(code: str) -> str:
    return global_id("locale", code)


def _mutations() -> dict[str, GraphQLField]:
    named, locale = {"channelId": ID, "code": TEXT}, {"locale": LOCALE}
    return {
        "addLocale": mutation(
            "addLocale",
            CHANNELS.scope,
            {**named, "status": STATUS},
            locale,
            _add,
            errors=("EntityAlreadyExistsError", "EntityNotFoundError", "ValidationError"),
        ),
        "updateLocale": mutation(
            "updateLocale",
            CHANNELS.scope,
            {**named, "status": STATUS, "isDefault": GraphQLBoolean},
            locale,
            _update,
            errors=("EntityNotFoundError", "ValidationError"),
        ),
        "deleteLocale": mutation(
            "deleteLocale",
            CHANNELS.scope,
            named,
            {"code": GraphQLString},
            _delete,
            errors=("EntityNotFoundError",),
        ),
    }


MUTATIONS: Mapping[str, GraphQLField] = _mutations()
