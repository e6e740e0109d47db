"""Tax classes: reference data."""

from bigcommerce.resources.base import ListableApiResource


class TaxClasses(ListableApiResource):
    """Tax classes."""

    resource_name = "tax_classes"
