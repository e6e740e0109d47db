"""Web pages and redirects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid, Missing
from bcfake.fields import Choice, Computed, Email, Field, Flag, Int, Json, Object, Text
from bcfake.resources.flags import only_one
from bcfake.resources.references import refers_to
from bcfake.resources.slugs import free_path, slug
from bcfake.resources.store_information import DEFAULT_SITE, storefront
from bcfake.schema import ASSUMED, DOCUMENTED, ID, Resource, rule
from bcfake.store import Change, Store

SPEC = "specs/v2/store_content.v2.yml"

# ---- pages

NEEDED = {"raw": "body", "link": "link"}


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def has_what_its_type_needs(change: Change) -> None:
    """A page of type raw needs a body, one of type link a link."""
    needed = NEEDED.get(change.new("type"))
    if needed and not change.new(needed):
        raise Missing(needed, f"A page of type {change.new('type')} needs it.")


@rule("before_create", "before_update", evidence=DOCUMENTED, source=SPEC)
def only_raw_is_no_html(change: Change) -> None:
    """Only a page of type raw may have another content type than text/html."""
    if change.new("content_type") != "text/html" and change.new("type") != "raw":
        raise Invalid("content_type", "Only a page of type raw may be other than text/html.")


@rule("before_update", evidence=ASSUMED)
def is_not_below_itself(change: Change) -> None:
    """A page's parent is neither the page itself nor one below it."""
    above = change.new("parent_id") if change.changes("parent_id") else 0
    while above:
        if above == change.values["id"]:
            raise Invalid("parent_id", "A page cannot be below itself.")
        above = change.store.get(PAGES, above)["parent_id"]


@rule("before_create", evidence=ASSUMED)
def take_url_from_name(change: Change) -> None:
    """A page without a URL gets one made of its name."""
    if not change.new("url"):
        change.values["url"] = free_path(change.store, PAGES, "url", change.new("name"))


@rule("after_delete", evidence=ASSUMED)
def raise_pages_below(change: Change) -> None:
    """The pages below a deleted page move to the top."""
    for page in change.store.find(PAGES, parent_id=change.values["id"]):
        change.store.amend(PAGES, page["id"], parent_id=0)


PAGES = Resource(
    name="pages",
    path="pages",
    source=SPEC,
    scope="content",
    fields=(
        ID,
        Int(name="channel_id", min=1, default=1, read_only="update"),
        Text(name="name", required=True, sample="Page {n}"),
        Text(name="meta_title"),
        Email(name="email"),
        Text(name="body"),
        Flag(name="is_visible"),
        Int(name="parent_id", indexed=True),
        Int(name="sort_order"),
        Text(name="meta_keywords"),
        Choice(name="type", required=True, values=("page", "contact_form", "raw", "link")),
        Text(name="contact_fields"),
        Text(name="meta_description"),
        Flag(name="is_homepage"),
        Text(name="layout_file", read_only=True, default="page.html"),
        Flag(name="is_customers_only"),
        Text(name="search_keywords"),
        Flag(name="has_mobile_version"),
        Text(name="mobile_body"),
        Choice(
            name="content_type",
            values=("text/html", "text/javascript", "application/json"),
        ),
        Text(name="url", unique=True),
        Text(name="link"),
    ),
    rules=(
        refers_to("parent_id", "pages"),
        is_not_below_itself,
        has_what_its_type_needs,
        only_raw_is_no_html,
        take_url_from_name,
        only_one("is_homepage", source="the name of the field; no other statement"),
        raise_pages_below,
    ),
    known_gaps=(
        "Requests larger than 1 MB are taken.",
        "A URL that is taken is refused with 409 (assumed); the page saved without its URL, and "
        "the 207 that is documented for it, is the fault url_not_saved.",
        "No store has a Blueprint theme, so layout_file is read-only.",
    ),
)

# ---- redirects

TARGETS = {  # forward.type: the resource ref is an id of, and its field for the storefront's path
    "product": ("products", "custom_url"),
    "category": ("categories", "url"),
    "brand": ("brands", ""),
    "page": ("pages", "url"),
    "post": ("blog_posts", "url"),
}


@dataclass(frozen=True, kw_only=True)
class Forward(Object):
    """Where a redirect leads: a URL for the type manual, else the id of a product and so on."""

    def accept(self, value: Any, trusted: bool) -> Any:
        known = super().accept(value, trusted)
        kind: Field = Text(name="ref", min=1) if known["type"] == "manual" else Int(name="ref")
        try:
            return {**known, "ref": kind.parse(known["ref"])}
        except Invalid as refusal:
            raise refusal.inside(self.name) from None


def destination(store: Store, forward: Mapping[str, Any]) -> str:
    """The URL, or the path on the storefront, that a redirect leads to; raises Invalid."""
    if forward["type"] == "manual":
        return str(forward["ref"])
    name, field = TARGETS[forward["type"]]
    resource = store.catalogue[name]
    if not store.exists(resource, forward["ref"]):
        reason = f"There is no {resource.singular} with the id {forward['ref']}."
        raise Invalid("forward.ref", reason)
    target = store.get(resource, forward["ref"])
    return str(target[field]) if field else f"/{slug(target['name'])}/"


@rule("before_create", "before_update", evidence=ASSUMED)
def leads_somewhere(change: Change) -> None:
    """The product, category, brand, page or post that a redirect leads to exists."""
    forward = change.new("forward")
    change.values["destination"] = destination(change.store, forward)
    change.values["target_type"] = "url" if forward["type"] == "manual" else forward["type"]


def full_url(redirect: Mapping[str, Any], base: str) -> str:
    """Where the redirect leads, with the storefront's own host in front of a path."""
    path: str = redirect["destination"]
    if "://" in path:
        return path
    return f"{storefront(base)}/{path.removeprefix('/')}"


REDIRECTS = Resource(
    name="redirects",
    path="redirects",
    source=SPEC,
    scope="content",
    fields=(
        ID,
        Text(
            name="path",
            required=True,
            required_on_update=True,
            unique="site_id",
            sample="/old-{n}",
        ),
        Forward(
            name="forward",
            required=True,
            required_on_update=True,
            fields=(
                Choice(name="type", required=True, values=("manual", *TARGETS)),
                Json(name="ref", required=True),
            ),
            sample={"type": "manual", "ref": "/new"},
        ),
        Computed(name="url", compute=full_url),
        Text(name="destination", read_only=True, hidden=True),
        Text(name="target_type", read_only=True, v2=False),
        Int(name="site_id", min=1, default=DEFAULT_SITE, v2=False),
    ),
    rules=(leads_somewhere,),
    known_gaps=("A redirect's url is its target's at the time of the last write.",),
)

RESOURCES = (PAGES, REDIRECTS)
