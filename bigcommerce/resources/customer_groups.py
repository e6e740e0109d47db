"""Customer groups: discounts and access of some customers."""

from bigcommerce.resources.base import CountableApiResource, EditableApiResource


class CustomerGroups(EditableApiResource, CountableApiResource):
    """Customer groups."""

    resource_name = "customer_groups"
