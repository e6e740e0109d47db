"""Hosted projects and their deployments as V3 has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from bcfake import viewing
from bcfake.errors import Invalid, NotFound, Unprocessable
from bcfake.fields import Choice, ListOf, Object, Text, Timestamp, separated
from bcfake.resources.hosting import DEPLOYMENTS, UPLOADS
from bcfake.resources.hosting import PROJECTS as PROJECT_ROWS
from bcfake.resources.store_information import beside
from bcfake.schema import CREATE, DELETE, LIST, Call
from bcfake.view import EVENTS, Document, Endpoint, Raw, View, problem, told

SPEC = "infrastructure_hosting.v3.yml"
DOOMED = "project_uuid:in"

PROJECTS = View(
    path="infrastructure/projects",
    noun="project",
    source=PROJECT_ROWS,
    spec=SPEC,
    key="uuid",
    verbs=frozenset({LIST, CREATE, DELETE}),
    paging="cursor",
    fields=(
        Text(name="uuid", read_only=True),
        Text(name="name", min=1, required=True),
        Timestamp(name="date_created", wire="iso", read_only=True),
        Timestamp(name="date_modified", wire="iso", read_only=True),
    ),
    filters=(
        *("uuid:in", "name:like"),
        *("date_created:min", "date_created:max", "date_modified:min", "date_modified:max"),
    ),
)


def delete_some(call: Call) -> None:
    """DELETE /infrastructure/projects: those in project_uuid:in that there are."""
    uuids = separated(call.query.get(DOOMED))
    if not uuids:
        raise Unprocessable(f"'{DOOMED}' must be specified")
    for uuid in uuids:
        for row in call.store.find(PROJECT_ROWS, uuid=uuid):
            call.store.delete(PROJECT_ROWS, row["id"])


# ---- deployments

VARIABLE = Object(
    name="variable",
    fields=(
        Choice(name="type", values=("plain_text", "secret"), required=True),
        Text(name="key", min=1, required=True),
        Text(name="value", required=True),
    ),
)
BODY = (
    Text(name="upload_uuid", min=1, required=True),
    Text(name="project_uuid", min=1, required=True),
    ListOf(name="environment_variables", item=VARIABLE, nullable=True),
)


def sign_upload(call: Call) -> Mapping[str, Any]:
    """POST /infrastructure/deployments/uploads: where to put what is to be deployed."""
    uuid = call.store.create(UPLOADS, {})["uuid"]
    return {"upload_url": f"{beside(call.base)}/uploads/{uuid}/bundle.zip", "upload_uuid": uuid}


def deploy(call: Call) -> Mapping[str, Any]:
    """POST /infrastructure/deployments."""
    sent = viewing.parse_loosely(BODY, call.body)
    project = call.store.find(PROJECT_ROWS, uuid=sent["project_uuid"])
    if not project:
        raise Invalid("project_uuid", f"There is no project {sent['project_uuid']}.")
    if not call.store.find(UPLOADS, uuid=sent["upload_uuid"]):
        raise Invalid("upload_uuid", f"There is no upload {sent['upload_uuid']}.")
    values = {
        "upload_uuid": sent["upload_uuid"],
        "environment_variables": sent.get("environment_variables") or (),
    }
    row = call.store.create(DEPLOYMENTS, values, parent=project[0]["id"])
    return {"deployment_uuid": row["uuid"]}


def events(call: Call) -> Document | Raw:
    """GET …/deployments/{uuid}/events: how far it is."""
    uuid = str(call.ids[0])
    try:
        UUID(uuid)
    except ValueError:
        return problem(400, ":deploymentUuid should be valid UUID.")
    for row in call.store.find(DEPLOYMENTS, uuid=uuid):
        done = row["status"] == "completed"
        return told(
            {
                "deployment_uuid": uuid,
                "deployment_status": row["status"],
                "event": {"step": "complete", "progress": 100} if done else None,
                "deployment_url": f"{uuid}.catalyst-sandbox.store" if done else None,
            }
        )
    raise NotFound(f"There is no deployment {uuid}.")


PATH = "infrastructure/deployments"
SCOPE = "infrastructure_deployments"
VIEWS = (PROJECTS,)
ENDPOINTS = (
    Endpoint("DELETE", PROJECTS.path, delete_some, (DOOMED,), spec=SPEC),
    Endpoint("POST", PATH, deploy, spec=SPEC, scope=SCOPE),
    Endpoint("POST", f"{PATH}/uploads", sign_upload, spec=SPEC, scope=SCOPE),
    Endpoint(
        "GET",
        f"{PATH}/{{deployment_uuid}}/events",
        events,
        spec=SPEC,
        scope=SCOPE,
        gives=EVENTS,
    ),
)
