"""Definitions: one file per family, each with its `RESOURCES` and, where it has any, `ACTIONS`.

A file here may import errors, fields, schema, the types of store and tables, and other families
one way (orders know products, never the reverse). A new file is found by itself.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from bcfake.schema import Catalogue

_FAMILIES = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]

CATALOGUE = Catalogue(
    [resource for family in _FAMILIES for resource in getattr(family, "RESOURCES", ())],
    [action for family in _FAMILIES for action in getattr(family, "ACTIONS", ())],
)
