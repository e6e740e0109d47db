"""Pages: static content of the storefront."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class Pages(EditableApiResource, CountableApiResource):
    """Pages."""

    resource_name = "pages"
