"""Projects that BigCommerce hosts, and what was deployed of them; V3 alone knows them."""

from __future__ import annotations

from bcfake.errors import Conflict
from bcfake.fields import Choice, Int, Json, NewRow, Text, Timestamp
from bcfake.resources.uuids import UUID, known_by_uuid
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/infrastructure_hosting.v3.yml"
STATUSES = ("completed", "queued", "in_progress", "failed")
RUNNING = ("queued", "in_progress")
BUSY = (
    "You already have a deployment in progress for this project. "
    "Please wait for it to complete before trying again."
)

PROJECTS = Resource(
    name="hosting_projects",
    path="infrastructure/projects",
    source=SOURCE,
    scope="infrastructure_projects",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Text(name="name", required=True, sample="project-{n}"),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(known_by_uuid,),
    known_gaps=("The logs of a project (/infrastructure/logs) are not served.",),
)


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def one_at_a_time(change: Change) -> None:
    """A project has one deployment in progress; another is refused with 409."""
    for row in change.store.find(DEPLOYMENTS, project_id=change.new("project_id")):
        if row["status"] in RUNNING:
            raise Conflict(BUSY)


DEPLOYMENTS = Resource(
    name="hosting_deployments",
    path="infrastructure/deployments",
    source=SOURCE,
    scope="infrastructure_deployments",
    verbs=frozenset(),
    parent=PROJECTS,
    parent_key="project_id",
    fields=(
        ID,
        UUID,
        Int(name="project_id", sample=NewRow("hosting_projects")),
        Text(name="upload_uuid"),
        Json(name="environment_variables", shape=list, default=()),
        Choice(name="status", values=STATUSES),
    ),
    rules=(known_by_uuid, one_at_a_time),
    known_gaps=(
        "A deployment is completed at once (one in progress comes by seeding), and nothing runs.",
        "The scope that only lets create previews opens nothing.",
    ),
)

UPLOADS = Resource(
    name="hosting_uploads",
    path="infrastructure/deployments/uploads",
    source=SOURCE,
    scope="infrastructure_deployments",
    verbs=frozenset(),
    fields=(ID, UUID),
    rules=(known_by_uuid,),
    known_gaps=("The URL to upload to leads nowhere.",),
)

RESOURCES = (PROJECTS, DEPLOYMENTS, UPLOADS)
