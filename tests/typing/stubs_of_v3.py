"""The type stub of `api.v3`, from the fake's views."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stub_types import HEAD, asked_type, named, read_type, typed_dict, write_type

from bcfake.schema import GET, Filter
from bcfake.view import Search, View
from bcfake.views import VIEWS
from bigcommerce.v3.records import Record
from bigcommerce.v3.table import TABLE

READING = """
from collections.abc import Mapping as AnyMapping, Sequence
from datetime import date
from typing import Any, Literal, TypedDict

from typing_extensions import Unpack

from bigcommerce.v3.collection import Collection, Params
from bigcommerce.v3.listing import Rows
from bigcommerce.v3.records import Record

class _Reading(TypedDict, total=False):
    page: int
    limit: int
    sort: str
    direction: Literal["asc", "desc"]
    include: str | Sequence[str]
    include_fields: str | Sequence[str]
    exclude_fields: str | Sequence[str]
    page_size: int
    start_page: int
    cursor: str
    by_id: bool
    start_id: int
    ahead: int
"""
METHODS = {
    "list": ("ids", "options: Unpack[_{0}Asked]", "Rows[{0}Row]"),
    "get": ("ids", "filters: Any", "{0}Row"),
    "create": ("ids_and_body", "fields: Unpack[_{0}Sent]", "{0}Row"),
    "update": ("ids_and_body", "fields: Unpack[_{0}Sent]", "{0}Row"),
}


def names_of_v3() -> str:
    """The tree of names below `api.v3`, with what is known of the rows of each."""
    tree: dict[str, Any] = {}
    for spec in TABLE:
        node = tree
        for part in spec.name.split("."):
            node = node.setdefault(part, {})
    views: dict[str, list[View]] = {}
    for view in VIEWS:
        views.setdefault(_path_of(view), []).append(view)
    parts = [HEAD, READING, *_namespaces("", tree, views)]
    return "\n".join(parts).rstrip() + "\n"


def _path_of(view: View) -> str:
    """The dotted name below `api.v3`."""
    own = [part for part in view.path.split("/") if not part.startswith("{")]
    above = [_path_of(view.parent)] if view.parent else []
    return ".".join([*above, *own]).replace("-", "_")


def _namespaces(name: str, tree: dict[str, Any], views: dict[str, list[View]]) -> Iterator[str]:
    lines = []
    for part, below in sorted(tree.items()):
        full = f"{name}.{part}".lstrip(".")
        if below or full in views:
            yield from _namespaces(full, below, views)
            lines.append(f"    {part}: {_class_of(full)}")
        else:
            lines.append(f"    {part}: Collection")
    if name in views:
        yield _rows_of(_class_of(name), views[name])
        lines += _methods(_class_of(name), views[name])
    yield "\n".join([f"class {_class_of(name)}(Collection):", *lines, ""])


def _methods(name: str, views: list[View]) -> Iterator[str]:
    one = any(GET in view.verbs for view in views)  # else an answer of several rows may come
    for method, (given, keywords, result) in METHODS.items():
        if method != "get" or one:
            yield (
                f"    def {method}(self, *{given}: Any, params: Params | None = None, "
                f"**{keywords}) -> {result}: ...".replace("{0}", name)
            )


def _class_of(name: str) -> str:
    return name.title().replace(".", "").replace("_", "") or "Root"


def _rows_of(name: str, views: list[View]) -> str:
    """What is read, sent and asked of a collection, which may be there below a parent and alone."""
    read: dict[str, str] = {}
    sent: dict[str, str] = {}
    asked: dict[str, str] = {}
    for view in reversed(views):
        fields = {part: pair.field for part, pair in view.by_name.items()}
        read |= dict.fromkeys(view.included, "Any")
        read |= {part: read_type(field) for part, field in fields.items() if not field.hidden}
        sent |= dict.fromkeys(view.parts, "Sequence[AnyMapping[str, Any]]")
        sent |= {
            part: write_type(field)
            for part, field in fields.items()
            if field.writable("create") or field.writable("update")
        }
        asked |= {
            each.replace(":", "__"): _asked_of(view, found)
            for each, found in view.filter_by_name.items()
        }
    shown = {part: kind for part, kind in named(read).items() if not hasattr(Record, part)}
    return (
        f"class {name}Row(Record):\n"
        + "".join(f"    {part}: {kind}\n" for part, kind in shown.items())
        + typed_dict(f"_{name}Sent", "TypedDict", sent)
        + typed_dict(f"_{name}Asked", "_Reading", asked)
    )


def _asked_of(view: View, found: Filter | Search) -> str:
    if isinstance(found, Search):
        return (
            "str | Sequence[Any]"
            if found.many
            else asked_type(view.source, Filter("", type=found.type))
        )
    return asked_type(view.source, found)
