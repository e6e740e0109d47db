"""Banners: marketing content on storefront pages."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class Banners(EditableApiResource, CountableApiResource):
    """Banners."""

    resource_name = "banners"
    id_range = True
