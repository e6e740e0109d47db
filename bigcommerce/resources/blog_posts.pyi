# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off


from collections.abc import Iterator, Mapping as AnyMapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, TypedDict

from typing_extensions import Self, Unpack

from bigcommerce import paging
from bigcommerce.resources._reading import Listed, Reading
from bigcommerce.resources.flat import Id, Params
from bigcommerce.resources.mapping import MakesRequests

from bigcommerce.resources.base import CountableApiResource, EditableApiResource, ListableApiResource

class _BlogPostsCreate(TypedDict, total=False):
    title: str
    url: str
    body: str
    tags: Sequence[str]
    is_published: bool
    published_date: str | int
    meta_description: str | None
    meta_keywords: str | None
    author: str | None
    thumbnail_path: str | None

class _BlogPostsUpdate(TypedDict, total=False):
    title: str
    url: str
    body: str
    tags: Sequence[str]
    is_published: bool
    published_date: str | int
    meta_description: str | None
    meta_keywords: str | None
    author: str | None
    thumbnail_path: str | None

class _BlogPostsFilters(Listed, total=False):
    is_published: bool
    url: str
    tag: str
    published_date: date | str

class _BlogPostsReading(_BlogPostsFilters, Reading, total=False):
    ...

class _BlogPostsCounted(TypedDict, total=False):
    is_published: bool
    url: str
    tag: str
    published_date: date | str

class _BlogPostsDoomed(TypedDict, total=False):
    page: int
    limit: int

class BlogPosts(EditableApiResource, CountableApiResource):
    id: int
    title: str
    url: str
    preview_url: Any
    body: str
    tags: list[str]
    summary: Any
    is_published: bool
    published_date: str
    published_date_iso8601: Any
    meta_description: str | None
    meta_keywords: str | None
    author: str | None
    thumbnail_path: str | None
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_BlogPostsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_BlogPostsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BlogPostsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_BlogPostsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BlogPostsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BlogPostsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_BlogPostsDoomed]) -> Any: ...


class BlogTags(ListableApiResource):
    ...

