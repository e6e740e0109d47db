"""Hosted projects and their deployments."""

from __future__ import annotations

import json
from typing import Any

import pytest

PROJECTS = "/infrastructure/projects"
DEPLOYMENTS = "/infrastructure/deployments"


@pytest.fixture
def body(v3: Any) -> Any:
    """What deploys a new upload to a new project."""
    project = v3("POST", PROJECTS, json={"name": "shop"}).json()["data"]["uuid"]
    upload = v3("POST", f"{DEPLOYMENTS}/uploads", json={}).json()["data"]
    assert upload["upload_uuid"] in upload["upload_url"]
    return {"project_uuid": project, "upload_uuid": upload["upload_uuid"]}


def test_a_deployment_tells_how_far_it_is(body: Any, v3: Any) -> None:
    made = v3("POST", DEPLOYMENTS, json=body).json()["data"]["deployment_uuid"]

    stream = v3("GET", f"{DEPLOYMENTS}/{made}/events")

    assert stream.headers["Content-Type"] == "text/event-stream"
    told = json.loads(stream.text.split("data: ")[1])
    assert (told["deployment_uuid"], told["deployment_status"]) == (made, "completed")
    wrong = v3("GET", f"{DEPLOYMENTS}/7/events")
    assert wrong.json()["title"] == ":deploymentUuid should be valid UUID."
    assert wrong.status_code == 400
    unknown = f"{DEPLOYMENTS}/00000000-0000-4000-8000-000000000000/events"
    assert v3("GET", unknown).status_code == 404


def test_a_project_has_one_deployment_in_progress(body: Any, v3: Any, bcfake: Any) -> None:
    bcfake.hosting_deployments.add(project_id=1, status="in_progress")

    answer = v3("POST", DEPLOYMENTS, json=body)

    assert answer.status_code == 409
    assert answer.json()["title"].startswith("You already have a deployment in progress")


def test_what_is_deployed_was_uploaded_for_a_project(body: Any, v3: Any) -> None:
    for name in ("project_uuid", "upload_uuid"):
        answer = v3("POST", DEPLOYMENTS, json={**body, name: "none"})
        assert name in answer.json()["errors"]
    variable = {"type": "public", "key": "A", "value": "1"}
    wrong = v3("POST", DEPLOYMENTS, json={**body, "environment_variables": [variable]})
    assert "environment_variables.type" in wrong.json()["errors"]


def test_projects_are_deleted_by_their_uuids(body: Any, v3: Any) -> None:
    none = v3("DELETE", PROJECTS)
    assert (none.status_code, none.json()["title"]) == (422, "'project_uuid:in' must be specified")

    uuids = f"{body['project_uuid']},none"
    assert v3("DELETE", f"{PROJECTS}?project_uuid:in={uuids}").status_code == 204
    assert v3("GET", PROJECTS).json()["data"] == []
