"""Order statuses: reference data, given all at once."""

from bigcommerce.resources.base import ListableApiResource


class OrderStatuses(ListableApiResource):
    """Order statuses."""

    resource_name = "order_statuses"
    paged = False
