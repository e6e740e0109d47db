"""Widgets on the storefront's pages: their templates, themselves, where they are placed, and whole
pages of them; V3 alone knows them."""

from __future__ import annotations

from bcfake.fields import Choice, Flag, Int, Json, Text, Timestamp
from bcfake.resources.channels import CHANNELS
from bcfake.resources.references import holds_at_most, refers_to
from bcfake.resources.uuids import UUID, known_by_uuid, uuid_of
from bcfake.schema import ASSUMED, DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "specs/v3/widgets.v3.yml"
DATES = (
    Timestamp(name="date_created", auto="create"),
    Timestamp(name="date_modified", auto="change"),
)
CHANNEL = Int(name="channel_id", min=1, default=1)
IN_A_CHANNEL = refers_to("channel_id", CHANNELS)


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SOURCE)
def versions(change: Change) -> None:
    """A widget template is a version, which an update replaces by another where that is asked."""
    assert change.row is not None
    if change.old is None or change.sent.get("version") != change.old["version"]:
        id, version = change.row["id"], change.row["version"]
        uuid = uuid_of(f"{change.resource.name}/{id}/versions", version)
        change.store.amend(change.resource, id, current_version_uuid=uuid)


WIDGET_TEMPLATES = Resource(
    name="widget_templates",
    path="content/widget-templates",
    source=SOURCE,
    scope="content",
    verbs=frozenset(),
    fields=(
        ID,
        UUID,
        CHANNEL,
        Text(name="name", required=True, sample="Widget template {n}"),
        Json(name="schema", shape=list, default=()),
        Text(name="template", required=True, sample="<p>{{{{text}}}}</p>"),
        Text(name="storefront_api_query"),
        Choice(name="kind", values=("custom",)),
        Text(name="icon_name", default="default"),
        Flag(name="client_rerender"),
        Text(name="template_engine", default="handlebars_v3"),
        Int(name="version", default=1),
        Text(name="current_version_uuid"),
        *DATES,
    ),
    rules=(holds_at_most(5000, source=SOURCE), IN_A_CHANNEL, known_by_uuid, versions),
    known_gaps=(
        "Templates are not rendered: /preview is not served.",
        "Of a template's versions only the current one is kept; version_uuid is passed over.",
        "The limit of templates in one channel, and what a schema looks like, are not checked.",
        "What BigCommerce's own widgets are made of is not there.",
    ),
)

WIDGETS = Resource(
    name="widgets",
    path="content/widgets",
    source=SOURCE,
    scope="content",
    verbs=frozenset(),
    parent=WIDGET_TEMPLATES,
    parent_key="widget_template_id",
    fields=(
        ID,
        UUID,
        Int(name="widget_template_id"),
        CHANNEL,
        Text(name="name", required=True, sample="Widget {n}"),
        Text(name="description"),
        Json(name="widget_configuration", shape=dict, default={}),
        Json(name="storefront_api_query_params", shape=dict, default={}),
        Text(name="version_uuid"),
        *DATES,
    ),
    rules=(holds_at_most(100_000, source=SOURCE), IN_A_CHANNEL, known_by_uuid),
    known_gaps=("The widgets of a deleted template, and its placements, go with it (assumed).",),
)

PLACEMENTS = Resource(
    name="placements",
    path="content/placements",
    source=SOURCE,
    scope="content",
    verbs=frozenset(),
    parent=WIDGETS,
    parent_key="widget_id",
    fields=(
        ID,
        UUID,
        Int(name="widget_id"),
        CHANNEL,
        Text(name="template_file", required=True, sample="pages/home"),
        Text(name="entity_id"),
        Int(name="sort_order"),
        Text(name="region"),
        Choice(name="status", values=("inactive", "active")),
        *DATES,
    ),
    rules=(IN_A_CHANNEL, known_by_uuid),
    known_gaps=("A placement may be in any template file and region, and on any entity.",),
)

# What every page of BigCommerce's Cornerstone theme has, by template file (as far as is known).
REGIONS = {
    "pages/home": (
        *("home_below_menu", "home_below_carousel", "home_below_featured_products"),
        *("home_below_top_products", "home_below_new_products"),
    ),
    "pages/category": (
        *("category_header_banner", "category_below_header", "category_below_content"),
    ),
    "pages/product": ("product_below_price", "product_below_content"),
    "pages/brand": ("brand_below_header", "brand_below_content"),
    "pages/cart": ("cart_below_totals", "cart_below_content"),
    "pages/page": ("page_below_content",),
    "pages/search": ("search_below_header", "search_below_content"),
}
EVERYWHERE = "header_bottom"

PAGE_CONTENTS = Resource(
    name="page_contents",
    path="content/page-widgets",
    source="specs/v3/page-widgets.v3.yml",
    scope="content",
    evidence=ASSUMED,
    verbs=frozenset(),
    fields=(
        ID,
        Int(name="channel_id", min=1, default=1),
        Text(name="template_file"),
        Text(name="entity_id"),
        Json(name="regions", shape=list, default=()),
    ),
    known_gaps=(
        "A page's content is what was published for it; placements of widgets are not in it.",
        "Which regions a template file has is known of the Cornerstone theme alone (assumed).",
    ),
)

RESOURCES = (WIDGET_TEMPLATES, WIDGETS, PLACEMENTS, PAGE_CONTENTS)
