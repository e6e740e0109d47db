"""The store: its name, address, plan and settings."""

from bigcommerce.resources.base import SingletonApiResource


class Store(SingletonApiResource):
    """The store; `api.Store.all()` is one object."""

    resource_name = "store"
