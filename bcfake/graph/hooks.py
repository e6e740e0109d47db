"""Webhooks: to a URL, a topic of Google's Pub/Sub or a source of Amazon's EventBridge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
    GraphQLUnionType,
)

from bcfake.errors import Invalid
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import title_of
from bcfake.graph.nodes import NODE
from bcfake.graph.payloads import Input, input_type, mutation, required_list, several
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import FLAG, ID, LONG, MOMENT, TEXT
from bcfake.graph.session import Session
from bcfake.resources.webhooks import WEBHOOKS
from bcfake.tables import Row

WORD = "webhook"
STATUS = GraphQLEnumType(
    "WebhookStatus", {name: name for name in ("ACTIVE", "DISABLED", "INACTIVE")}
)
VALUES = {"stringValues": GraphQLString, "doubleValues": GraphQLFloat, "longValues": LONG}


@dataclass(frozen=True)
class Way:
    """How events reach an app: the kind of destination, its name in types, its own errors."""

    kind: str
    name: str
    errors: tuple[str, ...] = ()


WAYS = (
    Way("https", "Https"),
    Way("pubsub", "PubSub", ("PubSubNoPermissionToPublishError", "PubSubTopicNotFoundError")),
    Way("eventbridge", "EventBridge", ("EventBridgeSourceNotFoundError",)),
)


# ---- types


def _column(name: str, type: Any = TEXT) -> GraphQLField:
    return GraphQLField(type, resolve=lambda row, info: row[name])


def status_of(row: Row) -> str:
    """The status of a hook."""
    return "ACTIVE" if row["is_active"] else "INACTIVE"


def _values_type(name: str, type: Any) -> GraphQLObjectType:
    title = title_of(name)
    return GraphQLObjectType(
        f"WebhookEventDataFilter{title}",
        {name: GraphQLField(required_list(type), resolve=lambda each, info: each["values"])},
    )


OPERATION = GraphQLEnumType("WebhookEventFilterOperationType", {"IN": True, "NOT_IN": False})
DELIVERY = {"delivery": GraphQLField(OPERATION, resolve=lambda each, info: each["is_in"])}
EVENT_FILTER = GraphQLInterfaceType(
    "WebhookEventFilter", DELIVERY, resolve_type=lambda each, info, type: "WebhookEventDataFilter"
)
VALUE_TYPES = {name: _values_type(name, type) for name, type in VALUES.items()}
DATA_FILTER = GraphQLObjectType(
    "WebhookEventDataFilter",
    {
        **DELIVERY,
        "path": GraphQLField(required_list(GraphQLString)),
        "values": GraphQLField(
            GraphQLNonNull(
                GraphQLUnionType(
                    "WebhookEventDataFilterValuesUnion",
                    [*VALUE_TYPES.values()],
                    resolve_type=lambda each, info, type: VALUE_TYPES[each["type"]].name,
                )
            ),
            resolve=lambda each, info: each,
        ),
    },
    [EVENT_FILTER],
)
COMMON = {
    "id": GraphQLField(ID, resolve=lambda row, info: global_id(WORD, row["id"])),
    "clientId": _column("client_id"),
    "createdAt": _column("created_at", MOMENT),
    "updatedAt": _column("updated_at", MOMENT),
    "scope": _column("scope"),
    "status": GraphQLField(GraphQLNonNull(STATUS), resolve=lambda row, info: status_of(row)),
    "eventFilters": _column("event_filters", required_list(EVENT_FILTER)),
}
WEBHOOK = GraphQLInterfaceType(
    "Webhook", COMMON, [NODE], resolve_type=lambda row, info, type: f"{way_of(row).name}Webhook"
)
HEADER = GraphQLObjectType("HttpsWebhookHeader", {n: GraphQLField(TEXT) for n in ("key", "value")})


def way_of(row: Row) -> Way:
    """How a hook's events reach the app."""
    return next(way for way in WAYS if way.kind == row["destination_type"])


def _type(way: Way) -> GraphQLObjectType:
    own = {
        "destination": _column("destination"),
        "isActive": _column("is_active", FLAG),
    }
    if way.kind == "https":
        own["headers"] = GraphQLField(
            required_list(HEADER),
            resolve=lambda row, info: [
                {"key": key, "value": value} for key, value in (row["headers"] or {}).items()
            ],
        )
    return GraphQLObjectType(f"{way.name}Webhook", {**COMMON, **own}, [WEBHOOK, NODE])


TYPES = {way: _type(way) for way in WAYS}


# ---- reading


def roots() -> Mapping[str, GraphQLField]:
    """The fields below the store."""
    names = {name: GraphQLString for name in ("destination", "scope")}
    filters = input_type("WebhookFiltersInput", {"channelId": GraphQLID, "status": STATUS, **names})
    return {
        "webhook": GraphQLField(WEBHOOK, {"id": GraphQLArgument(ID)}, _one),
        "webhooks": connection_field(
            "Webhooks", lambda: WEBHOOK, _all, {"filters": GraphQLArgument(filters)}
        ),
    }


def _one(root: Any, info: GraphQLResolveInfo, id: str) -> Row | None:
    session: Session = info.context
    return find(session, local_id(WORD, id))


def find(session: Session, id: int) -> Row | None:
    """The app's hook with this id, or None."""
    found = session.store.exists(WEBHOOKS, id)
    return session.store.get(WEBHOOKS, id) if found else None


def _all(
    root: Any, info: GraphQLResolveInfo, filters: Any = None, **paging: Any
) -> Mapping[str, Any]:
    session: Session = info.context
    asked = dict(filters or {})
    if asked.get("channelId") is not None:
        channel = local_id("channel", asked["channelId"], "channelId")
        asked["channel"] = f"store/channel/{channel}/"
    rows = [row for row in session.store.list(WEBHOOKS) if _fits(row, asked)]
    return sliced(rows, **paging)


def _fits(row: Row, asked: Mapping[str, Any]) -> bool:
    return (
        asked.get("destination") in (None, row["destination"])
        and asked.get("scope") in (None, row["scope"])
        and asked.get("status") in (None, status_of(row))
        and row["scope"].startswith(asked.get("channel", ""))
    )


# ---- writing


def _inputs() -> dict[str, Any]:
    values = {name: several(type) for name, type in VALUES.items()}
    data_filter = input_type(
        "WebhookEventDataFilterInput",
        {
            "path": required_list(GraphQLString),
            "values": GraphQLNonNull(input_type("WebhookEventDataFilterValuesInput", values)),
            "delivery": GraphQLNonNull(OPERATION),
        },
    )
    filters = several(input_type("WebhookEventFilterUnionInput", {"dataFilter": data_filter}))
    return {"eventFilters": filters, "isActive": GraphQLBoolean}


INPUTS = _inputs()
HEADERS = several(input_type("HttpsWebhookHeaderInput", {"key": TEXT, "value": TEXT}))


def _body(sent: Input) -> dict[str, Any]:
    """What an input says, by the names of the definition."""
    body = {name: sent[name] for name in ("scope", "destination") if sent.get(name) is not None}
    if sent.get("isActive") is not None:
        body["is_active"] = sent["isActive"]
    if sent.get("headers") is not None:
        body["headers"] = {each["key"]: each["value"] for each in sent["headers"]}
    if sent.get("eventFilters") is not None:
        body["event_filters"] = [_filter(each) for each in sent["eventFilters"]]
    return body


def _filter(sent: Input) -> Mapping[str, Any]:
    given = sent.get("dataFilter") or {}
    kinds = [name for name in VALUES if (given.get("values") or {}).get(name) is not None]
    if len(kinds) != 1:
        raise Invalid("eventFilters", "A filter has one of: " + ", ".join(VALUES) + ".")
    values = given["values"][kinds[0]]
    return {
        "path": given["path"],
        "values": values,
        "type": kinds[0],
        "is_in": given["delivery"],
    }


def _create(way: Way, session: Session, input: Input) -> Mapping[str, Any]:
    body = WEBHOOKS.parse({**_body(input), "destination_type": way.kind}, "create", trusted=True)
    return {WORD: session.store.create(WEBHOOKS, body)}


def _update(way: Way, session: Session, input: Input) -> Mapping[str, Any]:
    row = _known(session, input["id"])
    if row["destination_type"] != way.kind:
        raise Absent(global_id(WORD, row["id"]))
    body = WEBHOOKS.parse(_body(input["data"]), "update", trusted=True)
    return {WORD: session.store.update(WEBHOOKS, row["id"], body)}


def _delete(session: Session, input: Input) -> Mapping[str, Any]:
    row = _known(session, input["webhookId"], "webhookId")
    session.store.delete(WEBHOOKS, row["id"])
    return {"id": global_id(WORD, row["id"])}


def _known(session: Session, given: str, name: str = "id") -> Row:
    id = local_id(WORD, given, name)
    row = find(session, id)
    if row is None:
        raise Absent(global_id(WORD, id))
    return row


def _of_a_way(way: Way) -> Mapping[str, GraphQLField]:
    extra = {**INPUTS, "headers": HEADERS} if way.kind == "https" else INPUTS
    create, update = f"create{way.name}Webhook", f"update{way.name}Webhook"
    data = input_type(
        f"Update{way.name}WebhookDataInput",
        {"destination": GraphQLString, "scope": GraphQLString, **extra},
    )
    result, errors = {WORD: TYPES[way]}, ("AlreadyExistsError", "DestinationNotAllowedError")
    return {
        create: mutation(
            create,
            WEBHOOKS.scope,
            {"destination": TEXT, "scope": TEXT, **extra},
            result,
            partial(_create, way),
            errors=(*errors, *way.errors, "ValidationError"),
        ),
        update: mutation(
            update,
            WEBHOOKS.scope,
            {"id": ID, "data": GraphQLNonNull(data)},
            result,
            partial(_update, way),
            errors=(
                *(*errors, *way.errors, "EntityNotFoundError"),
                *("ScopeChangeNotAllowedError", "ValidationError"),
            ),
        ),
    }


MUTATIONS: Mapping[str, GraphQLField] = {
    **{name: field for way in WAYS for name, field in _of_a_way(way).items()},
    "deleteWebhook": mutation(
        "deleteWebhook",
        WEBHOOKS.scope,
        {"webhookId": ID},
        {"id": GraphQLID},
        _delete,
        errors=("EntityNotFoundError",),
    ),
}
