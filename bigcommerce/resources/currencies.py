"""Currencies: what the store shows prices in."""

from bigcommerce.resources.base import EditableApiResource


class Currencies(EditableApiResource):
    """Currencies."""

    resource_name = "currencies"
