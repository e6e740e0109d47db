"""From what the API showed to rows: what no definition knows is left out, and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from bcfake.errors import Invalid
from bcfake.fields import Field, ListOf, Object, Text, Timestamp
from bcfake.fresh import indexes
from bcfake.record.plan import depth, v3_views
from bcfake.resources import CATALOGUE
from bcfake.resources.content import REDIRECTS, destination
from bcfake.resources.image_files import PLACEHOLDERS, Image, ImageFile
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS
from bcfake.schema import Resource
from bcfake.store import Store
from bcfake.tables import Frozen, Row, Table, frozen
from bcfake.view import Pair, View

Shown = Mapping[str, Any]


class Made(NamedTuple):
    """The tables, and what is to be said of how they came about."""

    tables: Mapping[str, Table]
    remarks: list[str]


def of(rows: Mapping[str, list[dict[str, Any]]]) -> Made:
    """The tables with the rows that were shown, by resource."""
    rows = {**rows, **_inside(rows)}
    tables: dict[str, Table] = {}
    lost: Counter[str] = Counter()
    for resource in sorted((CATALOGUE[name] for name in rows), key=depth):
        if resource.name in v3_views() and resource.base_rows and not rows[resource.name]:
            continue  # it was not to be seen: there is what every store has
        table = tables[resource.name] = Table(indexes(resource))
        above = tables[resource.parent.name].rows if resource.parent else {}
        for shown in rows[resource.name]:
            row = _row(resource, shown, table, lost)
            if resource.parent is None or row[resource.parent_key] in above:
                table.put(row)
            else:
                lost[f"{resource.name}, rows whose {resource.parent.singular} was gone"] += 1
    remarks = [f"left out: {what} ({count}x)" for what, count in sorted(lost.items())]
    return Made(_completed(tables), remarks)


def _inside(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rows that were shown in a field of another row."""
    return {
        inner: [{**each, "_parent": row["id"]} for row in rows[name] for each in row.get(field, ())]
        for name, (field, inner) in SHOWN_INSIDE.items()
        if name in rows
    }


SHOWN_INSIDE = {"wishlists": ("items", "wishlist_items")}


def _row(resource: Resource, shown: Shown, table: Table, lost: Counter[str]) -> Row:
    values = {**resource.initial}
    if resource.parent is not None:
        values[resource.parent_key] = shown.get("_parent", shown.get(resource.parent_key))
    view = v3_views().get(resource.name)
    for name, value in shown.items():
        try:
            values |= _in_v2(resource, name, value) if view is None else _in_v3(view, name, value)
        except KeyError:
            if name not in ("_parent", resource.parent_key):
                lost[f"{resource.name}.{name}, a field not known here"] += 1
        except Invalid:
            lost[f"{resource.name}.{name}, in a form not known here"] += 1
    counted = "id" in resource.by_name and resource.by_name["id"].kind == "int"
    return Row(values, values["id"] if counted else table.last + 1)


def _in_v2(resource: Resource, name: str, value: Any) -> Mapping[str, Any]:
    """The row's value that was shown; raises KeyError for an unknown name, Invalid."""
    field = resource.by_name[name]
    return {name: _parsed(field, value)} if field.stored else {}


def _in_v3(view: View, name: str, value: Any) -> Mapping[str, Any]:
    """The row's values that one of V3's, as it was shown, stands for; raises as `_in_v2` does."""
    part = view.by_name[name]
    if isinstance(part, Pair):
        return {part.row or name: part.into(_parsed(part.field, value))}
    return part.take(_parsed(part.field, value)) if part.take is not None else {}


def _parsed(field: Field, value: Any) -> Any:
    """The row's value of what an answer showed, whatever a caller might send; raises Invalid."""
    if isinstance(field, Timestamp) and isinstance(value, Mapping):
        value = value.get("date")  # PHP's object
    if value is None or (value == "" and field.initial() is None):
        return None
    if isinstance(field, ListOf) and isinstance(value, list):
        return tuple(_parsed(field.item, part) for part in value)
    if isinstance(field, Object) and isinstance(value, Mapping):
        return _object(field, value)
    if isinstance(field, ImageFile) and value:
        return Image(value, PLACEHOLDERS.get("." + str(value).rpartition(".")[2], b""))
    if isinstance(field, Text) and isinstance(value, str):
        return value
    return field.parse(value, trusted=True)


def _object(field: Object, value: Shown) -> Frozen:
    inner = {f.name: f for f in field.fields}
    known = {name: _parsed(inner[name], part) for name, part in value.items() if name in inner}
    more = {name: frozen(part) for name, part in value.items() if field.open and name not in inner}
    return Frozen({**known, **more})


def _completed(tables: dict[str, Table]) -> Mapping[str, Table]:
    """With what V2 does not show, or only as part of something else."""
    store = Store(CATALOGUE, tables=tables)
    for product in tables.get("products", ()):
        if not store.find(PRODUCT_SKUS, product_id=product["id"]):
            store.insert(PRODUCT_SKUS, product_id=product["id"], is_base=True)
    for image in tables.get("product_images", ()):
        if image["is_thumbnail"]:
            kept = Frozen(id=image["id"], image_file=image["image_file"])
            store.amend(PRODUCTS, image["product_id"], thumbnail=kept)
    for redirect in tables.get("redirects", ()):
        with suppress(Invalid):  # it led nowhere
            where = destination(store, redirect["forward"])
            store.amend(REDIRECTS, redirect["id"], destination=where)
    return store.snapshot()
