"""Every verb of every definition answers as declared, through every entrance."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.fields import Timestamp
from bcfake.schema import CLEAR, COUNT, CREATE, DELETE, GET, LIST, UPDATE

Scene = Any
NOT_FOUND = [{"status": 404, "message": "The requested resource was not found."}]
EMPTIED = {"coupons": {"applies_to"}}  # by an update that leaves them out (documented)
ARCHIVED = ("orders",)  # not deleted (documented)


@pytest.mark.verbs(LIST)
def test_a_list_is_a_bare_list_of_the_rows(scene: Scene) -> None:
    scene.add()
    reply = scene.send("GET", f"{scene.path}?limit=250")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/json")
    listed = reply.json
    assert len(listed) == len(scene.all())
    assert {frozenset(each) for each in listed} == {scene.names}
    if "id" in scene.resource.by_name:
        assert sorted(each["id"] for each in listed) == sorted(scene.ids())


@pytest.mark.verbs(LIST, CREATE)
def test_a_list_of_nothing_is_204_without_a_body(scene: Scene) -> None:
    for row in scene.all():
        scene.store.data.remove(scene.resource, row["id"])
    status, headers, body = scene.send("GET", scene.path)
    assert (status, body) == (204, b"")
    assert "Content-Type" not in headers
    assert "Content-Length" not in headers


@pytest.mark.verbs(LIST, where=lambda resource: resource.paged)
def test_a_page_past_the_last_is_204(scene: Scene) -> None:
    scene.add()
    assert scene.send("GET", f"{scene.path}?page=9").status == 204


@pytest.mark.verbs(LIST, where=lambda resource: resource.paged)
def test_pages_follow_one_another(scene: Scene) -> None:
    while len(scene.all()) < 3:
        scene.add()
    whole = scene.send("GET", f"{scene.path}?limit=3").json
    assert [scene.send("GET", f"{scene.path}?limit=1&page={n}").json for n in (1, 2, 3)] == [
        [each] for each in whole
    ]


@pytest.mark.verbs(LIST, where=lambda resource: resource.paged)
def test_250_is_the_highest_limit(scene: Scene) -> None:
    scene.add()
    assert scene.send("GET", f"{scene.path}?limit=250").status == 200
    reply = scene.send("GET", f"{scene.path}?limit=251")
    assert (reply.status, reply.json) == (
        413,
        [
            {
                "status": 413,
                "message": "The specified limit exceeds the maximum allowed.",
                "details": {"max_limit": 250},
            }
        ],
    )


@pytest.mark.verbs(GET)
def test_a_seeded_row_is_shown_with_every_field(scene: Scene) -> None:
    row = scene.add()
    reply = scene.send("GET", scene.item(row))
    shown = reply.json
    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/json")
    assert frozenset(shown) == scene.names
    assert {name: shown[name] for name in scene.shown(row)} == scene.shown(row)


@pytest.mark.verbs(COUNT)
def test_count_counts_the_rows(scene: Scene) -> None:
    before = len(scene.all())
    scene.add()
    reply = scene.send("GET", f"{scene.path}/count")
    assert (reply.status, reply.json["count"]) == (200, before + 1)


@pytest.mark.verbs(CREATE)
def test_a_create_answers_201_with_the_object_that_get_shows(scene: Scene) -> None:
    sent = scene.body("create")
    reply = scene.send("POST", scene.path, json=sent)
    assert reply.status == 201, reply.json
    made = reply.json
    assert frozenset(made) == scene.names
    assert made["id"] in scene.ids()
    if GET in scene.resource.verbs:
        assert scene.send("GET", scene.item(made)).json == made
    [entry] = scene.store.requests.where("POST *")
    assert any(f"created {scene.resource.singular}" in change for change in entry.changes)


@pytest.mark.verbs(UPDATE, GET)
def test_an_update_changes_what_was_sent_and_nothing_else(scene: Scene) -> None:
    row = scene.add()
    before = scene.send("GET", scene.item(row)).json
    sent = scene.body("update")
    reply = scene.send("PUT", scene.item(row), json=sent)
    assert reply.status == 200, reply.json
    assert scene.send("GET", scene.item(reply.json)).json == reply.json
    [after] = [each for each in scene.all() if scene.shown(each)["id"] == reply.json["id"]]
    for field in scene.resource.stored:
        if field.hidden or field.read_only is True or isinstance(field, Timestamp):
            continue
        if field.name not in sent:
            emptied = field.name in EMPTIED.get(scene.resource.name, ())
            assert emptied or reply.json[field.name] == before[field.name], field.name
        elif "://" not in str(sent[field.name]):  # a file is kept under a name of the store
            assert after[field.name] == field.parse(sent[field.name]), field.name


@pytest.mark.verbs(UPDATE, GET)
def test_an_update_of_nothing_changes_nothing(scene: Scene) -> None:
    row = scene.add()
    before = scene.send("GET", scene.item(row)).json
    reply = scene.send("PUT", scene.item(row), json={})
    if reply.status == 400:
        needed = [f.name for f in scene.resource.fields if f.required_on_update] or ["body"]
        assert reply.json[0]["message"].split("'")[1] in needed
        return
    moving = {f.name for f in scene.resource.fields if isinstance(f, Timestamp) and f.auto}
    moving |= EMPTIED.get(scene.resource.name, set())
    assert reply.status == 200
    assert {k: v for k, v in reply.json.items() if k not in moving} == {
        k: v for k, v in before.items() if k not in moving
    }


@pytest.mark.verbs(DELETE)
def test_a_delete_is_204_and_the_row_is_gone(scene: Scene) -> None:
    row, other = scene.shown(scene.add()), scene.shown(scene.add())
    status, _, body = scene.send("DELETE", scene.item(row))
    assert (status, body) == (204, b"")
    assert row["id"] not in scene.listed()
    assert other["id"] in scene.listed()
    if scene.resource.name not in ARCHIVED:
        assert scene.send("DELETE", scene.item(row)).json == NOT_FOUND


@pytest.mark.verbs(CLEAR)
def test_a_delete_of_all_is_204_and_the_rows_are_gone(scene: Scene) -> None:
    rows = [scene.shown(scene.add()), scene.shown(scene.add())]
    status, _, body = scene.send("DELETE", scene.path)
    assert (status, body) == (204, b"")
    assert not {row["id"] for row in rows} & set(scene.listed())
