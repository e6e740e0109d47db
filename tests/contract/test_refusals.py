"""What every definition refuses, and in which words, through every entrance."""

from __future__ import annotations

from typing import Any

import pytest

from bcfake.schema import COUNT, CREATE, DELETE, GET, LIST, UPDATE

Scene = Any
NOT_FOUND = [{"status": 404, "message": "The requested resource was not found."}]
TYPE = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes"


def message(reply: Any) -> tuple[int, str]:
    """(status, message) of a V2 error body."""
    [error] = reply.json
    assert error["status"] == reply.status
    return reply.status, error["message"]


@pytest.mark.verbs(CREATE)
def test_an_unknown_field_is_refused_by_its_name(scene: Scene) -> None:
    before = len(scene.all())
    reply = scene.send("POST", scene.path, json={**scene.body("create"), "colour": "red"})
    assert message(reply) == (400, "The field 'colour' is not supported by this resource.")
    assert len(scene.all()) == before


@pytest.mark.verbs(UPDATE)
def test_an_unknown_field_is_refused_on_update_too(scene: Scene) -> None:
    row = scene.add()
    reply = scene.send("PUT", scene.item(row), json={"colour": "red"})
    assert message(reply) == (400, "The field 'colour' is not supported by this resource.")


@pytest.mark.verbs(CREATE)
def test_read_only_fields_are_refused_on_create(scene: Scene) -> None:
    for field in scene.resource.fields:
        if field.v2 and not field.writable("create"):
            reply = scene.send("POST", scene.path, json={**scene.body("create"), field.name: 1})
            assert message(reply) == (
                400,
                f"The field '{field.name}' cannot be written to. "
                "Please remove it from your request before trying again.",
            )


@pytest.mark.verbs(UPDATE)
def test_read_only_fields_are_refused_on_update(scene: Scene) -> None:
    row = scene.add()
    for field in scene.resource.fields:
        if field.v2 and not field.writable("update"):
            reply = scene.send("PUT", scene.item(row), json={field.name: 1})
            assert (reply.status, "cannot be written to" in message(reply)[1]) == (400, True)


@pytest.mark.verbs(CREATE)
def test_each_required_field_is_missed(scene: Scene) -> None:
    whole = scene.body("create")
    for name in whole:
        field = scene.resource.by_name[name]
        if not field.required or field.unless:
            continue
        reply = scene.send("POST", scene.path, json={k: v for k, v in whole.items() if k != name})
        assert message(reply) == (400, f"The required field '{name}' was not supplied.")


@pytest.mark.verbs(LIST)
def test_an_unknown_filter_is_refused_by_its_name(scene: Scene) -> None:
    reply = scene.send("GET", f"{scene.path}?colour=red")
    assert message(reply) == (400, "The field 'colour' is not supported by this resource.")


@pytest.mark.verbs(COUNT)
def test_an_unknown_filter_is_refused_by_count_too(scene: Scene) -> None:
    reply = scene.send("GET", f"{scene.path}/count?colour=red")
    assert message(reply) == (400, "The field 'colour' is not supported by this resource.")


@pytest.mark.verbs(CREATE)
@pytest.mark.parametrize("body", [b"{", b"", b"[]", b'"name"', b'{"a":NaN}', b"\xff\xfe"])
def test_a_body_that_is_no_json_object_is_refused(scene: Scene, body: bytes) -> None:
    reply = scene.send("POST", scene.path, data=body, headers={"Content-Type": "application/json"})
    assert reply.status == 400
    assert scene.store.requests[-1].changes in ((), [])


@pytest.mark.verbs(CREATE)
@pytest.mark.parametrize("kind", [None, "text/plain", "application/xml"])
def test_a_body_that_is_not_called_json_is_415(scene: Scene, kind: str | None) -> None:
    reply = scene.send("POST", scene.path, data=b"{}", headers={"Content-Type": kind})
    assert (reply.status, reply.json["title"]) == (415, "Unsupported Media Type")


@pytest.mark.verbs(GET, where=lambda resource: not resource.single)
def test_an_id_that_does_not_exist_is_404(scene: Scene) -> None:
    for method, verb in (("GET", GET), ("PUT", UPDATE), ("DELETE", DELETE)):
        if verb not in scene.resource.verbs:
            continue
        for id in ("999999", "2147483647", "none", "1x"):
            options = {"json": {}} if method == "PUT" else {}
            reply = scene.send(method, f"{scene.path}/{id}", **options)
            assert (reply.status, reply.json) == (404, NOT_FOUND), (method, id)


@pytest.mark.verbs(GET, where=lambda resource: not resource.single)
def test_an_id_beyond_32_bits_gets_the_gateways_error(scene: Scene) -> None:
    for id in ("2147483648", "1111111111111", "9" * 5000):
        reply = scene.send("GET", f"{scene.path}/{id}")
        assert (reply.status, reply.json) == (
            400,
            {"status": 400, "title": "Input is invalid", "type": TYPE, "errors": {}},
        )


@pytest.mark.verbs(where=lambda resource: resource.parent)
def test_nothing_is_found_below_a_parent_that_does_not_exist(scene: Scene) -> None:
    path = scene.below(999999)
    asked = [("GET", path, LIST), ("GET", f"{path}/count", COUNT), ("GET", f"{path}/1", GET)]
    for method, path, verb in asked:
        if verb in scene.resource.verbs:
            assert scene.send(method, path).json == NOT_FOUND
    if CREATE in scene.resource.verbs:
        for body in (scene.body("create"), {"colour": "red"}):
            assert scene.send("POST", scene.below(999999), json=body).json == NOT_FOUND


@pytest.mark.verbs(GET, CREATE, where=lambda resource: resource.parent)
def test_a_row_is_not_found_below_another_parent(scene: Scene) -> None:
    row = scene.add()
    other = type(scene)(scene.resource, scene)
    assert scene.send("GET", other.item(row)).status == 404
    if DELETE in scene.resource.verbs:
        assert scene.send("DELETE", other.item(row)).status == 404
    assert scene.shown(row)["id"] in scene.ids()
