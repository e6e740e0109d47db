"""A product's images: which it shows, and what is said of them, for all or in one locale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
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

from bcfake import viewing
from bcfake.graph import overrides
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import IMAGE, PRODUCT, Node
from bcfake.graph.objects import adds, object_type
from bcfake.graph.overrides import CONTEXT, Place, of_rows, overrides_field, part
from bcfake.graph.payloads import Input, input_type, mutation, required_list, several
from bcfake.graph.products import product_id
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import FLAG, ID, LONG, TEXT
from bcfake.graph.session import Session
from bcfake.resources.product_images import PRODUCT_IMAGES as ROWS
from bcfake.tables import Row
from bcfake.view import View

ADDED = "is_added"  # the override that says whether the product shows an image there
FIELDS = {"altText": "description", "isThumbnail": "is_thumbnail", "sortOrder": "sort_order"}
TYPES = {"altText": GraphQLString, "isThumbnail": GraphQLBoolean, "sortOrder": LONG}
SORTS: Mapping[str, Callable[[Row], Any]] = {
    "DATE_CREATED": lambda row: (row["date_created"], row["id"]),
    "ID": lambda row: row["id"],
    "SORT_ORDER": lambda row: (row["sort_order"], row["id"]),
}


# ---- showing


@adds("ProductImage")
def of_an_image() -> Mapping[str, GraphQLField]:
    """What an image has besides the fields of V3's."""
    name = "ProductImagesOverrides"
    fields = {key: part(TYPES[key], own) for key, own in FIELDS.items()}
    fields["addedToProduct"] = part(GraphQLBoolean, ADDED)
    return {**_plain(), "overrides": overrides_field(name, f"{name}Input", fields, of_rows(ROWS))}


def _plain() -> dict[str, GraphQLField]:
    return {
        "sortOrder": GraphQLField(
            GraphQLNonNull(LONG), resolve=lambda node, info: node.row["sort_order"]
        ),
        "dateCreated": GraphQLField(
            TEXT,
            resolve=lambda node, info: node.row["date_created"].isoformat(),
        ),
        "addedToProduct": GraphQLField(FLAG, resolve=lambda node, info: node.row["is_added"]),
    }


@adds("Product")
def of_a_product() -> Mapping[str, GraphQLField]:
    """A product's images, and what they are in one locale."""
    ids = input_type(
        "ProductImagesFiltersInput", {"ids": several(GraphQLID), "addedToProduct": GraphQLBoolean}
    )
    sort = input_type(
        "ProductImagesSortInput",
        {
            "field": GraphQLEnumType("ProductImageSortFieldInput", SORTS),
            "direction": GraphQLEnumType("SortDirectionInput", {"ASC": False, "DESC": True}),
        },
    )
    arguments = {"filters": GraphQLArgument(ids), "sort": GraphQLArgument(sort)}
    there = input_type("ProductImagesOverridesContextInput", {"channelId": ID, "locale": TEXT})
    context = {"context": GraphQLArgument(GraphQLNonNull(there))}
    return {
        "images": images_field(_images, arguments),
        "imagesOverrides": connection_field(
            "ProductImagesOverridesItem", _item, _images_there, arguments | context, counts=True
        ),
    }


def images_field(resolve: Any, arguments: Any = None, *, null: bool = False) -> GraphQLField:
    """A field that gives a connection of images."""
    return connection_field(
        "ProductImage", lambda: object_type(IMAGE), resolve, arguments, counts=True, null=null
    )


def _item() -> GraphQLObjectType:
    """An image as one locale has it: the type has the image's fields, but no overrides."""
    plain = object_type(IMAGE).fields
    fields = {name: field for name, field in plain.items() if name != "overrides"}
    return GraphQLObjectType("ProductImagesOverridesItem", fields)


def _images(
    node: Node, info: GraphQLResolveInfo, filters: Any = None, sort: Any = None, **paging: Any
) -> Any:
    return sliced(_chosen(_rows(info.context, node.row["id"]), filters, sort), **paging)


def _images_there(
    node: Node,
    info: GraphQLResolveInfo,
    context: Any,
    filters: Any = None,
    sort: Any = None,
    **paging: Any,
) -> Any:
    session: Session = info.context
    at = overrides.place(session, context)
    rows = [_there(session, row, at) for row in _rows(session, node.row["id"])]
    return sliced(_chosen(rows, filters, sort), **paging)


def _there(session: Session, row: Row, at: Place) -> Row:
    """An image as a locale has it: its own fields, those it has there laid over them."""
    return Row({**row, **overrides.values(session, ROWS, row["id"], at)}, row.key)


def _rows(session: Session, product: int) -> list[Row]:
    return session.store.find(ROWS, product_id=product)


def _chosen(rows: list[Row], filters: Any, sort: Any) -> list[Node]:
    """The images that filters ask for, as they are to be sorted."""
    asked = filters or {}
    ids = asked.get("ids")
    wanted = None if ids is None else {local_id(IMAGE.word, id, "ids") for id in ids}
    found = [
        row
        for row in rows
        if (wanted is None or row["id"] in wanted)
        and asked.get("addedToProduct") in (None, row["is_added"])
    ]
    order = (sort or {}).get("field") or SORTS["ID"]
    found.sort(key=order, reverse=bool((sort or {}).get("direction")))
    return [Node(IMAGE, row) for row in found]


# ---- changing


def change(name: str, inputs: Mapping[str, Any], run: Any) -> GraphQLField:
    """A mutation of a product's images, whose payload has all of them."""
    results = {
        "images": images_field(
            lambda done, info, **paging: sliced(done["images"], **paging), null=True
        )
    }
    return mutation(name, PRODUCT.scope, {"productId": ID, **inputs}, results, run)


def _all(session: Session, product: int) -> Mapping[str, Any]:
    return {"images": _chosen(_rows(session, product), None, None)}


def _id(session: Session, product: int, given: str, name: str) -> int:
    id = local_id(IMAGE.word, given, name)
    if not session.store.find(ROWS, id=id, product_id=product):
        raise Absent(global_id(IMAGE.word, id))
    return id


def _add(added: bool, session: Session, input: Input) -> Mapping[str, Any]:
    """Let a product show images, or not, everywhere or in one locale."""
    product = product_id(session, input)
    context = input.get("context")
    at = None if context is None else overrides.place(session, context)
    for given in input["ids"]:
        id = _id(session, product, given, "ids")
        if at is None:
            session.store.update(ROWS, id, {"is_added": added})
        else:
            overrides.keep(session, ROWS, id, at, {ADDED: added})
    return _all(session, product)


def _update(session: Session, input: Input) -> Mapping[str, Any]:
    product = product_id(session, input)
    view = IMAGE.shows
    assert isinstance(view, View)
    for sent in input["data"]:
        id = _id(session, product, sent["imageId"], "imageId")
        own = _values(sent)
        if own:
            viewing.parse(view, own, "update")
            session.store.update(ROWS, id, own)
        for each in sent.get("overrides") or ():
            given = each.get("channelLocaleOverrides")
            if given is not None:
                values = _values(given["data"])
                viewing.parse(view, values, "update")
                overrides.keep(
                    session, ROWS, id, overrides.place(session, given["context"]), values
                )
    return _all(session, product)


def _values(sent: Input) -> dict[str, Any]:
    return {own: sent[key] for key, own in FIELDS.items() if sent.get(key) is not None}


def _remove(session: Session, input: Input) -> Mapping[str, Any]:
    product = product_id(session, input)
    for sent in input["data"]:
        id = _id(session, product, sent["imageId"], "imageId")
        for each in sent["contexts"]:
            if each.get("channelLocaleContext") is not None:
                at = overrides.place(session, each["channelLocaleContext"])
                overrides.drop(session, ROWS, id, at, tuple(FIELDS.values()))
    return _all(session, product)


def _mutations() -> dict[str, GraphQLField]:
    chosen = {"context": CONTEXT, "ids": required_list(GraphQLID)}
    update, remove = "UpdateProductImageProperties", "RemoveProductImagePropertiesOverrides"
    there = input_type(
        f"{update}ChannelLocaleOverridesInput",
        {
            "context": GraphQLNonNull(CONTEXT),
            "data": GraphQLNonNull(input_type(f"{update}ChannelLocaleOverridesDataInput", TYPES)),
        },
    )
    held = input_type(f"{update}OverridesInput", {"channelLocaleOverrides": there})
    changed = input_type(f"{update}DataInput", {"imageId": ID, **TYPES, "overrides": several(held)})
    contexts = input_type(f"{remove}ContextsInput", {"channelLocaleContext": CONTEXT})
    removed = input_type(f"{remove}DataInput", {"imageId": ID, "contexts": required_list(contexts)})
    return {
        "addImagesToProduct": change("addImagesToProduct", chosen, partial(_add, True)),
        "removeImagesFromProduct": change("removeImagesFromProduct", chosen, partial(_add, False)),
        "updateProductImageProperties": change(
            "updateProductImageProperties", {"data": required_list(changed)}, _update
        ),
        "removeProductImagePropertiesOverrides": change(
            "removeProductImagePropertiesOverrides", {"data": required_list(removed)}, _remove
        ),
    }


MUTATIONS: Mapping[str, GraphQLField] = _mutations()
