"""Every operation of the V3 families that the fake serves, tried by the tool against a live fake.

Beside this file, `v3/` has a file for each of BigCommerce's OpenAPI files that is held here, of the
same name: how the tool is to try its operations (`fixtures`, `params`, `operations` and
`metafields`, laid over the tool's own recipes), rows that no operation makes (`seed`), what is not
served (`unserved`), what the tool cannot try (`untried`, with the test that does), where recorded
answers or the documents' words contradict the schemas (`disagreements`, by the place the tool
names), and which documented fields an answer lacks (`lacking`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from bcfake.fake import FakeStore
from bcfake.platform import Platform
from bcfake.server import Server

TOOLS = Path(__file__).parents[3] / "shared/tools"
SPECS = TOOLS.parent / "specs"
FILES: Mapping[str, dict[str, Any]] = {
    file.stem: yaml.safe_load(file.read_text()) or {}
    for file in sorted((Path(__file__).parent / "v3").glob("*.yaml"))
}

pytestmark = pytest.mark.skipif(
    not TOOLS.exists(), reason=f"the conformance tool is not at {TOOLS}"
)


@cache
def tool() -> Any:
    """The tool as a module."""
    sys.path.insert(0, str(TOOLS))
    return import_module("conformance")


@cache
def specs() -> Mapping[str, Any]:
    """What the tool reads of all OpenAPI files: one may need objects of another."""
    files = [*SPECS.glob("v2/*.y*ml"), *SPECS.glob("v3/*.y*ml")]
    return {file.name.partition(".v3.")[0]: tool().Spec(file) for file in sorted(files)}


def metafields(path: str, id: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """How the batches at `path` are tried, for metafields of the object whose id `id` is."""
    made, first = f"made{path}/metafields", f"first{path}/metafields"
    values = {"namespace": "n", "permission_set": "read", "value": "v"}
    post, get = f"POST {path}/metafields", f"GET {path}/metafields"
    yield "fixtures", {made: [post], first: [get]}
    yield "params", {f"{path}/metafields/{{}}": f"${{{made}.id}}"}
    yield (
        "operations",
        {
            post: {"body": [{**values, "resource_id": id, "key": "key ${n}"}]},
            f"PUT {path}/metafields": {
                "before": [made],
                "body": [{"id": f"${{{first}.id}}", "value": "changed"}],
                "wrong": {"permission_set": "no such"},
            },
            f"DELETE {path}/metafields": {"body": [f"${{{made}.id}}"]},
        },
    )


def recipes(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The tool's recipes with a file's laid over them."""
    found: dict[str, Any] = yaml.safe_load((TOOLS / "conformance_recipes.yaml").read_text())
    parts = [(part, facts.get(part, {})) for part in ("fixtures", "params", "operations")]
    for path, id in facts.get("metafields", {}).items():
        parts += metafields(path, id)
    for part, entries in parts:
        found["v3"][part] |= entries
    return found


def tried(name: str) -> list[Any]:
    """The tool's results for the operations of one file, on a store of their own."""
    platform = Platform()
    with Server(platform) as server:
        store = FakeStore(quota=1_000_000, platform=platform).open()
        for resource, rows in FILES[name].get("seed", {}).items():
            for row in rows:
                getattr(store, resource).add(**row)
        prefix = "/stores/{store_hash}/{version}"
        client = tool().Client(server.url, prefix, store.store_hash, store.access_token)
        world = tool().World(client, specs().values(), recipes(FILES[name]))
        waivers = yaml.safe_load((TOOLS / "conformance_waivers.yaml").read_text())
        results = tool().Checker(world, waivers).run(specs()[name].operations, lambda result: None)
        store.close()
    assert isinstance(results, list)
    return results


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_as_documented_is_known(name: str) -> None:
    facts = FILES[name]
    unserved = {*facts.get("unserved", ())}
    results = {each.operation.key: each for each in tried(name)}
    served = {key: each for key, each in results.items() if key not in unserved}

    assert {key for key in unserved if results[key].verdict["implemented"] == "fail"} == unserved
    untried = {key for key, each in served.items() if not each.exercised}
    assert untried == {*facts.get("untried", ())}
    reasons = {k: each.reasons for k, each in served.items() if each.exercised and each.reasons}
    assert_known(reasons, facts.get("disagreements", {}))
    lacking = {key: each.missing_fields for key, each in served.items() if each.missing_fields}
    assert lacking == facts.get("lacking", {})


def assert_known(found: Mapping[str, list[str]], known: Mapping[str, Mapping[str, str]]) -> None:
    """Each reason is for a place known of its operation, and each place has its reason."""
    assert {key: reasons for key, reasons in found.items() if key not in known} == {}
    assert known.keys() - found.keys() == set()
    for key, places in known.items():
        unknown = [each for each in found[key] if not any(place in each for place in places)]
        idle = [place for place in places if not any(place in each for each in found[key])]
        assert (key, unknown, idle) == (key, [], [])
