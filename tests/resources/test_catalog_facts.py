"""The catalog definitions against the collected facts about V2, where those are at hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bcfake.resources import CATALOGUE
from bcfake.schema import Resource
from bcfake.wire.v2_routes import routes

FACTS = Path(__file__).parents[3] / "shared/reference/v2-catalog.yaml"
RESOURCES: list[dict[str, Any]] = (
    yaml.safe_load(FACTS.read_text())["resources"] if FACTS.exists() else []
)
NAMES = {"product_google_product_search": "product_google_mappings"}
ROUTES = routes(CATALOGUE)

# Where the facts are unsure and the fake decides: a field nobody can write in practice ...
READ_ONLY_BY_CHOICE = {"keyword_filter", "total_sold", "number_sold"}
# ... defaults that rules or the clock supply, and two sources that disagree ("" or null).
DEFAULT_BY_RULE = {"custom_url", "url", "display_name", "date_created"}
TEXTS = {"meta_keywords", "meta_description", "upc"}
EMPTY_BY_CHOICE = TEXTS | {"event_date_start", "event_date_end"}

needs_facts = pytest.mark.skipif(not RESOURCES, reason=f"the facts are not at {FACTS}")


def resource_of(facts: dict[str, Any]) -> Resource:
    return CATALOGUE[NAMES.get(facts["name"], facts["name"])]


def field_facts() -> list[Any]:
    return [
        pytest.param(resource_of(each), field, id=f"{each['name']}.{field['name']}")
        for each in RESOURCES
        for field in each["fields"]
    ]


@needs_facts
@pytest.mark.parametrize("facts", RESOURCES, ids=[each["name"] for each in RESOURCES])
def test_answers_hold_the_known_fields_in_the_known_order(facts: dict[str, Any]) -> None:
    if not facts["fields"]:
        pytest.skip("no field of it is documented")
    known = [field["name"] for field in facts["fields"] if field.get("in_response", True)]
    assert [field.name for field in resource_of(facts).fields if not field.hidden] == known


@needs_facts
@pytest.mark.parametrize(("resource", "facts"), field_facts())
def test_fields_are_required_and_read_only_as_known(
    resource: Resource, facts: dict[str, Any]
) -> None:
    field = resource.by_name[facts["name"]]
    locked = [verb for verb in ("create", "update") if not field.writable(verb)]
    if facts["name"] not in READ_ONLY_BY_CHOICE:
        assert locked == facts.get("readonly", [])
    if "create" not in locked:
        needed = {"create": field.required, "update": field.required_on_update}
        assert [verb for verb in needed if needed[verb]] == facts.get("required", [])


@needs_facts
@pytest.mark.parametrize(("resource", "facts"), field_facts())
def test_fields_have_the_known_default_and_accepted_values(
    resource: Resource, facts: dict[str, Any]
) -> None:
    field = resource.by_name[facts["name"]]
    decided = facts["name"] in DEFAULT_BY_RULE | EMPTY_BY_CHOICE
    if "default" in facts and field.stored and not decided:
        assert field.render(field.initial()) == facts["default"]
    if facts["type"] == "enum":
        assert set(getattr(field, "values", ())) == set(facts["enum"])


@needs_facts
@pytest.mark.parametrize("facts", RESOURCES, ids=[each["name"] for each in RESOURCES])
def test_lists_take_exactly_the_known_filters(facts: dict[str, Any]) -> None:
    known = {each["name"] for each in facts["filters"]}
    assert {each.name for each in resource_of(facts).filters} == known


@needs_facts
@pytest.mark.parametrize(
    ("method", "path"),
    [(each["method"], each["path"]) for facts in RESOURCES for each in facts["operations"]],
)
def test_every_known_operation_is_served(method: str, path: str) -> None:
    found = ROUTES.match(re.sub(r"\{[^}]*\}", "1", path))
    assert found is not None
    assert method in found[0].methods
