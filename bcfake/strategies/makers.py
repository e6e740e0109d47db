"""What makes a row of each resource: a create of V2, else V3's, by a view."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from bcfake.fields import Field
from bcfake.resources import CATALOGUE
from bcfake.schema import CREATE, UPDATE
from bcfake.view import View
from bcfake.views import ENDPOINTS, VIEWS
from bcfake.wire.v3_routes import collection_path


class Maker(NamedTuple):
    """A create of V3: the view, the method and path, and whether the body is a list of items."""

    view: View
    method: str
    path: str
    listed: bool


def _shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


_BY_ENDPOINT = {(each.method, _shape(each.path)) for each in ENDPOINTS}


def _maker(view: View) -> Maker | None:
    path = collection_path(view)
    if CREATE in view.batch:
        return Maker(view, "POST", path, True)
    if CREATE in view.verbs:
        return Maker(view, "POST", path, False)
    if view.upsert and UPDATE in view.batch:
        return Maker(view, "PUT", path, True)
    method = next((each for each in ("POST", "PUT") if (each, _shape(path)) in _BY_ENDPOINT), "")
    takes = any(part.field.required for part in view.by_name.values())
    return Maker(view, method, path, True) if method and takes else None


def _of_v3() -> dict[str, Maker]:
    """By the resource: below a parent rather than across parents, which the body has to name, and
    under the resource's own name."""
    found: dict[str, Maker] = {}
    for view in VIEWS:
        name = view.source.name
        made_elsewhere = CREATE in view.source.verbs or view.source.single
        maker = None if made_elsewhere else _maker(view)
        if maker is not None and (name not in found or _fit(maker) > _fit(found[name])):
            found[name] = maker
    return found


def _fit(maker: Maker) -> tuple[bool, bool]:
    view = maker.view
    return view.parent is not None, view.source.name.endswith(view.path.rpartition("/")[2])


OF_V3: Mapping[str, Maker] = _of_v3()
NAMES = tuple(sorted({r.name for r in CATALOGUE.resources if CREATE in r.verbs} | OF_V3.keys()))


def body_fields(name: str) -> dict[str, Field]:
    """The fields that a body may have which makes a row of a resource, in V3's words for a row
    that V2 does not make."""
    if name in OF_V3:
        parts = OF_V3[name].view.by_name
        return {n: part.field for n, part in parts.items() if part.field.writable("create")}
    fields = CATALOGUE[name].fields
    return {field.name: field for field in fields if field.v2 and field.writable("create")}
