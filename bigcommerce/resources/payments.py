"""Payment methods: those the store has switched on."""

from bigcommerce.resources.base import ListableApiResource


class PaymentMethods(ListableApiResource):
    """Payment methods."""

    resource_name = "payments/methods"
