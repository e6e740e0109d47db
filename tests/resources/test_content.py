"""The blog, web pages and redirects."""

from __future__ import annotations

from datetime import datetime, timezone
from html import escape

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

POST = {"title": "Welcome to BigCommerce", "body": "<p>Hello</p>"}
PAGE = {"type": "page", "name": "Contact Form", "body": "<p>Hello</p>"}


def ids(answer):
    """The ids in a list's answer."""
    return [each["id"] for each in answer.json()] if answer.status_code == 200 else []


# ---- blog posts


def test_a_new_post_is_a_draft_with_a_url_of_its_title(send, bcfake):
    bcfake.clock.freeze(datetime(2018, 5, 18, 13, 26, 42, tzinfo=timezone.utc))
    answer = send("POST", "/blog/posts", {**POST, "tags": ["sugar", "spice"]})
    assert answer.status_code == 201
    shown = answer.json()
    assert shown.pop("preview_url").startswith("/blog/welcome-to-bigcommerce/?preview=")
    assert list(shown.items()) == [
        ("id", 1),
        ("title", "Welcome to BigCommerce"),
        ("url", "/blog/welcome-to-bigcommerce/"),
        ("body", "<p>Hello</p>"),
        ("tags", ["sugar", "spice"]),
        ("summary", "Hello"),
        ("is_published", False),
        (
            "published_date",
            {"timezone_type": 1, "date": "2018-05-18 13:26:42.000000", "timezone": "+00:00"},
        ),
        ("published_date_iso8601", "2018-05-18T13:26:42+0000"),
        ("meta_description", ""),
        ("meta_keywords", "sugar,spice"),
        ("author", ""),
        ("thumbnail_path", ""),
    ]


def test_the_published_date_is_sent_as_a_string_and_shown_as_an_object(send):
    body = {**POST, "published_date": "Wed, 10 Aug 2022 15:39:15 -0500"}
    shown = send("POST", "/blog/posts", body).json()
    assert shown["published_date"]["date"] == "2022-08-10 20:39:15.000000"
    answer = send("PUT", "/blog/posts/1", {"published_date": shown["published_date"]})
    assert answer.status_code == 400
    assert "'published_date'" in answer.json()[0]["message"]


@pytest.mark.parametrize("when", [None, "", "soon"])
def test_a_post_always_has_a_published_date(send, when):
    answer = send("POST", "/blog/posts", {**POST, "published_date": when})
    assert answer.status_code == 400
    assert "'published_date'" in answer.json()[0]["message"]


def test_meta_keywords_that_are_sent_replace_the_tags(send):
    body = {**POST, "tags": ["sugar"], "meta_keywords": "sweets"}
    assert send("POST", "/blog/posts", body).json()["meta_keywords"] == "sweets"


def test_an_update_makes_a_post_a_draft_unless_it_says_is_published(send):
    send("POST", "/blog/posts", {**POST, "is_published": True})
    again = {"author": "Jane", "is_published": True}
    assert send("PUT", "/blog/posts/1", again).json()["is_published"] is True
    assert send("PUT", "/blog/posts/1", {"author": "Joe"}).json()["is_published"] is False


def test_a_published_post_is_previewed_where_it_is(send):
    shown = send("POST", "/blog/posts", {**POST, "is_published": True}).json()
    assert shown["preview_url"] == shown["url"]


def test_posts_of_one_title_get_urls_of_their_own(send):
    urls = {send("POST", "/blog/posts", POST).json()["url"] for _ in range(3)}
    assert len(urls) == 3
    assert all(url.startswith("/blog/welcome-to-bigcommerce") for url in urls)


def test_a_url_that_is_taken_is_refused(send):
    send("POST", "/blog/posts", {**POST, "url": "/blog/hello"})
    assert send("POST", "/blog/posts", {**POST, "url": "/blog/hello"}).status_code == 409


def test_the_newest_post_comes_first(send, bcfake):
    for day in ("2022-01-02", "2022-01-03", "2022-01-01"):
        bcfake.blog_posts.add(published_date=day)
    assert ids(send("GET", "/blog/posts")) == [2, 1, 3]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(1, 60), st.sampled_from(["a", "<b>", "&amp;", "café"]))
@example(55, "a")
@example(56, "a")
def test_a_summary_is_the_first_55_words_of_the_body_without_markup(send, bcfake, number, word):
    bcfake.reset()
    words = [word] * number
    body = "<p>" + escape(" ".join(words[:5])) + "</p> <b>" + escape(" ".join(words[5:])) + "</b>"
    summary = send("POST", "/blog/posts", {**POST, "body": body}).json()["summary"].split()
    assert summary == (words if len(words) <= 55 else [*words[:55], "[...]"])


@pytest.mark.parametrize("name", ["preview_url", "summary", "published_date_iso8601"])
def test_what_follows_from_a_post_cannot_be_sent(send, name):
    assert send("POST", "/blog/posts", {**POST, name: "x"}).status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "is_published=true",
        "url=/blog/hello/",
        "tag=News",
        "published_date=2022-08-10",
        "published_date=2022-08-10T15:39:15Z",
    ],
)
def test_posts_are_found_by_their_filters(send, bcfake, query):
    bcfake.blog_posts.add(tags=["old"])
    bcfake.blog_posts.add(
        is_published=True,
        url="/blog/hello/",
        tags=["news", "other"],
        published_date="2022-08-10T15:39:15Z",
    )
    assert ids(send("GET", "/blog/posts?" + query)) == [2]
    assert send("GET", "/blog/posts/count?" + query).json() == {"count": 1}


def test_tags_are_listed_with_their_posts(send, bcfake):
    assert send("GET", "/blog/tags").status_code == 204
    bcfake.blog_posts.add(tags=["SEO", "Blog"])
    bcfake.blog_posts.add(tags=["News", "Blog"])
    assert send("GET", "/blog/tags").json() == [
        {"tag": "Blog", "post_ids": [1, 2]},
        {"tag": "News", "post_ids": [2]},
        {"tag": "SEO", "post_ids": [1]},
    ]


def test_posts_are_deleted_a_page_at_a_time(send, bcfake):
    bcfake.blog_posts.add_many(60)
    assert send("DELETE", "/blog/posts").status_code == 204
    assert len(bcfake.blog_posts) == 10
    assert send("DELETE", "/blog/posts?limit=3").status_code == 204
    assert len(bcfake.blog_posts) == 7


# ---- pages


def test_a_new_page_is_answered_in_full(send):
    answer = send("POST", "/pages", PAGE)
    assert answer.status_code == 201
    assert list(answer.json().items()) == [
        ("id", 1),
        ("channel_id", 1),
        ("name", "Contact Form"),
        ("meta_title", ""),
        ("email", ""),
        ("body", "<p>Hello</p>"),
        ("is_visible", False),
        ("parent_id", 0),
        ("sort_order", 0),
        ("meta_keywords", ""),
        ("type", "page"),
        ("contact_fields", ""),
        ("meta_description", ""),
        ("is_homepage", False),
        ("layout_file", "page.html"),
        ("is_customers_only", False),
        ("search_keywords", ""),
        ("has_mobile_version", False),
        ("mobile_body", ""),
        ("content_type", "text/html"),
        ("url", "/contact-form/"),
        ("link", ""),
    ]


def test_a_pages_url_may_be_chosen_once(send):
    assert send("POST", "/pages", {**PAGE, "url": "/hello/"}).json()["url"] == "/hello/"
    assert send("POST", "/pages", {**PAGE, "url": "/hello/"}).status_code == 409


@pytest.mark.parametrize(("kind", "needed"), [("raw", "body"), ("link", "link")])
def test_a_raw_page_needs_a_body_and_a_link_page_a_link(send, kind, needed):
    body = {"type": kind, "name": "Page"}
    answer = send("POST", "/pages", body)
    assert answer.status_code == 400
    assert f"'{needed}'" in answer.json()[0]["message"]
    assert send("POST", "/pages", {**body, needed: "https://example.com"}).status_code == 201
    assert send("PUT", "/pages/1", {needed: ""}).status_code == 400


def test_only_a_raw_page_may_be_something_else_than_html(send):
    script = {"content_type": "text/javascript"}
    assert send("POST", "/pages", {**PAGE, **script}).status_code == 400
    raw = {**PAGE, **script, "type": "raw"}
    assert send("POST", "/pages", raw).json()["content_type"] == "text/javascript"
    assert send("PUT", "/pages/1", {"type": "page"}).status_code == 400


def test_a_page_is_below_a_page_that_exists_and_never_below_itself(send, bcfake):
    assert send("POST", "/pages", {**PAGE, "parent_id": 9}).status_code == 400
    for parent in (0, 1, 2):
        bcfake.pages.add(parent_id=parent)
    assert send("PUT", "/pages/1", {"parent_id": 1}).status_code == 400
    assert send("PUT", "/pages/1", {"parent_id": 3}).status_code == 400
    assert send("PUT", "/pages/3", {"parent_id": 1}).status_code == 200


def test_the_pages_below_a_deleted_page_move_to_the_top(send, bcfake):
    for parent in (0, 1, 2):
        bcfake.pages.add(parent_id=parent)
    send("DELETE", "/pages/1")
    assert [page["parent_id"] for page in send("GET", "/pages").json()] == [0, 2]


def test_there_is_one_home_page(send, bcfake):
    bcfake.pages.add(is_homepage=True)
    send("POST", "/pages", {**PAGE, "is_homepage": True})
    assert [page["is_homepage"] for page in send("GET", "/pages").json()] == [False, True]


def test_a_page_keeps_its_channel(send, bcfake):
    assert send("POST", "/pages", {**PAGE, "channel_id": 11}).json()["channel_id"] == 11
    assert send("PUT", "/pages/1", {"channel_id": 1}).status_code == 400


def test_pages_can_be_counted_and_all_deleted(send, bcfake):
    bcfake.pages.add_many(3)
    assert send("GET", "/pages/count").json() == {"count": 3}
    assert send("DELETE", "/pages").status_code == 204
    assert send("GET", "/pages/count").json() == {"count": 0}


# ---- redirects


def test_a_manual_redirect_leads_to_any_url(send):
    body = {"path": "/old", "forward": {"type": "manual", "ref": "https://example.com/new"}}
    answer = send("POST", "/redirects", body)
    assert answer.status_code == 201
    assert answer.json() == {"id": 1, **body, "url": "https://example.com/new"}


@pytest.mark.parametrize(
    ("kind", "collection", "path"),
    [
        ("product", "products", "/red-mug/"),
        ("category", "categories", "/red-mug/"),
        ("brand", "brands", "/red-mug/"),
        ("page", "pages", "/red-mug/"),
        ("post", "blog_posts", "/blog/red-mug/"),
    ],
)
def test_a_dynamic_redirect_leads_to_an_object_of_the_store(send, bcfake, kind, collection, path):
    name = "title" if kind == "post" else "name"
    row = getattr(bcfake, collection).add(**{name: "Red mug"})
    body = {"path": "/old", "forward": {"type": kind, "ref": str(row["id"])}}
    shown = send("POST", "/redirects", body).json()
    assert shown["forward"] == {"type": kind, "ref": row["id"]}
    assert shown["url"] == f"https://store-{bcfake.store_hash}.mybigcommerce.com{path}"


@pytest.mark.parametrize(
    "forward",
    [
        {"type": "product", "ref": 99},
        {"type": "product", "ref": "mug"},
        {"type": "product"},
        {"type": "manual", "ref": ""},
        {"type": "elsewhere", "ref": "/new"},
        "/new",
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(send, forward):
    answer = send("POST", "/redirects", {"path": "/old", "forward": forward})
    assert answer.status_code == 400
    assert "'forward" in answer.json()[0]["message"]


def test_two_redirects_cannot_start_at_one_path(send, bcfake):
    bcfake.redirects.add(path="/old")
    body = {"path": "/old", "forward": {"type": "manual", "ref": "/new"}}
    assert send("POST", "/redirects", body).status_code == 409


def test_an_update_of_a_redirect_sends_path_and_forward(send, bcfake):
    bcfake.redirects.add()
    forward = {"type": "manual", "ref": "/newer"}
    assert send("PUT", "/redirects/1", {"path": "/older"}).status_code == 400
    assert send("PUT", "/redirects/1", {"forward": forward}).status_code == 400
    shown = send("PUT", "/redirects/1", {"path": "/older", "forward": forward}).json()
    assert (shown["path"], shown["url"][-6:]) == ("/older", "/newer")


def test_a_redirects_url_is_read_only(send):
    body = {"path": "/old", "forward": {"type": "manual", "ref": "/new"}, "url": "/new"}
    assert send("POST", "/redirects", body).status_code == 400
