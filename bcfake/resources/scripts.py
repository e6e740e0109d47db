"""Scripts that apps put on the storefront's pages; V3 alone knows them."""

from __future__ import annotations

from bcfake.errors import Invalid, Missing, Unprocessable
from bcfake.fields import Choice, Flag, Int, ListOf, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.references import refers_to
from bcfake.resources.uuids import UUID, known_by_uuid
from bcfake.schema import ASSUMED, DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/scripts.v3.yml"
MOST = {"channel_id": 50, "api_client_id": 10}  # a channel's scripts, and an app's
KINDS = ("src", "script_tag")
LOADS = ("default", "async", "defer")
LOCATIONS = ("head", "footer")
PAGES = ("storefront", "all_pages", "checkout", "order_confirmation")
CONSENTS = ("unknown", "essential", "functional", "analytics", "targeting")
HOLDS = {"src": ("src", "html"), "script_tag": ("html", "src")}  # the field it has, that it lacks


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def belongs_to_its_app(change: Change) -> None:
    """A script belongs to the app that made it, and no other app sees it."""
    given = change.sent.get("api_client_id")
    change.values["api_client_id"] = given or change.store.asker or change.store.client_id


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def there_is_room(change: Change) -> None:
    """A channel has at most 50 scripts, an app 10; one more is refused (with 422, assumed)."""
    for name, most in MOST.items():
        if len(change.store.find(SCRIPTS, **{name: change.values[name]})) >= most:
            raise Unprocessable(f"There are at most {most} scripts with the same {name}.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SOURCE)
def is_either_kind(change: Change) -> None:
    """A script is either a URL (src) or a tag (html), as its kind says; a tag loads as it is."""
    kind = change.new("kind")
    if kind is None:
        return
    has, lacks = HOLDS[kind]
    if change.old is None and has not in change.sent:
        raise Missing(has, f"A script of the kind {kind} needs it.")
    if change.new(lacks) and (change.old is None or lacks in change.sent):
        raise Invalid(lacks, f"A script of the kind {kind} does not have it.")
    if kind == "script_tag" and change.new("load_method") != "default":
        raise Invalid("load_method", "A script of the kind script_tag has the method default.")


SCRIPTS = Resource(
    name="scripts",
    path="content/scripts",
    source=SOURCE,
    scope="content",
    owner="api_client_id",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        Text(name="name", max=255, required=True, sample="Script {n}"),
        Text(name="description"),
        Text(name="html", max=65536),
        Text(name="src"),
        Flag(name="auto_uninstall"),
        Choice(name="load_method", values=LOADS),
        Choice(name="location", values=LOCATIONS),
        Choice(name="visibility", values=PAGES),
        Choice(name="kind", values=KINDS, nullable=True),
        Text(name="api_client_id", read_only=True, indexed=True),
        Choice(name="consent_category", values=CONSENTS),
        Flag(name="enabled", default=True),
        Int(name="channel_id", min=1, default=1),
        ListOf(name="integrity_hashes", item=Text(name="hash")),
        Timestamp(name="date_created", auto="create"),
        Timestamp(name="date_modified", auto="change"),
    ),
    rules=(
        belongs_to_its_app,
        there_is_room,
        is_either_kind,
        refers_to("channel_id", CHANNELS, evidence=ASSUMED),
        known_by_uuid,
    ),
    known_gaps=(
        "Scripts on checkout pages need no scope besides that for content.",
        "There is no storefront that runs scripts.",
    ),
)

RESOURCES = (SCRIPTS,)
