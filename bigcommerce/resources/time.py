"""The clock of the store."""

from bigcommerce.resources.base import SingletonApiResource


class Time(SingletonApiResource):
    """The store's clock; `api.Time.all().time` is unix seconds."""

    resource_name = "time"
