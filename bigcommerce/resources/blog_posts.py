"""The blog: posts and the tags they carry."""

from bigcommerce.resources.base import (
    CountableApiResource,
    EditableApiResource,
    ListableApiResource,
)


class BlogPosts(EditableApiResource, CountableApiResource):
    """Blog posts, the newest first."""

    resource_name = "blog/posts"


class BlogTags(ListableApiResource):
    """Each tag with the ids of its posts."""

    resource_name = "blog/tags"
    paged = False
