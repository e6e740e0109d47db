"""Categories: the tree in which products are found."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class Categories(EditableApiResource, CountableApiResource):
    """Categories."""

    resource_name = "categories"
    id_range = True
