"""Who imports whom: each line of LAYERS may import itself and the lines above, never those below.

Imports under TYPE_CHECKING do not count.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from bcfake.resources import CATALOGUE

# Modules and folders of bcfake, lowest first.
LAYERS = (
    (
        "errors",
        "amounts",
        "clock",
        "message",
        "paths",
        "guard",
        "extra",
        "tables",
        "scopes",
        "signatures",
        "tls",
        "by_name",
        "flags",
        "plans",
    ),
    ("accounts",),
    ("fields", "schema", "query", "commit", "snapshot", "view", "drift", "diff", "har", "conduct"),
    ("fresh",),
    ("store",),
    ("resources", "viewing", "reads"),
    ("views", "row_values", "csv_import"),
    ("graph",),
    ("collection", "dump", "seeds", "quota", "options", "journal", "platform"),
    ("faults", "races"),
    ("grants", "logins", "webhooks"),
    ("callbacks",),
    ("apps",),
    ("fake",),
    ("wire",),
    ("server", "interception", "transport", "tour", "fidelity", "strategies", "machine", "record"),
    ("verify",),
    ("cli",),
    ("__main__",),
)
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}

# Imports inside a function that go up, or to the client: (module, what it imports).
LAZY = {
    ("bcfake.fake", "bcfake.interception"),  # FakeStore.__enter__ carries itself
    ("bcfake.fake", "bcfake.wire"),  # which operations there are, only the wire knows
    ("bcfake.fake", "bigcommerce.api"),  # FakeStore.client
    ("bcfake.record.reader", "bigcommerce.api"),  # a real store is read by the client
    ("bcfake.record.reader", "bigcommerce.exception"),
}
ONLY_IN = {  # a library, and the only places that may import it
    "anyio": ("bcfake.transport",),
    "httpx": ("bcfake.transport",),
    "flask": ("bcfake.wire",),
    "werkzeug": ("bcfake.wire",),
    "cheroot": ("bcfake.server",),
    "requests": ("bcfake.interception", "bcfake.verify.carrier", "bigcommerce"),
    "urllib3": ("bcfake.interception", "bigcommerce"),
    "pycountry": ("bcfake.resources.geography",),
    "jwt": ("bigcommerce",),
    "trustme": ("bcfake.tls",),
    "graphql": ("bcfake.graph",),
    "hypothesis": ("bcfake.strategies", "bcfake.machine"),
    "pytest": ("pytest_bcfake",),
    "pytest_bcfake": ("pytest_bcfake",),
}
CLOCK = "bcfake.clock"
STOPWATCHES = {"bcfake.tour"}  # measure how long something took on the machine
GENERIC = (
    "tables",
    "fields",
    "schema",
    "query",
    "commit",
    "store",
    "collection",
    "wire.routes",
    "wire.v2",
    "wire.v2_routes",
    "wire.pipeline",
    "wire.answers",
    "wire.app",
)


class Import(NamedTuple):
    """One import: who, whom, on which line, and whether it waits until a function is called."""

    module: str
    target: str
    line: int
    lazy: bool


def sources(package: str) -> Iterator[tuple[str, ast.Module]]:
    """(module name, its syntax tree) of a package's files."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    root = Path(spec.origin).parent
    for path in sorted(root.rglob("*.py")):
        parts = (package, *path.relative_to(root).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imports(module: str, node: ast.AST, lazy: bool = False) -> Iterator[Import]:
    """The imports below a node of a module's tree."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            for each in child.names:
                yield Import(module, each.name, child.lineno, lazy)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{module}:{child.lineno}: a relative import"
            for each in child.names:
                yield Import(module, f"{child.module}.{each.name}", child.lineno, lazy)
        function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports(module, child, lazy or function)


PACKAGES = ("bcfake", "bigcommerce", "pytest_bcfake")
TREES = {name: tree for package in PACKAGES for name, tree in sources(package)}
ALL = [each for name, tree in TREES.items() for each in imports(name, tree)]


def told(found: list[Import]) -> list[str]:
    """Imports as lines of a failure."""
    return [f"{each.module}:{each.line} imports {each.target}" for each in found]


def layer(module: str) -> int | None:
    """The level of a module of bcfake; None for the package itself."""
    _, _, rest = module.partition(".")
    name = rest.partition(".")[0]
    return LEVELS.get(name)


def below(module: str, *places: str) -> bool:
    """Whether a module is one of the places or in one of them."""
    return any(module == place or module.startswith(place + ".") for place in places)


def test_every_module_has_its_layer() -> None:
    found = {name.split(".")[1] for name in TREES if name.startswith("bcfake.")}
    assert found - set(LEVELS) == set()


def roots(each: Import) -> list[str]:
    """The target and what it is in: a.b.c, a.b, a."""
    parts = each.target.split(".")
    return [".".join(parts[:end]) for end in range(len(parts), 0, -1)]


def excepted(each: Import) -> bool:
    """Whether an import is one of LAZY."""
    return each.lazy and any((each.module, root) in LAZY for root in roots(each))


def test_nothing_is_imported_from_above() -> None:
    def upward(each: Import) -> bool:
        low, high = layer(each.module), layer(each.target)
        return low is not None and high is not None and high > low

    inside = [each for each in ALL if below(each.module, "bcfake") and below(each.target, "bcfake")]
    assert told([each for each in inside if upward(each) and not excepted(each)]) == []


def test_every_exception_is_needed() -> None:
    made = {(each.module, root) for each in ALL if each.lazy for root in roots(each)}
    assert made >= LAZY


def test_the_fake_and_the_client_do_not_know_each_other() -> None:
    crossing = [
        each
        for each in ALL
        if (below(each.module, "bcfake") and below(each.target, "bigcommerce"))
        or (below(each.module, "bigcommerce") and below(each.target, "bcfake", "pytest_bcfake"))
    ]
    assert told([each for each in crossing if not excepted(each)]) == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = [each for each in ALL if below(each.target, library)]
    assert users != []
    assert told([each for each in users if not below(each.module, *ONLY_IN[library])]) == []


def test_nothing_else_is_needed() -> None:
    known = {*ONLY_IN, *PACKAGES, *sys.stdlib_module_names, "typing_extensions"}
    assert told([each for each in ALL if each.target.split(".")[0] not in known]) == []


def test_only_the_clock_reads_the_time() -> None:
    readers = [
        name
        for name, tree in TREES.items()
        if name.startswith("bcfake") and name != CLOCK and name not in STOPWATCHES
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node)
        in {
            *("time.time", "time.monotonic", "time.perf_counter", "time.sleep", "time.gmtime"),
            *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
        }
    ]
    assert readers == []


def strings(tree: ast.Module) -> Iterator[str]:
    """The strings in a module, but for docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        said = isinstance(node, ast.Constant) and id(node) not in docstrings
        if said and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", GENERIC)
def test_generic_code_names_no_resource(name: str) -> None:
    words = {resource.name for resource in CATALOGUE.resources} - {"options"}  # HTTP's, too
    tree = TREES[f"bcfake.{name}"]
    said = {word for text in strings(tree) for word in re.findall(r"[a-z_]+", text)}
    assert said & words == set()
    assert told([e for e in imports(name, tree) if below(e.target, "bcfake.resources")]) == []


def test_the_architecture_page_tells_the_same_layers() -> None:
    """Its numbered list is LAYERS, with the plugin on top."""
    page = Path(__file__).parents[2] / "docs/architecture.md"
    if not page.exists():
        pytest.skip("the tests run without the docs beside them")
    numbered = re.findall(r"^\d+\. (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    told = [tuple(re.findall(r"`(\w+)`", line)) for line in numbered]
    assert told == [*LAYERS, ("pytest_bcfake",)]
