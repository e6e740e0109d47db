"""Brands: who makes the products."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class Brands(EditableApiResource, CountableApiResource):
    """Brands."""

    resource_name = "brands"
    id_range = True
