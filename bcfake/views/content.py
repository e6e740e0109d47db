"""Web pages and redirects as V3 shows them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Missing
from bcfake.fields import Choice, Email, Flag, Int, Object, Text
from bcfake.resources.content import PAGES as PAGE_ROWS
from bcfake.resources.content import REDIRECTS as REDIRECT_ROWS
from bcfake.resources.content import TARGETS, full_url
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import CRUD, Endpoint, Pair, Search, View

# ---- pages

PAGES_SPEC = "pages.v3.yml"
TYPES = ("page", "raw", "contact_form", "link")
MOST = 50  # items in a batch; assumed


def _optional(name: str, **more: Any) -> Text:
    return Text(name=name, nullable=True, **more)


def _text(name: str) -> Pair:
    """A text that may be sent as null, which empties it."""
    return Pair(_optional(name), into=lambda text: text or "")


META = ("meta_title", "meta_keywords", "meta_description", "search_keywords")
OF_TYPE: Mapping[str, Collection[str]] = {  # besides what all pages have (by the examples)
    "page": META,
    "contact_form": (*META, "email", "contact_fields"),
    "raw": ("search_keywords", "content_type"),
    "link": ("link",),
}
ALL_TYPES = (
    *("id", "channel_id", "name", "is_visible", "parent_id", "sort_order", "type"),
    *("is_homepage", "is_customers_only"),
)
PAGES = View(
    path="content/pages",
    source=PAGE_ROWS,
    spec=PAGES_SPEC,
    verbs=(CRUD | {CLEAR}) - {CREATE},
    batch={CREATE: MOST, UPDATE: MOST},
    one_or_many=True,
    created=201,
    missing="A Page was not found with an ID of {id}",
    shows=lambda row: {*ALL_TYPES, *OF_TYPE[row["type"]]},
    fields=(
        Int(name="id", read_only=True),
        Int(name="channel_id", min=1, read_only="update"),
        Text(name="name", min=1, max=100, required=True),
        Flag(name="is_visible", default=True),
        Int(name="parent_id"),
        Int(name="sort_order"),
        Choice(name="type", values=TYPES, required=True),
        Flag(name="is_homepage"),
        Flag(name="is_customers_only"),
        Text(name="url"),
        _text("meta_title"),
        _text("meta_keywords"),
        _text("meta_description"),
        _text("search_keywords"),
        Email(name="email", max=255),
        Text(name="contact_fields"),
        Text(name="content_type"),
        Text(name="link"),
        Pair(_optional("body", hidden=True), into=lambda text: text or ""),
    ),
    filters=("channel_id", "id:in", "name", "name:like"),
    includes={"body": lambda sight: sight.row["body"]},
    clear_needs=("id:in",),
    known_gaps=(
        "A page's url is taken and not shown: only blogs show theirs, and none can be made.",
        "Pages of type blog and delete_children are refused.",
    ),
)

# ---- redirects

REDIRECTS_SPEC = "redirects.v3.yml"
TO = Object(
    name="to",
    partial=True,
    fields=(
        Choice(name="type", values=(*TARGETS, "url"), required=True),
        Int(name="entity_id", min=1),
        Text(name="url", min=1, max=2048),
    ),
)


def shown_target(forward: Mapping[str, Any]) -> Mapping[str, Any]:
    """V3's target of the row's: manual is url, and the other types name an entity."""
    if forward["type"] == "manual":
        return {"type": "url", "url": str(forward["ref"])}
    return {"type": forward["type"], "entity_id": forward["ref"]}


def taken_target(to: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row's target of V3's; raises Missing."""
    name = "url" if to["type"] == "url" else "entity_id"
    if name not in to:
        raise Missing(f"to.{name}")
    return {"type": "manual" if to["type"] == "url" else to["type"], "ref": to[name]}


def _holding(store: Store, words: str) -> Callable[[Row], bool]:
    wanted = words.casefold()
    return lambda row: wanted in f"{row['path']}\n{row['destination']}".casefold()


REDIRECTS = View(
    path="storefront/redirects",
    source=REDIRECT_ROWS,
    spec=REDIRECTS_SPEC,
    verbs=frozenset({LIST, CLEAR}),
    created=201,
    fields=(
        Int(name="id", read_only=True),
        Int(name="site_id", min=1, required=True),
        Pair(Text(name="from_path", min=1, required=True), "path"),
        Pair(TO, "forward", shown_target, taken_target),
        Pair(Text(name="type", read_only=True, hidden=True), "target_type"),
    ),
    filters=(
        *("site_id", "id:in", "id:min", "id:max"),
        Search("keyword", Text(name="keyword"), _holding),
    ),
    sortable=("from_path", "type", "site_id", "id"),
    includes={"to_url": lambda sight: full_url(sight.row, sight.base)},
    clear_needs=("id:in",),
)


def set_redirects(call: Call) -> list[Any]:
    """PUT /storefront/redirects: each replaces the one that its site has from the same path."""
    saved = [set_redirect(call.store, item) for item in viewing.items(call.body)]
    return [viewing.shown(REDIRECTS, call, row) for row in saved]


def set_redirect(store: Store, item: Any) -> Row:
    """Save a redirect in place of the one that its site has from the same path; raises Refusal."""
    sent = viewing.parse(REDIRECTS, item, "create")
    if "to" not in sent:
        raise Missing("to")
    for known in store.find(REDIRECT_ROWS, path=sent["from_path"], site_id=sent["site_id"]):
        return viewing.update(REDIRECTS, store, (known["id"],), item)
    return viewing.create(REDIRECTS, store, (), item)


VIEWS = (PAGES, REDIRECTS)
ENDPOINTS = (Endpoint("PUT", REDIRECTS.path, set_redirects, status=201, spec=REDIRECTS_SPEC),)
