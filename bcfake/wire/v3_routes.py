"""Which V3 operation each path and method is: built from the views, once a catalogue."""

from __future__ import annotations

from functools import cache, partial

from bcfake.schema import CLEAR, CREATE, DELETE, GET, LIST, UPDATE, Catalogue
from bcfake.view import View
from bcfake.wire import v3
from bcfake.wire.routes import Routes


@cache
def routes(catalogue: Catalogue) -> Routes:
    """Every V3 operation on the resources of a catalogue."""
    from bcfake.views import ENDPOINTS, VIEWS  # a fifth of the fake's start, until V3 is asked

    table = Routes()
    for view in VIEWS:
        if view.source.name in catalogue:
            _add(table, view)
    for endpoint in ENDPOINTS:
        table.add(endpoint.method, endpoint.path, partial(v3.act, endpoint))
    for route in table:
        if "GET" in route.methods:
            route.methods.setdefault("HEAD", route.methods["GET"])
    return table


def collection_path(view: View) -> str:
    """The template of a view's collection, as in catalog/products/{product_id}/images."""
    return view.path if view.parent is None else f"{item_path(view.parent)}/{view.path}"


def item_path(view: View) -> str:
    """The template of one of a view's rows."""
    if view.source.single:
        return collection_path(view)
    return f"{collection_path(view)}/{{{view.singular.replace(' ', '_')}_id}}"


def _add(table: Routes, view: View) -> None:
    verbs, batch = view.verbs, view.batch
    on_collection = (
        ("GET", v3.list_, LIST in verbs and not view.source.single),
        ("POST", v3.create, CREATE in verbs or CREATE in batch),
        ("PUT", v3.update_many, UPDATE in batch),
        ("DELETE", v3.clear, CLEAR in verbs or DELETE in batch),
    )
    on_item = (
        ("GET", v3.get, GET in verbs),
        ("PUT", v3.update, UPDATE in verbs),
        ("DELETE", v3.delete, DELETE in verbs),
    )
    for path, operations in ((collection_path(view), on_collection), (item_path(view), on_item)):
        for method, handler, served in operations:
            if served:
                table.add(method, path, partial(handler, view))
