"""Write the type stubs of the client from what the fake knows of V2's and V3's fields.

    python tests/typing/generate.py

`test_stubs.py` fails while what is written differs from what this would write.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stub_types import HEAD, asked_type, named, read_type, typed_dict, write_type
from stubs_of_v3 import names_of_v3

import bigcommerce.resources as client
from bcfake.fields import Computed, Link, WriteOnly
from bcfake.resources import CATALOGUE
from bcfake.schema import CLEAR, COUNT, LIST, Resource

ROOT = Path(client.__file__).parent
READING = '''
"""How lists are read, as keyword arguments."""

from collections.abc import Sequence
from typing import TypedDict


class Listed(TypedDict, total=False):
    page: int
    limit: int
    sort: str
    include: str | Sequence[str]
    exclude: str | Sequence[str]


class Reading(Listed, total=False):
    page_size: int
    start_page: int
    by_id: bool
    start_id: int
    ahead: int
'''
IMPORTS = """
from collections.abc import Iterator, Mapping as AnyMapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, TypedDict

from typing_extensions import Self, Unpack

from bigcommerce import paging
from bigcommerce.resources._reading import Listed, Reading
from bigcommerce.resources.flat import Id, Params
from bigcommerce.resources.mapping import MakesRequests
"""
METHODS = {
    "get": ("{own}id: Id, {at}", "Any", "Self"),
    "all": ("{parents}{at}", "Filters", "list[Self]"),
    "iterall": ("{parents}{at}, max_items: int | None = None", "Reading", "Iterator[Self]"),
    "pages": ("{parents}{at}", "Reading", "paging.Pages[Self]"),
    "count": ("{parents}{at}", "Counted", "int"),
    "delete_all": ("{parent}{at}", "Doomed", "Any"),
}
AT = "connection: MakesRequests | None = None, *, params: Params | None = None"


# ---- what a class has


def definition_of(found: Any) -> Resource | None:
    """The fake's definition of a client's class, by their paths."""
    for resource in CATALOGUE.resources:
        parent = resource.parent.path if resource.parent else ""
        names = (resource.path, *resource.aliases)
        if found.resource_name in names and getattr(found, "parent_resource", "") == parent:
            return resource
    return None


def writable(resource: Resource, verb: str) -> dict[str, str]:
    return {
        field.name: write_type(field)
        for field in resource.fields
        if field.v2 and field.writable(verb) and not isinstance(field, Computed | Link)
    }


def shown(resource: Resource) -> dict[str, str]:
    return {
        field.name: read_type(field)
        for field in resource.fields
        if field.v2 and not field.hidden and not isinstance(field, WriteOnly)
    }


def asked(resource: Resource, verb: Any) -> dict[str, str]:
    return {f.name: asked_type(resource, f) for f in resource.filters if verb in f.on}


def dictionaries(name: str, resource: Resource) -> dict[str, tuple[str, dict[str, str]]]:
    """The TypedDicts of a class, by the ends of their names: their bases and their own fields."""
    return {
        "Create": ("TypedDict", writable(resource, "create")),
        "Update": ("TypedDict", writable(resource, "update")),
        "Filters": ("Listed", asked(resource, LIST)),
        "Reading": (f"_{name}Filters, Reading", {}),
        "Counted": ("TypedDict", asked(resource, COUNT)),
        "Doomed": ("TypedDict", asked(resource, CLEAR) | {"page": "int", "limit": "int"}),
    }


# ---- writing


def methods(found: Any, own: set[str]) -> Iterator[tuple[str, str]]:
    """The generated methods of a class as (TypedDict, line)."""
    nested = hasattr(found, "parent_resource")
    places = {
        "at": AT,
        "own": "parentid: Id, " if nested else "",
        "parent": "parentid: Id, " if nested else "",
        "parents": "parentid: Id | None = None, " if nested else "",
    }
    if hasattr(found, "create") and "create" not in own:
        yield (
            "Create",
            (
                f"@classmethod\n    def create(cls, {places['own']}*args: Any, "
                "connection: MakesRequests | None = None, **params: Unpack[{kind}]) -> Self: ..."
            ),
        )
    if hasattr(found, "_update_path") and "update" not in own:
        yield (
            "Update",
            (
                "def update(self, body: Params | None = None, /, "
                "**updates: Unpack[{kind}]) -> Self: ..."
            ),
        )
    single = issubclass(found, client.SingletonApiResource)
    for name, (arguments, kind, result) in METHODS.items():
        if kind == "Any" or not hasattr(found, name) or name in own:
            continue
        result = "Self" if single and name == "all" else result
        yield (
            kind,
            (
                f"@classmethod\n    def {name}(cls, {arguments.format(**places)}, "
                f"**filters: Unpack[{{kind}}]) -> {result}: ..."
            ),
        )


def stub_of(module: str) -> str:
    """The stub of one module of resources."""
    source = (ROOT / f"{module}.py").read_text()
    parts = [HEAD, IMPORTS, *_family_imports(source)]
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            parts.append(_class(node, getattr(getattr(client, module), node.name)))
    return "\n".join(parts).replace("# type: ignore[override]", "") + "\n"


def _family_imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("bigcommerce"):
            node.names = [
                each for each in node.names if not re.search(rf"\b{each.name}\b", IMPORTS)
            ]
            if node.names:
                yield ast.unparse(node)


def _class(node: ast.ClassDef, found: Any) -> str:
    own = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
    lines = [*_related(node), *_functions(node)]
    before = ""
    resource = definition_of(found)
    if resource is not None and found.resource_name:
        kinds = dictionaries(node.name, resource)
        used = list(methods(found, own))
        before = "".join(
            typed_dict(f"_{node.name}{kind}", *kinds[kind])
            for kind in dict.fromkeys(kind for kind, _ in used)
        )
        attributes = named(shown(resource))
        lines += [
            f"{name}: {kind}" for name, kind in attributes.items() if not hasattr(found, name)
        ]
        lines += [text.replace("{kind}", f"_{node.name}{kind}") for kind, text in used]
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    body = "".join(f"    {line}\n" for line in lines) or "    ...\n"
    return f"{before}\nclass {node.name}({bases}):\n{body}"


def _related(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call):
            assert isinstance(part.targets[0], ast.Name)
            yield f"{part.targets[0].id}: ClassVar[Related[{ast.unparse(part.value.args[0])}]]"


def _functions(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.FunctionDef):
            part.body = [ast.Expr(ast.Constant(...))]
            yield ast.unparse(part).replace("\n", "\n    ")


def stubs() -> dict[Path, str]:
    """Every generated file with its text."""
    families = {ROOT / f"{name}.pyi": stub_of(name) for name in client._CLASSES if name != "base"}
    return {
        **families,
        ROOT / "_reading.pyi": HEAD + READING,
        ROOT.parent / "v3" / "names.pyi": names_of_v3(),
    }


if __name__ == "__main__":
    for path, text in stubs().items():
        path.write_text(text)
