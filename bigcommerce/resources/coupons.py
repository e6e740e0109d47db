"""Coupons: discount codes."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class Coupons(EditableApiResource, CountableApiResource):
    """Coupons."""

    resource_name = "coupons"
    id_range = True
