"""Metafields of all kinds of objects: listed across them, made, changed, given to another app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLNonNull,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import ROOT, global_id, local_id
from bcfake.graph.kinds import METAFIELDS, Kind, Node
from bcfake.graph.objects import object_type
from bcfake.graph.payloads import Input, input_type, mutation, several
from bcfake.graph.refusals import Absent, Refused, Typed
from bcfake.graph.scalars import ID, MOMENT, TEXT
from bcfake.graph.session import Session
from bcfake.graph.values import enum
from bcfake.resources.metafields import PERMISSIONS, is_open
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.view import View

PERMISSION = enum("MetafieldsPermissionSet", PERMISSIONS)
RESOURCE_TYPES = {  # the words of owners, by the names of their types
    "BRAND": "brand",
    "CATEGORY": "category",
    "CHANNEL": "channel",
    "CUSTOMER": "customer",
    "LOCATION": "inventoryLocation",
    "ORDER": "order",
    "PRODUCT": "product",
    "STORE": "store",
    "VARIANT": "productVariant",
}
LIMIT = 250  # metafields that an app may give to one object (documented)
WRITABLE = {"namespace", "key", "value"}  # by others than the owner, who may write
SNAKE = {"permissionSet": "permission_set"}


# ---- reading


def date_filters() -> Any:
    """The filter of a moment."""
    names = ("eq", "gt", "lt", "gte", "lte")
    return input_type("DateFiltersInput", {name: MOMENT for name in names})


def roots() -> Mapping[str, GraphQLField]:
    """The fields below the store."""
    dates = date_filters()
    filters = input_type(
        "MetafieldsFiltersInput",
        {
            "namespace": GraphQLString,
            "createdAt": dates,
            "updatedAt": dates,
            "resourceIds": several(GraphQLID),
            "resourceType": GraphQLEnumType("MetafieldsResourceType", RESOURCE_TYPES),
        },
    )
    kind = METAFIELDS["store"]
    return {
        "metafield": GraphQLField(object_type(kind), {"id": GraphQLArgument(ID)}, _one),
        "metafields": connection_field(
            kind.connection, lambda: object_type(kind), _all, {"filters": GraphQLArgument(filters)}
        ),
    }


def _one(root: Any, info: GraphQLResolveInfo, id: str) -> Node | None:
    session: Session = info.context
    found = find(session, id)
    if found is not None:
        session.require(found.kind.scope)
    return found


def find(session: Session, id: str) -> Node | None:
    """The metafield with a global id, whatever it is kept with; None where the app sees none."""
    number = local_id("metafield", id)
    for kind in METAFIELDS.values():
        if session.store.exists(kind.source, number):
            node = Node(kind, session.store.get(kind.source, number))
            return node if _is_seen(session, node) else None
    return None


def _is_seen(session: Session, node: Node) -> bool:
    return _is_own(session, node) or is_open(node.row)


def _is_own(session: Session, node: Node) -> bool:
    return session.client_id in ("", node.row["owner_client_id"])


def _all(
    root: Any, info: GraphQLResolveInfo, filters: Any = None, **paging: Any
) -> Mapping[str, Any]:
    """The metafields that filters ask for, of those the app sees; the store's own where none say
    whose (assumed)."""
    session: Session = info.context
    asked = dict(filters or {})
    kinds = list(_kinds(asked.get("resourceType"), asked.get("resourceIds")))
    for kind, _ in kinds:
        session.require(kind.scope)
    found = [node for kind, owner in kinds for node in _kept(session, kind, owner)]
    fitting = [node for node in found if _fits(node.row, asked) and _is_seen(session, node)]
    return sliced(sorted(fitting, key=lambda node: node.row["id"]), **paging)


def _kinds(word: str | None, ids: list[str] | None) -> Iterator[tuple[Kind, int | None]]:
    """Of which kinds, and of which object each."""
    if ids is None:
        yield METAFIELDS[word or "store"], None
        return
    for id in ids:
        kind = METAFIELDS.get(id.removeprefix(ROOT).partition("/")[0])
        if kind is None:
            raise Invalid("resourceIds", f"{id!r} has no metafields.")
        if word in (None, kind.owner):
            yield kind, local_id(kind.owner, id, "resourceIds")


def _kept(session: Session, kind: Kind, owner: int | None) -> Iterator[Node]:
    of = {} if owner is None else {"resource_id": owner}
    yield from (Node(kind, row) for row in session.store.find(kind.source, **of))


def _fits(row: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    if asked.get("namespace") not in (None, row["namespace"]):
        return False
    moments = (("createdAt", "date_created"), ("updatedAt", "date_modified"))
    return all(
        in_time(row[field], bound, at)
        for name, field in moments
        for bound, at in (asked.get(name) or {}).items()
    )


def in_time(moment: Any, bound: str, at: Any) -> bool:
    """Whether a moment is where a filter wants it."""
    if bound == "eq":
        return bool(moment == at)
    later, equal = bound.startswith("g"), bound.endswith("e")
    return bool((equal and moment == at) or (moment > at if later else moment < at))


# ---- writing


def _create(session: Session, input: Input) -> Mapping[str, Any]:
    given = input.get("resourceId") or _store(session)
    kind = METAFIELDS.get(given.removeprefix(ROOT).partition("/")[0])
    if kind is None:
        owners = ", ".join(global_id(word, 1) for word in METAFIELDS)
        raise Invalid("resourceId", f"{given!r} is none of such as {owners}.")
    session.require(kind.scope, "POST")
    own = {name: value for name, value in input.items() if name != "resourceId"}
    sent, parent = _parsed(kind, own, "create"), _owner(session, kind, given)
    _refuse_more(session, kind, parent)
    return {"metafield": Node(kind, session.store.create(kind.source, sent, parent=parent))}


def _refuse_more(session: Session, kind: Kind, owner: int | None) -> None:
    own = [node for node in _kept(session, kind, owner) if _is_own(session, node)]
    if len(own) >= LIMIT:
        said = f"An app may give an object {LIMIT} metafields."
        raise Typed("MetafieldLimitExceededError", said, limit=LIMIT)


def _parsed(kind: Kind, sent: Input, verb: str) -> dict[str, Any]:
    body = {SNAKE.get(name, name): value for name, value in sent.items()}
    if isinstance(kind.shows, View):
        return viewing.parse(kind.shows, body, verb)
    return kind.source.parse(body, verb)


def _store(session: Session) -> str:
    """The global id of the store itself, which is meant where no other is given."""
    return global_id("store", session.store.get(STORE_INFORMATION)["store_id"])


def _owner(session: Session, kind: Kind, given: str) -> int | None:
    """The id of what a metafield is given to; None for the store itself."""
    if kind.source.parent is None:
        if given != _store(session):
            raise Invalid("resourceId", f"There is no {given}.")
        return None
    id = local_id(kind.owner, given, "resourceId")
    if not session.store.exists(kind.source.parent, id):
        raise Invalid("resourceId", f"There is no {global_id(kind.owner, id)}.")
    return id


def _known(session: Session, given: str) -> Node:
    node = find(session, given)
    if node is None:
        raise Absent(global_id("metafield", local_id("metafield", given)))
    session.require(node.kind.scope, "POST")
    return node


def _writable(session: Session, node: Node) -> bool:
    permission = node.row["permission_set"]
    return _is_own(session, node) or permission.startswith("write")


def _update(session: Session, input: Input) -> Mapping[str, Any]:
    node, data = _known(session, input["id"]), input["data"]
    if not _writable(session, node):
        said = "Only the app that owns the metafield may change it."
        raise Typed("NotAuthorizedToUpdateMetafieldError", said)
    if not _is_own(session, node) and not set(data) <= WRITABLE:
        said = "Other apps than its owner may change its namespace, key and value only."
        raise Typed("NotAuthorizedFieldToUpdateMetafieldFieldError", said)
    given = {name: value for name, value in data.items() if value is not None}
    values, source = _parsed(node.kind, given, "update"), node.kind.source
    with session.store.asked_by(""):  # which is looser than V3's own rule
        return {"metafield": Node(node.kind, session.store.update(source, node.row["id"], values))}


def _delete(session: Session, input: Input) -> Mapping[str, Any]:
    node = _known(session, input["id"])
    if not _writable(session, node):
        said = "Only the app that owns the metafield may delete it."
        raise Typed("NotAuthorizedToDeleteMetafieldError", said)
    session.store.delete(node.kind.source, node.row["id"])
    return {"deletedMetafieldId": global_id("metafield", node.row["id"])}


def _reassign(session: Session, input: Input) -> Mapping[str, Any]:
    """Give the metafields that are there to another app; the others are told as errors."""
    session.require("metafield_owners", "POST")
    client, done, refused = input["newClientId"], [], []
    if not client:
        raise Invalid("newClientId", "It is empty.")
    for given in input["metafieldIds"]:
        node = find(session, given)
        if node is None:
            refused.append(Refused(Absent(given)))
            continue
        session.store.amend(node.kind.source, node.row["id"], owner_client_id=client)
        done.append(global_id("metafield", node.row["id"]))
    return {"metafieldIds": done, "errors": refused}


def _mutations() -> dict[str, GraphQLField]:
    kind = object_type(METAFIELDS["store"])
    fields = {"namespace": TEXT, "resourceId": GraphQLID, "key": TEXT, "value": TEXT}
    data = input_type(
        "UpdateMetafieldDataInput",
        {
            **{name: GraphQLString for name in ("namespace", "key", "value", "description")},
            "permissionSet": PERMISSION,
        },
    )
    return {
        "createMetafield": mutation(
            "createMetafield",
            "",  # the scope is that of the owner's kind, which the input names
            {**fields, "description": GraphQLString, "permissionSet": GraphQLNonNull(PERMISSION)},
            {"metafield": kind},
            _create,
            errors=("AlreadyExistsError", "ValidationError", "MetafieldLimitExceededError"),
            union="CreateMetafieldErrors",
        ),
        "updateMetafield": mutation(
            "updateMetafield",
            "",
            {"id": ID, "data": GraphQLNonNull(data)},
            {"metafield": kind},
            _update,
            errors=(
                "AlreadyExistsError",
                "EntityNotFoundError",
                "NotAuthorizedFieldToUpdateMetafieldFieldError",
                "NotAuthorizedToUpdateMetafieldError",
                "ValidationError",
            ),
            union="UpdateMetafieldErrors",
        ),
        "deleteMetafield": mutation(
            "deleteMetafield",
            "",
            {"id": ID},
            {"deletedMetafieldId": GraphQLID},
            _delete,
            errors=(
                *("EntityNotFoundError", "NotAuthorizedToDeleteMetafieldError"),
                "ValidationError",
            ),
            union="DeleteMetafieldErrors",
        ),
        "reassignMetafieldsOwner": mutation(
            "reassignMetafieldsOwner",
            "",
            {"newClientId": TEXT, "metafieldIds": GraphQLNonNull(several(GraphQLID))},
            {"metafieldIds": several(GraphQLID)},
            _reassign,
            errors=("EntityAlreadyExistsError", "EntityNotFoundError", "ValidationError"),
            union="ReassignMetafieldOwnerError",
        ),
    }


MUTATIONS: Mapping[str, GraphQLField] = _mutations()
