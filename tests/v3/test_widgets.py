"""Widget templates, the widgets made of them, where they are placed, and pages of widgets."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fake import FakeStore


@pytest.fixture
def template(v3: Any) -> Any:
    body = {"name": "Header", "template": "{{text}}"}
    return v3("POST", "/content/widget-templates", json=body).json()["data"]


@pytest.fixture
def widget(v3: Any, template: Any) -> Any:
    body = {
        "name": "Header",
        "widget_template_uuid": template["uuid"],
        "widget_configuration": {"text": "Hello"},
    }
    return v3("POST", "/content/widgets", json=body).json()["data"]


def test_a_widget_holds_its_template_and_knows_itself(widget: Any, template: Any, v3: Any) -> None:
    assert widget["widget_template"] == template
    assert widget["widget_configuration"] == {"text": "Hello", "_": {"id": widget["uuid"]}}
    path = f"/content/widgets/{widget['uuid']}"
    change = {"widget_configuration": {"text": "Bye"}}
    changed = v3("PUT", path, json=change).json()["data"]
    assert changed["widget_configuration"]["text"] == "Bye"
    nowhere = {"name": "Header", "widget_template_uuid": "no such"}
    assert v3("POST", "/content/widgets", json=nowhere).status_code == 422


def test_a_widget_stays_at_its_templates_version_until_it_is_upgraded(
    widget: Any, template: Any, v3: Any
) -> None:
    path = f"/content/widget-templates/{template['uuid']}"
    same = v3("PUT", path, json={"name": "B"}).json()["data"]
    new = v3("PUT", path, json={"template": "{{b}}", "create_new_version": True}).json()["data"]
    assert same["current_version_uuid"] == template["current_version_uuid"]
    assert new["current_version_uuid"] != template["current_version_uuid"]

    one = f"/content/widgets/{widget['uuid']}"
    assert v3("GET", one).json()["data"]["version_uuid"] == template["current_version_uuid"]
    upgraded = v3("PUT", one, json={"upgrade": True}).json()["data"]
    assert upgraded["version_uuid"] == new["current_version_uuid"]


def test_a_placement_holds_its_widget(widget: Any, v3: Any) -> None:
    place = {"template_file": "pages/category", "entity_id": "21", "status": "active"}
    body = {**place, "widget_uuid": widget["uuid"]}

    made = v3("POST", "/content/placements", json=body).json()["data"]

    assert place.items() <= made.items()
    assert made["widget"] == widget
    assert v3("POST", "/content/placements", json={**body, "widget_uuid": "x"}).status_code == 422


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/content/widgets", "widget_template_uuid={template}"),
        ("/content/widgets", "widget_template_kind=custom"),
        ("/content/widgets", "site_id:in=1000"),
        ("/content/placements", "widget_uuid={widget}"),
        ("/content/placements", "widget_template_uuid={template}"),
        ("/content/placements", "widget_template_kind=custom"),
        ("/content/widget-templates", "widget_template_kind=custom"),
    ],
)
def test_widgets_are_found_by_what_they_are_made_of(
    path: str, query: str, widget: Any, template: Any, v3: Any
) -> None:
    v3(
        "POST",
        "/content/placements",
        json={"template_file": "pages/home", "widget_uuid": widget["uuid"]},
    )
    found = v3("GET", f"{path}?{query}".format(template=template["uuid"], widget=widget["uuid"]))
    other = v3("GET", f"{path}?{query.split('=')[0]}=7")

    assert len(found.json()["data"]) == 1
    assert other.json()["data"] == []


def test_what_is_made_of_a_deleted_template_goes_with_it(
    widget: Any, template: Any, v3: Any, bcfake: FakeStore
) -> None:
    bcfake.placements.add(widget_id=1)

    v3("DELETE", f"/content/widget-templates/{template['uuid']}")

    assert (len(bcfake.widgets), len(bcfake.placements)) == (0, 0)


def test_the_regions_of_a_template_file(v3: Any) -> None:
    found = v3("GET", "/content/regions?template_file=pages/category").json()["data"]

    assert {"name": "category_header_banner"} in found
    assert {"name": "header_bottom"} in found
    assert v3("GET", "/content/regions?template_file=pages/none").status_code == 404
    assert v3("GET", "/content/regions").status_code == 422


def test_a_page_is_what_was_published_last(v3: Any) -> None:
    path, page = "/content/page-widgets", {"template_file": "pages/home"}
    empty = v3("GET", path, params=page).json()["data"]["regions"]
    assert {"name": "home_below_menu", "children": []} in empty

    child = {"type": "widget", "name": "Header", "configuration": {"text": "Hello"}}
    for children in ([], [child]):
        regions = [{"name": "home_below_menu", "children": children}]
        assert v3("POST", path, json={**page, "regions": regions}).status_code == 204

    assert v3("GET", path, params=page).json()["data"]["regions"] == regions
    assert v3("GET", path).json()["data"]["regions"] == [{"name": "header_bottom", "children": []}]
    wrong = {"regions": [{"name": "a", "children": [{"type": "page"}]}]}
    assert "regions.children.type" in v3("POST", path, json=wrong).json()["errors"]
    assert v3("POST", path, json={"regions": [], "channel_id": 9}).status_code == 422
