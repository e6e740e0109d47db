"""What holds for every view: generated from the definitions."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from bcfake.collection import Collection
from bcfake.schema import CLEAR, CREATE, DELETE, GET, LIST, UPDATE
from bcfake.view import View
from bcfake.views import ENDPOINTS, VIEWS
from bcfake.wire.v3_routes import collection_path


def views(*verbs: Any, **traits: Any) -> Any:
    """The views that serve all these verbs and have these traits, as parameters."""
    found = [
        view
        for view in VIEWS
        if view.verbs.issuperset(verbs)
        and all(getattr(view, name) == value for name, value in traits.items())
        and not view.source.single
    ]
    return pytest.mark.parametrize("view", found, ids=collection_path)


def names_of(view: View, row: Any) -> set[str]:
    """The fields that a row is shown with."""
    return {*view.shown} if view.shows is None else {*view.shown} & {*view.shows(row)}


def paging_of(view: View) -> str:
    return "cursor_pagination" if view.paging == "cursor" else "pagination"


@views(LIST)
def test_a_list_holds_the_rows_in_data_and_their_number_in_meta(scene: Any, v3: Any) -> None:
    render = scene.view.by_name[scene.view.key_name].field.render
    rows = [scene.row() for _ in range(3)]
    keys = {render(row[scene.view.key]) for row in rows}
    names = names_of(scene.view, rows[0])

    answer = v3("GET", scene.path)

    assert answer.status_code == 200, answer.text
    shown = answer.json()["data"]
    assert keys <= {each[scene.view.key_name] for each in shown}
    assert all(set(each) == names for each in shown)
    if scene.view.paging != "none":
        pagination = answer.json()["meta"][paging_of(scene.view)]
        assert pagination["count"] == pagination.get("total", len(shown)) == len(shown)


@views(LIST)
def test_pages_follow_one_another_by_their_links(scene: Any, v3: Any) -> None:
    for _ in range(3):
        scene.row()
    if scene.view.paging == "none" or not scene.view.links:
        pytest.skip("it has no links between pages")
    whole = v3("GET", scene.path).json()["data"]

    found, query = [], "?limit=2"
    while query:
        answer = v3("GET", scene.path + query).json()
        found += answer["data"]
        query = answer["meta"][paging_of(scene.view)]["links"].get("next", "")

    assert found == whole


@views(LIST, paging="both")
def test_cursors_lead_through_the_list_and_back(scene: Any, v3: Any) -> None:
    for _ in range(5):
        scene.row()
    whole = v3("GET", scene.path).json()["data"]

    found, query = [], "?limit=2"
    while query:
        answer = v3("GET", scene.path + query).json()
        found.append(answer["data"])
        links = answer["meta"]["cursor_pagination"]["links"]
        query = links.get("next", "")
    back = v3("GET", scene.path + links["previous"]).json()["data"]

    assert [row for page in found for row in page] == whole
    assert back == found[-2]


@views(LIST, CLEAR, paging="both")
def test_a_cursor_holds_when_its_row_is_gone(scene: Any, v3: Any) -> None:
    rows = [scene.row() for _ in range(4)]
    first = v3("GET", scene.path, params={"limit": 2}).json()

    cursors = first["meta"]["cursor_pagination"]
    Collection(scene.store.data, scene.view.source).delete(rows[1]["id"])
    rest = v3("GET", scene.path + cursors["links"]["next"]).json()["data"]
    back = v3("GET", scene.path, params={"before": cursors["end_cursor"]}).json()["data"]
    down = {"after": cursors["end_cursor"], "direction": "desc"}

    assert [each["id"] for each in rest] == [row["id"] for row in rows[2:]]
    assert [each["id"] for each in back] == [rows[0]["id"]]
    assert v3("GET", scene.path, params=down).json()["data"] == back


@views(LIST)
def test_an_unknown_filter_is_named_in_a_422(scene: Any, v3: Any) -> None:
    answer = v3("GET", f"{scene.path}?no_such=1")

    assert answer.status_code == 422
    assert answer.json()["title"] == "The filter(s): no_such are not valid filter parameter(s)."
    assert answer.json()["errors"] == {}


@views(LIST)
def test_every_filter_on_a_number_refuses_a_word(scene: Any, v3: Any) -> None:
    for name, each in scene.view.filter_by_name.items():
        if each.type is not None and each.type.kind == "int":
            answer = v3("GET", scene.path, params={name: "word"})
            assert answer.status_code == 422, name
            assert f'"{name}" value may contain only integer values' in answer.json()["title"]


@views(LIST)
def test_a_filter_takes_any_text_or_refuses_it(scene: Any, v3: Any) -> None:
    """A review's status that is none used to break the fake itself."""
    scene.store.quota.set(1000)
    for name in scene.view.filter_by_name:
        for text in ("", "word", "-1", "9" * 40, "1e400", "a,,b", "%00"):
            assert v3("GET", f"{scene.path}?{name}={text}").status_code in (200, 422), (name, text)


@views(LIST)
def test_every_field_that_sorts_sorts_both_ways(scene: Any, v3: Any) -> None:
    for _ in range(3):
        scene.row()
    for name in scene.view.sortable:
        up = v3("GET", scene.path, params={"sort": name}).json()["data"]
        down = v3("GET", scene.path, params={"sort": name, "direction": "desc"}).json()["data"]
        if name in scene.view.shown:
            assert [each[name] for each in up] == [each[name] for each in down][::-1], name


@views(GET)
def test_an_object_is_shown_with_every_field(scene: Any, v3: Any) -> None:
    row = scene.row()

    answer = v3("GET", scene.item(row))

    assert answer.status_code == 200, answer.text
    assert set(answer.json()["data"]) == names_of(scene.view, row)
    assert answer.json()["meta"] == {}


@views(GET)
def test_include_fields_and_exclude_fields_leave_the_id(scene: Any, v3: Any) -> None:
    row, key = scene.row(), scene.view.key_name
    path, names = scene.item(row), names_of(scene.view, row)
    some = next(name for name in names if name != key)

    only = v3("GET", path, params={"include_fields": some}).json()["data"]
    rest = v3("GET", path, params={"exclude_fields": f"{some},{key}"}).json()["data"]

    assert set(only) == {key, some}
    assert set(rest) == names - {some}


@views(GET)
def test_an_unknown_id_is_a_404_with_a_sentence(scene: Any, v3: Any) -> None:
    answer = v3("GET", f"{scene.path}/999999999")

    assert answer.status_code == 404
    assert set(answer.json()) == {"status", "title", "type"}
    assert "999999999" in answer.json()["title"]


@views(GET)
def test_an_unknown_parent_is_a_404(scene: Any, v3: Any) -> None:
    if scene.view.parent is None:
        pytest.skip("it has no parent")
    item = scene.item(scene.row())
    other = item.replace(f"/{scene.ids[0]}/", "/999999999/", 1)

    assert v3("GET", other).status_code == 404


@views(GET, UPDATE)
def test_what_is_shown_may_be_sent_back(scene: Any, v3: Any) -> None:
    """A client may read an object, change it and send it whole: what V3 only shows is no fault."""
    path = scene.item(scene.row())
    shown = v3("GET", path).json()["data"]

    answer = v3("PUT", path, json=shown)

    assert answer.status_code == scene.view.updated, answer.text
    moving = {"date_modified", "updated_time", "version"}
    same = {name: value for name, value in shown.items() if name not in moving}
    assert {n: v for n, v in answer.json()["data"].items() if n in same} == same


@views(CREATE)
def test_a_body_that_lacks_required_fields_names_them_all(scene: Any, v3: Any) -> None:
    required = {n for n, part in scene.view.by_name.items() if part.field.required}
    if not required:
        pytest.skip("nothing is required")

    answer = v3("POST", scene.path, json={})

    assert answer.status_code == 422
    assert answer.json()["title"] == scene.view.wording.lacking
    assert set(answer.json()["errors"]) == required


@views(CREATE)
def test_a_body_must_be_an_object_in_json(scene: Any, v3: Any) -> None:
    as_list = v3("POST", scene.path, json=[])
    kind = {"Content-Type": "application/json"}
    broken = scene.store.headers | kind
    root = scene.store.url.removesuffix("/v2") + "/v3"
    answer = requests.post(root + scene.path, data="{", headers=broken, timeout=5)

    assert as_list.status_code == 422
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Syntax error"
    assert answer.json()["errors"] == {}


@views(DELETE, shows_deleted=True)
def test_some_deletes_answer_with_the_object_that_is_gone(scene: Any, v3: Any) -> None:
    path = scene.item(scene.row())
    shown = v3("GET", path).json()

    answer = v3("DELETE", path)

    assert (answer.status_code, answer.json()) == (200, shown)
    assert v3("GET", path).status_code == 404


@views(DELETE, shows_deleted=False)
def test_a_delete_is_204_without_a_body_and_the_object_gone(scene: Any, v3: Any) -> None:
    path = scene.item(scene.row())

    answer = v3("DELETE", path)

    assert (answer.status_code, answer.content) == (204, b"")
    assert v3("DELETE", path).status_code == 404
    if GET in scene.view.verbs:
        assert v3("GET", path).status_code == 404


@pytest.mark.parametrize(
    ("view", "verb"),
    [
        pytest.param(view, verb, id=f"{collection_path(view)}-{verb.value}")
        for view in VIEWS
        for verb in view.batch
    ],
)
def test_a_batch_takes_a_list_of_so_many_items(scene: Any, verb: Any, v3: Any) -> None:
    method = {CREATE: "POST", UPDATE: "PUT", DELETE: "DELETE"}[verb]

    none = v3(method, scene.path, json=[])
    single = v3(method, scene.path, json={})
    many = v3(method, scene.path, json=[{}] * (scene.view.batch[verb] + 1))

    assert none.ok
    assert none.json()["data"] == []
    assert single.status_code == 422
    assert many.status_code == 413
    assert str(scene.view.batch[verb]) in many.json()["title"]


def test_no_two_views_have_one_path_nor_two_endpoints_one_operation() -> None:
    paths = [collection_path(view) for view in VIEWS]
    operations = [(each.method, re.sub(r"{\w+}", "{}", each.path)) for each in ENDPOINTS]

    assert len(set(paths)) == len(paths)
    assert len(set(operations)) == len(operations)
