"""The blog: posts, and the tags they carry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from html import unescape
from typing import Any

from bcfake.fields import Computed, Flag, ListOf, Text, Timestamp
from bcfake.resources.slugs import free_path
from bcfake.schema import (
    DOCUMENTED,
    ID,
    Action,
    Call,
    Filter,
    Resource,
    equals,
    rule,
)
from bcfake.store import Change

SPEC = "specs/v2/store_content.v2.yml"
WORDS_IN_SUMMARY = 55  # counted in the published examples

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PublishedDate(Timestamp):
    """A date that is sent as a string and comes back as PHP's object (documented)."""

    def parse(self, value: Any, trusted: bool = False) -> Any:
        moment = super().parse(value, trusted)
        if moment is None:
            raise self.wrong(value, "a date in RFC 2822")
        return moment

    def render(self, value: Any) -> Any:
        return {
            "timezone_type": 1,
            "date": value.strftime("%Y-%m-%d %H:%M:%S.%f"),
            "timezone": "+00:00",
        }


def iso8601(post: Values, base: str) -> str:
    """When the post was published, as `2018-05-18T13:26:42+0000`."""
    published: datetime = post["published_date"]
    return published.strftime("%Y-%m-%dT%H:%M:%S%z")


def summary(post: Values, base: str) -> str:
    """The first words of the body, without its markup."""
    words = unescape(re.sub(r"<[^>]*>", " ", post["body"])).split()
    cut = [*words[:WORDS_IN_SUMMARY], "[...]"] if len(words) > WORDS_IN_SUMMARY else words
    return " ".join(cut)


def preview_url(post: Values, base: str) -> str:
    """The post's URL; that of a draft has a key which opens it."""
    if post["is_published"]:
        return str(post["url"])
    return f"{post['url']}?preview={hashlib.sha256(str(post['id']).encode()).hexdigest()[:13]}"


def is_from(post: Values, moment: datetime) -> bool:
    """Whether the post was published at the moment, or on the day when no time was given."""
    published: datetime = post["published_date"]
    whole_day = moment.time() == time()
    return published.date() == moment.date() if whole_day else published == moment


def has_tag(post: Values, tag: str) -> bool:
    """Whether the post carries the tag, however it is written."""
    return tag.casefold() in (each.casefold() for each in post["tags"])


@rule("before_create", evidence=DOCUMENTED, source=SPEC)
def take_url_from_title(change: Change) -> None:
    """A post without a URL gets one made of its title."""
    if not change.new("url"):
        title = change.new("title")
        change.values["url"] = free_path(change.store, BLOG_POSTS, "url", title, "/blog")


@rule("before_create", evidence=DOCUMENTED, source=SPEC + ", every example answer")
def take_keywords_from_tags(change: Change) -> None:
    """The meta keywords of a post that sends none are its tags."""
    if "meta_keywords" not in change.sent:
        change.values["meta_keywords"] = ",".join(change.new("tags"))


@rule("before_update", evidence=DOCUMENTED, source=SPEC)
def become_draft_again(change: Change) -> None:
    """An update that does not say is_published: true makes the post a draft."""
    change.values["is_published"] = change.sent.get("is_published", False)


BLOG_POSTS = Resource(
    name="blog_posts",
    path="blog/posts",
    source=SPEC,
    scope="content",
    default_order=("published_date", True),
    rows_per_clear=50,
    fields=(
        ID,
        Text(name="title", required=True, sample="Post {n}"),
        Text(name="url", unique=True),
        Computed(name="preview_url", compute=preview_url),
        Text(name="body", required=True, sample="<p>Post {n}</p>"),
        ListOf(name="tags", item=Text(name="tags", min=1)),
        Computed(name="summary", compute=summary),
        Flag(name="is_published"),
        PublishedDate(name="published_date", auto="create"),
        Computed(name="published_date_iso8601", compute=iso8601),
        Text(name="meta_description", nullable=True, default=""),
        Text(name="meta_keywords", nullable=True, default=""),
        Text(name="author", nullable=True, default=""),
        Text(name="thumbnail_path", nullable=True, default=""),
    ),
    filters=(
        *equals("is_published", "url"),
        Filter("tag", "", has_tag, Text(name="tag")),
        Filter("published_date", "published_date", is_from),
    ),
    rules=(take_url_from_title, take_keywords_from_tags, become_draft_again),
    known_gaps=(
        "A URL that is taken is refused with 409 (assumed); the post saved without its URL, and "
        "the 207 that is documented for it, is the fault url_not_saved.",
    ),
)


def tags(call: Call) -> list[dict[str, Any]] | None:
    """Every tag, in alphabetical order, with the ids of the posts, drafts among them, it is on."""
    found: dict[str, list[int]] = {}
    for post in call.store.find(BLOG_POSTS):
        for tag in dict.fromkeys(post["tags"]):
            found.setdefault(tag, []).append(post["id"])
    return [{"tag": tag, "post_ids": found[tag]} for tag in sorted(found, key=str.casefold)] or None


RESOURCES = (BLOG_POSTS,)
ACTIONS = (Action("GET", "blog/tags", tags, source=SPEC + " and the reference of 2016"),)
