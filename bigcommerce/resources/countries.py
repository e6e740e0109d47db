"""Countries and their states: reference data."""

from bigcommerce.resources.base import (
    CountableApiResource,
    CountableApiSubResource,
    ListableApiResource,
    ListableApiSubResource,
    Related,
)


class CountryStates(ListableApiSubResource, CountableApiSubResource):
    """States, provinces or regions of a country."""

    parent_resource = "countries"
    resource_name = "states"
    parent_key = "country_id"
    count_resource = "countries/states"


class Countries(ListableApiResource, CountableApiResource):
    """Countries."""

    resource_name = "countries"
    states = Related(CountryStates)
