"""Redirects: from old paths of the storefront to new ones."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class Redirects(EditableApiResource, CountableApiResource):
    """Redirects."""

    resource_name = "redirects"
