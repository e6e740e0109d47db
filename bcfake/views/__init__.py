"""V3's views: one file per family, each with its `VIEWS` and, where it has any, its `ENDPOINTS`.

How to add a family (bcfake/view.py is the vocabulary, brands.py the smallest example):

1. Fields that V3 has and V2 has not go into the *resource* (bcfake/resources), with `v2=False`;
   a thing V2 does not have at all is a `Resource` with `verbs=frozenset()`. No rows elsewhere.
2. `BRANDS = View(path="catalog/brands", source=resources.BRANDS, fields=(...), spec="file.yml")`.
   Fields are those of bcfake.fields, as V3 writes them: `Money(number=True)`, dates as
   `Timestamp(wire="iso_offset")` (catalog) or `"iso"` (customers). V3's `required=True`, lengths
   and `read_only` count, not V2's. An explicit `default` is set where a create leaves the field
   out. A body's unknown and read-only names are passed over, with a hint in the journal.
   - another name or form: `Pair(Text(name="value"), "text")`, with `out=` and `into=`;
   - several fields of the row, or other rows: `Shown(field, lambda sight: ..., take=lambda v: {})`.
3. `verbs` are LIST GET CREATE UPDATE DELETE, and CLEAR for DELETE by filters. A POST or PUT that
   takes a list is in `batch={CREATE: 10, UPDATE: 10}` instead of (or beside) `verbs`.
4. `filters=("id", "id:in", "name:like", "date_modified:min")`: V3's spellings are understood; a
   filter on more than one field is a `Filter(name, compare=function, type=field)`.
5. Nested: `parent=PRODUCTS` (a View). What hangs below by more than the parent's id: `within=`.
   What the parent's include= adds says so itself: `include="images"`, and `part=True` where a body
   of the parent may hold it too.
6. What V3 does beyond fields: `before`/`after` of a `Draft`; guarantees of the shop stay rules of
   the resource. What is no verb on a collection: an `Endpoint`.
7. The client's types follow from the fields: `python tests/typing/generate.py` writes them.

A file here may import errors, fields, schema, view, viewing, resources and other families one way.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from bcfake.view import Endpoint, View

_FAMILIES = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]

VIEWS: tuple[View, ...] = tuple(
    view for family in _FAMILIES for view in getattr(family, "VIEWS", ())
)
ENDPOINTS: tuple[Endpoint, ...] = tuple(
    each for family in _FAMILIES for each in getattr(family, "ENDPOINTS", ())
)
